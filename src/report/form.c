/* Counting a form: facts are added up column by column, and picked out again where a number is opened. */
#include "report/form.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/records.h"
#include "report/form_inside.h"
#include "report/table.h"

/* Every statement of facts gives these first. */
enum { FACT_ENTITY, FACT_ID, FACT_DAY, FACT_ROW, FACT_COLUMNS };

/* What statements take; those without a third take the first two alone. */
enum { TAKES_FROM = 1, TAKES_TO, TAKES_LATE, TAKES_FIELDS, TAKES_ASKED };

/* Official columns of what the list of fields does not know: lists.conf `columns`. */
enum { COLUMN_OTHER = 8, COLUMN_OTHER_FEEDBACK = 14 };

/* ---- facts ------------------------------------------------------------------------------------------- */

static int64_t official_column(const struct rules *rules, const char *key, int64_t otherwise)
{
	const struct list_value *column = key ? rules_list_find(rules, "columns", key) : NULL;

	return column ? column->value : otherwise;
}

/* [[field, of complaints, of denunciations, of feedback], …] */
static void put_fields(const struct rules *rules, struct buf *out)
{
	size_t count;
	const struct list_value *fields = rules_list(rules, "fields", &count);

	buf_putc(out, '[');
	for (size_t i = 0; i < count; i++)
		buf_printf(out, "%s[%lld,%lld,%lld,%lld]", i ? "," : "", (long long)fields[i].value,
			(long long)official_column(rules, fields[i].complaint, COLUMN_OTHER),
			(long long)official_column(rules, fields[i].denunciation, COLUMN_OTHER),
			(long long)official_column(
				rules, fields[i].feedback, COLUMN_OTHER_FEEDBACK));
	buf_putc(out, ']');
}

/* A statement under way, and the texts it was given. */
struct facts {
	struct desk *desk;
	const struct form *form;
	struct statement *st;
	struct buf fields;
	const char *name; /* entity of the last row */
	const struct entity *entity;
};

static bool facts_start(struct facts *facts, struct desk *desk, const struct form *form,
	const struct period *period, const char *late, struct error *err)
{
	const date_t today = date_today();

	*facts = (struct facts){.desk = desk, .form = form};
	facts->st = store_statement(desk->store, form->sql);
	const int takes = statement_parameters(facts->st);
	if (statement_columns(facts->st) != FACT_COLUMNS + (int)form_width(form))
		return error_set(err, ERR_INVALID, _("%s: %s gives %d columns, not %zu"),
			form->place.file, form->facts, statement_columns(facts->st) - FACT_COLUMNS,
			form_width(form));
	put_fields(desk->rules, &facts->fields);
	bind_date(facts->st, TAKES_FROM, period->from);
	bind_date(facts->st, TAKES_TO, period->to);
	if (takes >= TAKES_LATE)
		bind_text(facts->st, TAKES_LATE, late);
	if (takes >= TAKES_FIELDS)
		bind_text(facts->st, TAKES_FIELDS, buf_text(&facts->fields));
	/* A period that is not over is asked about as of today, one that is over as of the day after it. */
	if (takes >= TAKES_ASKED)
		bind_date(facts->st, TAKES_ASKED, today <= period->to ? today : period->to + 1);
	return true;
}

/* The next row; @p row false after the last one. */
static bool facts_step(struct facts *facts, bool *row, struct error *err)
{
	if (!statement_step(facts->desk->store, facts->st, row, err))
		return false;
	if (!*row)
		return true;
	const char *name = column_text(facts->st, FACT_ENTITY);
	if (!facts->entity || strcmp(facts->entity->name, name) != 0)
		facts->entity = entity_find(name);
	if (!facts->entity)
		die("%s counts an unknown kind of record: %s", facts->form->facts, name);
	return true;
}

static void facts_end(struct facts *facts)
{
	statement_reset(facts->st);
	buf_clear(&facts->fields);
}

/* ---- rows -------------------------------------------------------------------------------------------- */

static struct form_row *add_row(
	struct form_result *result, const struct entity *entity, int64_t code)
{
	result->rows = xrealloc(result->rows, (result->row_count + 1) * sizeof *result->rows);
	struct form_row *row = &result->rows[result->row_count++];
	*row = (struct form_row){.entity = entity,
		.code = code,
		.n = xcalloc(form_width(result->form), sizeof *row->n)};
	return row;
}

/* The row of a code. Records come one after the other, kinds are few. */
static struct form_row *find_row(
	struct form_result *result, const struct entity *entity, int64_t code)
{
	for (size_t i = result->row_count; i-- > 0;) {
		if (result->rows[i].code == code)
			return &result->rows[i];
		if (result->form->rows == FORM_RECORDS)
			break;
	}
	return add_row(result, entity, code);
}

static int64_t place_of_kind(int64_t kind)
{
	int64_t place = 0;

	while (case_kinds[place].key && case_kinds[place].value != kind)
		place++;
	return place;
}

static int by_kind(const void *a, const void *b)
{
	const int64_t left = place_of_kind(((const struct form_row *)a)->code);
	const int64_t right = place_of_kind(((const struct form_row *)b)->code);

	return (left > right) - (left < right);
}

static bool add_up(struct desk *desk, const char *late, struct form_result *out, struct error *err)
{
	const struct form *form = out->form;
	const size_t width = form_width(form);
	struct facts facts;
	bool row = true, ok;

	out->total = xcalloc(width, sizeof *out->total);
	if (form->rows == FORM_OFFICE)
		add_row(out, NULL, 0);
	ok = facts_start(&facts, desk, form, &out->period, late, err);
	while (ok && (ok = facts_step(&facts, &row, err)) && row) {
		const int64_t code =
			form->rows == FORM_OFFICE ? 0 : column_integer(facts.st, FACT_ROW);
		struct form_row *to = find_row(out, facts.entity, code);
		for (size_t i = 0; i < width; i++) {
			const int64_t n = column_integer(facts.st, FACT_COLUMNS + (int)i);
			to->n[i] += n;
			out->total[i] += n;
		}
	}
	facts_end(&facts);
	if (ok && form->rows == FORM_KINDS && out->row_count)
		qsort(out->rows, out->row_count, sizeof *out->rows, by_kind);
	return ok;
}

void form_clear(struct form_result *result)
{
	for (size_t i = 0; i < result->row_count; i++) {
		struct form_row *row = &result->rows[i];
		for (size_t k = 0; row->texts && k < result->form->column_count; k++)
			free(row->texts[k]);
		free(row->texts);
		free(row->n);
	}
	free(result->rows);
	free(result->total);
	free(result->late);
	free(result->frozen_at);
	free(result->notes);
	*result = (struct form_result){0};
}

/* ---- notes ------------------------------------------------------------------------------------------- */

static void put_note(struct buf *notes, const char *text)
{
	if (notes->len)
		buf_putc(notes, '\n');
	buf_puts(notes, text);
}

/* A note of the layout, with its number for the sign #. */
static void put_counted(struct buf *notes, const char *text, int64_t number)
{
	const char *mark = strchr(text, '#');

	if (notes->len)
		buf_putc(notes, '\n');
	buf_put(notes, text, mark ? (size_t)(mark - text) : strlen(text));
	if (mark) {
		buf_number(notes, number);
		buf_puts(notes, mark + 1);
	}
}

static bool holds(const struct form_identity *identity, const int64_t *n, int64_t *right)
{
	*right = 0;
	for (int i = 0; i < identity->count; i++) {
		const int column = identity->terms[i];
		*right += column > 0 ? n[column - 1] : -n[-column - 1];
	}
	return *right == n[identity->left - 1];
}

static void write_notes(struct form_result *result)
{
	const struct form *form = result->form;
	struct buf notes = {0};
	int64_t right;

	if (result->late) {
		struct buf text = {0}, before = {0};
		period_show(&result->before, &before);
		buf_printf(&text,
			ngettext("Adjustment: %zu record of %s that was entered after that report "
				 "was sent is counted in this period.",
				"Adjustment: %zu records of %s that were entered after that report "
				"was sent are counted in this period.",
				(unsigned long)result->late_count),
			result->late_count, buf_text(&before));
		put_note(&notes, buf_text(&text));
		buf_clear(&text);
		buf_clear(&before);
	}
	for (size_t i = 0; i < form->hidden_count && result->total; i++) {
		const int64_t number = result->total[form->column_count + i];
		if (form->hidden[i].note && number)
			put_counted(&notes, form->hidden[i].note, number);
	}
	for (size_t i = 0; i < form->identity_count && result->total; i++)
		if (form->identities[i].note && !holds(&form->identities[i], result->total, &right))
			put_note(&notes, form->identities[i].note);
	for (size_t i = 0; i < form->note_count; i++)
		put_note(&notes, form->notes[i]);
	free(result->notes);
	result->notes = buf_steal(&notes);
}

/* ---- counting ---------------------------------------------------------------------------------------- */

/* What the late entries make of each column: the count with them less the count as if nothing had been frozen. */
static bool compare_late(struct desk *desk, struct form_result *out, struct error *err)
{
	struct form_result plain = {.form = out->form, .period = out->period};
	const size_t width = form_width(out->form);
	const bool ok = add_up(desk, "[]", &plain, err);

	if (ok) {
		bool any = false;
		out->late = xcalloc(width, sizeof *out->late);
		for (size_t i = 0; i < width; i++) {
			out->late[i] = out->total[i] - plain.total[i];
			any |= out->late[i] != 0;
		}
		if (!any) { /* they are of other forms */
			free(out->late);
			out->late = NULL;
		}
	}
	form_clear(&plain);
	return ok;
}

bool form_count(struct desk *desk, const struct form *form, const struct period *period,
	struct form_result *out, struct error *err)
{
	struct form_result result = {.form = form, .period = *period};
	struct buf late = {0};
	bool ok;

	if (form->rows == FORM_REGISTER) {
		ok = register_make(desk, &result, err);
	} else {
		ok = form_late(desk, form->id, period, &late, &result.before, &result.late_count,
			     err) &&
			add_up(desk, buf_text(&late), &result, err) &&
			(!result.late_count || compare_late(desk, &result, err));
		buf_clear(&late);
	}
	if (ok) {
		write_notes(&result);
		*out = result;
	} else {
		form_clear(&result);
	}
	return ok;
}

bool form_make(struct desk *desk, const struct form *form, const struct period *period,
	struct form_result *out, struct error *err)
{
	bool found;

	return form_frozen(desk, form, period, out, &found, err) &&
		(found || form_count(desk, form, period, out, err));
}

/* ---- checking ---------------------------------------------------------------------------------------- */

struct checking {
	const struct form_result *result;
	void (*fault)(void *arg, const struct form_fault *fault, const char *sentence);
	void *arg;
	size_t faults;
};

static void tell(struct checking *checking, const struct form_fault *fault, const char *sentence)
{
	if (checking->fault)
		checking->fault(checking->arg, fault, sentence);
	checking->faults += !fault->warning;
}

/* "8=15+18: 12, not 9 + 1 = 10" */
static void tell_identity(struct checking *checking, const struct form_identity *identity,
	const struct form_row *row, const int64_t *n, int64_t right)
{
	const struct form *form = checking->result->form;
	const struct form_fault fault = {.identity = identity,
		.row = row,
		.left = n[identity->left - 1],
		.right = right,
		.warning = identity->warning};
	struct buf cells = {0}, text = {0};

	for (int i = 0; i < identity->count; i++) {
		const int column = abs(identity->terms[i]);
		if (i || identity->terms[i] < 0)
			buf_puts(&cells, identity->terms[i] < 0 ? " - " : " + ");
		buf_number(&cells, n[column - 1]);
	}
	buf_printf(&text, _("%s, formula %s: column %d is "), form->id, identity->formula,
		identity->left);
	buf_number(&text, fault.left);
	buf_printf(&text, _(", but %s = "), buf_text(&cells));
	buf_number(&text, right);
	if (row)
		buf_printf(&text, _(" (row %lld)"), (long long)row->code);
	if (identity->warning)
		buf_puts(&text, _("; the formula printed on the form is known to be wrong"));
	tell(checking, &fault, buf_text(&text));
	buf_clear(&cells);
	buf_clear(&text);
}

static void check_numbers(struct checking *checking, const struct form_row *row, const int64_t *n)
{
	const struct form *form = checking->result->form;

	for (size_t i = 0; i < form->identity_count; i++) {
		int64_t right;
		if (!holds(&form->identities[i], n, &right))
			tell_identity(checking, &form->identities[i], row, n, right);
	}
}

static int64_t sum_of(const struct form_sum *sum, const int64_t *n)
{
	int64_t value = 0;

	for (int i = 0; i < sum->count; i++)
		value += sum->terms[i] > 0 ? n[sum->terms[i] - 1] : -n[-sum->terms[i] - 1];
	return value;
}

/* What the report before left, as it was sent. */
static void check_carried(struct desk *desk, struct checking *checking)
{
	const struct form_result *result = checking->result;
	const struct form *form = result->form;
	struct form_result before = {0};
	struct period period = result->period;
	bool found = false;

	if (!form->carried.count)
		return;
	period_move(&period, -1, desk->settings.month_start);
	if (!form_frozen(desk, form, &period, &before, &found, NULL) || !found)
		return;
	const struct form_fault fault = {.left = sum_of(&form->carried, result->total),
		.right = sum_of(&form->left, before.total),
		.warning = true};
	if (fault.left != fault.right) {
		struct buf text = {0};
		buf_printf(&text, _("%s: carried over "), form->id);
		buf_number(&text, fault.left);
		buf_printf(&text, _(", but the report of %s that was sent left "), period.name);
		buf_number(&text, fault.right);
		buf_puts(&text, _(": records of that period were changed since"));
		tell(checking, &fault, buf_text(&text));
		buf_clear(&text);
	}
	form_clear(&before);
}

size_t form_check(struct desk *desk, const struct form_result *result,
	void (*fault)(void *arg, const struct form_fault *fault, const char *sentence), void *arg)
{
	struct checking checking = {.result = result, .fault = fault, .arg = arg};

	if (!result->total)
		return 0;
	for (size_t i = 0; result->form->rows != FORM_OFFICE && i < result->row_count; i++)
		check_numbers(&checking, &result->rows[i], result->rows[i].n);
	check_numbers(&checking, NULL, result->total);
	check_carried(desk, &checking);
	return checking.faults;
}

/* ---- what is behind a number ------------------------------------------------------------------------- */

static int by_day(const void *a, const void *b)
{
	const struct form_item *left = a, *right = b;

	if (left->day != right->day)
		return left->day < right->day ? -1 : 1;
	if (left->entity != right->entity)
		return strcmp(left->entity->name, right->entity->name);
	return (left->id > right->id) - (left->id < right->id);
}

bool form_cell(struct desk *desk, const struct form *form, const struct period *period, int64_t row,
	int column, struct form_item **items, size_t *count, struct error *err)
{
	struct form_item *found = NULL;
	struct period before;
	struct facts facts;
	struct buf late = {0};
	size_t found_count = 0, room = 0, late_count;
	bool more = true, ok;

	if (form->rows == FORM_REGISTER || column < 1 || column > (int)form_width(form) ||
		(column <= (int)form->column_count &&
			form->columns[column - 1].kind != FORM_NUMBER &&
			form->columns[column - 1].kind != FORM_MONEY))
		return error_set(err, ERR_NOT_FOUND, _("nothing is counted in column %d of %s"),
			column, form->id);
	ok = form_late(desk, form->id, period, &late, &before, &late_count, err) &&
		facts_start(&facts, desk, form, period, buf_text(&late), err);
	if (!ok) {
		buf_clear(&late);
		return false;
	}
	while ((ok = facts_step(&facts, &more, err)) && more) {
		const int64_t value = column_integer(facts.st, FACT_COLUMNS + column - 1);
		if (!value || (row != -1 && column_integer(facts.st, FACT_ROW) != row))
			continue;
		if (found_count == room) {
			room = room ? room * 2 : 64;
			found = xrealloc(found, room * sizeof *found);
		}
		found[found_count++] = (struct form_item){.entity = facts.entity,
			.id = column_integer(facts.st, FACT_ID),
			.value = value,
			.day = column_date(facts.st, FACT_DAY)};
	}
	facts_end(&facts);
	buf_clear(&late);
	if (!ok) {
		free(found);
		return false;
	}
	if (found_count)
		qsort(found, found_count, sizeof *found, by_day);
	*items = found ? found : xcalloc(1, sizeof *found);
	*count = found_count;
	return true;
}

/* ---- in words ---------------------------------------------------------------------------------------- */

void form_row_name(
	struct desk *desk, const struct form *form, const struct form_row *row, struct buf *out)
{
	if (!row)
		return;
	if (form->rows == FORM_KINDS) {
		const struct choice *kind = choice_by_value(case_kinds, row->code);
		buf_puts(out, kind ? choice_label(kind) : "?");
	} else if (form->rows == FORM_RECORDS) {
		void *record = xcalloc(1, row->entity->size);
		if (desk_load(desk, row->entity, row->code, record, NULL)) {
			record_code(row->entity, record, out);
			buf_puts(out, " ");
			if (desk_is_open(desk, row->entity, record))
				desk_show(desk, row->entity, row->entity->title, record, out);
			else
				buf_puts(out, _("‹M› restricted"));
		}
		record_clear(row->entity, record);
		free(record);
	}
}

void form_number(const struct form_column *column, int64_t value, struct buf *out)
{
	if (column->kind == FORM_MONEY)
		table_million(value, ',', out);
	else
		buf_number(out, value);
}

int64_t form_percent(const struct form_column *column, const int64_t *n)
{
	const int64_t whole = n[column->whole - 1];

	return whole > 0 ? (n[column->part - 1] * 2000 + whole) / (2 * whole) : -1;
}
