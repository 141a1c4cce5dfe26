/*
 * Acts on the clock rows of a record: start, meet, let fall, suspend, resume, extend. Which of them an act of a lifecycle or a
 * field causes stands in the rules and in clocks_follow.c.
 */
#include "domain/clocks.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/clocks_inside.h"
#include "domain/table.h"

/* ---- rows ------------------------------------------------------------------------------------ */

struct clock *clock_list_add(struct clock_list *list)
{
	list->list = xrealloc(list->list, (list->count + 1) * sizeof *list->list);
	struct clock *clock = &list->list[list->count++];
	*clock = (struct clock){.record.id = 0};
	return clock;
}

void clock_list_clear(struct clock_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		record_clear(&entity_clock, &list->list[i]);
	free(list->list);
	*list = (struct clock_list){0};
}

static bool keep(void *arg, const void *record)
{
	record_copy(&entity_clock, clock_list_add(arg), record);
	return true;
}

/* The field that names the owner, and its id. */
static struct condition is_owned_by(const struct clock_owner *owner)
{
	const struct {
		const char *key;
		int64_t id;
	} owners[] = {{"casefile", owner->casefile}, {"petition", owner->petition},
		{"conference", owner->conference}, {"reception_day", owner->reception_day}};

	for (size_t i = 0; i < COUNT(owners); i++)
		if (owners[i].id)
			return (struct condition){
				.field = entity_field(&entity_clock, owners[i].key),
				.op = OP_EQ,
				.number = owners[i].id};
	die("a time limit without an owner");
}

bool clocks_of(struct desk *desk, const struct clock_owner *owner, struct clock_list *out,
	struct error *err)
{
	const struct condition condition = is_owned_by(owner);
	const struct query query = {.entity = &entity_clock, .conditions = &condition, .count = 1};
	struct clock_list list = {0};

	if (!store_query(desk->store, &query, keep, &list, err)) {
		clock_list_clear(&list);
		return false;
	}
	*out = list;
	return true;
}

void clock_set_string(struct clock *clock, const char *key, const char *value)
{
	field_set_string(entity_field(&entity_clock, key), clock, value);
}

bool clock_put(struct desk *desk, const struct clock *before, struct clock *after,
	const char *action, struct error *err)
{
	bool wrote;

	return desk_put(desk, &entity_clock, before, after, action, 0, &wrote, err);
}

/* ---- counting -------------------------------------------------------------------------------- */

const struct limit *clock_limit(struct desk *desk, const struct clock *clock, struct error *err)
{
	const struct limit *limit = rules_limit(desk->rules, clock->rule, clock->started_on);
	char day[DATE_ISO_SIZE];

	if (!limit)
		error_set(err, ERR_INVALID, _("the rules know no time limit %s in force on %s"),
			clock->rule, date_show(clock->started_on, day));
	return limit;
}

bool clock_explain(struct desk *desk, const struct clock *clock, bool days, struct explanation *out,
	struct error *err)
{
	const struct limit *limit = clock_limit(desk, clock, err);
	struct clock_steps steps = {0};

	if (!limit || !clock_steps_parse(&steps, clock->steps, err))
		return false;
	const bool ok = clock_count(out, desk_calendar(desk), limit, clock->started_on,
		clock->variant, &steps, days, err);
	clock_steps_clear(&steps);
	return ok;
}

bool clock_refresh(struct desk *desk, struct clock *clock, struct error *err)
{
	struct explanation e;

	if (!clock_explain(desk, clock, false, &e, err))
		return false;
	clock->due_on = e.due;
	clock->provisional = e.provisional;
	clock->owed = (int64_t)e.limit->duty + 1;
	return true;
}

static bool has_word(const char *words, const char *word, size_t bytes)
{
	for (const char *at = words; *at; at += strcspn(at, "+"), at += *at == '+')
		if (strcspn(at, "+") == bytes && memcmp(at, word, bytes) == 0)
			return true;
	return false;
}

const char *clock_start_variant(const struct limit *limit, const char *words)
{
	const struct limit_variant *which;
	struct buf plain = {0};

	for (const char *at = words; *at; at += strcspn(at, "+"), at += *at == '+') {
		bool extended = false;
		for (size_t i = 0; i < limit->variant_count; i++)
			extended |= limit->variants[i].extensions > 0 &&
				has_word(limit->variants[i].when, at, strcspn(at, "+"));
		if (!extended)
			buf_printf(
				&plain, "%s%.*s", plain.len ? "+" : "", (int)strcspn(at, "+"), at);
	}
	limit_count(limit, buf_text(&plain), &which);
	buf_clear(&plain);
	return which ? which->when : "";
}

bool clock_begin(struct desk *desk, struct clock *clock, const struct clock_owner *owner,
	const char *limit, date_t on, const char *variant, struct error *err)
{
	const struct limit *found = rules_limit(desk->rules, limit, on);

	if (!found) {
		error_clear(err);
		return false;
	}
	clock->casefile = owner->casefile;
	clock->petition = owner->petition;
	clock->conference = owner->conference;
	clock->reception_day = owner->reception_day;
	clock_set_string(clock, "rule", limit);
	clock_set_string(clock, "variant", clock_start_variant(found, variant));
	clock->started_on = on;
	clock->state = CLOCK_RUNNING;
	return clock_refresh(desk, clock, err);
}

bool clock_add_step(struct clock *clock, enum clock_step_kind kind, date_t on, int days,
	date_t fixed, const char *ground, struct error *err)
{
	struct clock_steps steps = {0};
	struct buf text = {0};

	if (!clock_steps_parse(&steps, clock->steps, err))
		return false;
	clock_steps_add(&steps, kind, on, days, fixed, ground);
	clock_steps_print(&steps, &text);
	clock_set_string(clock, "steps", buf_text(&text));
	buf_clear(&text);
	clock_steps_clear(&steps);
	return true;
}

void clock_end(struct clock *clock, enum clock_state state, date_t on)
{
	clock->state = state;
	clock->ended_on = on;
}

/* ---- the acts -------------------------------------------------------------------------------- */

bool clock_find(struct desk *desk, const struct clock_owner *owner, const char *limit,
	struct clock *out, struct error *err)
{
	struct clock_list list;

	*out = (struct clock){.record.id = 0};
	if (!clocks_of(desk, owner, &list, err))
		return false;
	for (size_t i = 0; i < list.count && !out->record.id; i++)
		if (clock_is_open(&list.list[i]) && strcmp(list.list[i].rule, limit) == 0)
			record_copy(&entity_clock, out, &list.list[i]);
	clock_list_clear(&list);
	return true;
}

bool clock_start(struct desk *desk, const struct clock_owner *owner, const char *limit, date_t on,
	const char *variant, struct error *err)
{
	struct error why = {0};
	struct clock clock;
	bool ok;

	if (!clock_find(desk, owner, limit, &clock, err))
		return false;
	if (clock.record.id) {
		record_clear(&entity_clock, &clock);
		return true;
	}
	if (clock_begin(desk, &clock, owner, limit, on, variant ? variant : "", &why)) {
		ok = clock_put(desk, NULL, &clock, "start", err);
	} else {
		ok = why.code == ERR_NONE;
		if (!ok && err)
			*err = why;
	}
	record_clear(&entity_clock, &clock);
	return ok;
}

/* Find an open clock, and copy it to be changed. Nothing to change is INVALID where it must be there. */
static bool take(struct desk *desk, const struct clock_owner *owner, const char *limit, bool must,
	struct clock *before, struct clock *after, struct error *err)
{
	*after = (struct clock){.record.id = 0};
	if (!clock_find(desk, owner, limit, before, err))
		return false;
	if (!before->record.id)
		return !must ||
			error_set(err, ERR_INVALID, _("the time limit %s does not run"), limit);
	record_copy(&entity_clock, after, before);
	return true;
}

static void drop(struct clock *before, struct clock *after)
{
	record_clear(&entity_clock, before);
	record_clear(&entity_clock, after);
}

static bool end_one(struct desk *desk, const struct clock_owner *owner, const char *limit,
	date_t on, enum clock_state state, const char *action, struct error *err)
{
	struct clock before, after;
	bool ok = take(desk, owner, limit, false, &before, &after, err);

	if (ok && before.record.id) {
		clock_end(&after, state, on);
		ok = clock_put(desk, &before, &after, action, err);
	}
	drop(&before, &after);
	return ok;
}

bool clock_meet(struct desk *desk, const struct clock_owner *owner, const char *limit, date_t on,
	struct error *err)
{
	return end_one(desk, owner, limit, on, CLOCK_MET, "meet", err);
}

bool clock_cancel(struct desk *desk, const struct clock_owner *owner, const char *limit, date_t on,
	struct error *err)
{
	return end_one(desk, owner, limit, on, CLOCK_FALLEN, "fall", err);
}

bool clock_end_all(
	struct desk *desk, const struct clock_owner *owner, date_t on, bool met, struct error *err)
{
	struct clock_list list;
	bool ok = clocks_of(desk, owner, &list, err);

	for (size_t i = 0; ok && i < list.count; i++) {
		struct clock after = {.record.id = 0};
		if (!clock_is_open(&list.list[i]))
			continue;
		record_copy(&entity_clock, &after, &list.list[i]);
		clock_end(&after, met ? CLOCK_MET : CLOCK_FALLEN, on);
		ok = clock_put(desk, &list.list[i], &after, met ? "meet" : "fall", err);
		record_clear(&entity_clock, &after);
	}
	clock_list_clear(&list);
	return ok;
}

/* Add a step to a clock that runs and write it. */
static bool take_step(struct desk *desk, const struct clock_owner *owner, const char *limit,
	const struct clock_step *step, enum clock_state state, const char *action,
	struct error *err)
{
	struct clock before, after;
	bool ok = take(desk, owner, limit, true, &before, &after, err);

	if (ok) {
		after.state = state ? state : before.state;
		ok = clock_add_step(&after, step->kind, step->on, step->days, step->fixed,
			     step->ground, err) &&
			clock_refresh(desk, &after, err) &&
			clock_put(desk, &before, &after, action, err);
	}
	drop(&before, &after);
	return ok;
}

bool clock_suspend(struct desk *desk, const struct clock_owner *owner, const char *limit, date_t on,
	const char *ground, struct error *err)
{
	const struct clock_step step = {
		.kind = STEP_SUSPEND, .on = on, .ground = (char *)(ground ? ground : "")};

	return take_step(desk, owner, limit, &step, CLOCK_SUSPENDED, "suspend", err);
}

bool clock_resume(struct desk *desk, const struct clock_owner *owner, const char *limit, date_t on,
	struct error *err)
{
	const struct clock_step step = {.kind = STEP_RESUME, .on = on, .ground = (char *)""};

	return take_step(desk, owner, limit, &step, CLOCK_RUNNING, "resume", err);
}

/* ---- extending ------------------------------------------------------------------------------- */

/* The words of the record that owes: only a case has any. */
static bool words_of(struct desk *desk, const struct clock *clock, char out[64], struct error *err)
{
	struct casefile file = {.record.id = 0};

	*out = '\0';
	if (!clock->casefile)
		return true;
	const bool ok = store_load(desk->store, &entity_casefile, clock->casefile, &file, err);
	if (ok)
		clock_variant_of(&file, out);
	record_clear(&entity_casefile, &file);
	return ok;
}

static int extensions_of(const struct clock *clock)
{
	struct clock_steps steps = {0};
	int count = 0;

	if (!clock_steps_parse(&steps, clock->steps, NULL))
		return 0;
	for (size_t i = 0; i < steps.count; i++)
		count += steps.list[i].kind == STEP_EXTEND;
	clock_steps_clear(&steps);
	return count;
}

/* What the law allows: how often, how many days, and of which cases. */
static bool may_extend(struct desk *desk, const struct clock *clock, const struct limit *limit,
	int days, struct error *err)
{
	const char *name = rule_text(&limit->head.name), *basis = limit->head.basis;
	char words[64];

	if (!limit->extension_days)
		return error_set(err, ERR_INVALID, _("%s cannot be extended (%s)"), name, basis);
	if (!words_of(desk, clock, words, err))
		return false;
	const int most = limit_extensions(limit, words);
	if (!most)
		return error_set(err, ERR_INVALID,
			_("%s is extended only where the case is complex: fill in its grounds of "
			  "complexity (%s)"),
			name, basis);
	if (extensions_of(clock) >= most)
		return error_set(err, ERR_INVALID,
			ngettext("%s may be extended %d time in this case (%s)",
				"%s may be extended %d times in this case (%s)",
				(unsigned long)most),
			name, most, basis);
	if (days < 1 || days > limit->extension_days)
		return error_set(err, ERR_INVALID, _("%s is extended by 1 to %d days (%s)"), name,
			limit->extension_days, basis);
	return true;
}

static bool may_fix(
	const struct clock *clock, const struct limit *limit, date_t fixed, struct error *err)
{
	const struct field *field = entity_field(&entity_casefile, "due_on");

	if (!limit->editable)
		return error_set_field(err, ERR_INVALID, field,
			_("the law sets this day, nobody else: %s (%s)"),
			rule_text(&limit->head.name), limit->head.basis);
	if (clock->due_on && fixed <= clock->due_on)
		return error_set_field(err, ERR_INVALID, field,
			_("an extension must end later than the date it extends"));
	return true;
}

bool clock_extend(struct desk *desk, const struct clock_owner *owner, const char *limit, date_t on,
	int days, date_t fixed, const char *ground, struct error *err)
{
	const struct clock_step step = {.kind = fixed ? STEP_FIX : STEP_EXTEND,
		.on = on,
		.days = days,
		.fixed = fixed,
		.ground = (char *)(ground ? ground : "")};
	const struct limit *law;
	struct clock before, after;
	bool ok = take(desk, owner, limit, true, &before, &after, err);

	ok = ok && (law = clock_limit(desk, &before, err)) &&
		(fixed ? may_fix(&before, law, fixed, err)
		       : may_extend(desk, &before, law, days, err));
	drop(&before, &after);
	return ok && take_step(desk, owner, limit, &step, 0, fixed ? "fix" : "extend", err);
}
