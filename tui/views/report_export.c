/* Files of reports. Nothing is written over unasked, and a file is there whole or not at all (report/output.h). */
#include "tui/views/report_export.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/locale.h"
#include "report/due_ics.h"
#include "report/output.h"
#include "tui/loop.h"
#include "tui/prompt.h"

enum { NAME_MOST = 400, CALENDAR_DAYS = 365 };

/* In the order of their digits. */
static const struct {
	enum format format;
	const char *name, *end, *sentence; /* N_() */
} forms_of_files[] = {
	{FORMAT_XLSX, "XLSX", "xlsx", N_("tables and charts, for Excel")},
	{FORMAT_DOCX, "DOCX", "docx", N_("a paper to be edited, for Word")},
	{FORMAT_PDF, "PDF", "pdf", N_("as it is signed")},
	{FORMAT_CSV, "CSV", "csv", N_("the tables, UTF-8 with BOM")},
	{FORMAT_HTML, "HTML", "html", N_("one file, can be sent by Zalo")},
	{FORMAT_ICS, "ICS", "ics", N_("calendar of due days and meetings")},
	{FORMAT_JSON, "JSON", "json", N_("for the programs of the province")},
	{FORMAT_TEXT, "TXT", "txt", N_("as it stands on this screen")},
};
enum { FORMATS = sizeof forms_of_files / sizeof *forms_of_files };

size_t report_export_formats(void)
{
	return FORMATS;
}

void report_export_format(size_t index, const char **name, const char **sentence)
{
	*name = forms_of_files[index].name;
	*sentence = _(forms_of_files[index].sentence);
}

static const char *end_of(enum format format)
{
	size_t i = 0;

	while (forms_of_files[i].format != format)
		i++;
	return forms_of_files[i].end;
}

void report_export_clear(struct report_export *export)
{
	free(export->path);
	free(export->folder);
	export->path = export->folder = NULL;
}

/* ---- faults ------------------------------------------------------------------------------------------- */

/* What to do about a place where nothing could be written; the number of the fault is in errno. */
static bool refuse_place(const char *path, struct error *err)
{
	const int number = errno;

	if (err->code == ERR_FULL)
		return error_set(err, ERR_FULL,
			_("The disk is full: make room, or name another place (USB)"));
	switch (number) {
	case EACCES:
	case EPERM:
	case EROFS:
		return error_set(err, ERR_IO, _("You may not write there: name another folder"));
	case ENOENT:
		return error_set(err, ERR_IO, _("There is no such folder: name one that is there"));
	case ENOTDIR:
	case EISDIR:
		return error_set(err, ERR_INVALID, _("“%s” is no name for a file"), path);
	default:
		return error_set(err, err->code ? err->code : ERR_IO,
			_("Nothing was written; name another place: %s"), strerror(number));
	}
}

/* ~/ is the person's own folder. */
static char *whole_path(const char *path)
{
	const char *home = getenv("HOME");
	struct buf out = {0};

	if (home && path[0] == '~' && path[1] == '/')
		buf_printf(&out, "%s%s", home, path + 1);
	else
		buf_puts(&out, path);
	return buf_steal(&out);
}

static void keep_folder(struct report_export *export)
{
	const char *slash = strrchr(export->path, '/');

	free(export->folder);
	export->folder = slash ? xstrndup(export->path, (size_t)(slash - export->path) + 1) : NULL;
}

/* "12 KB" */
static void put_size(size_t bytes, struct buf *out)
{
	if (bytes < 1024) {
		buf_printf(out, _("%zu bytes"), bytes);
	} else {
		buf_number(out, (int64_t)((bytes + 1023) / 1024));
		buf_puts(out, " KB");
	}
}

/* Where it is for whoever looks for it outside of this program. */
static void put_place(const char *path, struct buf *out)
{
	char *real = realpath(path, NULL);

	buf_puts(out, real ? real : path);
	free(real);
}

/* ---- one file ----------------------------------------------------------------------------------------- */

static bool make_bytes(
	struct report *report, enum format format, struct buf *out, struct error *err)
{
	if (format == FORMAT_ICS)
		return due_ics(report->desk, date_today() + CALENDAR_DAYS, out, err);
	return report->ops->file(report, format, out, err);
}

/* @param replace what has that name, too */
static bool write_bytes(const char *path, const struct buf *bytes, bool replace, struct error *err)
{
	struct output out;

	errno = 0;
	if (!(replace ? output_open : output_create)(&out, path, err))
		return err->code == ERR_INVALID ? false : refuse_place(path, err);
	errno = 0;
	const bool whole = fwrite(buf_text(bytes), 1, bytes->len, out.file) == bytes->len;
	if (!whole)
		output_error(path, errno, err);
	const int number = errno;
	if (output_close(&out, whole, err))
		return true;
	errno = whole ? errno : number;
	return refuse_place(path, err);
}

static bool write_one(struct report_export *export, bool replace, struct error *err)
{
	struct tui *tui = export->owner->tui;
	struct buf bytes = {0}, said = {0};

	tui_say(tui, _("Writing %s…"), export->path);
	tui_paint(tui);
	char *path = whole_path(export->path);
	const bool ok = make_bytes(export->report, export->format, &bytes, err) &&
		write_bytes(path, &bytes, replace, err);
	if (ok) {
		put_size(bytes.len, &said);
		buf_puts(&said, " · ");
		put_place(path, &said);
		keep_folder(export);
		/* TRANSLATORS: size and path of a file */
		tui_say(tui, _("Written: %s"), buf_text(&said));
	}
	free(path);
	buf_clear(&bytes);
	buf_clear(&said);
	return ok;
}

static void replace_one(struct view *owner, void *arg)
{
	struct error err = {0};

	if (!write_one(arg, true, &err))
		tui_complain(owner->tui, &err);
}

/* What has the name already; -1 for a folder. */
static int what_is_there(const char *path)
{
	struct stat st;
	char *whole = whole_path(path);
	const int there = stat(whole, &st) != 0 ? 0 : S_ISDIR(st.st_mode) ? -1 : 1;

	free(whole);
	return there;
}

static bool one_named(
	struct view *owner, void *arg, const char *text, size_t *column, struct error *err)
{
	struct report_export *export = arg;
	struct buf question = {0};

	(void)column; /* what was typed is gone on with at its end */
	if (!*text)
		return error_set(err, ERR_INVALID, _("Name a file or a folder"));
	free(export->path);
	export->path = xstrdup(text);
	const int there = what_is_there(text);
	if (there < 0)
		return error_set(
			err, ERR_INVALID, _("“%s” is a folder: add the name of the file"), text);
	if (!there)
		return write_one(export, false, err);
	buf_printf(&question, _("%s is there already. What is in it now is lost."), text);
	prompt_confirm(owner, _("Replace the file?"), buf_text(&question), NULL, replace_one, arg);
	buf_clear(&question);
	return true;
}

/* ---- all of a period ---------------------------------------------------------------------------------- */

static char *path_in(const char *folder, const struct report *report, enum format format)
{
	struct buf path = {0};

	buf_puts(&path, folder);
	if (path.len && path.s[path.len - 1] != '/')
		buf_putc(&path, '/');
	report_file_name(report, end_of(format), &path);
	return buf_steal(&path);
}

struct writing {
	struct report_export *export;
	const char *folder;
	bool replace;
	size_t written, bytes, broken;
};

static bool put_one(void *arg, struct report *report, size_t at, size_t count, struct error *err)
{
	struct writing *w = arg;
	struct tui *tui = w->export->owner->tui;
	struct buf bytes = {0};

	if (tui->key_waits && tui->key_waits(NULL))
		return error_set(err, ERR_DENIED,
			ngettext("Stopped by a key: %zu file is written",
				"Stopped by a key: %zu files are written", w->written),
			w->written);
	tui_say(tui, _("Writing %zu of %zu: %s. Any key stops it"), at + 1, count, report->name);
	tui_paint(tui);
	char *path = path_in(w->folder, report, w->export->format);
	const bool ok = make_bytes(report, w->export->format, &bytes, err) &&
		write_bytes(path, &bytes, w->replace, err);
	w->written += ok;
	w->bytes += ok ? bytes.len : 0;
	w->broken += report_count(report, REPORT_BREAKS) > 0;
	free(path);
	buf_clear(&bytes);
	return ok;
}

static bool write_all(struct report_export *export, bool replace, struct error *err)
{
	struct tui *tui = export->owner->tui;
	char *folder = whole_path(export->path);
	struct writing w = {.export = export, .folder = folder, .replace = replace};
	struct buf said = {0};
	bool ok = true;

	if (mkdir(folder, 0700) && errno != EEXIST)
		ok = refuse_place(folder, err);
	ok = ok && report_each(tui->desk, &export->period, put_one, &w, err);
	if (ok) {
		put_size(w.bytes, &said);
		buf_puts(&said, " · ");
		put_place(folder, &said);
		if (w.broken)
			tui_say(tui,
				ngettext("%zu file, %zu with a broken formula: %s",
					"%zu files, %zu with a broken formula: %s", w.written),
				w.written, w.broken, buf_text(&said));
		else
			tui_say(tui, ngettext("%zu file: %s", "%zu files: %s", w.written),
				w.written, buf_text(&said));
	}
	buf_clear(&said);
	free(folder);
	return ok;
}

static void replace_all(struct view *owner, void *arg)
{
	struct error err = {0};

	if (!write_all(arg, true, &err))
		tui_complain(owner->tui, &err);
}

static bool all_named(
	struct view *owner, void *arg, const char *text, size_t *column, struct error *err)
{
	struct report_export *export = arg;
	struct buf question = {0};

	(void)column; /* what was typed is gone on with at its end */
	if (!*text)
		return error_set(err, ERR_INVALID, _("Name a file or a folder"));
	free(export->path);
	export->path = xstrdup(text);
	const int there = what_is_there(text);
	if (there > 0)
		return error_set(err, ERR_INVALID, _("“%s” is a file: name a folder"), text);
	if (!there)
		return write_all(export, false, err);
	buf_printf(&question,
		_("%s is there already. Reports of the same names in it are replaced."), text);
	prompt_confirm(
		owner, _("Write into this folder?"), buf_text(&question), NULL, replace_all, arg);
	buf_clear(&question);
	return true;
}

/* ---- asking ------------------------------------------------------------------------------------------- */

static void format_chosen(struct view *owner, void *arg, int64_t value)
{
	struct report_export *export = arg;
	struct buf name = {0};

	export->format = (enum format)value;
	if (export->folder)
		buf_puts(&name, export->folder);
	if (export->report) {
		report_file_name(export->report, end_of(export->format), &name);
		prompt_text(owner, _("Write the report to"), buf_text(&name), NAME_MOST, NULL,
			one_named, arg);
	} else {
		/* TRANSLATORS: name of a folder, without accents and blanks */
		buf_printf(&name, "%s-%s", _("reports"), export->period.name);
		prompt_text(owner, _("Write all reports into the folder"), buf_text(&name),
			NAME_MOST, NULL, all_named, arg);
	}
	buf_clear(&name);
}

void report_export_ask(struct report_export *export)
{
	struct menu_item items[FORMATS];

	for (size_t i = 0; i < FORMATS; i++)
		items[i] = (struct menu_item){.value = forms_of_files[i].format,
			.label = forms_of_files[i].name,
			.detail = _(forms_of_files[i].sentence)};
	prompt_numbers(export->owner, export->report ? _("Export") : _("All reports"), items,
		FORMATS, FORMAT_XLSX, format_chosen, export);
}
