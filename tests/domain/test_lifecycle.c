/*
 * Every state and every act of the five kinds: what is in the law's tables can be done, what is not is refused with its reason, and
 * taking it back leaves nothing. The tables here are written by hand from domain.md 1.6, not read from the rules.
 */
#include <stdio.h>

#include "domain/case_history.h"
#include "domain/case_values.h"
#include "domain/clocks.h"
#include "domain/lifecycle.h"
#include "office.h"

/* By kind and state the acts that are lawful there, in the order of the alphabet. */
static const struct {
	const char *kind, *state, *acts;
} table[] = {
	{"opinion", "noted", "answer assign close convert extend merge petition refer split"},
	{"opinion", "assigned", "answer assign close convert extend merge petition refer split"},
	{"opinion", "referred", "answer assign close extend"},
	{"opinion", "answered", "assign carry-out close convert merge publish split"},
	{"opinion", "carried-out", "close publish"},
	{"opinion", "published", "close"},
	{"opinion", "closed", "reopen"},

	{"feedback", "received", "answer assign close convert extend file merge split transfer"},
	{"feedback", "processing", "answer assign close convert extend merge split transfer"},
	{"feedback", "filed", "reopen"},
	{"feedback", "transferred", "reopen"},
	{"feedback", "answered", "assign carry-out close convert merge split"},
	{"feedback", "carried-out", "close"},
	{"feedback", "closed", "reopen"},

	{"complaint", "received",
		"accept assign change-group convert file guide merge refuse split withdraw "
		"withdraw-part"},
	{"complaint", "filed", "reopen"},
	{"complaint", "guided", "reopen"},
	{"complaint", "refused", "reopen"},
	{"complaint", "accepted",
		"assign change-group extend merge second serve split suspend terminate verify "
		"withdraw withdraw-part"},
	{"complaint", "verifying",
		"assign change-group decide dialogue extend merge second serve split suspend "
		"terminate withdraw withdraw-part"},
	{"complaint", "dialogue",
		"absence assign change-group dialogue extend hold invite second serve suspend "
		"terminate withdraw withdraw-part"},
	{"complaint", "heard",
		"assign change-group decide extend second serve suspend terminate withdraw "
		"withdraw-part"},
	{"complaint", "suspended",
		"assign change-group resume serve terminate withdraw withdraw-part"},
	{"complaint", "terminated", "serve"},
	{"complaint", "decided", "assign court second send serve"},
	{"complaint", "sent", "assign court second serve take-effect"},
	{"complaint", "effective", "assign close court enforce serve"},
	{"complaint", "second", "court outside-result"},
	{"complaint", "court", "outside-result"},
	{"complaint", "enforcing", "assign close serve"},
	{"complaint", "closed", "reopen"},

	{"denunciation", "received",
		"accept assign check continue convert merge not-process quick refer refuse screen "
		"split transfer withdraw withdraw-part"},
	{"denunciation", "screened",
		"accept assign check continue convert merge not-process quick refer refuse split "
		"transfer withdraw withdraw-part"},
	{"denunciation", "checking", "assign finish-check refer"},
	{"denunciation", "quick", "accept assign refer sanction"},
	{"denunciation", "not-processed", "reopen"},
	{"denunciation", "transferred", "reopen"},
	{"denunciation", "referred", ""},
	{"denunciation", "refused", "reopen"},
	{"denunciation", "accepted",
		"assign continue extend merge notify refer serve split suspend terminate verify "
		"withdraw withdraw-part"},
	{"denunciation", "verifying",
		"assign conclude continue extend merge notify refer serve split suspend terminate "
		"withdraw withdraw-part"},
	{"denunciation", "suspended",
		"assign continue notify refer resume serve terminate withdraw withdraw-part"},
	{"denunciation", "terminated", "serve"},
	{"denunciation", "concluded", "act assign further notify publish send serve"},
	{"denunciation", "following", "assign close further notify publish report send serve"},
	{"denunciation", "further", "further-result"},
	{"denunciation", "closed", "further reopen"},

	{"mediation", "received", "assign convert decline extend merge split start"},
	{"mediation", "assigned", "assign convert decline extend merge split start stop"},
	{"mediation", "mediating", "extend fail merge split stop succeed"},
	{"mediation", "mediated", "close follow"},
	{"mediation", "following", "close"},
	{"mediation", "failed", "continue guide"},
	{"mediation", "guided", "reopen"},
	{"mediation", "ended", "reopen"},
	{"mediation", "declined", "reopen"},
	{"mediation", "closed", "reopen"},
};

enum { ROWS = sizeof table / sizeof *table };

static bool has_word(const char *words, const char *word)
{
	const size_t length = strlen(word);

	for (const char *at = words; (at = strstr(at, word)); at += length)
		if ((at == words || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
			return true;
	return false;
}

/* ---- doing an act with all it needs ----------------------------------------------------------- */

/* What is given for a key where nothing else is said. */
static const struct {
	const char *action, *key, *value; /* action NULL = any */
} fillers[] = {
	{"extend", "due_on", "2027-03-01"},
	{"extend", "complexity", "a+b"},
	{"verify", "assignee", "hung"},
	{"dialogue", "session_on", "2026-07-31"},
	{NULL, "assignee", "hung"},
	{NULL, "text", "Nội dung trả lời"},
	{NULL, "note", "Có lý do"},
	{NULL, "kind", "mediation"},
	{NULL, "petition_kind", "feedback"},
	{NULL, "summary", "Một phần"},
	{NULL, "unforced", "1"},
	{NULL, "into", "1"},
};

struct given {
	struct argument list[12];
	char values[12][64];
	size_t count;
};

static void give(struct given *given, const char *key, const char *value)
{
	snprintf(given->values[given->count], sizeof given->values[0], "%s", value);
	given->list[given->count] = (struct argument){key, given->values[given->count]};
	given->count++;
}

static void take_first_ground(void *arg, const struct list_value *value)
{
	const char **key = arg;

	if (!*key)
		*key = value->key;
}

static const char *filler(const char *action, const char *key)
{
	for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
		if (strcmp(fillers[i].key, key) == 0 &&
			(!fillers[i].action || strcmp(fillers[i].action, action) == 0))
			return fillers[i].value;
	return NULL;
}

static bool is_asked(const struct lifecycle_action *action, const char *key)
{
	return lifecycle_names(action->needs, key) ||
		strcmp(key, "note") == 0 || /* or what was recorded before would leave no trace */
		(strcmp(key, "assignee") == 0 && strcmp(action->id, "verify") == 0) ||
		(strcmp(key, "complexity") == 0 && strcmp(action->id, "extend") == 0) ||
		(strcmp(key, "outcome") == 0 && strcmp(action->id, "close") == 0);
}

/* The day of an act: two days in summer 2026, or in November where a period must have passed. */
static void give_day(struct given *given, const char *action, const struct casefile *file)
{
	char iso[DATE_ISO_SIZE];
	const bool late = strcmp(action, "take-effect") == 0 || strcmp(action, "second") == 0;
	const date_t wanted = day(late ? "2026-11-20" : "2026-07-02");

	give(given, "on", date_iso(file->step_on > wanted ? file->step_on : wanted, iso));
}

static bool do_act(struct desk *desk, int64_t id, const char *word)
{
	struct casefile file = load_case(desk, id);
	const struct lifecycle_action *action = case_action_find(desk, &file, word);
	struct given given = {.count = 0};

	cr_assert(action, "%s", word);
	give_day(&given, word, &file);
	for (const char *const *key = action->takes; *key; key++) {
		const char *value = filler(word, *key);
		if (!is_asked(action, *key))
			continue;
		if (strcmp(*key, "outcome") == 0)
			value = file.answered_on ? NULL : action->outcomes[0];
		if (strcmp(*key, "assignee") == 0 && file.assignee)
			value = "lan"; /* another than hung, or nothing is written */
		if (strcmp(*key, "kind") == 0 && file.kind == KIND_MEDIATION)
			value = "feedback";
		if (strcmp(*key, "ground") == 0)
			case_grounds(desk->rules, action, file.kind, take_first_ground, &value);
		if (value)
			give(&given, *key, value);
	}
	drop_case(&file);
	err = (struct error){0};
	return case_do(desk, id, word, given.list, given.count, &err);
}

/* ---- getting into a state ----------------------------------------------------------------------- */

static const char *const ways[][2] = {
	/* state of a kind, and the acts that lead there from a new case */
	{"opinion noted", ""},
	{"opinion assigned", "assign"},
	{"opinion referred", "refer"},
	{"opinion answered", "answer"},
	{"opinion carried-out", "answer carry-out"},
	{"opinion published", "answer publish"},
	{"opinion closed", "assign answer close"},
	{"feedback received", ""},
	{"feedback processing", "assign"},
	{"feedback filed", "file"},
	{"feedback transferred", "assign transfer"},
	{"feedback answered", "assign answer"},
	{"feedback carried-out", "answer carry-out"},
	{"feedback closed", "answer close"},
	{"complaint received", ""},
	{"complaint filed", "file"},
	{"complaint guided", "guide"},
	{"complaint refused", "refuse"},
	{"complaint accepted", "accept suspend resume"},
	{"complaint verifying", "accept verify suspend resume"},
	{"complaint dialogue", "accept verify dialogue suspend resume"},
	{"complaint heard", "accept verify dialogue invite hold suspend resume"},
	{"complaint suspended", "accept suspend"},
	{"complaint terminated", "accept terminate"},
	{"complaint decided", "accept verify suspend resume decide"},
	{"complaint sent", "accept verify suspend resume decide send"},
	{"complaint effective", "accept verify suspend resume decide send take-effect"},
	{"complaint second", "accept verify decide send second"},
	{"complaint court", "accept verify decide send court"},
	{"complaint enforcing", "accept verify suspend resume decide send take-effect enforce"},
	{"complaint closed", "accept verify decide send take-effect close"},
	{"denunciation received", ""},
	{"denunciation screened", "screen"},
	{"denunciation checking", "check"},
	{"denunciation quick", "quick"},
	{"denunciation not-processed", "not-process"},
	{"denunciation transferred", "transfer"},
	{"denunciation referred", "refer"},
	{"denunciation refused", "refuse"},
	{"denunciation accepted", "screen accept suspend resume"},
	{"denunciation verifying", "accept verify suspend resume"},
	{"denunciation suspended", "accept verify suspend"},
	{"denunciation terminated", "accept withdraw"},
	{"denunciation concluded", "accept verify suspend resume conclude"},
	{"denunciation following", "accept notify verify suspend resume conclude send publish act"},
	{"denunciation further", "accept verify conclude further"},
	{"denunciation closed", "accept notify verify conclude send publish act close"},
	{"mediation received", ""},
	{"mediation assigned", "assign"},
	{"mediation mediating", "assign start"},
	{"mediation mediated", "start succeed"},
	{"mediation following", "start succeed follow"},
	{"mediation failed", "start fail"},
	{"mediation guided", "start fail guide"},
	{"mediation ended", "start stop"},
	{"mediation declined", "decline"},
	{"mediation closed", "start succeed close"},
};

static int64_t case_in(struct desk *desk, const char *kind, const char *state)
{
	char wanted[80], kind_pair[40], words[200] = "";

	snprintf(wanted, sizeof wanted, "%s %s", kind, state);
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (strcmp(ways[i][0], wanted) == 0)
			snprintf(words, sizeof words, "%s", ways[i][1]);
	snprintf(kind_pair, sizeof kind_pair, "kind=%s", kind);
	const int64_t id = add(
		desk, &entity_casefile, kind_pair, "summary=Việc", "received_on=2026-07-01", NULL);
	for (char *word = strtok(words, " "); word; word = strtok(NULL, " "))
		cr_assert(do_act(desk, id, word), "%s to %s: %s", word, wanted, err.text);
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "step"), state);
	return id;
}

/* ---- the walk --------------------------------------------------------------------------------------- */

struct tally {
	int64_t clocks, open; /* of a case */
	int records; /* of the tables that acts write to */
};

static bool tally_clock(void *arg, const void *record)
{
	struct tally *tally = arg;
	const struct clock *clock = record;

	tally->clocks++;
	tally->open += !clock->ended_on;
	return true;
}

static struct tally tally_of(struct desk *desk, int64_t id)
{
	const struct condition condition = {
		.field = entity_field(&entity_clock, "casefile"), .op = OP_EQ, .number = id};
	const struct query clocks = {.entity = &entity_clock, .conditions = &condition, .count = 1};
	struct tally tally = {0};

	MUST(store_query(desk->store, &clocks, tally_clock, &tally, &err));
	const struct entity *const written[] = {
		&entity_casefile, &entity_resolution, &entity_petition, NULL};
	for (size_t i = 0; written[i]; i++) {
		const struct query query = {.entity = written[i]};
		int64_t count;
		MUST(store_count(desk->store, &query, &count, &err));
		tally.records += (int)count;
	}
	return tally;
}

/* Take back what was done last, do it again and take it back: each time the whole office is as it was. */
static void check_both_ways(
	struct desk *desk, const char *before, const char *state, const char *word)
{
	struct buf told = {0};
	char *after = office_state(desk, false), *now;

	for (int step = 0; step < 3; step++) {
		MUST(undo_do(desk, step == 1, &told, &err));
		now = office_state(desk, false);
		cr_expect(strcmp(now, before) == 0 || step == 1, "%s from %s undone:\n%s\nnot\n%s",
			word, state, now, before);
		cr_expect(strcmp(now, after) == 0 || step != 1, "%s from %s redone:\n%s\nnot\n%s",
			word, state, now, after);
		free(now);
	}
	cr_expect(told.len, "%s from %s: nothing is said of it", word, state);
	buf_clear(&told);
	free(after);
}

/* Do it, look at what it did, take it back, and find everything as it was. */
static void check_done(struct desk *desk, int64_t id, const char *state, const char *word)
{
	struct casefile before = load_case(desk, id);
	const struct lifecycle_action *action = case_action_find(desk, &before, word);
	const struct tally was = tally_of(desk, id);
	char *office_before = office_state(desk, false);

	cr_expect(case_action_allowed(desk, &before, action, &err), "%s from %s: %s", word, state,
		err.text);
	cr_assert(do_act(desk, id, word), "%s from %s: %s", word, state, err.text);
	struct casefile after = load_case(desk, id);
	const struct lifecycle_state *now = case_step(desk, &after);
	if (action->to)
		cr_expect_str_eq(now->id, action->to, "%s from %s", word, state);
	cr_expect_eq(now->end, after.closed_on != DATE_NONE, "%s from %s", word, state);
	if (now->end && !*action->starts)
		cr_expect_eq(
			tally_of(desk, id).open, 0, "%s from %s leaves a time limit", word, state);
	check_both_ways(desk, office_before, state, word);
	free(office_before);
	drop_case(&after);
	after = load_case(desk, id);
	for (size_t i = 0; i < entity_casefile.field_count; i++)
		cr_expect(field_equals(&entity_casefile.fields[i], &before, &after),
			"%s from %s: undo left %s", word, state, entity_casefile.fields[i].key);
	const struct tally is = tally_of(desk, id);
	cr_expect_eq(is.clocks, was.clocks, "%s from %s: undo left a clock", word, state);
	cr_expect_eq(is.open, was.open, "%s from %s: undo ended a clock", word, state);
	cr_expect_eq(is.records, was.records, "%s from %s: undo left a record", word, state);
	drop_case(&before);
	drop_case(&after);
}

/* A case is closed once nothing is owed any more: one in which the order to resume was sent. */
static int64_t case_for(
	struct desk *desk, const char *kind, const char *state, const char *word, int64_t id)
{
	const bool lawful = strcmp(kind, "complaint") == 0 || strcmp(kind, "denunciation") == 0;

	if (!lawful || strcmp(word, "close") != 0)
		return id;
	const int64_t other = case_in(desk, kind, state);
	cr_assert(do_act(desk, other, "serve"), "%s", err.text);
	return other;
}

static void check_refused(struct desk *desk, int64_t id, const char *state, const char *word)
{
	struct casefile file = load_case(desk, id);
	const int64_t length = journal_length(desk);
	const struct lifecycle_action *action = case_action_find(desk, &file, word);
	struct error why = {0};

	cr_expect_not(case_action_allowed(desk, &file, action, &why), "%s from %s", word, state);
	cr_expect_not(do_act(desk, id, word), "%s from %s was done", word, state);
	cr_expect_eq(err.code, ERR_DENIED, "%s from %s: %s", word, state, err.text);
	cr_expect(strstr(err.text, rule_text(&action->name)) &&
			strstr(err.text, rule_text(&case_step(desk, &file)->name)),
		"%s from %s: no reason: %s", word, state, err.text);
	cr_expect_eq(journal_length(desk), length, "%s from %s wrote something", word, state);
	drop_case(&file);
}

static void walk(const char *kind)
{
	struct desk *desk = office();
	size_t states = 0;

	act_as(desk, "binh");
	add_case(desk, "feedback", "Gốc"); /* 0001, that others are merged into */
	act_as(desk, "binh");
	const struct lifecycle *lifecycle =
		rules_lifecycle(desk->rules, choice_find(case_kinds, kind)->value);
	for (size_t row = 0; row < ROWS; row++) {
		if (strcmp(table[row].kind, kind) != 0)
			continue;
		states++;
		cr_assert(lifecycle_state(lifecycle, table[row].state), "%s", table[row].state);
		const int64_t id = case_in(desk, kind, table[row].state);
		size_t lawful = 0;
		for (size_t i = 0; i < lifecycle->action_count; i++) {
			const char *word = lifecycle->actions[i].id;
			if (has_word(table[row].acts, word)) {
				lawful++;
				check_done(desk, case_for(desk, kind, table[row].state, word, id),
					table[row].state, word);
			} else {
				check_refused(desk, id, table[row].state, word);
			}
		}
		size_t words = *table[row].acts != '\0';
		for (const char *c = table[row].acts; *c; c++)
			words += *c == ' ';
		cr_expect_eq(lawful, words, "%s: an act of this test is not in the rules",
			table[row].state);
	}
	cr_assert_eq(
		states, lifecycle->state_count, "a state of %s is not in this test's table", kind);
	cr_assert(is_clean(desk), "%s", err.text);
	desk_close(desk);
}

Test(lifecycle, an_opinion_does_what_its_table_says)
{
	walk("opinion");
}

Test(lifecycle, feedback_does_what_its_table_says)
{
	walk("feedback");
}

Test(lifecycle, a_complaint_does_what_its_table_says)
{
	walk("complaint");
}

Test(lifecycle, a_denunciation_does_what_its_table_says)
{
	walk("denunciation");
}

Test(lifecycle, a_mediation_does_what_its_table_says)
{
	walk("mediation");
}
