-- with: late
-- Conferences held in the period ?1 to ?2: a row each. What was raised there as it stands at the end of the period. ?5 day on which
-- overdue is asked.
,
meeting AS (
	SELECT h.id, coalesce(late.day, h.held_on) AS held_on
	FROM (
		SELECT id FROM conference WHERE held_on BETWEEN ?1 AND ?2
		UNION SELECT record FROM late_entry WHERE entity = 'conference'
	) chosen JOIN conference h ON h.id = chosen.id
		LEFT JOIN late_entry late ON late.entity = 'conference' AND late.record = h.id AND late.field = 'held_on'
	WHERE h.status BETWEEN 3 AND 6 AND h.trashed = 0
)
SELECT 'conference', h.id, h.held_on, h.id,
	(SELECT coalesce(sum(a.persons), 0) FROM attendance a WHERE a.conference = h.id AND a.trashed = 0),
	(SELECT coalesce(sum(a.women), 0) FROM attendance a WHERE a.conference = h.id AND a.trashed = 0),
	count(c.id), coalesce(sum(c.on_spot), 0),
	coalesce(sum(NOT c.on_spot AND coalesce(coalesce(c.answered_on, c.closed_on) <= ?2, 0)), 0),
	coalesce(sum(NOT c.on_spot AND NOT coalesce(coalesce(c.answered_on, c.closed_on) <= ?2, 0)), 0),
	coalesce(sum(NOT c.on_spot AND NOT coalesce(coalesce(c.answered_on, c.closed_on) <= ?2, 0) AND coalesce(c.due_on < ?5, 0)), 0),
	(SELECT count(*) FROM commitment m WHERE m.conference = h.id AND m.made_on <= ?2 AND m.trashed = 0),
	(SELECT count(*) FROM commitment m WHERE m.conference = h.id AND m.made_on <= ?2 AND m.done_on <= ?2 AND m.trashed = 0)
FROM meeting h LEFT JOIN casefile c ON c.conference = h.id AND c.trashed = 0 AND c.merged_into IS NULL
WHERE h.held_on BETWEEN ?1 AND ?2
GROUP BY h.held_on, h.id;
