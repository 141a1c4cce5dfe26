-- Cases of the month's report: that came in during the period ?1 to ?2, were done in it or later, or are still open; then late
-- entries, whose ids stand in the JSON list ?3, and opening balances of cases.
-- Columns: entity, id, how many, days of receipt, answer, closing, last lawful day; kind, field, hamlet; of those done in the period the
-- outcome and what people think of it; of complaints and denunciations the day of acceptance.
-- The first three ranges do not overlap, as in summary-cases.sql. What no index has is read of the few rows that need it.
-- scan: the index of the open few
SELECT 'case', id, 1, received_on, answered_on, closed_on, due_on, kind, field, coalesce(hamlet, 0),
	iif(coalesce(answered_on, closed_on) <= ?2, outcome, 0), iif(coalesce(answered_on, closed_on) <= ?2, satisfaction, 0),
	iif(kind IN (3, 4), accepted_on, NULL)
FROM casefile
WHERE received_on BETWEEN ?1 AND ?2 AND trashed = 0 AND merged_into IS NULL
UNION ALL
SELECT 'case', id, 1, received_on, answered_on, closed_on, due_on, kind, field, coalesce(hamlet, 0),
	iif(coalesce(answered_on, closed_on) <= ?2, outcome, 0), iif(coalesce(answered_on, closed_on) <= ?2, satisfaction, 0),
	iif(kind IN (3, 4), accepted_on, NULL)
FROM casefile
WHERE coalesce(answered_on, closed_on) >= ?1 AND +received_on < ?1 AND trashed = 0 AND merged_into IS NULL
UNION ALL
SELECT 'case', id, 1, received_on, answered_on, closed_on, due_on, kind, field, coalesce(hamlet, 0), 0, 0,
	iif(kind IN (3, 4), accepted_on, NULL)
FROM casefile
WHERE closed_on IS NULL AND answered_on IS NULL AND +received_on < ?1 AND trashed = 0 AND merged_into IS NULL
UNION ALL
SELECT 'case', c.id, 1, c.received_on, c.answered_on, c.closed_on, c.due_on, c.kind, c.field, coalesce(c.hamlet, 0), c.outcome,
	c.satisfaction, iif(c.kind IN (3, 4), c.accepted_on, NULL)
FROM json_each(?3) late CROSS JOIN casefile c ON c.id = late.value
WHERE coalesce(c.answered_on, c.closed_on) < ?1 AND c.received_on < ?1 AND c.trashed = 0 AND c.merged_into IS NULL
UNION ALL
SELECT 'opening-balance', id, cases, as_of, done_on, NULL, iif(late AND done_on IS NOT NULL, date(done_on, '-1 day'), NULL),
	CASE kind WHEN 1 THEN 3 WHEN 2 THEN 4 ELSE 2 END, field, 0, iif(done_on <= ?2, outcome, 0), 0, NULL
FROM opening_balance
WHERE as_of <= ?2 AND stage = 2 AND cases > 0 AND trashed = 0;
