-- 0003: what the screens need: abbreviations, registered speakers, saved views, absences, minutes, what an answer rests on.

-- Words that the live log and other text fields spell out: gpmb -> giải phóng mặt bằng. The office's own; others come with the rules.
CREATE TABLE abbreviation (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	word TEXT NOT NULL,                   -- what is typed, small letters and digits without accents: gpmb
	text TEXT NOT NULL                    -- what it stands for
) STRICT;
CREATE UNIQUE INDEX abbreviation_word ON abbreviation (word) WHERE trashed = 0;

-- Who has registered to speak at a conference, in order; the live log takes the next one.
CREATE TABLE speaker (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	conference INTEGER NOT NULL REFERENCES conference (id), -- where
	position INTEGER NOT NULL DEFAULT 0,  -- order on the list, from 1
	person INTEGER NOT NULL REFERENCES person (id), -- who
	topic TEXT NOT NULL DEFAULT '',       -- what about, as registered
	casefile INTEGER REFERENCES casefile (id), -- opinion logged when their turn came; NULL = has not spoken
	passed INTEGER NOT NULL DEFAULT 0     -- 1 = gave up the turn or was absent
) STRICT;
CREATE INDEX speaker_conference ON speaker (conference, position, id);

-- Views of lists that people keep under a number.
CREATE TABLE saved_view (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	staff INTEGER REFERENCES staff (id),  -- whose; NULL = everybody's
	list TEXT NOT NULL,                   -- entity it lists: case
	slot INTEGER NOT NULL,                -- 1 to 9
	name TEXT NOT NULL,                   -- what people call it
	filter TEXT NOT NULL DEFAULT '',      -- in the filter language
	sort TEXT NOT NULL DEFAULT '',        -- field that it is ordered by; '' = the list's order
	descending INTEGER NOT NULL DEFAULT 0 -- 1 = largest first
) STRICT;
CREATE UNIQUE INDEX saved_view_slot ON saved_view (list, coalesce(staff, 0), slot) WHERE trashed = 0;

-- Who stands in for whom, and until when: their open cases are the deputy's as long as it lasts, and come back by themselves.
CREATE TABLE absence (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	staff INTEGER NOT NULL REFERENCES staff (id), -- who is away
	deputy INTEGER NOT NULL REFERENCES staff (id), -- who stands in
	away_from TEXT NOT NULL,              -- first day away
	back_on TEXT NOT NULL,                -- day of return
	reason TEXT NOT NULL DEFAULT '',      -- why, or what to watch for
	restricted INTEGER NOT NULL DEFAULT 0 -- 1 = the deputy may read restricted cases too
) STRICT;
CREATE INDEX absence_back_on ON absence (back_on, id);

-- Minutes (biên bản) are written from the lines; what people add to them stands here (domain.md 4, step 5).
ALTER TABLE conference ADD COLUMN opened_at TEXT NOT NULL DEFAULT '';   -- hour it was opened, hh:mm
ALTER TABLE conference ADD COLUMN ended_at TEXT NOT NULL DEFAULT '';    -- hour it ended, hh:mm
ALTER TABLE conference ADD COLUMN agenda TEXT NOT NULL DEFAULT '';      -- agenda as agreed; item 1 are open promises of earlier conferences
ALTER TABLE conference ADD COLUMN attendees TEXT NOT NULL DEFAULT '';   -- composition (thành phần), in words
ALTER TABLE conference ADD COLUMN proceedings TEXT NOT NULL DEFAULT ''; -- how it went (diễn biến), before the opinions
ALTER TABLE conference ADD COLUMN conclusion TEXT NOT NULL DEFAULT '';  -- what the chair concluded (kết luận)
-- The trash screen lists all kinds of records; those that many are in must not be read whole for it.
CREATE INDEX casefile_trashed ON casefile (id) WHERE trashed = 1;
CREATE INDEX petition_trashed ON petition (id) WHERE trashed = 1;
CREATE INDEX person_trashed ON person (id) WHERE trashed = 1;
CREATE INDEX resolution_trashed ON resolution (id) WHERE trashed = 1;

-- The pass over the lines after the conference.
ALTER TABLE casefile ADD COLUMN tidied INTEGER NOT NULL DEFAULT 0;      -- 1 = a person has looked the logged line over

-- What an answer rests on, and what is shown of it in public.
ALTER TABLE resolution ADD COLUMN grounds TEXT NOT NULL DEFAULT '';     -- facts, articles, evidence (căn cứ)
ALTER TABLE resolution ADD COLUMN publish INTEGER NOT NULL DEFAULT 0;   -- 1 = made public 2 = not made public; 0 = not decided
ALTER TABLE resolution ADD COLUMN published_text TEXT NOT NULL DEFAULT ''; -- the redacted version that is shown
ALTER TABLE resolution ADD COLUMN survey_on TEXT;                       -- day to ask whether the person is satisfied

-- Initials find people, and their cases: nvt for Nguyễn Văn Tám.
ALTER TABLE person ADD COLUMN initials TEXT NOT NULL DEFAULT ''; -- first letters of the name's words, folded, kept by the program
UPDATE person SET initials = initials(name);
CREATE INDEX person_initials ON person (initials, id);
DROP VIEW casefile_search;
-- What the search index holds for a case: the person, and the initials of the name, are left out where the case hides them,
-- all text where the case is restricted.
CREATE VIEW casefile_search AS
SELECT c.id AS id,
	iif(c.secrecy = 2, '', c.summary) AS summary,
	iif(c.secrecy = 2, '', c.detail || ' ' || c.place || ' ' || c.project) AS detail,
	iif(c.secrecy <> 0, '', coalesce(p.name || ' ' || p.initials, '')) AS person
FROM casefile c LEFT JOIN person p ON p.id = c.person;
INSERT INTO search (search) VALUES ('rebuild');

-- A letter as it was issued, and the series that its number is taken from.
ALTER TABLE document ADD COLUMN text TEXT NOT NULL DEFAULT '';          -- what it says, as issued
CREATE INDEX document_symbol ON document (symbol, issued_on);
