/* Why this date: the slip of a time limit in a box, with what may be done about it in the last row. */
#include "tui/textfile.h"
#include "tui/views/why.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/locale.h"
#include "domain/recount.h"
#include "domain/table.h"
#include "tui/listview.h"
#include "tui/prompt.h"
#include "tui/textview.h"
#include "tui/views/case_acts.h"
#include "tui/views/case_cells.h"

enum {
	WIDEST = 72, /* columns of the box; a calendar of weeks needs no more */
	SLIP_COLUMNS = 76, /* of a printed slip */
	FOOT = 2, /* a blank row and that of the buttons */
	BUTTONS_MOST = 4,
};

struct whyview {
	struct textview text;
	const struct entity *entity; /* NULL: a duty of a period */
	int64_t *ids; /* records, in the order of their list */
	size_t count, record; /* the one that is shown */
	int64_t *clocks; /* of that record, in the order of duties_of */
	size_t clock_count, clock;
	int64_t wanted; /* clock to be shown, wherever it stands now; 0 = any */
	bool last; /* show the record's last clock: it was come to from behind */
	enum duty_period period;
	struct due_action buttons[BUTTONS_MOST]; /* the last one prints the slip: no id */
	size_t button_count, button;
	int button_column; /* where the focused one was drawn, inside the box */
};

static struct whyview *self(struct view *view)
{
	return (struct whyview *)view;
}

static int64_t clock_now_shown(const struct whyview *why)
{
	return why->clock < why->clock_count ? why->clocks[why->clock] : 0;
}

/* ---- what is shown --------------------------------------------------------------------------- */

/* Code of the record and its day: "Why the day of PA-2026-0402 is 26/11/2026". */
static bool make_title(struct whyview *why, struct error *err)
{
	struct desk *desk = why->text.view.tui->desk;
	struct clock_label label = {0};
	struct clock clock = {0};
	struct buf title = {0};
	char day[DATE_ISO_SIZE];
	bool ok = true;

	if (why->entity && clock_now_shown(why)) {
		ok = desk_load(desk, &entity_clock, clock_now_shown(why), &clock, err) &&
			clock_label_read(desk, &clock, &label, err);
		if (ok && clock.due_on)
			buf_printf(&title, _("Why %s is due on %s"), buf_text(&label.code),
				date_show(clock.due_on, day));
		else if (ok)
			buf_printf(&title, _("Why %s is paused"), buf_text(&label.code));
	} else {
		buf_puts(&title, _("Why this date"));
	}
	free(why->text.title);
	why->text.title = buf_steal(&title);
	record_clear(&entity_clock, &clock);
	clock_label_clear(&label);
	return ok;
}

/* What the case's lifecycle allows now that moves or stops a date; then the slip. */
static void make_buttons(struct whyview *why)
{
	why->button_count = 0;
	if (why->entity == &entity_casefile && why->count)
		why->button_count = case_due_actions(why->text.view.tui->desk,
			why->ids[why->record], why->buttons, BUTTONS_MOST - 1);
	why->buttons[why->button_count++] = (struct due_action){NULL, _("Print slip")};
	if (why->button >= why->button_count)
		why->button = 0;
}

/* Find the clock to show among those that the record has now. */
static void place(struct whyview *why)
{
	if (why->last || why->clock >= why->clock_count)
		why->clock = why->clock_count ? why->clock_count - 1 : 0;
	for (size_t i = 0; why->wanted && i < why->clock_count; i++)
		if (why->clocks[i] == why->wanted)
			why->clock = i;
	why->last = false;
	why->wanted = clock_now_shown(why);
}

static bool read_text(struct whyview *why, int columns, struct buf *out, struct error *err)
{
	struct desk *desk = why->text.view.tui->desk;

	if (!why->entity)
		return duty_why_period(desk, why->period, columns, out, err);
	if (clock_now_shown(why))
		return duty_why(desk, clock_now_shown(why), columns, out, err);
	buf_puts(out, _("No time limit runs here."));
	return true;
}

static void fill(struct textview *text, int columns, void *arg)
{
	struct whyview *why = (struct whyview *)text;
	struct tui *tui = text->view.tui;
	struct buf slip = {0};
	struct error err = {0};
	bool ok = true;

	(void)arg;
	free(why->clocks);
	why->clocks = NULL;
	why->clock_count = 0;
	if (why->entity)
		ok = duties_of(tui->desk, why->entity, why->ids[why->record], &why->clocks,
			&why->clock_count, &err);
	if (ok)
		place(why);
	if (ok && make_title(why, &err) && read_text(why, columns, &slip, &err)) {
		for (const char *line = buf_text(&slip); *line;) {
			const size_t bytes = strcspn(line, "\n");
			char *copy = xstrndup(line, bytes);
			textview_line(text, ROLE_NORMAL, copy);
			free(copy);
			line += bytes + (line[bytes] == '\n');
		}
	} else {
		tui_complain(tui, &err);
	}
	make_buttons(why);
	buf_clear(&slip);
}

/* ---- the box ---------------------------------------------------------------------------------- */

/* As high as its text. */
static void measure(struct view *view, int screen_rows, int screen_columns, int *rows, int *columns)
{
	struct whyview *why = self(view);

	*columns = screen_columns - 4 > WIDEST ? WIDEST : screen_columns - 4;
	textview_fill(&why->text, *columns - 4);
	*rows = (int)why->text.count + FOOT + 2;
	if (*rows > screen_rows)
		*rows = screen_rows;
}

/* " [ Extend ]  [ Pause ]  [ Print slip ]", and which limit of how many at the right. */
static void draw(struct view *view)
{
	struct whyview *why = self(view);
	struct rect r = rect_columns(
		rect_rows(view->area, view->area.rows - 2, 1), 2, view->area.columns - 4);
	int column = 0;

	textview_ops.draw(view);
	for (size_t i = 0; i < why->button_count; i++) {
		struct buf label = {0};
		buf_printf(&label, "[ %s ]", why->buttons[i].label);
		if (i == why->button)
			why->button_column = column;
		column += draw_text(r, 0, column,
				  ROLE_KEY | (i == why->button ? (unsigned)STYLE_FOCUS : 0),
				  buf_text(&label)) +
			1;
		buf_clear(&label);
	}
	if (why->clock_count > 1 || why->count > 1) {
		struct buf place = {0};
		if (why->count > 1)
			buf_printf(&place, "%zu/%zu ", why->record + 1, why->count);
		if (why->clock_count > 1)
			buf_printf(&place, "← %zu/%zu →", why->clock + 1, why->clock_count);
		if (column + text_width(buf_text(&place)) < r.columns)
			draw_right(r, 0, ROLE_DIM, buf_text(&place));
		buf_clear(&place);
	}
}

static bool cursor(struct view *view, int *y, int *x)
{
	struct rect r = rect_rows(view->area, view->area.rows - 2, 1);

	draw_place(r, 0, 2 + self(view)->button_column, y, x);
	return true;
}

static void again(struct whyview *why)
{
	why->text.top = 0;
	view_touch(&why->text.view, DIRTY_LAYOUT);
	if (why->text.view.below) /* the box may be smaller than it was */
		view_touch(why->text.view.below, DIRTY_PAINT);
}

/* ---- going through them ----------------------------------------------------------------------- */

static void go_left(struct view *view, const char *argument)
{
	struct whyview *why = self(view);

	(void)argument;
	why->wanted = 0;
	if (why->clock > 0) {
		why->clock--;
	} else if (why->record > 0) {
		why->record--;
		why->last = true;
	}
	again(why);
}

static void go_right(struct view *view, const char *argument)
{
	struct whyview *why = self(view);

	(void)argument;
	why->wanted = 0;
	if (why->clock + 1 < why->clock_count) {
		why->clock++;
	} else if (why->record + 1 < why->count) {
		why->record++;
		why->clock = 0;
	}
	again(why);
}

static void next_button(struct view *view, const char *argument)
{
	struct whyview *why = self(view);

	(void)argument;
	why->button = (why->button + 1) % why->button_count;
	view_touch(view, DIRTY_PAINT);
}

static void previous_button(struct view *view, const char *argument)
{
	struct whyview *why = self(view);

	(void)argument;
	why->button = (why->button + why->button_count - 1) % why->button_count;
	view_touch(view, DIRTY_PAINT);
}

/* ---- the slip --------------------------------------------------------------------------------- */

/* The slip as it is printed: what it is about, then why. */
static bool make_slip(struct whyview *why, struct buf *out, struct error *err)
{
	struct desk *desk = why->text.view.tui->desk;
	struct clock_label label = {0};
	struct clock clock = {0};
	char day[DATE_ISO_SIZE];
	bool ok = true;

	if (clock_now_shown(why)) {
		ok = desk_load(desk, &entity_clock, clock_now_shown(why), &clock, err) &&
			clock_label_read(desk, &clock, &label, err);
		if (ok)
			buf_printf(out, "%s  %s: %s\n\n", buf_text(&label.code),
				buf_text(&label.what),
				clock.due_on ? date_show(clock.due_on, day) : _("paused"));
	}
	ok = ok && read_text(why, SLIP_COLUMNS, out, err);
	if (ok)
		buf_printf(out, _("\nPrinted on %s\n"), date_show(date_today(), day));
	record_clear(&entity_clock, &clock);
	clock_label_clear(&label);
	return ok;
}

static bool print_to(
	struct view *view, void *arg, const char *path, size_t *column, struct error *err)
{
	struct buf slip = {0};

	(void)arg;
	*column = 0;
	const bool ok = (*path || error_set(err, ERR_INVALID, _("Name a file"))) &&
		make_slip(self(view), &slip, err) && textfile_write(path, &slip, err);
	if (ok)
		tui_say(view->tui, _("The slip is in %s."), path);
	buf_clear(&slip);
	return ok;
}

/* What the slip is about: the code of the limit's record, of a record that has none, of a duty. */
static bool put_code(struct whyview *why, struct buf *out, struct error *err)
{
	struct desk *desk = why->text.view.tui->desk;
	const struct entity *entity = clock_now_shown(why) ? &entity_clock : why->entity;
	const int64_t id = clock_now_shown(why) ? clock_now_shown(why)
		: entity			? why->ids[why->record]
						: 0;
	struct clock_label label = {0};

	if (!entity) {
		buf_puts(out, duty_period_code(why->period));
		return true;
	}
	void *record = xcalloc(1, entity->size);
	bool ok = desk_load(desk, entity, id, record, err);
	if (ok && entity == &entity_clock) {
		ok = clock_label_read(desk, record, &label, err);
		buf_puts(out, buf_text(&label.code));
	} else if (ok) {
		record_code(entity, record, out);
	}
	record_clear(entity, record);
	free(record);
	clock_label_clear(&label);
	return ok;
}

/* Ask for the file, with a name made of the code: han-PA-2026-0402.txt. */
static void print(struct view *view, const char *argument)
{
	struct buf name = {0};
	struct error err = {0};

	(void)argument;
	buf_puts(&name, "han-");
	if (put_code(self(view), &name, &err)) {
		buf_puts(&name, ".txt");
		prompt_text(
			view, _("Write the slip to"), buf_text(&name), 200, NULL, print_to, NULL);
	} else {
		tui_complain(view->tui, &err);
	}
	buf_clear(&name);
}

static void press(struct view *view, const char *argument)
{
	struct whyview *why = self(view);
	const struct due_action *button = &why->buttons[why->button];

	if (button->id)
		case_act_do(view, button->id);
	else
		print(view, argument);
}

/* The key that opened it closes it. */
static void leave(struct view *view, const char *argument)
{
	(void)argument;
	tui_pop(view);
}

/* ---- the view --------------------------------------------------------------------------------- */

static bool current(const struct view *view, const struct entity **entity, int64_t *id)
{
	const struct whyview *why = (const struct whyview *)view;

	if (!why->entity)
		return false;
	*entity = why->entity;
	*id = why->ids[why->record];
	return true;
}

static void clear(struct view *view)
{
	struct whyview *why = self(view);

	free(why->ids);
	free(why->clocks);
	textview_ops.clear(view);
}

static const struct view_handler handlers[] = {
	{ACT_LEFT, go_left},
	{ACT_RIGHT, go_right},
	{ACT_NEXT, next_button},
	{ACT_PREVIOUS, previous_button},
	{ACT_OPEN, press},
	{ACT_PRINT, print},
	{ACT_DUE, leave},
	{ACT_NONE},
};

static const struct view_ops ops = {
	.name = "why",
	.size = sizeof(struct whyview),
	.context = CTX_WHY,
	.overlay = true,
	.base = &textview_ops,
	.handlers = handlers,
	.measure = measure,
	.draw = draw,
	.cursor = cursor,
	.current = current,
	.clear = clear,
};

static struct whyview *why_new(struct tui *tui)
{
	struct whyview *why = view_new(tui, &ops);

	textview_init(&why->text, "", fill, NULL, NULL);
	why->text.foot = FOOT;
	return why;
}

struct view *why_view_new(struct tui *tui, const struct entity *entity, const int64_t *ids,
	size_t count, int64_t clock)
{
	struct whyview *why = why_new(tui);

	why->entity = entity;
	why->ids = xcalloc(count, sizeof *ids);
	memcpy(why->ids, ids, count * sizeof *ids);
	why->count = count;
	why->wanted = clock;
	return &why->text.view;
}

struct view *why_view_period(struct tui *tui, enum duty_period period)
{
	struct whyview *why = why_new(tui);

	why->period = period;
	return &why->text.view;
}

/* "Notice of acceptance          26/11/2026? · 2 left" */
static bool add_clock_row(struct page *page, struct desk *desk, int64_t id, struct error *err)
{
	struct clock clock = {0};
	enum due_state state;
	struct buf right = {0};
	char day[DATE_ISO_SIZE];
	int days;
	const bool ok = desk_load(desk, &entity_clock, id, &clock, err) &&
		duty_state_of(desk, &clock, &state, &days, err);

	if (ok) {
		page_line(page, ROLE_NORMAL, 0, duty_name(desk, &clock));
		struct page_row *row = &page->rows[page->count - 1];
		if (clock.due_on)
			buf_printf(&right, "%s%s · ", date_show(clock.due_on, day),
				clock.provisional ? "?" : "");
		due_cell_left(state, days, &right);
		row->right = buf_steal(&right);
		row->right_style = theme_due_look(state)->role;
	}
	record_clear(&entity_clock, &clock);
	return ok;
}

/* Whether a clock is the record's own date, which the record shows by itself. */
static bool is_main(struct desk *desk, int64_t id, bool *out, struct error *err)
{
	struct clock clock = {0};
	const bool ok = desk_load(desk, &entity_clock, id, &clock, err);
	const struct limit *limit =
		ok ? rules_limit(desk->rules, clock.rule, clock.started_on) : NULL;

	*out = limit && limit->main;
	record_clear(&entity_clock, &clock);
	return ok;
}

bool why_add_rows(struct page *page, struct desk *desk, const struct entity *entity, int64_t id,
	struct error *err)
{
	int64_t *clocks;
	size_t count;

	if (!duties_of(desk, entity, id, &clocks, &count, err))
		return false;
	bool ok = true, alone = false;
	if (count == 1 && !is_main(desk, clocks[0], &alone, err))
		ok = false;
	if (alone)
		count = 0;
	if (count)
		page_heading(page, _("Time limits"), _("h why"));
	for (size_t i = 0; ok && i < count; i++)
		ok = add_clock_row(page, desk, clocks[i], err);
	free(clocks);
	return ok;
}

static bool is_list(const struct view *view)
{
	return view->ops == &listview_ops || view->ops->base == &listview_ops;
}

/* Whether records of an entity have clocks. */
static bool has_clocks(const struct entity *entity)
{
	for (size_t i = 0; i < entity_clock.field_count; i++)
		if (entity_clock.fields[i].ref == entity)
			return true;
	return false;
}

void why_act(struct view *view, const char *argument)
{
	bool (*current_of)(const struct view *, const struct entity **, int64_t *) =
		VIEW_OP(view, current);
	const struct entity *entity = NULL;
	int64_t id, *ids = &id;
	size_t count = 1;

	(void)argument;
	if (!current_of || !current_of(view, &entity, &id) || !has_clocks(entity)) {
		tui_say(view->tui, _("No time limit is counted for this"));
		return;
	}
	if (is_list(view))
		ids = listview_targets((const struct listview *)view, &count);
	if (count)
		tui_push(view->tui, why_view_new(view->tui, entity, ids, count, 0));
	if (ids != &id)
		free(ids);
}
