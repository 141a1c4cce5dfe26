/* One typed line of the live log. */
#include "domain/logline.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/records.h"

static const char *skip_blanks(const char *s)
{
	return s + strspn(s, " \t");
}

/* Cut blanks and separators off the end. */
static void trim_end(char *text)
{
	size_t len = strlen(text);

	while (len > 0 && strchr(" \t,;", text[len - 1]))
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

/* Take `@owner` out of the text: the word after the last @ that begins a word. */
static bool take_owner(struct desk *desk, char *text, int64_t *owner, size_t *at, struct error *err)
{
	struct commitment holder = {0};
	const struct field *field = entity_field(&entity_commitment, "owner");
	char *mark = NULL;

	for (char *p = text; (p = strchr(p, '@')); p++)
		if (p == text || p[-1] == ' ')
			mark = p;
	if (!mark)
		return true;
	size_t length = strcspn(mark + 1, " ,;");
	char *word = xstrndup(mark + 1, length);
	*at = (size_t)(mark - text);
	bool ok = *word ? desk_parse(desk, &entity_commitment, field, &holder, word, err)
			: error_set(err, ERR_INVALID, _("Write who keeps the promise after @"));
	free(word);
	if (!ok)
		return false;
	*owner = holder.owner;
	memmove(mark, mark + 1 + length, strlen(mark + 1 + length) + 1);
	return true;
}

/* Take `trước 4/12` or `before 4/12` off the end of the text. */
static bool take_due(char *text, date_t *due, size_t *at, struct error *err)
{
	static const char *const words[] = {"trước", "truoc", "before"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t length = strlen(words[i]);
		char *found = NULL;
		for (char *p = text; (p = strstr(p, words[i])); p += length)
			if ((p == text || p[-1] == ' ') && p[length] == ' ')
				found = p;
		if (!found)
			continue;
		char *day = found + length + strspn(found + length, " ");
		/* Only a number is a day: "trước khi bão về" is part of the promise. */
		if (*day < '0' || *day > '9')
			continue;
		char *copy = xstrdup(day);
		trim_end(copy);
		*at = (size_t)(day - text);
		bool ok = date_parse(due, copy, err);
		free(copy);
		if (!ok)
			return false;
		*found = '\0';
		return true;
	}
	return true;
}

bool logline_parse(
	struct desk *desk, const char *line, struct logline *out, size_t *column, struct error *err)
{
	struct logline read = {0};
	const char *start = skip_blanks(line);
	size_t at = 0;

	if (*start == '=' || *start == '+') {
		read.kind = *start == '=' ? LOGLINE_ANSWER : LOGLINE_COMMITMENT;
		start = skip_blanks(start + 1);
	}
	read.text = xstrdup(start);
	if (read.kind == LOGLINE_COMMITMENT) {
		/*
		 * The day stands at the end: read it first, so that an owner before it is found as
		 * well.
		 */
		if (!take_due(read.text, &read.due, &at, err) ||
			!take_owner(desk, read.text, &read.owner, &at, err)) {
			*column = characters(line, start) + characters(read.text, read.text + at);
			logline_clear(&read);
			return false;
		}
	}
	trim_end(read.text);
	if (!*read.text) {
		*column = characters(line, start);
		logline_clear(&read);
		return error_set(err, ERR_INVALID, _("The line is empty: write what was said"));
	}
	*out = read;
	return true;
}

void logline_clear(struct logline *line)
{
	free(line->text);
	*line = (struct logline){0};
}
