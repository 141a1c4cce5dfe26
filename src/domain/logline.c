/* One typed line of the live log. */
#include "domain/logline.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/dayword.h"
#include "base/locale.h"
#include "base/text.h"
#include "domain/choices.h"
#include "domain/records.h"
#include "domain/suggest.h"

enum { LISTED = 5 }; /* so many of several meanings are named */

static const char *skip_blanks(const char *s)
{
	return s + strspn(s, " \t");
}

/* Stands for a byte that was taken out, so that columns stay what they were. No text has it: text_clean refuses it. */
#define TAKEN '\1'

/* Close the gaps: one blank where there are several, none before a comma where something was taken out, none at the beginning. */
static void close_gaps(char *text)
{
	char *to = text;
	bool taken = false, blank = false;

	for (const char *from = text; *from; from++) {
		if (*from == TAKEN || *from == ' ') {
			taken = taken || *from == TAKEN;
			blank = true;
			continue;
		}
		if (blank && to > text && !(taken && strchr(",;", *from)))
			*to++ = ' ';
		blank = taken = false;
		*to++ = *from;
	}
	*to = '\0';
}

/* Cut blanks and separators off the end. */
static void trim_end(char *text)
{
	size_t len = strlen(text);

	while (len > 0 && strchr(" \t,;\1", text[len - 1]))
		len--;
	text[len] = '\0';
}

static size_t characters(const char *line, const char *at)
{
	char *head = xstrndup(line, (size_t)(at - line));
	size_t count = text_length(head);

	free(head);
	return count;
}

/* ---- names behind the marks ------------------------------------------------------------------ */

/* Refuse a name that is none or several of something; the likeliest are listed already. */
static bool refuse_name(const char *mark_and_name, const char *none, const char *several,
	size_t found, struct buf *list, struct error *err)
{
	error_set(err, ERR_INVALID, found ? several : none, mark_and_name, buf_text(list));
	buf_clear(list);
	return false;
}

static void list_choices(const struct choice **found, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count && i < LISTED; i++) {
		buf_puts(out, i ? ", " : "");
		if (found[i]->mark)
			buf_printf(out, "%s ", _(found[i]->mark));
		buf_puts(out, choice_label(found[i]));
	}
	if (count > LISTED)
		buf_puts(out, ", …");
}

/* The values whose names are nearest to a word that is none of them; all where none is near. */
static void list_nearest(const struct choice *choices, const char *name, struct buf *out)
{
	char *key = word_key(name);
	struct suggestions near = {.wanted = key};

	for (const struct choice *c = choices; c->key; c++) {
		char *label = xstrdup(choice_label(c));
		for (char *part = strtok(label, ",:;/"); part; part = strtok(NULL, ",:;/"))
			suggest(&near, part, choice_label(c));
		free(label);
	}
	for (size_t i = 0; i < near.count; i++)
		buf_printf(out, "%s%s", i ? ", " : "", near.best[i].text);
	if (!near.count) {
		const struct choice *all[LISTED + 1];
		size_t count = 0;
		for (const struct choice *c = choices; c->key && count <= LISTED; c++)
			all[count++] = c;
		list_choices(all, count, out);
	}
	suggestions_clear(&near);
	free(key);
}

static bool read_choice(const struct choice *choices, const char *word, const char *none,
	const char *several, int64_t *value, struct error *err)
{
	const struct choice *found[LISTED + 1];
	const size_t count = choice_search(choices, word + 1, found, LISTED + 1);
	struct buf list = {0};

	if (count == 1) {
		*value = found[0]->value;
		return true;
	}
	if (count)
		list_choices(found, count, &list);
	else
		list_nearest(choices, word + 1, &list);
	return refuse_name(word, none, several, count, &list, err);
}

/* Somebody of the staff whom a name may mean. */
struct staff_search {
	const char *wanted; /* as word_key() made it */
	int64_t id;
	int closeness; /* of those found: 0 none, 1 begins a word of the name, 2 begins login or initials, 3 is one */
	size_t count;
	struct buf list; /* of those found */
	struct suggestions near;
};

static bool begins_with(const char *text, const char *key)
{
	return strncmp(text, key, strlen(key)) == 0;
}

/* A name from any of its words on: "tuan" and "quoctuan" of "Lê Quốc Tuấn". */
static bool begins_name(const char *name, const char *key)
{
	bool found = false;

	for (const char *p = name; *p && !found; p += strspn(p, " ")) {
		char *rest = word_key(p);
		found = begins_with(rest, key);
		free(rest);
		p += strcspn(p, " ");
	}
	return found;
}

static bool weigh_staff(void *arg, const void *record)
{
	struct staff_search *search = arg;
	const struct staff *staff = record;
	char *login = word_key(staff->login),
	     *initials = word_key(staff->initials ? staff->initials : ""),
	     *name = word_key(staff->name);
	const char *wanted = search->wanted;
	int closeness = 0;

	if (strcmp(login, wanted) == 0 || strcmp(initials, wanted) == 0 ||
		strcmp(name, wanted) == 0)
		closeness = 3;
	else if (begins_with(login, wanted) || begins_with(initials, wanted))
		closeness = 2;
	else if (begins_name(staff->name, wanted))
		closeness = 1;
	else
		suggest(&search->near, staff->login, staff->login);
	if (closeness > search->closeness) {
		search->closeness = closeness;
		search->count = 0;
		buf_cut(&search->list, 0);
	}
	if (closeness && closeness == search->closeness) {
		search->id = staff->record.id;
		if (++search->count <= LISTED)
			buf_printf(&search->list, "%s%s %s", search->count > 1 ? ", " : "",
				staff->login, staff->name);
	}
	free(login);
	free(initials);
	free(name);
	return true;
}

/* Who still works here alone can be given anything. */
static bool read_staff(struct desk *desk, const char *word, int64_t *id, struct error *err)
{
	char *key = word_key(word + 1);
	struct staff_search search = {.wanted = key, .near = {.wanted = key}};
	const struct condition active = {
		.field = entity_field(&entity_staff, "active"), .op = OP_EQ, .number = 1};
	const struct query query = {.entity = &entity_staff, .conditions = &active, .count = 1};
	bool ok = store_query(desk->store, &query, weigh_staff, &search, err);

	if (ok && search.count == 1) {
		*id = search.id;
	} else if (ok && search.count) {
		ok = error_set(err, ERR_INVALID, _("“%s” may be several: %s; write more of it"),
			word, buf_text(&search.list));
	} else if (ok) {
		for (size_t i = 0; i < search.near.count; i++)
			buf_printf(&search.list, "%s%s", i ? ", " : _("; did you mean "),
				search.near.best[i].text);
		ok = error_set(err, ERR_INVALID,
			_("“%s”: nobody who works here has that login, "
			  "initials or name%s"),
			word, buf_text(&search.list));
	}
	suggestions_clear(&search.near);
	buf_clear(&search.list);
	free(key);
	return ok;
}

/* ---- marks ----------------------------------------------------------------------------------- */

/* Whether a word begins there with a mark and a letter behind it. */
static bool is_tag(const char *text, const char *at)
{
	const unsigned char next = (unsigned char)at[1];

	return strchr("#@!", *at) && *at && (at == text || at[-1] == ' ') &&
		(isalpha(next) || next >= 0x80);
}

/* Read the tag at *at into the line and leave blanks in its place. */
static bool take_tag(struct desk *desk, struct logline *read, char *at, struct error *err)
{
	const size_t length = strcspn(at, " ,;");
	char *word = xstrndup(at, length);
	bool ok = false;

	if (*at == '#' && read->field)
		error_set(err, ERR_INVALID, _("“%s”: a line has one field of work"), word);
	else if (*at == '@' && read->owner)
		error_set(err, ERR_INVALID, _("“%s”: a line is given to one person"), word);
	else if (*at == '!' && read->meant)
		error_set(err, ERR_INVALID, _("“%s”: a line has one kind"), word);
	else if (*at == '#')
		ok = read_choice(case_fields, word,
			_("“%s” is no field of work; the nearest are: %s"),
			_("“%s” may be several fields of work: %s; write more of it"), &read->field,
			err);
	else if (*at == '!')
		ok = read_choice(case_kinds, word, _("“%s” is no kind of case; there are: %s"),
			_("“%s” may be several kinds of case: %s; write more of it"), &read->meant,
			err);
	else
		ok = read_staff(desk, word, &read->owner, err);
	free(word);
	if (ok)
		memset(at, TAKEN, length);
	return ok;
}

/* Take the tags and the ~ of an opinion out of the text; where it is still being typed, those too that are none yet. */
static bool read_tags(
	struct desk *desk, struct logline *read, bool typing, size_t *at, struct error *err)
{
	char *text = read->text;

	for (char *p = text; *p; p++) {
		*at = (size_t)(p - text);
		if (is_tag(text, p) && !take_tag(desk, read, p, err)) {
			if (!typing)
				return false;
			memset(p, TAKEN, strcspn(p, " ,;"));
		}
		if (*p == '~' && (p == text || p[-1] == ' ') && (!p[1] || p[1] == ' ')) {
			read->hides_person = true;
			*p = TAKEN;
		}
	}
	return true;
}

/* Take `@owner` out of a promise: the word after the last @ that begins a word. */
static bool take_owner(struct desk *desk, char *text, int64_t *owner, size_t *at, struct error *err)
{
	char *mark = NULL;

	for (char *p = text; (p = strchr(p, '@')); p++)
		if (p == text || p[-1] == ' ')
			mark = p;
	if (!mark)
		return true;
	const size_t length = strcspn(mark, " ,;");
	char *word = xstrndup(mark, length);
	*at = (size_t)(mark - text);
	bool ok = word[1] ? read_staff(desk, word, owner, err)
			  : error_set(err, ERR_INVALID, _("Write who keeps the promise after @"));
	free(word);
	if (ok)
		memset(mark, TAKEN, length);
	return ok;
}

/*
 * Take `trước 4/12` or `before friday` off the end of the text. Words that are no day are part of the promise ("trước khi bão về"),
 * a number is always meant as one.
 */
static bool take_due(char *text, date_t *due, size_t *at, struct error *err)
{
	static const char *const words[] = {"trước", "truoc", "before", "by"};
	char *found = NULL, *day = NULL;

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		const size_t length = strlen(words[i]);
		for (char *p = text; (p = strstr(p, words[i])); p += length)
			if ((p == text || p[-1] == ' ') && p[length] == ' ' && p > found) {
				found = p;
				day = p + length + strspn(p + length, " \1");
			}
	}
	if (!found || !*day)
		return true;
	char *copy = xstrdup(day);
	trim_end(copy);
	*at = (size_t)(day - text);
	const bool ok = dayword_parse(due, copy, date_today(), true, err);
	free(copy);
	if (ok)
		*found = '\0';
	return ok || *day < '0' || *day > '9';
}

/* Read what follows the sign of a promise; *at is the byte of a mistake. */
static bool read_promise(struct desk *desk, struct logline *read, size_t *at, struct error *err)
{
	/* The owner may stand before the day or behind it: once it is blank, the day is at the end. */
	return take_owner(desk, read->text, &read->owner, at, err) &&
		take_due(read->text, &read->due, at, err);
}

void logline_glance(struct desk *desk, const char *line, struct logline *out)
{
	const char *start = skip_blanks(line);
	struct logline read = {0};
	size_t at;

	if (*start == '=' || *start == '+') {
		read.kind = *start == '=' ? LOGLINE_ANSWER : LOGLINE_COMMITMENT;
		start = skip_blanks(start + 1);
	}
	read.text = xstrdup(start);
	if (read.kind == LOGLINE_OPINION)
		read_tags(desk, &read, true, &at, NULL);
	close_gaps(read.text);
	trim_end(read.text);
	*out = read;
}

bool logline_parse(
	struct desk *desk, const char *line, struct logline *out, size_t *column, struct error *err)
{
	struct logline read = {0};
	char *clean;
	size_t at = 0;

	*column = 0;
	if (!text_clean(&clean, line, strlen(line), true,
		    err)) /* true: blanks at the ends count for columns */
		return false;
	const char *start = skip_blanks(clean);
	if (*start == '=' || *start == '+') {
		read.kind = *start == '=' ? LOGLINE_ANSWER : LOGLINE_COMMITMENT;
		start = skip_blanks(start + 1);
	}
	*column = characters(clean, start);
	read.text = xstrdup(start);
	bool ok = read.kind == LOGLINE_COMMITMENT ? read_promise(desk, &read, &at, err)
		: read.kind == LOGLINE_OPINION	  ? read_tags(desk, &read, false, &at, err)
						  : true;
	if (!ok) {
		*column = characters(clean, start + at);
		goto out;
	}
	close_gaps(read.text);
	trim_end(read.text);
	ok = *read.text || error_set(err, ERR_INVALID, _("The line is empty: write what was said"));
	if (ok) {
		*out = read;
		read = (struct logline){0};
	}
out:
	logline_clear(&read);
	free(clean);
	return ok;
}

void logline_clear(struct logline *line)
{
	free(line->text);
	*line = (struct logline){0};
}

/* ---- writing --------------------------------------------------------------------------------- */

/* A part of a label as a name behind a mark. */
static char *name_of(const char *label)
{
	char *name = text_fold(label);

	for (char *p = name; *p; p++)
		if (*p == ' ' || *p == '-')
			*p = '_';
	return name;
}

char *logline_field_name(int64_t field)
{
	const struct choice *choice = choice_by_value(case_fields, field), *found;
	char *name = NULL;

	if (!field || !choice)
		return NULL;
	char *label = xstrdup(choice_label(choice)), *rest = label;
	while (!name && *rest) {
		rest += strspn(rest, " ");
		char *end = rest + strcspn(rest, ",:;/");
		const bool last = !*end;
		*end = '\0';
		name = name_of(rest);
		if (choice_search(case_fields, name, &found, 1) != 1) {
			free(name);
			name = NULL;
		}
		rest = last ? end : end + 1;
	}
	free(label);
	return name ? name : name_of(choice->key);
}

char *logline_person_name(struct desk *desk, int64_t staff)
{
	struct staff person = {0};
	char *name = NULL;

	if (staff && store_load(desk->store, &entity_staff, staff, &person, NULL))
		name = xstrdup(person.login);
	record_clear(&entity_staff, &person);
	return name;
}

static void put_tag(const char *mark, char *name, struct buf *out)
{
	if (name)
		buf_printf(out, " %s%s", mark, name);
	free(name);
}

void logline_write(struct desk *desk, const struct logline *line, struct buf *out)
{
	const struct choice *kind = choice_by_value(case_kinds, line->meant);
	char day[DATE_ISO_SIZE];

	if (line->kind != LOGLINE_OPINION)
		buf_puts(out, line->kind == LOGLINE_ANSWER ? "= " : "+ ");
	buf_puts(out, line->text ? line->text : "");
	put_tag("#", logline_field_name(line->field), out);
	put_tag("@", logline_person_name(desk, line->owner), out);
	if (line->meant && kind)
		put_tag("!", name_of(_(kind->mark)), out);
	if (line->hides_person)
		buf_puts(out, " ~");
	if (line->due) {
		buf_puts(out, " ");
		buf_printf(out, _("before %s"), date_show(line->due, day));
	}
}
