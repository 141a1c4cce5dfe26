/* What the text functions promise for any bytes, and what they promise for clean text. */
#include <string.h>

#include "base/buf.h"
#include "base/locale.h"
#include "base/text.h"
#include "fuzz.h"

static void check_clusters(const char *text)
{
	size_t len = strlen(text);

	for (size_t at = 0; at < len;) {
		size_t step = text_next(text + at);
		HOLD(step > 0 && at + step <= len);
		at += step;
		HOLD(text_previous(text, at) == step);
	}
}

static void count_bytes(void *arg, const char *start, size_t bytes)
{
	(void)start;
	*(size_t *)arg += bytes;
}

static void check_columns(const char *text, int columns)
{
	struct buf b = {0};
	char excerpt[TEXT_EXCERPT_SIZE];
	size_t wrapped = 0;

	HOLD(text_fit(text, columns) <= strlen(text));
	text_pad(&b, text, columns, ALIGN_RIGHT);
	HOLD(text_width(buf_text(&b)) == columns);
	HOLD(text_wrap(text, columns, count_bytes, &wrapped) >= 1);
	HOLD(wrapped <= strlen(text));
	text_excerpt(excerpt, text);
	HOLD(text_is_valid(excerpt, strlen(excerpt)));
	buf_clear(&b);
}

static void check_order(const char *a, const char *b)
{
	int forth = text_compare(a, strlen(a), b, strlen(b));
	int back = text_compare(b, strlen(b), a, strlen(a));

	HOLD((forth < 0) == (back > 0) && (forth > 0) == (back < 0));
	HOLD((forth == 0) == (strcmp(a, b) == 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool ready;

	if (!ready) {
		locale_init();
		ready = true;
	}
	if (!size)
		return 0;
	int columns = data[0] % 20 + 1;
	const char *bytes = (const char *)data + 1;
	size_t count = size - 1;
	for (int lines = 0; lines < 2; lines++) {
		char *once, *twice;
		bool ok = text_clean(&once, bytes, count, lines, NULL);
		HOLD(ok == text_is_valid(bytes, count));
		if (!ok)
			continue;
		HOLD(text_is_valid(once, strlen(once)));
		HOLD(text_clean(&twice, once, strlen(once), lines, NULL));
		HOLD(strcmp(once, twice) == 0);
		HOLD(text_matches(once, once));
		check_order(once, twice);
		free(once);
		free(twice);
	}
	char *text = xstrndup(bytes, count);
	check_clusters(text);
	check_columns(text, columns);
	check_order(text, text + strlen(text) / 2);
	char *folded = text_fold(text);
	check_order(text, folded);
	free(folded);
	free(text_upper(text));
	free(text_lower(text));
	free(text);
	return 0;
}
