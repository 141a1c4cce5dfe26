/*
 * Confirmations, typed lines and notes. Menus and pickers are in pickers.c, the calendar in
 * calendar.c.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/draft.h"
#include "tui/editor.h"
#include "tui/loop.h"
#include "tui/prompt.h"
#include "tui/textview.h"

/* ---- confirmation -------------------------------------------------------------------------- */

struct confirm {
	struct view view;
	struct view *owner;
	char *title, *text, *word;
	struct editor line; /* for the word */
	void (*yes)(struct view *owner, void *arg);
	void *arg;
};

static void count_line(void *arg, const char *start, size_t bytes)
{
	(void)start, (void)bytes;
	++*(int *)arg;
}

static void confirm_measure(
	struct view *view, int screen_rows, int screen_columns, int *rows, int *columns)
{
	const struct confirm *confirm = (struct confirm *)view;
	int lines = 0;

	*columns = screen_columns - 4 > 64 ? 64 : screen_columns - 4;
	text_wrap(confirm->text, *columns - 4, count_line, &lines);
	*rows = lines + (confirm->word ? 5 : 4);
	if (*rows > screen_rows)
		*rows = screen_rows;
}

static void confirm_draw(struct view *view)
{
	const struct confirm *confirm = (struct confirm *)view;
	struct rect r = draw_box(view->area, confirm->title, NULL);
	int below = confirm->word ? 2 : 1;
	struct buf b = {0};

	r = rect_columns(r, 1, r.columns - 2);
	draw_paragraph(r, 0, 0, r.columns, r.rows - below, ROLE_NORMAL, confirm->text);
	if (confirm->word) {
		buf_printf(&b, _("Type %s to do it:"), confirm->word);
		draw_text(r, r.rows - 1, 0, ROLE_LABEL, buf_text(&b));
	} else {
		draw_text(r, r.rows - 1, 0, ROLE_DIM, _("Enter does it, Esc leaves it as it is"));
	}
	buf_clear(&b);
}

static bool confirm_cursor(struct view *view, int *y, int *x)
{
	struct confirm *confirm = (struct confirm *)view;
	struct rect r = rect_columns(view->area, 2, view->area.columns - 4);
	struct buf b = {0};
	int column;

	if (!confirm->word)
		return false;
	buf_printf(&b, _("Type %s to do it:"), confirm->word);
	column = text_width(buf_text(&b)) + 1;
	buf_clear(&b);
	r = rect_rows(r, r.rows - 2, 1);
	editor_draw(&confirm->line, rect_columns(r, column, r.columns - column), ROLE_FIELD, y, x);
	return true;
}

static bool confirm_typing(const struct view *view)
{
	return ((const struct confirm *)view)->word != NULL;
}

static const struct editor *confirm_editor(const struct view *view)
{
	const struct confirm *confirm = (const struct confirm *)view;

	return confirm->word ? &confirm->line : NULL;
}

static bool confirm_key(struct view *view, const struct key *key)
{
	struct confirm *confirm = (struct confirm *)view;

	return confirm->word && editor_key(&confirm->line, key);
}

static void confirm_yes(struct view *view, const char *argument)
{
	struct confirm *confirm = (struct confirm *)view;

	(void)argument;
	if (confirm->word && strcmp(editor_text(&confirm->line), confirm->word) != 0) {
		tui_say(view->tui, _("Not done: that is not %s"), confirm->word);
		return;
	}
	if (tui_pop(view))
		confirm->yes(confirm->owner, confirm->arg);
}

static void confirm_clear(struct view *view)
{
	struct confirm *confirm = (struct confirm *)view;

	free(confirm->title);
	free(confirm->text);
	free(confirm->word);
	editor_clear(&confirm->line);
}

static const struct view_handler confirm_handlers[] = {
	{ACT_OPEN, confirm_yes},
	{ACT_NONE, NULL},
};

static const struct view_ops confirm_ops = {
	.name = "confirm",
	.size = sizeof(struct confirm),
	.context = CTX_DIALOG,
	.overlay = true,
	.handlers = confirm_handlers,
	.measure = confirm_measure,
	.draw = confirm_draw,
	.cursor = confirm_cursor,
	.editor = confirm_editor,
	.typing = confirm_typing,
	.key = confirm_key,
	.clear = confirm_clear,
};

void prompt_confirm(struct view *owner, const char *title, const char *text, const char *word,
	void (*yes)(struct view *owner, void *arg), void *arg)
{
	struct confirm *confirm = view_new(owner->tui, &confirm_ops);

	confirm->owner = owner;
	confirm->title = xstrdup(title);
	confirm->text = xstrdup(text);
	confirm->word = xstrdup(word);
	confirm->yes = yes;
	confirm->arg = arg;
	editor_init(&confirm->line, false, 60);
	tui_push(owner->tui, &confirm->view);
}

/* ---- a line, a note ------------------------------------------------------------------------ */

struct question {
	struct view view;
	struct view *owner;
	char *title;
	struct editor text;
	char *place, *field; /* of the draft; NULL = none is kept */
	unsigned drafted; /* changes of the text when the draft was written */
	bool (*answer)(
		struct view *owner, void *arg, const char *text, size_t *column, struct error *err);
	void *arg;
};

static void question_measure(
	struct view *view, int screen_rows, int screen_columns, int *rows, int *columns)
{
	bool note = ((struct question *)view)->text.lines;

	*rows = note ? (screen_rows - 2 < 12 ? screen_rows - 2 : 12) : 3;
	*columns = note ? (screen_columns - 4 > 76 ? 76 : screen_columns - 4) : screen_columns;
}

static void question_draw(struct view *view)
{
	draw_box(view->area, ((struct question *)view)->title, NULL);
}

static bool question_cursor(struct view *view, int *y, int *x)
{
	struct rect r = rect_rows(view->area, 1, view->area.rows - 2);

	editor_draw(&((struct question *)view)->text, rect_columns(r, 2, r.columns - 4),
		ROLE_NORMAL, y, x);
	return true;
}

static const struct editor *question_editor(const struct view *view)
{
	return &((const struct question *)view)->text;
}

static bool question_typing(const struct view *view)
{
	(void)view;
	return true;
}

/* Say that the limit was met; the text that did not fit was not taken. */
static void complain_full(struct tui *tui, const struct editor *editor)
{
	struct error err = {0};

	error_set(&err, ERR_INVALID, _("At most %zu characters fit here: nothing was added"),
		editor->limit);
	tui_complain(tui, &err);
}

static bool question_key(struct view *view, const struct key *key)
{
	struct question *question = (struct question *)view;
	bool taken = editor_key(&question->text, key);

	if (question->text.full)
		complain_full(view->tui, &question->text);
	return taken;
}

/* ---- what is typed and not answered stays as a draft */

static bool question_keep(struct question *question, struct error *err)
{
	if (!question->place || question->text.changes == question->drafted)
		return true;
	if (!draft_put(question->view.tui->desk, question->place, question->field,
		    editor_text(&question->text), err))
		return false;
	question->drafted = question->text.changes;
	return true;
}

static void question_tick(struct view *view)
{
	struct error err = {0};

	if (!question_keep((struct question *)view, &err))
		tui_complain(view->tui, &err);
}

static bool question_leave(struct view *view)
{
	struct error err = {0};

	if (question_keep((struct question *)view, &err))
		return true;
	tui_complain(view->tui, &err);
	return false;
}

static void question_restore(struct question *question)
{
	struct tui *tui = question->view.tui;
	struct error err = {0};
	char *text = NULL;

	if (!draft_get(tui->desk, question->place, question->field, &text, &err)) {
		tui_complain(tui, &err);
	} else if (text) {
		editor_set(&question->text, text);
		tui_say(tui, _("What you typed last time is here again"));
	}
	question->drafted = question->text.changes;
	free(text);
}

/* The answer and the end of its draft: both or neither. */
static bool question_answer(struct question *question, size_t *column, struct error *err)
{
	struct desk *desk = question->view.tui->desk;
	const char *text = editor_text(&question->text);

	if (!question->place)
		return question->answer(question->owner, question->arg, text, column, err);
	if (!desk_begin(desk, err))
		return false;
	bool ok = question->answer(question->owner, question->arg, text, column, err) &&
		draft_put(desk, question->place, question->field, "", err);
	return desk_end(desk, ok, err);
}

static void question_done(struct view *view, const char *argument)
{
	struct question *question = (struct question *)view;
	struct tui *tui = view->tui;
	struct error err = {0};
	size_t column = SIZE_MAX;

	(void)argument;
	/*
	 * The owner is called while the prompt still stands: a wrong answer keeps it, with what
	 * was typed.
	 */
	if (!question_answer(question, &column, &err)) {
		const char *text = editor_text(&question->text);
		size_t at = 0;

		for (; column != SIZE_MAX && column && text[at]; column--)
			at += text_next(text + at);
		if (column != SIZE_MAX)
			question->text.cursor = at;
		tui_complain(tui, &err);
		view_touch(view, DIRTY_PAINT);
		return;
	}
	tui_take_out(view);
}

static void question_clear(struct view *view)
{
	struct question *question = (struct question *)view;

	free(question->title);
	free(question->place);
	free(question->field);
	editor_clear(&question->text);
}

static const struct view_handler question_handlers[] = {
	{ACT_OPEN, question_done},
	{ACT_NONE, NULL},
};

static const struct view_ops line_ops = {
	.name = "line",
	.size = sizeof(struct question),
	.context = CTX_LINE,
	.overlay = true,
	.bottom = true,
	.handlers = question_handlers,
	.measure = question_measure,
	.draw = question_draw,
	.cursor = question_cursor,
	.editor = question_editor,
	.typing = question_typing,
	.key = question_key,
	.tick = question_tick,
	.leave = question_leave,
	.clear = question_clear,
};

static const struct view_ops note_ops = {
	.name = "note",
	.size = sizeof(struct question),
	.context = CTX_NOTE,
	.overlay = true,
	.handlers = question_handlers,
	.measure = question_measure,
	.draw = question_draw,
	.cursor = question_cursor,
	.editor = question_editor,
	.typing = question_typing,
	.key = question_key,
	.tick = question_tick,
	.leave = question_leave,
	.clear = question_clear,
};

static void ask(const struct view_ops *ops, struct view *owner, const char *title,
	const char *initial, size_t limit, const struct prompt_draft *draft,
	bool (*answer)(
		struct view *owner, void *arg, const char *text, size_t *column, struct error *err),
	void *arg)
{
	struct question *question = view_new(owner->tui, ops);

	question->owner = owner;
	question->title = xstrdup(title);
	question->answer = answer;
	question->arg = arg;
	editor_init(&question->text, ops == &note_ops, limit);
	editor_set(&question->text, initial ? initial : "");
	question->drafted = question->text.changes;
	if (draft) {
		question->place = xstrdup(draft->place);
		question->field = xstrdup(draft->field);
		question_restore(question);
	}
	tui_push(owner->tui, &question->view);
}

void prompt_text(struct view *owner, const char *label, const char *initial, size_t limit,
	const struct prompt_draft *draft,
	bool (*answer)(
		struct view *owner, void *arg, const char *text, size_t *column, struct error *err),
	void *arg)
{
	ask(&line_ops, owner, label, initial, limit, draft, answer, arg);
}

void prompt_note(struct view *owner, const char *title, const char *initial, size_t limit,
	const struct prompt_draft *draft,
	bool (*answer)(
		struct view *owner, void *arg, const char *text, size_t *column, struct error *err),
	void *arg)
{
	ask(&note_ops, owner, title, initial, limit, draft, answer, arg);
}

/* ---- a text to read ------------------------------------------------------------------------ */

static void show_fill(struct textview *text, int columns, void *arg)
{
	textview_paragraph(text, ROLE_NORMAL, columns, "", arg);
}

void prompt_show(struct tui *tui, const char *title, const char *text)
{
	tui_push(tui, textview_new(tui, title, show_fill, xstrdup(text), free));
}
