/* Asking for what an act on cases needs, one prompt after the other, then doing it to all that are meant. */
#include "tui/views/case_ask_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/case_values.h"
#include "domain/choices.h"
#include "domain/draft.h"
#include "domain/lifecycle.h"
#include "tui/bulk.h"
#include "tui/listview.h"
#include "tui/prompt.h"

enum { ANSWER_LIMIT = 20000, TEXT_LIMIT = 500 };

/* ---- which cases --------------------------------------------------------------------------- */

static bool is_list(const struct view *view)
{
	return view->ops == &listview_ops || view->ops->base == &listview_ops;
}

bool case_is_marked(const struct view *view)
{
	return is_list(view) && ((const struct listview *)view)->mark_count > 0;
}

bool case_current(const struct view *view, int64_t *id)
{
	bool (*current)(const struct view *, const struct entity **, int64_t *) =
		VIEW_OP(view, current);
	const struct entity *entity;

	return current && current(view, &entity, id) && entity == &entity_casefile;
}

int64_t *case_targets(const struct view *view, size_t *count)
{
	int64_t id;

	if (is_list(view))
		return listview_targets((const struct listview *)view, count);
	*count = 0;
	if (!case_current(view, &id))
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

bool case_ask_model(struct view *view, const char *word, struct casefile *file)
{
	struct error err = {0};
	size_t count;
	int64_t *ids = case_targets(view, &count);
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

bool case_load_target(struct view *view, struct casefile *file)
{
	return case_ask_model(view, NULL, file);
}

const struct lifecycle_action *case_ask_action(
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

static bool do_one_of_many(struct desk *desk, int64_t id, void *arg, struct error *err)
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

void case_ask_many(struct view *view, const char *title, const char *word,
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
		const struct field *field = case_value_field(arguments[i].key);
		char day[DATE_ISO_SIZE];
		buf_printf(&b, "%s %s", i ? "," : ":",
			field && field->type == &FT_DATE
				? date_show(date_from_iso(arguments[i].value), day)
				: arguments[i].value);
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

bool case_ask_do(struct view *view, const struct asking *asking)
{
	struct casefile file = {0};
	struct error err = {0};
	size_t count;
	int64_t *ids = case_targets(view, &count);

	if (!case_ask_model(view, asking->action, &file)) {
		free(ids);
		return false;
	}
	const struct lifecycle_action *action = case_ask_action(view, &file, asking->action);
	if (action && count > 1)
		case_ask_many(view, rule_text(&action->name), asking->action, asking->given,
			asking->count, ids, count);
	bool ok = action != NULL &&
		(count > 1 ||
			case_do(view->tui->desk, ids[0], asking->action, asking->given,
				asking->count, &err));
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

/* ---- asking for what an action needs --------------------------------------------------------- */

/*
 * The action that is being asked about, one prompt after the other. There is one: prompts stand on each other, and the next action
 * begins anew.
 */
static struct asking chain;

void asking_clear(struct asking *asking)
{
	for (size_t i = 0; i < asking->count; i++)
		free((char *)asking->given[i].value);
	*asking = (struct asking){.count = 0};
}

const char *asking_value(const struct asking *asking, const char *key)
{
	for (size_t i = 0; i < asking->count; i++)
		if (strcmp(asking->given[i].key, key) == 0)
			return asking->given[i].value;
	return NULL;
}

void asking_give(struct asking *asking, const struct field *field, const char *value)
{
	size_t at = 0;

	while (at < asking->count && strcmp(asking->given[at].key, field->key) != 0)
		at++;
	if (at == ASKED_MOST)
		die("an action takes more than can be asked");
	if (at < asking->count)
		free((char *)asking->given[at].value);
	if (*value) {
		asking->given[at] = (struct argument){field->key, xstrdup(value)};
		asking->count += at == asking->count;
	} else if (at < asking->count) {
		asking->given[at] = asking->given[--asking->count];
	}
}

bool case_ask_is_text(const struct field *field)
{
	return (field->type->storage == STORE_TEXT && strcmp(field->key, "ground") != 0) ||
		field->type == &FT_NUMBER;
}

bool case_ask_wants(const struct view *view, const struct casefile *file,
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
static const struct field *next_field(const struct view *view, const struct asking *asking,
	const struct casefile *file, const struct lifecycle_action *action)
{
	for (int words = 0; words < 2; words++) {
		for (const char *const *key = action->takes; *key; key++) {
			const struct field *field = case_value_field(*key);
			if (case_ask_is_text(field) == (words != 0) &&
				!asking_value(asking, *key) &&
				case_ask_wants(view, file, action, *key))
				return field;
		}
		if (!words && !asking_value(asking, "decided_by") &&
			case_ask_wants(view, file, action, "decided_by"))
			return case_value_field("decided_by");
	}
	return NULL;
}

static bool answered(struct view *owner, struct asking *asking);

static bool text_given(
	struct view *owner, void *arg, const char *text, size_t *column, struct error *err)
{
	struct asking *asking = arg;

	if (!*text && !asking->sheet) {
		*column = 0;
		return error_set(err, ERR_INVALID, _("This is needed; Esc leaves it"));
	}
	const struct field *field = asking->field;
	asking_give(asking, field, text);
	/* Nothing given is forgotten when it is done: a refusal may come as late as the commit, and the prompt is asked again then. */
	if (answered(owner, asking))
		return true;
	/* A refusal keeps the prompt, and with it what was typed. */
	asking_give(asking, field, "");
	return error_set(err, ERR_INVALID, "%s",
		owner->tui->message ? owner->tui->message : _("It was not saved"));
}

static void value_given(struct view *owner, void *arg, int64_t value)
{
	struct asking *asking = arg;
	struct case_values values = {.record.id = 0};
	struct buf text = {0};

	field_set_integer(asking->field, &values, value);
	asking->field->type->print(
		asking->field, field_member_const(asking->field, &values), &text);
	asking_give(asking, asking->field, buf_text(&text));
	buf_clear(&text);
	answered(owner, asking);
}

static void date_given(struct view *owner, void *arg, date_t date)
{
	if (date || ((struct asking *)arg)->sheet)
		value_given(owner, arg, date);
}

static void record_given(struct view *owner, void *arg, int64_t id)
{
	struct asking *asking = arg;
	const struct entity *entity = asking->field->ref;
	void *record = xcalloc(1, entity->size);
	struct error err = {0};
	struct buf code = {0};

	if (!id || desk_load(owner->tui->desk, entity, id, record, &err)) {
		record_code(entity, record, &code);
		asking_give(asking, asking->field, buf_text(&code));
		answered(owner, asking);
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
	struct asking *asking = arg;
	struct casefile file = {0};

	if (!case_ask_model(case_ask_on(owner, asking), asking->action, &file))
		return;
	const struct lifecycle_action *action = case_ask_action(owner, &file, asking->action);
	if (action)
		case_grounds(owner->tui->desk->rules, action, file.kind, find_ground, &wanted);
	record_clear(&entity_casefile, &file);
	if (!wanted.key)
		return;
	asking_give(asking, asking->field, wanted.key);
	answered(owner, asking);
}

static void ask_ground(struct view *view, struct asking *asking, const struct casefile *file,
	const struct lifecycle_action *action)
{
	struct items items = {.count = 0};

	case_grounds(view->tui->desk->rules, action, file->kind, add_ground, &items);
	prompt_menu(
		view, rule_text(&action->name), items.list, items.count, 0, ground_given, asking);
}

/* Values of a code that fit the action: its results; another kind than the case has. */
static void ask_choice(struct view *view, struct asking *asking, const struct casefile *file,
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
		outcome ? file->outcome : 0, value_given, asking);
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

static void ask_decider(struct view *view, struct asking *asking)
{
	const struct query query = {.entity = &entity_staff};
	struct items items = {.count = 0};
	struct error err = {0};

	if (!store_query(view->tui->desk->store, &query, add_decider, &items, &err))
		tui_complain(view->tui, &err);
	else
		prompt_menu(
			view, _("Decided by"), items.list, items.count, 0, record_given, asking);
	for (size_t i = 0; i < items.count; i++) {
		free((char *)items.list[i].label);
		free((char *)items.list[i].detail);
	}
}

/* ---- one prompt after the other ------------------------------------------------------------------ */

void case_ask_draft_field(
	const struct lifecycle_action *action, const struct field *field, struct buf *out)
{
	const bool main = strcmp(field->key, "text") == 0 ||
		(strcmp(field->key, "note") == 0 && !lifecycle_names(action->takes, "text"));

	buf_puts(out, action->id);
	if (!main)
		buf_printf(out, ".%s", field->key);
}

static bool is_for_many(const struct view *view)
{
	size_t count;

	free(case_targets(view, &count));
	return count > 1;
}

static void ask_text(struct view *view, struct asking *asking, const struct casefile *file,
	const struct lifecycle_action *action, const struct field *field)
{
	const bool note = field->type->lines && action->verb == VERB_ANSWER;
	const char *value = asking_value(asking, field->key);
	char place[DRAFT_PLACE_SIZE];
	struct buf label = {0}, key = {0};

	buf_puts(&label, rule_text(&action->name));
	if (strcmp(field->key, "text") != 0)
		buf_printf(&label, ": %s", _(field->label));
	case_ask_draft_field(action, field, &key);
	draft_act_place(&entity_casefile, file->record.id, place);
	const struct prompt_draft draft = {place, buf_text(&key)};
	/*
	 * Nowhere for a restricted case: its text lies about in no drafts. Nor for many: a draft ends in the transaction of its act,
	 * and what is done to many is tried and taken back first.
	 */
	const struct prompt_draft *kept =
		file->secrecy == SECRECY_RESTRICTED || is_for_many(view) ? NULL : &draft;
	if (note)
		prompt_note(view, buf_text(&label), value, ANSWER_LIMIT, kept, text_given, asking);
	else
		prompt_text(view, buf_text(&label), value, TEXT_LIMIT, kept, text_given, asking);
	buf_clear(&label);
	buf_clear(&key);
}

static date_t day_to_begin_with(
	const struct asking *asking, const struct casefile *file, const struct field *field)
{
	const char *value = asking_value(asking, field->key);

	return value				    ? date_from_iso(value)
		: strcmp(field->key, "due_on") == 0 ? file->due_on
						    : DATE_NONE;
}

void case_ask_field(struct view *view, struct asking *asking, const struct casefile *file,
	const struct lifecycle_action *action, const struct field *field)
{
	asking->field = field;
	if (strcmp(field->key, "ground") == 0)
		ask_ground(view, asking, file, action);
	else if (strcmp(field->key, "decided_by") == 0)
		ask_decider(view, asking);
	else if (case_ask_is_text(field))
		ask_text(view, asking, file, action, field);
	else if (field->type == &FT_DATE)
		prompt_date(view, _(field->label), day_to_begin_with(asking, file, field),
			date_given, asking);
	else if (field->type == &FT_FLAGS)
		prompt_flags(view, field, file->complexity, value_given, asking);
	else if (field->ref)
		prompt_reference(view, field->ref,
			strcmp(field->key, "assignee") == 0 ? file->assignee : 0, asking->sheet,
			NULL, record_given, asking);
	else if (field->choices)
		ask_choice(view, asking, file, action, field);
	else
		prompt_choice(view, field, 1, value_given, asking);
}

/* F6 in a prompt: all fields of the act at once, with what was given and typed so far. */
static void show_all_fields(struct view *prompt)
{
	const struct editor *(*editor)(const struct view *) = VIEW_OP(prompt, editor);
	struct view *owner = prompt->below;

	if (editor && case_ask_is_text(chain.field))
		asking_give(&chain, chain.field, editor_text(editor(prompt)));
	if (!tui_pop(prompt))
		return;
	tui_push(owner->tui, act_sheet_new(owner->tui, &chain));
}

/* Ask for what is still missing, or do it where nothing is. False where it was refused. */
static bool ask_next(struct view *view)
{
	struct casefile file = {0};
	bool ok = false;

	if (!case_ask_model(view, chain.action, &file))
		return false;
	const struct lifecycle_action *action = case_ask_action(view, &file, chain.action);
	const struct field *field = action ? next_field(view, &chain, &file, action) : NULL;
	if (field) {
		case_ask_field(view, &chain, &file, action, field);
		view->tui->top->aside = show_all_fields;
		ok = true;
	} else if (action) {
		ok = case_ask_do(view, &chain);
	}
	record_clear(&entity_casefile, &file);
	return ok;
}

struct view *case_ask_on(struct view *owner, const struct asking *asking)
{
	return asking->sheet ? owner->below : owner;
}

static bool answered(struct view *owner, struct asking *asking)
{
	if (!asking->sheet)
		return ask_next(owner);
	view_touch(owner, DIRTY_DATA);
	return true;
}

/* Whether the act may begin; a refusal is told. Then the asking is about it. */
static bool begin(struct view *view, const char *word)
{
	struct casefile file = {0};
	struct error err = {0};

	if (!case_ask_model(view, word, &file))
		return false;
	const struct lifecycle_action *action = case_ask_action(view, &file, word);
	const bool allowed = action && case_action_allowed(view->tui->desk, &file, action, &err);
	record_clear(&entity_casefile, &file);
	if (action && !allowed)
		tui_complain(view->tui, &err);
	if (!allowed)
		return false;
	asking_clear(&chain);
	snprintf(chain.action, sizeof chain.action, "%s", action->id);
	return true;
}

void case_ask(struct view *view, const char *word, const char *key, const char *value)
{
	if (!begin(view, word))
		return;
	if (key && value && *value)
		asking_give(&chain, case_value_field(key), value);
	ask_next(view);
}

void case_ask_all(struct view *view, const char *word)
{
	if (begin(view, word))
		tui_push(view->tui, act_sheet_new(view->tui, &chain));
}
