/*
 * The filter language: text to tokens, tokens to terms, terms to conditions joined by AND and OR. A term's values are
 * alternatives of tests that hold together (a period is two tests); multiplied out, they become the groups of the store's query.
 */
#include "domain/filter.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/filter_inside.h"
#include "domain/records.h"

#define CLAUSES 256 /* OR groups that one term may multiply out to */

static const struct filter_sign signs[] = {
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

/* ---- tokens --------------------------------------------------------------------------------------- */

enum token_kind { TOKEN_WORD, TOKEN_QUOTED, TOKEN_SIGN, TOKEN_OR };

struct token {
	enum token_kind kind;
	char *text; /* owned; the sign itself for TOKEN_SIGN and TOKEN_OR */
	const struct filter_sign *sign;
	size_t column; /* in characters, from 0 */
};

struct parser {
	struct desk *desk;
	const struct entity *entity;
	struct token *tokens;
	size_t count, at;
	struct filter filter;
	struct buf words;
	int groups;
	struct filter_values values; /* of the term being read */
	unsigned looked; /* flags of the fields that terms looked at */
	size_t column;
	struct error *err;
};

static bool fail(struct parser *p, size_t column, enum error_code code, const char *text)
{
	p->column = column;
	return error_set(p->err, code, "%s", text);
}

const struct filter_sign *filter_sign_at(const char *text)
{
	for (size_t i = 0; i < FILTER_ROWS(signs); i++)
		if (strncmp(text, signs[i].text, strlen(signs[i].text)) == 0)
			return &signs[i];
	return NULL;
}

size_t filter_quote_at(const char *text, bool closing)
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
		size_t mark = filter_quote_at(at, true);
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
		filter_quote_at(at, false) || filter_sign_at(at);
}

static bool read_tokens(struct parser *p, const char *text)
{
	const char *at = text;
	while (*at) {
		size_t column = columns_of(text, at);
		const struct filter_sign *sign = filter_sign_at(at);
		size_t quote = filter_quote_at(at, false);
		if (isspace((unsigned char)*at)) {
			at++;
		} else if (*at == ',' || *at == '|') {
			push_token(p, TOKEN_OR, xstrndup(at, 1), column);
			at++;
		} else if (quote) {
			at = read_quoted(p, at + quote, column);
			if (!at)
				return false;
		} else if (sign) {
			push_token(p, TOKEN_SIGN, xstrdup(sign->text), column)->sign = sign;
			at += strlen(sign->text);
		} else {
			const char *begin = at;
			while (!ends_word(at))
				at++;
			push_token(p, TOKEN_WORD, xstrndup(begin, (size_t)(at - begin)), column);
		}
	}
	return true;
}

/* ---- values --------------------------------------------------------------------------------------- */

/* Plain words from here on that no sign follows: they may belong to one value. */
static size_t joinable(const struct parser *p, size_t from)
{
	size_t count = 0;
	while (count < FILTER_JOINED && from + count < p->count &&
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

/* Where a run of words and quoted texts from here on ends. */
static size_t run_end(const struct parser *p, size_t at)
{
	while (at < p->count &&
		(p->tokens[at].kind == TOKEN_WORD || p->tokens[at].kind == TOKEN_QUOTED))
		at++;
	return at;
}

/* The rule of a run that is nothing but one of its words, “mở” or “quá hạn”; quoted it is searched for. */
static const struct filter_rule *bare_word(const struct parser *p, size_t begin, size_t end)
{
	const struct filter_rule *rule = NULL;
	if (begin == end || end - begin > FILTER_JOINED)
		return NULL;
	for (size_t i = begin; i < end; i++)
		if (p->tokens[i].kind != TOKEN_WORD)
			return NULL;
	char *text = joined(p, begin, end - begin);
	rule = filter_bare_word(p->entity, text);
	free(text);
	return rule;
}

/*
 * A word that nothing parts from a value must not be searched for in silence where a longer value was meant: loại:khiếu lại. @p words
 * of the value are read, @p p->at stands behind them.
 */
static bool check_rest(struct parser *p, const struct filter_subject *subject, size_t words)
{
	const struct token *rest = &p->tokens[p->at];
	if ((!p->values.beginning && !p->values.meant.len) ||
		bare_word(p, p->at, run_end(p, p->at)))
		return true;
	struct buf message = {0};
	char *value = joined(p, p->at - words, words);
	buf_printf(&message, _("no value of %s goes on with “%s” after “%s”%s"), subject->shown,
		rest->text, value, buf_text(&p->values.meant));
	buf_puts(&message, _("; put words to be searched for in quotation marks"));
	fail(p, rest->column, ERR_INVALID, buf_text(&message));
	free(value);
	buf_clear(&message);
	return false;
}

/* One value of a term, of as many words as make sense together. */
static bool parse_value(
	struct parser *p, const struct filter_subject *subject, const struct filter_sign *sign)
{
	size_t words = 1;
	buf_cut(&p->values.meant, 0);
	if (p->at >= p->count || p->tokens[p->at].kind == TOKEN_SIGN ||
		p->tokens[p->at].kind == TOKEN_OR) {
		size_t column = p->tokens[p->at < p->count ? p->at : p->count - 1].column;
		return fail(p, column, ERR_INVALID, _("a value is missing here"));
	}
	const struct token *first = &p->tokens[p->at];
	if (first->kind == TOKEN_WORD && filter_joins(subject))
		words = joinable(p, p->at);
	/* A word that a sign follows is still this value where nothing else is: said at the sign. */
	if (!words)
		words = 1;
	for (const size_t most = words; words; words--) {
		char *text = joined(p, p->at, words);
		enum filter_reading result = filter_read_value(&p->values, subject, sign, text);
		free(text);
		if (result == READ_OK) {
			p->at += words;
			return words == most || check_rest(p, subject, words);
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
	for (size_t i = 0; i < p->values.count; i++) {
		clauses *= p->values.rows[i].count;
		if (clauses > CLAUSES)
			return fail(p, column, ERR_INVALID,
				_("too many periods or ranges in one term; use fewer"));
	}
	for (size_t clause = 0; clause < clauses; clause++) {
		int group = p->values.count > 1 ? ++p->groups : 0;
		size_t rest = clause;
		for (size_t i = 0; i < p->values.count; i++) {
			const struct filter_value *value = &p->values.rows[i];
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
	for (size_t i = 0; i < p->values.count; i++) {
		const struct filter_value *value = &p->values.rows[i];
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

/* ---- what follows --------------------------------------------------------------------------------- */

/* Whether the comma at @p at ends the term: a whole name with its sign comes next, or a word that stands alone. */
static bool ends_term(const struct parser *p, size_t at, bool ordered)
{
	size_t end = run_end(p, at + 1);
	struct filter_subject subject;
	if (*p->tokens[at].text != ',' || end == at + 1 || end - at - 1 > FILTER_JOINED)
		return false;
	if (end == p->count || p->tokens[end].kind != TOKEN_SIGN)
		return ordered && bare_word(p, at + 1, end);
	char *name = joined(p, at + 1, end - at - 1);
	bool found = filter_find_subject(p->entity, name, &subject);
	free(name);
	return found;
}

/* ---- terms ---------------------------------------------------------------------------------------- */

/* The term whose sign stands at p->at. */
static bool parse_term(struct parser *p, const struct filter_subject *subject)
{
	const struct token *token = &p->tokens[p->at++];
	static const struct filter_sign equal = {":", OP_EQ, true};
	const struct filter_sign *sign = token->sign;
	const bool ordered = sign->op != OP_EQ && sign->op != OP_NE;
	bool ok = false;
	if (!filter_takes(subject, sign)) {
		struct buf message = {0};
		buf_printf(&message, _("“%s” does not go with %s; use : or !="), token->text,
			subject->shown);
		fail(p, token->column, ERR_INVALID, buf_text(&message));
		buf_clear(&message);
		return false;
	}
	for (;;) {
		if (!parse_value(p, subject, sign))
			goto out;
		if (p->at >= p->count || p->tokens[p->at].kind != TOKEN_OR ||
			ends_term(p, p->at, ordered))
			break;
		/* hạn<=3|quá hạn: a word may stand beside what was compared, another number not. */
		if (ordered && !bare_word(p, p->at + 1, run_end(p, p->at + 1))) {
			fail(p, p->tokens[p->at].column, ERR_INVALID,
				_("only one value can stand after this sign"));
			goto out;
		}
		if (ordered)
			sign = &equal;
		p->at++;
	}
	if (sign->op == OP_NE)
		keep_none(p);
	else if (!keep_any(p, token->column))
		goto out;
	if (subject->field)
		p->looked |= subject->field->flags;
	ok = true;
out:
	filter_values_empty(&p->values);
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
	const struct field *fields[FILTER_NAMES];
	filter_naming_fields(p->entity, fields);
	char *fold = text_fold(text);
	int group = fields[0] && fields[1] ? ++p->groups : 0;
	for (size_t i = 0; i < FILTER_NAMES && fields[i]; i++)
		keep(p, (struct condition){.field = fields[i], .op = OP_CONTAINS, .text = fold},
			group);
	free(fold);
}

/* A run that is a word of its own: “mở”, or “mở|quá hạn”. True and nothing done where it is not. */
static bool parse_bare(struct parser *p, size_t begin, size_t *end, bool *done)
{
	static const struct filter_sign equal = {":", OP_EQ, true};
	const size_t column = p->tokens[begin].column;
	const struct filter_rule *rule = bare_word(p, begin, *end);
	bool ok = true;
	*done = rule != NULL;
	while (ok && rule) {
		struct filter_subject subject;
		if (!filter_find_subject(p->entity, rule->key, &subject))
			die("filter: no subject %s", rule->key);
		char *text = joined(p, begin, *end - begin);
		ok = filter_read_value(&p->values, &subject, &equal, text) == READ_OK;
		free(text);
		rule = NULL;
		if (*end < p->count && p->tokens[*end].kind == TOKEN_OR &&
			*p->tokens[*end].text == '|') {
			size_t next = run_end(p, *end + 1);
			bool term = next < p->count && p->tokens[next].kind == TOKEN_SIGN;
			begin = *end + 1;
			rule = term ? NULL : bare_word(p, begin, next);
			*end = rule ? next : *end;
		}
	}
	ok = ok && (!*done || keep_any(p, column));
	filter_values_empty(&p->values);
	return ok;
}

/* Restricted cases must not be found out by asking for what they hide: who raised them, their words. */
bool filter_guard(
	const struct desk *desk, const struct entity *entity, unsigned flags, struct condition *out)
{
	const struct field *secrecy = entity_field(entity, "secrecy");
	if (desk->role == ROLE_LEADER || desk->role == ROLE_ADMIN ||
		!(flags & (FF_PERSONAL | FF_CONTENT)))
		return false;
	if (entity == &entity_petition)
		*out = (struct condition){.field = entity_field(entity, "kind"),
			.op = OP_NE,
			.number = PETITION_DENUNCIATION};
	else if (secrecy && (flags & FF_PERSONAL))
		*out = (struct condition){.field = secrecy, .op = OP_EQ, .number = SECRECY_NORMAL};
	else if (secrecy)
		*out = (struct condition){
			.field = secrecy, .op = OP_NE, .number = SECRECY_RESTRICTED};
	return entity == &entity_petition || secrecy;
}

/* The name left of the sign at @p sign may be of several words: the longest that is one wins. */
static bool parse_subject(
	struct parser *p, size_t begin, size_t sign, size_t *from, struct filter_subject *out)
{
	size_t most = sign - begin;
	if (most > FILTER_JOINED)
		most = FILTER_JOINED;
	for (size_t words = most; words; words--) {
		bool plain = true;
		for (size_t i = sign - words; words > 1 && i < sign; i++)
			plain = plain && p->tokens[i].kind == TOKEN_WORD;
		if (!plain)
			continue;
		char *name = joined(p, sign - words, words);
		bool found = filter_find_subject(p->entity, name, out);
		free(name);
		if (found) {
			*from = sign - words;
			out->shown = p->tokens[sign - 1].text;
			return true;
		}
	}
	struct buf message = {0};
	filter_unknown_subject(p->entity, p->tokens[sign - 1].text, &message);
	fail(p, p->tokens[sign - 1].column, ERR_INVALID, buf_text(&message));
	buf_clear(&message);
	return false;
}

static bool parse_tokens(struct parser *p)
{
	while (p->at < p->count) {
		size_t begin = p->at, sign = begin, from = begin;
		struct filter_subject subject = {0};
		sign = run_end(p, sign);
		bool term = sign < p->count && p->tokens[sign].kind == TOKEN_SIGN;
		if (term && sign == begin)
			return fail(p, p->tokens[sign].column, ERR_INVALID,
				_("a field name is missing before this sign"));
		if (!term)
			from = sign;
		else if (!parse_subject(p, begin, sign, &from, &subject))
			return false;
		bool bare = false;
		size_t end = from;
		if (begin < from && !parse_bare(p, begin, &end, &bare))
			return false;
		for (size_t i = begin; !bare && i < from; i++)
			keep_words(p, p->tokens[i].text);
		p->at = end > sign ? end : sign;
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
	p.values = (struct filter_values){.desk = desk, .entity = entity, .err = p.err};
	char *clean = NULL;
	bool ok = text_clean(&clean, text, strlen(text), false, p.err) && read_tokens(&p, clean) &&
		parse_tokens(&p);
	struct condition guard;
	if (ok) {
		if (filter_guard(desk, entity, p.looked, &guard))
			keep(&p, guard, 0);
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
	filter_values_clear(&p.values);
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
