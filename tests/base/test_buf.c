/* The growing byte string. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/buf.h"

Test(buf, json_escapes_what_json_forbids)
{
	struct buf b = {0};

	buf_json(&b,
		"a\"b\\c\nd\x01"
		"đ");
	cr_assert_str_eq(buf_text(&b), "\"a\\\"b\\\\c\\nd\\u0001đ\"");
	buf_clear(&b);
}

Test(buf, steal_leaves_an_empty_buffer)
{
	struct buf b = {0};

	buf_printf(&b, "%d-%s", 7, "x");
	char *text = buf_steal(&b);
	cr_assert_str_eq(text, "7-x");
	cr_assert_str_eq(buf_text(&b), "");
	free(text);
}
