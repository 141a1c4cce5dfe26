-- with: late
-- with: petitions
-- 03/XLD (TT 02/2021): denunciations.
SELECT entity, id, received_on, 0,
	total, carried * (signers = 2), carried * (signers = 1), carried * (signers = 3),
	received * (signers = 2), received * (signers = 1), received * (signers = 3),
	handled, old_handled, new_handled,
	eligible, cases,
	cases * (official IN (1, 2, 3, 4)), cases * (official = 1), cases * (official = 2), cases * (official = 3), cases * (official = 4),
	cases * (official = 5), cases * (official = 6), cases * (official = 7), cases * (official NOT BETWEEN 1 AND 7),
	cases * (NOT settled AND NOT overdue AND NOT begun), cases * (NOT settled AND NOT overdue AND begun),
	cases * (NOT settled AND overdue), cases * settled,
	cases * (way = 1), cases * (way = 1 AND NOT again), cases * (way = 1 AND again),
	cases * (way > 1), cases * (way = 2), cases * (way = 3), cases * (way = 4),
	replied
FROM fact
WHERE kind = 2;
