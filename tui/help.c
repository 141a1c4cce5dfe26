/* Help from the tables: nothing about a key is written here. */
#include <stdint.h>
#include <stdlib.h>

#include "base/locale.h"
#include "tui/help.h"
#include "tui/textview.h"

enum { KEY_COLUMNS = 12, LABEL_COLUMNS = 18 };

/* One binding as "  key   label   sentence", the keys of the same action in the same context together. */
static void binding_line(enum context context, const struct keybinding *binding, struct buf *out)
{
	const struct action_info *action = &actions[binding->action];
	struct buf keys = {0};

	for (const struct keybinding *b = keymap_next(context, NULL); b;
		b = keymap_next(context, b)) {
		if (b->context != binding->context || b->action != binding->action)
			continue;
		if (b < binding) { /* told with the first of them */
			buf_clear(&keys);
			return;
		}
		if (keys.len)
			buf_putc(&keys, ' ');
		key_label(b->key, &keys);
	}
	buf_puts(out, "  ");
	text_pad(out, buf_text(&keys), KEY_COLUMNS, ALIGN_LEFT);
	text_pad(
		out, _(binding->label ? binding->label : action->label), LABEL_COLUMNS, ALIGN_LEFT);
	buf_puts(out, _(action->sentence));
	buf_clear(&keys);
}

static void walk(enum context context, void (*heading)(void *arg, const char *title),
	void (*line)(void *arg, const char *line), void *arg)
{
	enum context level = CTX_COUNT;
	struct buf b = {0};

	for (const struct keybinding *at = keymap_next(context, NULL); at;
		at = keymap_next(context, at)) {
		if (at->context != level) {
			level = at->context;
			heading(arg, _(contexts[level].label));
		}
		buf_cut(&b, 0);
		binding_line(context, at, &b);
		if (b.len)
			line(arg, buf_text(&b));
	}
	buf_clear(&b);
}

/* ---- as text ------------------------------------------------------------------------------------------ */

static void text_heading(void *arg, const char *title)
{
	buf_printf(arg, "%s\n", title);
}

static void text_line(void *arg, const char *line)
{
	buf_printf(arg, "%s\n", line);
}

void help_text(enum context context, struct buf *out)
{
	walk(context, text_heading, text_line, out);
}

/* ---- as a view ---------------------------------------------------------------------------------------- */

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

static void page_line(void *arg, const char *line)
{
	struct page *page = arg;

	textview_paragraph(
		page->text, ROLE_NORMAL, page->columns, 2 + KEY_COLUMNS + LABEL_COLUMNS, line);
}

static void fill(struct textview *text, int columns, void *arg)
{
	struct page page = {text, columns, false};

	walk((enum context)(intptr_t)arg, page_heading, page_line, &page);
	page_heading(&page, _("Everywhere"));
	textview_paragraph(text, ROLE_NORMAL, columns, 2,
		_("  Esc and a digit stand for the F-keys: Esc 1 is F1, Esc 0 is F10. Keys are "
		  "commands while the status line says Browsing, and text while it says Typing."));
}

struct view *help_new(struct tui *tui, const struct view *about)
{
	return textview_new(tui, _("Help"), fill, (void *)(intptr_t)about->context, NULL);
}
