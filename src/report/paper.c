/* Blocks of a paper, and the writer that makes text of them. */
#include "report/paper.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "report/office.h"

enum {
	INDENT = 4, /* first line of a paragraph */
	LEFT_PERCENT = 42, /* of the page: the left one of two parts */
	RULE_COLUMNS = 13,
	LEAST_COLUMNS = 40,
};

const char paper_gap[] = "……………………";

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
		.text = xstrdup(text ? text : ""),
		.second = second ? xstrdup(second) : NULL};
	return block;
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
	}
	free(paper->blocks);
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
	char *office = office_name(desk), *place = office_place(desk);
	struct buf left = {0}, right = {0};

	if (settings->superior && *settings->superior) {
		put_upper(&left, settings->superior);
		buf_putc(&left, '\n');
	}
	put_upper(&left, *office ? office : paper_gap);
	buf_puts(&left, "\n-------");
	/* The title of the state and its motto are Vietnamese on every paper, whatever the screens speak. */
	buf_puts(&right,
		"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
		"---------------------------");
	paper_add(paper, PAPER_PAIR, buf_text(&left), buf_text(&right))->strong = true;
	buf_cut(&left, 0);
	buf_cut(&right, 0);
	if (symbol)
		buf_printf(&left, _("No.:      /%s"), symbol);
	buf_printf(&right, "%s, ", *place ? place : paper_gap);
	if (day)
		paper_day(day, &right);
	else
		buf_puts(&right, paper_gap);
	paper_add(paper, PAPER_PAIR, buf_text(&left), buf_text(&right));
	buf_clear(&left);
	buf_clear(&right);
	free(office);
	free(place);
}

/* ---- text ---------------------------------------------------------------------------------------- */

/* Lines of one part, collected. */
struct lines {
	char **list;
	size_t count, room;
};

static void take_line(void *arg, const char *start, size_t bytes)
{
	struct lines *lines = arg;

	if (lines->count == lines->room) {
		lines->room = lines->room ? lines->room * 2 : 16;
		lines->list = xrealloc(lines->list, lines->room * sizeof *lines->list);
	}
	lines->list[lines->count++] = xstrndup(start, bytes);
}

static void lines_clear(struct lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		free(lines->list[i]);
	free(lines->list);
}

static void put_blanks(struct buf *out, int count)
{
	text_pad(out, "", count > 0 ? count : 0, ALIGN_LEFT);
}

static void put_line(struct buf *out, int indent, const char *line)
{
	if (*line) {
		put_blanks(out, indent);
		buf_puts(out, line);
	}
	buf_putc(out, '\n');
}

/* Blanks up to the end of a line are left out. */
static void put_centred(struct buf *out, int first, int columns, const char *line)
{
	const int free_columns = columns - text_width(line);

	put_line(out, first + (free_columns > 0 ? free_columns / 2 : 0), line);
}

static void write_centred(struct buf *out, int columns, const char *text)
{
	struct lines lines = {0};

	text_wrap(text, columns - 2 * INDENT, take_line, &lines);
	for (size_t i = 0; i < lines.count; i++)
		put_centred(out, 0, columns, lines.list[i]);
	lines_clear(&lines);
}

static void write_pair(struct buf *out, int columns, const struct paper_block *block)
{
	const int left = (columns - 1) * LEFT_PERCENT / 100, right = columns - 1 - left;
	struct lines first = {0}, second = {0};

	text_wrap(block->text, left, take_line, &first);
	text_wrap(block->second ? block->second : "", right, take_line, &second);
	for (size_t i = 0; i < first.count || i < second.count; i++) {
		struct buf line = {0};
		if (i < first.count)
			text_pad(&line, first.list[i], left, ALIGN_CENTRE);
		if (i < second.count && *second.list[i]) {
			const int begin = left + 1 + (right - text_width(second.list[i])) / 2;
			const int used = text_width(buf_text(&line));
			put_blanks(&line, begin - used);
			buf_puts(&line, second.list[i]);
		}
		while (line.len && line.s[line.len - 1] == ' ')
			buf_cut(&line, line.len - 1);
		put_line(out, 0, buf_text(&line));
		buf_clear(&line);
	}
	lines_clear(&first);
	lines_clear(&second);
}

static void write_paragraph(struct buf *out, int columns, const char *text)
{
	struct lines paragraphs = {0};

	for (const char *line = text;;) {
		const size_t bytes = strcspn(line, "\n");
		struct buf one = {0};
		put_blanks(&one, INDENT);
		buf_put(&one, line, bytes);
		text_wrap(buf_text(&one), columns, take_line, &paragraphs);
		buf_clear(&one);
		if (!line[bytes])
			break;
		line += bytes + 1;
	}
	for (size_t i = 0; i < paragraphs.count; i++)
		put_line(out, 0, paragraphs.list[i]);
	lines_clear(&paragraphs);
}

/* A text behind a mark; all its lines begin where the first one does. */
static void write_hanging(struct buf *out, int columns, const char *mark, const char *text)
{
	const int hang = INDENT > text_width(mark) + 1 ? INDENT : text_width(mark) + 1;
	struct lines lines = {0};

	text_wrap(text, columns - hang, take_line, &lines);
	for (size_t i = 0; i < lines.count; i++) {
		struct buf line = {0};
		text_pad(&line, i ? "" : mark, hang, ALIGN_LEFT);
		buf_puts(&line, lines.list[i]);
		put_line(out, 0, buf_text(&line));
		buf_clear(&line);
	}
	lines_clear(&lines);
}

static void write_flush(struct buf *out, int columns, const char *text)
{
	struct lines lines = {0};

	text_wrap(text, columns, take_line, &lines);
	for (size_t i = 0; i < lines.count; i++)
		put_line(out, 0, lines.list[i]);
	lines_clear(&lines);
}

static void write_part(struct buf *out, int columns, const struct paper_block *block)
{
	struct buf text = {0};

	buf_printf(&text, "%s: %s", block->second, block->text);
	write_hanging(out, columns, "", buf_text(&text));
	buf_clear(&text);
}

static void write_block(struct buf *out, int columns, const struct paper_block *block)
{
	char *upper;

	switch (block->kind) {
	case PAPER_PAIR:
		write_pair(out, columns, block);
		break;
	case PAPER_NAME:
		upper = text_upper(block->text);
		write_centred(out, columns, upper);
		free(upper);
		break;
	case PAPER_ABOUT:
		write_centred(out, columns, block->text);
		put_line(out, (columns - RULE_COLUMNS) / 2, "-------------");
		break;
	case PAPER_HEADING:
	case PAPER_LIST:
		write_flush(out, columns, block->text);
		break;
	case PAPER_TEXT:
		write_paragraph(out, columns, block->text);
		break;
	case PAPER_ITEM:
		write_hanging(out, columns, block->second ? block->second : "-", block->text);
		break;
	case PAPER_PART:
		write_part(out, columns, block);
		break;
	case PAPER_BLANK:
		buf_putc(out, '\n');
		break;
	case PAPER_BREAK:
		for (int i = 0; i < columns; i++)
			buf_putc(out, i % 2 ? ' ' : '-');
		while (out->s[out->len - 1] == ' ')
			buf_cut(out, out->len - 1);
		buf_putc(out, '\n');
		break;
	}
}

void paper_text(const struct paper *paper, int columns, struct buf *out)
{
	if (columns < LEAST_COLUMNS)
		columns = LEAST_COLUMNS;
	for (size_t i = 0; i < paper->count; i++)
		write_block(out, columns, &paper->blocks[i]);
}
