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
#include "domain/docregister.h"
#include "domain/draft.h"
#include "domain/lifecycle.h"
#include "report/office.h"

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

static void keep_name(struct resolve *r, const char *name)
{
	if (name && *name && r->name_count < REDACT_MOST)
		r->names[r->name_count++] = xstrdup(name);
}

static void keep_other(struct resolve *r, const char *text)
{
	if (text && *text && r->other_count < REDACT_MOST)
		r->others[r->other_count++] = xstrdup(text);
}

/* Straight from the store: what is to be taken out of texts must be known even to who may not see it. */
static bool know_person(struct resolve *r, int64_t id, struct error *err)
{
	struct person person = {0};

	if (!id)
		return true;
	if (!store_load(r->desk->store, &entity_person, id, &person, err))
		return false;
	keep_name(r, person.name);
	keep_other(r, person.address);
	keep_other(r, person.phone);
	keep_other(r, person.id_number);
	record_clear(&entity_person, &person);
	return true;
}

struct reading {
	struct resolve *r;
	struct error *err;
	bool ok;
};

static bool take_petition(void *arg, const void *record)
{
	struct reading *reading = arg;
	const struct petition *petition = record;

	reading->ok = know_person(reading->r, petition->person, reading->err);
	keep_name(reading->r, petition->representative);
	return reading->ok;
}

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

static bool take_leader(void *arg, const void *record)
{
	struct resolve *r = arg;
	const struct staff *staff = record;

	if (staff->role != ROLE_LEADER || !staff->active)
		return true;
	if (!r->values[SLOT_SIGNER])
		r->values[SLOT_SIGNER] = xstrdup(staff->name);
	return false;
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
	const struct query leaders = {.entity = &entity_staff};
	const int days = r->desk->settings.survey_days;
	char day[DATE_ISO_SIZE];

	if (!r->values[SLOT_SIGNER] && r->desk->settings.signer)
		r->values[SLOT_SIGNER] = xstrdup(r->desk->settings.signer);
	if (!r->values[SLOT_SIGNER])
		store_query(r->desk->store, &leaders, take_leader, r, NULL);
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
		!know_person(r, r->file.person, err) ||
		!each_of_case(r, &entity_petition, take_petition, err) ||
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
	for (size_t i = 0; i < r->name_count; i++)
		free(r->names[i]);
	for (size_t i = 0; i < r->other_count; i++)
		free(r->others[i]);
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
	struct redact_known known = {.name_count = r->name_count, .other_count = r->other_count};

	memcpy(known.names, r->names, sizeof known.names);
	memcpy(known.others, r->others, sizeof known.others);
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

static char *day_words(date_t day)
{
	struct buf out = {0};
	int year, month, date;

	date_split(day, &year, &month, &date);
	/* NĐ30/2020: days under 10 and the first two months bear a nought. */
	buf_printf(&out, month < 3 ? "ngày %02d tháng %02d năm %d" : "ngày %02d tháng %d năm %d",
		date, month, year);
	return buf_steal(&out);
}

static bool hides_sender(const struct resolve *r)
{
	return r->file.kind == KIND_DENUNCIATION || r->file.secrecy != SECRECY_NORMAL;
}

/* "Bà Trần Thị Nhài, thôn Gốm"; an alias where the sender is kept secret. */
static char *sender(struct resolve *r, bool whole)
{
	struct person person = {0};
	struct buf out = {0};

	if (hides_sender(r) || !r->file.person ||
		!store_load(r->desk->store, &entity_person, r->file.person, &person, NULL)) {
		buf_puts(&out,
			r->file.kind == KIND_DENUNCIATION	 ? "Người tố cáo"
				: r->file.kind == KIND_COMPLAINT ? "Người khiếu nại"
								 : "Ông/bà đã gửi ý kiến");
		return buf_steal(&out);
	}
	buf_puts(&out,
		person.sex == SEX_MALE		   ? "Ông "
			: person.sex == SEX_FEMALE ? "Bà "
						   : "Ông/bà ");
	buf_puts(&out, person.name);
	if (whole && person.address && *person.address)
		buf_printf(&out, ", %s", person.address);
	if (whole && person.hamlet) {
		buf_puts(&out, ", ");
		desk_ref_label(r->desk, &entity_unit, person.hamlet, &out);
	}
	record_clear(&entity_person, &person);
	return buf_steal(&out);
}

struct title_search {
	const char *name;
	char *title;
};

static bool match_title(void *arg, const void *record)
{
	struct title_search *search = arg;
	const struct staff *staff = record;

	if (strcmp(staff->name, search->name) != 0)
		return true;
	search->title = staff->title && *staff->title ? text_upper(staff->title) : NULL;
	return false;
}

static char *signer_title(struct resolve *r)
{
	const struct settings *settings = &r->desk->settings;
	const struct query everybody = {.entity = &entity_staff};
	struct title_search search = {resolve_get(r, SLOT_SIGNER), NULL};

	if (settings->signer && settings->signer_title &&
		strcmp(search.name, settings->signer) == 0)
		return xstrdup(settings->signer_title);
	store_query(r->desk->store, &everybody, match_title, &search, NULL);
	return search.title ? search.title
			    : xstrdup(settings->signer_title ? settings->signer_title : "");
}

/* A name of the rules in Vietnamese: letters are, whatever the screens speak. */
static char *listed(
	struct resolve *r, const char *list, const struct choice *choices, int64_t value)
{
	const struct choice *choice = choice_by_value(choices, value);
	const struct list_value *found =
		choice ? rules_list_find(r->desk->rules, list, choice->key) : NULL;

	return xstrdup(found ? found->name.vi : "");
}

static char *place_of(struct resolve *r, bool hamlet_first)
{
	struct buf out = {0};

	if (!hamlet_first && r->file.place && *r->file.place)
		buf_puts(&out, r->file.place);
	else if (r->file.hamlet)
		desk_ref_label(r->desk, &entity_unit, r->file.hamlet, &out);
	else
		return office_place(r->desk);
	return buf_steal(&out);
}

static char *word_value(struct resolve *r, const char *word)
{
	const struct settings *settings = &r->desk->settings;
	const struct choice *outcome =
		outcome_key(r) ? choice_find(case_outcomes, outcome_key(r)) : NULL;
	const struct casefile *file = &r->file;
	const bool accused = file->kind == KIND_DENUNCIATION;
	struct buf out = {0};
	char day[DATE_ISO_SIZE];

	if (strcmp(word, "kinh_gui") == 0)
		return sender(r, true);
	if (strcmp(word, "nguoi_gui") == 0)
		return sender(r, false);
	if (strcmp(word, "ngay_nhan") == 0)
		return xstrdup(date_show(file->received_on, day));
	if (strcmp(word, "tom_tat") == 0)
		return xstrdup(file->summary);
	if (strcmp(word, "thon") == 0 || strcmp(word, "noi_xay_ra") == 0)
		return place_of(r, *word == 't');
	if (strcmp(word, "bi_don") == 0)
		return xstrdup(file->respondent && *file->respondent ? file->respondent
				: accused			     ? "người bị tố cáo"
					  : "người bị khiếu nại");
	if (strcmp(word, "linh_vuc") == 0)
		return listed(r, "fields", case_fields, file->field);
	if (strcmp(word, "ket_qua") == 0)
		return listed(r, "outcomes", case_outcomes, outcome ? outcome->value : 0);
	if (strcmp(word, "loai_vu") == 0)
		return text_lower(case_lifecycle(r->desk, file)->name.vi);
	if (strcmp(word, "co_quan") == 0)
		return office_name(r->desk);
	if (strcmp(word, "cap_tren") == 0)
		return xstrdup(settings->superior ? settings->superior : "");
	if (strcmp(word, "dia_danh") == 0)
		return office_place(r->desk);
	if (strcmp(word, "ngay_van_ban") == 0)
		return day_words(date_from_iso(resolve_get(r, SLOT_DAY)));
	if (strcmp(word, "chuc_vu") == 0)
		return signer_title(r);
	if (strcmp(word, "ma_vu") == 0)
		record_code(&entity_casefile, file, &out);
	return buf_steal(&out);
}

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
	return lend(r, word_value(r, word));
}

void resolve_write(struct resolve *r, int columns, struct buf *out)
{
	const struct letter *letter = resolve_letter(r);
	char *text = letter ? letter_text(letter, resolve_value, r, columns) : NULL;

	if (text)
		buf_puts(out, text);
	free(text);
}

/* ---- the end ------------------------------------------------------------------------------------------ */

struct numbered {
	struct resolve *r;
	const char *number;
};

static const char *numbered_value(void *arg, const char *word)
{
	struct numbered *n = arg;

	return strcmp(word, "so") == 0 ? n->number : resolve_value(n->r, word);
}

static void fill_document(struct resolve *r, const struct letter *letter, struct document *document)
{
	const struct choice *kind = choice_find(document_kinds, letter->kind);
	struct buf subject = {0}, recipients = {0};

	document->kind = kind ? kind->value : 0;
	document->direction = DOCUMENT_OUTGOING;
	document->issued_on = date_from_iso(resolve_get(r, SLOT_DAY));
	document->casefile = r->id;
	letter_expand(letter->subject, resolve_value, r, &subject);
	letter_expand(letter->recipients ? letter->recipients : "", resolve_value, r, &recipients);
	document->subject = buf_steal(&subject);
	document->recipients = buf_steal(&recipients);
	document->symbol = xstrdup(letter->symbol ? letter->symbol : "");
	document->issuer = office_name(r->desk);
}

/* The letter with its number in it, which is known only once it is taken. */
static bool file_letter(struct resolve *r, struct buf *number, struct buf *code, struct error *err)
{
	const struct letter *letter = resolve_letter(r);
	struct document document = {0}, issued = {0};
	bool ok;

	if (!letter)
		return true;
	fill_document(r, letter, &document);
	ok = letter->symbol ? document_issue(r->desk, &document, err)
			    : desk_add(r->desk, &entity_document, &document, err);
	if (ok) {
		struct numbered n = {r, document.number ? document.number : ""};
		record_copy(&entity_document, &issued, &document);
		free(issued.text);
		issued.text = letter_text(letter, numbered_value, &n, 72);
		ok = desk_save(r->desk, &entity_document, &document, &issued, "set", err);
		record_code(&entity_document, &document, code);
		if (letter->symbol)
			buf_printf(number, "%s/%s", document.number, letter->symbol);
	}
	record_clear(&entity_document, &document);
	record_clear(&entity_document, &issued);
	return ok;
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
