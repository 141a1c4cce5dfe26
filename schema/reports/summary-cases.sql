-- Facts of the month's summary about cases: one row per case that was open or came in during the period.
-- ?1 first day, ?2 last day, ?3 day on which overdue is asked (the day after the period, or today if that is earlier).
-- Columns: id, day of receipt, kind, field, hamlet; then 0 or 1: carried over, received, done, on time, late, left,
-- left overdue. A case is done on the day of its answer, else of its closing. Every row is carried over or received,
-- and done or left, so carried over + received = done + left, and what is left is carried over next time.
-- Three ranges that do not overlap: received in the period; received before, and done in it or later; and still open.
-- The + keeps the ranges to their own indexes: few cases are done late, most were received before.
-- scan: the index of the open few
-- A sum of these columns gives a number, the ids where a column is 1 the list behind it.
SELECT id, received_on, kind, field, coalesce(hamlet, 0),
	received_on < ?1, received_on >= ?1,
	done, done AND timely, done AND NOT timely,
	NOT done, NOT done AND coalesce(due_on < ?3, 0)
FROM (
	SELECT id, received_on, kind, field, hamlet, due_on,
		coalesce(coalesce(answered_on, closed_on) <= ?2, 0) AS done,
		coalesce(coalesce(answered_on, closed_on) <= due_on, 1) AS timely
	FROM casefile
	WHERE received_on BETWEEN ?1 AND ?2 AND trashed = 0 AND merged_into IS NULL
	UNION ALL
	SELECT id, received_on, kind, field, hamlet, due_on,
		coalesce(answered_on, closed_on) <= ?2,
		coalesce(coalesce(answered_on, closed_on) <= due_on, 1)
	FROM casefile
	WHERE coalesce(answered_on, closed_on) >= ?1 AND +received_on < ?1 AND trashed = 0 AND merged_into IS NULL
	UNION ALL
	SELECT id, received_on, kind, field, hamlet, due_on, 0, 1
	FROM casefile
	WHERE closed_on IS NULL AND answered_on IS NULL AND +received_on < ?1 AND trashed = 0 AND merged_into IS NULL
);
