/* What the clerk makes of the drafted sentences: kept by report, period and key, with the draft of then, to tell what has changed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/records.h"
#include "report/month_inside.h"

void month_sentence_add(struct month *month, enum month_part part, char *draft)
{
	const size_t count = month->sentence_count;
	int number = 1;

	for (size_t i = 0; i < count; i++)
		number += month->sentences[i].part == part;
	month->sentences = xrealloc(month->sentences, (count + 1) * sizeof *month->sentences);
	struct month_sentence *sentence = &month->sentences[month->sentence_count++];
	*sentence = (struct month_sentence){.part = part, .draft = draft, .text = xstrdup(draft)};
	snprintf(sentence->key, sizeof sentence->key, "%s.%d", month_part_number(part), number);
}

static struct month_sentence *find(const struct month *month, const char *key)
{
	for (size_t i = 0; i < month->sentence_count; i++)
		if (strcasecmp(month->sentences[i].key, key) == 0)
			return &month->sentences[i];
	return NULL;
}

const struct month_sentence *month_sentence_find(const struct month *month, const char *key)
{
	return find(month, key);
}

static void put_text(struct month_sentence *sentence, const char *text)
{
	char *copy = xstrdup(text);

	free(sentence->text);
	sentence->text = copy;
}

/* ---- what is kept ----------------------------------------------------------------------------------------------- */

struct kept {
	struct month *month;
	const char *key; /* NULL: all are taken over; else the record of this one is wanted */
	struct sentence *record;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The numbers of a text with blanks between; point and comma inside of one are left out, they differ by language. */
static char *numbers_of(const char *text)
{
	struct buf out = {0};

	for (const char *at = text; *at; at++) {
		const bool inside = at > text && is_digit(at[-1]) && (*at == '.' || *at == ',') &&
			is_digit(at[1]);
		if (is_digit(*at))
			buf_putc(&out, *at);
		else if (!inside && out.len && out.s[out.len - 1] != ' ')
			buf_putc(&out, ' ');
	}
	return buf_steal(&out);
}

/* Whether two drafts have the same numbers: in another language, or in other words, they say the same. */
static bool same_numbers(const char *a, const char *b)
{
	char *first = numbers_of(a), *second = numbers_of(b);
	const bool same = strcmp(first, second) == 0;

	free(first);
	free(second);
	return same;
}

static bool take_kept(void *arg, const void *record)
{
	struct kept *kept = arg;
	const struct sentence *written = record;
	struct month_sentence *sentence = find(kept->month, written->part);

	if (kept->key) {
		if (strcasecmp(kept->key, written->part) == 0)
			kept->record->record.id = written->record.id;
	} else if (sentence) {
		put_text(sentence, written->text);
		sentence->edited = true;
		/* What was imported does not know its draft. */
		sentence->stale =
			*written->drafted && !same_numbers(written->drafted, sentence->draft);
	}
	return true;
}

static bool read_kept(struct desk *desk, struct kept *kept, struct error *err)
{
	const struct condition conditions[] = {
		{.field = entity_field(&entity_sentence, "form"), .op = OP_EQ, .text = MONTH_FORM},
		{.field = entity_field(&entity_sentence, "period"),
			.op = OP_EQ,
			.text = kept->month->period.name},
	};
	const struct query query = {.entity = &entity_sentence,
		.conditions = conditions,
		.count = sizeof conditions / sizeof conditions[0]};

	return store_query(desk->store, &query, take_kept, kept, err);
}

bool month_sentences_make(struct desk *desk, struct month *month, struct error *err)
{
	struct kept kept = {.month = month};

	month_draft(desk, month);
	return read_kept(desk, &kept, err);
}

void month_sentences_free(struct month *month)
{
	for (size_t i = 0; i < month->sentence_count; i++) {
		free(month->sentences[i].draft);
		free(month->sentences[i].text);
	}
	free(month->sentences);
}

/* ---- writing one ------------------------------------------------------------------------------------------------- */

static struct month_sentence *find_to_write(
	struct desk *desk, struct month *month, const char *key, struct error *err)
{
	struct month_sentence *sentence = find(month, key);

	if (!sentence) {
		error_set(err, ERR_NOT_FOUND, _("the report has no sentence “%s”"), key);
		return NULL;
	}
	if (month->frozen_at) {
		error_set(err, ERR_DENIED, _("the report of %s was frozen on %s"),
			month->period.name, month->frozen_at);
		return NULL;
	}
	return desk_may_write(desk, err) ? sentence : NULL;
}

/* The record of a sentence; its id is 0 where the draft stands. The caller clears it. */
static bool load_record(struct desk *desk, struct month *month, const char *key,
	struct sentence *out, struct error *err)
{
	struct kept kept = {.month = month, .key = key, .record = out};

	return read_kept(desk, &kept, err) &&
		(!out->record.id || desk_load(desk, &entity_sentence, out->record.id, out, err));
}

static void set_texts(struct sentence *record, const char *text, const char *draft)
{
	field_set_string(entity_field(&entity_sentence, "text"), record, text);
	field_set_string(entity_field(&entity_sentence, "drafted"), record, draft);
}

static bool keep(struct desk *desk, const struct month *month,
	const struct month_sentence *sentence, const struct sentence *before, const char *text,
	struct error *err)
{
	struct sentence record = {0};
	bool ok;

	if (before->record.id) {
		record_copy(&entity_sentence, &record, before);
		set_texts(&record, text, sentence->draft);
		ok = desk_save(desk, &entity_sentence, before, &record, "set", err);
	} else {
		record = (struct sentence){.form = xstrdup(MONTH_FORM),
			.period = xstrdup(month->period.name),
			.part = xstrdup(sentence->key)};
		set_texts(&record, text, sentence->draft);
		ok = desk_add(desk, &entity_sentence, &record, err);
	}
	record_clear(&entity_sentence, &record);
	return ok;
}

bool month_sentence_set(struct desk *desk, struct month *month, const char *key, const char *text,
	struct error *err)
{
	struct month_sentence *sentence = find_to_write(desk, month, key, err);
	struct sentence before = {0};
	char *clean;

	if (!sentence || !text_clean(&clean, text, strlen(text), false, err))
		return false;
	if (!*clean || strcmp(clean, sentence->draft) == 0) {
		free(clean);
		return month_sentence_reset(desk, month, key, err);
	}
	const bool ok = month_text_is_safe(desk, clean, err) &&
		load_record(desk, month, sentence->key, &before, err) &&
		keep(desk, month, sentence, &before, clean, err);
	if (ok) {
		put_text(sentence, clean);
		sentence->edited = true;
		sentence->stale = false;
	}
	record_clear(&entity_sentence, &before);
	free(clean);
	return ok;
}

bool month_sentence_reset(
	struct desk *desk, struct month *month, const char *key, struct error *err)
{
	struct month_sentence *sentence = find_to_write(desk, month, key, err);
	struct sentence before = {0};

	if (!sentence)
		return false;
	const bool ok = load_record(desk, month, sentence->key, &before, err) &&
		(!before.record.id ||
			desk_trash(desk, &entity_sentence, before.record.id, true, err));
	if (ok) {
		put_text(sentence, sentence->draft);
		sentence->edited = sentence->stale = false;
	}
	record_clear(&entity_sentence, &before);
	return ok;
}
