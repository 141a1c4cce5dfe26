/* Counting by the desk's calendar, and the limits of settings. */
#include "domain/due.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/locale.h"
#include "domain/calendar.h"
#include "domain/casefile.h"
#include "domain/rules.h"

bool due_working_days(struct desk *desk, date_t from, int count, date_t *out, struct error *err)
{
	return calendar_add_working(desk_calendar(desk), from, count, out, err);
}

bool due_calendar_days(struct desk *desk, date_t from, int count, date_t *out, struct error *err)
{
	return calendar_working_day(desk_calendar(desk), from + count, 1, out, err);
}

int due_count(struct desk *desk, date_t from, date_t to)
{
	return to > from ? calendar_count(desk_calendar(desk), from, to) : 0;
}

/*
 * The limits of each kind. Acceptance is not recorded yet, so the statutory limits run from
 * receipt, which is never later: a date kept by them is kept by the law too.
 */
static const struct kind_limit {
	int64_t kind;
	const char *id; /* in the rules */
	const char *basis; /* with the number of days and the day of receipt */
} kind_limits[] = {
	{KIND_OPINION, "opinion.answer",
		N_("%d working days from receipt on %s: the office's own limit for opinions")},
	{KIND_FEEDBACK, "feedback.settle",
		N_("%d working days from receipt on %s: the office's own limit for feedback")},
	{KIND_COMPLAINT, "complaint.settle",
		N_("%d days from receipt on %s: LKN art. 28 (which counts from acceptance)")},
	{KIND_DENUNCIATION, "denunciation.settle",
		N_("%d days from receipt on %s: LTC art. 30 (which counts from acceptance)")},
	{KIND_MEDIATION, "mediation.settle",
		N_("%d days from receipt on %s: the office's own limit for mediation")},
};

/* Work out a case's due date and its basis (appended) by the limit of its kind. */
static bool limit_of(struct desk *desk, const struct casefile *file, date_t *due, struct buf *basis,
	struct error *err)
{
	for (size_t i = 0; i < sizeof kind_limits / sizeof kind_limits[0]; i++) {
		const struct kind_limit *own = &kind_limits[i];
		char received[DATE_ISO_SIZE];
		if (own->kind != file->kind)
			continue;
		/* Older than what the rules tell of: today's, as nothing else is known. */
		const struct limit *limit = rules_limit(desk->rules, own->id, file->received_on);
		if (!limit)
			limit = rules_limit(desk->rules, own->id, DATE_NONE);
		if (!limit)
			break;
		buf_printf(
			basis, _(own->basis), limit->count, date_show(file->received_on, received));
		return limit->unit == LIMIT_WORKING_DAY
			? due_working_days(desk, file->received_on, limit->count, due, err)
			: due_calendar_days(desk, file->received_on, limit->count, due, err);
	}
	*due = DATE_NONE;
	return true;
}

bool due_keep(
	struct desk *desk, const struct casefile *before, struct casefile *file, struct error *err)
{
	const struct field *basis_field = entity_field(&entity_casefile, "due_basis");
	struct buf basis = {0};
	date_t due = DATE_NONE, was = DATE_NONE;
	bool ok = false;

	if (!limit_of(desk, file, &due, &basis, err))
		goto out;
	if (before && file->due_on == before->due_on && file->due_on) {
		/*
		 * Untouched: follow the kind and the day of receipt, unless somebody had set
		 * another date.
		 */
		if (file->kind != before->kind || file->received_on != before->received_on) {
			struct buf old = {0};
			ok = limit_of(desk, before, &was, &old, err);
			buf_clear(&old);
			if (!ok)
				goto out;
			if (was == before->due_on) {
				file->due_on = due;
				field_set_string(basis_field, file, buf_text(&basis));
			}
		}
	} else if (!file->due_on || file->due_on == due) {
		file->due_on = due;
		field_set_string(basis_field, file, buf_text(&basis));
	} else if (!before ? !file->due_basis || !*file->due_basis
			   : field_equals(basis_field, before, file)) {
		char shown[DATE_ISO_SIZE];
		buf_cut(&basis, 0);
		if (before && before->due_on)
			buf_printf(&basis, _("set by hand; before: %s"),
				date_show(before->due_on, shown));
		else
			buf_puts(&basis, _("set by hand"));
		field_set_string(basis_field, file, buf_text(&basis));
	}
	ok = true;
out:
	buf_clear(&basis);
	return ok;
}

int case_days_left(struct desk *desk, date_t due)
{
	const date_t today = date_today();
	const date_t from = due < today ? due : today, to = due < today ? today : due;
	const int days = due_count(desk, from, to);

	if (due < today)
		return days > 0 ? -days
				: -1; /* overdue over a weekend only: overdue none the less */
	return days;
}

enum due_state case_due_state(struct desk *desk, const struct casefile *file)
{
	const date_t today = date_today();

	if (file->answered_on || file->closed_on)
		return DUE_DONE;
	if (!file->due_on)
		return DUE_NONE;
	if (file->due_on < today)
		return DUE_OVERDUE;
	if (file->due_on == today)
		return DUE_TODAY;
	return case_days_left(desk, file->due_on) <= desk->settings.soon_days ? DUE_SOON
									      : DUE_LATER;
}
