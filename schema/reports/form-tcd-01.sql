-- with: late
-- 01/TCD: visits of the period ?1 to ?2. Branch: 1 regular reception 2 by the head, scheduled or not 3 by a delegate of the head. The
-- sessions (kỳ tiếp) are the days of reception that were held, not those of the Party's secretary, and the days with a visit to the
-- head that the schedule does not have.
,
visit AS (
	SELECT v.id, coalesce(came.day, v.received_on) AS day, v.persons, v.large_group AS large, v.repeated,
		CASE WHEN v.kind NOT IN (2, 3) THEN 1 WHEN v.delegated THEN 3 ELSE 2 END AS branch
	FROM (
		SELECT id FROM reception WHERE received_on BETWEEN ?1 AND ?2
		UNION SELECT record FROM late_entry WHERE entity = 'reception'
	) chosen JOIN reception v ON v.id = chosen.id
		LEFT JOIN late_entry came ON came.entity = 'reception' AND came.record = v.id AND came.field = 'received_on'
	WHERE v.trashed = 0
),
session AS (
	SELECT s.id, coalesce(held.day, s.day) AS day, s.delegated
	FROM (
		SELECT id FROM reception_day WHERE day BETWEEN ?1 AND ?2
		UNION SELECT record FROM late_entry WHERE entity = 'reception-day'
	) chosen JOIN reception_day s ON s.id = chosen.id
		LEFT JOIN late_entry held ON held.entity = 'reception-day' AND held.record = s.id AND held.field = 'day'
	WHERE s.trashed = 0 AND s.held = 1 AND s.host <> 2
),
fact AS (
	SELECT 'reception' AS entity, v.id, v.day, 1 AS visits, v.persons, v.large, v.repeated, v.branch,
		v.branch > 1 AND row_number() OVER (PARTITION BY v.day, v.branch ORDER BY v.id) = 1 AND NOT EXISTS (
			SELECT 1 FROM session WHERE session.day = v.day AND session.delegated = (v.branch = 3)) AS sessions
	FROM visit v
	WHERE v.day BETWEEN ?1 AND ?2
	UNION ALL
	SELECT 'reception-day', id, day, 0, 0, 0, 0, 2 + delegated, 1
	FROM session
	WHERE day BETWEEN ?1 AND ?2
)
SELECT entity, id, day, 0,
	visits, persons, visits,
	visits * (branch = 1), persons * (branch = 1), visits * (branch = 1 AND NOT repeated), visits * (branch = 1 AND repeated),
	large * (branch = 1), persons * (large AND branch = 1), large * (branch = 1 AND NOT repeated), large * (branch = 1 AND repeated),
	sessions * (branch = 2),
	visits * (branch = 2), persons * (branch = 2), visits * (branch = 2 AND NOT repeated), visits * (branch = 2 AND repeated),
	large * (branch = 2), persons * (large AND branch = 2), large * (branch = 2 AND NOT repeated), large * (branch = 2 AND repeated),
	sessions * (branch = 3),
	visits * (branch = 3), persons * (branch = 3), visits * (branch = 3 AND NOT repeated), visits * (branch = 3 AND repeated),
	large * (branch = 3), persons * (large AND branch = 3), large * (branch = 3 AND NOT repeated), large * (branch = 3 AND repeated),
	0
FROM fact;
