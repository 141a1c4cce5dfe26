-- 0006: letters as they were signed.

-- A letter as it was entered in the register, so that it is printed again as it was: its template with all words filled in. Nobody may
-- change or delete a row.
CREATE TABLE letter (
	document INTEGER PRIMARY KEY REFERENCES document (id), -- its entry in the register
	filled TEXT NOT NULL                  -- lines "key = value", a line "---", the text: see src/report/letter_kept.h
) STRICT;
CREATE TRIGGER letter_no_update BEFORE UPDATE ON letter BEGIN
	SELECT raise(ABORT, 'a signed letter never changes');
END;
CREATE TRIGGER letter_no_delete BEFORE DELETE ON letter BEGIN
	SELECT raise(ABORT, 'a signed letter never changes');
END;
