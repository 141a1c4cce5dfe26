/* The drills: five minutes each, in the order of a clerk's day. */
#include <string.h>

#include "base/locale.h"
#include "tui/listview.h"
#include "tui/practice.h"

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
		bool lamp = desk_load(tui->desk, entity, id, &file, &err) && file.number == 259;
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
	return shows(tui, "cases", "summary");
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
		.goal = {"commitment", "add", 1}},
	{.name = "intake",
		.title = N_("A petition comes in"),
		.text = N_("Register a petition, answer the questions of the intake, and decide."),
		.hints = {N_("7 shows the registers: petitions; m enters a new one, F2 saves it"),
			N_("F9 opens the intake; Space gives the usual answer, question by "
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
			N_("v shows the views; keep the present filter as a new one")},
		.goal = {"saved-view", "add", 1}},
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
		.hints = {N_("On an opinion (YK) press . and choose Extend"),
			N_("Fill in the new day and the reason, F2")},
		.goal = {"case", "extend", 1}},
	{.name = "undo",
		.title = N_("Undo and redo"),
		.text = N_("Change something, take it back, and do it again."),
		.hints = {N_("Assign a case to somebody: g"), N_("Ctrl+Z takes it back"),
			N_("Ctrl+Y does it again")},
		.goal = {NULL, "undo", 1, .then = "redo"}},
	{.name = "resolve",
		.title = N_("From result to letter"),
		.text = N_("Answer an open opinion that is not of today: result, grounds, letter, "
			   "publishing, "
			   "finish."),
		.hints = {N_("3, put the cursor on an opinion or feedback, press k"),
			N_("Go through the steps; what is missing is named"), N_("F9 finishes")},
		.goal = {"resolution", "add", 1}},
	{.name = "summary",
		.title = N_("The month's figures"),
		.text = N_(
			"Open the month's summary and show the cases behind one of its numbers."),
		.hints = {N_("6 shows the summary"),
			N_("Choose a number with the arrows, then Enter")},
		.goal = {.seen = counted_to_its_cases}},
};
