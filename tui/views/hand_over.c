/* Handing over: who is away, who stands in, from when, back on which day; then what that means, before it is written. */
#include <stdlib.h>

#include "base/locale.h"
#include "domain/absence.h"
#include "tui/loop.h"
#include "tui/prompt.h"
#include "tui/screens.h"

/* What was answered so far; one question stands on the screen at a time. */
static struct absence answers;

static void complain(struct view *view, const struct error *err)
{
	tui_complain(view->tui, err);
}

static void hand(struct view *view, void *arg)
{
	struct absence absence = {0};
	struct error err = {0};
	char day[DATE_ISO_SIZE];
	struct buf who = {0}, deputy = {0};

	(void)arg;
	absence.staff = answers.staff;
	absence.deputy = answers.deputy;
	absence.away_from = answers.away_from;
	absence.back_on = answers.back_on;
	absence.reason = xstrdup("");
	if (desk_add(view->tui->desk, &entity_absence, &absence, &err)) {
		desk_ref_label(view->tui->desk, &entity_staff, absence.staff, &who);
		desk_ref_label(view->tui->desk, &entity_staff, absence.deputy, &deputy);
		tui_say(view->tui, _("%s stands in for %s until %s. Ctrl+Z undoes"),
			buf_text(&deputy), buf_text(&who), date_show(absence.back_on - 1, day));
		tui_changed(view->tui);
	} else {
		complain(view, &err);
	}
	record_clear(&entity_absence, &absence);
	buf_clear(&who);
	buf_clear(&deputy);
}

/* Say what falls in between before anything is written. */
static void back_chosen(struct view *view, void *arg, date_t day)
{
	struct absence_load load;
	struct error err = {0};
	struct buf text = {0}, who = {0}, deputy = {0};
	char first[DATE_ISO_SIZE], last[DATE_ISO_SIZE];

	(void)arg;
	answers.back_on = day;
	if (!day || day <= answers.away_from) {
		error_set(&err, ERR_INVALID, _("the day of return is after the first day away"));
		complain(view, &err);
		return;
	}
	if (!absence_count(view->tui->desk, answers.staff, answers.away_from, day, &load, &err)) {
		complain(view, &err);
		return;
	}
	desk_ref_label(view->tui->desk, &entity_staff, answers.staff, &who);
	desk_ref_label(view->tui->desk, &entity_staff, answers.deputy, &deputy);
	buf_printf(&text, _("%s stands in for %s from %s, back on %s.\n"), buf_text(&deputy),
		buf_text(&who), date_show(answers.away_from, first), date_show(day, last));
	buf_printf(&text,
		ngettext("%lld open case goes with it", "%lld open cases go with it",
			(unsigned long)load.open),
		(long long)load.open);
	if (load.due && load.first == load.last)
		buf_printf(&text, _("; one day falls in between: %s.\n"),
			date_show(load.first, first));
	else if (load.due)
		buf_printf(&text, _("; %lld are due in between, from %s to %s.\n"),
			(long long)load.due, date_show(load.first, first),
			date_show(load.last, last));
	else
		buf_puts(&text, _("; none is due in between.\n"));
	buf_puts(&text,
		_("Nothing is reassigned; restricted cases stay hidden (absence, Restricted "
		  "cases too)."));
	prompt_confirm(view, _("Hand over?"), buf_text(&text), NULL, hand, NULL);
	buf_clear(&text);
	buf_clear(&who);
	buf_clear(&deputy);
}

static void from_chosen(struct view *view, void *arg, date_t day)
{
	(void)arg;
	if (!day)
		return;
	answers.away_from = day;
	prompt_date(view, _("Back on (day of return)"), day + 1, back_chosen, NULL);
}

static void deputy_chosen(struct view *view, void *arg, int64_t id)
{
	(void)arg;
	answers.deputy = id;
	prompt_date(view, _("First day away"), date_today(), from_chosen, NULL);
}

static void away_chosen(struct view *view, void *arg, int64_t id)
{
	(void)arg;
	answers.staff = id;
	tui_say(view->tui, _("Who stands in?"));
	prompt_reference(view, &entity_staff, 0, false, NULL, deputy_chosen, NULL);
}

void hand_over(struct view *view, const char *argument)
{
	bool (*current)(const struct view *, const struct entity **, int64_t *) =
		VIEW_OP(view, current);
	const struct entity *entity = NULL;
	int64_t id = 0;

	answers = (struct absence){0};
	if (!argument && current && current(view, &entity, &id) && entity == &entity_staff) {
		away_chosen(view, NULL, id);
		return;
	}
	tui_say(view->tui, _("Who is away?"));
	prompt_reference(
		view, &entity_staff, view->tui->desk->staff, false, argument, away_chosen, NULL);
}
