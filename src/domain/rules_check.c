/*
 * Faults between entries of the rules: what only shows when all files are read. Faults of a single member are found where it is
 * read.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/records.h"
#include "domain/rules_inside.h"

/* Limits that the program itself starts or shows, whatever the lifecycles say. */
static const char *const needed_limits[] = {
	"complaint.accept",
	"complaint.dialogue-notice",
	"complaint.effective",
	"complaint.lodge-second",
	"complaint.send-decision",
	"complaint.settle",
	"complaint.time-bar",
	"conference.announce",
	"conference.publish",
	"conference.year",
	"denunciation.act",
	"denunciation.answer-forwarder",
	"denunciation.initial",
	"denunciation.notify-acceptance",
	"denunciation.publish",
	"denunciation.send-conclusion",
	"denunciation.settle",
	"denunciation.transfer",
	"feedback.settle",
	"forwarder.report",
	"intake.notice",
	"mediation.land",
	"mediation.settle",
	"mediation.start",
	"opinion.answer",
	"petition.keep",
	"petition.unhandled",
	"reception.month",
	"reception.refusal",
	"reception.schedule",
	NULL,
};

static const char *const needed_lifecycles[] = {
	"opinion", "feedback", "complaint", "denunciation", "mediation", NULL};

/* ---- sorting: what was read is in the order of the files ---- */

static int by_id(const void *a, const void *b)
{
	const struct limit *x = a, *y = b;
	const int order = strcmp(x->head.id, y->head.id);

	if (order)
		return order;
	if (x->head.valid_from != y->head.valid_from)
		return x->head.valid_from < y->head.valid_from ? -1 : 1;
	return x->head.place.line - y->head.place.line;
}

static int by_year(const void *a, const void *b)
{
	const struct announced_year *x = a, *y = b;

	return x->year != y->year ? x->year - y->year : x->place.line - y->place.line;
}

static int by_day(const void *a, const void *b)
{
	const struct announced_day *x = a, *y = b;

	return x->day != y->day ? x->day - y->day : x->place.line - y->place.line;
}

void rules_sort(struct rules *rules)
{
	if (rules->limit_count)
		qsort(rules->limits, rules->limit_count, sizeof *rules->limits, by_id);
	if (rules->year_count)
		qsort(rules->years, rules->year_count, sizeof *rules->years, by_year);
	for (size_t i = 0; i < rules->year_count; i++)
		for (size_t k = 0; k < rules->years[i].day_count; k++) {
			struct announced_day *day = rules_append(
				rules, &rules->announced, &rules->announced_count, sizeof *day);
			*day = rules->years[i].days[k];
			day->source = rules->years[i].source;
			day->sure = rules->years[i].sure;
		}
	if (rules->announced_count)
		qsort(rules->announced, rules->announced_count, sizeof *rules->announced, by_day);
}

/* ---- dated entries ---- */

/* @p end of the first: DATE_NONE never ends. */
static bool overlaps(date_t from, date_t to, date_t other_from, date_t other_to)
{
	return (!to || !other_from || other_from <= to) && (!other_to || !from || from <= other_to);
}

static void check_validity(struct reader *reader, const struct rule_head *head, const char *kind)
{
	if (head->valid_to && head->valid_to < head->valid_from)
		fault_in(reader, &head->place, kind, head->id, _("valid_to is before valid_from"));
}

static void check_overlap(struct reader *reader, const struct rule_head *a,
	const struct rule_head *b, const char *kind)
{
	if (strcmp(a->id, b->id) == 0 &&
		overlaps(a->valid_from, a->valid_to, b->valid_from, b->valid_to))
		fault_in(reader, &b->place, kind, b->id,
			_("its validity overlaps that of the entry at %s:%d"), a->place.file,
			a->place.line);
}

/* ---- limits ---- */

static const char limits_kind[] = "limits";

static bool is_limit(const struct rules *rules, const char *id)
{
	size_t count;

	return rules_limit_versions(rules, id, &count) != NULL;
}

/* Words of a variant, joined by '+': each known, none twice. */
static void check_variant(
	struct reader *reader, const struct limit *limit, const struct limit_variant *variant)
{
	const struct rule_head *head = &limit->head;
	char word[64];

	for (const char *at = variant->when; *at || at == variant->when;) {
		const size_t bytes = strcspn(at, "+");
		snprintf(word, sizeof word, "%.*s", (int)bytes, at);
		if (!rules_list_find(reader->rules, "variants", word))
			fault_in(reader, &head->place, limits_kind, head->id,
				_("variant %s: \"%s\" is not in the list %s"), variant->when, word,
				"variants");
		at += bytes;
		if (*at == '+' && !*++at)
			fault_in(reader, &head->place, limits_kind, head->id,
				_("variant %s: a word is missing after +"), variant->when);
		if (!*at)
			break;
	}
	for (const struct limit_variant *v = limit->variants; v < variant; v++)
		if (limit_count(&(struct limit){.variants = v, .variant_count = 1, .count = -1},
			    variant->when, NULL) != -1 &&
			strlen(v->when) == strlen(variant->when))
			fault_in(reader, &head->place, limits_kind, head->id,
				_("variant %s stands there twice"), variant->when);
	if (variant->extensions && !limit->extension_days)
		fault_in(reader, &head->place, limits_kind, head->id,
			_("variant %s: it is reached by extension, but extension_days is missing"),
			variant->when);
	/* Every longer limit of the law is longer than the plain one; a slip of the figures shows here. */
	if (variant->count <= limit->count)
		fault_in(reader, &head->place, limits_kind, head->id,
			_("variant %s: its count is not above the plain one"), variant->when);
	if (variant->extensions &&
		variant->count > limit->count + variant->extensions * limit->extension_days)
		fault_in(reader, &head->place, limits_kind, head->id,
			_("variant %s: its count is above what its extensions add"), variant->when);
}

static void check_limit(struct reader *reader, const struct limit *limit)
{
	const struct rule_head *head = &limit->head;

	check_validity(reader, head, limits_kind);
	if (limit->from && !rules_list_find(reader->rules, "events", limit->from))
		fault_in(reader, &head->place, limits_kind, head->id,
			_("from: \"%s\" is not in the list %s"), limit->from, "events");
	for (size_t i = 0; i < limit->variant_count; i++)
		check_variant(reader, limit, &limit->variants[i]);
	if (!limit->extension_days != !limit->extension_count)
		fault_in(reader, &head->place, limits_kind, head->id,
			_("extension_days and extension_count go together"));
	if (limit->extension_needs &&
		(!limit->extension_days ||
			!rules_list_find(reader->rules, "variants", limit->extension_needs)))
		fault_in(reader, &head->place, limits_kind, head->id,
			_("extension_needs: \"%s\" is not in the list %s, or nothing is extended"),
			limit->extension_needs, "variants");
	if (head->sure == SURE_LOCAL && !limit->editable)
		fault_in(reader, &head->place, limits_kind, head->id,
			_("a local setting is editable"));
	if (limit->editable && head->sure != SURE_LOCAL)
		fault_in(reader, &head->place, limits_kind, head->id,
			_("only a local setting is editable, not the law"));
	if (limit->editable && limit->extension_days)
		fault_in(reader, &head->place, limits_kind, head->id,
			_("what is editable needs no extensions"));
	if (limit->main && (!limit_is_period(limit) || limit->duty != DUTY_OFFICE))
		fault_in(reader, &head->place, limits_kind, head->id,
			_("main is for the office's periods alone"));
}

static void check_limits(struct reader *reader)
{
	const struct rules *rules = reader->rules;

	for (size_t i = 0; i < rules->limit_count; i++) {
		check_limit(reader, &rules->limits[i]);
		for (size_t k = i + 1; k < rules->limit_count &&
			strcmp(rules->limits[k].head.id, rules->limits[i].head.id) == 0;
			k++)
			check_overlap(reader, &rules->limits[i].head, &rules->limits[k].head,
				limits_kind);
	}
	for (const char *const *id = needed_limits; *id; id++)
		if (!is_limit(rules, *id))
			fault_in(reader, &(struct rule_place){rules->files[1].path, 1}, limits_kind,
				*id, _("is missing, and the program needs it"));
}

/* ---- lifecycles ---- */

struct lifecycle_reader {
	struct reader *reader;
	const struct lifecycle *lifecycle;
};

static const char lifecycles_kind[] = "lifecycles";

static void fault_action(struct lifecycle_reader *at, const struct lifecycle_action *action,
	const char *member, const char *id, const char *list)
{
	fault_in(at->reader, &action->place, lifecycles_kind, at->lifecycle->id,
		_("action %s: %s: \"%s\" is not in the list %s"), action->id, member, id, list);
}

static void check_clocks(struct lifecycle_reader *at, const struct lifecycle_action *action,
	const char *member, const char *const *ids)
{
	for (; *ids; ids++)
		if (!is_limit(at->reader->rules, *ids))
			fault_action(at, action, member, *ids, limits_kind);
}

static bool has_id(const char *const *ids, const char *id)
{
	for (; *ids; ids++)
		if (strcmp(*ids, id) == 0)
			return true;
	return false;
}

static bool is_guard(const char *id)
{
	return has_id(lifecycle_guard_names, id);
}

static bool is_list(const char *name)
{
	for (const struct list_kind *kind = list_kinds; kind->name; kind++)
		if (strcmp(kind->name, name) == 0)
			return true;
	return false;
}

static void check_action(struct lifecycle_reader *at, const struct lifecycle_action *action)
{
	const struct lifecycle *lifecycle = at->lifecycle;

	for (const char *const *id = action->from; *id; id++)
		if (!lifecycle_state(lifecycle, *id))
			fault_action(at, action, "from", *id, "states");
	if (!*action->from)
		fault_in(at->reader, &action->place, lifecycles_kind, lifecycle->id,
			_("action %s: from is empty: it can never be done"), action->id);
	if (!action->who)
		fault_in(at->reader, &action->place, lifecycles_kind, lifecycle->id,
			_("action %s: who is empty: nobody may do it"), action->id);
	if (action->to && !lifecycle_state(lifecycle, action->to))
		fault_action(at, action, "to", action->to, "states");
	for (const char *const *id = action->needs; *id; id++)
		if (!has_id(action->takes, *id))
			fault_action(at, action, "needs", *id, "takes");
	for (const char *const *id = action->guards; *id; id++)
		if (!is_guard(*id))
			fault_action(at, action, "guards", *id, "lifecycle_guard_names");
	check_clocks(at, action, "starts", action->starts);
	check_clocks(at, action, "meets", action->meets);
	check_clocks(at, action, "cancels", action->cancels);
	check_clocks(at, action, "pauses", action->pauses);
	if (action->extends && !is_limit(at->reader->rules, action->extends))
		fault_action(at, action, "extends", action->extends, limits_kind);
	if (action->letter && !rules_list_find(at->reader->rules, "letters", action->letter))
		fault_action(at, action, "letter", action->letter, "letters");
	for (const char *const *id = action->outcomes; *id; id++)
		if (!rules_list_find(at->reader->rules, "outcomes", *id))
			fault_action(at, action, "outcomes", *id, "outcomes");
	if (action->grounds && !is_list(action->grounds))
		fault_in(at->reader, &action->place, lifecycles_kind, lifecycle->id,
			_("action %s: grounds: there is no list \"%s\""), action->id,
			action->grounds);
	if ((action->verb == VERB_EXTEND) != (action->extends != NULL))
		fault_in(at->reader, &action->place, lifecycles_kind, lifecycle->id,
			_("action %s: extends goes with the verb %s, and only with it"), action->id,
			verb_word(VERB_EXTEND));
	const struct lifecycle_state *to =
		action->to ? lifecycle_state(lifecycle, action->to) : NULL;
	if (action->verb == VERB_CLOSE && !(to && to->end))
		fault_in(at->reader, &action->place, lifecycles_kind, lifecycle->id,
			_("action %s: the verb %s leads to an end"), action->id,
			verb_word(VERB_CLOSE));
	const bool pauses = action->verb == VERB_SUSPEND || action->verb == VERB_RESUME;
	if (pauses != (*action->pauses != NULL))
		fault_in(at->reader, &action->place, lifecycles_kind, lifecycle->id,
			_("action %s: pauses goes with the verbs %s and %s, and only with them"),
			action->id, verb_word(VERB_SUSPEND), verb_word(VERB_RESUME));
	if (action->valid_from && action->valid_to && action->valid_to < action->valid_from)
		fault_in(at->reader, &action->place, lifecycles_kind, lifecycle->id,
			_("action %s: valid_to is before valid_from"), action->id);
}

/* States that can be reached from the first one; those that `to` leaves alone change nothing. */
static void reach(const struct lifecycle *lifecycle, bool *reached)
{
	bool more = true;

	while (more) {
		more = false;
		for (size_t i = 0; i < lifecycle->action_count; i++) {
			const struct lifecycle_action *action = &lifecycle->actions[i];
			const struct lifecycle_state *to =
				action->to ? lifecycle_state(lifecycle, action->to) : NULL;
			if (!to || reached[to - lifecycle->states])
				continue;
			for (const char *const *id = action->from; *id; id++) {
				const struct lifecycle_state *from =
					lifecycle_state(lifecycle, *id);
				if (from && reached[from - lifecycle->states])
					more = reached[to - lifecycle->states] = true;
			}
		}
	}
}

/* Whether a case goes on by an action: to another state, or where it was. To open it again is no way on: only an end needs that. */
static bool leads_on(const struct lifecycle_action *action, const char *state)
{
	if (!has_id(action->from, state) || action->verb == VERB_REOPEN)
		return false;
	return action->to ? strcmp(action->to, state) != 0 : action->verb == VERB_RESUME;
}

static void check_states(struct lifecycle_reader *at)
{
	const struct lifecycle *lifecycle = at->lifecycle;
	const struct lifecycle_state *first =
		lifecycle->first ? lifecycle_state(lifecycle, lifecycle->first) : NULL;
	bool *reached = xcalloc(lifecycle->state_count + 1, sizeof *reached);

	if (first)
		reached[first - lifecycle->states] = true;
	else if (lifecycle->first)
		fault_in(at->reader, &lifecycle->place, lifecycles_kind, lifecycle->id,
			_("first: \"%s\" is not in the list %s"), lifecycle->first, "states");
	reach(lifecycle, reached);
	for (size_t i = 0; i < lifecycle->state_count; i++) {
		const struct lifecycle_state *state = &lifecycle->states[i];
		bool out = state->end;
		for (size_t k = 0; k < lifecycle->action_count && !out; k++)
			out = leads_on(&lifecycle->actions[k], state->id);
		if (!reached[i] && first)
			fault_in(at->reader, &state->place, lifecycles_kind, lifecycle->id,
				_("state %s: no action leads there"), state->id);
		if (!out)
			fault_in(at->reader, &state->place, lifecycles_kind, lifecycle->id,
				_("state %s: a dead end: no action leads out, and it is no end"),
				state->id);
		for (size_t k = 0; k < i; k++)
			if (strcmp(lifecycle->states[k].id, state->id) == 0)
				fault_in(at->reader, &state->place, lifecycles_kind, lifecycle->id,
					_("state %s stands there twice, first at line %d"),
					state->id, lifecycle->states[k].place.line);
	}
	free(reached);
}

static void check_lifecycles(struct reader *reader)
{
	const struct rules *rules = reader->rules;

	for (size_t i = 0; i < rules->lifecycle_count; i++) {
		const struct lifecycle *lifecycle = &rules->lifecycles[i];
		struct lifecycle_reader at = {reader, lifecycle};
		if (!lifecycle->kind)
			fault_in(reader, &lifecycle->place, lifecycles_kind, lifecycle->id,
				_("there is no such kind of case"));
		for (size_t k = 0; k < i; k++)
			if (strcmp(rules->lifecycles[k].id, lifecycle->id) == 0)
				fault_in(reader, &lifecycle->place, lifecycles_kind, lifecycle->id,
					_("stands there twice, first at line %d"),
					rules->lifecycles[k].place.line);
		for (const char *const *id = lifecycle->starts; *id; id++)
			if (!is_limit(rules, *id))
				fault_in(reader, &lifecycle->place, lifecycles_kind, lifecycle->id,
					_("starts: \"%s\" is not in the list %s"), *id,
					limits_kind);
		check_states(&at);
		for (size_t k = 0; k < lifecycle->action_count; k++) {
			const struct lifecycle_action *action = &lifecycle->actions[k];
			check_action(&at, action);
			for (size_t m = 0; m < k; m++) {
				const struct lifecycle_action *other = &lifecycle->actions[m];
				if (strcmp(other->id, action->id) == 0 &&
					overlaps(other->valid_from, other->valid_to,
						action->valid_from, action->valid_to))
					fault_in(reader, &action->place, lifecycles_kind,
						lifecycle->id,
						_("action %s: its validity overlaps that of the "
						  "one at line %d"),
						action->id, other->place.line);
			}
		}
	}
	for (const char *const *id = needed_lifecycles; *id; id++) {
		bool found = false;
		for (size_t i = 0; i < rules->lifecycle_count; i++)
			found = found || strcmp(rules->lifecycles[i].id, *id) == 0;
		if (!found)
			fault_in(reader, &(struct rule_place){rules->files[2].path, 1},
				lifecycles_kind, *id, _("is missing, and the program needs it"));
	}
}

/* ---- calendar ---- */

static void check_calendar(struct reader *reader)
{
	const struct rules *rules = reader->rules;

	for (size_t i = 0; i < rules->statutory_count; i++) {
		const struct statutory_day *day = &rules->statutory[i];
		check_validity(reader, &day->head, "statutory");
		/* 2000 was a leap year; a lunar month has 30 days at most */
		if (day->day > (day->lunar ? 30 : date_month_days(2000, day->month)))
			fault_in(reader, &day->head.place, "statutory", day->head.id,
				_("month %d has no day %d"), day->month, day->day);
		for (size_t k = 0; k < i; k++)
			check_overlap(reader, &rules->statutory[k].head, &day->head, "statutory");
	}
	for (size_t i = 0; i + 1 < rules->year_count; i++)
		if (rules->years[i].year == rules->years[i + 1].year)
			fault_in(reader, &rules->years[i + 1].place, "announced",
				rules->years[i + 1].source,
				_("the year %d stands there twice, first at line %d"),
				rules->years[i].year, rules->years[i].place.line);
	for (size_t i = 0; i < rules->year_count; i++)
		for (size_t k = 0; k < rules->years[i].day_count; k++) {
			const struct announced_day *day = &rules->years[i].days[k];
			char iso[DATE_ISO_SIZE];
			if (date_year(day->day) != rules->years[i].year)
				fault_in(reader, &day->place, "announced", date_iso(day->day, iso),
					_("is not in the year %d"), rules->years[i].year);
		}
	for (size_t i = 0; i < rules->announced_count; i++) {
		const struct announced_day *day = &rules->announced[i];
		const int weekday = date_weekday(day->day);
		char iso[DATE_ISO_SIZE];
		date_iso(day->day, iso);
		if (i && rules->announced[i - 1].day == day->day)
			fault_in(reader, &day->place, "announced", iso,
				_("stands there twice, first at line %d"),
				rules->announced[i - 1].place.line);
		if ((day->kind == HOLIDAY_MAKEUP) != (weekday == 0 || weekday == 6) &&
			day->kind != HOLIDAY_PUBLIC)
			fault_in(reader, &day->place, "announced", iso,
				_("a make-up day is on a weekend, a compensatory day off never"));
	}
}

/* ---- lists ---- */

static void check_value(
	struct reader *reader, const struct list_kind *kind, const struct list_value *value)
{
	const struct {
		const char *member, *key;
	} columns[] = {{"complaint", value->complaint}, {"denunciation", value->denunciation},
		{"feedback", value->feedback}};
	const bool field = strcmp(kind->name, "fields") == 0;

	if (kind->flags && (value->value & (value->value - 1)))
		fault_in(reader, &value->place, kind->name, value->key,
			_("value: a list of flags counts 1, 2, 4, 8 …"));
	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
		if (field && !columns[i].key)
			fault_in(reader, &value->place, kind->name, value->key, _("%s is missing"),
				columns[i].member);
		else if (columns[i].key &&
			(!field || !rules_list_find(reader->rules, "columns", columns[i].key)))
			fault_in(reader, &value->place, kind->name, value->key,
				_("%s: \"%s\" is not in the list %s"), columns[i].member,
				columns[i].key, "columns");
	}
}

static void check_lists(struct reader *reader)
{
	const struct rules *rules = reader->rules;

	for (const struct list_kind *kind = list_kinds; kind->name; kind++) {
		size_t count;
		const struct list_value *values = rules_list(rules, kind->name, &count);
		for (size_t i = 0; i < count; i++) {
			check_value(reader, kind, &values[i]);
			for (size_t k = 0; k < i; k++)
				if (values[k].value == values[i].value ||
					strcmp(values[k].key, values[i].key) == 0)
					fault_in(reader, &values[i].place, kind->name,
						values[i].key,
						_("value or key stands there twice, first at line "
						  "%d"),
						values[k].place.line);
		}
		for (const struct word *need = kind->needs; need && need->word; need++) {
			const struct list_value *found =
				rules_list_find(rules, kind->name, need->word);
			if (!found || found->value != need->value)
				fault_in(reader,
					found ? &found->place
					      : &(struct rule_place){rules->files[0].path, 1},
					kind->name, need->word,
					_("the program needs this key with the value %d"),
					need->value);
		}
	}
}

void rules_check_all(struct reader *reader)
{
	check_lists(reader);
	check_limits(reader);
	check_lifecycles(reader);
	check_calendar(reader);
}
