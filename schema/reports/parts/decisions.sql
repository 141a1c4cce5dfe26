-- Decisions on complaints and conclusions on denunciations that were to be enforced in the period ?1 to ?2. ?3 late entries. They are
-- to be enforced from the day of issue to the day all of it was done, where they order something, were enforced or found the
-- petitioner right, in part too. Owed is what they order less what was done before the period; done is what was done in it.
,
chosen (id) AS (
	SELECT id FROM resolution WHERE issued_on BETWEEN ?1 AND ?2 AND kind IN (3, 4)
	UNION SELECT id FROM resolution WHERE enforced_on >= ?1 AND issued_on < ?1 AND kind IN (3, 4)
	UNION SELECT id FROM resolution WHERE enforced_on IS NULL AND issued_on < ?1 AND kind IN (3, 4) AND trashed = 0
	UNION SELECT resolution FROM enforcement WHERE done_on BETWEEN ?1 AND ?2 AND trashed = 0
	UNION SELECT record FROM late_entry WHERE entity = 'resolution'
	UNION SELECT s.resolution FROM late_entry CROSS JOIN enforcement s ON late_entry.entity = 'enforcement' AND s.id = late_entry.record
),
dated AS MATERIALIZED (
	SELECT r.*, c.kind AS case_kind, coalesce(came.day, r.issued_on) AS since, coalesce(went.day, r.enforced_on) AS until
	FROM chosen CROSS JOIN resolution r ON r.id = chosen.id JOIN casefile c ON c.id = r.casefile
		LEFT JOIN late_entry came ON came.entity = 'resolution' AND came.record = r.id AND came.field = 'issued_on'
		LEFT JOIN late_entry went ON went.entity = 'resolution' AND went.record = r.id AND went.field = 'enforced_on'
	WHERE r.trashed = 0 AND c.trashed = 0 AND ((c.kind = 3 AND r.kind = 3) OR (c.kind = 4 AND r.kind = 4))
),
step AS MATERIALIZED (
	SELECT s.*, coalesce(came.day, s.done_on) AS day
	FROM dated CROSS JOIN enforcement s ON s.resolution = dated.id
		LEFT JOIN late_entry came ON came.entity = 'enforcement' AND came.record = s.id AND came.field = 'done_on'
	WHERE s.trashed = 0
),
before AS (
	SELECT resolution, sum(money_recovered) AS money_recovered, sum(land_recovered) AS land_recovered,
		sum(money_to_organisations) AS money_to_organisations, sum(land_to_organisations) AS land_to_organisations,
		sum(money_returned - money_to_organisations) AS money_to_persons, sum(land_returned - land_to_organisations) AS land_to_persons,
		sum(organisations_restored) AS organisations_restored, sum(persons_restored) AS persons_restored
	FROM step
	WHERE day < ?1
	GROUP BY resolution
),
now AS (
	SELECT resolution, sum(money_recovered) AS money_recovered, sum(land_recovered) AS land_recovered,
		sum(money_to_organisations) AS money_to_organisations, sum(land_to_organisations) AS land_to_organisations,
		sum(max(money_returned - money_to_organisations, 0)) AS money_to_persons,
		sum(max(land_returned - land_to_organisations, 0)) AS land_to_persons,
		sum(organisations_restored) AS organisations_restored, sum(persons_restored) AS persons_restored,
		sum(organisations_disciplined) AS organisations_disciplined, sum(persons_disciplined) AS persons_disciplined,
		sum(officials_disciplined) AS officials_disciplined,
		sum(prosecuted_cases) AS prosecuted_cases, sum(prosecuted_persons) AS prosecuted_persons,
		sum(prosecuted_officials) AS prosecuted_officials
	FROM step
	WHERE day BETWEEN ?1 AND ?2
	GROUP BY resolution
),
ordered AS (
	SELECT dated.id, dated.since, dated.case_kind AS kind, coalesce(dated.until <= ?2, 0) AS over,
		dated.since <= ?2 AND (dated.since >= ?1 OR coalesce(dated.until >= ?1, 1))
			AND (dated.enforced_on IS NOT NULL OR dated.outcome IN (1, 2) OR dated.money_recovered > 0 OR dated.land_recovered > 0 OR dated.money_returned > 0
				OR dated.land_returned > 0 OR dated.organisations_restored > 0 OR dated.persons_restored > 0 OR dated.organisations_disciplined > 0
				OR dated.persons_disciplined > 0) AS inside,
		max(dated.money_recovered - coalesce(before.money_recovered, 0), 0) AS money_recovered,
		max(dated.land_recovered - coalesce(before.land_recovered, 0), 0) AS land_recovered,
		max(dated.money_to_organisations - coalesce(before.money_to_organisations, 0), 0) AS money_to_organisations,
		max(dated.land_to_organisations - coalesce(before.land_to_organisations, 0), 0) AS land_to_organisations,
		max(dated.money_returned - dated.money_to_organisations - coalesce(before.money_to_persons, 0), 0) AS money_to_persons,
		max(dated.land_returned - dated.land_to_organisations - coalesce(before.land_to_persons, 0), 0) AS land_to_persons,
		max(dated.organisations_restored - coalesce(before.organisations_restored, 0), 0) AS organisations_restored,
		max(dated.persons_restored - coalesce(before.persons_restored, 0), 0) AS persons_restored
	FROM dated LEFT JOIN before ON before.resolution = dated.id
)
