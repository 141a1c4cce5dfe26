/* Sets of folded words. */
#include "domain/wordset.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static int compare_words(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void wordset_of(struct wordset *out, const char *text)
{
	size_t kept = 0;

	*out = (struct wordset){.text = text_fold(text ? text : "")};
	for (char *p = out->text; *p && out->count < WORDSET_MOST;) {
		/* Bytes beyond ASCII are letters: what text_fold could not simplify. */
		if (!isalnum((unsigned char)*p) && !(*p & 0x80)) {
			p++;
			continue;
		}
		char *begin = p;
		while (isalnum((unsigned char)*p) || (*p & 0x80))
			p++;
		if (*p)
			*p++ = '\0';
		out->list[out->count++] = begin;
	}
	if (out->count)
		qsort(out->list, out->count, sizeof out->list[0], compare_words);
	for (size_t i = 0; i < out->count; i++)
		if (!kept || strcmp(out->list[kept - 1], out->list[i]) != 0)
			out->list[kept++] = out->list[i];
	out->count = kept;
}

void wordset_clear(struct wordset *words)
{
	free(words->text);
	*words = (struct wordset){0};
}

size_t wordset_common(const struct wordset *a, const struct wordset *b)
{
	size_t common = 0;

	for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
		const int order = strcmp(a->list[i], b->list[k]);
		common += order == 0;
		i += order <= 0;
		k += order >= 0;
	}
	return common;
}

int wordset_percent(const struct wordset *a, const struct wordset *b)
{
	const size_t all = a->count + b->count;

	return all ? (int)(200 * wordset_common(a, b) / all) : 0;
}
