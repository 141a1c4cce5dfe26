/* A counted form as a paper. Its first column says whose numbers they are. */
#include "report/form_paper.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/records.h"
#include "report/form_inside.h"
#include "report/office.h"

enum { UPRIGHT_MOST = 8 }; /* columns of a form that is not turned */

#define BETWEEN " › " /* parts of a heading in the layouts; LF in tables */

/* ---- columns ------------------------------------------------------------------------------------------ */

static void put_heading(const char *heading, struct buf *out)
{
	for (const char *next; (next = strstr(heading, BETWEEN));
		heading = next + strlen(BETWEEN)) {
		buf_put(out, heading, (size_t)(next - heading));
		buf_putc(out, '\n');
	}
	buf_puts(out, heading);
}

static enum table_kind kind_of(const struct form_column *column)
{
	switch ((enum form_kind)column->kind) {
	case FORM_PERCENT:
		return TABLE_PERCENT;
	case FORM_TEXT:
		return TABLE_TEXT;
	case FORM_DATE:
		return TABLE_DATE;
	case FORM_MONEY:
		return TABLE_MILLION;
	case FORM_NUMBER:
		break;
	}
	return TABLE_NUMBER;
}

/* A register has its own first column. */
static bool has_names(const struct form *form)
{
	return form->rows != FORM_REGISTER;
}

static void put_columns(const struct form *form, struct table *table)
{
	if (has_names(form))
		table_column(table, TABLE_TEXT, form->row_heading ? form->row_heading : _("Unit"),
			NULL, 0);
	for (size_t i = 0; i < form->column_count; i++) {
		struct buf heading = {0};
		put_heading(form->columns[i].heading, &heading);
		table_column(table, kind_of(&form->columns[i]), buf_text(&heading),
			form->columns[i].number, 0);
		buf_clear(&heading);
	}
}

/* The first column of the table is the name: the form's column n has the index n. */
static void put_identities(const struct form *form, struct table *table)
{
	for (size_t i = 0; i < form->identity_count; i++) {
		const struct form_identity *identity = &form->identities[i];
		int *terms = xcalloc((size_t)identity->count, sizeof *terms);
		bool printed = identity->left <= (int)form->column_count;
		for (int k = 0; k < identity->count; k++) {
			const int column = identity->terms[k];
			printed = printed && abs(column) <= (int)form->column_count;
			terms[k] = column > 0 ? column + 1 : column - 1;
		}
		if (printed)
			table_identity(table, identity->left, terms, (size_t)identity->count,
				identity->warning);
		free(terms);
	}
}

/* ---- what a cell stands for --------------------------------------------------------------------------- */

/* Row and column in one number that is never 0; row 0 is the total, whose cell 0 is nothing. */
enum { REF_COLUMNS = 1 << 16 };

static int64_t make_ref(size_t row, size_t column)
{
	return (int64_t)(row * REF_COLUMNS + column);
}

void form_paper_cell(
	const struct form_result *result, int64_t ref, const struct form_row **row, int *column)
{
	const size_t place = (size_t)(ref / REF_COLUMNS);

	*row = place ? &result->rows[place - 1] : NULL;
	*column = (int)(ref % REF_COLUMNS);
}

/* ---- rows --------------------------------------------------------------------------------------------- */

/* @param place of the row in the result, from 1; 0 = the total */
static void put_row(const struct form *form, size_t place, const char *name, const int64_t *n,
	struct table *table)
{
	table_row(table);
	table_text(table, 0, name);
	if (form->rows == FORM_RECORDS)
		table_ref(table, 0, make_ref(place, 0));
	for (size_t i = 0; i < form->column_count; i++) {
		const struct form_column *column = &form->columns[i];
		if (column->kind == FORM_NUMBER || column->kind == FORM_MONEY) {
			table_value(table, i + 1, n[i]);
			table_ref(table, i + 1, make_ref(place, i + 1));
		} else if (column->kind == FORM_PERCENT && form_percent(column, n) >= 0) {
			table_value(table, i + 1, form_percent(column, n));
		}
	}
}

static void put_texts(
	const struct form *form, size_t place, char *const *texts, struct table *table)
{
	table_row(table);
	table_ref(table, 0, make_ref(place, 0));
	for (size_t i = 0; i < form->column_count; i++) {
		if (form->columns[i].kind == FORM_DATE)
			table_value(table, i, date_from_iso(texts[i]));
		else if (form->columns[i].kind == FORM_NUMBER)
			table_value(table, i, strtoll(texts[i], NULL, 10));
		else
			table_text(table, i, texts[i]);
	}
}

static void put_rows(struct desk *desk, const struct form_result *result, struct table *table)
{
	const struct form *form = result->form;

	if (form->rows == FORM_OFFICE) {
		char *office = office_name(desk);
		put_row(form, 0, *office ? office : _("this office"), result->total, table);
		free(office);
		return;
	}
	for (size_t i = 0; i < result->row_count; i++) {
		const struct form_row *row = &result->rows[i];
		struct buf name = {0};
		form_row_name(desk, form, row, &name);
		if (form->rows == FORM_REGISTER)
			put_texts(form, i + 1, row->texts, table);
		else
			put_row(form, i + 1, buf_text(&name), row->n, table);
		buf_clear(&name);
	}
	if (form->rows == FORM_REGISTER)
		return;
	put_row(form, 0, _("Total"), result->total, table);
	table->rows[table->row_count - 1].strong = true;
}

/* ---- the paper ---------------------------------------------------------------------------------------- */

static void put_sentence(void *arg, const struct form_fault *fault, const char *sentence)
{
	(void)fault;
	paper_note(arg, sentence);
}

static void put_notes(struct desk *desk, const struct form_result *result, struct paper *paper)
{
	for (const char *line = result->notes; line && *line;) {
		const size_t bytes = strcspn(line, "\n");
		char *note = xstrndup(line, bytes);
		paper_note(paper, note);
		free(note);
		line += bytes + (line[bytes] == '\n');
	}
	form_check(desk, result, put_sentence, paper);
}

static void put_head(struct desk *desk, const struct form_result *result, struct paper *paper)
{
	const struct form *form = result->form;
	char from[DATE_ISO_SIZE], to[DATE_ISO_SIZE];
	struct buf text = {0};

	paper_head(paper, desk, NULL, date_today());
	/* The forms of our own have a name and no number. */
	if (strchr(form->id, '/'))
		/* TRANSLATORS: number of a form and the circular that prescribes it */
		buf_printf(&text, _("Form %s (%s)"), form->id, form->basis);
	else
		buf_printf(&text, _("By %s"), form->basis);
	paper_add(paper, PAPER_NOTE, buf_text(&text), NULL);
	paper_add(paper, PAPER_NAME, form->title, NULL)->strong = true;
	buf_cut(&text, 0);
	date_show(result->period.from, from);
	date_show(result->period.to, to);
	buf_printf(&text, _("Numbers from %s to %s"), from, to);
	paper_add(paper, PAPER_NOTE, buf_text(&text), NULL);
	buf_clear(&text);
}

static void put_signers(struct desk *desk, struct paper *paper)
{
	const struct settings *settings = &desk->settings;
	struct buf right = {0};

	buf_printf(&right, "%s\n\n\n\n%s",
		settings->signer_title && *settings->signer_title ? settings->signer_title
								  : _("HEAD OF THE UNIT"),
		settings->signer ? settings->signer : "");
	paper_blank(paper);
	paper_add(paper, PAPER_PAIR, _("DRAWN UP BY"), buf_text(&right))->strong = true;
	buf_clear(&right);
}

void form_make_paper(struct desk *desk, const struct form_result *result, struct paper *out)
{
	const struct form *form = result->form;
	struct table *table = table_new("");

	*out = (struct paper){.landscape = form->column_count > UPRIGHT_MOST};
	put_head(desk, result, out);
	put_columns(form, table);
	if (has_names(form))
		put_identities(form, table);
	put_rows(desk, result, table);
	paper_add_table(out, table);
	put_notes(desk, result, out);
	put_signers(desk, out);
}
