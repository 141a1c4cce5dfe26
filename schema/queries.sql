-- Named statements. Each begins with a line `-- name: word`; then comment lines say what it is for and what its
-- parameters (?1, ?2 …) and columns are; then comes one SQL statement. The build makes SQL_WORD of it
-- (src/store/sql.h), to be used with store_statement(). schema/reports/X.sql holds one statement more each,
-- without the name line: SQL_REPORT_X.
--
-- `-- scan: REASON` lets a statement read a whole table or index; without it the tests refuse a full scan.
-- Dates are ISO text, references NULL for none, codes 0 for "not stated". Keep SQL plain; what only SQLite
-- understands (search, vocabulary) is marked `engine:`.

-- ---- the file (src/store/backup.c) ----

-- name: schema_objects
-- engine: tables, indexes, triggers and views with their SQL, to compare two files; statistics do not count.
-- scan: the schema is a few dozen rows
SELECT type || ' ' || name AS object, coalesce(sql, '') FROM sqlite_schema
WHERE name NOT LIKE 'sqlite\_stat%' ESCAPE '\' ORDER BY object;

-- ---- search (src/store/search.c) ----

-- name: search_text
-- What the index holds for case ?1.
SELECT summary, detail, person FROM casefile_text WHERE id = ?1;

-- name: search_reach
-- The index holds the cases up to this id; and the newest case.
SELECT casefile, (SELECT coalesce(max(id), 0) FROM casefile) FROM search_reach WHERE id = 1;

-- name: search_reached
-- The index holds the cases up to ?1.
UPDATE search_reach SET casefile = ?1 WHERE id = 1;

-- name: search_waiting
-- Cases newer than ?1: id, and what the index is to hold.
SELECT id, summary, detail, person FROM casefile_text WHERE id > ?1 ORDER BY id;

-- name: search_remove
-- engine: take the text ?2 ?3 ?4 of case ?1 out of the index; it must still be as it was when it was put in.
INSERT INTO search (search, rowid, summary, detail, person) VALUES ('delete', ?1, ?2, ?3, ?4);

-- name: search_add
-- engine: put the text ?2 ?3 ?4 of case ?1 into the index.
INSERT INTO search (rowid, summary, detail, person) VALUES (?1, ?2, ?3, ?4);

-- name: search_ids
-- engine: append the ids of cases after ?3 that match ?1 to the list ?2 (src/store/functions.c), at most ?4.
SELECT collect(?2, id) FROM (SELECT rowid AS id FROM search WHERE search MATCH ?1 AND rowid > ?3 LIMIT ?4);

-- name: search_open
-- engine: append the ids of open cases to the list ?1, rising, at most ?2 of them.
-- scan: the index of the open few, which a limit cuts off
SELECT collect(?1, id) FROM (
	SELECT id FROM (SELECT id FROM casefile INDEXED BY casefile_open_due WHERE closed_on IS NULL AND trashed = 0 LIMIT ?2)
	ORDER BY id);

-- name: search_newest
-- The newest case.
SELECT coalesce(max(id), 0) FROM casefile;

-- name: search_merge
-- engine: merge about ?1 pages of the index.
INSERT INTO search (search, rank) VALUES ('merge', ?1);

-- name: search_check
-- engine: compare the index with the texts it was made from.
INSERT INTO search (search, rank) VALUES ('integrity-check', 1);

-- name: search_term_from
-- engine: the first term of the index from ?1 on, before ?2.
SELECT term FROM search_term WHERE term >= ?1 AND term < ?2 LIMIT 1;

-- name: search_term_rows
-- engine: how many cases hold term ?1, counted to ?2 at most.
SELECT count(*) FROM (SELECT 1 FROM search_term WHERE term = ?1 LIMIT ?2);

-- name: search_alike
-- engine: the ids of at most ?2 cases that match ?1, the newest first.
SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2;

-- ---- the desk (src/domain/desk.c, desk_show.c, desk_parse.c, desk_write.c) ----

-- name: staff_by_login
-- id, role and login of the active member of the staff with login ?1.
SELECT id, role, login FROM staff WHERE login = ?1 AND active = 1 AND trashed = 0;

-- name: staff_any
-- One row if the office has staff at all.
-- scan: stops at the first row
SELECT 1 FROM staff WHERE trashed = 0 LIMIT 1;

-- name: casefile_veil
-- What decides whether case ?1 is hidden: year, number, kind, secrecy, assignee.
SELECT year, number, kind, secrecy, assignee FROM casefile WHERE id = ?1;

-- name: person_matters
-- What decides whether person ?1 is hidden: secrecy and assignee of each matter that they raised; a denouncing petition that has no
-- case yet is as a restricted one.
SELECT secrecy, assignee FROM casefile WHERE person = ?1
UNION ALL
SELECT coalesce(c.secrecy, iif(p.kind = 2, 2, 0)), coalesce(c.assignee, 0)
FROM petition p LEFT JOIN casefile c ON c.id = p.casefile WHERE p.person = ?1;

-- name: casefile_of_person
-- Ids of the cases that person ?1 raised.
SELECT id FROM casefile WHERE person = ?1 ORDER BY id;

-- name: person_by_fold
-- Ids of the persons with the folded name ?1.
SELECT id FROM person WHERE fold = ?1 AND trashed = 0 ORDER BY id LIMIT 32;

-- name: conference_last_line
-- The highest line number in the log of conference ?1; 0 if there is none.
SELECT coalesce(max(line), 0) FROM casefile WHERE conference = ?1;

-- ---- intake (src/domain/intake_decide.c, intake_alike.c) ----

-- name: petition_first_of_case
-- The petition that case ?1 began with.
-- sort: the petitions of one case
SELECT id FROM petition WHERE casefile = ?1 AND trashed = 0 ORDER BY received_on, id LIMIT 1;

-- name: person_by_initials
-- The ?3 first persons whose initials are ?1, of hamlet ?2 where that is not NULL.
SELECT id FROM person WHERE initials = ?1 AND (?2 IS NULL OR hamlet = ?2) AND trashed = 0 ORDER BY id LIMIT ?3;

-- name: person_by_beginning
-- The ?4 first persons whose folded name is from ?1 on and before ?2, of hamlet ?3 where that is not NULL.
SELECT id FROM person WHERE fold >= ?1 AND fold < ?2 AND (?3 IS NULL OR hamlet = ?3) AND trashed = 0
	ORDER BY fold, id LIMIT ?4;

-- name: petition_of_person
-- Ids of the newest ?2 petitions of person ?1.
SELECT id FROM petition WHERE person = ?1 AND trashed = 0 ORDER BY id DESC LIMIT ?2;

-- name: casefile_newest_of_person
-- Ids of the newest ?2 cases of person ?1.
SELECT id FROM casefile WHERE person = ?1 AND trashed = 0 ORDER BY id DESC LIMIT ?2;

-- name: person_by_id_number
-- Ids of the persons with identity number ?1.
SELECT id FROM person WHERE id_number = ?1 AND id_number <> '' AND trashed = 0 ORDER BY id LIMIT 32;

-- name: petition_around
-- Id and gist of the newest ?3 petitions received from ?1 to ?2.
SELECT id, summary FROM petition WHERE received_on BETWEEN ?1 AND ?2 AND trashed = 0
ORDER BY received_on DESC, id DESC LIMIT ?3;

-- ---- clocks (src/domain/clocks_recount.c) ----

-- name: clock_open_count
-- scan: the index of the open clocks, all of which are counted
SELECT count(*) FROM clock WHERE ended_on IS NULL AND trashed = 0;

-- name: clock_open
-- engine: the open clocks in the order of their ids, led by their own index: id, casefile, petition, conference, reception_day,
-- rule, variant, started_on, due_on, state, steps, provisional.
-- scan: the index of the open clocks, each of which is counted again
SELECT id, casefile, petition, conference, reception_day, rule, variant, started_on, due_on, state, steps, provisional
FROM clock INDEXED BY clock_open_due WHERE ended_on IS NULL AND trashed = 0 ORDER BY id;

-- name: clock_move
-- Another day ?2, provisional or not ?3, for clock ?1.
UPDATE clock SET due_on = ?2, provisional = ?3, version = version + 1 WHERE id = ?1;

-- name: casefile_move
-- Another day ?3 for case ?1, if it has the day ?2.
UPDATE casefile SET due_on = ?3, version = version + 1 WHERE id = ?1 AND due_on = ?2;

-- ---- duties (src/domain/duty.c) ----

-- name: duty_owed
-- Running clocks of the office due from ?1 to ?2, the earliest first, at most ?3: clock, then what is known of its case, petition,
-- conference or day of reception. Nothing of records in the trash.
SELECT k.id, k.rule, k.started_on, k.due_on, k.provisional,
	k.casefile, c.year, c.number, c.kind, c.secrecy, c.assignee, c.summary,
	k.petition, p.year, p.number, p.kind, p.casefile, p.summary,
	k.conference, h.year, h.number, h.secretary, h.title,
	k.reception_day, r.day, r.host, r.kind, r.place
FROM clock k LEFT JOIN casefile c ON c.id = k.casefile LEFT JOIN petition p ON p.id = k.petition
	LEFT JOIN conference h ON h.id = k.conference LEFT JOIN reception_day r ON r.id = k.reception_day
WHERE k.ended_on IS NULL AND k.trashed = 0 AND k.owed = 1 AND k.due_on BETWEEN ?1 AND ?2
	AND coalesce(c.trashed, p.trashed, h.trashed, r.trashed) = 0
ORDER BY k.due_on, k.id LIMIT ?3;

-- name: duty_paused
-- The suspended clocks of the office, at most ?1; columns as in duty_owed.
SELECT k.id, k.rule, k.started_on, k.due_on, k.provisional,
	k.casefile, c.year, c.number, c.kind, c.secrecy, c.assignee, c.summary,
	k.petition, p.year, p.number, p.kind, p.casefile, p.summary,
	k.conference, h.year, h.number, h.secretary, h.title,
	k.reception_day, r.day, r.host, r.kind, r.place
FROM clock k LEFT JOIN casefile c ON c.id = k.casefile LEFT JOIN petition p ON p.id = k.petition
	LEFT JOIN conference h ON h.id = k.conference LEFT JOIN reception_day r ON r.id = k.reception_day
WHERE k.ended_on IS NULL AND k.trashed = 0 AND k.owed = 1 AND k.due_on IS NULL
	AND coalesce(c.trashed, p.trashed, h.trashed, r.trashed) = 0
ORDER BY k.id LIMIT ?1;

-- name: duty_promised
-- Promises open and due from ?1 to ?2, the earliest first, at most ?3: id, year, number, owner, case, day, text.
SELECT id, year, number, owner, casefile, due_on, text FROM commitment
WHERE done_on IS NULL AND broken_on IS NULL AND trashed = 0 AND due_on BETWEEN ?1 AND ?2
ORDER BY due_on, id LIMIT ?3;

-- name: duty_owed_count
-- How many running clocks of the office are due from ?1 to ?2.
SELECT count(*) FROM clock k LEFT JOIN casefile c ON c.id = k.casefile LEFT JOIN petition p ON p.id = k.petition
	LEFT JOIN conference h ON h.id = k.conference LEFT JOIN reception_day r ON r.id = k.reception_day
WHERE k.ended_on IS NULL AND k.trashed = 0 AND k.owed = 1 AND k.due_on BETWEEN ?1 AND ?2
	AND coalesce(c.trashed, p.trashed, h.trashed, r.trashed) = 0;

-- name: duty_paused_count
-- How many clocks of the office are suspended.
SELECT count(*) FROM clock k LEFT JOIN casefile c ON c.id = k.casefile LEFT JOIN petition p ON p.id = k.petition
	LEFT JOIN conference h ON h.id = k.conference LEFT JOIN reception_day r ON r.id = k.reception_day
WHERE k.ended_on IS NULL AND k.trashed = 0 AND k.owed = 1 AND k.due_on IS NULL
	AND coalesce(c.trashed, p.trashed, h.trashed, r.trashed) = 0;

-- name: duty_promised_count
-- How many promises are open and due from ?1 to ?2.
SELECT count(*) FROM commitment
WHERE done_on IS NULL AND broken_on IS NULL AND trashed = 0 AND due_on BETWEEN ?1 AND ?2;

-- name: conference_held_count
-- How many dialogue conferences were held from ?1 to ?2: those that began, and none that was cancelled.
SELECT count(*) FROM conference WHERE held_on BETWEEN ?1 AND ?2 AND trashed = 0 AND status BETWEEN 3 AND 6;

-- name: reception_days_of
-- Days from ?1 to ?2 on which host ?3 receives as scheduled: day, held. Postponed ones are left out.
SELECT day, held FROM reception_day WHERE day BETWEEN ?1 AND ?2 AND host = ?3 AND kind <> 2 AND held <> 2 AND trashed = 0
ORDER BY day, id;

-- ---- journal and undo (src/domain/journal.c, undo.c) ----

-- name: event_last
-- id and hash of the newest row.
-- scan: from the end, and stops at the first row
SELECT id, hash FROM event ORDER BY id DESC LIMIT 1;

-- name: event_add
-- Append a row: ?1 id … ?12 hash, in the order of the table.
INSERT INTO event (id, tx, at, staff, entity, record, action, before, after, undoes, prev, hash)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12);

-- name: event_chain
-- All rows in their order, all columns, for the check of the chain.
-- scan: every row is checked
SELECT id, tx, at, staff, entity, record, action, before, after, undoes, prev, hash FROM event ORDER BY id;

-- name: event_hash
-- Hash of row ?1, to compare with a seal.
SELECT hash FROM event WHERE id = ?1;

-- name: event_get
-- Row ?1, columns as event_newest.
SELECT id, tx, at, staff, entity, record, action, before, after, undoes FROM event WHERE id = ?1;

-- name: event_newest
-- At most ?2 rows older than ?1, newest first.
SELECT id, tx, at, staff, entity, record, action, before, after, undoes FROM event
WHERE id < ?1 ORDER BY id DESC LIMIT ?2;

-- name: event_of_record
-- At most ?4 rows of record ?2 of entity ?1 older than ?3, newest first.
SELECT id, tx, at, staff, entity, record, action, before, after, undoes FROM event
WHERE entity = ?1 AND record = ?2 AND id < ?3 ORDER BY id DESC LIMIT ?4;

-- name: event_of_case
-- At most ?3 rows of case ?1, its resolutions and commitments, older than ?2, newest first.
SELECT id, tx, at, staff, entity, record, action, before, after, undoes FROM event
WHERE id < ?2 AND ((entity = 'case' AND record = ?1)
	OR (entity = 'resolution' AND record IN (SELECT id FROM resolution WHERE casefile = ?1))
	OR (entity = 'commitment' AND record IN (SELECT id FROM commitment WHERE casefile = ?1)))
ORDER BY id DESC LIMIT ?3;

-- name: event_of_tx
-- The rows of one user action, the last first. They stand together, from the row that gave the action its number on.
SELECT id, tx, at, staff, entity, record, action, before, after, undoes FROM event
WHERE id >= ?1 AND id < coalesce((SELECT n.id FROM event n WHERE n.id > ?1 AND n.tx <> ?1 ORDER BY n.id LIMIT 1),
	9223372036854775807)
ORDER BY id DESC;

-- name: event_to_undo
-- The newest act of person ?1 that is in effect: not an undo, and not taken back itself.
SELECT tx FROM event e WHERE staff = ?1 AND id = tx AND action <> 'undo'
	AND NOT EXISTS (SELECT 1 FROM event u WHERE u.undoes <> 0 AND u.undoes = e.tx)
ORDER BY id DESC LIMIT 1;

-- name: event_to_redo
-- The newest undo of person ?1 that is in effect and newer than their last new act.
SELECT tx FROM event e WHERE staff = ?1 AND id = tx AND action = 'undo'
	AND id > coalesce((SELECT n.id FROM event n WHERE n.staff = ?1 AND n.id = n.tx AND n.undoes = 0 ORDER BY n.id DESC LIMIT 1), 0)
	AND NOT EXISTS (SELECT 1 FROM event u WHERE u.undoes <> 0 AND u.undoes = e.tx)
ORDER BY id DESC LIMIT 1;

-- ---- the past of a record (src/domain/history.c) ----

-- name: event_subject_older
-- Rows of record ?2 of entity ?1 and of what belongs to it (case ?3, petition ?4, conference ?5, reception day ?6; NULL none), older
-- than ?7, of person ?8 ('' anybody), from day ?9 to before ?10 (NULL open), newest first.
WITH mine (entity, record) AS (SELECT ?1, ?2
	UNION ALL SELECT 'clock', id FROM clock WHERE casefile = ?3
	UNION ALL SELECT 'resolution', id FROM resolution WHERE casefile = ?3
	UNION ALL SELECT 'commitment', id FROM commitment WHERE casefile = ?3
	UNION ALL SELECT 'clock', id FROM clock WHERE petition = ?4
	UNION ALL SELECT 'clock', id FROM clock WHERE conference = ?5
	UNION ALL SELECT 'clock', id FROM clock WHERE reception_day = ?6)
SELECT e.id, e.tx, e.at, e.staff, e.entity, e.record, e.action, e.before, e.after, e.undoes FROM mine JOIN event e ON e.entity = mine.entity AND e.record = mine.record
WHERE e.id < ?7 AND (?8 = '' OR e.staff = ?8) AND e.at >= coalesce(?9, '') AND e.at < coalesce(?10, '9') ORDER BY e.id DESC;

-- name: event_subject_newer
-- The same, newer than ?7, oldest first.
WITH mine (entity, record) AS (SELECT ?1, ?2
	UNION ALL SELECT 'clock', id FROM clock WHERE casefile = ?3
	UNION ALL SELECT 'resolution', id FROM resolution WHERE casefile = ?3
	UNION ALL SELECT 'commitment', id FROM commitment WHERE casefile = ?3
	UNION ALL SELECT 'clock', id FROM clock WHERE petition = ?4
	UNION ALL SELECT 'clock', id FROM clock WHERE conference = ?5
	UNION ALL SELECT 'clock', id FROM clock WHERE reception_day = ?6)
SELECT e.id, e.tx, e.at, e.staff, e.entity, e.record, e.action, e.before, e.after, e.undoes FROM mine JOIN event e ON e.entity = mine.entity AND e.record = mine.record
WHERE e.id > ?7 AND (?8 = '' OR e.staff = ?8) AND e.at >= coalesce(?9, '') AND e.at < coalesce(?10, '9') ORDER BY e.id;

-- name: event_subject_at
-- The newest row of record ?2 of entity ?1 and of what belongs to it (?3 to ?6 as in event_subject_older) not later than moment ?7.
WITH mine (entity, record) AS (SELECT ?1, ?2
	UNION ALL SELECT 'clock', id FROM clock WHERE casefile = ?3
	UNION ALL SELECT 'resolution', id FROM resolution WHERE casefile = ?3
	UNION ALL SELECT 'commitment', id FROM commitment WHERE casefile = ?3
	UNION ALL SELECT 'clock', id FROM clock WHERE petition = ?4
	UNION ALL SELECT 'clock', id FROM clock WHERE conference = ?5
	UNION ALL SELECT 'clock', id FROM clock WHERE reception_day = ?6)
SELECT coalesce(max(e.id), 0) FROM mine JOIN event e ON e.entity = mine.entity AND e.record = mine.record WHERE e.at <= ?7;

-- name: event_all_older
-- Rows of all records older than ?1, of person ?2 ('' anybody), from day ?3 to before ?4 (NULL open), newest first.
SELECT e.id, e.tx, e.at, e.staff, e.entity, e.record, e.action, e.before, e.after, e.undoes FROM event e
WHERE e.id < ?1 AND (?2 = '' OR e.staff = ?2) AND e.at >= coalesce(?3, '') AND e.at < coalesce(?4, '9') ORDER BY e.id DESC;

-- name: event_all_newer
-- The same, newer than ?1, oldest first.
SELECT e.id, e.tx, e.at, e.staff, e.entity, e.record, e.action, e.before, e.after, e.undoes FROM event e
WHERE e.id > ?1 AND (?2 = '' OR e.staff = ?2) AND e.at >= coalesce(?3, '') AND e.at < coalesce(?4, '9') ORDER BY e.id;

-- name: event_trashed
-- The newest row that put record ?2 of entity ?1 in the trash: id, moment, login, action.
SELECT id, at, staff, action FROM event
WHERE entity = ?1 AND record = ?2 AND instr(after, '"trashed":"1"') > 0 ORDER BY id DESC LIMIT 1;

-- name: event_acts_of
-- The acts of person ?1 older than row ?2, the newest first, at most ?3: columns as event_newest, of their first row, and whether
-- they are taken back.
SELECT id, tx, at, staff, entity, record, action, before, after, undoes,
	EXISTS (SELECT 1 FROM event u WHERE u.undoes <> 0 AND u.undoes = e.tx) FROM event e
WHERE staff = ?1 AND id < ?2 AND id = tx ORDER BY id DESC LIMIT ?3;
-- ---- numbers of outgoing documents (src/domain/docregister.c) ----

-- name: document_numbers
-- Numbers with symbol ?1 of outgoing documents dated from ?2 to ?3, those in the trash too: a number is never taken twice.
SELECT number FROM document WHERE symbol = ?1 AND issued_on >= ?2 AND issued_on <= ?3 AND direction = 2;

-- name: letter_keep
-- Keep the letter ?2 of document ?1 as it was signed.
INSERT INTO letter (document, filled) VALUES (?1, ?2);

-- name: letter_kept
-- The letter of document ?1 as it was signed.
SELECT filled FROM letter WHERE document = ?1;

-- ---- drafts (src/domain/draft.c) ----

-- name: draft_put
-- Keep text ?4 of field ?2 at place ?1 for person ?3, typed at ?5.
INSERT INTO draft (place, field, staff, text, at) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (place, field, staff) DO UPDATE SET text = excluded.text, at = excluded.at;

-- name: draft_get
-- The text of field ?2 at place ?1 of person ?3.
SELECT text FROM draft WHERE place = ?1 AND field = ?2 AND staff = ?3;

-- name: draft_forget
-- Forget field ?2 at place ?1 of person ?3.
DELETE FROM draft WHERE place = ?1 AND field = ?2 AND staff = ?3;

-- name: draft_drop
-- Forget what person ?2 typed at place ?1.
DELETE FROM draft WHERE place = ?1 AND staff = ?2;

-- name: draft_drop_everybody
-- Forget what anybody typed at place ?1.
DELETE FROM draft WHERE place = ?1;

-- name: draft_fields
-- Field and text of what person ?2 typed at place ?1.
SELECT field, text FROM draft WHERE place = ?1 AND staff = ?2 ORDER BY field;

-- name: draft_places
-- Places with drafts of person ?1, the newest first: place, moment.
-- scan: a handful of rows
SELECT place, max(at) AS newest FROM draft WHERE staff = ?1 GROUP BY place ORDER BY newest DESC, place;

-- ---- preferences (src/domain/preference.c) ----

-- name: setting_get
-- The value of ?1.
SELECT value FROM setting WHERE key = ?1;

-- name: setting_put
-- Keep value ?2 under ?1.
INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value;

-- name: setting_forget
-- Forget ?1.
DELETE FROM setting WHERE key = ?1;

-- ---- content of attachments (src/domain/attachment_file.c) ----

-- name: blob_add
-- Keep content ?2 under its hash ?1, once.
INSERT INTO blob (hash, content) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING;

-- name: blob_get
-- The content with hash ?1.
SELECT content FROM blob WHERE hash = ?1;

-- ---- frozen reports (src/domain/frozen_report.c) ----

-- name: report_of_form
-- The report that was sent of form ?1 for the days ?2 to ?3.
SELECT id FROM report WHERE form = ?1 AND from_on = ?2 AND to_on = ?3;

-- name: report_before
-- The report that was sent of form ?1 for the period that ended on ?2, the one that began on ?3 before others: event of its freezing,
-- name, first and last day.
SELECT (SELECT max(e.id) FROM event e WHERE e.entity = 'report' AND e.record = r.id AND e.action = 'freeze'), r.period, r.from_on, r.to_on
FROM report r
WHERE r.to_on = ?2 AND r.form = ?1
ORDER BY r.from_on = ?3 DESC, r.id LIMIT 1;

-- name: report_entries_since
-- Days of records that reports count, as they were entered after event ?1: event, entity, record, field, day before and after it.
SELECT e.id, e.entity, e.record, j.key, json_extract(e.before, '$.' || j.key), j.value
FROM event e, json_each(e.after) j
WHERE e.id > ?1
	AND e.entity IN ('petition', 'case', 'reception', 'reception-day', 'resolution', 'enforcement', 'conference', 'commitment')
	AND j.key IN ('received_on', 'handled_on', 'replied_on', 'answered_on', 'closed_on', 'issued_on', 'enforced_on', 'done_on', 'day',
		'held_on', 'made_on', 'broken_on');
