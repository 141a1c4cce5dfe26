/*
 * What can stand at the cursor of a filter: a reading of what is left of it that is content with half a text, then the names or
 * values that fit. Knows no field by name.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/filter.h"
#include "domain/filter_inside.h"
#include "domain/records.h"

#define MOST 60 /* options; more help nobody */
#define MOST_VALUES 3 /* values named in the meaning of a field */

/* What is known of the place of the cursor. */
struct place {
	struct desk *desk;
	const struct entity *entity;
	const char *text; /* up to the cursor */
	struct filter_subject subject; /* with shown: a value of it is typed */
	const struct filter_sign *sign;
	size_t run; /* where the words begin that the cursor ends, in bytes */
	bool quoted; /* they are behind an open quotation mark */
	char *typed; /* what an option is compared with, folded, with blanks inside */
	struct filter_options *out;
	int ranks[MOST];
	struct error *err;
};

/* ---- comparing ------------------------------------------------------------------------------------ */

static char *loose(const char *text)
{
	char *fold = text_fold(text);
	for (char *at = fold; *at; at++)
		if (*at == '_' || *at == '-')
			*at = ' ';
	return fold;
}

enum { FITS_BEGIN, FITS_WORDS, FITS_NOT };

/* How well a word fits what is typed. */
static int fit(const struct place *p, const char *word)
{
	int rank = FITS_NOT;
	if (!word || !*word)
		return rank;
	char *own = loose(word);
	size_t length = strlen(p->typed);
	if (strncmp(own, p->typed, length) == 0)
		rank = FITS_BEGIN;
	else if (!length || p->typed[length - 1] != ' ') /* else a whole word was typed already */
		rank = text_matches(own, p->typed) ? FITS_WORDS : FITS_NOT;
	free(own);
	return rank;
}

static int best(int a, int b)
{
	return a < b ? a : b;
}

/* Keep an option in the order of ranks, those of a rank in the order they came. Takes the text. */
static void offer(struct place *p, int rank, char *text, const char *meaning)
{
	struct filter_options *out = p->out;
	size_t at = out->count;
	bool doubled = false;
	for (size_t i = 0; i < out->count; i++)
		doubled = doubled || strcmp(out->list[i].text, text) == 0;
	if (rank == FITS_NOT || doubled || out->count == MOST) {
		free(text);
		return;
	}
	out->list = xrealloc(out->list, (out->count + 1) * sizeof *out->list);
	for (; at && p->ranks[at - 1] > rank; at--) {
		out->list[at] = out->list[at - 1];
		p->ranks[at] = p->ranks[at - 1];
	}
	out->list[at] = (struct filter_option){text, xstrdup(meaning)};
	p->ranks[at] = rank;
	out->count++;
}

/* ---- names ---------------------------------------------------------------------------------------- */

static const struct {
	const struct field_type *type;
	const char *meaning;
} type_hints[] = {
	{&FT_DATE, N_("day: today, 3 (working days), 7d, 10/2026")},
	{&FT_NUMBER, N_("number: 5, or 1..9")},
	{&FT_MONEY, N_("amount, or 1000..9000")},
	{&FT_TIME, N_("hour: 08:30")},
	{&FT_STAMP, N_("begin of a moment: 2026-11")},
	{&FT_TEXT, N_("words in it")},
	{&FT_NOTE, N_("words in it")},
};

/* What can stand behind a name. */
static void explain(const struct field *field, struct buf *out)
{
	if (field->ref) {
		buf_puts(out,
			field->ref == &entity_staff ? _("initials, login, name, or “me”")
						    : _("name or code"));
		return;
	}
	if (field->type == &FT_BOOL) {
		buf_printf(out, "%s, %s", _("yes"), _("no"));
		return;
	}
	for (size_t i = 0; i < FILTER_ROWS(type_hints); i++)
		if (type_hints[i].type == field->type)
			buf_puts(out, _(type_hints[i].meaning));
	for (const struct choice *c = field->choices; c && c->key; c++) {
		if (c - field->choices == MOST_VALUES) {
			buf_puts(out, ", …");
			break;
		}
		buf_printf(out, "%s%s", c == field->choices ? "" : ", ", choice_label(c));
	}
}

static bool is_ordered(const struct field *field)
{
	const struct filter_subject subject = {.field = field, .key = field->key};
	const struct filter_sign sign = {"<=", OP_LE, false};
	return filter_takes(&subject, &sign);
}

static void offer_field(struct place *p, const struct field *field)
{
	char *name = filter_field_name(p->entity, field);
	struct buf meaning = {0}, text = {0};
	int rank = best(fit(p, name), best(fit(p, field->key), fit(p, _(field->label))));
	if (strcmp(locale_language(), "en") == 0)
		buf_printf(&meaning, "%s · ", _(field->label));
	explain(field, &meaning);
	buf_printf(&text, "%s:", name);
	offer(p, rank, buf_steal(&text), buf_text(&meaning));
	if (is_ordered(field) && *p->typed) {
		buf_printf(&text, "%s<=", name);
		offer(p, rank, buf_steal(&text), _("up to and with"));
	}
	buf_clear(&meaning);
	buf_clear(&text);
	free(name);
}

static void offer_names(struct place *p)
{
	for (const struct filter_rule *rule = filter_rules; rule->entity; rule++) {
		struct buf text = {0};
		if (rule->entity != p->entity)
			continue;
		buf_printf(&text, "%s ", _(rule->shown));
		offer(p, fit(p, _(rule->shown)), buf_steal(&text), _(rule->meaning));
	}
	/* What lists show first: that is what people think in. */
	for (int listed = 1; listed >= 0; listed--) {
		for (size_t i = 0; i < p->entity->field_count; i++) {
			const struct field *field = &p->entity->fields[i];
			if (!(field->flags & FF_HIDDEN) &&
				!!(field->flags & FF_LIST) == (listed != 0))
				offer_field(p, field);
		}
	}
}

/* ---- values --------------------------------------------------------------------------------------- */

static void offer_value(struct place *p, int rank, const char *value, const char *meaning)
{
	struct buf text = {0};
	if (rank == FITS_NOT)
		return;
	filter_write_quoted(value, &text);
	buf_putc(&text, ' ');
	offer(p, rank, buf_steal(&text), meaning);
}

static void offer_choices(struct place *p)
{
	const bool english = strcmp(locale_language(), "en") == 0;
	for (const struct choice *c = p->subject.field->choices; c->key; c++) {
		const char *label = choice_label(c);
		int rank = best(fit(p, c->key), best(fit(p, label), fit(p, c->mark)));
		char *value = english ? xstrdup(c->key) : text_lower(label);
		struct buf meaning = {0};
		if (c->mark)
			buf_printf(&meaning, "%s · ", _(c->mark));
		buf_puts(&meaning, english ? label : c->key);
		offer_value(p, rank, value, buf_text(&meaning));
		buf_clear(&meaning);
		free(value);
	}
}

static void offer_days(struct place *p)
{
	char day[DATE_ISO_SIZE];
	struct buf text = {0};
	int year, month, number;
	for (const struct filter_day_word *word = filter_day_words; word->word; word++)
		if (word->shown)
			offer_value(p, fit(p, _(word->shown)), _(word->shown),
				date_show(date_today() + word->days, day));
	date_split(date_today(), &year, &month, &number);
	buf_printf(&text, "%02d/%d", month, year);
	offer_value(p, fit(p, buf_text(&text)), buf_text(&text), _("this month"));
	buf_cut(&text, 0);
	buf_printf(&text, "%d-Q%d", year, (month + 2) / 3);
	offer_value(p, fit(p, buf_text(&text)), buf_text(&text), _("this quarter"));
	buf_cut(&text, 0);
	buf_printf(&text, "%d", year);
	offer_value(p, fit(p, buf_text(&text)), buf_text(&text), _("this year"));
	buf_clear(&text);
	/* A number is being typed, or nothing yet: what it counts. */
	if (!*p->typed || strspn(p->typed, "0123456789") == strlen(p->typed)) {
		struct buf days = {0};
		const char *count = *p->typed ? p->typed : "3";
		offer_value(p, FITS_BEGIN, count, _("so many working days from today"));
		buf_printf(&days, "%sd", count);
		offer_value(p, FITS_BEGIN, buf_text(&days), _("so many days from today"));
		buf_clear(&days);
	}
}

static bool offer_record(void *arg, const void *record)
{
	struct place *p = arg;
	const struct field *field = p->subject.field;
	const struct field *names[FILTER_NAMES];
	struct buf meaning = {0}, code = {0};
	int rank = FITS_NOT;
	const struct field *active = entity_field(field->ref, "active");
	if (active && !field_integer(active, record))
		return true;
	filter_naming_fields(field->ref, names);
	record_code(field->ref, record, &code);
	rank = fit(p, buf_text(&code));
	for (size_t i = 0; i < FILTER_NAMES && names[i]; i++) {
		const char *name = field_string(names[i], record);
		rank = best(rank, fit(p, name));
		/* The longest of its names tells most. */
		if (strlen(name) > meaning.len) {
			buf_cut(&meaning, 0);
			buf_puts(&meaning, name);
		}
	}
	if (rank != FITS_NOT) {
		char *word = filter_reference_word(p->desk, p->entity, field, record);
		if (word)
			offer_value(p, rank, word, buf_text(&meaning));
		free(word);
	}
	buf_clear(&meaning);
	buf_clear(&code);
	return p->out->count < MOST;
}

/* People and cases are too many to be listed here: a part of the name, or the code, finds them. */
static bool is_few(const struct entity *entity)
{
	return entity->numbering == NUM_KEY || entity == &entity_conference;
}

static bool offer_records(struct place *p)
{
	const struct field *field = p->subject.field;
	const struct condition scope = {
		.field = entity_field(field->ref, "kind"),
		.op = OP_EQ,
		.number = filter_scope(field),
	};
	const struct query query = {
		.entity = field->ref,
		.conditions = &scope,
		.count = scope.number ? 1 : 0,
		.sort = field->ref->sort,
		.descending = field->ref->descending,
	};
	if (field->ref == &entity_staff && p->desk->staff)
		offer_value(p, fit(p, _("me")), _("me"), _("you"));
	return !is_few(field->ref) || store_query(p->desk->store, &query, offer_record, p, p->err);
}

static bool offer_values(struct place *p)
{
	const struct field *field = p->subject.field;
	const bool same = p->sign->op == OP_EQ || p->sign->op == OP_NE;
	bool ok = true;
	for (const struct filter_rule *rule = filter_rules; same && rule->entity; rule++)
		if (rule->entity == p->entity && p->subject.key &&
			strcmp(rule->key, p->subject.key) == 0)
			offer_value(p, fit(p, _(rule->shown)), _(rule->shown), _(rule->meaning));
	if (!field)
		return true;
	if (field->choices && field->type == &FT_CHOICE) {
		offer_choices(p);
	} else if (field->type == &FT_DATE) {
		offer_days(p);
	} else if (field->type == &FT_BOOL) {
		offer_value(p, fit(p, _("yes")), _("yes"), _(field->help));
		offer_value(p, fit(p, _("no")), _("no"), _("not that"));
	} else if (field->ref) {
		ok = offer_records(p);
	}
	if (same && !(field->flags & FF_REQUIRED) && field->type != &FT_BOOL) {
		offer_value(p, *p->typed ? fit(p, "-") : FITS_WORDS, "-", _("empty"));
		offer_value(p, *p->typed ? fit(p, "*") : FITS_WORDS, "*", _("filled in"));
	}
	return ok;
}

/* ---- where the cursor is -------------------------------------------------------------------------- */

static size_t skip_blanks(const char *text, size_t at)
{
	while (text[at] == ' ')
		at++;
	return at;
}

/* Where the last @p words words of a run begin; the run's begin where it has no more. */
static size_t last_words(const char *text, size_t begin, size_t end, int words)
{
	size_t at = end;
	while (at > begin && text[at - 1] == ' ')
		at--;
	while (words-- && at > begin) {
		while (at > begin && text[at - 1] == ' ')
			at--;
		while (at > begin && text[at - 1] != ' ')
			at--;
	}
	return skip_blanks(text, at);
}

/* The name that ends before a sign: the longest that is one. */
static bool read_subject(struct place *p, size_t begin, size_t end)
{
	for (int words = FILTER_JOINED; words; words--) {
		size_t from = last_words(p->text, begin, end, words);
		char *name = xstrndup(p->text + from, end - from);
		bool found = *name && filter_find_subject(p->entity, name, &p->subject);
		free(name);
		if (found) {
			p->subject.shown = p->subject.key ? p->subject.key : "";
			return true;
		}
	}
	p->subject = (struct filter_subject){0};
	return false;
}

/* Walk to the cursor. False where an unknown name stands before the value: nothing can be said then. */
static bool walk(struct place *p)
{
	size_t at = 0;
	while (p->text[at]) {
		size_t quote = filter_quote_at(p->text + at, false);
		const struct filter_sign *sign = filter_sign_at(p->text + at);
		if (quote) {
			size_t open = at;
			at += quote;
			while (p->text[at] && !filter_quote_at(p->text + at, true))
				at += p->text[at] == '\\' && p->text[at + 1] ? 2 : 1;
			p->quoted = !p->text[at];
			p->run = p->quoted ? open : at + filter_quote_at(p->text + at, true);
			at = p->quoted ? at : p->run;
			if (!p->quoted)
				p->subject.shown = NULL; /* the value is complete */
		} else if (sign) {
			p->sign = sign;
			if (!read_subject(p, p->run, at))
				return false;
			at += strlen(sign->text);
			p->run = at;
		} else {
			bool separates = p->text[at] == ',' || p->text[at] == '|';
			at++;
			if (separates)
				p->run = at;
		}
	}
	return true;
}

static void set_typed(struct place *p, size_t from)
{
	const char *text = p->text + from;
	size_t quote = filter_quote_at(text, false);
	free(p->typed);
	p->typed = loose(text + quote);
	p->out->from = from;
}

/* Options for a value: of what is typed behind the sign, and where that is a value already, names. */
static bool complete_value(struct place *p)
{
	size_t begin = p->quoted ? p->run : skip_blanks(p->text, p->run);
	struct buf hint = {0};
	set_typed(p, begin);
	if (!offer_values(p))
		return false;
	if (p->subject.field && !p->out->count && !*p->typed)
		explain(p->subject.field, &hint);
	else if (p->subject.by_code && !*p->typed)
		buf_puts(&hint, _("the code or its number"));
	if (hint.len)
		p->out->hint = buf_steal(&hint);
	return true;
}

/* Options for a name: as many words back as make a beginning of one. */
static void complete_name(struct place *p)
{
	const size_t end = strlen(p->text);
	const bool blank = !end || p->text[end - 1] == ' ';
	for (int words = FILTER_JOINED; words; words--) {
		size_t from = last_words(p->text, p->run, end, words);
		if (from >= end)
			break;
		set_typed(p, from);
		if (*p->typed && *p->typed != ' ')
			offer_names(p);
		if (p->out->count)
			return;
	}
	if (blank || p->run == end) {
		set_typed(p, end);
		offer_names(p);
	}
}

bool filter_complete(struct desk *desk, const struct entity *entity, const char *text,
	size_t cursor, struct filter_options *out, struct error *err)
{
	char *left = xstrndup(text, cursor);
	struct place place = {.desk = desk,
		.entity = entity,
		.text = left,
		.typed = xstrdup(""),
		.out = out,
		.err = err};
	bool ok = true;
	*out = (struct filter_options){.from = cursor, .to = cursor};
	if (walk(&place)) {
		if (place.subject.shown)
			ok = complete_value(&place);
		/* The words behind the sign are the value and the begin of the next name. */
		if (ok && !out->count && !out->hint && !place.quoted &&
			(!place.subject.shown || *place.typed))
			complete_name(&place);
	}
	free(place.typed);
	free(left);
	if (!ok)
		filter_options_clear(out);
	return ok;
}

void filter_options_clear(struct filter_options *options)
{
	for (size_t i = 0; i < options->count; i++) {
		free(options->list[i].text);
		free(options->list[i].meaning);
	}
	free(options->list);
	free(options->hint);
	*options = (struct filter_options){0};
}
