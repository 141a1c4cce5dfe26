/* Tables and charts of a paper as text: boxes of headings drawn with lines, numbers at the right, nothing cut. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/locale.h"
#include "base/text.h"
#include "report/paper_text.h"

enum { BETWEEN = 3, /* " │ " */ BAR_LEAST = 8 };

/* A part of a table as it is drawn: its columns from the left. */
struct drawn {
	struct table_ruler ruler;
	const struct table *table;
	const struct table_part *part;
	size_t count;
	struct table_box *boxes;
	size_t box_count;
	struct lines *lines; /* of each box */
	int *heights; /* of each level, without the rule under it */
	size_t levels;
	struct buf *out;
	struct paper_places *places; /* NULL: nobody asks */
};

static size_t column_at(const struct drawn *d, size_t place)
{
	return d->part->repeat && !place ? 0 : d->part->from + place - d->part->repeat;
}

static size_t box_at(const struct drawn *d, size_t level, size_t place)
{
	const size_t column = column_at(d, place);

	for (size_t i = 0; i < d->box_count; i++) {
		const struct table_box *box = &d->boxes[i];
		if (level >= box->level && level < box->level + box->levels &&
			column >= box->first && column < box->first + box->columns)
			return i;
	}
	die("no heading over column %zu of the table “%s”", column, d->table->title);
}

static int box_width(const struct drawn *d, const struct table_box *box)
{
	int width = BETWEEN * ((int)box->columns - 1);

	for (size_t i = 0; i < box->columns; i++)
		width += d->part->widths[box->first + i];
	return width;
}

static void end_line(struct buf *out)
{
	while (out->len && out->s[out->len - 1] == ' ')
		buf_cut(out, out->len - 1);
	buf_putc(out, '\n');
}

static void put_times(struct buf *out, const char *text, int times)
{
	for (int i = 0; i < times; i++)
		buf_puts(out, text);
}

static void put_rule(const struct drawn *d, const char *cross)
{
	for (size_t i = 0; i < d->count; i++) {
		if (i) {
			buf_puts(d->out, "─");
			buf_puts(d->out, cross);
			buf_puts(d->out, "─");
		}
		put_times(d->out, "─", d->part->widths[column_at(d, i)]);
	}
	buf_putc(d->out, '\n');
}

/* Make boxes and lines, and give each level the height that its boxes need; a box over several levels widens the last one. */
static void measure(struct drawn *d)
{
	struct table_box *first = NULL;
	const size_t ahead = d->part->repeat ? table_boxes(d->table, 0, 1, &first) : 0;
	struct table_box *rest;
	const size_t behind = table_boxes(d->table, d->part->from, d->part->until, &rest);

	d->box_count = ahead + behind;
	d->boxes = xcalloc(d->box_count + 1, sizeof *d->boxes);
	if (ahead)
		memcpy(d->boxes, first, ahead * sizeof *first);
	if (behind)
		memcpy(d->boxes + ahead, rest, behind * sizeof *rest);
	free(first);
	free(rest);
	d->levels = table_levels(d->table);
	d->heights = xcalloc(d->levels, sizeof *d->heights);
	d->lines = xcalloc(d->box_count + 1, sizeof *d->lines);
	for (size_t i = 0; i < d->levels; i++)
		d->heights[i] = 1;
	for (size_t i = 0; i < d->box_count; i++) {
		const struct table_box *box = &d->boxes[i];
		char *text = xstrndup(box->text, box->bytes);
		int room = (int)box->levels - 1; /* the rules it covers */
		text_wrap(text, box_width(d, box), lines_take, &d->lines[i]);
		free(text);
		for (size_t k = 0; k < box->levels; k++)
			room += d->heights[box->level + k];
		if ((int)d->lines[i].count > room)
			d->heights[box->level + box->levels - 1] += (int)d->lines[i].count - room;
	}
}

/* Row of a box's inside that a row of a level is. */
static int inside(const struct drawn *d, const struct table_box *box, size_t level, int row)
{
	for (size_t k = box->level; k < level; k++)
		row += d->heights[k] + 1;
	return row;
}

static int box_height(const struct drawn *d, const struct table_box *box)
{
	int height = (int)box->levels - 1;

	for (size_t k = 0; k < box->levels; k++)
		height += d->heights[box->level + k];
	return height;
}

/* One line of a box: its text stands in the middle. */
static void put_box_line(const struct drawn *d, size_t index, int row)
{
	const struct table_box *box = &d->boxes[index];
	const struct lines *lines = &d->lines[index];
	const int at = row - (box_height(d, box) - (int)lines->count) / 2;

	text_pad(d->out, at >= 0 && at < (int)lines->count ? lines->list[at] : "",
		box_width(d, box), ALIGN_CENTRE);
}

/* A row of letters of a level; row -1 is the rule under it. */
static void put_heading_line(const struct drawn *d, size_t level, int row)
{
	bool ruled_before = false;

	for (size_t place = 0; place < d->count;) {
		const size_t index = box_at(d, level, place);
		const struct table_box *box = &d->boxes[index];
		const bool ruled = row < 0 && box->level + box->levels == level + 1;
		const bool below = row < 0 && level + 1 < d->levels;
		if (place) {
			buf_puts(d->out, ruled_before ? "─" : " ");
			buf_puts(d->out,
				row >= 0			? "│"
					: ruled_before && ruled ? "┼"
					: ruled_before		? "┤"
					: ruled			? "├"
								: "│");
			buf_puts(d->out, ruled ? "─" : " ");
		}
		if (!ruled) {
			put_box_line(
				d, index, inside(d, box, level, row < 0 ? d->heights[level] : row));
		} else {
			for (size_t k = 0; k < box->columns; k++) {
				/* A column begins under this box. */
				if (k) {
					const bool split = below &&
						box_at(d, level + 1, place + k - 1) !=
							box_at(d, level + 1, place + k);
					buf_puts(d->out, "─");
					buf_puts(d->out, split ? "┬" : "─");
					buf_puts(d->out, "─");
				}
				put_times(d->out, "─", d->part->widths[box->first + k]);
			}
		}
		ruled_before = ruled;
		place += box->columns;
	}
	end_line(d->out);
}

static void put_headings(const struct drawn *d)
{
	bool numbered = false;

	for (size_t level = 0; level < d->levels; level++) {
		for (int row = 0; row < d->heights[level]; row++)
			put_heading_line(d, level, row);
		if (level + 1 < d->levels)
			put_heading_line(d, level, -1);
	}
	for (size_t i = 0; i < d->table->column_count; i++)
		numbered |= d->table->columns[i].number != NULL;
	if (numbered)
		put_rule(d, "┼");
}

/* The lines that end before here. */
static int line_here(struct paper_places *places, const struct buf *out)
{
	for (; places->read < out->len; places->read++)
		places->line += out->s[places->read] == '\n';
	return places->line;
}

static void put_places(const struct drawn *d, const struct table_row *row)
{
	struct paper_places *places = d->places;
	const int line = line_here(places, d->out);
	int at = 0;

	for (size_t i = 0; i < d->count; i++) {
		const size_t column = column_at(d, i);
		const struct table_cell *cell = &row->cells[column];
		const int columns = d->part->widths[column];
		if (cell->ref || (cell->filled && !cell->text)) {
			if (places->count == places->room) {
				places->room = places->room ? 2 * places->room : 64;
				places->list =
					xrealloc(places->list, places->room * sizeof *places->list);
			}
			places->list[places->count++] = (struct paper_place){.table = d->table,
				.row = (size_t)(row - d->table->rows),
				.column = column,
				.line = line,
				.at = at,
				.columns = columns};
		}
		at += columns + BETWEEN;
	}
}

/* One row of cells, each broken into as many lines as it needs. */
static void put_cells(const struct drawn *d, const struct table_row *row)
{
	struct lines *cells = xcalloc(d->count, sizeof *cells);
	struct buf text = {0};
	size_t height = 1;

	if (row && d->places)
		put_places(d, row);
	for (size_t i = 0; i < d->count; i++) {
		const size_t column = column_at(d, i);
		const char *number = d->table->columns[column].number;
		buf_cut(&text, 0);
		if (row)
			table_show(d->table, row, column, &text);
		else
			table_number_lines(
				&d->ruler, number ? number : "", d->part->widths[column], &text);
		text_wrap(buf_text(&text), d->part->widths[column], lines_take, &cells[i]);
		height = cells[i].count > height ? cells[i].count : height;
	}
	for (size_t line = 0; line < height; line++) {
		for (size_t i = 0; i < d->count; i++) {
			const size_t column = column_at(d, i);
			const bool value =
				row && row->cells[column].filled && !row->cells[column].text;
			buf_puts(d->out, i ? " │ " : "");
			text_pad(d->out, line < cells[i].count ? cells[i].list[line] : "",
				d->part->widths[column],
				!row		? ALIGN_CENTRE
					: value ? ALIGN_RIGHT
						: ALIGN_LEFT);
		}
		end_line(d->out);
	}
	for (size_t i = 0; i < d->count; i++)
		lines_clear(&cells[i]);
	free(cells);
	buf_clear(&text);
}

static void put_part(const struct table *table, const struct table_ruler *ruler,
	const struct table_part *part, struct buf *out, struct paper_places *places)
{
	struct drawn d = {.ruler = *ruler,
		.table = table,
		.part = part,
		.count = part->until - part->from + part->repeat,
		.out = out,
		.places = places};
	bool numbered = false;

	measure(&d);
	put_rule(&d, "┬");
	put_headings(&d);
	for (size_t i = 0; i < table->column_count; i++)
		numbered |= table->columns[i].number != NULL;
	if (numbered)
		put_cells(&d, NULL);
	put_rule(&d, "┼");
	for (size_t row = 0; row < table->row_count; row++) {
		if (row && table->rows[row].strong && !table->rows[row - 1].strong)
			put_rule(&d, "┼");
		put_cells(&d, &table->rows[row]);
	}
	put_rule(&d, "┴");
	for (size_t i = 0; i < d.box_count; i++)
		lines_clear(&d.lines[i]);
	free(d.lines);
	free(d.heights);
	free(d.boxes);
}

void text_table(
	const struct table *table, int columns, struct buf *out, struct paper_places *places)
{
	const struct table_ruler ruler = table_ruler_text(BETWEEN);
	struct table_part *parts;
	struct lines title = {0};

	if (*table->title) {
		text_wrap(table->title, columns, lines_take, &title);
		for (size_t i = 0; i < title.count; i++)
			text_put_line(out, 0, title.list[i]);
		lines_clear(&title);
	}
	if (!table->column_count)
		return;
	struct table_wish *wishes = table_wishes(table, &ruler);
	const size_t count = table_parts(table, &ruler, wishes, columns, &parts);
	free(wishes);
	for (size_t i = 0; i < count; i++) {
		if (i)
			buf_putc(out, '\n');
		put_part(table, &ruler, &parts[i], out, places);
	}
	table_parts_free(parts, count);
	if (!table->row_count)
		text_put_line(out, 0, _("(no rows)"));
}

/* ---- charts -------------------------------------------------------------------------------------- */

/* A line for each value: label, bar, number; a missing one is a dash. */
static void put_value(const struct paper_chart *chart, const char *label,
	const struct chart_value *value, int label_width, int bar_room, struct buf *out)
{
	int64_t low, high, step;

	chart_axis(chart, &low, &high, &step);
	text_pad(out, label, label_width, ALIGN_LEFT);
	buf_putc(out, ' ');
	if (!value->filled) {
		buf_puts(out, "-");
	} else {
		const int64_t bar = value->value > 0 && high > 0
			? (int64_t)((double)bar_room * (double)value->value / (double)high + 0.5)
			: 0;
		put_times(out, "█", (int)bar);
		buf_puts(out, bar ? " " : "");
		buf_number(out, value->value);
	}
	end_line(out);
}

void text_chart(const struct paper_chart *chart, int columns, struct buf *out)
{
	int label_width = 1, bar_room;

	for (size_t i = 0; i < chart->label_count; i++)
		label_width = text_width(chart->labels[i]) > label_width
			? text_width(chart->labels[i])
			: label_width;
	if (label_width > columns / 2)
		label_width = columns / 2;
	bar_room = columns - label_width - 24 > BAR_LEAST ? columns - label_width - 24 : BAR_LEAST;
	buf_puts(out, chart->title);
	if (*chart->unit)
		buf_printf(out, " (%s)", chart->unit);
	buf_putc(out, '\n');
	for (size_t s = 0; s < chart->series_count; s++) {
		if (chart->series_count > 1) {
			buf_puts(out, chart->series[s].name);
			buf_putc(out, '\n');
		}
		for (size_t i = 0; i < chart->label_count; i++) {
			struct lines label = {0};
			text_wrap(chart->labels[i], label_width, lines_take, &label);
			for (size_t k = 0; k + 1 < label.count; k++)
				text_put_line(out, 0, label.list[k]);
			put_value(chart, label.list[label.count - 1], &chart->series[s].values[i],
				label_width, bar_room, out);
			lines_clear(&label);
		}
	}
	if (chart->has_target) {
		struct buf target = {0};
		buf_number(&target, chart->target);
		buf_printf(out, _("Target: %s"), buf_text(&target));
		buf_putc(out, '\n');
		buf_clear(&target);
	}
}
