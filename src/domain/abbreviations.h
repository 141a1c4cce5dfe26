/*
 * What people type short and mean in full: gpmb -> giải phóng mặt bằng. The office's own list (entity abbreviation) goes before the
 * one that comes with the rules (lists.conf: abbreviations).
 */
#ifndef DOMAIN_ABBREVIATIONS_H
#define DOMAIN_ABBREVIATIONS_H

#include "domain/desk.h"

struct abbreviations;

bool abbreviations_read(struct desk *desk, struct abbreviations **out, struct error *err);
void abbreviations_free(struct abbreviations *list);

/**
 * What the word that ends at a place of a line stands for.
 *
 * Small letters give the text as it stands in the list, a capital first letter a capital first letter. GPMB in capitals is meant as
 * it is, and so are names behind # @ and !, parts of a word and words with accents. Signs around the word are not part of it.
 *
 * @param end   byte offset where the word ends
 * @param begin, length out: the bytes it takes the place of
 * @return the text, the caller's to free; NULL where it stands for nothing
 */
char *abbreviations_expand(const struct abbreviations *list, const char *line, size_t end,
	size_t *begin, size_t *length);

#endif
