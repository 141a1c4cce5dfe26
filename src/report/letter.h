/*
 * Letters: templates of the office (forms/vn/letters/ID.txt) and what is made of them. A template is a head of `key = value` lines,
 * a line `---`, and the text; `[word]` stands for a value: one that the program fills in (letter_fields), or a gap that the template
 * names (`gap.word = label`) and a person fills in. Here is no record and no screen: whoever fills a letter answers for its words.
 */
#ifndef REPORT_LETTER_H
#define REPORT_LETTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/error.h"

/* A word that the program fills in. */
struct letter_field {
	const char *word; /* as in templates: "kinh_gui" */
	const char *label; /* N_() */
	const char *source; /* N_() where a person fills it in: "in the case (s)" */
};
/* NULL word at the end. */
extern const struct letter_field letter_fields[];

struct letter_gap {
	char *word, *label;
};

struct letter {
	char *id; /* name of the file without .txt: "PA-03" */
	char *name; /* Công văn trả lời phản ánh */
	char *letters; /* keys of the list `letters` that it answers, blanks between */
	char *outcomes; /* keys of results that it fits, blanks between; NULL = all */
	char *kind; /* key of the kind of document: "letter" */
	char *symbol; /* of its number: "UBND-VP"; NULL: it bears no number */
	char *title; /* QUYẾT ĐỊNH; NULL for an official letter, whose subject stands below the number */
	char *subject, *to, *recipients, *authority; /* may hold [words]; NULL = none */
	char *body;
	struct letter_gap *gaps;
	size_t gap_count;
};

struct letters {
	struct letter *list; /* by id */
	size_t count;
};

/**
 * Read all templates of a folder.
 * @param folder NULL: forms/vn/letters of the program (place_data), then the office's own over them: those of the folder of
 *               DOITHOAI_LETTERS, else of /etc/doithoai/letters and $XDG_CONFIG_HOME/doithoai/letters where these are
 * @param err    INVALID: "file:line: what" (unknown key or word, a key that is missing or stands twice); NOT_FOUND, IO
 */
bool letters_read(struct letters *out, const char *folder, struct error *err);
void letters_clear(struct letters *letters);
/** By id; NULL if there is none. */
const struct letter *letters_find(const struct letters *letters, const char *id);
/** Whether a template answers a letter that is owed, with this result (key, may be NULL). */
bool letter_fits(const struct letter *letter, const char *owed, const char *outcome);

/** Whether it is about a conference (report/meeting_letter.h), not about a case. */
bool letter_is_of_conference(const struct letter *letter);

/** The value of a word, borrowed until the next is asked for; NULL where it is not filled in yet: it stands as [word]. */
typedef const char *letter_value(void *arg, const char *word);

/** Append a text with its words filled in. @return how many were not */
size_t letter_expand(const char *text, letter_value *value, void *arg, struct buf *out);
/** How many words of the whole letter are not filled in; the first of them is put into @p word unless NULL. */
size_t letter_open(const struct letter *letter, letter_value *value, void *arg, struct buf *word);

enum { LETTER_COLUMNS = 72 }; /* of a letter in the register and in files */

/* As what a line of a letter is set, for who prints it. */
enum letter_style { LETTER_PLAIN, LETTER_BOLD, LETTER_ITALIC };

/**
 * Lay the letter out as on A4, in lines of text of @p columns (40 at least): office and national title, number, place and day,
 * title or subject, recipient, text, recipients and signature (NĐ30/2020). The values used beside the template's own words:
 * co_quan, cap_tren, dia_danh, ngay_van_ban, so, chuc_vu, nguoi_ky.
 */
void letter_layout(const struct letter *letter, letter_value *value, void *arg, int columns,
	void (*line)(void *to, enum letter_style style, const char *text), void *to);
/** The same as one text. New text, the caller's to free. */
char *letter_text(const struct letter *letter, letter_value *value, void *arg, int columns);

#endif
