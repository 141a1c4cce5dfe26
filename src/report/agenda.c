/* Drafting an agenda, and bringing an edited one up to date line by line. */
#include "report/agenda.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/meeting.h"
#include "domain/records.h"

/* Between the parts of a line; what stands behind the last one is the state of today. */
#define SEPARATOR " · "

/* ---- what earlier conferences left ----------------------------------------------------------------- */

struct earlier {
	struct desk *desk;
	int64_t conference; /* that is prepared */
	date_t before; /* its day, else tomorrow */
	int64_t *ids; /* conferences before it, the newest first */
	size_t count, room;
	date_t since; /* day of the newest of them */
	int64_t now; /* the one whose records are read */
	struct buf *out;
	bool failed;
	struct error *err;
};

static bool add_earlier(void *arg, const void *record)
{
	struct earlier *earlier = arg;
	const struct conference *c = record;

	if (c->record.id == earlier->conference || c->status == CONFERENCE_CANCELLED)
		return true;
	if (!earlier->count)
		earlier->since = c->held_on;
	if (earlier->count == earlier->room) {
		earlier->room = earlier->room ? earlier->room * 2 : 16;
		earlier->ids = xrealloc(earlier->ids, earlier->room * sizeof *earlier->ids);
	}
	earlier->ids[earlier->count++] = c->record.id;
	return true;
}

static bool find_earlier(struct earlier *earlier)
{
	struct conference conference = {0};

	if (!desk_load(earlier->desk, &entity_conference, earlier->conference, &conference,
		    earlier->err))
		return false;
	earlier->before = conference.held_on ? conference.held_on : date_today() + 1;
	record_clear(&entity_conference, &conference);
	const struct condition before = {.field = entity_field(&entity_conference, "held_on"),
		.op = OP_LT,
		.date = earlier->before};
	const struct query query = {.entity = &entity_conference,
		.conditions = &before,
		.count = 1,
		.sort = entity_field(&entity_conference, "held_on"),
		.descending = true};
	return store_query(earlier->desk->store, &query, add_earlier, earlier, earlier->err);
}

static bool each_of(struct earlier *earlier, const struct entity *entity, const char *sort,
	bool (*row)(void *arg, const void *record))
{
	for (size_t i = 0; i < earlier->count && !earlier->failed; i++) {
		const struct condition condition = {.field = entity_field(entity, "conference"),
			.op = OP_EQ,
			.number = earlier->ids[i]};
		const struct query query = {.entity = entity,
			.conditions = &condition,
			.count = 1,
			.sort = entity_field(entity, sort)};
		if (!store_query(earlier->desk->store, &query, row, earlier, earlier->err))
			return false;
	}
	return !earlier->failed;
}

/* Whether a case may be told in public, and is there; 0 is. */
static bool is_public(struct earlier *earlier, int64_t casefile)
{
	struct casefile file = {0};

	if (!casefile)
		return true;
	earlier->failed = earlier->failed ||
		!desk_load(earlier->desk, &entity_casefile, casefile, &file, earlier->err);
	const bool open = !earlier->failed && file.secrecy != SECRECY_RESTRICTED;
	record_clear(&entity_casefile, &file);
	return open;
}

static void put_owner(struct earlier *earlier, int64_t owner)
{
	if (!owner)
		return;
	buf_puts(earlier->out, SEPARATOR);
	desk_ref_label(earlier->desk, &entity_staff, owner, earlier->out);
}

static void put_due(struct earlier *earlier, date_t due)
{
	char day[DATE_ISO_SIZE];

	if (!due)
		return;
	buf_puts(earlier->out, SEPARATOR);
	buf_printf(earlier->out, _("by %s"), date_show(due, day));
}

static void put_code(struct earlier *earlier, const struct entity *entity, const void *record)
{
	buf_puts(earlier->out, "   - ");
	record_code(entity, record, earlier->out);
	buf_puts(earlier->out, ": ");
}

/* Open ones, and what became of the others since the last conference. */
static bool add_promise(void *arg, const void *record)
{
	struct earlier *earlier = arg;
	const struct commitment *promise = record;
	const date_t ended = promise->done_on ? promise->done_on : promise->broken_on;
	char day[DATE_ISO_SIZE];

	if ((ended && ended <= earlier->since) || !is_public(earlier, promise->casefile))
		return !earlier->failed;
	put_code(earlier, &entity_commitment, promise);
	buf_puts(earlier->out, promise->text);
	put_owner(earlier, promise->owner);
	put_due(earlier, promise->due_on);
	buf_puts(earlier->out, SEPARATOR);
	if (promise->done_on)
		buf_printf(earlier->out, _("kept on %s"), date_show(promise->done_on, day));
	else if (promise->broken_on)
		buf_printf(earlier->out, _("given up on %s"), date_show(promise->broken_on, day));
	else if (promise->due_on && promise->due_on < date_today())
		buf_puts(earlier->out, _("overdue"));
	else
		buf_puts(earlier->out, _("not yet due"));
	buf_putc(earlier->out, '\n');
	return true;
}

static bool has_open(void *arg, const void *record)
{
	const struct commitment *promise = record;

	*(bool *)arg = !promise->done_on && !promise->broken_on;
	return !*(bool *)arg;
}

/* Whether an open promise tells of the matter already. */
static bool is_promised(struct earlier *earlier, int64_t casefile)
{
	const struct condition condition = {.field = entity_field(&entity_commitment, "casefile"),
		.op = OP_EQ,
		.number = casefile};
	const struct query query = {
		.entity = &entity_commitment, .conditions = &condition, .count = 1};
	bool open = false;

	earlier->failed = earlier->failed ||
		!store_query(earlier->desk->store, &query, has_open, &open, earlier->err);
	return open;
}

static bool add_opinion(void *arg, const void *record)
{
	struct earlier *earlier = arg;
	const struct casefile *file = record;

	if (file->answered_on || file->closed_on || file->secrecy == SECRECY_RESTRICTED ||
		is_promised(earlier, file->record.id))
		return !earlier->failed;
	put_code(earlier, &entity_casefile, file);
	buf_puts(earlier->out, file->summary);
	put_owner(earlier, file->assignee);
	put_due(earlier, file->due_on);
	buf_puts(earlier->out, SEPARATOR);
	buf_puts(earlier->out,
		file->due_on && file->due_on < date_today() ? _("overdue") : _("not answered yet"));
	buf_putc(earlier->out, '\n');
	return true;
}

/* ---- the draft --------------------------------------------------------------------------------------- */

static const char *const headings[] = {
	N_("Promises of earlier conferences"),
	N_("Opinions of earlier conferences not answered yet"),
};

static const char *const usual_order[] = {
	N_("Opening, purpose of the conference"),
	N_("Report on the situation, and on what was done about the last conference's opinions"),
	N_("Opinions and questions of the people"),
	N_("Answers of the chair, the secretary and the sections"),
	N_("Conclusion"),
};

static void put_heading(struct buf *out, size_t number, const char *text)
{
	buf_printf(out, "%zu. %s\n", number, _(text));
}

static bool put_part(struct earlier *earlier, size_t part, const struct entity *entity,
	const char *sort, bool (*row)(void *arg, const void *record))
{
	put_heading(earlier->out, part + 1, headings[part]);
	const size_t before = earlier->out->len;
	if (!each_of(earlier, entity, sort, row))
		return false;
	if (earlier->out->len == before)
		buf_printf(earlier->out, "   %s\n", _("none"));
	return true;
}

bool agenda_draft(struct desk *desk, int64_t conference, struct buf *out, struct error *err)
{
	struct earlier earlier = {.desk = desk, .conference = conference, .out = out, .err = err};

	const bool ok = find_earlier(&earlier) &&
		put_part(&earlier, 0, &entity_commitment, "due_on", add_promise) &&
		put_part(&earlier, 1, &entity_casefile, "line", add_opinion);
	free(earlier.ids);
	if (!ok)
		return false;
	for (size_t i = 0; i < sizeof usual_order / sizeof *usual_order; i++)
		put_heading(out, i + 3, usual_order[i]);
	buf_cut(out, out->len - 1);
	return true;
}

/* ---- drafting again ------------------------------------------------------------------------------------ */

struct lines {
	char **list;
	size_t count, room;
};

static void insert_line(struct lines *lines, size_t at, const char *text, size_t bytes)
{
	if (lines->count == lines->room) {
		lines->room = lines->room ? lines->room * 2 : 32;
		lines->list = xrealloc(lines->list, lines->room * sizeof *lines->list);
	}
	memmove(lines->list + at + 1, lines->list + at, (lines->count - at) * sizeof *lines->list);
	lines->list[at] = xstrndup(text, bytes);
	lines->count++;
}

static void split_lines(struct lines *lines, const char *text)
{
	while (*text) {
		const size_t bytes = strcspn(text, "\n");
		insert_line(lines, lines->count, text, bytes);
		text += bytes + (text[bytes] == '\n');
	}
}

static void lines_clear(struct lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		free(lines->list[i]);
	free(lines->list);
}

/* The code that a line is about: "   - CK-2026-016: …"; its length, 0 where it is about none. */
static size_t code_of(const char *line, const char **code)
{
	line += strspn(line, " ");
	if (*line != '-')
		return 0;
	line += 1 + strspn(line + 1, " ");
	*code = line;
	const size_t bytes = strcspn(line, ": ");
	return line[bytes] == ':' && memchr(line, '-', bytes) ? bytes : 0;
}

static size_t find_code(const struct lines *lines, const char *code, size_t bytes)
{
	for (size_t i = 0; i < lines->count; i++) {
		const char *other;
		if (code_of(lines->list[i], &other) == bytes && !memcmp(code, other, bytes))
			return i;
	}
	return lines->count;
}

/* Bytes before the state. */
static size_t body_of(const char *line)
{
	const char *last = line + strlen(line);

	for (const char *p = line; (p = strstr(p, SEPARATOR)); p += sizeof SEPARATOR - 1)
		last = p;
	return (size_t)(last - line);
}

/* Behind the last line of its part, which its heading begins; the end where that is gone. */
static size_t place_for(const struct lines *kept, const char *heading)
{
	for (size_t i = 0; i < kept->count; i++) {
		if (!strstr(kept->list[i], heading))
			continue;
		do
			i++;
		while (i < kept->count && kept->list[i][0] == ' ');
		return i;
	}
	return kept->count;
}

/* "none" under a heading is no longer true once a line comes in. */
static void drop_none(struct lines *kept, size_t at)
{
	if (at == 0 || strcmp(kept->list[at - 1] + strspn(kept->list[at - 1], " "), _("none")) != 0)
		return;
	free(kept->list[at - 1]);
	kept->count--;
	memmove(kept->list + at - 1, kept->list + at, (kept->count - at + 1) * sizeof *kept->list);
}

static void merge_line(
	struct lines *kept, const char *line, const char *heading, struct agenda_change *change)
{
	const char *code;
	const size_t bytes = code_of(line, &code);

	if (!bytes)
		return;
	const size_t at = find_code(kept, code, bytes);
	if (at == kept->count) {
		size_t place = place_for(kept, heading);
		const size_t before = kept->count;
		drop_none(kept, place);
		place -= before - kept->count;
		insert_line(kept, place, line, strlen(line));
		change->added++;
		return;
	}
	char *old = kept->list[at];
	const size_t body = body_of(line);
	if (body_of(old) != body || memcmp(old, line, body) != 0 || !strcmp(old, line))
		return;
	kept->list[at] = xstrdup(line);
	free(old);
	change->updated++;
}

bool agenda_again(struct desk *desk, int64_t conference, const char *kept, struct buf *out,
	struct agenda_change *change, struct error *err)
{
	struct lines old = {0}, drafted = {0};
	struct buf draft = {0};
	const char *heading = _(headings[0]);
	const bool ok = agenda_draft(desk, conference, &draft, err);

	*change = (struct agenda_change){0};
	if (ok) {
		split_lines(&old, kept);
		split_lines(&drafted, buf_text(&draft));
		for (size_t i = 0; i < drafted.count; i++) {
			if (strstr(drafted.list[i], _(headings[1])))
				heading = _(headings[1]);
			merge_line(&old, drafted.list[i], heading, change);
		}
		for (size_t i = 0; i < old.count; i++)
			buf_printf(out, "%s%s", i ? "\n" : "", old.list[i]);
	}
	lines_clear(&old);
	lines_clear(&drafted);
	buf_clear(&draft);
	return ok;
}

/* ---- to be printed --------------------------------------------------------------------------------------- */

struct printing {
	struct desk *desk;
	struct paper *paper;
	const char *where; /* conference and day, for cards */
	bool cards, failed;
	size_t count;
	struct error *err;
};

static void put_when(struct buf *out, const struct conference *c)
{
	if (c->held_at && *c->held_at) {
		paper_hour(c->held_at, out);
		buf_puts(out, ", ");
	}
	if (c->held_on)
		paper_day(c->held_on, out);
	else
		buf_puts(out, paper_gap);
	buf_printf(out, "; %s", c->venue && *c->venue ? c->venue : paper_gap);
}

static bool put_speaker(void *arg, const void *record)
{
	struct printing *p = arg;
	const struct speaker_record *speaker = record;
	struct person person = {0};
	struct buf text = {0}, mark = {0};

	if (p->cards && (speaker->casefile || speaker->passed))
		return true;
	p->failed = !desk_load(p->desk, &entity_person, speaker->person, &person, p->err);
	if (!p->failed) {
		buf_puts(&text, person.name);
		if (person.hamlet) {
			buf_puts(&text, ", ");
			desk_ref_label(p->desk, &entity_unit, person.hamlet, &text);
		}
		buf_printf(&mark, "%lld.", (long long)speaker->position);
		if (p->count++ && p->cards)
			paper_add(p->paper, PAPER_BREAK, NULL, NULL);
		if (p->cards)
			paper_add(p->paper, PAPER_LIST, p->where, NULL);
		paper_add(p->paper, PAPER_ITEM, buf_text(&text), buf_text(&mark))->strong = true;
		if (speaker->topic && *speaker->topic)
			paper_add(p->paper, PAPER_PART, speaker->topic, _("Topic"));
	}
	record_clear(&entity_person, &person);
	buf_clear(&text);
	buf_clear(&mark);
	return !p->failed;
}

static void put_agenda(struct paper *paper, const struct conference *c)
{
	struct lines lines = {0};

	split_lines(&lines, c->agenda && *c->agenda ? c->agenda : paper_gap);
	for (size_t i = 0; i < lines.count; i++) {
		const char *line = lines.list[i];
		const char *text = line + strspn(line, " ");
		if (*text == '-')
			paper_add(paper, PAPER_ITEM, text + 1 + strspn(text + 1, " "), "-");
		else
			paper_add(paper, text > line ? PAPER_TEXT : PAPER_LIST, text, NULL);
	}
	lines_clear(&lines);
}

static bool print(
	struct desk *desk, int64_t conference, bool cards, struct paper *out, struct error *err)
{
	struct conference c = {0};
	struct paper paper = {0};
	struct printing p = {.desk = desk, .paper = &paper, .cards = cards, .err = err};
	struct buf when = {0}, where = {0};

	if (!desk_load(desk, &entity_conference, conference, &c, err))
		return false;
	put_when(&when, &c);
	buf_printf(&where, "%s\n%s", c.title, buf_text(&when));
	p.where = buf_text(&where);
	if (!cards) {
		paper_head(&paper, desk, NULL, c.held_on);
		paper_blank(&paper);
		paper_add(&paper, PAPER_NAME, _("Agenda"), NULL)->strong = true;
		paper_add(&paper, PAPER_ABOUT, buf_text(&where), NULL)->strong = true;
		paper_blank(&paper);
		put_agenda(&paper, &c);
		paper_blank(&paper);
		paper_add(&paper, PAPER_HEADING, _("Registered speakers"), NULL)->strong = true;
	}
	bool ok = speakers_read(desk, conference, put_speaker, &p, err) && !p.failed;
	if (ok && !p.count)
		paper_add(&paper, PAPER_LIST, _("none"), NULL);
	record_clear(&entity_conference, &c);
	buf_clear(&when);
	buf_clear(&where);
	if (ok)
		*out = paper;
	else
		paper_clear(&paper);
	return ok;
}

bool agenda_paper(struct desk *desk, int64_t conference, struct paper *out, struct error *err)
{
	return print(desk, conference, false, out, err);
}

bool agenda_cards(struct desk *desk, int64_t conference, struct paper *out, struct error *err)
{
	return print(desk, conference, true, out, err);
}
