/* Periods are offered by name; what a view does with one is its own matter. */
#include "tui/views/periods.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/locale.h"
#include "tui/loop.h"
#include "tui/prompt.h"

enum { TYPED = -1, NAME_MOST = 31, YEARS = 2 };

/* What is offered: the neighbours, the month that runs, then the parts of a year and of the one before. */
enum { BEFORE, AFTER, RUNNING, PARTS };

static const char *const parts[] = {"-Q1", "-Q2", "-Q3", "-Q4", "-H1", "-H2", "-9M", ""};
enum { PART_COUNT = sizeof parts / sizeof *parts, OFFERED = PARTS + YEARS * PART_COUNT };

static bool offered(
	const struct view *owner, const struct period *now, int index, struct period *out)
{
	const int start = owner->tui->desk->settings.month_start;
	char name[NAME_MOST + 1];

	*out = *now;
	if (index == BEFORE || index == AFTER) {
		period_move(out, index == BEFORE ? -1 : 1, start);
	} else if (index == RUNNING) {
		period_of_day(out, date_today(), start);
	} else {
		const int year = date_year(now->to) - (index - PARTS) / PART_COUNT;
		snprintf(name, sizeof name, "%d%s", year, parts[(index - PARTS) % PART_COUNT]);
		return period_parse(out, name, start, NULL);
	}
	return true;
}

/* The month that runs may be offered as a neighbour already. */
static bool is_neighbour(
	const struct view *owner, const struct period *now, const struct period *period)
{
	struct period other;

	for (int i = BEFORE; i <= AFTER; i++)
		if (offered(owner, now, i, &other) && other.from == period->from &&
			other.to == period->to)
			return true;
	return false;
}

static void use_it(struct view *owner, const struct period_use *use, const struct period *period)
{
	struct error err = {0};

	if (!use->set(owner, period, &err))
		tui_complain(owner->tui, &err);
}

static bool take_typed(
	struct view *owner, void *arg, const char *text, size_t *column, struct error *err)
{
	const struct period_use *use = arg;
	struct period period;

	*column = 0;
	return period_parse(&period, text, owner->tui->desk->settings.month_start, err) &&
		use->set(owner, &period, err);
}

static void chosen(struct view *owner, void *arg, int64_t value)
{
	const struct period_use *use = arg;
	struct period period;

	if (value == TYPED)
		prompt_text(owner, _("Period (2026-11, 2026-Q3, 2026-H1, 2026, from..to)"),
			use->get(owner)->name, NAME_MOST, NULL, take_typed, arg);
	else if (offered(owner, use->get(owner), (int)value, &period))
		use_it(owner, use, &period);
}

void periods_ask(struct view *owner, const struct period_use *use, const char *argument)
{
	static const char *const details[PARTS] = {
		N_("period before"), N_("next period"), N_("this month")};
	struct menu_item items[OFFERED + 1] = {{0}};
	char *labels[OFFERED] = {0};
	struct error err = {0};
	struct period period;
	size_t count = 0, column;

	if (argument && *argument) {
		if (!take_typed(owner, (void *)use, argument, &column, &err))
			tui_complain(owner->tui, &err);
		return;
	}
	for (int i = 0; i < OFFERED; i++) {
		struct buf label = {0};
		if (!offered(owner, use->get(owner), i, &period) ||
			(i == RUNNING && is_neighbour(owner, use->get(owner), &period)))
			continue;
		period_show(&period, &label);
		labels[i] = text_capital(buf_text(&label));
		buf_clear(&label);
		items[count++] = (struct menu_item){
			.value = i, .label = labels[i], .detail = i < PARTS ? _(details[i]) : NULL};
	}
	items[count++] = (struct menu_item){.value = TYPED, .label = _("Another one, typed…")};
	prompt_menu(owner, _("Period"), items, count, BEFORE, chosen, (void *)use);
	for (int i = 0; i < OFFERED; i++)
		free(labels[i]);
}

void periods_move(struct view *owner, const struct period_use *use, int steps)
{
	struct period period = *use->get(owner);

	period_move(&period, steps, owner->tui->desk->settings.month_start);
	use_it(owner, use, &period);
}
