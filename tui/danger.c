/* The table of dangerous acts. */
#include "tui/danger.h"

#include <string.h>

#include "base/locale.h"
#include "domain/records.h"
#include "tui/loop.h"
#include "tui/prompt.h"
#include "tui/views/case_cells.h"

static const struct {
	const char *title, *text;
	const struct entity *entity; /* any change of this field is the act; NULL: a screen asks */
	const char *field;
} dangers[DANGER_COUNT] = {
	[DANGER_SECRECY] = {N_("Change who may see the case?"),
		N_("Undo brings the old setting back, but what was seen meanwhile stays seen, and "
		   "drafts of a case that becomes restricted are gone."),
		&entity_casefile, "secrecy"},
	[DANGER_ISSUE] = {N_("Issue the letter?"),
		N_("That cannot be undone: only a correcting entry is possible after it."), NULL,
		NULL},
	[DANGER_MERGE] = {N_("Merge them all?"),
		N_("Each of them is closed and followed up in this case from now on."), NULL, NULL},
	[DANGER_FREEZE] = {N_("Freeze the report?"),
		N_("Its numbers and its file are kept as they are now. That cannot be undone: what "
		   "is entered later counts in the next period."),
		NULL, NULL},
};

enum danger danger_of_field(const struct entity *entity, const struct field *field)
{
	for (int i = DANGER_NONE + 1; i < DANGER_COUNT; i++)
		if (dangers[i].entity == entity && strcmp(dangers[i].field, field->key) == 0)
			return (enum danger)i;
	return DANGER_NONE;
}

void danger_ask_word(struct view *owner, enum danger danger, const char *word, const char *detail,
	void (*yes)(struct view *owner, void *arg), void *arg)
{
	struct buf text = {0};

	buf_printf(
		&text, "%s%s%s", detail ? detail : "", detail ? "\n" : "", _(dangers[danger].text));
	prompt_confirm(owner, _(dangers[danger].title), buf_text(&text), word, yes, arg);
	buf_clear(&text);
}

void danger_ask(struct view *owner, enum danger danger, int64_t id, const char *detail,
	void (*yes)(struct view *owner, void *arg), void *arg)
{
	struct casefile file = {0};
	struct buf word = {0};
	struct error err = {0};

	if (desk_load(owner->tui->desk, &entity_casefile, id, &file, &err)) {
		case_cell_number(&file, &word);
		danger_ask_word(owner, danger, buf_text(&word), detail, yes, arg);
	} else {
		tui_complain(owner->tui, &err);
	}
	record_clear(&entity_casefile, &file);
	buf_clear(&word);
}
