-- Commitments that were made, due, kept or given up in the period ?1 to ?2, or stood open at its end: id, day of the
-- promise; then 0 or 1: made, due, kept, kept late, broken, open, overdue. ?3 day on which overdue is asked.
SELECT id, made_on, made, due, kept AND timely, kept AND NOT timely, broken, open, open AND coalesce(due_on < ?3, 0)
FROM (
	SELECT id, made_on, due_on,
		made_on >= ?1 AS made,
		coalesce(due_on BETWEEN ?1 AND ?2, 0) AS due,
		coalesce(done_on BETWEEN ?1 AND ?2, 0) AS kept,
		coalesce(done_on <= due_on, 1) AS timely,
		coalesce(broken_on BETWEEN ?1 AND ?2, 0) AS broken,
		coalesce(coalesce(done_on, broken_on) > ?2, 1) AS open
	FROM commitment
	WHERE made_on <= ?2 AND trashed = 0
)
WHERE made OR due OR kept OR broken OR open;
