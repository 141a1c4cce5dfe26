-- Conferences held in the period ?1 to ?2 (as summary-conferences.sql), and late entries, whose ids stand in the JSON list ?3: entity, id,
-- how many, day, people, women.
SELECT 'conference', h.id, 1, h.held_on,
	(SELECT coalesce(sum(a.persons), 0) FROM attendance a WHERE a.conference = h.id AND a.trashed = 0),
	(SELECT coalesce(sum(a.women), 0) FROM attendance a WHERE a.conference = h.id AND a.trashed = 0)
FROM (
	SELECT id, held_on FROM conference WHERE held_on BETWEEN ?1 AND ?2 AND status BETWEEN 3 AND 6 AND trashed = 0
	UNION ALL
	SELECT c.id, c.held_on FROM json_each(?3) late CROSS JOIN conference c ON c.id = late.value
	WHERE c.held_on < ?1 AND c.status BETWEEN 3 AND 6 AND c.trashed = 0
) h;
