/* One line of the live log, one transaction. */
#include "domain/livelog.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/records.h"

/* ---- pieces of an opinion -------------------------------------------------------------------- */

static bool is_petition(int64_t kind)
{
	return kind == KIND_COMPLAINT || kind == KIND_DENUNCIATION;
}

static void set_text(const struct entity *entity, const char *key, void *record, const char *text)
{
	field_set_string(entity_field(entity, key), record, text);
}

/* Do an action that takes a reference, which is given by its code. */
static bool do_with(struct desk *desk, int64_t id, const char *action, const char *key,
	const struct entity *entity, const void *record, struct error *err)
{
	struct buf code = {0};

	record_code(entity, record, &code);
	const struct argument argument = {key, buf_text(&code)};
	const bool ok = case_do(desk, id, action, &argument, 1, err);
	buf_clear(&code);
	return ok;
}

static bool merge_into(struct desk *desk, int64_t id, int64_t into, struct error *err)
{
	struct casefile other = {0};
	const bool ok = desk_load(desk, &entity_casefile, into, &other, err) &&
		do_with(desk, id, "merge", "into", &entity_casefile, &other, err);

	record_clear(&entity_casefile, &other);
	return ok;
}

/* The lawful way to a complaint or a denunciation out of what was said: a petition. */
static bool make_petition(
	struct desk *desk, int64_t id, const struct logline *line, struct error *err)
{
	const struct argument arguments[] = {
		{"petition_kind", choice_by_value(case_kinds, line->meant)->key},
		{"summary", line->text},
	};
	struct casefile before = {0}, after = {0};

	if (!case_do(desk, id, "petition", arguments, 2, err))
		return false;
	if (line->meant != KIND_DENUNCIATION)
		return true;
	bool ok = desk_load(desk, &entity_casefile, id, &before, err);
	if (ok) {
		record_copy(&entity_casefile, &after, &before);
		after.secrecy = SECRECY_RESTRICTED;
		ok = desk_save(desk, &entity_casefile, &before, &after, "set", err);
	}
	record_clear(&entity_casefile, &before);
	record_clear(&entity_casefile, &after);
	return ok;
}

static bool take_turn(struct desk *desk, int64_t speaker, int64_t id, struct error *err)
{
	struct speaker_record before = {0}, after = {0};
	bool ok = desk_load(desk, &entity_speaker, speaker, &before, err);

	if (ok) {
		record_copy(&entity_speaker, &after, &before);
		after.casefile = id;
		ok = desk_save(desk, &entity_speaker, &before, &after, "set", err);
	}
	record_clear(&entity_speaker, &before);
	record_clear(&entity_speaker, &after);
	return ok;
}

static bool is_blank(const char *text)
{
	return !text || !*text;
}

/* A conference that is being logged is open, whatever it was planned as; the first line tells since when. */
static bool open_conference(struct desk *desk, int64_t id, struct error *err)
{
	struct conference before = {0}, after = {0};
	char stamp[DATE_STAMP_SIZE], hour[6];
	bool ok = desk_load(desk, &entity_conference, id, &before, err);
	const bool today = before.held_on == date_today();

	if (ok && (before.status < CONFERENCE_OPEN || (today && is_blank(before.opened_at)))) {
		record_copy(&entity_conference, &after, &before);
		if (after.status < CONFERENCE_OPEN)
			after.status = CONFERENCE_OPEN;
		if (today && is_blank(after.opened_at)) {
			memcpy(hour, clock_stamp(clock_now(), stamp) + 11, 5);
			hour[5] = '\0';
			set_text(&entity_conference, "opened_at", &after, hour);
		}
		ok = desk_save(desk, &entity_conference, &before, &after, "set", err);
	}
	record_clear(&entity_conference, &before);
	record_clear(&entity_conference, &after);
	return ok;
}

/* The section of who it is given to has the lead, as with the action "assign". */
static bool give_to(struct desk *desk, struct casefile *file, int64_t staff, struct error *err)
{
	struct staff person = {0};

	if (!staff)
		return true;
	const bool ok = desk_load(desk, &entity_staff, staff, &person, err);
	file->assignee = staff;
	if (ok && person.unit)
		file->lead_unit = person.unit;
	record_clear(&entity_staff, &person);
	return ok;
}

/* ---- adding ---------------------------------------------------------------------------------- */

static bool add_opinion(struct desk *desk, const struct livelog_context *context,
	const struct logline *line, int64_t *id, struct error *err)
{
	struct casefile file = {
		.conference = context->conference,
		.kind = is_petition(line->meant) ? KIND_OPINION : line->meant,
		.field = line->field,
		.person = context->person,
		.hamlet = context->hamlet,
		.secrecy = line->hides_person ? SECRECY_PERSON : SECRECY_NORMAL,
	};

	if (context->link && is_petition(line->meant))
		return error_set(err, ERR_INVALID,
			_("A complaint or denunciation is not linked here: intake compares it with "
			  "others"));
	set_text(&entity_casefile, "summary", &file, line->text);
	const bool ok =
		give_to(desk, &file, line->owner, err) && case_log_opinion(desk, &file, err);
	*id = file.record.id;
	record_clear(&entity_casefile, &file);
	return ok && (!context->speaker || take_turn(desk, context->speaker, *id, err)) &&
		(!context->link || merge_into(desk, *id, context->link, err)) &&
		(!is_petition(line->meant) || make_petition(desk, *id, line, err));
}

static bool take_newest(void *arg, const void *record)
{
	*(int64_t *)arg = ((const struct record *)record)->id;
	return false;
}

static bool add_answer(struct desk *desk, const struct livelog_context *context,
	const struct logline *line, int64_t *id, struct error *err)
{
	const struct argument arguments[] = {{"text", line->text}, {"on_spot", "1"}};
	const struct condition of_case = {.field = entity_field(&entity_resolution, "casefile"),
		.op = OP_EQ,
		.number = context->opinion};
	const struct query newest = {.entity = &entity_resolution,
		.conditions = &of_case,
		.count = 1,
		.descending = true,
		.limit = 1};

	if (!context->opinion)
		return error_set(
			err, ERR_INVALID, _("No opinion yet: log one, then its answer with ="));
	return case_do(desk, context->opinion, "answer", arguments, 2, err) &&
		store_query(desk->store, &newest, take_newest, id, err);
}

static bool add_promise(struct desk *desk, const struct livelog_context *context,
	const struct logline *line, int64_t *id, struct error *err)
{
	struct conference conference = {0};
	struct commitment promise = {.conference = context->conference,
		.casefile = context->opinion,
		.owner = line->owner,
		.due_on = line->due};
	bool ok = desk_load(desk, &entity_conference, context->conference, &conference, err);

	promise.made_on = conference.held_on ? conference.held_on : date_today();
	record_clear(&entity_conference, &conference);
	set_text(&entity_commitment, "text", &promise, line->text);
	ok = ok && desk_add(desk, &entity_commitment, &promise, err);
	*id = promise.record.id;
	record_clear(&entity_commitment, &promise);
	return ok;
}

static const struct line_kind {
	const struct entity *entity;
	bool (*add)(struct desk *desk, const struct livelog_context *context,
		const struct logline *line, int64_t *id, struct error *err);
} line_kinds[] = {
	[LOGLINE_OPINION] = {&entity_casefile, add_opinion},
	[LOGLINE_ANSWER] = {&entity_resolution, add_answer},
	[LOGLINE_COMMITMENT] = {&entity_commitment, add_promise},
};

bool livelog_add(struct desk *desk, const struct livelog_context *context,
	const struct logline *line, const struct entity **entity, int64_t *id, struct error *err)
{
	int64_t added = 0;

	if (!desk_begin(desk, err))
		return false;
	bool ok = line_kinds[line->kind].add(desk, context, line, &added, err) &&
		open_conference(desk, context->conference, err);
	ok = desk_end(desk, ok, err);
	if (ok) {
		*entity = line_kinds[line->kind].entity;
		*id = added;
	}
	return ok;
}

/* ---- correcting ------------------------------------------------------------------------------ */

void livelog_line_of(const struct entity *entity, const void *record, struct logline *out)
{
	const struct casefile *file = record;
	const struct commitment *promise = record;
	const struct resolution *answer = record;

	*out = (struct logline){0};
	if (entity == &entity_casefile) {
		*out = (struct logline){.kind = LOGLINE_OPINION,
			.text = xstrdup(file->summary ? file->summary : ""),
			.field = file->field,
			.owner = file->assignee,
			.meant = file->kind == KIND_OPINION ? 0 : file->kind,
			.hides_person = file->secrecy == SECRECY_PERSON};
	} else if (entity == &entity_commitment) {
		*out = (struct logline){.kind = LOGLINE_COMMITMENT,
			.text = xstrdup(promise->text ? promise->text : ""),
			.owner = promise->owner,
			.due = promise->due_on};
	} else {
		*out = (struct logline){
			.kind = LOGLINE_ANSWER, .text = xstrdup(answer->text ? answer->text : "")};
	}
}

static bool assign(struct desk *desk, int64_t id, int64_t staff, struct error *err)
{
	struct staff person = {0};
	const bool ok = desk_load(desk, &entity_staff, staff, &person, err) &&
		do_with(desk, id, "assign", "assignee", &entity_staff, &person, err);

	record_clear(&entity_staff, &person);
	return ok;
}

static bool convert(struct desk *desk, int64_t id, int64_t kind, struct error *err)
{
	const struct argument argument = {"kind", choice_by_value(case_kinds, kind)->key};

	return case_do(desk, id, "convert", &argument, 1, err);
}

/* What the words say is an edit; who has it and of what kind it is are acts of its lifecycle. */
static bool change_opinion(struct desk *desk, const struct livelog_context *context,
	const void *record, const struct logline *line, struct error *err)
{
	const struct casefile *before = record;
	const int64_t kind = line->meant ? line->meant : KIND_OPINION;
	struct casefile after = {0};

	record_copy(&entity_casefile, &after, before);
	set_text(&entity_casefile, "summary", &after, line->text);
	after.field = line->field;
	after.person = context->person;
	after.hamlet = context->hamlet;
	if (before->secrecy != SECRECY_RESTRICTED)
		after.secrecy = line->hides_person ? SECRECY_PERSON : SECRECY_NORMAL;
	if (!line->owner)
		after.assignee = 0;
	const bool ok = desk_save(desk, &entity_casefile, before, &after, "set", err) &&
		(!line->owner || line->owner == before->assignee ||
			assign(desk, after.record.id, line->owner, err)) &&
		(kind == before->kind ||
			(is_petition(kind) ? make_petition(desk, after.record.id, line, err)
					   : convert(desk, after.record.id, kind, err)));
	record_clear(&entity_casefile, &after);
	return ok;
}

static bool change_answer(
	struct desk *desk, const void *before, const struct logline *line, struct error *err)
{
	struct resolution after = {0};

	record_copy(&entity_resolution, &after, before);
	set_text(&entity_resolution, "text", &after, line->text);
	const bool ok = desk_save(desk, &entity_resolution, before, &after, "set", err);
	record_clear(&entity_resolution, &after);
	return ok;
}

static bool change_promise(
	struct desk *desk, const void *before, const struct logline *line, struct error *err)
{
	struct commitment after = {0};

	record_copy(&entity_commitment, &after, before);
	set_text(&entity_commitment, "text", &after, line->text);
	after.owner = line->owner;
	after.due_on = line->due;
	const bool ok = desk_save(desk, &entity_commitment, before, &after, "set", err);
	record_clear(&entity_commitment, &after);
	return ok;
}

bool livelog_change(struct desk *desk, const struct livelog_context *context,
	const struct entity *entity, const void *before, const struct logline *line,
	struct error *err)
{
	if (line_kinds[line->kind].entity != entity)
		return error_set(err, ERR_INVALID,
			_("This corrects a line that was logged: it stays an opinion, an answer "
			  "(=) or a "
			  "promise (+) as it was"));
	if (!desk_begin(desk, err))
		return false;
	const bool ok = entity == &entity_casefile
		? change_opinion(desk, context, before, line, err)
		: entity == &entity_resolution ? change_answer(desk, before, line, err)
					       : change_promise(desk, before, line, err);
	return desk_end(desk, ok, err);
}
