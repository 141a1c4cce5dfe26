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

/* One blank where there are several: what was taken out leaves blanks, so that columns stay what they were. */
static void join_blanks(char *text)
{
	char *to = text;

	for (const char *from = text; *from; from++)
		if (*from != ' ' || from[1] != ' ')
			*to++ = *from;
	*to = '\0';
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

/* Take `@owner` out of the text, leaving blanks: the word after the last @ that begins a word. */
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
	memset(mark, ' ', 1 + length);
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

/* Read what follows the sign of a promise; *at is the byte of a mistake. */
static bool read_promise(struct desk *desk, struct logline *read, size_t *at, struct error *err)
{
	/* The owner may stand before the day or behind it: once it is blank, the day is at the end. */
	return take_owner(desk, read->text, &read->owner, at, err) &&
		take_due(read->text, &read->due, at, err);
}

bool logline_parse(
	struct desk *desk, const char *line, struct logline *out, size_t *column, struct error *err)
{
	struct logline read = {0};
	char *clean;
	size_t at = 0;

	*column = 0;
	if (!text_clean(&clean, line, strlen(line), true,
		    err)) /* true: blanks at the ends count for columns */
		return false;
	const char *start = skip_blanks(clean);
	if (*start == '=' || *start == '+') {
		read.kind = *start == '=' ? LOGLINE_ANSWER : LOGLINE_COMMITMENT;
		start = skip_blanks(start + 1);
	}
	*column = characters(clean, start);
	read.text = xstrdup(start);
	bool ok = read.kind != LOGLINE_COMMITMENT || read_promise(desk, &read, &at, err);
	if (!ok) {
		*column += characters(read.text, read.text + at);
		goto out;
	}
	join_blanks(read.text);
	trim_end(read.text);
	ok = *read.text || error_set(err, ERR_INVALID, _("The line is empty: write what was said"));
	if (ok) {
		*out = read;
		read = (struct logline){0};
	}
out:
	logline_clear(&read);
	free(clean);
	return ok;
}

void logline_clear(struct logline *line)
{
	free(line->text);
	*line = (struct logline){0};
}
