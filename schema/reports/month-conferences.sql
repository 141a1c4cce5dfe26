-- Conferences held in the period ?1 to ?2 (as summary-conferences.sql): entity, id, how many, day, people, women. ?3 is not used.
SELECT 'conference', h.id, 1, h.held_on,
	(SELECT coalesce(sum(a.persons), 0) FROM attendance a WHERE a.conference = h.id AND a.trashed = 0),
	(SELECT coalesce(sum(a.women), 0) FROM attendance a WHERE a.conference = h.id AND a.trashed = 0)
FROM conference h
WHERE h.held_on BETWEEN ?1 AND ?2 AND h.status BETWEEN 3 AND 6 AND h.trashed = 0 AND ?3 IS NOT NULL;
