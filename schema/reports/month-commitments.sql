-- Commitments made up to ?2 that did not end before ?1, and late entries, whose ids stand in the JSON list ?3: entity, id, how many, days
-- they were made, promised for, kept, given up.
SELECT 'commitment', id, 1, made_on, due_on, done_on, broken_on
FROM commitment
WHERE made_on <= ?2 AND coalesce(coalesce(done_on, broken_on) >= ?1, 1) AND trashed = 0
UNION ALL
SELECT 'commitment', m.id, 1, m.made_on, m.due_on, m.done_on, m.broken_on
FROM json_each(?3) late CROSS JOIN commitment m ON m.id = late.value
WHERE m.made_on <= ?2 AND coalesce(m.done_on, m.broken_on) < ?1 AND m.trashed = 0;
