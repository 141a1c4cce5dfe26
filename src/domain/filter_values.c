/* The right of a sign in a filter: values to tests, by the type of the field. Words and units are tables. */
#include "domain/filter_inside.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/absence.h"
#include "base/span.h"
#include "base/text.h"
#include "domain/casefile.h"
#include "domain/filter.h"
#include "domain/records.h"
#include "domain/suggest.h"

#define ROWS FILTER_ROWS
#define REFERENCES 200 /* records one value may stand for */
#define LISTED 16 /* words named in a message before it says … */
#define WORKING_DAYS 366
#define CALENDAR_DAYS 36600

/* Duties: a day counted from today (due<=3) asks for what is still owed, so these fields must be empty. */
static const struct {
	const struct entity *entity;
	const char *key;
	const char *empty[FILTER_OWED];
} owed[] = {
	{&entity_casefile, "due_on", {"answered_on", "closed_on"}},
	{&entity_commitment, "due_on", {"done_on", "broken_on"}},
};

const struct filter_day_word filter_day_words[] = {
	{"today", 0, N_("today")},
	{"homnay", 0, NULL},
	{"yesterday", -1, N_("yesterday")},
	{"homqua", -1, NULL},
	{"tomorrow", 1, N_("tomorrow")},
	{"ngaymai", 1, NULL},
	{0},
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

const struct field *filter_due(
	const struct entity *entity, struct condition owing[FILTER_OWED], size_t *count)
{
	*count = 0;
	for (size_t i = 0; i < ROWS(owed); i++) {
		if (owed[i].entity != entity)
			continue;
		for (size_t j = 0; j < ROWS(owed[i].empty); j++)
			owing[(*count)++] = (struct condition){
				.field = entity_field(entity, owed[i].empty[j]), .op = OP_EMPTY};
		return entity_field(entity, owed[i].key);
	}
	return NULL;
}

int64_t filter_scope(const struct field *field)
{
	for (size_t i = 0; i < ROWS(scopes); i++)
		if (strcmp(scopes[i].key, field->key) == 0)
			return scopes[i].kind;
	return 0;
}

static enum filter_reading none(struct filter_values *v, const char *text)
{
	error_set(v->err, ERR_INVALID, "%s", text);
	return READ_NONE;
}

static struct filter_value *push_value(struct filter_values *v)
{
	v->rows = xrealloc(v->rows, (v->count + 1) * sizeof *v->rows);
	struct filter_value *value = &v->rows[v->count++];
	*value = (struct filter_value){0};
	return value;
}

static void push_test(struct filter_value *value, struct condition test)
{
	if (value->count == ROWS(value->tests))
		die("filter: too many tests in a value");
	value->tests[value->count++] = test;
}

static void push_number(
	struct filter_values *v, const struct field *field, enum operator op, int64_t number)
{
	push_test(push_value(v), (struct condition){.field = field, .op = op, .number = number});
}

/* The date tests of a span, by the sign. */
static void push_span(struct filter_values *v, const struct filter_subject *subject,
	enum operator op, const struct span *span, bool counted)
{
	const struct field *field = subject->field;
	struct filter_value *value = push_value(v);
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
		if (owed[i].entity != v->entity || strcmp(owed[i].key, subject->key) != 0)
			continue;
		for (size_t j = 0; j < ROWS(owed[i].empty); j++)
			push_test(value,
				(struct condition){
					.field = entity_field(v->entity, owed[i].empty[j]),
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
static enum filter_reading read_counted(struct filter_values *v, const char *key, struct span *out)
{
	for (const struct filter_day_word *day = filter_day_words; day->word; day++) {
		if (strcmp(day->word, key) == 0) {
			*out = (struct span){.from = date_today() + day->days};
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
			return none(v,
				_("at most 366 working days can be counted; write calendar days as "
				  "400d"));
		*out = working_days(v->desk, number);
		return READ_OK;
	}
	for (size_t i = 0; i < ROWS(day_units); i++) {
		if (strcmp(day_units[i].word, digits + length) != 0)
			continue;
		int days = number * day_units[i].days;
		if (abs(days) > CALENDAR_DAYS)
			return none(v, _("that many days cannot be counted; write a date"));
		*out = (struct span){.from = date_today() + days, .to = date_today() + days};
		return READ_OK;
	}
	return READ_NONE;
}

/* text_fold keeps - and +, word_key drops them inside: signs of numbers are looked at before. */
static enum filter_reading read_date(struct filter_values *v, const struct filter_subject *subject,
	const struct filter_sign *sign, const char *text)
{
	struct span span;
	enum operator op = sign->op;
	char *key = *text == '-' || *text == '+' ? text_fold(text) : word_key(text);
	error_clear(v->err);
	enum filter_reading counted = read_counted(v, key, &span);
	free(key);
	if (counted == READ_NONE && v->err->code)
		return READ_NONE;
	if (counted == READ_NONE) {
		struct error reason;
		if (!span_parse(&span, text, 1, &reason)) {
			struct buf message = {0};
			buf_printf(&message,
				_("%s; or count from today: 3 (working days), 7d, today, or "
				  "overdue for duties"),
				reason.text);
			none(v, buf_text(&message));
			buf_clear(&message);
			return READ_NONE;
		}
		if (((op == OP_LT || op == OP_GE) && !span.from) ||
			((op == OP_GT || op == OP_LE) && !span.to))
			return none(v, _("this sign needs a day, not an open end"));
	}
	push_span(v, subject, op, &span, counted == READ_OK);
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

static enum filter_reading unknown_choice(
	struct filter_values *v, const struct field *field, const char *text)
{
	struct buf message = {0};
	char *key = word_key(text);
	struct suggestions near = {.wanted = key};
	buf_printf(&message, _("“%s” is not a value of %s"), text, field->key);
	for (const struct choice *c = field->choices; c->key; c++) {
		suggest(&near, c->key, c->key);
		suggest(&near, choice_label(c), c->key);
	}
	if (near.count) {
		suggestions_show(&near, &message);
		if (!v->meant.len)
			suggestions_show(&near, &v->meant);
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
	none(v, buf_text(&message));
	suggestions_clear(&near);
	free(key);
	buf_clear(&message);
	return READ_NONE;
}

/* Whether a text is all of a name, or of a part of it that a comma or the like ends. */
static bool is_name(const char *name, const char *key)
{
	bool found = false;
	while (!found && name && *name) {
		const size_t bytes = strcspn(name, ",:;/");
		char *part = xstrndup(name, bytes);
		found = word_equals(part, key);
		free(part);
		name += bytes + strspn(name + bytes, ",:;/ ");
	}
	return found;
}

/* Whether a text names a choice in full: khiếu nại, not khiếu. */
static bool is_whole(const struct choice *choice, const char *text)
{
	char *key = word_key(text);
	const char *const names[] = {choice->key, choice->label, choice_label(choice), choice->vi,
		choice->mark, choice->mark ? _(choice->mark) : NULL};
	bool whole = false;
	for (size_t i = 0; !whole && i < ROWS(names); i++)
		whole = is_name(names[i], key) || (names[i] && word_equals(names[i], key));
	free(key);
	return whole;
}

/* A choice by key, label or mark, or all whose key or label begins with the words: land is every land-…; = takes the one alone. */
static enum filter_reading read_choice(struct filter_values *v,
	const struct filter_subject *subject, const struct filter_sign *sign, const char *text)
{
	const struct field *field = subject->field;
	const struct choice *exact = choice_find(field->choices, text);
	const bool alone = exact && sign->op == OP_EQ && !sign->contains;
	size_t found = 0;
	for (const struct choice *c = field->choices; c->key; c++) {
		if (c != exact && alone)
			continue;
		if (c != exact && !begins_with(c->key, text) && !begins_with(c->label, text) &&
			!begins_with(choice_label(c), text))
			continue;
		push_number(v, field, OP_EQ, c->value);
		found++;
	}
	v->beginning = !exact || !is_whole(exact, text);
	if (!v->beginning)
		buf_cut(&v->meant, 0);
	return found ? READ_OK : unknown_choice(v, field, text);
}

/* Numbers, money, yes or no, sets of marks: as the type itself reads them; a..b for numbers. */
static enum filter_reading read_value(struct filter_values *v, const struct filter_subject *subject,
	const struct filter_sign *sign, const char *text)
{
	const struct field *field = subject->field;
	enum filter_reading result = READ_NONE;
	void *record = xcalloc(1, v->entity->size);
	const char *dots = strstr(text, "..");
	char *left = xstrndup(text, dots ? (size_t)(dots - text) : strlen(text));
	struct error reason;
	if (!field_parse(field, record, left, &reason)) {
		none(v, reason.text);
		goto out;
	}
	int64_t low = field_integer(field, record);
	if (!dots) {
		push_number(v, field, sign->op == OP_NE ? OP_EQ : sign->op, low);
		result = READ_OK;
		goto out;
	}
	if (sign->op != OP_EQ && sign->op != OP_NE) {
		none(v, _("this sign needs one number, not a range"));
		goto out;
	}
	if (!field_parse(field, record, dots + 2, &reason)) {
		none(v, reason.text);
		goto out;
	}
	struct filter_value *value = push_value(v);
	push_test(value, (struct condition){.field = field, .op = OP_GE, .number = low});
	push_test(value,
		(struct condition){
			.field = field, .op = OP_LE, .number = field_integer(field, record)});
	result = READ_OK;
out:
	free(left);
	record_clear(v->entity, record);
	free(record);
	return result;
}

static enum filter_reading read_text(struct filter_values *v, const struct filter_subject *subject,
	const struct filter_sign *sign, const char *text)
{
	enum operator op = sign->contains ? OP_CONTAINS : sign->op == OP_NE ? OP_EQ : sign->op;
	push_test(push_value(v),
		(struct condition){
			.field = subject->field,
			.op = op,
			.text = op == OP_CONTAINS ? text_fold(text) : xstrdup(text),
		});
	return READ_OK;
}

/* Looking for the records that a name stands for. */
struct hunt {
	struct filter_values *values;
	const struct entity *entity;
	const struct field *fields[FILTER_NAMES];
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
		equal = equal || word_equals(name, hunt->key);
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
	struct condition conditions[1 + FILTER_NAMES] = {0};
	struct query query = {.entity = hunt->entity, .conditions = conditions};
	if (filter_scope(field))
		conditions[query.count++] = (struct condition){
			.field = entity_field(hunt->entity, "kind"),
			.op = OP_EQ,
			.number = filter_scope(field),
		};
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
	bool ok = store_query(hunt->values->desk->store, &query, hunt_row, hunt, err);
	free(word);
	return ok;
}

static size_t words_of(const char *text)
{
	size_t words = 0;
	for (; *text; text++)
		words += *text != ' ' && (!text[1] || text[1] == ' ');
	return words;
}

/* Of the names that are near, those of as many words: a whole name with a slip in it, not a name with a word behind it. */
static void keep_meant(struct hunt *hunt)
{
	struct suggestions meant = {.wanted = hunt->key};
	for (size_t i = 0; !hunt->values->meant.len && i < hunt->near.count; i++)
		if (words_of(hunt->near.best[i].text) == words_of(hunt->text))
			suggest(&meant, hunt->near.best[i].text, hunt->near.best[i].text);
	suggestions_show(&meant, &hunt->values->meant);
	suggestions_clear(&meant);
}

static const char *const me_words = "me|toi";

struct me {
	struct filter_values *values;
	const struct field *field;
};

static void push_principal(void *arg, int64_t staff)
{
	const struct me *me = arg;

	push_number(me->values, me->field, OP_EQ, staff);
}

static enum filter_reading read_reference(struct filter_values *v,
	const struct filter_subject *subject, const struct filter_sign *sign, const char *text)
{
	const struct field *field = subject->field;
	const struct entity *entity = field->ref;
	struct buf message = {0};
	enum filter_reading result = READ_NONE;
	char *key = word_key(text);
	struct hunt hunt = {
		.values = v, .entity = entity, .text = text, .key = key, .near = {.wanted = key}};
	int64_t id = 0;
	(void)sign;
	if (entity == &entity_staff && v->desk->staff && word_in(me_words, key)) {
		push_number(v, field, OP_EQ, v->desk->staff);
		/* Those who are away and left their work to this person count too. */
		if (strcmp(field->key, "assignee") == 0)
			absence_each(v->desk, push_principal, &(struct me){v, field});
		result = READ_OK;
		goto out;
	}
	if (desk_find(v->desk, text, &entity, &id, NULL) && entity == field->ref) {
		push_number(v, field, OP_EQ, id);
		result = READ_OK;
		goto out;
	}
	filter_naming_fields(field->ref, hunt.fields);
	if (hunt.fields[0] && !hunt_names(&hunt, field, v->err)) {
		result = READ_ERROR;
		goto out;
	}
	if (hunt.count > REFERENCES) {
		buf_printf(&message, _("“%s” stands for more than %d; say it more closely"), text,
			REFERENCES);
		none(v, buf_text(&message));
		goto out;
	}
	for (size_t i = 0; i < hunt.count; i++)
		push_number(v, field, OP_EQ, hunt.ids[i]);
	if (hunt.count) {
		result = READ_OK;
		goto out;
	}
	buf_printf(&message, _("no %s is called “%s”"), _(field->ref->label), text);
	suggestions_show(&hunt.near, &message);
	keep_meant(&hunt);
	none(v, buf_text(&message));
out:
	suggestions_clear(&hunt.near);
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
	enum filter_reading (*read)(struct filter_values *v, const struct filter_subject *subject,
		const struct filter_sign *sign, const char *text);
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

static bool rule_is_for(const struct filter_rule *rule, const struct filter_values *v,
	const struct filter_subject *subject)
{
	return rule->entity == v->entity && subject->key && strcmp(rule->key, subject->key) == 0;
}

/* Words that stand for tests on other fields. */
static bool read_rule(
	struct filter_values *v, const struct filter_subject *subject, const char *key)
{
	for (const struct filter_rule *rule = filter_rules; rule->entity; rule++) {
		if (!rule_is_for(rule, v, subject) || !word_in(rule->words, key))
			continue;
		struct filter_value *value = push_value(v);
		for (size_t i = 0; i < FILTER_TESTS && rule->tests[i].field; i++)
			push_test(value,
				(struct condition){
					.field = entity_field(v->entity, rule->tests[i].field),
					.op = rule->tests[i].op,
					.date = rule->tests[i].today ? date_today() : DATE_NONE,
				});
		return true;
	}
	return false;
}

/* A subject that is no field takes the words of its rules alone. */
static enum filter_reading unknown_word(
	struct filter_values *v, const struct filter_subject *subject, const char *text)
{
	struct buf message = {0};
	const char *separator = _("; values are: ");
	buf_printf(&message, _("“%s” is not a value of %s"), text, subject->shown);
	for (const struct filter_rule *rule = filter_rules; rule->entity; rule++) {
		if (!rule_is_for(rule, v, subject))
			continue;
		buf_puts(&message, separator);
		buf_put(&message, rule->words, strcspn(rule->words, "|"));
		separator = ", ";
	}
	none(v, buf_text(&message));
	buf_clear(&message);
	return READ_NONE;
}

static bool read_empty(
	struct filter_values *v, const struct filter_subject *subject, const char *key)
{
	for (size_t i = 0; subject->field && i < ROWS(empty_words); i++) {
		if (strcmp(empty_words[i].word, key) != 0)
			continue;
		push_test(push_value(v),
			(struct condition){.field = subject->field, .op = empty_words[i].op});
		return true;
	}
	return false;
}

static enum filter_reading read_code(struct filter_values *v, const char *text)
{
	const struct entity *entity = v->entity;
	struct error reason;
	int64_t id;
	if (!desk_find(v->desk, text, &entity, &id, &reason))
		return none(v, reason.text);
	push_test(push_value(v), (struct condition){.by_id = true, .op = OP_EQ, .number = id});
	return READ_OK;
}

static const struct reader *find_reader(const struct filter_subject *subject)
{
	for (size_t i = 0; subject->field && i < ROWS(readers); i++)
		if (readers[i].type == subject->field->type)
			return &readers[i];
	return NULL;
}

enum filter_reading filter_read_value(struct filter_values *v, const struct filter_subject *subject,
	const struct filter_sign *sign, const char *text)
{
	const struct reader *reader = find_reader(subject);
	v->beginning = false;
	if (subject->by_code)
		return read_code(v, text);
	char *key = word_key(text);
	bool word = (BIT(sign->op) & SAME) &&
		(read_rule(v, subject, key) || read_empty(v, subject, key));
	free(key);
	if (word) {
		buf_cut(&v->meant, 0);
		return READ_OK;
	}
	return reader ? reader->read(v, subject, sign, text) : unknown_word(v, subject, text);
}

bool filter_takes(const struct filter_subject *subject, const struct filter_sign *sign)
{
	const struct reader *reader = find_reader(subject);
	unsigned operators = subject->by_code ? BIT(OP_EQ) : reader ? reader->operators : SAME;
	return operators & BIT(sign->op);
}

bool filter_joins(const struct filter_subject *subject)
{
	const struct reader *reader = find_reader(subject);
	return !subject->by_code && (!reader || reader->joins);
}

void filter_values_empty(struct filter_values *v)
{
	for (size_t i = 0; i < v->count; i++)
		for (size_t j = 0; j < v->rows[i].count; j++)
			free((char *)v->rows[i].tests[j].text);
	v->count = 0;
}

void filter_values_clear(struct filter_values *v)
{
	filter_values_empty(v);
	free(v->rows);
	buf_clear(&v->meant);
}
