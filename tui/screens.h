/*
 * The main screens, by their number, and how a record is opened: the one place that knows which
 * view shows what.
 */
#ifndef TUI_SCREENS_H
#define TUI_SCREENS_H

#include "tui/view.h"

struct first_run;

struct main_screen {
	enum action action;
	const char *label; /* N_() word of the tab */
	struct view *(*open)(struct tui *tui);
};

extern const struct main_screen main_screens[]; /* in the order of the tabs; ends with a zero row */

/** The view of a record: the case screen, the conference, else the generic form. To be pushed. */
struct view *screen_of_record(struct tui *tui, const struct entity *entity, int64_t id);
/** The view of a list of an entity. To be pushed. */
struct view *screen_of_list(struct tui *tui, const struct entity *entity);

/** The view of just these records, in this order: the list behind a number. Takes ids. To be pushed. */
struct view *screen_of_ids(struct tui *tui, const struct entity *entity, const char *heading,
	int64_t *ids, size_t count);

/* The lists and views of the menu "Other", in its order: for whoever wants them by name. */
struct other_screen;
size_t other_screen_count(void);
const struct other_screen *other_screen(size_t index);
/** Translated. */
const char *other_screen_label(const struct other_screen *screen);
/** To be pushed. */
struct view *other_screen_open(struct tui *tui, const struct other_screen *screen);

/* Hand-made views (tui/views/…). */
struct view *desk_view_new(struct tui *tui); /* S1 */
struct view *conferences_view_new(struct tui *tui); /* list of conferences */
struct view *conference_view_new(struct tui *tui, int64_t id);
struct view *log_view_new(
	struct tui *tui, int64_t conference); /* S2; 0 = today's conference, else asks */
/** Log a conference: the same over a view, which asks where the conference has no day. */
void log_begin(struct view *owner, int64_t conference);
struct view *cases_view_new(struct tui *tui, const char *filter); /* S3; filter may be NULL */
/** Just these cases, in this order; takes ids. */
struct view *cases_view_ids(struct tui *tui, const char *heading, int64_t *ids, size_t count);
struct view *case_view_new(struct tui *tui, int64_t id); /* S4 */
struct view *reports_view_new(struct tui *tui); /* S6: all that is handed in */
/** The list of reports shows another period, where there is one from this view down. */
struct period;
void reports_show_period(struct view *view, const struct period *period);
/** Figures and charts of a period. */
struct view *summary_view_of(struct tui *tui, const struct period *period);
struct view *trash_view_new(struct tui *tui); /* what was put away, of all kinds */
struct view *drafts_view_new(struct tui *tui); /* what was typed and not saved */
struct view *my_acts_view_new(struct tui *tui); /* what undo can take back */
struct view *whole_journal_new(struct tui *tui); /* the journal of all records */
/** Ask who is away, who stands in and until when; the member of the staff the cursor is on comes first. */
void hand_over(struct view *view, const char *argument);
struct view *year_view_new(struct tui *tui); /* the days off of a year */
/** The questions of a first run; the desk is a scratch one. Stops the loop when it has ended. */
struct view *first_view_new(struct tui *tui, struct first_run *run);
/** The main screens one after the other with a sentence each, over the desk. */
struct view *tour_view_new(struct tui *tui);

#endif
