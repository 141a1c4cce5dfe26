/*
 * The register of receptions (sổ tiếp công dân): a row a visit, in words. It is written as a clerk may see it, whoever asks: visitors
 * of matters that hide them are an alias, identity numbers are masked, restricted content is left out.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/records.h"
#include "report/form_inside.h"

/* A visit and what it is about. */
struct visit {
	struct desk *desk;
	size_t number;
	struct reception reception;
	struct petition petition; /* id 0 = none */
	struct casefile file; /* the same */
};

static void show(const struct visit *visit, const struct entity *entity, const void *record,
	const char *key, struct buf *out)
{
	desk_show(visit->desk, entity, entity_field(entity, key), record, out);
}

static void put_part(struct buf *out, const struct buf *part)
{
	if (out->len && part->len)
		buf_puts(out, ", ");
	buf_puts(out, buf_text(part));
}

/* ---- columns ---- */

static void put_number(const struct visit *visit, struct buf *out)
{
	buf_printf(out, "%zu", visit->number);
}

static void put_day(const struct visit *visit, struct buf *out)
{
	char iso[DATE_ISO_SIZE];

	buf_puts(out, date_iso(visit->reception.received_on, iso));
}

/* Whether the name of the visitor may stand there: where it is shown as itself, not as an alias. */
static bool names_visitor(const struct visit *visit, const struct person *person)
{
	struct buf shown = {0}, name = {0};

	show(visit, &entity_reception, &visit->reception, "person", &shown);
	desk_ref_label(visit->desk, &entity_person, person->record.id, &name);
	const bool same = strcmp(buf_text(&shown), buf_text(&name)) == 0;
	buf_clear(&shown);
	buf_clear(&name);
	return same;
}

static bool load_visitor(const struct visit *visit, struct person *out)
{
	return visit->reception.person &&
		desk_load(visit->desk, &entity_person, visit->reception.person, out, NULL);
}

static void put_visitor(const struct visit *visit, struct buf *out)
{
	struct person person = {0};
	struct buf address = {0};

	show(visit, &entity_reception, &visit->reception, "person", out);
	if (load_visitor(visit, &person) && names_visitor(visit, &person)) {
		show(visit, &entity_person, &person, "address", &address);
		put_part(out, &address);
	}
	buf_clear(&address);
	record_clear(&entity_person, &person);
}

static void put_id_number(const struct visit *visit, struct buf *out)
{
	struct person person = {0};

	if (load_visitor(visit, &person) && names_visitor(visit, &person))
		show(visit, &entity_person, &person, "id_number", out);
	record_clear(&entity_person, &person);
}

static void put_content(const struct visit *visit, struct buf *out)
{
	show(visit, &entity_reception, &visit->reception, "content", out);
}

static void put_kind(const struct visit *visit, struct buf *out)
{
	static const char *const marks[] = {
		[PETITION_COMPLAINT] = "KN",
		[PETITION_DENUNCIATION] = "TC",
		[PETITION_FEEDBACK] = "KN,PA",
	};

	if (visit->petition.record.id && visit->petition.kind >= PETITION_COMPLAINT &&
		visit->petition.kind <= PETITION_FEEDBACK)
		buf_puts(out, marks[visit->petition.kind]);
	else if (visit->file.record.id)
		buf_puts(out,
			visit->file.kind == KIND_COMPLAINT		? "KN"
				: visit->file.kind == KIND_DENUNCIATION ? "TC"
									: "KN,PA");
}

static void put_people(const struct visit *visit, struct buf *out)
{
	const int64_t signers = visit->petition.record.id ? visit->petition.signers : 0;

	buf_printf(out, "%lld",
		(long long)(signers > visit->reception.persons ? signers
							       : visit->reception.persons));
}

static void put_settled_by(const struct visit *visit, struct buf *out)
{
	show(visit, &entity_petition, &visit->petition, "settled_by", out);
}

static void put_ours(const struct visit *visit, struct buf *out)
{
	if (visit->petition.record.id ? visit->petition.competence == COMPETENCE_OURS ||
				visit->petition.handling == HANDLING_ACCEPTED
				      : visit->file.record.id != 0)
		buf_puts(out, "x");
}

/* Body and number of the document. */
static void put_handed(const struct visit *visit, int64_t first, int64_t second, struct buf *out)
{
	struct buf document = {0};

	if (visit->petition.handling != first && visit->petition.handling != second)
		return;
	show(visit, &entity_petition, &visit->petition, "handed_to", out);
	show(visit, &entity_petition, &visit->petition, "handling_document", &document);
	put_part(out, &document);
	buf_clear(&document);
}

static void put_guided(const struct visit *visit, struct buf *out)
{
	put_handed(visit, HANDLING_GUIDED, HANDLING_GUIDED, out);
}

static void put_transferred(const struct visit *visit, struct buf *out)
{
	put_handed(visit, HANDLING_TRANSFERRED, HANDLING_REFERRED, out);
}

static void put_result(const struct visit *visit, struct buf *out)
{
	struct buf part = {0};

	show(visit, &entity_reception, &visit->reception, "result", out);
	if (visit->file.record.id) {
		show(visit, &entity_casefile, &visit->file, "outcome", &part);
		put_part(out, &part);
		buf_cut(&part, 0);
		show(visit, &entity_casefile, &visit->file, "answered_on", &part);
		put_part(out, &part);
	} else if (visit->petition.record.id) {
		show(visit, &entity_petition, &visit->petition, "handling", &part);
		put_part(out, &part);
	}
	buf_clear(&part);
}

static void put_remark(const struct visit *visit, struct buf *out)
{
	show(visit, &entity_reception, &visit->reception, "note", out);
}

static const struct {
	const char *field;
	void (*put)(const struct visit *visit, struct buf *out);
} register_columns[] = {
	{"number", put_number},
	{"day", put_day},
	{"visitor", put_visitor},
	{"id-number", put_id_number},
	{"content", put_content},
	{"kind", put_kind},
	{"people", put_people},
	{"settled-by", put_settled_by},
	{"ours", put_ours},
	{"guided", put_guided},
	{"transferred", put_transferred},
	{"result", put_result},
	{"note", put_remark},
};

enum { REGISTER_COLUMNS = sizeof register_columns / sizeof register_columns[0] };

bool register_has(const char *field)
{
	for (size_t i = 0; i < REGISTER_COLUMNS; i++)
		if (strcmp(register_columns[i].field, field) == 0)
			return true;
	return false;
}

/* ---- rows ---- */

struct making {
	struct desk *desk;
	struct form_result *result;
	struct error *err;
	bool failed;
};

static char **write_row(const struct form *form, const struct visit *visit)
{
	char **texts = xcalloc(form->column_count, sizeof *texts);

	for (size_t i = 0; i < form->column_count; i++) {
		struct buf text = {0};
		for (size_t k = 0; k < REGISTER_COLUMNS; k++)
			if (strcmp(register_columns[k].field, form->columns[i].field) == 0)
				register_columns[k].put(visit, &text);
		texts[i] = buf_steal(&text);
	}
	return texts;
}

static bool add_visit(void *arg, const void *record)
{
	struct making *making = arg;
	struct form_result *result = making->result;
	struct visit visit = {.desk = making->desk, .number = result->row_count + 1};

	record_copy(&entity_reception, &visit.reception, record);
	making->failed = (visit.reception.petition &&
				 !desk_load(making->desk, &entity_petition,
					 visit.reception.petition, &visit.petition, making->err)) ||
		(visit.reception.casefile &&
			!desk_load(making->desk, &entity_casefile, visit.reception.casefile,
				&visit.file, making->err));
	if (!making->failed) {
		result->rows =
			xrealloc(result->rows, (result->row_count + 1) * sizeof *result->rows);
		result->rows[result->row_count++] = (struct form_row){.entity = &entity_reception,
			.code = visit.reception.record.id,
			.texts = write_row(result->form, &visit)};
	}
	record_clear(&entity_reception, &visit.reception);
	record_clear(&entity_petition, &visit.petition);
	record_clear(&entity_casefile, &visit.file);
	return !making->failed;
}

bool register_make(struct desk *desk, struct form_result *result, struct error *err)
{
	const struct field *day = entity_field(&entity_reception, "received_on");
	const struct condition within[] = {
		{.field = day, .op = OP_GE, .date = result->period.from},
		{.field = day, .op = OP_LE, .date = result->period.to},
	};
	const struct query query = {
		.entity = &entity_reception, .conditions = within, .count = 2, .sort = day};
	struct making making = {.desk = desk, .result = result, .err = err};
	const int64_t role = desk->role, staff = desk->staff;

	/* A paper goes to more people than the one who prints it. */
	desk->role = ROLE_CLERK;
	desk->staff = 0;
	const bool ok = store_query(desk->store, &query, add_visit, &making, err);
	desk->role = role;
	desk->staff = staff;
	return ok && !making.failed;
}
