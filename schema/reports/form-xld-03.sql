-- with: late
-- with: petitions
-- 03/XLD (TT 01/2024): denunciations.
SELECT entity, id, received_on, 0,
	total, carried, received, handled, old_handled, new_handled,
	eligible, cases,
	cases * (official IN (1, 2, 3, 4)), cases * (official = 1), cases * (official = 2), cases * (official = 3), cases * (official = 4),
	cases * (official = 5), cases * (official = 6), cases * (official = 7), cases * (official NOT BETWEEN 1 AND 7),
	cases * (NOT settled AND overdue), cases * settled, cases * (NOT settled AND NOT overdue),
	cases * (way = 1), cases * (way = 1 AND NOT again), cases * (way = 1 AND again),
	cases * (way > 1), cases * (way IN (2, 3)), cases * (way = 4),
	replied
FROM fact
WHERE kind = 2;
