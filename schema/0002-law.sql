-- 0002: the law as data: steps of lifecycles, clocks, the competence guard at intake, days of reception.

-- Where a case is in its kind's lifecycle (rules/vn/lifecycles.conf).
ALTER TABLE casefile ADD COLUMN step TEXT NOT NULL DEFAULT ''; -- state of the lifecycle: verifying
ALTER TABLE casefile ADD COLUMN step_on TEXT; -- day it came to that state
ALTER TABLE casefile ADD COLUMN decided_by INTEGER REFERENCES staff (id); -- leader who took the latest decision on it
ALTER TABLE casefile ADD COLUMN accepted_on TEXT; -- day it was accepted for settlement (thụ lý)
ALTER TABLE casefile ADD COLUMN paused_on TEXT; -- day its settlement was suspended; NULL = it runs
-- Cases from before get the state that their dates say; what was closed stays closed.
UPDATE casefile SET step = CASE
	WHEN closed_on IS NOT NULL THEN 'closed'
	WHEN answered_on IS NOT NULL THEN CASE kind WHEN 3 THEN 'decided' WHEN 4 THEN 'concluded' WHEN 5 THEN CASE outcome WHEN 21 THEN 'failed' ELSE 'mediated' END ELSE 'answered' END
	WHEN assignee IS NOT NULL THEN CASE kind WHEN 1 THEN 'assigned' WHEN 2 THEN 'processing' WHEN 5 THEN 'assigned' ELSE 'received' END
	ELSE CASE kind WHEN 1 THEN 'noted' ELSE 'received' END
END, step_on = coalesce(closed_on, answered_on, received_on);

-- What the competence guard asked at intake, what it proposed and what a person decided (domain: intake).
ALTER TABLE petition ADD COLUMN identity INTEGER NOT NULL DEFAULT 0; -- 1 named 2 anonymous or not identifiable 3 in another's name
ALTER TABLE petition ADD COLUMN evidence INTEGER NOT NULL DEFAULT 0; -- 1 yes 2 no: names a violator, with evidence that can be checked (LTC art. 25.2)
ALTER TABLE petition ADD COLUMN lacks INTEGER NOT NULL DEFAULT 0; -- bits: conditions for processing that are not met, list lacking-conditions
ALTER TABLE petition ADD COLUMN refusals INTEGER NOT NULL DEFAULT 0; -- bits 1..256: the nine grounds of LKN art. 11, list complaint-refusals; 512 = asked, none
ALTER TABLE petition ADD COLUMN unmet INTEGER NOT NULL DEFAULT 0; -- bits 1..8: conditions of LTC art. 29.1 not met, list denunciation-conditions; 16 = asked, none
ALTER TABLE petition ADD COLUMN also_sent INTEGER NOT NULL DEFAULT 0; -- 1 yes 2 no: also sent to the competent body
ALTER TABLE petition ADD COLUMN guided_before INTEGER NOT NULL DEFAULT 0; -- 1 yes 2 no: guided once already on the same content
ALTER TABLE petition ADD COLUMN settled_before INTEGER NOT NULL DEFAULT 0; -- 1 yes 2 no: correctly settled and notified already
ALTER TABLE petition ADD COLUMN crime_signs INTEGER NOT NULL DEFAULT 0; -- 1 yes 2 no: signs of a crime (LTC art. 27.1)
ALTER TABLE petition ADD COLUMN mixed INTEGER NOT NULL DEFAULT 0; -- 1 yes 2 no: content of several kinds, to be split (LTCD art. 25.3)
ALTER TABLE petition ADD COLUMN known_on TEXT; -- day the decision or act was received or known: the time bar runs from it (LKN art. 9)
ALTER TABLE petition ADD COLUMN obstacle_days INTEGER NOT NULL DEFAULT 0; -- days of force majeure or obstacle not counted for the time bar
ALTER TABLE petition ADD COLUMN representatives INTEGER NOT NULL DEFAULT 0; -- people who represent a group (LTCD art. 29, NĐ155 art. 4)
ALTER TABLE petition ADD COLUMN several_places INTEGER NOT NULL DEFAULT 0; -- 1 = identity or conditions must be checked in several places, or by others (LTC art. 24.1)
ALTER TABLE petition ADD COLUMN forwarded_by TEXT NOT NULL DEFAULT ''; -- elected body, press or other body that forwarded it and waits for the result
ALTER TABLE petition ADD COLUMN reported_on TEXT; -- day the result was reported to the body that forwarded it (LTCD art. 27.2)
ALTER TABLE petition ADD COLUMN proposal INTEGER NOT NULL DEFAULT 0; -- handling that the guard proposed, as petition.handling
ALTER TABLE petition ADD COLUMN proposal_ground TEXT NOT NULL DEFAULT ''; -- its ground and article, as shown when it was decided
ALTER TABLE petition ADD COLUMN decided_by INTEGER REFERENCES staff (id); -- who decided the handling
ALTER TABLE petition ADD COLUMN decision_reason TEXT NOT NULL DEFAULT ''; -- why the decision is not the proposal
ALTER TABLE petition ADD COLUMN split_from INTEGER REFERENCES petition (id); -- petition of mixed content that it is a part of (LTCD art. 25.3)
-- What the same person brought before: likely duplicates (domain: intake).
CREATE INDEX petition_person ON petition (person, id) WHERE person IS NOT NULL;
CREATE INDEX person_id_number ON person (id_number, id) WHERE id_number <> '';

-- A day on which a head receives citizens (lịch tiếp công dân): to be posted beforehand (LTCD art. 24.4), counted by the month.
CREATE TABLE reception_day (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	day TEXT NOT NULL,                    -- day of the reception
	host INTEGER NOT NULL DEFAULT 0,      -- 1 chair of the People's Committee 2 secretary of the Party committee 3 other
	kind INTEGER NOT NULL DEFAULT 0,      -- 1 scheduled 2 unscheduled
	place TEXT NOT NULL DEFAULT '',       -- where
	posted_on TEXT,                       -- day the schedule was posted
	posted_where TEXT NOT NULL DEFAULT '', -- where it was posted
	held INTEGER NOT NULL DEFAULT 0,      -- 1 = it was held 2 = postponed or cancelled
	conclusion TEXT NOT NULL DEFAULT '',  -- number and symbol of the notice of its conclusion (NĐ154 art. 25.2)
	note TEXT NOT NULL DEFAULT ''         -- remark
) STRICT;
CREATE INDEX reception_day_day ON reception_day (day, id);

-- A running duty of a record: one row each time a limit of rules/vn/limits.conf applies.
CREATE TABLE clock (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	casefile INTEGER REFERENCES casefile (id), -- case that owes it
	petition INTEGER REFERENCES petition (id), -- or petition
	conference INTEGER REFERENCES conference (id), -- or conference
	reception_day INTEGER REFERENCES reception_day (id), -- or day of reception
	rule TEXT NOT NULL,                   -- id of the limit: complaint.settle
	variant TEXT NOT NULL DEFAULT '',     -- words joined by +: remote+complex
	started_on TEXT NOT NULL,             -- day of the event; the law in force then applies
	due_on TEXT,                          -- last lawful day; NULL while suspended
	state INTEGER NOT NULL DEFAULT 1,     -- 1 running 2 suspended 3 met 4 fallen away
	ended_on TEXT,                        -- day it was met or fell away; NULL = open
	steps TEXT NOT NULL DEFAULT '',       -- suspensions, extensions, days set by hand: one a line, see src/domain/clock.h
	provisional INTEGER NOT NULL DEFAULT 0, -- 1 = the date rests on a day off that is not announced yet
	owed INTEGER NOT NULL DEFAULT 1       -- 1 = the office must act until then 2 a right of the citizen ends 3 nobody acts
) STRICT;
CREATE INDEX clock_open_due ON clock (due_on, id, owed) WHERE ended_on IS NULL AND trashed = 0;
CREATE INDEX clock_casefile ON clock (casefile, rule) WHERE casefile IS NOT NULL;
CREATE INDEX clock_petition ON clock (petition, rule) WHERE petition IS NOT NULL;
CREATE INDEX clock_conference ON clock (conference, rule) WHERE conference IS NOT NULL;
CREATE INDEX clock_reception_day ON clock (reception_day) WHERE reception_day IS NOT NULL;

-- Open cases and coming conferences from before keep their day, as one set by hand.
INSERT INTO clock (uid, casefile, rule, started_on, due_on, steps)
SELECT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
	id, CASE kind WHEN 1 THEN 'opinion.answer' WHEN 2 THEN 'feedback.settle' WHEN 3 THEN 'complaint.settle' WHEN 4 THEN 'denunciation.settle' ELSE 'mediation.settle' END,
	received_on, due_on, 'fix ' || received_on || ' ' || due_on || ' schema 1'
FROM casefile WHERE closed_on IS NULL AND answered_on IS NULL AND due_on IS NOT NULL AND trashed = 0;
