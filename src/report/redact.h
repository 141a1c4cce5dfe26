/*
 * What is taken out of a text before it is shown in public: names, telephones, identity numbers and addresses of people. A person
 * looks the result over and may change it; so it rather takes out too much.
 */
#ifndef REPORT_REDACT_H
#define REPORT_REDACT_H

#include <stdbool.h>
#include <stddef.h>

/* What is known of the people of a matter; borrowed. */
struct redact_known {
	const char *const *names;
	size_t name_count;
	const char *const *others; /* addresses, telephones, identity numbers, as recorded */
	size_t other_count;
};

/**
 * The text without what is known, and without what looks like it: a capitalised name behind ông, bà, anh …; telephones (0 or +84
 * and 9 to 11 digits in all); identity numbers (9 or 12 digits); the number of a house. New text, the caller's to free.
 */
char *redact_text(const char *text, const struct redact_known *known);

/**
 * The text without what is known alone: the names, also the given name behind ông, bà … or the last two or more words of a name, and
 * the addresses and numbers, however they are written. For texts that are not looked over by anybody. New text, the caller's to free.
 */
char *redact_known_text(const char *text, const struct redact_known *known);

/** Whether the text holds a telephone or an identity number. */
bool redact_finds_number(const char *text);
/**
 * Whether the text tells who a person is: the whole name, with accents or without, in any case, its last two or more words, or the
 * given name behind ông, bà …
 */
bool redact_finds_name(const char *text, const char *name);
/** Bytes from the beginning of a word on that are those words, unaccented and case-blind; 0 where they are not. */
size_t redact_span(const char *at, const char *words);
/** Whether the text holds those words, unaccented and case-blind. */
bool redact_finds_words(const char *text, const char *words);

#endif
