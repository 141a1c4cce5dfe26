-- with: late
-- with: petitions
-- 02/XLD (TT 02/2021): complaints. The form has no place for those that nobody known has signed: they stand with the single ones.
SELECT entity, id, received_on, 0,
	total, carried * (signers = 2), carried * (signers <> 2), received * (signers = 2), received * (signers <> 2),
	handled, old_handled, new_handled,
	eligible, cases,
	cases * (official IN (1, 2, 3, 4)), cases * (official = 1), cases * (official = 2), cases * (official IN (3, 4)),
	cases * (official = 6), cases * (official = 7), cases * (official NOT IN (1, 2, 3, 4, 6, 7)),
	cases * (settled AND NOT court AND NOT again), cases * (settled AND NOT court AND again), cases * court,
	cases * (NOT settled AND begun), cases * (NOT settled AND NOT begun),
	cases * (way = 1), cases * (way = 1 AND NOT again), cases * (way = 1 AND again),
	cases * (way > 1), cases * (way = 2), cases * (way = 3), cases * (way = 4),
	replied
FROM fact
WHERE kind = 1;
