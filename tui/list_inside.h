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
/** Search for these words; "" for none. */
bool list_set_search(struct listview *list, const char *words, struct error *err);
bool list_line_typing(const struct view *view);
bool list_line_key(struct view *view, const struct key *key);
void list_line_settle(struct view *view);
/** Title of the list, what it is narrowed to, how many rows. */
void list_draw_top(struct listview *list, struct rect r);
/** Where the typed line stands: right of its label, left of the count. */
struct rect list_line_area(const struct listview *list);

/** Show what these words find, whatever was typed. */
void list_search_again(struct listview *list, const char *words);

/* ---- list_search.c ---- */

/** A new search, or none, was typed. */
void list_search_begin(struct listview *list);
/** Between keys: read a search that found nothing one step further; true while there is more. */
bool list_search_further(struct listview *list);
/** What is searched, and what is shown instead where it found nothing. */
void list_search_says(const struct listview *list, struct buf *out);

/* ---- list_marks.c ---- */

bool list_is_marked(const struct listview *list, int64_t id);
void list_run_mark(struct view *view, const char *argument);
void list_run_mark_all(struct view *view, const char *argument);
void list_run_unmark_all(struct view *view, const char *argument);

/* ---- list_views.c ---- */

/** Name of the view that the list shows now, or NULL; borrowed. */
const char *list_view_name(const struct listview *list);
/** v: choose a view. */
void list_run_view(struct view *view, const char *argument);

/* ---- listview.c ---- */

/** After a move or a new filter: complain where it failed, paint. */
void list_moved(struct view *view, bool ok, const struct error *err);
void list_run_down(struct view *view, const char *argument);

#endif
