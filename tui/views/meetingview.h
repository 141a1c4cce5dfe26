/*
 * What the screens of one conference share: prepare, tidy, minutes, to cases are pages about it, open one another with the same
 * actions, edit its free texts and print its papers.
 */
#ifndef TUI_VIEWS_MEETINGVIEW_H
#define TUI_VIEWS_MEETINGVIEW_H

#include "domain/meeting.h"
#include "report/paper.h"
#include "tui/views/page.h"

/* Embedded first; the screen's own ops have base = &pageview_ops. */
struct meetingview {
	struct pageview base;
	int64_t id; /* conference */
	struct meeting meeting; /* as of the last load */
};

/** Read the conference anew, for load. */
bool meetingview_load(struct meetingview *view, struct error *err);
/** Free what the struct owns; for clear. */
void meetingview_clear(struct view *view);
/** What the cursor is on, else the conference; for current. */
bool meetingview_current(const struct view *view, const struct entity **entity, int64_t *id);

/* Papers of a conference. */
enum meeting_paper {
	MEETING_PAPER_MINUTES,
	MEETING_PAPER_AGENDA,
	MEETING_PAPER_CARDS,
	MEETING_PAPER_ANNOUNCEMENT,
	MEETING_PAPER_CONCLUSION,
};
/** Ask for a file name and write a paper to it as text. */
void meetingview_print(struct view *view, enum meeting_paper paper);
/** Ask for one of the conference's texts or hours, with what it holds, or with @p initial where that is not NULL. */
void meetingview_ask(struct view *view, const char *key, const char *initial);
/** Save one of its fields as typed. */
bool meetingview_put(struct view *view, const char *key, const char *text, struct error *err);

/** Open what a step of a conference is done on. */
void meeting_open(struct view *view, int64_t conference, enum meeting_step step);

/* Handlers, for views that begin with struct meetingview and for lists of conferences. */
void meeting_act_prepare(struct view *view, const char *argument);
void meeting_act_log(struct view *view, const char *argument);
void meeting_act_tidy(struct view *view, const char *argument);
void meeting_act_minutes(struct view *view, const char *argument);
void meeting_act_cases(struct view *view, const char *argument);

#define MEETING_HANDLERS                                                                           \
	{ACT_PREPARE, meeting_act_prepare}, {ACT_LIVE_LOG, meeting_act_log},                       \
		{ACT_TIDY, meeting_act_tidy}, {ACT_MINUTES, meeting_act_minutes},                  \
	{                                                                                          \
		ACT_TO_CASES, meeting_act_cases                                                    \
	}

/* The screens, to be pushed. */
struct view *prepare_view_new(struct tui *tui, int64_t conference);
/** The same with the cursor on a row of the list of speakers; 0 = at the beginning. */
struct view *prepare_view_at(struct tui *tui, int64_t conference, int64_t speaker);
struct view *tidy_view_new(struct tui *tui, int64_t conference);
struct view *minutes_view_new(struct tui *tui, int64_t conference);
struct view *tocases_view_new(struct tui *tui, int64_t conference);

#endif
