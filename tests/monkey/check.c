/* What the monkey must leave whole: the screen after each step, the records in the end. */
#include <curses.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/journal.h"
#include "domain/records.h"
#include "monkey.h"
#include "tui/tui_test.h"

/* Most views on top of each other: help on a form on a picker on a list is deep already. */
enum { STACK_MOST = 40 };

static bool has_control(const char *line)
{
	for (const unsigned char *p = (const unsigned char *)line; *p; p++)
		if (*p < ' ' || *p == 0x7f || (*p == 0xc2 && p[1] < 0xa0))
			return true;
	return false;
}

static bool check_line(const char *line, int row, struct buf *fault)
{
	if (!text_is_valid(line, strlen(line)))
		buf_printf(fault, "row %d is no UTF-8", row);
	else if (has_control(line))
		buf_printf(fault, "a control character in row %d: %s", row, line);
	else if (text_width(line) > COLS)
		buf_printf(fault, "row %d is wider than %d columns: %s", row, COLS, line);
	return !fault->len;
}

static bool check_stack(const struct tui *tui, struct buf *fault)
{
	int depth = 0;

	for (const struct view *view = tui->top; view; view = view->below)
		depth++;
	if (depth > STACK_MOST)
		buf_printf(fault, "%d views on the stack, %s on top", depth, tui->top->ops->name);
	return !fault->len;
}

bool check_screen(struct tui *tui, struct buf *fault)
{
	struct buf screen = {0};
	int row = 0, y = 0, x = 0;

	tui_test_dump(tui, &screen);
	for (char *line = screen.s, *end; (end = strchr(line, '\n')); line = end + 1, row++) {
		*end = 0;
		if (row < LINES && !check_line(line, row, fault))
			break;
		if (row == LINES && sscanf(line, "cursor %d %d", &y, &x) == 2 &&
			(y < 0 || y >= LINES || x < 0 || x >= COLS)) {
			buf_printf(fault, "the cursor is outside: %s", line);
			break;
		}
	}
	if (!fault->len && row != LINES + 1)
		buf_printf(fault, "%d rows of %d are on the screen", row - 1, LINES);
	buf_clear(&screen);
	return !fault->len && check_stack(tui, fault);
}

/* FNV-1a. */
static uint64_t mark_of(const char *bytes, size_t count)
{
	uint64_t mark = 0xcbf29ce484222325;

	for (size_t i = 0; i < count; i++)
		mark = (mark ^ (unsigned char)bytes[i]) * 0x100000001b3;
	return mark;
}

uint64_t screen_mark(struct tui *tui)
{
	struct buf screen = {0};
	uint64_t mark;

	tui_test_dump(tui, &screen);
	mark = mark_of(buf_text(&screen), screen.len);
	buf_clear(&screen);
	return mark;
}

static bool take_id(void *arg, const struct event *event)
{
	*(int64_t *)arg = event->id;
	return false;
}

int64_t journal_rows(struct desk *desk)
{
	struct error err = {0};
	int64_t id = 0;

	if (!journal_read(desk, NULL, 0, 0, 1, take_id, &id, &err))
		die("journal: %s", err.text);
	return id;
}

/* ---- records --------------------------------------------------------------------------------- */

struct inspection {
	struct desk *desk;
	const struct entity *entity;
	struct buf *fault;
};

/* A record as it stands must be one that its entity would take again. */
static bool inspect(void *arg, const void *record)
{
	struct inspection *in = arg;
	struct error err = {0};
	void *copy = xcalloc(1, in->entity->size);
	bool ok;

	record_copy(in->entity, copy, record);
	ok = record_validate(in->entity, copy, &err) &&
		(!in->entity->check || in->entity->check(in->desk, record, copy, &err));
	if (!ok) {
		buf_printf(in->fault, "%s %lld: ", in->entity->name,
			(long long)((const struct record *)record)->id);
		record_code(in->entity, record, in->fault);
		buf_printf(in->fault, ": %s\n", err.text);
	}
	record_clear(in->entity, copy);
	free(copy);
	return in->fault->len < 4000;
}

static void inspect_all(struct desk *desk, const struct entity *entity, struct buf *fault)
{
	struct inspection in = {desk, entity, fault};
	struct error err = {0};

	for (int trash = 0; trash < 2; trash++) {
		struct query query = {.entity = entity, .trash = trash};

		if (!store_query(desk->store, &query, inspect, &in, &err))
			buf_printf(fault, "%s: %s\n", entity->name, err.text);
	}
}

bool check_records(struct desk *desk, struct buf *fault)
{
	struct error err = {0};
	const int64_t staff = desk->staff;
	char seal[SEAL_SIZE];

	desk->staff = 0; /* it was somebody's right once; whoever sits here now would be refused */
	for (size_t i = 0; entities[i]; i++)
		inspect_all(desk, entities[i], fault);
	desk->staff = staff;
	if (!store_check(desk->store, &err))
		buf_printf(fault, "file: %s\n", err.text);
	if (!journal_verify(desk, seal, NULL, NULL, &err))
		buf_printf(fault, "journal: %s\n", err.text);
	return !fault->len;
}
