/* Words of gists and what they went with, counted; and the advice that follows from the counts. */
#include "domain/gist.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/choices.h"
#include "domain/clock.h"
#include "domain/desk_inside.h"
#include "domain/rules.h"
#include "domain/wordset.h"

enum {
	LEARN_MOST = 3000, /* newest cases */
	LEARN_AT_ONCE = 150,
	KINDS = KIND_MEDIATION + 1,
	SLOTS_LEAST = 4096, /* of the table of terms; a power of two */
	TERM_MOST = 40, /* bytes; longer ones are no words */
	CANDIDATES = 100, /* newest cases with rare words in common */
	LIKE_LEAST = 55, /* percent; less is not shown */
	LIKE_WORDS = 3, /* so many words in common at least */
	/* Evidence in thousandths. A term that always went with a field weighs 1000, a pair of words twice. */
	EVIDENCE_LEAST = 500,
	LEAD_LEAST =
		1250, /* how far the best must be before the second one, in thousandths of it */
	SHIPPED_WORD = 600, /* a word of the rules, a phrase twice */
};

/* A word or a pair of neighbours, and in how many gists of each field and kind it was. */
struct term {
	char *text; /* NULL: the slot is free */
	unsigned total;
	unsigned kinds[KINDS], kind_total; /* of cases raised at conferences */
	unsigned *fields; /* by index of case_fields */
};

struct gist_memory {
	struct desk *desk;
	struct term *slots;
	size_t slot_count, used;
	size_t field_count; /* of case_fields */
	struct {
		int64_t field, owner;
		unsigned count;
	} * owners; /* pairs seen */
	size_t owner_count;
	struct casefile last; /* read so far: this one and all newer */
	int learned;
	bool complete;
};

struct gist_memory *gist_memory_new(struct desk *desk)
{
	struct gist_memory *memory = xcalloc(1, sizeof *memory);

	memory->desk = desk;
	memory->slot_count = SLOTS_LEAST;
	memory->slots = xcalloc(memory->slot_count, sizeof *memory->slots);
	while (case_fields[memory->field_count].key)
		memory->field_count++;
	return memory;
}

void gist_memory_free(struct gist_memory *memory)
{
	if (!memory)
		return;
	for (size_t i = 0; i < memory->slot_count; i++) {
		free(memory->slots[i].text);
		free(memory->slots[i].fields);
	}
	free(memory->slots);
	free(memory->owners);
	record_clear(&entity_casefile, &memory->last);
	free(memory);
}

/* ---- terms ----------------------------------------------------------------------------------- */

static size_t hash(const char *text)
{
	size_t h = 1469598103934665603u;

	for (; *text; text++)
		h = (h ^ (unsigned char)*text) * 1099511628211u;
	return h;
}

/* The slot of a term, or the free one it would take. */
static struct term *slot_of(struct term *slots, size_t count, const char *text)
{
	size_t i = hash(text) & (count - 1);

	while (slots[i].text && strcmp(slots[i].text, text) != 0)
		i = (i + 1) & (count - 1);
	return &slots[i];
}

static void grow(struct gist_memory *memory)
{
	const size_t count = 2 * memory->slot_count;
	struct term *slots = xcalloc(count, sizeof *slots);

	for (size_t i = 0; i < memory->slot_count; i++)
		if (memory->slots[i].text)
			*slot_of(slots, count, memory->slots[i].text) = memory->slots[i];
	free(memory->slots);
	memory->slots = slots;
	memory->slot_count = count;
}

static struct term *term_for(struct gist_memory *memory, const char *text)
{
	if (2 * memory->used >= memory->slot_count)
		grow(memory);
	struct term *term = slot_of(memory->slots, memory->slot_count, text);
	if (!term->text) {
		term->text = xstrdup(text);
		term->fields = xcalloc(memory->field_count + 1, sizeof *term->fields);
		memory->used++;
	}
	return term;
}

/* Bytes beyond ASCII are letters. */
static bool is_letter(char c)
{
	return isalnum((unsigned char)c) || (c & 0x80);
}

/* The words of a gist in their order, and each pair of neighbours, folded. */
static void each_term(
	const char *gist, void (*term)(void *arg, const char *text, bool pair), void *arg)
{
	char *folded = text_fold(gist ? gist : ""), former[TERM_MOST] = "";
	char pair[2 * TERM_MOST + 2];

	for (char *p = folded; *p;) {
		if (!is_letter(*p)) {
			if (*p != ' ') /* a comma parts them */
				*former = '\0';
			p++;
			continue;
		}
		const char *begin = p;
		while (is_letter(*p))
			p++;
		const size_t length = (size_t)(p - begin);
		if (length >= TERM_MOST) {
			*former = '\0';
			continue;
		}
		char word[TERM_MOST];
		memcpy(word, begin, length);
		word[length] = '\0';
		term(arg, word, false);
		if (*former) {
			snprintf(pair, sizeof pair, "%s %s", former, word);
			term(arg, pair, true);
		}
		strcpy(former, word);
	}
	free(folded);
}

/* ---- learning -------------------------------------------------------------------------------- */

struct lesson {
	struct gist_memory *memory;
	const struct casefile *file;
	size_t field; /* index, or field_count for none */
};

static void learn_term(void *arg, const char *text, bool pair)
{
	struct lesson *lesson = arg;
	struct term *term = term_for(lesson->memory, text);

	(void)pair;
	if (lesson->field < lesson->memory->field_count) {
		term->total++;
		term->fields[lesson->field]++;
	}
	if (lesson->file->channel == CHANNEL_CONFERENCE && lesson->file->kind > 0 &&
		lesson->file->kind < KINDS) {
		term->kind_total++;
		term->kinds[lesson->file->kind]++;
	}
}

static void learn_owner(struct gist_memory *memory, int64_t field, int64_t owner)
{
	size_t i = 0;

	while (i < memory->owner_count &&
		(memory->owners[i].field != field || memory->owners[i].owner != owner))
		i++;
	if (i == memory->owner_count) {
		memory->owners = xrealloc(memory->owners, (i + 1) * sizeof *memory->owners);
		memory->owners[i].field = field;
		memory->owners[i].owner = owner;
		memory->owners[i].count = 0;
		memory->owner_count++;
	}
	memory->owners[i].count++;
}

static size_t field_index(const struct gist_memory *memory, int64_t field)
{
	size_t i = 0;

	while (i < memory->field_count && case_fields[i].value != field)
		i++;
	return i;
}

static bool learn_case(void *arg, const void *record)
{
	struct gist_memory *memory = arg;
	const struct casefile *file = record;
	struct lesson lesson = {memory, file, field_index(memory, file->field)};

	memory->learned++;
	record_clear(&entity_casefile, &memory->last);
	record_copy(&entity_casefile, &memory->last, file);
	if (file->secrecy == SECRECY_RESTRICTED || file->kind == KIND_DENUNCIATION ||
		!desk_may_read(memory->desk, &entity_casefile, file))
		return true;
	each_term(file->summary, learn_term, &lesson);
	if (file->field && file->assignee)
		learn_owner(memory, file->field, file->assignee);
	return true;
}

bool gist_learn(struct gist_memory *memory, bool *more, struct error *err)
{
	const int before = memory->learned;
	const struct query query = {.entity = &entity_casefile,
		.descending = true,
		.from = memory->last.record.id ? &memory->last : NULL,
		.limit = LEARN_AT_ONCE};

	*more = false;
	if (memory->complete)
		return true;
	/* The row it begins after must outlive the call, which changes it. */
	struct casefile from = {0};
	struct query next = query;
	if (query.from) {
		record_copy(&entity_casefile, &from, &memory->last);
		next.from = &from;
	}
	const bool ok = store_query(memory->desk->store, &next, learn_case, memory, err);
	record_clear(&entity_casefile, &from);
	memory->complete =
		ok && (memory->learned - before < LEARN_AT_ONCE || memory->learned >= LEARN_MOST);
	*more = ok && !memory->complete;
	return ok;
}

/* ---- weighing -------------------------------------------------------------------------------- */

struct scale {
	struct gist_memory *memory;
	unsigned fields[CHOICES_MOST + 2], kinds[KINDS];
	/* For each field the two terms that weigh most. */
	struct {
		char text[2 * TERM_MOST + 2];
		unsigned weight;
	} why[CHOICES_MOST + 2][2];
};

static void put_reason(struct scale *scale, size_t field, const char *text, unsigned weight)
{
	size_t place = 2;

	/* The same words with their accents say it better. */
	for (size_t i = 0; i < 2; i++) {
		if (scale->why[field][i].weight && text_folds_to(text, scale->why[field][i].text)) {
			snprintf(scale->why[field][i].text, sizeof scale->why[field][i].text, "%s",
				text);
			return;
		}
	}
	while (place && scale->why[field][place - 1].weight < weight)
		place--;
	if (place == 2)
		return;
	if (place == 0)
		scale->why[field][1] = scale->why[field][0];
	snprintf(scale->why[field][place].text, sizeof scale->why[field][place].text, "%s", text);
	scale->why[field][place].weight = weight;
}

/* How much a term that was so often with something, of all, tells of it: the square of its share. */
static unsigned evidence(unsigned with, unsigned all, bool pair)
{
	const uint64_t share = (uint64_t)with * 1000 / (all + 1);

	return (unsigned)(share * share / 1000 * (pair ? 2 : 1));
}

static void weigh_term(void *arg, const char *text, bool pair)
{
	struct scale *scale = arg;
	const struct gist_memory *memory = scale->memory;
	const struct term *term = slot_of(memory->slots, memory->slot_count, text);

	if (!term->text)
		return;
	for (size_t i = 0; i < memory->field_count; i++) {
		if (!term->fields[i])
			continue;
		const unsigned weight = evidence(term->fields[i], term->total, pair);
		scale->fields[i] += weight;
		put_reason(scale, i, text, weight);
	}
	for (size_t i = 0; i < KINDS; i++)
		if (term->kinds[i])
			scale->kinds[i] += evidence(term->kinds[i], term->kind_total, pair);
}

/* Whether the gist has the words, whole. */
static bool has_words(const char *gist, const char *words)
{
	const size_t length = strlen(words);

	for (const char *p = gist; (p = strstr(p, words)); p++)
		if ((p == gist || !is_letter(p[-1])) && !is_letter(p[length]))
			return true;
	return false;
}

/*
 * A gist to look for the words of the rules in: as typed where it was typed with accents, else folded. "cống" is not "công", but
 * "cong" may be either.
 */
struct typed {
	char *text; /* small letters */
	bool folded;
};

static struct typed typed_of(const char *gist)
{
	char *lower = text_lower(gist), *folded = text_fold(gist);
	struct typed typed = {lower, strcmp(lower, folded) == 0};

	free(folded);
	return typed;
}

/* Weigh the words that the rules give for a value. @p said is called for each that the gist has. */
static void weigh_shipped(const struct typed *gist, const char *words,
	void (*said)(void *arg, const char *words, unsigned weight), void *arg)
{
	char *list = gist->folded ? text_fold(words ? words : "") : xstrdup(words ? words : "");
	char *rest = list;

	for (char *one = strtok_r(list, ",", &rest); one; one = strtok_r(NULL, ",", &rest)) {
		one += strspn(one, " ");
		if (has_words(gist->text, one))
			said(arg, one, strchr(one, ' ') ? 2 * SHIPPED_WORD : SHIPPED_WORD);
	}
	free(list);
}

struct shipped {
	struct scale *scale;
	size_t index;
	bool kind;
};

static void said(void *arg, const char *words, unsigned weight)
{
	struct shipped *shipped = arg;

	if (shipped->kind) {
		shipped->scale->kinds[shipped->index] += 2 * weight; /* said outright */
		return;
	}
	shipped->scale->fields[shipped->index] += weight;
	put_reason(shipped->scale, shipped->index, words, weight);
}

static void weigh_rules(struct scale *scale, const char *gist)
{
	const struct gist_memory *memory = scale->memory;
	struct typed typed = typed_of(gist);
	size_t count;
	const struct list_value *values = rules_list(memory->desk->rules, "fields", &count);

	for (size_t i = 0; i < count; i++) {
		struct shipped shipped = {scale, field_index(memory, values[i].value), false};
		if (shipped.index < memory->field_count)
			weigh_shipped(&typed, values[i].words, said, &shipped);
	}
	values = rules_list(memory->desk->rules, "kind-words", &count);
	for (size_t i = 0; i < count; i++) {
		struct shipped shipped = {scale, (size_t)values[i].value, true};
		if (shipped.index < KINDS)
			weigh_shipped(&typed, values[i].words, said, &shipped);
	}
	free(typed.text);
}

/* The heaviest, where there is enough of it and it is well before the second one; else @p count. */
static size_t clear_winner(const unsigned *weights, size_t count)
{
	size_t best = count;
	unsigned second = 0;

	for (size_t i = 0; i < count; i++) {
		if (best == count || weights[i] > weights[best]) {
			second = best == count ? 0 : weights[best];
			best = i;
		} else if (weights[i] > second) {
			second = weights[i];
		}
	}
	return best < count && weights[best] >= EVIDENCE_LEAST &&
			(uint64_t)weights[best] * 1000 >= (uint64_t)second * LEAD_LEAST
		? best
		: count;
}

/* ---- who ------------------------------------------------------------------------------------- */

/* Who handled most cases of a field; the one who was learned of first (the newest case) among equals. */
static bool usual_owner(
	const struct gist_memory *memory, int64_t field, int64_t *owner, struct error *err)
{
	unsigned best = 0;

	*owner = 0;
	for (size_t i = 0; i < memory->owner_count; i++) {
		struct staff staff = {0};
		if (memory->owners[i].field != field || memory->owners[i].count <= best)
			continue;
		if (!store_load(memory->desk->store, &entity_staff, memory->owners[i].owner, &staff,
			    err))
			return false;
		if (staff.active && !staff.record.trashed) {
			best = memory->owners[i].count;
			*owner = memory->owners[i].owner;
		}
		record_clear(&entity_staff, &staff);
	}
	return true;
}

/* ---- the same matter ------------------------------------------------------------------------- */

static int sets_percent(const struct wordset *a, const struct wordset *b)
{
	const size_t common = wordset_common(a, b);
	const size_t shorter = a->count < b->count ? a->count : b->count;

	if (common < LIKE_WORDS)
		return 0;
	return (wordset_percent(a, b) + (int)(100 * common / shorter)) / 2;
}

int gist_percent(const char *a, const char *b)
{
	struct wordset left, right;

	wordset_of(&left, a);
	wordset_of(&right, b);
	const int percent = sets_percent(&left, &right);
	wordset_clear(&left);
	wordset_clear(&right);
	return percent;
}

struct hunt {
	struct desk *desk;
	struct wordset words;
	struct gist_advice *advice;
	struct error *err;
	bool failed;
};

static void keep_like(struct gist_advice *advice, int64_t id, int percent)
{
	size_t place = advice->like_count;

	while (place && advice->likes[place - 1].percent < percent)
		place--;
	if (place == GIST_LIKES)
		return;
	if (advice->like_count < GIST_LIKES)
		advice->like_count++;
	memmove(&advice->likes[place + 1], &advice->likes[place],
		(advice->like_count - place - 1) * sizeof *advice->likes);
	advice->likes[place] = (struct gist_like){id, percent};
}

/* Only what is open and what this person may read: of the rest not even that it is there. */
static void weigh_case(void *arg, int64_t id)
{
	struct hunt *hunt = arg;
	struct casefile file = {0};
	struct wordset words;

	if (hunt->failed)
		return;
	if (!store_load(hunt->desk->store, &entity_casefile, id, &file, hunt->err)) {
		hunt->failed = true;
		return;
	}
	if (!file.record.trashed && !file.closed_on &&
		desk_may_read(hunt->desk, &entity_casefile, &file)) {
		wordset_of(&words, file.summary);
		const int percent = sets_percent(&hunt->words, &words);
		wordset_clear(&words);
		if (percent >= LIKE_LEAST)
			keep_like(hunt->advice, id, percent);
	}
	record_clear(&entity_casefile, &file);
}

static bool find_likes(
	struct desk *desk, const char *gist, struct gist_advice *advice, struct error *err)
{
	struct hunt hunt = {.desk = desk, .advice = advice, .err = err};

	wordset_of(&hunt.words, gist);
	const bool ok = hunt.words.count < LIKE_WORDS ||
		(store_search_alike(desk->store, gist, CANDIDATES, weigh_case, &hunt, err) &&
			!hunt.failed);
	wordset_clear(&hunt.words);
	return ok;
}

/* ---- the day --------------------------------------------------------------------------------- */

/* The case's own limit that starts on receipt; a kind that begins with intake has none. */
static const struct limit *own_limit(const struct desk *desk, int64_t kind)
{
	const struct lifecycle *lifecycle = rules_lifecycle(desk->rules, kind);

	if (!lifecycle)
		return NULL;
	for (const char *const *id = lifecycle->starts; id && *id; id++) {
		const struct limit *limit = rules_limit(desk->rules, *id, date_today());
		if (limit && limit->main)
			return limit;
	}
	return NULL;
}

static void expect_due(struct desk *desk, int64_t kind, struct gist_advice *advice)
{
	const struct limit *limit = own_limit(desk, kind);
	struct explanation explanation = {0};

	if (kind == KIND_COMPLAINT || kind == KIND_DENUNCIATION || !limit)
		return;
	/* A calendar that ends leaves the day open: it is a suggestion. */
	if (!clock_count(&explanation, desk_calendar(desk), limit, date_today(), NULL, NULL, false,
		    NULL))
		return;
	advice->due = explanation.due;
	advice->limit = limit;
	explanation_clear(&explanation);
}

/* ---- the advice ------------------------------------------------------------------------------ */

/* One word or two neighbours of the gist, as they were typed there. */
static void put_as_typed(const char *gist, const char *folded, struct buf *out)
{
	const int words = strchr(folded, ' ') ? 2 : 1;

	for (const char *p = gist; *p; p++) {
		if (!is_letter(*p) || (p > gist && is_letter(p[-1])))
			continue;
		const char *end = p;
		for (int i = 0; i < words; i++) {
			end += strspn(end, " ");
			while (is_letter(*end))
				end++;
		}
		char *piece = xstrndup(p, (size_t)(end - p));
		const bool found = text_folds_to(piece, folded);
		if (found)
			buf_puts(out, piece);
		free(piece);
		if (found)
			return;
	}
	buf_puts(out, folded); /* words of the rules */
}

static void put_why(const struct scale *scale, size_t field, const char *gist, struct buf *out)
{
	for (size_t i = 0; i < 2 && scale->why[field][i].weight; i++) {
		if (i)
			buf_puts(out, ", ");
		put_as_typed(gist, scale->why[field][i].text, out);
	}
}

bool gist_advise(struct gist_memory *memory, const struct logline *line, struct gist_advice *out,
	struct error *err)
{
	struct scale *scale = xcalloc(1, sizeof *scale);
	struct gist_advice advice = {0};

	scale->memory = memory;
	each_term(line->text, weigh_term, scale);
	weigh_rules(scale, line->text);
	const size_t field = clear_winner(scale->fields, memory->field_count);
	if (field < memory->field_count) {
		advice.field = case_fields[field].value;
		struct buf why = {0};
		put_why(scale, field, line->text, &why);
		snprintf(advice.field_why, sizeof advice.field_why, "%s", buf_text(&why));
		buf_clear(&why);
	}
	const size_t kind = clear_winner(scale->kinds, KINDS);
	if (kind < KINDS && kind != KIND_OPINION)
		advice.kind = (int64_t)kind;
	free(scale);
	if (line->field)
		advice.field = line->field;
	if (line->meant)
		advice.kind = line->meant;
	const bool ok = (!advice.field || usual_owner(memory, advice.field, &advice.owner, err)) &&
		find_likes(memory->desk, line->text, &advice, err);
	if (!ok)
		return false;
	expect_due(memory->desk, advice.kind ? advice.kind : KIND_OPINION, &advice);
	*out = advice;
	return true;
}
