/* Papers that try to break a writer, and what the tests of writers share. */
#ifndef TESTS_REPORT_NASTY_H
#define TESTS_REPORT_NASTY_H

#include "report/paper.h"

/* A text of each kind that breaks files: see nasty.c. In NASTY_LONG there are 40,000 letters. */
#define NASTY_FORMULA "=1+1"
#define NASTY_MARKUP "]]> & <b> \" ' --> {}\\"
#define NASTY_NFD "Tie\xCC\x82\xCC\x81ng Vie\xCC\xA3\xCC\x82t" /* is read back as NASTY_NFC */
#define NASTY_NFC "Tiếng Việt"
#define NASTY_BAD "a\xFF\xC3(\x01\x1B[31mb\xED\xA0\x80"
#define NASTY_WORD "Khiếu nại"

/** A name of 200 letters, valid. */
const char *nasty_name(void);
/** Fill a paper with every block, an empty table, one of 40 columns, and all texts that break things. */
void nasty_paper(struct paper *paper);
/** The form of an official table: a tree of headings, numbers, sums that hold but for one. */
void form_paper(struct paper *paper);
/** What a writer wrote, as bytes. Fails the test where it did not succeed. */
void written(const struct paper *paper, enum format format, struct buf *out);
/** True if these bytes stand somewhere in a buffer. */
bool holds(const struct buf *buf, const char *text);

#endif
