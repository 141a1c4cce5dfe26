/* A paper as text. Tables and charts of it are in paper_text_table.c. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/locale.h"
#include "base/text.h"
#include "report/paper.h"
#include "report/paper_text.h"

enum {
	INDENT = 4, /* first line of a paragraph */
	LEFT_PERCENT = 42, /* of the page: the left one of two parts */
	RULE_COLUMNS = 13,
	LEAST_COLUMNS = 40,
};

void lines_take(void *arg, const char *start, size_t bytes)
{
	struct lines *lines = arg;

	if (lines->count == lines->room) {
		lines->room = lines->room ? lines->room * 2 : 16;
		lines->list = xrealloc(lines->list, lines->room * sizeof *lines->list);
	}
	lines->list[lines->count++] = xstrndup(start, bytes);
}

void lines_clear(struct lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		free(lines->list[i]);
	free(lines->list);
	*lines = (struct lines){0};
}

static void put_blanks(struct buf *out, int count)
{
	text_pad(out, "", count > 0 ? count : 0, ALIGN_LEFT);
}

void text_put_line(struct buf *out, int indent, const char *line)
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

	text_put_line(out, first + (free_columns > 0 ? free_columns / 2 : 0), line);
}

static void write_centred(struct buf *out, int columns, const char *text)
{
	struct lines lines = {0};

	text_wrap(text, columns - 2 * INDENT, lines_take, &lines);
	for (size_t i = 0; i < lines.count; i++)
		put_centred(out, 0, columns, lines.list[i]);
	lines_clear(&lines);
}

/* Blanks at the end of a line are left out. */
static void end_pair(struct buf *out, struct buf *line)
{
	while (line->len && line->s[line->len - 1] == ' ')
		buf_cut(line, line->len - 1);
	text_put_line(out, 0, buf_text(line));
	buf_clear(line);
}

static void write_pair(
	struct buf *out, int columns, const char *left_text, const char *right_text, bool flush)
{
	const int left = (columns - 1) * LEFT_PERCENT / 100, right = columns - 1 - left;
	struct lines first = {0}, second = {0};

	text_wrap(left_text, left, lines_take, &first);
	text_wrap(right_text ? right_text : "", right, lines_take, &second);
	for (size_t i = 0; i < first.count || i < second.count; i++) {
		struct buf line = {0};
		if (i < first.count)
			text_pad(&line, first.list[i], left, flush ? ALIGN_LEFT : ALIGN_CENTRE);
		if (i < second.count && *second.list[i]) {
			const int begin = left + 1 + (right - text_width(second.list[i])) / 2;
			const int used = text_width(buf_text(&line));
			put_blanks(&line, begin - used);
			buf_puts(&line, second.list[i]);
		}
		end_pair(out, &line);
	}
	lines_clear(&first);
	lines_clear(&second);
}

/* With the rules under office and motto, or under the title of the Party. */
static void write_head(
	struct buf *out, int columns, enum paper_style style, const struct paper_block *block)
{
	const char *under = style == PAPER_PARTY ? "*" : "-------";
	struct buf left = {0}, right = {0};

	buf_printf(&left, "%s\n%s", block->text, under);
	buf_printf(&right, "%s\n", block->second ? block->second : "");
	const char *last = block->second ? strrchr(block->second, '\n') : NULL;
	const int rule = text_width(last ? last + 1 : block->second ? block->second : "");
	for (int i = 0; i < rule; i++)
		buf_putc(&right, '-');
	write_pair(out, columns, buf_text(&left), buf_text(&right), false);
	buf_clear(&left);
	buf_clear(&right);
}

static void write_paragraph(struct buf *out, int columns, const char *text)
{
	struct lines paragraphs = {0};

	for (const char *line = text;;) {
		const size_t bytes = strcspn(line, "\n");
		struct buf one = {0};
		put_blanks(&one, INDENT);
		buf_put(&one, line, bytes);
		text_wrap(buf_text(&one), columns, lines_take, &paragraphs);
		buf_clear(&one);
		if (!line[bytes])
			break;
		line += bytes + 1;
	}
	for (size_t i = 0; i < paragraphs.count; i++)
		text_put_line(out, 0, paragraphs.list[i]);
	lines_clear(&paragraphs);
}

/* A text behind a mark; all its lines begin where the first one does. */
static void write_hanging(struct buf *out, int columns, const char *mark, const char *text)
{
	const int hang = INDENT > text_width(mark) + 1 ? INDENT : text_width(mark) + 1;
	struct lines lines = {0};

	text_wrap(text, columns - hang, lines_take, &lines);
	for (size_t i = 0; i < lines.count; i++) {
		struct buf line = {0};
		text_pad(&line, i ? "" : mark, hang, ALIGN_LEFT);
		buf_puts(&line, lines.list[i]);
		text_put_line(out, 0, buf_text(&line));
		buf_clear(&line);
	}
	lines_clear(&lines);
}

static void write_flush(struct buf *out, int columns, const char *text)
{
	struct lines lines = {0};

	text_wrap(text, columns, lines_take, &lines);
	for (size_t i = 0; i < lines.count; i++)
		text_put_line(out, 0, lines.list[i]);
	lines_clear(&lines);
}

static void write_part(struct buf *out, int columns, const struct paper_block *block)
{
	struct buf text = {0};

	buf_printf(&text, "%s: %s", block->second, block->text);
	write_hanging(out, columns, "", buf_text(&text));
	buf_clear(&text);
}

static void write_block(struct buf *out, int columns, enum paper_style style,
	const struct paper_block *block, struct paper_places *places)
{
	char *upper;

	switch (block->kind) {
	case PAPER_HEAD:
		write_head(out, columns, style, block);
		break;
	case PAPER_NUMBER:
	case PAPER_PAIR:
		write_pair(out, columns, block->text, block->second, false);
		break;
	case PAPER_SIGN:
		write_pair(out, columns, block->text, block->second, true);
		break;
	case PAPER_TO:
	case PAPER_NOTE:
		write_centred(out, columns, block->text);
		break;
	case PAPER_NAME:
		upper = text_upper(block->text);
		write_centred(out, columns, upper);
		free(upper);
		break;
	case PAPER_ABOUT:
		write_centred(out, columns, block->text);
		text_put_line(out, (columns - RULE_COLUMNS) / 2, "-------------");
		break;
	case PAPER_HEADING:
	case PAPER_LIST:
		write_flush(out, columns, block->text);
		break;
	case PAPER_TEXT:
	case PAPER_BASIS:
		write_paragraph(out, columns, block->text);
		break;
	case PAPER_ITEM:
		write_hanging(out, columns, block->second ? block->second : "-", block->text);
		break;
	case PAPER_PART:
		write_part(out, columns, block);
		break;
	case PAPER_TABLE:
		text_table(block->table, columns, out, places);
		break;
	case PAPER_CHART:
		text_chart(block->chart, columns, out);
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

void paper_text_places(
	const struct paper *paper, int columns, struct buf *out, struct paper_places *places)
{
	if (columns < LEAST_COLUMNS)
		columns = LEAST_COLUMNS;
	for (size_t i = 0; i < paper->count; i++)
		write_block(out, columns, paper->style, &paper->blocks[i], places);
	if (paper->notes) {
		buf_printf(out, "\n%s\n", _("Notes:"));
		for (const char *note = paper->notes; *note; note += strcspn(note, "\n") + 1) {
			char *line = xstrndup(note, strcspn(note, "\n"));
			write_hanging(out, columns, "-", line);
			free(line);
		}
	}
}

void paper_text(const struct paper *paper, int columns, struct buf *out)
{
	paper_text_places(paper, columns, out, NULL);
}

void paper_places_clear(struct paper_places *places)
{
	free(places->list);
	*places = (struct paper_places){0};
}
