/* Files of letters. */
#include "report/mail_files.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/locale.h"

/* What is always to be said of a place where nothing can be written; @p err holds what happened there. Another name is another matter. */
static bool refuse_place(struct error *err)
{
	const struct error told = *err;

	if (told.code == ERR_INVALID)
		return false;
	return error_set(err, told.code,
		told.code == ERR_FULL
			? _("No letter was written; make room or choose another place: %s")
			: _("No letter was written; choose another place: %s"),
		told.text);
}

static bool no_place(const char *path, int number, struct error *err)
{
	output_error(path, number, err);
	return refuse_place(err);
}

/* The folder in which something of this name would stand; the caller frees. */
static char *parent_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return !slash ? xstrdup(".") : xstrndup(path, slash == path ? 1 : (size_t)(slash - path));
}

static bool may_write(const char *folder, struct error *err)
{
	struct stat st;

	if (stat(folder, &st))
		return no_place(folder, errno, err);
	if (!S_ISDIR(st.st_mode))
		return no_place(folder, ENOTDIR, err);
	return !access(folder, W_OK | X_OK) || no_place(folder, errno, err);
}

bool mail_files_begin(struct mail_files *files, const char *path, enum format format, bool joint,
	struct error *err)
{
	char *own = xstrdup(path);
	struct stat st;
	size_t bytes = strlen(own);
	bool ok;

	while (bytes > 1 && own[bytes - 1] == '/')
		own[--bytes] = '\0';
	const bool there = !lstat(own, &st);
	if (!*own) {
		ok = error_set(err, ERR_INVALID, _("Name a file or a folder"));
	} else if (there && joint) {
		ok = error_set(err, ERR_INVALID,
			_("%s is there already and is left as it is: choose another name"), own);
	} else if (there) {
		ok = may_write(own, err);
	} else {
		char *parent = parent_of(own);
		ok = may_write(parent, err);
		free(parent);
	}
	if (!ok) {
		free(own);
		return false;
	}
	*files = (struct mail_files){.path = own, .format = format, .joint = joint};
	return true;
}

static char *name_of(const struct mail_files *files, const struct mail_piece *piece)
{
	struct buf name = {0};

	buf_printf(&name, "%s/", files->path);
	mail_file_name(piece, files->format, &name);
	return buf_steal(&name);
}

bool mail_files_check(
	const struct mail_files *files, const struct mail_piece *piece, struct error *err)
{
	struct stat st;

	if (files->joint)
		return true;
	char *name = name_of(files, piece);
	const bool there = !lstat(name, &st);
	if (there)
		error_set(err, ERR_INVALID,
			_("%s is there already and is left as it is: choose another folder"), name);
	free(name);
	return !there;
}

static bool make_place(struct mail_files *files, struct error *err)
{
	if (files->open)
		return true;
	if (files->joint) {
		if (!output_create(&files->out, files->path, err))
			return refuse_place(err);
	} else if (!mkdir(files->path, 0700)) {
		files->made = true;
	} else if (errno != EEXIST) {
		return no_place(files->path, errno, err);
	}
	files->open = true;
	return true;
}

static bool put_text(struct mail_piece *piece, FILE *file)
{
	struct buf text = {0};

	mail_text(piece, &text);
	fwrite(buf_text(&text), 1, text.len, file);
	buf_clear(&text);
	return true; /* what was not written is told when the file is closed */
}

static bool put_paper(struct mail_piece *piece, enum format format, FILE *file, struct error *err)
{
	struct paper paper = {0};

	mail_paper(piece, &paper);
	const bool ok = paper_write(&paper, format, NULL, file, err);
	paper_clear(&paper);
	return ok;
}

static bool add_file(struct mail_files *files, struct mail_piece *piece, struct error *err)
{
	char *name = name_of(files, piece);
	struct output out;

	if (!output_create(&out, name, err)) {
		free(name);
		return refuse_place(err);
	}
	const bool put = files->format == FORMAT_TEXT
		? put_text(piece, out.file)
		: put_paper(piece, files->format, out.file, err);
	if (!output_close(&out, put, err)) {
		free(name);
		return refuse_place(err);
	}
	files->names = xrealloc(files->names, (files->count + 1) * sizeof *files->names);
	files->names[files->count++] = name;
	return true;
}

bool mail_files_add(struct mail_files *files, struct mail_piece *piece, struct error *err)
{
	if (!make_place(files, err))
		return false;
	if (!files->joint)
		return add_file(files, piece, err);
	if (files->format != FORMAT_TEXT) {
		mail_paper(piece, &files->paper);
	} else {
		if (files->count)
			putc('\f', files->out.file);
		put_text(piece, files->out.file);
	}
	files->count++;
	return true;
}

bool mail_files_end(struct mail_files *files, bool ok, struct error *err)
{
	if (!files->open)
		return ok;
	files->open = false;
	if (files->joint) {
		const bool put = ok &&
			(files->format == FORMAT_TEXT ||
				paper_write(
					&files->paper, files->format, NULL, files->out.file, err));
		return output_close(&files->out, put, err) || (ok && refuse_place(err));
	}
	if (ok)
		return true;
	for (size_t i = 0; i < files->count; i++)
		unlink(files->names[i]);
	if (files->made)
		rmdir(files->path);
	return false;
}

void mail_files_clear(struct mail_files *files)
{
	for (size_t i = 0; files->names && i < files->count; i++)
		free(files->names[i]);
	free(files->names);
	free(files->path);
	paper_clear(&files->paper);
	*files = (struct mail_files){0};
}
