/* Asking for a file and writing a paper to it. */
#include "tui/paper_file.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/locale.h"
#include "tui/loop.h"
#include "tui/prompt.h"

enum { NAME_MOST = 200, NAMES_TRIED = 1000 };

static const enum format forms[] = {FORMAT_PDF, FORMAT_DOCX, FORMAT_HTML, FORMAT_TEXT};
enum { FORMS = sizeof forms / sizeof *forms };

enum format paper_file_usual(void)
{
#ifdef HAVE_PDF
	return FORMAT_PDF;
#else
	return FORMAT_DOCX;
#endif
}

bool paper_file_form(const char *path, enum format *out, struct error *err)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	const char *dot = strrchr(name, '.');

	if (!*name)
		return error_set(err, ERR_INVALID, _("Name a file"));
	for (size_t i = 0; dot && i < FORMS; i++)
		if (!strcasecmp(dot + 1, format_ending(forms[i]))) {
			*out = forms[i];
			return true;
		}
	return error_set(
		err, ERR_INVALID, _("How the file ends says its form: .pdf, .docx, .html or .txt"));
}

void paper_file_name(const char *name, enum format format, struct buf *out)
{
	const size_t before = out->len;

	buf_printf(out, "%s.%s", name, format_ending(format));
	for (int i = 2; i < NAMES_TRIED && !access(out->s + before, F_OK); i++) {
		buf_cut(out, before);
		buf_printf(out, "%s-%d.%s", name, i, format_ending(format));
	}
}

/* What to do where nothing could be written; another name, or another form, is said already. */
static bool refuse(struct error *err)
{
	const struct error told = *err;

	if (told.code == ERR_INVALID)
		return false;
	return error_set(err, told.code,
		told.code == ERR_FULL
			? _("Nothing was written; make room or choose another place: %s")
			: _("Nothing was written; choose another place: %s"),
		told.text);
}

static bool put(FILE *file, enum format format, const struct paper *paper, const struct buf *text,
	struct error *err)
{
	if (format != FORMAT_TEXT || !text)
		return paper_write(paper, format, NULL, file, err);
	fwrite(buf_text(text), 1, text->len, file);
	return true; /* what was not written is told when the file is closed */
}

bool paper_file_write(const char *path, enum format format, const struct paper *paper,
	const struct buf *text, struct error *err)
{
	struct output out;

	if (!output_create(&out, path, err))
		return refuse(err);
	const bool made = put(out.file, format, paper, text, err);
	return output_close(&out, made, err) || refuse(err);
}

/* ---- the question ------------------------------------------------------------------------------------ */

/* Where the file is for who looks for it later. */
static void say_where(struct view *owner, const char *path)
{
	char folder[4096];

	if (*path == '/' || !getcwd(folder, sizeof folder))
		tui_say(owner->tui, _("Written to %s"), path);
	else
		tui_say(owner->tui, _("Written to %s/%s"), folder, path);
}

static bool write_it(
	struct view *owner, void *arg, const char *path, size_t *column, struct error *err)
{
	const struct paper_file *file = arg;
	struct paper paper = {0};
	struct buf text = {0};
	enum format format;

	(void)column;
	bool ok = paper_file_form(path, &format, err) && file->make(owner, file, &paper, err);
	if (ok && format == FORMAT_TEXT && file->text)
		file->text(owner, &text);
	ok = ok && paper_file_write(path, format, &paper, file->text ? &text : NULL, err);
	if (ok) {
		say_where(owner, path);
		if (file->done)
			file->done(owner);
	}
	paper_clear(&paper);
	buf_clear(&text);
	return ok;
}

void paper_file_ask(
	struct view *owner, const struct paper_file *file, const char *label, const char *name)
{
	struct buf proposed = {0};

	paper_file_name(name, paper_file_usual(), &proposed);
	prompt_text(owner, label, buf_text(&proposed), NAME_MOST, NULL, write_it, (void *)file);
	buf_clear(&proposed);
}
