-- with: late
-- with: petitions
-- 01/XLD (TT 01/2024): petitions of all kinds.
SELECT entity, id, received_on, 0,
	total, carried, received, handled, remaining,
	eligible, cases,
	eligible * (kind = 1), eligible * (kind = 2), eligible * (kind = 3),
	eligible * (settled AND NOT again), eligible * (settled AND again), eligible * (NOT settled),
	eligible * (way = 1), eligible * (way = 1 AND kind = 1), eligible * (way = 1 AND kind = 2), eligible * (way = 1 AND kind = 3),
	eligible * (way > 1), eligible * (way = 2), eligible * (way = 3), eligible * (way = 4),
	replied
FROM fact;
