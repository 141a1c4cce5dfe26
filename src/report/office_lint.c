/* Names of offices in a text. */
#include "report/office_lint.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/rules.h"
#include "report/office.h"
#include "report/redact.h"

/* ---- words ------------------------------------------------------------------------------------------- */

/* A piece of a text in small letters, one blank between its words. */
static char *plain(const char *at, size_t bytes)
{
	char *copy = xstrndup(at, bytes), *lower = text_lower(copy);
	struct buf out = {0};

	for (const char *c = lower; *c; c++)
		if (*c != ' ' && *c != '\n')
			buf_putc(&out, *c);
		else if (out.len && out.s[out.len - 1] != ' ')
			buf_putc(&out, ' ');
	free(copy);
	free(lower);
	return buf_steal(&out);
}

/* Bytes of these words at a place of a text, in any case, accents and all; 0 where they do not stand there. */
static size_t span_of(const char *at, const char *words)
{
	const size_t bytes = redact_span(at, words);
	char *found = plain(at, bytes), *wanted = plain(words, strlen(words));
	const bool same = strcmp(found, wanted) == 0;

	free(found);
	free(wanted);
	return same ? bytes : 0;
}

/* ---- the own name ------------------------------------------------------------------------------------ */

static const char *const kinds[] = {"xã", "phường", "đặc khu", NULL};

/* "xã Tân Lập", as the office calls its place; NULL where it does not. */
static char *own_name(struct desk *desk)
{
	char *office = office_name(desk), *place = office_place(desk), *own = NULL;

	for (size_t i = 0; kinds[i] && *place && !own; i++) {
		struct buf name = {0};
		buf_printf(&name, "%s %s", kinds[i], place);
		if (redact_finds_words(office, buf_text(&name)))
			own = xstrdup(buf_text(&name));
		buf_clear(&name);
	}
	free(office);
	free(place);
	return own;
}

/* "xã Tân Lạp" of the xã Tân Lập: another place would hardly differ in accents alone. */
static bool is_misspelt(const char *own, const char *at, struct buf *out)
{
	const size_t bytes = redact_span(at, own);

	if (!bytes || span_of(at, own))
		return false;
	char *found = xstrndup(at, bytes);
	buf_printf(out, _("“%s” is written here; the name is %s"), found, own);
	free(found);
	return true;
}

/* ---- offices that are no more ------------------------------------------------------------------------ */

/* The sentence around a place of a text. */
static char *sentence(const char *text, const char *at)
{
	const char *from = at, *to = at;

	while (from > text && !strchr(";\n", from[-1]) &&
		!(from[-1] == '.' && strchr(" \n", *from)))
		from--;
	while (*to && !strchr(";\n", *to) && !(*to == '.' && (!to[1] || strchr(" \n", to[1]))))
		to++;
	return xstrndup(from, (size_t)(to - from));
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "05/3/2020", "năm 2020". */
static bool tells_time_before(const char *text, date_t end)
{
	for (const char *at = text; *at; at++) {
		int day, month, year, used = 0;
		if (!is_digit(*at) || (at > text && (is_digit(at[-1]) || at[-1] == '/')))
			continue;
		if (sscanf(at, "%2d/%2d/%4d%n", &day, &month, &year, &used) == 3 &&
			!is_digit(at[used])) {
			const date_t date = date_make(year, month, day);
			if (date && date < end)
				return true;
		}
	}
	for (const char *at = text; (at = strstr(at, "năm ")); at += strlen("năm ")) {
		const int year = atoi(at + strlen("năm "));
		if (year >= 1945 && year < date_year(end))
			return true;
	}
	return false;
}

static bool is_of_the_past(const char *text, const char *at, date_t end)
{
	char *around = sentence(text, at);
	const bool past = tells_time_before(around, end) || strstr(around, "trước đây") ||
		strstr(around, "(cũ)") || strstr(around, " cũ");

	free(around);
	return past;
}

static bool is_no_more(const struct list_value *office, const char *text, const char *at,
	date_t today, struct buf *out)
{
	const char *name = office->words;

	if (!office->until || today <= office->until)
		return false;
	while (*name) {
		const size_t bytes = strcspn(name, ",");
		char *one = xstrndup(name, bytes);
		const bool found = span_of(at, one + strspn(one, " "));
		if (found && !is_of_the_past(text, at, office->until + 1)) {
			char day[DATE_ISO_SIZE];
			buf_printf(out, _("“%s” is no office since %s (%s)"),
				one + strspn(one, " "), date_show(office->until + 1, day),
				office->basis ? office->basis : rule_text(&office->name));
		}
		free(one);
		if (out->len)
			return true;
		name += bytes + (name[bytes] == ',');
	}
	return false;
}

bool office_misnamed(struct desk *desk, const char *text, struct buf *out)
{
	size_t count;
	const struct list_value *offices = rules_list(desk->rules, "old-offices", &count);
	const date_t today = date_today();
	char *own = own_name(desk);
	bool found = false, inside = false;

	for (const char *at = text; *at && !found; at++) {
		const bool word = !strchr(" \n\t.,;:()/\"", *at);
		if (word && !inside) {
			found = own && is_misspelt(own, at, out);
			for (size_t i = 0; i < count && !found; i++)
				found = is_no_more(&offices[i], text, at, today, out);
		}
		inside = word;
	}
	free(own);
	return found;
}
