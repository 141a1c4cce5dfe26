/* The content of attachments: from a file into the database and back. */
#include "domain/attachment.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/desk_inside.h"

enum { HASH_SIZE = 32 };

/* What an office attaches; anything else is plain bytes. */
static const struct {
	const char *suffix, *media_type;
} media_types[] = {
	{"pdf", "application/pdf"},
	{"doc", "application/msword"},
	{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
	{"xls", "application/vnd.ms-excel"},
	{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
	{"odt", "application/vnd.oasis.opendocument.text"},
	{"ods", "application/vnd.oasis.opendocument.spreadsheet"},
	{"txt", "text/plain"},
	{"csv", "text/csv"},
	{"jpg", "image/jpeg"},
	{"jpeg", "image/jpeg"},
	{"png", "image/png"},
	{"heic", "image/heic"},
	{"mp3", "audio/mpeg"},
	{"m4a", "audio/mp4"},
	{"mp4", "video/mp4"},
	{"zip", "application/zip"},
};

static const char *media_type_of(const char *name)
{
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; dot && i < sizeof media_types / sizeof media_types[0]; i++)
		if (strcasecmp(dot + 1, media_types[i].suffix) == 0)
			return media_types[i].media_type;
	return "application/octet-stream";
}

static void hash_of(const void *bytes, size_t count, char out[HASH_SIZE * 2 + 1])
{
	unsigned char hash[HASH_SIZE];

	crypto_generichash(hash, sizeof hash, bytes, count, NULL, 0);
	sodium_bin2hex(out, HASH_SIZE * 2 + 1, hash, sizeof hash);
}

/* ---- in -------------------------------------------------------------------------------------- */

static bool read_whole(const char *path, struct buf *out, struct error *err)
{
	struct stat status;
	char block[65536];
	ssize_t count;
	bool ok = false;
	/* Not blocking: a named pipe must be refused, not waited for. */
	const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0)
		return error_set(err, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "%s: %s", path,
			strerror(errno));
	if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
		error_set(err, ERR_INVALID, _("%s is not a file"), path);
		goto out;
	}
	while ((count = read(fd, block, sizeof block)) > 0) {
		if (out->len + (size_t)count > ATTACHMENT_MAX) {
			error_set(err, ERR_INVALID, _("%s is larger than %d MB"), path,
				ATTACHMENT_MAX >> 20);
			goto out;
		}
		buf_put(out, block, (size_t)count);
	}
	ok = count == 0 || error_set(err, ERR_IO, "%s: %s", path, strerror(errno));
out:
	close(fd);
	return ok;
}

static bool keep_content(
	struct desk *desk, const char *hash, const struct buf *content, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_BLOB_ADD);

	bind_text(st, 1, hash);
	bind_blob(st, 2, buf_text(content), content->len);
	return statement_run(desk->store, st, err);
}

bool attachment_add_file(struct desk *desk, const char *path, int64_t casefile, int64_t conference,
	int64_t *id, struct error *err)
{
	struct attachment attachment = {.casefile = casefile, .conference = conference};
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	char hash[HASH_SIZE * 2 + 1];
	struct buf content = {0};
	bool ok = false;

	if (!desk_may_write(desk, err) || !read_whole(path, &content, err) ||
		!field_parse(entity_field(&entity_attachment, "name"), &attachment, name, err))
		goto out;
	hash_of(buf_text(&content), content.len, hash);
	attachment.size = (int64_t)content.len;
	field_set_string(entity_field(&entity_attachment, "hash"), &attachment, hash);
	field_set_string(
		entity_field(&entity_attachment, "media_type"), &attachment, media_type_of(name));
	if (!desk_begin(desk, err))
		goto out;
	ok = keep_content(desk, hash, &content, err) &&
		desk_add(desk, &entity_attachment, &attachment, err);
	ok = desk_end(desk, ok, err);
	if (ok)
		*id = attachment.record.id;
out:
	record_clear(&entity_attachment, &attachment);
	buf_clear(&content);
	return ok;
}

/* ---- out ------------------------------------------------------------------------------------- */

static bool write_whole(const char *path, const char *bytes, size_t count, struct error *err)
{
	const int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	int fault = 0;

	if (fd < 0)
		return error_set(err, errno == EEXIST ? ERR_INVALID : ERR_IO, "%s: %s", path,
			strerror(errno));
	while (count && !fault) {
		const ssize_t written = write(fd, bytes, count);
		if (written < 0) {
			fault = errno == EINTR ? 0 : errno;
			continue;
		}
		bytes += written;
		count -= (size_t)written;
	}
	if (fsync(fd) != 0 && !fault)
		fault = errno;
	if (close(fd) != 0 && !fault)
		fault = errno;
	if (!fault)
		return true;
	unlink(path);
	return error_set(err, fault == ENOSPC || fault == EDQUOT ? ERR_FULL : ERR_IO, "%s: %s",
		path, strerror(fault));
}

bool attachment_write(struct desk *desk, int64_t id, const char *path, struct error *err)
{
	struct attachment attachment = {0};
	struct statement *st = store_statement(desk->store, SQL_BLOB_GET);
	char hash[HASH_SIZE * 2 + 1];
	size_t count;
	bool row, ok = false;

	if (!store_load(desk->store, &entity_attachment, id, &attachment, err))
		return false;
	if (!desk_may_read(desk, &entity_attachment, &attachment)) {
		error_set(err, ERR_DENIED, _("that case is restricted"));
		goto out;
	}
	bind_text(st, 1, attachment.hash ? attachment.hash : "");
	if (!statement_step(desk->store, st, &row, err))
		goto out;
	const void *bytes = row ? column_blob(st, 0, &count) : NULL;
	if (row)
		hash_of(bytes ? bytes : "", count, hash);
	if (!row || strcmp(hash, attachment.hash) != 0)
		error_set(err, ERR_CORRUPT, _("the content of “%s” is missing or damaged"),
			attachment.name);
	else
		ok = write_whole(path, bytes, count, err);
	statement_reset(st);
out:
	record_clear(&entity_attachment, &attachment);
	return ok;
}
