/*
 * What can be done to a case: one row per action, one function that changes the case. The state
 * itself is never set: it follows from assignee, answer and closing day (casefile_fields.c). A
 * later issue replaces the `from` column by the lifecycles of the law.
 */
#include "domain/casefile.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/desk_inside.h"

/* An action under way. */
struct deed {
	struct desk *desk;
	const struct case_action *action;
	const struct argument *arguments;
	size_t count;
	struct casefile before; /* the case as it was */
	struct casefile file; /* the case as it will be */
};

/* ---- arguments ------------------------------------------------------------------------------- */

static const char *argument_of(const struct deed *deed, const char *key)
{
	for (size_t i = 0; i < deed->count; i++)
		if (strcmp(deed->arguments[i].key, key) == 0 && *deed->arguments[i].value)
			return deed->arguments[i].value;
	return NULL;
}

/* Read an argument into the field of the same name, where it is given. */
static bool take(struct deed *deed, const struct entity *entity, void *record, const char *key,
	struct error *err)
{
	const char *value = argument_of(deed, key);

	return !value ||
		desk_parse(deed->desk, entity, entity_field(entity, key), record, value, err);
}

static bool take_case(struct deed *deed, const char *key, struct error *err)
{
	return take(deed, &entity_casefile, &deed->file, key, err);
}

/* Set the text field that tells where the due date comes from. */
static void set_basis(struct deed *deed, const char *format, const char *note)
{
	char shown[DATE_ISO_SIZE];
	struct buf basis = {0};

	buf_printf(&basis, format, date_show(deed->before.due_on, shown));
	if (note)
		buf_printf(&basis, ": %s", note);
	field_set_string(
		entity_field(&entity_casefile, "due_basis"), &deed->file, buf_text(&basis));
	buf_clear(&basis);
}

/* ---- the actions ----------------------------------------------------------------------------- */

/*
 * Assigning an answered case follows it up: it is owed again, so the answer no longer counts as its
 * end.
 */
static bool run_assign(struct deed *deed, struct error *err)
{
	struct staff staff = {0};

	if (!take_case(deed, "assignee", err) || !take_case(deed, "lead_unit", err) ||
		!take_case(deed, "cooperating", err) || !take_case(deed, "due_on", err))
		return false;
	if (!store_load(deed->desk->store, &entity_staff, deed->file.assignee, &staff, err))
		return false;
	const bool gone = !staff.active || staff.record.trashed;
	const int64_t section = staff.unit;
	record_clear(&entity_staff, &staff);
	if (gone)
		return error_set_field(err, ERR_INVALID, entity_field(&entity_casefile, "assignee"),
			_("this person does not work here any more"));
	if (!argument_of(deed, "lead_unit") && section)
		deed->file.lead_unit = section;
	deed->file.answered_on = DATE_NONE;
	if (argument_of(deed, "due_on") && deed->file.due_on != deed->before.due_on)
		set_basis(deed, _("set on assignment; before: %s"), NULL);
	return true;
}

/* What kind of answer a case of a kind gets. */
static int64_t resolution_kind(const struct casefile *file)
{
	switch (file->kind) {
	case KIND_COMPLAINT:
		return RESOLUTION_DECISION;
	case KIND_DENUNCIATION:
		return RESOLUTION_CONCLUSION;
	case KIND_MEDIATION:
		return RESOLUTION_MEDIATION;
	default:
		return RESOLUTION_ANSWER;
	}
}

/* On the spot: at the conference, so on its day, spoken. */
static void answer_on_spot(struct casefile *file, struct resolution *resolution)
{
	resolution->kind = RESOLUTION_SPOKEN;
	if (!resolution->issued_on)
		resolution->issued_on = file->received_on;
	if (!resolution->outcome && file->kind == KIND_OPINION)
		resolution->outcome = OUTCOME_ON_SPOT;
}

static bool run_answer(struct deed *deed, struct error *err)
{
	static const char *const keys[] = {"text", "outcome", "issued_on", "signer", "document"};
	struct resolution resolution = {
		.casefile = deed->file.record.id, .kind = resolution_kind(&deed->file)};
	bool ok = take_case(deed, "on_spot", err);

	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
		ok = ok && take(deed, &entity_resolution, &resolution, keys[i], err);
	if (!ok)
		goto out;
	if (deed->file.on_spot && !deed->before.on_spot)
		answer_on_spot(&deed->file, &resolution);
	if (!resolution.issued_on)
		resolution.issued_on = date_today();
	ok = desk_add_as(deed->desk, &entity_resolution, &resolution, "add", err);
	deed->file.answered_on = resolution.issued_on;
	deed->file.outcome = resolution.outcome;
out:
	record_clear(&entity_resolution, &resolution);
	return ok;
}

static bool run_close(struct deed *deed, struct error *err)
{
	if (!take_case(deed, "closed_on", err) || !take_case(deed, "outcome", err) ||
		!take_case(deed, "satisfaction", err))
		return false;
	if (!deed->file.closed_on)
		deed->file.closed_on = date_today();
	if (!deed->file.answered_on && !deed->file.outcome)
		return error_set_field(err, ERR_INVALID, entity_field(&entity_casefile, "outcome"),
			_("not answered yet: give the outcome (withdrawn, terminated, transferred "
			  "…)"));
	return true;
}

/* A line of the note tells why, with its day. */
static void add_note(struct casefile *file, const char *what, const char *why)
{
	char shown[DATE_ISO_SIZE];
	struct buf note = {0};

	if (file->note && *file->note)
		buf_printf(&note, "%s\n", file->note);
	buf_printf(&note, "%s %s: %s", date_show(date_today(), shown), what, why);
	field_set_string(entity_field(&entity_casefile, "note"), file, buf_text(&note));
	buf_clear(&note);
}

static bool run_reopen(struct deed *deed, struct error *err)
{
	struct casefile *file = &deed->file;

	if (!take_case(deed, "due_on", err))
		return false;
	if (argument_of(deed, "due_on") && file->due_on != deed->before.due_on)
		set_basis(deed, _("set on reopening; before: %s"), NULL);
	file->closed_on = file->answered_on = DATE_NONE;
	file->outcome = file->satisfaction = 0;
	file->merged_into = 0;
	add_note(file, _("reopened"), argument_of(deed, "note"));
	return true;
}

/*
 * Number and conference stay, the prefix follows the kind. An instance that the new kind does not
 * know becomes the first.
 */
static bool run_convert(struct deed *deed, struct error *err)
{
	if (!take_case(deed, "kind", err))
		return false;
	if (deed->file.kind == deed->before.kind)
		return error_set_field(err, ERR_INVALID, entity_field(&entity_casefile, "kind"),
			_("the case is of this kind already"));
	deed->file.instance = 1;
	return true;
}

/*
 * The duplicate is closed and points to the case that goes on; its petitions keep pointing to it,
 * nothing is deleted.
 */
static bool run_merge(struct deed *deed, struct error *err)
{
	const struct field *field = entity_field(&entity_casefile, "merged_into");
	const struct entity *entity = &entity_casefile;
	struct casefile into = {0};
	int64_t id;
	bool ok = false;

	if (!desk_find(deed->desk, argument_of(deed, "into"), &entity, &id, err) ||
		!store_load(deed->desk->store, entity, id, &into, err))
		return false;
	if (id == deed->file.record.id)
		error_set_field(err, ERR_INVALID, field, _("a case cannot be merged into itself"));
	else if (into.merged_into || into.record.trashed)
		error_set_field(
			err, ERR_INVALID, field, _("that case is itself merged or in the trash"));
	else if (!desk_may_read(deed->desk, entity, &into))
		error_set_field(err, ERR_DENIED, field, _("that case is restricted"));
	else
		ok = true;
	record_clear(entity, &into);
	deed->file.merged_into = id;
	deed->file.closed_on = date_today();
	deed->file.outcome = OUTCOME_MERGED;
	return ok;
}

/*
 * The new case has the same origin as the one it is split from, which stays as it is (LTCD art.
 * 25.3: mixed content is split).
 */
static bool run_split(struct deed *deed, struct error *err)
{
	const struct casefile *from = &deed->before;
	struct casefile part = {
		.kind = from->kind,
		.field = from->field,
		.hamlet = from->hamlet,
		.person = from->person,
		.channel = from->channel,
		.conference = from->conference,
		.received_on = from->received_on,
		.remote = from->remote,
		.secrecy = from->secrecy,
		.parent = from->record.id,
	};
	bool ok = take(deed, &entity_casefile, &part, "summary", err) &&
		take(deed, &entity_casefile, &part, "kind", err) &&
		desk_add_as(deed->desk, &entity_casefile, &part, "split", err);

	record_clear(&entity_casefile, &part);
	return ok;
}

static bool run_extend(struct deed *deed, struct error *err)
{
	if (!take_case(deed, "due_on", err))
		return false;
	if (deed->before.due_on && deed->file.due_on <= deed->before.due_on)
		return error_set_field(err, ERR_INVALID, entity_field(&entity_casefile, "due_on"),
			_("an extension must end later than the date it extends"));
	set_basis(deed, _("extended; before: %s"), argument_of(deed, "note"));
	return true;
}

#define FROM(state) (1u << STATE_##state)
#define OPEN (FROM(RECEIVED) | FROM(ASSIGNED) | FROM(ANSWERED))
#define KEYS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* Every key an action takes is the field of that name, save `into` and `note`. */
const struct case_action case_actions[] = {
	{"assign", N_("Assign"), N_("Say who handles the case; an answered one is followed up"),
		OPEN, KEYS("assignee"), KEYS("assignee", "lead_unit", "cooperating", "due_on"),
		run_assign},
	{"answer", N_("Answer case"), N_("Record the answer, decision or conclusion"),
		FROM(RECEIVED) | FROM(ASSIGNED), KEYS("text"),
		KEYS("text", "outcome", "issued_on", "signer", "on_spot", "document"), run_answer},
	{"close", N_("Close case"), N_("Close the case: nothing more is owed"), OPEN, KEYS(NULL),
		KEYS("closed_on", "outcome", "satisfaction"), run_close},
	{"reopen", N_("Reopen"), N_("Open a closed case again, on new facts"), FROM(CLOSED),
		KEYS("note"), KEYS("note", "due_on"), run_reopen},
	{"convert", N_("Convert"), N_("Change the kind; number and conference stay"), OPEN,
		KEYS("kind"), KEYS("kind"), run_convert},
	{"merge", N_("Merge"), N_("Close a duplicate and link it to the case that goes on"), OPEN,
		KEYS("into"), KEYS("into"), run_merge},
	{"split", N_("Split"), N_("Make a second case of a part of this one"), OPEN,
		KEYS("summary"), KEYS("summary", "kind"), run_split},
	{"extend", N_("Extend"), N_("Set a later due date, with the reason"),
		FROM(RECEIVED) | FROM(ASSIGNED), KEYS("due_on", "note"), KEYS("due_on", "note"),
		run_extend},
	{0},
};

/* ---- doing them ------------------------------------------------------------------------------ */

const struct case_action *case_action_find(const char *name)
{
	for (const struct case_action *action = case_actions; action->name; action++)
		if (strcmp(action->name, name) == 0)
			return action;
	return NULL;
}

bool case_action_allowed(const struct desk *desk, const struct casefile *file,
	const struct case_action *action, struct error *err)
{
	struct buf allowed = {0};

	if (!desk_may_write(desk, err))
		return false;
	if (file->record.trashed)
		return error_set(err, ERR_DENIED, _("it is in the trash: take it out first"));
	if (!desk_may_read(desk, &entity_casefile, file))
		return error_set(err, ERR_DENIED,
			_("restricted: only a leader, an administrator or who handles it may "
			  "change it"));
	if (action->from & (1u << file->state))
		return true;
	for (const struct case_action *other = case_actions; other->name; other++)
		if (other->from & (1u << file->state))
			buf_printf(&allowed, "%s%s", allowed.len ? ", " : "", other->name);
	error_set(err, ERR_DENIED, _("“%s” is not for a case that is “%s”; possible now: %s"),
		_(action->label), _(choice_by_value(case_states, file->state)->label),
		buf_text(&allowed));
	buf_clear(&allowed);
	return false;
}

static bool is_listed(const char *const *keys, const char *key)
{
	for (; *keys; keys++)
		if (strcmp(*keys, key) == 0)
			return true;
	return false;
}

static bool check_arguments(const struct deed *deed, struct error *err)
{
	const struct case_action *action = deed->action;
	struct buf takes = {0};

	for (size_t i = 0; i < deed->count; i++) {
		if (is_listed(action->takes, deed->arguments[i].key))
			continue;
		for (const char *const *key = action->takes; *key; key++)
			buf_printf(&takes, "%s%s", takes.len ? ", " : "", *key);
		error_set(err, ERR_INVALID, _("%s does not take “%s”; it takes: %s"), action->name,
			deed->arguments[i].key, buf_text(&takes));
		buf_clear(&takes);
		return false;
	}
	for (const char *const *key = action->needs; *key; key++) {
		const struct field *field = entity_field(&entity_casefile, *key);
		if (argument_of(deed, *key))
			continue;
		return error_set_field(
			err, ERR_INVALID, field, _("%s needs %s="), action->name, *key);
	}
	return true;
}

/* Inside a transaction: what was allowed on the screen may not be any more. */
static bool do_it(struct deed *deed, int64_t id, struct error *err)
{
	if (!store_load(deed->desk->store, &entity_casefile, id, &deed->before, err) ||
		!case_action_allowed(deed->desk, &deed->before, deed->action, err) ||
		!check_arguments(deed, err))
		return false;
	record_copy(&entity_casefile, &deed->file, &deed->before);
	return deed->action->run(deed, err) &&
		desk_save(deed->desk, &entity_casefile, &deed->before, &deed->file,
			deed->action->name, err);
}

bool case_do(struct desk *desk, int64_t id, const char *action, const struct argument *arguments,
	size_t count, struct error *err)
{
	struct deed deed = {desk, case_action_find(action), arguments, count, {{0}}, {{0}}};
	struct buf names = {0};
	bool ok;

	if (!deed.action) {
		for (const struct case_action *other = case_actions; other->name; other++)
			buf_printf(&names, "%s%s", names.len ? ", " : "", other->name);
		error_set(err, ERR_INVALID, _("there is no action “%s”; there are: %s"), action,
			buf_text(&names));
		buf_clear(&names);
		return false;
	}
	if (!desk_begin(desk, err))
		return false;
	ok = do_it(&deed, id, err);
	ok = desk_end(desk, ok, err);
	record_clear(&entity_casefile, &deed.before);
	record_clear(&entity_casefile, &deed.file);
	return ok;
}

/* ---- the live log ---------------------------------------------------------------------------- */

static bool next_line(struct desk *desk, int64_t conference, int64_t *line, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_CONFERENCE_LAST_LINE);
	bool row;

	bind_integer(st, 1, conference);
	if (!statement_step(desk->store, st, &row, err))
		return false;
	*line = (row ? column_integer(st, 0) : 0) + 1;
	statement_reset(st);
	return true;
}

static bool prepare_opinion(struct desk *desk, struct casefile *file, struct error *err)
{
	struct conference conference = {0};
	char stamp[DATE_STAMP_SIZE];
	bool ok = false;

	if (!file->conference)
		return error_set_field(err, ERR_INVALID,
			entity_field(&entity_casefile, "conference"),
			_("an opinion is logged in a conference"));
	if (!store_load(desk->store, &entity_conference, file->conference, &conference, err))
		return false;
	if (conference.status == CONFERENCE_CANCELLED)
		error_set(err, ERR_DENIED, _("the conference is cancelled"));
	else if (!conference.held_on)
		error_set_field(err, ERR_INVALID, entity_field(&entity_conference, "held_on"),
			_("the conference has no day yet"));
	else
		ok = next_line(desk, file->conference, &file->line, err);
	/* A conference that is held before its planned day is logged on the day it is held. */
	file->received_on = conference.held_on < date_today() ? conference.held_on : date_today();
	record_clear(&entity_conference, &conference);
	if (!file->kind)
		file->kind = KIND_OPINION;
	file->channel = CHANNEL_CONFERENCE;
	field_set_string(
		entity_field(&entity_casefile, "spoken_at"), file, clock_stamp(clock_now(), stamp));
	return ok;
}

bool case_log_opinion(struct desk *desk, struct casefile *file, struct error *err)
{
	struct casefile copy = {0};
	bool ok;

	if (!desk_begin(desk, err))
		return false;
	record_copy(&entity_casefile, &copy, file);
	if (!prepare_opinion(desk, &copy, err) ||
		!desk_add_as(desk, &entity_casefile, &copy, "log", err)) {
		record_clear(&entity_casefile, &copy);
		return desk_give_up(desk, false);
	}
	ok = desk_end(desk, true, err);
	if (ok) {
		record_clear(&entity_casefile, file);
		*file = copy;
	} else {
		record_clear(&entity_casefile, &copy);
	}
	return ok;
}
