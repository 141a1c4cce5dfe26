/*
 * A letter as a paper, for every writer of pages: the blocks in the order of NĐ 30/2020. As lines of text a letter is laid out by
 * letter_layout (report/letter.h), which screens and the register show.
 */
#ifndef REPORT_LETTER_PAPER_H
#define REPORT_LETTER_PAPER_H

#include "report/letter.h"
#include "report/paper.h"

/**
 * Add a letter to a paper, on a page of its own where something stands there already.
 *
 * @param value as of letter_layout; cap_tren too, the office above. A word without a value stands as [word]
 * @param draft it is marked as a draft on its first line, and bears no number whatever @p value says
 */
void letter_paper(const struct letter *letter, letter_value *value, void *arg, bool draft,
	struct paper *paper);

#endif
