-- with: late
-- with: petitions
-- 02/XLD (TT 01/2024): complaints. Hidden: those that were handled.
SELECT entity, id, received_on, 0,
	total, carried, received, handled, old_handled, new_handled,
	eligible, cases,
	cases * (official IN (1, 2, 3, 4)), cases * (official = 1), cases * (official = 2), cases * (official IN (3, 4)),
	cases * (official = 6), cases * (official = 7), cases * (official NOT IN (1, 2, 3, 4, 6, 7)),
	cases * (settled AND NOT court AND NOT again), cases * (settled AND NOT court AND again), cases * court, cases * (NOT settled),
	cases * (way = 1), cases * (way = 1 AND NOT again), cases * (way = 1 AND again),
	cases * (way > 1), cases * (way IN (2, 3)), cases * (way = 4),
	replied
FROM fact
WHERE kind = 1;
