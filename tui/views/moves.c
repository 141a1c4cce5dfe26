/* Which dates move with a day off: counted on trial, shown, applied when the person says so. */
#include "tui/views/moves.h"

#include <stdlib.h>

#include "base/locale.h"
#include "domain/recount.h"
#include "tui/textview.h"

enum { LISTED_MOST = 500 }; /* dates with a line of their own; the rest is counted */

struct move {
	char *code, *text;
	date_t before, after;
};

struct moves {
	struct recount recount;
	struct tui *tui;
	struct move *list;
	size_t count;
	struct error err; /* why one could not be told */
	bool (*act)(struct view *owner, struct error *err);
	void (*failed)(struct view *owner, const struct error *err);
};

/* ---- watching -------------------------------------------------------------------------------- */

static void take_move(void *arg, const struct clock_move *move)
{
	struct moves *moves = arg;
	struct clock_label label = {0};

	if (moves->count == LISTED_MOST || moves->err.code)
		return;
	if (clock_label_read(moves->tui->desk, move->clock, &label, &moves->err)) {
		struct buf text = {0};
		moves->list = xrealloc(moves->list, (moves->count + 1) * sizeof *moves->list);
		buf_printf(&text, "%s: %s", buf_text(&label.what), buf_text(&label.text));
		moves->list[moves->count++] = (struct move){.code = xstrdup(buf_text(&label.code)),
			.text = buf_steal(&text),
			.before = move->before,
			.after = move->after};
	}
	clock_label_clear(&label);
}

static bool show_progress(void *arg, int64_t done, int64_t all)
{
	struct moves *moves = arg;
	struct tui *tui = moves->tui;

	if (done) {
		tui_say(tui, _("Counting due dates: %lld of %lld. Any key stops it"),
			(long long)done, (long long)all);
		tui_paint(tui);
	}
	return !tui->key_waits || !tui->key_waits(NULL);
}

/* Run the act with somebody watching. */
static bool run(struct moves *moves, struct view *owner, bool ask, struct error *err)
{
	struct desk *desk = owner->tui->desk;

	moves->recount = (struct recount){.ask = ask,
		.moved = ask ? take_move : NULL,
		.progress = show_progress,
		.arg = moves};
	desk->recount = &moves->recount;
	const bool ok = moves->act(owner, err);
	desk->recount = NULL;
	return ok;
}

static void drop(void *arg)
{
	struct moves *moves = arg;

	for (size_t i = 0; i < moves->count; i++) {
		free(moves->list[i].code);
		free(moves->list[i].text);
	}
	free(moves->list);
	free(moves);
}

/* ---- asking ---------------------------------------------------------------------------------- */

static void fill(struct textview *text, int columns, void *arg)
{
	const struct moves *moves = arg;
	struct buf line = {0};
	char day[DATE_ISO_SIZE];

	for (size_t i = 0; i < moves->count; i++) {
		const struct move *move = &moves->list[i];
		buf_cut(&line, 0);
		buf_printf(&line, "%s -> ", move->before ? date_show(move->before, day) : "-");
		buf_printf(&line, "%s  %s  ", move->after ? date_show(move->after, day) : "-",
			move->code);
		textview_paragraph(text, ROLE_NORMAL, columns, buf_text(&line), move->text);
	}
	if (moves->recount.count > (int64_t)moves->count) {
		buf_cut(&line, 0);
		buf_printf(&line, _("… and %lld more"),
			(long long)moves->recount.count - (long long)moves->count);
		textview_line(text, ROLE_DIM, buf_text(&line));
	}
	buf_clear(&line);
}

static void refuse(const struct moves *moves, struct view *owner, const struct error *err)
{
	if (moves->failed)
		moves->failed(owner, err);
	else
		tui_complain(owner->tui, err);
}

static void apply(struct view *owner, void *arg)
{
	struct moves *moves = arg;
	struct error err = {0};

	if (!run(moves, owner, false, &err))
		refuse(moves, owner, &err);
}

static void ask(struct moves *moves, struct view *owner)
{
	struct buf title = {0};

	buf_printf(&title,
		ngettext("%lld due date moves with this day", "%lld due dates move with this day",
			(unsigned long)moves->recount.count),
		(long long)moves->recount.count);
	tui_push(owner->tui, textview_ask(owner->tui, buf_text(&title), fill, apply, moves, drop));
	buf_clear(&title);
	tui_say(owner->tui, _("Nothing is written yet"));
}

void moves_act(struct view *owner, bool (*act)(struct view *owner, struct error *err),
	void (*failed)(struct view *owner, const struct error *err))
{
	struct moves *moves = xcalloc(1, sizeof *moves);
	struct error err = {0};

	*moves = (struct moves){.tui = owner->tui, .act = act, .failed = failed};
	const bool done = run(moves, owner, true, &err);
	if (!done && moves->recount.asked && !moves->err.code) {
		ask(moves, owner);
		return;
	}
	if (!done)
		refuse(moves, owner, moves->err.code ? &moves->err : &err);
	drop(moves);
}
