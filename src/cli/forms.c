/* Official forms on the command line: one, all, what there is, and what is behind a number. */
#include "cli/forms.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/locale.h"
#include "cli/month.h"
#include "cli/papers.h"
#include "domain/records.h"
#include "report/form_file.h"
#include "report/month.h"

/* ---- one form ---------------------------------------------------------------------------------------- */

static void say_fault(void *arg, const struct form_fault *fault, const char *sentence)
{
	(void)arg;
	(void)fault;
	cli_say("%s", sentence);
}

/* Count, tell what does not hold, freeze where that is asked. */
static bool make_form(struct cli *cli, struct desk *desk, const struct form *form,
	const struct period *period, enum format format, int columns, struct buf *out,
	struct error *err)
{
	const struct paper_options options = {
		.bom = cli->option[OPT_BOM] != NULL, .columns = columns};
	struct form_result result;

	if (!form_make(desk, form, period, &result, err))
		return false;
	if (form_check(desk, &result, say_fault, NULL))
		cli->status = 1;
	bool ok = form_file(desk, &result, format, &options, out, err);
	if (ok && cli->option[OPT_FREEZE])
		ok = form_freeze(desk, &result, format_names[format], out->s, out->len, err);
	form_clear(&result);
	return ok;
}

bool forms_write(struct cli *cli, struct desk *desk, const struct forms *forms, struct error *err)
{
	const struct form *form;
	struct period period;
	struct buf bytes = {0};
	enum format format;

	if (!cli_format(cli, &format, err) || !cli_period(cli, desk, &period, err) ||
		!(form = form_find(forms, cli->words[0], &period, err)))
		return false;
	const bool ok = cli_paper_may_go(cli, format, err) &&
		make_form(cli, desk, form, &period, format, cli_paper_columns(cli), &bytes, err) &&
		cli_write_bytes(cli->option[OPT_OUTPUT], &bytes, err);
	buf_clear(&bytes);
	return ok;
}

/* ---- all of them -------------------------------------------------------------------------------------- */

static bool make_folder(const char *path, struct error *err)
{
	struct stat status;

	if (mkdir(path, 0700) == 0 ||
		(errno == EEXIST && stat(path, &status) == 0 && S_ISDIR(status.st_mode)))
		return true;
	return output_error(path, errno, err);
}

/* DIR/01-XLD.xlsx */
static char *file_of(const char *folder, const char *name, enum format format)
{
	struct buf path = {0};

	buf_printf(&path, "%s/%s.%s", folder, name, format_ending(format));
	for (char *c = path.s + strlen(folder) + 1; *c; c++)
		if (*c == '/')
			*c = '-';
	return buf_steal(&path);
}

bool forms_write_all(
	struct cli *cli, struct desk *desk, const struct forms *forms, struct error *err)
{
	const char *folder = cli->option[OPT_OUTPUT];
	size_t count, written = 0;
	const struct form *all = forms_all(forms, &count);
	struct period period;
	enum format format;
	bool ok;

	if (!folder || strcmp(folder, "-") == 0)
		return error_set(
			err, ERR_USAGE, _("Name the folder for the reports with --output."));
	if (!cli_format(cli, &format, err) || !cli_period(cli, desk, &period, err) ||
		!make_folder(folder, err))
		return false;
	cli_interruptible(true);
	ok = true;
	for (size_t i = 0; i < count && ok; i++) {
		struct buf bytes = {0};
		if (!form_in_force(&all[i], &period))
			continue;
		if (!cli_progress(NULL, (int64_t)i, (int64_t)count)) {
			ok = error_set(
				err, ERR_DENIED, _("stopped; %zu reports are written"), written);
			break;
		}
		char *path = file_of(folder, all[i].id, format);
		ok = make_form(cli, desk, &all[i], &period, format, 0, &bytes, err) &&
			cli_write_bytes(path, &bytes, err);
		written += ok;
		if (ok)
			puts(path);
		free(path);
		buf_clear(&bytes);
	}
	if (ok) {
		char *path = file_of(folder, MONTH_FORM, format);
		ok = month_write_to(cli, desk, &period, PAPER_STATE, format, path, err);
		if (ok)
			puts(path);
		free(path);
	}
	cli_progress_end();
	cli_interruptible(false);
	return ok;
}

/* ---- what there is ------------------------------------------------------------------------------------ */

bool forms_list(struct cli *cli, struct desk *desk, const struct forms *forms, struct error *err)
{
	static const struct column columns[] = {
		{"form", N_("Form"), ALIGN_LEFT, CELL_TEXT, 0},
		{"basis", N_("Basis"), ALIGN_LEFT, CELL_TEXT, 0},
		{"valid_from", N_("From"), ALIGN_LEFT, CELL_TEXT, 0},
		{"valid_to", N_("To"), ALIGN_LEFT, CELL_TEXT, 0},
		{"title", N_("Name of the form"), ALIGN_LEFT, CELL_TEXT, 0},
	};
	struct column shown[sizeof columns / sizeof columns[0]];
	size_t count;
	const struct form *all = forms_all(forms, &count);
	enum format format;

	(void)desk;
	if (!cli_format(cli, &format, err))
		return false;
	if (format != FORMAT_TEXT && format != FORMAT_CSV && format != FORMAT_JSON)
		return error_set(
			err, ERR_USAGE, _("A list is not written as %s."), format_names[format]);
	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
		shown[i] = columns[i];
		shown[i].label = _(columns[i].label);
	}
	struct writer *writer = writer_new(stdout, format == FORMAT_TEXT ? FORMAT_TABLE : format,
		"form", NULL, shown, sizeof columns / sizeof columns[0], output_width());
	for (size_t i = 0; i < count; i++) {
		char from[DATE_ISO_SIZE], to[DATE_ISO_SIZE];
		const char *const cells[] = {all[i].id, all[i].basis,
			date_iso(all[i].valid_from, from), date_iso(all[i].valid_to, to),
			all[i].title};
		if (!writer_row(writer, cells))
			break;
	}
	writer_free(writer);
	return true;
}

/* ---- what is behind a number -------------------------------------------------------------------------- */

static void put_item(struct desk *desk, struct writer *writer, const struct form_item *item)
{
	struct buf code = {0}, title = {0}, value = {0};
	char day[DATE_ISO_SIZE];
	void *record = xcalloc(1, item->entity->size);

	if (desk_load(desk, item->entity, item->id, record, NULL)) {
		record_code(item->entity, record, &code);
		desk_show(desk, item->entity, item->entity->title, record, &title);
	}
	buf_printf(&value, "%lld", (long long)item->value);
	const char *const cells[] = {item->entity->name, buf_text(&code), date_iso(item->day, day),
		buf_text(&value), buf_text(&title)};
	writer_row(writer, cells);
	record_clear(item->entity, record);
	free(record);
	buf_clear(&code);
	buf_clear(&title);
	buf_clear(&value);
}

bool forms_show_cell(
	struct cli *cli, struct desk *desk, const struct forms *forms, struct error *err)
{
	const struct column columns[] = {
		{"entity", _("Kind"), ALIGN_LEFT, CELL_TEXT, 0},
		{"code", _("Code"), ALIGN_LEFT, CELL_TEXT, 0},
		{"day", _("Day"), ALIGN_LEFT, CELL_TEXT, 0},
		{"value", _("Number"), ALIGN_RIGHT, CELL_NUMBER, 0},
		{"title", _("Gist"), ALIGN_LEFT, CELL_TEXT, 0},
	};
	const struct form *form;
	struct form_item *items;
	struct period period;
	enum format format;
	size_t count;
	char *end;

	if (!cli_format(cli, &format, err) || !cli_period(cli, desk, &period, err) ||
		!(form = form_find(forms, cli->words[1], &period, err)))
		return false;
	const long column = strtol(cli->words[2], &end, 10);
	if (*end || column < 1 || column > 1000)
		return error_set(err, ERR_USAGE, _("“%s” is no column."), cli->words[2]);
	if (format != FORMAT_TEXT && format != FORMAT_CSV && format != FORMAT_JSON)
		return error_set(
			err, ERR_USAGE, _("A list is not written as %s."), format_names[format]);
	if (!form_cell(desk, form, &period, -1, (int)column, &items, &count, err))
		return false;
	struct writer *writer = writer_new(stdout, format == FORMAT_TEXT ? FORMAT_TABLE : format,
		"record", NULL, columns, sizeof columns / sizeof columns[0], output_width());
	for (size_t i = 0; i < count; i++)
		put_item(desk, writer, &items[i]);
	writer_free(writer);
	free(items);
	return true;
}
