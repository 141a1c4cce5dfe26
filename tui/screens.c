/* Which view shows what, and the menu of everything that has no tab of its own. */
#include <stdlib.h>

#include "base/locale.h"
#include "domain/records.h"
#include "tui/formview.h"
#include "tui/listview.h"
#include "tui/screens.h"

static struct view *other_view_new(struct tui *tui);

static struct view *open_cases(struct tui *tui)
{
	return cases_view_new(tui, NULL);
}

const struct main_screen main_screens[] = {
	{ACT_DESK, N_("Desk"), desk_view_new},
	{ACT_CONFERENCES, N_("Meetings"), conferences_view_new},
	{ACT_CASES, N_("Cases"), open_cases},
	{ACT_SUMMARY, N_("Reports"), reports_view_new},
	{ACT_OTHER, N_("Other"), other_view_new},
	{ACT_NONE, NULL, NULL},
};

struct view *screen_of_record(struct tui *tui, const struct entity *entity, int64_t id)
{
	if (entity == &entity_casefile)
		return case_view_new(tui, id);
	if (entity == &entity_conference)
		return conference_view_new(tui, id);
	return formview_open(tui, entity, NULL, id);
}

struct view *screen_of_ids(struct tui *tui, const struct entity *entity, const char *heading,
	int64_t *ids, size_t count)
{
	if (entity == &entity_casefile)
		return cases_view_ids(tui, heading, ids, count);
	return &listview_ids(tui, &listview_ops, list_spec_of(entity), heading, ids, count)->view;
}

struct view *screen_of_list(struct tui *tui, const struct entity *entity)
{
	if (entity == &entity_casefile)
		return cases_view_new(tui, NULL);
	if (entity == &entity_conference)
		return conferences_view_new(tui);
	return &listview_entity(tui, entity)->view;
}

/* ---- Other ----------------------------------------------------------------------------------- */

/* The registers of the office, in the order a clerk meets them. A row is a heading, a list, or a view of its own. */
static const struct other_screen {
	const char *heading;
	const struct entity *entity; /* its list */
	const char *sentence;
	const char *label; /* of a view that is no list */
	struct view *(*open)(struct tui *tui);
} others[] = {
	{N_("Registers"), NULL, NULL},
	{NULL, &entity_petition, N_("the papers that came in")},
	{NULL, &entity_reception, N_("visits of citizens")},
	{NULL, &entity_reception_day, N_("days a head receives citizens")},
	{NULL, &entity_commitment, N_("promises of leaders")},
	{NULL, &entity_resolution, N_("answers and decisions")},
	{NULL, &entity_document, N_("letters and directives")},
	{NULL, &entity_attendance, N_("who came to conferences")},
	{NULL, &entity_attachment, N_("files kept in the database")},
	{N_("Directory"), NULL, NULL},
	{NULL, &entity_person, N_("citizens and organisations")},
	{NULL, &entity_unit, N_("communes, hamlets, sections")},
	{NULL, &entity_staff, N_("who works here")},
	{NULL, &entity_absence, N_("who stands in for whom")},
	{NULL, &entity_abbreviation, N_("words spelled out as you type")},
	{N_("Journal"), NULL, NULL},
	{NULL, NULL, N_("all that anybody did"), N_("Journal of all records"), whole_journal_new},
	{NULL, NULL, N_("what was put away, of all kinds"), N_("In the trash"), trash_view_new},
	{N_("Calendar"), NULL, NULL},
	{NULL, &entity_clock, N_("time limits of all records")},
	{NULL, NULL, N_("days off and make-up days"), N_("Days of the year"), year_view_new},
	{NULL, &entity_holiday, N_("the office's own days off")},
};
enum { OTHER_COUNT = sizeof others / sizeof others[0], LABEL_COLUMNS = 24 };

/* The index-th row that is no heading. */
const struct other_screen *other_screen(size_t index)
{
	for (size_t i = 0; i < OTHER_COUNT; i++)
		if (!others[i].heading && index-- == 0)
			return &others[i];
	return NULL;
}

size_t other_screen_count(void)
{
	size_t count = 0;

	while (other_screen(count))
		count++;
	return count;
}

const char *other_screen_label(const struct other_screen *screen)
{
	return screen->label ? _(screen->label) : _(list_spec_of(screen->entity)->title);
}

struct view *other_screen_open(struct tui *tui, const struct other_screen *screen)
{
	return screen->open ? screen->open(tui) : screen_of_list(tui, screen->entity);
}

struct other_view {
	struct view view;
	int cursor;
};

/* Line of a row: a blank one stands between groups, but only where there is room for it. */
static int other_line(const struct view *view, int index)
{
	const bool airy = view->area.rows >= OTHER_COUNT + 2;
	int line = index;

	for (int i = 1; i <= index; i++)
		line += airy && others[i].heading;
	return line;
}

/* First line on the screen: in a low window the focused one stays in its middle. */
static int other_top(const struct other_view *other)
{
	const int rows = other->view.area.rows;
	const int last = other_line(&other->view, OTHER_COUNT - 1) + 1 - rows;
	const int top = other_line(&other->view, other->cursor) - rows / 2;

	return top > last ? (last > 0 ? last : 0) : top > 0 ? top : 0;
}

static void other_draw(struct view *view)
{
	const struct other_view *other = (struct other_view *)view;

	draw_clear(view->area);
	for (int i = 0; i < OTHER_COUNT; i++) {
		const struct other_screen *row = &others[i];
		const int y = other_line(view, i) - other_top(other);
		bool focused = i == other->cursor;
		unsigned focus = focused ? STYLE_FOCUS : 0;

		if (y < 0 || y >= view->area.rows)
			continue;
		if (row->heading) {
			draw_heading(view->area, y, _(row->heading), NULL, false);
			continue;
		}
		draw_row(view->area, y, focused);
		draw_cell(view->area, y, 3, LABEL_COLUMNS, ALIGN_LEFT, ROLE_NORMAL | focus,
			other_screen_label(row));
		draw_cell(view->area, y, 3 + LABEL_COLUMNS + 1,
			view->area.columns - LABEL_COLUMNS - 5, ALIGN_LEFT, ROLE_DIM | focus,
			_(row->sentence));
	}
}

static bool other_cursor(struct view *view, int *y, int *x)
{
	const struct other_view *other = (struct other_view *)view;

	draw_place(view->area, other_line(view, other->cursor) - other_top(other), 0, y, x);
	return true;
}

static bool other_stop(const struct view *view, int y)
{
	const struct other_view *other = (const struct other_view *)view;

	for (int i = 0; i < OTHER_COUNT; i++)
		if (other_line(view, i) - other_top(other) == y - view->area.y)
			return !others[i].heading;
	return false;
}

static void other_go(struct view *view, int from, int by)
{
	struct other_view *other = (struct other_view *)view;

	for (int i = from; i >= 0 && i < OTHER_COUNT; i += by) {
		if (!others[i].heading) {
			other->cursor = i;
			break;
		}
	}
	view_touch(view, DIRTY_PAINT);
}

static void other_up(struct view *view, const char *argument)
{
	(void)argument;
	other_go(view, ((struct other_view *)view)->cursor - 1, -1);
}

static void other_down(struct view *view, const char *argument)
{
	(void)argument;
	other_go(view, ((struct other_view *)view)->cursor + 1, 1);
}

static void other_first(struct view *view, const char *argument)
{
	(void)argument;
	other_go(view, 0, 1);
}

static void other_last(struct view *view, const char *argument)
{
	(void)argument;
	other_go(view, OTHER_COUNT - 1, -1);
}

static void other_open(struct view *view, const char *argument)
{
	const struct other_screen *row = &others[((struct other_view *)view)->cursor];

	(void)argument;
	tui_push(view->tui, other_screen_open(view->tui, row));
}

static const struct view_handler other_handlers[] = {
	{ACT_OPEN, other_open},
	{ACT_UP, other_up},
	{ACT_DOWN, other_down},
	{ACT_FIRST, other_first},
	{ACT_LAST, other_last},
	{ACT_NONE, NULL},
};

static const struct view_ops other_view_ops = {
	.name = "other",
	.size = sizeof(struct other_view),
	.context = CTX_OTHER,
	.handlers = other_handlers,
	.draw = other_draw,
	.cursor = other_cursor,
	.stop = other_stop,
};

static struct view *other_view_new(struct tui *tui)
{
	struct other_view *other = view_new(tui, &other_view_ops);

	other->cursor = 1;
	return &other->view;
}
