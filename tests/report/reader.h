/* Readers of what the writers made, written in another way than these: ZIP from its directory, XML by a strict small parser, PDF text. */
#ifndef TESTS_REPORT_READER_H
#define TESTS_REPORT_READER_H

#include <stdbool.h>

#include "base/buf.h"

/** An entry of a ZIP file, inflated, its checksum compared. False where there is none of that name; a fault fails the test. */
bool zip_entry(const struct buf *zip, const char *name, struct buf *out);
/** Call for each entry. */
void zip_each(const struct buf *zip, void (*each)(const char *name, const struct buf *content));
/** NULL where the text is well-formed XML 1.0 (as far as our files use it), else what is wrong, with its byte. */
const char *xml_fault(const struct buf *xml);
/** The letters of a PDF that its fonts map back to text (ToUnicode), each once: what can be searched. Also counts pages. */
void pdf_letters(const struct buf *pdf, struct buf *out, int *pages);
/** How many letters are drawn on the pages of a PDF, blanks not counted. */
int pdf_drawn(const struct buf *pdf);

/** Append the text between two places of XML: without its elements, entities as letters. */
void xml_text(const char *from, const char *to, struct buf *out);
/** Append the cells of a column of a sheet, from the top: texts, and values as they stand there. @param column "A" */
void xlsx_column(const struct buf *zip, int sheet, const char *column, struct buf *out);

#endif
