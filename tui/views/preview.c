/* The pane of a case. */
#include "tui/views/preview.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/casefile.h"
#include "domain/journal.h"
#include "tui/views/case_cells.h"

enum {
	EVENTS = 20, /* most journal lines */
	TALL = 12, /* rows from which there is room for more than a few lines of each text */
	WIDE = 60, /* columns from which the heading has room for the field of the case too */
};

static void show(struct desk *desk, const struct casefile *file, const char *key, struct buf *out)
{
	desk_show(desk, &entity_casefile, entity_field(&entity_casefile, key), file, out);
}

static void draw_title(struct desk *desk, const struct casefile *file, struct rect r)
{
	struct buf title = {0}, right = {0};

	case_cell_number(file, &title);
	buf_puts(&title, " · ");
	show(desk, file, "kind", &title);
	if (file->field && r.columns >= WIDE) {
		buf_puts(&title, " · ");
		show(desk, file, "field", &title);
	}
	show(desk, file, "state", &right);
	if (text_width(buf_text(&title)) + text_width(buf_text(&right)) + 9 > r.columns)
		buf_cut(&right, 0);
	draw_heading(r, 0, buf_text(&title), buf_text(&right), false);
	buf_clear(&title);
	buf_clear(&right);
}

/* Who it comes from, where, when and how. */
static void describe_origin(struct desk *desk, const struct casefile *file, struct buf *out)
{
	char day[DATE_ISO_SIZE];

	show(desk, file, "person", out);
	if (file->hamlet && desk_may_read(desk, &entity_casefile, file)) {
		buf_puts(out, out->len ? ", " : "");
		show(desk, file, "hamlet", out);
	}
	buf_puts(out, out->len ? ". " : "");
	buf_printf(out, _("Received %s"), date_show(file->received_on, day));
	if (file->channel) {
		buf_puts(out, ", ");
		show(desk, file, "channel", out);
	}
}

static void describe_due(struct desk *desk, const struct casefile *file, struct buf *out)
{
	char day[DATE_ISO_SIZE];

	show(desk, file, "assignee", out);
	buf_puts(out, out->len ? " · " : "");
	if (file->due_on) {
		buf_printf(out, _("due %s"), date_show(file->due_on, day));
		buf_puts(out, " · ");
	}
	case_cell_left(desk, file, out);
}

/* The newest journal line; or as many as there is room for, under a heading. */
static void draw_latest(const struct preview *preview, struct rect r, int row, bool tall)
{
	const char *line = buf_text(&preview->latest);

	if (preview->timeline && r.rows - row > 3)
		draw_heading(r, row++, _("Timeline"), NULL, false);
	do {
		const size_t bytes = strcspn(line, "\n");
		char *one = xstrndup(line, bytes);
		row += draw_paragraph(r, row, 1, r.columns - 2, tall ? 4 : 1, ROLE_DIM, one);
		free(one);
		line += bytes + (line[bytes] == '\n');
	} while (preview->timeline && *line && row < r.rows);
}

void preview_draw(const struct preview *preview, struct desk *desk, const struct casefile *file,
	struct rect r)
{
	const bool tall = r.rows > TALL;
	const bool restricted = file->secrecy == SECRECY_RESTRICTED;
	struct buf line = {0};
	int row = 1;

	draw_clear(r);
	draw_title(desk, file, r);
	describe_origin(desk, file, &line);
	row += draw_paragraph(r, row, 1, r.columns - 2, 2, ROLE_NORMAL, buf_text(&line));
	if (r.columns < WIDE && tall && file->field) {
		buf_cut(&line, 0);
		show(desk, file, "field", &line);
		char *field = text_capital(buf_text(&line));
		draw_cell(r, row++, 1, r.columns - 2, ALIGN_LEFT, ROLE_DIM, field);
		free(field);
	}
	row += tall;
	buf_cut(&line, 0);
	show(desk, file, "detail", &line);
	if (!line.len)
		show(desk, file, "summary", &line);
	row += draw_paragraph(r, row, 2, r.columns - 4, tall ? 8 : 3,
		restricted ? ROLE_RESTRICTED : ROLE_NORMAL, buf_text(&line));
	row += tall;
	buf_cut(&line, 0);
	describe_due(desk, file, &line);
	row += draw_paragraph(r, row, 1, r.columns - 2, 2,
		theme_due_look(case_due_state(desk, file))->role, buf_text(&line));
	row += tall;
	if (preview->id == file->record.id)
		draw_latest(preview, r, row, tall);
	buf_clear(&line);
}

struct latest {
	struct desk *desk;
	struct buf *out;
};

static bool take_latest(void *arg, const struct event *event)
{
	struct latest *to = arg;

	if (to->out->len)
		buf_putc(to->out, '\n');
	buf_printf(to->out, "%.2s/%.2s %.5s  ", event->at + 8, event->at + 5, event->at + 11);
	journal_sentence(to->desk, event, to->out);
	return true;
}

bool preview_read(struct preview *preview, struct desk *desk, int64_t id)
{
	struct latest to = {desk, &preview->latest};
	struct error err;

	if (id == preview->id)
		return false;
	buf_cut(&preview->latest, 0);
	preview->id = id;
	if (id &&
		!journal_read(desk, &entity_casefile, id, 0, preview->timeline ? EVENTS : 1,
			take_latest, &to, &err))
		buf_puts(&preview->latest, err.text);
	return true;
}

void preview_clear(struct preview *preview)
{
	buf_clear(&preview->latest);
}
