/*
 * Papers from the screens to files: one question for the name, whose ending says the form. Nothing that is there is written over, and
 * what cannot be written leaves nothing behind.
 */
#ifndef TUI_PAPER_FILE_H
#define TUI_PAPER_FILE_H

#include "report/paper.h"
#include "tui/view.h"

/** The form that the ending of a name says: .pdf, .docx, .html, .txt. @param err INVALID for others: names these */
bool paper_file_form(const char *path, enum format *out, struct error *err);
/**
 * Write a paper to a new file.
 * @param text what a file of text gets instead of paper_text; NULL for that
 * @param err  INVALID where something has that name already, or this program writes no such form; IO, FULL with what to do about it
 */
bool paper_file_write(const char *path, enum format format, const struct paper *paper,
	const struct buf *text, struct error *err);
/** Append NAME.ENDING, or NAME-2.ENDING and so on where there is such a file. */
void paper_file_name(const char *name, enum format format, struct buf *out);
/** The form that is proposed: PDF, where this program writes it. */
enum format paper_file_usual(void);

/* What is asked for and written; static, for it lives as long as the question. */
struct paper_file {
	/** Make the paper, once the name is given; false leaves the question open and shows err. */
	bool (*make)(struct view *owner, const struct paper_file *file, struct paper *out,
		struct error *err);
	/** Append what a file of text gets; NULL: paper_text. */
	void (*text)(struct view *owner, struct buf *out);
	/** It is written; NULL: that is only said. */
	void (*done)(struct view *owner);
};

/**
 * Ask for the name of the file, and write it.
 * @param label of the question
 * @param name  proposed, without ending
 */
void paper_file_ask(
	struct view *owner, const struct paper_file *file, const char *label, const char *name);

#endif
