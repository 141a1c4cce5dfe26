/* Blocks of a paper: what is said in it, made valid on its way in. What it looks like is the writers' (paper_*.c). */
#include "report/paper.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "base/utf8.h"
#include "report/office.h"

const char paper_gap[] = "……………………";

/* ---- valid text -------------------------------------------------------------------------------- */

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

static bool is_plain(const char *text)
{
	for (const unsigned char *c = (const unsigned char *)text; *c; c++)
		if ((*c < ' ' && *c != '\n') || *c >= 0x7F)
			return false;
	return true;
}

/* Whether a character can stand in a file: no control, none that XML forbids. */
static bool is_allowed(int32_t character)
{
	if (character < ' ')
		return character == '\n' || character == '\r' || character == '\t' ||
			character == '\v' || character == '\f';
	if (character == 0x85)
		return true; /* NEL: text_clean makes an LF of it */
	return (character < 0x7F || character >= 0xA0) && (character & 0xFFFE) != 0xFFFE &&
		(character < 0xFDD0 || character > 0xFDEF);
}

char *paper_clean(const char *text)
{
	struct buf valid = {0};
	struct error err;
	char *clean;

	if (!text || is_plain(text))
		return xstrdup(text ? text : "");
	for (size_t left = strlen(text); left;) {
		int32_t character;
		const size_t bytes = utf8_decode(text, left, &character);
		if (bytes && character == '\t')
			buf_putc(&valid, ' ');
		else if (bytes && is_allowed(character))
			buf_put(&valid, text, bytes);
		else
			buf_puts(&valid, REPLACEMENT);
		text += bytes ? bytes : 1;
		left -= bytes ? bytes : 1;
	}
	if (!text_clean(&clean, buf_text(&valid), valid.len, true, &err))
		die("text of a paper: %s", err.text);
	buf_clear(&valid);
	return clean;
}

/* ---- blocks ------------------------------------------------------------------------------------ */

struct paper_block *paper_add(
	struct paper *paper, enum paper_kind kind, const char *text, const char *second)
{
	if (paper->count == paper->room) {
		paper->room = paper->room ? paper->room * 2 : 32;
		paper->blocks = xrealloc(paper->blocks, paper->room * sizeof *paper->blocks);
	}
	struct paper_block *block = &paper->blocks[paper->count++];
	*block = (struct paper_block){.kind = kind,
		.text = paper_clean(text),
		.second = second ? paper_clean(second) : NULL};
	return block;
}

void paper_add_table(struct paper *paper, struct table *table)
{
	paper_add(paper, PAPER_TABLE, NULL, NULL)->table = table;
}

void paper_add_chart(struct paper *paper, struct paper_chart *chart)
{
	paper_add(paper, PAPER_CHART, NULL, NULL)->chart = chart;
}

void paper_note(struct paper *paper, const char *note)
{
	struct buf notes = {0};
	char *clean = paper_clean(note);
	const size_t bytes = strlen(clean);

	for (const char *line = paper->notes; line && *line; line += strcspn(line, "\n") + 1)
		if (!strncmp(line, clean, bytes) && line[bytes] == '\n') {
			free(clean);
			return;
		}
	buf_printf(&notes, "%s%s\n", paper->notes ? paper->notes : "", clean);
	free(clean);
	free(paper->notes);
	paper->notes = buf_steal(&notes);
}

char *paper_title(const struct paper *paper)
{
	struct buf title = {0};
	bool name = false, about = false;

	if (paper->title)
		return paper_clean(paper->title);
	for (size_t i = 0; i < paper->count; i++) {
		const struct paper_block *block = &paper->blocks[i];
		bool *seen = block->kind == PAPER_NAME ? &name
			: block->kind == PAPER_ABOUT   ? &about
						       : NULL;
		if (!seen || *seen)
			continue;
		*seen = true;
		buf_printf(&title, "%s%s", title.len ? ": " : "", block->text);
	}
	for (size_t i = 0; i < title.len; i++)
		if (title.s[i] == '\n')
			title.s[i] = ' ';
	return buf_steal(&title);
}

void paper_blank(struct paper *paper)
{
	paper_add(paper, PAPER_BLANK, NULL, NULL);
}

void paper_clear(struct paper *paper)
{
	for (size_t i = 0; i < paper->count; i++) {
		free(paper->blocks[i].text);
		free(paper->blocks[i].second);
		table_free(paper->blocks[i].table);
		chart_free(paper->blocks[i].chart);
	}
	free(paper->blocks);
	free(paper->title);
	free(paper->notes);
	*paper = (struct paper){0};
}

void paper_day(date_t day, struct buf *out)
{
	char day_text[4], month_text[4];
	int year, month, number;

	date_split(day, &year, &month, &number);
	snprintf(day_text, sizeof day_text, "%02d", number % 100);
	snprintf(month_text, sizeof month_text, month < 3 ? "%02d" : "%d", month % 100);
	/* TRANSLATORS: a day in words: day, month, year */
	buf_printf(out, _("%s/%s/%d"), day_text, month_text, year);
}

void paper_hour(const char *time, struct buf *out)
{
	int hour, minute;

	if (time && sscanf(time, "%2d:%2d", &hour, &minute) == 2)
		/* TRANSLATORS: an hour in words: hour, minute */
		buf_printf(out, _("%d:%02d"), hour, minute);
	else
		buf_puts(out, paper_gap);
}

static void put_upper(struct buf *out, const char *text)
{
	char *upper = text_upper(text);

	buf_puts(out, upper);
	free(upper);
}

void paper_head(struct paper *paper, struct desk *desk, const char *symbol, date_t day)
{
	const struct settings *settings = &desk->settings;
	const bool party = paper->style == PAPER_PARTY;
	char *office = party ? office_committee(desk) : office_name(desk);
	char *superior = party ? office_committee_above(desk) : xstrdup(settings->superior);
	char *place = office_place(desk);
	struct buf left = {0}, right = {0};

	if (superior && *superior) {
		put_upper(&left, superior);
		buf_putc(&left, '\n');
	}
	put_upper(&left, *office ? office : paper_gap);
	/* Title and motto are Vietnamese on every paper, whatever the screens speak. */
	paper_add(paper, PAPER_HEAD, buf_text(&left),
		party ? "ĐẢNG CỘNG SẢN VIỆT NAM"
		      : "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc");
	buf_cut(&left, 0);
	if (symbol && party)
		buf_printf(&left, "Số      -%s", symbol);
	else if (symbol)
		buf_printf(&left, _("No.:      /%s"), symbol);
	buf_printf(&right, "%s, ", *place ? place : paper_gap);
	if (day)
		paper_day(day, &right);
	else
		buf_puts(&right, paper_gap);
	paper_add(paper, PAPER_NUMBER, buf_text(&left), buf_text(&right));
	buf_clear(&left);
	buf_clear(&right);
	free(office);
	free(superior);
	free(place);
}
