/*
 * The sentences of the month's report as the program drafts them: the numbers of the tables in words and digits, and how they stand
 * to the period before and to a year ago. No record is read for them, so that no name can stand in one. A part has as many sentences
 * whatever there is to say: what the clerk wrote is found again by its number.
 */
#include <stdlib.h>

#include "base/locale.h"
#include "base/numeral.h"
#include "base/text.h"
#include "domain/records.h"
#include "report/month_inside.h"
#include "report/paper.h"

/* How things are counted: one, and any other number. Vietnamese knows one form. */
struct unit_name {
	const char *one, *many; /* N_() */
};
static const struct unit_name visits = {N_("%s visit"), N_("%s visits")};
static const struct unit_name people = {N_("%s person"), N_("%s people")};
static const struct unit_name groups = {N_("%s large group"), N_("%s large groups")};
static const struct unit_name petitions = {N_("%s petition"), N_("%s petitions")};
static const struct unit_name cases = {N_("%s case"), N_("%s cases")};
static const struct unit_name conferences = {N_("%s conference"), N_("%s conferences")};
static const struct unit_name opinions = {N_("%s opinion"), N_("%s opinions")};
static const struct unit_name promises = {N_("%s promise"), N_("%s promises")};

struct drafting {
	struct desk *desk;
	struct month *month;
	enum month_part part;
	struct buf out;
};

/* Where a number of a sentence stands. */
struct source_of {
	enum month_source source;
	enum month_by by;
	int64_t code;
	int column;
};

static int64_t number_at(const struct drafting *d, struct source_of at, enum month_window window)
{
	return month_count(d->month, at.source, at.by, at.code, window, at.column);
}

static int64_t sum(const struct drafting *d, enum month_source source, int column)
{
	return month_count(d->month, source, BY_ALL, 0, WINDOW_THIS, column);
}

static int64_t of_kind(const struct drafting *d, enum month_source source, int64_t kind, int column)
{
	return month_count(d->month, source, BY_KIND, kind, WINDOW_THIS, column);
}

/* ---- words ------------------------------------------------------------------------------------------------------- */

static void put_unit(
	const struct unit_name *unit, int64_t number, const char *text, struct buf *out)
{
	/* The marked text is one of ours with a single %s. */
	const char *format = _(number == 1 ? unit->one : unit->many);
	const char *hole = format;

	while (hole[0] && !(hole[0] == '%' && hole[1] == 's'))
		hole++;
	buf_put(out, format, (size_t)(hole - format));
	buf_puts(out, text);
	if (*hole)
		buf_puts(out, hole + 2);
}

/* "hai mươi mốt (21) vụ"; the caller's to free. */
static char *counted(const struct unit_name *unit, int64_t number)
{
	struct buf text = {0}, out = {0};

	numeral_words(number, &text);
	buf_puts(&text, " (");
	buf_number(&text, number);
	buf_putc(&text, ')');
	put_unit(unit, number, buf_text(&text), &out);
	buf_clear(&text);
	return buf_steal(&out);
}

/* "12,5 %" */
static void put_percent(struct buf *out, int64_t part, int64_t whole)
{
	const int64_t tenths = month_percent(part, whole);

	buf_printf(out, _("%lld.%lld %%"), (long long)(tenths / 10), (long long)(tenths % 10));
}

/* "tăng 5 vụ (12,5 %) so với kỳ trước" */
static void put_change(struct drafting *d, struct source_of at, const struct unit_name *unit,
	enum month_window window)
{
	const char *then_name =
		window == WINDOW_BEFORE ? _("the period before") : _("the same period last year");
	const int64_t now = number_at(d, at, WINDOW_THIS), then = number_at(d, at, window);
	struct buf digits = {0}, text = {0};

	if (!month_recorded(d->month, at.source, window)) {
		buf_printf(&d->out, _("there are no numbers of %s"), then_name);
		return;
	}
	if (now == then) {
		buf_printf(&d->out, _("as many as in %s"), then_name);
		return;
	}
	buf_number(&digits, llabs(now - then));
	put_unit(unit, llabs(now - then), buf_text(&digits), &text);
	if (then) {
		buf_puts(&text, " (");
		put_percent(&text, llabs(now - then), then);
		buf_putc(&text, ')');
	}
	buf_printf(&d->out, now > then ? _("%s more than in %s") : _("%s fewer than in %s"),
		buf_text(&text), then_name);
	const date_t begin = month_begins_inside(d->month, at.source, window);
	if (begin) {
		char day[DATE_ISO_SIZE];
		buf_printf(&d->out, _(" (recorded since %s)"), date_show(begin, day));
	}
	buf_clear(&digits);
	buf_clear(&text);
}

/* Ends a sentence: "; tăng … so với kỳ trước, giảm … so với cùng kỳ năm trước." */
static void put_comparison(struct drafting *d, struct source_of at, const struct unit_name *unit)
{
	buf_puts(&d->out, "; ");
	put_change(d, at, unit, WINDOW_BEFORE);
	/* A year's period before is the one of a year ago. */
	if (d->month->before.from != d->month->year_ago.from) {
		buf_puts(&d->out, ", ");
		put_change(d, at, unit, WINDOW_YEAR_AGO);
	}
	buf_putc(&d->out, '.');
}

static void end(struct drafting *d)
{
	month_sentence_add(d->month, d->part, buf_steal(&d->out));
}

/* A number in words goes into a sentence that is translated as a whole. */
#define WORDS(name, unit, number) char *name = counted(&unit, number)

/* ---- I. reception -------------------------------------------------------------------------------------------------- */

static void draft_reception(struct drafting *d)
{
	const struct source_of all = {SOURCE_VISITS, BY_ALL, 0, VISIT_ALL};

	WORDS(visited, visits, sum(d, SOURCE_VISITS, VISIT_ALL));
	WORDS(persons, people, sum(d, SOURCE_VISITS, VISIT_PERSONS));
	buf_printf(&d->out, _("In the period the office received %s with %s"), visited, persons);
	put_comparison(d, all, &visits);
	end(d);
	free(visited);
	free(persons);

	WORDS(regular, visits, of_kind(d, SOURCE_VISITS, BY_REGULAR, VISIT_ALL));
	WORDS(chair, visits, of_kind(d, SOURCE_VISITS, BY_CHAIR, VISIT_ALL));
	WORDS(secretary, visits, of_kind(d, SOURCE_VISITS, BY_SECRETARY, VISIT_ALL));
	WORDS(other, visits, of_kind(d, SOURCE_VISITS, BY_OTHER_HEAD, VISIT_ALL));
	WORDS(large, groups, sum(d, SOURCE_VISITS, VISIT_GROUPS));
	WORDS(repeated, visits, sum(d, SOURCE_VISITS, VISIT_REPEATED));
	buf_printf(&d->out,
		_("Of these, regular reception: %s; by the chair of the People's Committee: %s; by "
		  "the secretary of the Party committee: %s; by another head: %s. There were %s; "
		  "on "
		  "a matter brought before: %s."),
		regular, chair, secretary, other, large, repeated);
	end(d);
	free(regular);
	free(chair);
	free(secretary);
	free(other);
	free(large);
	free(repeated);
}

/* ---- II. petitions -------------------------------------------------------------------------------------------------- */

static void draft_petitions(struct drafting *d)
{
	const struct source_of received = {SOURCE_PETITIONS, BY_ALL, 0, PETITION_RECEIVED};

	WORDS(all, petitions,
		sum(d, SOURCE_PETITIONS, PETITION_CARRIED) +
			sum(d, SOURCE_PETITIONS, PETITION_RECEIVED));
	WORDS(carried, petitions, sum(d, SOURCE_PETITIONS, PETITION_CARRIED));
	WORDS(came, petitions, sum(d, SOURCE_PETITIONS, PETITION_RECEIVED));
	buf_printf(&d->out,
		_("There were %s to be handled: %s from the period before and %s received"), all,
		carried, came);
	put_comparison(d, received, &petitions);
	end(d);
	free(all);
	free(carried);
	free(came);

	WORDS(complaints, petitions, of_kind(d, SOURCE_PETITIONS, 1, PETITION_RECEIVED));
	WORDS(denunciations, petitions, of_kind(d, SOURCE_PETITIONS, 2, PETITION_RECEIVED));
	WORDS(others, petitions,
		of_kind(d, SOURCE_PETITIONS, 3, PETITION_RECEIVED) +
			of_kind(d, SOURCE_PETITIONS, 0, PETITION_RECEIVED));
	WORDS(handled, petitions, sum(d, SOURCE_PETITIONS, PETITION_HANDLED));
	WORDS(left, petitions, sum(d, SOURCE_PETITIONS, PETITION_LEFT));
	buf_printf(&d->out,
		_("Of those received, complaints: %s; denunciations: %s; proposals and feedback: "
		  "%s. Handled: %s; not yet handled: %s."),
		complaints, denunciations, others, handled, left);
	end(d);
	free(complaints);
	free(denunciations);
	free(others);
	free(handled);
	free(left);
}

/* ---- III. settlement -------------------------------------------------------------------------------------------------- */

static void draft_done(struct drafting *d)
{
	const int64_t finished = sum(d, SOURCE_CASES, CASE_DONE);
	const int64_t timely = sum(d, SOURCE_CASES, CASE_ON_TIME);

	WORDS(done, cases, finished);
	WORDS(late, cases, sum(d, SOURCE_CASES, CASE_LATE));
	WORDS(left, cases, sum(d, SOURCE_CASES, CASE_LEFT));
	WORDS(overdue, cases, sum(d, SOURCE_CASES, CASE_OVERDUE));
	WORDS(on_time, cases, timely);
	if (finished) {
		struct buf share = {0};
		put_percent(&share, timely, finished);
		buf_printf(&d->out, _("Done: %s, of which on time %s (%s) and late %s."), done,
			on_time, buf_text(&share), late);
		buf_clear(&share);
	} else {
		buf_puts(&d->out, _("No case was done in the period."));
	}
	buf_putc(&d->out, ' ');
	buf_printf(&d->out, _("Left for the next period: %s, of which overdue %s."), left, overdue);
	end(d);
	free(done);
	free(late);
	free(left);
	free(overdue);
	free(on_time);
}

/* How the office judged what it has settled of a kind. */
static void put_judged(struct drafting *d, int64_t kind)
{
	WORDS(founded, cases, of_kind(d, SOURCE_CASES, kind, CASE_FOUNDED));
	WORDS(partly, cases, of_kind(d, SOURCE_CASES, kind, CASE_PARTLY));
	WORDS(unfounded, cases, of_kind(d, SOURCE_CASES, kind, CASE_UNFOUNDED));
	WORDS(otherwise, cases, of_kind(d, SOURCE_CASES, kind, CASE_NOT_JUDGED));
	if (of_kind(d, SOURCE_CASES, kind, CASE_DONE))
		buf_printf(&d->out,
			_(" (founded %s, partly founded %s, unfounded %s, ended otherwise %s)"),
			founded, partly, unfounded, otherwise);
	buf_putc(&d->out, '.');
	free(founded);
	free(partly);
	free(unfounded);
	free(otherwise);
}

static void draft_judged(struct drafting *d)
{
	WORDS(complaints, cases, of_kind(d, SOURCE_CASES, KIND_COMPLAINT, CASE_ACCEPTED));
	WORDS(complaints_done, cases, of_kind(d, SOURCE_CASES, KIND_COMPLAINT, CASE_DONE));
	WORDS(denunciations, cases, of_kind(d, SOURCE_CASES, KIND_DENUNCIATION, CASE_ACCEPTED));
	WORDS(denunciations_done, cases, of_kind(d, SOURCE_CASES, KIND_DENUNCIATION, CASE_DONE));

	buf_printf(&d->out, _("Complaints: accepted %s, settled %s"), complaints, complaints_done);
	put_judged(d, KIND_COMPLAINT);
	buf_putc(&d->out, ' ');
	buf_printf(&d->out, _("Denunciations: accepted %s, settled %s"), denunciations,
		denunciations_done);
	put_judged(d, KIND_DENUNCIATION);
	end(d);
	free(complaints);
	free(complaints_done);
	free(denunciations);
	free(denunciations_done);
}

enum { FIELDS_NAMED = 3 };

/* The field with the most new cases behind one that is named already: fewer than it, or as many and of a larger code. */
static const struct month_row *next_field(const struct drafting *d, const struct month_row *named)
{
	size_t count;
	const struct month_row *rows =
		month_rows(d->month, SOURCE_CASES, BY_FIELD, WINDOW_THIS, &count);
	const struct month_row *best = NULL;

	for (size_t i = 0; i < count; i++) {
		const int64_t n = rows[i].n[CASE_RECEIVED];
		const bool behind = !named || n < named->n[CASE_RECEIVED] ||
			(n == named->n[CASE_RECEIVED] && rows[i].code > named->code);
		if (n && behind && (!best || n > best->n[CASE_RECEIVED]))
			best = &rows[i];
	}
	return best;
}

static void draft_fields(struct drafting *d)
{
	const struct month_row *field = next_field(d, NULL);

	if (!field) {
		buf_puts(&d->out, _("No case came in during the period."));
		end(d);
		return;
	}
	buf_puts(&d->out, _("Most new cases are about"));
	for (int i = 0; field && i < FIELDS_NAMED; i++) {
		struct buf name = {0};
		WORDS(came, cases, field->n[CASE_RECEIVED]);
		month_row_name(d->desk, SOURCE_CASES, BY_FIELD, field->code, &name);
		buf_printf(&d->out, "%s %s: %s", i ? ";" : "", buf_text(&name), came);
		free(came);
		buf_clear(&name);
		field = next_field(d, field);
	}
	buf_putc(&d->out, '.');
	end(d);
}

static void draft_settlement(struct drafting *d)
{
	const struct source_of received = {SOURCE_CASES, BY_ALL, 0, CASE_RECEIVED};

	WORDS(all, cases, sum(d, SOURCE_CASES, CASE_CARRIED) + sum(d, SOURCE_CASES, CASE_RECEIVED));
	WORDS(carried, cases, sum(d, SOURCE_CASES, CASE_CARRIED));
	WORDS(came, cases, sum(d, SOURCE_CASES, CASE_RECEIVED));
	buf_printf(&d->out,
		_("There were %s to be settled: %s from the period before and %s received"), all,
		carried, came);
	put_comparison(d, received, &cases);
	end(d);
	free(all);
	free(carried);
	free(came);

	draft_done(d);
	draft_judged(d);
	draft_fields(d);
}

/* ---- IV. dialogue --------------------------------------------------------------------------------------------------- */

static void draft_dialogue(struct drafting *d)
{
	const struct source_of held = {SOURCE_CONFERENCES, BY_ALL, 0, CONFERENCE_COUNT};

	if (sum(d, SOURCE_CONFERENCES, CONFERENCE_COUNT)) {
		WORDS(count, conferences, sum(d, SOURCE_CONFERENCES, CONFERENCE_COUNT));
		WORDS(persons, people, sum(d, SOURCE_CONFERENCES, CONFERENCE_PERSONS));
		WORDS(women, people, sum(d, SOURCE_CONFERENCES, CONFERENCE_WOMEN));
		buf_printf(&d->out, _("Held: %s of direct dialogue with %s, of whom women %s"),
			count, persons, women);
		free(count);
		free(persons);
		free(women);
	} else {
		buf_puts(&d->out, _("No dialogue conference was held in the period"));
	}
	put_comparison(d, held, &conferences);
	end(d);

	if (sum(d, SOURCE_OPINIONS, OPINION_ALL)) {
		WORDS(raised, opinions, sum(d, SOURCE_OPINIONS, OPINION_ALL));
		WORDS(spot, opinions, sum(d, SOURCE_OPINIONS, OPINION_ON_SPOT));
		WORDS(done, opinions, sum(d, SOURCE_OPINIONS, OPINION_DONE));
		WORDS(open, opinions, sum(d, SOURCE_OPINIONS, OPINION_OPEN));
		WORDS(overdue, opinions, sum(d, SOURCE_OPINIONS, OPINION_OVERDUE));
		WORDS(assigned, opinions, sum(d, SOURCE_OPINIONS, OPINION_ASSIGNED));
		buf_printf(&d->out,
			_("Raised there: %s; answered on the spot: %s; done since: %s; still in "
			  "time: %s; overdue: %s. Assigned to somebody: %s."),
			raised, spot, done, open, overdue, assigned);
		free(raised);
		free(spot);
		free(done);
		free(open);
		free(overdue);
		free(assigned);
	} else {
		buf_puts(&d->out, _("No opinion was raised at a conference of the period."));
	}
	end(d);

	WORDS(carried, promises, sum(d, SOURCE_PROMISES, PROMISE_CARRIED));
	WORDS(made, promises, sum(d, SOURCE_PROMISES, PROMISE_MADE));
	WORDS(kept, promises, sum(d, SOURCE_PROMISES, PROMISE_KEPT));
	WORDS(late, promises, sum(d, SOURCE_PROMISES, PROMISE_KEPT_LATE));
	WORDS(broken, promises, sum(d, SOURCE_PROMISES, PROMISE_BROKEN));
	WORDS(left, promises, sum(d, SOURCE_PROMISES, PROMISE_OPEN));
	WORDS(overdue, promises, sum(d, SOURCE_PROMISES, PROMISE_OVERDUE));
	buf_printf(&d->out,
		_("Promises of leaders: %s from before, %s made; kept on time %s, kept late %s, "
		  "given up %s; left %s, of which overdue %s."),
		carried, made, kept, late, broken, left, overdue);
	end(d);
	free(carried);
	free(made);
	free(kept);
	free(late);
	free(broken);
	free(left);
	free(overdue);
}

/* ---- V. to VIII. ------------------------------------------------------------------------------------------------------ */

static void draft_mediation(struct drafting *d)
{
	const struct source_of received = {SOURCE_CASES, BY_KIND, KIND_MEDIATION, CASE_RECEIVED};
	const int64_t finished = of_kind(d, SOURCE_CASES, KIND_MEDIATION, CASE_DONE);
	const int64_t good = of_kind(d, SOURCE_CASES, KIND_MEDIATION, CASE_MEDIATED);

	WORDS(came, cases, number_at(d, received, WINDOW_THIS));
	buf_printf(&d->out, _("Received for mediation: %s"), came);
	put_comparison(d, received, &cases);
	buf_putc(&d->out, ' ');
	free(came);
	if (finished) {
		struct buf share = {0};
		WORDS(done, cases, finished);
		WORDS(mediated, cases, good);
		WORDS(failed, cases, of_kind(d, SOURCE_CASES, KIND_MEDIATION, CASE_FAILED));
		put_percent(&share, good, finished);
		buf_printf(&d->out, _("Done: %s, of which successful %s (%s), failed %s."), done,
			mediated, buf_text(&share), failed);
		buf_clear(&share);
		free(done);
		free(mediated);
		free(failed);
	} else {
		buf_puts(&d->out, _("No mediation was done in the period."));
	}
	end(d);
}

static void draft_models(struct drafting *d)
{
	buf_printf(&d->out,
		_("The office keeps no records of “Dân vận khéo” models in this program; by the "
		  "register of the mass mobilisation block: registered %s, recognised %s, "
		  "commended %s."),
		paper_gap, paper_gap, paper_gap);
	end(d);
}

static void draft_satisfaction(struct drafting *d)
{
	const int64_t asked = sum(d, SOURCE_CASES, CASE_ASKED);

	if (asked) {
		const int64_t good = sum(d, SOURCE_CASES, CASE_SATISFIED);
		struct buf share = {0};
		WORDS(all, cases, asked);
		WORDS(satisfied, cases, good);
		WORDS(neutral, cases, sum(d, SOURCE_CASES, CASE_NEUTRAL));
		WORDS(bad, cases, sum(d, SOURCE_CASES, CASE_DISSATISFIED));
		put_percent(&share, good, asked);
		buf_printf(&d->out,
			_("People were asked about %s: satisfied %s (%s), neutral %s, not "
			  "satisfied %s."),
			all, satisfied, buf_text(&share), neutral, bad);
		buf_clear(&share);
		free(all);
		free(satisfied);
		free(neutral);
		free(bad);
	} else {
		buf_puts(&d->out,
			_("Nobody was asked what they think of the cases done in the period."));
	}
	end(d);
}

static void draft_tasks(struct drafting *d)
{
	const struct month_tasks *tasks = d->month->tasks;
	struct buf period = {0};

	period_show(&tasks->period, &period);
	WORDS(overdue, cases, tasks->numbers[TASK_OVERDUE]);
	WORDS(due, cases, tasks->numbers[TASK_CASES]);
	WORDS(papers, petitions, tasks->numbers[TASK_PETITIONS]);
	WORDS(promised, promises, tasks->numbers[TASK_PROMISES]);
	WORDS(planned, conferences, tasks->numbers[TASK_CONFERENCES]);
	buf_printf(&d->out,
		_("For %s: settle %s that are overdue; meet what is due of %s and %s; keep %s that "
		  "fall due; hold %s as planned."),
		buf_text(&period), overdue, due, papers, promised, planned);
	end(d);
	free(overdue);
	free(due);
	free(papers);
	free(promised);
	free(planned);
	buf_clear(&period);
}

void month_draft(struct desk *desk, struct month *month)
{
	static void (*const drafts[MONTH_PARTS])(struct drafting * d) = {
		[MONTH_RECEPTION] = draft_reception,
		[MONTH_PETITIONS] = draft_petitions,
		[MONTH_SETTLEMENT] = draft_settlement,
		[MONTH_DIALOGUE] = draft_dialogue,
		[MONTH_MEDIATION] = draft_mediation,
		[MONTH_MODELS] = draft_models,
		[MONTH_SATISFACTION] = draft_satisfaction,
		[MONTH_TASKS] = draft_tasks,
	};

	for (int part = 0; part < MONTH_PARTS; part++) {
		struct drafting d = {.desk = desk, .month = month, .part = part};
		drafts[part](&d);
	}
}
