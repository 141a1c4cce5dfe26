-- with: late
-- with: petitions
-- 04/XLD (TT 01/2024): proposals and feedback.
SELECT entity, id, received_on, 0,
	total, carried, received, handled, old_handled, new_handled,
	eligible, cases,
	cases * (official = 11), cases * (official = 12), cases * (official = 13), cases * (official NOT IN (11, 12, 13)),
	cases * settled, cases * (NOT settled),
	cases * (way = 1), cases * (way > 1), cases * (way IN (2, 3)), cases * (way = 4),
	cases * (way = 1 AND settled), cases * (way = 1 AND NOT settled)
FROM fact
WHERE kind = 3;
