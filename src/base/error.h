/*
 * What went wrong, told to the caller. The buffer belongs to the caller; nothing to free, no globals.
 * Out of memory and broken invariants end the program through die(), which gives the terminal back first.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>
#include <stddef.h>

struct field;

enum error_code {
	ERR_NONE,
	ERR_NOT_FOUND, /* no such record, file or code */
	ERR_INVALID, /* a value that cannot be kept; error.field names the field where there is one */
	ERR_CONFLICT, /* somebody else changed the record since it was read */
	ERR_BUSY, /* the database is locked by another program for longer than we wait */
	ERR_DENIED, /* not lawful now, or not for this person */
	ERR_USAGE, /* wrong words on the command line */
	ERR_NEWER_SCHEMA, /* the file was made by a newer program */
	ERR_CORRUPT, /* the file is damaged or not ours */
	ERR_FULL, /* disk full or quota */
	ERR_IO, /* the system refused: permission, missing folder, device */
};

enum { ERROR_TEXT_SIZE = 512 };

struct error {
	enum error_code code;
	const struct field *field; /* field at fault, or NULL */
	char text
		[ERROR_TEXT_SIZE]; /* what happened, where, what to do next; in the user's language */
};

/**
 * Fill in *err and return false, so that callers write `return error_set(err, …);`.
 *
 * The text is cut at a character boundary where it is too long. The field is reset to NULL.
 * @param err may be NULL: then nothing is kept
 */
bool error_set(struct error *err, enum error_code code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/** As error_set, and name the field at fault. */
bool error_set_field(struct error *err, enum error_code code, const struct field *field,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/** Forget an error: code ERR_NONE, empty text. */
void error_clear(struct error *err);

/** Exit status of the program for an error: 1 refused or not found, 2 usage, 3 database trouble. */
int error_exit_status(enum error_code code);

/** End the program with a message after the restore hook has run. For broken invariants only. */
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** Set what die() calls first (the terminal's restore function), or NULL. */
void die_set_restore(void (*restore)(void));

/* Allocation that dies instead of failing. xcalloc zeroes; xstrdup(NULL) is NULL. */
void *xcalloc(size_t count, size_t size) __attribute__((malloc, returns_nonnull));
void *xrealloc(void *old, size_t size) __attribute__((returns_nonnull));
char *xstrdup(const char *text);
char *xstrndup(const char *text, size_t bytes) __attribute__((returns_nonnull));

#endif
