/* ZIP files, written by APPNOTE 6.3: local headers with data, then the central directory. */
#include "base/zip.h"

#include <errno.h>
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

/* Deflate without the header of zlib; stored where that is no longer. */
static unsigned pack(struct buf *out, const void *bytes, size_t count)
{
	z_stream stream = {.next_in = (z_const Bytef *)(uintptr_t)bytes, .avail_in = (uInt)count};

	if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8,
		    Z_DEFAULT_STRATEGY) != Z_OK)
		die("zlib: out of memory");
	const uLong most = deflateBound(&stream, (uLong)count);
	stream.next_out = (Bytef *)buf_room(out, most);
	stream.avail_out = (uInt)most;
	if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
		die("zlib: %s", stream.msg ? stream.msg : "deflate");
	buf_grow(out, stream.total_out);
	deflateEnd(&stream);
	if (out->len < count)
		return METHOD_DEFLATED;
	buf_cut(out, 0);
	buf_put(out, bytes, count);
	return METHOD_STORED;
}

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

bool zip_add(struct zip *zip, const char *name, const void *bytes, size_t count, struct error *err)
{
	const size_t name_length = strlen(name);
	struct buf header = {0}, packed = {0};

	/* Half of what fits, so that no sum of it and of the headers can run over. */
	if (count > UINT32_MAX / 2 || zip->at > UINT32_MAX / 2 || zip->entries == ENTRIES_MOST ||
		name_length > NAME_MOST)
		return error_set(err, ERR_INVALID,
			_("%s is too large: such a file holds 2 GiB at most."), name);
	const uint32_t crc = (uint32_t)crc32_z(crc32_z(0, NULL, 0), bytes, count);
	const unsigned method = pack(&packed, bytes, count);
	const uint32_t begin = (uint32_t)zip->at;
	put_number(&header, 0x04034B50, 4);
	put_header(&header, method, crc, packed.len, count, name_length);
	buf_put(&header, name, name_length);
	const bool ok =
		put(zip, header.s, header.len, err) && put(zip, buf_text(&packed), packed.len, err);

	put_number(&zip->directory, 0x02014B50, 4);
	put_number(&zip->directory, ZIP_VERSION, 2);
	put_header(&zip->directory, method, crc, packed.len, count, name_length);
	put_number(&zip->directory, 0, 4); /* no comment, first disk */
	put_number(&zip->directory, 0, 4); /* no attributes */
	put_number(&zip->directory, 0, 2);
	put_number(&zip->directory, begin, 4);
	buf_put(&zip->directory, name, name_length);
	zip->entries++;
	buf_clear(&header);
	buf_clear(&packed);
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
