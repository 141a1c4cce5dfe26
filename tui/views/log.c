/*
 * S2: the live log. People speak while the clerk types: speaker, Tab or Enter, gist, Enter. `=`
 * begins an answer, `+` a promise to the opinion logged last. Each line is on disk at Enter, the
 * unfinished one within a second.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/casefile.h"
#include "domain/draft.h"
#include "domain/logline.h"
#include "tui/editor.h"
#include "tui/formview.h"
#include "tui/listview.h"
#include "tui/prompt.h"
#include "tui/screens.h"
#include "tui/views/case_acts.h"
#include "tui/views/page.h"
#include "tui/views/speaker.h"

#define GIST_LIMIT 500
#define INPUT_ROWS 6
#define LABEL_COLUMNS 11

enum part { PART_SPEAKER, PART_GIST, PARTS };

static const char *const part_keys[PARTS] = {"speaker", "gist"};

struct logview {
	struct view view;
	int64_t id; /* conference */
	struct conference conference;
	struct page page; /* what was logged, newest last */
	struct speaker speaker;
	struct editor gist;
	unsigned on_disk[PARTS]; /* editor.changes that the draft holds */
	enum part part;
	int64_t last_case; /* opinion that = and + belong to */
	int64_t opinions, answered, persons, women;
	bool follow; /* show the newest lines */
	struct rect head, lines, input;
};

static struct logview *self(struct view *view)
{
	return (struct logview *)view;
}

static struct editor *part_of(struct logview *log, enum part part)
{
	return part == PART_SPEAKER ? &log->speaker.editor : &log->gist;
}

static struct desk *desk_of(struct logview *log)
{
	return log->view.tui->desk;
}

/* ---- drafts -------------------------------------------------------------------------------- */

static char *log_place(const struct logview *log)
{
	struct buf place = {0};

	buf_printf(&place, "log:%lld", (long long)log->id);
	return buf_steal(&place);
}

static void keep_drafts(struct logview *log)
{
	char *place = log_place(log);
	struct error err;

	for (int i = 0; i < PARTS; i++) {
		if (log->on_disk[i] == part_of(log, (enum part)i)->changes)
			continue;
		if (draft_put(desk_of(log), place, part_keys[i],
			    editor_text(part_of(log, (enum part)i)), &err))
			log->on_disk[i] = part_of(log, (enum part)i)->changes;
		else
			tui_complain(log->view.tui, &err);
	}
	free(place);
}

static void read_drafts(struct logview *log)
{
	char *place = log_place(log);
	struct error err;
	bool any = false;

	for (int i = 0; i < PARTS; i++) {
		char *text = NULL;
		if (draft_get(desk_of(log), place, part_keys[i], &text, &err) && text && *text) {
			editor_set(part_of(log, (enum part)i), text);
			log->part = (enum part)i;
			any = true;
		}
		free(text);
		log->on_disk[i] = part_of(log, (enum part)i)->changes;
	}
	if (any)
		tui_say(log->view.tui, _("The unfinished line is back where you left it"));
	free(place);
}

/* ---- what was logged ----------------------------------------------------------------------- */

static void add_speaker(struct logview *log, const struct casefile *file)
{
	struct desk *desk = desk_of(log);
	struct page_row *row = page_add(&log->page, PAGE_ITEM);
	struct buf text = {0}, right = {0}, mark = {0};
	size_t start;

	row->entity = &entity_casefile;
	row->id = file->record.id;
	buf_printf(&mark, "%2lld", (long long)file->line);
	row->mark = buf_steal(&mark);
	row->indent = 1;
	if (file->spoken_at && strlen(file->spoken_at) >= 16)
		buf_printf(&text, "%.5s  ", file->spoken_at + 11);
	start = text.len;
	desk_show(desk, &entity_casefile, entity_field(&entity_casefile, "person"), file, &text);
	if (text.len == start)
		buf_puts(&text, _("(nobody named)"));
	if (file->hamlet) {
		buf_puts(&text, " · ");
		desk_ref_label(desk, &entity_unit, file->hamlet, &text);
	}
	buf_puts(&right, case_cell_kind(file));
	if (file->field) {
		buf_puts(&right, "  ");
		desk_show(desk, &entity_casefile, entity_field(&entity_casefile, "field"), file,
			&right);
	}
	row->text = buf_steal(&text);
	row->right = buf_steal(&right);
	row->right_style = ROLE_DIM;
}

static bool add_answer(void *arg, const void *record)
{
	struct logview *log = arg;
	const struct resolution *answer = record;
	struct buf text = {0};

	buf_printf(&text, "= %s", answer->text ? answer->text : "");
	page_hanging(&log->page, ROLE_DONE, 9, 2, log->view.area.columns - 11, buf_text(&text));
	buf_clear(&text);
	return true;
}

static bool add_promise(void *arg, const void *record)
{
	struct logview *log = arg;
	const struct commitment *promise = record;
	struct buf text = {0};

	buf_printf(&text, "+ %s", promise->text);
	if (promise->owner) {
		buf_puts(&text, " · ");
		desk_ref_label(desk_of(log), &entity_staff, promise->owner, &text);
	}
	if (promise->due_on) {
		char day[DATE_ISO_SIZE];
		buf_puts(&text, " · ");
		buf_printf(&text, _("before %s"), date_show(promise->due_on, day));
	}
	page_hanging(&log->page, ROLE_TITLE, 9, 2, log->view.area.columns - 11, buf_text(&text));
	buf_clear(&text);
	return true;
}

struct loading {
	struct logview *log;
	struct error *err;
	bool ok;
};

static bool add_opinion(void *arg, const void *record)
{
	struct loading *loading = arg;
	struct logview *log = loading->log;
	struct store *store = desk_of(log)->store;
	const struct casefile *file = record;
	struct buf text = {0};
	struct condition answers = {.field = entity_field(&entity_resolution, "casefile"),
		.op = OP_EQ,
		.number = file->record.id};
	struct condition promises = {.field = entity_field(&entity_commitment, "casefile"),
		.op = OP_EQ,
		.number = file->record.id};

	add_speaker(log, file);
	desk_show(desk_of(log), &entity_casefile, entity_field(&entity_casefile, "summary"), file,
		&text);
	page_paragraph(&log->page, ROLE_NORMAL, 11, log->view.area.columns - 13, buf_text(&text));
	buf_clear(&text);
	log->opinions++;
	log->answered += file->on_spot;
	log->last_case = file->record.id;
	loading->ok =
		store_query(store,
			&(struct query){
				.entity = &entity_resolution, .conditions = &answers, .count = 1},
			add_answer, log, loading->err) &&
		store_query(store,
			&(struct query){
				.entity = &entity_commitment, .conditions = &promises, .count = 1},
			add_promise, log, loading->err);
	return loading->ok;
}

static bool add_present(void *arg, const void *record)
{
	struct logview *log = arg;
	const struct attendance *group = record;

	log->persons += group->persons;
	log->women += group->women;
	return true;
}

static bool load(struct view *view, struct error *err)
{
	struct logview *log = self(view);
	struct store *store = view->tui->desk->store;
	struct loading loading = {log, err, true};
	struct condition opinions = {.field = entity_field(&entity_casefile, "conference"),
		.op = OP_EQ,
		.number = log->id};
	struct condition present = {.field = entity_field(&entity_attendance, "conference"),
		.op = OP_EQ,
		.number = log->id};

	record_clear(&entity_conference, &log->conference);
	if (!desk_load(view->tui->desk, &entity_conference, log->id, &log->conference, err))
		return false;
	page_restart(&log->page);
	log->opinions = log->answered = log->persons = log->women = 0;
	log->last_case = 0;
	bool ok = store_query(store,
			  &(struct query){.entity = &entity_casefile,
				  .conditions = &opinions,
				  .count = 1,
				  .sort = entity_field(&entity_casefile, "line")},
			  add_opinion, &loading, err) &&
		loading.ok &&
		store_query(store,
			&(struct query){
				.entity = &entity_attendance, .conditions = &present, .count = 1},
			add_present, log, err);
	if (log->opinions == 0)
		page_line(&log->page, ROLE_DIM, 0,
			_("Nothing logged yet: type who speaks, Enter, what is said, Enter"));
	page_settle(&log->page);
	if (log->follow)
		page_end(&log->page, true);
	return ok;
}

/* ---- saving a line ------------------------------------------------------------------------- */

/* A conference that is being logged is open, whatever it was planned as. */
static bool open_conference(struct logview *log, struct error *err)
{
	struct conference after = {0};

	if (log->conference.status >= CONFERENCE_OPEN)
		return true;
	record_copy(&entity_conference, &after, &log->conference);
	after.status = CONFERENCE_OPEN;
	bool ok = desk_save(desk_of(log), &entity_conference, &log->conference, &after, "set", err);
	record_clear(&entity_conference, &after);
	return ok;
}

static bool save_opinion(struct logview *log, const struct logline *line, struct error *err)
{
	struct desk *desk = desk_of(log);
	struct casefile file = {.conference = log->id, .summary = xstrdup(line->text)};

	/* A new person and the opinion are one act: undone together. */
	bool ok = desk_begin(desk, err);
	if (ok) {
		ok = speaker_take(&log->speaker, &file, err) &&
			case_log_opinion(desk, &file, err) && open_conference(log, err);
		ok = desk_end(desk, ok, err);
	}
	if (ok)
		tui_say(log->view.tui, _("Opinion %lld is on disk"), (long long)file.line);
	record_clear(&entity_casefile, &file);
	return ok;
}

static bool save_answer(struct logview *log, const struct logline *line, struct error *err)
{
	const struct argument arguments[] = {{"text", line->text}, {"on_spot", "1"}};

	if (!log->last_case)
		return error_set(
			err, ERR_INVALID, _("No opinion yet: log one, then its answer with ="));
	if (!case_do(desk_of(log), log->last_case, "answer", arguments, 2, err))
		return false;
	tui_say(log->view.tui, _("Answer is on disk"));
	return true;
}

static bool save_promise(struct logview *log, const struct logline *line, struct error *err)
{
	struct commitment promise = {.text = xstrdup(line->text),
		.conference = log->id,
		.casefile = log->last_case,
		.owner = line->owner,
		.made_on = log->conference.held_on ? log->conference.held_on : date_today(),
		.due_on = line->due};
	bool ok = desk_add(desk_of(log), &entity_commitment, &promise, err);

	if (ok)
		tui_say(log->view.tui, _("Promise is on disk"));
	record_clear(&entity_commitment, &promise);
	return ok;
}

static void start_line(struct logview *log, bool whole)
{
	editor_set(&log->gist, "");
	log->on_disk[PART_GIST]--; /* its draft goes too */
	if (whole) {
		speaker_reset(&log->speaker);
		log->on_disk[PART_SPEAKER]--;
	}
	log->part = PART_SPEAKER; /* = and + are taken there as well */
	keep_drafts(log);
}

static void save_line(struct view *view, const char *argument)
{
	struct logview *log = self(view);
	struct logline line = {0};
	struct error err = {0};
	size_t column = 0;

	(void)argument;
	if (log->part == PART_SPEAKER) {
		log->part = PART_GIST;
		view_touch(view, DIRTY_PAINT);
		return;
	}
	bool ok = logline_parse(view->tui->desk, editor_text(&log->gist), &line, &column, &err);
	if (ok) {
		switch (line.kind) {
		case LOGLINE_OPINION:
			ok = save_opinion(log, &line, &err);
			break;
		case LOGLINE_ANSWER:
			ok = save_answer(log, &line, &err);
			break;
		case LOGLINE_COMMITMENT:
			ok = save_promise(log, &line, &err);
			break;
		}
	}
	if (ok) {
		start_line(log, line.kind == LOGLINE_OPINION);
		log->follow = true;
		tui_changed(view->tui);
	} else {
		tui_complain(view->tui, &err);
	}
	logline_clear(&line);
	view_touch(view, DIRTY_PAINT);
}

/* ---- keys ---------------------------------------------------------------------------------- */

/* Hints are read between keys. */
static bool spare(struct view *view)
{
	struct error err;
	bool changed;

	if (!speaker_hint(&self(view)->speaker, &changed, &err))
		tui_complain(view->tui, &err);
	if (changed)
		view_touch(view, DIRTY_PAINT);
	return false;
}

static void accept_hint(struct view *view, const char *argument)
{
	struct logview *log = self(view);

	(void)argument;
	if (log->part == PART_SPEAKER) {
		spare(view); /* the key may have come faster than the hints were read */
		speaker_accept(&log->speaker);
	}
	log->part = log->part == PART_SPEAKER ? PART_GIST : PART_SPEAKER;
	view_touch(view, DIRTY_PAINT);
}

static void other_part(struct view *view, const char *argument)
{
	struct logview *log = self(view);

	(void)argument;
	log->part = log->part == PART_SPEAKER ? PART_GIST : PART_SPEAKER;
	view_touch(view, DIRTY_PAINT);
}

static void scroll(struct view *view, int rows)
{
	struct logview *log = self(view);

	log->follow = false;
	page_move(&log->page, rows);
	view_touch(view, DIRTY_PAINT);
}

static void page_up(struct view *view, const char *argument)
{
	(void)argument;
	scroll(view, -self(view)->lines.rows);
}

static void page_down(struct view *view, const char *argument)
{
	(void)argument;
	scroll(view, self(view)->lines.rows);
}

/* Up: open the line logged last (or the one scrolled to) in its form. */
static void edit_line(struct view *view, const char *argument)
{
	struct logview *log = self(view);
	const struct page_row *row = page_current(&log->page);
	int64_t id = log->follow || !row ? log->last_case : row->id;

	(void)argument;
	if (!id)
		return;
	struct view *form = formview_open(view->tui, &entity_casefile, NULL, id);
	tui_push(view->tui, form);
	formview_edit(form, entity_field(&entity_casefile, "summary"));
}

static bool key(struct view *view, const struct key *key)
{
	struct logview *log = self(view);
	struct editor *editor = part_of(log, log->part);
	unsigned before = editor->changes;

	/* = and + at the very beginning are not a speaker's name: they go to the line. */
	if (log->part == PART_SPEAKER && editor_is_empty(editor) && key->code == K_TEXT &&
		key->bytes > 0 && (key->text[0] == '=' || key->text[0] == '+')) {
		log->part = PART_GIST;
		editor = &log->gist;
		before = editor->changes;
	}
	if (!editor_key(editor, key))
		return false;
	if (editor->full)
		tui_say(view->tui,
			_("At most %zu characters here; the rest belongs into the detail"),
			editor->limit);
	if (editor->changes != before && log->part == PART_SPEAKER)
		speaker_typed(&log->speaker);
	view_touch(view, DIRTY_PAINT);
	return true;
}

static bool typing(const struct view *view)
{
	(void)view;
	return true;
}

static void tick(struct view *view)
{
	if (self(view)->id)
		keep_drafts(self(view));
	if (view->tui->top == view)
		view_touch(view, DIRTY_PAINT); /* the clock */
}

static bool leave(struct view *view)
{
	if (self(view)->id)
		keep_drafts(self(view));
	return true;
}

/* ---- drawing ------------------------------------------------------------------------------- */

static void layout(struct view *view)
{
	struct logview *log = self(view);
	struct rect r = view->area;

	log->head = rect_rows(r, 0, 2);
	log->lines = rect_rows(r, 2, r.rows - 2 - INPUT_ROWS);
	log->input = rect_rows(r, r.rows - INPUT_ROWS, INPUT_ROWS);
	log->page.visible = log->lines.rows; /* the load puts the newest lines there */
	view_touch(view, DIRTY_DATA);
}

static void title(struct view *view, struct buf *left, struct buf *right)
{
	struct logview *log = self(view);
	char stamp[DATE_STAMP_SIZE];
	char *caption = text_upper(_("logging"));

	buf_printf(left, "%s %s  %s", theme_glyph(GLYPH_POINT), caption,
		log->conference.title ? log->conference.title : "");
	buf_printf(right, "%.5s", clock_stamp(clock_now(), stamp) + 11);
	free(caption);
}

static void draw_head(struct logview *log)
{
	struct buf left = {0}, right = {0};

	draw_clear(log->head);
	if (log->conference.chairs && *log->conference.chairs)
		buf_printf(&left, _("%s presiding"), log->conference.chairs);
	if (log->persons)
		buf_printf(&right, _("%lld present (%lld women), "), (long long)log->persons,
			(long long)log->women);
	buf_printf(&right, _("%lld opinions, %lld answered"), (long long)log->opinions,
		(long long)log->answered);
	int room = log->head.columns - text_width(buf_text(&right)) - 4;
	draw_cell(log->head, 0, 1, room, ALIGN_LEFT, ROLE_NORMAL, buf_text(&left));
	draw_right(log->head, 0, ROLE_NORMAL, buf_text(&right));
	draw_rule(log->head, 1);
	buf_clear(&left);
	buf_clear(&right);
}

static void draw_input(struct logview *log)
{
	static const char *const labels[PARTS] = {N_("Speaker"), N_("Gist")};
	struct rect r = log->input;
	struct buf caption = {0};
	int y, x;

	draw_clear(r);
	buf_printf(&caption, _("Opinion %lld"), (long long)(log->opinions + 1));
	draw_heading(r, 0, buf_text(&caption), _("= answer   + promise @who before 4/12"), true);
	for (int i = 0; i < PARTS; i++) {
		unsigned style = ROLE_FIELD | (log->part == (enum part)i ? STYLE_FOCUS : 0);
		draw_cell(r, 1 + i, 1, LABEL_COLUMNS - 1, ALIGN_LEFT, ROLE_LABEL, _(labels[i]));
		struct rect field = rect_columns(
			rect_rows(r, 1 + i, 1), LABEL_COLUMNS, r.columns - LABEL_COLUMNS - 1);
		editor_draw(part_of(log, (enum part)i), field, style, &y, &x);
	}
	draw_heading(r, 3, _("Suggestions, Tab takes the first"), NULL, false);
	for (size_t i = 0; i < log->speaker.hint_count; i++) {
		int half = r.columns / 2;
		draw_cell(r, 4 + (int)i / 2, 1 + (int)(i % 2) * half, half - 2, ALIGN_LEFT,
			i == 0 ? ROLE_TITLE : ROLE_NORMAL, log->speaker.hints[i].label);
	}
	if (log->speaker.hint_count == 0 && log->part == PART_SPEAKER)
		draw_text(
			r, 4, 1, ROLE_DIM, _("Name, hamlet; a new name is written down as it is"));
	buf_clear(&caption);
}

static void draw(struct view *view)
{
	struct logview *log = self(view);

	draw_head(log);
	page_draw(&log->page, log->lines);
	draw_input(log);
}

static bool cursor(struct view *view, int *y, int *x)
{
	struct logview *log = self(view);
	struct rect r = log->input;
	struct rect field = rect_columns(
		rect_rows(r, 1 + (int)log->part, 1), LABEL_COLUMNS, r.columns - LABEL_COLUMNS - 1);

	editor_draw(part_of(log, log->part), field, ROLE_FIELD | STYLE_FOCUS, y, x);
	return true;
}

static void status(struct view *view, struct buf *left, struct buf *right)
{
	struct logview *log = self(view);
	bool saved = true;

	for (int i = 0; i < PARTS; i++)
		saved = saved && log->on_disk[i] == part_of(log, (enum part)i)->changes;
	buf_printf(left, _("On disk: %lld of %lld"), (long long)log->opinions,
		(long long)log->opinions);
	buf_printf(left, "   %s",
		saved ? _("line being typed: saved") : _("line being typed: not yet"));
	record_code(&entity_conference, &log->conference, right);
}

static void clear(struct view *view)
{
	struct logview *log = self(view);

	speaker_clear(&log->speaker);
	editor_clear(&log->gist);
	page_clear(&log->page);
	record_clear(&entity_conference, &log->conference);
}

/* From the palette: begin the answer or the promise where the typed line is still empty. */
static void begin_line(struct view *view, const char *sign)
{
	struct logview *log = self(view);

	log->part = PART_GIST;
	if (editor_is_empty(&log->gist))
		editor_insert(&log->gist, sign, strlen(sign), false);
	view_touch(view, DIRTY_PAINT);
}

static void begin_answer(struct view *view, const char *argument)
{
	(void)argument;
	begin_line(view, "= ");
}

static void begin_promise(struct view *view, const char *argument)
{
	(void)argument;
	begin_line(view, "+ ");
}

static void end_log(struct view *view, const char *argument)
{
	(void)argument;
	tui_pop(view);
}

static const struct view_handler handlers[] = {
	{ACT_LOG_LINE, save_line},
	{ACT_LOG_END, end_log},
	{ACT_LOG_ANSWER, begin_answer},
	{ACT_LOG_COMMITMENT, begin_promise},
	{ACT_ACCEPT, accept_hint},
	{ACT_SPEAKER, other_part},
	{ACT_LOG_EDIT, edit_line},
	{ACT_PAGE_UP, page_up},
	{ACT_PAGE_DOWN, page_down},
	{ACT_NONE},
};

static const struct view_ops ops = {
	.name = "log",
	.size = sizeof(struct logview),
	.context = CTX_LOG,
	.handlers = handlers,
	.title = title,
	.layout = layout,
	.load = load,
	.draw = draw,
	.cursor = cursor,
	.typing = typing,
	.key = key,
	.tick = tick,
	.spare = spare,
	.status = status,
	.leave = leave,
	.clear = clear,
};

/* ---- opening ------------------------------------------------------------------------------- */

static struct view *open_log(struct tui *tui, int64_t conference)
{
	struct logview *log = view_new(tui, &ops);

	log->id = conference;
	log->follow = true;
	speaker_init(&log->speaker, tui->desk);
	editor_init(&log->gist, false, GIST_LIMIT);
	read_drafts(log);
	return &log->view;
}

/* The log takes the place of the list it was chosen from. */
static void choose(struct view *list, int64_t id)
{
	struct tui *tui = list->tui;

	tui_pop(list);
	tui_push(tui, open_log(tui, id));
}

/* A planned conference that is held earlier than planned: its day becomes today. */
static void hold_today(struct view *owner, void *arg)
{
	int64_t id = (int64_t)(intptr_t)arg;
	struct desk *desk = owner->tui->desk;
	struct conference before = {0}, after = {0};
	struct error err;

	bool ok = desk_load(desk, &entity_conference, id, &before, &err);
	if (ok) {
		record_copy(&entity_conference, &after, &before);
		after.held_on = date_today();
		after.status = CONFERENCE_OPEN;
		ok = desk_save(desk, &entity_conference, &before, &after, "set", &err);
	}
	record_clear(&entity_conference, &before);
	record_clear(&entity_conference, &after);
	if (ok) {
		tui_changed(owner->tui);
		choose(owner, id);
	} else {
		tui_complain(owner->tui, &err);
	}
}

static void log_this(struct listview *list, int64_t id)
{
	const struct conference *conference = rows_current(&list->rows);
	struct buf text = {0};
	char day[DATE_ISO_SIZE];

	if (!conference || conference->held_on <= date_today()) {
		choose(&list->view, id);
		return;
	}
	buf_printf(&text, _("%s is planned for %s. Log it now, with today as its day?"),
		conference->title, date_show(conference->held_on, day));
	prompt_confirm(&list->view, _("Not today's conference"), buf_text(&text), NULL, hold_today,
		(void *)(intptr_t)id);
	buf_clear(&text);
}

static const struct list_column choose_columns[] = {
	{.key = "held_on", .label = N_("Day"), .columns = 10},
	{.key = "held_at", .columns = 5, .drop = 2},
	{.key = "title", .columns = -20},
	{.key = "status", .columns = 12, .drop = 1},
};

static const struct list_spec choose_spec = {
	.title = N_("Which conference is to be logged?"),
	.entity = &entity_conference,
	.columns = choose_columns,
	.column_count = sizeof(choose_columns) / sizeof(*choose_columns),
	.sort = "held_on",
	.descending = true,
	.open = log_this,
};

/* The id where there is one record, -1 where there are more. */
static bool take_only(void *arg, const void *record)
{
	int64_t *found = arg;

	*found = *found ? -1 : ((const struct record *)record)->id;
	return true;
}

struct view *log_view_new(struct tui *tui, int64_t conference)
{
	struct condition today = {.field = entity_field(&entity_conference, "held_on"),
		.op = OP_EQ,
		.date = date_today()};
	struct query query = {
		.entity = &entity_conference, .conditions = &today, .count = 1, .limit = 2};
	struct error err;

	if (!conference && !store_query(tui->desk->store, &query, take_only, &conference, &err))
		tui_complain(tui, &err);
	if (conference > 0)
		return open_log(tui, conference);
	return &listview_new(tui, &listview_ops, &choose_spec)->view;
}
