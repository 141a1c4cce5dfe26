-- 0004: what logging a line costs. A new case comes into the search index in an idle moment, with others, not in the act that makes it.

-- How far the search index has come. Newer cases wait: src/store/search.c takes them in before anybody searches.
CREATE TABLE search_reach (
	id INTEGER PRIMARY KEY CHECK (id = 1), -- one row
	casefile INTEGER NOT NULL             -- the cases up to this id are in the index
) STRICT;
INSERT INTO search_reach (id, casefile) SELECT 1, coalesce(max(id), 0) FROM casefile;

-- What the search index holds or will hold of a case: nothing of a restricted one but its number, no name where the person is hidden.
CREATE VIEW casefile_text AS
SELECT c.id AS id,
	iif(c.secrecy = 2, '', c.summary) AS summary,
	iif(c.secrecy = 2, '', c.detail || ' ' || c.place || ' ' || c.project) AS detail,
	iif(c.secrecy <> 0, '', coalesce(p.name || ' ' || p.initials, '')) AS person
FROM casefile c LEFT JOIN person p ON p.id = c.person;

DROP VIEW casefile_search;
-- What the search index holds now.
CREATE VIEW casefile_search AS
SELECT id, summary, detail, person FROM casefile_text WHERE id <= (SELECT casefile FROM search_reach);

-- A person's acts, one entry each: what else they wrote follows its first row.
DROP INDEX event_staff;
CREATE INDEX event_act ON event (staff, id) WHERE id = tx;
