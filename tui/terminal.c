/*
 * Curses set up for us. <term.h> takes words like `columns` for itself, so nothing else lives
 * here.
 */
#include <curses.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "tui/key.h"
#include "tui/terminal.h"

#include <term.h> /* last: see above */

static SCREEN *screen;
static FILE *input;
static bool pasting, shaped, mouse;
static int shape = -1;
static sigset_t outside; /* signals blocked before we came */

/* Sequences that terminfo does not name, or not everywhere. */
static const struct sequence {
	const char *bytes;
	int code; /* key.h */
} sequences[] = {
	{"\033[200~", K_PASTE_BEGIN},
	{"\033[201~", K_PASTE_END},
	{"\033[1;5D", K_WORD_LEFT},
	{"\033[1;5C", K_WORD_RIGHT},
	{"\033[1;5H", K_TEXT_START},
	{"\033[1;5F", K_TEXT_END},
	{"\033[1~", K_HOME},
	{"\033[4~", K_END},
	{"\033[H", K_HOME},
	{"\033[F", K_END},
	{"\033[A", K_UP},
	{"\033[B", K_DOWN},
	{"\033[C", K_RIGHT},
	{"\033[D", K_LEFT},
	{"\033OA", K_UP},
	{"\033OB", K_DOWN},
	{"\033OC", K_RIGHT},
	{"\033OD", K_LEFT},
};
#define SEQUENCE_COUNT (sizeof sequences / sizeof sequences[0])
#define FIRST_CODE (KEY_MAX + 10) /* curses key of sequences[0] */

static const struct {
	int curses, code;
} named[] = {
	{KEY_UP, K_UP},
	{KEY_DOWN, K_DOWN},
	{KEY_LEFT, K_LEFT},
	{KEY_RIGHT, K_RIGHT},
	{KEY_HOME, K_HOME},
	{KEY_END, K_END},
	{KEY_PPAGE, K_PAGE_UP},
	{KEY_NPAGE, K_PAGE_DOWN},
	{KEY_IC, K_INSERT},
	{KEY_DC, K_DELETE},
	{KEY_BTAB, K_BACK_TAB},
	{KEY_ENTER, K_ENTER},
	{KEY_BACKSPACE, K_BACKSPACE},
	{KEY_RESIZE, K_RESIZE},
};

static void put_sequence(const char *bytes)
{
	putp(bytes);
	fflush(stdout);
}

bool terminal_is_plain(void)
{
	int status;
	bool plain = setupterm(NULL, STDOUT_FILENO, &status) == OK && !tigetstr("cup");

	if (status == 1)
		del_curterm(cur_term);
	return plain;
}

bool terminal_open(const char *type, FILE *out, FILE *in)
{
	sigset_t signals;

	screen = newterm(type, out, in);
	if (!screen)
		return false;
	input = in;
	/* Signals arrive in ppoll only, so that none falls between looking and waiting. */
	sigemptyset(&signals);
	sigaddset(&signals, SIGWINCH);
	sigaddset(&signals, SIGHUP);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGINT);
	sigprocmask(SIG_BLOCK, &signals, &outside);
	set_term(screen);
	if (!tigetstr("cup")) { /* no way to put the cursor anywhere: TERM=dumb */
		endwin();
		delscreen(screen);
		sigprocmask(SIG_SETMASK, &outside, NULL);
		screen = NULL;
		return false;
	}
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	set_escdelay(25);
	idlok(stdscr, TRUE);
	leaveok(stdscr, FALSE);
	define_key(NULL, KEY_MOUSE); /* reports are read by key.c */
	for (size_t i = 0; i < SEQUENCE_COUNT; i++)
		define_key(sequences[i].bytes, FIRST_CODE + (int)i);
	if (isatty(fileno(out))) {
		put_sequence("\033[?2004h");
		pasting = true;
	}
	return true;
}

void terminal_close(void)
{
	char *reset;

	if (!screen)
		return;
	terminal_use_mouse(false);
	if (pasting)
		put_sequence("\033[?2004l");
	reset = tigetstr("Se");
	if (shaped && reset && reset != (char *)-1)
		put_sequence(reset);
	endwin();
	delscreen(screen);
	sigprocmask(SIG_SETMASK, &outside, NULL);
	screen = NULL;
	pasting = shaped = false;
	shape = -1;
}

int terminal_read(void)
{
	int code;

	timeout(0);
	code = wgetch(stdscr);
	if (code == ERR)
		return -1;
	if (code < 256)
		return code;
	if (code >= FIRST_CODE && code < FIRST_CODE + (int)SEQUENCE_COUNT)
		return sequences[code - FIRST_CODE].code;
	if (code >= KEY_F(1) && code <= KEY_F(12))
		return K_F1 + code - KEY_F(1);
	for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
		if (named[i].curses == code)
			return named[i].code;
	return 0; /* a key nobody uses */
}

enum terminal_wait terminal_wait(int milliseconds)
{
	struct pollfd fd = {.fd = fileno(input), .events = POLLIN};
	struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
	int ready = ppoll(&fd, 1, &time, &outside);

	if (ready < 0)
		return TERMINAL_SIGNAL;
	if (!ready)
		return TERMINAL_TIMEOUT;
	return fd.revents & POLLIN ? TERMINAL_READY : TERMINAL_GONE;
}

void terminal_use_mouse(bool on)
{
	if (on != mouse && pasting) /* a real terminal */
		put_sequence(on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
	mouse = on;
}

bool terminal_has_mouse(void)
{
	return mouse;
}

void terminal_shape_cursor(bool typing)
{
	char *set = tigetstr("Ss");

	if (!pasting || !set || set == (char *)-1 || shape == (int)typing)
		return;
	put_sequence(tparm(set, typing ? 6L : 2L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
	shape = typing;
	shaped = true;
}
