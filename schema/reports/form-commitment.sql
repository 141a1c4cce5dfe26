-- with: late
-- Commitments that were open or made in the period ?1 to ?2: a row each. One ends on the day it was kept, else given up. ?5 day on
-- which overdue is asked.
,
promise AS (
	SELECT m.id, coalesce(made.day, m.made_on) AS made_on, m.due_on, m.done_on IS NOT NULL AS kept,
		coalesce(m.done_on <= m.due_on, 1) AS timely,
		CASE WHEN m.done_on IS NOT NULL THEN coalesce(kept.day, m.done_on) ELSE coalesce(given.day, m.broken_on) END AS ended_on
	FROM commitment m
		LEFT JOIN late_entry made ON made.entity = 'commitment' AND made.record = m.id AND made.field = 'made_on'
		LEFT JOIN late_entry kept ON kept.entity = 'commitment' AND kept.record = m.id AND kept.field = 'done_on'
		LEFT JOIN late_entry given ON given.entity = 'commitment' AND given.record = m.id AND given.field = 'broken_on'
	WHERE m.made_on <= ?2 AND m.trashed = 0
)
SELECT 'commitment', id, made_on, id,
	1, made_on < ?1, made_on >= ?1,
	over AND kept AND timely, over AND kept AND NOT timely, over AND NOT kept,
	NOT over, NOT over AND coalesce(due_on < ?5, 0)
FROM (
	SELECT *, coalesce(ended_on <= ?2, 0) AS over, made_on >= ?1 OR coalesce(ended_on >= ?1, 1) AS inside
	FROM promise
	WHERE made_on <= ?2
)
WHERE inside;
