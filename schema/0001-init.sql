-- 0001: the first schema of doithoai.
--
-- One file holds one office. Every record table begins with the same four columns:
--   id       integer key, never reused
--   uid      UUID version 7, so that two files can be merged one day
--   version  optimistic lock: an UPDATE names the version it read, else CONFLICT
--   trashed  1 = in the trash; nothing is ever deleted
-- Dates are ISO text (yyyy-mm-dd), moments yyyy-mm-ddThh:mm:ss in Viet Nam time (UTC+7).
-- Small integers are codes; their meaning stands in the choice tables of src/domain and in
-- the comments here. 0 in a code column means "not stated"; NULL in a reference means "none".

-- Organisation tree: province, commune, hamlet, section, mass organisation, party cell.
CREATE TABLE unit (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	code TEXT NOT NULL UNIQUE,            -- official code, or one made here (T1, VP)
	name TEXT NOT NULL,                   -- short name: Tân Lập
	full_name TEXT NOT NULL DEFAULT '',   -- name with its kind: Xã Tân Lập
	kind INTEGER NOT NULL DEFAULT 0,      -- 1 province 2 city 3 commune 4 ward 5 special zone 6 hamlet 7 section 8 mass organisation 9 party cell 10 other
	parent INTEGER REFERENCES unit (id),  -- unit above
	remote INTEGER NOT NULL DEFAULT 0,    -- 1 = remote area (vùng sâu, vùng xa)
	active_from TEXT,                     -- first day it exists
	active_to TEXT                        -- last day it exists
) STRICT;
CREATE INDEX unit_parent ON unit (parent);

-- Who works here.
CREATE TABLE staff (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	login TEXT NOT NULL UNIQUE,           -- name of the account: lan
	name TEXT NOT NULL,                   -- full name
	initials TEXT NOT NULL DEFAULT '',    -- short form for lists: Lan VP
	title TEXT NOT NULL DEFAULT '',       -- office held: Chủ tịch UBND xã
	unit INTEGER REFERENCES unit (id),    -- section
	role INTEGER NOT NULL DEFAULT 0,      -- 1 clerk 2 officer 3 leader 4 admin 5 auditor
	phone TEXT NOT NULL DEFAULT '',       -- telephone
	active INTEGER NOT NULL DEFAULT 1     -- 0 = left the office
) STRICT;

-- A citizen, or an organisation that petitions.
CREATE TABLE person (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	name TEXT NOT NULL,                   -- full name
	fold TEXT NOT NULL DEFAULT '',        -- name folded (no accents, lower case), kept by the program for the picker
	birth_year INTEGER NOT NULL DEFAULT 0, -- 0 = unknown
	sex INTEGER NOT NULL DEFAULT 0,       -- 1 male 2 female
	id_number TEXT NOT NULL DEFAULT '',   -- citizen identity number, masked on show
	address TEXT NOT NULL DEFAULT '',     -- address
	hamlet INTEGER REFERENCES unit (id),  -- hamlet or residential group
	phone TEXT NOT NULL DEFAULT '',       -- telephone, masked on show
	note TEXT NOT NULL DEFAULT ''         -- remark
) STRICT;
CREATE INDEX person_fold ON person (fold, id);

-- Direct dialogue conference (hội nghị đối thoại), LTCCQ art. 43.
CREATE TABLE conference (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	year INTEGER NOT NULL,                -- year of the code HN-year-number
	number INTEGER NOT NULL,              -- number in the year
	title TEXT NOT NULL,                  -- title
	kind INTEGER NOT NULL DEFAULT 0,      -- 1 annual 2 ad hoc 3 business 4 thematic
	plan_number TEXT NOT NULL DEFAULT '', -- number and symbol of the plan
	held_on TEXT,                         -- day it is held
	held_at TEXT NOT NULL DEFAULT '',     -- hour, hh:mm
	venue TEXT NOT NULL DEFAULT '',       -- place
	mode INTEGER NOT NULL DEFAULT 0,      -- 1 in person 2 online 3 mixed
	chairs TEXT NOT NULL DEFAULT '',      -- who presides
	secretary INTEGER REFERENCES staff (id), -- who writes
	announced_on TEXT,                    -- day time, place and content were announced
	status INTEGER NOT NULL DEFAULT 0,    -- 1 planned 2 announced 3 open (being logged) 4 held 5 concluded 6 published 7 cancelled
	conclusion_number TEXT NOT NULL DEFAULT '', -- number and symbol of the conclusion notice
	conclusion_on TEXT,                   -- its date
	published_on TEXT,                    -- day the results were published
	published_where TEXT NOT NULL DEFAULT '', -- channels of publication
	note TEXT NOT NULL DEFAULT '',        -- remark
	UNIQUE (year, number)
) STRICT;
CREATE INDEX conference_held ON conference (held_on, id);

-- Attendance at a conference, per hamlet or group.
CREATE TABLE attendance (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	conference INTEGER NOT NULL REFERENCES conference (id), -- at which conference
	unit INTEGER REFERENCES unit (id),    -- hamlet or organisation
	label TEXT NOT NULL DEFAULT '',       -- group where there is no unit: delegates, guests
	persons INTEGER NOT NULL DEFAULT 0,   -- people present
	women INTEGER NOT NULL DEFAULT 0      -- of whom women
) STRICT;
CREATE INDEX attendance_conference ON attendance (conference);

-- The matter (vụ việc). Several petitions may be one case; official tables count both.
CREATE TABLE casefile (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	year INTEGER NOT NULL,                -- year of the code
	number INTEGER NOT NULL,              -- number in the year, across kinds; kept when the kind changes
	kind INTEGER NOT NULL,                -- 1 opinion YK 2 feedback PA 3 complaint KN 4 denunciation TC 5 mediation HG
	instance INTEGER NOT NULL DEFAULT 1,  -- 1 first 2 second 3 further denunciation
	field INTEGER NOT NULL DEFAULT 0,     -- field (lĩnh vực), see the choice list of src/domain
	summary TEXT NOT NULL,                -- gist in one line
	detail TEXT NOT NULL DEFAULT '',      -- full content
	place TEXT NOT NULL DEFAULT '',       -- where it is
	hamlet INTEGER REFERENCES unit (id),  -- hamlet concerned
	person INTEGER REFERENCES person (id), -- who raised it
	respondent TEXT NOT NULL DEFAULT '',  -- who or which decision is complained of, accused
	conference INTEGER REFERENCES conference (id), -- at which conference it was raised
	line INTEGER NOT NULL DEFAULT 0,      -- its number in the conference log
	spoken_at TEXT NOT NULL DEFAULT '',   -- moment it was logged, to match a recording
	channel INTEGER NOT NULL DEFAULT 0,   -- how it came, see the choice list of src/domain
	received_on TEXT NOT NULL,            -- day of receipt
	due_on TEXT,                          -- last lawful day, or the office's own limit
	due_basis TEXT NOT NULL DEFAULT '',   -- where the date comes from
	answered_on TEXT,                     -- day of the answer, decision or conclusion
	closed_on TEXT,                       -- day it was closed; NULL = open
	state INTEGER NOT NULL DEFAULT 1,     -- 1 received 2 assigned 3 answered 4 closed
	on_spot INTEGER NOT NULL DEFAULT 0,   -- 1 = answered on the spot at the conference
	assignee INTEGER REFERENCES staff (id), -- who handles it
	lead_unit INTEGER REFERENCES unit (id), -- section in charge
	cooperating TEXT NOT NULL DEFAULT '', -- sections that help
	complexity INTEGER NOT NULL DEFAULT 0, -- bits 1..64: the seven criteria a b c d đ e g of NĐ155 art. 3a
	remote INTEGER NOT NULL DEFAULT 0,    -- 1 = remote area
	secrecy INTEGER NOT NULL DEFAULT 0,   -- 0 normal 1 hide the person 2 restricted
	outcome INTEGER NOT NULL DEFAULT 0,   -- result, see the choice list of src/domain
	satisfaction INTEGER NOT NULL DEFAULT 0, -- 1 satisfied 2 neutral 3 not satisfied
	parent INTEGER REFERENCES casefile (id), -- case it was split from or follows
	merged_into INTEGER REFERENCES casefile (id), -- case it is a duplicate of
	project TEXT NOT NULL DEFAULT '',     -- project it belongs to
	note TEXT NOT NULL DEFAULT '',        -- remark
	UNIQUE (year, number)
) STRICT;
CREATE INDEX casefile_open_due ON casefile (due_on, id, answered_on) WHERE closed_on IS NULL AND trashed = 0;
CREATE INDEX casefile_open_assignee ON casefile (assignee, due_on, id) WHERE closed_on IS NULL AND trashed = 0 AND assignee IS NOT NULL;
-- The list of all cases is paged by due day: without this its end at a million cases takes five seconds. Not partial, so
-- that SQLite prefers the index of the open few for them.
CREATE INDEX casefile_due ON casefile (due_on, id);
CREATE INDEX casefile_received ON casefile (received_on, id, kind, field, hamlet, due_on, answered_on, closed_on, channel, conference, on_spot, merged_into, trashed);
-- Cases by the day they were done (answer, else closing): what a period's summary counts of older cases.
CREATE INDEX casefile_done ON casefile (coalesce(answered_on, closed_on), received_on, kind, field, hamlet, due_on, answered_on, closed_on, merged_into, trashed)
	WHERE coalesce(answered_on, closed_on) IS NOT NULL AND trashed = 0 AND merged_into IS NULL;
CREATE INDEX casefile_conference ON casefile (conference, line, id) WHERE conference IS NOT NULL;
CREATE INDEX casefile_person ON casefile (person) WHERE person IS NOT NULL;
CREATE INDEX casefile_merged ON casefile (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX casefile_parent ON casefile (parent) WHERE parent IS NOT NULL;

-- The written petition (đơn). Counted apart from the case.
CREATE TABLE petition (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	year INTEGER NOT NULL,                -- year of the code D-year-number
	number INTEGER NOT NULL,              -- number in the year
	received_on TEXT NOT NULL,            -- day of receipt
	dated_on TEXT,                        -- date on the paper
	channel INTEGER NOT NULL DEFAULT 0,   -- how it came
	kind INTEGER NOT NULL DEFAULT 0,      -- 1 complaint 2 denunciation 3 proposal or feedback
	person INTEGER REFERENCES person (id), -- petitioner, or the representative of a group
	summary TEXT NOT NULL,                -- gist
	field INTEGER NOT NULL DEFAULT 0,     -- field (lĩnh vực)
	signers INTEGER NOT NULL DEFAULT 1,   -- number of people who signed
	all_signed INTEGER NOT NULL DEFAULT 0, -- 1 = everybody named has signed
	representative TEXT NOT NULL DEFAULT '', -- paper that appoints the representatives (LTCD art. 29)
	eligibility INTEGER NOT NULL DEFAULT 0, -- 1 eligible 2 not eligible
	ineligible_reason TEXT NOT NULL DEFAULT '', -- why it is not
	competence INTEGER NOT NULL DEFAULT 0, -- 1 ours 2 another body's 3 a lower body's
	handling INTEGER NOT NULL DEFAULT 0,  -- 1 accepted 2 guided 3 transferred 4 returned 5 filed 6 urged
	handled_on TEXT,                      -- day of that
	handling_document TEXT NOT NULL DEFAULT '', -- number and symbol of its document
	duplicate_of INTEGER REFERENCES petition (id), -- earlier petition with the same content
	casefile INTEGER REFERENCES casefile (id), -- the matter it belongs to
	note TEXT NOT NULL DEFAULT '',        -- remark
	UNIQUE (year, number)
) STRICT;
CREATE INDEX petition_received ON petition (received_on, id, kind, field, handling, handled_on, eligibility, competence, duplicate_of, trashed);
CREATE INDEX petition_handled ON petition (handled_on, received_on, trashed) WHERE trashed = 0;
CREATE INDEX petition_casefile ON petition (casefile) WHERE casefile IS NOT NULL;

-- Reception of citizens (lượt tiếp công dân).
CREATE TABLE reception (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	year INTEGER NOT NULL,                -- year of the code TD-year-number
	number INTEGER NOT NULL,              -- number in the year
	received_on TEXT NOT NULL,            -- day of the visit
	kind INTEGER NOT NULL DEFAULT 0,      -- 1 regular 2 scheduled (by the head) 3 unscheduled
	received_by INTEGER REFERENCES staff (id), -- who received
	person INTEGER REFERENCES person (id), -- who came, or the representative
	persons INTEGER NOT NULL DEFAULT 1,   -- people received
	large_group INTEGER NOT NULL DEFAULT 0, -- 1 = five people or more on the same content
	repeated INTEGER NOT NULL DEFAULT 0,  -- 0 first visit on the matter 1 repeated
	content TEXT NOT NULL DEFAULT '',     -- gist
	result TEXT NOT NULL DEFAULT '',      -- what was said or done
	casefile INTEGER REFERENCES casefile (id), -- the matter
	petition INTEGER REFERENCES petition (id), -- the petition handed in
	note TEXT NOT NULL DEFAULT '',        -- remark
	UNIQUE (year, number)
) STRICT;
CREATE INDEX reception_received ON reception (received_on, id, kind, persons, large_group, repeated, trashed);

-- A leader's promise (cam kết).
CREATE TABLE commitment (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	year INTEGER NOT NULL,                -- year of the code CK-year-number
	number INTEGER NOT NULL,              -- number in the year
	text TEXT NOT NULL,                   -- what was promised
	conference INTEGER REFERENCES conference (id), -- where
	casefile INTEGER REFERENCES casefile (id), -- for which case
	owner INTEGER REFERENCES staff (id),  -- who must keep it
	made_on TEXT NOT NULL,                -- day of the promise
	due_on TEXT,                          -- promised day
	done_on TEXT,                         -- day it was kept
	broken_on TEXT,                       -- day it was given up
	evidence TEXT NOT NULL DEFAULT '',    -- proof
	note TEXT NOT NULL DEFAULT '',        -- remark
	UNIQUE (year, number)
) STRICT;
CREATE INDEX commitment_open_due ON commitment (due_on, id) WHERE done_on IS NULL AND broken_on IS NULL AND trashed = 0;
CREATE INDEX commitment_made ON commitment (made_on, id, due_on, done_on, broken_on, trashed);
CREATE INDEX commitment_conference ON commitment (conference) WHERE conference IS NOT NULL;
CREATE INDEX commitment_casefile ON commitment (casefile) WHERE casefile IS NOT NULL;

-- Register of letters and directives.
CREATE TABLE document (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	number TEXT NOT NULL DEFAULT '',      -- number, kept as written
	symbol TEXT NOT NULL DEFAULT '',      -- symbol: TB-UBND
	kind INTEGER NOT NULL DEFAULT 0,      -- 1 report BC 2 notice TB 3 plan KH 4 decision QĐ 5 minutes BB 6 proposal TTr 7 letter CV 8 invitation GM 9 transfer slip PC 10 conclusion KL 11 other
	direction INTEGER NOT NULL DEFAULT 0, -- 1 incoming 2 outgoing
	issuer TEXT NOT NULL DEFAULT '',      -- issuing body
	issued_on TEXT,                       -- date
	subject TEXT NOT NULL,                -- abstract (trích yếu)
	recipients TEXT NOT NULL DEFAULT '',  -- recipients
	casefile INTEGER REFERENCES casefile (id), -- case it belongs to
	conference INTEGER REFERENCES conference (id), -- conference it belongs to
	note TEXT NOT NULL DEFAULT ''         -- remark
) STRICT;
CREATE INDEX document_issued ON document (issued_on, id);
CREATE INDEX document_casefile ON document (casefile) WHERE casefile IS NOT NULL;

-- Answer, decision or conclusion, with its effects and their enforcement.
CREATE TABLE resolution (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	casefile INTEGER NOT NULL REFERENCES casefile (id), -- the case
	kind INTEGER NOT NULL DEFAULT 0,      -- 1 spoken answer on the spot 2 written answer 3 settlement decision 4 conclusion on a denunciation 5 mediation record
	document INTEGER REFERENCES document (id), -- its document
	issued_on TEXT NOT NULL,              -- date
	signer TEXT NOT NULL DEFAULT '',      -- who signed or spoke
	outcome INTEGER NOT NULL DEFAULT 0,   -- result, as casefile.outcome
	text TEXT NOT NULL DEFAULT '',        -- the answer
	money_recovered INTEGER NOT NULL DEFAULT 0, -- VND to be recovered for the State
	land_recovered INTEGER NOT NULL DEFAULT 0, -- m2 to be recovered for the State
	money_returned INTEGER NOT NULL DEFAULT 0, -- VND to be returned to citizens and organisations
	land_returned INTEGER NOT NULL DEFAULT 0, -- m2 to be returned
	organisations_restored INTEGER NOT NULL DEFAULT 0, -- organisations whose rights are restored
	persons_restored INTEGER NOT NULL DEFAULT 0, -- persons whose rights are restored
	persons_disciplined INTEGER NOT NULL DEFAULT 0, -- persons to be disciplined
	officials_disciplined INTEGER NOT NULL DEFAULT 0, -- of whom cadres and civil servants
	referred_cases INTEGER NOT NULL DEFAULT 0, -- cases referred to investigators
	referred_persons INTEGER NOT NULL DEFAULT 0, -- persons referred to investigators
	enforced_on TEXT,                     -- day all of it was done
	note TEXT NOT NULL DEFAULT ''         -- remark
) STRICT;
CREATE INDEX resolution_casefile ON resolution (casefile);
CREATE INDEX resolution_issued ON resolution (issued_on, id);

-- A file kept in the database.
CREATE TABLE attachment (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	name TEXT NOT NULL,                   -- file name
	media_type TEXT NOT NULL DEFAULT '',  -- media type
	size INTEGER NOT NULL DEFAULT 0,      -- bytes
	hash TEXT NOT NULL DEFAULT '',        -- BLAKE2b-256 of the content, hex; key of blob
	casefile INTEGER REFERENCES casefile (id), -- case
	conference INTEGER REFERENCES conference (id), -- conference
	note TEXT NOT NULL DEFAULT ''         -- remark
) STRICT;
CREATE INDEX attachment_casefile ON attachment (casefile) WHERE casefile IS NOT NULL;

-- Content of attachments, once per hash.
CREATE TABLE blob (
	hash TEXT PRIMARY KEY,                -- BLAKE2b-256, hex
	content BLOB NOT NULL                 -- the bytes
) STRICT, WITHOUT ROWID;

-- Calendar days that are not what their weekday says.
CREATE TABLE holiday (
	id INTEGER PRIMARY KEY,               -- key
	uid TEXT NOT NULL UNIQUE,             -- UUID
	version INTEGER NOT NULL DEFAULT 1,   -- optimistic lock
	trashed INTEGER NOT NULL DEFAULT 0,   -- 1 = in the trash
	day TEXT NOT NULL UNIQUE,             -- the day
	kind INTEGER NOT NULL DEFAULT 1,      -- 1 public holiday 2 compensatory day off 3 make-up working day
	name TEXT NOT NULL DEFAULT '',        -- what for
	confirmed INTEGER NOT NULL DEFAULT 0, -- 1 announced 0 provisional
	source TEXT NOT NULL DEFAULT ''       -- announcement
) STRICT;

-- The journal: every change of every record, chained by hash. Nobody may change or delete a row.
CREATE TABLE event (
	id INTEGER PRIMARY KEY,               -- 1, 2, 3 … without gaps
	tx INTEGER NOT NULL,                  -- id of the first event of the same user action
	at TEXT NOT NULL,                     -- moment, Viet Nam time
	staff TEXT NOT NULL,                  -- login of who did it, or "-"
	entity TEXT NOT NULL,                 -- name of the entity: case, petition
	record INTEGER NOT NULL,              -- id in its table
	action TEXT NOT NULL,                 -- verb: add, set, assign, answer, undo
	before TEXT NOT NULL,                 -- JSON object of the changed fields before; {} for add
	after TEXT NOT NULL,                  -- JSON object of the changed fields after
	undoes INTEGER NOT NULL DEFAULT 0,    -- tx that this row takes back; 0 = none
	prev BLOB NOT NULL,                   -- hash of the row before; 32 zero bytes for row 1
	hash BLOB NOT NULL                    -- BLAKE2b-256 over prev and every other column, see src/domain/journal.c
) STRICT;
CREATE INDEX event_record ON event (entity, record, id);
CREATE INDEX event_staff ON event (staff, id);
CREATE INDEX event_undoes ON event (undoes) WHERE undoes <> 0;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN
	SELECT raise(ABORT, 'the journal is append-only');
END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN
	SELECT raise(ABORT, 'the journal is append-only');
END;

-- Text being typed, so that nothing typed is lost. Not journaled; removed when saved.
CREATE TABLE draft (
	place TEXT NOT NULL,                  -- where: form:case:12, log:HN-2026-004
	field TEXT NOT NULL,                  -- field key
	staff TEXT NOT NULL,                  -- login of who types
	text TEXT NOT NULL,                   -- what is typed so far
	at TEXT NOT NULL,                     -- moment
	PRIMARY KEY (place, field, staff)
) STRICT, WITHOUT ROWID;

-- What the screens change: unit of this office, theme, last view.
CREATE TABLE setting (
	key TEXT PRIMARY KEY,                 -- name
	value TEXT NOT NULL                   -- value
) STRICT, WITHOUT ROWID;

-- What the search index holds for a case: the person is left out where the case hides it,
-- all text where the case is restricted.
CREATE VIEW casefile_search AS
SELECT c.id AS id,
	iif(c.secrecy = 2, '', c.summary) AS summary,
	iif(c.secrecy = 2, '', c.detail || ' ' || c.place || ' ' || c.project) AS detail,
	iif(c.secrecy <> 0, '', coalesce(p.name, '')) AS person
FROM casefile c LEFT JOIN person p ON p.id = c.person;

-- Search index over cases: folded words, accented words and beginnings of words, made by the tokenizer vi
-- (src/store/tokenizer.c). It keeps row ids alone (detail none) and is merged in idle moments, never while somebody
-- types (store_search_tidy).
CREATE VIRTUAL TABLE search USING fts5 (
	summary, detail, person,
	content = 'casefile_search', content_rowid = 'id',
	tokenize = 'vi', detail = 'none', columnsize = 0
);
INSERT INTO search (search, rank) VALUES ('automerge', 0), ('crisismerge', 1000);

-- The index's own words, to complete an unfinished one and to find similar ones.
CREATE VIRTUAL TABLE search_term USING fts5vocab (search, instance);
