/* Proposals for the lines of a conference, and doing them. */
#include "domain/followup.h"

#include <stdio.h>
#include <string.h>

#include "base/locale.h"
#include "domain/casefile.h"
#include "domain/table.h"

enum { LATELY = 40 }; /* cases of a field that tell whose it is */

/* ---- whose it is ------------------------------------------------------------------------------- */

struct tally {
	struct desk *desk;
	struct {
		int64_t staff;
		int cases;
	} rows[LATELY];
	size_t count;
};

static bool tally_case(void *arg, const void *record)
{
	struct tally *tally = arg;
	const int64_t staff = ((const struct casefile *)record)->assignee;
	size_t i = 0;

	if (!staff)
		return true;
	while (i < tally->count && tally->rows[i].staff != staff)
		i++;
	tally->rows[i].staff = staff;
	tally->rows[i].cases++;
	tally->count += i == tally->count;
	return true;
}

/* Who works here still. */
static bool is_active(struct desk *desk, int64_t id)
{
	struct staff staff = {0};
	const bool active = desk_load(desk, &entity_staff, id, &staff, NULL) && staff.active &&
		!staff.record.trashed;

	record_clear(&entity_staff, &staff);
	return active;
}

/* Who has had most of the newest cases of the field. */
static bool owner_of_field(struct desk *desk, int64_t field, int64_t *owner, struct error *err)
{
	const struct condition condition = {
		.field = entity_field(&entity_casefile, "field"), .op = OP_EQ, .number = field};
	const struct query query = {.entity = &entity_casefile,
		.conditions = &condition,
		.count = 1,
		.descending = true,
		.limit = LATELY};
	struct tally tally = {.desk = desk};
	int most = 0;

	if (!field)
		return true;
	if (!store_query(desk->store, &query, tally_case, &tally, err))
		return false;
	for (size_t i = 0; i < tally.count; i++) {
		if (tally.rows[i].cases <= most || !is_active(desk, tally.rows[i].staff))
			continue;
		most = tally.rows[i].cases;
		*owner = tally.rows[i].staff;
	}
	return true;
}

struct promised {
	int64_t owner;
	bool open;
};

static bool take_promise(void *arg, const void *record)
{
	struct promised *promised = arg;
	const struct commitment *promise = record;

	if (promise->done_on || promise->broken_on)
		return true;
	promised->open = true;
	promised->owner = promise->owner;
	return !promise->owner;
}

static bool read_promise(struct desk *desk, int64_t id, struct promised *out, struct error *err)
{
	const struct condition condition = {
		.field = entity_field(&entity_commitment, "casefile"), .op = OP_EQ, .number = id};
	const struct query query = {
		.entity = &entity_commitment, .conditions = &condition, .count = 1};

	return store_query(desk->store, &query, take_promise, out, err);
}

/* ---- proposing --------------------------------------------------------------------------------- */

static void say(struct followup *plan, enum followup_act act, const char *why)
{
	plan->act = act;
	snprintf(plan->why, sizeof plan->why, "%s", why);
}

/* Take the act where the lifecycle allows the action that it begins with. */
static void take(struct desk *desk, const struct casefile *file, struct followup *plan,
	enum followup_act act, const char *action)
{
	const struct lifecycle_action *first = case_action_find(desk, file, action);
	struct error why = {0};

	if (!first)
		say(plan, FOLLOWUP_REFUSED, _("Nothing of this kind for such a case"));
	else if (case_action_allowed(desk, file, first, &why))
		say(plan, act, "");
	else
		say(plan, FOLLOWUP_REFUSED, why.text);
}

static void decide(struct desk *desk, const struct casefile *file, bool promised, bool wanted,
	struct followup *plan)
{
	const bool to_petition = file->kind == KIND_OPINION &&
		(plan->kind == KIND_COMPLAINT || plan->kind == KIND_DENUNCIATION);

	if (!desk_may_read(desk, &entity_casefile, file))
		say(plan, FOLLOWUP_REFUSED,
			_("restricted: for a leader, an administrator or who handles it"));
	else if (file->closed_on)
		say(plan, FOLLOWUP_NOTHING, _("closed"));
	else if (to_petition)
		take(desk, file, plan, FOLLOWUP_PETITION, "petition");
	else if (plan->kind != file->kind)
		take(desk, file, plan, FOLLOWUP_CONVERT, "convert");
	else if (wanted && plan->owner != file->assignee)
		take(desk, file, plan, FOLLOWUP_ASSIGN, "assign");
	else if (file->answered_on && promised)
		say(plan, FOLLOWUP_NOTHING, _("answered; what was promised is followed"));
	else if (file->answered_on && file->on_spot)
		take(desk, file, plan, FOLLOWUP_CLOSE, "close");
	else if (file->answered_on)
		say(plan, FOLLOWUP_NOTHING, _("answered"));
	else if (file->assignee)
		say(plan, FOLLOWUP_NOTHING, _("given already"));
	else if (!plan->owner)
		say(plan, FOLLOWUP_REFUSED, _("nobody is known for it: g says who"));
	else
		take(desk, file, plan, FOLLOWUP_ASSIGN, "assign");
}

bool followup_propose(struct desk *desk, struct followup *plan, struct error *err)
{
	struct casefile file = {0};
	struct promised promised = {0};
	const bool wanted = plan->owner != 0;

	if (!desk_load(desk, &entity_casefile, plan->id, &file, err))
		return false;
	bool ok = read_promise(desk, plan->id, &promised, err);
	if (!plan->kind)
		plan->kind = file.kind;
	if (!plan->owner)
		plan->owner = file.assignee ? file.assignee : promised.owner;
	if (ok && !plan->owner)
		ok = owner_of_field(desk, file.field, &plan->owner, err);
	if (ok)
		decide(desk, &file, promised.open, wanted, plan);
	record_clear(&entity_casefile, &file);
	return ok;
}

/* ---- doing ------------------------------------------------------------------------------------- */

static bool give(struct desk *desk, const struct followup *plan, struct error *err)
{
	struct staff staff = {0};

	if (!desk_load(desk, &entity_staff, plan->owner, &staff, err))
		return false;
	const struct argument argument = {"assignee", staff.login};
	const bool ok = case_do(desk, plan->id, "assign", &argument, 1, err);
	record_clear(&entity_staff, &staff);
	return ok;
}

static const char *key_of(const struct choice *choices, int64_t value)
{
	const struct choice *choice = choice_by_value(choices, value);

	return choice ? choice->key : "";
}

/* An answered one stays answered: being given to somebody would ask for the answer again. */
static bool convert(struct desk *desk, const struct followup *plan, const struct casefile *file,
	struct error *err)
{
	const struct argument argument = {"kind", key_of(case_kinds, plan->kind)};

	return case_do(desk, plan->id, "convert", &argument, 1, err) &&
		(!plan->owner || plan->owner == file->assignee || file->answered_on ||
			give(desk, plan, err));
}

static bool petition(struct desk *desk, const struct followup *plan, const struct casefile *file,
	struct error *err)
{
	const struct argument arguments[] = {
		{"petition_kind", key_of(case_kinds, plan->kind)}, {"summary", file->summary}};
	const struct argument end[] = {
		{"outcome", "noted"}, {"note", _("registered as a petition")}};

	return case_do(desk, plan->id, "petition", arguments, COUNT(arguments), err) &&
		case_do(desk, plan->id, "close", end, COUNT(end), err);
}

static bool carry_out(struct desk *desk, const struct followup *plan, struct error *err)
{
	struct casefile file = {0};
	bool ok = desk_load(desk, &entity_casefile, plan->id, &file, err);

	switch (plan->act) {
	case FOLLOWUP_ASSIGN:
		ok = ok && give(desk, plan, err);
		break;
	case FOLLOWUP_CONVERT:
		ok = ok && convert(desk, plan, &file, err);
		break;
	case FOLLOWUP_PETITION:
		ok = ok && petition(desk, plan, &file, err);
		break;
	case FOLLOWUP_CLOSE:
		ok = ok && case_do(desk, plan->id, "close", NULL, 0, err);
		break;
	default:
		ok = ok && error_set(err, ERR_DENIED, "%s", plan->why);
		break;
	}
	record_clear(&entity_casefile, &file);
	return ok;
}

bool followup_do(struct desk *desk, const struct followup *plan, struct error *err)
{
	return desk_begin(desk, err) && desk_end(desk, carry_out(desk, plan, err), err);
}

/* All that are left to be done; *failed is the one that was refused. */
static bool try_all(struct desk *desk, const struct followup *plans, size_t count, size_t *failed,
	size_t *done, struct error *err)
{
	bool ok = desk_begin(desk, err);

	*done = 0;
	*failed = count;
	if (!ok)
		return false;
	for (size_t i = 0; ok && i < count; i++) {
		if (!followup_is_deed(&plans[i]))
			continue;
		ok = carry_out(desk, &plans[i], err);
		*done += ok;
		if (!ok)
			*failed = i;
	}
	return desk_end(desk, ok, err);
}

bool followup_do_all(
	struct desk *desk, struct followup *plans, size_t count, size_t *done, struct error *err)
{
	size_t failed;

	/* A refusal spoils its transaction: the others are done in another one without it. */
	while (!try_all(desk, plans, count, &failed, done, err)) {
		const bool refusal = err->code == ERR_DENIED || err->code == ERR_INVALID ||
			err->code == ERR_CONFLICT;
		if (failed == count || !refusal)
			return false;
		say(&plans[failed], FOLLOWUP_REFUSED, err->text);
	}
	error_clear(err);
	return true;
}
