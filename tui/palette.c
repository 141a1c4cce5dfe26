/*
 * The palette: every action, the acts of the case under the cursor and the lists without a tab, best matches first. What is typed may
 * go on with a record and an argument: `g 402 tuan` gives case 0402 to Tuấn wherever one is. What was run lately comes first while
 * nothing is typed.
 */
#include <stdlib.h>
#include <string.h>

#include "base/fuzzy.h"
#include "base/locale.h"
#include "domain/journal.h"
#include "domain/lifecycle.h"
#include "domain/preference.h"
#include "tui/menu.h"
#include "tui/ownkeys.h"
#include "tui/palette.h"
#include "tui/screens.h"

enum {
	RECENT_MOST = 6, /* commands that are remembered */
	/* Values of rows: an action is itself. */
	ROW_ACT = 1000, /* + index in the lifecycle of the case under the cursor */
	ROW_LIST = 2000, /* + index of other_screen() */
	ROW_RECENT = 3000, /* + index of recent commands */
	ROW_RECORD = 4000, /* the record whose code is typed */
	FIT_LABEL = 10, /* fits by the sentence come after all that fit by the label */
};

/* A command as typed: action, record, argument. */
struct command {
	enum action action; /* ACT_NONE: the first word is no action, or nothing follows it */
	const struct entity *entity; /* NULL: on what the cursor is on */
	int64_t id;
	const char *rest; /* inside what was typed; NULL for nothing */
};

struct palette {
	struct view *owner;
	char *recent[RECENT_MOST]; /* lines as they can be typed, a tab, a day; the newest first */
	size_t recent_count;
	struct casefile file; /* under the cursor of the owner; id 0: none */
};

/* A row that fits, before the rows are put in order. */
struct fit {
	int64_t value;
	int score;
	bool can;
	struct error why;
};

/* ---- what is typed ----------------------------------------------------------------------------- */

/* Moving about is for keys, not for names. */
static bool is_listed(enum action action)
{
	return action != ACT_PALETTE && actions[action].group != GROUP_MOVE;
}

/* Whether an action works on a record, so that its argument may begin with a code. */
static bool takes_record(enum action action)
{
	return action == ACT_DUE || action == ACT_OPEN ||
		(actions[action].needs & (NEED_RECORD | NEED_CASE | NEED_PETITION));
}

/* Action of a word: its name, or the letter that is its key on the owner's screen or on that of a case. */
static enum action action_of(const struct view *owner, const char *word, size_t bytes)
{
	enum action action = ACT_NONE;

	for (int a = 1; a < ACT_COUNT; a++)
		if (strlen(actions[a].name) == bytes && !strncmp(actions[a].name, word, bytes))
			return (enum action)a;
	if (bytes != 1)
		return ACT_NONE;
	action = keymap_find(owner->context, (unsigned char)*word);
	return action ? action : keymap_find(CTX_CASE, (unsigned char)*word);
}

/* Find a record by the first word of a text; *rest is moved behind it. */
static bool take_record(struct desk *desk, const char **rest, struct command *command)
{
	const size_t bytes = strcspn(*rest, " ");
	char *code = xstrndup(*rest, bytes);
	const struct entity *entity = NULL;
	struct error err;
	int64_t id;
	bool found = strpbrk(code, "0123456789") && desk_find(desk, code, &entity, &id, &err);

	if (found) {
		command->entity = entity;
		command->id = id;
		*rest += bytes + strspn(*rest + bytes, " ");
	}
	free(code);
	return found;
}

static struct command read_command(const struct palette *palette, const char *typed)
{
	struct desk *desk = palette->owner->tui->desk;
	const size_t bytes = strcspn(typed, " ");
	const char *rest = typed + bytes + strspn(typed + bytes, " ");
	struct command command = {ACT_NONE, NULL, 0, NULL};

	if (!bytes || !*rest)
		return command;
	command.action = action_of(palette->owner, typed, bytes);
	if (!command.action)
		return command;
	if (takes_record(command.action))
		take_record(desk, &rest, &command);
	command.rest = *rest ? rest : NULL;
	return command;
}

/* ---- what was run lately ----------------------------------------------------------------------- */

static void read_recent(struct palette *palette)
{
	struct error err;
	char *lines = NULL, *next;

	if (!preference_get(palette->owner->tui->desk, "recent", &lines, &err)) {
		tui_complain(palette->owner->tui, &err);
		return;
	}
	for (char *line = lines; line && *line && palette->recent_count < RECENT_MOST;
		line = next) {
		next = line + strcspn(line, "\n");
		if (*next)
			*next++ = '\0';
		palette->recent[palette->recent_count++] = xstrdup(line);
	}
	free(lines);
}

/* Whether a remembered line is that command, whenever it was run. */
static bool is_line(const char *line, const char *command)
{
	const size_t bytes = strcspn(line, "\t");

	return strlen(command) == bytes && !strncmp(line, command, bytes);
}

/* Put a command first among those remembered. Arguments are left out: they may be words of a restricted case. */
static void remember(struct palette *palette, const char *name, const struct command *command)
{
	struct tui *tui = palette->owner->tui;
	struct buf line = {0}, all = {0};
	char day[DATE_ISO_SIZE];
	struct error err;
	size_t kept = 1;

	buf_puts(&line, name);
	if (command && command->entity) {
		void *record = xcalloc(1, command->entity->size);

		if (desk_load(tui->desk, command->entity, command->id, record, &err)) {
			buf_putc(&line, ' ');
			record_code(command->entity, record, &line);
		}
		record_clear(command->entity, record);
		free(record);
	}
	buf_printf(&all, "%s\t%s", buf_text(&line), date_iso(date_today(), day));
	for (size_t i = 0; i < palette->recent_count && kept < RECENT_MOST; i++) {
		if (is_line(palette->recent[i], buf_text(&line)))
			continue;
		buf_printf(&all, "\n%s", palette->recent[i]);
		kept++;
	}
	if (!preference_put(tui->desk, "recent", buf_text(&all), &err))
		tui_complain(tui, &err);
	buf_clear(&line);
	buf_clear(&all);
}

/* ---- rows ------------------------------------------------------------------------------------------ */

/* A record as a row names it: its code and its title, as far as this person may see it. */
static void put_record(struct desk *desk, const struct entity *entity, int64_t id, struct buf *out)
{
	void *record = xcalloc(1, entity->size);
	struct error err;

	if (desk_load(desk, entity, id, record, &err)) {
		record_code(entity, record, out);
		buf_putc(out, ' ');
		if (entity->title)
			desk_show(desk, entity, entity->title, record, out);
	}
	record_clear(entity, record);
	free(record);
}

static void add_row(struct menu *menu, int64_t value, const char *name, const char *words,
	const char *key, const struct error *why)
{
	struct menu_row *row = menu_add(menu, value, name, why ? why->text : words, why != NULL);

	row->key = *key ? xstrdup(key) : NULL;
}

static void add_action(struct menu *menu, enum action action, const struct error *why)
{
	const int key = keymap_key(menu->owner->context, action);
	struct buf detail = {0}, words = {0};

	if (key)
		key_label(key, &detail);
	if (action == ACT_UNDO || action == ACT_REDO) {
		struct error err;
		int64_t tx;

		undo_peek(menu->view.tui->desk, action == ACT_REDO, &tx, &words, &err);
	}
	add_row(menu, action, _(actions[action].label),
		words.len ? buf_text(&words) : _(actions[action].sentence), buf_text(&detail), why);
	buf_clear(&detail);
	buf_clear(&words);
}

static const struct lifecycle_action *act_at(const struct palette *palette, int64_t index)
{
	return &case_lifecycle(palette->owner->tui->desk, &palette->file)->actions[index];
}

static void add_fit_row(struct menu *menu, const struct palette *palette, const struct fit *fit)
{
	const struct error *why = fit->can ? NULL : &fit->why;

	if (fit->value >= ROW_LIST) {
		const struct other_screen *list = other_screen((size_t)(fit->value - ROW_LIST));
		add_row(menu, fit->value, _("Open list"), other_screen_label(list), "", why);
	} else if (fit->value >= ROW_ACT) {
		const struct lifecycle_action *act = act_at(palette, fit->value - ROW_ACT);
		add_row(menu, fit->value, rule_text(&act->name), rule_text(&act->sentence), "k",
			why);
	} else {
		add_action(menu, (enum action)fit->value, why);
	}
}

/* ---- what fits ------------------------------------------------------------------------------------- */

static int score_of(const char *name, const char *words, const char *id, const char *typed)
{
	const int label = fuzzy_score(name, typed);
	const int other = id ? fuzzy_score(id, typed) : 0;

	if (label || other)
		return FIT_LABEL + (label > other ? label : other);
	return text_matches(words, typed) ? 1 : 0;
}

/* Whether an act of the lifecycle is an action of its own: assign, close, merge. */
static bool is_action(const char *act)
{
	for (int a = 1; a < ACT_COUNT; a++)
		if (!strcmp(actions[a].name, act))
			return true;
	return false;
}

static void score_act(
	const struct palette *palette, size_t index, const char *typed, struct fit *fit)
{
	const struct lifecycle_action *act = act_at(palette, (int64_t)index);

	fit->score = is_action(act->id)
		? 0
		: score_of(rule_text(&act->name), rule_text(&act->sentence), act->id, typed);
	fit->can = fit->score &&
		case_action_allowed(palette->owner->tui->desk, &palette->file, act, &fit->why);
}

static int by_score(const void *a, const void *b)
{
	const struct fit *x = a, *y = b;

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return x->value < y->value ? -1 : x->value > y->value;
}

static void take_fit(struct fit *fits, size_t *count, const struct fit *fit)
{
	if (!fit->score)
		return;
	fits[*count] = *fit;
	/* What cannot be run gives way to what fits nearly as well. */
	fits[(*count)++].score -= fit->can ? 0 : (fit->score + 2) / 3;
}

static void add_fits(
	struct menu *menu, const struct palette *palette, const char *typed, enum action named)
{
	const struct desk *desk = menu->view.tui->desk;
	const size_t acts = palette->file.record.id && *typed
		? case_lifecycle(desk, &palette->file)->action_count
		: 0;
	const size_t lists = *typed ? other_screen_count() : 0;
	struct fit *fits = xcalloc(ACT_COUNT + acts + lists, sizeof *fits);
	size_t count = 0;

	for (int a = 1; a < ACT_COUNT; a++) {
		struct fit fit = {.value = a};
		if (a == (int)named || !is_listed((enum action)a))
			continue;
		fit.score = score_of(
			_(actions[a].label), _(actions[a].sentence), actions[a].name, typed);
		fit.can = fit.score && tui_can(menu->owner, (enum action)a, &fit.why);
		take_fit(fits, &count, &fit);
	}
	for (size_t i = 0; i < acts; i++) {
		struct fit fit = {.value = ROW_ACT + (int64_t)i};
		score_act(palette, i, typed, &fit);
		take_fit(fits, &count, &fit);
	}
	for (size_t i = 0; i < lists; i++) {
		struct fit fit = {
			.value = ROW_LIST + (int64_t)i, .can = !menu->owner->ops->overlay};
		fit.score = score_of(other_screen_label(other_screen(i)), "", NULL, typed);
		error_set(&fit.why, ERR_DENIED, _("first leave the question that is open"));
		take_fit(fits, &count, &fit);
	}
	qsort(fits, count, sizeof *fits, by_score);
	for (size_t i = 0; i < count; i++)
		add_fit_row(menu, palette, &fits[i]);
	free(fits);
}

/* The command that is typed in full, with what it will work on. */
static void add_command(struct menu *menu, const struct command *command)
{
	const struct action_info *info = &actions[command->action];
	struct buf words = {0};
	struct error why;
	bool can = true;

	if (command->entity)
		put_record(menu->view.tui->desk, command->entity, command->id, &words);
	else
		can = tui_can(menu->owner, command->action, &why);
	if (command->rest)
		buf_printf(&words, "%s%s", words.len ? " · " : "", command->rest);
	add_row(menu, command->action, _(info->label), buf_text(&words), "Enter",
		can ? NULL : &why);
	buf_clear(&words);
}

static void add_recent(struct menu *menu, const struct palette *palette)
{
	if (palette->recent_count)
		menu_add(menu, 0, _("Recent"), NULL, false)->heading = true;
	for (size_t i = 0; i < palette->recent_count; i++) {
		const char *line = palette->recent[i];
		const size_t bytes = strcspn(line, "\t"), name = strcspn(line, " \t");
		char *typed = xstrndup(line, bytes), *day = NULL;
		const enum action action = action_of(palette->owner, line, name);
		struct command command = {.action = action};
		struct buf words = {0};
		date_t date;
		char shown[DATE_ISO_SIZE];
		struct error err;

		if (line[bytes] && date_parse(&date, line + bytes + 1, &err))
			day = xstrdup(date_show(date, shown));
		if (typed[name])
			command = read_command(palette, typed);
		if (action && command.entity)
			put_record(menu->view.tui->desk, command.entity, command.id, &words);
		else if (action)
			buf_puts(&words, _(actions[action].sentence));
		if (action)
			add_row(menu, ROW_RECENT + (int64_t)i, _(actions[action].label),
				buf_text(&words), day ? day : "", NULL);
		buf_clear(&words);
		free(typed);
		free(day);
	}
	if (palette->recent_count)
		menu_add(menu, 0, _("All commands"), NULL, false)->heading = true;
}

static void add_typed_record(struct menu *menu, const struct palette *palette, const char *typed)
{
	struct command command = {ACT_NONE, NULL, 0, NULL};
	const char *rest = typed;
	struct buf words = {0};

	if (menu->owner->ops->overlay || strchr(typed, ' ') ||
		!take_record(palette->owner->tui->desk, &rest, &command))
		return;
	put_record(menu->view.tui->desk, command.entity, command.id, &words);
	add_row(menu, ROW_RECORD, _("Open"), buf_text(&words), "Enter", NULL);
	buf_clear(&words);
}

static void fill(struct menu *menu, const char *typed, void *arg)
{
	struct palette *palette = arg;
	const struct command command = read_command(palette, typed);

	if (!*typed)
		add_recent(menu, palette);
	if (command.action)
		add_command(menu, &command);
	add_typed_record(menu, palette, typed);
	add_fits(menu, palette, typed, command.action);
}

/* ---- running ---------------------------------------------------------------------------------------- */

static void run(struct palette *palette, const struct command *command)
{
	struct tui *tui = palette->owner->tui;

	remember(palette, actions[command->action].name, command);
	if (command->entity)
		tui_do_on(tui, command->action, command->entity, command->id, command->rest);
	else
		tui_do(tui, command->action, command->rest);
}

static void choose(struct menu *menu, const struct menu_row *row, void *arg)
{
	struct palette *palette = arg;
	struct tui *tui = menu->view.tui;
	const char *typed = editor_text(&menu->line);
	struct command command = read_command(palette, typed);

	if (row->value == ROW_RECORD) {
		const char *rest = typed;
		if (take_record(tui->desk, &rest, &command))
			tui_push(tui, screen_of_record(tui, command.entity, command.id));
	} else if (row->value >= ROW_RECENT) {
		char *line = palette->recent[row->value - ROW_RECENT];
		char *copy = xstrndup(line, strcspn(line, "\t"));
		command = read_command(palette, copy);
		if (!command.action)
			command.action = action_of(palette->owner, copy, strlen(copy));
		run(palette, &command);
		free(copy);
	} else if (row->value >= ROW_LIST) {
		tui_push(
			tui, other_screen_open(tui, other_screen((size_t)(row->value - ROW_LIST))));
	} else if (row->value >= ROW_ACT) {
		tui_do(tui, ACT_RESOLVE, act_at(palette, row->value - ROW_ACT)->id);
	} else {
		if (command.action != (enum action)row->value)
			command = (struct command){.action = (enum action)row->value};
		run(palette, &command);
	}
}

/* Tab: the name of the action, ready for a record and an argument. */
static void complete(struct menu *menu, const struct menu_row *row, void *arg, struct buf *line)
{
	const struct palette *palette = arg;

	(void)menu;
	if (row->value >= ROW_RECENT && row->value < ROW_RECORD) {
		const char *recent = palette->recent[row->value - ROW_RECENT];
		buf_printf(line, "%.*s ", (int)strcspn(recent, "\t"), recent);
	} else if (row->value < ROW_ACT) {
		buf_printf(line, "%s ", actions[row->value].name);
	}
}

static void drop(void *arg)
{
	struct palette *palette = arg;

	for (size_t i = 0; i < palette->recent_count; i++)
		free(palette->recent[i]);
	record_clear(&entity_casefile, &palette->file);
	free(palette);
}

/* Acts, lists and records are no commands of their own: they have the key of what leads to them. */
static void bind(struct menu *menu, const struct menu_row *row, void *arg)
{
	const struct palette *palette = arg;
	struct tui *tui = menu->view.tui;
	enum action action = ACT_NONE;

	if (row->value < ROW_ACT)
		action = (enum action)row->value;
	else if (row->value >= ROW_RECENT && row->value < ROW_RECORD)
		action = action_of(palette->owner, palette->recent[row->value - ROW_RECENT],
			strcspn(palette->recent[row->value - ROW_RECENT], " \t"));
	if (action) {
		ownkeys_ask(&menu->view, action, palette->owner->context);
		return;
	}
	struct error err = {0};
	error_set(&err, ERR_DENIED, _("Only a command can have a key: %s is none"), row->label);
	tui_complain(tui, &err);
}

static const struct menu_source source = {
	.fill = fill, .choose = choose, .complete = complete, .drop = drop, .bind = bind};

/* The case under the owner's cursor: its acts can be run by their names. */
static void read_case(struct palette *palette)
{
	struct view *owner = palette->owner;
	bool (*current)(const struct view *, const struct entity **, int64_t *) =
		VIEW_OP(owner, current);
	const struct entity *entity = NULL;
	struct error err;
	int64_t id;

	if (current && current(owner, &entity, &id) && entity == &entity_casefile &&
		tui_can(owner, ACT_RESOLVE, NULL) &&
		!desk_load(owner->tui->desk, &entity_casefile, id, &palette->file, &err))
		tui_complain(owner->tui, &err);
}

struct view *palette_new(struct tui *tui, struct view *owner)
{
	struct palette *palette = xcalloc(1, sizeof *palette);
	struct menu *menu = menu_new(owner, _("Commands"), &source, palette);

	(void)tui;
	palette->owner = owner;
	read_recent(palette);
	read_case(palette);
	menu->hint = _("accents are not needed");
	menu->foot = xstrdup(_("Tab fills in   g 402 tuan = give case 0402 to Tuấn"));
	menu_type(menu, "");
	return &menu->view;
}
