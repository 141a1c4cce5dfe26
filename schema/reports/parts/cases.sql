-- Cases within competence of the period ?1 to ?2, and opening balances of cases: complaints and denunciations. ?3 late entries.
--
-- A case is done on the day of its answer, else of its closing (as in summary-cases.sql); what turned out to be another body's, or
-- was filed, is not within competence. A petition counts from the day it came, but not before its case did. The effects of what was
-- decided count in the period of the decision.
,
chosen (id) AS (
	SELECT id FROM casefile WHERE received_on BETWEEN ?1 AND ?2
	UNION SELECT id FROM casefile WHERE coalesce(answered_on, closed_on) >= ?1 AND received_on < ?1 AND trashed = 0 AND merged_into IS NULL
	UNION SELECT id FROM casefile WHERE closed_on IS NULL AND answered_on IS NULL AND outcome NOT IN (8, 9, 12, 33) AND trashed = 0
	UNION SELECT casefile FROM resolution WHERE issued_on BETWEEN ?1 AND ?2 AND trashed = 0
	UNION SELECT record FROM late_entry WHERE entity = 'case'
	UNION SELECT r.casefile FROM late_entry CROSS JOIN resolution r ON late_entry.entity = 'resolution' AND r.id = late_entry.record
),
dated AS MATERIALIZED (
	SELECT c.id, c.kind, c.instance, c.outcome, c.due_on, coalesce(came.day, c.received_on) AS received_on,
		coalesce(answer.day, c.answered_on, ending.day, c.closed_on) AS done_on,
		coalesce(c.answered_on, c.closed_on) AS really_done_on
	FROM chosen JOIN casefile c ON c.id = chosen.id
		LEFT JOIN late_entry came ON came.entity = 'case' AND came.record = c.id AND came.field = 'received_on'
		LEFT JOIN late_entry answer ON answer.entity = 'case' AND answer.record = c.id AND answer.field = 'answered_on'
		LEFT JOIN late_entry ending ON ending.entity = 'case' AND ending.record = c.id AND ending.field = 'closed_on'
	WHERE c.kind IN (3, 4) AND c.outcome NOT IN (8, 9, 12, 33) AND c.trashed = 0 AND c.merged_into IS NULL
),
-- A case and those that were merged into it.
lineage (root, id) AS (
	SELECT id, id FROM dated
	UNION SELECT lineage.root, m.id FROM lineage JOIN casefile m ON m.merged_into = lineage.id
),
-- Their petitions.
brought AS (
	SELECT dated.id AS casefile,
		CASE WHEN coalesce(came.day, p.received_on) < dated.received_on THEN dated.received_on ELSE coalesce(came.day, p.received_on) END AS since
	FROM lineage CROSS JOIN petition p ON p.casefile = lineage.id
		CROSS JOIN dated ON dated.id = lineage.root
		LEFT JOIN late_entry came ON came.entity = 'petition' AND came.record = p.id AND came.field = 'received_on'
	WHERE p.trashed = 0
),
papers AS (
	SELECT casefile, sum(since < ?1) AS old, sum(since BETWEEN ?1 AND ?2) AS new
	FROM brought
	GROUP BY casefile
),
effects AS (
	SELECT r.casefile, sum(r.money_recovered) AS money_recovered, sum(r.land_recovered) AS land_recovered,
		sum(r.money_to_organisations) AS money_to_organisations, sum(r.land_to_organisations) AS land_to_organisations,
		sum(max(r.money_returned - r.money_to_organisations, 0)) AS money_to_persons,
		sum(max(r.land_returned - r.land_to_organisations, 0)) AS land_to_persons,
		sum(r.organisations_restored) AS organisations_restored, sum(r.persons_restored) AS persons_restored,
		sum(r.persons_disciplined) AS persons_disciplined, sum(r.officials_disciplined) AS officials_disciplined,
		sum(r.referred_cases) AS referred_cases, sum(r.referred_persons) AS referred_persons,
		sum(r.referred_officials) AS referred_officials
	FROM dated CROSS JOIN resolution r ON r.casefile = dated.id
		LEFT JOIN late_entry came ON came.entity = 'resolution' AND came.record = r.id AND came.field = 'issued_on'
	WHERE coalesce(came.day, r.issued_on) BETWEEN ?1 AND ?2 AND r.trashed = 0
	GROUP BY r.casefile
),
known AS (
	SELECT 'case' AS entity, dated.id, received_on, done_on, kind, instance, outcome, 1 AS cases,
		coalesce(papers.old, 0) AS old, coalesce(papers.new, 0) AS new, coalesce(really_done_on > due_on, 0) AS tardy
	FROM dated LEFT JOIN papers ON papers.casefile = dated.id
	UNION ALL
	SELECT 'opening-balance', id, as_of, done_on, CASE kind WHEN 1 THEN 3 WHEN 2 THEN 4 END, instance, outcome, cases,
		petitions * (as_of < ?1), petitions * (as_of >= ?1), late
	FROM opening_balance
	WHERE stage = 2 AND kind IN (1, 2) AND as_of <= ?2 AND trashed = 0
),
within AS (
	SELECT *, received_on <= ?2 AND (received_on >= ?1 OR coalesce(done_on >= ?1, 1)) AS inside, coalesce(done_on <= ?2, 0) AS over
	FROM known
),
fact AS (
	SELECT entity, id, received_on, kind, tardy, instance = 2 AS second, instance = 3 AS further,
		cases * inside AS matters, old * inside AS old_petitions, new * inside AS new_petitions,
		(old + new) * (inside AND over) AS done_petitions, cases * (inside AND over) AS done,
		outcome BETWEEN 1 AND 4 AS judged, outcome = 1 AS founded, outcome = 2 AS partly, outcome IN (3, 4) AS unfounded,
		outcome = 5 AS withdrawn, outcome = 6 AS ended,
		coalesce(money_recovered, 0) AS money_recovered, coalesce(land_recovered, 0) AS land_recovered,
		coalesce(money_to_organisations, 0) AS money_to_organisations, coalesce(land_to_organisations, 0) AS land_to_organisations,
		coalesce(money_to_persons, 0) AS money_to_persons, coalesce(land_to_persons, 0) AS land_to_persons,
		coalesce(organisations_restored, 0) AS organisations_restored, coalesce(persons_restored, 0) AS persons_restored,
		coalesce(persons_disciplined, 0) AS persons_disciplined, coalesce(officials_disciplined, 0) AS officials_disciplined,
		coalesce(referred_cases, 0) AS referred_cases, coalesce(referred_persons, 0) AS referred_persons,
		coalesce(referred_officials, 0) AS referred_officials
	FROM within LEFT JOIN effects ON effects.casefile = within.id AND within.entity = 'case'
)
