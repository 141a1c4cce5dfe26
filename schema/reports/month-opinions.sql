-- Opinions raised at the conferences held in the period ?1 to ?2, and at those entered late, whose ids stand in the JSON list ?3: entity,
-- id, how many, day of the conference, conference, 1 = answered on the spot, days of answer, closing, last lawful day, 1 = somebody
-- holds it.
SELECT 'case', c.id, 1, h.held_on, h.id, c.on_spot, c.answered_on, c.closed_on, c.due_on, c.assignee IS NOT NULL
FROM (
	SELECT id, held_on FROM conference WHERE held_on BETWEEN ?1 AND ?2 AND status BETWEEN 3 AND 6 AND trashed = 0
	UNION ALL
	SELECT o.id, o.held_on FROM json_each(?3) late CROSS JOIN conference o ON o.id = late.value
	WHERE o.held_on < ?1 AND o.status BETWEEN 3 AND 6 AND o.trashed = 0
) h CROSS JOIN casefile c ON c.conference = h.id
WHERE c.trashed = 0 AND c.merged_into IS NULL;
