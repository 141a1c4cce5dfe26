/* Which writer makes which form of a paper. */
#include <errno.h>
#include <stdlib.h>

#include "base/locale.h"
#include "report/paper.h"

enum { FILE_COLUMNS = 78 };

static bool put(FILE *file, const struct buf *text, struct error *err)
{
	errno = 0;
	if (fwrite(buf_text(text), 1, text->len, file) == text->len && !fflush(file))
		return true;
	return output_error(_("the paper"), errno ? errno : EIO, err);
}

bool paper_write(const struct paper *paper, enum format format, const struct paper_options *options,
	FILE *file, struct error *err)
{
	const int columns = options && options->columns ? options->columns : FILE_COLUMNS;
	struct buf text = {0};
	bool ok;

	switch (format) {
	case FORMAT_TEXT:
		paper_text(paper, columns, &text);
		break;
	case FORMAT_CSV:
		paper_csv(paper, options && options->bom, &text);
		break;
	case FORMAT_JSON:
		paper_json(paper, &text);
		break;
	case FORMAT_HTML:
		return paper_html(paper, file, err);
	case FORMAT_XLSX:
		return paper_xlsx(paper, file, err);
	case FORMAT_DOCX:
		return paper_docx(paper, file, err);
	case FORMAT_PDF:
		return paper_pdf(paper, file, err);
	default:
		return error_set(err, ERR_INVALID, _("A paper cannot be written as %s."),
			format_names[format]);
	}
	ok = put(file, &text, err);
	buf_clear(&text);
	return ok;
}

bool paper_bytes(const struct paper *paper, enum format format, const struct paper_options *options,
	struct buf *out, struct error *err)
{
	char *bytes = NULL;
	size_t count = 0;
	FILE *file = open_memstream(&bytes, &count);

	if (!file)
		die("out of memory");
	bool ok = paper_write(paper, format, options, file, err);
	if (fclose(file) != 0 && ok)
		ok = output_error(_("the paper"), errno, err);
	if (ok)
		buf_put(out, bytes, count);
	free(bytes);
	return ok;
}
