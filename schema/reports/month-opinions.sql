-- Opinions raised at the conferences held in the period ?1 to ?2: entity, id, how many, day of the conference, conference, 1 = answered
-- on the spot, days of answer, closing, last lawful day, 1 = somebody holds it. ?3 is not used.
SELECT 'case', c.id, 1, h.held_on, h.id, c.on_spot, c.answered_on, c.closed_on, c.due_on, c.assignee IS NOT NULL
FROM conference h CROSS JOIN casefile c ON c.conference = h.id
WHERE h.held_on BETWEEN ?1 AND ?2 AND h.status BETWEEN 3 AND 6 AND h.trashed = 0
	AND c.trashed = 0 AND c.merged_into IS NULL AND ?3 IS NOT NULL;
