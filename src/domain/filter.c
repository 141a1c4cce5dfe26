/*
 * The filter language: text to tokens, tokens to terms, terms to conditions joined by AND and OR.
 * Names, words and what they stand for are tables; the engine knows no field by name. A term's values
 * are alternatives of tests that hold together (a period is two tests); multiplied out, they become the
 * groups of the store's query.
 */
#include "domain/filter.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/span.h"
#include "base/text.h"
#include "domain/casefile.h"
#include "domain/records.h"

#define JOIN_MAX 5 /* plain words that may be one name or value: lĩnh vực, đang thực hiện */
#define REFERENCES 200 /* records one value may stand for */
#define CLAUSES 256 /* OR groups that one term may multiply out to */
#define SUGGESTIONS 4
#define LISTED 16 /* words named in a message before it says … */
#define WORKING_DAYS 366
#define CALENDAR_DAYS 36600

/* ---- tables --------------------------------------------------------------------------------------- */

/* Short words for fields, beside keys, labels, and keys without their “_on”. Written as key_of() makes
 * them. The first row whose field the entity has wins. */
static const struct {
	const char *word, *key;
} aliases[] = {
	{"han", "due_on"},
	{"nhan", "received_on"},
	{"ngaynhan", "received_on"},
	{"traloi", "answered_on"},
	{"dong", "closed_on"},
	{"hop", "held_on"},
	{"ngayhop", "held_on"},
	{"hua", "made_on"},
	{"xong", "done_on"},
	{"thon", "hamlet"},
	{"loai", "kind"},
	{"giao", "assignee"},
	{"giao", "owner"},
	{"assignee", "owner"},
	{"nguoigiu", "assignee"},
	{"phutrach", "owner"},
	{"linhvuc", "field"},
	{"trangthai", "state"},
	{"trangthai", "status"},
	{"state", "status"},
	{"kenh", "channel"},
	{"nguon", "channel"},
	{"ketqua", "outcome"},
	{"nguoi", "person"},
	{"nguoineu", "person"},
	{"hoinghi", "conference"},
	{"case", "casefile"},
	{"vu", "casefile"},
	{"vuviec", "casefile"},
	{"section", "lead_unit"},
	{"chutri", "lead_unit"},
	{"donvi", "lead_unit"},
	{"donvi", "unit"},
	{"by", "received_by"},
	{"nguoitiep", "received_by"},
	{"noidung", "summary"},
	{"noidung", "content"},
	{"noidung", "text"},
	{"duan", "project"},
	{"mat", "secrecy"},
	{"vaitro", "role"},
};

/* Words that stand for tests on other fields; under the key of a field, or under a key of their own
 * where the entity has no such field (state of a commitment). Words as key_of() makes them. */
static const struct rule {
	const struct entity *entity;
	const char *key;
	const char *words; /* separated by | */
	struct {
		const char *field;
		enum operator op;
		bool today; /* compare with today */
	} tests[3];
} rules[] = {
	{&entity_casefile, "state", "open|mo|dangmo", {{"closed_on", OP_EMPTY}}},
	{&entity_casefile, "state", "overdue|quahan",
		{{"due_on", OP_LT, true}, {"answered_on", OP_EMPTY}, {"closed_on", OP_EMPTY}}},
	{&entity_casefile, "due_on", "overdue|quahan",
		{{"due_on", OP_LT, true}, {"answered_on", OP_EMPTY}, {"closed_on", OP_EMPTY}}},
	{&entity_commitment, "state", "open|mo|dangmo|dangthuchien",
		{{"done_on", OP_EMPTY}, {"broken_on", OP_EMPTY}}},
	{&entity_commitment, "state", "kept|dagiu|daxong|dathuchien", {{"done_on", OP_PRESENT}}},
	{&entity_commitment, "state", "broken|khonggiu|thathua", {{"broken_on", OP_PRESENT}}},
	{&entity_commitment, "state", "overdue|quahan",
		{{"due_on", OP_LT, true}, {"done_on", OP_EMPTY}, {"broken_on", OP_EMPTY}}},
	{&entity_commitment, "due_on", "overdue|quahan",
		{{"due_on", OP_LT, true}, {"done_on", OP_EMPTY}, {"broken_on", OP_EMPTY}}},
	{&entity_petition, "state", "open|mo|chuaxuly", {{"handled_on", OP_EMPTY}}},
	{&entity_petition, "state", "handled|daxuly", {{"handled_on", OP_PRESENT}}},
};

#define TESTS (sizeof rules[0].tests / sizeof rules[0].tests[0])

/* Duties: a day counted from today (due<=3) asks for what is still owed, so these fields must be empty. */
static const struct {
	const struct entity *entity;
	const char *key;
	const char *empty[2];
} owed[] = {
	{&entity_casefile, "due_on", {"answered_on", "closed_on"}},
	{&entity_commitment, "due_on", {"done_on", "broken_on"}},
};

static const struct {
	const char *word;
	int days; /* from today */
} day_words[] = {
	{"today", 0},
	{"homnay", 0},
	{"yesterday", -1},
	{"homqua", -1},
	{"tomorrow", 1},
	{"ngaymai", 1},
};

/* Units behind a number of days; without one they are working days. */
static const struct {
	const char *word;
	int days;
} day_units[] = {
	{"d", 1},
	{"ngay", 1},
	{"w", 7},
	{"tuan", 7},
};

static const struct {
	const char *word;
	enum operator op;
} empty_words[] = {
	{"", OP_EMPTY},
	{"-", OP_EMPTY},
	{"none", OP_EMPTY},
	{"trong", OP_EMPTY},
	{"chuaco", OP_EMPTY},
	{"*", OP_PRESENT},
	{"any", OP_PRESENT},
	{"daco", OP_PRESENT},
};

/* Fields whose references are of one kind of unit only: “Đông” is a hamlet here, not one of a hundred communes. */
static const struct {
	const char *key;
	enum unit_kind kind;
} scopes[] = {
	{"hamlet", UNIT_HAMLET},
};

/* Fields by which people name a record. */
static const struct {
	const struct entity *entity;
	const char *keys[3];
} names[] = {
	{&entity_unit, {"code", "name", "full_name"}},
	{&entity_staff, {"login", "name", "initials"}},
	{&entity_person, {"name"}},
	{&entity_conference, {"title"}},
	{&entity_document, {"subject", "symbol", "issuer"}},
	{&entity_reception, {"content", "result"}},
	{&entity_resolution, {"text"}},
};

static const char *const code_words[] = {"code", "ma", "so", "maso", "id"};

static const struct {
	const char *sign;
	enum operator op;
	bool contains; /* looks inside texts */
} signs[] = {
	/* longer ones first */
	{"!=", OP_NE, false},
	{"<=", OP_LE, false},
	{">=", OP_GE, false},
	{":", OP_EQ, true},
	{"=", OP_EQ, false},
	{"<", OP_LT, false},
	{">", OP_GT, false},
	{"≠", OP_NE, false},
	{"≤", OP_LE, false},
	{"≥", OP_GE, false},
};

#define ROWS(table) (sizeof(table) / sizeof(table)[0])

/* ---- tokens --------------------------------------------------------------------------------------- */

enum token_kind { TOKEN_WORD, TOKEN_QUOTED, TOKEN_SIGN, TOKEN_OR };

struct token {
	enum token_kind kind;
	char *text; /* owned; the sign itself for TOKEN_SIGN */
	size_t sign; /* row of signs */
	size_t column; /* in characters, from 0 */
};

/* Tests that must hold together. */
struct conjunct {
	struct condition tests[TESTS + 1]; /* texts owned */
	size_t count;
};

/* What stands left of the sign. */
struct subject {
	const struct field *field; /* NULL: only rules under the key, or the code */
	const char *key; /* for rules */
	bool by_code;
	const char *shown; /* as written, for messages */
};

struct parser {
	struct desk *desk;
	const struct entity *entity;
	struct token *tokens;
	size_t count, at;
	struct filter filter;
	struct buf words;
	int groups;
	struct conjunct *values; /* alternatives of the term being read */
	size_t value_count;
	bool guard_person, guard_text; /* terms looked at values that restricted cases hide */
	size_t column;
	struct error *err;
};

static bool fail(struct parser *p, size_t column, enum error_code code, const char *text)
{
	p->column = column;
	return error_set(p->err, code, "%s", text);
}

/* The row of signs that a text begins with, or ROWS(signs). */
static size_t sign_at(const char *text)
{
	size_t row = 0;
	while (row < ROWS(signs) && strncmp(text, signs[row].sign, strlen(signs[row].sign)) != 0)
		row++;
	return row;
}

/* Bytes of a quotation mark: the plain one, or “ and ”. */
static size_t quote_at(const char *text, bool closing)
{
	static const char *const marks[2] = {"“", "”"};
	if (*text == '"')
		return 1;
	return strncmp(text, marks[closing], 3) == 0 ? 3 : 0;
}

static struct token *push_token(struct parser *p, enum token_kind kind, char *text, size_t column)
{
	p->tokens = xrealloc(p->tokens, (p->count + 1) * sizeof *p->tokens);
	struct token *token = &p->tokens[p->count++];
	*token = (struct token){.kind = kind, .text = text, .column = column};
	return token;
}

static size_t columns_of(const char *text, const char *end)
{
	size_t columns = 0;
	for (; text < end; text++)
		columns += ((unsigned char)*text & 0xC0) != 0x80;
	return columns;
}

/* Read a quoted text from behind its opening mark; a backslash takes the next character as it is. */
static const char *read_quoted(struct parser *p, const char *at, size_t column)
{
	struct buf text = {0};
	while (*at) {
		size_t mark = quote_at(at, true);
		if (mark) {
			push_token(p, TOKEN_QUOTED, buf_steal(&text), column);
			return at + mark;
		}
		if (*at == '\\' && at[1])
			at++;
		buf_putc(&text, *at++);
	}
	buf_clear(&text);
	fail(p, column, ERR_INVALID, _("the quotation mark is not closed"));
	return NULL;
}

static bool ends_word(const char *at)
{
	return !*at || isspace((unsigned char)*at) || *at == ',' || *at == '|' ||
		quote_at(at, false) || sign_at(at) < ROWS(signs);
}

static bool read_tokens(struct parser *p, const char *text)
{
	const char *at = text;
	while (*at) {
		size_t column = columns_of(text, at);
		size_t sign = sign_at(at), quote = quote_at(at, false);
		if (isspace((unsigned char)*at)) {
			at++;
		} else if (*at == ',' || *at == '|') {
			push_token(p, TOKEN_OR, NULL, column);
			at++;
		} else if (quote) {
			at = read_quoted(p, at + quote, column);
			if (!at)
				return false;
		} else if (sign < ROWS(signs)) {
			push_token(p, TOKEN_SIGN, xstrdup(signs[sign].sign), column)->sign = sign;
			at += strlen(signs[sign].sign);
		} else {
			const char *begin = at;
			while (!ends_word(at))
				at++;
			push_token(p, TOKEN_WORD, xstrndup(begin, (size_t)(at - begin)), column);
		}
	}
	return true;
}

/* ---- words ---------------------------------------------------------------------------------------- */

/* Folded, without blanks, - and _ inside: how names and words are compared. A lone mark stays. */
static char *key_of(const char *text)
{
	char *key = text_fold(text);
	if (strlen(key) < 2)
		return key;
	char *to = key;
	for (const char *from = key; *from; from++)
		if (*from != ' ' && *from != '_' && *from != '-')
			*to++ = *from;
	*to = '\0';
	return key;
}

static bool key_equals(const char *text, const char *key)
{
	char *other = key_of(text);
	bool equal = strcmp(other, key) == 0;
	free(other);
	return equal;
}

/* Whether a |-separated list holds a key. */
static bool list_has(const char *list, const char *key)
{
	size_t length = strlen(key);
	for (const char *at = list; length && (at = strstr(at, key)); at++)
		if ((at == list || at[-1] == '|') && (!at[length] || at[length] == '|'))
			return true;
	return false;
}

/* The few most similar words seen, nearest first. */
struct suggestions {
	const char *wanted; /* as key_of() makes it */
	struct {
		char *text;
		int distance;
	} best[SUGGESTIONS];
	size_t count;
};

/* @p shown is kept as a copy where @p word is near enough. */
static void suggest(struct suggestions *s, const char *word, const char *shown)
{
	char *key = key_of(word);
	int limit = strlen(s->wanted) > 4 ? 2 : 1;
	int far = text_distance(s->wanted, key);
	if (far > limit && strlen(s->wanted) > 1 && strncmp(key, s->wanted, strlen(s->wanted)) == 0)
		far = limit; /* a beginning of it */
	free(key);
	if (far > limit)
		return;
	for (size_t i = 0; i < s->count; i++)
		if (strcmp(s->best[i].text, shown) == 0)
			return;
	size_t place = s->count;
	while (place && s->best[place - 1].distance > far)
		place--;
	if (place == SUGGESTIONS)
		return;
	if (s->count == SUGGESTIONS)
		free(s->best[--s->count].text);
	memmove(&s->best[place + 1], &s->best[place], (s->count - place) * sizeof s->best[0]);
	s->best[place].text = xstrdup(shown);
	s->best[place].distance = far;
	s->count++;
}

/* Append the suggestions to a message, and forget them. */
static void show_suggestions(struct suggestions *s, struct buf *message)
{
	for (size_t i = 0; i < s->count; i++) {
		buf_puts(message, i ? ", " : _("; did you mean "));
		buf_puts(message, s->best[i].text);
		free(s->best[i].text);
	}
	if (s->count)
		buf_puts(message, "?");
	s->count = 0;
}

/* ---- left of the sign ----------------------------------------------------------------------------- */

static bool has_rules(const struct entity *entity, const char *key)
{
	for (size_t i = 0; i < ROWS(rules); i++)
		if (rules[i].entity == entity && strcmp(rules[i].key, key) == 0)
			return true;
	return false;
}

static bool known_key(const struct entity *entity, const char *key, struct subject *out)
{
	const struct field *field = entity_field(entity, key);
	if (!field && !has_rules(entity, key))
		return false;
	out->field = field;
	out->key = key;
	return true;
}

static bool find_subject(const struct entity *entity, const char *text, struct subject *out)
{
	bool found = false;
	char *key = key_of(text);
	for (size_t i = 0; !found && i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		size_t length = strlen(field->key);
		char *own = key_of(field->key);
		/* due_on is due, too */
		found = strcmp(own, key) == 0 ||
			(length > 3 && strcmp(field->key + length - 3, "_on") == 0 &&
				strlen(key) + 2 == strlen(own) &&
				strncmp(own, key, strlen(key)) == 0);
		free(own);
		if (found)
			*out = (struct subject){.field = field, .key = field->key};
	}
	for (size_t i = 0; !found && i < ROWS(aliases); i++)
		found = strcmp(aliases[i].word, key) == 0 && known_key(entity, aliases[i].key, out);
	for (size_t i = 0; !found && i < ROWS(rules); i++)
		found = rules[i].entity == entity && strcmp(rules[i].key, key) == 0 &&
			known_key(entity, rules[i].key, out);
	for (size_t i = 0; !found && entity->numbering != NUM_KEY && i < ROWS(code_words); i++) {
		found = strcmp(code_words[i], key) == 0;
		if (found)
			*out = (struct subject){.by_code = true};
	}
	if (!found) {
		const struct field *field = entity_find_field(entity, text);
		for (size_t i = 0; !field && i < entity->field_count; i++)
			if (key_equals(_(entity->fields[i].label), key))
				field = &entity->fields[i];
		found = field != NULL;
		if (found)
			*out = (struct subject){.field = field, .key = field->key};
	}
	free(key);
	return found;
}

static bool unknown_subject(struct parser *p, const struct token *token)
{
	struct buf message = {0};
	char *key = key_of(token->text);
	struct suggestions near = {.wanted = key};
	for (size_t i = 0; i < p->entity->field_count; i++) {
		const struct field *field = &p->entity->fields[i];
		if (field->flags & FF_HIDDEN)
			continue;
		suggest(&near, field->key, field->key);
		suggest(&near, _(field->label), field->key);
	}
	for (size_t i = 0; i < ROWS(aliases); i++)
		if (entity_field(p->entity, aliases[i].key))
			suggest(&near, aliases[i].word, aliases[i].key);
	buf_printf(&message, _("there is no field “%s”"), token->text);
	if (near.count) {
		show_suggestions(&near, &message);
	} else {
		buf_puts(&message, _("; fields are: "));
		for (size_t i = 0, shown = 0; i < p->entity->field_count; i++) {
			if (p->entity->fields[i].flags & FF_HIDDEN)
				continue;
			buf_printf(&message, "%s%s", shown++ ? ", " : "", p->entity->fields[i].key);
		}
	}
	fail(p, token->column, ERR_INVALID, buf_text(&message));
	free(key);
	buf_clear(&message);
	return false;
}

/* ---- values --------------------------------------------------------------------------------------- */

enum reading {
	READ_OK,
	READ_NONE, /* no such value; p->err says so */
	READ_ERROR, /* trouble of another kind: the database */
};

static enum reading none(struct parser *p, const char *text)
{
	error_set(p->err, ERR_INVALID, "%s", text);
	return READ_NONE;
}

static struct conjunct *push_value(struct parser *p)
{
	p->values = xrealloc(p->values, (p->value_count + 1) * sizeof *p->values);
	struct conjunct *value = &p->values[p->value_count++];
	*value = (struct conjunct){0};
	return value;
}

static void push_test(struct conjunct *value, struct condition test)
{
	if (value->count == ROWS(value->tests))
		die("filter: too many tests in a value");
	value->tests[value->count++] = test;
}

static void push_number(
	struct parser *p, const struct field *field, enum operator op, int64_t number)
{
	push_test(push_value(p), (struct condition){.field = field, .op = op, .number = number});
}

/* The date tests of a span, by the sign. */
static void push_span(struct parser *p, const struct subject *subject, enum operator op,
	const struct span *span, bool counted)
{
	const struct field *field = subject->field;
	struct conjunct *value = push_value(p);
	switch (op) {
	case OP_LT:
	case OP_GE:
		push_test(value, (struct condition){.field = field, .op = op, .date = span->from});
		break;
	case OP_LE:
	case OP_GT:
		push_test(value, (struct condition){.field = field, .op = op, .date = span->to});
		break;
	default:
		if (span->from && span->from == span->to) {
			push_test(value,
				(struct condition){
					.field = field, .op = OP_EQ, .date = span->from});
			break;
		}
		if (span->from)
			push_test(value,
				(struct condition){
					.field = field, .op = OP_GE, .date = span->from});
		if (span->to)
			push_test(value,
				(struct condition){.field = field, .op = OP_LE, .date = span->to});
	}
	for (size_t i = 0; counted && i < ROWS(owed); i++) {
		if (owed[i].entity != p->entity || strcmp(owed[i].key, subject->key) != 0)
			continue;
		for (size_t j = 0; j < ROWS(owed[i].empty); j++)
			push_test(value,
				(struct condition){
					.field = entity_field(p->entity, owed[i].empty[j]),
					.op = OP_EMPTY,
				});
	}
}

/* The days from which on, and up to which, exactly so many working days are left: as lists show it. */
static struct span working_days(struct desk *desk, int wanted)
{
	date_t last = date_today();
	while (case_days_left(desk, last + 1) <= wanted)
		last++;
	while (case_days_left(desk, last) > wanted)
		last--;
	date_t first = last + 1;
	while (case_days_left(desk, first - 1) >= wanted)
		first--;
	return (struct span){.from = first, .to = last};
}

/* "today", "7d", "-3": days counted from today. */
static enum reading read_counted(struct parser *p, const char *key, struct span *out)
{
	for (size_t i = 0; i < ROWS(day_words); i++) {
		if (strcmp(day_words[i].word, key) == 0) {
			*out = (struct span){.from = date_today() + day_words[i].days};
			out->to = out->from;
			return READ_OK;
		}
	}
	const char *digits = key + (*key == '-' || *key == '+');
	size_t length = strspn(digits, "0123456789");
	if (!length || length > 5 || (length > 3 && !digits[length]))
		return READ_NONE;
	int number = atoi(key);
	if (!digits[length]) {
		if (abs(number) > WORKING_DAYS)
			return none(p,
				_("at most 366 working days can be counted; write calendar days as "
				  "400d"));
		*out = working_days(p->desk, number);
		return READ_OK;
	}
	for (size_t i = 0; i < ROWS(day_units); i++) {
		if (strcmp(day_units[i].word, digits + length) != 0)
			continue;
		int days = number * day_units[i].days;
		if (abs(days) > CALENDAR_DAYS)
			return none(p, _("that many days cannot be counted; write a date"));
		*out = (struct span){.from = date_today() + days, .to = date_today() + days};
		return READ_OK;
	}
	return READ_NONE;
}

/* text_fold keeps - and +, key_of drops them inside: signs of numbers are looked at before. */
static enum reading read_date(
	struct parser *p, const struct subject *subject, size_t sign, const char *text)
{
	struct span span;
	enum operator op = signs[sign].op;
	char *key = *text == '-' || *text == '+' ? text_fold(text) : key_of(text);
	error_clear(p->err);
	enum reading counted = read_counted(p, key, &span);
	free(key);
	if (counted == READ_NONE && p->err->code)
		return READ_NONE;
	if (counted == READ_NONE) {
		struct error reason;
		if (!span_parse(&span, text, 1, &reason)) {
			struct buf message = {0};
			buf_printf(&message,
				_("%s; or count from today: 3 (working days), 7d, today, or "
				  "overdue for duties"),
				reason.text);
			none(p, buf_text(&message));
			buf_clear(&message);
			return READ_NONE;
		}
		if (((op == OP_LT || op == OP_GE) && !span.from) ||
			((op == OP_GT || op == OP_LE) && !span.to))
			return none(p, _("this sign needs a day, not an open end"));
	}
	push_span(p, subject, op, &span, counted == READ_OK);
	return READ_OK;
}

/* Whether folded text begins with a folded word that ends where a word ends. */
static bool begins_with(const char *text, const char *word)
{
	char *a = text_fold(text), *b = text_fold(word);
	size_t length = strlen(b);
	for (char *at = b; *at; at++)
		if (*at == '_')
			*at = ' ';
	for (char *at = a; *at; at++)
		if (*at == '_' || *at == '-')
			*at = ' ';
	bool yes = length && strncmp(a, b, length) == 0 && !isalnum((unsigned char)a[length]);
	free(a);
	free(b);
	return yes;
}

static enum reading unknown_choice(struct parser *p, const struct field *field, const char *text)
{
	struct buf message = {0};
	char *key = key_of(text);
	struct suggestions near = {.wanted = key};
	buf_printf(&message, _("“%s” is not a value of %s"), text, field->key);
	for (const struct choice *c = field->choices; c->key; c++) {
		suggest(&near, c->key, c->key);
		suggest(&near, _(c->label), c->key);
	}
	if (near.count) {
		show_suggestions(&near, &message);
	} else {
		size_t shown = 0;
		buf_puts(&message, _("; values are: "));
		for (const struct choice *c = field->choices; c->key; c++) {
			if (++shown > LISTED) {
				buf_puts(&message, ", …");
				break;
			}
			buf_printf(&message, "%s%s", shown > 1 ? ", " : "", c->key);
		}
	}
	none(p, buf_text(&message));
	free(key);
	buf_clear(&message);
	return READ_NONE;
}

/* A choice by key, label or mark, or all whose key or label begins with the words: land is every land-… */
static enum reading read_choice(
	struct parser *p, const struct subject *subject, size_t sign, const char *text)
{
	const struct field *field = subject->field;
	const struct choice *exact = choice_find(field->choices, text);
	size_t found = 0;
	(void)sign;
	for (const struct choice *c = field->choices; c->key; c++) {
		if (c != exact && !begins_with(c->key, text) && !begins_with(c->label, text) &&
			!begins_with(_(c->label), text))
			continue;
		push_number(p, field, OP_EQ, c->value);
		found++;
	}
	return found ? READ_OK : unknown_choice(p, field, text);
}

/* Numbers, money, yes or no, sets of marks: as the type itself reads them; a..b for numbers. */
static enum reading read_value(
	struct parser *p, const struct subject *subject, size_t sign, const char *text)
{
	const struct field *field = subject->field;
	enum reading result = READ_NONE;
	void *record = xcalloc(1, p->entity->size);
	const char *dots = strstr(text, "..");
	char *left = xstrndup(text, dots ? (size_t)(dots - text) : strlen(text));
	struct error reason;
	if (!field_parse(field, record, left, &reason)) {
		none(p, reason.text);
		goto out;
	}
	int64_t low = field_integer(field, record);
	if (!dots) {
		push_number(p, field, signs[sign].op == OP_NE ? OP_EQ : signs[sign].op, low);
		result = READ_OK;
		goto out;
	}
	if (signs[sign].op != OP_EQ && signs[sign].op != OP_NE) {
		none(p, _("this sign needs one number, not a range"));
		goto out;
	}
	if (!field_parse(field, record, dots + 2, &reason)) {
		none(p, reason.text);
		goto out;
	}
	struct conjunct *value = push_value(p);
	push_test(value, (struct condition){.field = field, .op = OP_GE, .number = low});
	push_test(value,
		(struct condition){
			.field = field, .op = OP_LE, .number = field_integer(field, record)});
	result = READ_OK;
out:
	free(left);
	record_clear(p->entity, record);
	free(record);
	return result;
}

static enum reading read_text(
	struct parser *p, const struct subject *subject, size_t sign, const char *text)
{
	enum operator op = signs[sign].contains ? OP_CONTAINS
		: signs[sign].op == OP_NE	? OP_EQ
						: signs[sign].op;
	push_test(push_value(p),
		(struct condition){
			.field = subject->field,
			.op = op,
			.text = op == OP_CONTAINS ? text_fold(text) : xstrdup(text),
		});
	return READ_OK;
}

/* Looking for the records that a name stands for. */
struct hunt {
	struct parser *p;
	const struct entity *entity;
	const struct field *fields[ROWS(names[0].keys)];
	const char *text, *key;
	bool all_equal; /* some name was equal: then only such ones count */
	int64_t ids[REFERENCES + 1];
	size_t count;
	struct suggestions near;
};

static bool hunt_row(void *arg, const void *record)
{
	struct hunt *hunt = arg;
	const struct record *head = record;
	bool equal = false, alike = false;
	for (size_t i = 0; i < ROWS(hunt->fields) && hunt->fields[i]; i++) {
		const char *name = field_string(hunt->fields[i], record);
		if (!*name)
			continue;
		equal = equal || key_equals(name, hunt->key);
		alike = alike || text_matches(name, hunt->text);
		suggest(&hunt->near, name, name);
		for (const char *blank = strchr(name, ' '); blank; blank = strchr(blank + 1, ' '))
			suggest(&hunt->near, blank + 1, name); /* by the given name */
	}
	if (equal && !hunt->all_equal) {
		hunt->all_equal = true;
		hunt->count = 0;
	}
	if ((equal || (alike && !hunt->all_equal)) && hunt->count <= REFERENCES)
		hunt->ids[hunt->count++] = head->id;
	return true;
}

/* Run over all candidates, by name where the entity may have many. */
static bool hunt_names(struct hunt *hunt, const struct field *field, struct error *err)
{
	struct condition conditions[1 + ROWS(names[0].keys)] = {0};
	struct query query = {.entity = hunt->entity, .conditions = conditions};
	for (size_t i = 0; i < ROWS(scopes); i++) {
		if (strcmp(scopes[i].key, field->key) != 0)
			continue;
		conditions[query.count++] = (struct condition){
			.field = entity_field(hunt->entity, "kind"),
			.op = OP_EQ,
			.number = scopes[i].kind,
		};
	}
	/* Units and staff are few and read whole, so that near names can be offered. */
	char *word = NULL;
	if (hunt->entity->numbering != NUM_KEY) {
		word = text_fold(hunt->text);
		word[strcspn(word, " ")] = '\0';
		for (size_t i = 0; i < ROWS(hunt->fields) && hunt->fields[i]; i++)
			conditions[query.count++] = (struct condition){
				.field = hunt->fields[i],
				.op = OP_CONTAINS,
				.text = word,
				.group = hunt->fields[1] ? 1 : 0,
			};
	}
	bool ok = store_query(hunt->p->desk->store, &query, hunt_row, hunt, err);
	free(word);
	return ok;
}

static const char *const me_words = "me|toi";

static enum reading read_reference(
	struct parser *p, const struct subject *subject, size_t sign, const char *text)
{
	const struct field *field = subject->field;
	const struct entity *entity = field->ref;
	struct buf message = {0};
	enum reading result = READ_NONE;
	char *key = key_of(text);
	struct hunt hunt = {
		.p = p, .entity = entity, .text = text, .key = key, .near = {.wanted = key}};
	int64_t id = 0;
	(void)sign;
	if (entity == &entity_staff && p->desk->staff && list_has(me_words, key)) {
		push_number(p, field, OP_EQ, p->desk->staff);
		result = READ_OK;
		goto out;
	}
	if (desk_find(p->desk, text, &entity, &id, NULL) && entity == field->ref) {
		push_number(p, field, OP_EQ, id);
		result = READ_OK;
		goto out;
	}
	hunt.fields[0] = field->ref->title;
	for (size_t i = 0; i < ROWS(names); i++)
		for (size_t j = 0; names[i].entity == field->ref && j < ROWS(names[i].keys) &&
			names[i].keys[j];
			j++)
			hunt.fields[j] = entity_field(field->ref, names[i].keys[j]);
	if (hunt.fields[0] && !hunt_names(&hunt, field, p->err)) {
		result = READ_ERROR;
		goto out;
	}
	if (hunt.count > REFERENCES) {
		buf_printf(&message, _("“%s” stands for more than %d; say it more closely"), text,
			REFERENCES);
		none(p, buf_text(&message));
		goto out;
	}
	for (size_t i = 0; i < hunt.count; i++)
		push_number(p, field, OP_EQ, hunt.ids[i]);
	if (hunt.count) {
		result = READ_OK;
		goto out;
	}
	buf_printf(&message, _("no %s is called “%s”"), _(field->ref->label), text);
	show_suggestions(&hunt.near, &message);
	none(p, buf_text(&message));
out:
	for (size_t i = 0; i < hunt.near.count; i++)
		free(hunt.near.best[i].text);
	buf_clear(&message);
	free(key);
	return result;
}

#define BIT(op) (1u << (op))
#define SAME (BIT(OP_EQ) | BIT(OP_NE))
#define ORDER (SAME | BIT(OP_LT) | BIT(OP_LE) | BIT(OP_GT) | BIT(OP_GE))

/* How values are read, by the type of the field. */
static const struct reader {
	const struct field_type *type;
	enum reading (*read)(
		struct parser *p, const struct subject *subject, size_t sign, const char *text);
	unsigned operators;
	bool joins; /* several plain words may be one value: loại:khiếu nại */
} readers[] = {
	{&FT_TEXT, read_text, SAME, false},
	{&FT_NOTE, read_text, SAME, false},
	{&FT_DATE, read_date, ORDER, true},
	{&FT_TIME, read_text, ORDER, false},
	{&FT_STAMP, read_text, ORDER, false},
	{&FT_NUMBER, read_value, ORDER, false},
	{&FT_MONEY, read_value, ORDER, false},
	{&FT_BOOL, read_value, SAME, true},
	{&FT_CHOICE, read_choice, SAME, true},
	{&FT_FLAGS, read_value, SAME, false},
	{&FT_REF, read_reference, SAME, true},
};

/* Words that stand for tests on other fields. */
static bool read_rule(struct parser *p, const struct subject *subject, const char *key)
{
	for (size_t i = 0; subject->key && i < ROWS(rules); i++) {
		if (rules[i].entity != p->entity || strcmp(rules[i].key, subject->key) != 0 ||
			!list_has(rules[i].words, key))
			continue;
		struct conjunct *value = push_value(p);
		for (size_t j = 0; j < TESTS && rules[i].tests[j].field; j++)
			push_test(value,
				(struct condition){
					.field = entity_field(p->entity, rules[i].tests[j].field),
					.op = rules[i].tests[j].op,
					.date = rules[i].tests[j].today ? date_today() : DATE_NONE,
				});
		return true;
	}
	return false;
}

static bool read_empty(struct parser *p, const struct subject *subject, const char *key)
{
	for (size_t i = 0; subject->field && i < ROWS(empty_words); i++) {
		if (strcmp(empty_words[i].word, key) != 0)
			continue;
		push_test(push_value(p),
			(struct condition){.field = subject->field, .op = empty_words[i].op});
		return true;
	}
	return false;
}

static enum reading read_code(struct parser *p, const char *text)
{
	const struct entity *entity = p->entity;
	struct error reason;
	int64_t id;
	if (!desk_find(p->desk, text, &entity, &id, &reason))
		return none(p, reason.text);
	push_test(push_value(p), (struct condition){.by_id = true, .op = OP_EQ, .number = id});
	return READ_OK;
}

static enum reading read_one(struct parser *p, const struct subject *subject,
	const struct reader *reader, size_t sign, const char *text)
{
	enum reading result = READ_OK;
	char *key = key_of(text);
	bool same = signs[sign].op == OP_EQ || signs[sign].op == OP_NE;
	if (subject->by_code) {
		result = read_code(p, text);
	} else if (!same || (!read_rule(p, subject, key) && !read_empty(p, subject, key))) {
		if (reader) {
			result = reader->read(p, subject, sign, text);
		} else {
			struct buf message = {0};
			buf_printf(&message, _("“%s” is not a value of %s"), text, subject->shown);
			char separator = ';';
			for (size_t i = 0; i < ROWS(rules); i++) {
				if (rules[i].entity != p->entity ||
					strcmp(rules[i].key, subject->key) != 0)
					continue;
				buf_printf(&message, "%c %.*s", separator,
					(int)strcspn(rules[i].words, "|"), rules[i].words);
				separator = ',';
			}
			result = none(p, buf_text(&message));
			buf_clear(&message);
		}
	}
	free(key);
	return result;
}

/* Plain words from here on that no sign follows: they may belong to one value. */
static size_t joinable(const struct parser *p, size_t from)
{
	size_t count = 0;
	while (count < JOIN_MAX && from + count < p->count &&
		p->tokens[from + count].kind == TOKEN_WORD &&
		(from + count + 1 == p->count || p->tokens[from + count + 1].kind != TOKEN_SIGN))
		count++;
	return count;
}

/* The texts of some tokens with blanks between. */
static char *joined(const struct parser *p, size_t from, size_t count)
{
	struct buf text = {0};
	for (size_t i = 0; i < count; i++) {
		if (i)
			buf_putc(&text, ' ');
		buf_puts(&text, p->tokens[from + i].text);
	}
	return buf_steal(&text);
}

/* One value of a term, of as many words as make sense together. */
static bool parse_value(
	struct parser *p, const struct subject *subject, const struct reader *reader, size_t sign)
{
	size_t words = 1;
	if (p->at >= p->count || p->tokens[p->at].kind == TOKEN_SIGN ||
		p->tokens[p->at].kind == TOKEN_OR) {
		size_t column = p->tokens[p->at < p->count ? p->at : p->count - 1].column;
		return fail(p, column, ERR_INVALID, _("a value is missing here"));
	}
	const struct token *first = &p->tokens[p->at];
	if (first->kind == TOKEN_WORD && (!reader || reader->joins) && !subject->by_code)
		words = joinable(p, p->at);
	/* A word that a sign follows is still this value where nothing else is: said at the sign. */
	if (!words)
		words = 1;
	for (; words; words--) {
		char *text = joined(p, p->at, words);
		enum reading result = read_one(p, subject, reader, sign, text);
		free(text);
		if (result == READ_OK) {
			p->at += words;
			return true;
		}
		if (result == READ_ERROR)
			break;
	}
	p->column = first->column;
	return false;
}

/* ---- conditions ----------------------------------------------------------------------------------- */

static void keep(struct parser *p, struct condition test, int group)
{
	struct filter *f = &p->filter;
	test.group = group;
	test.text = xstrdup(test.text);
	f->conditions = xrealloc(f->conditions, (f->count + 1) * sizeof *f->conditions);
	f->conditions[f->count++] = test;
}

/* Every way to take one test of each value is a group; a group of one test needs no OR. */
static bool keep_any(struct parser *p, size_t column)
{
	size_t clauses = 1;
	for (size_t i = 0; i < p->value_count; i++) {
		clauses *= p->values[i].count;
		if (clauses > CLAUSES)
			return fail(p, column, ERR_INVALID,
				_("too many periods or ranges in one term; use fewer"));
	}
	for (size_t clause = 0; clause < clauses; clause++) {
		int group = p->value_count > 1 ? ++p->groups : 0;
		size_t rest = clause;
		for (size_t i = 0; i < p->value_count; i++) {
			const struct conjunct *value = &p->values[i];
			keep(p, value->tests[rest % value->count], group);
			rest /= value->count;
		}
	}
	return true;
}

static enum operator opposite(enum operator op)
{
	static const enum operator other[] = {
		[OP_EQ] = OP_NE,
		[OP_NE] = OP_EQ,
		[OP_LT] = OP_GE,
		[OP_LE] = OP_GT,
		[OP_GT] = OP_LE,
		[OP_GE] = OP_LT,
		[OP_EMPTY] = OP_PRESENT,
		[OP_PRESENT] = OP_EMPTY,
	};
	return other[op];
}

/* None of the values: of each, one of its tests fails. An empty date fails every comparison. */
static void keep_none(struct parser *p)
{
	for (size_t i = 0; i < p->value_count; i++) {
		const struct conjunct *value = &p->values[i];
		bool compared = false;
		for (size_t j = 0; j < value->count; j++)
			compared =
				compared || (value->tests[j].date && value->tests[j].op != OP_EQ);
		int group = value->count + compared > 1 ? ++p->groups : 0;
		for (size_t j = 0; j < value->count; j++) {
			struct condition test = value->tests[j];
			test.op = opposite(test.op);
			keep(p, test, group);
			if (test.date && test.op != OP_NE)
				keep(p, (struct condition){.field = test.field, .op = OP_EMPTY},
					group);
		}
	}
}

static void clear_values(struct parser *p)
{
	for (size_t i = 0; i < p->value_count; i++)
		for (size_t j = 0; j < p->values[i].count; j++)
			free((char *)p->values[i].tests[j].text);
	p->value_count = 0;
}

/* ---- terms ---------------------------------------------------------------------------------------- */

static const struct reader *find_reader(const struct field *field)
{
	for (size_t i = 0; field && i < ROWS(readers); i++)
		if (readers[i].type == field->type)
			return &readers[i];
	return NULL;
}

/* The term whose sign stands at p->at. */
static bool parse_term(struct parser *p, const struct subject *subject)
{
	const struct token *token = &p->tokens[p->at++];
	size_t sign = token->sign;
	const struct reader *reader = find_reader(subject->field);
	unsigned operators = reader ? reader->operators : SAME;
	bool ok = false;
	if (subject->by_code && signs[sign].op == OP_NE)
		operators = BIT(OP_EQ);
	if (!(operators & BIT(signs[sign].op))) {
		struct buf message = {0};
		buf_printf(&message, _("“%s” does not go with %s; use : or !="), token->text,
			subject->shown);
		fail(p, token->column, ERR_INVALID, buf_text(&message));
		buf_clear(&message);
		return false;
	}
	for (;;) {
		if (!parse_value(p, subject, reader, sign))
			goto out;
		if (p->at >= p->count || p->tokens[p->at].kind != TOKEN_OR)
			break;
		if (signs[sign].op != OP_EQ && signs[sign].op != OP_NE) {
			fail(p, p->tokens[p->at].column, ERR_INVALID,
				_("only one value can stand after this sign"));
			goto out;
		}
		p->at++;
	}
	if (signs[sign].op == OP_NE)
		keep_none(p);
	else if (!keep_any(p, token->column))
		goto out;
	if (subject->field) {
		p->guard_person = p->guard_person || subject->field->flags & FF_PERSONAL;
		p->guard_text = p->guard_text || subject->field->flags & FF_CONTENT;
	}
	ok = true;
out:
	clear_values(p);
	return ok;
}

/* Free words: the search index for cases, the naming fields for the others. */
static void keep_words(struct parser *p, const char *text)
{
	if (p->entity == &entity_casefile) {
		if (p->words.len)
			buf_putc(&p->words, ' ');
		buf_puts(&p->words, text);
		return;
	}
	const struct field *fields[ROWS(names[0].keys)] = {p->entity->title};
	for (size_t i = 0; i < ROWS(names); i++)
		for (size_t j = 0;
			names[i].entity == p->entity && j < ROWS(names[i].keys) && names[i].keys[j];
			j++)
			fields[j] = entity_field(p->entity, names[i].keys[j]);
	char *fold = text_fold(text);
	int group = fields[0] && fields[1] ? ++p->groups : 0;
	for (size_t i = 0; i < ROWS(fields) && fields[i]; i++)
		keep(p, (struct condition){.field = fields[i], .op = OP_CONTAINS, .text = fold},
			group);
	free(fold);
}

/* Restricted cases must not be found out by asking for what they hide: who raised them, their words. */
static void guard(struct parser *p)
{
	const struct field *secrecy = entity_field(p->entity, "secrecy");
	if (p->desk->role == ROLE_LEADER || p->desk->role == ROLE_ADMIN ||
		!(p->guard_person || p->guard_text))
		return;
	if (p->entity == &entity_petition)
		keep(p,
			(struct condition){.field = entity_field(p->entity, "kind"),
				.op = OP_NE,
				.number = PETITION_DENUNCIATION},
			0);
	else if (secrecy && p->guard_person)
		keep(p, (struct condition){.field = secrecy, .op = OP_EQ, .number = SECRECY_NORMAL},
			0);
	else if (secrecy)
		keep(p,
			(struct condition){
				.field = secrecy, .op = OP_NE, .number = SECRECY_RESTRICTED},
			0);
}

/* The name left of the sign at @p sign may be of several words: the longest that is one wins. */
static bool parse_subject(
	struct parser *p, size_t begin, size_t sign, size_t *from, struct subject *out)
{
	size_t most = sign - begin;
	if (most > JOIN_MAX)
		most = JOIN_MAX;
	for (size_t words = most; words; words--) {
		bool plain = true;
		for (size_t i = sign - words; words > 1 && i < sign; i++)
			plain = plain && p->tokens[i].kind == TOKEN_WORD;
		if (!plain)
			continue;
		char *name = joined(p, sign - words, words);
		bool found = find_subject(p->entity, name, out);
		free(name);
		if (found) {
			*from = sign - words;
			out->shown = p->tokens[sign - 1].text;
			return true;
		}
	}
	return unknown_subject(p, &p->tokens[sign - 1]);
}

static bool parse_tokens(struct parser *p)
{
	while (p->at < p->count) {
		size_t begin = p->at, sign = begin, from = begin;
		struct subject subject = {0};
		while (sign < p->count &&
			(p->tokens[sign].kind == TOKEN_WORD ||
				p->tokens[sign].kind == TOKEN_QUOTED))
			sign++;
		bool term = sign < p->count && p->tokens[sign].kind == TOKEN_SIGN;
		if (term && sign == begin)
			return fail(p, p->tokens[sign].column, ERR_INVALID,
				_("a field name is missing before this sign"));
		if (!term)
			from = sign;
		else if (!parse_subject(p, begin, sign, &from, &subject))
			return false;
		for (size_t i = begin; i < from; i++)
			keep_words(p, p->tokens[i].text);
		p->at = sign;
		if (term && !parse_term(p, &subject))
			return false;
		/* A comma between free words says nothing. */
		while (p->at < p->count && p->tokens[p->at].kind == TOKEN_OR)
			p->at++;
	}
	return true;
}

bool filter_parse(struct desk *desk, const struct entity *entity, const char *text,
	struct filter *out, size_t *column, struct error *err)
{
	struct error own;
	struct parser p = {.desk = desk, .entity = entity, .err = err ? err : &own};
	char *clean = NULL;
	bool ok = text_clean(&clean, text, strlen(text), false, p.err) && read_tokens(&p, clean) &&
		parse_tokens(&p);
	if (ok) {
		guard(&p);
		p.filter.words = p.words.len ? buf_steal(&p.words) : NULL;
		*out = p.filter;
	} else {
		filter_clear(&p.filter);
		if (column)
			*column = p.column;
	}
	for (size_t i = 0; i < p.count; i++)
		free(p.tokens[i].text);
	free(p.tokens);
	free(p.values);
	free(clean);
	buf_clear(&p.words);
	return ok;
}

void filter_clear(struct filter *filter)
{
	for (size_t i = 0; i < filter->count; i++)
		free((char *)filter->conditions[i].text);
	free(filter->conditions);
	free(filter->words);
	*filter = (struct filter){0};
}
