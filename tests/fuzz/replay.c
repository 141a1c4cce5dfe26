/*
 * Run a fuzz target over every file of its corpus, tests/fuzz/corpus/CORPUS, each also cut short at
 * every quarter.
 */
#include <dirent.h>
#include <string.h>

#include "base/buf.h"
#include "base/error.h"
#include "fuzz.h"

static void replay(const char *path)
{
	FILE *stream = fopen(path, "rb");
	struct buf file = {0};
	size_t got;

	if (!stream)
		die("cannot open %s", path);
	while ((got = fread(buf_room(&file, 4096), 1, 4096, stream)) > 0)
		buf_grow(&file, got);
	if (ferror(stream))
		die("cannot read %s", path);
	fclose(stream);
	for (size_t quarters = 0; quarters <= 4; quarters++) {
		/* A block of its very size, so that the sanitizers see one byte too far. */
		size_t size = file.len * quarters / 4;
		uint8_t *data = malloc(size ? size : 1);
		if (!data)
			die("out of memory");
		if (size)
			memcpy(data, file.s, size);
		LLVMFuzzerTestOneInput(data, size);
		free(data);
	}
	buf_clear(&file);
}

int main(void)
{
	const char *top = getenv("TEST_SRCDIR");
	struct buf path = {0};
	int count = 0;

	if (!top)
		die("TEST_SRCDIR is not set: run this by make check");
	buf_printf(&path, "%s/tests/fuzz/corpus/%s", top, CORPUS);
	size_t folder_len = path.len;
	DIR *folder = opendir(buf_text(&path));
	if (!folder)
		die("cannot open %s", buf_text(&path));
	for (struct dirent *entry; (entry = readdir(folder));) {
		if (entry->d_name[0] == '.')
			continue;
		buf_cut(&path, folder_len);
		buf_printf(&path, "/%s", entry->d_name);
		replay(buf_text(&path));
		count++;
	}
	closedir(folder);
	buf_clear(&path);
	/* Each file is a case; what goes wrong in one ends the program. */
	printf("%d passed, 0 failed\n", count);
	return count ? 0 : 1;
}
