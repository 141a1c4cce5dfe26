/* In place of paper_cairo.c and paper_pdf.c where the program is built without cairo and pango. */
#include "base/locale.h"
#include "report/paper_cairo.h"

bool chart_png(const struct paper_chart *chart, double width, struct buf *png)
{
	(void)chart, (void)width, (void)png;
	return false;
}

bool paper_pdf(const struct paper *paper, FILE *file, struct error *err)
{
	(void)paper, (void)file;
	return error_set(err, ERR_INVALID,
		_("This program was built without PDF (--without-pdf). Take DOCX and print that."));
}
