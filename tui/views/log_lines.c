/* The live log: what was logged, as rows, and what is counted of it for the panels. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/casefile.h"
#include "domain/choices.h"
#include "tui/views/case_cells.h"
#include "tui/views/log_inside.h"

enum {
	TEXT_INDENT = 11, /* of a gist: under the speaker's name */
	SIGN_INDENT = 9, /* of = and + */
};

struct loading {
	struct logview *log;
	struct error *err;
	bool ok;
};

static void add_line(struct logview *log, const struct entity *entity, int64_t id, int64_t opinion)
{
	if (log->line_count == log->line_room) {
		log->line_room = log->line_room ? 2 * log->line_room : 64;
		log->lines = xrealloc(log->lines, log->line_room * sizeof *log->lines);
	}
	log->lines[log->line_count++] = (struct logged){entity, id, opinion};
}

/* ---- an opinion ------------------------------------------------------------------------------ */

static void add_speaker(struct logview *log, const struct casefile *file)
{
	struct desk *desk = log_desk(log);
	struct page_row *row = page_add(&log->page, PAGE_ITEM);
	struct buf text = {0}, right = {0}, mark = {0};
	size_t start;

	row->entity = &entity_casefile;
	row->id = file->record.id;
	buf_printf(&mark, "%2lld", (long long)file->line);
	row->mark = buf_steal(&mark);
	row->indent = 1;
	if (file->spoken_at && strlen(file->spoken_at) >= 16)
		buf_printf(&text, "%.5s  ", file->spoken_at + 11);
	start = text.len;
	desk_show(desk, &entity_casefile, entity_field(&entity_casefile, "person"), file, &text);
	if (text.len == start)
		buf_puts(&text, _("(nobody named)"));
	if (file->hamlet) {
		buf_puts(&text, " · ");
		desk_ref_label(desk, &entity_unit, file->hamlet, &text);
	}
	buf_puts(&right, case_cell_kind(file));
	if (file->field) {
		buf_puts(&right, "  ");
		desk_show(desk, &entity_casefile, entity_field(&entity_casefile, "field"), file,
			&right);
	}
	if (file->assignee) {
		buf_puts(&right, "  ");
		desk_ref_label(desk, &entity_staff, file->assignee, &right);
	}
	row->text = buf_steal(&text);
	row->right = buf_steal(&right);
	row->right_style = ROLE_DIM;
}

static void add_signed(struct logview *log, unsigned style, const char *text)
{
	page_hanging(&log->page, style, SIGN_INDENT, 2, log->list.columns - TEXT_INDENT, text);
}

static bool add_answer(void *arg, const void *record)
{
	struct logview *log = arg;
	const struct resolution *answer = record;
	struct buf text = {0};

	buf_printf(&text, "= %s", answer->text ? answer->text : "");
	add_signed(log, ROLE_DONE, buf_text(&text));
	add_line(log, &entity_resolution, answer->record.id, answer->casefile);
	buf_clear(&text);
	return true;
}

static void keep_promise(struct logview *log, const struct commitment *promise)
{
	char day[DATE_ISO_SIZE];

	date_show(promise->due_on, day);
	log->promises = xrealloc(log->promises, (log->promise_count + 1) * sizeof *log->promises);
	log->promises[log->promise_count++] =
		(struct log_promise){xstrdup(promise->text), xstrndup(day, 5)};
}

static bool add_promise(void *arg, const void *record)
{
	struct logview *log = arg;
	const struct commitment *promise = record;
	struct buf text = {0};

	buf_printf(&text, "+ %s", promise->text);
	if (promise->owner) {
		buf_puts(&text, " · ");
		desk_ref_label(log_desk(log), &entity_staff, promise->owner, &text);
	}
	if (promise->due_on) {
		char day[DATE_ISO_SIZE];
		buf_puts(&text, " · ");
		buf_printf(&text, _("before %s"), date_show(promise->due_on, day));
	}
	add_signed(log, ROLE_TITLE, buf_text(&text));
	add_line(log, &entity_commitment, promise->record.id, promise->casefile);
	keep_promise(log, promise);
	buf_clear(&text);
	return true;
}

/* Where the line repeats a case: which, and how much of it. */
static bool add_link(struct logview *log, const struct casefile *file, struct error *err)
{
	struct casefile other = {0};
	struct buf text = {0}, number = {0};

	if (!file->merged_into)
		return true;
	if (!desk_load(log_desk(log), &entity_casefile, file->merged_into, &other, err))
		return false;
	case_cell_number(&other, &number);
	if (desk_may_read(log_desk(log), &entity_casefile, &other))
		buf_printf(&text, _("like %s (%d%%): linked, no new case"), buf_text(&number),
			gist_percent(file->summary, other.summary));
	else
		buf_printf(&text, _("linked to %s, no new case"), buf_text(&number));
	page_paragraph(&log->page, ROLE_DIM, TEXT_INDENT, log->list.columns - TEXT_INDENT - 2,
		buf_text(&text));
	record_clear(&entity_casefile, &other);
	buf_clear(&text);
	buf_clear(&number);
	return true;
}

static void count_field(struct logview *log, int64_t field)
{
	size_t i = 0;

	while (i < log->field_count && log->fields[i].field != field)
		i++;
	if (i == log->field_count) {
		log->fields = xrealloc(log->fields, (i + 1) * sizeof *log->fields);
		log->fields[log->field_count].field = field;
		log->fields[log->field_count++].count = 0;
	}
	log->fields[i].count++;
	for (; i && log->fields[i].count > log->fields[i - 1].count; i--) {
		const int64_t other = log->fields[i].field, count = log->fields[i].count;
		log->fields[i] = log->fields[i - 1];
		log->fields[i - 1].field = other;
		log->fields[i - 1].count = count;
	}
}

static bool add_opinion(void *arg, const void *record)
{
	struct loading *loading = arg;
	struct logview *log = loading->log;
	struct store *store = log_desk(log)->store;
	const struct casefile *file = record;
	struct buf text = {0};
	const struct condition answers = {.field = entity_field(&entity_resolution, "casefile"),
		.op = OP_EQ,
		.number = file->record.id};
	const struct condition promises = {.field = entity_field(&entity_commitment, "casefile"),
		.op = OP_EQ,
		.number = file->record.id};

	add_speaker(log, file);
	desk_show(log_desk(log), &entity_casefile, entity_field(&entity_casefile, "summary"), file,
		&text);
	page_paragraph(&log->page, ROLE_NORMAL, TEXT_INDENT, log->list.columns - TEXT_INDENT - 2,
		buf_text(&text));
	buf_clear(&text);
	log->opinions++;
	log->answered += file->on_spot;
	log->last_case = file->record.id;
	count_field(log, file->field);
	if (desk_may_read(log_desk(log), &entity_casefile, file))
		add_line(log, &entity_casefile, file->record.id, file->record.id);
	loading->ok = add_link(log, file, loading->err) &&
		store_query(store,
			&(struct query){
				.entity = &entity_resolution, .conditions = &answers, .count = 1},
			add_answer, log, loading->err) &&
		store_query(store,
			&(struct query){
				.entity = &entity_commitment, .conditions = &promises, .count = 1},
			add_promise, log, loading->err);
	return loading->ok;
}

static bool add_present(void *arg, const void *record)
{
	struct logview *log = arg;
	const struct attendance *group = record;

	log->persons += group->persons;
	log->women += group->women;
	return true;
}

/* ---- all of it ------------------------------------------------------------------------------- */

static void forget(struct logview *log)
{
	for (size_t i = 0; i < log->promise_count; i++) {
		free(log->promises[i].text);
		free(log->promises[i].day);
	}
	free(log->promises);
	free(log->fields);
	free(log->secretary);
	log->promises = NULL;
	log->fields = NULL;
	log->secretary = NULL;
	log->line_count = log->promise_count = log->field_count = 0;
	log->opinions = log->answered = log->persons = log->women = 0;
	log->last_case = 0;
	record_clear(&entity_conference, &log->conference);
}

void log_lines_clear(struct logview *log)
{
	forget(log);
	free(log->lines);
	page_clear(&log->page);
}

static void show_secretary(struct logview *log)
{
	struct buf name = {0};

	if (log->conference.secretary)
		desk_ref_label(log_desk(log), &entity_staff, log->conference.secretary, &name);
	log->secretary = buf_steal(&name);
}

bool log_load(struct view *view, struct error *err)
{
	struct logview *log = log_of(view);
	struct store *store = view->tui->desk->store;
	struct loading loading = {log, err, true};
	const struct condition opinions = {.field = entity_field(&entity_casefile, "conference"),
		.op = OP_EQ,
		.number = log->id};
	const struct condition present = {.field = entity_field(&entity_attendance, "conference"),
		.op = OP_EQ,
		.number = log->id};

	forget(log);
	if (!desk_load(view->tui->desk, &entity_conference, log->id, &log->conference, err))
		return false;
	show_secretary(log);
	page_restart(&log->page);
	const bool ok = store_query(store,
				&(struct query){.entity = &entity_casefile,
					.conditions = &opinions,
					.count = 1,
					.sort = entity_field(&entity_casefile, "line")},
				add_opinion, &loading, err) &&
		loading.ok &&
		store_query(store,
			&(struct query){
				.entity = &entity_attendance, .conditions = &present, .count = 1},
			add_present, log, err) &&
		speaker_load_list(&log->speaker, log->id, err);
	if (log->opinions == 0)
		page_line(&log->page, ROLE_DIM, 0,
			_("Nothing logged yet: type who, Enter, what is said, Enter"));
	page_settle(&log->page);
	if (log->follow)
		page_end(&log->page, true);
	return ok;
}
