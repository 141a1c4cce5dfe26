/* The model of letters to one or many, and what must be right before one is written. */
#include "report/mail.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/case_history.h"
#include "domain/choices.h"
#include "report/letter_paper.h"
#include "report/office.h"
#include "report/office_lint.h"

enum { ACTS_MOST = 64 };

/* ---- what is the same for all ------------------------------------------------------------------------- */

bool mail_open(struct mail *mail, struct desk *desk, struct error *err)
{
	struct letters letters;

	if (!letters_read(&letters, NULL, err))
		return false;
	*mail = (struct mail){.desk = desk,
		.letters = letters,
		.signer = letter_signer(desk),
		.day = date_today()};
	return true;
}

static void free_gaps(char **gaps, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(gaps[i]);
	free(gaps);
}

void mail_clear(struct mail *mail)
{
	free_gaps(mail->gaps, mail->letter ? mail->letter->gap_count : 0);
	free(mail->signer);
	letters_clear(&mail->letters);
	*mail = (struct mail){0};
}

void mail_choose(struct mail *mail, const struct letter *letter)
{
	const struct letter *before = mail->letter;
	char **old = mail->gaps;
	const size_t old_count = before ? before->gap_count : 0;

	mail->letter = letter;
	mail->gaps = xcalloc(letter->gap_count ? letter->gap_count : 1, sizeof *mail->gaps);
	for (size_t i = 0; i < letter->gap_count; i++)
		for (size_t j = 0; j < old_count; j++)
			if (old[j] && strcmp(letter->gaps[i].word, before->gaps[j].word) == 0)
				mail->gaps[i] = xstrdup(old[j]);
	free_gaps(old, old_count);
}

void mail_set_gap(struct mail *mail, size_t gap, const char *text)
{
	free(mail->gaps[gap]);
	mail->gaps[gap] = *text ? xstrdup(text) : NULL;
}

/* ---- may it be written -------------------------------------------------------------------------------- */

static const char *outcome_key(const struct casefile *file)
{
	const struct choice *choice = choice_by_value(case_outcomes, file->outcome);

	return choice ? choice->key : NULL;
}

bool mail_knows(const struct mail *mail, const struct casefile *file, const struct letter *letter)
{
	const struct lifecycle *lifecycle = case_lifecycle(mail->desk, file);

	for (size_t i = 0; i < lifecycle->action_count && !letter_is_of_conference(letter); i++)
		if (letter_fits(letter, lifecycle->actions[i].letter, NULL))
			return true;
	return false;
}

/* What one act says of a letter: true where it owes it; else why it does not yet. */
static bool owes(struct desk *desk, const struct casefile *file,
	const struct lifecycle_action *action, struct error *why)
{
	if (action->verb != VERB_ANSWER)
		return case_action_allowed(desk, file, action, why);
	if (case_action_allowed(desk, file, action, why))
		error_set(why, ERR_DENIED, _("this letter is made with the answer: %s"),
			rule_text(&action->name));
	return false;
}

bool mail_allowed(const struct mail *mail, const struct casefile *file, const struct letter *letter,
	enum mail_standing *out, struct error *err)
{
	const struct lifecycle *lifecycle = case_lifecycle(mail->desk, file);
	const struct lifecycle_action *done[ACTS_MOST];
	struct error why = {0};
	size_t count;
	bool known = false;

	if (!desk_may_read(mail->desk, &entity_casefile, file))
		return error_set(err, ERR_DENIED,
			_("the case is restricted: who may not see it writes no letters for it"));
	if (letter_is_of_conference(letter))
		return error_set(err, ERR_DENIED,
			_("this letter is about a conference: 2, its minutes, F8"));
	if (!case_acts_done(mail->desk, file, done, ACTS_MOST, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (letter_fits(letter, done[i]->letter, outcome_key(file))) {
			*out = i || file->closed_on ? MAIL_DONE : MAIL_OWED;
			return true;
		}
	for (size_t i = 0; i < lifecycle->action_count; i++) {
		const struct lifecycle_action *action = &lifecycle->actions[i];
		struct error one = {0};

		if (!letter_fits(letter, action->letter, NULL))
			continue;
		if (owes(mail->desk, file, action, &one)) {
			*out = MAIL_READY;
			return true;
		}
		why = known ? why : one;
		known = true;
	}
	return known ? error_set(err, ERR_DENIED, "%s", why.text)
		     : error_set(err, ERR_DENIED, _("there is no such letter for this kind: %s"),
			       rule_text(&lifecycle->name));
}

/* ---- one letter --------------------------------------------------------------------------------------- */

static bool take_answer(void *arg, const void *record)
{
	struct resolution *answer = arg;

	record_clear(&entity_resolution, answer);
	record_copy(&entity_resolution, answer, record);
	return true;
}

/* What the case was answered with, and the number of the letter that went with it. */
static bool read_answer(struct mail_piece *piece, struct error *err)
{
	const struct condition condition = {.field = entity_field(&entity_resolution, "casefile"),
		.op = OP_EQ,
		.number = piece->file.record.id};
	const struct query query = {
		.entity = &entity_resolution, .conditions = &condition, .count = 1};
	struct desk *desk = piece->mail->desk;
	struct document document = {0};

	if (!store_query(desk->store, &query, take_answer, &piece->answer, err))
		return false;
	if (!piece->answer.document)
		return true;
	if (!desk_load(desk, &entity_document, piece->answer.document, &document, err))
		return false;
	if (document.number && *document.number)
		piece->number = xstrdup(document.number);
	record_clear(&entity_document, &document);
	return true;
}

/* Looking for the entry of a letter in the register. */
struct entered {
	const struct mail *mail;
	const char *subject;
	char *number; /* of the latest; "" where it has none; NULL = not entered */
	int64_t document;
};

static bool match_entry(void *arg, const void *record)
{
	struct entered *entered = arg;
	const struct document *document = record;
	const char *symbol = entered->mail->letter->symbol;

	if (document->issued_on != entered->mail->day ||
		strcmp(document->symbol ? document->symbol : "", symbol ? symbol : "") != 0 ||
		strcmp(document->subject ? document->subject : "", entered->subject) != 0)
		return true;
	free(entered->number);
	entered->number = xstrdup(document->number ? document->number : "");
	entered->document = document->record.id;
	return true;
}

/* What was entered on the day of the letter is this letter; another day's is an earlier one. */
static bool read_entry(struct mail_piece *piece, struct error *err)
{
	const struct condition condition = {.field = entity_field(&entity_document, "casefile"),
		.op = OP_EQ,
		.number = piece->file.record.id};
	const struct query query = {
		.entity = &entity_document, .conditions = &condition, .count = 1};
	struct buf subject = {0};

	letter_expand(piece->mail->letter->subject, mail_value, piece, &subject);
	struct entered entered = {.mail = piece->mail, .subject = buf_text(&subject)};
	const bool ok = store_query(piece->mail->desk->store, &query, match_entry, &entered, err);
	if (ok && entered.number) {
		free(piece->number);
		piece->number = entered.number;
		piece->document = entered.document;
		piece->entered = true;
	} else {
		free(entered.number);
	}
	buf_clear(&subject);
	return ok;
}

/* Whether the letter is that of the answer: then it is of its day, by its signer, under its number. */
static bool is_answer(const struct mail_piece *piece)
{
	const struct lifecycle *lifecycle = case_lifecycle(piece->mail->desk, &piece->file);

	for (size_t i = 0; piece->answer.record.id && i < lifecycle->action_count; i++)
		if (lifecycle->actions[i].verb == VERB_ANSWER &&
			letter_fits(piece->mail->letter, lifecycle->actions[i].letter, NULL))
			return true;
	return false;
}

/* As it was signed, where it is that letter. Another one to the same case bears no number of it. */
static bool read_kept(struct mail_piece *piece, struct error *err)
{
	if (!piece->document && is_answer(piece))
		piece->document = piece->answer.document;
	if (!piece->document ||
		!letter_kept_read(piece->mail->desk, piece->document, &piece->kept, err))
		return !piece->document;
	if (piece->kept.letter.id && strcmp(piece->kept.letter.id, piece->mail->letter->id) != 0) {
		letter_kept_clear(&piece->kept);
		free(piece->number);
		piece->number = NULL;
		piece->document = 0;
	}
	return true;
}

bool mail_piece_open(struct mail_piece *piece, struct mail *mail, int64_t id, struct error *err)
{
	struct mail_piece made = {.mail = mail};

	if (desk_load(mail->desk, &entity_casefile, id, &made.file, err) &&
		mail_allowed(mail, &made.file, mail->letter, &made.standing, err) &&
		letter_people_read(mail->desk, &made.file, &made.people, err) &&
		read_answer(&made, err) && read_entry(&made, err) && read_kept(&made, err)) {
		*piece = made;
		return true;
	}
	mail_piece_clear(&made);
	return false;
}

void mail_piece_clear(struct mail_piece *piece)
{
	record_clear(&entity_casefile, &piece->file);
	record_clear(&entity_resolution, &piece->answer);
	letter_people_clear(&piece->people);
	letter_kept_clear(&piece->kept);
	free(piece->number);
	free(piece->scratch);
	*piece = (struct mail_piece){0};
}

static const char *lend(struct mail_piece *piece, char *text)
{
	free(piece->scratch);
	piece->scratch = text;
	return text;
}

const struct letter *mail_letter(const struct mail_piece *piece)
{
	return piece->kept.letter.id ? &piece->kept.letter : piece->mail->letter;
}

const char *mail_value(void *arg, const char *word)
{
	struct mail_piece *piece = arg;
	const struct mail *mail = piece->mail;
	const struct resolution *answer = &piece->answer;

	if (piece->kept.letter.id)
		return letter_kept_value(&piece->kept, word);
	const bool again = is_answer(piece);
	struct letter_case about = {.desk = mail->desk,
		.file = &piece->file,
		.people = &piece->people,
		.outcome = outcome_key(&piece->file),
		.signer = mail->signer,
		.day = mail->day};

	for (size_t i = 0; i < mail->letter->gap_count; i++)
		if (strcmp(mail->letter->gaps[i].word, word) == 0)
			return mail->gaps[i];
	if (strcmp(word, "tra_loi") == 0)
		return answer->text;
	if (strcmp(word, "can_cu") == 0)
		return answer->grounds;
	if (strcmp(word, "so") == 0)
		return again || piece->entered ? piece->number : NULL;
	if (again && answer->issued_on)
		about.day = answer->issued_on;
	if (again && answer->signer && *answer->signer)
		about.signer = answer->signer;
	return lend(piece, letter_case_word(&about, word));
}

void mail_text(struct mail_piece *piece, struct buf *out)
{
	char *text = letter_text(mail_letter(piece), mail_value, piece, LETTER_COLUMNS);

	buf_puts(out, text);
	free(text);
}

bool mail_is_draft(struct mail_piece *piece)
{
	const char *number = mail_value(piece, "so");

	return (mail_takes_number(piece) && !(number && *number)) || !mail_ready(piece, NULL);
}

void mail_paper(struct mail_piece *piece, struct paper *paper)
{
	letter_paper(mail_letter(piece), mail_value, piece, mail_is_draft(piece), paper);
}

void mail_file_name(const struct mail_piece *piece, enum format format, struct buf *out)
{
	buf_printf(out, "%s-", piece->mail->letter->id);
	record_code(&entity_casefile, &piece->file, out);
	buf_printf(out, ".%s", format_ending(format));
}

bool mail_takes_number(const struct mail_piece *piece)
{
	return piece->mail->letter->symbol != NULL;
}

bool mail_register(
	struct mail_piece *piece, struct buf *number, struct buf *code, struct error *err)
{
	const struct mail *mail = piece->mail;

	if (is_answer(piece))
		return error_set(err, ERR_DENIED,
			_("The letter of an answer is entered when the answer is finished"));
	if (piece->entered)
		return error_set(err, ERR_DENIED, _("This letter was entered today already: %s/%s"),
			piece->number, mail->letter->symbol ? mail->letter->symbol : "");
	return mail_ready(piece, err) &&
		letter_register(mail->desk, mail->letter, piece->file.record.id, mail->day,
			mail_value, piece, number, code, err);
}

/* ---- what is missing --------------------------------------------------------------------------------- */

struct looking {
	struct mail_piece *piece;
	char *text; /* of the whole letter, its lines unbroken */
	struct mail_check *check;
};

/* A rule that looks at one text. */
typedef bool text_rule(const struct mail_piece *piece, const char *text);

/* The gap whose own text has the fault. */
static void find_gap(const struct looking *at, text_rule *has_fault)
{
	const struct mail *mail = at->piece->mail;

	for (size_t i = 0; i < mail->letter->gap_count && at->check->gap < 0; i++)
		if (mail->gaps[i] && has_fault(at->piece, mail->gaps[i]))
			at->check->gap = (int)i;
}

static bool fault(const struct looking *at, const char *text)
{
	snprintf(at->check->fault, sizeof at->check->fault, "%s", text);
	return false;
}

static const char *gap_label(const struct letter *letter, const char *word)
{
	for (size_t i = 0; i < letter->gap_count; i++)
		if (strcmp(letter->gaps[i].word, word) == 0)
			return letter->gaps[i].label;
	for (const struct letter_field *f = letter_fields; f->word; f++)
		if (strcmp(f->word, word) == 0)
			return _(f->label);
	return word;
}

static bool is_signed(const struct looking *at)
{
	const char *name = mail_value(at->piece, "nguoi_ky");

	return (name && *name) || fault(at, _("nobody signs the letter"));
}

static bool has_no_gap(const struct looking *at)
{
	const struct letter *letter = at->piece->mail->letter;
	struct buf word = {0}, text = {0};
	/* What stands in brackets in a signed letter is no gap. */
	const size_t open =
		at->piece->kept.letter.id ? 0 : letter_open(letter, mail_value, at->piece, &word);

	if (open) {
		buf_printf(&text, ngettext("%zu gap left: %s", "%zu gaps left: %s", open), open,
			gap_label(letter, buf_text(&word)));
		fault(at, buf_text(&text));
		for (size_t i = 0; i < letter->gap_count && at->check->gap < 0; i++)
			if (!at->piece->mail->gaps[i])
				at->check->gap = (int)i;
	}
	buf_clear(&word);
	buf_clear(&text);
	return !open;
}

static bool wrong_day(const struct mail_piece *piece, const char *text)
{
	(void)piece;
	return letter_wrong_day(text);
}

static bool writes_days(const struct looking *at)
{
	find_gap(at, wrong_day);
	return !letter_wrong_day(at->text) ||
		fault(at, _("a day is not written dd/mm/yyyy, or there is no such day"));
}

static bool misnames(const struct mail_piece *piece, const char *text)
{
	struct buf wrong = {0};
	const bool found = office_misnamed(piece->mail->desk, text, &wrong);

	buf_clear(&wrong);
	return found;
}

/* What is typed here and the template's own words: what the citizen wrote is not for this office to mend. */
static bool names_offices(const struct looking *at)
{
	const struct mail *mail = at->piece->mail;
	char *office = office_name(mail->desk);
	struct buf own = {0}, wrong = {0};

	buf_printf(&own, "%s\n%s\n", office, mail->letter->body);
	for (size_t i = 0; i < mail->letter->gap_count; i++)
		buf_printf(&own, "%s\n", mail->gaps[i] ? mail->gaps[i] : "");
	find_gap(at, misnames);
	const bool ok = at->piece->kept.letter.id ||
		!office_misnamed(mail->desk, buf_text(&own), &wrong) || fault(at, buf_text(&wrong));
	free(office);
	buf_clear(&own);
	buf_clear(&wrong);
	return ok;
}

static bool has_single_numbers(const struct looking *at)
{
	const struct mail *mail = at->piece->mail;
	struct buf twice = {0};
	const bool ok = !mail->letter->symbol || at->piece->kept.letter.id ||
		letter_single_numbers(mail->desk, mail->letter, mail->day, &twice) ||
		fault(at, buf_text(&twice));

	buf_clear(&twice);
	return ok;
}

static bool tells_number(const struct mail_piece *piece, const char *text)
{
	(void)piece;
	return redact_finds_number(text);
}

static bool hides_numbers(const struct looking *at)
{
	find_gap(at, tells_number);
	return !redact_finds_number(at->text) ||
		fault(at, _("a telephone or identity number stands in the text"));
}

static bool tells_sender(const struct mail_piece *piece, const char *text)
{
	return letter_tells_people(text, &piece->people);
}

static bool hides_sender(const struct looking *at)
{
	find_gap(at, tells_sender);
	return !letter_hides_sender(&at->piece->file) ||
		!letter_tells_people(at->text, &at->piece->people) ||
		fault(at, _("the text tells who the sender is, who must stay secret"));
}

static const struct {
	const char *label;
	bool (*right)(const struct looking *at);
} rules[] = {
	{N_("Somebody signs it"), is_signed},
	{N_("No gap left in the letter"), has_no_gap},
	{N_("Days are written right"), writes_days},
	{N_("Offices bear their names of today"), names_offices},
	{N_("No number is taken twice"), has_single_numbers},
	{N_("Telephones and identity numbers hidden"), hides_numbers},
	{N_("The denouncer is named nowhere"), hides_sender},
};
_Static_assert(sizeof rules / sizeof *rules == MAIL_CHECKS, "room for every check");

size_t mail_lint(struct mail_piece *piece, struct mail_check out[MAIL_CHECKS])
{
	/* A line is never broken inside what is looked for. */
	char *text = letter_text(mail_letter(piece), mail_value, piece, 10000);
	size_t failed = 0;

	for (size_t i = 0; i < MAIL_CHECKS; i++) {
		const struct looking at = {piece, text, &out[i]};
		out[i] = (struct mail_check){.label = rules[i].label, .gap = -1};
		out[i].ok = rules[i].right(&at);
		failed += !out[i].ok;
	}
	free(text);
	return failed;
}

bool mail_ready(struct mail_piece *piece, struct error *err)
{
	struct mail_check checks[MAIL_CHECKS];

	mail_lint(piece, checks);
	for (size_t i = 0; i < MAIL_CHECKS; i++)
		if (!checks[i].ok)
			return error_set(err, ERR_DENIED, "%s", checks[i].fault);
	return true;
}
