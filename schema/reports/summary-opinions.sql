-- Opinions raised at the conferences held in the period ?1 to ?2, as they stood at its end: id, day; then 0 or 1:
-- all, answered on the spot, handed to somebody, and neither answered nor closed when the due day had passed.
-- ?3 day on which overdue is asked.
SELECT c.id, h.held_on, 1, c.on_spot, NOT c.on_spot AND c.assignee IS NOT NULL,
	NOT c.on_spot AND coalesce(coalesce(c.answered_on, c.closed_on) > ?2, 1) AND coalesce(c.due_on < ?3, 0)
FROM conference h CROSS JOIN casefile c ON c.conference = h.id
WHERE h.held_on BETWEEN ?1 AND ?2 AND h.status BETWEEN 3 AND 6 AND h.trashed = 0
	AND c.trashed = 0 AND c.merged_into IS NULL;
