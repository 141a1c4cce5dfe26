-- Commitments that were open or made in the period ?1 to ?2: a row each. One ends on the day it was kept, else given up. ?5 day on
-- which overdue is asked.
SELECT 'commitment', id, made_on, id,
	1, made_on < ?1, made_on >= ?1,
	over AND kept AND timely, over AND kept AND NOT timely, over AND NOT kept,
	NOT over, NOT over AND coalesce(due_on < ?5, 0)
FROM (
	SELECT id, made_on, due_on, done_on IS NOT NULL AS kept, coalesce(done_on <= due_on, 1) AS timely,
		coalesce(coalesce(done_on, broken_on) <= ?2, 0) AS over,
		made_on >= ?1 OR coalesce(coalesce(done_on, broken_on) >= ?1, 1) AS inside
	FROM commitment
	WHERE made_on <= ?2 AND trashed = 0
)
WHERE inside;
