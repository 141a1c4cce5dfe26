/* What must be right before an answer is finished: a table of checks, each with the slot where its fault is mended. */
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "report/office.h"
#include "report/office_lint.h"
#include "report/resolve.h"

/* Everything that leaves the office: answer, grounds, letter, public version. The caller frees. */
static char *all_texts(struct resolve *r)
{
	struct buf out = {0};

	buf_printf(&out, "%s\n", resolve_get(r, SLOT_TEXT));
	buf_printf(&out, "%s\n", resolve_get(r, SLOT_GROUNDS));
	buf_printf(&out, "%s\n", resolve_get(r, SLOT_PUBLIC));
	resolve_write(r, 10000, &out);
	return buf_steal(&out);
}

/* The slot whose own text a rule finds fault with; the answer where none has it by itself. */
static int slot_with(struct resolve *r, bool (*rule)(struct resolve *r, const char *text))
{
	const struct letter *letter = resolve_letter(r);

	for (size_t i = 0; letter && i < letter->gap_count; i++)
		if (rule(r, resolve_get(r, SLOT_GAP + (int)i)))
			return SLOT_GAP + (int)i;
	return rule(r, resolve_get(r, SLOT_TEXT))	? SLOT_TEXT
		: rule(r, resolve_get(r, SLOT_GROUNDS)) ? SLOT_GROUNDS
		: rule(r, resolve_get(r, SLOT_PUBLIC))	? SLOT_PUBLIC
							: SLOT_LETTER;
}

static bool fault(struct resolve_check *check, int slot, const char *text)
{
	check->slot = slot;
	snprintf(check->fault, sizeof check->fault, "%s", text);
	return false;
}

/* ---- the checks: true = right ------------------------------------------------------------------------ */

static bool has_conclusion(struct resolve *r, struct resolve_check *check)
{
	const struct lifecycle_action *action = resolve_action(r);

	if (action && action->outcomes[0] && !*resolve_get(r, SLOT_OUTCOME))
		return fault(check, SLOT_OUTCOME, _("the result is not chosen"));
	return *resolve_get(r, SLOT_TEXT) || fault(check, SLOT_TEXT, _("the answer is empty"));
}

static bool has_grounds(struct resolve *r, struct resolve_check *check)
{
	return *resolve_get(r, SLOT_GROUNDS) ||
		fault(check, SLOT_GROUNDS, _("what it rests on is not said"));
}

static bool has_authority(struct resolve *r, struct resolve_check *check)
{
	const struct lifecycle_action *action = resolve_action(r);
	struct error err = {0};

	if (!action || !case_action_allowed(r->desk, &r->file, action, &err))
		return fault(check, SLOT_ACT, err.text);
	if (case_action_needs_decider(r->desk, &r->file, action) && !*resolve_get(r, SLOT_DECIDER))
		return fault(check, SLOT_DECIDER,
			_("this is for a leader to decide: say which one did"));
	return *resolve_get(r, SLOT_SIGNER) || !resolve_letter(r) ||
		fault(check, SLOT_SIGNER, _("nobody signs the letter"));
}

static bool has_letter(struct resolve *r, struct resolve_check *check)
{
	return resolve_letter(r) || !resolve_needs_letter(r) ||
		fault(check, SLOT_LETTER, _("this must be in writing: choose a letter"));
}

/* The slot of a word that is not filled in; the letter itself for what the program fills in. */
static int slot_of_word(const struct letter *letter, const char *word)
{
	for (size_t i = 0; i < letter->gap_count; i++)
		if (strcmp(letter->gaps[i].word, word) == 0)
			return SLOT_GAP + (int)i;
	return strcmp(word, "tra_loi") == 0	? SLOT_TEXT
		: strcmp(word, "can_cu") == 0	? SLOT_GROUNDS
		: strcmp(word, "ket_qua") == 0	? SLOT_OUTCOME
		: strcmp(word, "nguoi_ky") == 0 ? SLOT_SIGNER
						: SLOT_LETTER;
}

/* Where a person gives what the program fills in. */
static const char *source_of(const char *word)
{
	for (const struct letter_field *field = letter_fields; field->word; field++)
		if (strcmp(field->word, word) == 0)
			return _(field->source);
	return "";
}

static bool has_no_gap(struct resolve *r, struct resolve_check *check)
{
	const struct letter *letter = resolve_letter(r);
	struct buf word = {0};
	char text[160];

	const size_t open = letter ? letter_open(letter, resolve_value, r, &word) : 0;
	if (open) {
		const int slot = slot_of_word(letter, buf_text(&word));
		if (slot == SLOT_LETTER)
			snprintf(text, sizeof text, _("%zu gap left: [%s]; it is filled in %s"),
				open, buf_text(&word), source_of(buf_text(&word)));
		else
			snprintf(text, sizeof text,
				ngettext("%zu gap left: [%s]", "%zu gaps left: [%s]", open), open,
				buf_text(&word));
		fault(check, slot, text);
	}
	buf_clear(&word);
	return !open;
}

static bool tells_number(struct resolve *r, const char *text)
{
	(void)r;
	return redact_finds_number(text);
}

static bool hides_numbers(struct resolve *r, struct resolve_check *check)
{
	char *all = all_texts(r);
	const bool found = redact_finds_number(all);

	free(all);
	return !found ||
		fault(check, slot_with(r, tells_number),
			_("a telephone or identity number stands in the text"));
}

static bool tells_denouncer(struct resolve *r, const char *text)
{
	return letter_tells_people(text, &r->people);
}

/* LTC 8, 40.3, 56: who denounced stands nowhere. So for every sender whom the case hides. */
static bool hides_denouncer(struct resolve *r, struct resolve_check *check)
{
	if (!letter_hides_sender(&r->file))
		return true;
	char *all = all_texts(r);
	const bool found = tells_denouncer(r, all);
	free(all);
	return !found ||
		fault(check, slot_with(r, tells_denouncer),
			_("the text tells who the sender is, who must stay secret"));
}

bool resolve_may_print(struct resolve *r, struct error *err)
{
	struct resolve_check check = {.ok = false};

	if (!resolve_letter(r))
		return error_set(err, ERR_DENIED, _("There is no letter: step 3 chooses one"));
	return hides_denouncer(r, &check) || error_set(err, ERR_DENIED, "%s", check.fault);
}

static bool decides_publication(struct resolve *r, struct resolve_check *check)
{
	const char *publish = resolve_get(r, SLOT_PUBLISH);

	if (!*publish)
		return fault(check, SLOT_PUBLISH, _("whether it is made public is not decided"));
	return strcmp(publish, "no") == 0 || *resolve_get(r, SLOT_PUBLIC) ||
		fault(check, SLOT_PUBLIC, _("the public version is empty"));
}

static bool hides_people(struct resolve *r, struct resolve_check *check)
{
	return strcmp(resolve_get(r, SLOT_PUBLISH), "yes") != 0 ||
		!tells_denouncer(r, resolve_get(r, SLOT_PUBLIC)) ||
		fault(check, SLOT_PUBLIC, _("the public version names a person"));
}

static bool wrong_day(struct resolve *r, const char *text)
{
	(void)r;
	return letter_wrong_day(text);
}

static bool writes_days(struct resolve *r, struct resolve_check *check)
{
	const date_t day = date_from_iso(resolve_get(r, SLOT_DAY));
	char *all = all_texts(r);
	const bool wrong = wrong_day(r, all);

	free(all);
	if (!day || day > date_today() || day < r->file.received_on)
		return fault(check, SLOT_DAY, _("the day must lie between the receipt and today"));
	return !wrong ||
		fault(check, slot_with(r, wrong_day),
			_("a day is not written dd/mm/yyyy, or there is no such day"));
}

/* What is typed here and the template's own words: what the citizen wrote is not for this office to mend. */
static bool misnames(struct resolve *r, const char *text)
{
	struct buf wrong = {0};
	const bool found = office_misnamed(r->desk, text, &wrong);

	buf_clear(&wrong);
	return found;
}

static bool names_offices(struct resolve *r, struct resolve_check *check)
{
	const struct letter *letter = resolve_letter(r);
	char *office = office_name(r->desk);
	struct buf own = {0}, wrong = {0};

	for (size_t i = 0; letter && i < letter->gap_count; i++)
		buf_printf(&own, "%s\n", resolve_get(r, SLOT_GAP + (int)i));
	buf_printf(&own, "%s\n", resolve_get(r, SLOT_TEXT));
	buf_printf(&own, "%s\n", resolve_get(r, SLOT_GROUNDS));
	buf_printf(&own, "%s\n", resolve_get(r, SLOT_PUBLIC));
	if (letter)
		buf_printf(&own, "%s\n%s\n%s\n", office, letter->body,
			letter->recipients ? letter->recipients : "");
	const bool found = office_misnamed(r->desk, buf_text(&own), &wrong);
	if (found)
		fault(check, slot_with(r, misnames), buf_text(&wrong));
	free(office);
	buf_clear(&own);
	buf_clear(&wrong);
	return !found;
}

static bool has_single_numbers(struct resolve *r, struct resolve_check *check)
{
	const struct letter *letter = resolve_letter(r);
	const date_t day = date_from_iso(resolve_get(r, SLOT_DAY));
	struct buf twice = {0};
	bool ok = true;

	if (letter && letter->symbol && day)
		ok = letter_single_numbers(r->desk, letter, day, &twice) ||
			fault(check, SLOT_LETTER, buf_text(&twice));
	buf_clear(&twice);
	return ok;
}

static const struct {
	const char *label;
	enum resolve_step step;
	bool (*right)(struct resolve *r, struct resolve_check *check);
} rules[] = {
	{N_("Result and answer are there"), STEP_RESULT, has_conclusion},
	{N_("Right authority"), STEP_RESULT, has_authority},
	{N_("Grounds are there"), STEP_GROUNDS, has_grounds},
	{N_("In writing where it must be"), STEP_LETTER, has_letter},
	{N_("No gap left in the letter"), STEP_LETTER, has_no_gap},
	{N_("Days are written right"), STEP_LETTER, writes_days},
	{N_("Offices bear their names of today"), STEP_LETTER, names_offices},
	{N_("No number is taken twice"), STEP_LETTER, has_single_numbers},
	{N_("Telephones and identity numbers hidden"), STEP_LETTER, hides_numbers},
	{N_("The denouncer is named nowhere"), STEP_LETTER, hides_denouncer},
	{N_("Publication is decided"), STEP_PUBLISH, decides_publication},
	{N_("The public version names nobody"), STEP_PUBLISH, hides_people},
};
_Static_assert(sizeof rules / sizeof *rules <= CHECKS_MOST, "room for every check");

static enum resolve_step step_of(int slot)
{
	switch (slot) {
	case SLOT_ACT:
	case SLOT_OUTCOME:
	case SLOT_TEXT:
	case SLOT_DAY:
	case SLOT_SIGNER:
	case SLOT_DECIDER:
		return STEP_RESULT;
	case SLOT_GROUNDS:
		return STEP_GROUNDS;
	case SLOT_PUBLISH:
	case SLOT_PUBLIC:
		return STEP_PUBLISH;
	case SLOT_SURVEY:
	case SLOT_PROMISES:
		return STEP_FINISH;
	default:
		return STEP_LETTER;
	}
}

size_t resolve_lint(struct resolve *r, struct resolve_check out[CHECKS_MOST], size_t *count)
{
	size_t failed = 0;

	*count = sizeof rules / sizeof *rules;
	for (size_t i = 0; i < *count; i++) {
		out[i] = (struct resolve_check){.label = rules[i].label, .step = rules[i].step};
		out[i].ok = rules[i].right(r, &out[i]);
		if (!out[i].ok) {
			out[i].step = step_of(out[i].slot);
			failed++;
		}
	}
	return failed;
}
