-- Petitions of the period ?1 to ?2, duplicates too, and opening balances of petitions. ?3 late entries, ?4 official columns of the
-- fields of work (field, of complaints, of denunciations, of feedback), ?5 day on which overdue is asked.
--
-- total = carried + received = handled + remaining, and one period's remaining is the next one's carried. Eligible is what was
-- handled in the period, is not found ineligible and went one of four ways: 1 ours 2 guided 3 transferred 4 urged; what was filed,
-- returned, split or explained went none of them. These are 1, or the number of petitions of an opening balance.
-- The matter (vụ việc) is the case, that of the petition it repeats, or else the petition: cases is 1 at the first eligible one of
-- each matter and kind. What stands beside it (field, settled, way) is said of the matter there, so every matter counts once.
,
official (field, complaint, denunciation, feedback) AS MATERIALIZED (
	SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?4)
),
chosen (id) AS (
	SELECT id FROM petition WHERE received_on BETWEEN ?1 AND ?2
	UNION SELECT id FROM petition WHERE handled_on >= ?1 AND received_on < ?1 AND trashed = 0
	UNION SELECT id FROM petition WHERE handled_on IS NULL AND received_on < ?1 AND trashed = 0
	UNION SELECT id FROM petition WHERE replied_on BETWEEN ?1 AND ?2
	UNION SELECT record FROM late_entry WHERE entity = 'petition'
),
-- The petition that a duplicate repeats, over all in between.
dated AS (
	SELECT p.id, p.kind, p.signers, p.identity, p.field, p.eligibility, p.competence, p.handling, p.settled_before, p.refusals,
		p.channel IN (1, 7) OR EXISTS (SELECT 1 FROM reception v WHERE v.petition = p.id AND v.trashed = 0) AS met,
		coalesce(came.day, p.received_on) AS received_on, coalesce(went.day, p.handled_on) AS handled_on,
		coalesce(back.day, p.replied_on) AS replied_on, p.casefile,
		CASE WHEN p.duplicate_of IS NULL THEN p.id ELSE coalesce((
			WITH RECURSIVE above (id) AS (
				SELECT p.duplicate_of
				UNION SELECT q.duplicate_of FROM above JOIN petition q ON q.id = above.id WHERE q.duplicate_of IS NOT NULL
			)
			SELECT q.id FROM above JOIN petition q ON q.id = above.id WHERE q.duplicate_of IS NULL), p.id)
		END AS first
	FROM chosen JOIN petition p ON p.id = chosen.id
		LEFT JOIN late_entry came ON came.entity = 'petition' AND came.record = p.id AND came.field = 'received_on'
		LEFT JOIN late_entry went ON went.entity = 'petition' AND went.record = p.id AND went.field = 'handled_on'
		LEFT JOIN late_entry back ON back.entity = 'petition' AND back.record = p.id AND back.field = 'replied_on'
	WHERE p.trashed = 0
),
-- The case of a petition, or of the one it repeats; of a merged case the one that goes on.
joined AS (
	SELECT dated.*, c.id AS own_case
	FROM dated LEFT JOIN petition q ON q.id = dated.first AND dated.casefile IS NULL
		LEFT JOIN casefile c ON c.id = coalesce(dated.casefile, q.casefile) AND c.trashed = 0
),
settling AS (
	SELECT joined.*, CASE WHEN c.merged_into IS NULL THEN c.id ELSE coalesce((
			WITH RECURSIVE above (id) AS (
				SELECT c.merged_into
				UNION SELECT m.merged_into FROM above JOIN casefile m ON m.id = above.id WHERE m.merged_into IS NOT NULL
			)
			SELECT m.id FROM above JOIN casefile m ON m.id = above.id WHERE m.merged_into IS NULL), c.id)
		END AS matter_case
	FROM joined LEFT JOIN casefile c ON c.id = joined.own_case
),
known AS (
	SELECT 'petition' AS entity, settling.id, settling.received_on, settling.handled_on, coalesce(settling.replied_on BETWEEN ?1 AND ?2, 0) AS replied,
		CASE settling.kind WHEN 1 THEN 1 WHEN 2 THEN 2 ELSE 3 END AS kind,
		CASE WHEN settling.signers > 1 THEN 2 WHEN settling.identity IN (2, 3) THEN 3 ELSE 1 END AS signers,
		settling.eligibility, settling.competence, settling.handling, settling.met, 1 AS weight, 1 AS matters, coalesce(c.id, -settling.first) AS matter,
		coalesce(nullif(c.field, 0), settling.field) AS field,
		settling.refusals & 256 <> 0 AS court,
		coalesce(coalesce(c.answered_on, c.closed_on) <= ?2, 0) OR settling.settled_before = 1 AS answered,
		coalesce(c.instance > 1, 0) AS again,
		coalesce(c.accepted_on <= ?2, 0) OR coalesce(c.kind NOT IN (3, 4), 0) AS begun,
		coalesce(c.due_on < ?5, 0) AS overdue
	FROM settling LEFT JOIN casefile c ON c.id = settling.matter_case
	UNION ALL
	SELECT 'opening-balance', o.id, o.as_of, o.done_on, 0, CASE o.kind WHEN 1 THEN 1 WHEN 2 THEN 2 ELSE 3 END,
		CASE o.signers WHEN 2 THEN 2 WHEN 3 THEN 3 ELSE 1 END, 0, 0, o.handling, 0, o.petitions, o.cases, o.id, o.field,
		0, 0, o.instance > 1, 0, 0
	FROM opening_balance o
	WHERE o.stage = 1 AND o.as_of <= ?2 AND o.trashed = 0
),
within AS (
	SELECT known.*, received_on < ?1 AND coalesce(handled_on >= ?1, 1) AS was_open, received_on BETWEEN ?1 AND ?2 AS came,
		coalesce(handled_on <= ?2, 0) AS went
	FROM known
),
ways AS (
	SELECT within.*, CASE WHEN NOT went OR NOT (was_open OR came) THEN 0
			WHEN handling = 1 THEN 1
			WHEN handling IN (8, 10) AND competence IN (0, 1) THEN 1
			WHEN handling = 2 THEN 2
			WHEN handling IN (3, 9) THEN 3
			WHEN handling = 6 THEN 4
			ELSE 0
		END AS way
	FROM within
),
counted AS (
	SELECT ways.*, ways.way > 0 AND ways.eligibility <> 2 AS fit,
		CASE ways.kind WHEN 1 THEN coalesce(f.complaint, 8) WHEN 2 THEN coalesce(f.denunciation, 8) ELSE coalesce(f.feedback, 14) END AS official
	FROM ways LEFT JOIN official f ON f.field = ways.field
),
fact AS (
	SELECT entity, id, received_on, kind, signers, way, official, replied, again, begun,
		court OR answered AS settled, court, overdue,
		weight * (was_open OR came) AS total, weight * was_open AS carried, weight * came AS received,
		weight * ((was_open OR came) AND went) AS handled, weight * ((was_open OR came) AND NOT went) AS remaining,
		weight * (was_open AND went) AS old_handled, weight * (came AND went) AS new_handled,
		weight * fit AS eligible,
		matters * (fit AND (entity <> 'petition' OR
			row_number() OVER (PARTITION BY entity, fit, kind, matter ORDER BY received_on, id) = 1)) AS cases,
		weight * (came AND met) AS visited,
		came AND met AND row_number() OVER (PARTITION BY entity, came AND met, kind, matter ORDER BY received_on, id) = 1 AS visited_case,
		CASE WHEN way > 0 THEN way > 1 ELSE competence IN (2, 3, 4) END AS others
	FROM counted
)
