-- with: late
-- with: petitions
-- 02/TCD (TT 02/2021): petitions that came in the period through the reception of citizens. Each is ours or another body's, also
-- while it is not handled: then by what intake found.
SELECT entity, id, received_on, 0,
	visited, visited_case,
	visited * (kind = 1), visited_case * (kind = 1), visited * (kind = 2), visited_case * (kind = 2),
	visited * (kind = 3), visited_case * (kind = 3),
	visited * (NOT others), visited_case * (NOT others),
	visited * others, visited_case * others,
	visited_case * (others AND way = 2), visited_case * (others AND way = 3), visited_case * (others AND way = 4),
	replied, 0
FROM fact;
