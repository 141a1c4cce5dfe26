/* Abbreviations of the office and of the rules, in one sorted list. */
#include "domain/abbreviations.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/records.h"
#include "domain/rules.h"

enum { WORD_MOST = 20 }; /* as abbreviation.word */

struct entry {
	char *word, *text;
};

struct abbreviations {
	struct entry *entries; /* by word */
	size_t count;
	size_t own; /* while it is filled: so many are the office's own */
};

static int compare_entries(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->word, ((const struct entry *)b)->word);
}

static void add_entry(struct abbreviations *list, const char *word, const char *text)
{
	list->entries = xrealloc(list->entries, (list->count + 1) * sizeof *list->entries);
	list->entries[list->count++] = (struct entry){xstrdup(word), xstrdup(text)};
}

static bool add_own(void *arg, const void *record)
{
	const struct abbreviation *own = record;

	add_entry(arg, own->word, own->text);
	return true;
}

static bool is_own(const struct abbreviations *list, const char *word)
{
	for (size_t i = 0; i < list->own; i++)
		if (strcmp(list->entries[i].word, word) == 0)
			return true;
	return false;
}

bool abbreviations_read(struct desk *desk, struct abbreviations **out, struct error *err)
{
	struct abbreviations *list = xcalloc(1, sizeof *list);
	const struct query query = {.entity = &entity_abbreviation};
	size_t count;
	const struct list_value *shipped = rules_list(desk->rules, "abbreviations", &count);

	if (!store_query(desk->store, &query, add_own, list, err)) {
		abbreviations_free(list);
		return false;
	}
	list->own = list->count;
	for (size_t i = 0; i < count; i++)
		if (!is_own(list, shipped[i].key))
			add_entry(list, shipped[i].key, shipped[i].name.vi);
	if (list->count)
		qsort(list->entries, list->count, sizeof *list->entries, compare_entries);
	*out = list;
	return true;
}

void abbreviations_free(struct abbreviations *list)
{
	if (!list)
		return;
	for (size_t i = 0; i < list->count; i++) {
		free(list->entries[i].word);
		free(list->entries[i].text);
	}
	free(list->entries);
	free(list);
}

static bool is_sign(char c)
{
	return c && strchr(".,;:?()[]\"'", c);
}

/* The word in small letters: false where it is none that could be in the list. */
static bool read_word(const char *word, size_t length, char small[WORD_MOST + 1], bool *capital)
{
	if (length < 2 || length > WORD_MOST)
		return false;
	*capital = isupper((unsigned char)word[0]) != 0;
	for (size_t i = 0; i < length; i++) {
		const unsigned char c = (unsigned char)word[i];
		if (!(isdigit(c) || (c < 0x80 && islower(c)) || (i == 0 && *capital)))
			return false;
		small[i] = (char)tolower(c);
	}
	small[length] = '\0';
	return true;
}

char *abbreviations_expand(const struct abbreviations *list, const char *line, size_t end,
	size_t *begin, size_t *length)
{
	char small[WORD_MOST + 1];
	bool capital;
	size_t from;

	while (end > 0 && is_sign(line[end - 1]))
		end--;
	for (from = end; from > 0 && line[from - 1] != ' ';)
		from--;
	while (from < end && is_sign(line[from]))
		from++;
	if (!read_word(line + from, end - from, small, &capital) || !list->count)
		return NULL;
	const struct entry wanted = {.word = small};
	const struct entry *found = bsearch(
		&wanted, list->entries, list->count, sizeof *list->entries, compare_entries);
	if (!found)
		return NULL;
	*begin = from;
	*length = end - from;
	return capital ? text_capital(found->text) : xstrdup(found->text);
}
