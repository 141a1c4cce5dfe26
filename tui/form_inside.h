/*
 * What the files of the form share among themselves: formview.c the view and its drafts, form_save.c saving.
 */
#ifndef TUI_FORM_INSIDE_H
#define TUI_FORM_INSIDE_H

#include "domain/draft.h"
#include "tui/editor.h"
#include "tui/formview.h"

/* A heading (field NULL) or a field. */
struct form_row {
	const char *heading;
	const struct field *field;
	struct editor editor;
	/* Text of the record; the field is changed where the editor holds another one. */
	char *initial;
	char *drafted; /* text on disk as a draft; NULL = none */
	int64_t picked; /* id chosen by a picker while the text is picked_text */
	char *picked_text;
	int y, rows; /* place in the form, from 0 */
};

struct formview {
	struct view view;
	const struct entity *entity;
	const struct form_spec *spec;
	int64_t id; /* 0 = new */
	void *before; /* the record as it was read; of a new one: empty but for the preset */
	bool loaded, editing;
	struct form_row *rows;
	size_t count;
	size_t cursor; /* a row with a field */
	int top; /* first visible line of the form */
	int label_columns;
	bool drafts; /* there is a draft that is not shown yet */
	bool tried; /* the last save failed: empty required fields are pointed out */
	size_t contested; /* next row to ask about after a CONFLICT */
	void *theirs; /* the record as somebody else saved it meanwhile, while asking */
	struct form_hooks hooks;
};

/* ---- formview.c ---- */

bool form_row_changed(const struct form_row *row);
bool form_changed(const struct formview *form);
/** Where its drafts are kept. */
const char *form_place(const struct formview *form, char out[DRAFT_PLACE_SIZE]);
/** Text of a field of a record as the form begins with it. The caller frees. */
char *form_text_of(const struct formview *form, const struct field *field, const void *record);
/** Show the value of a record; what was typed there goes. */
void form_set_row(struct formview *form, struct form_row *row, const void *record);
/** Read what was typed into a record. */
bool form_parse_row(struct formview *form, struct form_row *row, void *record, struct error *err);
/** Put the cursor on a field; NULL leaves it where it is. */
void form_go_field(struct formview *form, const struct field *field);
/** Read the form's record anew into @p out, which may hold one. */
bool form_load_record(struct formview *form, void **out, struct error *err);
void form_drop_record(const struct formview *form, void **record);
/** The drafts on disk are gone. */
void form_forget_drafted(struct formview *form);

/* ---- form_save.c ---- */

/** F2: save what was changed, after the questions that it raises. */
void form_run_save(struct view *view, const char *argument);

#endif
