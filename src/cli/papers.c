/* Papers on standard output or in a file. */
#include "cli/papers.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/locale.h"

static bool goes_to_file(const struct cli *cli)
{
	const char *path = cli->option[OPT_OUTPUT];

	return path && strcmp(path, "-") != 0;
}

bool cli_shows(const char *path, enum format format, struct error *err)
{
	const bool binary = format == FORMAT_XLSX || format == FORMAT_DOCX || format == FORMAT_PDF;

	if ((path && strcmp(path, "-") != 0) || !binary || !isatty(STDOUT_FILENO))
		return true;
	return error_set(err, ERR_USAGE, _("A terminal cannot show %s: name a file with --output."),
		format_names[format]);
}

bool cli_paper_may_go(const struct cli *cli, enum format format, struct error *err)
{
	return cli_shows(cli->option[OPT_OUTPUT], format, err);
}

int cli_paper_columns(const struct cli *cli)
{
	return goes_to_file(cli) ? 0 : output_width();
}

bool cli_paper(struct cli *cli, const struct paper *paper, enum format format, struct error *err)
{
	const struct paper_options options = {
		.bom = cli->option[OPT_BOM] != NULL, .columns = cli_paper_columns(cli)};
	struct output out = {0};

	if (!cli_paper_may_go(cli, format, err) || !output_open(&out, cli->option[OPT_OUTPUT], err))
		return false;
	const bool ok = paper_write(paper, format, &options, out.file, err);
	return out.path ? output_close(&out, ok, err) : ok;
}

bool cli_paper_bytes(struct cli *cli, const struct paper *paper, enum format format, int columns,
	struct buf *out, struct error *err)
{
	const struct paper_options options = {
		.bom = cli->option[OPT_BOM] != NULL, .columns = columns};

	return paper_bytes(paper, format, &options, out, err);
}

bool cli_write_bytes(const char *path, const struct buf *bytes, struct error *err)
{
	struct output out = {0};

	if (!output_open(&out, path, err))
		return false;
	bool ok = fwrite(buf_text(bytes), 1, bytes->len, out.file) == bytes->len;
	if (!ok)
		output_error(path ? path : "-", errno, err);
	return out.path ? output_close(&out, ok, err) : ok;
}
