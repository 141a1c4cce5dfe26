/*
 * cairo and pango, loaded when the first page is drawn. Linked in, they and the forty libraries behind them cost each start of the
 * program a quarter of its work and 7 MB, and only PDF and the charts of DOCX want them. Included in place of their headers: the names
 * are the same, and stand for what was loaded.
 */
#ifndef REPORT_CAIRO_LATE_H
#define REPORT_CAIRO_LATE_H

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "base/error.h"

/** Load them; at once where they are loaded already. @param err NOT_FOUND names the library and its Debian package */
bool cairo_late_load(struct error *err);

#define CAIRO_LATE(X)                                                                              \
	X(cairo_arc)                                                                               \
	X(cairo_create)                                                                            \
	X(cairo_destroy)                                                                           \
	X(cairo_fill)                                                                              \
	X(cairo_image_surface_create)                                                              \
	X(cairo_move_to)                                                                           \
	X(cairo_paint)                                                                             \
	X(cairo_pdf_surface_create_for_stream)                                                     \
	X(cairo_pdf_surface_set_metadata)                                                          \
	X(cairo_pdf_surface_set_size)                                                              \
	X(cairo_rectangle)                                                                         \
	X(cairo_rel_line_to)                                                                       \
	X(cairo_restore)                                                                           \
	X(cairo_save)                                                                              \
	X(cairo_scale)                                                                             \
	X(cairo_set_dash)                                                                          \
	X(cairo_set_line_width)                                                                    \
	X(cairo_set_source_rgb)                                                                    \
	X(cairo_show_page)                                                                         \
	X(cairo_status)                                                                            \
	X(cairo_status_to_string)                                                                  \
	X(cairo_stroke)                                                                            \
	X(cairo_surface_destroy)                                                                   \
	X(cairo_surface_finish)                                                                    \
	X(cairo_surface_status)                                                                    \
	X(cairo_surface_write_to_png_stream)                                                       \
	X(cairo_translate)                                                                         \
	X(g_object_unref)                                                                          \
	X(pango_attr_insert_hyphens_new)                                                           \
	X(pango_attr_list_insert)                                                                  \
	X(pango_attr_list_new)                                                                     \
	X(pango_attr_list_unref)                                                                   \
	X(pango_attr_underline_new)                                                                \
	X(pango_cairo_create_layout)                                                               \
	X(pango_cairo_show_layout)                                                                 \
	X(pango_cairo_show_layout_line)                                                            \
	X(pango_context_set_round_glyph_positions)                                                 \
	X(pango_font_description_free)                                                             \
	X(pango_font_description_from_string)                                                      \
	X(pango_font_description_set_absolute_size)                                                \
	X(pango_font_description_set_style)                                                        \
	X(pango_font_description_set_weight)                                                       \
	X(pango_layout_get_baseline)                                                               \
	X(pango_layout_get_context)                                                                \
	X(pango_layout_get_extents)                                                                \
	X(pango_layout_get_iter)                                                                   \
	X(pango_layout_get_line_count)                                                             \
	X(pango_layout_get_size)                                                                   \
	X(pango_layout_iter_free)                                                                  \
	X(pango_layout_iter_get_baseline)                                                          \
	X(pango_layout_iter_get_line_extents)                                                      \
	X(pango_layout_iter_get_line_readonly)                                                     \
	X(pango_layout_iter_next_line)                                                             \
	X(pango_layout_set_alignment)                                                              \
	X(pango_layout_set_attributes)                                                             \
	X(pango_layout_set_font_description)                                                       \
	X(pango_layout_set_indent)                                                                 \
	X(pango_layout_set_justify)                                                                \
	X(pango_layout_set_text)                                                                   \
	X(pango_layout_set_width)                                                                  \
	X(pango_layout_set_wrap)

struct cairo_late {
#define MEMBER(name) __typeof__(name) *name;
	CAIRO_LATE(MEMBER)
#undef MEMBER
};
extern struct cairo_late cairo_late;

#ifndef CAIRO_LATE_TABLE /* where the table is filled, the names are those of the headers */
#define cairo_arc cairo_late.cairo_arc
#define cairo_create cairo_late.cairo_create
#define cairo_destroy cairo_late.cairo_destroy
#define cairo_fill cairo_late.cairo_fill
#define cairo_image_surface_create cairo_late.cairo_image_surface_create
#define cairo_move_to cairo_late.cairo_move_to
#define cairo_paint cairo_late.cairo_paint
#define cairo_pdf_surface_create_for_stream cairo_late.cairo_pdf_surface_create_for_stream
#define cairo_pdf_surface_set_metadata cairo_late.cairo_pdf_surface_set_metadata
#define cairo_pdf_surface_set_size cairo_late.cairo_pdf_surface_set_size
#define cairo_rectangle cairo_late.cairo_rectangle
#define cairo_rel_line_to cairo_late.cairo_rel_line_to
#define cairo_restore cairo_late.cairo_restore
#define cairo_save cairo_late.cairo_save
#define cairo_scale cairo_late.cairo_scale
#define cairo_set_dash cairo_late.cairo_set_dash
#define cairo_set_line_width cairo_late.cairo_set_line_width
#define cairo_set_source_rgb cairo_late.cairo_set_source_rgb
#define cairo_show_page cairo_late.cairo_show_page
#define cairo_status cairo_late.cairo_status
#define cairo_status_to_string cairo_late.cairo_status_to_string
#define cairo_stroke cairo_late.cairo_stroke
#define cairo_surface_destroy cairo_late.cairo_surface_destroy
#define cairo_surface_finish cairo_late.cairo_surface_finish
#define cairo_surface_status cairo_late.cairo_surface_status
#define cairo_surface_write_to_png_stream cairo_late.cairo_surface_write_to_png_stream
#define cairo_translate cairo_late.cairo_translate
#define g_object_unref cairo_late.g_object_unref
#define pango_attr_insert_hyphens_new cairo_late.pango_attr_insert_hyphens_new
#define pango_attr_list_insert cairo_late.pango_attr_list_insert
#define pango_attr_list_new cairo_late.pango_attr_list_new
#define pango_attr_list_unref cairo_late.pango_attr_list_unref
#define pango_attr_underline_new cairo_late.pango_attr_underline_new
#define pango_cairo_create_layout cairo_late.pango_cairo_create_layout
#define pango_cairo_show_layout cairo_late.pango_cairo_show_layout
#define pango_cairo_show_layout_line cairo_late.pango_cairo_show_layout_line
#define pango_context_set_round_glyph_positions cairo_late.pango_context_set_round_glyph_positions
#define pango_font_description_free cairo_late.pango_font_description_free
#define pango_font_description_from_string cairo_late.pango_font_description_from_string
#define pango_font_description_set_absolute_size cairo_late.pango_font_description_set_absolute_size
#define pango_font_description_set_style cairo_late.pango_font_description_set_style
#define pango_font_description_set_weight cairo_late.pango_font_description_set_weight
#define pango_layout_get_baseline cairo_late.pango_layout_get_baseline
#define pango_layout_get_context cairo_late.pango_layout_get_context
#define pango_layout_get_extents cairo_late.pango_layout_get_extents
#define pango_layout_get_iter cairo_late.pango_layout_get_iter
#define pango_layout_get_line_count cairo_late.pango_layout_get_line_count
#define pango_layout_get_size cairo_late.pango_layout_get_size
#define pango_layout_iter_free cairo_late.pango_layout_iter_free
#define pango_layout_iter_get_baseline cairo_late.pango_layout_iter_get_baseline
#define pango_layout_iter_get_line_extents cairo_late.pango_layout_iter_get_line_extents
#define pango_layout_iter_get_line_readonly cairo_late.pango_layout_iter_get_line_readonly
#define pango_layout_iter_next_line cairo_late.pango_layout_iter_next_line
#define pango_layout_set_alignment cairo_late.pango_layout_set_alignment
#define pango_layout_set_attributes cairo_late.pango_layout_set_attributes
#define pango_layout_set_font_description cairo_late.pango_layout_set_font_description
#define pango_layout_set_indent cairo_late.pango_layout_set_indent
#define pango_layout_set_justify cairo_late.pango_layout_set_justify
#define pango_layout_set_text cairo_late.pango_layout_set_text
#define pango_layout_set_width cairo_late.pango_layout_set_width
#define pango_layout_set_wrap cairo_late.pango_layout_set_wrap
#endif

#endif
