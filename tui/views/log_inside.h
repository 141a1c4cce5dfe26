/* What the files of the live log share: log.c (the view), log_lines.c (what was logged), log_input.c (the line being typed), log_panels.c (drawing). */
#ifndef TUI_VIEWS_LOG_INSIDE_H
#define TUI_VIEWS_LOG_INSIDE_H

#include "domain/abbreviations.h"
#include "domain/gist.h"
#include "domain/livelog.h"
#include "tui/editor.h"
#include "tui/views/page.h"
#include "tui/views/speaker.h"

enum log_part { PART_SPEAKER, PART_GIST, PARTS };

/* A line on disk that can be corrected, in the order of the screen. */
struct logged {
	const struct entity *entity; /* case, resolution, commitment */
	int64_t id;
	int64_t opinion; /* that it belongs to: itself for an opinion */
};

/* What the gist suggests, ready to be drawn. */
struct log_advice {
	struct gist_advice gist;
	char *likes[GIST_LIKES]; /* "0402 Nước sạch yếu (78%)" */
	char *first_code; /* of the first: "0402" */
	char *due; /* "10/12/2026 (10 working days)" */
};

struct logview {
	struct view view;
	int64_t id; /* conference */
	struct conference conference;
	char *secretary; /* as shown */

	/* what was logged: log_lines.c */
	struct page page; /* newest last */
	struct logged *lines;
	size_t line_count, line_room;
	int64_t last_case; /* opinion that = and + belong to */
	int64_t opinions, answered, persons, women;
	bool follow; /* show the newest lines */
	struct {
		int64_t field, count;
	} * fields; /* opinions by field of work, most first */
	size_t field_count;
	struct log_promise {
		char *text, *day;
	} * promises;
	size_t promise_count;

	/* the line being typed: log_input.c */
	struct speaker speaker;
	struct editor gist;
	unsigned on_disk[PARTS]; /* editor.changes that the draft holds */
	enum log_part part;
	struct abbreviations *abbreviations;
	unsigned expanded; /* gist.changes right after a word was spelled out; 0 = none */
	struct gist_memory *memory;
	bool learned;
	struct log_advice advice;
	unsigned advised; /* gist.changes that the advice is for */
	/* A line that is being corrected: entity NULL = a new one. */
	struct logged corrected;
	void *before; /* its record as it was read */
	unsigned unchanged[PARTS]; /* editor.changes of the line as it was read */
	unsigned returned; /* gist.changes when an undone line came back; 0 = none */
	/* seconds; moments are those of clock_now() */
	int64_t began; /* first key of the line, 0 = none yet */
	int64_t spent; /* on `timed` opinions logged since the screen was opened */
	int64_t timed;

	bool zoomed; /* what was logged has all the room: no suggestions, no panels */
	struct rect head, list, side, input;
};

static inline struct logview *log_of(struct view *view)
{
	return (struct logview *)view;
}

static inline struct desk *log_desk(const struct logview *log)
{
	return log->view.tui->desk;
}

static inline struct editor *log_editor(struct logview *log, enum log_part part)
{
	return part == PART_SPEAKER ? &log->speaker.editor : &log->gist;
}

/* ---- log_lines.c ---- */

/** Read what was logged, and what the panels show. */
bool log_load(struct view *view, struct error *err);
void log_lines_clear(struct logview *log);

/* ---- log_input.c ---- */

void log_input_init(struct logview *log);
void log_input_clear(struct logview *log);
/** Put on disk what is typed and not saved; bring it back. */
void log_keep_drafts(struct logview *log);
void log_read_drafts(struct logview *log);
/** Whether everything typed is on disk. */
bool log_is_kept(const struct logview *log);
bool log_key(struct view *view, const struct key *key);
/** Who is next on the list of speakers, a row of it; 0 where nobody waits. */
int64_t log_next_registered(const struct logview *log);
/** Between keys: hints, learning, advice. True while there is more. */
bool log_spare(struct view *view);
/** Leave the correction of an earlier line; false where something of it was typed. */
bool log_leave_correction(struct logview *log);

/* handlers */
void log_save(struct view *view, const char *argument);
void log_link(struct view *view, const char *argument);
void log_accept(struct view *view, const char *argument);
void log_next_speaker(struct view *view, const char *argument);
void log_up(struct view *view, const char *argument);
void log_down(struct view *view, const char *argument);
void log_undo(struct view *view, const char *argument);
void log_redo(struct view *view, const char *argument);
void log_begin_answer(struct view *view, const char *argument);
void log_begin_promise(struct view *view, const char *argument);

/* ---- log_panels.c ---- */

/** Divide the area: head, lines, panels at the side where there is room, the line being typed. */
void log_layout(struct view *view);
void log_title(struct view *view, struct buf *left, struct buf *right);
void log_draw(struct view *view);
bool log_cursor(struct view *view, int *y, int *x);
void log_status(struct view *view, struct buf *left, struct buf *right);

#endif
