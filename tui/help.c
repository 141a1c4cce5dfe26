/* Help from the tables: nothing about a key is written here. */
#include <stdint.h>
#include <stdlib.h>

#include "base/locale.h"
#include "tui/help.h"
#include "tui/textview.h"

enum { KEY_COLUMNS = 12, LABEL_COLUMNS = 18 };

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

struct page {
	struct textview *text;
	int columns;
	bool begun;
};

static void page_heading(void *arg, const char *title)
{
	struct page *page = arg;
	char *capitals = text_upper(title);

	if (page->begun)
		textview_line(page->text, ROLE_NORMAL, "");
	page->begun = true;
	textview_line(page->text, ROLE_TITLE, capitals);
	free(capitals);
}

static void page_line(void *arg, const struct help_line *line)
{
	struct page *page = arg;

	textview_paragraph(
		page->text, ROLE_NORMAL, page->columns, buf_text(&line->prefix), line->sentence);
}

static void fill(struct textview *text, int columns, void *arg)
{
	struct page page = {text, columns, false};

	walk((enum context)(intptr_t)arg, page_heading, page_line, &page);
	textview_line(text, ROLE_NORMAL, "");
	textview_paragraph(text, ROLE_NORMAL, columns, "  ",
		_("Esc and a digit stand for the F-keys: Esc 1 is F1, Esc 0 is F10. Keys are "
		  "commands while the status line says Browsing, and text while it says Typing."));
}

struct view *help_new(struct tui *tui, const struct view *about)
{
	return textview_new(tui, _("Help"), fill, (void *)(intptr_t)about->context, NULL);
}
