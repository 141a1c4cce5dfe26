/* The keys of acts on cases: their menus, and what is allowed. What an act needs is asked for in case_ask.c. */
#include "tui/views/case_acts.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/lifecycle.h"
#include "tui/menu.h"
#include "tui/views/case_ask.h"
#include "tui/views/pair.h"
#include "tui/views/resolve.h"
#include "tui/views/why.h"

enum { ITEMS_MOST = 40 }; /* of a menu of acts */

/* ---- menus of actions ------------------------------------------------------------------------------ */

/* Two cases are looked at side by side before they become one, or one becomes two; of marked ones each is told in the bulk dialog. */
static bool start_pair(struct view *view, const char *word)
{
	struct casefile file = {0};
	size_t count;

	free(case_targets(view, &count));
	if (count != 1 || !case_load_target(view, &file))
		return false;
	const struct lifecycle_action *action = case_action_find(view->tui->desk, &file, word);
	const bool pair = action && (action->verb == VERB_MERGE || action->verb == VERB_SPLIT) &&
		case_action_allowed(view->tui->desk, &file, action, NULL);
	if (pair)
		tui_push(view->tui,
			pair_view_new(view->tui, file.record.id,
				action->verb == VERB_MERGE ? PAIR_MERGE : PAIR_SPLIT));
	record_clear(&entity_casefile, &file);
	return pair;
}

static void start(struct view *view, const char *word)
{
	if (!start_pair(view, word))
		case_ask(view, word, NULL, NULL);
}

/* Rows of the menu that is shown: index + 1 is the value of an item. */
static void action_chosen(struct view *owner, void *arg, int64_t value)
{
	struct casefile file = {0};

	(void)arg;
	if (!case_load_target(owner, &file))
		return;
	const struct lifecycle *lifecycle = case_lifecycle(owner->tui->desk, &file);
	const bool known = value >= 1 && (size_t)value <= lifecycle->action_count;
	record_clear(&entity_casefile, &file);
	if (known)
		start(owner, lifecycle->actions[value - 1].id);
}

/* F6 on an act of the menu: its fields before it is done. */
static void show_fields(struct view *prompt)
{
	const struct menu *menu = (const struct menu *)prompt;
	struct view *owner = prompt->below;
	struct casefile file = {0};
	char *word = NULL;

	if (menu->cursor >= menu->count || menu->rows[menu->cursor].refused ||
		!case_load_target(owner, &file))
		return;
	const struct lifecycle *lifecycle = case_lifecycle(owner->tui->desk, &file);
	const int64_t value = menu->rows[menu->cursor].value;
	if (value >= 1 && (size_t)value <= lifecycle->action_count)
		word = xstrdup(lifecycle->actions[value - 1].id);
	record_clear(&entity_casefile, &file);
	if (word && tui_pop(prompt) && !start_pair(owner, word))
		case_ask_all(owner, word);
	free(word);
}

/* What a person does next most often: the first lawful act that moves the case on. */
static bool moves_on(const struct lifecycle_action *action)
{
	return action->to &&
		(action->verb == VERB_ACCEPT || action->verb == VERB_ANSWER ||
			action->verb == VERB_MOVE || action->verb == VERB_RESUME ||
			action->verb == VERB_CLOSE);
}

/* In a row there is room for the states it is for, not for the whole refusal. */
static void tell_when(
	const struct lifecycle *lifecycle, const struct lifecycle_action *action, struct error *why)
{
	struct buf when = {0};

	lifecycle_when(lifecycle, action, &when);
	error_set(why, ERR_DENIED, "%s: %s", _("only when"), buf_text(&when));
	buf_clear(&when);
}

/*
 * The actions of the kind that a key is about (all where @p words is NULL), the lawful ones first; the others say why they are not.
 */
static void menu_of(struct view *view, const char *title, const char *const *words)
{
	struct desk *desk = view->tui->desk;
	struct casefile file = {0};
	struct menu_item items[ITEMS_MOST];
	size_t count = 0;
	struct error errors[ITEMS_MOST];
	int64_t current = 0;

	if (!case_load_target(view, &file))
		return;
	const struct lifecycle *lifecycle = case_lifecycle(desk, &file);
	const struct lifecycle_state *state = case_step(desk, &file);
	for (int lawful = 1; lawful >= 0; lawful--) {
		for (size_t i = 0; i < lifecycle->action_count; i++) {
			const struct lifecycle_action *action = &lifecycle->actions[i];
			struct error *why = &errors[count];
			if (words && !lifecycle_names(words, action->id))
				continue;
			error_clear(why);
			if (count == ITEMS_MOST ||
				case_action_allowed(desk, &file, action, why) != (lawful != 0))
				continue;
			if (!lawful && !lifecycle_leaves(action, state))
				tell_when(lifecycle, action, why);
			if (lawful && !current && moves_on(action))
				current = (int64_t)i + 1;
			items[count++] = (struct menu_item){.value = (int64_t)i + 1,
				.label = rule_text(&action->name),
				.detail = rule_text(&action->sentence),
				.refusal = lawful ? NULL : why->text};
		}
	}
	record_clear(&entity_casefile, &file);
	if (!count) {
		struct error err;
		error_set(&err, ERR_DENIED, _("Nothing of this kind for such a case"));
		tui_complain(view->tui, &err);
		return;
	}
	prompt_menu(
		view, title, items, count, current ? current : items[0].value, action_chosen, NULL);
	view->tui->top->aside = show_fields;
}

/* ---- the keys -------------------------------------------------------------------------------------- */

static const char *const transfers[] = {"convert", "transfer", "refer", "guide", NULL};
static const char *const assigns[] = {"assign", NULL};
static const char *const closes[] = {"close", NULL};
static const char *const reopens[] = {"reopen", NULL};
static const char *const merges[] = {"merge", "split", "petition", NULL};

void case_act_assign(struct view *view, const char *argument)
{
	case_ask(view, "assign", "assignee", argument);
}

void case_act_all(struct view *view, const char *argument)
{
	if (argument && *argument)
		case_ask(view, argument, NULL, NULL);
	else
		menu_of(view, _("Actions"), NULL);
}

/* The five steps, where one case is meant and it allows an answer. */
static bool resolve_one(struct view *view)
{
	size_t count;
	int64_t *ids = case_targets(view, &count);
	struct error err = {0};
	struct view *steps = count == 1 ? resolve_view_new(view->tui, ids[0], &err) : NULL;

	free(ids);
	if (steps)
		tui_push(view->tui, steps);
	else if (count == 1 && err.code && err.code != ERR_DENIED)
		tui_complain(view->tui, &err);
	return steps || (err.code && err.code != ERR_DENIED);
}

void case_act_resolve(struct view *view, const char *argument)
{
	if (argument && *argument)
		case_ask(view, argument, NULL, NULL);
	else if (!resolve_one(view))
		menu_of(view, _("Actions"), NULL);
}

void case_act_close(struct view *view, const char *argument)
{
	(void)argument;
	case_ask(view, "close", NULL, NULL);
}

void case_act_reopen(struct view *view, const char *argument)
{
	case_ask(view, "reopen", "note", argument);
}

void case_act_convert(struct view *view, const char *argument)
{
	if (argument && *argument)
		case_ask(view, "convert", "kind", argument);
	else
		menu_of(view, _("Convert, transfer"), transfers);
}

/* The marked cases into the one under the cursor. */
static bool merge_marked(struct view *view)
{
	struct error err = {0};
	struct casefile into = {0};
	struct buf code = {0}, title = {0};
	size_t count, kept = 0;
	int64_t *ids = case_targets(view, &count), id = 0;
	const bool marked = case_is_marked(view);

	if (marked && case_current(view, &id) &&
		desk_load(view->tui->desk, &entity_casefile, id, &into, &err)) {
		record_code(&entity_casefile, &into, &code);
		buf_printf(&title, _("Merge into %s"), buf_text(&code));
		for (size_t i = 0; i < count; i++)
			if (ids[i] != id)
				ids[kept++] = ids[i];
		if (kept)
			case_ask_many(view, buf_text(&title), "merge",
				&(const struct argument){"into", buf_text(&code)}, 1, ids, kept);
		else
			tui_say(view->tui,
				_("Mark the others with Space, then p merges them into this one"));
	} else if (err.code) {
		tui_complain(view->tui, &err);
	}
	record_clear(&entity_casefile, &into);
	buf_clear(&code);
	buf_clear(&title);
	free(ids);
	return marked;
}

void case_act_merge(struct view *view, const char *argument)
{
	if (!(argument && *argument) && merge_marked(view))
		return;
	if (argument && *argument)
		case_ask(view, "merge", "into", argument);
	else
		menu_of(view, _("Merge, split"), merges);
}

/* ---- due date ------------------------------------------------------------------------------ */

size_t case_due_actions(struct desk *desk, int64_t id, struct due_action *out, size_t most)
{
	struct casefile file = {0};
	const struct lifecycle *lifecycle = desk_load(desk, &entity_casefile, id, &file, NULL)
		? case_lifecycle(desk, &file)
		: NULL;
	size_t count = 0;

	for (size_t i = 0; lifecycle && i < lifecycle->action_count && count < most; i++) {
		const struct lifecycle_action *action = &lifecycle->actions[i];
		const bool about = action->verb == VERB_EXTEND || action->verb == VERB_SUSPEND ||
			action->verb == VERB_RESUME;
		if (about && case_action_allowed(desk, &file, action, NULL))
			out[count++] = (struct due_action){action->id, rule_text(&action->name)};
	}
	record_clear(&entity_casefile, &file);
	return count;
}

/* What may be done about the dates of any of the marked cases, each action once. */
static size_t marked_due_actions(struct view *view, struct due_action *out, size_t most)
{
	size_t count, found = 0;
	int64_t *ids = case_targets(view, &count);

	for (size_t i = 0; i < count; i++) {
		struct due_action own[ITEMS_MOST];
		const size_t has = case_due_actions(view->tui->desk, ids[i], own, ITEMS_MOST);

		for (size_t j = 0; j < has; j++) {
			size_t at = 0;

			while (at < found && strcmp(out[at].id, own[j].id) != 0)
				at++;
			if (at == found && found < most)
				out[found++] = own[j];
		}
	}
	free(ids);
	return found;
}

enum { WHY = -1 }; /* in the menu of these actions: only look at the dates */

static void due_action_chosen(struct view *owner, void *arg, int64_t value)
{
	struct due_action all[ITEMS_MOST];

	(void)arg;
	if (value == WHY)
		why_act(owner, NULL);
	else if ((size_t)value < marked_due_actions(owner, all, ITEMS_MOST))
		case_ask(owner, all[value].id, NULL, NULL);
}

bool case_act_due_marked(struct view *view)
{
	struct menu_item items[ITEMS_MOST + 1] = {
		{.value = WHY, .label = _("Why each date is what it is")}};
	struct due_action all[ITEMS_MOST];
	size_t count;

	if (!case_is_marked(view))
		return false;
	count = marked_due_actions(view, all, ITEMS_MOST);
	for (size_t i = 0; i < count; i++)
		items[i + 1] = (struct menu_item){.value = (int64_t)i, .label = all[i].label};
	if (count)
		prompt_menu(view, _("Due dates of the marked cases"), items, count + 1, WHY,
			due_action_chosen, NULL);
	return count > 0;
}

void case_act_do(struct view *view, const char *action)
{
	start(view, action);
}

/* ---- what is allowed ----------------------------------------------------------------------- */

/* The refusal told is that of the first of them that the kind has. */
static bool any_allowed(
	struct desk *desk, const struct casefile *file, const char *const *words, struct error *err)
{
	struct error first = {0};
	bool known = false;

	for (; *words; words++) {
		const struct lifecycle_action *action = case_action_find(desk, file, *words);
		struct error why = {0};
		if (!action)
			continue;
		if (case_action_allowed(desk, file, action, &why))
			return true;
		if (!known)
			first = why;
		known = true;
	}
	if (!known)
		return error_set(err, ERR_DENIED, _("Nothing of this kind for such a case"));
	if (err)
		*err = first;
	return false;
}

bool case_act_allowed(const struct view *view, enum action action, struct error *err)
{
	static const struct {
		enum action action;
		const char *const *words; /* any of them will do */
	} rows[] = {
		{ACT_ASSIGN, assigns},
		{ACT_CONVERT, transfers},
		{ACT_MERGE, merges},
		{ACT_CLOSE, closes},
		{ACT_REOPEN, reopens},
	};
	bool (*beneath)(const struct view *, enum action, struct error *) =
		view->ops->base ? view->ops->base->allowed : NULL;
	int64_t id;

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct casefile file = {0};
		if (rows[i].action != action)
			continue;
		/* With marks each case is tried, and what is refused is told. */
		if (case_is_marked(view))
			return true;
		if (!case_current(view, &id))
			return error_set(err, ERR_DENIED, _("No case here"));
		const struct casefile *held =
			VIEW_OP(view, record) ? VIEW_OP(view, record)(view) : NULL;
		if (held &&
			held->record.id == id) /* for each key of the footer: no need to read it */
			return any_allowed(view->tui->desk, held, rows[i].words, err);
		if (!desk_load(view->tui->desk, &entity_casefile, id, &file, err))
			return false;
		bool ok = any_allowed(view->tui->desk, &file, rows[i].words, err);
		record_clear(&entity_casefile, &file);
		return ok;
	}
	return !beneath || beneath(view, action, err);
}
