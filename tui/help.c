/*
 * Help from the tables: what a screen is for, what the cursor is on, the keys, the words of the field.
 * Nothing about a key is written here.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "tui/help.h"
#include "tui/prompt.h"
#include "tui/terms.h"
#include "tui/textview.h"

enum { KEY_COLUMNS = 12, LABEL_COLUMNS = 18, TERM_COLUMNS = 22 };

/* One line of help: keys and label as the prefix of a sentence. */
struct help_line {
	struct buf prefix;
	const char *sentence;
};

/*
 * The line of a binding, with all keys of the same action in the same context; empty where one of
 * them told it already.
 */
static void make_line(
	enum context context, const struct keybinding *binding, struct help_line *line)
{
	const struct action_info *action = &actions[binding->action];
	struct buf keys = {0};

	buf_cut(&line->prefix, 0);
	line->sentence = _(action->sentence);
	for (const struct keybinding *b = keymap_next(context, NULL); b;
		b = keymap_next(context, b)) {
		if (b->context != binding->context || b->action != binding->action)
			continue;
		if (b < binding) {
			buf_clear(&keys);
			return;
		}
		if (keys.len)
			buf_putc(&keys, ' ');
		key_label(b->key, &keys);
	}
	buf_puts(&line->prefix, "  ");
	text_pad(&line->prefix, buf_text(&keys), KEY_COLUMNS, ALIGN_LEFT);
	text_pad(&line->prefix, _(binding->label ? binding->label : action->label), LABEL_COLUMNS,
		ALIGN_LEFT);
	buf_clear(&keys);
}

static void walk(enum context context, void (*heading)(void *arg, const char *title),
	void (*put)(void *arg, const struct help_line *line), void *arg)
{
	enum context level = CTX_COUNT;
	struct help_line line = {0};

	for (const struct keybinding *at = keymap_next(context, NULL); at;
		at = keymap_next(context, at)) {
		if (at->context != level) {
			level = at->context;
			heading(arg, _(contexts[level].label));
		}
		make_line(context, at, &line);
		if (line.prefix.len)
			put(arg, &line);
	}
	buf_clear(&line.prefix);
}

/* ---- as text --------------------------------------------------------------------------------- */

static void text_heading(void *arg, const char *title)
{
	buf_printf(arg, "%s\n", title);
}

static void text_line(void *arg, const struct help_line *line)
{
	buf_printf(arg, "%s%s\n", buf_text(&line->prefix), line->sentence);
}

void help_text(enum context context, struct buf *out)
{
	walk(context, text_heading, text_line, out);
}

/* ---- as a view ------------------------------------------------------------------------------- */

struct help {
	struct textview text;
	enum context about; /* keys of which context */
	char *subject, *explained; /* what the cursor was on, and sentences about it; or NULL */
	size_t *term_lines; /* where each term begins */
};

struct page {
	struct help *help;
	int columns;
};

static void put_heading(struct help *help, const char *title)
{
	char *capitals = text_upper(title);

	if (help->text.count)
		textview_line(&help->text, ROLE_NORMAL, "");
	textview_line(&help->text, ROLE_TITLE, capitals);
	free(capitals);
}

static void page_heading(void *arg, const char *title)
{
	const struct page *page = arg;
	const char *own = _(contexts[page->help->about].label);

	put_heading(page->help, strcmp(title, own) != 0 ? title : _("Keys"));
}

static void page_line(void *arg, const struct help_line *line)
{
	struct page *page = arg;

	textview_paragraph(&page->help->text, ROLE_NORMAL, page->columns, buf_text(&line->prefix),
		line->sentence);
}

static void put_subject(struct help *help, int columns)
{
	if (!help->explained)
		return;
	put_heading(help, help->subject);
	textview_paragraph(&help->text, ROLE_NORMAL, columns, "  ", help->explained);
}

static void put_terms(struct help *help, int columns)
{
	struct buf b = {0};

	put_heading(help, _("Words"));
	for (size_t i = 0; i < term_count; i++) {
		help->term_lines[i] = help->text.count;
		buf_cut(&b, 0);
		buf_puts(&b, "  ");
		text_pad(&b, _(terms[i].word), TERM_COLUMNS, ALIGN_LEFT);
		struct buf meaning = {0};
		buf_puts(&meaning, _(terms[i].meaning));
		if (terms[i].source)
			buf_printf(&meaning, " (%s)", _(terms[i].source));
		textview_paragraph(
			&help->text, ROLE_NORMAL, columns, buf_text(&b), buf_text(&meaning));
		buf_clear(&meaning);
	}
	buf_clear(&b);
}

static void fill(struct textview *text, int columns, void *arg)
{
	struct help *help = (struct help *)text;
	struct page page = {help, columns};

	(void)arg;
	put_heading(help, _(contexts[help->about].label));
	textview_paragraph(text, ROLE_NORMAL, columns, "  ", _(contexts[help->about].purpose));
	put_subject(help, columns);
	walk(help->about, page_heading, page_line, &page);
	textview_line(text, ROLE_NORMAL, "");
	textview_paragraph(text, ROLE_NORMAL, columns, "  ",
		_("Esc and a digit stand for the F-keys: Esc 1 is F1, Esc 0 is F10. Keys are "
		  "commands while the status line says Browsing, and text while it says Typing."));
	put_terms(help, columns);
}

/* ---- the index ------------------------------------------------------------------------------- */

static void chosen(struct view *view, void *arg, int64_t value)
{
	struct help *help = (struct help *)view;

	(void)arg;
	if (value >= CTX_COUNT) {
		textview_show(&help->text, help->term_lines[value - CTX_COUNT]);
		return;
	}
	help->about = (enum context)value;
	free(help->explained); /* it was about another screen */
	help->explained = NULL;
	help->text.top = 0;
	help->text.hit = SIZE_MAX;
	view_touch(view, DIRTY_DATA);
}

/* F1 in the help: all screens and all words. */
static void run_index(struct view *view, const char *argument)
{
	struct help *help = (struct help *)view;
	size_t count = CTX_COUNT + term_count;
	struct menu_item *items = xcalloc(count, sizeof *items);

	(void)argument;
	for (size_t i = 0; i < count; i++) {
		bool term = i >= CTX_COUNT;
		items[i] = (struct menu_item){.value = (int64_t)i,
			.label = term ? _(terms[i - CTX_COUNT].word) : _(contexts[i].label),
			.detail = term ? _("word") : _("keys")};
	}
	prompt_menu(view, _("Help about"), items, count, help->about, chosen, NULL);
	free(items);
}

static void clear(struct view *view)
{
	struct help *help = (struct help *)view;

	free(help->subject);
	free(help->explained);
	free(help->term_lines);
	textview_ops.clear(view);
}

static const struct view_handler handlers[] = {
	{ACT_HELP, run_index},
	{ACT_NONE, NULL},
};

static const struct view_ops ops = {
	.name = "help",
	.size = sizeof(struct help),
	.context = CTX_HELP,
	.overlay = true,
	.base = &textview_ops,
	.handlers = handlers,
	.clear = clear,
};

struct view *help_new(struct tui *tui, const struct view *about)
{
	struct help *help = view_new(tui, &ops);
	void (*explain)(const struct view *, struct buf *, struct buf *) = VIEW_OP(about, explain);
	struct buf subject = {0}, text = {0};

	textview_init(&help->text, _("Help"), fill, NULL, NULL);
	help->text.searchable = true;
	help->about = about->context;
	help->term_lines = xcalloc(term_count, sizeof *help->term_lines);
	if (explain)
		explain(about, &subject, &text);
	if (text.len) {
		help->subject = buf_steal(&subject);
		help->explained = buf_steal(&text);
	}
	buf_clear(&subject);
	buf_clear(&text);
	return &help->text.view;
}
