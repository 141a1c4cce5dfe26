/* doithoai report: the month's summary, and the official forms. */
#include <string.h>

#include "base/locale.h"
#include "cli/cli.h"
#include "cli/forms.h"
#include "cli/papers.h"
#include "report/summary.h"

static bool write_text(struct cli *cli, struct desk *desk, const struct summary *summary,
	enum format format, struct error *err)
{
	struct output out = {0};
	struct buf text = {0};

	if (!output_open(&out, cli->option[OPT_OUTPUT], err))
		return false;
	if (format == FORMAT_CSV)
		summary_csv(desk, summary, &text);
	else if (format == FORMAT_JSON)
		summary_json(desk, summary, &text);
	else
		summary_text(desk, summary, output_width(), &text);
	fwrite(buf_text(&text), 1, text.len, out.file);
	buf_clear(&text);
	return out.path ? output_close(&out, true, err) : true;
}

static bool write_paper(struct cli *cli, struct desk *desk, const struct summary *summary,
	enum format format, struct error *err)
{
	struct paper paper = {0};

	summary_paper(desk, summary, &paper);
	const bool ok = cli_paper(cli, &paper, format, err);
	paper_clear(&paper);
	return ok;
}

bool cli_period(
	const struct cli *cli, const struct desk *desk, struct period *out, struct error *err)
{
	const int start = desk->settings.month_start;

	if (cli->option[OPT_PERIOD])
		return period_parse(out, cli->option[OPT_PERIOD], start, err);
	period_of_day(out, date_today(), start);
	return true;
}

bool cli_summary(struct cli *cli, struct desk *desk, struct error *err)
{
	struct summary summary = {0};
	struct period period;
	enum format format;

	if (!cli_format(cli, &format, err) || !cli_period(cli, desk, &period, err))
		return false;
	if (!summary_make(desk, &period, &summary, err))
		return false;
	const bool text = format == FORMAT_TEXT || format == FORMAT_CSV || format == FORMAT_JSON;
	const bool ok = text ? write_text(cli, desk, &summary, format, err)
			     : write_paper(cli, desk, &summary, format, err);
	summary_clear(&summary);
	return ok;
}

/* What the first word asks for, and how many more it takes. */
static const struct {
	const char *word;
	int more;
	bool (*run)(
		struct cli *cli, struct desk *desk, const struct forms *forms, struct error *err);
} reports[] = {
	{"list", 0, forms_list},
	{"all", 0, forms_write_all},
	{"cell", 2, forms_show_cell},
};

enum { REPORTS = sizeof reports / sizeof reports[0] };

static size_t find_report(const char *word)
{
	size_t i = 0;

	while (i < REPORTS && strcmp(reports[i].word, word))
		i++;
	return i;
}

/* Whether the words can be meant, before any database is opened. */
static bool check_words(const struct cli *cli, const struct forms *forms, struct error *err)
{
	const size_t i = find_report(cli->words[0]);
	const int more = i < REPORTS ? reports[i].more : 0;

	if (i == REPORTS && !form_find(forms, cli->words[0], NULL, err))
		return false;
	if (cli->count != 1 + more)
		return error_set(err, ERR_USAGE, _("“report %s” takes %d more words, not %d."),
			cli->words[0], more, cli->count - 1);
	return true;
}

static bool open_desk(const struct cli *cli, struct desk **out, struct error *err)
{
	return cli_open(cli, out, cli->option[OPT_FREEZE] ? STORE_OPEN : STORE_READ, err);
}

static bool run_forms(struct cli *cli, struct error *err)
{
	const size_t i = find_report(cli->words[0]);
	struct desk *desk = NULL;
	struct forms *forms;

	if (!forms_read(&forms, NULL, err))
		return false;
	const bool ok = check_words(cli, forms, err) && open_desk(cli, &desk, err) &&
		(i < REPORTS ? reports[i].run(cli, desk, forms, err)
			     : forms_write(cli, desk, forms, err));
	desk_close(desk);
	forms_free(forms);
	return ok;
}

static bool run_report(struct cli *cli, struct error *err)
{
	struct desk *desk = NULL;

	if (cli->count && strcmp(cli->words[0], "summary") != 0)
		return run_forms(cli, err);
	if (cli->option[OPT_FREEZE] || cli->count > 1)
		return error_set(
			err, ERR_USAGE, _("The summary takes no more words and is not frozen."));
	const bool ok = open_desk(cli, &desk, err) && cli_summary(cli, desk, err);
	desk_close(desk);
	return ok;
}

const struct command command_report = {
	.name = "report",
	.arguments = "[summary | FORM | all | list | cell FORM COLUMN]",
	.help = N_("the summary of a month or another period, and the official forms"),
	.details = N_(
		"Without --period the reporting month that holds today. A reporting month "
		"ends on the day before the setting "
		"month_start: by default it runs from the 15th to the 14th. FORM is one of "
		"`report list`, as 01/XLD; which set of forms applies follows from the last day "
		"of the period. `all` writes every form into the folder of --output. `cell` lists "
		"the records that a number counts. --freeze keeps the numbers and the file as they "
		"are sent: what is entered later for that period counts in the next one."),
	.options = OPTION(PERIOD) | OPTION(FORMAT) | OPTION(OUTPUT) | OPTION(BOM) | OPTION(FREEZE),
	.formats = "text csv json html xlsx docx pdf",
	.words = "summary all list cell",
	.most = 3,
	.run = run_report,
};
