-- scan: the index of the open few
-- with: late
-- with: cases
-- 01/KQGQ: complaints. Hidden: petitions of what was done; cases that ended otherwise.
SELECT entity, id, received_on, 0,
	old_petitions + new_petitions, old_petitions, new_petitions, matters,
	done * judged, done * withdrawn,
	money_recovered, land_recovered, money_to_organisations, land_to_organisations, money_to_persons, land_to_persons,
	organisations_restored, persons_restored, persons_disciplined, officials_disciplined,
	referred_cases, referred_persons, referred_officials,
	done * (founded AND NOT second), done * (unfounded AND NOT second), done * (partly AND NOT second),
	done * (unfounded AND second), done * ((founded OR partly) AND second),
	done * (judged AND NOT tardy), done * (judged AND tardy),
	done_petitions, done * (NOT judged AND NOT withdrawn)
FROM fact
WHERE kind = 3;
