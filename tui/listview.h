/*
 * A list of records: columns from field tables or drawn by the screen, a filter line (l), search
 * as you type (/), marks, a preview pane. A screen with more to it embeds struct listview first
 * in its own and sets ops.base = &listview_ops.
 */
#ifndef TUI_LISTVIEW_H
#define TUI_LISTVIEW_H

#include "domain/search.h"
#include "domain/facet.h"
#include "domain/saved_view.h"
#include "tui/editor.h"
#include "tui/loop.h"
#include "tui/rows.h"

struct listview;

struct list_column {
	/** Field, shown by desk_show; "code" for the record's code; NULL needs cell. */
	const char *key;
	const char *label; /* N_() heading; NULL = the field's label */
	int columns; /* width; 0 = by field; negative = takes what is left, at least that much */
	enum text_align align;
	int drop; /* leaves first where it is narrow: larger goes first; 0 = never */
	/** Text and role of one cell; NULL: the field. */
	void (*cell)(struct listview *list, const void *record, struct buf *text, unsigned *style);
};

/* A ready-made view of a list: `v` and its number. */
struct list_preset {
	const char *label; /* N_("Overdue") */
	const char *filter; /* N_() in the filter language; "" for all */
};

/* What a list shows. Static: the list keeps the pointer. */
struct list_spec {
	const char *title; /* N_(); NULL = the entity's plural */
	const struct entity *entity;
	const struct list_column *columns; /* NULL = code and the fields with FF_LIST */
	size_t column_count;
	const char *sort; /* key of a field; NULL = the entity's order */
	bool descending; /* with sort */
	/** Two-column state mark before the columns, or NULL. */
	const struct state_look *(*mark)(struct listview *list, const void *record);
	/**
	 * Preview of the row under the cursor: below the list under 100 columns, right of it from
	 * 100 on. NULL for none.
	 */
	void (*preview)(struct listview *list, const void *record, struct rect r);
	int preview_rows; /* wanted below the list; 0 where there is none */
	/** Enter. NULL: the generic form. */
	void (*open)(struct listview *list, int64_t id);
	/** m. NULL: the generic form, empty. */
	void (*create)(struct listview *list);
	/** A new record was entered by the generic form, and the cursor is on it. Or NULL. */
	void (*added)(struct view *list, int64_t id);
	bool fixed; /* no new records from here */
	bool panels; /* facets, due days and marks stand below the list where there is room */
	const char *const *
		report; /* keys of the fields that b reports on, NULL at the end; NULL = all with facets */
	const struct list_preset *presets; /* at most nine, ends with a zero row; or NULL */
};

/* What is being typed in the row above the headings. */
enum list_line { LINE_NONE, LINE_FILTER, LINE_SEARCH };

#define LIST_DUE_DAYS 21

struct listview {
	struct view view;
	const struct list_spec *spec;
	struct rows rows;
	int64_t loaded_at; /* monotonic milliseconds of the last load */
	char *filter; /* as it holds now, or NULL */
	char *search; /* words of the search as they hold now, or NULL */
	struct editor line;
	enum list_line typing;
	struct search_reading reading; /* how near what is found is to what was typed */
	bool numbered; /* what was typed is read as a number */
	bool pending; /* the search was typed on and not run yet */
	size_t mistake; /* character of the filter that is wrong; SIZE_MAX = none */
	char *reason; /* why it is wrong, or NULL */
	char *left; /* filter that was typed and left by Esc, or NULL */
	struct filter_options options; /* what can stand at the cursor of the filter line */
	size_t option; /* the one that Tab takes */
	unsigned completed; /* changes of the line when they were made */
	char *heading; /* other title than the spec's, or NULL */
	int64_t *marks; /* ids, rising */
	size_t mark_count;
	bool zoomed; /* no preview */
	/* Rows of records; preview; panels (no columns: none). Set by layout. */
	struct rect list, pane, panels;
	struct view_slot slots[SAVED_VIEWS]; /* what people keep for this list */
	int64_t slot_counts[SAVED_VIEWS]; /* rows of each view where counted; -1 = cannot be */
	bool slot_counted[SAVED_VIEWS];
	bool views_read;
	struct facet facets[FACETS_MOST];
	size_t facet_count;
	struct due_day due[LIST_DUE_DAYS]; /* from the Monday of this week */
	bool due_counted;
	char **trail; /* filters before facets narrowed them, latest last; NULL for none */
	size_t trail_count;
	/* The spec's or those made from the fields, with true widths. */
	struct list_column *columns;
	size_t column_count;
};

extern const struct view_ops listview_ops;

/**
 * New list, to be pushed.
 * @param ops  &listview_ops, or ops with base = &listview_ops and size at least sizeof(struct
 * listview)
 */
struct listview *listview_new(
	struct tui *tui, const struct view_ops *ops, const struct list_spec *spec);
/** What the plain list of an entity shows. */
const struct list_spec *list_spec_of(const struct entity *entity);
/** List of an entity with nothing special about it. */
struct listview *listview_entity(struct tui *tui, const struct entity *entity);
/**
 * Only these records, in this order (the list behind a number). Takes ids. The heading is copied.
 * @param ops as in listview_new
 */
struct listview *listview_ids(struct tui *tui, const struct view_ops *ops,
	const struct list_spec *spec, const char *heading, int64_t *ids, size_t count);
/** Conditions that always hold, whatever is filtered; copied with their texts. Before the push. */
void listview_restrict(struct listview *list, const struct condition *conditions, size_t count);
/** Narrow as if typed in the filter line; INVALID leaves the list as it was. */
bool listview_set_filter(
	struct listview *list, const char *text, size_t *column, struct error *err);
/** Put the cursor on a record and read again: after it was added or changed. */
void listview_show(struct listview *list, int64_t id);
/**
 * The records an action works on: the marked ones, else the one under the cursor. The caller
 * frees.
 */
int64_t *listview_targets(const struct listview *list, size_t *count);

#endif
