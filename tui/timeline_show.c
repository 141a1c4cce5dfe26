/* Two columns of values, each broken into lines of its own. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/history.h"
#include "tui/textview.h"
#include "tui/timeline_show.h"

enum { LABEL_LEAST = 14, LABEL_MOST = 24, GAP = 2 };

struct showing {
	struct tui *tui;
	int64_t tx; /* an act, or 0: two moments */
	const struct entity *entity;
	int64_t id, events[2]; /* of an act: the event that was chosen */
	char *moments[2];
	/* while lines are made */
	struct textview *text;
	int label_columns, value_columns;
	size_t count;
};

struct wrapped {
	char **lines;
	size_t count;
};

static void take_line(void *arg, const char *start, size_t bytes)
{
	struct wrapped *w = arg;

	w->lines = xrealloc(w->lines, (w->count + 1) * sizeof *w->lines);
	w->lines[w->count++] = xstrndup(start, bytes);
}

static void free_wrapped(struct wrapped *w)
{
	for (size_t i = 0; i < w->count; i++)
		free(w->lines[i]);
	free(w->lines);
}

/* A row of three columns; each text may take several lines. */
static void put_row(
	struct showing *s, unsigned style, const char *label, const char *before, const char *after)
{
	const char *const texts[] = {label, before, after};
	const int widths[] = {s->label_columns, s->value_columns, s->value_columns};
	struct wrapped cells[3] = {0};
	size_t lines = 0;

	for (size_t i = 0; i < 3; i++) {
		text_wrap(texts[i], widths[i], take_line, &cells[i]);
		if (cells[i].count > lines)
			lines = cells[i].count;
	}
	for (size_t k = 0; k < lines; k++) {
		struct buf line = {0};
		for (size_t i = 0; i < 3; i++) {
			text_pad(&line, k < cells[i].count ? cells[i].lines[k] : "", widths[i],
				ALIGN_LEFT);
			for (int gap = 0; gap < GAP && i < 2; gap++)
				buf_putc(&line, ' ');
		}
		textview_line(s->text, style, buf_text(&line));
		buf_clear(&line);
	}
	for (size_t i = 0; i < 3; i++)
		free_wrapped(&cells[i]);
}

static bool put_change(void *arg, const struct history_change *change)
{
	struct showing *s = arg;

	if (change->first && s->tx) {
		if (s->count)
			textview_line(s->text, ROLE_NORMAL, "");
		textview_paragraph(s->text, ROLE_TITLE, s->label_columns + 2 * s->value_columns, "",
			change->title);
	}
	s->count++;
	if (change->field || *change->before || *change->after)
		put_row(s, ROLE_NORMAL, change->field ? _(change->field->label) : _("Trash"),
			*change->before ? change->before : "-",
			*change->after ? change->after : "-");
	return true;
}

static void put_head(struct showing *s, const char *before, const char *after)
{
	put_row(s, ROLE_LABEL, "", before, after);
}

static void fill(struct textview *text, int columns, void *arg)
{
	struct showing *s = arg;
	struct error err = {0};
	bool exists[2] = {true, true};
	size_t left_out = 0;

	s->text = text;
	s->count = 0;
	s->label_columns = columns / 4;
	if (s->label_columns < LABEL_LEAST)
		s->label_columns = LABEL_LEAST;
	if (s->label_columns > LABEL_MOST)
		s->label_columns = LABEL_MOST;
	s->value_columns = (columns - s->label_columns - 2 * GAP) / 2;
	if (s->tx)
		put_head(s, _("Before"), _("After"));
	else
		put_head(s, s->moments[0], s->moments[1]);
	const bool ok = s->tx
		? history_changes(s->tui->desk, s->tx, s->events[0], &left_out, put_change, s, &err)
		: history_compare(s->tui->desk, s->entity, s->id, s->events[0], s->events[1],
			  exists, put_change, s, &err);
	if (!ok)
		tui_complain(s->tui, &err);
	else if (!exists[0] && s->tx == 0)
		textview_line(text, ROLE_DIM, _("at the first moment it was not entered yet"));
	else if (!s->count)
		textview_line(text, ROLE_DIM, _("no field differs"));
	if (left_out) {
		struct buf line = {0};
		buf_printf(&line,
			ngettext("and %zu more record in the same act",
				"and %zu more records in the same act", left_out),
			left_out);
		textview_line(text, ROLE_NORMAL, "");
		textview_line(text, ROLE_DIM, buf_text(&line));
		buf_clear(&line);
	}
}

static void drop(void *arg)
{
	struct showing *s = arg;

	free(s->moments[0]);
	free(s->moments[1]);
	free(s);
}

struct view *timeline_show_act(struct tui *tui, const char *title, int64_t tx, int64_t event)
{
	struct showing *s = xcalloc(1, sizeof *s);

	s->tui = tui;
	s->tx = tx;
	s->events[0] = event;
	return textview_new(tui, title, fill, s, drop);
}

struct view *timeline_show_states(struct tui *tui, const struct entity *entity, int64_t id,
	int64_t first, const char *first_at, int64_t second, const char *second_at)
{
	struct showing *s = xcalloc(1, sizeof *s);
	void *record = xcalloc(1, entity->size);
	struct buf title = {0};

	*s = (struct showing){.tui = tui, .entity = entity, .id = id, .events = {first, second}};
	s->moments[0] = xstrdup(first_at);
	s->moments[1] = xstrdup(second_at);
	if (desk_load(tui->desk, entity, id, record, NULL))
		record_code(entity, record, &title);
	buf_puts(&title, _(": two moments"));
	struct view *view = textview_new(tui, buf_text(&title), fill, s, drop);
	record_clear(entity, record);
	free(record);
	buf_clear(&title);
	return view;
}
