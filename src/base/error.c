/* Errors told to the caller, and the few ways out of the program. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void (*restore_hook)(void);

/* Drop a UTF-8 sequence that the buffer's end cut in two. */
static void trim_cut_sequence(char *text, size_t size)
{
	size_t len = strlen(text);
	size_t start = len;

	if (len + 1 < size)
		return;
	while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
		start--;
	if (start > 0 && (unsigned char)text[start - 1] >= 0xC0)
		text[start - 1] = '\0';
}

static bool set(struct error *err, enum error_code code, const struct field *field,
	const char *format, va_list args)
{
	if (!err)
		return false;
	/* The arguments may point into err->text itself: write aside first. */
	char text[sizeof(err->text)];
	vsnprintf(text, sizeof(text), format, args);
	trim_cut_sequence(text, sizeof(text));
	err->code = code;
	err->field = field;
	memcpy(err->text, text, sizeof(text));
	return false;
}

bool error_set(struct error *err, enum error_code code, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	set(err, code, NULL, format, args);
	va_end(args);
	return false;
}

bool error_set_field(
	struct error *err, enum error_code code, const struct field *field, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	set(err, code, field, format, args);
	va_end(args);
	return false;
}

void error_clear(struct error *err)
{
	err->code = ERR_NONE;
	err->field = NULL;
	err->text[0] = '\0';
}

int error_exit_status(enum error_code code)
{
	switch (code) {
	case ERR_NONE:
		return 0;
	case ERR_NOT_FOUND:
	case ERR_INVALID:
	case ERR_CONFLICT:
	case ERR_DENIED:
		return 1;
	case ERR_USAGE:
		return 2;
	case ERR_BUSY:
	case ERR_NEWER_SCHEMA:
	case ERR_CORRUPT:
	case ERR_FULL:
	case ERR_IO:
		return 3;
	}
	return 3;
}

void die_set_restore(void (*restore)(void))
{
	restore_hook = restore;
}

void die(const char *format, ...)
{
	va_list args;

	if (restore_hook)
		restore_hook();
	va_start(args, format);
	fputs("doithoai: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	abort();
}

void *xcalloc(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size ? size : 1);

	if (!p)
		die("out of memory");
	return p;
}

void *xrealloc(void *old, size_t size)
{
	void *p = realloc(old, size ? size : 1);

	if (!p)
		die("out of memory");
	return p;
}

char *xstrdup(const char *text)
{
	return text ? xstrndup(text, strlen(text)) : NULL;
}

char *xstrndup(const char *text, size_t bytes)
{
	char *copy = xcalloc(bytes + 1, 1);

	memcpy(copy, text, bytes);
	return copy;
}
