-- with: late
-- with: petitions
-- 01/XLD (TT 02/2021): petitions of all kinds.
SELECT entity, id, received_on, 0,
	total, carried * (signers = 2), carried * (signers = 1), carried * (signers = 3),
	received * (signers = 2), received * (signers = 1), received * (signers = 3),
	handled, eligible, cases,
	eligible * (kind = 1), eligible * (kind = 2), eligible * (kind = 3),
	eligible * (settled AND NOT again), eligible * (settled AND again),
	eligible * (NOT settled AND begun), eligible * (NOT settled AND NOT begun),
	eligible * (way = 1), eligible * (way = 1 AND kind = 1), eligible * (way = 1 AND kind = 2), eligible * (way = 1 AND kind = 3),
	eligible * (way > 1), eligible * (way = 2), eligible * (way = 3), eligible * (way = 4),
	replied
FROM fact;
