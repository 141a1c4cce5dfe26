/* Cells that the views of cases share: number, kind, days, what is left. */
#include "base/locale.h"
#include "domain/choices.h"
#include "domain/duty.h"
#include "tui/views/case_acts.h"

void case_cell_number(const struct casefile *file, struct buf *out)
{
	buf_printf(out, "%04lld", (long long)file->number);
	if (file->year != date_year(date_today()))
		buf_printf(out, "/%02lld", (long long)(file->year % 100));
}

const char *case_cell_kind(const struct casefile *file)
{
	const struct choice *choice = choice_by_value(case_kinds, file->kind);

	return choice && choice->mark ? choice->mark : "";
}

void case_cell_day(date_t date, struct buf *out)
{
	int year, month, day;

	if (!date) {
		buf_putc(out, '-');
		return;
	}
	date_split(date, &year, &month, &day);
	buf_printf(out, "%02d/%02d", day, month);
	if (year != date_year(date_today()))
		buf_printf(out, "/%02d", year % 100);
}

void due_cell_left(enum due_state state, int days, struct buf *out)
{
	switch (state) {
	case DUE_NONE:
		buf_putc(out, '-');
		break;
	case DUE_DONE:
		buf_puts(out, _("done"));
		break;
	case DUE_TODAY:
		buf_puts(out, _("today"));
		break;
	case DUE_OVERDUE:
		buf_printf(
			out, ngettext("%d day late", "%d days late", (unsigned long)-days), -days);
		break;
	case DUE_PAUSED:
		buf_printf(out, _("paused, %d left"), days);
		break;
	case DUE_SOON:
	case DUE_LATER:
		buf_printf(out, _("%d left"), days);
		break;
	}
}

void case_cell_left(struct desk *desk, const struct casefile *file, struct buf *out)
{
	const enum due_state state = case_due_state(desk, file);
	int days = 0;

	if (state == DUE_PAUSED)
		days = duty_days_paused(desk, file->record.id);
	else if (state != DUE_NONE && state != DUE_DONE)
		days = case_days_left(desk, file->due_on);
	due_cell_left(state, days, out);
}
