/* Words compared as people type them; similar ones by slips of typing. */
#include "domain/suggest.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/locale.h"
#include "base/text.h"

char *word_key(const char *text)
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

bool word_equals(const char *text, const char *key)
{
	char *other = word_key(text);
	bool equal = strcmp(other, key) == 0;
	free(other);
	return equal;
}

bool word_in(const char *list, const char *key)
{
	size_t length = strlen(key);
	for (const char *at = list; length && (at = strstr(at, key)); at++)
		if ((at == list || at[-1] == '|') && (!at[length] || at[length] == '|'))
			return true;
	return false;
}

void suggest(struct suggestions *s, const char *word, const char *shown)
{
	char *key = word_key(word);
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

void suggestions_show(const struct suggestions *s, struct buf *message)
{
	for (size_t i = 0; i < s->count; i++) {
		buf_puts(message, i ? ", " : _("; did you mean "));
		buf_puts(message, s->best[i].text);
	}
	if (s->count)
		buf_puts(message, "?");
}

void suggestions_clear(struct suggestions *s)
{
	for (size_t i = 0; i < s->count; i++)
		free(s->best[i].text);
	s->count = 0;
}
