/* What the files that draw with cairo share. */
#ifndef REPORT_PAPER_DRAW_H
#define REPORT_PAPER_DRAW_H

#include "report/cairo_late.h"
#include "report/graph.h"

/** A font of papers; the caller's to free. @param size points */
PangoFontDescription *draw_font(double size, bool bold, bool italic);
/** A layout; g_object_unref is the caller's. Letters stand where the font wants them, not on whole points: this is print. */
PangoLayout *draw_layout(cairo_t *cr);
/** Attributes of a whole layout, in place of those it had: no hyphen where a word is broken, for that would be another text. */
void draw_attributes(PangoLayout *layout, bool underline);
void draw_colour(cairo_t *cr, unsigned colour);
/** Draw a chart from the present origin down. */
void draw_chart(cairo_t *cr, const struct paper_chart *chart, double width);

#endif
