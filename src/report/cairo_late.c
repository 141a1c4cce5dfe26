/* cairo and pango, loaded late: their functions by name. */
#define CAIRO_LATE_TABLE
#include "report/cairo_late.h"

#include "base/late.h"
#include "base/locale.h"

struct cairo_late cairo_late;

static const struct late_name names[] = {
#define ROW(name) {#name, (void **)&cairo_late.name},
	CAIRO_LATE(ROW)
#undef ROW
};

bool cairo_late_load(struct error *err)
{
	/* It brings cairo, pango and gobject along: their names are found through it. */
	static struct late late = {.what = "PDF",
		.library = "libpangocairo-1.0.so.0",
		.package = "libpangocairo-1.0-0",
		.instead = N_("take DOCX and print that"),
		.names = names,
		.count = sizeof names / sizeof *names};

	return late_load(&late, err);
}
