/*
 * What the files of the list share among themselves: listview.c the view, list_columns.c its rows,
 * list_line.c filter and search, list_marks.c marks, list_views.c views under numbers.
 */
#ifndef TUI_LIST_INSIDE_H
#define TUI_LIST_INSIDE_H

#include "tui/listview.h"

#define LIST_COLUMNS_MOST 64

/* ---- list_columns.c ---- */

/** Columns from the fields that are marked for lists; the naming field takes what is left. */
void list_make_columns(struct listview *list);
/** Widths as the columns ask for them; 0 becomes the field's own. */
void list_own_widths(struct listview *list);
/** Screen column of the first one, behind marks and states. */
int list_first_column(const struct listview *list);
/** Which columns are shown in so much room, by giving up those with the largest `drop`; 0 = not. */
void list_fit_columns(const struct listview *list, int room, int widths[]);
void list_draw_headings(struct listview *list, struct rect r, const int widths[]);
void list_draw_record(struct listview *list, int row, const void *record, const int widths[]);

/* ---- list_line.c ---- */

/** Begin to type: keys are text until the line ends. */
void list_begin_line(struct listview *list, enum list_line what, const char *text);
void list_end_line(struct listview *list);
/** Enter in the line: narrow by it, or point at what is wrong in it. */
void list_run_line(struct listview *list);
/** Esc in the filter line: what was typed is offered again. */
void list_leave_filter(struct listview *list);
/** Search for these words; "" for none. */
bool list_set_search(struct listview *list, const char *words, struct error *err);
bool list_line_typing(const struct view *view);
bool list_line_key(struct view *view, const struct key *key);
void list_line_settle(struct view *view);
/** Title of the list, what it is narrowed to, how many rows. */
void list_draw_top(struct listview *list, struct rect r);
/** Tab in the filter line: take the option. */
void list_run_accept(struct view *view, const char *argument);
/** What can stand at the cursor of the filter line, or what is wrong in it. After the line was drawn. */
void list_draw_help(const struct listview *list);
/** Where the typed line stands: right of its label, left of the count. */
struct rect list_line_area(const struct listview *list);

/** Show what these words find, whatever was typed. */
void list_search_again(struct listview *list, const char *words);
/** Show the record of a number or code instead; false where it is none. */
bool list_search_number(struct listview *list, const char *number);

/* ---- list_search.c ---- */

/** A new search, or none, was typed. */
void list_search_begin(struct listview *list);
/** Between keys: read a search that found nothing one step further; true while there is more. */
bool list_search_further(struct listview *list);
/** What is searched, and what is shown instead where it found nothing. */
void list_search_says(const struct listview *list, struct buf *out);

/* ---- list_marks.c ---- */

#define LIST_MARKS_MOST 5000 /* rows that * marks at once: an act on them is one step of undo */

/** Append the keys that work on marked rows: `g assign, x export`. */
void list_describe_acts(const struct listview *list, struct buf *out);
bool list_is_marked(const struct listview *list, int64_t id);
void list_run_mark(struct view *view, const char *argument);
void list_run_mark_all(struct view *view, const char *argument);
void list_run_unmark_all(struct view *view, const char *argument);

/* ---- list_export.c ---- */

/** x: ask for a new file for the marked rows, or for all of the list. */
void list_run_export(struct view *view, const char *argument);
/** Whether a name ends so, in any case. */
bool list_ends_with(const char *path, const char *end);
/** Append a name for a file of a list: "Vụ việc" on 23/11/2026 is vu-viec-2026-11-23.csv. @param what words before it, or "" */
void list_propose_name(const char *what, const struct entity *entity, struct buf *out);

/* ---- list_views.c ---- */

enum { VIEW_ROW_COLUMNS = 120, VIEW_ROW_ROWS = 26 };

/** Read what people keep for this list. */
bool list_read_views(struct listview *list, struct error *err);
/** Append number and name of the view that the list shows now; false where it is none. */
bool list_view_name(const struct listview *list, struct buf *out);
/** v: choose a view, or keep one. */
void list_run_view(struct view *view, const char *argument);
/** Whether there is room for a row of all views. */
bool list_has_view_row(const struct listview *list);
/** Count the next view; true when all are. */
bool list_count_views(struct listview *list, struct error *err);
void list_draw_views(const struct listview *list, struct rect r);

/* ---- list_facets.c ---- */

/** Begin anew: the rows may be others. */
void list_forget_facets(struct listview *list);
/** Count the next of the first @p most facets; true when all are. */
bool list_count_facets(struct listview *list, size_t most, struct error *err);
/** f: choose a value to narrow the list by. */
void list_run_facets(struct view *view, const char *argument);
/** Narrow by one value more; Esc takes it back. */
void list_narrow(struct listview *list, const struct field *field, int64_t value);
/** Esc: the filter before the last facet; false where there was none. */
bool list_widen(struct listview *list);
void list_forget_trail(struct listview *list);

/* ---- list_due.c ---- */

/** Count the due days of the panel; true when done. */
bool list_count_due(struct listview *list, struct error *err);
/** The calendar of due days. */
void list_run_due_days(struct view *view, const char *argument);
/** Weekdays and three weeks with their counts. */
void list_draw_due(const struct listview *list, struct rect r);

/* ---- list_panels.c ---- */

/** Rows that panels take of @p room rows of the list; 0 where there is no room or nothing to show. */
int list_panel_rows(const struct listview *list, int room);
void list_draw_panels(const struct listview *list, struct rect r);
/** Count the next thing of the panels; true when all is. */
bool list_count_panels(struct listview *list, struct error *err);

/* ---- listview.c ---- */

/** After a move or a new filter: complain where it failed, paint. */
void list_moved(struct view *view, bool ok, const struct error *err);
void list_run_down(struct view *view, const char *argument);

#endif
