/* Dates that move with the calendar: a line each, how many, Ctrl+C on the way. */
#include "cli/moves.h"

#include <string.h>

#include "base/locale.h"
#include "cli/cli.h"

static void put_day(date_t day, struct buf *out)
{
	char shown[DATE_ISO_SIZE];

	buf_puts(out, day ? date_show(day, shown) : "-");
}

/* "PA-2026-0265  25/11/2026 -> 26/11/2026  Giải quyết phản ánh: Nước sạch yếu" */
static void print_move(void *arg, const struct clock_move *move)
{
	struct cli_moves *moves = arg;
	struct clock_label label = {0};
	struct buf days = {0};

	if (!moves->list || moves->err.code)
		return;
	if (clock_label_read(moves->desk, move->clock, &label, &moves->err)) {
		put_day(move->before, &days);
		buf_puts(&days, " -> ");
		put_day(move->after, &days);
		cli_progress_end();
		printf("%s  %s  %s: %s\n", buf_text(&label.code), buf_text(&days),
			buf_text(&label.what), buf_text(&label.text));
	}
	clock_label_clear(&label);
	buf_clear(&days);
}

static bool go_on(void *arg, int64_t done, int64_t all)
{
	(void)arg;
	return cli_progress(NULL, done, all);
}

void cli_moves_begin(struct cli_moves *moves, struct desk *desk, bool list)
{
	*moves = (struct cli_moves){
		.recount = {.moved = print_move, .progress = go_on}, .desk = desk, .list = list};
	moves->recount.arg = moves;
	desk->recount = &moves->recount;
	cli_interruptible(true);
}

bool cli_moves_end(struct cli_moves *moves, bool ok, bool dry, bool always, struct error *err)
{
	const long long count = (long long)moves->recount.count;

	cli_interruptible(false);
	moves->desk->recount = NULL;
	cli_progress_end();
	if (!ok) {
		if (err->code == ERR_NONE) /* stopped by the person: nothing is kept */
			err->code = ERR_DENIED;
		return false;
	}
	if (moves->err.code) {
		*err = moves->err;
		return false;
	}
	if (dry && (count || always))
		printf(ngettext("%lld due date would move\n", "%lld due dates would move\n",
			       (unsigned long)count),
			count);
	else if (count || always)
		printf(ngettext("%lld due date moved\n", "%lld due dates moved\n",
			       (unsigned long)count),
			count);
	return true;
}
