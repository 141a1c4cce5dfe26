-- with: late
-- with: decisions
-- 04/KQGQ: enforcement of conclusions on denunciations.
SELECT 'resolution', ordered.id, ordered.since, 0,
	ordered.inside, ordered.inside AND ordered.over,
	ordered.inside * ordered.money_recovered, ordered.inside * ordered.land_recovered,
	coalesce(now.money_recovered, 0), coalesce(now.land_recovered, 0),
	ordered.inside * ordered.organisations_restored, ordered.inside * ordered.persons_restored,
	ordered.inside * ordered.money_to_organisations, ordered.inside * ordered.land_to_organisations, ordered.inside * ordered.money_to_persons, ordered.inside * ordered.land_to_persons,
	coalesce(now.organisations_restored, 0), coalesce(now.persons_restored, 0),
	coalesce(now.money_to_organisations, 0), coalesce(now.land_to_organisations, 0),
	coalesce(now.money_to_persons, 0), coalesce(now.land_to_persons, 0),
	coalesce(now.organisations_disciplined, 0), coalesce(now.persons_disciplined, 0), coalesce(now.officials_disciplined, 0),
	coalesce(now.prosecuted_cases, 0), coalesce(now.prosecuted_persons, 0), coalesce(now.prosecuted_officials, 0)
FROM ordered LEFT JOIN now ON now.resolution = ordered.id
WHERE ordered.kind = 4;
