/* Counting open clocks again when the calendar or the rules change. */
#include "domain/recount.h"

#include "base/locale.h"
#include "domain/desk_inside.h"
#include "domain/duty.h"

bool desk_recount(struct desk *desk, bool apply, struct error *err)
{
	struct recount *watch = desk->recount;
	int64_t count = 0;

	if (!desk->calendar_changed)
		return true;
	desk->calendar_changed = false;
	apply = apply && !(watch && watch->ask);
	if (!clocks_recount(desk, desk_calendar(desk), apply, watch ? watch->moved : NULL,
		    watch ? watch->progress : NULL, watch ? watch->arg : NULL, &count, err))
		return false;
	if (!watch)
		return true;
	watch->count += count;
	watch->asked = watch->ask && count > 0;
	return !watch->asked || error_set(err, ERR_NONE, _("due dates would move"));
}

bool calendar_change(struct desk *desk, struct recount *recount, bool preview,
	bool (*act)(struct desk *desk, void *arg, struct error *err), void *arg, struct error *err)
{
	struct recount *outer = desk->recount;
	struct error ignored;

	if (!desk_begin(desk, err))
		return false;
	desk->recount = recount;
	desk->calendar_changed = desk->calendar_changed || !act;
	bool ok = !act || act(desk, arg, err);
	if (preview) {
		ok = ok && desk_recount(desk, false, err);
		desk_end(desk, false, &ignored);
	} else {
		ok = desk_end(desk, ok, err) && ok;
	}
	desk->recount = outer;
	return ok;
}

bool clock_label_read(
	struct desk *desk, const struct clock *clock, struct clock_label *out, struct error *err)
{
	for (size_t i = 0; i < entity_clock.field_count; i++) {
		const struct field *field = &entity_clock.fields[i];
		const int64_t id = field->ref ? field_integer(field, clock) : 0;
		if (!id)
			continue;
		void *record = record_new(field->ref);
		const bool ok = desk_load(desk, field->ref, id, record, err);
		if (ok) {
			record_code(field->ref, record, &out->code);
			desk_show(desk, field->ref, field->ref->title, record, &out->text);
		}
		record_drop(field->ref, record);
		if (!ok)
			return false;
	}
	buf_puts(&out->what, duty_name(desk, clock));
	return true;
}

void clock_label_clear(struct clock_label *label)
{
	buf_clear(&label->code);
	buf_clear(&label->what);
	buf_clear(&label->text);
}
