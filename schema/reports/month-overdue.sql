-- Cases that were open at the end of the period (last day ?1) and overdue on the day ?2, the oldest last day first, at most ?3: id, last
-- lawful day. Those that are open still, and those that were done since. The + keeps the ranges to their own indexes.
SELECT id, due_on FROM (
	SELECT id, due_on
	FROM casefile
	WHERE closed_on IS NULL AND answered_on IS NULL AND trashed = 0 AND due_on < ?2 AND +received_on <= ?1 AND merged_into IS NULL
	UNION ALL
	SELECT id, due_on
	FROM casefile
	WHERE coalesce(answered_on, closed_on) > ?1 AND +received_on <= ?1 AND +due_on < ?2 AND trashed = 0 AND merged_into IS NULL
)
ORDER BY +due_on, id LIMIT ?3;
