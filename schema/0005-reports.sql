-- 0005: what the official forms count that the records did not hold; opening balances, frozen reports, the clerk's sentences.

-- What came back, and who did what, of a petition that went to another body.
ALTER TABLE petition ADD COLUMN handed_to TEXT NOT NULL DEFAULT ''; -- body that it was guided or transferred to, or that was urged
ALTER TABLE petition ADD COLUMN replied_on TEXT; -- day that body's reply came
ALTER TABLE petition ADD COLUMN settled_by TEXT NOT NULL DEFAULT ''; -- body that settled the matter before
CREATE INDEX petition_replied ON petition (replied_on) WHERE replied_on IS NOT NULL;
CREATE INDEX reception_petition ON reception (petition) WHERE petition IS NOT NULL;

-- A head's reception that a delegate held (ủy quyền tiếp). Since Law 136/2025 the chair may not.
ALTER TABLE reception ADD COLUMN delegated INTEGER NOT NULL DEFAULT 0; -- 1 = received by a delegate of the head
ALTER TABLE reception_day ADD COLUMN delegated INTEGER NOT NULL DEFAULT 0; -- 1 = held by a delegate of the head

-- The forms ask apart what goes back to organisations and to citizens, and the officials among those referred to investigators.
ALTER TABLE resolution ADD COLUMN money_to_organisations INTEGER NOT NULL DEFAULT 0; -- of money_returned: VND to organisations
ALTER TABLE resolution ADD COLUMN land_to_organisations INTEGER NOT NULL DEFAULT 0; -- of land_returned: m2 to organisations
ALTER TABLE resolution ADD COLUMN organisations_disciplined INTEGER NOT NULL DEFAULT 0; -- organisations to be disciplined
ALTER TABLE resolution ADD COLUMN referred_officials INTEGER NOT NULL DEFAULT 0; -- of referred_persons: cadres and civil servants
CREATE INDEX resolution_enforced ON resolution (enforced_on, issued_on, kind) WHERE enforced_on IS NOT NULL;
CREATE INDEX resolution_owed ON resolution (issued_on, kind) WHERE enforced_on IS NULL AND trashed = 0;

-- One step of the enforcement (thi hành) of a decision or conclusion: what was done of it on a day.
CREATE TABLE enforcement (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	resolution INTEGER NOT NULL REFERENCES resolution (id), -- of which decision or conclusion
	done_on TEXT NOT NULL,                -- day
	money_recovered INTEGER NOT NULL DEFAULT 0, -- VND recovered for the State
	land_recovered INTEGER NOT NULL DEFAULT 0, -- m2 recovered for the State
	money_returned INTEGER NOT NULL DEFAULT 0, -- VND returned to citizens and organisations
	land_returned INTEGER NOT NULL DEFAULT 0, -- m2 returned to citizens and organisations
	money_to_organisations INTEGER NOT NULL DEFAULT 0, -- of money_returned: VND to organisations
	land_to_organisations INTEGER NOT NULL DEFAULT 0, -- of land_returned: m2 to organisations
	organisations_restored INTEGER NOT NULL DEFAULT 0, -- organisations that got their rights back
	persons_restored INTEGER NOT NULL DEFAULT 0, -- persons who got their rights back
	organisations_disciplined INTEGER NOT NULL DEFAULT 0, -- organisations disciplined
	persons_disciplined INTEGER NOT NULL DEFAULT 0, -- persons disciplined
	officials_disciplined INTEGER NOT NULL DEFAULT 0, -- of whom cadres and civil servants
	prosecuted_cases INTEGER NOT NULL DEFAULT 0, -- criminal cases opened
	prosecuted_persons INTEGER NOT NULL DEFAULT 0, -- persons in them
	prosecuted_officials INTEGER NOT NULL DEFAULT 0 -- of whom cadres and civil servants
) STRICT;
CREATE INDEX enforcement_resolution ON enforcement (resolution, done_on);
CREATE INDEX enforcement_done ON enforcement (done_on, id);

-- What was open when this file was begun and has no records in it: so many petitions, of so many cases, that are alike. They count
-- in the forms as if they were records received on as_of. Those that are done are split off into a row of their own.
CREATE TABLE opening_balance (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	as_of TEXT NOT NULL,                  -- day at whose end they were open: the last one before the first period counted here
	stage INTEGER NOT NULL,               -- 1 petitions not handled yet 2 cases within competence not settled yet
	kind INTEGER NOT NULL,                -- as petition.kind: 1 complaint 2 denunciation 3 proposal or feedback
	petitions INTEGER NOT NULL DEFAULT 0, -- petitions (đơn)
	cases INTEGER NOT NULL DEFAULT 0,     -- cases (vụ việc) that they are about
	signers INTEGER NOT NULL DEFAULT 0,   -- 1 by one person 2 by several 3 other: anonymous, in another's name
	field INTEGER NOT NULL DEFAULT 0,     -- field (lĩnh vực)
	instance INTEGER NOT NULL DEFAULT 1,  -- as casefile.instance
	done_on TEXT,                         -- day they were handled or settled; NULL = still open
	handling INTEGER NOT NULL DEFAULT 0,  -- of handled petitions, as petition.handling
	outcome INTEGER NOT NULL DEFAULT 0,   -- of settled cases, as casefile.outcome
	late INTEGER NOT NULL DEFAULT 0,      -- 1 = settled after their last lawful day
	note TEXT NOT NULL DEFAULT ''         -- where the numbers come from
) STRICT;
CREATE INDEX opening_balance_as_of ON opening_balance (as_of, id);

-- A report as it was sent: its numbers and its file. Nobody may change or delete a row.
CREATE TABLE report (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash; always 0
	form TEXT NOT NULL,                   -- which form: 01/XLD
	basis TEXT NOT NULL DEFAULT '',       -- its set: TT 01/2024/TT-TTCP
	period TEXT NOT NULL,                 -- name of the period: 2026-Q3
	from_on TEXT NOT NULL,                -- its first day
	to_on TEXT NOT NULL,                  -- its last day
	frozen_at TEXT NOT NULL,              -- moment it was frozen
	frozen_by INTEGER REFERENCES staff (id), -- who did it
	numbers TEXT NOT NULL,                -- the numbers: one line per row, "code n1 n2 …", see src/report/frozen.h
	notes TEXT NOT NULL DEFAULT '',       -- what was said under the table
	format TEXT NOT NULL DEFAULT '',      -- format of the file kept: docx
	hash TEXT NOT NULL DEFAULT ''         -- key of blob: the file
) STRICT;
CREATE UNIQUE INDEX report_form ON report (form, from_on, to_on);
CREATE INDEX report_to ON report (to_on, id);
CREATE TRIGGER report_no_update BEFORE UPDATE ON report BEGIN
	SELECT raise(ABORT, 'a frozen report never changes');
END;
CREATE TRIGGER report_no_delete BEFORE DELETE ON report BEGIN
	SELECT raise(ABORT, 'a frozen report never changes');
END;

-- What the clerk made of a drafted sentence of a report: it stays when the numbers are counted again.
CREATE TABLE sentence (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	form TEXT NOT NULL,                   -- which report: summary
	period TEXT NOT NULL,                 -- name of the period: 2026-11
	part TEXT NOT NULL,                   -- which sentence: II.1
	text TEXT NOT NULL DEFAULT '',        -- as the clerk wrote it
	drafted TEXT NOT NULL DEFAULT ''      -- what the program had drafted then, to tell what has changed since
) STRICT;
CREATE UNIQUE INDEX sentence_part ON sentence (form, period, part) WHERE trashed = 0;
