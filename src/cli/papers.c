/* Papers on standard output or in a file. */
#include "cli/papers.h"

#include <string.h>
#include <unistd.h>

#include "base/locale.h"

bool cli_shows(const char *path, enum format format, struct error *err)
{
	const bool binary = format == FORMAT_XLSX || format == FORMAT_DOCX || format == FORMAT_PDF;

	if ((path && strcmp(path, "-") != 0) || !binary || !isatty(STDOUT_FILENO))
		return true;
	return error_set(err, ERR_USAGE, _("A terminal cannot show %s: name a file with --output."),
		format_names[format]);
}

bool cli_paper(struct cli *cli, const struct paper *paper, enum format format, struct error *err)
{
	struct paper_options options = {.bom = cli->option[OPT_BOM] != NULL};
	struct output out = {0};

	if (!cli_shows(cli->option[OPT_OUTPUT], format, err) ||
		!output_open(&out, cli->option[OPT_OUTPUT], err))
		return false;
	options.columns = out.path ? 0 : output_width();
	const bool ok = paper_write(paper, format, &options, out.file, err);
	return out.path ? output_close(&out, ok, err) : ok;
}
