/* The loop with its terminal: wait, read, dispatch, paint; ticks and spare work between keys. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/locale.h"
#include "tui/linear.h"
#include "tui/look.h"
#include "tui/loop.h"
#include "tui/ownkeys.h"
#include "tui/screens.h"
#include "tui/terminal.h"

enum {
	TICK_MS = 500,
	ESCAPE_MS = 350, /* how long an Esc waits for the digit that makes it an F-key */
	LETTER_MS = 10, /* how long a letter that is a command waits for the rest of a burst */
	EMPTY_READS = 3, /* readable, but nothing to read: the terminal is gone */
	BURST_MOST = 1 << 20,
};

static volatile sig_atomic_t ended;

static void on_end(int signal)
{
	(void)signal;
	ended = 1;
}

static void catch_signals(void)
{
	struct sigaction action = {.sa_handler = on_end};

	sigemptyset(&action.sa_mask);
	ended = 0;
	sigaction(SIGHUP, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
}

static int feed_all(struct key_reader *keys)
{
	int read = 0, code;

	while (read < BURST_MOST && (code = terminal_read()) >= 0) {
		key_feed(keys, code);
		read++;
	}
	return read;
}

/*
 * All that waits, as one burst; false where nothing did. What an input method sends at once may
 * come in pieces over a line; its first letters would be commands, so letters wait a moment.
 */
static bool read_burst(struct tui *tui, struct key_reader *keys)
{
	bool some = feed_all(keys) > 0;

	while (keys->has_text && !tui_is_typing(tui) && keys->text.len < BURST_MOST &&
		terminal_wait(LETTER_MS) == TERMINAL_READY && feed_all(keys) > 0)
		;
	key_finish(keys);
	return some;
}

static void feed(struct key_reader *keys, int code)
{
	key_feed(keys, code);
	key_finish(keys);
}

static void dispatch(struct tui *tui, struct key_reader *keys)
{
	tui_burst(tui, keys);
	key_reset(keys);
	keys->mouse = terminal_has_mouse();
}

/* Keys of --keys: as typed, but without a terminal's timing. */
static void run_script(struct tui *tui, struct key_reader *keys, const char *script)
{
	bool tick;
	int rows, columns;

	while (!tui->stop && key_script(&script, keys, &tick, &rows, &columns)) {
		dispatch(tui, keys);
		if (tick)
			tui_tick(tui);
		tui_paint(tui);
	}
}

static int wait_time(const struct key_reader *keys, int64_t ticked)
{
	int64_t left = ticked + TICK_MS - tui_now();

	if ((keys->escape || keys->sequence) && left > ESCAPE_MS)
		left = ESCAPE_MS;
	return left < 0 ? 0 : left > TICK_MS ? TICK_MS : (int)left;
}

static bool key_waits(void *arg)
{
	(void)arg;
	return terminal_wait(0) != TERMINAL_TIMEOUT;
}

static void loop(struct tui *tui, struct key_reader *keys)
{
	int64_t ticked = tui_now(), escaped = 0;
	int empty = 0;
	bool spare = true;

	keys->mouse = terminal_has_mouse(); /* by the settings */
	while (!tui->stop) {
		enum terminal_wait wait = terminal_wait(0);

		if (wait == TERMINAL_TIMEOUT) { /* nothing waits: now the screen may be painted */
			tui_paint(tui);
			if (!spare)
				wait = terminal_wait(wait_time(keys, ticked));
		}
		if (ended || wait == TERMINAL_GONE || empty >= EMPTY_READS) {
			feed(keys, K_HANGUP);
			dispatch(tui, keys);
			ended = 1;
			break;
		}
		if (wait != TERMINAL_TIMEOUT) {
			bool some = read_burst(tui, keys);

			empty = some || wait == TERMINAL_SIGNAL ? 0 : empty + 1;
			escaped = keys->escape || keys->sequence ? tui_now() : 0;
			dispatch(tui, keys);
			spare = true;
		} else {
			if ((keys->escape || keys->sequence) && tui_now() - escaped >= ESCAPE_MS) {
				feed(keys, K_NONE);
				dispatch(tui, keys);
			}
			spare = spare && tui_spare(tui);
		}
		if (tui_now() - ticked >= TICK_MS) {
			tui_tick(tui);
			ticked = tui_now();
			spare = spare || tui->dirty;
		}
	}
}

static bool open_first(struct tui *tui, const char *code)
{
	const struct entity *entity = NULL;
	struct error err = {0};
	int64_t id;

	if (!desk_find(tui->desk, code, &entity, &id, &err)) {
		tui_complain(tui, &err);
		return false;
	}
	tui_push(tui, screen_of_record(tui, entity, id));
	return true;
}

int tui_run(struct desk *desk, const struct tui_options *options)
{
	struct tui tui;
	struct key_reader keys = {0};
	struct error err = {0};
	int status;

	if (!keymap_build(&desk->settings, &err)) {
		fprintf(stderr, "doithoai: %s\n", err.text);
		return error_exit_status(err.code);
	}
	const bool own = ownkeys_start(desk, &err);
	if (!own && options->linear)
		fprintf(stderr, "doithoai: %s\n", err.text);
	if (options->linear)
		return linear_run(desk, options);
	if (terminal_is_plain()) {
		fprintf(stderr,
			_("doithoai: TERM=%s has no screens, so they are said line by line; ? and "
			  "Enter says how. TERM=xterm-256color shows them\n"),
			getenv("TERM"));
		return linear_run(desk, options);
	}
	if (!terminal_open(NULL, stdout, stdin)) {
		fprintf(stderr,
			_("doithoai: the terminal type TERM=%s is not known here; try "
			  "TERM=xterm-256color\n"),
			getenv("TERM") ? getenv("TERM") : "");
		return 2;
	}
	die_set_restore(terminal_close);
	catch_signals();
	look_start(desk, options);
	tui_start(&tui, desk, options);
	tui.key_waits = key_waits;
	if (!own)
		tui_complain(&tui, &err);
	if (options->open)
		open_first(&tui, options->open);
	if (options->keys)
		run_script(&tui, &keys, options->keys);
	loop(&tui, &keys);
	status = ended ? 1 : 0;
	tui_finish(&tui);
	key_reader_clear(&keys);
	terminal_close();
	die_set_restore(NULL);
	return status;
}
