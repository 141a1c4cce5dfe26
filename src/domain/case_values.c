/* The keys of `do CODE ACTION key=value`. */
#include "domain/case_values.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/choices.h"
#include "domain/table.h"

#define VALUE(member, text, kind, ...) FIELD(case_values, member, text, kind, __VA_ARGS__)

static const struct choice given_kinds[] = {
	{PETITION_COMPLAINT, "complaint", N_("complaint"), "KN"},
	{PETITION_DENUNCIATION, "denunciation", N_("denunciation"), "TC"},
	{PETITION_FEEDBACK, "feedback", N_("proposal, feedback"), "KNPA"},
	{0},
};

static const struct field fields[] = {
	VALUE(on, N_("Day"), DATE, .help = N_("Day it happened; today if left out")),
	VALUE(decided_by, N_("Decided by"), REF, .ref = &entity_staff,
		.help = N_("Leader who decided, where somebody else records it")),
	VALUE(assignee, N_("Assignee"), REF, .ref = &entity_staff, .help = N_("Who handles it")),
	VALUE(lead_unit, N_("Lead unit"), REF, .ref = &entity_unit,
		.help = N_("Section in charge")),
	VALUE(cooperating, N_("Coordinating units"), TEXT, .help = N_("Sections that help")),
	VALUE(due_on, N_("Due on"), DATE, .help = N_("Last lawful day, or the office's own limit")),
	VALUE(text, N_("Answer"), NOTE, .help = N_("What was answered or decided")),
	VALUE(outcome, N_("Outcome"), CHOICE, .choices = case_outcomes,
		.help = N_("Result of the handling")),
	VALUE(issued_on, N_("Issued on"), DATE,
		.help = N_("Day of the answer, decision or conclusion")),
	VALUE(closed_on, N_("Closed on"), DATE,
		.help = N_("Day it was closed; empty while it is open")),
	VALUE(signer, N_("Signer"), TEXT, .max = 120, .help = N_("Who signed, or who spoke")),
	VALUE(on_spot, N_("On the spot"), BOOL,
		.help = N_("Answered on the spot at the conference")),
	VALUE(document, N_("Document"), REF, .ref = &entity_document,
		.help = N_("Its document in the register")),
	VALUE(satisfaction, N_("Satisfaction"), CHOICE, .choices = case_satisfactions,
		.help = N_("What the citizen thinks of the handling")),
	VALUE(complexity, N_("Grounds of complexity"), FLAGS, .choices = case_complexities,
		.help = N_("Criteria a b c d dd e g, joined by + (NĐ155 art. 3a)")),
	VALUE(kind, N_("Kind"), CHOICE, .choices = case_kinds,
		.help = N_("Opinion, feedback, complaint, denunciation or mediation")),
	VALUE(petition_kind, N_("Kind of petition"), CHOICE, .choices = given_kinds,
		.help = N_("Complaint, denunciation, or proposal and feedback")),
	VALUE(summary, N_("Gist"), TEXT, .help = N_("What it is about, in one line")),
	VALUE(detail, N_("Content"), NOTE, .help = N_("What of the content is about it")),
	VALUE(along, N_("Goes along"), TEXT, .max = 8000,
		.help = N_("Codes of petitions, promises, documents and files that go along, "
			   "blanks between "
			   "them")),
	VALUE(into, N_("Goes on in"), REF, .ref = &entity_casefile,
		.help = N_("Case it is a duplicate of")),
	VALUE(ground, N_("Ground"), TEXT, .help = N_("Lawful ground, from the list of the law")),
	VALUE(note, N_("Note"), NOTE, .max = 2000,
		.help = N_("Reason or remark, kept with the case")),
	VALUE(number, N_("Number and symbol"), TEXT, .max = 60,
		.help = N_("Of the document: 12/QĐ-UBND")),
	VALUE(session_on, N_("Day of the dialogue"), DATE,
		.help = N_("Day the dialogue will be held")),
	VALUE(days, N_("Days"), NUMBER, .min = 1, .max = 90,
		.help = N_("Days that the period is extended by; as many as lawful if left out")),
	VALUE(unforced, N_("Freely"), BOOL,
		.help = N_("Yes: no sign of force, bribery, slander or a violation was found")),
	VALUE(grounds, N_("Grounds"), NOTE, .help = N_("Facts, articles and evidence it rests on")),
	VALUE(publish, N_("Publication"), CHOICE, .choices = resolution_publish,
		.help = N_("Whether the result is made public")),
	VALUE(published_text, N_("Public version"), NOTE,
		.help = N_("What is shown of it, without names and numbers of people")),
	VALUE(survey_on, N_("Ask on"), DATE,
		.help = N_("Day to ask whether the person is satisfied")),
};

const struct entity entity_case_values = {
	.name = "case-values",
	.table = "",
	.label = N_("action"),
	.plural = N_("actions"),
	.prefix = "",
	.numbering = NUM_ID,
	.size = sizeof(struct case_values),
	.fields = fields,
	.field_count = COUNT(fields),
	.title = &fields[0],
	.derived = true,
};

const char *const case_values_always[] = {"on", "decided_by", NULL};

const struct field *case_value_field(const char *key)
{
	for (size_t i = 0; i < COUNT(fields); i++)
		if (strcmp(fields[i].key, key) == 0)
			return &fields[i];
	return NULL;
}

void case_grounds(const struct rules *rules, const struct lifecycle_action *action, int64_t kind,
	void (*each)(void *arg, const struct list_value *value), void *arg)
{
	size_t count = 0;
	const struct list_value *values =
		action->grounds ? rules_list(rules, action->grounds, &count) : NULL;

	for (size_t i = 0; i < count; i++)
		if (!values[i].kinds || (values[i].kinds & (1u << kind)))
			each(arg, &values[i]);
}

struct wanted_ground {
	const char *word;
	char *folded;
	const struct list_value *found;
};

static void match_ground(void *arg, const struct list_value *value)
{
	struct wanted_ground *wanted = arg;

	if (strcmp(value->key, wanted->word) == 0 ||
		(!wanted->found &&
			(text_folds_to(value->name.vi, wanted->folded) ||
				text_folds_to(value->name.en, wanted->folded))))
		wanted->found = value;
}

const struct list_value *case_ground_find(const struct rules *rules,
	const struct lifecycle_action *action, int64_t kind, const char *word)
{
	struct wanted_ground wanted = {.word = word, .folded = text_fold(word)};

	case_grounds(rules, action, kind, match_ground, &wanted);
	free(wanted.folded);
	return wanted.found;
}
