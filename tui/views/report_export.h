/* x on a report: a form of files, a name, and where something has that name already a question. */
#ifndef TUI_VIEWS_REPORT_EXPORT_H
#define TUI_VIEWS_REPORT_EXPORT_H

#include "tui/view.h"
#include "tui/views/report.h"

/* Where one report, or all of a period, is written; lives in the view that asks. */
struct report_export {
	struct view *owner;
	struct report *report; /* the one; NULL: all of the period, into a folder */
	struct period period; /* … that period */
	enum format format;
	char *path; /* as it was typed */
	char *folder; /* of the last one, with its slash: proposed again; or NULL */
};

/** Ask for form and name, then write. Faults and what was written are shown. */
void report_export_ask(struct report_export *export);
void report_export_clear(struct report_export *export);

/** The forms of files in the order of their digits, for whoever lists them. */
size_t report_export_formats(void);
/** @param name out: "XLSX" @param sentence out: translated */
void report_export_format(size_t index, const char **name, const char **sentence);

#endif
