/* ZIP files, written by APPNOTE 6.3: local headers with data, then the central directory. */
#include "base/zip.h"

#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/locale.h"

enum {
	ZIP_VERSION = 20, /* 2.0: folders and deflate */
	FLAG_UTF8 = 1 << 11,
	METHOD_STORED = 0,
	METHOD_DEFLATED = 8,
	ENTRIES_MOST = 0xFFFF,
	NAME_MOST = 0xFFFF,
	DATE_1980 = 1 << 5 | 1, /* the first day that the form knows */
};

struct zip {
	FILE *file;
	struct buf directory;
	uint64_t at; /* bytes written */
	unsigned entries;
};

struct zip *zip_new(FILE *file)
{
	struct zip *zip = xcalloc(1, sizeof *zip);

	zip->file = file;
	return zip;
}

void zip_free(struct zip *zip)
{
	if (!zip)
		return;
	buf_clear(&zip->directory);
	free(zip);
}

/* Little-endian, as everything in it. */
static void put_number(struct buf *out, uint32_t number, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_putc(out, (char)(number >> 8 * i & 0xFF));
}

static bool put(struct zip *zip, const void *bytes, size_t count, struct error *err)
{
	errno = 0;
	if (fwrite(bytes, 1, count, zip->file) != count) {
		const int number = errno ? errno : EIO;
		const bool full = number == ENOSPC || number == EDQUOT || number == EFBIG;
		return error_set(err, full ? ERR_FULL : ERR_IO, _("the compressed file: %s"),
			strerror(number));
	}
	zip->at += count;
	return true;
}

/* ---- compressing ---------------------------------------------------------------------------------- */

struct zip_part {
	z_stream stream;
	struct buf packed;
	uint32_t crc;
	uint64_t count;
	unsigned method;
};

struct zip_part *zip_part_new(void)
{
	struct zip_part *part = xcalloc(1, sizeof *part);

	part->crc = (uint32_t)crc32_z(0, NULL, 0);
	part->method = METHOD_DEFLATED;
	/* Without the header of zlib. */
	if (deflateInit2(&part->stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8,
		    Z_DEFAULT_STRATEGY) != Z_OK)
		die("zlib: out of memory");
	return part;
}

void zip_part_free(struct zip_part *part)
{
	if (!part)
		return;
	deflateEnd(&part->stream);
	buf_clear(&part->packed);
	free(part);
}

static void pack(struct zip_part *part, int flush)
{
	enum { STEP = 1 << 14 };
	z_stream *stream = &part->stream;
	int code;

	do {
		stream->next_out = (Bytef *)buf_room(&part->packed, STEP);
		stream->avail_out = STEP;
		code = deflate(stream, flush);
		if (code == Z_STREAM_ERROR)
			die("zlib: %s", stream->msg ? stream->msg : "deflate");
		buf_grow(&part->packed, STEP - stream->avail_out);
	} while (stream->avail_out == 0);
}

void zip_part_put(struct zip_part *part, const void *bytes, size_t count)
{
	const char *at = bytes;

	part->crc = (uint32_t)crc32_z(part->crc, bytes, count);
	part->count += count;
	while (count) {
		const uInt some = count > UINT_MAX ? UINT_MAX : (uInt)count;
		part->stream.next_in = (z_const Bytef *)(uintptr_t)at;
		part->stream.avail_in = some;
		pack(part, Z_NO_FLUSH);
		at += some;
		count -= some;
	}
}

/* ---- writing -------------------------------------------------------------------------------------- */

/* What a local header and one of the directory have in common, from the version that is needed on. */
static void put_header(struct buf *out, unsigned method, uint32_t crc, size_t packed, size_t count,
	size_t name_length)
{
	put_number(out, ZIP_VERSION, 2);
	put_number(out, FLAG_UTF8, 2);
	put_number(out, method, 2);
	put_number(out, 0, 2);
	put_number(out, DATE_1980, 2);
	put_number(out, crc, 4);
	put_number(out, (uint32_t)packed, 4);
	put_number(out, (uint32_t)count, 4);
	put_number(out, (uint32_t)name_length, 2);
	put_number(out, 0, 2);
}

/* Half of what fits, so that no sum of it and of the headers can run over. */
static bool fits(const struct zip *zip, const char *name, const struct zip_part *part)
{
	return part->count <= UINT32_MAX / 2 && part->packed.len <= UINT32_MAX / 2 &&
		zip->at <= UINT32_MAX / 2 && zip->entries < ENTRIES_MOST &&
		strlen(name) <= NAME_MOST;
}

static bool put_part(
	struct zip *zip, const char *name, const struct zip_part *part, struct error *err)
{
	const size_t name_length = strlen(name), packed = part->packed.len;
	const uint32_t begin = (uint32_t)zip->at;
	struct buf header = {0};

	if (!fits(zip, name, part))
		return error_set(err, ERR_INVALID,
			_("%s is too large: such a file holds 2 GiB at most."), name);
	put_number(&header, 0x04034B50, 4);
	put_header(&header, part->method, part->crc, packed, part->count, name_length);
	buf_put(&header, name, name_length);
	const bool ok = put(zip, header.s, header.len, err) &&
		put(zip, buf_text(&part->packed), packed, err);

	put_number(&zip->directory, 0x02014B50, 4);
	put_number(&zip->directory, ZIP_VERSION, 2);
	put_header(&zip->directory, part->method, part->crc, packed, part->count, name_length);
	put_number(&zip->directory, 0, 4); /* no comment, first disk */
	put_number(&zip->directory, 0, 4); /* no attributes */
	put_number(&zip->directory, 0, 2);
	put_number(&zip->directory, begin, 4);
	buf_put(&zip->directory, name, name_length);
	zip->entries++;
	buf_clear(&header);
	return ok;
}

bool zip_add_part(struct zip *zip, const char *name, struct zip_part *part, struct error *err)
{
	pack(part, Z_FINISH);
	return put_part(zip, name, part, err);
}

bool zip_add(struct zip *zip, const char *name, const void *bytes, size_t count, struct error *err)
{
	struct zip_part *part = zip_part_new();

	zip_part_put(part, bytes, count);
	pack(part, Z_FINISH);
	/* Stored where that is no longer. */
	if (part->packed.len >= count) {
		buf_cut(&part->packed, 0);
		buf_put(&part->packed, bytes, count);
		part->method = METHOD_STORED;
	}
	const bool ok = put_part(zip, name, part, err);
	zip_part_free(part);
	return ok;
}

bool zip_end(struct zip *zip, struct error *err)
{
	const uint32_t begin = (uint32_t)zip->at, size = (uint32_t)zip->directory.len;

	put_number(&zip->directory, 0x06054B50, 4);
	put_number(&zip->directory, 0, 4); /* one disk */
	put_number(&zip->directory, zip->entries, 2);
	put_number(&zip->directory, zip->entries, 2);
	put_number(&zip->directory, size, 4);
	put_number(&zip->directory, begin, 4);
	put_number(&zip->directory, 0, 2);
	return put(zip, zip->directory.s, zip->directory.len, err);
}
