/* The drills: five minutes each, in the order of a clerk's day. */
#include <string.h>

#include "base/locale.h"
#include "domain/filter.h"
#include "tui/listview.h"
#include "tui/practice.h"

enum { LAMP = 259, WASTE = 261 }; /* cases of the sample */

/* A case is under the cursor of a list that was searched, or open above one. */
static bool found_the_lamp(const struct tui *tui)
{
	for (const struct view *view = tui->top; view; view = view->below) {
		const struct entity *entity;
		struct casefile file = {0};
		struct error err;
		int64_t id;
		bool (*current)(const struct view *, const struct entity **, int64_t *) =
			VIEW_OP(view, current);
		const struct listview *list = (const struct listview *)view;
		bool searched = view->ops == &listview_ops || view->ops->base == &listview_ops;

		if (!searched || !list->search || !current || !current(view, &entity, &id) ||
			entity != &entity_casefile)
			continue;
		bool lamp = desk_load(tui->desk, entity, id, &file, &err) && file.number == LAMP;
		record_clear(&entity_casefile, &file);
		if (lamp)
			return true;
	}
	return false;
}

static bool shows(const struct tui *tui, const char *name, const char *over)
{
	bool found = !over;

	for (const struct view *view = tui->top ? tui->top->below : NULL; view; view = view->below)
		found = found || !strcmp(view->ops->name, over);
	return tui->top && found && !strcmp(tui->top->ops->name, name);
}

static bool explains_a_date(const struct tui *tui)
{
	return shows(tui, "why", NULL);
}

static bool counted_to_its_cases(const struct tui *tui)
{
	return shows(tui, "cases", "summary") || shows(tui, "cases", "paper");
}

/* Owned by somebody, and due. */
static bool is_promise_with_a_day(struct desk *desk, int64_t id)
{
	struct commitment promise = {0};
	struct error err;

	const bool fits = desk_load(desk, &entity_commitment, id, &promise, &err) &&
		promise.due_on && promise.owner;
	record_clear(&entity_commitment, &promise);
	return fits;
}

/* Of the cases, and narrowed to open ones of a hamlet. */
static bool is_view_of_a_hamlet(struct desk *desk, int64_t id)
{
	struct saved_view view = {0};
	struct filter filter = {0};
	struct error err;
	size_t column;
	bool hamlet = false, state = false;

	if (desk_load(desk, &entity_saved_view, id, &view, &err) && view.filter &&
		filter_parse(desk, &entity_casefile, view.filter, &filter, &column, &err)) {
		for (size_t i = 0; i < filter.count; i++) {
			const char *key = filter.conditions[i].field->key;
			hamlet = hamlet || !strcmp(key, "hamlet");
			state = state || !strcmp(key, "state") || !strcmp(key, "closed_on");
		}
	}
	filter_clear(&filter);
	record_clear(&entity_saved_view, &view);
	return hamlet && state;
}

/* The answer that was asked for, with result, grounds, a letter that has a number, and made public. */
static bool is_whole_answer(struct desk *desk, int64_t id)
{
	struct resolution answer = {0};
	struct casefile file = {0};
	struct document letter = {0};
	struct error err;

	const bool fits = desk_load(desk, &entity_resolution, id, &answer, &err) &&
		desk_load(desk, &entity_casefile, answer.casefile, &file, &err) &&
		file.number == WASTE && answer.outcome && answer.text && *answer.text &&
		answer.grounds && *answer.grounds && answer.publish == PUBLISH_YES &&
		answer.document &&
		desk_load(desk, &entity_document, answer.document, &letter, &err) &&
		letter.number && *letter.number;
	record_clear(&entity_document, &letter);
	record_clear(&entity_casefile, &file);
	record_clear(&entity_resolution, &answer);
	return fits;
}

const struct drill drills[DRILL_COUNT] = {
	{.name = "log",
		.title = N_("Five opinions"),
		.text = N_(
			"Log five opinions of a conference: who speaks, Enter, the gist, Enter."),
		.hints = {N_("F5 opens the live log"),
			N_("Choose the conference of the fourth quarter with Enter, and Enter "
			   "again"),
			N_("A name, Enter, what they say, Enter; and once more")},
		.goal = {"case", "log", 5}},
	{.name = "answer",
		.title = N_("An answer in the hall"),
		.text = N_("The chair answers the last opinion at once. Write the answer down "
			   "behind a ="),
		.hints = {N_("F5 opens the log; with no opinion yet, log one first"),
			N_("In the empty line type = and the answer, then Enter")},
		.goal = {"case", "answer", 1}},
	{.name = "promise",
		.title = N_("A promise with a day"),
		.text = N_("Somebody promises to do something by a day: + text @person before "
			   "friday."),
		.hints = {N_("In the empty line of the log (F5) type +"),
			N_("What is promised, then @tuan, then a day in words: tomorrow, friday, "
			   "4/12")},
		.goal = {"commitment", "add", 1, .fits = is_promise_with_a_day}},
	{.name = "intake",
		.title = N_("A petition comes in"),
		.text = N_("Register a petition, answer the questions of the intake, and decide."),
		.hints = {N_("7 shows the registers: petitions; m enters a new one, F2 saves it"),
			N_("Enter opens the intake (F9 later); Space gives the usual answer, "
			   "question by "
			   "question"),
			N_("F9 once more decides what is proposed")},
		.goal = {"petition", "add", 1, .then = "decide"}},
	{.name = "find",
		.title = N_("Find without accents"),
		.text = N_(
			"Find the case of the street lamp of hamlet 5 without typing an accent."),
		.hints = {N_("3 shows the cases, / searches"), N_("Type: den duong xom 5"),
			N_("Enter, and put the cursor on case 0259")},
		.goal = {.seen = found_the_lamp}},
	{.name = "view",
		.title = N_("A view of one's own"),
		.text = N_(
			"Narrow the cases to those of one hamlet that are open, and keep that as a "
			"view."),
		.hints = {N_("3, then l, and type: state:open hamlet:Gốm"),
			N_("v shows the views; + keeps the list as it is: give it a name")},
		.goal = {"saved-view", "add", 1, .fits = is_view_of_a_hamlet}},
	{.name = "assign",
		.title = N_("Three at once"),
		.text = N_("Mark three cases and assign them to one person in one step."),
		.hints = {N_("3, then Space on three cases"),
			N_("g, a few letters of a name, Enter; Enter again where it says what will "
			   "be done")},
		.goal = {"case", "assign", 3, .together = true}},
	{.name = "why",
		.title = N_("Why this date?"),
		.text = N_("Somebody asks why a case is due on its day. Show it, day by day."),
		.hints = {N_("Put the cursor on a case, press h")},
		.goal = {.seen = explains_a_date}},
	{.name = "extend",
		.title = N_("More time, with a reason"),
		.text = N_("An opinion needs a few days more. Extend its time limit and say why."),
		.hints = {N_("On an opinion (YK) press h: why the date is what it is"),
			N_("Enter presses the button Extend"),
			N_("The new day, Enter; the reason, Enter")},
		.goal = {"case", "extend", 1}},
	{.name = "undo",
		.title = N_("Undo and redo"),
		.text = N_("Change something, take it back, and do it again."),
		.hints = {N_("Assign a case to somebody: g"), N_("Ctrl+Z takes it back"),
			N_("Ctrl+Y does it again")},
		.goal = {NULL, "undo", 1, .then = "redo"}},
	{.name = "resolve",
		.title = N_("From result to letter"),
		.text = N_("Answer case 0261, the waste at Gốm market, in five steps: result, "
			   "grounds, a letter, made public, finish with a number."),
		.hints = {N_("3, then / and: rac un o cho gom, Enter, then k"),
			N_("Tab goes to what is missing; step 3 chooses the letter, step 4 says "
			   "that it is public"),
			N_("F9 finishes; type the number of the case")},
		.goal = {"resolution", "add", 1, .fits = is_whole_answer}},
	{.name = "summary",
		.title = N_("The month's figures"),
		.text = N_(
			"Open the month's summary and show the cases behind one of its numbers."),
		.hints = {N_("6 shows the reports, b there the figures of the month"),
			N_("Choose a number with the arrows, then Enter")},
		.goal = {.seen = counted_to_its_cases}},
};
