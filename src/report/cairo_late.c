/* cairo and pango, loaded late: their functions by name. */
#define CAIRO_LATE_TABLE
#include "report/cairo_late.h"

#include <dlfcn.h>
#include <stdlib.h>

#include "base/locale.h"

/* It brings cairo, pango and gobject along: their names are found through it. */
static const char library[] = "libpangocairo-1.0.so.0", package[] = "libpangocairo-1.0-0";

struct cairo_late cairo_late;

static const struct {
	const char *name;
	void **place;
} functions[] = {
#define ROW(name) {#name, (void **)&cairo_late.name},
	CAIRO_LATE(ROW)
#undef ROW
};

bool cairo_late_load(struct error *err)
{
	static bool loaded;

	if (loaded)
		return true;
	/* Never closed: fonts that were read stay for the next page. */
	void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
	if (!handle)
		return error_set(err, ERR_NOT_FOUND,
			_("PDF needs %s, which cannot be loaded: %s. Install the package %s, or "
			  "take DOCX "
			  "and print that."),
			library, dlerror(), package);
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
		*functions[i].place = dlsym(handle, functions[i].name);
		if (!*functions[i].place)
			return error_set(err, ERR_NOT_FOUND,
				_("PDF needs a newer %s: it has no %s. Install the package %s, or "
				  "take "
				  "DOCX and print that."),
				library, functions[i].name, package);
	}
	loaded = true;
	return true;
}
