/* Going through the drills: the clock, the journal, the panel, the file of progress. */
#include "tui/practice.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/locale.h"
#include "domain/journal.h"
#include "tui/loop.h"
#include "tui/prompt.h"

enum {
	HINT_MS = 45000, /* without a step forward: the next hint comes by itself */
	EVENTS_MOST = 1000, /* of a drill */
};

/* ---- progress on disk ------------------------------------------------------------------------ */

static int drill_named(const char *name)
{
	for (int i = 0; i < DRILL_COUNT; i++)
		if (!strcmp(drills[i].name, name))
			return i;
	return -1;
}

/* A file that cannot be read is as good as none: the drills can be done again. */
static void read_progress(struct practice *practice)
{
	FILE *file = practice->file ? fopen(practice->file, "re") : NULL;
	char line[64];

	while (file && fgets(line, sizeof line, file)) {
		char *seconds = strchr(line, ' ');
		if (!seconds)
			continue;
		*seconds++ = '\0';
		int drill = drill_named(line), took = atoi(seconds);
		if (drill >= 0 && took > 0)
			practice->seconds[drill] = took;
	}
	if (file)
		fclose(file);
}

/* Replaced as a whole or not at all. */
static bool write_progress(const struct practice *practice, struct error *err)
{
	struct buf path = {0};
	bool ok;

	if (!practice->file)
		return true;
	buf_printf(&path, "%s.new", practice->file);
	FILE *file = fopen(buf_text(&path), "we");
	ok = file != NULL;
	for (int i = 0; ok && i < DRILL_COUNT; i++)
		if (practice->seconds[i])
			ok = fprintf(file, "%s %d\n", drills[i].name, practice->seconds[i]) > 0;
	if (file)
		ok = fclose(file) == 0 && ok;
	ok = ok && rename(buf_text(&path), practice->file) == 0;
	if (!ok)
		error_set(err, ERR_IO, _("The progress cannot be kept in %s: %s"), practice->file,
			strerror(errno));
	buf_clear(&path);
	return ok;
}

/* ---- the goal -------------------------------------------------------------------------------- */

struct tally {
	const struct drill_goal *goal;
	struct desk *desk;
	int64_t base;
	int64_t tx; /* act of the event counted last */
	int count, best; /* in one act, or in all */
	bool then;
};

static bool newest(void *arg, const struct event *event)
{
	*(int64_t *)arg = event->id;
	return false;
}

static int64_t last_event(struct desk *desk)
{
	struct error err;
	int64_t id = 0;

	if (!journal_read(desk, NULL, 0, 0, 1, newest, &id, &err))
		return 0;
	return id;
}

static bool count_event(void *arg, const struct event *event)
{
	struct tally *tally = arg;
	const struct drill_goal *goal = tally->goal;

	if (event->id <= tally->base)
		return false;
	tally->then = tally->then || (goal->then && !strcmp(event->action, goal->then));
	if (strcmp(event->action, goal->action) != 0 ||
		(goal->entity && strcmp(event->entity, goal->entity) != 0) ||
		(goal->fits && !goal->fits(tally->desk, event->record)))
		return true;
	tally->count = goal->together && event->tx != tally->tx ? 1 : tally->count + 1;
	tally->tx = event->tx;
	if (tally->count > tally->best)
		tally->best = tally->count;
	return true;
}

bool practice_is_done(const struct tui *tui, bool *done, struct error *err)
{
	const struct practice *practice = tui->practice;
	const struct drill_goal *goal = &drills[practice->drill].goal;
	struct tally tally = {.goal = goal, .desk = tui->desk, .base = practice->base};

	if (goal->seen) {
		*done = goal->seen(tui);
		return true;
	}
	if (!journal_read(tui->desk, NULL, 0, 0, EVENTS_MOST, count_event, &tally, err))
		return false;
	*done = tally.best >= goal->count && (!goal->then || tally.then);
	return true;
}

/* ---- one after the other --------------------------------------------------------------------- */

static int64_t elapsed(const struct practice *practice)
{
	return (tui_now() - practice->began) / 1000;
}

static void begin(struct tui *tui, int drill)
{
	struct practice *practice = tui->practice;

	practice->drill = drill;
	practice->hint = 0;
	practice->began = practice->hinted = tui_now();
	practice->base = last_event(tui->desk);
	tui->dirty = true;
	for (struct view *view = tui->top; view; view = view->below)
		view_touch(view, DIRTY_LAYOUT); /* the panel takes its rows, or gives them back */
}

/* The next that was not done, round the end; -1 where all are. */
static int next_open(const struct practice *practice, int from)
{
	for (int i = 0; i < DRILL_COUNT; i++)
		if (!practice->seconds[(from + i) % DRILL_COUNT])
			return (from + i) % DRILL_COUNT;
	return -1;
}

static void put_time(int64_t seconds, struct buf *out)
{
	buf_printf(out, "%lld:%02lld", (long long)(seconds / 60), (long long)(seconds % 60));
}

static void finish(struct tui *tui)
{
	struct practice *practice = tui->practice;
	int drill = practice->drill, seconds = (int)elapsed(practice);
	struct error err = {0};
	struct buf time = {0};

	if (!practice->seconds[drill])
		practice->seconds[drill] = seconds ? seconds : 1;
	put_time(seconds, &time);
	begin(tui, next_open(practice, drill + 1));
	if (practice->drill < 0)
		tui_say(tui, _("Drill %d done in %s. That was the last: you know your desk"),
			drill + 1, buf_text(&time));
	else
		tui_say(tui, _("Drill %d done in %s. Next: %s"), drill + 1, buf_text(&time),
			_(drills[practice->drill].title));
	if (!write_progress(practice, &err))
		tui_complain(tui, &err);
	buf_clear(&time);
}

void practice_tick(struct tui *tui)
{
	struct practice *practice = tui->practice;
	struct error err = {0};
	bool done = false;

	if (!practice || practice->drill < 0)
		return;
	if (!practice_is_done(tui, &done, &err))
		tui_complain(tui, &err);
	if (done) {
		finish(tui);
		return;
	}
	if (tui_now() - practice->hinted >= HINT_MS)
		practice_hint(tui);
	if (elapsed(practice) != practice->shown) {
		practice->shown = elapsed(practice);
		tui->dirty = true;
	}
}

void practice_hint(struct tui *tui)
{
	struct practice *practice = tui->practice;

	if (!practice || practice->drill < 0)
		return;
	practice->hinted = tui_now();
	if (drills[practice->drill].hints[practice->hint])
		practice->hint++;
	tui->dirty = true;
}

/* ---- the list -------------------------------------------------------------------------------- */

static void chosen(struct view *view, void *arg, int64_t value)
{
	(void)arg;
	begin(view->tui, (int)value);
}

void practice_list(struct tui *tui)
{
	struct practice *practice = tui->practice;
	struct menu_item items[DRILL_COUNT];
	struct buf labels[DRILL_COUNT] = {0}, details[DRILL_COUNT] = {0};
	int open = next_open(practice, 0);

	for (int i = 0; i < DRILL_COUNT; i++) {
		buf_printf(&labels[i], "%2d  %s", i + 1, _(drills[i].title));
		if (practice->seconds[i]) {
			buf_puts(&details[i], "v ");
			put_time(practice->seconds[i], &details[i]);
		}
		items[i] = (struct menu_item){
			.value = i, .label = buf_text(&labels[i]), .detail = buf_text(&details[i])};
	}
	prompt_menu(tui->top, _("Drills of five minutes"), items, DRILL_COUNT, open < 0 ? 0 : open,
		chosen, NULL);
	for (int i = 0; i < DRILL_COUNT; i++) {
		buf_clear(&labels[i]);
		buf_clear(&details[i]);
	}
}

void practice_start(struct tui *tui, int drill, const char *file)
{
	struct practice *practice = xcalloc(1, sizeof *practice);

	practice->drill = -1;
	practice->file = file;
	tui->practice = practice;
	read_progress(practice);
	if (drill > 0)
		begin(tui, drill - 1);
	else
		practice_list(tui);
}

void practice_free(struct practice *practice)
{
	free(practice);
}

/* ---- the panel ------------------------------------------------------------------------------- */

void practice_draw(struct tui *tui, struct rect r)
{
	const struct practice *practice = tui->practice;
	struct buf b = {0};

	draw_clear(r);
	if (practice->drill < 0) {
		draw_cell(r, 0, 1, r.columns - 2, ALIGN_LEFT, ROLE_TITLE,
			_("Practice: choose a drill"));
		draw_cell(r, 1, 1, r.columns - 2, ALIGN_LEFT, ROLE_NOTICE,
			_(": and “practice” shows them"));
		return;
	}
	const struct drill *drill = &drills[practice->drill];
	int done = 0;
	for (int i = 0; i < DRILL_COUNT; i++)
		done += practice->seconds[i] > 0;
	buf_printf(&b, _("Drill %d of %d: %s"), practice->drill + 1, DRILL_COUNT, _(drill->title));
	draw_cell(r, 0, 1, r.columns - 16, ALIGN_LEFT, ROLE_TITLE, buf_text(&b));
	buf_cut(&b, 0);
	buf_printf(&b, "v %d  ", done);
	put_time(elapsed(practice), &b);
	draw_right(r, 0, ROLE_DIM, buf_text(&b));
	buf_cut(&b, 0);
	if (practice->hint)
		buf_printf(&b, "%s: %s", _("Hint"), _(drill->hints[practice->hint - 1]));
	else
		buf_puts(&b, _(drill->text));
	draw_paragraph(r, 1, 1, r.columns - 2, r.rows - 1, ROLE_NOTICE, buf_text(&b));
	buf_clear(&b);
}
