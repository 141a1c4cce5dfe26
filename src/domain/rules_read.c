/*
 * The rule files: which there are, what each holds, and how an entry of each section is read. A site file may override single
 * entries and add some; what it may not do is a fault like any other.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/locale.h"
#include "base/place.h"
#include "domain/choices.h"
#include "domain/records.h"
#include "domain/rules_inside.h"

/* Values that a site adds to a list start here, so that they never meet one that a later version of the program brings. */
enum { SITE_VALUE_LEAST = 1000, SITE_VALUE_MOST = 9999 };

static const char *const no_ids[] = {NULL};

/* ---- faults ---- */

static void fault_add(
	struct reader *reader, const struct rules_file *file, int line, int entry_line, char *text)
{
	reader->faults =
		xrealloc(reader->faults, (reader->fault_count + 1) * sizeof *reader->faults);
	reader->faults[reader->fault_count] = (struct rule_fault){.file = file,
		.line = line,
		.entry_line = entry_line,
		.number = reader->fault_count,
		.text = text};
	reader->fault_count++;
}

void fault_at(struct reader *reader, int line, const char *format, ...)
{
	struct buf text = {0};
	char what[400];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof what, format, args);
	va_end(args);
	buf_puts(&text, reader->file->path);
	if (line) /* else it is about the whole file */
		buf_printf(&text, ":%d", line);
	buf_puts(&text, ": ");
	if (*reader->entry)
		buf_printf(&text, "%s: ", reader->entry);
	buf_puts(&text, what);
	fault_add(reader, reader->file, line, *reader->entry ? reader->entry_line : 0,
		buf_steal(&text));
}

void fault_in(struct reader *reader, const struct rule_place *place, const char *kind,
	const char *id, const char *format, ...)
{
	const struct rules_file *file = reader->rules->files;
	struct buf text = {0};
	char what[400];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof what, format, args);
	va_end(args);
	for (size_t i = 0; i < reader->rules->file_count; i++)
		if (reader->rules->files[i].path == place->file)
			file = &reader->rules->files[i];
	for (size_t i = 0; i < reader->fault_count; i++)
		if (reader->faults[i].file == file && reader->faults[i].entry_line == place->line)
			return;
	buf_printf(&text, "%s:%d: %s %s: %s", place->file, place->line, kind, id, what);
	fault_add(reader, file, place->line, 0, buf_steal(&text));
}

/* ---- words ---- */

const struct word unit_words[] = {
	{"day", LIMIT_DAY},
	{"working-day", LIMIT_WORKING_DAY},
	{"day-before", LIMIT_DAY_BEFORE},
	{"working-day-before", LIMIT_WORKING_DAY_BEFORE},
	{"year", LIMIT_YEAR},
	{"hour-before", LIMIT_HOUR_BEFORE},
	{"working-hour", LIMIT_WORKING_HOUR},
	{"per-week", LIMIT_PER_WEEK},
	{"per-month", LIMIT_PER_MONTH},
	{"per-year", LIMIT_PER_YEAR},
	{"people", LIMIT_PEOPLE},
	{0},
};

const struct word duty_words[] = {
	{"office", DUTY_OFFICE},
	{"citizen", DUTY_CITIZEN},
	{"watch", DUTY_WATCH},
	{0},
};

const struct word sureness_words[] = {
	{"verified", SURE_VERIFIED},
	{"secondary", SURE_SECONDARY},
	{"local", SURE_LOCAL},
	{0},
};

const struct word verb_words[] = {
	{"move", VERB_MOVE},
	{"accept", VERB_ACCEPT},
	{"assign", VERB_ASSIGN},
	{"answer", VERB_ANSWER},
	{"close", VERB_CLOSE},
	{"reopen", VERB_REOPEN},
	{"convert", VERB_CONVERT},
	{"merge", VERB_MERGE},
	{"split", VERB_SPLIT},
	{"petition", VERB_PETITION},
	{"suspend", VERB_SUSPEND},
	{"resume", VERB_RESUME},
	{"extend", VERB_EXTEND},
	{0},
};

static const struct word role_words[] = {
	{"clerk", ROLE_CLERK},
	{"officer", ROLE_OFFICER},
	{"leader", ROLE_LEADER},
	{"admin", ROLE_ADMIN},
	{0},
};

static const struct word kind_words[] = {
	{"opinion", KIND_OPINION},
	{"feedback", KIND_FEEDBACK},
	{"complaint", KIND_COMPLAINT},
	{"denunciation", KIND_DENUNCIATION},
	{"mediation", KIND_MEDIATION},
	{0},
};

static const struct word day_words[] = {
	{"holiday", HOLIDAY_PUBLIC},
	{"compensatory", HOLIDAY_COMPENSATORY},
	{"make-up", HOLIDAY_MAKEUP},
	{0},
};

/* ---- what all entries share ---- */

#define MEMBER(kind, record, name_, member, ...)                                                   \
	{                                                                                          \
		.name = name_, .type = MEMBER_##kind, .offset = offsetof(record, member),          \
		__VA_ARGS__                                                                        \
	}
#define REQUIRED .required = true

/* Rows of a dated entry: its struct begins with a rule_head. */
#define HEAD_MEMBERS                                                                               \
	MEMBER(ID, struct rule_head, "id", id, REQUIRED),                                          \
		MEMBER(TEXT, struct rule_head, "vi", name.vi, REQUIRED),                           \
		MEMBER(TEXT, struct rule_head, "en", name.en, REQUIRED),                           \
		MEMBER(DATE, struct rule_head, "valid_from", valid_from, REQUIRED),                \
		MEMBER(DATE, struct rule_head, "valid_to", valid_to, .required = false),           \
		MEMBER(BOOL, struct rule_head, "older", older, .required = false),                 \
		MEMBER(TEXT, struct rule_head, "basis", basis, REQUIRED),                          \
		MEMBER(WORD, struct rule_head, "sure", sure, REQUIRED, .words = sureness_words),   \
		MEMBER(TEXT, struct rule_head, "note_vi", note.vi, .required = false),             \
		MEMBER(TEXT, struct rule_head, "note_en", note.en, .required = false)

static date_t member_day(const struct node *group, const char *name)
{
	const char *text = group_text(group, name);

	return text ? date_from_iso(text) : DATE_NONE;
}

/*
 * What a site file must say of an entry: on what it rests; and its word is no statute's, so that it is never "verified" unless the
 * program's own figures stand.
 */
static void check_site(
	struct reader *reader, const struct node *group, bool changed, enum sureness *sure)
{
	const struct node *given = node_member(group, "sure");
	const int line = (given ? given : group)->line;

	if (!node_member(group, "basis"))
		fault_at(reader, group->line,
			_("basis is missing: a site file says on what its change rests"));
	if (!changed || *sure != SURE_VERIFIED)
		return;
	if (given)
		fault_at(reader, line,
			_("sure: a change of the site is \"secondary\" or \"local\", not "
			  "\"verified\""));
	*sure = SURE_LOCAL;
}

/* ---- limits ---- */

static const struct member variant_members[] = {
	MEMBER(TEXT, struct limit_variant, "when", when, REQUIRED),
	MEMBER(INT, struct limit_variant, "count", count, REQUIRED, .min = 1, .max = 3660),
	MEMBER(INT, struct limit_variant, "extensions", extensions, .min = 1, .max = 9),
	MEMBER(TEXT, struct limit_variant, "basis", basis, .required = false),
	{0},
};

static void read_variant(struct reader *reader, const struct node *group, void *into)
{
	struct limit *limit = into;
	struct limit_variant variant = {0};

	members_read(reader, group, variant_members, &variant, false);
	if (variant.when)
		*(struct limit_variant *)rules_append(reader->rules, &limit->variants,
			&limit->variant_count, sizeof variant) = variant;
}

static void read_variants(struct reader *reader, const struct node *list, void *entry)
{
	struct limit *limit = entry;

	if (!member_is_list(reader, list))
		return;
	limit->variants = NULL;
	limit->variant_count = 0;
	members_each(reader, list, "variant", "when", read_variant, limit);
}

static const struct member limit_members[] = {
	HEAD_MEMBERS,
	MEMBER(ID, struct limit, "from", from, REQUIRED),
	MEMBER(WORD, struct limit, "unit", unit, REQUIRED, .words = unit_words),
	MEMBER(INT, struct limit, "count", count, REQUIRED, .min = 1, .max = 3660),
	{.name = "variants", .type = MEMBER_ENTRIES, .read = read_variants},
	MEMBER(INT, struct limit, "extension_days", extension_days, .min = 1, .max = 365),
	MEMBER(INT, struct limit, "extension_count", extension_count, .min = 1, .max = 9),
	MEMBER(ID, struct limit, "extension_needs", extension_needs, .required = false),
	MEMBER(WORD, struct limit, "duty", duty, REQUIRED, .words = duty_words),
	MEMBER(BOOL, struct limit, "main", main, .required = false),
	MEMBER(BOOL, struct limit, "editable", editable, .required = false),
	{0},
};

static bool counts_alike(const struct limit *a, const struct limit *b)
{
	return a->unit == b->unit && a->count == b->count && a->variants == b->variants &&
		a->extension_days == b->extension_days &&
		a->extension_count == b->extension_count &&
		a->extension_needs == b->extension_needs && a->duty == b->duty &&
		strcmp(a->from ? a->from : "", b->from ? b->from : "") == 0;
}

static struct limit *find_limit(struct rules *rules, const char *id, date_t from)
{
	for (size_t i = 0; id && i < rules->limit_count; i++)
		if (rules->limits[i].head.valid_from == from &&
			strcmp(rules->limits[i].head.id, id) == 0)
			return &rules->limits[i];
	return NULL;
}

static void read_limit(struct reader *reader, const struct node *group, void *into)
{
	struct rules *rules = into;
	struct limit limit = {.head.note = {"", ""}};
	struct limit *base = reader->file->site
		? find_limit(rules, group_text(group, "id"), member_day(group, "valid_from"))
		: NULL;

	if (base)
		limit = *base;
	limit.head.place = member_place(reader, group);
	members_read(reader, group, limit_members, &limit, base != NULL);
	if (reader->file->site)
		check_site(reader, group, !base || !counts_alike(base, &limit), &limit.head.sure);
	if (!limit.head.id || !limit.head.valid_from)
		return; /* told; it cannot be placed */
	if (!base)
		base = rules_append(rules, &rules->limits, &rules->limit_count, sizeof limit);
	*base = limit;
}

/* ---- lifecycles ---- */

static const struct member state_members[] = {
	MEMBER(ID, struct lifecycle_state, "id", id, REQUIRED),
	MEMBER(TEXT, struct lifecycle_state, "vi", name.vi, REQUIRED),
	MEMBER(TEXT, struct lifecycle_state, "en", name.en, REQUIRED),
	MEMBER(TEXT, struct lifecycle_state, "say_vi", sentence.vi, REQUIRED),
	MEMBER(TEXT, struct lifecycle_state, "say_en", sentence.en, REQUIRED),
	MEMBER(BOOL, struct lifecycle_state, "end", end, .required = false),
	MEMBER(BOOL, struct lifecycle_state, "outside", outside, .required = false),
	{0},
};

static const struct member action_members[] = {
	MEMBER(ID, struct lifecycle_action, "id", id, REQUIRED),
	MEMBER(TEXT, struct lifecycle_action, "vi", name.vi, REQUIRED),
	MEMBER(TEXT, struct lifecycle_action, "en", name.en, REQUIRED),
	MEMBER(TEXT, struct lifecycle_action, "does_vi", sentence.vi, REQUIRED),
	MEMBER(TEXT, struct lifecycle_action, "does_en", sentence.en, REQUIRED),
	MEMBER(WORD, struct lifecycle_action, "verb", verb, REQUIRED, .words = verb_words),
	MEMBER(IDS, struct lifecycle_action, "from", from, REQUIRED),
	MEMBER(ID, struct lifecycle_action, "to", to, .required = false),
	MEMBER(BITS, struct lifecycle_action, "who", who, REQUIRED, .words = role_words),
	MEMBER(IDS, struct lifecycle_action, "needs", needs, .required = false),
	MEMBER(IDS, struct lifecycle_action, "takes", takes, .required = false),
	MEMBER(IDS, struct lifecycle_action, "guards", guards, .required = false),
	MEMBER(IDS, struct lifecycle_action, "outcomes", outcomes, .required = false),
	MEMBER(ID, struct lifecycle_action, "grounds", grounds, .required = false),
	MEMBER(IDS, struct lifecycle_action, "starts", starts, .required = false),
	MEMBER(IDS, struct lifecycle_action, "meets", meets, .required = false),
	MEMBER(IDS, struct lifecycle_action, "cancels", cancels, .required = false),
	MEMBER(IDS, struct lifecycle_action, "pauses", pauses, .required = false),
	MEMBER(ID, struct lifecycle_action, "extends", extends, .required = false),
	MEMBER(ID, struct lifecycle_action, "letter", letter, .required = false),
	MEMBER(TEXT, struct lifecycle_action, "basis", basis, REQUIRED),
	MEMBER(WORD, struct lifecycle_action, "sure", sure, REQUIRED, .words = sureness_words),
	MEMBER(DATE, struct lifecycle_action, "valid_from", valid_from, .required = false),
	MEMBER(DATE, struct lifecycle_action, "valid_to", valid_to, .required = false),
	{0},
};

static void read_state(struct reader *reader, const struct node *group, void *into)
{
	struct lifecycle *lifecycle = into;
	struct lifecycle_state state = {0}, *base = NULL;
	const char *id = group_text(group, "id");

	if (reader->file->site && id)
		base = (struct lifecycle_state *)lifecycle_state(lifecycle, id);
	if (base)
		state = *base;
	state.place = member_place(reader, group);
	members_read(reader, group, state_members, &state, base != NULL);
	if (!state.id)
		return;
	if (!base)
		base = rules_append(
			reader->rules, &lifecycle->states, &lifecycle->state_count, sizeof state);
	*base = state;
}

static void read_states(struct reader *reader, const struct node *list, void *entry)
{
	members_each(reader, list, "state", "id", read_state, entry);
}

static void read_action(struct reader *reader, const struct node *group, void *into)
{
	struct lifecycle *lifecycle = into;
	const char *id = group_text(group, "id");
	const date_t valid_from = member_day(group, "valid_from");
	struct lifecycle_action action = {.from = no_ids,
		.needs = no_ids,
		.takes = no_ids,
		.guards = no_ids,
		.outcomes = no_ids,
		.starts = no_ids,
		.meets = no_ids,
		.cancels = no_ids,
		.pauses = no_ids};
	struct lifecycle_action *base = NULL;

	for (size_t k = 0; reader->file->site && id && k < lifecycle->action_count; k++)
		if (lifecycle->actions[k].valid_from == valid_from &&
			strcmp(lifecycle->actions[k].id, id) == 0)
			base = (struct lifecycle_action *)&lifecycle->actions[k];
	if (base)
		action = *base;
	action.place = member_place(reader, group);
	members_read(reader, group, action_members, &action, base != NULL);
	if (reader->file->site)
		check_site(reader, group, true, &action.sure);
	if (!action.id)
		return;
	if (!base)
		base = rules_append(reader->rules, &lifecycle->actions, &lifecycle->action_count,
			sizeof action);
	*base = action;
}

static void read_actions(struct reader *reader, const struct node *list, void *entry)
{
	members_each(reader, list, "action", "id", read_action, entry);
}

static const struct member lifecycle_members[] = {
	MEMBER(ID, struct lifecycle, "id", id, REQUIRED),
	MEMBER(TEXT, struct lifecycle, "vi", name.vi, REQUIRED),
	MEMBER(TEXT, struct lifecycle, "en", name.en, REQUIRED),
	MEMBER(ID, struct lifecycle, "first", first, REQUIRED),
	MEMBER(IDS, struct lifecycle, "starts", starts, .required = false),
	{.name = "states", .type = MEMBER_ENTRIES, REQUIRED, .read = read_states},
	{.name = "actions", .type = MEMBER_ENTRIES, REQUIRED, .read = read_actions},
	{0},
};

static void read_lifecycle(struct reader *reader, const struct node *group, void *into)
{
	struct rules *rules = into;
	struct lifecycle lifecycle = {.starts = no_ids}, *base = NULL;
	const char *id = group_text(group, "id");

	for (size_t i = 0; reader->file->site && id && i < rules->lifecycle_count; i++)
		if (strcmp(rules->lifecycles[i].id, id) == 0)
			base = &rules->lifecycles[i];
	if (base)
		lifecycle = *base;
	else
		lifecycle.place = member_place(reader, group);
	members_read(reader, group, lifecycle_members, &lifecycle, base != NULL);
	if (!lifecycle.id)
		return;
	for (const struct word *w = kind_words; w->word; w++)
		if (strcmp(w->word, lifecycle.id) == 0)
			lifecycle.kind = w->value;
	if (!base)
		base = rules_append(
			rules, &rules->lifecycles, &rules->lifecycle_count, sizeof lifecycle);
	*base = lifecycle;
}

/* ---- calendar ---- */

static const struct member statutory_members[] = {
	HEAD_MEMBERS,
	MEMBER(INT, struct statutory_day, "month", month, REQUIRED, .min = 1, .max = 12),
	MEMBER(INT, struct statutory_day, "day", day, REQUIRED, .min = 1, .max = 31),
	MEMBER(BOOL, struct statutory_day, "lunar", lunar, .required = false),
	MEMBER(BOOL, struct statutory_day, "chosen", chosen, .required = false),
	MEMBER(INT, struct statutory_day, "before", before, .min = 0, .max = 7),
	MEMBER(INT, struct statutory_day, "after", after, .min = 0, .max = 7),
	{0},
};

static void read_statutory(struct reader *reader, const struct node *group, void *into)
{
	struct rules *rules = into;
	struct statutory_day day = {.head.note = {"", ""}}, *base = NULL;
	const char *id = group_text(group, "id");
	const date_t from = member_day(group, "valid_from");

	for (size_t i = 0; reader->file->site && id && i < rules->statutory_count; i++)
		if (rules->statutory[i].head.valid_from == from &&
			strcmp(rules->statutory[i].head.id, id) == 0)
			base = &rules->statutory[i];
	if (base)
		day = *base;
	day.head.place = member_place(reader, group);
	members_read(reader, group, statutory_members, &day, base != NULL);
	if (reader->file->site)
		check_site(reader, group, true, &day.head.sure);
	if (!day.head.id || !day.head.valid_from)
		return;
	if (!base)
		base = rules_append(rules, &rules->statutory, &rules->statutory_count, sizeof day);
	*base = day;
}

static const struct member day_members[] = {
	MEMBER(DATE, struct announced_day, "day", day, REQUIRED),
	MEMBER(WORD, struct announced_day, "kind", kind, REQUIRED, .words = day_words),
	MEMBER(TEXT, struct announced_day, "vi", name.vi, REQUIRED),
	MEMBER(TEXT, struct announced_day, "en", name.en, REQUIRED),
	{0},
};

static void read_day(struct reader *reader, const struct node *group, void *into)
{
	struct announced_year *year = into;
	struct announced_day day = {.place = member_place(reader, group)}, *base = NULL;

	members_read(reader, group, day_members, &day, false);
	if (!day.day)
		return;
	for (size_t k = 0; reader->file->site && k < year->day_count; k++)
		if (year->days[k].day == day.day)
			base = &year->days[k];
	if (!base)
		base = rules_append(reader->rules, &year->days, &year->day_count, sizeof day);
	*base = day;
}

static void read_days(struct reader *reader, const struct node *list, void *entry)
{
	members_each(reader, list, "day", "day", read_day, entry);
}

static const struct member year_members[] = {
	MEMBER(INT, struct announced_year, "year", year, REQUIRED, .min = 1976, .max = 2070),
	MEMBER(TEXT, struct announced_year, "source", source, REQUIRED),
	MEMBER(WORD, struct announced_year, "sure", sure, REQUIRED, .words = sureness_words),
	{.name = "days", .type = MEMBER_ENTRIES, REQUIRED, .read = read_days},
	{0},
};

static void read_year(struct reader *reader, const struct node *group, void *into)
{
	struct rules *rules = into;
	struct announced_year year = {0}, *base = NULL;
	const struct node *number = node_member(group, "year");

	for (size_t i = 0; reader->file->site && number && i < rules->year_count; i++)
		if (rules->years[i].year == number->number)
			base = &rules->years[i];
	if (base)
		year = *base;
	year.place = member_place(reader, group);
	members_read(reader, group, year_members, &year, base != NULL);
	if (!year.year)
		return;
	if (!base)
		base = rules_append(rules, &rules->years, &rules->year_count, sizeof year);
	*base = year;
}

/* ---- lists of values ---- */

static const struct word outcome_needs[] = {
	{"founded", OUTCOME_FOUNDED},
	{"mediation-failed", OUTCOME_MEDIATION_FAILED},
	{"on-the-spot", OUTCOME_ON_SPOT},
	{"merged", OUTCOME_MERGED},
	{0},
};
static const struct word channel_needs[] = {{"conference", CHANNEL_CONFERENCE}, {0}};
static const struct word lacking_needs[] = {{"signature", LACKS_SIGNATURE}, {0}};
static const struct word refusal_needs[] = {{"representative", REFUSAL_REPRESENTATIVE},
	{"unsigned", REFUSAL_UNSIGNED}, {"time-bar", REFUSAL_TIME_BAR}, {0}};
static const struct word condition_needs[] = {{"competence", UNMET_COMPETENCE}, {0}};
static const struct word event_needs[] = {{"received", 1}, {"accepted", 2}, {0}};
static const struct word variant_needs[] = {
	{"complex", 1}, {"very-complex", 2}, {"remote", 3}, {"several-places", 4}, {0}};

const struct list_kind list_kinds[] = {
	{"fields", .open = true},
	{"columns"},
	{"channels", .open = true, .needs = channel_needs},
	{"outcomes", .needs = outcome_needs},
	{"complexities", .flags = true},
	{"lacking-conditions", .flags = true, .needs = lacking_needs},
	{"complaint-refusals", .flags = true, .needs = refusal_needs},
	{"denunciation-conditions", .flags = true, .needs = condition_needs},
	{"reception-refusals"},
	{"suspension-grounds"},
	{"termination-grounds"},
	{"withdrawal-grounds"},
	{"extension-grounds"},
	{"letters", .open = true},
	{"abbreviations", .open = true},
	{"kind-words"},
	{"old-offices", .open = true},
	{"events", .needs = event_needs},
	{"variants", .needs = variant_needs},
	{0},
};

const char *const *rules_list_names(void)
{
	static const char *names[sizeof list_kinds / sizeof list_kinds[0]];

	for (size_t i = 0; list_kinds[i].name; i++)
		names[i] = list_kinds[i].name;
	return names;
}

static const struct member value_members[] = {
	MEMBER(INT, struct list_value, "value", value, REQUIRED, .min = 1, .max = 1 << 20),
	MEMBER(ID, struct list_value, "key", key, REQUIRED),
	MEMBER(TEXT, struct list_value, "vi", name.vi, REQUIRED),
	MEMBER(TEXT, struct list_value, "en", name.en, REQUIRED),
	MEMBER(TEXT, struct list_value, "mark", mark, .required = false),
	MEMBER(TEXT, struct list_value, "basis", basis, .required = false),
	MEMBER(TEXT, struct list_value, "note_vi", note.vi, .required = false),
	MEMBER(TEXT, struct list_value, "note_en", note.en, .required = false),
	MEMBER(ID, struct list_value, "complaint", complaint, .required = false),
	MEMBER(ID, struct list_value, "denunciation", denunciation, .required = false),
	MEMBER(ID, struct list_value, "feedback", feedback, .required = false),
	MEMBER(BITS, struct list_value, "kinds", kinds, .words = kind_words),
	MEMBER(TEXT, struct list_value, "words", words, .required = false),
	MEMBER(DATE, struct list_value, "until", until, .required = false),
	MEMBER(TEXT, struct list_value, "form", form, .required = false),
	{0},
};

static struct value_list *list_of(struct rules *rules, const char *name)
{
	for (size_t i = 0; i < rules->list_count; i++)
		if (strcmp(rules->lists[i].name, name) == 0)
			return &rules->lists[i];
	struct value_list *list =
		rules_append(rules, &rules->lists, &rules->list_count, sizeof *list);
	list->name = name;
	return list;
}

/* A list under work, and what of it may be changed. */
struct list_work {
	struct value_list *list;
	const struct list_kind *kind;
};

static void check_value(struct reader *reader, const struct list_kind *kind,
	const struct list_value *value, const struct list_value *base)
{
	const int line = value->place.line;

	if (base && value->value != base->value)
		fault_at(reader, line,
			_("value: the number of an entry stands in databases and is never "
			  "changed"));
	else if (reader->file->site && !base && !kind->open)
		fault_at(reader, line, _("a site adds nothing to this list"));
	else if (reader->file->site && !base &&
		(value->value < SITE_VALUE_LEAST || value->value > SITE_VALUE_MOST))
		fault_at(reader, line, _("value: a site adds values from %d to %d"),
			SITE_VALUE_LEAST, SITE_VALUE_MOST);
}

static void read_value(struct reader *reader, const struct node *group, void *into)
{
	const struct list_work *work = into;
	struct value_list *list = work->list;
	const char *key = group_text(group, "key");
	struct list_value value = {.note = {"", ""}}, *base = NULL;

	for (size_t k = 0; reader->file->site && key && k < list->count; k++)
		if (strcmp(list->values[k].key, key) == 0)
			base = &list->values[k];
	if (base)
		value = *base;
	value.place = member_place(reader, group);
	members_read(reader, group, value_members, &value, base != NULL);
	check_value(reader, work->kind, &value, base);
	if (list->count >= CHOICES_MOST)
		fault_at(reader, value.place.line, _("more than %d values"), CHOICES_MOST);
	if (!value.key || !value.value || list->count >= CHOICES_MOST)
		return;
	if (!base)
		base = rules_append(reader->rules, &list->values, &list->count, sizeof value);
	*base = value;
}

static void read_values(
	struct reader *reader, const struct node *setting, const struct list_kind *kind)
{
	struct list_work work = {list_of(reader->rules, kind->name), kind};

	members_each(reader, setting, kind->name, "key", read_value, &work);
}

/* ---- files and their sections ---- */

static const struct section {
	const char *name; /* of the list in the file */
	const char *file; /* of the folder it belongs to */
	const char *id; /* member that names an entry in faults */
	member_reader *read; /* into the rules */
} sections[] = {
	{"limits", "limits.conf", "id", read_limit},
	{"lifecycles", "lifecycles.conf", "id", read_lifecycle},
	{"statutory", "calendar.conf", "id", read_statutory},
	{"announced", "calendar.conf", "source", read_year},
	{0},
};

static const char list_file[] = "lists.conf";
static const char *const folder_files[] = {
	list_file, "limits.conf", "lifecycles.conf", "calendar.conf"};

static const struct section *find_section(const char *name)
{
	for (const struct section *s = sections; s->name; s++)
		if (strcmp(s->name, name) == 0)
			return s;
	return NULL;
}

static const struct list_kind *find_list_kind(const char *name)
{
	for (const struct list_kind *k = list_kinds; k->name; k++)
		if (strcmp(k->name, name) == 0)
			return k;
	return NULL;
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

void rules_read_file(struct reader *reader)
{
	const struct node *root = reader->file->root;
	const char *own = base_name(reader->file->path);

	for (const struct node *setting = root->first; setting; setting = setting->next) {
		const char *name = setting->name;
		const int line = setting->line;
		const struct section *section = find_section(name);
		const struct list_kind *kind = find_list_kind(name);
		const char *home = section ? section->file : list_file;
		if (node_member(root, name) != setting)
			fault_at(reader, line, _("%s stands there twice"), name);
		else if (!section && !kind)
			fault_at(reader, line, _("there is no list \"%s\""), name);
		else if (!reader->file->site && strcmp(home, own) != 0)
			fault_at(reader, line, _("the list %s stands in %s"), name, home);
		else if (section)
			members_each(reader, setting, section->name, section->id, section->read,
				reader->rules);
		else
			read_values(reader, setting, kind);
	}
	/* A list that is not there at all is a file cut short, not an empty list. */
	for (const struct section *s = sections; !reader->file->site && s->name; s++)
		if (strcmp(s->file, own) == 0 && !node_member(root, s->name))
			fault_at(reader, 1, _("the list %s is missing"), s->name);
	for (const struct list_kind *k = list_kinds; !reader->file->site && k->name; k++)
		if (strcmp(list_file, own) == 0 && !node_member(root, k->name))
			fault_at(reader, 1, _("the list %s is missing"), k->name);
}

/* @p path is taken over. */
static void read_path(struct reader *reader, char *path, bool site)
{
	struct rules *rules = reader->rules;
	struct rules_file *file = &rules->files[rules->file_count];

	*file = (struct rules_file){.path = path, .order = (int)rules->file_count, .site = site};
	rules->file_count++;
	reader->file = file;
	*reader->entry = '\0';
	const size_t before = reader->fault_count;
	if (source_read(reader, !site))
		rules_read_file(reader);
	else if (reader->fault_count > before)
		reader->broken = true;
}

static char *joined(const char *folder, const char *rest)
{
	struct buf path = {0};

	buf_printf(&path, "%s%s", folder, rest);
	return buf_steal(&path);
}

static char *folder_wanted(const char *folder)
{
	const char *rules = getenv("DOITHOAI_RULES");

	if (folder && *folder)
		return xstrdup(folder);
	if (rules && *rules)
		return xstrdup(rules);
	return place_data("rules/vn");
}

static void read_site(struct reader *reader)
{
	const char *only = getenv("DOITHOAI_RULES_SITE");
	const char *config_home = getenv("XDG_CONFIG_HOME");
	const char *home = getenv("HOME");

	if (only && *only) {
		read_path(reader, xstrdup(only), true);
		return;
	}
	read_path(reader, xstrdup(SYSCONFDIR "/doithoai/rules.conf"), true);
	/* The XDG rules: a relative path is not valid and is to be ignored. */
	if (config_home && *config_home == '/')
		read_path(reader, joined(config_home, "/doithoai/rules.conf"), true);
	else if (home && *home)
		read_path(reader, joined(home, "/.config/doithoai/rules.conf"), true);
}

static int by_place(const void *a, const void *b)
{
	const struct rule_fault *x = a, *y = b;

	if (x->file != y->file)
		return x->file->order - y->file->order;
	if (x->line != y->line)
		return x->line - y->line;
	return x->number < y->number ? -1 : 1;
}

static void read_all(struct reader *reader, const char *folder)
{
	char *where = folder_wanted(folder);

	*reader = (struct reader){.rules = xcalloc(1, sizeof *reader->rules), .code = ERR_INVALID};
	for (size_t i = 0; i < sizeof folder_files / sizeof folder_files[0]; i++) {
		struct buf path = {0};
		buf_printf(&path, "%s/%s", where, folder_files[i]);
		read_path(reader, buf_steal(&path), false);
	}
	read_site(reader);
	*reader->entry = '\0';
	rules_sort(reader->rules);
	/* What a file that cannot be read would have said is missing everywhere else. */
	if (!reader->broken)
		rules_check_all(reader);
	if (reader->fault_count)
		qsort(reader->faults, reader->fault_count, sizeof *reader->faults, by_place);
	free(where);
}

static void drop_faults(struct reader *reader)
{
	for (size_t i = 0; i < reader->fault_count; i++)
		free(reader->faults[i].text);
	free(reader->faults);
}

bool rules_read(struct rules **out, const char *folder, struct error *err)
{
	struct reader reader;

	read_all(&reader, folder);
	const bool ok = reader.fault_count == 0;
	if (ok) {
		*out = reader.rules;
	} else {
		error_set(err, reader.code, _("%s; all faults: doithoai rules check"),
			reader.faults[0].text);
		rules_free(reader.rules);
	}
	drop_faults(&reader);
	return ok;
}

size_t rules_check(const char *folder, void (*fault)(void *arg, const char *text), void *arg)
{
	struct reader reader;

	read_all(&reader, folder);
	for (size_t i = 0; i < reader.fault_count; i++)
		fault(arg, reader.faults[i].text);
	rules_free(reader.rules);
	drop_faults(&reader);
	return reader.fault_count;
}
