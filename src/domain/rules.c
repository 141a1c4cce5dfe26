/*
 * Asking the rules: limits in force on a day, lifecycles, calendar, lists. Nothing here reads files or finds faults; see
 * rules_read.c and rules_check.c.
 */
#include "domain/rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/records.h"
#include "domain/rules_inside.h"
#include "domain/settings.h"

/* ---- memory: what was read lives until all of it goes ---- */

enum { CHUNK_BYTES = 64 * 1024 };

struct chunk {
	struct chunk *next;
	size_t used, room;
	max_align_t bytes[];
};

void *rules_memory(struct rules *rules, size_t size)
{
	const size_t step = sizeof(max_align_t);
	struct chunk *chunk = rules->chunks;

	size = (size + step - 1) / step * step;
	if (!chunk || chunk->room - chunk->used < size) {
		const size_t room = size > CHUNK_BYTES ? size : CHUNK_BYTES;
		chunk = xcalloc(1, sizeof *chunk + room);
		chunk->room = room;
		chunk->next = rules->chunks;
		rules->chunks = chunk;
	}
	void *memory = (char *)chunk->bytes + chunk->used;
	chunk->used += size;
	return memory;
}

void *rules_append(struct rules *rules, void *list, size_t *count, size_t size)
{
	void **start = list;

	/* A list is full at every power of two. */
	if ((*count & (*count - 1)) == 0) {
		void *wider = rules_memory(rules, (*count ? 2 * *count : 1) * size);
		if (*count)
			memcpy(wider, *start, *count * size);
		*start = wider;
	}
	return (char *)*start + (*count)++ * size;
}

void rules_free(struct rules *rules)
{
	if (!rules)
		return;
	for (size_t i = 0; i < rules->file_count; i++) {
		free(rules->files[i].text);
		free(rules->files[i].path);
	}
	for (struct chunk *chunk = rules->chunks, *next; chunk; chunk = next) {
		next = chunk->next;
		free(chunk);
	}
	free(rules);
}

/* ---- words ---- */

const char *rule_text(const struct rule_text *text)
{
	const char *chosen = strcmp(locale_language(), "en") == 0 ? text->en : text->vi;

	return chosen ? chosen : "";
}

const char *limit_unit_word(enum limit_unit unit)
{
	return word_of(unit_words, unit);
}

const char *limit_duty_word(enum limit_duty duty)
{
	return word_of(duty_words, duty);
}

const char *sureness_word(enum sureness sure)
{
	return word_of(sureness_words, sure);
}

const char *verb_word(enum verb verb)
{
	return word_of(verb_words, verb);
}

bool limit_is_period(const struct limit *limit)
{
	return limit->unit <= LIMIT_YEAR;
}

const char *limit_count_text(const struct limit *limit, int count, char out[80])
{
	static const struct {
		const char *one, *many;
	} phrases[] = {
		[LIMIT_DAY] = {N_("%d day"), N_("%d days")},
		[LIMIT_WORKING_DAY] = {N_("%d working day"), N_("%d working days")},
		[LIMIT_DAY_BEFORE] = {N_("at least %d day before"), N_("at least %d days before")},
		[LIMIT_WORKING_DAY_BEFORE] = {N_("at least %d working day before"),
			N_("at least %d working days before")},
		[LIMIT_YEAR] = {N_("%d year"), N_("%d years")},
		[LIMIT_HOUR_BEFORE] = {N_("at least %d hour before"),
			N_("at least %d hours before")},
		[LIMIT_WORKING_HOUR] = {N_("%d working hour"), N_("%d working hours")},
		[LIMIT_PER_WEEK] = {N_("at least %d day a week"), N_("at least %d days a week")},
		[LIMIT_PER_MONTH] = {N_("at least %d day a month"), N_("at least %d days a month")},
		[LIMIT_PER_YEAR] = {N_("at least %d time a year"), N_("at least %d times a year")},
		[LIMIT_PEOPLE] = {N_("%d person"), N_("%d persons")},
	};

	snprintf(out, 80, _(count == 1 ? phrases[limit->unit].one : phrases[limit->unit].many),
		count);
	return out;
}

/* ---- limits ---- */

static bool in_force(date_t from, date_t to, date_t on)
{
	return (!from || from <= on) && (!to || on <= to);
}

const struct limit *rules_limit_versions(const struct rules *rules, const char *id, size_t *count)
{
	size_t low = 0, high = rules->limit_count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (strcmp(rules->limits[middle].head.id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (high = low; high < rules->limit_count; high++)
		if (strcmp(rules->limits[high].head.id, id) != 0)
			break;
	*count = high - low;
	return *count ? &rules->limits[low] : NULL;
}

const struct limit *rules_limit(const struct rules *rules, const char *id, date_t on)
{
	size_t count;
	const struct limit *limit = rules_limit_versions(rules, id, &count);

	if (!on)
		on = date_today();
	for (; count; count--, limit++)
		if (in_force(limit->head.valid_from, limit->head.valid_to, on))
			return limit;
	return NULL;
}

const struct limit *rules_limits(const struct rules *rules, size_t *count)
{
	*count = rules->limit_count;
	return rules->limits;
}

/* Whether a text of words joined by '+' holds a word. */
static bool has_word(const char *words, const char *word, size_t bytes)
{
	for (const char *at = words; *at; at += strcspn(at, "+"), at += *at == '+')
		if (strcspn(at, "+") == bytes && memcmp(at, word, bytes) == 0)
			return true;
	return false;
}

/* Number of words of a variant, all of which are among the words given; 0 where one is not. */
static int words_among(const char *when, const char *words)
{
	int count = 0;

	for (const char *at = when; *at; at += strcspn(at, "+"), at += *at == '+') {
		if (!has_word(words, at, strcspn(at, "+")))
			return 0;
		count++;
	}
	return count;
}

int limit_count(const struct limit *limit, const char *variant, const struct limit_variant **which)
{
	const struct limit_variant *best = NULL;
	int most = 0;

	for (size_t i = 0; i < limit->variant_count; i++) {
		const struct limit_variant *v = &limit->variants[i];
		const int words = words_among(v->when, variant ? variant : "");
		if (words > most || (words && words == most && v->count > best->count)) {
			best = v;
			most = words;
		}
	}
	if (which)
		*which = best;
	return best ? best->count : limit->count;
}

int limit_extensions(const struct limit *limit, const char *variant)
{
	const char *words = variant ? variant : "";
	int most = 0;

	if (!limit->extension_days)
		return 0;
	if (!limit->extension_needs ||
		has_word(words, limit->extension_needs, strlen(limit->extension_needs)))
		most = limit->extension_count;
	for (size_t i = 0; i < limit->variant_count; i++) {
		const struct limit_variant *v = &limit->variants[i];
		if (v->extensions > most && words_among(v->when, words))
			most = v->extensions;
	}
	return most;
}

void rules_apply_settings(struct rules *rules, const struct settings *settings)
{
	const struct {
		const char *id;
		int count;
	} own[] = {
		{"opinion.answer", settings->opinion_days},
		{"feedback.settle", settings->feedback_days},
		{"mediation.settle", settings->mediation_days},
		{"mediation.land", settings->mediation_days},
	};

	for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
		for (size_t k = 0; own[i].count && k < rules->limit_count; k++)
			if (strcmp(rules->limits[k].head.id, own[i].id) == 0)
				rules->limits[k].count = own[i].count;
}

/* ---- lifecycles ---- */

const struct lifecycle *rules_lifecycle(const struct rules *rules, int64_t kind)
{
	for (size_t i = 0; i < rules->lifecycle_count; i++)
		if (rules->lifecycles[i].kind == kind)
			return &rules->lifecycles[i];
	return NULL;
}

const struct lifecycle_state *lifecycle_state(const struct lifecycle *lifecycle, const char *id)
{
	for (size_t i = 0; i < lifecycle->state_count; i++)
		if (strcmp(lifecycle->states[i].id, id) == 0)
			return &lifecycle->states[i];
	return NULL;
}

bool lifecycle_action_is_valid(const struct lifecycle_action *action, date_t on)
{
	return in_force(action->valid_from, action->valid_to, on ? on : date_today());
}

const struct lifecycle_action *lifecycle_action_on(
	const struct lifecycle *lifecycle, const char *id, date_t on)
{
	for (size_t i = 0; i < lifecycle->action_count; i++) {
		const struct lifecycle_action *action = &lifecycle->actions[i];
		if (strcmp(action->id, id) == 0 && lifecycle_action_is_valid(action, on))
			return action;
	}
	return NULL;
}

const struct lifecycle_action *lifecycle_action(const struct lifecycle *lifecycle, const char *id)
{
	const struct lifecycle_action *found = lifecycle_action_on(lifecycle, id, DATE_NONE);

	for (size_t i = 0; !found && i < lifecycle->action_count; i++)
		if (strcmp(lifecycle->actions[i].id, id) == 0)
			found = &lifecycle->actions[i];
	return found;
}

/* ---- calendar ---- */

const struct statutory_day *rules_statutory_days(const struct rules *rules, size_t *count)
{
	*count = rules->statutory_count;
	return rules->statutory;
}

const struct announced_day *rules_announced_days(const struct rules *rules, size_t *count)
{
	*count = rules->announced_count;
	return rules->announced;
}

bool rules_year_is_announced(const struct rules *rules, int year)
{
	for (size_t i = 0; i < rules->year_count; i++)
		if (rules->years[i].year == year)
			return true;
	return false;
}

/* ---- lists ---- */

static const struct value_list *find_list(const struct rules *rules, const char *name)
{
	for (size_t i = 0; i < rules->list_count; i++)
		if (strcmp(rules->lists[i].name, name) == 0)
			return &rules->lists[i];
	return NULL;
}

const struct list_value *rules_list(const struct rules *rules, const char *list, size_t *count)
{
	const struct value_list *found = find_list(rules, list);

	*count = found ? found->count : 0;
	return found ? found->values : NULL;
}

const struct list_value *rules_list_find(
	const struct rules *rules, const char *list, const char *key)
{
	const struct value_list *found = find_list(rules, list);

	for (size_t i = 0; found && i < found->count; i++)
		if (strcmp(found->values[i].key, key) == 0)
			return &found->values[i];
	return NULL;
}
