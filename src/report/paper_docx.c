/*
 * A paper as a document of word processors (Office Open XML, ECMA-376): own XML in an own ZIP. Each look is a style of paragraphs, so
 * that who edits the document changes it once. Wide tables stand in sections across the page; the number of the page is in the header.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/zip.h"
#include "report/paper_cairo.h"
#include "report/paper_look.h"
#include "report/paper_table.h"

#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define WORD_SPACES                                                                                \
	"xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "                \
	"xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "         \
	"xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "     \
	"xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "                       \
	"xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATION_FILE "http://schemas.openxmlformats.org/package/2006/relationships"

enum {
	TWIPS = 20, /* a point */
	EMU = 12700, /* a point */
	ROW_LINES = 20,
};

struct docx {
	const struct paper *paper;
	struct zip_part *document;
	struct buf out; /* of the document, what is not in it yet */
	bool landscape; /* of the section that is written */
	bool fresh; /* nothing stands in it yet */
	bool first; /* a paper begins with it */
	double width; /* of the column that paragraphs stand in, points */
	struct buf *pictures;
	size_t picture_count;
};

static int millimetres(int length)
{
	return (int)(length * 1440 / 25.4 + 0.5);
}

/* A long table is never held whole. */
static void pass_on(struct docx *d)
{
	enum { ENOUGH = 1 << 16 };

	if (d->out.len < ENOUGH)
		return;
	zip_part_put(d->document, d->out.s, d->out.len);
	buf_cut(&d->out, 0);
}

/* ---- paragraphs ----------------------------------------------------------------------------------- */

/* A run of text; `more` are properties besides those of the style. */
static void put_run(struct buf *out, const char *more, const char *text)
{
	if (!*text)
		return;
	buf_printf(out, "<w:r>%s%s%s<w:t xml:space=\"preserve\">", *more ? "<w:rPr>" : "", more,
		*more ? "</w:rPr>" : "");
	buf_xml(out, text);
	buf_puts(out, "</w:t></w:r>");
}

/* A rule is an empty paragraph with a line over it, drawn in from both sides. */
static void put_rule(struct docx *d, const struct look *look, const char *text)
{
	double length = d->width / 6;

	if (look->rule == RULE_WHOLE)
		length = look_length(look, text);
	else if (look->rule == RULE_HALF)
		length = look_length(look, text) * 0.4;
	if (length > d->width)
		length = d->width;
	const int side = (int)((d->width - length) / 2 * TWIPS);
	buf_printf(&d->out,
		"<w:p><w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" "
		"w:color=\"000000\"/></w:pBdr>"
		"<w:spacing w:before=\"20\" w:after=\"%d\" w:line=\"80\" w:lineRule=\"exact\"/>"
		"<w:ind w:left=\"%d\" w:right=\"%d\"/></w:pPr></w:p>\n",
		look->after * TWIPS, side, side);
}

static void put_paragraph(void *arg, const struct piece *piece)
{
	struct docx *d = arg;
	const struct look *look = paper_look(d->paper->style, piece->id);

	buf_printf(&d->out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>", look->css);
	for (const char *line = piece->text;;) {
		const size_t bytes = strcspn(line, "\n");
		char *copy = xstrndup(line, bytes);
		put_run(&d->out, piece->strong && !look->bold ? "<w:b/>" : "", copy);
		free(copy);
		if (!line[bytes])
			break;
		buf_puts(&d->out, "<w:r><w:br/></w:r>");
		line += bytes + 1;
	}
	buf_puts(&d->out, "</w:p>\n");
	if (look->rule)
		put_rule(d, look, piece->text);
	d->fresh = false;
}

static void put_sides(struct docx *d, const struct paper_block *block)
{
	const double whole = d->width;
	const int all = (int)(whole * TWIPS), left = all * LEFT_SHARE / 100;

	buf_printf(&d->out,
		"<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>"
		"<w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" "
		"w:type=\"dxa\"/></w:tblCellMar>"
		"</w:tblPr><w:tblGrid><w:gridCol w:w=\"%d\"/><w:gridCol w:w=\"%d\"/></w:tblGrid>"
		"<w:tr><w:trPr><w:cantSplit/></w:trPr>",
		all, left, all - left);
	for (int side = 0; side < 2; side++) {
		const size_t before = d->out.len;
		buf_printf(&d->out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr>",
			side ? all - left : left);
		const size_t head = d->out.len - before;
		d->width = whole * (side ? 100 - LEFT_SHARE : LEFT_SHARE) / 100;
		paper_pieces(d->paper, block, side, put_paragraph, d);
		if (d->out.len == before + head)
			buf_puts(&d->out, "<w:p/>");
		buf_puts(&d->out, "</w:tc>");
	}
	d->width = whole;
	d->fresh = false;
	/* Two tables without a paragraph between them would become one. */
	buf_puts(&d->out,
		"</w:tr></w:tbl>\n<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" "
		"w:line=\"40\" "
		"w:lineRule=\"exact\"/></w:pPr></w:p>\n");
}

/* ---- sections ------------------------------------------------------------------------------------- */

static void put_section(struct docx *d)
{
	const int small = millimetres(PAGE_SHORT), large = millimetres(PAGE_LONG);

	buf_printf(&d->out,
		"<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/><w:type "
		"w:val=\"nextPage\"/>"
		"<w:pgSz w:w=\"%d\" w:h=\"%d\"%s/><w:pgMar w:top=\"%d\" w:right=\"%d\" "
		"w:bottom=\"%d\" "
		"w:left=\"%d\" w:header=\"%d\" w:footer=\"%d\" w:gutter=\"0\"/>%s</w:sectPr>",
		d->landscape ? large : small, d->landscape ? small : large,
		d->landscape ? " w:orient=\"landscape\"" : "", millimetres(MARGIN_TOP),
		millimetres(MARGIN_RIGHT), millimetres(MARGIN_BOTTOM), millimetres(MARGIN_LEFT),
		millimetres(MARGIN_HEADER), millimetres(MARGIN_HEADER),
		d->first ? "<w:pgNumType w:start=\"1\"/><w:titlePg/>" : "");
}

/* End a section that something stands in. */
static void end_section(struct docx *d)
{
	if (d->fresh)
		return;
	buf_puts(&d->out,
		"<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" "
		"w:lineRule=\"exact\"/>");
	put_section(d);
	buf_puts(&d->out, "</w:pPr></w:p>\n");
	d->first = false;
	d->fresh = true;
}

/* From here on the pages stand that way. */
static void turn(struct docx *d, bool landscape)
{
	if (d->landscape == landscape)
		return;
	end_section(d);
	d->landscape = landscape;
	d->width = paper_text_width(landscape);
}

/* ---- tables --------------------------------------------------------------------------------------- */

struct cell_look {
	int size; /* half points */
	const char *align;
	bool bold;
};

/* Paragraphs of a cell; a number like "6=8+9" may be broken behind its signs. */
static void put_cell_text(
	struct buf *out, const struct cell_look *look, const char *text, bool formula)
{
	char run[96];

	snprintf(run, sizeof run, "%s<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>",
		look->bold ? "<w:b/>" : "", look->size, look->size);
	for (;;) {
		const size_t bytes = strcspn(text, "\n");
		struct buf line = {0};
		for (size_t i = 0; i < bytes; i++) {
			buf_putc(&line, text[i]);
			if (formula && strchr("=+", text[i]))
				buf_puts(&line, "\xE2\x80\x8B");
		}
		buf_printf(out,
			"<w:p><w:pPr><w:pStyle w:val=\"cell\"/><w:jc w:val=\"%s\"/></w:pPr>",
			look->align);
		put_run(out, run, buf_text(&line));
		buf_puts(out, "</w:p>");
		buf_clear(&line);
		if (!text[bytes])
			break;
		text += bytes + 1;
	}
}

static void begin_cell(struct buf *out, double points, size_t span, const char *more)
{
	buf_printf(out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", (int)(points * TWIPS));
	if (span > 1)
		buf_printf(out, "<w:gridSpan w:val=\"%zu\"/>", span);
	buf_printf(out, "%s</w:tcPr>", more);
}

static void put_table_headings(struct docx *d, const struct table *table,
	const struct table_part *part, const struct table_fit *fit)
{
	const struct cell_look bold = {fit->size * 2, "center", true};
	const struct cell_look plain = {fit->size * 2 - 2, "center", false};
	struct table_box *boxes;
	const size_t count = table_part_boxes(table, part, &boxes);

	for (size_t level = 0; level < table_levels(table); level++) {
		buf_puts(&d->out, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
		for (size_t place = 0; place < table_part_count(part);) {
			const struct table_box *box = NULL;
			double points = 0;
			for (size_t i = 0; i < count; i++)
				if (boxes[i].first == place && boxes[i].level <= level &&
					level < boxes[i].level + boxes[i].levels)
					box = &boxes[i];
			if (!box)
				die("no heading over column %zu of the table “%s”", place,
					table->title);
			for (size_t k = 0; k < box->columns; k++)
				points += table_column_points(
					fit, part, table_part_column(part, place + k), d->width);
			const bool begins = box->level == level;
			begin_cell(&d->out, points, box->columns,
				box->levels < 2	 ? "<w:vAlign w:val=\"center\"/>"
					: begins ? "<w:vMerge w:val=\"restart\"/><w:vAlign "
						   "w:val=\"center\"/>"
						 : "<w:vMerge/>");
			char *text = xstrndup(box->text, begins ? box->bytes : 0);
			put_cell_text(&d->out, &bold, text, false);
			free(text);
			buf_puts(&d->out, "</w:tc>");
			place += box->columns;
		}
		buf_puts(&d->out, "</w:tr>\n");
	}
	free(boxes);
	if (!table_is_numbered(table))
		return;
	buf_puts(&d->out, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
	for (size_t i = 0; i < table_part_count(part); i++) {
		const size_t column = table_part_column(part, i);
		const char *number = table->columns[column].number;
		begin_cell(&d->out, table_column_points(fit, part, column, d->width), 1, "");
		put_cell_text(&d->out, &plain, number ? number : "", true);
		buf_puts(&d->out, "</w:tc>");
	}
	buf_puts(&d->out, "</w:tr>\n");
}

/*
 * A row, no part of it higher than ROW_LINES lines: word processors are slow with rows that go over pages, some for ever. The parts
 * have no line between them.
 */
static void put_row(struct docx *d, const struct table *table, const struct table_part *part,
	const struct table_fit *fit, const struct table_row *row)
{
	size_t *begins = xcalloc(table->column_count, sizeof *begins);
	bool first = true, more;

	do {
		more = false;
		buf_puts(&d->out, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
		for (size_t i = 0; i < table_part_count(part); i++) {
			const size_t column = table_part_column(part, i);
			const struct table_cell *cell = &row->cells[column];
			const struct cell_look look = {.size = fit->size * 2,
				.align = cell->text				    ? "left"
					: table->columns[column].kind == TABLE_DATE ? "center"
										    : "right",
				.bold = row->strong};
			struct buf text = {0};
			if (cell->text) {
				const char *rest = cell->text + begins[column];
				const double inner =
					table_column_points(fit, part, column, d->width) -
					2 * fit->pad;
				int lines;
				const size_t bytes =
					typeface_wrap(fit->ruler.face, rest, row->strong,
						(int)(inner * 1000 / fit->size), ROW_LINES, &lines);
				buf_put(&text, rest, bytes);
				begins[column] += bytes;
				more |= rest[bytes] != '\0';
			} else if (first) {
				table_show(table, row, column, &text);
			}
			begin_cell(&d->out, table_column_points(fit, part, column, d->width), 1,
				first ? "" : "<w:tcBorders><w:top w:val=\"nil\"/></w:tcBorders>");
			put_cell_text(&d->out, &look, buf_text(&text), false);
			buf_puts(&d->out, "</w:tc>");
			buf_clear(&text);
		}
		buf_puts(&d->out, "</w:tr>\n");
		first = false;
		pass_on(d);
	} while (more);
	free(begins);
}

static void put_part(struct docx *d, const struct table *table, const struct table_part *part,
	const struct table_fit *fit)
{
	const int margin = (int)(fit->pad * TWIPS);

	/* Moved in: else the text of the first column would stand at the margin, and the line left of it. */
	buf_printf(&d->out,
		"<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:tblInd w:w=\"%d\" "
		"w:type=\"dxa\"/><w:tblBorders>",
		(int)(d->width * TWIPS), margin);
	static const char *const edges[] = {"top", "left", "bottom", "right", "insideH", "insideV"};
	for (size_t i = 0; i < sizeof edges / sizeof edges[0]; i++)
		buf_printf(&d->out,
			"<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>",
			edges[i]);
	buf_printf(&d->out,
		"</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"%d\" "
		"w:type=\"dxa\"/>"
		"<w:right w:w=\"%d\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>",
		margin, margin);
	for (size_t i = 0; i < table_part_count(part); i++)
		buf_printf(&d->out, "<w:gridCol w:w=\"%d\"/>",
			(int)(table_column_points(fit, part, table_part_column(part, i), d->width) *
				TWIPS));
	buf_puts(&d->out, "</w:tblGrid>\n");
	put_table_headings(d, table, part, fit);
	for (size_t row = 0; row < table->row_count; row++)
		put_row(d, table, part, fit, &table->rows[row]);
	buf_puts(&d->out,
		"</w:tbl>\n<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"160\" "
		"w:lineRule=\"exact\"/></w:pPr></w:p>\n");
}

static void put_table(struct docx *d, const struct table *table)
{
	const struct piece title = {.id = LOOK_TABLE_TITLE, .text = table->title};
	struct table_fit fit;

	if (!table->column_count)
		return;
	table_fit_init(&fit, d->paper, table, typeface_times());
	turn(d, fit.landscape);
	if (*table->title)
		put_paragraph(d, &title);
	for (size_t i = 0; i < fit.part_count; i++)
		put_part(d, table, &fit.parts[i], &fit);
	table_fit_clear(&fit);
	d->fresh = false;
}

/* ---- charts --------------------------------------------------------------------------------------- */

static void put_picture(
	struct docx *d, const struct paper_chart *chart, struct buf *picture, double width)
{
	const int64_t across = (int64_t)(width * EMU);
	const int64_t down = (int64_t)(chart_height(chart, width) * EMU);
	const size_t id = ++d->picture_count;

	d->pictures = xrealloc(d->pictures, id * sizeof *d->pictures);
	d->pictures[id - 1] = *picture;
	*picture = (struct buf){0};
	buf_printf(&d->out,
		"<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:drawing><wp:inline "
		"distT=\"0\" distB=\"0\" "
		"distL=\"0\" distR=\"0\"><wp:extent cx=\"%lld\" cy=\"%lld\"/><wp:docPr id=\"%zu\" "
		"name=\"chart%zu\" descr=\"",
		(long long)across, (long long)down, id, id);
	buf_xml(&d->out, chart->title);
	buf_printf(&d->out,
		"\"/><a:graphic><a:graphicData "
		"uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>"
		"<pic:nvPicPr><pic:cNvPr id=\"%zu\" "
		"name=\"chart%zu.png\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
		"<a:blip "
		"r:embed=\"rIdChart%zu\"/><a:stretch><a:fillRect/></a:stretch></"
		"pic:blipFill><pic:spPr><a:xfrm>"
		"<a:off x=\"0\" y=\"0\"/><a:ext cx=\"%lld\" cy=\"%lld\"/></a:xfrm><a:prstGeom "
		"prst=\"rect\"><a:avLst/>"
		"</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></"
		"w:drawing></w:r></w:p>\n",
		id, id, id, (long long)across, (long long)down);
}

static void put_chart(struct docx *d, const struct paper_chart *chart)
{
	const struct piece title = {.id = LOOK_TABLE_TITLE, .text = chart->title};
	struct buf picture = {0};

	turn(d, d->paper->landscape);
	put_paragraph(d, &title);
	if (chart_png(chart, d->width, &picture)) {
		put_picture(d, chart, &picture, d->width);
	} else {
		/* Built without cairo: the numbers themselves. */
		struct table *table = chart_table(chart);
		put_table(d, table);
		table_free(table);
	}
	buf_clear(&picture);
}

/* ---- parts of the file ---------------------------------------------------------------------------- */

static void put_block(struct docx *d, const struct paper_block *block)
{
	switch (block->kind) {
	case PAPER_TABLE:
		put_table(d, block->table);
		break;
	case PAPER_CHART:
		put_chart(d, block->chart);
		break;
	case PAPER_BREAK:
		if (d->fresh)
			break;
		if (block->strong) {
			end_section(d);
			d->first = true;
		} else {
			buf_puts(&d->out, "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>\n");
		}
		break;
	default:
		turn(d, d->paper->landscape);
		if (paper_has_sides(block))
			put_sides(d, block);
		else
			paper_pieces(d->paper, block, 0, put_paragraph, d);
	}
}

static void make_document(struct docx *d)
{
	d->landscape = d->paper->landscape;
	d->fresh = d->first = true;
	d->width = paper_text_width(d->landscape);
	buf_puts(&d->out, XML_HEAD "<w:document " WORD_SPACES "><w:body>\n");
	for (size_t i = 0; i < d->paper->count; i++)
		put_block(d, &d->paper->blocks[i]);
	if (d->paper->notes) {
		turn(d, d->paper->landscape);
		paper_note_pieces(d->paper, put_paragraph, d);
	}
	put_section(d);
	buf_puts(&d->out, "</w:body></w:document>\n");
	zip_part_put(d->document, d->out.s, d->out.len);
}

static void put_style(struct buf *out, const struct look *look)
{
	static const char *const aligns[] = {
		[LOOK_LEFT] = "left", [LOOK_CENTRE] = "center", [LOOK_JUSTIFY] = "both"};

	buf_printf(out,
		"<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"%s\"><w:name "
		"w:val=\"doithoai %s\"/>"
		"<w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>%s<w:spacing w:before=\"%d\" "
		"w:after=\"%d\"/>"
		"<w:ind w:firstLine=\"%d\"/><w:jc w:val=\"%s\"/></w:pPr><w:rPr>%s%s%s<w:sz "
		"w:val=\"%d\"/>"
		"<w:szCs w:val=\"%d\"/></w:rPr></w:style>\n",
		look->css, look->css, look->with_next ? "<w:keepNext/>" : "", look->before * TWIPS,
		look->rule ? 0 : look->after * TWIPS, (int)(look->indent * 1440 / 254.0),
		aligns[look->align], look->bold ? "<w:b/>" : "", look->italic ? "<w:i/>" : "",
		look->underline ? "<w:u w:val=\"single\"/>" : "", look->size * 2, look->size * 2);
}

static void make_styles(const struct paper *paper, struct buf *out)
{
	buf_puts(out,
		XML_HEAD
		"<w:styles " WORD_SPACES
		"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"" FONT_NAME
		"\" w:hAnsi=\"" FONT_NAME "\" w:eastAsia=\"" FONT_NAME "\" w:cs=\"" FONT_NAME
		"\"/><w:color w:val=\"000000\"/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>"
		"<w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing "
		"w:before=\"0\" "
		"w:after=\"0\"/></w:pPr></w:pPrDefault></w:docDefaults>\n"
		"<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
		"w:val=\"Normal\"/></w:style>\n"
		"<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"cell\"><w:name "
		"w:val=\"doithoai cell\"/>"
		"<w:basedOn w:val=\"Normal\"/></w:style>\n");
	for (int id = 0; id < LOOK_COUNT; id++)
		put_style(out, paper_look(paper->style, (enum look_id)id));
	buf_puts(out, "</w:styles>\n");
}

static void make_header(struct buf *out)
{
	buf_puts(out,
		XML_HEAD "<w:hdr " WORD_SPACES "><w:p><w:pPr><w:pStyle w:val=\"page\"/></w:pPr>"
			 "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText "
			 "xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
			 "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r>"
			 "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:hdr>\n");
}

static void make_properties(const struct paper *paper, struct buf *out)
{
	char stamp[DATE_STAMP_SIZE], *title = paper_title(paper);

	/* The moment in UTC: seven hours less. */
	clock_stamp(clock_now() - 7 * 3600, stamp);
	buf_puts(out,
		XML_HEAD "<cp:coreProperties "
			 "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/"
			 "core-properties\" "
			 "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
			 "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
			 "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");
	buf_xml(out, title);
	buf_printf(out,
		"</dc:title><dc:language>vi</dc:language><dcterms:created "
		"xsi:type=\"dcterms:W3CDTF\">%sZ</dcterms:created>"
		"</cp:coreProperties>\n",
		stamp);
	free(title);
}

static void make_relations(const struct docx *d, struct buf *out)
{
	buf_puts(out,
		XML_HEAD
		"<Relationships xmlns=\"" RELATION_FILE "\">"
		"<Relationship Id=\"rId1\" Type=\"" RELATIONS "/styles\" Target=\"styles.xml\"/>"
		"<Relationship Id=\"rId2\" Type=\"" RELATIONS "/header\" Target=\"header1.xml\"/>");
	for (size_t i = 1; i <= d->picture_count; i++)
		buf_printf(out,
			"<Relationship Id=\"rIdChart%zu\" Type=\"" RELATIONS
			"/image\" Target=\"media/chart%zu.png\"/>",
			i, i);
	buf_puts(out, "</Relationships>\n");
}

static const char content_types[] =
	XML_HEAD "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
		 "<Default Extension=\"rels\" "
		 "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
		 "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default "
		 "Extension=\"png\" ContentType=\"image/png\"/>"
		 "<Override PartName=\"/word/document.xml\" "
		 "ContentType=\"application/"
		 "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
		 "<Override PartName=\"/word/styles.xml\" "
		 "ContentType=\"application/"
		 "vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>"
		 "<Override PartName=\"/word/header1.xml\" "
		 "ContentType=\"application/"
		 "vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/>"
		 "<Override PartName=\"/docProps/core.xml\" "
		 "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
		 "</Types>\n";

static const char root_relations[] = XML_HEAD "<Relationships xmlns=\"" RELATION_FILE "\">"
					      "<Relationship Id=\"rId1\" Type=\"" RELATIONS
					      "/officeDocument\" Target=\"word/document.xml\"/>"
					      "<Relationship Id=\"rId2\" "
					      "Type=\"http://schemas.openxmlformats.org/package/"
					      "2006/relationships/metadata/core-properties\" "
					      "Target=\"docProps/core.xml\"/></Relationships>\n";

static bool add(struct zip *zip, const char *name, const struct buf *text, struct error *err)
{
	return zip_add(zip, name, buf_text(text), text->len, err);
}

bool paper_docx(const struct paper *paper, FILE *file, struct error *err)
{
	struct docx d = {.paper = paper, .document = zip_part_new()};
	struct buf styles = {0}, header = {0}, properties = {0}, relations = {0};
	struct zip *zip = zip_new(file);

	make_document(&d);
	make_styles(paper, &styles);
	make_header(&header);
	make_properties(paper, &properties);
	make_relations(&d, &relations);
	bool ok = zip_add(zip, "[Content_Types].xml", content_types, strlen(content_types), err) &&
		zip_add(zip, "_rels/.rels", root_relations, strlen(root_relations), err) &&
		zip_add_part(zip, "word/document.xml", d.document, err) &&
		add(zip, "word/_rels/document.xml.rels", &relations, err) &&
		add(zip, "word/styles.xml", &styles, err) &&
		add(zip, "word/header1.xml", &header, err) &&
		add(zip, "docProps/core.xml", &properties, err);
	for (size_t i = 0; ok && i < d.picture_count; i++) {
		char name[64];
		snprintf(name, sizeof name, "word/media/chart%zu.png", i + 1);
		ok = add(zip, name, &d.pictures[i], err);
	}
	ok = ok && zip_end(zip, err);
	zip_free(zip);
	zip_part_free(d.document);
	for (size_t i = 0; i < d.picture_count; i++)
		buf_clear(&d.pictures[i]);
	free(d.pictures);
	buf_clear(&d.out);
	buf_clear(&styles);
	buf_clear(&header);
	buf_clear(&properties);
	buf_clear(&relations);
	return ok;
}
