/*
 * Output files written whole or not at all, and rows as table, CSV or JSON. What the cells say is
 * the caller's.
 */
#include "report/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/csv.h"
#include "base/locale.h"

const char *const format_names[FORMAT_COUNT] = {
	[FORMAT_TABLE] = "table",
	[FORMAT_TEXT] = "text",
	[FORMAT_CSV] = "csv",
	[FORMAT_JSON] = "json",
	[FORMAT_HTML] = "html",
	[FORMAT_XLSX] = "xlsx",
	[FORMAT_DOCX] = "docx",
	[FORMAT_PDF] = "pdf",
	[FORMAT_ICS] = "ics",
};

const char *format_ending(enum format format)
{
	return format == FORMAT_TEXT || format == FORMAT_TABLE ? "txt" : format_names[format];
}

bool output_error(const char *name, int number, struct error *err)
{
	bool full = number == ENOSPC || number == EDQUOT || number == EFBIG;

	error_set(err, full ? ERR_FULL : ERR_IO, "%s: %s", name, strerror(number));
	errno = number;
	return false;
}

static const char *output_name(const struct output *out)
{
	return out->path ? out->path : _("standard output");
}

bool output_open(struct output *out, const char *path, struct error *err)
{
	struct output made = {.file = stdout};
	struct stat st;

	if (!path || !strcmp(path, "-")) {
		*out = made;
		return true;
	}
	if (!stat(path, &st) && !S_ISREG(st.st_mode)) {
		made.file = fopen(path, "we");
		if (!made.file)
			return output_error(path, errno, err);
		made.path = xstrdup(path);
		*out = made;
		return true;
	}
	struct buf temp = {0};
	buf_printf(&temp, "%s.XXXXXX", path);
	made.temp = buf_steal(&temp);
	int fd = mkostemp(made.temp, O_CLOEXEC);
	if (fd < 0) {
		free(made.temp);
		return output_error(path, errno, err);
	}
	made.file = fdopen(fd, "w");
	if (!made.file)
		die("fdopen: %s", strerror(errno));
	made.path = xstrdup(path);
	*out = made;
	return true;
}

bool output_create(struct output *out, const char *path, struct error *err)
{
	struct output made = {0};
	const int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0 && errno == EEXIST)
		return error_set(err, ERR_INVALID,
			_("%s is there already and is left as it is: choose another name"), path);
	if (fd < 0)
		return output_error(path, errno, err);
	made.file = fdopen(fd, "w");
	if (!made.file)
		die("fdopen: %s", strerror(errno));
	/* It stands at its place from the start, which is what keeps others off: the renaming at the end changes nothing. */
	made.path = xstrdup(path);
	made.temp = xstrdup(path);
	*out = made;
	return true;
}

bool output_close(struct output *out, bool ok, struct error *err)
{
	/* A stream that failed earlier has forgotten why: one more write tells. */
	bool failed = ferror(out->file);
	if (ok && failed) {
		errno = EIO;
		putc('\n', out->file);
	}
	if ((fflush(out->file) || failed) && ok)
		ok = output_error(output_name(out), errno, err);
	if (out->temp && fsync(fileno(out->file)) && ok)
		ok = output_error(output_name(out), errno, err);
	if (fclose(out->file) && ok)
		ok = output_error(output_name(out), errno, err);
	if (out->temp && ok && rename(out->temp, out->path))
		ok = output_error(output_name(out), errno, err);
	if (out->temp && !ok)
		unlink(out->temp);
	free(out->temp);
	free(out->path);
	*out = (struct output){0};
	return ok;
}

int output_width(void)
{
	struct winsize size;
	const char *columns = getenv("COLUMNS");

	if (isatty(STDOUT_FILENO) && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_col > 0)
		return size.ws_col;
	int width = columns ? atoi(columns) : 0;
	return width > 0 ? width : 80;
}

/* ---- rows ---- */

enum {
	HELD_ROWS = 200, /* rows a table looks at before it fixes the widths of its columns */
	GAP = 2, /* blanks between columns */
	LEAST_WIDTH = 4, /* no column is cut below this */
};

struct writer {
	FILE *file;
	enum format format;
	const struct column *columns;
	size_t count;
	size_t rows;
	int width;
	struct buf line;
	/* Tables only. */
	int *widths; /* NULL until they are fixed */
	char **held; /* rows × count texts, while they are not */
};

/* One line, control characters as blanks: a table cell is never two lines. */
static char *cell_line(const char *text)
{
	char *line = xstrdup(text ? text : "");

	for (char *c = line; *c; c++)
		if ((unsigned char)*c < ' ')
			*c = ' ';
	return line;
}

/*
 * Columns that a column of the table can give up: those above what is enough for it, or above the
 * least there is.
 */
static int surplus(const struct column *column, int width, bool all)
{
	if (all)
		return width - LEAST_WIDTH;
	return column->enough ? width - column->enough : 0;
}

/*
 * Take columns from the one that has most to give until all fit: first from those that have more
 * than enough, so that a gist keeps its words, then from all.
 */
static void fit(struct writer *w)
{
	int total = 0;
	bool all = false;

	for (size_t i = 0; i < w->count; i++)
		total += w->widths[i] + (i ? GAP : 0);
	while (total > w->width) {
		size_t richest = 0;
		for (size_t i = 1; i < w->count; i++)
			if (surplus(&w->columns[i], w->widths[i], all) >
				surplus(&w->columns[richest], w->widths[richest], all))
				richest = i;
		if (surplus(&w->columns[richest], w->widths[richest], all) > 0) {
			w->widths[richest]--;
			total--;
		} else if (all) {
			break;
		} else {
			all = true;
		}
	}
}

static void table_line(struct writer *w, const char *const *cells)
{
	buf_cut(&w->line, 0);
	for (size_t i = 0; i < w->count; i++) {
		bool last = i + 1 == w->count && w->columns[i].align == ALIGN_LEFT;
		if (last && text_width(cells[i]) <= w->widths[i])
			buf_puts(&w->line, cells[i]);
		else
			text_pad(&w->line, cells[i], w->widths[i], w->columns[i].align);
		for (int gap = 0; i + 1 < w->count && gap < GAP; gap++)
			buf_putc(&w->line, ' ');
	}
	while (w->line.len && w->line.s[w->line.len - 1] == ' ')
		buf_cut(&w->line, w->line.len - 1);
	buf_putc(&w->line, '\n');
	fwrite(buf_text(&w->line), 1, w->line.len, w->file);
}

/* Fix the widths by the rows held, and write these. */
static void table_begin(struct writer *w)
{
	const char **labels = xcalloc(w->count, sizeof(*labels));

	w->widths = xcalloc(w->count, sizeof(*w->widths));
	for (size_t i = 0; i < w->count; i++) {
		labels[i] = w->columns[i].label;
		w->widths[i] = text_width(labels[i]);
		for (size_t row = 0; row < w->rows; row++) {
			int width = text_width(w->held[row * w->count + i]);
			if (width > w->widths[i])
				w->widths[i] = width;
		}
	}
	fit(w);
	table_line(w, labels);
	free(labels);
	for (size_t row = 0; row < w->rows; row++)
		table_line(w, (const char *const *)w->held + row * w->count);
	for (size_t i = 0; i < w->rows * w->count; i++)
		free(w->held[i]);
	free(w->held);
	w->held = NULL;
}

static void table_row(struct writer *w, const char *const *cells)
{
	if (w->held && w->rows == HELD_ROWS)
		table_begin(w);
	if (w->held) {
		for (size_t i = 0; i < w->count; i++)
			w->held[w->rows * w->count + i] = cell_line(cells[i]);
		return;
	}
	char **lines = xcalloc(w->count, sizeof(*lines));
	for (size_t i = 0; i < w->count; i++)
		lines[i] = cell_line(cells[i]);
	table_line(w, (const char *const *)lines);
	for (size_t i = 0; i < w->count; i++)
		free(lines[i]);
	free(lines);
}

static void csv_row(struct writer *w, const char *const *cells)
{
	buf_cut(&w->line, 0);
	for (size_t i = 0; i < w->count; i++) {
		if (i)
			buf_putc(&w->line, ',');
		csv_put(&w->line, cells[i] ? cells[i] : "", ',');
	}
	buf_putc(&w->line, '\n');
	fwrite(buf_text(&w->line), 1, w->line.len, w->file);
}

static bool is_integer(const char *text)
{
	const char *digits = *text == '-' ? text + 1 : text;

	return *digits && strspn(digits, "0123456789") == strlen(digits) &&
		(*digits != '0' || !digits[1]);
}

static void json_row(struct writer *w, const char *const *cells)
{
	buf_cut(&w->line, 0);
	buf_puts(&w->line, w->rows ? ",\n{" : "\n{");
	for (size_t i = 0; i < w->count; i++) {
		const char *cell = cells[i] ? cells[i] : "";
		if (i)
			buf_putc(&w->line, ',');
		buf_json(&w->line, w->columns[i].key);
		buf_putc(&w->line, ':');
		if (!*cell)
			buf_puts(&w->line, "null");
		else if (w->columns[i].kind == CELL_BOOL &&
			(!strcmp(cell, "0") || !strcmp(cell, "1")))
			buf_puts(&w->line, *cell == '1' ? "true" : "false");
		else if (w->columns[i].kind == CELL_NUMBER && is_integer(cell))
			buf_puts(&w->line, cell);
		else
			buf_json(&w->line, cell);
	}
	buf_putc(&w->line, '}');
	fwrite(buf_text(&w->line), 1, w->line.len, w->file);
}

struct writer *writer_new(FILE *file, enum format format, const char *entity, const char *extra,
	const struct column *columns, size_t count, int width)
{
	struct writer *w = xcalloc(1, sizeof(*w));

	*w = (struct writer){
		.file = file, .format = format, .columns = columns, .count = count, .width = width};
	switch (format) {
	case FORMAT_CSV: {
		const char **keys = xcalloc(count, sizeof(*keys));
		for (size_t i = 0; i < count; i++)
			keys[i] = columns[i].key;
		csv_row(w, keys);
		free(keys);
		break;
	}
	case FORMAT_JSON:
		buf_puts(&w->line, "{\"format\":1,\"entity\":");
		buf_json(&w->line, entity);
		buf_printf(&w->line, "%s%s,\"records\":[", extra ? "," : "", extra ? extra : "");
		fputs(buf_text(&w->line), file);
		break;
	default:
		w->held = xcalloc(HELD_ROWS * count, sizeof(*w->held));
	}
	return w;
}

bool writer_row(struct writer *w, const char *const *cells)
{
	switch (w->format) {
	case FORMAT_CSV:
		csv_row(w, cells);
		break;
	case FORMAT_JSON:
		json_row(w, cells);
		break;
	default:
		table_row(w, cells);
	}
	w->rows++;
	return !ferror(w->file);
}

size_t writer_rows(const struct writer *w)
{
	return w->rows;
}

void writer_free(struct writer *w)
{
	if (!w)
		return;
	if (w->held)
		table_begin(w);
	if (w->format == FORMAT_JSON)
		fputs("\n]}\n", w->file);
	free(w->widths);
	buf_clear(&w->line);
	free(w);
}
