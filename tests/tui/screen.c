/* The screens the tests look at. */
#include "screen.h"

struct tui *tui;

struct desk *begin(int rows, int columns)
{
	struct desk *desk = office();

	tui = tui_test_start(desk, rows, columns);
	return desk;
}

void finish(struct desk *desk)
{
	tui_test_finish(tui);
	desk_close(desk);
}

void keys(const char *script)
{
	tui_test_keys(tui, script);
}

static char *screen(void)
{
	struct buf b = {0};

	tui_test_dump(tui, &b);
	return buf_steal(&b);
}

void sees(const char *text)
{
	char *all = screen();

	cr_assert(strstr(all, text), "no “%s” on\n%s", text, all);
	free(all);
}

void sees_not(const char *text)
{
	char *all = screen();

	cr_assert(!strstr(all, text), "“%s” on\n%s", text, all);
	free(all);
}

void golden(const char *name)
{
	struct buf diff = {0};

	cr_assert(tui_test_golden(tui, name, &diff), "%s: %s", name, buf_text(&diff));
	buf_clear(&diff);
}

int64_t current_id(void)
{
	const struct entity *entity;
	int64_t id = 0;
	struct view *view = tui->top;
	bool (*current)(const struct view *, const struct entity **, int64_t *) =
		VIEW_OP(view, current);

	return current && current(view, &entity, &id) ? id : 0;
}
