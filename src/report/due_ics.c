/* Due days and conferences as events. */
#include "report/due_ics.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/locale.h"
#include "domain/duty.h"
#include "domain/records.h"
#include "report/ics.h"

enum { CONFERENCE_DAYS_BACK = 31, CONFERENCE_ALARM = 60 };

struct events {
	struct desk *desk;
	struct buf *out;
};

/* The office is part of the name: two of them may look at one calendar. */
static void put_uid(const struct desk *desk, const char *what, int64_t id, struct buf *out)
{
	const char *unit = desk->settings.unit;

	buf_printf(
		out, "%s-%lld@%s.doithoai", what, (long long)id, unit && *unit ? unit : "office");
}

static bool is_sealed_case(const struct casefile *casefile)
{
	return casefile->secrecy == SECRECY_RESTRICTED || casefile->kind == KIND_DENUNCIATION;
}

/* The case that something belongs to; one that cannot be read counts as sealed. */
static bool belongs_to_sealed(struct desk *desk, int64_t id)
{
	struct casefile casefile = {0};

	if (!id)
		return false;
	const bool sealed = !desk_load(desk, &entity_casefile, id, &casefile, NULL) ||
		is_sealed_case(&casefile);
	record_clear(&entity_casefile, &casefile);
	return sealed;
}

static bool is_sealed(struct desk *desk, const struct duty *duty)
{
	if (duty->restricted)
		return true;
	if (duty->entity == &entity_casefile)
		return is_sealed_case(duty->record);
	if (duty->entity == &entity_petition) {
		const struct petition *petition = duty->record;
		return petition->kind == PETITION_DENUNCIATION ||
			belongs_to_sealed(desk, petition->casefile);
	}
	if (duty->entity == &entity_commitment)
		return belongs_to_sealed(desk, ((const struct commitment *)duty->record)->casefile);
	return false;
}

static bool put_duty(void *arg, const struct duty *duty)
{
	struct events *events = arg;
	struct buf uid = {0}, summary = {0}, detail = {0};
	const char *name = duty_full_name(duty);

	if (is_sealed(events->desk, duty) || duty->due == DATE_NONE)
		return true;
	if (duty->clock)
		put_uid(events->desk, "clock", duty->clock, &uid);
	else if (duty->entity)
		put_uid(events->desk, duty->entity->name, duty->id, &uid);
	else
		put_uid(events->desk, duty_period_code(duty->period),
			date_year(duty->due) * 100 + duty->due % 100, &uid);
	buf_printf(&summary, "%s: %s", duty->code, *name ? name : _("promise"));
	if (duty->limit)
		buf_puts(&detail, duty->limit->head.basis);
	if (duty->provisional)
		buf_printf(&detail, "%s%s", detail.len ? "\n" : "",
			_("Rests on a day off that is not announced yet."));
	const struct ics_event event = {.uid = buf_text(&uid),
		.day = duty->due,
		.begin = -1,
		.summary = buf_text(&summary),
		.detail = buf_text(&detail)};
	ics_put(events->out, &event);
	buf_clear(&uid);
	buf_clear(&summary);
	buf_clear(&detail);
	return true;
}

/* Minutes of a day from hh:mm; -1 where there is none. */
static int minutes_of(const char *time)
{
	int hour, minute;

	return time && sscanf(time, "%2d:%2d", &hour, &minute) == 2 && hour < 24 && minute < 60
		? hour * 60 + minute
		: -1;
}

static bool put_conference(void *arg, const void *record)
{
	struct events *events = arg;
	const struct conference *conference = record;
	struct buf uid = {0}, summary = {0};

	put_uid(events->desk, "conference", conference->record.id, &uid);
	record_code(&entity_conference, conference, &summary);
	buf_printf(&summary, ": %s", conference->title);
	const struct ics_event event = {.uid = buf_text(&uid),
		.day = conference->held_on,
		.begin = minutes_of(conference->held_at),
		.end = minutes_of(conference->ended_at),
		.summary = buf_text(&summary),
		.place = conference->venue,
		.alarm = CONFERENCE_ALARM,
		.cancelled = conference->status == CONFERENCE_CANCELLED};
	ics_put(events->out, &event);
	buf_clear(&uid);
	buf_clear(&summary);
	return true;
}

bool due_ics(struct desk *desk, date_t until, struct buf *out, struct error *err)
{
	const struct field *held_on = entity_field(&entity_conference, "held_on");
	const struct condition recent = {
		.field = held_on, .op = OP_GE, .date = date_today() - CONFERENCE_DAYS_BACK};
	const struct query query = {
		.entity = &entity_conference, .conditions = &recent, .count = 1, .sort = held_on};
	struct events events = {.desk = desk, .out = out};

	ics_begin(out,
		desk->settings.office && *desk->settings.office ? desk->settings.office
								: "doithoai");
	const bool ok = duties_list(desk, until, 0, put_duty, &events, err) &&
		store_query(desk->store, &query, put_conference, &events, err);
	ics_end(out);
	return ok;
}
