-- Cases done in the period ?1 to ?2, by kind, and what people think of it: satisfied, neutral, not satisfied, not asked.
SELECT 'case', id, received_on, kind,
	1, satisfaction IN (1, 2, 3), satisfaction = 1, satisfaction = 2, satisfaction = 3, 0, satisfaction NOT IN (1, 2, 3)
FROM (
	SELECT id, received_on, kind, satisfaction
	FROM casefile
	WHERE received_on BETWEEN ?1 AND ?2 AND coalesce(answered_on, closed_on) <= ?2 AND trashed = 0 AND merged_into IS NULL
	UNION ALL
	SELECT id, received_on, kind, satisfaction
	FROM casefile
	WHERE coalesce(answered_on, closed_on) BETWEEN ?1 AND ?2 AND +received_on < ?1 AND trashed = 0 AND merged_into IS NULL
);
