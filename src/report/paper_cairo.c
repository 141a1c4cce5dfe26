/* Charts drawn with cairo and pango. */
#include "report/paper_cairo.h"

#include "report/paper_draw.h"

PangoFontDescription *draw_font(double size, bool bold, bool italic)
{
	/* The first that is there; all of them have every letter of Vietnamese. */
	PangoFontDescription *font = pango_font_description_from_string(
		"Times New Roman, Liberation Serif, Tinos, Noto Serif, DejaVu Serif, serif");

	pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
	pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_style(font, italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
	return font;
}

PangoLayout *draw_layout(cairo_t *cr)
{
	PangoLayout *layout = pango_cairo_create_layout(cr);

	pango_context_set_round_glyph_positions(pango_layout_get_context(layout), FALSE);
	return layout;
}

void draw_attributes(PangoLayout *layout, bool underline)
{
	PangoAttrList *list = pango_attr_list_new();

	pango_attr_list_insert(list, pango_attr_insert_hyphens_new(FALSE));
	if (underline)
		pango_attr_list_insert(list, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE));
	pango_layout_set_attributes(layout, list);
	pango_attr_list_unref(list);
}

void draw_colour(cairo_t *cr, unsigned colour)
{
	cairo_set_source_rgb(cr, (colour >> 16 & 0xFF) / 255.0, (colour >> 8 & 0xFF) / 255.0,
		(colour & 0xFF) / 255.0);
}

static void draw_text(cairo_t *cr, const struct chart_shape *shape)
{
	PangoLayout *layout = draw_layout(cr);
	PangoFontDescription *font = draw_font(shape->height, false, false);
	int width;

	pango_layout_set_font_description(layout, font);
	pango_layout_set_text(layout, shape->text, -1);
	pango_layout_get_size(layout, &width, NULL);
	const double shift = shape->anchor == ANCHOR_START ? 0
		: shape->anchor == ANCHOR_MIDDLE	   ? 0.5
							   : 1;
	cairo_move_to(cr, shape->x - shift * width / PANGO_SCALE,
		shape->y - (double)pango_layout_get_baseline(layout) / PANGO_SCALE);
	pango_cairo_show_layout(cr, layout);
	pango_font_description_free(font);
	g_object_unref(layout);
}

static void draw_shape(void *arg, const struct chart_shape *shape)
{
	static const double dashes[] = {4, 3};
	cairo_t *cr = arg;

	draw_colour(cr, shape->colour);
	switch (shape->kind) {
	case SHAPE_LINE:
		cairo_set_line_width(cr, 0.8);
		cairo_set_dash(cr, dashes, shape->dashed ? 2 : 0, 0);
		cairo_move_to(cr, shape->x, shape->y);
		cairo_rel_line_to(cr, shape->width, shape->height);
		cairo_stroke(cr);
		break;
	case SHAPE_BOX:
		cairo_rectangle(cr, shape->x, shape->y, shape->width, shape->height);
		cairo_fill(cr);
		break;
	case SHAPE_DOT:
		cairo_arc(cr, shape->x, shape->y, shape->width, 0, 6.2832);
		cairo_fill(cr);
		break;
	case SHAPE_TEXT:
		draw_text(cr, shape);
		break;
	}
}

void draw_chart(cairo_t *cr, const struct paper_chart *chart, double width)
{
	chart_draw(chart, width, draw_shape, cr);
}

static cairo_status_t take_bytes(void *arg, const unsigned char *bytes, unsigned count)
{
	buf_put(arg, bytes, count);
	return CAIRO_STATUS_SUCCESS;
}

bool chart_png(const struct paper_chart *chart, double width, struct buf *png)
{
	const double scale = 200 / 72.0; /* dots an inch */

	if (!cairo_late_load(NULL))
		return false;
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24,
		(int)(width * scale), (int)(chart_height(chart, width) * scale));
	cairo_t *cr = cairo_create(surface);

	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	cairo_scale(cr, scale, scale);
	draw_chart(cr, chart, width);
	const bool ok = cairo_status(cr) == CAIRO_STATUS_SUCCESS &&
		cairo_surface_write_to_png_stream(surface, take_bytes, png) == CAIRO_STATUS_SUCCESS;
	cairo_destroy(cr);
	cairo_surface_destroy(surface);
	return ok;
}
