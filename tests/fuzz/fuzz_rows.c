/*
 * Any bytes end in rows or errors, as CSV and as JSON; every value has its heading, JSON's are clean
 * text, and lines are those of the file.
 */
#include <string.h>

#include "base/text.h"
#include "domain/import_rows.h"
#include "fuzz.h"

static void read_rows(FILE *stream, bool json, size_t lines)
{
	struct rows *rows = NULL;
	struct error err = {0};
	size_t count, last = 0, results = 0;

	if (!rows_open(&rows, stream, json, 0, "case", &err)) {
		HOLD(err.code == ERR_INVALID && err.text[0]);
		return;
	}
	for (;;) {
		const char *const *values = NULL;
		enum csv_result result = rows_read(rows, &values, &err);
		if (result == CSV_END)
			break;
		HOLD(rows_line(rows) >= last && rows_line(rows) <= lines);
		last = rows_line(rows);
		HOLD(results++ <= lines * 1000);
		if (result == CSV_BAD) {
			HOLD(err.code == ERR_INVALID && err.text[0]);
			continue;
		}
		char *const *headings = rows_headings(rows, &count);
		for (size_t i = 0; i < count; i++) {
			HOLD(headings[i]);
			HOLD(!json || !values[i] || text_is_valid(values[i], strlen(values[i])));
		}
	}
	rows_free(rows);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t lines = 1;

	if (size < 2)
		return 0;
	for (size_t i = 1; i < size; i++)
		lines += data[i] == '\n';
	FILE *stream = fmemopen((void *)(uintptr_t)(data + 1), size - 1, "r");
	HOLD(stream);
	read_rows(stream, data[0] == 'j', lines);
	fclose(stream);
	return 0;
}
