/* doithoai report: the month's summary, and later the other reports. */
#include <string.h>

#include "base/locale.h"
#include "cli/cli.h"
#include "report/summary.h"

static bool write_summary(struct desk *desk, const struct period *period, enum format format,
	FILE *file, struct error *err)
{
	struct summary summary = {0};
	struct buf text = {0};

	if (!summary_make(desk, period, &summary, err))
		return false;
	if (format == FORMAT_CSV)
		summary_csv(desk, &summary, &text);
	else if (format == FORMAT_JSON)
		summary_json(desk, &summary, &text);
	else
		summary_text(desk, &summary, output_width(), &text);
	fwrite(buf_text(&text), 1, text.len, file);
	buf_clear(&text);
	summary_clear(&summary);
	return true;
}

bool cli_summary(struct cli *cli, struct desk *desk, struct error *err)
{
	struct period period;
	struct output out = {0};
	enum format format;
	int start = desk->settings.month_start;

	if (!cli_format(cli, &format, err))
		return false;
	if (!cli->option[OPT_PERIOD])
		period_of_day(&period, date_today(), start);
	else if (!period_parse(&period, cli->option[OPT_PERIOD], start, err))
		return false;
	if (!output_open(&out, cli->option[OPT_OUTPUT], err))
		return false;
	bool ok = write_summary(desk, &period, format, out.file, err);
	return out.path ? output_close(&out, ok, err) : ok;
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
	.formats = "text csv json",
	.words = "summary",
	.most = 1,
	.run = run_report,
};
