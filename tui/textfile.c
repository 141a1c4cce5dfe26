/* One file at a time, never over another. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/locale.h"
#include "tui/textfile.h"

bool textfile_write(const char *path, const struct buf *text, struct error *err)
{
	const int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0 && errno == EEXIST)
		return error_set(
			err, ERR_INVALID, _("%s is there already: choose another name"), path);
	if (fd < 0)
		return error_set(err, ERR_IO, "%s: %s", path, strerror(errno));
	FILE *file = fdopen(fd, "w");
	if (!file)
		die("%s", strerror(errno));
	bool ok = fwrite(buf_text(text), 1, text->len, file) == text->len;
	ok = !fclose(file) && ok;
	if (!ok) {
		error_set(err, ERR_IO, "%s: %s", path, strerror(errno));
		unlink(path);
	}
	return ok;
}
