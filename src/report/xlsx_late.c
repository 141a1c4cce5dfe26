/* libxlsxwriter, loaded late: its functions by name. */
#define XLSX_LATE_TABLE
#include "report/xlsx_late.h"

#include "base/late.h"
#include "base/locale.h"

struct xlsx_late xlsx_late;

static const struct late_name names[] = {
#define ROW(name) {#name, (void **)&xlsx_late.name},
	XLSX_LATE(ROW)
#undef ROW
};

bool xlsx_late_load(struct error *err)
{
	static struct late late = {.what = "XLSX",
		.library = XLSXWRITER_LIBRARY,
		.package = "libxlsxwriter4",
		.instead = N_("take CSV and open that"),
		.names = names,
		.count = sizeof names / sizeof *names};

	return late_load(&late, err);
}
