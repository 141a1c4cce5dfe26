/*
 * Any bytes end in rows or errors, on rising lines; a row that was read is read again from what
 * csv_put writes.
 */
#include <string.h>

#include "base/csv.h"
#include "fuzz.h"

static void read_again(char *const *fields, size_t count)
{
	struct buf file = {0};
	char **again;
	size_t again_count;

	for (size_t i = 0; i < count; i++) {
		if (i)
			buf_putc(&file, ',');
		csv_put(&file, fields[i], ',');
	}
	if (!strncmp(buf_text(&file), "\xEF\xBB\xBF", 3) || !*buf_text(&file)) {
		buf_clear(&file); /* a BOM and an empty line are no field */
		return;
	}
	FILE *stream = fmemopen(file.s, file.len, "r");
	HOLD(stream);
	struct csv_reader *reader = csv_open(stream, ',');
	HOLD(csv_read(reader, &again, &again_count, NULL) == CSV_ROW);
	HOLD(again_count == count);
	for (size_t i = 0; i < count; i++)
		HOLD(strcmp(again[i], fields[i]) == 0);
	HOLD(csv_read(reader, &again, &again_count, NULL) == CSV_END);
	csv_free(reader);
	fclose(stream);
	buf_clear(&file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char separators[] = {0, ',', ';', '\t'};
	size_t lines = 1, results = 0, last = 0;

	if (size < 2)
		return 0;
	char separator = separators[data[0] % 4];
	data++;
	size--;
	for (size_t i = 0; i < size; i++)
		lines += data[i] == '\n';
	FILE *stream = fmemopen((void *)(uintptr_t)data, size, "r");
	HOLD(stream);
	struct csv_reader *reader = csv_open(stream, separator);
	for (;;) {
		char **fields;
		size_t count;
		struct error err = {0};
		enum csv_result result = csv_read(reader, &fields, &count, &err);
		if (result == CSV_END)
			break;
		HOLD(csv_line(reader) > last && csv_line(reader) <= lines);
		last = csv_line(reader);
		results++;
		if (result == CSV_ROW)
			read_again(fields, count);
		else
			HOLD(err.code == ERR_INVALID && err.text[0]);
	}
	HOLD(results <= lines);
	csv_free(reader);
	fclose(stream);
	return 0;
}
