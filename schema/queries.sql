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
SELECT summary, detail, person FROM casefile_search WHERE id = ?1;

-- name: search_remove
-- engine: take the text ?2 ?3 ?4 of case ?1 out of the index; it must still be as it was when it was put in.
INSERT INTO search (search, rowid, summary, detail, person) VALUES ('delete', ?1, ?2, ?3, ?4);

-- name: search_add
-- engine: put the text ?2 ?3 ?4 of case ?1 into the index.
INSERT INTO search (rowid, summary, detail, person) VALUES (?1, ?2, ?3, ?4);

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
