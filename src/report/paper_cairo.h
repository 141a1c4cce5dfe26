/* What is drawn with cairo and pango; a program built without them (--without-pdf) has none of it. */
#ifndef REPORT_PAPER_CAIRO_H
#define REPORT_PAPER_CAIRO_H

#include "report/paper.h"

/** A chart as a PNG picture, @p width points wide. False where it is not there: then there is chart_table. */
bool chart_png(const struct paper_chart *chart, double width, struct buf *png);

#endif
