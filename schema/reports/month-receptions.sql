-- Visits of citizens in the period ?1 to ?2, and late entries, whose ids stand in the JSON list ?3.
-- Columns: entity, id, how many, day; who received: 1 regular reception 2 the chair 3 the secretary of the Party committee 4 another
-- head, or one whom nothing names; people, large group, repeated visit. The title of who received tells; where a clerk or nobody is
-- named, the schedule of that day does.
SELECT 'reception', v.id, 1, v.received_on,
	CASE WHEN v.kind NOT IN (2, 3) THEN 1
		WHEN s.title LIKE 'Chủ tịch UBND%' OR s.title LIKE 'Chủ tịch Ủy ban nhân dân%' THEN 2
		WHEN s.title LIKE 'Bí thư Đảng ủy%' THEN 3
		WHEN s.role = 3 THEN 4
		ELSE coalesce((SELECT min(d.host) + 1 FROM reception_day d
			WHERE d.day = v.received_on AND d.kind = v.kind - 1 AND d.host IN (1, 2) AND d.held <> 2 AND d.trashed = 0), 4)
	END,
	v.persons, v.large_group, v.repeated
FROM (
	SELECT id, received_on, kind, received_by, persons, large_group, repeated
	FROM reception
	WHERE received_on BETWEEN ?1 AND ?2 AND trashed = 0
	UNION ALL
	SELECT r.id, r.received_on, r.kind, r.received_by, r.persons, r.large_group, r.repeated
	FROM json_each(?3) late CROSS JOIN reception r ON r.id = late.value
	WHERE r.received_on < ?1 AND r.trashed = 0
) v LEFT JOIN staff s ON s.id = v.received_by;
