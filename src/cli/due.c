/* doithoai due: open cases and open promises whose day is near or past, the earliest first. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "cli/cli.h"
#include "domain/casefile.h"
#include "domain/table.h"

enum { OWNER_COLUMNS = 12 };

struct duty {
	date_t due;
	const struct entity *entity;
	char *code, *text, *owner;
};

struct duties {
	struct desk *desk;
	const struct entity *entity;
	const struct field *due, *text, *owner;
	struct duty *list;
	size_t count, room;
};

static bool keep(void *arg, const void *record)
{
	struct duties *d = arg;
	struct buf code = {0}, text = {0}, owner = {0};

	if (d->count == d->room) {
		d->room = d->room ? 2 * d->room : 64;
		d->list = xrealloc(d->list, d->room * sizeof(*d->list));
	}
	record_code(d->entity, record, &code);
	desk_show(d->desk, d->entity, d->text, record, &text);
	desk_show(d->desk, d->entity, d->owner, record, &owner);
	d->list[d->count++] = (struct duty){
		.due = *(const date_t *)field_member_const(d->due, record),
		.entity = d->entity,
		.code = buf_steal(&code),
		.text = buf_steal(&text),
		.owner = buf_steal(&owner),
	};
	return true;
}

/* Duties of one entity: due by a day, and none of the dates that end it set. */
static bool gather(struct duties *d, const struct entity *entity, date_t until, const char *owner,
	const char *const *ends, struct error *err)
{
	struct condition conditions[4];
	size_t count = 0;

	d->entity = entity;
	d->due = entity_field(entity, "due_on");
	d->text = entity->title;
	d->owner = entity_field(entity, owner);
	conditions[count++] = (struct condition){.field = d->due, .op = OP_LE, .date = until};
	for (; *ends; ends++)
		conditions[count++] =
			(struct condition){.field = entity_field(entity, *ends), .op = OP_EMPTY};
	struct query query = {
		.entity = entity, .conditions = conditions, .count = count, .sort = d->due};
	return store_query(d->desk->store, &query, keep, d, err);
}

static int by_day(const void *a, const void *b)
{
	const struct duty *x = a, *y = b;

	return x->due != y->due ? (x->due > y->due) - (x->due < y->due) : strcmp(x->code, y->code);
}

static void write_duties(const struct duties *d, enum format format)
{
	struct column columns[] = {
		{"due_on", _("Due on"), ALIGN_LEFT, CELL_TEXT},
		{"days_left", _("Days"), ALIGN_RIGHT, CELL_NUMBER},
		{"code", _("Code"), ALIGN_LEFT, CELL_TEXT},
		{"text", _("Gist"), ALIGN_LEFT, CELL_TEXT},
		{"owner", _("Who"), ALIGN_LEFT, CELL_TEXT, OWNER_COLUMNS},
		{"entity", "", ALIGN_LEFT, CELL_TEXT},
	};
	bool people = format == FORMAT_TABLE;
	/* To people the code says what it is. */
	size_t count = COUNT(columns) - people;
	struct writer *writer =
		writer_new(stdout, format, "due", NULL, columns, count, output_width());

	for (size_t i = 0; i < d->count; i++) {
		const struct duty *duty = &d->list[i];
		char day[DATE_ISO_SIZE], left[16];
		snprintf(left, sizeof(left), "%d", case_days_left(d->desk, duty->due));
		const char *cells[] = {
			people ? date_show(duty->due, day) : date_iso(duty->due, day),
			left,
			duty->code,
			duty->text,
			duty->owner,
			duty->entity->name,
		};
		if (!writer_row(writer, cells))
			break;
	}
	writer_free(writer);
}

static bool run_due(struct cli *cli, struct error *err)
{
	static const char *const case_ends[] = {"answered_on", "closed_on", NULL};
	static const char *const promise_ends[] = {"done_on", "broken_on", NULL};
	struct duties duties = {0};
	enum format format;
	int days;
	bool ok = false;

	if (!cli_format(cli, &format, err) || !cli_open(cli, &duties.desk, STORE_READ, err))
		return false;
	if (!cli_number(cli, OPT_DAYS, 0, 366, duties.desk->settings.soon_days, &days, err))
		goto out;
	date_t until = date_today();
	while (case_days_left(duties.desk, until + 1) <= days)
		until++;
	if (!gather(&duties, &entity_casefile, until, "assignee", case_ends, err) ||
		!gather(&duties, &entity_commitment, until, "owner", promise_ends, err))
		goto out;
	if (duties.count)
		qsort(duties.list, duties.count, sizeof(*duties.list), by_day);
	write_duties(&duties, format);
	ok = true;
out:
	for (size_t i = 0; i < duties.count; i++) {
		free(duties.list[i].code);
		free(duties.list[i].text);
		free(duties.list[i].owner);
	}
	free(duties.list);
	desk_close(duties.desk);
	return ok;
}

const struct command command_due = {
	.name = "due",
	.arguments = "",
	.help = N_("list what is due soon or overdue"),
	.details = N_("Open cases without an answer and open promises. Negative days are working "
		      "days overdue."),
	.options = OPTION(DAYS) | OPTION(FORMAT),
	.formats = "table csv json",
	.run = run_due,
};
