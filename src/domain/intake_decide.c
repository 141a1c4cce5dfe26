/*
 * Deciding at intake: the handling that the guard finds lawful is written with its ground, and what
 * follows from it is done, all in one transaction: the case of what is accepted, the parts of what
 * is split.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/casefile.h"
#include "domain/desk_inside.h"
#include "domain/intake.h"
#include "domain/table.h"

/* A decision under way. */
struct decision {
	struct desk *desk;
	const struct argument *arguments;
	size_t count;
	struct petition petition; /* as it will be */
	int64_t handling;
};

/* ---- arguments ------------------------------------------------------------------------------- */

static const char *value_of(const struct decision *d, const char *key)
{
	for (size_t i = 0; i < d->count; i++)
		if (strcmp(d->arguments[i].key, key) == 0 && *d->arguments[i].value)
			return d->arguments[i].value;
	return NULL;
}

/* Read an argument into a field of the petition, where it is given. */
static bool take(struct decision *d, const char *key, const char *into, struct error *err)
{
	const char *value = value_of(d, key);

	return !value ||
		desk_parse(d->desk, &entity_petition, entity_field(&entity_petition, into),
			&d->petition, value, err);
}

static bool check_arguments(const struct decision *d, struct error *err)
{
	static const struct {
		const char *key;
		int64_t only; /* the handling that takes it; 0 = all */
	} keys[] = {
		{"on", 0},
		{"document", 0},
		{"reason", 0},
		{"decided_by", 0},
		{"case", HANDLING_ACCEPTED},
		{"kind", HANDLING_SPLIT},
		{"summary", HANDLING_SPLIT},
	};
	struct buf takes = {0};

	for (size_t i = 0; i < d->count; i++) {
		bool known = false;
		for (size_t k = 0; k < COUNT(keys); k++)
			known = known ||
				((!keys[k].only || keys[k].only == d->handling) &&
					strcmp(keys[k].key, d->arguments[i].key) == 0);
		if (known)
			continue;
		for (size_t k = 0; k < COUNT(keys); k++)
			if (!keys[k].only || keys[k].only == d->handling)
				buf_printf(&takes, "%s%s", takes.len ? ", " : "", keys[k].key);
		error_set(err, ERR_INVALID, _("this decision does not take “%s”; it takes: %s"),
			d->arguments[i].key, buf_text(&takes));
		buf_clear(&takes);
		return false;
	}
	return true;
}

/* ---- what follows ---------------------------------------------------------------------------- */

static int64_t case_kind_of(const struct petition *petition)
{
	switch (petition->kind) {
	case PETITION_COMPLAINT:
		return KIND_COMPLAINT;
	case PETITION_DENUNCIATION:
		return KIND_DENUNCIATION;
	default:
		return KIND_FEEDBACK;
	}
}

/* The case that a petition is accepted into must be open, of its kind, and readable. */
static bool may_join(struct desk *desk, const struct petition *petition, int64_t id,
	bool *same_kind, struct error *err)
{
	const struct field *field = entity_field(&entity_petition, "casefile");
	struct casefile file = {0};
	bool ok = false;

	if (!store_load(desk->store, &entity_casefile, id, &file, err))
		return false;
	*same_kind = file.kind == case_kind_of(petition);
	if (!desk_may_read(desk, &entity_casefile, &file))
		error_set_field(err, ERR_DENIED, field, _("that case is restricted"));
	else if (file.record.trashed || file.closed_on)
		error_set_field(err, ERR_INVALID, field,
			_("that case is closed or in the trash: reopen it first"));
	else if (!*same_kind)
		error_set_field(err, ERR_INVALID, field,
			_("that case is of another kind than the petition"));
	else
		ok = true;
	record_clear(&entity_casefile, &file);
	return ok;
}

/*
 * The case that is given, that it has already, or that of the petition it repeats where that one is
 * still open; 0 = a new one.
 */
static bool find_case(struct decision *d, int64_t *out, struct error *err)
{
	const char *code = value_of(d, "case");
	const struct entity *entity = &entity_casefile;
	struct petition first = {0};
	struct error inner = {0};
	bool same_kind;
	int64_t id = d->petition.casefile;

	if (code && !desk_find(d->desk, code, &entity, &id, err))
		return false;
	if (id) {
		*out = id;
		return may_join(d->desk, &d->petition, id, &same_kind, err);
	}
	*out = 0;
	if (!d->petition.duplicate_of)
		return true;
	if (!store_load(d->desk->store, &entity_petition, d->petition.duplicate_of, &first, err))
		return false;
	if (first.casefile && may_join(d->desk, &d->petition, first.casefile, &same_kind, &inner))
		*out = first.casefile;
	record_clear(&entity_petition, &first);
	return true;
}

/* All that the petition knows; the hamlet is that of who brought it. */
static bool make_case(struct decision *d, int64_t *out, struct error *err)
{
	const struct petition *petition = &d->petition;
	struct casefile file = {0};
	struct person person = {0};

	desk_new(d->desk, &entity_casefile, &file);
	if (petition->person &&
		!store_load(d->desk->store, &entity_person, petition->person, &person, err))
		return false;
	file.kind = case_kind_of(petition);
	file.summary = xstrdup(petition->summary);
	file.field = petition->field;
	file.channel = petition->channel;
	file.person = petition->person;
	file.hamlet = person.hamlet;
	file.received_on = petition->received_on;
	const bool ok = desk_add(d->desk, &entity_casefile, &file, err);
	*out = file.record.id;
	record_clear(&entity_casefile, &file);
	record_clear(&entity_person, &person);
	return ok;
}

static bool follow_accept(struct decision *d, struct error *err)
{
	int64_t id;

	if (!find_case(d, &id, err))
		return false;
	if (id) {
		d->petition.casefile = id;
		return true;
	}
	return make_case(d, &d->petition.casefile, err);
}

/*
 * The chair's own acceptance, where a leader decides or is named; else the case waits for it, and
 * the petition was only put to the chair. Feedback has no such act, and a case that the petition
 * joined may be past it.
 */
static bool accept_case(struct decision *d, struct error *err)
{
	const char *decider = value_of(d, "decided_by");
	const struct lifecycle_action *action;
	struct casefile file = {0};
	struct argument arguments[2];
	char day[DATE_ISO_SIZE];
	size_t count = 0;

	if (!store_load(d->desk->store, &entity_casefile, d->petition.casefile, &file, err))
		return false;
	action = case_action_find(d->desk, &file, "accept");
	const bool decides = action &&
		(decider || !case_action_needs_decider(d->desk, &file, action)) &&
		case_action_allowed(d->desk, &file, action, NULL);
	record_clear(&entity_casefile, &file);
	if (!decides)
		return true;
	arguments[count++] = (struct argument){"on", date_iso(d->petition.handled_on, day)};
	if (decider)
		arguments[count++] = (struct argument){"decided_by", decider};
	return case_do(d->desk, d->petition.casefile, "accept", arguments, count, err);
}

/* A part is the same paper: who, when and how stay; what it is about is asked anew. */
static bool add_part(struct decision *d, const char *kind, const char *summary, struct error *err)
{
	const struct petition *whole = &d->petition;
	struct petition part = {
		.received_on = whole->received_on,
		.dated_on = whole->dated_on,
		.channel = whole->channel,
		.person = whole->person,
		.signers = whole->signers,
		.all_signed = whole->all_signed,
		.representatives = whole->representatives,
		.representative = xstrdup(whole->representative),
		.forwarded_by = xstrdup(whole->forwarded_by),
		.identity = whole->identity,
		.mixed = ANSWER_NO,
		.split_from = whole->record.id,
	};
	const bool ok = desk_parse(d->desk, &entity_petition,
				entity_field(&entity_petition, "kind"), &part, kind, err) &&
		desk_parse(d->desk, &entity_petition, entity_field(&entity_petition, "summary"),
			&part, summary, err) &&
		desk_add_as(d->desk, &entity_petition, &part, "split", err);

	record_clear(&entity_petition, &part);
	return ok;
}

static bool follow_split(struct decision *d, struct error *err)
{
	const char *kind = NULL;
	int parts = 0;

	for (size_t i = 0; i < d->count; i++) {
		const struct argument *argument = &d->arguments[i];
		if (strcmp(argument->key, "kind") == 0) {
			kind = argument->value;
		} else if (strcmp(argument->key, "summary") == 0) {
			if (!kind)
				return error_set_field(err, ERR_INVALID,
					entity_field(&entity_petition, "kind"),
					_("each part needs its kind= before its summary="));
			if (!add_part(d, kind, argument->value, err))
				return false;
			kind = NULL;
			parts++;
		}
	}
	if (parts < 2 || kind)
		return error_set_field(err, ERR_INVALID, entity_field(&entity_petition, "summary"),
			_("splitting needs two parts or more, each with kind= and summary="));
	return true;
}

/* ---- whether it may be decided --------------------------------------------------------------- */

/*
 * What was returned to be completed, or urged, may come to another end; everything else was decided
 * once for all, and is taken back by undo.
 */
static bool is_undecided(const struct decision *d, const struct petition *now, struct error *err)
{
	const struct field *field = entity_field(&entity_petition, "handling");
	char shown[DATE_ISO_SIZE];
	struct buf who = {0};

	if (!now->handling || now->handling == HANDLING_RETURNED || now->handling == HANDLING_URGED)
		return true;
	desk_ref_label(d->desk, &entity_staff, now->decided_by, &who);
	error_set_field(err, ERR_DENIED, field, _("decided already: “%s”, %s%s%s"),
		choice_label(choice_by_value(field->choices, now->handling)),
		date_show(now->handled_on, shown), who.len ? ", " : "", buf_text(&who));
	buf_clear(&who);
	return false;
}

/*
 * Who decided: the leader that is named, else who acts. Not accepting is for the chair alone
 * (domain.md 1.6); anybody else may only record it.
 */
static bool take_decider(struct decision *d, struct error *err)
{
	const struct field *field = entity_field(&entity_petition, "decided_by");
	struct staff staff = {0};

	d->petition.decided_by = d->desk->staff;
	if (!value_of(d, "decided_by")) {
		if (d->handling != HANDLING_NOT_ACCEPTED || !d->desk->staff ||
			d->desk->role == ROLE_LEADER)
			return true;
		return error_set_field(err, ERR_INVALID, field,
			_("not accepting is for the chair to decide: to record it, say which "
			  "leader did with decided_by="));
	}
	if (!take(d, "decided_by", "decided_by", err) ||
		!store_load(d->desk->store, &entity_staff, d->petition.decided_by, &staff, err))
		return false;
	const bool leads = staff.active && !staff.record.trashed && staff.role == ROLE_LEADER;
	record_clear(&entity_staff, &staff);
	return leads ||
		error_set_field(err, ERR_INVALID, field,
			_("this is not for this person to decide, but for a leader"));
}

/* Lawful, with all that must be known, and with a reason where it is not the proposal. */
static bool check_proposal(struct decision *d, const struct proposals *proposals, struct error *err)
{
	const struct proposal *mine = proposals_find(proposals, d->handling);
	const struct proposal *best = &proposals->list[0];
	const struct field *reason = entity_field(&entity_petition, "decision_reason");

	if (proposals->open)
		return error_set_field(err, ERR_INVALID, proposals->open,
			_("%s: to be answered before anything is decided"),
			_(proposals->open->label));
	if (!mine->lawful)
		return error_set(err, ERR_DENIED, "%s", mine->ground);
	if (!mine->best && !value_of(d, "reason"))
		return error_set_field(err, ERR_INVALID, reason,
			_("say why it is not what the law asks for first (%s): reason="),
			_(choice_by_value(
				entity_field(&entity_petition, "handling")->choices, best->handling)
					->label));
	return true;
}

static void keep_proposal(struct decision *d, const struct proposals *proposals)
{
	const struct proposal *best = &proposals->list[0];
	struct buf ground = {0};

	buf_puts(&ground, best->ground);
	if (*best->basis)
		buf_printf(&ground, " (%s)", best->basis);
	field_set_string(
		entity_field(&entity_petition, "proposal_ground"), &d->petition, buf_text(&ground));
	buf_clear(&ground);
	d->petition.proposal = best->handling;
}

static bool write_decision(struct decision *d, const struct petition *before, struct error *err)
{
	d->petition.handling = d->handling;
	if (!d->petition.handled_on || before->handling)
		d->petition.handled_on = date_today();
	if (!take(d, "on", "handled_on", err) || !take(d, "document", "handling_document", err) ||
		!take(d, "reason", "decision_reason", err))
		return false;
	if (d->handling == HANDLING_ACCEPTED && !follow_accept(d, err))
		return false;
	if (d->handling == HANDLING_SPLIT && !follow_split(d, err))
		return false;
	d->desk->deciding = true;
	const bool ok = desk_save(d->desk, &entity_petition, before, &d->petition, "decide", err);
	d->desk->deciding = false;
	/* After the petition is in it: the case's own guards look at its petitions. */
	return ok && (d->handling != HANDLING_ACCEPTED || accept_case(d, err));
}

/* Inside the transaction: what was seen on the screen may be old. */
static bool decide(struct decision *d, const struct petition *before, struct error *err)
{
	struct proposals proposals = {0};
	struct petition now = {0};
	bool ok;

	if (!store_load(d->desk->store, &entity_petition, before->record.id, &now, err))
		return false;
	/* Of another version: desk_save tells who changed what. */
	ok = now.record.version != before->record.version || is_undecided(d, &now, err);
	record_clear(&entity_petition, &now);
	if (!ok || !intake_propose(d->desk, &d->petition, &proposals, err))
		return false;
	ok = check_proposal(d, &proposals, err) && take_decider(d, err);
	if (ok) {
		keep_proposal(d, &proposals);
		ok = write_decision(d, before, err);
	}
	proposals_clear(&proposals);
	return ok;
}

bool intake_decide(struct desk *desk, const struct petition *before,
	const struct petition *petition, const char *handling, const struct argument *arguments,
	size_t count, struct error *err)
{
	const struct field *field = entity_field(&entity_petition, "handling");
	struct decision d = {.desk = desk, .arguments = arguments, .count = count};
	struct petition asked = {0};
	bool ok;

	if (!field_parse(field, &asked, handling, err))
		return false;
	d.handling = asked.handling;
	if (!check_arguments(&d, err))
		return false;
	if (!desk_may_read(desk, &entity_petition, before))
		return error_set(err, ERR_DENIED,
			_("restricted: only a leader, an administrator or who handles it may "
			  "change it"));
	if (!desk_begin(desk, err))
		return false;
	record_copy(&entity_petition, &d.petition, petition);
	ok = decide(&d, before, err);
	ok = desk_end(desk, ok, err) && ok;
	record_clear(&entity_petition, &d.petition);
	return ok;
}

/* ---- linking --------------------------------------------------------------------------------- */

/* The petition that a case began with; 0 if none. */
static bool first_petition(struct desk *desk, int64_t casefile, int64_t *out, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_PETITION_FIRST_OF_CASE);
	bool row;

	bind_integer(st, 1, casefile);
	if (!statement_step(desk->store, st, &row, err))
		return false;
	*out = row ? column_integer(st, 0) : 0;
	statement_reset(st);
	return true;
}

static bool link(struct desk *desk, struct petition *petition, const struct entity *entity,
	int64_t other, struct error *err)
{
	bool same_kind;

	if (entity == &entity_petition) {
		petition->duplicate_of = other;
		return true;
	}
	if (!may_join(desk, petition, other, &same_kind, err) ||
		!first_petition(desk, other, &petition->duplicate_of, err))
		return false;
	petition->casefile = other;
	return true;
}

bool intake_link(struct desk *desk, int64_t id, const struct entity *entity, int64_t other,
	struct error *err)
{
	struct petition before = {0}, after = {0};
	bool ok;

	if (!desk_begin(desk, err))
		return false;
	ok = store_load(desk->store, &entity_petition, id, &before, err);
	if (ok) {
		record_copy(&entity_petition, &after, &before);
		ok = link(desk, &after, entity, other, err) &&
			desk_save(desk, &entity_petition, &before, &after, "link", err);
	}
	ok = desk_end(desk, ok, err) && ok;
	record_clear(&entity_petition, &before);
	record_clear(&entity_petition, &after);
	return ok;
}
