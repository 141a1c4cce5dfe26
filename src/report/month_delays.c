/*
 * The worst delays of a period: which cases, by how much, why as the records have it, and who holds them. Of a case stands its code,
 * kind and field alone; nothing of what a sealed one says, and of nobody who brought it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/absence.h"
#include "domain/calendar.h"
#include "domain/casefile.h"
#include "domain/choices.h"
#include "domain/clocks.h"
#include "report/month_inside.h"
#include "report/redact.h"

/* ---- the clock of the case's own last day -------------------------------------------------------------------- */

struct main_clock {
	struct desk *desk;
	int64_t id; /* 0 = there is none */
	bool working;
	char *steps;
};

/* The one that began last. */
static bool take_clock(void *arg, const void *record)
{
	struct main_clock *main = arg;
	const struct clock *clock = record;
	const struct limit *limit = rules_limit(main->desk->rules, clock->rule, clock->started_on);

	if (!limit || !limit->main || clock->state == CLOCK_FALLEN || clock->record.id < main->id)
		return true;
	free(main->steps);
	main->id = clock->record.id;
	main->working = limit->unit == LIMIT_WORKING_DAY;
	main->steps = xstrdup(clock->steps ? clock->steps : "");
	return true;
}

static bool find_clock(struct main_clock *main, int64_t casefile, struct error *err)
{
	const struct condition condition = {
		.field = entity_field(&entity_clock, "casefile"), .op = OP_EQ, .number = casefile};
	const struct query query = {.entity = &entity_clock, .conditions = &condition, .count = 1};

	return store_query(main->desk->store, &query, take_clock, main, err);
}

/* Where a case has no clock: whether its kind's own limit counts working days. */
static bool counts_working(struct desk *desk, const struct casefile *file)
{
	static const char *const limits[] = {[KIND_OPINION] = "opinion.answer",
		[KIND_FEEDBACK] = "feedback.settle",
		[KIND_COMPLAINT] = "complaint.settle",
		[KIND_DENUNCIATION] = "denunciation.settle",
		[KIND_MEDIATION] = "mediation.settle"};
	const bool known = file->kind >= KIND_OPINION && file->kind <= KIND_MEDIATION;
	const struct limit *limit =
		known ? rules_limit(desk->rules, limits[file->kind], file->received_on) : NULL;

	return limit && limit->unit == LIMIT_WORKING_DAY;
}

/* ---- reasons -------------------------------------------------------------------------------------------------- */

struct reasons {
	struct desk *desk;
	const struct casefile *file;
	bool sealed; /* words that a person wrote stay out */
	bool worded; /* there are such */
	struct buf out;
};

static void begin_reason(struct reasons *reasons)
{
	if (reasons->out.len)
		buf_puts(&reasons->out, "; ");
}

/* A ground is a value of a list, or words: those may name people. */
static void put_ground(struct reasons *reasons, const char *list, const char *ground)
{
	const struct redact_known nobody = {0};
	const struct list_value *value =
		*ground ? rules_list_find(reasons->desk->rules, list, ground) : NULL;

	if (value) {
		buf_printf(&reasons->out, ": %s", rule_text(&value->name));
	} else if (*ground && !reasons->sealed) {
		char *words = redact_text(ground, &nobody);
		buf_printf(&reasons->out, ": %s", words);
		free(words);
		reasons->worded = true;
	}
}

static void put_step(struct reasons *reasons, const struct clock_step *step)
{
	char day[DATE_ISO_SIZE];

	switch (step->kind) {
	case STEP_SUSPEND:
		begin_reason(reasons);
		buf_printf(&reasons->out, _("suspended on %s"), date_show(step->on, day));
		put_ground(reasons, "suspension-grounds", step->ground);
		break;
	case STEP_RESUME:
		begin_reason(reasons);
		buf_printf(&reasons->out, _("resumed on %s"), date_show(step->on, day));
		break;
	case STEP_EXTEND:
		begin_reason(reasons);
		buf_printf(&reasons->out, _("extended by %d days"), step->days);
		put_ground(reasons, "extension-grounds", step->ground);
		break;
	case STEP_FIX:
		begin_reason(reasons);
		buf_printf(&reasons->out, _("moved to %s"), date_show(step->fixed, day));
		put_ground(reasons, "extension-grounds", step->ground);
		break;
	}
}

/* What a migration wrote is no reason. */
static bool is_old(const struct clock_step *step)
{
	return step->kind == STEP_FIX && strcmp(step->ground, "schema 1") == 0;
}

static bool put_steps(struct reasons *reasons, const char *text, struct error *err)
{
	struct clock_steps steps = {0};

	if (!clock_steps_parse(&steps, text, err))
		return false;
	for (size_t i = 0; i < steps.count; i++)
		if (!is_old(&steps.list[i]))
			put_step(reasons, &steps.list[i]);
	clock_steps_clear(&steps);
	return true;
}

static bool put_handovers(struct reasons *reasons, date_t until, struct error *err)
{
	struct statement *st = store_statement(reasons->desk->store, SQL_REPORT_MONTH_HANDOVERS);
	bool row;

	bind_integer(st, 1, reasons->file->record.id);
	bind_date(st, 2, until);
	if (!statement_step(reasons->desk->store, st, &row, err))
		return false;
	const int64_t times = row ? column_integer(st, 0) : 0;
	if (row)
		statement_reset(st);
	if (times) {
		begin_reason(reasons);
		buf_printf(&reasons->out, _("handed over, times: %lld"), (long long)times);
	}
	return true;
}

/* Where an open case stands: "verification"; another body's turn is among the states. */
static void put_state(struct reasons *reasons)
{
	const struct lifecycle_state *state = case_step(reasons->desk, reasons->file);

	if (!state || state->end)
		return;
	begin_reason(reasons);
	char *name = text_lower(rule_text(&state->name));
	/* TRANSLATORS: where an overdue case stands in its proceedings */
	buf_printf(&reasons->out, _("stands at: %s"), name);
	free(name);
}

/* ---- one case ---------------------------------------------------------------------------------------------------- */

static char *choice_name(const struct choice *choices, int64_t value)
{
	const struct choice *choice = choice_by_value(choices, value);

	return text_capital(choice ? choice_label(choice) : _("not stated"));
}

static int days_late(struct desk *desk, bool working, date_t due, date_t until)
{
	const int days = working ? calendar_count(desk_calendar(desk), due, until) : until - due;

	return days > 0 ? days : 1; /* late over a weekend only: late none the less */
}

static bool fill_delay(struct desk *desk, const struct casefile *file, bool done,
	struct month_delay *delay, struct error *err)
{
	struct main_clock main = {.desk = desk};
	struct reasons reasons = {.desk = desk,
		.file = file,
		.sealed = file->secrecy == SECRECY_RESTRICTED || file->kind == KIND_DENUNCIATION};
	struct buf code = {0}, owner = {0};
	bool ok = find_clock(&main, file->record.id, err) && put_steps(&reasons, main.steps, err) &&
		put_handovers(&reasons, delay->until, err);

	if (ok && file->complexity) {
		begin_reason(&reasons);
		buf_puts(&reasons.out, _("complex case"));
	}
	if (!reasons.out.len)
		buf_puts(&reasons.out, _("no reason recorded"));
	if (!done && !file->answered_on && !file->closed_on)
		put_state(&reasons);
	record_code(&entity_casefile, file, &code);
	if (file->assignee) {
		desk_ref_label(desk, &entity_staff, file->assignee, &owner);
		absence_append(desk, file->assignee, &owner);
	} else {
		buf_puts(&owner, _("nobody"));
	}
	delay->code = buf_steal(&code);
	delay->owner = buf_steal(&owner);
	delay->kind = choice_name(case_kinds, file->kind);
	delay->field = choice_name(case_fields, file->field);
	delay->reason = buf_steal(&reasons.out);
	delay->working = main.id ? main.working : counts_working(desk, file);
	delay->worded = reasons.worded;
	delay->days = days_late(desk, delay->working, delay->due, delay->until);
	free(main.steps);
	return ok;
}

static bool find_delays(struct desk *desk, const struct month *month, bool done,
	struct month_delay *out, size_t *count, struct error *err)
{
	const date_t asked = month_asked(&month->period);
	struct statement *st = store_statement(
		desk->store, done ? SQL_REPORT_MONTH_LATEST : SQL_REPORT_MONTH_OVERDUE);
	bool row = true, ok;

	bind_date(st, 1, done ? month->period.from : month->period.to);
	bind_date(st, 2, done ? month->period.to : asked);
	bind_integer(st, 3, DELAYS_MOST);
	while ((ok = statement_step(desk->store, st, &row, err)) && row) {
		struct month_delay *delay = &out[(*count)++];
		*delay = (struct month_delay){.id = column_integer(st, 0),
			.due = column_date(st, 1),
			.until = done ? column_date(st, 2) : asked};
	}
	return ok;
}

bool month_delays(struct desk *desk, const struct month *month, bool done, struct month_delay **out,
	size_t *count, struct error *err)
{
	struct month_delay *delays = xcalloc(DELAYS_MOST, sizeof *delays);
	size_t found = 0;
	bool ok = find_delays(desk, month, done, delays, &found, err);

	for (size_t i = 0; i < found && ok; i++) {
		struct casefile file = {0};
		ok = desk_load(desk, &entity_casefile, delays[i].id, &file, err) &&
			fill_delay(desk, &file, done, &delays[i], err);
		record_clear(&entity_casefile, &file);
	}
	if (!ok) {
		month_delays_free(delays, found);
		return false;
	}
	*out = delays;
	*count = found;
	return true;
}

void month_delays_free(struct month_delay *delays, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(delays[i].code);
		free(delays[i].kind);
		free(delays[i].field);
		free(delays[i].reason);
		free(delays[i].owner);
	}
	free(delays);
}
