/* What the files of the case screen share: the view and its keys (case.c), the bar of steps (case_way.c), the rows of its tabs (case_rows.c). */
#ifndef TUI_VIEWS_CASE_INSIDE_H
#define TUI_VIEWS_CASE_INSIDE_H

#include "domain/casefile.h"
#include "tui/views/page.h"

enum case_tab { TAB_FILE, TAB_TIMELINE, TAB_PAPERS, TAB_FILES, TAB_RELATED, TAB_COUNT };

struct caseview {
	struct pageview base;
	int64_t id;
	struct casefile file; /* as loaded */
	enum case_tab tab;
	size_t counts[TAB_COUNT]; /* rows of each tab; of the first: none */
	bool more_events; /* than counted */
	bool zoomed; /* the file has the whole width */
	struct rect main, pane; /* set by layout; pane has no columns where nothing stands beside */
	struct page side; /* what stands in the pane: timeline, papers, what is related */
};

/** Whether something stands beside the file. */
static inline bool case_has_pane(const struct caseview *c)
{
	return c->pane.columns > 0;
}

/** Add the steps the case went through and those that usually come, with their days. */
bool case_way_add(struct caseview *c, struct error *err);
/** Make the rows of the tab that is shown and of the pane, and count those of all tabs. */
bool case_rows(struct caseview *c, struct error *err);

#endif
