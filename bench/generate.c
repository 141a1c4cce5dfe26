/*
 * A large office, made up: `generate FILE COUNT [SEED]` plays five years day by day through the desk, as clerks
 * would: every record is checked, numbered, journaled and indexed. The same count and seed give the same content (uids apart).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/locale.h"
#include "domain/casefile.h"
#include "domain/choices.h"
#include "domain/desk.h"
#include "domain/records.h"
#include "words.h"

enum {
	YEARS = 5,
	DAYS = 1826,
	CASES_A_CONFERENCE = 28,
	BATCH = 4000, /* acts a transaction */
};

enum step { STEP_ASSIGN, STEP_ANSWER, STEP_CLOSE, STEP_KEEP, STEP_BREAK };

/* Something that will happen to a record on a day; the days' lists are chained by index. */
struct planned {
	int64_t id;
	int32_t next; /* 0 = last */
	uint8_t step, on_spot, kind, topic;
};

struct office {
	struct desk *desk;
	struct rng rng;
	long count, made;
	date_t first, today;
	int minute; /* of the working day, for the clock */
	int batch;
	int64_t *hamlets;
	char **hamlet_names;
	int hamlet_count;
	char **logins;
	int64_t *staff;
	int staff_count;
	int64_t *persons, *person_hamlets;
	int person_count;
	struct planned *planned;
	size_t planned_count, planned_room;
	int32_t heads[DAYS + 1];
};

static void need(bool ok, const struct error *err, const char *what)
{
	if (!ok) {
		fprintf(stderr, "generate: %s: %s\n", what, err->text);
		exit(1);
	}
}

/* The desk's clock: some minutes later on the same day. */
static void clock_set(struct office *o)
{
	char day[DATE_ISO_SIZE], now[32];

	snprintf(now, sizeof now, "%sT%02d:%02d:00", date_iso(o->today, day),
		7 + o->minute / 60 % 10, o->minute % 60);
	setenv("DOITHOAI_NOW", now, 1);
}

static void act_done(struct office *o)
{
	struct error err = {0};

	if (++o->batch < BATCH)
		return;
	o->batch = 0;
	need(store_commit(o->desk->store, &err), &err, "commit");
	need(store_begin(o->desk->store, &err), &err, "begin");
}

static void add(struct office *o, const struct entity *entity, void *record)
{
	struct error err = {0};

	need(desk_add(o->desk, entity, record, &err), &err, entity->name);
	act_done(o);
}

static void plan(struct office *o, int days, enum step step, int64_t id, int64_t kind, int topic,
	bool on_spot)
{
	int day = o->today - o->first + days;

	if (day >= DAYS)
		return; /* still open today */
	if (o->planned_count == o->planned_room) {
		o->planned_room = o->planned_room ? o->planned_room * 2 : 4096;
		o->planned = xrealloc(o->planned, o->planned_room * sizeof *o->planned);
	}
	o->planned[o->planned_count] = (struct planned){.id = id,
		.next = o->heads[day],
		.step = (uint8_t)step,
		.kind = (uint8_t)kind,
		.topic = (uint8_t)topic,
		.on_spot = on_spot};
	o->heads[day] = (int32_t)o->planned_count++;
}

static char *text_of(struct buf *b)
{
	char *text = xstrdup(buf_text(b));

	buf_cut(b, 0);
	return text;
}

/* ---- the standing data ---- */

static void make_units(struct office *o, struct buf *b)
{
	static const char *const sections[][2] = {{"VP", "Văn phòng"}, {"DC", "Địa chính"},
		{"KT", "Kinh tế"}, {"VX", "Văn hóa xã hội"}};
	struct unit commune = {.code = xstrdup("10001"),
		.name = xstrdup("Tân Lập"),
		.full_name = xstrdup("Xã Tân Lập"),
		.kind = UNIT_COMMUNE};

	add(o, &entity_unit, &commune);
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
		struct unit section = {.code = xstrdup(sections[i][0]),
			.name = xstrdup(sections[i][1]),
			.kind = UNIT_SECTION,
			.parent = commune.record.id};

		add(o, &entity_unit, &section);
		record_clear(&entity_unit, &section);
	}
	for (int i = 0; i < o->hamlet_count; i++) {
		struct unit hamlet = {.kind = UNIT_HAMLET, .parent = commune.record.id};

		buf_printf(b, "T%d", i + 1);
		hamlet.code = text_of(b);
		words_hamlet(&o->rng, b);
		hamlet.name = text_of(b);
		add(o, &entity_unit, &hamlet);
		o->hamlets[i] = hamlet.record.id;
		o->hamlet_names[i] = xstrdup(hamlet.name);
		record_clear(&entity_unit, &hamlet);
	}
	record_clear(&entity_unit, &commune);
}

static void make_staff(struct office *o, struct buf *b)
{
	for (int i = 0; i < o->staff_count; i++) {
		struct staff staff = {.role = i == 0 ? ROLE_ADMIN
				: i < 3		     ? ROLE_LEADER
				: i < 5		     ? ROLE_CLERK
						     : ROLE_OFFICER,
			.active = 1};

		buf_printf(b, i ? "cb%d" : "lan", i);
		staff.login = text_of(b);
		words_person(&o->rng, b);
		staff.name = text_of(b);
		buf_printf(b, "%s %d", strrchr(staff.name, ' ') + 1, i);
		staff.initials = text_of(b);
		add(o, &entity_staff, &staff);
		o->logins[i] = xstrdup(staff.login);
		o->staff[i] = staff.record.id;
		record_clear(&entity_staff, &staff);
	}
}

static void make_persons(struct office *o, struct buf *b)
{
	for (int i = 0; i < o->person_count; i++) {
		int at = rng_below(&o->rng, o->hamlet_count);
		struct person person = {
			.hamlet = o->hamlets[at], .birth_year = 1936 + rng_below(&o->rng, 70)};

		words_person(&o->rng, b);
		person.name = text_of(b);
		buf_printf(b, "09%08d", rng_below(&o->rng, 100000000));
		person.phone = text_of(b);
		buf_printf(b, "%d, thôn %s", 1 + rng_below(&o->rng, 300), o->hamlet_names[at]);
		person.address = text_of(b);
		add(o, &entity_person, &person);
		o->persons[i] = person.record.id;
		o->person_hamlets[i] = at;
		record_clear(&entity_person, &person);
	}
}

/* ---- the days ---- */

static int64_t draw_kind(struct office *o)
{
	int at = rng_below(&o->rng, 100);

	return at < 68	  ? KIND_FEEDBACK
		: at < 83 ? KIND_COMPLAINT
		: at < 86 ? KIND_DENUNCIATION
			  : KIND_MEDIATION;
}

/* Most within the limit, some late, a few never. */
static void plan_case(struct office *o, const struct casefile *file, int topic)
{
	static const int limit[] = {[KIND_OPINION] = 15,
		[KIND_FEEDBACK] = 15,
		[KIND_COMPLAINT] = 26,
		[KIND_DENUNCIATION] = 26,
		[KIND_MEDIATION] = 24};
	/* A decision on a complaint takes effect after 30 days; Tết may lie between. */
	const int later = file->kind == KIND_COMPLAINT ? 45 : 0;
	int answer = 2 + rng_below(&o->rng, limit[file->kind]);

	if (rng_chance(&o->rng, 12))
		answer += limit[file->kind] + rng_below(&o->rng, 40);
	/* A day's list is a stack: what must come first is planned last. */
	if (rng_below(&o->rng, 1000) >= 3) {
		plan(o, answer + later + rng_below(&o->rng, 4), STEP_CLOSE, file->record.id,
			file->kind, topic, false);
		plan(o, answer, STEP_ANSWER, file->record.id, file->kind, topic, false);
	}
	plan(o, rng_below(&o->rng, 2), STEP_ASSIGN, file->record.id, file->kind, topic, false);
}

static int fill_case(struct office *o, struct casefile *file, struct buf *b)
{
	int topic = words_topic(&o->rng), person = rng_below(&o->rng, o->person_count);
	/* Most people speak about their own hamlet. */
	int hamlet = (int)(rng_chance(&o->rng, 85) ? o->person_hamlets[person]
						   : rng_below(&o->rng, o->hamlet_count));

	file->person = o->persons[person];
	file->hamlet = o->hamlets[hamlet];
	file->field = choice_find(case_fields, words_topic_field(&o->rng, topic))->value;
	file->received_on = o->today;
	words_summary(&o->rng, topic, o->hamlet_names[hamlet], b);
	file->summary = text_of(b);
	words_detail(&o->rng, topic, o->hamlet_names[hamlet], b);
	file->detail = text_of(b);
	if (rng_chance(&o->rng, 40)) {
		words_place(&o->rng, b);
		file->place = text_of(b);
	}
	return topic;
}

static void make_petition(struct office *o, const struct casefile *file, struct buf *b)
{
	static const int64_t kinds[] = {[KIND_OPINION] = PETITION_FEEDBACK,
		[KIND_FEEDBACK] = PETITION_FEEDBACK,
		[KIND_COMPLAINT] = PETITION_COMPLAINT,
		[KIND_DENUNCIATION] = PETITION_DENUNCIATION,
		[KIND_MEDIATION] = PETITION_FEEDBACK};
	struct petition petition = {.received_on = o->today,
		.channel = file->channel,
		.kind = kinds[file->kind],
		.person = file->person,
		.field = file->field,
		.signers = rng_chance(&o->rng, 90) ? 1 : 2 + rng_below(&o->rng, 3),
		.eligibility = 1,
		.competence = 1,
		.handling = 1,
		.handled_on = o->today,
		.casefile = file->record.id};

	(void)b;
	petition.summary = xstrdup(file->summary);
	add(o, &entity_petition, &petition);
	record_clear(&entity_petition, &petition);
}

static void make_case(struct office *o, struct buf *b)
{
	struct casefile file = {.kind = draw_kind(o), .channel = 1 + rng_below(&o->rng, 6)};
	int topic = fill_case(o, &file, b), petitions = 0;

	if (file.kind == KIND_COMPLAINT || file.kind == KIND_DENUNCIATION ||
		rng_chance(&o->rng, 35))
		petitions = rng_chance(&o->rng, 10) ? 2 : 1;
	if (file.kind == KIND_COMPLAINT && rng_chance(&o->rng, 5))
		file.secrecy = SECRECY_PERSON;
	add(o, &entity_casefile, &file);
	o->made++;
	while (petitions--)
		make_petition(o, &file, b);
	plan_case(o, &file, topic);
	record_clear(&entity_casefile, &file);
}

static void make_commitment(struct office *o, const struct casefile *file, int topic, struct buf *b)
{
	struct commitment commitment = {.conference = file->conference,
		.casefile = file->record.id,
		.owner = o->staff[rng_below(&o->rng, o->staff_count)],
		.made_on = o->today,
		.due_on = o->today + 10 + rng_below(&o->rng, 80)};
	int due = commitment.due_on - o->today;

	words_promise(&o->rng, topic, o->hamlet_names[rng_below(&o->rng, o->hamlet_count)], b);
	commitment.text = text_of(b);
	add(o, &entity_commitment, &commitment);
	if (rng_chance(&o->rng, 82))
		plan(o, 1 + rng_below(&o->rng, due), STEP_KEEP, commitment.record.id, 0, topic,
			false);
	else if (rng_chance(&o->rng, 60))
		plan(o, due + 1 + rng_below(&o->rng, 60), STEP_KEEP, commitment.record.id, 0, topic,
			false);
	else if (rng_chance(&o->rng, 70))
		plan(o, due + 1 + rng_below(&o->rng, 30), STEP_BREAK, commitment.record.id, 0,
			topic, false);
	record_clear(&entity_commitment, &commitment);
}

static void make_opinion(struct office *o, int64_t conference, struct buf *b)
{
	struct error err = {0};
	struct casefile file = {.kind = rng_chance(&o->rng, 80) ? KIND_OPINION : KIND_FEEDBACK,
		.conference = conference};
	int topic = fill_case(o, &file, b);

	need(case_log_opinion(o->desk, &file, &err), &err, "opinion");
	act_done(o);
	o->made++;
	if (rng_chance(&o->rng, 12))
		make_commitment(o, &file, topic, b);
	if (rng_chance(&o->rng, 60)) {
		plan(o, 0, STEP_CLOSE, file.record.id, file.kind, topic, true);
		plan(o, 0, STEP_ANSWER, file.record.id, file.kind, topic, true);
	} else {
		plan_case(o, &file, topic);
	}
	record_clear(&entity_casefile, &file);
}

static void make_conference(struct office *o, struct buf *b)
{
	int opinions = 5 + rng_below(&o->rng, 2 * (CASES_A_CONFERENCE - 5) + 1);
	int hamlet = rng_below(&o->rng, o->hamlet_count);
	struct conference conference = {.kind = rng_chance(&o->rng, 80) ? 1 : 2,
		.held_on = o->today,
		.mode = 1,
		.status = CONFERENCE_OPEN,
		.announced_on = o->today - 5,
		.secretary = o->staff[3]};

	buf_printf(b, "Hội nghị đối thoại thôn %s", o->hamlet_names[hamlet]);
	conference.title = text_of(b);
	words_person(&o->rng, b);
	conference.chairs = text_of(b);
	add(o, &entity_conference, &conference);
	for (int i = 0; i < 3; i++) {
		int persons = 10 + rng_below(&o->rng, 60);
		struct attendance attendance = {.conference = conference.record.id,
			.unit = o->hamlets[(hamlet + i) % o->hamlet_count],
			.persons = persons,
			.women = rng_below(&o->rng, persons)};

		add(o, &entity_attendance, &attendance);
		record_clear(&entity_attendance, &attendance);
	}
	for (int i = 0; i < opinions && o->made < o->count; i++)
		make_opinion(o, conference.record.id, b);
	record_clear(&entity_conference, &conference);
}

static void make_reception(struct office *o, struct buf *b)
{
	int persons = rng_chance(&o->rng, 92) ? 1 : 2 + rng_below(&o->rng, 9);
	struct reception reception = {.received_on = o->today,
		.kind = 1 + rng_below(&o->rng, 3),
		.received_by = o->staff[rng_below(&o->rng, 3)],
		.person = o->persons[rng_below(&o->rng, o->person_count)],
		.persons = persons,
		.large_group = persons >= 5,
		.repeated = rng_chance(&o->rng, 20)};

	words_summary(&o->rng, words_topic(&o->rng), o->hamlet_names[0], b);
	reception.content = text_of(b);
	add(o, &entity_reception, &reception);
	record_clear(&entity_reception, &reception);
}

static void settle_commitment(struct office *o, const struct planned *p)
{
	struct error err = {0};
	struct commitment before = {0}, after = {0};

	need(desk_load(o->desk, &entity_commitment, p->id, &before, &err), &err, "load");
	record_copy(&entity_commitment, &after, &before);
	if (p->step == STEP_KEEP)
		after.done_on = o->today;
	else
		after.broken_on = o->today;
	need(desk_save(o->desk, &entity_commitment, &before, &after, "set", &err), &err,
		"commitment");
	act_done(o);
	record_clear(&entity_commitment, &before);
	record_clear(&entity_commitment, &after);
}

/* One act with up to two values. */
static void act(struct office *o, int64_t id, const char *action, struct argument first,
	struct argument second)
{
	const struct argument args[] = {first, second};
	struct error err = {0};

	need(case_do(o->desk, id, action, args,
		     (size_t)((first.key != NULL) + (second.key != NULL)), &err),
		&err, action);
	act_done(o);
}

static const struct argument nothing = {NULL, NULL};
static const struct argument remark = {"note", "theo kết luận"};

static void do_assign(struct office *o, const struct planned *p)
{
	const struct argument assignee = {
		"assignee", o->logins[rng_below(&o->rng, o->staff_count)]};
	const bool lawful = p->kind == KIND_COMPLAINT || p->kind == KIND_DENUNCIATION;

	if (lawful)
		act(o, p->id, "accept", nothing, nothing);
	act(o, p->id, lawful ? "verify" : "assign", assignee, nothing);
	if (p->kind == KIND_MEDIATION)
		act(o, p->id, "start", nothing, nothing);
}

static void do_answer(struct office *o, const struct planned *p, struct buf *b)
{
	static const struct {
		const char *action, *outcome;
	} answers[] = {[KIND_OPINION] = {"answer", "carried-out"},
		[KIND_FEEDBACK] = {"answer", "settled"},
		[KIND_COMPLAINT] = {"decide", "founded"},
		[KIND_DENUNCIATION] = {"conclude", "unfounded"},
		[KIND_MEDIATION] = {"succeed", NULL}};
	struct argument result = {
		answers[p->kind].outcome ? "outcome" : NULL, answers[p->kind].outcome};

	words_answer(&o->rng, p->topic, b);
	if (p->on_spot)
		result = (struct argument){"on_spot", "1"};
	if (p->kind == KIND_DENUNCIATION)
		act(o, p->id, "notify", nothing, nothing);
	act(o, p->id, answers[p->kind].action, (struct argument){"text", buf_text(b)}, result);
	if (p->kind == KIND_COMPLAINT)
		act(o, p->id, "send", nothing, nothing);
	buf_cut(b, 0);
}

static void do_close(struct office *o, const struct planned *p)
{
	struct argument satisfaction = nothing;

	if (rng_chance(&o->rng, 40))
		satisfaction = (struct argument){
			"satisfaction", rng_chance(&o->rng, 85) ? "satisfied" : "not-satisfied"};
	if (p->kind == KIND_COMPLAINT)
		act(o, p->id, "take-effect", nothing, nothing);
	if (p->kind == KIND_DENUNCIATION) {
		act(o, p->id, "send", nothing, nothing);
		act(o, p->id, "act", remark, nothing);
		act(o, p->id, "publish", nothing, nothing);
	}
	act(o, p->id, "close", satisfaction, nothing);
}

static void do_planned(struct office *o, const struct planned *p, struct buf *b)
{
	switch ((enum step)p->step) {
	case STEP_ASSIGN:
		do_assign(o, p);
		break;
	case STEP_ANSWER:
		do_answer(o, p, b);
		break;
	case STEP_CLOSE:
		do_close(o, p);
		break;
	case STEP_KEEP:
	case STEP_BREAK:
		settle_commitment(o, p);
		break;
	}
}

static void do_day(struct office *o, int day, struct buf *b)
{
	while (o->heads[day]) {
		struct planned p = o->planned[o->heads[day]];

		o->heads[day] = p.next;
		o->minute = (o->minute + 1) % 540;
		clock_set(o);
		do_planned(o, &p, b);
	}
}

static void play(struct office *o, bool show)
{
	struct buf b = {0};

	o->planned_count = 1; /* index 0 ends a list */
	o->planned = xcalloc(4096, sizeof *o->planned);
	o->planned_room = 4096;
	for (int day = 0; day < DAYS; day++) {
		long target = (long)((double)o->count * (day + 1) / DAYS);

		o->today = o->first + day;
		o->minute = 0;
		clock_set(o);
		do_day(o, day, &b);
		for (long at = o->made; o->made < target;) {
			/* A third of the cases come from conferences. */
			if (rng_below(&o->rng, 3 * CASES_A_CONFERENCE) < 2)
				make_conference(o, &b);
			else
				make_case(o, &b);
			if (rng_chance(&o->rng, 15))
				make_reception(o, &b);
			if (o->made - at > 1000) {
				at = o->made;
				clock_set(o);
			}
		}
		do_day(o, day, &b);
		if (show && day % 20 == 0)
			fprintf(stderr, "\r%ld of %ld", o->made, o->count);
	}
	if (show)
		fprintf(stderr, "\r%ld of %ld\n", o->made, o->count);
	buf_clear(&b);
}

static void office_clear(struct office *o)
{
	for (int i = 0; i < o->hamlet_count; i++)
		free(o->hamlet_names[i]);
	for (int i = 0; i < o->staff_count; i++)
		free(o->logins[i]);
	free(o->hamlets);
	free(o->hamlet_names);
	free(o->logins);
	free(o->staff);
	free(o->persons);
	free(o->person_hamlets);
	free(o->planned);
	desk_close(o->desk);
}

static int between(long value, int low, int high)
{
	return value < low ? low : value > high ? high : (int)value;
}

int main(int argc, char **argv)
{
	struct error err = {0};
	struct office o = {.first = date_make(2021, 11, 22)};
	struct buf b = {0};

	if (argc < 3 || (o.count = strtol(argv[2], NULL, 10)) < 1) {
		fprintf(stderr, "usage: %s FILE COUNT [SEED]\n", argv[0]);
		return 2;
	}
	o.rng.state = argc > 3 ? strtoull(argv[3], NULL, 10) : 1;
	o.hamlet_count = between(o.count / 2500, 8, 400);
	o.staff_count = between(o.count / 2000, 12, 300);
	o.person_count = between(o.count / 4, 100, 400000);
	o.hamlets = xcalloc((size_t)o.hamlet_count, sizeof *o.hamlets);
	o.hamlet_names = xcalloc((size_t)o.hamlet_count, sizeof *o.hamlet_names);
	o.staff = xcalloc((size_t)o.staff_count, sizeof *o.staff);
	o.logins = xcalloc((size_t)o.staff_count, sizeof *o.logins);
	o.persons = xcalloc((size_t)o.person_count, sizeof *o.persons);
	o.person_hamlets = xcalloc((size_t)o.person_count, sizeof *o.person_hamlets);
	o.today = o.first;
	clock_set(&o);
	setenv("DOITHOAI_CONFIG", "/dev/null", 1);
	setenv("DOITHOAI_USER", "lan", 1);
	locale_init();
	need(desk_open(&o.desk, argv[1], STORE_CREATE, &err), &err, argv[1]);
	need(store_begin(o.desk->store, &err), &err, "begin");
	make_units(&o, &b);
	make_staff(&o, &b);
	make_persons(&o, &b);
	play(&o, isatty(STDERR_FILENO));
	need(store_commit(o.desk->store, &err), &err, "commit");
	while (store_search_tidy(o.desk->store))
		;
	office_clear(&o);
	buf_clear(&b);
	return 0;
}
