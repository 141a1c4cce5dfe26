/*
 * The turn of the loop without the terminal: dispatch of bursts, actions and their preconditions,
 * the stack, ticks. The frame around views (tabs, status, footer) is in frame.c, reading and
 * waiting in tui.c.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/locale.h"
#include "domain/journal.h"
#include "domain/preference.h"
#include "tui/canvas.h"
#include "tui/editor.h"
#include "tui/frame.h"
#include "tui/help.h"
#include "tui/look.h"
#include "tui/loop.h"
#include "tui/mouse.h"
#include "tui/palette.h"
#include "tui/screens.h"
#include "tui/views/intake.h"
#include "tui/practice.h"
#include "tui/views/jump.h"

enum {
	MESSAGE_MS = 6000,
	NOISE_MS = 60, /* what an input method has begun to say may come in pieces */
};

static int64_t (*other_clock)(void);

void tui_set_clock(int64_t (*now)(void))
{
	other_clock = now;
}

int64_t tui_now(void)
{
	struct timespec now;

	if (other_clock)
		return other_clock();
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- the stack ------------------------------------------------------------------------------- */

void tui_push(struct tui *tui, struct view *view)
{
	view->below = tui->top;
	if (!view->screen && tui->top)
		view->screen = tui->top->screen;
	tui->top = view;
	tui->dirty = true;
}

bool tui_pop(struct view *view)
{
	struct tui *tui = view->tui;

	for (;;) {
		struct view *top = tui->top;
		bool (*leave)(struct view *) = VIEW_OP(top, leave);

		if (leave && !leave(top))
			return false;
		tui->top = top->below;
		top->below = tui->gone;
		tui->gone = top;
		tui->erase = tui->dirty = true;
		if (top == view)
			break;
	}
	if (tui->top)
		view_touch(tui->top, DIRTY_LAYOUT | DIRTY_DATA);
	return true;
}

void tui_take_out(struct view *view)
{
	struct tui *tui = view->tui;

	for (struct view **at = &tui->top; *at; at = &(*at)->below) {
		if (*at != view)
			continue;
		*at = view->below;
		view->below = tui->gone;
		tui->gone = view;
		tui->erase = tui->dirty = true;
		if (tui->top)
			view_touch(tui->top, DIRTY_LAYOUT | DIRTY_DATA);
		return;
	}
}

static void free_view(struct view *view)
{
	void (*clear)(struct view *) = VIEW_OP(view, clear);

	if (clear)
		clear(view);
	free(view->trail);
	free(view);
}

static void free_gone(struct tui *tui)
{
	while (tui->gone) {
		struct view *view = tui->gone;

		tui->gone = view->below;
		free_view(view);
	}
}

/* Take everything off the stack; false where a view refused. */
static bool pop_all(struct tui *tui)
{
	while (tui->top)
		if (!tui_pop(tui->top))
			return false;
	return true;
}

void tui_show_screen(struct tui *tui, int screen)
{
	struct view *view;

	if (!pop_all(tui))
		return;
	view = main_screens[screen].open(tui);
	view->screen = screen + 1;
	tui_push(tui, view);
}

/* What Ctrl+Z would take back now. */
static void read_undo(struct tui *tui)
{
	struct buf brief = {0};

	free(tui->undoes);
	tui->undoes = NULL;
	if (undo_brief(tui->desk, false, &brief))
		tui->undoes = buf_steal(&brief);
	buf_clear(&brief);
}

void tui_changed(struct tui *tui)
{
	read_undo(tui);
	for (struct view *view = tui->top; view; view = view->below)
		view_touch(view, DIRTY_DATA);
}

/* ---- messages -------------------------------------------------------------------------------- */

static void set_message(struct tui *tui, char *text, enum role role, int64_t until)
{
	free(tui->message);
	tui->message = text;
	tui->message_role = role;
	tui->message_until = until;
	tui->dirty = true;
}

void tui_say(struct tui *tui, const char *format, ...)
{
	va_list arguments;
	char *text;

	va_start(arguments, format);
	if (vasprintf(&text, format, arguments) < 0)
		die("out of memory");
	va_end(arguments);
	set_message(tui, text, ROLE_NOTICE, tui_now() + MESSAGE_MS);
}

void tui_complain(struct tui *tui, const struct error *err)
{
	set_message(tui, xstrdup(err->text), ROLE_ERROR, 0);
}

/* ---- actions --------------------------------------------------------------------------------- */

static bool screen_action(struct tui *tui, enum action action)
{
	for (int i = 0; main_screens[i].open; i++) {
		if (main_screens[i].action == action) {
			tui_show_screen(tui, i);
			return true;
		}
	}
	return false;
}

static void run_screen_desk(struct view *view, const char *argument)
{
	(void)argument;
	screen_action(view->tui, ACT_DESK);
}

static void run_screen_conferences(struct view *view, const char *argument)
{
	(void)argument;
	screen_action(view->tui, ACT_CONFERENCES);
}

static void run_screen_cases(struct view *view, const char *argument)
{
	(void)argument;
	screen_action(view->tui, ACT_CASES);
}

static void run_screen_summary(struct view *view, const char *argument)
{
	(void)argument;
	screen_action(view->tui, ACT_SUMMARY);
}

static void run_screen_other(struct view *view, const char *argument)
{
	(void)argument;
	screen_action(view->tui, ACT_OTHER);
}

static void run_help(struct view *view, const char *argument)
{
	(void)argument;
	tui_push(view->tui, help_new(view->tui, view));
}

static void run_palette(struct view *view, const char *argument)
{
	(void)argument;
	tui_push(view->tui, palette_new(view->tui, view));
}

static void run_log(struct view *view, const char *argument)
{
	struct view *log = log_view_new(view->tui, 0);

	(void)argument;
	if (log)
		tui_push(view->tui, log);
}

void tui_undo(struct tui *tui, bool redo)
{
	struct buf sentence = {0};
	struct error err = {0};

	if (undo_do(tui->desk, redo, &sentence, &err)) {
		tui_say(tui, redo ? _("Done again: %s") : _("Undone: %s   Ctrl+Y does it again"),
			buf_text(&sentence));
		tui_changed(tui);
	} else {
		tui_complain(tui, &err);
	}
	buf_clear(&sentence);
}

static void run_undo(struct view *view, const char *argument)
{
	(void)argument;
	tui_undo(view->tui, false);
}

static void run_redo(struct view *view, const char *argument)
{
	(void)argument;
	tui_undo(view->tui, true);
}

static void run_my_acts(struct view *view, const char *argument)
{
	(void)argument;
	tui_push(view->tui, my_acts_view_new(view->tui));
}

static void run_trashed(struct view *view, const char *argument)
{
	(void)argument;
	tui_push(view->tui, trash_view_new(view->tui));
}

static void run_drafts(struct view *view, const char *argument)
{
	(void)argument;
	tui_push(view->tui, drafts_view_new(view->tui));
}

static void run_intake(struct view *view, const char *argument)
{
	bool (*current)(const struct view *, const struct entity **, int64_t *) =
		VIEW_OP(view, current);
	const struct entity *entity;
	int64_t id;

	(void)argument;
	if (current(view, &entity, &id))
		intake_open(view->tui, id);
}

/* ---- the built-in input method --------------------------------------------------------------- */

static const char *const input_words[VIETTYPE_COUNT] = {
	[VIETTYPE_OFF] = N_("Input method off: letters come as the system sends them"),
	[VIETTYPE_TELEX] = N_("Typing Telex: aa aw dd, tones s f r x j"),
	[VIETTYPE_VNI] = N_("Typing VNI: marks 6 7 8 9, tones 1 to 5"),
};

/* As the settings say, then as the person has chosen last. */
static void start_input(struct tui *tui)
{
	const struct settings *settings = &tui->desk->settings;
	struct viettype input = {
		.modern = settings->input_tones && !strcmp(settings->input_tones, "modern"),
		.lone_w = settings->input_w};
	struct error err = {0};
	char *chosen = NULL;

	if (!preference_get(tui->desk, "input", &chosen, &err))
		tui_complain(tui, &err);
	const char *name = chosen ? chosen : settings->input ? settings->input : "off";
	for (int i = 0; i < VIETTYPE_COUNT; i++)
		if (!strcmp(viettype_names[i], name))
			input.method = (enum viettype_method)i;
	free(chosen);
	editor_set_input(&input);
}

static void run_input(struct view *view, const char *argument)
{
	struct viettype input = *editor_input();
	struct error err = {0};

	(void)argument;
	input.method = (input.method + 1) % VIETTYPE_COUNT;
	editor_set_input(&input);
	if (preference_put(view->tui->desk, "input", viettype_names[input.method], &err))
		tui_say(view->tui, "%s", _(input_words[input.method]));
	else
		tui_complain(view->tui, &err);
}

static void run_learn(struct view *view, const char *argument)
{
	struct tui *tui = view->tui;
	struct error err = {0};

	(void)argument;
	tui->learn = !tui->learn;
	if (!preference_put(tui->desk, "learn", tui->learn ? "on" : "", &err))
		tui_complain(tui, &err);
	else
		tui_say(tui,
			tui->learn ? _("Learning: a key says first what it will do")
				   : _("Learning mode is off: keys act at once"));
}

static void run_practice(struct view *view, const char *argument)
{
	(void)argument;
	practice_list(view->tui);
}

static void run_hint(struct view *view, const char *argument)
{
	(void)argument;
	practice_hint(view->tui);
}

static void run_redraw(struct view *view, const char *argument)
{
	(void)argument;
	frame_redraw();
	view->tui->erase = true;
}

static void run_fields(struct view *view, const char *argument)
{
	(void)argument;
	view->aside(view);
}

static void run_back(struct view *view, const char *argument)
{
	struct tui *tui = view->tui;

	(void)argument;
	if (view->below)
		tui_pop(view);
	else if (view->screen != 1)
		screen_action(tui, ACT_DESK);
	else
		tui_say(tui, _("This is the desk. F10 leaves the program"));
}

static void run_quit(struct view *view, const char *argument)
{
	struct tui *tui = view->tui;

	(void)argument;
	if (pop_all(tui))
		tui->stop = true;
}

/* What works everywhere. */
static const struct view_handler handlers[] = {
	{ACT_HELP, run_help},
	{ACT_PALETTE, run_palette},
	{ACT_DESK, run_screen_desk},
	{ACT_CONFERENCES, run_screen_conferences},
	{ACT_CASES, run_screen_cases},
	{ACT_SUMMARY, run_screen_summary},
	{ACT_OTHER, run_screen_other},
	{ACT_LIVE_LOG, run_log},
	{ACT_UNDO, run_undo},
	{ACT_REDO, run_redo},
	{ACT_MY_ACTS, run_my_acts},
	{ACT_TRASHED, run_trashed},
	{ACT_DRAFTS, run_drafts},
	{ACT_HAND_OVER, hand_over},
	{ACT_INTAKE, run_intake},
	{ACT_INPUT, run_input},
	{ACT_JUMP, jump_act},
	{ACT_REDRAW, run_redraw},
	{ACT_THEME, look_choose_theme},
	{ACT_MOUSE, look_toggle_mouse},
	{ACT_FIELDS, run_fields},
	{ACT_BACK, run_back},
	{ACT_QUIT, run_quit},
	{ACT_LEARN, run_learn},
	{ACT_PRACTICE, run_practice},
	{ACT_HINT, run_hint},
	{ACT_NONE, NULL},
};
const struct view_ops loop_ops = {.name = "loop", .handlers = handlers};

/* Of those, what works while a dialog waits for its answer. */
static bool works_over_dialogs(enum action action)
{
	return action == ACT_HELP || action == ACT_INPUT || action == ACT_REDRAW ||
		action == ACT_MOUSE || action == ACT_FIELDS || action == ACT_BACK ||
		action == ACT_QUIT;
}

static const struct view_handler *find_handler(const struct view *view, enum action action)
{
	const struct view_handler *handler = view_find_handler(view->ops, action);

	if (!handler && (!view->ops->overlay || works_over_dialogs(action)))
		handler = view_find_handler(&loop_ops, action);
	return handler;
}

bool tui_can(struct view *view, enum action action, struct error *err)
{
	unsigned needs = actions[action].needs;
	bool (*current)(const struct view *, const struct entity **, int64_t *) =
		VIEW_OP(view, current);
	bool (*allowed)(const struct view *, enum action, struct error *) = VIEW_OP(view, allowed);
	const struct entity *entity = NULL;
	int64_t id;

	if (!find_handler(view, action))
		return error_set(
			err, ERR_DENIED, _("%s: not on this screen"), _(actions[action].label));
	if ((action == ACT_PRACTICE || action == ACT_HINT) && !view->tui->practice)
		return error_set(err, ERR_DENIED,
			_("%s: for drills on a sample, see doithoai --practice"),
			_(actions[action].label));
	if (action == ACT_FIELDS && !view->aside)
		return error_set(err, ERR_DENIED, _("There is nothing more to fill in here"));
	if ((needs & NEED_WRITE) && !desk_may_write(view->tui->desk, err))
		return false;
	if (needs & (NEED_RECORD | NEED_CASE | NEED_PETITION)) {
		if (!current || !current(view, &entity, &id))
			return error_set(err, ERR_DENIED, _("%s: put the cursor on a record first"),
				_(actions[action].label));
		if ((needs & NEED_CASE) && entity != &entity_casefile)
			return error_set(err, ERR_DENIED, _("%s: this works on cases only"),
				_(actions[action].label));
		if ((needs & NEED_PETITION) && entity != &entity_petition)
			return error_set(err, ERR_DENIED, _("%s: this works on petitions only"),
				_(actions[action].label));
	}
	return !allowed || allowed(view, action, err);
}

bool tui_do(struct tui *tui, enum action action, const char *argument)
{
	struct error err = {0};

	if (!tui->top || tui->stop)
		return false;
	if (!tui_can(tui->top, action, &err)) {
		void (*refused)(struct view *, enum action) = VIEW_OP(tui->top, refused);
		tui_complain(tui, &err);
		if (refused)
			refused(tui->top, action);
		return false;
	}
	find_handler(tui->top, action)->run(tui->top, argument);
	tui->dirty = true;
	return true;
}

static bool is_current(const struct view *view, const struct entity *entity, int64_t id)
{
	bool (*current)(const struct view *, const struct entity **, int64_t *) =
		VIEW_OP(view, current);
	const struct entity *found;
	int64_t found_id;

	return current && current(view, &found, &found_id) && found == entity && found_id == id;
}

static void prepare(struct view *view);

bool tui_do_on(struct tui *tui, enum action action, const struct entity *entity, int64_t id,
	const char *argument)
{
	struct view *view;
	bool done;

	if (is_current(tui->top, entity, id))
		return tui_do(tui, action, argument);
	view = screen_of_record(tui, entity, id);
	tui_push(tui, view);
	prepare(view);
	done = tui_do(tui, action, argument);
	if (tui->top == view && action != ACT_OPEN && action != ACT_EDIT)
		tui_pop(view);
	return done;
}

/* ---- dispatch -------------------------------------------------------------------------------- */

static bool is_typing(const struct view *view)
{
	bool (*typing)(const struct view *) = VIEW_OP(view, typing);

	return typing && typing(view);
}

bool tui_is_typing(const struct tui *tui)
{
	return tui->top && is_typing(tui->top);
}

static void load(struct view *view)
{
	bool (*read)(struct view *, struct error *) = VIEW_OP(view, load);
	struct error err = {0};

	view->dirty &= ~(unsigned)DIRTY_DATA;
	if (read && !read(view, &err))
		tui_complain(view->tui, &err);
}

/*
 * Lay a view out and read its records where that is due: before it is drawn, and before it gets a
 * key typed ahead.
 */
static void prepare(struct view *view)
{
	void (*layout)(struct view *) = VIEW_OP(view, layout);

	if (!(view->dirty & (DIRTY_LAYOUT | DIRTY_DATA)))
		return;
	if (view->dirty & DIRTY_LAYOUT) {
		frame_place(view);
		if (layout)
			layout(view);
	}
	if (view->dirty & DIRTY_DATA)
		load(view);
	view->dirty = DIRTY_PAINT;
}

/* Hand a key to the view; true where it took it. */
static bool offer(struct view *view, const struct key *key)
{
	bool (*take)(struct view *, const struct key *) = VIEW_OP(view, key);
	bool taken = take && take(view, key);

	if (taken)
		view_touch(view, DIRTY_PAINT);
	return taken;
}

/* Learning: moving about, leaving and asking do what they do at once. */
static bool is_told_first(enum action action)
{
	return actions[action].group != GROUP_MOVE && action != ACT_HELP && action != ACT_PALETTE &&
		action != ACT_HINT && action != ACT_REDRAW;
}

/*
 * Say what a key will do; true where that is all for now: the same key on the same view does it.
 * What cannot be done is not explained but refused, as ever.
 */
static bool tell(struct tui *tui, int code, enum action action)
{
	const struct view *view = tui->top;
	bool again = tui->told == view && tui->told_key == code;
	bool (*current)(const struct view *, const struct entity **, int64_t *) =
		VIEW_OP(view, current);
	const struct entity *entity;
	struct buf b = {0};
	int64_t id;

	tui->told = NULL;
	if (!tui->learn || again || !is_told_first(action) || !tui_can(tui->top, action, NULL))
		return false;
	key_label(code, &b);
	buf_printf(&b, ": %s", _(actions[action].sentence));
	if ((actions[action].needs & (NEED_RECORD | NEED_CASE | NEED_PETITION)) && current &&
		current(view, &entity, &id)) {
		buf_puts(&b, " · ");
		desk_ref_label(tui->desk, entity, id, &b);
	}
	if (actions[action].needs & NEED_WRITE)
		buf_printf(&b, ". %s", _("Ctrl+Z takes it back"));
	buf_printf(&b, ". %s", _("Once more does it, Esc leaves it"));
	tui->told = view;
	tui->told_key = code;
	tui_say(tui, "%s", buf_text(&b));
	buf_clear(&b);
	return true;
}

/*
 * One key that is a command: the view's bindings, then the view itself, then what works
 * everywhere.
 */
static void command(struct tui *tui, int code)
{
	struct view *view = tui->top;
	enum action action = keymap_find_local(view->context, code);
	struct key key = {.code = code};

	prepare(view);
	if (tui->told && code == K_ESC) {
		tui->told = NULL;
		set_message(tui, NULL, ROLE_NOTICE, 0);
		return;
	}
	if (!action && offer(view, &key))
		return;
	if (!action)
		action = keymap_own(CTX_GLOBAL, code);
	if (action &&
		(!view->ops->overlay || view_find_handler(view->ops, action) ||
			works_over_dialogs(action)) &&
		!tell(tui, code, action))
		tui_do(tui, action, NULL);
}

/*
 * Backspaces among text, or letters no command has: an input method speaks, not a person. It may
 * speak in pieces, so that letters right behind are still its own.
 */
static bool is_noise(const struct key_reader *keys)
{
	return keys->has_foreign || (keys->has_backspace && keys->has_text);
}

static void ignore(struct tui *tui)
{
	tui->noise_until = tui_now() + NOISE_MS;
	if (!tui->hinted)
		tui_say(tui, _("The input method is on: keys here are commands, nothing was done"));
	tui->hinted = true;
}

/*
 * Text while keys are text. A lone character that the view binds itself is a command where the
 * view allows it now: `=` in an empty line of the live log.
 */
static void type(struct tui *tui, const struct key *key)
{
	struct view *view = tui->top;

	prepare(view);
	if (key->code == K_TEXT && key->bytes == 1) {
		bool (*allowed)(const struct view *, enum action, struct error *) =
			VIEW_OP(view, allowed);
		enum action action = keymap_own(view->context, (unsigned char)*key->text);

		if (action && allowed && allowed(view, action, NULL) &&
			find_handler(view, action)) {
			tui_do(tui, action, NULL);
			return;
		}
	}
	offer(view, key);
}

/* A run of characters: text, or commands one by one; the state may change between them. */
static void text(struct tui *tui, const struct key *key)
{
	for (size_t i = 0; i < key->bytes && tui->top && !tui->stop; i++) {
		if (is_typing(tui->top)) {
			struct key rest = {K_TEXT, key->text + i, key->bytes - i};
			type(tui, &rest);
			return;
		}
		if (tui_now() < tui->noise_until) {
			ignore(tui);
			return;
		}
		command(tui, (unsigned char)key->text[i]);
	}
}

static void resize(struct tui *tui)
{
	for (struct view *view = tui->top; view; view = view->below)
		view_touch(view, DIRTY_LAYOUT);
	tui->erase = true;
}

/* What comes next is no letter of the word that is being typed. */
static void end_word(struct tui *tui)
{
	if (editor_end_word())
		view_touch(tui->top, DIRTY_PAINT);
}

static void press(struct tui *tui, const struct key_reader *keys, const struct key *key)
{
	if (key->code == K_RESIZE) {
		resize(tui);
	} else if (key->code == K_HANGUP) {
		pop_all(tui);
		tui->stop = true;
	} else if (frame_is_small() && !(key_is_typed(key) && is_typing(tui->top))) {
		/* nobody sees what a command would do; what is being typed is not lost */
		if (keymap_own(CTX_GLOBAL, key->code) == ACT_QUIT)
			tui_do(tui, ACT_QUIT, NULL);
	} else if (key->code == K_MOUSE) {
		end_word(tui);
		prepare(tui->top);
		mouse_act(tui, key);
	} else if (is_noise(keys) && !is_typing(tui->top)) {
		ignore(tui);
	} else if (key->code == K_TEXT) {
		text(tui, key);
	} else if (key->code == K_PASTE || key->code == K_BACKSPACE) {
		if (key->code == K_PASTE)
			end_word(tui);
		if (is_typing(tui->top))
			type(tui, key);
		else if (key->code == K_PASTE)
			tui_say(tui, _("Nothing was pasted: keys here are commands"));
		else /* an input method corrects its last letter */
			tui->noise_until = tui_now() + NOISE_MS;
	} else if (key->code == K_CTRL('Z') && is_typing(tui->top) && editor_give_keys()) {
		view_touch(tui->top, DIRTY_PAINT);
	} else {
		end_word(tui);
		command(tui, key->code);
	}
}

void tui_burst(struct tui *tui, const struct key_reader *keys)
{
	if (keys->count && tui->message && !tui->message_until)
		set_message(tui, NULL, ROLE_NOTICE, 0);
	for (size_t i = 0; i < keys->count && tui->top && !tui->stop; i++)
		press(tui, keys, &keys->keys[i]);
	if (tui->top && !tui->stop) {
		void (*settle)(struct view *) = VIEW_OP(tui->top, settle);
		if (settle)
			settle(tui->top);
	}
	free_gone(tui);
}

/* ---- between keys ---------------------------------------------------------------------------- */

void tui_tick(struct tui *tui)
{
	for (struct view *view = tui->top; view; view = view->below) {
		void (*tick)(struct view *) = VIEW_OP(view, tick);
		if (tick)
			tick(view);
	}
	if (desk_changed_elsewhere(tui->desk)) {
		tui_changed(tui);
		tui->dirty = true;
	}
	if (tui->message && tui->message_until && tui_now() >= tui->message_until)
		set_message(tui, NULL, ROLE_NOTICE, 0);
	if (frame_minute() != tui->minute)
		tui->dirty = true;
	practice_tick(tui);
}

/* What the person has chosen for the keys, or asks for now. */
static void start_learning(struct tui *tui)
{
	char *value = NULL;
	struct error err = {0};

	if (!preference_get(tui->desk, "learn", &value, &err))
		tui_complain(tui, &err);
	tui->learn = value && !strcmp(value, "on");
	free(value);
	if (tui->options && tui->options->learn && !tui->learn) {
		tui->learn = true;
		if (!preference_put(tui->desk, "learn", "on", &err))
			tui_complain(tui, &err);
	}
}

bool tui_spare(struct tui *tui)
{
	bool (*spare)(struct view *) = tui->top ? VIEW_OP(tui->top, spare) : NULL;

	if (spare && spare(tui->top))
		return true;
	return store_tidy(tui->desk->store);
}

/*
 * Lay out, read and draw a view and those below that show; whole views, curses finds out what
 * differs.
 */
static void draw_from(struct view *view)
{
	void (*draw)(struct view *) = VIEW_OP(view, draw);

	if (view->ops->overlay && view->below)
		draw_from(view->below);
	prepare(view);
	view->dirty = 0;
	if (draw)
		draw(view);
}

static bool is_dirty(const struct tui *tui)
{
	for (const struct view *view = tui->top; view; view = view->below) {
		if (view->dirty)
			return true;
		if (!view->ops->overlay)
			break;
	}
	return tui->dirty || tui->erase;
}

bool tui_cursor(struct tui *tui, int *y, int *x)
{
	bool (*cursor)(struct view *, int *, int *) = VIEW_OP(tui->top, cursor);

	if (!cursor)
		return false;
	draw_from(tui->top);
	tui->dirty = true; /* drawn, but not shown yet */
	return cursor(tui->top, y, x);
}

/* Where the cursor stands in a view that has no place for it: a screen reader begins to read there. */
static void first_line(const struct view *view, int *y, int *x)
{
	int edge = view->ops->overlay ? 1 : 0;

	draw_place(view->area, edge, 2 * edge, y, x);
}

void tui_paint(struct tui *tui)
{
	int y = 0, x = 0;

	if (!tui->top || !is_dirty(tui))
		return;
	frame_begin(tui->erase);
	tui->erase = tui->dirty = false;
	tui->minute = frame_minute();
	if (frame_is_small()) {
		frame_draw_small();
		frame_end(false, 0, 0, false);
		return;
	}
	draw_from(tui->top);
	frame_draw(tui, is_typing(tui->top));
	tui->dirty = false;
	bool (*cursor)(struct view *, int *, int *) = VIEW_OP(tui->top, cursor);
	if (!cursor || !cursor(tui->top, &y, &x))
		first_line(tui->top, &y, &x);
	frame_end(true, y, x, is_typing(tui->top));
}

void tui_start(struct tui *tui, struct desk *desk, const struct tui_options *options)
{
	memset(tui, 0, sizeof *tui);
	tui->desk = desk;
	tui->options = options;
	tui->erase = true;
	tui->click_row = -1;
	start_input(tui);
	start_learning(tui);
	if (options && options->first) {
		tui_push(tui, first_view_new(tui, options->first));
		return;
	}
	tui_show_screen(tui, 0);
	if (options && options->fresh)
		tui_push(tui, tour_view_new(tui));
	if (options && options->practice)
		practice_start(tui, options->practice, options->progress);
}

void tui_finish(struct tui *tui)
{
	while (tui->top) {
		struct view *view = tui->top;

		tui->top = view->below;
		free_view(view);
	}
	free_gone(tui);
	free(tui->message);
	free(tui->undoes);
	tui->message = tui->undoes = NULL;
	practice_free(tui->practice);
	tui->practice = NULL;
	canvas_free();
}
