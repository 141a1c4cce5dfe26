-- Petitions of the month's report, duplicates too: that came in during the period ?1 to ?2, were handled in it or later, or are not
-- handled yet; then late entries, whose ids stand in the JSON list ?3, and opening balances of petitions.
-- Columns: entity, id, how many, days of receipt and handling, kind, field, handling.
SELECT 'petition', id, 1, received_on, handled_on, kind, field, handling
FROM petition
WHERE received_on BETWEEN ?1 AND ?2 AND trashed = 0
UNION ALL
SELECT 'petition', id, 1, received_on, handled_on, kind, field, handling
FROM petition
WHERE handled_on >= ?1 AND +received_on < ?1 AND trashed = 0
UNION ALL
SELECT 'petition', id, 1, received_on, NULL, kind, field, handling
FROM petition
WHERE handled_on IS NULL AND received_on < ?1 AND trashed = 0
UNION ALL
SELECT 'petition', p.id, 1, p.received_on, p.handled_on, p.kind, p.field, p.handling
FROM json_each(?3) late CROSS JOIN petition p ON p.id = late.value
WHERE p.handled_on < ?1 AND p.received_on < ?1 AND p.trashed = 0
UNION ALL
SELECT 'opening-balance', id, petitions, as_of, done_on, kind, field, handling
FROM opening_balance
WHERE as_of <= ?2 AND stage = 1 AND petitions > 0 AND trashed = 0;
