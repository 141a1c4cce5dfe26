/*
 * A rule file of any bytes, in the place of one of the shipped ones or of the site's, is read without fault or every fault names
 * the file. The first byte says which.
 */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/error.h"
#include "domain/rules.h"
#include "fuzz.h"

static const char *const files[] = {
	"lists.conf", "limits.conf", "lifecycles.conf", "calendar.conf", "site.conf"};

enum { FILES = sizeof files / sizeof files[0], SITE = FILES - 1 };

static char folder[300];

static const char *path_of(const char *file)
{
	static char path[400];

	snprintf(path, sizeof path, "%s/%s", folder, file);
	return path;
}

static void write_file(const char *file, const void *bytes, size_t count)
{
	FILE *stream = fopen(path_of(file), "wb");

	HOLD(stream && fwrite(bytes, 1, count, stream) == count);
	HOLD(!fclose(stream));
}

/* What the folder holds of a file when nothing is wrong with it. */
static void write_shipped(const char *file)
{
	const char *top = getenv("TEST_SRCDIR");
	struct buf path = {0}, text = {0};
	size_t got;

	buf_printf(&path, "%s/rules/vn/%s", top ? top : ".", file);
	FILE *stream = fopen(buf_text(&path), "rb");
	while (stream && (got = fread(buf_room(&text, 65536), 1, 65536, stream)) > 0)
		buf_grow(&text, got);
	if (stream)
		fclose(stream);
	write_file(file, buf_text(&text), text.len);
	buf_clear(&path);
	buf_clear(&text);
}

static void leave(void)
{
	for (size_t i = 0; i < FILES; i++)
		unlink(path_of(files[i]));
	rmdir(folder);
}

static void enter(void)
{
	const char *tmp = getenv("TMPDIR");

	snprintf(folder, sizeof folder, "%s/fuzz-rules.XXXXXX", tmp ? tmp : "/tmp");
	HOLD(mkdtemp(folder));
	for (size_t i = 0; i < FILES; i++)
		write_shipped(files[i]);
	setenv("DOITHOAI_RULES_SITE", path_of(files[SITE]), 1);
	atexit(leave);
}

static void fault(void *arg, const char *text)
{
	size_t *count = arg;

	HOLD(strncmp(text, folder, strlen(folder)) == 0 && strstr(text, ": "));
	(*count)++;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct rules *rules = NULL;
	struct error err = {0};
	size_t told = 0;

	if (!*folder)
		enter();
	if (!size)
		return 0;
	const char *file = files[data[0] % FILES];
	write_file(file, data + 1, size - 1);
	const size_t count = rules_check(folder, fault, &told);
	HOLD(count == told);
	HOLD(rules_read(&rules, folder, &err) == !count);
	HOLD(!count || (err.code == ERR_INVALID && *err.text));
	rules_free(rules);
	write_shipped(file);
	return 0;
}
