/*
 * A paper as one HTML file: charts are SVG in it, styles stand in its head, there is no script and nothing is fetched. On a telephone the
 * parts of the head stand one below the other and wide tables are pushed sideways; printed it is A4, wide tables across.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "report/paper_look.h"
#include "report/paper_table.h"

struct html {
	const struct paper *paper;
	struct buf out;
};

/* ---- styles --------------------------------------------------------------------------------------- */

static const char fixed_style[] =
	"*{box-sizing:border-box}\n"
	"body{margin:0;background:#e8e8e8;color:#000;font-family:\"" FONT_NAME "\",\"Liberation "
	"Serif\",Tinos,serif;font-size:14pt;line-height:1.25;overflow-wrap:break-word}\n"
	"main{background:#fff;max-width:210mm;margin:1rem auto;padding:20mm 15mm 20mm "
	"30mm;box-shadow:0 1px 6px #0004}\n"
	"main.across{max-width:297mm}\n"
	"p,h1,h2,h3{margin:0;white-space:pre-line}.symbol{white-space:pre-wrap}\n"
	".sides{display:flex;gap:2mm}\n.sides>div{flex:1 1 "
	"57%}.sides>div:first-child{flex-basis:43%}\n"
	".rule::after{content:\"\";display:block;border-top:1px solid;margin:3px auto 6px}\n"
	".rule.whole{width:fit-content;margin-left:auto;margin-right:auto}\n"
	".rule.half::after{width:30%}.rule.short::after{width:17%}\n"
	".table{overflow-x:auto;margin:2mm 0 4mm}\n"
	"table{border-collapse:collapse;table-layout:fixed;width:100%}table+table{margin-top:3mm}\n"
	"th,td{border:1px solid #000;padding:1px "
	".2em;vertical-align:top;white-space:pre-line;overflow-wrap:anywhere}\n"
	"th{vertical-align:middle;text-align:center}th.number{font-weight:normal;font-size:85%}\n"
	"td.value{text-align:right;white-space:nowrap}td.date{text-align:center;white-space:nowrap}"
	"\n"
	"tr.strong td{font-weight:bold}td.broken{background:#ffc7ce}\n"
	"figure{margin:2mm 0}figure svg{width:100%;height:auto}\n"
	".break{border:0;border-top:1px dashed #888;margin:6mm 0}\n"
	"@media screen and (max-width:700px){\n"
	"body{font-size:16px;background:#fff}main,main.across{margin:0;padding:4mm;box-shadow:none}"
	"\n"
	".sides{flex-direction:column;gap:4mm}\n"
	"main p,main .list{font-size:max(14px,.95em)}.table{font-size:13px!important}\n"
	"table{table-layout:auto}col{width:auto!important}th,td{overflow-wrap:break-word}\n"
	"figure{overflow-x:auto}figure svg{min-width:520px}}\n"
	"@page{size:A4;margin:20mm 15mm 20mm 30mm;@top-center{content:counter(page);font:13pt "
	"\"" FONT_NAME "\",serif}}\n"
	"@page :first{@top-center{content:none}}\n"
	"@page across{size:A4 landscape}\n"
	"@media "
	"print{body{background:none}main,main.across{margin:0;padding:0;max-width:none;box-shadow:"
	"none}\n"
	"main.across,section.across{page:across}.table{overflow:visible}thead{display:table-header-"
	"group}\n"
	"tr,figure,.sides{break-inside:avoid}.break{break-after:page;border:0;margin:0}}\n";

static void put_styles(struct html *h)
{
	static const char *const aligns[] = {
		[LOOK_LEFT] = "left", [LOOK_CENTRE] = "center", [LOOK_JUSTIFY] = "justify"};

	buf_puts(&h->out, fixed_style);
	for (int id = 0; id < LOOK_COUNT; id++) {
		const struct look *look = paper_look(h->paper->style, (enum look_id)id);
		buf_printf(&h->out, ".%s{font-size:%dpt;text-align:%s", look->css, look->size,
			aligns[look->align]);
		if (look->bold)
			buf_puts(&h->out, ";font-weight:bold");
		if (look->italic)
			buf_puts(&h->out, ";font-style:italic");
		if (look->underline)
			buf_puts(&h->out, ";text-decoration:underline");
		if (look->indent)
			buf_printf(&h->out, ";text-indent:%d.%dmm", look->indent / 10,
				look->indent % 10);
		if (look->before)
			buf_printf(&h->out, ";margin-top:%dpt", look->before);
		if (look->after)
			buf_printf(&h->out, ";margin-bottom:%dpt", look->after);
		if (look->with_next)
			buf_puts(&h->out, ";break-after:avoid");
		buf_puts(&h->out, "}\n");
	}
}

/* ---- paragraphs ----------------------------------------------------------------------------------- */

static const char *tag_of(enum look_id id)
{
	switch (id) {
	case LOOK_NAME:
		return "h1";
	case LOOK_HEADING:
		return "h2";
	case LOOK_TABLE_TITLE:
		return "h3";
	default:
		return "p";
	}
}

static void put_paragraph(void *arg, const struct piece *piece)
{
	static const char *const rules[] = {[RULE_NONE] = "",
		[RULE_WHOLE] = " rule whole",
		[RULE_HALF] = " rule half",
		[RULE_SHORT] = " rule short"};
	struct html *h = arg;
	const struct look *look = paper_look(h->paper->style, piece->id);
	const char *tag = tag_of(piece->id);

	buf_printf(&h->out, "<%s class=\"%s%s\">%s", tag, look->css, rules[look->rule],
		piece->strong && !look->bold ? "<b>" : "");
	buf_xml(&h->out, piece->text);
	/* An empty line of a signature is room for it. */
	if (!*piece->text)
		buf_puts(&h->out, "&#160;");
	buf_printf(&h->out, "%s</%s>\n", piece->strong && !look->bold ? "</b>" : "", tag);
}

static void put_sides(struct html *h, const struct paper_block *block)
{
	buf_puts(&h->out, "<div class=\"sides\">");
	for (int side = 0; side < 2; side++) {
		buf_puts(&h->out, "<div>\n");
		paper_pieces(h->paper, block, side, put_paragraph, h);
		buf_puts(&h->out, "</div>");
	}
	buf_puts(&h->out, "</div>\n");
}

/* ---- tables --------------------------------------------------------------------------------------- */

/* "6=8+9": a line may end behind each sign. */
static void put_formula(struct buf *out, const char *number)
{
	for (; *number; number++) {
		const char letter[] = {*number, '\0'};
		buf_xml(out, letter);
		if (strchr("=+", *number))
			buf_puts(out, "<wbr/>");
	}
}

static void put_headings(struct html *h, const struct table *table, const struct table_part *part)
{
	struct table_box *boxes;
	const size_t count = table_part_boxes(table, part, &boxes);

	buf_puts(&h->out, "<thead>\n");
	for (size_t level = 0; level < table_levels(table); level++) {
		buf_puts(&h->out, "<tr>");
		for (size_t i = 0; i < count; i++) {
			char *text;
			if (boxes[i].level != level)
				continue;
			buf_puts(&h->out,
				boxes[i].columns > 1 ? "<th scope=\"colgroup\""
						     : "<th scope=\"col\"");
			if (boxes[i].columns > 1)
				buf_printf(&h->out, " colspan=\"%zu\"", boxes[i].columns);
			if (boxes[i].levels > 1)
				buf_printf(&h->out, " rowspan=\"%zu\"", boxes[i].levels);
			buf_putc(&h->out, '>');
			text = xstrndup(boxes[i].text, boxes[i].bytes);
			buf_xml(&h->out, text);
			buf_puts(&h->out, "</th>");
			free(text);
		}
		buf_puts(&h->out, "</tr>\n");
	}
	free(boxes);
	if (table_is_numbered(table)) {
		buf_puts(&h->out, "<tr>");
		for (size_t i = 0; i < table_part_count(part); i++) {
			const char *number = table->columns[table_part_column(part, i)].number;
			buf_puts(&h->out, "<th class=\"number\">");
			put_formula(&h->out, number ? number : "");
			buf_puts(&h->out, "</th>");
		}
		buf_puts(&h->out, "</tr>\n");
	}
	buf_puts(&h->out, "</thead>\n");
}

static bool is_broken(const struct table *table, const struct table_row *row, size_t column)
{
	for (size_t i = 0; i < table->identity_count; i++)
		if ((size_t)table->identities[i].left == column &&
			!table_holds(table, row, &table->identities[i]))
			return true;
	return false;
}

static void put_row(struct html *h, const struct table *table, const struct table_part *part,
	const struct table_row *row)
{
	struct buf text = {0};

	buf_puts(&h->out, row->strong ? "<tr class=\"strong\">" : "<tr>");
	for (size_t i = 0; i < table_part_count(part); i++) {
		const size_t column = table_part_column(part, i);
		const bool value = row->cells[column].filled && !row->cells[column].text;
		const bool date = table->columns[column].kind == TABLE_DATE;
		buf_cut(&text, 0);
		table_show(table, row, column, &text);
		buf_puts(&h->out, "<td");
		if (value)
			buf_printf(&h->out, " class=\"%s%s\"", date ? "date" : "value",
				is_broken(table, row, column) ? " broken" : "");
		buf_putc(&h->out, '>');
		buf_xml(&h->out, buf_text(&text));
		buf_puts(&h->out, "</td>");
	}
	buf_puts(&h->out, "</tr>\n");
	buf_clear(&text);
}

/* On paper the columns are as wide as in other forms; on a telephone they are not narrower than their words. */
static void put_part(struct html *h, const struct table *table, const struct table_fit *fit,
	const struct table_part *part)
{
	buf_printf(&h->out, "<table style=\"min-width:%.1fem\"><colgroup>",
		table_part_wanted(fit, part) / 1000.0);
	for (size_t i = 0; i < table_part_count(part); i++)
		buf_printf(&h->out, "<col style=\"width:%.2f%%\"/>",
			table_column_points(fit, part, table_part_column(part, i), 100));
	buf_puts(&h->out, "</colgroup>\n");
	put_headings(h, table, part);
	buf_puts(&h->out, "<tbody>\n");
	for (size_t row = 0; row < table->row_count; row++)
		put_row(h, table, part, &table->rows[row]);
	buf_puts(&h->out, "</tbody></table>\n");
}

static void put_table(struct html *h, const struct table *table)
{
	const struct piece title = {.id = LOOK_TABLE_TITLE, .text = table->title};
	struct table_fit fit;

	if (!table->column_count)
		return;
	table_fit_init(&fit, h->paper, table, typeface_times());
	const bool across = fit.landscape && !h->paper->landscape;
	if (across)
		buf_puts(&h->out, "<section class=\"across\">\n");
	if (*table->title)
		put_paragraph(h, &title);
	buf_printf(&h->out, "<div class=\"table\" tabindex=\"0\" style=\"font-size:%dpt\">\n",
		fit.size);
	for (size_t i = 0; i < fit.part_count; i++)
		put_part(h, table, &fit, &fit.parts[i]);
	buf_puts(&h->out, "</div>\n");
	if (across)
		buf_puts(&h->out, "</section>\n");
	table_fit_clear(&fit);
}

/* ---- charts --------------------------------------------------------------------------------------- */

static void put_shape(void *arg, const struct chart_shape *shape)
{
	static const char *const anchors[] = {
		[ANCHOR_START] = "start", [ANCHOR_MIDDLE] = "middle", [ANCHOR_END] = "end"};
	struct buf *out = arg;

	switch (shape->kind) {
	case SHAPE_LINE:
		buf_printf(out, "<path d=\"M%.1f %.1fl%.1f %.1f\" stroke=\"#%06X\"%s/>\n", shape->x,
			shape->y, shape->width, shape->height, shape->colour,
			shape->dashed ? " stroke-dasharray=\"4 3\"" : "");
		break;
	case SHAPE_BOX:
		buf_printf(out,
			"<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" "
			"fill=\"#%06X\"/>\n",
			shape->x, shape->y, shape->width, shape->height, shape->colour);
		break;
	case SHAPE_DOT:
		buf_printf(out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#%06X\"/>\n",
			shape->x, shape->y, shape->width, shape->colour);
		break;
	case SHAPE_TEXT:
		buf_printf(out,
			"<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.0f\" fill=\"#%06X\" "
			"text-anchor=\"%s\">",
			shape->x, shape->y, shape->height, shape->colour, anchors[shape->anchor]);
		buf_xml(out, shape->text);
		buf_puts(out, "</text>\n");
		break;
	}
}

static void put_chart(struct html *h, const struct paper_chart *chart)
{
	const struct piece title = {.id = LOOK_TABLE_TITLE, .text = chart->title};
	const double width = paper_text_width(h->paper->landscape);

	buf_puts(&h->out, "<figure>\n");
	put_paragraph(h, &title);
	buf_printf(&h->out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %.0f %.0f\" "
		"stroke-width=\".8\" "
		"fill=\"none\"><title>",
		width, chart_height(chart, width));
	buf_xml(&h->out, chart->title);
	buf_puts(&h->out, "</title>\n");
	chart_draw(chart, width, put_shape, &h->out);
	buf_puts(&h->out, "</svg></figure>\n");
}

/* ---- the file ------------------------------------------------------------------------------------- */

static void put_block(struct html *h, const struct paper_block *block)
{
	switch (block->kind) {
	case PAPER_TABLE:
		put_table(h, block->table);
		break;
	case PAPER_CHART:
		put_chart(h, block->chart);
		break;
	case PAPER_BREAK:
		buf_puts(&h->out, "<hr class=\"break\"/>\n");
		break;
	default:
		if (paper_has_sides(block))
			put_sides(h, block);
		else
			paper_pieces(h->paper, block, 0, put_paragraph, h);
	}
}

bool paper_html(const struct paper *paper, FILE *file, struct error *err)
{
	struct html h = {.paper = paper};
	char *title = paper_title(paper);

	buf_puts(&h.out,
		"<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"/>\n"
		"<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"/>\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
		"'none';style-src 'unsafe-inline'\"/>\n<title>");
	buf_xml(&h.out, title);
	free(title);
	buf_puts(&h.out, "</title>\n<style>\n");
	put_styles(&h);
	buf_printf(&h.out, "</style></head>\n<body><main%s>\n",
		paper->landscape ? " class=\"across\"" : "");
	for (size_t i = 0; i < paper->count; i++)
		put_block(&h, &paper->blocks[i]);
	paper_note_pieces(paper, put_paragraph, &h);
	buf_puts(&h.out, "</main></body></html>\n");
	errno = 0;
	const bool ok = fwrite(buf_text(&h.out), 1, h.out.len, file) == h.out.len && !fflush(file);
	const int number = errno ? errno : EIO;
	buf_clear(&h.out);
	return ok || output_error(_("the HTML file"), number, err);
}
