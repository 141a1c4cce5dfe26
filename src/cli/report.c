/* doithoai report: the month's summary, and later the other reports. */
#include <string.h>

#include "base/locale.h"
#include "cli/cli.h"
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

bool cli_summary(struct cli *cli, struct desk *desk, struct error *err)
{
	struct summary summary = {0};
	struct period period;
	enum format format;
	int start = desk->settings.month_start;

	if (!cli_format(cli, &format, err))
		return false;
	if (!cli->option[OPT_PERIOD])
		period_of_day(&period, date_today(), start);
	else if (!period_parse(&period, cli->option[OPT_PERIOD], start, err))
		return false;
	if (!summary_make(desk, &period, &summary, err))
		return false;
	const bool text = format == FORMAT_TEXT || format == FORMAT_CSV || format == FORMAT_JSON;
	const bool ok = text ? write_text(cli, desk, &summary, format, err)
			     : write_paper(cli, desk, &summary, format, err);
	summary_clear(&summary);
	return ok;
}

static bool run_report(struct cli *cli, struct error *err)
{
	struct desk *desk = NULL;

	if (cli->count && strcmp(cli->words[0], "summary"))
		return error_set(
			err, ERR_USAGE, _("No report “%s”; there is: summary."), cli->words[0]);
	if (!cli_open(cli, &desk, STORE_READ, err))
		return false;
	bool ok = cli_summary(cli, desk, err);
	desk_close(desk);
	return ok;
}

const struct command command_report = {
	.name = "report",
	.arguments = "[summary]",
	.help = N_("the summary of a month or another period"),
	.details = N_("Without --period the reporting month that holds today. A reporting month "
		      "ends on the day before the setting "
		      "month_start: by default it runs from the 15th to the 14th."),
	.options = OPTION(PERIOD) | OPTION(FORMAT) | OPTION(OUTPUT),
	.formats = "text csv json html xlsx docx pdf",
	.words = "summary",
	.most = 1,
	.run = run_report,
};
