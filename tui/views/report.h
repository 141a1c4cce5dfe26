/*
 * A report that can be handed in, as the screens see it: a paper whose numbers open the records behind them, a file, a frozen state.
 * The screens know no form and no summary; whoever makes reports gives one struct report_ops (report_form.c, report_month.c).
 */
#ifndef TUI_VIEWS_REPORT_H
#define TUI_VIEWS_REPORT_H

#include "report/form.h"
#include "report/month.h"
#include "report/paper.h"

enum report_standing { REPORT_HOLDS, REPORT_WARNS, REPORT_BREAKS };

/* Something that was looked at before the report is handed in. */
struct report_check {
	enum report_standing standing;
	char *text; /* owned */
	struct form_item *items; /* records it is about, owned; NULL for none */
	size_t count;
};

struct report {
	const struct report_ops *ops;
	struct desk *desk;
	struct period period;
	/* What make gives; owned. */
	struct paper paper;
	char *name; /* for headings and files: "01/XLD" */
	char *said; /* sentences beside the paper, LF behind each but the last; NULL for none */
	char *frozen_at; /* moment; NULL = a draft */
	struct report_check *checks;
	size_t check_count;
};

struct report_ops {
	/** Make all of it for report->period; called after report_drop. */
	bool (*make)(struct report *report, struct error *err);
	/**
	 * The records behind a cell of the paper, opening balances among them; none behind a zero.
	 * @param items out: the caller's to free
	 */
	bool (*cell)(struct report *report, int64_t ref, struct form_item **items, size_t *count,
		struct error *err);
	/** The number in a cell, as its records count; NULL: it is always what they add up to. */
	int64_t (*number)(struct report *report, int64_t ref);
	/** Append the file of a form of papers, as it was sent where it is frozen and was kept so. */
	bool (*file)(struct report *report, enum format format, struct buf *out, struct error *err);
	/** Whether it could be frozen now, in words where not. NULL: such a report is not frozen. */
	bool (*may_freeze)(struct report *report, struct error *err);
	/** Keep numbers and file as they are sent. */
	bool (*freeze)(struct report *report, enum format format, const struct buf *bytes,
		struct error *err);
	/** What it says in words, borrowed until it is made again. NULL: such a report says nothing. */
	const struct month_sentence *(*sentences)(struct report *report, size_t *count);
	/** Write one otherwise; "" puts it back to its draft. */
	bool (*set_sentence)(
		struct report *report, const char *key, const char *text, struct error *err);
	/** Free what the struct owns besides struct report. */
	void (*clear)(struct report *report);
};

/** The form of that id for a period. @param err as form_find, and of the layouts */
struct report *report_form_new(
	struct desk *desk, const char *id, const struct period *period, struct error *err);
/** The report of a month or another period, in a layout. @param err as month_make, month_paper */
struct report *report_month_new(
	struct desk *desk, enum paper_style style, const struct period *period, struct error *err);

/** Make it, again where it was made. @param err as what makes it; then the report is as it was */
bool report_make(struct report *report, const struct period *period, struct error *err);
/** Add a check. @param items copied; NULL for none */
void report_check(struct report *report, enum report_standing standing, const char *text,
	const struct form_item *items, size_t count);
/** How many checks are of a standing. */
size_t report_count(const struct report *report, enum report_standing standing);
void report_free(struct report *report);
/** Keep it as it is sent, with a file: a page, or where this program was built without them what prints. */
bool report_freeze(struct report *report, struct error *err);
/** Append the name of its file: "01-xld-2026-11.xlsx". */
void report_file_name(const struct report *report, const char *end, struct buf *out);
/** Make all that are handed in for a period, one after the other. @param each false ends it */
bool report_each(struct desk *desk, const struct period *period,
	bool (*each)(void *arg, struct report *report, size_t at, size_t count, struct error *err),
	void *arg, struct error *err);

#endif
