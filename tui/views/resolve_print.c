/* The letter of an answer in the making as a file. */
#include "base/locale.h"
#include "tui/paper_file.h"
#include "tui/views/resolve_view.h"

static struct resolve *resolve_of(struct view *view)
{
	return &((struct resolveview *)view)->r;
}

static bool make_paper(
	struct view *owner, const struct paper_file *file, struct paper *out, struct error *err)
{
	(void)file;
	if (!resolve_may_print(resolve_of(owner), err))
		return false;
	resolve_paper(resolve_of(owner), out);
	return true;
}

static void make_text(struct view *owner, struct buf *out)
{
	resolve_write(resolve_of(owner), LETTER_COLUMNS, out);
}

void resolve_ask_file(struct view *view)
{
	static const struct paper_file file = {.make = make_paper, .text = make_text};
	const struct resolve *r = resolve_of(view);
	struct buf name = {0};

	buf_printf(&name, "%s-", resolve_letter(r)->id);
	record_code(&entity_casefile, &r->file, &name);
	paper_file_ask(view, &file, _("Write the letter to"), buf_text(&name));
	buf_clear(&name);
}
