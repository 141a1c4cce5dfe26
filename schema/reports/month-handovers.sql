-- How often case ?1 went from one person to another up to the day ?2.
SELECT count(*)
FROM event
WHERE entity = 'case' AND record = ?1 AND at < date(?2, '+1 day')
	AND json_extract(before, '$.assignee') <> '' AND json_extract(after, '$.assignee') <> ''
	AND json_extract(before, '$.assignee') <> json_extract(after, '$.assignee');
