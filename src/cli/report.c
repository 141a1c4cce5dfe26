/* doithoai report: the month's summary, and the official forms. */
#include <string.h>

#include "base/locale.h"
#include "cli/cli.h"
#include "cli/forms.h"
#include "cli/month.h"
#include "report/summary.h"

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
	struct buf text = {0};

	if (!cli_period(cli, desk, &period, err) || !summary_make(desk, &period, &summary, err))
		return false;
	summary_text(desk, &summary, output_width(), &text);
	fputs(buf_text(&text), stdout);
	buf_clear(&text);
	summary_clear(&summary);
	return true;
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

/* The month's report; `sentence` may write, the others take no more words. */
static bool run_month(struct cli *cli, struct error *err)
{
	const char *word = cli->count ? cli->words[0] : "summary";
	const bool sentence = strcmp(word, "sentence") == 0;
	const bool freeze = cli->option[OPT_FREEZE] != NULL;
	struct desk *desk = NULL;

	if (sentence && !month_sentence_words(cli, err))
		return false;
	if (!sentence && cli->count > 1)
		return error_set(err, ERR_USAGE, _("“report %s” takes %d more words, not %d."),
			word, 0, cli->count - 1);
	if (freeze && strcmp(word, "summary") != 0)
		return error_set(err, ERR_USAGE,
			_("“report %s” freezes nothing; “report summary” does."), word);
	const bool writes = freeze || (sentence && month_sentence_writes(cli));
	if (!cli_open(cli, &desk, writes ? STORE_OPEN : STORE_READ, err))
		return false;
	const bool ok = sentence ? month_sentence(cli, desk, err)
		: strcmp(word, "check") == 0
		? month_check(cli, desk, err)
		: month_write(
			  cli, desk, strcmp(word, "party") == 0 ? PAPER_PARTY : PAPER_STATE, err);
	desk_close(desk);
	return ok;
}

static bool run_report(struct cli *cli, struct error *err)
{
	static const char *const months[] = {"summary", "party", "check", "sentence"};

	for (size_t i = 0; i < sizeof months / sizeof months[0] && cli->count; i++)
		if (strcmp(cli->words[0], months[i]) == 0)
			return run_month(cli, err);
	return cli->count ? run_forms(cli, err) : run_month(cli, err);
}

const struct command command_report = {
	.name = "report",
	.arguments = "[summary | party | check | sentence [list | set KEY TEXT | reset KEY] | FORM "
		     "| all | list | cell FORM COLUMN]",
	.help = N_("the summary of a month or another period, and the official forms"),
	.details = N_(
		"Without --period the reporting month that holds today. A reporting month "
		"ends on the day before the setting "
		"month_start: by default it runs from the 15th to the 14th. `summary` has eight "
		"parts, each compared with the period before and a year ago, with sentences that "
		"the program drafts; `party` is the same as a report of mass mobilisation. "
		"`sentence` lists them; one that is set stays when the numbers are counted again, "
		"and is called stale when its draft has changed since. `check` says what does not "
		"hold before it is handed in. FORM is one of "
		"`report list`, as 01/XLD; which set of forms applies follows from the last day "
		"of the period. `all` writes `summary` and every form into the folder of --output. "
		"`cell` lists "
		"the records that a number counts. --freeze keeps the numbers and the file as they "
		"are sent: what is entered later for that period counts in the next one."),
	.options = OPTION(PERIOD) | OPTION(FORMAT) | OPTION(OUTPUT) | OPTION(BOM) | OPTION(FREEZE),
	.formats = "text csv json html xlsx docx pdf",
	.words = "summary party check sentence all list cell",
	.most = 4,
	.run = run_report,
};
