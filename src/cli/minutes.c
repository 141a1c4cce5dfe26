/* doithoai minutes: the minutes of a conference, drafted from its lines. */
#include "base/locale.h"
#include "cli/cli.h"
#include "cli/papers.h"
#include "report/minutes.h"

static bool write_minutes(struct cli *cli, struct desk *desk, int64_t conference, struct error *err)
{
	struct paper paper = {0};
	enum format format;

	if (!cli_format(cli, &format, err) || !minutes_make(desk, conference, &paper, err))
		return false;
	const bool ok = cli_paper(cli, &paper, format, err);
	paper_clear(&paper);
	return ok;
}

static bool run_minutes(struct cli *cli, struct error *err)
{
	const struct entity *entity = &entity_conference;
	struct desk *desk = NULL;
	int64_t id;

	if (!cli_open(cli, &desk, STORE_READ, err))
		return false;
	const bool ok = desk_find(desk, cli->words[0], &entity, &id, err) &&
		write_minutes(cli, desk, id, err);
	desk_close(desk);
	return ok;
}

const struct command command_minutes = {
	.name = "minutes",
	.arguments = "CODE",
	.help = N_("write the minutes of a dialogue conference, drafted from its log"),
	.details = N_(
		"Who asked to be hidden is hidden; opinions with restricted content are not told, "
		"but counted. Dots stand where something is still to be filled in."),
	.options = OPTION(FORMAT) | OPTION(OUTPUT),
	.formats = "text docx pdf html json",
	.least = 1,
	.most = 1,
	.run = run_minutes,
};
