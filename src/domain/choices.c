/* Code lists filled from the rules. They keep copies of the texts: a list outlives the desk that filled it. */
#include "domain/choices.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/records.h"
#include "domain/rules.h"

enum { ROOM = CHOICES_MOST + 2 }; /* an answer of the program's own, and the zero row */

struct choice case_fields[ROOM], case_channels[ROOM], case_outcomes[ROOM], case_complexities[ROOM];
struct choice lacking_conditions[ROOM], complaint_refusals[ROOM], denunciation_conditions[ROOM];

static struct code_list {
	const char *name; /* in the rules */
	struct choice *choices;
	struct choice tail; /* an answer that is no value of the law: asked, and none applies */
	char *texts; /* of all rows, one block */
} code_lists[] = {
	{"fields", case_fields},
	{"channels", case_channels},
	{"outcomes", case_outcomes},
	{"complexities", case_complexities},
	{"lacking-conditions", lacking_conditions},
	{"complaint-refusals", complaint_refusals,
		{REFUSAL_NONE, "none", N_("none of them"), NULL}},
	{"denunciation-conditions", denunciation_conditions,
		{UNMET_NONE, "none", N_("all are met"), NULL}},
};

/* What a row is made of, as one block to compare and to keep. */
static void put_texts(struct buf *out, const struct list_value *value)
{
	const char *texts[] = {value->key, value->name.en, value->name.vi, value->mark};

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		buf_put(out, texts[i] ? texts[i] : "", texts[i] ? strlen(texts[i]) + 1 : 1);
}

static const char *next_text(const char **at)
{
	const char *text = *at;

	*at += strlen(text) + 1;
	return text;
}

static bool says_the_same(
	const struct code_list *list, const struct list_value *values, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct choice *c = &list->choices[i];
		if (!c->key || c->value != values[i].value || strcmp(c->key, values[i].key) != 0 ||
			strcmp(c->label, values[i].name.en) != 0 ||
			strcmp(c->vi, values[i].name.vi) != 0 ||
			strcmp(c->mark ? c->mark : "", values[i].mark ? values[i].mark : "") != 0)
			return false;
	}
	return list->choices[count].key == list->tail.key;
}

static void fill(struct code_list *list, const struct list_value *values, size_t count)
{
	struct buf texts = {0};

	if (count > CHOICES_MOST)
		die("list %s: %zu values", list->name, count);
	if (says_the_same(list, values, count))
		return;
	for (size_t i = 0; i < count; i++)
		put_texts(&texts, &values[i]);
	free(list->texts);
	list->texts = buf_steal(&texts);
	const char *at = list->texts;
	memset(list->choices, 0, ROOM * sizeof *list->choices);
	for (size_t i = 0; i < count; i++) {
		struct choice *choice = &list->choices[i];
		choice->value = (int)values[i].value;
		choice->key = next_text(&at);
		choice->label = next_text(&at);
		choice->vi = next_text(&at);
		choice->mark = next_text(&at);
		if (!*choice->mark)
			choice->mark = NULL;
	}
	list->choices[count] = list->tail;
}

void choices_take(const struct rules *rules)
{
	for (size_t i = 0; i < sizeof code_lists / sizeof code_lists[0]; i++) {
		size_t count;
		const struct list_value *values = rules_list(rules, code_lists[i].name, &count);
		fill(&code_lists[i], values, count);
	}
}

bool choices_load(struct error *err)
{
	struct rules *rules;

	if (!rules_read(&rules, NULL, err))
		return false;
	choices_take(rules);
	rules_free(rules);
	return true;
}
