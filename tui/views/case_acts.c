/* Acts on cases from the screens: what to ask for, then one call into the domain. */
#include "tui/views/case_acts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/case_values.h"
#include "domain/casefile.h"
#include "domain/choices.h"
#include "domain/draft.h"
#include "domain/lifecycle.h"
#include "domain/duty.h"
#include "tui/bulk.h"
#include "tui/listview.h"
#include "tui/prompt.h"
#include "tui/views/resolve.h"
#include "tui/views/why.h"

#define ANSWER_LIMIT 20000

/* ---- which cases --------------------------------------------------------------------------- */

static bool is_list(const struct view *view)
{
	return view->ops == &listview_ops || view->ops->base == &listview_ops;
}

/* The case under the cursor, as the view or the ops it is made from know it. */
static bool current_case(const struct view *view, int64_t *id)
{
	bool (*current)(const struct view *, const struct entity **, int64_t *) =
		VIEW_OP(view, current);
	const struct entity *entity;

	return current && current(view, &entity, id) && entity == &entity_casefile;
}

/* The marked cases of a list, else the current one. The caller frees. */
static int64_t *targets(const struct view *view, size_t *count)
{
	int64_t id;

	if (is_list(view))
		return listview_targets((const struct listview *)view, count);
	*count = 0;
	if (!current_case(view, &id))
		return NULL;
	int64_t *ids = xcalloc(1, sizeof(*ids));
	ids[0] = id;
	*count = 1;
	return ids;
}

/* Whether the action of a word may be done to a case now; any where @p word is NULL. */
static bool takes(struct desk *desk, const struct casefile *file, const char *word)
{
	const struct lifecycle_action *action = word ? case_action_find(desk, file, word) : NULL;

	return !word || (action && case_action_allowed(desk, file, action, NULL));
}

/*
 * What the question is about: of several marked ones the first that the action may be done to, else the first.
 */
static bool load_model(struct view *view, const char *word, struct casefile *file)
{
	struct error err = {0};
	size_t count;
	int64_t *ids = targets(view, &count);
	bool ok = count > 0 && desk_load(view->tui->desk, &entity_casefile, ids[0], file, &err);

	for (size_t i = 1; ok && i < count && !takes(view->tui->desk, file, word); i++) {
		record_clear(&entity_casefile, file);
		ok = desk_load(view->tui->desk, &entity_casefile, ids[i], file, &err);
		if (ok && i + 1 == count && !takes(view->tui->desk, file, word)) {
			record_clear(&entity_casefile, file);
			ok = desk_load(view->tui->desk, &entity_casefile, ids[0], file, &err);
			break;
		}
	}

	if (!ok && err.code)
		tui_complain(view->tui, &err);
	free(ids);
	return ok;
}

static bool load_target(struct view *view, struct casefile *file)
{
	return load_model(view, NULL, file);
}

/* What is asked for about the action of a word: that of the first target. NULL, with a complaint, where its kind has none. */
static const struct lifecycle_action *find_action(
	struct view *view, const struct casefile *file, const char *word)
{
	const struct desk *desk = view->tui->desk;
	const struct lifecycle_action *action = case_action_find(desk, file, word);
	struct error err;

	if (action)
		return action;
	error_set(&err, ERR_DENIED, _("There is no “%s” for this kind: %s"), word,
		rule_text(&case_lifecycle(desk, file)->name));
	tui_complain(view->tui, &err);
	return NULL;
}

/* An action on several cases, as bulk.h wants it. */
struct many {
	char *word;
	struct argument *arguments; /* owned */
	size_t count;
};

static bool do_one_of_many(struct desk *desk, int64_t id, const void *arg, struct error *err)
{
	const struct many *many = arg;

	return case_do(desk, id, many->word, many->arguments, many->count, err);
}

static void drop_many(void *arg)
{
	struct many *many = arg;

	for (size_t i = 0; i < many->count; i++) {
		free((char *)many->arguments[i].key);
		free((char *)many->arguments[i].value);
	}
	free(many->arguments);
	free(many->word);
	free(many);
}

/* The case that others are merged into; 0 where nothing is merged, or where trying it will say what is wrong with the name. */
static int64_t merged_into(struct desk *desk, const struct argument *arguments, size_t count)
{
	const struct field *field = case_value_field("into");
	struct case_values values = {0};
	struct error err = {0};

	for (size_t i = 0; i < count; i++)
		if (strcmp(arguments[i].key, field->key) == 0)
			desk_parse(desk, &entity_case_values, field, &values, arguments[i].value,
				&err);
	const int64_t into = values.into;
	record_clear(&entity_case_values, &values);
	return into;
}

/* Show first what would be done to which of the marked cases, and which are refused. */
static void ask_many(struct view *view, const char *title, const char *word,
	const struct argument *arguments, size_t argument_count, const int64_t *ids, size_t count)
{
	struct many *many = xcalloc(1, sizeof *many);
	const int64_t into = merged_into(view->tui->desk, arguments, argument_count);
	struct buf b = {0};

	many->word = xstrdup(word);
	many->count = argument_count;
	many->arguments = xcalloc(argument_count ? argument_count : 1, sizeof *many->arguments);
	buf_puts(&b, title);
	for (size_t i = 0; i < argument_count; i++) {
		many->arguments[i] =
			(struct argument){xstrdup(arguments[i].key), xstrdup(arguments[i].value)};
		buf_printf(&b, "%s %s", i ? "," : ":", arguments[i].value);
	}
	bulk_ask(view,
		&(const struct bulk_act){.entity = &entity_casefile,
			.title = buf_text(&b),
			.act = do_one_of_many,
			.danger = into ? DANGER_MERGE : DANGER_NONE,
			.danger_case = into,
			.arg = many,
			.drop = drop_many},
		ids, count);
	buf_clear(&b);
}

/* Do one action to all of them, in one transaction, and say it. */
static bool do_all(struct view *view, const char *word, const struct argument *arguments,
	size_t argument_count)
{
	struct desk *desk = view->tui->desk;
	struct casefile file = {0};
	struct error err = {0};
	size_t count;
	int64_t *ids = targets(view, &count);

	if (!load_model(view, word, &file)) {
		free(ids);
		return false;
	}
	const struct lifecycle_action *action = find_action(view, &file, word);
	if (action && count > 1)
		ask_many(view, rule_text(&action->name), word, arguments, argument_count, ids,
			count);
	bool ok = action != NULL &&
		(count > 1 || case_do(desk, ids[0], word, arguments, argument_count, &err));
	record_clear(&entity_casefile, &file);
	free(ids);
	if (!ok) {
		if (action)
			tui_complain(view->tui, &err);
		return false;
	}
	if (count > 1)
		return true;
	tui_changed(view->tui);
	tui_say(view->tui, _("%s: done. Ctrl+Z takes it back."), rule_text(&action->name));
	return true;
}

/*
 * Where what is typed for an act is kept: at the case it is about. Nowhere for a restricted one:
 * its text lies about in no drafts.
 */
struct act_draft {
	char place[DRAFT_PLACE_SIZE];
	struct prompt_draft draft;
};

static const struct prompt_draft *draft_of(
	const struct casefile *file, const char *field, struct act_draft *out)
{
	draft_act_place(&entity_casefile, file->record.id, out->place);
	out->draft = (struct prompt_draft){out->place, field};
	return file->secrecy == SECRECY_RESTRICTED ? NULL : &out->draft;
}

/* ---- asking for what an action needs --------------------------------------------------------- */

enum { ASKED_MOST = 12 };

/*
 * The action that is being asked about, one prompt after the other. There is one: prompts stand on each other, and the next action
 * begins anew.
 */
static struct asking {
	char action[40];
	struct argument given[ASKED_MOST]; /* values owned; keys are those of the values' fields */
	size_t count;
	const struct field *field; /* that is asked for now */
	size_t asked; /* values given before it was asked for */
} asking;

/* Forget what was given after so many values. */
static void take_back(size_t count)
{
	while (asking.count > count)
		free((char *)asking.given[--asking.count].value);
}

static void asking_clear(void)
{
	take_back(0);
	asking = (struct asking){.count = 0};
}

static bool is_given(const char *key)
{
	for (size_t i = 0; i < asking.count; i++)
		if (strcmp(asking.given[i].key, key) == 0)
			return true;
	return false;
}

static void give(const struct field *field, const char *value)
{
	if (asking.count == ASKED_MOST)
		die("an action needs more than can be asked");
	asking.given[asking.count++] = (struct argument){field->key, xstrdup(value)};
}

static bool is_text(const struct field *field)
{
	return field->type->storage == STORE_TEXT && strcmp(field->key, "ground") != 0;
}

/* Whether the action cannot go on without a key, as things stand. */
static bool is_wanted(const struct view *view, const struct casefile *file,
	const struct lifecycle_action *action, const char *key)
{
	if (strcmp(key, "decided_by") == 0)
		return case_action_needs_decider(view->tui->desk, file, action);
	if (lifecycle_names(action->needs, key))
		return true;
	if (!lifecycle_names(action->takes, key))
		return false;
	if (strcmp(key, "outcome") == 0)
		return action->verb == VERB_ANSWER
			? action->outcomes[0] && action->outcomes[1]
			: action->verb == VERB_CLOSE && !file->answered_on;
	if (strcmp(key, "assignee") == 0)
		return lifecycle_names(action->guards, "assigned") && !file->assignee &&
			!file->lead_unit;
	if (strcmp(key, "complexity") == 0)
		return lifecycle_names(action->guards, "complex") && !file->complexity;
	return false;
}

/* What to ask for next: choices and days first, words last, in the order of the action's keys. */
static const struct field *next_field(
	const struct view *view, const struct casefile *file, const struct lifecycle_action *action)
{
	for (int words = 0; words < 2; words++) {
		for (const char *const *key = action->takes; *key; key++) {
			const struct field *field = case_value_field(*key);
			if (is_text(field) == (words != 0) && !is_given(*key) &&
				is_wanted(view, file, action, *key))
				return field;
		}
		if (!words && !is_given("decided_by") &&
			is_wanted(view, file, action, "decided_by"))
			return case_value_field("decided_by");
	}
	return NULL;
}

static bool ask_next(struct view *view);

static bool text_given(
	struct view *owner, void *arg, const char *text, size_t *column, struct error *err)
{
	(void)arg;
	if (!*text) {
		*column = 0;
		return error_set(err, ERR_INVALID, _("This is needed; Esc leaves it"));
	}
	/* A refusal keeps the prompt, and with it what was typed; it may come as late as the commit. */
	take_back(asking.asked);
	give(asking.field, text);
	if (ask_next(owner))
		return true;
	return error_set(err, ERR_INVALID, "%s",
		owner->tui->message ? owner->tui->message : _("It was not saved"));
}

static void value_given(struct view *owner, void *arg, int64_t value)
{
	struct case_values values = {.record.id = 0};
	struct buf text = {0};

	(void)arg;
	field_set_integer(asking.field, &values, value);
	asking.field->type->print(asking.field, field_member_const(asking.field, &values), &text);
	give(asking.field, buf_text(&text));
	buf_clear(&text);
	ask_next(owner);
}

static void date_given(struct view *owner, void *arg, date_t date)
{
	if (date)
		value_given(owner, arg, date);
}

static void record_given(struct view *owner, void *arg, int64_t id)
{
	const struct entity *entity = asking.field->ref;
	void *record = xcalloc(1, entity->size);
	struct error err = {0};
	struct buf code = {0};

	(void)arg;
	if (desk_load(owner->tui->desk, entity, id, record, &err)) {
		record_code(entity, record, &code);
		give(asking.field, buf_text(&code));
		ask_next(owner);
	} else {
		tui_complain(owner->tui, &err);
	}
	record_clear(entity, record);
	free(record);
	buf_clear(&code);
}

/* ---- menus of values --------------------------------------------------------------------------- */

enum { ITEMS_MOST = 40 };

struct items {
	struct menu_item list[ITEMS_MOST];
	size_t count;
};

static void add_ground(void *arg, const struct list_value *value)
{
	struct items *items = arg;

	if (items->count < ITEMS_MOST)
		items->list[items->count++] = (struct menu_item){.value = value->value,
			.label = rule_text(&value->name),
			.detail = value->basis};
}

struct wanted_ground {
	int64_t value;
	const char *key;
};

static void find_ground(void *arg, const struct list_value *value)
{
	struct wanted_ground *wanted = arg;

	if (value->value == wanted->value)
		wanted->key = value->key;
}

static void ground_given(struct view *owner, void *arg, int64_t value)
{
	struct wanted_ground wanted = {value, NULL};
	struct casefile file = {0};

	(void)arg;
	if (!load_model(owner, asking.action, &file))
		return;
	const struct lifecycle_action *action = find_action(owner, &file, asking.action);
	if (action)
		case_grounds(owner->tui->desk->rules, action, file.kind, find_ground, &wanted);
	record_clear(&entity_casefile, &file);
	if (!wanted.key)
		return;
	give(asking.field, wanted.key);
	ask_next(owner);
}

static void ask_ground(
	struct view *view, const struct casefile *file, const struct lifecycle_action *action)
{
	struct items items = {.count = 0};

	case_grounds(view->tui->desk->rules, action, file->kind, add_ground, &items);
	prompt_menu(view, rule_text(&action->name), items.list, items.count, 0, ground_given, NULL);
}

/* Values of a code that fit the action: its results; another kind than the case has. */
static void ask_choice(struct view *view, const struct casefile *file,
	const struct lifecycle_action *action, const struct field *field)
{
	struct items items = {.count = 0};
	const bool outcome = field->choices == case_outcomes;

	for (const struct choice *c = field->choices; c->value && items.count < ITEMS_MOST; c++) {
		if (outcome && !lifecycle_names(action->outcomes, c->key))
			continue;
		if (action->verb == VERB_CONVERT && c->value == file->kind)
			continue;
		items.list[items.count++] = (struct menu_item){.value = c->value,
			.label = choice_label(c),
			.detail = outcome ? NULL : c->mark};
	}
	prompt_menu(view, outcome ? _("Result") : _(field->label), items.list, items.count,
		outcome ? file->outcome : 0, value_given, NULL);
}

/* Who may have decided: active people whom the action names. */
static bool add_decider(void *arg, const void *record)
{
	struct items *items = arg;
	const struct staff *staff = record;

	if (items->count < ITEMS_MOST && staff->role == ROLE_LEADER && staff->active)
		items->list[items->count++] = (struct menu_item){.value = staff->record.id,
			.label = xstrdup(staff->name),
			.detail = xstrdup(staff->title ? staff->title : "")};
	return true;
}

static void ask_decider(struct view *view)
{
	const struct query query = {.entity = &entity_staff};
	struct items items = {.count = 0};
	struct error err = {0};

	if (!store_query(view->tui->desk->store, &query, add_decider, &items, &err))
		tui_complain(view->tui, &err);
	else
		prompt_menu(view, _("Decided by"), items.list, items.count, 0, record_given, NULL);
	for (size_t i = 0; i < items.count; i++) {
		free((char *)items.list[i].label);
		free((char *)items.list[i].detail);
	}
}

/* ---- one prompt after the other ------------------------------------------------------------------ */

static void ask_text(struct view *view, const struct casefile *file,
	const struct lifecycle_action *action, const struct field *field)
{
	const bool note = field->type->lines && action->verb == VERB_ANSWER;
	struct act_draft draft;
	struct buf label = {0}, name = {0};

	buf_puts(&label, rule_text(&action->name));
	if (strcmp(field->key, "text") != 0)
		buf_printf(&label, ": %s", _(field->label));
	/* The action's name leads back to the prompt (see drafts.c); what else it asks for follows it. */
	buf_puts(&name, action->id);
	if (!lifecycle_names((const char *const[]){"text", "note", NULL}, field->key))
		buf_printf(&name, ":%s", field->key);
	const struct prompt_draft *kept = draft_of(file, buf_text(&name), &draft);
	if (note)
		prompt_note(view, buf_text(&label), NULL, ANSWER_LIMIT, kept, text_given, NULL);
	else
		prompt_text(view, buf_text(&label), NULL, 500, kept, text_given, NULL);
	buf_clear(&label);
	buf_clear(&name);
}

static void ask(struct view *view, const struct casefile *file,
	const struct lifecycle_action *action, const struct field *field)
{
	asking.field = field;
	asking.asked = asking.count;
	if (strcmp(field->key, "ground") == 0)
		ask_ground(view, file, action);
	else if (strcmp(field->key, "decided_by") == 0)
		ask_decider(view);
	else if (is_text(field))
		ask_text(view, file, action, field);
	else if (field->type == &FT_DATE)
		prompt_date(view, _(field->label),
			strcmp(field->key, "due_on") == 0 ? file->due_on : DATE_NONE, date_given,
			NULL);
	else if (field->type == &FT_FLAGS)
		prompt_flags(view, field, file->complexity, value_given, NULL);
	else if (field->ref)
		prompt_reference(view, field->ref,
			strcmp(field->key, "assignee") == 0 ? file->assignee : 0, false, NULL,
			record_given, NULL);
	else if (field->choices)
		ask_choice(view, file, action, field);
	else
		prompt_choice(view, field, 1, value_given, NULL);
}

/* Ask for what is still missing, or do it where nothing is. False where it was refused. */
static bool ask_next(struct view *view)
{
	struct casefile file = {0};
	bool ok = false;

	if (!load_model(view, asking.action, &file))
		return false;
	const struct lifecycle_action *action = find_action(view, &file, asking.action);
	const struct field *field = action ? next_field(view, &file, action) : NULL;
	if (field) {
		ask(view, &file, action, field);
		ok = true;
	} else if (action) {
		ok = do_all(view, asking.action, asking.given, asking.count);
	}
	record_clear(&entity_casefile, &file);
	return ok;
}

/* Begin an action; what is known already is given with it. */
static void begin(struct view *view, const char *word, const char *key, const char *value)
{
	struct casefile file = {0};
	struct error err = {0};

	if (!load_model(view, word, &file))
		return;
	const struct lifecycle_action *action = find_action(view, &file, word);
	const bool allowed = action && case_action_allowed(view->tui->desk, &file, action, &err);
	record_clear(&entity_casefile, &file);
	if (action && !allowed)
		tui_complain(view->tui, &err);
	if (!allowed)
		return;
	asking_clear();
	snprintf(asking.action, sizeof asking.action, "%s", action->id);
	if (key && value && *value)
		give(case_value_field(key), value);
	ask_next(view);
}

/* ---- menus of actions ------------------------------------------------------------------------------ */

/* Rows of the menu that is shown: index + 1 is the value of an item. */
static void action_chosen(struct view *owner, void *arg, int64_t value)
{
	struct casefile file = {0};

	(void)arg;
	if (!load_target(owner, &file))
		return;
	const struct lifecycle *lifecycle = case_lifecycle(owner->tui->desk, &file);
	const bool known = value >= 1 && (size_t)value <= lifecycle->action_count;
	record_clear(&entity_casefile, &file);
	if (known)
		begin(owner, lifecycle->actions[value - 1].id, NULL, NULL);
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
	struct items items = {.count = 0};
	struct error errors[ITEMS_MOST];
	int64_t current = 0;

	if (!load_target(view, &file))
		return;
	const struct lifecycle *lifecycle = case_lifecycle(desk, &file);
	const struct lifecycle_state *state = case_step(desk, &file);
	for (int lawful = 1; lawful >= 0; lawful--) {
		for (size_t i = 0; i < lifecycle->action_count; i++) {
			const struct lifecycle_action *action = &lifecycle->actions[i];
			struct error *why = &errors[items.count];
			if (words && !lifecycle_names(words, action->id))
				continue;
			error_clear(why);
			if (items.count == ITEMS_MOST ||
				case_action_allowed(desk, &file, action, why) != (lawful != 0))
				continue;
			if (!lawful && !lifecycle_leaves(action, state))
				tell_when(lifecycle, action, why);
			if (lawful && !current && moves_on(action))
				current = (int64_t)i + 1;
			items.list[items.count++] = (struct menu_item){.value = (int64_t)i + 1,
				.label = rule_text(&action->name),
				.detail = rule_text(&action->sentence),
				.refusal = lawful ? NULL : why->text};
		}
	}
	record_clear(&entity_casefile, &file);
	if (!items.count) {
		struct error err;
		error_set(&err, ERR_DENIED, _("Nothing of this kind for such a case"));
		tui_complain(view->tui, &err);
		return;
	}
	prompt_menu(view, title, items.list, items.count, current ? current : items.list[0].value,
		action_chosen, NULL);
}

/* ---- the keys -------------------------------------------------------------------------------------- */

static const char *const transfers[] = {"convert", "transfer", "refer", "guide", NULL};
static const char *const assigns[] = {"assign", NULL};
static const char *const closes[] = {"close", NULL};
static const char *const reopens[] = {"reopen", NULL};
static const char *const merges[] = {"merge", "split", "petition", NULL};

void case_act_assign(struct view *view, const char *argument)
{
	begin(view, "assign", "assignee", argument);
}

void case_act_all(struct view *view, const char *argument)
{
	if (argument && *argument)
		begin(view, argument, NULL, NULL);
	else
		menu_of(view, _("Actions"), NULL);
}

/* The five steps, where one case is meant and it allows an answer. */
static bool resolve_one(struct view *view)
{
	size_t count;
	int64_t *ids = targets(view, &count);
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
		begin(view, argument, NULL, NULL);
	else if (!resolve_one(view))
		menu_of(view, _("Actions"), NULL);
}

void case_act_close(struct view *view, const char *argument)
{
	(void)argument;
	begin(view, "close", NULL, NULL);
}

void case_act_reopen(struct view *view, const char *argument)
{
	begin(view, "reopen", "note", argument);
}

void case_act_convert(struct view *view, const char *argument)
{
	if (argument && *argument)
		begin(view, "convert", "kind", argument);
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
	int64_t *ids = targets(view, &count), id = 0;
	const bool marked = is_list(view) && ((const struct listview *)view)->mark_count > 0;

	if (marked && current_case(view, &id) &&
		desk_load(view->tui->desk, &entity_casefile, id, &into, &err)) {
		record_code(&entity_casefile, &into, &code);
		buf_printf(&title, _("Merge into %s"), buf_text(&code));
		for (size_t i = 0; i < count; i++)
			if (ids[i] != id)
				ids[kept++] = ids[i];
		if (kept)
			ask_many(view, buf_text(&title), "merge",
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
		begin(view, "merge", "into", argument);
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
	int64_t *ids = targets(view, &count);

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
		begin(owner, all[value].id, NULL, NULL);
}

bool case_act_due_marked(struct view *view)
{
	struct menu_item items[ITEMS_MOST + 1] = {
		{.value = WHY, .label = _("Why each date is what it is")}};
	struct due_action all[ITEMS_MOST];
	size_t count;

	if (!is_list(view) || !((const struct listview *)view)->mark_count)
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
	begin(view, action, NULL, NULL);
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
		if (is_list(view) && ((const struct listview *)view)->mark_count)
			return true;
		if (!current_case(view, &id))
			return error_set(err, ERR_DENIED, _("No case here"));
		if (!desk_load(view->tui->desk, &entity_casefile, id, &file, err))
			return false;
		bool ok = any_allowed(view->tui->desk, &file, rows[i].words, err);
		record_clear(&entity_casefile, &file);
		return ok;
	}
	return !beneath || beneath(view, action, err);
}

/* ---- cells --------------------------------------------------------------------------------- */

void case_cell_number(const struct casefile *file, struct buf *out)
{
	buf_printf(out, "%04lld", (long long)file->number);
	if (file->year != date_year(date_today()))
		buf_printf(out, "/%02lld", (long long)(file->year % 100));
}

const char *case_cell_kind(const struct casefile *file)
{
	const struct choice *choice = choice_by_value(case_kinds, file->kind);

	return choice && choice->mark ? choice->mark : "";
}

void case_cell_day(date_t date, struct buf *out)
{
	int year, month, day;

	if (!date) {
		buf_putc(out, '-');
		return;
	}
	date_split(date, &year, &month, &day);
	buf_printf(out, "%02d/%02d", day, month);
	if (year != date_year(date_today()))
		buf_printf(out, "/%02d", year % 100);
}

void due_cell_left(enum due_state state, int days, struct buf *out)
{
	switch (state) {
	case DUE_NONE:
		buf_putc(out, '-');
		break;
	case DUE_DONE:
		buf_puts(out, _("done"));
		break;
	case DUE_TODAY:
		buf_puts(out, _("today"));
		break;
	case DUE_OVERDUE:
		buf_printf(
			out, ngettext("%d day late", "%d days late", (unsigned long)-days), -days);
		break;
	case DUE_PAUSED:
		buf_printf(out, _("paused, %d left"), days);
		break;
	case DUE_SOON:
	case DUE_LATER:
		buf_printf(out, _("%d left"), days);
		break;
	}
}

void case_cell_left(struct desk *desk, const struct casefile *file, struct buf *out)
{
	const enum due_state state = case_due_state(desk, file);
	int days = 0;

	if (state == DUE_PAUSED)
		days = duty_days_paused(desk, file->record.id);
	else if (state != DUE_NONE && state != DUE_DONE)
		days = case_days_left(desk, file->due_on);
	due_cell_left(state, days, out);
}
