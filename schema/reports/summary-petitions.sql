-- Petitions that were unhandled or came in during the period ?1 to ?2, duplicates too: id, day of receipt; then 0 or 1:
-- carried over, received, handled, left. Three ranges, as for cases (summary-cases.sql).
SELECT id, received_on, received_on < ?1, received_on >= ?1, handled, NOT handled
FROM (
	SELECT id, received_on, coalesce(handled_on <= ?2, 0) AS handled
	FROM petition
	WHERE received_on BETWEEN ?1 AND ?2 AND trashed = 0
	UNION ALL
	SELECT id, received_on, handled_on <= ?2
	FROM petition
	WHERE handled_on >= ?1 AND +received_on < ?1 AND trashed = 0
	UNION ALL
	SELECT id, received_on, 0
	FROM petition
	WHERE handled_on IS NULL AND received_on < ?1 AND trashed = 0
);
