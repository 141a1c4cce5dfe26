/*
 * Writing records: checks, number, row, search entry and journal together or not at all. What is
 * refused before anything was written leaves the record passed in, and the group around the act, as
 * they were.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/absence.h"
#include "domain/clocks.h"
#include "domain/desk_inside.h"
#include "domain/draft.h"
#include "domain/journal.h"

/* ---- what stands in the way ------------------------------------------------------------------ */

/* Staff and their roles decide who may read what, so only an administrator writes them. */
static bool may_change(
	struct desk *desk, const struct entity *entity, const void *before, struct error *err)
{
	if (entity == &entity_staff && desk->role != ROLE_ADMIN)
		return error_set(
			err, ERR_DENIED, _("only an administrator may change the staff list"));
	if (before && !desk_may_read(desk, entity, before))
		return error_set(err, ERR_DENIED,
			_("restricted: only a leader, an administrator or who handles it may "
			  "change it"));
	return true;
}

/* Who changed a field last, and when: " (Lan VP, 21/11/2026 08:12)". */
static void append_author(struct desk *desk, const struct entity *entity, int64_t id,
	const struct field *field, struct buf *out)
{
	struct buf who = {0};

	if (journal_last_change(desk, entity, id, field, &who))
		buf_printf(out, " (%s)", buf_text(&who));
	buf_clear(&who);
}

/* Say which fields both changed, with both values; where none, what the other has changed. */
static bool conflict(struct desk *desk, const struct entity *entity, const void *before,
	const void *after, const void *current, struct error *err)
{
	const struct field *first = NULL;
	struct buf text = {0};
	struct buf code = {0};

	for (int both = 1; both >= 0 && !first; both--) {
		for (size_t i = 0; i < entity->field_count; i++) {
			const struct field *field = &entity->fields[i];
			const bool mine = !field_equals(field, before, after);
			if (field_equals(field, before, current) || (both && !mine) ||
				(both && field_equals(field, after, current)))
				continue;
			if (!first)
				first = field;
			struct buf theirs = {0}, ours = {0};
			desk_show(desk, entity, field, current, &theirs);
			desk_show(desk, entity, field, after, &ours);
			if (both)
				buf_printf(&text, _("; %s: theirs “%s”, yours “%s”"),
					_(field->label), buf_text(&theirs), buf_text(&ours));
			else
				buf_printf(&text, _("; %s: now “%s”"), _(field->label),
					buf_text(&theirs));
			append_author(
				desk, entity, ((const struct record *)current)->id, field, &text);
			buf_clear(&theirs);
			buf_clear(&ours);
		}
	}
	record_code(entity, current, &code);
	error_set_field(err, ERR_CONFLICT, first,
		_("%s was changed by somebody else while you were at it%s. Nothing was written; "
		  "look at it again"),
		buf_text(&code), buf_text(&text));
	buf_clear(&text);
	buf_clear(&code);
	return false;
}

/* ---- one record ------------------------------------------------------------------------------ */

/* A record begins a year's series with the year of its own day, else of today. */
static int year_of(const struct entity *entity, const void *record)
{
	const date_t day = (date_t)field_integer(entity->sort, record);

	return date_year(day ? day : date_today());
}

static bool number_taken(
	struct desk *desk, const struct entity *entity, const void *record, struct error *err)
{
	const struct field *number = entity_field(entity, "number");
	int64_t other;

	if (!store_find_number(desk->store, entity,
		    (int)field_integer(entity_field(entity, "year"), record),
		    field_integer(number, record), &other, err))
		return false;
	if (!other)
		return true;
	struct buf code = {0};
	record_code(entity, record, &code);
	error_set_field(err, ERR_INVALID, number, _("the number of %s is taken"), buf_text(&code));
	buf_clear(&code);
	return false;
}

/*
 * Give a new record its number: the next of the year, or the one it brings from an old register if
 * that is free.
 */
static bool give_number(
	struct desk *desk, const struct entity *entity, void *record, struct error *err)
{
	int64_t last;

	if (entity->numbering != NUM_YEARLY)
		return true;
	const struct field *year = entity_field(entity, "year");
	const struct field *number = entity_field(entity, "number");
	if (!field_integer(year, record))
		field_set_integer(year, record, year_of(entity, record));
	if (field_integer(number, record))
		return number_taken(desk, entity, record, err);
	if (!store_last_number(desk->store, entity, (int)field_integer(year, record), &last, err))
		return false;
	field_set_integer(number, record, last + 1);
	return true;
}

/* Take the cases of a person whose name changes out of the index, or put them in again. */
static bool index_person(struct desk *desk, int64_t person, bool add, struct error *err)
{
	int64_t *ids = NULL;
	size_t count = 0;
	bool row = true, ok = true;
	struct statement *st = store_statement(desk->store, SQL_CASEFILE_OF_PERSON);

	bind_integer(st, 1, person);
	while (ok && row) {
		ok = statement_step(desk->store, st, &row, err);
		if (ok && row) {
			ids = xrealloc(ids, (count + 1) * sizeof *ids);
			ids[count++] = column_integer(st, 0);
		}
	}
	for (size_t i = 0; i < count && ok; i++)
		ok = add ? store_search_add(desk->store, ids[i], err)
			 : store_search_remove(desk->store, ids[i], err);
	free(ids);
	return ok;
}

/*
 * Whether a change of a case touches what the view casefile_text has of it. Most do not, and
 * taking a case out of the index and putting it back costs more than the rest of the act.
 */
static bool text_changes(const struct casefile *before, const struct casefile *after)
{
	static const char *const keys[] = {
		"summary", "detail", "place", "project", "person", "secrecy"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (!field_equals(entity_field(&entity_casefile, keys[i]), before, after))
			return true;
	}
	return false;
}

/*
 * Keep the search index in step: it forgets the text as it was before a change and learns it after.
 */
static bool keep_index(struct desk *desk, const struct entity *entity, const void *before,
	const void *after, bool add, struct error *err)
{
	const int64_t id = ((const struct record *)after)->id;

	if (entity == &entity_casefile && before && !text_changes(before, after))
		return true;
	if (entity == &entity_casefile && !before)
		return !add || store_search_new(desk->store, id, err);
	if (entity == &entity_casefile)
		return add ? store_search_add(desk->store, id, err)
			   : store_search_remove(desk->store, id, err);
	if (entity == &entity_person && before && !field_equals(entity->title, before, after))
		return index_person(desk, id, add, err);
	return true;
}

/*
 * Text of a restricted case does not lie about in drafts: those of its form go when it is written.
 */
static bool keep_drafts(
	struct desk *desk, const struct entity *entity, const void *after, struct error *err)
{
	if (entity != &entity_casefile ||
		((const struct casefile *)after)->secrecy != SECRECY_RESTRICTED)
		return true;
	char place[DRAFT_PLACE_SIZE];
	return draft_drop(desk, draft_place(entity, 0, place), err) &&
		draft_drop_record(desk, entity, ((const struct record *)after)->id, err);
}

/* The journal's JSON of what differs, the trash included. */
static void changes_json(
	const struct entity *entity, const void *record, const void *other, struct buf *out)
{
	const struct record *head = record;

	record_json(entity, record, other, out);
	if (other && head->trashed != ((const struct record *)other)->trashed) {
		const bool only = out->len == 2;
		buf_cut(out, out->len - 1);
		buf_printf(out, "%s\"trashed\":\"%d\"}", only ? "" : ",", head->trashed != 0);
	}
}

/*
 * Name the one whom a deputy acts for, beside the fields: "for" is no field. Time limits follow the
 * act of their record and need not repeat it.
 */
static void put_principal(
	struct desk *desk, const struct entity *entity, const void *record, struct buf *json)
{
	struct staff staff = {0};

	if (!absence_any(desk) || entity == &entity_clock)
		return;
	const int64_t assignee = desk_assignee(desk, entity, record);
	if (!assignee || !absence_stands_in(desk, assignee) ||
		!store_load(desk->store, &entity_staff, assignee, &staff, NULL))
		return;
	const bool only = json->len == 2;
	buf_cut(json, json->len - 1);
	buf_printf(json, "%s\"for\":\"%s\"}", only ? "" : ",", staff.login);
	record_clear(&entity_staff, &staff);
}

static bool put_journal(struct desk *desk, const struct entity *entity, const void *before,
	const void *after, const char *action, int64_t undoes, struct error *err)
{
	struct buf was = {0}, is = {0};

	if (before)
		changes_json(entity, before, after, &was);
	else
		buf_puts(&was, "{}");
	changes_json(entity, after, before, &is);
	put_principal(desk, entity, before ? before : after, &is);
	const bool ok = journal_append(desk, entity, ((const struct record *)after)->id, action,
		buf_text(&was), buf_text(&is), undoes, err);
	buf_clear(&was);
	buf_clear(&is);
	return ok;
}

static bool check_record(struct desk *desk, const struct entity *entity, const void *before,
	void *after, struct error *err)
{
	if (!before && !give_number(desk, entity, after, err))
		return false;
	/*
	 * Before the check, which may rely on what is required; after it, because it fills values
	 * in.
	 */
	return record_validate(entity, after, err) &&
		(!entity->check ||
			(entity->check(desk, before, after, err) &&
				record_validate(entity, after, err)));
}

bool desk_put(struct desk *desk, const struct entity *entity, const void *before, void *after,
	const char *action, int64_t undoes, bool *wrote, struct error *err)
{
	*wrote = false;
	/*
	 * What is taken back was lawful when it was so: the checks, which fill in values of today,
	 * are not for it.
	 */
	if (!undoes && !check_record(desk, entity, before, after, err))
		return false;
	if (entity == &entity_unit || entity == &entity_staff || entity == &entity_person)
		names_forget(desk->names);
	if (entity == &entity_absence || entity == &entity_staff)
		absence_forget(desk);
	if (entity == &entity_holiday)
		desk_forget_calendar(desk);
	*wrote = before != NULL;
	if (!keep_index(desk, entity, before, after, false, err) ||
		!(before ? store_update(desk->store, entity, after, err)
			 : store_insert(desk->store, entity, after, err)))
		return false; /* an insert refused has written nothing */
	*wrote = true;
	if (entity == &entity_holiday)
		desk->calendar_changed = true;
	/* What is taken back brings its clocks back by events of their own. */
	return keep_index(desk, entity, before, after, true, err) &&
		keep_drafts(desk, entity, after, err) &&
		put_journal(desk, entity, before, after, action, undoes, err) &&
		(undoes || clocks_follow(desk, entity, before, after, err));
}

/* Write a copy, and hand its content to the caller's record only when all is well. */
static bool put_copy(struct desk *desk, const struct entity *entity, const void *before,
	void *record, const char *action, struct error *err)
{
	void *copy = record_new(entity);
	bool wrote;

	record_copy(entity, copy, record);
	if (!desk_put(desk, entity, before, copy, action, 0, &wrote, err)) {
		record_drop(entity, copy);
		return desk_give_up(desk, wrote);
	}
	if (!desk_end(desk, true, err)) {
		record_drop(entity, copy);
		return false;
	}
	record_clear(entity, record);
	memcpy(record, copy, entity->size);
	free(copy);
	return true;
}

/* ---- the acts -------------------------------------------------------------------------------- */

bool desk_add_as(struct desk *desk, const struct entity *entity, void *record, const char *action,
	struct error *err)
{
	if (!desk_may_write(desk, err) || !may_change(desk, entity, NULL, err) ||
		!desk_begin(desk, err))
		return false;
	return put_copy(desk, entity, NULL, record, action, err);
}

/* Refuse what the program alone may do. */
static bool by_hand(const struct entity *entity, struct error *err)
{
	return !entity->derived ||
		error_set(
			err, ERR_DENIED, _("%s are kept by the program alone"), _(entity->plural));
}

bool desk_add(struct desk *desk, const struct entity *entity, void *record, struct error *err)
{
	return by_hand(entity, err) && desk_add_as(desk, entity, record, "add", err);
}

static bool is_unchanged(const struct entity *entity, const void *before, const void *after)
{
	for (size_t i = 0; i < entity->field_count; i++)
		if (!field_equals(&entity->fields[i], before, after))
			return false;
	return true;
}

bool desk_save(struct desk *desk, const struct entity *entity, const void *before, void *after,
	const char *action, struct error *err)
{
	const struct record *was = before;
	void *current = record_new(entity);
	bool ok = false;

	if (!by_hand(entity, err) || !desk_may_write(desk, err) || !desk_begin(desk, err))
		goto out;
	if (!store_load(desk->store, entity, was->id, current, err) ||
		!may_change(desk, entity, current, err)) {
		desk_give_up(desk, false);
	} else if (((struct record *)current)->version != was->version) {
		conflict(desk, entity, before, after, current, err);
		desk_give_up(desk, false);
	} else if (was->trashed) {
		error_set(err, ERR_DENIED, _("it is in the trash: take it out first"));
		desk_give_up(desk, false);
	} else if (is_unchanged(entity, before, after)) {
		ok = desk_end(desk, true, err);
	} else {
		ok = put_copy(desk, entity, before, after, action, err);
	}
out:
	record_drop(entity, current);
	return ok;
}

/* ---- the trash ------------------------------------------------------------------------------- */

bool desk_unreferred(struct desk *desk, const struct entity *entity, int64_t id, struct error *err)
{
	for (size_t i = 0; entities[i]; i++) {
		const struct entity *other = entities[i];
		if (other->derived) /* goes with its record */
			continue;
		for (size_t k = 0; k < other->field_count; k++) {
			const struct field *field = &other->fields[k];
			const struct condition condition = {
				.field = field, .op = OP_EQ, .number = id};
			const struct query query = {
				.entity = other, .conditions = &condition, .count = 1};
			int64_t count;
			/* Its clocks go with a record into the trash, and come back with it. */
			if (field->ref != entity || other == &entity_clock)
				continue;
			if (!store_count(desk->store, &query, &count, err))
				return false;
			if (count)
				return error_set(err, ERR_DENIED,
					_("%lld %s refer to it (%s): change these first"),
					(long long)count, _(other->plural), _(field->label));
		}
	}
	return true;
}

/* What comes back must not refer to what stays in the trash. */
static bool refers_to_living(
	struct desk *desk, const struct entity *entity, const void *record, struct error *err)
{
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		if (!field->ref || field_is_empty(field, record))
			continue;
		void *other = record_new(field->ref);
		struct buf code = {0};
		const bool loaded = store_load(
			desk->store, field->ref, field_integer(field, record), other, err);
		const bool gone = loaded && ((struct record *)other)->trashed;
		if (gone) {
			record_code(field->ref, other, &code);
			error_set_field(err, ERR_DENIED, field,
				_("%s %s is in the trash too: take that out first"),
				_(field->label), buf_text(&code));
		}
		buf_clear(&code);
		record_drop(field->ref, other);
		if (!loaded || gone)
			return false;
	}
	return true;
}

bool desk_trash(
	struct desk *desk, const struct entity *entity, int64_t id, bool trash, struct error *err)
{
	void *before = record_new(entity), *after = record_new(entity);
	bool ok = false, wrote = false;

	if (!by_hand(entity, err) || !desk_may_write(desk, err) || !desk_begin(desk, err))
		goto out;
	if (!store_load(desk->store, entity, id, before, err) ||
		!may_change(desk, entity, before, err) ||
		(trash && !desk_unreferred(desk, entity, id, err))) {
		desk_give_up(desk, false);
		goto out;
	}
	if (!trash && !refers_to_living(desk, entity, before, err)) {
		desk_give_up(desk, false);
		goto out;
	}
	if (((struct record *)before)->trashed == trash) {
		ok = desk_end(desk, true, err);
		goto out;
	}
	record_copy(entity, after, before);
	((struct record *)after)->trashed = trash;
	ok = desk_put(desk, entity, before, after, trash ? "trash" : "restore", 0, &wrote, err);
	ok = ok ? desk_end(desk, true, err) : desk_give_up(desk, wrote);
out:
	record_drop(entity, before);
	record_drop(entity, after);
	return ok;
}
