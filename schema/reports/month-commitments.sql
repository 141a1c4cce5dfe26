-- Commitments made up to ?2 that did not end before ?1: entity, id, how many, days they were made, promised for, kept, given up.
-- ?3 is not used.
SELECT 'commitment', id, 1, made_on, due_on, done_on, broken_on
FROM commitment
WHERE made_on <= ?2 AND coalesce(coalesce(done_on, broken_on) >= ?1, 1) AND trashed = 0 AND ?3 IS NOT NULL;
