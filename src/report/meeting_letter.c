/* Words and number of a letter about a conference. */
#include "report/meeting_letter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/case_values.h"
#include "domain/choices.h"
#include "report/letter_paper.h"

/* ---- what was raised and promised -------------------------------------------------------------------- */

struct gathering {
	struct meeting_letter *m;
	const struct casefile *file;
	size_t answered, tasks, upward;
	struct buf answer; /* of the case */
	struct error *err;
	bool ok;
};

static bool query_of(struct gathering *g, const struct entity *entity, const char *key,
	int64_t value, bool (*row)(void *arg, const void *record))
{
	const struct condition condition = {
		.field = entity_field(entity, key), .op = OP_EQ, .number = value};
	const struct query query = {.entity = entity, .conditions = &condition, .count = 1};

	return store_query(g->m->desk->store, &query, row, g, g->err) && g->ok;
}

/* "1. …", in one line. */
static void put_line(struct buf *out, size_t *count, const char *text)
{
	buf_printf(out, "%s%zu. ", out->len ? "\n" : "", ++*count);
	for (; *text; text++)
		buf_putc(out, *text == '\n' ? ' ' : *text);
}

static void put_owner(struct gathering *g, int64_t staff, date_t due, struct buf *out)
{
	char day[DATE_ISO_SIZE];
	struct staff owner = {0};

	if (staff && desk_load(g->m->desk, &entity_staff, staff, &owner, NULL))
		buf_printf(out, "; giao %s", owner.name);
	if (due)
		buf_printf(out, "; hạn %s", date_show(due, day));
	record_clear(&entity_staff, &owner);
}

static bool take_answer(void *arg, const void *record)
{
	struct gathering *g = arg;
	const struct resolution *answer = record;

	if (answer->text && *answer->text)
		buf_printf(&g->answer, "%s%s", g->answer.len ? " " : "", answer->text);
	return true;
}

/* An opinion is answered, goes up, or is somebody's task. */
static void put_opinion(struct gathering *g, const struct casefile *file)
{
	const struct choice *outcome = choice_by_value(case_outcomes, file->outcome);
	struct buf line = {0};

	buf_puts(&line, file->summary);
	if (outcome && strcmp(outcome->key, "referred-up") == 0) {
		put_line(&g->m->upward, &g->upward, buf_text(&line));
	} else if (g->answer.len) {
		buf_printf(&line, ": %s", buf_text(&g->answer));
		put_line(&g->m->answered, &g->answered, buf_text(&line));
	} else {
		put_owner(g, file->assignee, file->due_on, &line);
		put_line(&g->m->tasks, &g->tasks, buf_text(&line));
	}
	buf_clear(&line);
}

static bool take_opinion(void *arg, const void *record)
{
	struct gathering *g = arg;
	const struct casefile *file = record;

	if (file->secrecy == SECRECY_RESTRICTED || file->merged_into)
		return true;
	buf_cut(&g->answer, 0);
	g->ok = query_of(g, &entity_resolution, "casefile", file->record.id, take_answer);
	if (g->ok)
		put_opinion(g, file);
	return g->ok;
}

static bool take_promise(void *arg, const void *record)
{
	struct gathering *g = arg;
	const struct commitment *promise = record;
	struct buf line = {0};

	if (promise->broken_on || !desk_is_open(g->m->desk, &entity_commitment, record))
		return true;
	buf_puts(&line, promise->text);
	put_owner(g, promise->owner, promise->due_on, &line);
	put_line(&g->m->tasks, &g->tasks, buf_text(&line));
	buf_clear(&line);
	return true;
}

static bool gather(struct meeting_letter *m, struct error *err)
{
	const int64_t id = m->meeting.conference.record.id;
	struct gathering g = {.m = m, .err = err, .ok = true};
	const bool ok = query_of(&g, &entity_casefile, "conference", id, take_opinion) &&
		query_of(&g, &entity_commitment, "conference", id, take_promise);

	buf_clear(&g.answer);
	return ok;
}

/* ---- words ------------------------------------------------------------------------------------------- */

/* Letters are Vietnamese whatever the screens speak. */
static void put_time(const struct conference *c, struct buf *out)
{
	char day[DATE_ISO_SIZE];
	int hour, minute;

	if (!c->held_on)
		return;
	if (c->held_at && sscanf(c->held_at, "%2d:%2d", &hour, &minute) == 2)
		buf_printf(out, "%d giờ %02d phút, ", hour, minute);
	buf_printf(out, "ngày %s", date_show(c->held_on, day));
}

static void put_or_none(const struct buf *lines, struct buf *out)
{
	buf_puts(out, lines->len ? lines->s : "Không có.");
}

/* False where the word is none of a conference. */
static bool put_word(struct meeting_letter *m, const char *word, struct buf *out)
{
	const struct conference *c = &m->meeting.conference;

	if (strcmp(word, "hn_ten") == 0) {
		buf_puts(out, c->title);
	} else if (strcmp(word, "hn_thoi_gian") == 0) {
		put_time(c, out);
	} else if (strcmp(word, "hn_dia_diem") == 0) {
		buf_puts(out, c->venue ? c->venue : "");
	} else if (strcmp(word, "hn_chu_tri") == 0) {
		buf_puts(out, c->chairs ? c->chairs : "");
	} else if (strcmp(word, "hn_noi_dung") == 0) {
		buf_puts(out,
			c->agenda && *c->agenda ? c->agenda
						: "nghe và trả lời ý kiến của Nhân dân");
	} else if (strcmp(word, "hn_so_nguoi") == 0) {
		buf_number(out, m->meeting.present);
	} else if (strcmp(word, "hn_so_y_kien") == 0) {
		buf_number(out, m->meeting.opinions);
	} else if (strcmp(word, "hn_ket_luan") == 0) {
		buf_puts(out, c->conclusion ? c->conclusion : "");
	} else if (strcmp(word, "hn_da_tra_loi") == 0) {
		put_or_none(&m->answered, out);
	} else if (strcmp(word, "hn_nhiem_vu") == 0) {
		put_or_none(&m->tasks, out);
	} else if (strcmp(word, "hn_kien_nghi") == 0) {
		put_or_none(&m->upward, out);
	} else {
		return false;
	}
	return true;
}

static const char *lend(struct meeting_letter *m, char *text)
{
	free(m->scratch);
	m->scratch = text;
	return text;
}

const char *meeting_letter_value(void *arg, const char *word)
{
	struct meeting_letter *m = arg;
	struct buf text = {0};

	if (strcmp(word, "so") == 0)
		return m->number;
	if (put_word(m, word, &text)) {
		char *shown = letter_without_people(buf_text(&text), &m->secret);
		buf_clear(&text);
		return lend(m, shown);
	}
	/* Office, place, day and signer are those of any letter; of a case there is nothing to tell. */
	static const char *const of_office[] = {
		"co_quan", "cap_tren", "dia_danh", "ngay_van_ban", "chuc_vu", "nguoi_ky"};
	const struct letter_case about = {.desk = m->desk, .signer = m->signer, .day = m->day};
	for (size_t i = 0; i < sizeof of_office / sizeof *of_office; i++)
		if (strcmp(of_office[i], word) == 0)
			return lend(m, letter_case_word(&about, word));
	return NULL;
}

/* ---- the letter -------------------------------------------------------------------------------------- */

/* Its entry in the register, by symbol and subject; the latest. */
struct entry_search {
	struct meeting_letter *m;
	const char *subject;
};

static bool match_entry(void *arg, const void *record)
{
	struct entry_search *search = arg;
	struct meeting_letter *m = search->m;
	const struct document *document = record;

	if (document->direction != DOCUMENT_OUTGOING || !document->number || !*document->number ||
		strcmp(document->symbol ? document->symbol : "", m->letter->symbol) != 0 ||
		strcmp(document->subject, search->subject) != 0)
		return true;
	free(m->number);
	m->number = xstrdup(document->number);
	m->day = document->issued_on ? document->issued_on : m->day;
	return true;
}

/* "31/TB-UBND" in the conference says the number too. */
static void take_conclusion(struct meeting_letter *m)
{
	const struct conference *c = &m->meeting.conference;

	if (!letter_fits(m->letter, "conference-conclusion", NULL))
		return;
	if (c->conclusion_number && *c->conclusion_number)
		m->number = xstrndup(c->conclusion_number, strcspn(c->conclusion_number, "/"));
	m->day = c->conclusion_on ? c->conclusion_on : m->day;
}

static bool find_number(struct meeting_letter *m, struct error *err)
{
	const struct condition condition = {.field = entity_field(&entity_document, "conference"),
		.op = OP_EQ,
		.number = m->meeting.conference.record.id};
	const struct query query = {
		.entity = &entity_document, .conditions = &condition, .count = 1};
	struct buf subject = {0};

	take_conclusion(m);
	if (!m->letter->symbol)
		return true;
	letter_expand(m->letter->subject, meeting_letter_value, m, &subject);
	struct entry_search search = {m, buf_text(&subject)};
	const bool ok = store_query(m->desk->store, &query, match_entry, &search, err);
	buf_clear(&subject);
	return ok;
}

/* What is missing, in the words of a person. */
static bool has_no_gap(struct meeting_letter *m, struct error *err)
{
	struct buf word = {0};
	const size_t open = letter_open(m->letter, meeting_letter_value, m, &word);

	for (const struct letter_field *f = letter_fields; open && f->word; f++)
		if (strcmp(f->word, buf_text(&word)) == 0)
			error_set(err, ERR_DENIED,
				_("Missing for this letter: %s; it is filled in %s"), _(f->label),
				_(f->source));
	buf_clear(&word);
	return !open;
}

bool meeting_letter_open(struct meeting_letter *m, struct desk *desk, int64_t conference,
	const struct letter *letter, struct error *err)
{
	*m = (struct meeting_letter){.desk = desk, .letter = letter, .day = date_today()};
	if (meeting_read(desk, conference, &m->meeting, err)) {
		const struct conference *c = &m->meeting.conference;
		m->signer = letter_signer(desk);
		if (letter_fits(letter, "conference-announcement", NULL) && c->announced_on)
			m->day = c->announced_on;
		if (letter_people_of_conference(desk, conference, &m->secret, err) &&
			gather(m, err) && find_number(m, err) && has_no_gap(m, err))
			return true;
	}
	meeting_letter_clear(m);
	return false;
}

void meeting_letter_clear(struct meeting_letter *m)
{
	meeting_clear(&m->meeting);
	letter_people_clear(&m->secret);
	buf_clear(&m->answered);
	buf_clear(&m->tasks);
	buf_clear(&m->upward);
	free(m->number);
	free(m->signer);
	free(m->scratch);
	*m = (struct meeting_letter){.letter = NULL};
}

void meeting_letter_paper(struct meeting_letter *m, struct paper *paper)
{
	letter_paper(m->letter, meeting_letter_value, m, m->letter->symbol && !m->number, paper);
}

static bool make(struct desk *desk, int64_t conference, const char *owed, struct paper *out,
	struct error *err)
{
	const struct letter *letter = NULL;
	struct meeting_letter m;
	struct letters letters;
	struct paper paper = {0};

	if (!letters_read(&letters, NULL, err))
		return false;
	for (size_t i = letters.count; i-- > 0;)
		if (letter_fits(&letters.list[i], owed, NULL))
			letter = &letters.list[i];
	bool ok = letter || error_set(err, ERR_NOT_FOUND, _("There is no template for “%s”"), owed);
	if (ok && (ok = meeting_letter_open(&m, desk, conference, letter, err))) {
		meeting_letter_paper(&m, &paper);
		meeting_letter_clear(&m);
		*out = paper;
	}
	letters_clear(&letters);
	return ok;
}

bool meeting_announcement(
	struct desk *desk, int64_t conference, struct paper *out, struct error *err)
{
	return make(desk, conference, "conference-announcement", out, err);
}

bool meeting_conclusion(struct desk *desk, int64_t conference, struct paper *out, struct error *err)
{
	return make(desk, conference, "conference-conclusion", out, err);
}
