/* The live log on the screen: head, what was logged, panels at the side, the line being typed with what it suggests. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/choices.h"
#include "tui/views/log_inside.h"

enum {
	LABEL_COLUMNS = 11,
	HEAD_ROWS = 2,
	INPUT_ROWS = 7, /* heading, speaker, gist, heading, three rows of suggestions */
	INPUT_ROWS_LOW = 6,
	INPUT_ROWS_ZOOMED = 3, /* without suggestions */
	LOW_SCREEN = 18, /* rows of the area below which there are two rows of suggestions */
	TIMED_SCREEN = 70, /* columns from which the title row tells the time gone by */
	WIDE_SCREEN = 100, /* columns from which there are panels at the side */
	SIDE_COLUMNS = 37,
	PROMISES_SHOWN = 4,
	BAR_LABEL = 16,
};

static bool is_wide(const struct logview *log)
{
	return log->view.area.columns >= WIDE_SCREEN;
}

void log_layout(struct view *view)
{
	struct logview *log = log_of(view);
	struct rect r = view->area;
	const int input = log->zoomed ? INPUT_ROWS_ZOOMED
		: r.rows < LOW_SCREEN ? INPUT_ROWS_LOW
				      : INPUT_ROWS;
	struct rect middle = rect_rows(r, HEAD_ROWS, r.rows - HEAD_ROWS - input);

	log->head = rect_rows(r, 0, HEAD_ROWS);
	log->input = rect_rows(r, r.rows - input, input);
	log->list = middle;
	log->side = (struct rect){0};
	if (is_wide(log) && !log->zoomed) {
		log->list = rect_columns(middle, 0, middle.columns - SIDE_COLUMNS - 1);
		log->side = rect_columns(middle, middle.columns - SIDE_COLUMNS, SIDE_COLUMNS);
	}
	log->page.visible = log->list.rows; /* the load puts the newest lines there */
	view_touch(view, DIRTY_DATA);
}

/* ---- time ------------------------------------------------------------------------------------ */

/* Seconds since the conference was opened; -1 where that is not known. */
static int64_t seconds_open(const struct logview *log)
{
	const char *hour = log->conference.opened_at;
	char stamp[DATE_STAMP_SIZE], iso[DATE_ISO_SIZE];
	int64_t opened;

	if (!hour || !*hour || !log->conference.held_on)
		return -1;
	snprintf(stamp, sizeof stamp, "%s %.5s", date_iso(log->conference.held_on, iso), hour);
	if (!clock_parse(&opened, stamp) || opened > clock_now())
		return -1;
	return clock_now() - opened;
}

/* hh:mm of hours, or mm:ss of minutes. */
static void put_span(int64_t small, struct buf *out)
{
	buf_printf(out, "%02" PRId64 ":%02" PRId64, small / 60, small % 60);
}

void log_title(struct view *view, struct buf *left, struct buf *right)
{
	struct logview *log = log_of(view);
	char stamp[DATE_STAMP_SIZE];
	char *caption = text_upper(_("logging"));
	const int64_t open = seconds_open(log);

	buf_printf(left, "%s %s  %s", theme_glyph(GLYPH_POINT), caption,
		log->conference.title ? log->conference.title : "");
	buf_printf(right, "%.5s", clock_stamp(clock_now(), stamp) + 11);
	/* A conference of an earlier day is written up afterwards: no time runs. Narrow screens keep the title. */
	if (open >= 0 && view->area.columns >= TIMED_SCREEN &&
		log->conference.held_on == date_today()) {
		struct buf span = {0};
		put_span(open / 60, &span);
		buf_puts(right, "  ");
		buf_printf(right, _("%s gone by"), buf_text(&span));
		buf_clear(&span);
	}
	free(caption);
}

/* ---- head ------------------------------------------------------------------------------------ */

static void draw_head(struct logview *log)
{
	struct buf left = {0}, right = {0};

	draw_clear(log->head);
	if (log->conference.chairs && *log->conference.chairs)
		buf_printf(&left, _("Presiding: %s"), log->conference.chairs);
	if (log->persons)
		buf_printf(&right, _("%lld present (%lld women), "), (long long)log->persons,
			(long long)log->women);
	buf_printf(&right, _("%lld opinions, %lld answered"), (long long)log->opinions,
		(long long)log->answered);
	if (is_wide(log) && log->secretary && *log->secretary) {
		buf_puts(&left, "   ");
		buf_printf(&left, _("%s takes notes"), log->secretary);
	}
	const int room = log->head.columns - text_width(buf_text(&right)) - 4;
	draw_cell(log->head, 0, 1, room, ALIGN_LEFT, ROLE_NORMAL, buf_text(&left));
	draw_right(log->head, 0, ROLE_NORMAL, buf_text(&right));
	draw_rule(log->head, 1);
	buf_clear(&left);
	buf_clear(&right);
}

/* ---- panels at the side ---------------------------------------------------------------------- */

/* A text at the left and one at the right of a row. */
static void draw_pair(struct rect r, int row, unsigned style, const char *left, const char *right)
{
	const int width = text_width(right);

	draw_cell(r, row, 1, r.columns - width - 3, ALIGN_LEFT, style, left);
	draw_right(r, row, ROLE_DIM, right);
}

/* Who has spoken, who is next, who waits. */
static int draw_speakers(struct logview *log, struct rect r, int row)
{
	const struct speaker *speaker = &log->speaker;
	struct buf line = {0};
	bool next = true;
	const int most = r.rows / 3;
	size_t first = 0;

	key_label(keymap_key(CTX_LOG, ACT_PREPARE), &line);
	draw_heading(r, row++, _("Registered speakers"), buf_text(&line), false);
	/* The ones who have spoken make room for those who wait. */
	while (speaker->list_count - first > (size_t)most && speaker->list[first].spoken)
		first++;
	for (size_t i = first; i < speaker->list_count && i < first + (size_t)most; i++) {
		const struct registered *person = &speaker->list[i];
		const bool waiting = !person->spoken && !person->passed;
		const bool is_next = waiting && (speaker->chosen ? speaker->chosen == i + 1 : next);
		buf_cut(&line, 0);
		buf_printf(&line, "%s %s",
			person->spoken		 ? "v"
				: is_next	 ? ">"
				: person->passed ? "-"
						 : " ",
			person->name);
		draw_pair(r, row++,
			person->spoken || person->passed ? ROLE_DIM
				: is_next		 ? ROLE_TITLE
							 : ROLE_NORMAL,
			buf_text(&line), person->hamlet);
		next = next && !waiting;
	}
	if (!speaker->list_count)
		draw_text(r, row++, 1, ROLE_DIM, _("nobody registered"));
	buf_clear(&line);
	return row;
}

/* The first part of its name: the bars are short. */
static void draw_field_name(struct rect r, int row, int64_t field)
{
	const struct choice *choice = choice_by_value(case_fields, field);
	const char *label = choice ? choice_label(choice) : _("(no field)");
	char *part = xstrndup(label, strcspn(label, ","));

	draw_cell(r, row, 1, BAR_LABEL - 1, ALIGN_LEFT, ROLE_NORMAL, part);
	free(part);
}

static int draw_fields(struct logview *log, struct rect r, int row, int most)
{
	char count[24];

	draw_heading(r, row++, _("By field"), NULL, false);
	for (size_t i = 0; i < log->field_count && i < (size_t)most; i++, row++) {
		const int room = r.columns - BAR_LABEL - 6;
		draw_field_name(r, row, log->fields[i].field);
		const int used = draw_bar(r, row, BAR_LABEL + 1, room, ROLE_CHART, GLYPH_BAR,
			(long)log->fields[i].count, (long)log->fields[0].count);
		snprintf(count, sizeof count, "%" PRId64, log->fields[i].count);
		draw_text(r, row, BAR_LABEL + 2 + used, ROLE_NORMAL, count);
	}
	return row;
}

static int draw_promises(struct logview *log, struct rect r, int row)
{
	struct buf more = {0};
	const size_t shown = log->promise_count > PROMISES_SHOWN ? (size_t)PROMISES_SHOWN - 1
								 : log->promise_count;

	draw_heading_count(r, row++, _("Promises today"), (long)log->promise_count, false);
	for (size_t i = 0; i < shown; i++)
		draw_pair(r, row++, ROLE_NORMAL, log->promises[i].text, log->promises[i].day);
	if (shown < log->promise_count) {
		buf_printf(&more, _("%s %zu more"), theme_glyph(GLYPH_MORE),
			log->promise_count - shown);
		draw_text(r, row++, 1, ROLE_DIM, buf_text(&more));
	}
	buf_clear(&more);
	return row;
}

static void draw_side(struct logview *log)
{
	struct rect r = log->side;
	struct buf lines = {0};
	int row;

	if (!r.columns)
		return;
	draw_clear(r);
	draw_vertical(rect_columns(rect_rows(log->view.area, HEAD_ROWS, log->list.rows),
			      log->list.columns, 1),
		0);
	row = draw_speakers(log, r, 0) + 1;
	row = draw_promises(log, r, row) + 1;
	/* Minutes have two rows at the end; the bars get what is left. */
	row = draw_fields(log, r, row, r.rows - row - 5) + 1;
	if (row + 2 <= r.rows) {
		key_label(keymap_key(CTX_LOG, ACT_MINUTES), &lines);
		draw_heading(r, row++, _("Minutes"), buf_text(&lines), false);
		buf_cut(&lines, 0);
		buf_printf(&lines, _("written from these lines: %lld"), (long long)log->line_count);
		draw_text(r, row, 1, ROLE_NORMAL, buf_text(&lines));
	}
	buf_clear(&lines);
}

/* ---- the line being typed -------------------------------------------------------------------- */

static void put_caption(const struct logview *log, struct buf *out)
{
	const struct casefile *file = log->before;

	if (!log->corrected.entity)
		buf_printf(out, _("Opinion %lld"), (long long)(log->opinions + 1));
	else if (log->corrected.entity == &entity_casefile)
		buf_printf(out, _("Correcting opinion %lld"), (long long)file->line);
	else if (log->corrected.entity == &entity_resolution)
		buf_puts(out, _("Correcting an answer"));
	else
		buf_puts(out, _("Correcting a promise"));
}

/* How long the line has taken, and how long they take. */
static void put_times(const struct logview *log, struct buf *out)
{
	if (log->timed) {
		const int64_t tenths = 10 * log->spent / log->timed;
		buf_printf(out, _("average %lld.%lld s"), (long long)(tenths / 10),
			(long long)(tenths % 10));
		buf_puts(out, "   ");
	}
	put_span(log->began ? clock_now() - log->began : 0, out);
}

static void draw_speaker_hints(struct logview *log, struct rect r, int row)
{
	const struct speaker *speaker = &log->speaker;
	const int half = r.columns / 2;

	for (size_t i = 0; i < speaker->hint_count; i++)
		draw_cell(r, row + (int)i / 2, 1 + (int)(i % 2) * half, half - 2, ALIGN_LEFT,
			i == 0 ? ROLE_TITLE : ROLE_NORMAL, speaker->hints[i].label);
	if (!speaker->hint_count)
		draw_paragraph(r, row, 1, r.columns - 2, 2, ROLE_DIM,
			_("Lê Thị Hoa, Đông: name, comma, hamlet. Initials of who is known: lth"));
}

/* A label and a value one after the other; returns the column behind them. */
static int draw_labelled(
	struct rect r, int row, int column, int room, const char *label, const char *value)
{
	if (!value || !*value)
		value = "-";
	column += draw_text(r, row, column, ROLE_LABEL, label) + 1;
	const int width = text_width(value);
	draw_cell(r, row, column, width < room ? width : room, ALIGN_LEFT, ROLE_NORMAL, value);
	return column + (width < room ? width : room) + 2;
}

/* "phản ánh, kiến nghị"; on narrow screens as lists have it: "PA". */
static const char *kind_word(const struct logview *log)
{
	const int64_t kind = log->advice.gist.kind;
	const struct choice *choice = choice_by_value(case_kinds, kind ? kind : KIND_OPINION);

	return is_wide(log) ? choice_label(choice) : choice->mark;
}

/* Kind, field, owner; where there is room, the day too. */
static void draw_marks(struct logview *log, struct rect r, int row)
{
	const struct gist_advice *gist = &log->advice.gist;
	const struct choice *field = choice_by_value(case_fields, gist->field);
	const int share = r.columns / 5;
	struct buf owner = {0};
	int column = 1, room = share;

	if (gist->owner)
		desk_ref_label(log_desk(log), &entity_staff, gist->owner, &owner);
	column = draw_labelled(r, row, column, share, _("Kind"), kind_word(log));
	if (!is_wide(log)) /* the field has what kind and owner leave */
		room = r.columns - column - text_width(_("Field")) - text_width(_("Goes to")) -
			text_width(buf_text(&owner)) - 6;
	column = draw_labelled(r, row, column, room, _("Field"), field ? choice_label(field) : "");
	column = draw_labelled(r, row, column, share, _("Goes to"), buf_text(&owner));
	if (is_wide(log) && log->advice.due)
		draw_labelled(r, row, column, r.columns - column - 10, _("Due"), log->advice.due);
	buf_clear(&owner);
}

static void draw_like(struct logview *log, struct rect r, int row)
{
	const struct log_advice *advice = &log->advice;
	struct buf likes = {0}, link = {0};

	for (size_t i = 0; i < advice->gist.like_count && (i == 0 || is_wide(log)); i++)
		buf_printf(&likes, "%s%s", i ? "    " : "", advice->likes[i]);
	if (advice->gist.like_count)
		buf_printf(&link, _("Ctrl+L links to %s"), advice->first_code);
	const int room = r.columns - text_width(buf_text(&link)) - 12;
	draw_labelled(r, row, 1, room, _("Like"), buf_text(&likes));
	if (link.len)
		draw_right(r, row, ROLE_KEY, buf_text(&link));
	buf_clear(&likes);
	buf_clear(&link);
}

/* On what the field rests, and the grammar where there is room; on narrow screens the day. */
static void draw_reason(struct logview *log, struct rect r, int row)
{
	const struct log_advice *advice = &log->advice;

	if (!is_wide(log)) {
		if (advice->due)
			draw_labelled(r, row, 1, r.columns - 4, _("Due if it becomes a case:"),
				advice->due);
		return;
	}
	draw_labelled(r, row, 1, r.columns / 2, _("Because of"), advice->gist.field_why);
	draw_right(r, row, ROLE_DIM, _("#field   @person   !kind   ~ hides the person"));
}

static void draw_advice(struct logview *log, struct rect r, int row)
{
	if (log->part == PART_SPEAKER) {
		draw_speaker_hints(log, r, row);
		return;
	}
	if (editor_is_empty(&log->gist) || log->corrected.entity) {
		draw_text(r, row, 1, ROLE_DIM, _("#field   @person   !kind   ~ hides the person"));
		draw_text(r, row + 1, 1, ROLE_DIM, _("= answer   + promise @who before 4/12"));
		return;
	}
	draw_marks(log, r, row);
	draw_like(log, r, row + 1);
	if (row + 2 < r.rows)
		draw_reason(log, r, row + 2);
}

static struct rect field_of(const struct logview *log, enum log_part part)
{
	struct rect r = log->input;

	return rect_columns(
		rect_rows(r, 1 + (int)part, 1), LABEL_COLUMNS, r.columns - LABEL_COLUMNS - 1);
}

static void draw_suggestions(struct logview *log, struct rect r)
{
	draw_heading(r, 3,
		log->part == PART_SPEAKER ? _("Tab takes the first")
					  : _("Suggestions, Tab takes them"),
		log->speaker.list_count ? _("Shift+Tab next speaker") : NULL, false);
	draw_advice(log, r, 4);
}

static void draw_input(struct logview *log)
{
	static const char *const labels[PARTS] = {N_("Speaker"), N_("Gist")};
	struct rect r = log->input;
	struct buf caption = {0}, times = {0};
	int y, x;

	draw_clear(r);
	put_caption(log, &caption);
	put_times(log, &times);
	draw_heading(r, 0, buf_text(&caption), buf_text(&times), true);
	for (int i = 0; i < PARTS; i++) {
		const unsigned style =
			ROLE_FIELD | (log->part == (enum log_part)i ? STYLE_FOCUS : 0);
		draw_cell(r, 1 + i, 1, LABEL_COLUMNS - 1, ALIGN_LEFT, ROLE_LABEL, _(labels[i]));
		editor_draw(log_editor(log, (enum log_part)i), field_of(log, (enum log_part)i),
			style, &y, &x);
	}
	if (!log->zoomed)
		draw_suggestions(log, r);
	buf_clear(&caption);
	buf_clear(&times);
}
/* ---- all of it ------------------------------------------------------------------------------- */

void log_draw(struct view *view)
{
	struct logview *log = log_of(view);

	draw_head(log);
	page_draw(&log->page, log->list);
	draw_side(log);
	draw_input(log);
}

bool log_cursor(struct view *view, int *y, int *x)
{
	struct logview *log = log_of(view);

	editor_draw(log_editor(log, log->part), field_of(log, log->part), ROLE_FIELD | STYLE_FOCUS,
		y, x);
	return true;
}

void log_status(struct view *view, struct buf *left, struct buf *right)
{
	struct logview *log = log_of(view);

	buf_printf(left, _("On disk: %lld of %lld"), (long long)log->opinions,
		(long long)log->opinions);
	buf_printf(left, "   %s",
		log_is_kept(log) ? _("line being typed: saved") : _("line being typed: not yet"));
	record_code(&entity_conference, &log->conference, right);
}
