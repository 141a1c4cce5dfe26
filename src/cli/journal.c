/* doithoai journal: who did what when, of one record or of all, the newest first. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/locale.h"
#include "cli/cli.h"
#include "domain/journal.h"
#include "domain/table.h"

enum { JOURNAL_LIMIT = 50 };

struct history {
	struct desk *desk;
	struct writer *writer;
	bool people; /* a table: when, and the sentence that says the rest */
	struct buf code, sentence;
};

/* The code of the record an event is about; empty where the entity is unknown to this program. */
static void event_code(struct history *h, const struct event *event)
{
	const struct entity *entity = entity_find(event->entity);
	struct error err;

	buf_cut(&h->code, 0);
	if (!entity)
		return;
	void *record = xcalloc(1, entity->size);
	if (store_load(h->desk->store, entity, event->record, record, &err))
		record_code(entity, record, &h->code);
	record_clear(entity, record);
	free(record);
}

static bool event_row(void *arg, const struct event *event)
{
	struct history *h = arg;
	char id[24], tx[24];

	buf_cut(&h->sentence, 0);
	journal_sentence(h->desk, event, &h->sentence);
	snprintf(id, sizeof(id), "%" PRId64, event->id);
	snprintf(tx, sizeof(tx), "%" PRId64, event->tx);
	if (h->people) {
		const char *cells[] = {id, event->at, buf_text(&h->sentence)};
		return writer_row(h->writer, cells);
	}
	event_code(h, event);
	const char *cells[] = {id, tx, event->at, event->staff, event->entity, buf_text(&h->code),
		event->action, buf_text(&h->sentence)};
	return writer_row(h->writer, cells);
}

static bool run_journal(struct cli *cli, struct error *err)
{
	struct column short_columns[] = {
		{"id", _("Row"), ALIGN_RIGHT, CELL_NUMBER},
		{"at", _("When"), ALIGN_LEFT, CELL_TEXT},
		{"sentence", _("Who did what"), ALIGN_LEFT, CELL_TEXT},
	};
	static const struct column all_columns[] = {
		{"id", "", ALIGN_RIGHT, CELL_NUMBER},
		{"tx", "", ALIGN_RIGHT, CELL_NUMBER},
		{"at", "", ALIGN_LEFT, CELL_TEXT},
		{"staff", "", ALIGN_LEFT, CELL_TEXT},
		{"entity", "", ALIGN_LEFT, CELL_TEXT},
		{"code", "", ALIGN_LEFT, CELL_TEXT},
		{"action", "", ALIGN_LEFT, CELL_TEXT},
		{"sentence", "", ALIGN_LEFT, CELL_TEXT},
	};
	struct history history = {0};
	const struct entity *entity = NULL;
	enum format format;
	int64_t id = 0;
	int limit, used;
	bool ok = false;

	if (!cli_format(cli, &format, err) ||
		!cli_number(cli, OPT_LIMIT, 1, 100000000, JOURNAL_LIMIT, &limit, err) ||
		!cli_open(cli, &history.desk, STORE_READ, err))
		return false;
	if (cli->count && !cli_target(cli, history.desk, &entity, &id, &used, err))
		goto out;
	history.people = format == FORMAT_TABLE;
	if (history.people)
		history.writer = writer_new(stdout, format, "event", NULL, short_columns,
			COUNT(short_columns), output_width());
	else
		history.writer = writer_new(
			stdout, format, "event", NULL, all_columns, COUNT(all_columns), 0);
	ok = journal_read(history.desk, entity, id, 0, limit, event_row, &history, err);
	writer_free(history.writer);
out:
	buf_clear(&history.code);
	buf_clear(&history.sentence);
	desk_close(history.desk);
	return ok;
}

const struct command command_journal = {
	.name = "journal",
	.arguments = "[[ENTITY] CODE]",
	.help = N_("show who did what when"),
	.details = N_(
		"The newest first, 50 rows without --limit. Hidden values stay hidden here too."),
	.options = OPTION(LIMIT) | OPTION(FORMAT),
	.formats = "table csv json",
	.words = "ENTITY",
	.most = 2,
	.run = run_journal,
};
