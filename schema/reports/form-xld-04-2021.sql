-- with: late
-- with: petitions
-- 04/XLD (TT 02/2021): proposals and feedback.
SELECT entity, id, received_on, 0,
	total, carried * (signers = 2), carried * (signers = 1), carried * (signers = 3),
	received * (signers = 2), received * (signers = 1), received * (signers = 3),
	handled, old_handled, new_handled,
	eligible, cases,
	cases * (official = 11), cases * (official = 12), cases * (official = 13), cases * (official NOT IN (11, 12, 13)),
	cases * settled, cases * (NOT settled AND begun), cases * (NOT settled AND NOT begun),
	cases * (way = 1), cases * (way > 1), cases * (way IN (2, 3)), cases * (way = 4),
	replied
FROM fact
WHERE kind = 3;
