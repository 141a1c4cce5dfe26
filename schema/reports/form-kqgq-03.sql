-- scan: the index of the open few
-- with: late
-- with: cases
-- 03/KQGQ: denunciations. Hidden: petitions of what was done; cases that ended otherwise.
SELECT entity, id, received_on, 0,
	old_petitions + new_petitions, old_petitions, new_petitions, matters, matters * further,
	done * (judged OR withdrawn OR ended), done * (judged AND NOT further), done * (judged AND further), done * withdrawn, done * ended,
	money_recovered, land_recovered, money_to_organisations, land_to_organisations, money_to_persons, land_to_persons,
	organisations_restored, persons_restored, persons_disciplined, officials_disciplined,
	referred_cases, referred_persons, referred_officials,
	done * founded, done * (founded AND further), done * unfounded, done * (unfounded AND further),
	done * partly, done * (partly AND further),
	done * ((judged OR withdrawn OR ended) AND NOT tardy), done * ((judged OR withdrawn OR ended) AND tardy),
	0,
	done_petitions, done * (NOT judged AND NOT withdrawn AND NOT ended)
FROM fact
WHERE kind = 4;
