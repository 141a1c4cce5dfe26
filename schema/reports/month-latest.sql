-- Cases done in the period ?1 to ?2 after their last lawful day, the latest first, at most ?3: id, last lawful day, day they were done.
SELECT id, due_on, coalesce(answered_on, closed_on)
FROM casefile
WHERE coalesce(answered_on, closed_on) BETWEEN ?1 AND ?2 AND due_on < coalesce(answered_on, closed_on) AND trashed = 0 AND merged_into IS NULL
ORDER BY julianday(coalesce(answered_on, closed_on)) - julianday(due_on) DESC, id LIMIT ?3;
