/* Minutes of a conference, from its lines. */
#include "report/minutes.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/meeting.h"
#include "domain/records.h"
#include "report/letter_case.h"

struct minutes {
	struct desk *desk;
	struct meeting meeting;
	struct paper paper;
	struct letter_people
		secret; /* who asked to be hidden, or must be: also out of what is typed freely */
	int64_t restricted, unanswered; /* opinions left out; those without an answer that day */
	int64_t number; /* of the opinion that is written */
	size_t parts; /* answers and promises of it */
	bool failed;
	struct error *err;
};

static bool query_of(struct minutes *m, const struct entity *entity, const char *key, int64_t value,
	const char *sort, bool (*row)(void *arg, const void *record))
{
	const struct condition condition = {
		.field = entity_field(entity, key), .op = OP_EQ, .number = value};
	const struct query query = {.entity = entity,
		.conditions = &condition,
		.count = 1,
		.sort = sort ? entity_field(entity, sort) : NULL};

	return store_query(m->desk->store, &query, row, m, m->err);
}

/* What somebody typed, without who must stay hidden; dots where nothing was typed. */
static struct paper_block *put_typed(
	struct minutes *m, enum paper_kind kind, const char *text, const char *second)
{
	char *shown = letter_without_people(text && *text ? text : paper_gap, &m->secret);
	struct paper_block *block = paper_add(&m->paper, kind, shown, second);

	free(shown);
	return block;
}

/* ---- head: when, where, who ---------------------------------------------------------------------- */

static void put_fact(struct minutes *m, const char *label, const char *text)
{
	struct buf line = {0};

	buf_printf(&line, "%s: %s", label, text && *text ? text : paper_gap);
	put_typed(m, PAPER_ITEM, buf_text(&line), "-");
	buf_clear(&line);
}

static void put_when(struct minutes *m)
{
	const struct conference *c = &m->meeting.conference;
	struct buf hour = {0}, day = {0}, text = {0};

	paper_hour(c->opened_at && *c->opened_at ? c->opened_at : c->held_at, &hour);
	if (c->held_on)
		paper_day(c->held_on, &day);
	else
		buf_puts(&day, paper_gap);
	/* TRANSLATORS: hour and day in words */
	buf_printf(&text, _("%s, %s"), buf_text(&hour), buf_text(&day));
	put_fact(m, _("Opened"), buf_text(&text));
	buf_clear(&hour);
	buf_clear(&day);
	buf_clear(&text);
}

/* "Name, title" of a member of staff. */
static bool staff_name(struct minutes *m, int64_t id, bool title, struct buf *out)
{
	struct staff staff = {0};

	if (!id)
		return true;
	if (!desk_load(m->desk, &entity_staff, id, &staff, m->err))
		return false;
	buf_puts(out, staff.name);
	if (title && staff.title && *staff.title)
		buf_printf(out, ", %s", staff.title);
	record_clear(&entity_staff, &staff);
	return true;
}

/* "28 people (11 women): hamlet Đông 28, guests 9" */
struct present {
	struct desk *desk;
	struct buf groups;
	int64_t persons, women;
};

static bool add_group(void *arg, const void *record)
{
	struct present *present = arg;
	const struct attendance *group = record;

	present->persons += group->persons;
	present->women += group->women;
	buf_puts(&present->groups, present->groups.len ? "; " : "");
	if (group->unit) {
		struct unit unit = {0};
		if (desk_load(present->desk, &entity_unit, group->unit, &unit, NULL))
			buf_puts(&present->groups,
				unit.full_name && *unit.full_name ? unit.full_name : unit.name);
		record_clear(&entity_unit, &unit);
	}
	if (group->label && *group->label)
		buf_printf(&present->groups, "%s%s", group->unit ? ", " : "", group->label);
	buf_puts(&present->groups, ": ");
	buf_number(&present->groups, group->persons);
	return true;
}

static bool put_present(struct minutes *m)
{
	struct present present = {.desk = m->desk};
	const struct condition condition = {.field = entity_field(&entity_attendance, "conference"),
		.op = OP_EQ,
		.number = m->meeting.conference.record.id};
	const struct query query = {
		.entity = &entity_attendance, .conditions = &condition, .count = 1};
	struct buf text = {0};

	if (!store_query(m->desk->store, &query, add_group, &present, m->err)) {
		buf_clear(&present.groups);
		return false;
	}
	if (present.persons)
		buf_printf(&text, _("%lld people, of whom %lld women (%s)"),
			(long long)present.persons, (long long)present.women,
			buf_text(&present.groups));
	put_fact(m, _("People present"), buf_text(&text));
	buf_clear(&text);
	buf_clear(&present.groups);
	return true;
}

static bool put_head(struct minutes *m)
{
	const struct conference *c = &m->meeting.conference;
	struct buf secretary = {0};

	paper_head(&m->paper, m->desk, "BB-UBND", c->held_on);
	paper_blank(&m->paper);
	paper_add(&m->paper, PAPER_NAME, _("Minutes"), NULL)->strong = true;
	paper_add(&m->paper, PAPER_ABOUT, c->title, NULL)->strong = true;
	paper_blank(&m->paper);
	put_when(m);
	put_fact(m, _("Venue"), c->venue);
	put_fact(m, _("Presided by"), c->chairs);
	bool ok = staff_name(m, c->secretary, true, &secretary);
	put_fact(m, _("Secretary"), buf_text(&secretary));
	buf_clear(&secretary);
	if (c->attendees && *c->attendees)
		put_fact(m, _("Composition"), c->attendees);
	return ok && put_present(m);
}

/* ---- one opinion --------------------------------------------------------------------------------- */

static void put_part(struct minutes *m, const char *label, const char *text)
{
	put_typed(m, PAPER_PART, text, label);
	m->parts++;
}

/* What was said in the hall; later answers have papers of their own. */
static bool put_answer(void *arg, const void *record)
{
	struct minutes *m = arg;
	const struct resolution *answer = record;
	struct buf label = {0};

	if (answer->kind != RESOLUTION_SPOKEN)
		return true;
	if (answer->signer && *answer->signer)
		buf_printf(&label, _("Answer (%s)"), answer->signer);
	else
		buf_puts(&label, _("Answer"));
	put_part(m, buf_text(&label), answer->text);
	buf_clear(&label);
	return true;
}

static bool write_promise(struct minutes *m, const struct commitment *promise, struct buf *out)
{
	struct buf owner = {0};
	char day[DATE_ISO_SIZE];
	const bool ok = staff_name(m, promise->owner, false, &owner);

	buf_puts(out, promise->text);
	if (owner.len)
		buf_printf(out, _("; by %s"), buf_text(&owner));
	if (promise->due_on)
		buf_printf(out, _("; before %s"), date_show(promise->due_on, day));
	buf_clear(&owner);
	return ok;
}

static bool put_promise(void *arg, const void *record)
{
	struct minutes *m = arg;
	const struct commitment *promise = record;
	struct buf text = {0};

	/* A promise made on another occasion belongs into other minutes. */
	if (promise->conference && promise->conference != m->meeting.conference.record.id)
		return true;
	m->failed = m->failed || !write_promise(m, promise, &text);
	put_part(m, _("Promise"), buf_text(&text));
	buf_clear(&text);
	return !m->failed;
}

/* "Nguyễn Văn Tám, thôn Đông. Lĩnh vực: Giao thông." */
static bool put_speaker(struct minutes *m, const struct casefile *file)
{
	struct desk *desk = m->desk;
	struct buf text = {0}, mark = {0};
	struct person person = {0};
	struct unit hamlet = {0};
	bool ok = true;

	if (file->secrecy == SECRECY_PERSON) {
		buf_puts(&text, _("A citizen (name not given)"));
	} else if (file->person) {
		ok = desk_load(desk, &entity_person, file->person, &person, m->err) &&
			(!file->hamlet ||
				desk_load(desk, &entity_unit, file->hamlet, &hamlet, m->err));
		buf_puts(&text, person.name ? person.name : "");
		if (hamlet.name)
			buf_printf(&text, ", %s",
				hamlet.full_name && *hamlet.full_name ? hamlet.full_name
								      : hamlet.name);
	} else {
		buf_puts(&text, _("A citizen"));
	}
	if (ok && file->field) {
		buf_printf(&text, ". %s: ", _("Field of work"));
		desk_show(desk, &entity_casefile, entity_field(&entity_casefile, "field"), file,
			&text);
	}
	buf_puts(&text, ".");
	buf_printf(&mark, "%lld.", (long long)++m->number);
	paper_add(&m->paper, PAPER_ITEM, buf_text(&text), buf_text(&mark));
	record_clear(&entity_person, &person);
	record_clear(&entity_unit, &hamlet);
	buf_clear(&text);
	buf_clear(&mark);
	return ok;
}

/* The gist, and below it what was written down in full. */
static void put_content(struct minutes *m, const struct casefile *file)
{
	struct buf text = {0};

	buf_puts(&text, file->summary);
	if (file->detail && *file->detail)
		buf_printf(&text, "\n%s", file->detail);
	put_part(m, _("Content"), buf_text(&text));
	buf_clear(&text);
}

static bool put_opinion(void *arg, const void *record)
{
	struct minutes *m = arg;
	const struct casefile *file = record;

	if (file->secrecy == SECRECY_RESTRICTED) {
		m->restricted++;
		return true;
	}
	m->failed = m->failed || !put_speaker(m, file);
	put_content(m, file);
	m->parts = 0;
	m->failed = m->failed ||
		!query_of(m, &entity_resolution, "casefile", file->record.id, "issued_on",
			put_answer) ||
		!query_of(m, &entity_commitment, "casefile", file->record.id, NULL, put_promise);
	if (!m->parts && !m->failed) {
		m->unanswered++;
		put_part(m, _("Answer"), _("none at the conference; the opinion was noted"));
	}
	return !m->failed;
}

/* ---- the parts ----------------------------------------------------------------------------------- */

static void put_free(struct minutes *m, const char *heading, const char *text)
{
	paper_blank(&m->paper);
	paper_add(&m->paper, PAPER_HEADING, heading, NULL)->strong = true;
	put_typed(m, PAPER_TEXT, text, NULL);
}

/* How it went, in the words of people; else the agenda it went by. */
static void put_proceedings(struct minutes *m)
{
	const struct conference *c = &m->meeting.conference;
	const bool told = c->proceedings && *c->proceedings;

	if (told || !c->agenda || !*c->agenda) {
		put_free(m, _("I. Proceedings"), c->proceedings);
		return;
	}
	put_free(m, _("I. Proceedings"), _("The conference went by this agenda:"));
	put_typed(m, PAPER_TEXT, c->agenda, NULL);
}

/* Promises of the conference that belong to no opinion. */
static bool put_other_promise(void *arg, const void *record)
{
	struct minutes *m = arg;
	const struct commitment *promise = record;
	struct buf text = {0};

	if (promise->casefile)
		return true;
	if (!m->parts++)
		paper_add(&m->paper, PAPER_TEXT, _("Other promises:"), NULL);
	m->failed = m->failed || !write_promise(m, promise, &text);
	put_typed(m, PAPER_ITEM, buf_text(&text), "-");
	buf_clear(&text);
	return !m->failed;
}

static void put_counts(struct minutes *m)
{
	struct buf text = {0};

	buf_printf(&text, _("Opinions in all: %lld; still to be answered: %lld."),
		(long long)m->meeting.opinions, (long long)m->unanswered);
	paper_add(&m->paper, PAPER_TEXT, buf_text(&text), NULL);
	buf_cut(&text, 0);
	if (m->restricted) {
		buf_printf(&text, _("Opinions with restricted content, not told here: %lld."),
			(long long)m->restricted);
		paper_add(&m->paper, PAPER_TEXT, buf_text(&text), NULL);
	}
	buf_clear(&text);
}

static bool put_opinions(struct minutes *m)
{
	const int64_t id = m->meeting.conference.record.id;

	paper_blank(&m->paper);
	paper_add(&m->paper, PAPER_HEADING, _("II. Opinions and answers"), NULL)->strong = true;
	if (!query_of(m, &entity_casefile, "conference", id, "line", put_opinion) || m->failed)
		return false;
	if (!m->meeting.opinions)
		paper_add(&m->paper, PAPER_TEXT, _("Nobody raised an opinion."), NULL);
	else
		put_counts(m);
	m->parts = 0;
	return query_of(m, &entity_commitment, "conference", id, NULL, put_other_promise) &&
		!m->failed;
}

static bool put_end(struct minutes *m)
{
	const struct conference *c = &m->meeting.conference;
	struct buf hour = {0}, text = {0}, left = {0}, right = {0};

	put_free(m, _("III. Conclusion"), c->conclusion);
	paper_blank(&m->paper);
	paper_hour(c->ended_at, &hour);
	buf_printf(&text, _("The conference ended at %s on the same day./."), buf_text(&hour));
	paper_add(&m->paper, PAPER_TEXT, buf_text(&text), NULL);
	paper_blank(&m->paper);
	buf_printf(&left, "%s\n\n\n\n", _("SECRETARY"));
	buf_printf(&right, "%s\n\n\n\n", _("CHAIR"));
	const bool ok = staff_name(m, c->secretary, false, &left);
	paper_add(&m->paper, PAPER_PAIR, buf_text(&left), buf_text(&right))->strong = true;
	paper_blank(&m->paper);
	paper_add(&m->paper, PAPER_LIST, _("Recipients:"), NULL)->strong = true;
	paper_add(&m->paper, PAPER_LIST, _("- File: office."), NULL);
	buf_clear(&hour);
	buf_clear(&text);
	buf_clear(&left);
	buf_clear(&right);
	return ok;
}

bool minutes_make(struct desk *desk, int64_t conference, struct paper *out, struct error *err)
{
	struct minutes m = {.desk = desk, .err = err};
	bool ok = meeting_read(desk, conference, &m.meeting, err) &&
		letter_people_of_conference(desk, conference, &m.secret, err) && put_head(&m);

	if (ok)
		put_proceedings(&m);
	ok = ok && put_opinions(&m) && put_end(&m);
	if (ok)
		*out = m.paper;
	else
		paper_clear(&m.paper);
	letter_people_clear(&m.secret);
	meeting_clear(&m.meeting);
	return ok;
}
