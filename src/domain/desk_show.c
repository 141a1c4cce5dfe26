/*
 * What of a record the person who acts may see. Two things are hidden: the content of a restricted
 * case from all but leader, administrator, assignee and a deputy who may, and the person where the case hides them
 * (LTC art. 9.1b, 56; NĐ154 art. 12.2). What belongs to a case (petition, resolution, commitment …)
 * is as hidden as the case. Identity and telephone numbers are masked for everybody.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/absence.h"
#include "domain/desk_inside.h"
#include "domain/rules.h"

#define BULLET "•"
#define HIDDEN "‹M›" /* as on the screens: mật */

/* ---- who may see what ------------------------------------------------------------------------ */

static bool is_superior(const struct desk *desk)
{
	return desk->role == ROLE_LEADER || desk->role == ROLE_ADMIN;
}

static void veil_of_case(const struct desk *desk, const struct casefile *file, struct veil *out)
{
	if (file->secrecy == SECRECY_NORMAL || is_superior(desk) ||
		(desk->staff && file->assignee == desk->staff) ||
		absence_reads_for((struct desk *)desk, file->assignee))
		return;
	out->person = true;
	out->content = file->secrecy == SECRECY_RESTRICTED;
}

/* The alias of whoever raised a matter: its code and the role, NTC = người tố cáo. */
static void make_alias(
	const struct entity *entity, const void *record, int64_t kind, struct veil *out)
{
	const struct choice *choice = choice_by_value(case_kinds, kind);
	struct buf code = {0};

	record_code(entity, record, &code);
	snprintf(out->alias, sizeof out->alias, "%s/N%s", buf_text(&code),
		choice ? choice->mark : "");
	buf_clear(&code);
}

static void veil_all(struct veil *out)
{
	out->content = out->person = true;
}

/* Only the columns that decide are read: lists ask this for every row. */
static void veil_of_case_id(struct desk *desk, int64_t id, struct veil *out)
{
	struct statement *st = store_statement(desk->store, SQL_CASEFILE_VEIL);
	bool row;

	bind_integer(st, 1, id);
	if (!statement_step(desk->store, st, &row, NULL) || !row) {
		veil_all(out); /* what cannot be read cannot be allowed */
		return;
	}
	const struct casefile file = {
		.year = column_integer(st, 0),
		.number = column_integer(st, 1),
		.kind = column_integer(st, 2),
		.secrecy = column_integer(st, 3),
		.assignee = column_integer(st, 4),
	};
	statement_reset(st);
	veil_of_case(desk, &file, out);
	if (out->person)
		make_alias(&entity_casefile, &file, file.kind, out);
}

int64_t desk_assignee(struct desk *desk, const struct entity *entity, const void *record)
{
	int64_t assignee = 0;
	bool row;

	if (entity == &entity_casefile)
		return ((const struct casefile *)record)->assignee;
	for (size_t i = 0; i < entity->field_count && !assignee; i++) {
		const struct field *field = &entity->fields[i];
		if (field->ref != &entity_casefile || !field_integer(field, record))
			continue;
		struct statement *st = store_statement(desk->store, SQL_CASEFILE_VEIL);
		bind_integer(st, 1, field_integer(field, record));
		if (statement_step(desk->store, st, &row, NULL) && row) {
			assignee = column_integer(st, 4);
			statement_reset(st);
		}
	}
	return assignee;
}

static void veil_of_petition(struct desk *desk, const struct petition *petition, struct veil *out)
{
	if (petition->casefile)
		veil_of_case_id(desk, petition->casefile, out);
	if (petition->kind == PETITION_DENUNCIATION && !petition->casefile && !is_superior(desk)) {
		veil_all(out);
		make_alias(&entity_petition, petition, KIND_DENUNCIATION, out);
	}
}

static void veil_of_reception(
	struct desk *desk, const struct reception *reception, struct veil *out)
{
	struct petition petition = {0};

	if (reception->casefile)
		veil_of_case_id(desk, reception->casefile, out);
	if (!reception->petition)
		return;
	if (store_load(desk->store, &entity_petition, reception->petition, &petition, NULL))
		veil_of_petition(desk, &petition, out);
	else
		veil_all(out);
	record_clear(&entity_petition, &petition);
}

/*
 * A citizen who is known from a denunciation alone is as hidden as that: whoever sees the list of citizens shall not find one there.
 * Who has raised something open too is known from that.
 */
static void veil_of_person(struct desk *desk, const struct person *person, struct veil *out)
{
	struct statement *st;
	bool row, open = false;

	if (is_superior(desk))
		return;
	st = store_statement(desk->store, SQL_PERSON_MATTERS);
	bind_integer(st, 1, person->record.id);
	for (;;) {
		struct veil veil = {0};
		if (!statement_step(desk->store, st, &row, NULL)) {
			veil_all(out); /* what cannot be read cannot be allowed */
			break;
		}
		if (!row)
			break;
		const struct casefile file = {
			.secrecy = column_integer(st, 0), .assignee = column_integer(st, 1)};
		veil_of_case(desk, &file, &veil);
		open |= !veil.person;
		if (veil.content)
			veil_all(out);
	}
	if (open)
		*out = (struct veil){0};
}

void desk_veil(struct desk *desk, const struct entity *entity, const void *record, struct veil *out)
{
	*out = (struct veil){0};
	if (entity == &entity_casefile) {
		const struct casefile *file = record;
		veil_of_case(desk, file, out);
		if (out->person)
			make_alias(entity, record, file->kind, out);
		return;
	}
	if (entity == &entity_person) {
		veil_of_person(desk, record, out);
		return;
	}
	if (entity == &entity_petition) {
		veil_of_petition(desk, record, out);
		return;
	}
	if (entity == &entity_reception) {
		veil_of_reception(desk, record, out);
		return;
	}
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		if (field->ref == &entity_casefile && field_integer(field, record))
			veil_of_case_id(desk, field_integer(field, record), out);
	}
}

bool veil_covers(const struct veil *veil, const struct field *field)
{
	return (veil->content && (field->flags & FF_CONTENT)) ||
		(veil->person && (field->flags & FF_PERSONAL));
}

bool desk_may_read(const struct desk *desk, const struct entity *entity, const void *record)
{
	struct veil veil;

	/* Reading the case it belongs to does not change what the caller sees of the desk. */
	desk_veil((struct desk *)desk, entity, record, &veil);
	return !veil.content;
}

bool desk_is_open(struct desk *desk, const struct entity *entity, const void *record)
{
	const struct desk before = *desk;
	struct veil veil;

	desk->role = ROLE_AUDITOR;
	desk->staff = 0;
	desk_veil(desk, entity, record, &veil);
	desk->role = before.role;
	desk->staff = before.staff;
	return !veil.content;
}

/* ---- masks ----------------------------------------------------------------------------------- */

/*
 * A telephone number of Viet Nam keeps its first two and last three digits, anything else its last
 * four characters.
 */
void mask_text(const char *text, struct buf *out)
{
	size_t digits = 0, length = strlen(text);
	bool plain = true;

	for (size_t i = 0; i < length; i++) {
		digits += isdigit((unsigned char)text[i]) != 0;
		plain = plain && isdigit((unsigned char)text[i]);
	}
	const bool phone = text[0] == '0' && (digits == 10 || digits == 11);
	if (!phone) {
		for (size_t i = 0; i < length; i++)
			if (length > 4 && i >= length - 4)
				buf_putc(out, text[i]);
			else
				buf_puts(out, BULLET);
		return;
	}
	for (size_t i = 0, seen = 0; i < length; i++) {
		if (plain && (i == 4 || i == 7))
			buf_putc(out, ' '); /* 09•• ••• 218 reads better than one run */
		if (isdigit((unsigned char)text[i])) {
			seen++;
			if (seen > 2 && seen + 3 <= digits) {
				buf_puts(out, BULLET);
				continue;
			}
		}
		buf_putc(out, text[i]);
	}
}

/* ---- values ---------------------------------------------------------------------------------- */

/* The state of a case by its name; an id that the rules do not know (any more) as it is. */
static bool show_step(
	struct desk *desk, const struct field *field, const void *record, struct buf *out)
{
	const struct casefile *file = record;
	const struct lifecycle *lifecycle = rules_lifecycle(desk->rules, file->kind);
	const struct lifecycle_state *state =
		lifecycle ? lifecycle_state(lifecycle, field_string(field, record)) : NULL;

	if (state)
		buf_puts(out, rule_text(&state->name));
	return state != NULL;
}

void desk_show(struct desk *desk, const struct entity *entity, const struct field *field,
	const void *record, struct buf *out)
{
	struct veil veil;

	if (field_is_empty(field, record) && !field->type->zero_is_value)
		return;
	if (field->flags & (FF_CONTENT | FF_PERSONAL)) {
		desk_veil(desk, entity, record, &veil);
		if (veil_covers(&veil, field)) {
			if (field == entity->title)
				buf_puts(out, _("‹M› restricted"));
			else if (field->ref == &entity_person)
				buf_puts(out, veil.alias);
			else
				buf_puts(out, HIDDEN);
			return;
		}
	}
	if (field->flags & FF_MASKED)
		mask_text(field_string(field, record), out);
	else if (entity == &entity_casefile && strcmp(field->key, "step") == 0 &&
		show_step(desk, field, record, out))
		return;
	else if (field->ref)
		desk_ref_label(desk, field->ref, field_integer(field, record), out);
	else
		field->type->show(field, field_member_const(field, record), out);
}

/* Append a reference's code, as files hold it. */
static void print_reference(
	struct desk *desk, const struct entity *entity, int64_t id, struct buf *out)
{
	void *record = record_new(entity);

	if (store_load(desk->store, entity, id, record, NULL))
		record_code(entity, record, out);
	record_drop(entity, record);
}

void desk_print(struct desk *desk, const struct entity *entity, const struct field *field,
	const void *record, struct buf *out)
{
	struct veil veil;

	if (field_is_empty(field, record) && !field->type->zero_is_value)
		return;
	if (field->flags & (FF_CONTENT | FF_PERSONAL)) {
		desk_veil(desk, entity, record, &veil);
		if (veil_covers(&veil, field)) {
			if (field->ref == &entity_person)
				buf_puts(out, veil.alias);
			return;
		}
	}
	if (field->flags & FF_MASKED)
		mask_text(field_string(field, record), out);
	else if (field->ref)
		print_reference(desk, field->ref, field_integer(field, record), out);
	else
		field->type->print(field, field_member_const(field, record), out);
}
