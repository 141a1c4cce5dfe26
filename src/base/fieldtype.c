/* What the field types share. */
#include "base/fieldtype.h"

#include <inttypes.h>
#include <stdlib.h>

const char *member_text(const void *member)
{
	const char *text = *(char *const *)member;

	return text ? text : "";
}

void member_set_text(void *member, const char *text)
{
	char **slot = member;
	char *copy = xstrdup(text);

	free(*slot);
	*slot = copy;
}

int64_t member_integer(const void *member)
{
	return *(const int64_t *)member;
}

void type_print_text(const struct field *field, const void *member, struct buf *out)
{
	(void)field;
	buf_puts(out, member_text(member));
}

void type_print_integer(const struct field *field, const void *member, struct buf *out)
{
	(void)field;
	buf_printf(out, "%" PRId64, member_integer(member));
}

int type_compare_integers(const struct field *field, const void *a, const void *b)
{
	int64_t x = member_integer(a), y = member_integer(b);

	(void)field;
	return (x > y) - (x < y);
}
