/*
 * What a case is, in a pane beside or below the row it is focused in: the case list and the desk
 * have the same one. What has to be read for it is read between keys, so that moving through a list
 * never waits.
 */
#ifndef TUI_VIEWS_PREVIEW_H
#define TUI_VIEWS_PREVIEW_H

#include <stdbool.h>

#include "domain/records.h"
#include "tui/draw.h"

struct preview {
	int64_t id; /* case whose newest journal line is in latest; 0 = none */
	struct buf latest; /* its newest journal lines, one a line, the newest first */
	bool timeline; /* show them all, not the newest alone; set by whoever lays out */
};

/** Read what the pane says of a case beyond its fields; 0 forgets. True if that was something new. */
bool preview_read(struct preview *preview, struct desk *desk, int64_t id);
/** Paint the pane; the journal line only where it is this case's. */
void preview_draw(const struct preview *preview, struct desk *desk, const struct casefile *file,
	struct rect r);
void preview_clear(struct preview *preview);

#endif
