/* A box of lines to scroll. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "tui/textview.h"

enum {
	EDGES = 4, /* columns of the box and beside the text */
	WORDS_COLUMNS = 30, /* of the words that are looked for */
	WORDS_MOST = 100, /* characters of them */
};

static void clear_lines(struct textview *text)
{
	for (size_t i = 0; i < text->count; i++)
		free(text->lines[i].text);
	text->count = 0;
}

void textview_line(struct textview *text, unsigned style, const char *line)
{
	if (text->count == text->room) {
		text->room = text->room ? 2 * text->room : 32;
		text->lines = xrealloc(text->lines, text->room * sizeof *text->lines);
	}
	text->lines[text->count++] = (struct text_line){xstrdup(line), style};
}

struct paragraph {
	struct textview *text;
	unsigned style;
	const char *prefix;
	int indent;
	size_t first;
};

static void paragraph_line(void *arg, const char *start, size_t bytes)
{
	struct paragraph *p = arg;
	struct buf b = {0};

	text_pad(&b, p->text->count > p->first ? "" : p->prefix, p->indent, ALIGN_LEFT);
	buf_put(&b, start, bytes);
	textview_line(p->text, p->style, buf_text(&b));
	buf_clear(&b);
}

void textview_paragraph(struct textview *text, unsigned style, int columns, const char *prefix,
	const char *paragraph)
{
	struct paragraph p = {text, style, prefix, text_width(prefix), text->count};
	int room = columns - p.indent;

	text_wrap(paragraph, room > 1 ? room : 1, paragraph_line, &p);
}

static void clamp_top(struct textview *text)
{
	int last = (int)text->count - text->seen;

	if (text->top > last)
		text->top = last;
	if (text->top < 0)
		text->top = 0;
}

static void measure(struct view *view, int screen_rows, int screen_columns, int *rows, int *columns)
{
	(void)view;
	*columns = screen_columns - 4 > 96 ? 96 : screen_columns - 4;
	*rows = screen_rows;
}

void textview_fill(struct textview *text, int columns)
{
	clear_lines(text);
	text->fill(text, columns, text->arg);
}

static bool fill(struct view *view, struct error *err)
{
	struct textview *text = (struct textview *)view;

	(void)err;
	textview_fill(text, view->area.columns - EDGES);
	text->seen = view->area.rows - 2 - text->foot;
	clamp_top(text);
	return true;
}

static void layout(struct view *view)
{
	view_touch(view, DIRTY_DATA);
}

static void draw(struct view *view)
{
	struct textview *text = (struct textview *)view;
	struct buf right = {0};
	int total = (int)text->count;
	struct rect r;

	if (total > text->seen && text->seen > 0)
		buf_printf(&right, "%d%%",
			text->top + text->seen >= total ? 100 : 100 * text->top / total);
	r = draw_box(view->area, text->title, buf_text(&right));
	r = rect_columns(r, 1, r.columns - 2);
	for (int i = 0; i < r.rows - text->foot && text->top + i < total; i++) {
		const struct text_line *line = &text->lines[text->top + i];
		bool hit = (size_t)(text->top + i) == text->hit;
		draw_cell(r, i, 0, r.columns, ALIGN_LEFT, line->style | (hit ? STYLE_FOCUS : 0),
			line->text);
	}
	buf_clear(&right);
	if (text->typing) {
		r = rect_rows(view->area, view->area.rows - 1, 1);
		draw_text(r, 0, 2, ROLE_KEY, " / ");
		draw_cell(r, 0, 5, WORDS_COLUMNS + 1, ALIGN_LEFT, ROLE_NORMAL, "");
	}
}

/* ---- looking for words ------------------------------------------------------------------------- */

static struct rect words_area(const struct view *view)
{
	return rect_columns(rect_rows(view->area, view->area.rows - 1, 1), 5, WORDS_COLUMNS);
}

static bool cursor(struct view *view, int *y, int *x)
{
	struct textview *text = (struct textview *)view;
	int row = text->hit != SIZE_MAX ? (int)text->hit - text->top : 0;

	if (text->typing)
		editor_draw(&text->words, words_area(view), ROLE_FIELD, y, x);
	else
		draw_place(view->area, row >= 0 && row < text->seen ? row + 1 : 1, 2, y, x);
	return true;
}

static bool typing(const struct view *view)
{
	return ((const struct textview *)view)->typing;
}

static const struct editor *words_editor(const struct view *view)
{
	const struct textview *text = (const struct textview *)view;

	return text->typing ? &text->words : NULL;
}

void textview_show(struct textview *text, size_t line)
{
	text->hit = line;
	if ((int)line < text->top || (int)line >= text->top + text->seen)
		text->top = (int)line - (text->seen > 2 ? 2 : 0);
	clamp_top(text);
	view_touch(&text->view, DIRTY_PAINT);
}

/* The next line with the words from a line on, round the end. */
static bool find(struct textview *text, long from, int by)
{
	long count = (long)text->count;

	for (long i = 0; i < count; i++) {
		long line = ((from + by * i) % count + count) % count;

		if (text_matches(text->lines[line].text, editor_text(&text->words))) {
			textview_show(text, (size_t)line);
			return true;
		}
	}
	text->hit = SIZE_MAX;
	return false;
}

/* As it is typed: from where one reads. */
static bool key(struct view *view, const struct key *key)
{
	struct textview *text = (struct textview *)view;
	unsigned changes = text->words.changes;

	if (!text->typing || !editor_key(&text->words, key))
		return false;
	if (text->words.changes != changes) {
		if (editor_is_empty(&text->words))
			text->hit = SIZE_MAX;
		else if (!find(text, text->hit != SIZE_MAX ? (long)text->hit : text->top, 1))
			tui_say(view->tui, _("These words are not in the text"));
	}
	return true;
}

static void end_typing(struct textview *text)
{
	text->typing = false;
	text->view.context = text->context;
	text->view.tui->dirty = true;
	view_touch(&text->view, DIRTY_PAINT);
}

static void run_search(struct view *view, const char *argument)
{
	struct textview *text = (struct textview *)view;

	editor_set(&text->words, argument ? argument : "");
	text->context = view->context;
	view->context = CTX_LINE;
	text->typing = true;
	view_touch(view, DIRTY_PAINT);
}

static void go_on(struct view *view, int by)
{
	struct textview *text = (struct textview *)view;
	if (!find(text, text->hit == SIZE_MAX ? text->top : (long)text->hit + by, by))
		tui_say(view->tui, _("These words are not in the text"));
}

static void run_next(struct view *view, const char *argument)
{
	(void)argument;
	go_on(view, 1);
}

static void run_previous(struct view *view, const char *argument)
{
	(void)argument;
	go_on(view, -1);
}

static void run_back(struct view *view, const char *argument)
{
	struct textview *text = (struct textview *)view;

	(void)argument;
	if (text->typing) {
		editor_set(&text->words, "");
		text->hit = SIZE_MAX;
		end_typing(text);
	} else {
		tui_pop(view);
	}
}

static bool allowed(const struct view *view, enum action action, struct error *err)
{
	const struct textview *text = (const struct textview *)view;
	const char *label = _(actions[action].label);

	if (action == ACT_SEARCH && !text->searchable)
		return error_set(err, ERR_DENIED, _("%s: not on this screen"), label);
	if ((action == ACT_NEXT || action == ACT_PREVIOUS) && view->ops != &textview_ops &&
		!text->searchable)
		return true; /* of whoever embeds it */
	if ((action == ACT_NEXT || action == ACT_PREVIOUS) && !text->words.text.len)
		return error_set(err, ERR_DENIED, _("%s: look for words first, with /"), label);
	return true;
}

/* ---- scrolling --------------------------------------------------------------------------------- */

static void scroll_to(struct view *view, int top)
{
	struct textview *text = (struct textview *)view;

	text->top = top;
	clamp_top(text);
	view_touch(view, DIRTY_PAINT);
}

static void scroll_by(struct view *view, int by)
{
	scroll_to(view, ((struct textview *)view)->top + by);
}

static void run_up(struct view *view, const char *argument)
{
	(void)argument;
	scroll_by(view, -1);
}

static void run_down(struct view *view, const char *argument)
{
	(void)argument;
	scroll_by(view, 1);
}

static void run_page_up(struct view *view, const char *argument)
{
	(void)argument;
	scroll_by(view, -((struct textview *)view)->seen);
}

static void run_page_down(struct view *view, const char *argument)
{
	(void)argument;
	scroll_by(view, ((struct textview *)view)->seen);
}

static void run_first(struct view *view, const char *argument)
{
	(void)argument;
	scroll_to(view, 0);
}

static void run_last(struct view *view, const char *argument)
{
	(void)argument;
	scroll_to(view, (int)((struct textview *)view)->count);
}

static void apply(struct view *view, void *arg)
{
	struct textview *text = (struct textview *)view;
	struct view *owner = view->below;

	(void)arg;
	if (tui_pop(view))
		text->yes(owner, text->arg); /* the view is freed when the turn ends */
}

static void run_open(struct view *view, const char *argument)
{
	struct textview *text = (struct textview *)view;

	(void)argument;
	if (text->typing)
		end_typing(text);
	else if (text->yes && text->danger)
		danger_ask(view, text->danger, text->danger_case, NULL, apply, NULL);
	else if (text->yes)
		apply(view, NULL);
}

static void clear(struct view *view)
{
	struct textview *text = (struct textview *)view;

	clear_lines(text);
	free(text->lines);
	free(text->title);
	editor_clear(&text->words);
	if (text->drop)
		text->drop(text->arg);
}

static const struct view_handler handlers[] = {
	{ACT_UP, run_up},
	{ACT_DOWN, run_down},
	{ACT_PAGE_UP, run_page_up},
	{ACT_PAGE_DOWN, run_page_down},
	{ACT_FIRST, run_first},
	{ACT_LAST, run_last},
	{ACT_OPEN, run_open},
	{ACT_SEARCH, run_search},
	{ACT_NEXT, run_next},
	{ACT_PREVIOUS, run_previous},
	{ACT_BACK, run_back},
	{ACT_NONE, NULL},
};

const struct view_ops textview_ops = {
	.name = "text",
	.size = sizeof(struct textview),
	.context = CTX_TEXT,
	.overlay = true,
	.handlers = handlers,
	.measure = measure,
	.layout = layout,
	.load = fill,
	.draw = draw,
	.cursor = cursor,
	.editor = words_editor,
	.typing = typing,
	.key = key,
	.allowed = allowed,
	.clear = clear,
};

void textview_init(struct textview *text, const char *title,
	void (*fill_lines)(struct textview *text, int columns, void *arg), void *arg,
	void (*drop)(void *arg))
{
	text->title = xstrdup(title);
	text->fill = fill_lines;
	text->arg = arg;
	text->drop = drop;
	text->hit = SIZE_MAX;
	editor_init(&text->words, false, WORDS_MOST);
}

struct view *textview_new(struct tui *tui, const char *title,
	void (*fill_lines)(struct textview *text, int columns, void *arg), void *arg,
	void (*drop)(void *arg))
{
	struct textview *text = view_new(tui, &textview_ops);

	textview_init(text, title, fill_lines, arg, drop);
	text->searchable = true;
	return &text->view;
}

struct view *textview_ask(struct tui *tui, const char *title,
	void (*fill_lines)(struct textview *text, int columns, void *arg),
	void (*yes)(struct view *owner, void *arg), void *arg, void (*drop)(void *arg))
{
	struct view *view = textview_new(tui, title, fill_lines, arg, drop);

	view->context = CTX_ASK;
	((struct textview *)view)->searchable = false;
	((struct textview *)view)->yes = yes;
	return view;
}

void textview_warn(struct view *view, enum danger danger, int64_t id)
{
	((struct textview *)view)->danger = danger;
	((struct textview *)view)->danger_case = id;
}
