/*
 * The first run: a page that offers the sample, five questions one at a time, and what will be made of the answers. Esc goes one
 * page back and loses nothing; nothing is on disk before the last Enter.
 */
#include <string.h>

#include "base/locale.h"
#include "domain/setup.h"
#include "tui/editor.h"
#include "tui/loop.h"
#include "tui/screens.h"

enum {
	PAGE_START,
	PAGE_QUESTION, /* the first of them */
	PAGE_REVIEW = PAGE_QUESTION + SETUP_QUESTIONS,
	BOX_ROWS = 16,
	BOX_COLUMNS = 76,
	LABEL_COLUMNS = 18,
	FAULT_ROWS = 3, /* kept free below what is typed */
};

enum start { START_OFFICE, START_SAMPLE, STARTS };

static const struct start_row {
	const char *label, *detail;
} starts[STARTS] = {
	[START_OFFICE] = {N_("Begin your own office"),
		N_("Five short questions, two minutes. Nothing is written before the end.")},
	[START_SAMPLE] = {N_("Look around in the sample first"),
		N_("A made-up commune with a year of work. Nothing you do there is kept, and F10 "
		   "brings you back here.")},
};

struct firstview {
	struct view view;
	struct first_run *run;
	int page;
	int start; /* focused row of the first page */
	int start_rows[STARTS]; /* where they were drawn */
	struct editor editors[SETUP_QUESTIONS];
	struct rect field; /* where the editor of the page was drawn */
	char fault[sizeof((struct error *)0)->text]; /* of the answer, or of making it; "" = none */
};

static struct firstview *self(struct view *view)
{
	return (struct firstview *)view;
}

/* The question of the page; SETUP_QUESTIONS where it has none. */
static enum setup_question question_of(const struct firstview *f)
{
	return f->page >= PAGE_QUESTION && f->page < PAGE_REVIEW
		? (enum setup_question)(f->page - PAGE_QUESTION)
		: SETUP_QUESTIONS;
}

static bool asks(const struct firstview *f)
{
	return question_of(f) != SETUP_QUESTIONS;
}

static void go_to(struct firstview *f, int page)
{
	f->page = page;
	*f->fault = '\0';
	f->view.context = asks(f) ? CTX_FIRST_EDIT : CTX_FIRST;
	view_touch(&f->view, DIRTY_PAINT);
}

static void complain(struct firstview *f, const struct error *err)
{
	snprintf(f->fault, sizeof f->fault, "%s", err->text);
	view_touch(&f->view, DIRTY_PAINT);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static void keep_answer(struct firstview *f)
{
	if (asks(f))
		setup_answer(
			f->run->setup, question_of(f), editor_text(&f->editors[question_of(f)]));
}

/* Whether the cursor stands in a line of its own with nothing in it. */
static bool in_empty_line(const struct editor *editor)
{
	const char *text = editor_text(editor);
	const char next = text[editor->cursor];

	return (!editor->cursor || text[editor->cursor - 1] == '\n') && (!next || next == '\n');
}

static void go_on(struct firstview *f)
{
	struct error err = {0};

	keep_answer(f);
	if (asks(f) && !setup_check(f->run->setup, question_of(f), &err))
		complain(f, &err);
	else
		go_to(f, f->page + 1);
}

static void make(struct firstview *f)
{
	struct error err = {0};

	f->run->setup->input = viettype_names[editor_input()->method];
	if (!f->run->make(f->run->arg, f->run->setup, &err)) {
		complain(f, &err);
		return;
	}
	f->run->choice = SETUP_MADE;
	f->view.tui->stop = true;
}

static void enter(struct view *view, const char *argument)
{
	struct firstview *f = self(view);
	struct editor *editor = asks(f) ? &f->editors[question_of(f)] : NULL;

	(void)argument;
	if (f->page == PAGE_REVIEW) {
		make(f);
	} else if (f->page == PAGE_START && f->start == START_SAMPLE) {
		f->run->choice = SETUP_SAMPLE;
		view->tui->stop = true;
	} else if (editor && editor->lines && !in_empty_line(editor)) {
		editor_key(editor, &(struct key){.code = K_ENTER});
		view_touch(view, DIRTY_PAINT);
	} else {
		go_on(f);
	}
}

/* F2: the page is done, wherever the cursor stands. */
static void done(struct view *view, const char *argument)
{
	struct firstview *f = self(view);

	if (asks(f))
		go_on(f);
	else
		enter(view, argument);
}

static void back(struct view *view, const char *argument)
{
	struct firstview *f = self(view);

	(void)argument;
	keep_answer(f);
	go_to(f, f->page - 1);
}

static bool allowed(const struct view *view, enum action action, struct error *err)
{
	if (action == ACT_BACK && ((const struct firstview *)view)->page == PAGE_START)
		return error_set(
			err, ERR_DENIED, _("This is the beginning. F10 leaves the program"));
	return true;
}

static void choose(struct firstview *f, int start)
{
	f->start = start < 0 ? 0 : start < STARTS ? start : STARTS - 1;
	view_touch(&f->view, DIRTY_PAINT);
}

static void up(struct view *view, const char *argument)
{
	(void)argument;
	choose(self(view), self(view)->start - 1);
}

static void down(struct view *view, const char *argument)
{
	(void)argument;
	choose(self(view), self(view)->start + 1);
}

static bool key(struct view *view, const struct key *key)
{
	struct firstview *f = self(view);
	const int number = key->code - '1';

	if (asks(f)) {
		struct editor *editor = &f->editors[question_of(f)];
		const unsigned before = editor->changes;
		const bool taken = editor_key(editor, key);

		if (editor->full)
			snprintf(f->fault, sizeof f->fault,
				_("At most %zu characters fit here: nothing was added"),
				editor->limit);
		else if (editor->changes != before)
			*f->fault = '\0';
		return taken;
	}
	if (f->page != PAGE_START || number < 0 || number >= STARTS)
		return false;
	choose(f, number);
	enter(view, NULL);
	return true;
}

/* ---- drawing --------------------------------------------------------------------------------- */

static void title(struct view *view, struct buf *left, struct buf *right)
{
	(void)view;
	buf_puts(left, _("doithoai: the first run"));
	buf_puts(right, PACKAGE_VERSION);
}

static void measure(struct view *view, int screen_rows, int screen_columns, int *rows, int *columns)
{
	(void)view;
	*rows = screen_rows < BOX_ROWS ? screen_rows : BOX_ROWS;
	*columns = screen_columns - 2 < BOX_COLUMNS ? screen_columns - 2 : BOX_COLUMNS;
}

static void draw_start(struct firstview *f, struct rect r)
{
	struct buf text = {0};
	int row;

	buf_printf(&text, _("There is no office on this machine yet: nothing at %s"), f->run->path);
	row = draw_paragraph(r, 0, 0, r.columns, 4, ROLE_NORMAL, buf_text(&text)) + 1;
	for (int i = 0; i < STARTS; i++) {
		buf_cut(&text, 0);
		buf_printf(&text, "%d  %s", i + 1, _(starts[i].label));
		f->start_rows[i] = r.y + row;
		draw_row(r, row, i == f->start);
		draw_text(r, row++, 2, i == f->start ? ROLE_TITLE | STYLE_FOCUS : ROLE_NORMAL,
			buf_text(&text));
		row += draw_paragraph(r, row, 5, r.columns - 5, 3, ROLE_DIM, _(starts[i].detail));
		row++;
	}
	buf_clear(&text);
}

static void draw_question(struct firstview *f, struct rect r)
{
	const struct setup_row *question = &setup_rows[question_of(f)];
	int row = draw_paragraph(r, 0, 0, r.columns, 2, ROLE_TITLE, _(question->question));

	row += draw_paragraph(r, row, 0, r.columns, 5, ROLE_DIM, _(question->help)) + 1;
	const int rows = question->lines ? r.rows - row - FAULT_ROWS : 1;
	f->field = rect_rows(r, row, rows < 1 ? 1 : rows);
	draw_paragraph(r, row + f->field.rows + (question->lines ? 0 : 1), 0, r.columns, FAULT_ROWS,
		ROLE_ERROR, f->fault);
}

static void draw_review(struct firstview *f, struct rect r)
{
	struct buf text = {0};
	int row =
		draw_paragraph(r, 0, 0, r.columns, 3, ROLE_TITLE,
			_("This is what will be made. Enter makes it, Esc goes back to what is to "
			  "be changed.")) +
		1;

	for (int i = 0; i < SETUP_QUESTIONS; i++) {
		buf_cut(&text, 0);
		setup_show(f->run->setup, (enum setup_question)i, &text);
		draw_cell(r, row, 0, LABEL_COLUMNS, ALIGN_LEFT, ROLE_LABEL, _(setup_rows[i].label));
		row += draw_paragraph(r, row, LABEL_COLUMNS, r.columns - LABEL_COLUMNS,
			r.rows - row > SETUP_QUESTIONS - i + FAULT_ROWS ? 2 : 1, ROLE_NORMAL,
			buf_text(&text));
	}
	draw_paragraph(r, row + 1, 0, r.columns, FAULT_ROWS, ROLE_ERROR, f->fault);
	buf_clear(&text);
}

static void draw(struct view *view)
{
	struct firstview *f = self(view);
	struct buf caption = {0};

	if (f->page == PAGE_START)
		buf_puts(&caption, _("Welcome"));
	else if (asks(f))
		buf_printf(&caption, _("Question %d of %d: %s"), question_of(f) + 1,
			SETUP_QUESTIONS, _(setup_rows[question_of(f)].label));
	else
		buf_puts(&caption, _("Everything is answered"));
	struct rect r = draw_box(view->area, buf_text(&caption), NULL);
	r = rect_columns(r, 1, r.columns - 2);
	if (f->page == PAGE_START)
		draw_start(f, r);
	else if (asks(f))
		draw_question(f, r);
	else
		draw_review(f, r);
	buf_clear(&caption);
}

static bool cursor(struct view *view, int *y, int *x)
{
	struct firstview *f = self(view);

	if (asks(f)) {
		editor_draw(&f->editors[question_of(f)], f->field, ROLE_FIELD | STYLE_FOCUS, y, x);
	} else if (f->page == PAGE_START) {
		*y = f->start_rows[f->start];
		*x = view->area.x + 2;
	} else {
		return false;
	}
	return true;
}

static bool stop(const struct view *view, int y)
{
	const struct firstview *f = (const struct firstview *)view;

	for (int i = 0; f->page == PAGE_START && i < STARTS; i++)
		if (f->start_rows[i] == y)
			return true;
	return false;
}

static void explain(const struct view *view, struct buf *subject, struct buf *text)
{
	const struct firstview *f = (const struct firstview *)view;

	if (!asks(f))
		return;
	buf_puts(subject, _(setup_rows[question_of(f)].question));
	buf_puts(text, _(setup_rows[question_of(f)].help));
}

static const struct editor *editor_of(const struct view *view)
{
	const struct firstview *f = (const struct firstview *)view;

	return asks(f) ? &f->editors[question_of(f)] : NULL;
}

static bool typing(const struct view *view)
{
	return asks((const struct firstview *)view);
}

static void status(struct view *view, struct buf *left, struct buf *right)
{
	(void)view, (void)right;
	buf_puts(left, _("Nothing is written yet"));
}

static void clear(struct view *view)
{
	for (int i = 0; i < SETUP_QUESTIONS; i++)
		editor_clear(&self(view)->editors[i]);
}

static const struct view_handler handlers[] = {
	{ACT_OPEN, enter},
	{ACT_SAVE, done},
	{ACT_BACK, back},
	{ACT_UP, up},
	{ACT_DOWN, down},
	{ACT_NONE, NULL},
};

/* An overlay with nothing below it: of what works everywhere only what works over dialogs is left. */
static const struct view_ops ops = {
	.name = "first",
	.size = sizeof(struct firstview),
	.context = CTX_FIRST,
	.overlay = true,
	.handlers = handlers,
	.title = title,
	.measure = measure,
	.draw = draw,
	.cursor = cursor,
	.explain = explain,
	.stop = stop,
	.editor = editor_of,
	.typing = typing,
	.key = key,
	.status = status,
	.allowed = allowed,
	.clear = clear,
};

struct view *first_view_new(struct tui *tui, struct first_run *run)
{
	struct firstview *f = view_new(tui, &ops);

	f->run = run;
	run->choice = SETUP_LEFT;
	for (int i = 0; i < SETUP_QUESTIONS; i++) {
		editor_init(&f->editors[i], setup_rows[i].lines, setup_rows[i].limit);
		editor_set(&f->editors[i], run->setup->answers[i]);
	}
	go_to(f, PAGE_START);
	return &f->view;
}
