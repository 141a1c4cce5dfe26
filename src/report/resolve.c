/* The model of an answer in the making, its drafts, the values of its letter, and the finish. The checks are in resolve_lint.c. */
#include "report/resolve.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/case_values.h"
#include "domain/choices.h"
#include "domain/draft.h"
#include "domain/lifecycle.h"
#include "report/letter_paper.h"

/* Field of the draft of each slot, at the place of acts on the case. */
static const char *const draft_names[SLOT_COUNT] = {
	[SLOT_ACT] = "resolve.act",
	[SLOT_OUTCOME] = "resolve.outcome",
	[SLOT_TEXT] = "resolve.text",
	[SLOT_DAY] = "resolve.issued_on",
	[SLOT_SIGNER] = "resolve.signer",
	[SLOT_DECIDER] = "resolve.decided_by",
	[SLOT_GROUNDS] = "resolve.grounds",
	[SLOT_LETTER] = "resolve.letter",
	[SLOT_PUBLISH] = "resolve.publish",
	[SLOT_PUBLIC] = "resolve.published_text",
	[SLOT_SURVEY] = "resolve.survey_on",
	[SLOT_PROMISES] = "resolve.promises",
};
static const char gap_prefix[] = "resolve.gap.";

/* ---- the action -------------------------------------------------------------------------------------- */

bool resolve_allowed(struct desk *desk, const struct casefile *file, struct error *err)
{
	const struct lifecycle *lifecycle = case_lifecycle(desk, file);
	bool told = false;

	for (size_t i = 0; i < lifecycle->action_count; i++) {
		const struct lifecycle_action *action = &lifecycle->actions[i];
		if (action->verb != VERB_ANSWER)
			continue;
		if (case_action_allowed(desk, file, action, told ? NULL : err))
			return true;
		told = true;
	}
	return told ? false : error_set(err, ERR_DENIED, _("Nothing of this kind for such a case"));
}

const struct lifecycle_action *resolve_action(const struct resolve *r)
{
	return r->values[SLOT_ACT] ? case_action_find(r->desk, &r->file, r->values[SLOT_ACT])
				   : NULL;
}

static void choose_action(struct resolve *r)
{
	const struct lifecycle *lifecycle = case_lifecycle(r->desk, &r->file);
	const struct lifecycle_action *chosen = resolve_action(r);

	if (chosen && case_action_allowed(r->desk, &r->file, chosen, NULL))
		return;
	for (size_t i = 0; i < lifecycle->action_count; i++) {
		const struct lifecycle_action *action = &lifecycle->actions[i];
		if (action->verb == VERB_ANSWER &&
			case_action_allowed(r->desk, &r->file, action, NULL)) {
			free(r->values[SLOT_ACT]);
			r->values[SLOT_ACT] = xstrdup(action->id);
			return;
		}
	}
}

bool resolve_needs_letter(const struct resolve *r)
{
	const struct lifecycle_action *action = resolve_action(r);

	return action && action->who == 1u << ROLE_LEADER;
}

const struct letter *resolve_letter(const struct resolve *r)
{
	return r->values[SLOT_LETTER] ? letters_find(&r->letters, r->values[SLOT_LETTER]) : NULL;
}

bool resolve_takes_number(const struct resolve *r)
{
	const struct letter *letter = resolve_letter(r);

	return letter && letter->symbol;
}

/* ---- reading the case -------------------------------------------------------------------------------- */

struct reading {
	struct resolve *r;
	struct error *err;
	bool ok;
};

static bool take_promise(void *arg, const void *record)
{
	struct reading *reading = arg;
	struct resolve *r = reading->r;
	const struct commitment *promise = record;

	if (promise->done_on || promise->broken_on)
		return true;
	r->promises[r->promise_count++] =
		(struct resolve_promise){promise->record.id, xstrdup(promise->text)};
	return r->promise_count < PROMISES_MOST;
}

static bool each_of_case(struct resolve *r, const struct entity *entity,
	bool (*row)(void *arg, const void *record), struct error *err)
{
	const struct condition condition = {
		.field = entity_field(entity, "casefile"), .op = OP_EQ, .number = r->id};
	const struct query query = {.entity = entity, .conditions = &condition, .count = 1};
	struct reading reading = {r, err, true};

	return store_query(r->desk->store, &query, row, &reading, err) && reading.ok;
}

/* ---- drafts ------------------------------------------------------------------------------------------ */

static struct resolve_gap *gap_of(struct resolve *r, const char *word)
{
	for (size_t i = 0; i < r->gap_count; i++)
		if (strcmp(r->gaps[i].word, word) == 0)
			return &r->gaps[i];
	r->gaps = xrealloc(r->gaps, (r->gap_count + 1) * sizeof *r->gaps);
	r->gaps[r->gap_count] = (struct resolve_gap){.word = xstrdup(word)};
	return &r->gaps[r->gap_count++];
}

static bool take_draft(void *arg, const char *field, const char *text)
{
	struct resolve *r = arg;

	if (strncmp(field, gap_prefix, sizeof gap_prefix - 1) == 0) {
		struct resolve_gap *gap = gap_of(r, field + sizeof gap_prefix - 1);
		free(gap->text);
		gap->text = xstrdup(text);
		r->drafted = true;
	}
	for (size_t i = 0; i < SLOT_COUNT; i++)
		if (strcmp(draft_names[i], field) == 0) {
			free(r->values[i]);
			r->values[i] = xstrdup(text);
			r->drafted = true;
		}
	return true;
}

bool resolve_keep(struct resolve *r, struct error *err)
{
	char place[DRAFT_PLACE_SIZE];

	if (r->file.secrecy == SECRECY_RESTRICTED)
		return true;
	draft_act_place(&entity_casefile, r->id, place);
	for (size_t i = 0; i < SLOT_COUNT; i++) {
		if (!r->changed[i])
			continue;
		if (!draft_put(
			    r->desk, place, draft_names[i], r->values[i] ? r->values[i] : "", err))
			return false;
		r->changed[i] = false;
	}
	for (size_t i = 0; i < r->gap_count; i++) {
		char name[80];
		if (!r->gaps[i].changed)
			continue;
		snprintf(name, sizeof name, "%s%s", gap_prefix, r->gaps[i].word);
		if (!draft_put(r->desk, place, name, r->gaps[i].text ? r->gaps[i].text : "", err))
			return false;
		r->gaps[i].changed = false;
	}
	return true;
}

/* Only what was typed here: reasons begun for other acts on the case stay. */
static bool forget_drafts(struct resolve *r, struct error *err)
{
	char place[DRAFT_PLACE_SIZE], name[80];

	draft_act_place(&entity_casefile, r->id, place);
	for (size_t i = 0; i < SLOT_COUNT; i++)
		if (!draft_put(r->desk, place, draft_names[i], "", err))
			return false;
	for (size_t i = 0; i < r->gap_count; i++) {
		snprintf(name, sizeof name, "%s%s", gap_prefix, r->gaps[i].word);
		if (!draft_put(r->desk, place, name, "", err))
			return false;
	}
	return true;
}

/* ---- opening ----------------------------------------------------------------------------------------- */

static const char *outcome_key(const struct resolve *r)
{
	const struct lifecycle_action *action = resolve_action(r);

	if (r->values[SLOT_OUTCOME] && *r->values[SLOT_OUTCOME])
		return r->values[SLOT_OUTCOME];
	return action && action->outcomes[0] && !action->outcomes[1] ? action->outcomes[0] : NULL;
}

/* The first template that fits; an opinion is mostly answered aloud. */
static void choose_letter(struct resolve *r)
{
	const struct lifecycle_action *action = resolve_action(r);
	const char *id = "-";

	if (!action || (r->file.kind == KIND_OPINION && !r->values[SLOT_LETTER]))
		goto out;
	for (size_t i = r->letters.count; i-- > 0;)
		if (letter_fits(&r->letters.list[i], action->letter, outcome_key(r)))
			id = r->letters.list[i].id;
out:
	if (r->values[SLOT_LETTER] && strcmp(r->values[SLOT_LETTER], id) == 0)
		return;
	free(r->values[SLOT_LETTER]);
	r->values[SLOT_LETTER] = xstrdup(id);
}

static void preset(struct resolve *r)
{
	const int days = r->desk->settings.survey_days;
	char day[DATE_ISO_SIZE];

	if (!r->values[SLOT_SIGNER])
		r->values[SLOT_SIGNER] = letter_signer(r->desk);
	if (!r->values[SLOT_DAY])
		r->values[SLOT_DAY] = xstrdup(date_iso(date_today(), day));
	if (!r->values[SLOT_SURVEY])
		r->values[SLOT_SURVEY] = xstrdup(days ? date_iso(date_today() + days, day) : "-");
	if (!r->values[SLOT_LETTER])
		choose_letter(r);
}

bool resolve_open(struct resolve *r, struct desk *desk, int64_t id, struct error *err)
{
	char place[DRAFT_PLACE_SIZE];

	*r = (struct resolve){.desk = desk, .id = id};
	if (!desk_load(desk, &entity_casefile, id, &r->file, err) ||
		!resolve_allowed(desk, &r->file, err) || !letters_read(&r->letters, NULL, err) ||
		!letter_people_read(desk, &r->file, &r->people, err) ||
		!each_of_case(r, &entity_commitment, take_promise, err))
		goto failed;
	draft_act_place(&entity_casefile, id, place);
	if (r->file.secrecy != SECRECY_RESTRICTED && !draft_fields(desk, place, take_draft, r, err))
		goto failed;
	choose_action(r);
	preset(r);
	return true;
failed:
	resolve_clear(r);
	return false;
}

void resolve_clear(struct resolve *r)
{
	for (size_t i = 0; i < SLOT_COUNT; i++)
		free(r->values[i]);
	for (size_t i = 0; i < r->gap_count; i++) {
		free(r->gaps[i].word);
		free(r->gaps[i].text);
	}
	for (size_t i = 0; i < r->promise_count; i++)
		free(r->promises[i].text);
	letter_people_clear(&r->people);
	free(r->gaps);
	free(r->scratch);
	letters_clear(&r->letters);
	record_clear(&entity_casefile, &r->file);
	*r = (struct resolve){0};
}

/* ---- slots ------------------------------------------------------------------------------------------- */

static const char *lend(struct resolve *r, char *text)
{
	free(r->scratch);
	r->scratch = text;
	return text;
}

static char *redacted(struct resolve *r)
{
	const struct redact_known known = letter_people_known(&r->people);

	return redact_text(r->values[SLOT_TEXT] ? r->values[SLOT_TEXT] : "", &known);
}

const char *resolve_get(struct resolve *r, int slot)
{
	const struct letter *letter = resolve_letter(r);

	if (slot >= SLOT_GAP) {
		const size_t gap = (size_t)(slot - SLOT_GAP);
		const char *text = letter && gap < letter->gap_count
			? gap_of(r, letter->gaps[gap].word)->text
			: NULL;
		return text ? text : "";
	}
	if (slot == SLOT_OUTCOME)
		return outcome_key(r) ? outcome_key(r) : "";
	if (slot == SLOT_PUBLIC && !r->values[slot])
		return lend(r, redacted(r));
	return r->values[slot] ? r->values[slot] : "";
}

void resolve_set(struct resolve *r, int slot, const char *text)
{
	const struct letter *letter = resolve_letter(r);

	if (strcmp(resolve_get(r, slot), text) == 0)
		return;
	char *copy = xstrdup(text);
	if (slot >= SLOT_GAP) {
		struct resolve_gap *gap = gap_of(r, letter->gaps[slot - SLOT_GAP].word);
		free(gap->text);
		gap->text = copy;
		gap->changed = true;
		return;
	}
	free(r->values[slot]);
	r->values[slot] = copy;
	r->changed[slot] = true;
	const struct lifecycle_action *action = resolve_action(r);
	if (slot == SLOT_ACT) {
		free(r->values[SLOT_OUTCOME]);
		r->values[SLOT_OUTCOME] = NULL;
		r->changed[SLOT_OUTCOME] = true;
	}
	if ((slot == SLOT_ACT || slot == SLOT_OUTCOME) && letter &&
		!letter_fits(letter, action ? action->letter : NULL, outcome_key(r))) {
		choose_letter(r);
		r->changed[SLOT_LETTER] = true;
	}
}

void resolve_redact_again(struct resolve *r)
{
	free(r->values[SLOT_PUBLIC]);
	r->values[SLOT_PUBLIC] = NULL;
	r->changed[SLOT_PUBLIC] = true;
}

/* ---- the words of a letter --------------------------------------------------------------------------- */

/* Words whose value is what was typed in a step. */
static const struct {
	const char *word;
	enum resolve_slot slot;
} typed[] = {{"tra_loi", SLOT_TEXT}, {"can_cu", SLOT_GROUNDS}, {"nguoi_ky", SLOT_SIGNER}};

const char *resolve_value(void *arg, const char *word)
{
	struct resolve *r = arg;
	const struct letter *letter = resolve_letter(r);

	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
		if (strcmp(typed[i].word, word) == 0)
			return resolve_get(r, (int)typed[i].slot);
	for (size_t i = 0; letter && i < letter->gap_count; i++)
		if (strcmp(letter->gaps[i].word, word) == 0)
			return resolve_get(r, SLOT_GAP + (int)i);
	const struct letter_case about = {.desk = r->desk,
		.file = &r->file,
		.people = &r->people,
		.outcome = outcome_key(r),
		.signer = resolve_get(r, SLOT_SIGNER),
		.day = date_from_iso(resolve_get(r, SLOT_DAY))};
	return lend(r, letter_case_word(&about, word));
}

void resolve_write(struct resolve *r, int columns, struct buf *out)
{
	const struct letter *letter = resolve_letter(r);
	char *text = letter ? letter_text(letter, resolve_value, r, columns) : NULL;

	if (text)
		buf_puts(out, text);
	free(text);
}

void resolve_paper(struct resolve *r, struct paper *paper)
{
	const struct letter *letter = resolve_letter(r);

	if (letter)
		letter_paper(letter, resolve_value, r, true, paper);
}

/* ---- the end ------------------------------------------------------------------------------------------ */

static bool file_letter(struct resolve *r, struct buf *number, struct buf *code, struct error *err)
{
	const struct letter *letter = resolve_letter(r);

	return !letter ||
		letter_register(r->desk, letter, r->id, date_from_iso(resolve_get(r, SLOT_DAY)),
			resolve_value, r, number, code, err);
}

struct arguments {
	struct argument list[16];
	size_t count;
};

static void argue(struct arguments *a, const struct lifecycle_action *action, const char *key,
	const char *value)
{
	if (*value &&
		(lifecycle_names(action->takes, key) || lifecycle_names(case_values_always, key)))
		a->list[a->count++] = (struct argument){key, value};
}

static bool do_act(struct resolve *r, const char *document, struct error *err)
{
	const struct lifecycle_action *action = resolve_action(r);
	const bool spoken = !*document && strcmp(resolve_get(r, SLOT_OUTCOME), "on-the-spot") == 0;
	const bool public = strcmp(resolve_get(r, SLOT_PUBLISH), "yes") == 0;
	char *shown = public ? xstrdup(resolve_get(r, SLOT_PUBLIC)) : xstrdup("");
	const char *survey = resolve_get(r, SLOT_SURVEY);
	struct arguments a = {.count = 0};

	argue(&a, action, "text", resolve_get(r, SLOT_TEXT));
	argue(&a, action, "outcome", resolve_get(r, SLOT_OUTCOME));
	argue(&a, action, "issued_on", resolve_get(r, SLOT_DAY));
	argue(&a, action, "signer", resolve_get(r, SLOT_SIGNER));
	argue(&a, action, "decided_by", resolve_get(r, SLOT_DECIDER));
	argue(&a, action, "grounds", resolve_get(r, SLOT_GROUNDS));
	argue(&a, action, "publish", resolve_get(r, SLOT_PUBLISH));
	argue(&a, action, "published_text", shown);
	argue(&a, action, "survey_on", strcmp(survey, "-") == 0 ? "" : survey);
	argue(&a, action, "document", document);
	argue(&a, action, "on_spot", spoken ? "1" : "");
	const bool ok = case_do(r->desk, r->id, action->id, a.list, a.count, err);
	free(shown);
	return ok;
}

static bool keep_promises(struct resolve *r, struct error *err)
{
	const char *at = resolve_get(r, SLOT_PROMISES);

	while (*at) {
		char *end;
		const int64_t id = strtoll(at, &end, 10);
		struct commitment before = {0}, after = {0};
		bool ok = desk_load(r->desk, &entity_commitment, id, &before, err);
		if (ok) {
			record_copy(&entity_commitment, &after, &before);
			after.done_on = date_from_iso(resolve_get(r, SLOT_DAY));
			ok = desk_save(r->desk, &entity_commitment, &before, &after, "set", err);
		}
		record_clear(&entity_commitment, &before);
		record_clear(&entity_commitment, &after);
		if (!ok)
			return false;
		for (at = end; *at == ' '; at++)
			;
	}
	return true;
}

bool resolve_finish(struct resolve *r, struct buf *number, struct error *err)
{
	struct resolve_check checks[CHECKS_MOST];
	struct buf code = {0}, taken = {0};
	size_t count;

	if (resolve_lint(r, checks, &count))
		for (size_t i = 0; i < count; i++)
			if (!checks[i].ok)
				return error_set(err, ERR_DENIED, "%s", checks[i].fault);
	if (!desk_begin(r->desk, err))
		return false;
	bool ok = file_letter(r, &taken, &code, err) && do_act(r, buf_text(&code), err) &&
		keep_promises(r, err) && forget_drafts(r, err);
	ok = desk_end(r->desk, ok, err);
	if (ok)
		buf_puts(number, buf_text(&taken));
	buf_clear(&code);
	buf_clear(&taken);
	return ok;
}
