/*
 * A paper as pages of A4, drawn with cairo and pango. Text is drawn line by line, so that a paragraph goes over pages; rows of tables
 * stay whole where they fit on a page, and the headings are repeated on each. A text that cannot be drawn is an error: cairo would go on
 * in silence, so its status is asked at the end.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "report/paper_cairo.h"
#include "report/paper_draw.h"
#include "report/paper_look.h"
#include "report/paper_table.h"

#define POINTS(millimetres) ((millimetres)*72 / 25.4)

enum { LONG = 1000 }; /* bytes of a text */

struct pdf {
	const struct paper *paper;
	cairo_t *cr;
	cairo_surface_t *surface;
	PangoLayout *layout; /* used for one paragraph after the other */
	bool landscape;
	int page; /* 0: none is begun */
	int number; /* of the page in its paper: that of the first one is not printed */
	double y; /* where the next thing stands */
	bool fresh; /* nothing stands on the page */
	/* Of the column that paragraphs stand in. */
	double x, width;
	struct typeface face; /* of the font there is */
};

/* ---- pages ---------------------------------------------------------------------------------------- */

static double page_width(const struct pdf *p)
{
	return POINTS(p->landscape ? PAGE_LONG : PAGE_SHORT);
}

static double page_bottom(const struct pdf *p)
{
	return POINTS((p->landscape ? PAGE_SHORT : PAGE_LONG) - MARGIN_BOTTOM);
}

/*
 * Words that no line holds, their lines ended: pango takes as many looks at such a word as it has letters. @p room in thousandths of the
 * size of the letters.
 */
static void end_words(struct typeface *face, bool bold, int room, const char *text, struct buf *out)
{
	while (*text) {
		const size_t bytes = strcspn(text, " \n");
		char *word = xstrndup(text, bytes);
		for (size_t at = 0, some; at < bytes; at += some) {
			int lines;
			some = bytes > LONG ? typeface_wrap(face, word + at, bold, room, 1, &lines)
					    : bytes;
			buf_put(out, word + at, some);
			if (at + some < bytes)
				buf_putc(out, '\n');
		}
		free(word);
		text += bytes;
		if (*text)
			buf_putc(out, *text++);
	}
}

static void set_text(
	struct pdf *p, const struct look *look, bool strong, const char *text, double width)
{
	const double room = width - POINTS(look->indent / 10.0);
	PangoLayout *layout = p->layout;
	struct buf words = {0};

	end_words(&p->face, look->bold || strong, (int)(room * 1000 / look->size), text, &words);
	PangoFontDescription *font = draw_font(look->size, look->bold || strong, look->italic);

	pango_layout_set_font_description(layout, font);
	pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_justify(layout, look->align == LOOK_JUSTIFY);
	pango_layout_set_alignment(
		layout, look->align == LOOK_CENTRE ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
	pango_layout_set_indent(layout, (int)(POINTS(look->indent / 10.0) * PANGO_SCALE));
	draw_attributes(layout, look->underline);
	pango_layout_set_text(layout, buf_text(&words), -1);
	pango_font_description_free(font);
	buf_clear(&words);
}

static double layout_height(PangoLayout *layout)
{
	int height;

	pango_layout_get_size(layout, NULL, &height);
	return (double)height / PANGO_SCALE;
}

static void put_page_number(struct pdf *p)
{
	const struct look *look = paper_look(p->paper->style, LOOK_PAGE);
	char number[16];

	snprintf(number, sizeof number, "%d", p->number);
	set_text(p, look, false, number, page_width(p));
	cairo_move_to(p->cr, 0, POINTS(MARGIN_HEADER));
	pango_cairo_show_layout(p->cr, p->layout);
}

static void new_page(struct pdf *p, bool landscape)
{
	if (p->page++)
		cairo_show_page(p->cr);
	p->landscape = landscape;
	p->x = POINTS(MARGIN_LEFT);
	p->width = paper_text_width(landscape);
	cairo_pdf_surface_set_size(
		p->surface, page_width(p), POINTS(landscape ? PAGE_SHORT : PAGE_LONG));
	draw_colour(p->cr, 0);
	if (++p->number > 1)
		put_page_number(p);
	p->y = POINTS(MARGIN_TOP);
	p->fresh = true;
}

/* The way the pages are to stand from here on. */
static void turn(struct pdf *p, bool landscape)
{
	if (!p->page || (p->landscape != landscape && !p->fresh))
		new_page(p, landscape);
	else if (p->landscape != landscape) {
		/* An empty page is turned itself. */
		p->landscape = landscape;
		p->page--;
		p->width = paper_text_width(landscape);
		cairo_pdf_surface_set_size(
			p->surface, page_width(p), POINTS(landscape ? PAGE_SHORT : PAGE_LONG));
		p->page++;
	}
}

/* Room for so many points, else on a new page. */
static void need(struct pdf *p, double height)
{
	if (!p->fresh && p->y + height > page_bottom(p))
		new_page(p, p->landscape);
}

/* ---- paragraphs ----------------------------------------------------------------------------------- */

static void put_rule(struct pdf *p, const struct look *look, double x, double width, double longest)
{
	double length = width / 6;

	if (look->rule == RULE_WHOLE)
		length = longest;
	else if (look->rule == RULE_HALF)
		length = longest * 0.4;
	cairo_set_line_width(p->cr, 0.75);
	cairo_move_to(p->cr, x + (width - length) / 2, p->y + 2);
	cairo_rel_line_to(p->cr, length, 0);
	cairo_stroke(p->cr);
	p->y += 5;
}

/*
 * Draw the lines of a layout from `line` on that stand above `bottom`; at least one where `force`.
 * @return the next line; *height is what was used
 */
static int draw_lines(struct pdf *p, PangoLayout *layout, int line, double x, double y,
	double bottom, bool force, double *height)
{
	PangoLayoutIter *iter = pango_layout_get_iter(layout);
	int at = 0;

	*height = 0;
	do {
		PangoRectangle box;
		if (at < line)
			continue;
		pango_layout_iter_get_line_extents(iter, NULL, &box);
		const double tall = (double)box.height / PANGO_SCALE;
		const double base =
			(double)(pango_layout_iter_get_baseline(iter) - box.y) / PANGO_SCALE;
		if (y + *height + tall > bottom && !(force && at == line))
			break;
		cairo_move_to(p->cr, x + (double)box.x / PANGO_SCALE, y + *height + base);
		pango_cairo_show_layout_line(p->cr, pango_layout_iter_get_line_readonly(iter));
		*height += tall;
		line = at + 1;
		force = false;
	} while (at++, pango_layout_iter_next_line(iter));
	pango_layout_iter_free(iter);
	return line;
}

static void put_paragraph(void *arg, const struct piece *piece)
{
	struct pdf *p = arg;
	const struct look *look = paper_look(p->paper->style, piece->id);
	int width, line = 0;

	set_text(p, look, piece->strong, piece->text, p->width);
	if (!p->fresh)
		p->y += look->before;
	if (look->with_next)
		need(p, layout_height(p->layout) + look->after + 3 * look->size);
	const int lines = pango_layout_get_line_count(p->layout);
	for (;;) {
		double used;
		line = draw_lines(p, p->layout, line, p->x, p->y, page_bottom(p), p->fresh, &used);
		p->y += used;
		p->fresh = p->fresh && used <= 0;
		if (line >= lines)
			break;
		new_page(p, p->landscape);
		/* The number of the page has used the layout. */
		set_text(p, look, piece->strong, piece->text, p->width);
	}
	pango_layout_get_size(p->layout, &width, NULL);
	if (look->rule) {
		PangoRectangle ink;
		pango_layout_get_extents(p->layout, NULL, &ink);
		put_rule(p, look, p->x, p->width, (double)ink.width / PANGO_SCALE);
	}
	p->y += look->after;
	p->fresh = false;
}

struct measure {
	struct pdf *p;
	double height;
};

static void measure_paragraph(void *arg, const struct piece *piece)
{
	struct measure *m = arg;
	const struct look *look = paper_look(m->p->paper->style, piece->id);

	set_text(m->p, look, piece->strong, piece->text, m->p->width);
	m->height +=
		layout_height(m->p->layout) + look->before + look->after + (look->rule ? 5 : 0);
}

/* Both parts begin on one line, and on a page that has room for the longer one where there is such a page. */
static void put_sides(struct pdf *p, const struct paper_block *block)
{
	const double x = p->x, width = p->width, left = width * LEFT_SHARE / 100;
	double tallest = 0, deepest = 0;
	int deepest_page = 0;

	for (int side = 0; side < 2; side++) {
		struct measure m = {.p = p};
		p->width = side ? width - left : left;
		paper_pieces(p->paper, block, side, measure_paragraph, &m);
		tallest = m.height > tallest ? m.height : tallest;
	}
	p->width = width;
	if (tallest < page_bottom(p) - POINTS(MARGIN_TOP))
		need(p, tallest);
	const double top = p->y;
	const bool fits = p->y + tallest <= page_bottom(p);
	for (int side = 0; side < 2; side++) {
		/* Parts longer than a page stand one below the other. */
		if (fits || !side)
			p->y = fits ? top : p->y;
		p->x = side && fits ? x + left : x;
		p->width = !fits ? width : side ? width - left : left;
		paper_pieces(p->paper, block, side, put_paragraph, p);
		if (p->page > deepest_page || p->y > deepest)
			deepest = p->y;
		deepest_page = p->page;
	}
	p->y = deepest + 2;
	p->x = x;
	p->width = width;
	p->fresh = false;
}

/* ---- tables --------------------------------------------------------------------------------------- */

struct grid {
	struct pdf *p;
	const struct table *table;
	const struct table_part *part;
	const struct table_fit *fit;
	size_t count; /* columns */
	double *edges; /* left edges, and the right one of the last */
	struct table_box *boxes;
	size_t box_count;
	double *heights; /* of the levels */
	double number_height, heading_height;
};

static PangoLayout *cell_layout(const struct grid *g, const char *text, double width, double size,
	bool bold, PangoAlignment align)
{
	PangoLayout *layout = draw_layout(g->p->cr);
	PangoFontDescription *font = draw_font(size, bold, false);

	pango_layout_set_font_description(layout, font);
	pango_layout_set_width(layout, (int)((width > 4 ? width : 4) * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_alignment(layout, align);
	draw_attributes(layout, false);
	pango_layout_set_text(layout, text, -1);
	pango_font_description_free(font);
	return layout;
}

static double inner_width(const struct grid *g, size_t first, size_t columns)
{
	return g->edges[first + columns] - g->edges[first] - 2 * g->fit->pad;
}

/* End the lines of a text: at blanks, and in words that no line holds. */
static void end_lines(const struct grid *g, double width, bool bold, struct buf *text)
{
	const int room = (int)(width * 1000 / g->fit->size);
	struct buf lines = {0};
	int count;

	for (size_t at = 0, bytes; at < text->len; at += bytes) {
		bytes = typeface_wrap(g->fit->ruler.face, text->s + at, bold, room, 1, &count);
		const char last = text->s[at + bytes - 1];
		const bool more = at + bytes < text->len;
		buf_put(&lines, text->s + at, bytes - (more && last == ' '));
		if (more && last != '\n')
			buf_putc(&lines, '\n');
	}
	buf_clear(text);
	*text = lines;
}

/* Its words are never broken behind a slash, as pango would. */
static PangoLayout *box_layout(const struct grid *g, const struct table_box *box)
{
	const double width = inner_width(g, box->first, box->columns);
	struct buf text = {0};

	buf_put(&text, box->text, box->bytes);
	end_lines(g, width, true, &text);
	PangoLayout *layout =
		cell_layout(g, buf_text(&text), width, g->fit->size, true, PANGO_ALIGN_CENTER);
	buf_clear(&text);
	return layout;
}

static PangoLayout *number_layout(const struct grid *g, size_t place)
{
	const char *number = g->table->columns[table_part_column(g->part, place)].number;
	const double width = inner_width(g, place, 1), size = g->fit->size - 1;
	struct buf text = {0};

	table_number_lines(&g->fit->ruler, number ? number : "", (int)(width * 1000 / size), &text);
	PangoLayout *layout =
		cell_layout(g, buf_text(&text), width, size, false, PANGO_ALIGN_CENTER);
	buf_clear(&text);
	return layout;
}

static void grid_open(struct grid *g)
{
	const double gap = 2;

	g->count = table_part_count(g->part);
	g->edges = xcalloc(g->count + 1, sizeof *g->edges);
	g->edges[0] = g->p->x;
	for (size_t i = 0; i < g->count; i++)
		g->edges[i + 1] = g->edges[i] +
			table_column_points(
				g->fit, g->part, table_part_column(g->part, i), g->p->width);
	g->box_count = table_part_boxes(g->table, g->part, &g->boxes);
	g->heights = xcalloc(table_levels(g->table), sizeof *g->heights);
	for (size_t i = 0; i < g->box_count; i++) {
		const struct table_box *box = &g->boxes[i];
		PangoLayout *layout = box_layout(g, box);
		double missing = layout_height(layout) + gap;
		for (size_t k = 0; k < box->levels; k++)
			missing -= g->heights[box->level + k];
		if (missing > 0)
			g->heights[box->level + box->levels - 1] += missing;
		g_object_unref(layout);
	}
	for (size_t level = 0; level < table_levels(g->table); level++)
		g->heading_height += g->heights[level];
	for (size_t i = 0; table_is_numbered(g->table) && i < g->count; i++) {
		PangoLayout *layout = number_layout(g, i);
		const double height = layout_height(layout) + gap;
		g->number_height = height > g->number_height ? height : g->number_height;
		g_object_unref(layout);
	}
	g->heading_height += g->number_height;
}

static void grid_close(struct grid *g)
{
	free(g->edges);
	free(g->boxes);
	free(g->heights);
}

static void frame(const struct grid *g, double x, double y, double width, double height)
{
	cairo_set_line_width(g->p->cr, 0.5);
	cairo_rectangle(g->p->cr, x, y, width, height);
	cairo_stroke(g->p->cr);
}

/* A layout in the middle of a box. */
static void put_middle(const struct grid *g, PangoLayout *layout, double x, double y, double height)
{
	cairo_move_to(g->p->cr, x + g->fit->pad, y + (height - layout_height(layout)) / 2);
	pango_cairo_show_layout(g->p->cr, layout);
	g_object_unref(layout);
}

static void put_headings(const struct grid *g)
{
	struct pdf *p = g->p;

	for (size_t i = 0; i < g->box_count; i++) {
		const struct table_box *box = &g->boxes[i];
		double y = p->y, height = 0;
		for (size_t level = 0; level < box->level; level++)
			y += g->heights[level];
		for (size_t k = 0; k < box->levels; k++)
			height += g->heights[box->level + k];
		const double x = g->edges[box->first];
		frame(g, x, y, g->edges[box->first + box->columns] - x, height);
		put_middle(g, box_layout(g, box), x, y, height);
	}
	p->y += g->heading_height - g->number_height;
	for (size_t i = 0; g->number_height > 0 && i < g->count; i++) {
		frame(g, g->edges[i], p->y, g->edges[i + 1] - g->edges[i], g->number_height);
		put_middle(g, number_layout(g, i), g->edges[i], p->y, g->number_height);
	}
	p->y += g->number_height;
	p->fresh = false;
}

/* A new page; headings that fill more than half of one are not repeated. */
static void next_page(const struct grid *g)
{
	struct pdf *p = g->p;

	new_page(p, p->landscape);
	if (g->heading_height < (page_bottom(p) - p->y) / 2)
		put_headings(g);
}

static void put_row(const struct grid *g, const struct table_row *row)
{
	struct pdf *p = g->p;
	PangoLayout **cells = xcalloc(g->count, sizeof *cells);
	int *lines = xcalloc(g->count, sizeof *lines);
	struct buf text = {0};
	const double gap = 2;
	double tallest = 0;
	bool more;

	for (size_t i = 0; i < g->count; i++) {
		const size_t column = table_part_column(g->part, i);
		const bool date = g->table->columns[column].kind == TABLE_DATE;
		buf_cut(&text, 0);
		table_show(g->table, row, column, &text);
		/* Pango takes as many looks at a word that no line holds as it has letters. */
		if (text.len > LONG)
			end_lines(g, inner_width(g, i, 1), row->strong, &text);
		cells[i] = cell_layout(g, buf_text(&text), inner_width(g, i, 1), g->fit->size,
			row->strong,
			row->cells[column].text ? PANGO_ALIGN_LEFT
				: date		? PANGO_ALIGN_CENTER
						: PANGO_ALIGN_RIGHT);
		tallest = layout_height(cells[i]) > tallest ? layout_height(cells[i]) : tallest;
	}
	tallest += gap;
	if (p->y + tallest > page_bottom(p) &&
		tallest + g->heading_height < page_bottom(p) - POINTS(MARGIN_TOP))
		next_page(g);
	/* A row that no page holds goes on over as many as it needs. */
	do {
		double used = 0;
		more = false;
		for (size_t i = 0; i < g->count; i++) {
			double height;
			lines[i] = draw_lines(p, cells[i], lines[i], g->edges[i] + g->fit->pad,
				p->y + gap / 2, page_bottom(p), p->y < page_bottom(p) - 40,
				&height);
			used = height > used ? height : used;
			more |= lines[i] < pango_layout_get_line_count(cells[i]);
		}
		if (used > 0)
			for (size_t i = 0; i < g->count; i++)
				frame(g, g->edges[i], p->y, g->edges[i + 1] - g->edges[i],
					used + gap);
		p->y += used > 0 ? used + gap : 0;
		p->fresh = false;
		if (more)
			next_page(g);
	} while (more);
	for (size_t i = 0; i < g->count; i++)
		g_object_unref(cells[i]);
	free(cells);
	free(lines);
	buf_clear(&text);
}

static void put_part(struct pdf *p, const struct table *table, const struct table_part *part,
	const struct table_fit *fit)
{
	struct grid grid = {.p = p, .table = table, .part = part, .fit = fit};

	grid_open(&grid);
	need(p, grid.heading_height + 2 * fit->size);
	put_headings(&grid);
	for (size_t row = 0; row < table->row_count; row++)
		put_row(&grid, &table->rows[row]);
	p->y += 8;
	grid_close(&grid);
}

static int ask_letter(void *arg, const char *letter, size_t bytes, bool bold)
{
	const struct pdf *p = arg;
	PangoLayout *layout = draw_layout(p->cr);
	PangoFontDescription *font = draw_font(1000, bold, false);
	int width;

	pango_layout_set_font_description(layout, font);
	pango_layout_set_text(layout, letter, (int)bytes);
	pango_layout_get_size(layout, &width, NULL);
	pango_font_description_free(font);
	g_object_unref(layout);
	return width / PANGO_SCALE;
}

static void put_table(struct pdf *p, const struct table *table)
{
	const struct piece title = {.id = LOOK_TABLE_TITLE, .text = table->title};
	struct table_fit fit;

	if (!table->column_count)
		return;
	table_fit_init(&fit, p->paper, table, &p->face);
	turn(p, fit.landscape);
	if (*table->title) {
		need(p, 6.0 * fit.size + 40);
		put_paragraph(p, &title);
	}
	for (size_t i = 0; i < fit.part_count; i++)
		put_part(p, table, &fit.parts[i], &fit);
	table_fit_clear(&fit);
}

/* ---- the paper ------------------------------------------------------------------------------------ */

static void put_chart(struct pdf *p, const struct paper_chart *chart)
{
	const struct piece title = {.id = LOOK_TABLE_TITLE, .text = chart->title};
	const double height = chart_height(chart, p->width);

	need(p, height + 30);
	put_paragraph(p, &title);
	cairo_save(p->cr);
	cairo_translate(p->cr, p->x, p->y);
	draw_chart(p->cr, chart, p->width);
	cairo_restore(p->cr);
	draw_colour(p->cr, 0);
	p->y += height + 6;
}

static void put_break(struct pdf *p, const struct paper_block *block)
{
	if (p->fresh)
		return;
	if (block->strong)
		p->number = 0;
	new_page(p, p->landscape);
}

static void put_block(struct pdf *p, const struct paper_block *block)
{
	if (block->kind == PAPER_TABLE) {
		put_table(p, block->table);
		return;
	}
	turn(p, p->paper->landscape);
	if (block->kind == PAPER_CHART)
		put_chart(p, block->chart);
	else if (block->kind == PAPER_BREAK)
		put_break(p, block);
	else if (paper_has_sides(block))
		put_sides(p, block);
	else
		paper_pieces(p->paper, block, 0, put_paragraph, p);
}

struct sink {
	FILE *file;
	int number; /* errno of the first failure */
};

static cairo_status_t put_bytes(void *arg, const unsigned char *bytes, unsigned count)
{
	struct sink *sink = arg;

	errno = 0;
	if (fwrite(bytes, 1, count, sink->file) == count)
		return CAIRO_STATUS_SUCCESS;
	sink->number = errno ? errno : EIO;
	return CAIRO_STATUS_WRITE_ERROR;
}

static void set_properties(const struct pdf *p)
{
	char stamp[DATE_STAMP_SIZE + 6], *title = paper_title(p->paper);

	clock_stamp(clock_now(), stamp);
	strcat(stamp, "+07:00");
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_TITLE, title);
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATOR, "doithoai");
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATE_DATE, stamp);
	free(title);
}

bool paper_pdf(const struct paper *paper, FILE *file, struct error *err)
{
	struct sink sink = {.file = file};
	struct pdf p = {.paper = paper};

	if (!cairo_late_load(err))
		return false;
	p.surface = cairo_pdf_surface_create_for_stream(
		put_bytes, &sink, POINTS(PAGE_SHORT), POINTS(PAGE_LONG));
	p.cr = cairo_create(p.surface);
	p.layout = draw_layout(p.cr);
	p.face.ask = ask_letter;
	p.face.arg = &p;
	set_properties(&p);
	turn(&p, paper->landscape);
	for (size_t i = 0; i < paper->count; i++)
		put_block(&p, &paper->blocks[i]);
	if (paper->notes) {
		turn(&p, paper->landscape);
		paper_note_pieces(paper, put_paragraph, &p);
	}
	cairo_show_page(p.cr);
	cairo_status_t status = cairo_status(p.cr);
	g_object_unref(p.layout);
	cairo_destroy(p.cr);
	cairo_surface_finish(p.surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(p.surface);
	cairo_surface_destroy(p.surface);
	if (sink.number)
		return output_error(_("the PDF"), sink.number, err);
	if (status != CAIRO_STATUS_SUCCESS)
		return error_set(err, ERR_IO, _("The PDF could not be drawn: %s."),
			cairo_status_to_string(status));
	return true;
}
