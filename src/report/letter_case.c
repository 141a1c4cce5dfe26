/* Words, people and register entry of a letter about a case. */
#include "report/letter_case.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/casefile.h"
#include "domain/choices.h"
#include "domain/docregister.h"
#include "report/letter_kept.h"
#include "report/office.h"

/* ---- the words --------------------------------------------------------------------------------------- */

bool letter_hides_sender(const struct casefile *file)
{
	return file->kind == KIND_DENUNCIATION || file->secrecy != SECRECY_NORMAL;
}

/* "Bà Trần Thị Nhài, thôn Gốm"; an alias where the sender is kept secret. */
static char *sender(const struct letter_case *about, bool whole)
{
	const struct casefile *file = about->file;
	struct person person = {0};
	struct buf out = {0};

	if (letter_hides_sender(file) || !file->person ||
		!store_load(about->desk->store, &entity_person, file->person, &person, NULL)) {
		buf_puts(&out,
			file->kind == KIND_DENUNCIATION	       ? "Người tố cáo"
				: file->kind == KIND_COMPLAINT ? "Người khiếu nại"
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
		struct buf name = {0};
		desk_ref_label(about->desk, &entity_unit, person.hamlet, &name);
		/* "xóm 3, thôn Đoài" says it already. */
		if (!person.address || !redact_finds_words(person.address, buf_text(&name)))
			buf_printf(&out, ", %s", buf_text(&name));
		buf_clear(&name);
	}
	record_clear(&entity_person, &person);
	return buf_steal(&out);
}

static char *addressee(const struct letter_case *about)
{
	return sender(about, true);
}

static char *sender_name(const struct letter_case *about)
{
	return sender(about, false);
}

static char *received_on(const struct letter_case *about)
{
	char day[DATE_ISO_SIZE];

	return xstrdup(date_show(about->file->received_on, day));
}

static char *accepted_on(const struct letter_case *about)
{
	char day[DATE_ISO_SIZE];

	return xstrdup(about->file->accepted_on ? date_show(about->file->accepted_on, day) : "");
}

/* What the case says, without a sender who must stay secret. */
static char *without_sender(const struct letter_case *about, const char *text)
{
	return about->people && letter_hides_sender(about->file)
		? letter_without_people(text, about->people)
		: xstrdup(text);
}

static char *gist(const struct letter_case *about)
{
	return without_sender(about, about->file->summary);
}

static char *hamlet(const struct letter_case *about)
{
	struct buf out = {0};

	if (about->file->hamlet)
		desk_ref_label(about->desk, &entity_unit, about->file->hamlet, &out);
	else
		return office_place(about->desk);
	return buf_steal(&out);
}

static char *place(const struct letter_case *about)
{
	const char *own = about->file->place;

	return own && *own ? without_sender(about, own) : hamlet(about);
}

static char *respondent(const struct letter_case *about)
{
	const char *own = about->file->respondent;

	return xstrdup(own && *own				 ? own
			: about->file->kind == KIND_DENUNCIATION ? "người bị tố cáo"
								 : "người bị khiếu nại");
}

/* A name of the rules in Vietnamese: letters are, whatever the screens speak. */
static char *listed(const struct letter_case *about, const char *list, const struct choice *choice)
{
	const struct list_value *found =
		choice ? rules_list_find(about->desk->rules, list, choice->key) : NULL;

	return xstrdup(found ? found->name.vi : "");
}

static char *field(const struct letter_case *about)
{
	return listed(about, "fields", choice_by_value(case_fields, about->file->field));
}

static char *outcome(const struct letter_case *about)
{
	return listed(about, "outcomes",
		about->outcome ? choice_find(case_outcomes, about->outcome) : NULL);
}

static char *kind(const struct letter_case *about)
{
	return text_lower(case_lifecycle(about->desk, about->file)->name.vi);
}

static char *code(const struct letter_case *about)
{
	struct buf out = {0};

	record_code(&entity_casefile, about->file, &out);
	return buf_steal(&out);
}

static char *office(const struct letter_case *about)
{
	return office_name(about->desk);
}

static char *superior(const struct letter_case *about)
{
	const char *name = about->desk->settings.superior;

	return xstrdup(name ? name : "");
}

static char *place_name(const struct letter_case *about)
{
	return office_place(about->desk);
}

static char *day(const struct letter_case *about)
{
	struct buf out = {0};
	int year, month, date;

	date_split(about->day, &year, &month, &date);
	/* NĐ30/2020: days under 10 and the first two months bear a nought. */
	buf_printf(&out, month < 3 ? "ngày %02d tháng %02d năm %d" : "ngày %02d tháng %d năm %d",
		date, month, year);
	return buf_steal(&out);
}

static char *signer(const struct letter_case *about)
{
	return xstrdup(about->signer ? about->signer : "");
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

static char *full_title(const struct letter_case *about)
{
	const struct settings *settings = &about->desk->settings;
	const struct query everybody = {.entity = &entity_staff};
	struct title_search search = {about->signer ? about->signer : "", NULL};

	if (settings->signer && settings->signer_title &&
		strcmp(search.name, settings->signer) == 0)
		return xstrdup(settings->signer_title);
	store_query(about->desk->store, &everybody, match_title, &search, NULL);
	return search.title ? search.title
			    : xstrdup(settings->signer_title ? settings->signer_title : "");
}

static char *signer_title(const struct letter_case *about)
{
	char *full = full_title(about), *title = office_title(full);

	free(full);
	return title;
}

/* Words of letter_fields that are not of the answer: those are tra_loi and can_cu, and so, the number. */
static const struct {
	const char *word;
	char *(*value)(const struct letter_case *about);
} words[] = {
	{"kinh_gui", addressee},
	{"nguoi_gui", sender_name},
	{"ngay_nhan", received_on},
	{"ngay_thu_ly", accepted_on},
	{"tom_tat", gist},
	{"noi_xay_ra", place},
	{"thon", hamlet},
	{"bi_don", respondent},
	{"linh_vuc", field},
	{"ma_vu", code},
	{"loai_vu", kind},
	{"ket_qua", outcome},
	{"co_quan", office},
	{"cap_tren", superior},
	{"dia_danh", place_name},
	{"ngay_van_ban", day},
	{"chuc_vu", signer_title},
	{"nguoi_ky", signer},
};

char *letter_case_word(const struct letter_case *about, const char *word)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i].word, word) == 0)
			return words[i].value(about);
	return xstrdup("");
}

static bool take_leader(void *arg, const void *record)
{
	char **name = arg;
	const struct staff *staff = record;

	if (staff->role != ROLE_LEADER || !staff->active)
		return true;
	*name = xstrdup(staff->name);
	return false;
}

char *letter_signer(struct desk *desk)
{
	const struct query everybody = {.entity = &entity_staff};
	char *name = NULL;

	if (desk->settings.signer)
		return xstrdup(desk->settings.signer);
	store_query(desk->store, &everybody, take_leader, &name, NULL);
	return name;
}

/* ---- people ------------------------------------------------------------------------------------------- */

static void keep(char ***list, size_t *count, const char *text)
{
	if (!text || !*text)
		return;
	*list = xrealloc(*list, (*count + 1) * sizeof **list);
	(*list)[(*count)++] = xstrdup(text);
}

static void keep_name(struct letter_people *people, const char *name)
{
	keep(&people->names, &people->name_count, name);
}

static void keep_other(struct letter_people *people, const char *text)
{
	keep(&people->others, &people->other_count, text);
}

struct reading {
	struct desk *desk;
	struct letter_people *people;
	struct error *err;
	bool ok;
};

/* Straight from the store: what is to be taken out of texts must be known even to who may not see it. */
static bool know_person(struct reading *reading, int64_t id)
{
	struct letter_people *people = reading->people;
	struct person person = {0};

	if (!id)
		return true;
	if (!store_load(reading->desk->store, &entity_person, id, &person, reading->err))
		return false;
	keep_name(people, person.name);
	keep_other(people, person.address);
	keep_other(people, person.phone);
	keep_other(people, person.id_number);
	record_clear(&entity_person, &person);
	return true;
}

static bool take_petition(void *arg, const void *record)
{
	struct reading *reading = arg;
	const struct petition *petition = record;

	reading->ok = know_person(reading, petition->person);
	keep_name(reading->people, petition->representative);
	return reading->ok;
}

bool letter_people_read(struct desk *desk, const struct casefile *file, struct letter_people *out,
	struct error *err)
{
	const struct condition condition = {.field = entity_field(&entity_petition, "casefile"),
		.op = OP_EQ,
		.number = file->record.id};
	const struct query query = {
		.entity = &entity_petition, .conditions = &condition, .count = 1};
	struct reading reading = {desk, out, err, true};

	return know_person(&reading, file->person) &&
		store_query(desk->store, &query, take_petition, &reading, err) && reading.ok;
}

static bool take_hidden(void *arg, const void *record)
{
	struct reading *reading = arg;
	const struct casefile *file = record;

	reading->ok = !letter_hides_sender(file) ||
		letter_people_read(reading->desk, file, reading->people, reading->err);
	return reading->ok;
}

bool letter_people_of_conference(
	struct desk *desk, int64_t conference, struct letter_people *out, struct error *err)
{
	const struct condition condition = {.field = entity_field(&entity_casefile, "conference"),
		.op = OP_EQ,
		.number = conference};
	const struct query query = {
		.entity = &entity_casefile, .conditions = &condition, .count = 1};
	struct reading reading = {desk, out, err, true};

	return store_query(desk->store, &query, take_hidden, &reading, err) && reading.ok;
}

char *letter_without_people(const char *text, const struct letter_people *people)
{
	const struct redact_known known = letter_people_known(people);

	return redact_known_text(text ? text : "", &known);
}

struct redact_known letter_people_known(const struct letter_people *people)
{
	return (struct redact_known){.names = (const char *const *)people->names,
		.name_count = people->name_count,
		.others = (const char *const *)people->others,
		.other_count = people->other_count};
}

bool letter_tells_people(const char *text, const struct letter_people *people)
{
	for (size_t i = 0; i < people->name_count; i++)
		if (redact_finds_name(text, people->names[i]))
			return true;
	for (size_t i = 0; i < people->other_count; i++)
		if (redact_finds_words(text, people->others[i]))
			return true;
	return false;
}

void letter_people_clear(struct letter_people *people)
{
	for (size_t i = 0; i < people->name_count; i++)
		free(people->names[i]);
	for (size_t i = 0; i < people->other_count; i++)
		free(people->others[i]);
	free(people->names);
	free(people->others);
	*people = (struct letter_people){.names = NULL};
}

/* ---- days --------------------------------------------------------------------------------------------- */

/* As papers write it, dd/mm/yyyy; also what only looks like one: 31/02/2026, 5/3/26, 2026-11-23. */
bool letter_wrong_day(const char *text)
{
	for (const char *at = text; *at; at++) {
		int a, b, c, n = 0;
		char between = '/';
		if (*at < '0' || *at > '9' ||
			(at > text && ((at[-1] >= '0' && at[-1] <= '9') || at[-1] == '/')))
			continue;
		if (sscanf(at, "%4d-%2d-%2d%n", &a, &b, &c, &n) == 3 && n >= 8 && a >= 1900)
			return true;
		if (sscanf(at, "%2d%c%2d/%d%n", &a, &between, &b, &c, &n) != 4 || between != '/')
			continue;
		if (c < 1900 || c > 2199 || !date_make(c, b, a))
			return true;
	}
	return false;
}

bool letter_single_numbers(
	struct desk *desk, const struct letter *letter, date_t day, struct buf *fault)
{
	struct buf number = {0};
	struct error err = {0};

	if (!document_number_twice(desk, letter->symbol, day, &number, &err))
		buf_puts(fault, err.text);
	else if (number.len)
		buf_printf(fault,
			_("number %s/%s stands in the register twice: mend it there first (7, "
			  "Documents)"),
			buf_text(&number), letter->symbol);
	buf_clear(&number);
	return !fault->len;
}

/* ---- the register ------------------------------------------------------------------------------------- */

struct numbered {
	letter_value *value;
	void *arg;
	const char *number;
};

static const char *numbered_value(void *arg, const char *word)
{
	const struct numbered *n = arg;

	return strcmp(word, "so") == 0 ? n->number : n->value(n->arg, word);
}

static void fill_document(
	const struct letter *letter, letter_value *value, void *arg, struct document *document)
{
	const struct choice *of_kind = choice_find(document_kinds, letter->kind);
	struct buf subject = {0}, recipients = {0};

	document->kind = of_kind ? of_kind->value : 0;
	document->direction = DOCUMENT_OUTGOING;
	letter_expand(letter->subject, value, arg, &subject);
	letter_expand(letter->recipients ? letter->recipients : "", value, arg, &recipients);
	document->subject = buf_steal(&subject);
	document->recipients = buf_steal(&recipients);
	document->symbol = xstrdup(letter->symbol ? letter->symbol : "");
}

/* The letter with its number in it, which is known only once it is taken. */
static bool enter(struct desk *desk, const struct letter *letter, struct document *document,
	letter_value *value, void *arg, struct error *err)
{
	struct document issued = {0};
	bool ok = letter->symbol ? document_issue(desk, document, err)
				 : desk_add(desk, &entity_document, document, err);

	if (ok) {
		struct numbered n = {value, arg, document->number ? document->number : ""};
		record_copy(&entity_document, &issued, document);
		free(issued.text);
		issued.text = letter_text(letter, numbered_value, &n, LETTER_COLUMNS);
		ok = desk_save(desk, &entity_document, document, &issued, "set", err) &&
			letter_keep(desk, document->record.id, letter, numbered_value, &n, err);
	}
	record_clear(&entity_document, &issued);
	return ok;
}

bool letter_register(struct desk *desk, const struct letter *letter, int64_t casefile, date_t on,
	letter_value *value, void *arg, struct buf *number, struct buf *entry, struct error *err)
{
	struct document document = {.casefile = casefile, .issued_on = on};

	if (!desk_begin(desk, err))
		return false;
	fill_document(letter, value, arg, &document);
	document.issuer = office_name(desk);
	const bool ok = desk_end(desk, enter(desk, letter, &document, value, arg, err), err);
	if (ok) {
		record_code(&entity_document, &document, entry);
		if (letter->symbol)
			buf_printf(number, "%s/%s", document.number, letter->symbol);
	}
	record_clear(&entity_document, &document);
	return ok;
}
