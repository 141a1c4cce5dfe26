/*
 * Plain lines out, lines of commands in. What a line is to do is decided here; what is done is
 * decided where keys decide it.
 */
#include "tui/linear.h"

#include <curses.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/locale.h"
#include "tui/cells.h"
#include "tui/editor.h"
#include "tui/frame.h"
#include "tui/practice.h"
#include "tui/terminal.h"

enum {
	ROWS = 40, /* of the screen nobody sees */
	COLUMNS = 99, /* one less than puts panes beside each other */
	LEAST_WIDTH = 20,
	DEEPEST = 32, /* views on the stack that are looked at */
	MOVES_MOST = ROWS, /* steps to a row that is in sight */
};

/* One row of the screen that says something. */
struct line {
	char *text;
	int y; /* row of the screen */
	int number; /* what chooses it; 0 = nothing does */
	bool focused;
};

struct picture {
	struct line *lines;
	size_t count, room;
	char *title;
};

struct linear {
	struct tui tui;
	struct key_reader keys;
	struct picture now, before;
	const struct view *view; /* what was said last */
	int width;
	bool echo; /* the input is no terminal: show what was read */
};

static volatile sig_atomic_t ended;

static void on_end(int signal)
{
	(void)signal;
	ended = 1;
}

/* No SA_RESTART: the line that is waited for is given up. */
static void catch_signals(void)
{
	struct sigaction action = {.sa_handler = on_end};

	sigemptyset(&action.sa_mask);
	ended = 0;
	sigaction(SIGHUP, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
}

/* ---- saying ---------------------------------------------------------------------------------- */

struct saying {
	int lines;
};

static void say_part(void *arg, const char *start, size_t bytes)
{
	struct saying *saying = arg;

	printf("%s%.*s\n", saying->lines++ ? "  " : "", (int)bytes, start);
}

/* A line of output, broken for a braille line; what goes on begins two blanks further in. */
static void say(const struct linear *l, const char *text)
{
	struct saying saying = {0};

	if (!*text)
		return;
	if (l->width)
		text_wrap(text, l->width - 2, say_part, &saying);
	else
		puts(text);
}

static void say_line(const struct linear *l, const struct line *line)
{
	struct buf b = {0};

	if (line->focused)
		buf_puts(&b, "> ");
	if (line->number)
		buf_printf(&b, "%d. ", line->number);
	buf_puts(&b, line->text);
	say(l, buf_text(&b));
	buf_clear(&b);
}

/* ---- what is on the screen ------------------------------------------------------------------- */

static void picture_clear(struct picture *picture)
{
	for (size_t i = 0; i < picture->count; i++)
		free(picture->lines[i].text);
	free(picture->lines);
	free(picture->title);
	*picture = (struct picture){0};
}

static void picture_add(struct picture *picture, struct line line)
{
	if (picture->count == picture->room) {
		picture->room = picture->room ? 2 * picture->room : ROWS;
		picture->lines = xrealloc(picture->lines, picture->room * sizeof *picture->lines);
	}
	picture->lines[picture->count++] = line;
}

static struct rect screen_row(int y)
{
	return (struct rect){y, 0, 1, COLS};
}

static char *read_row(struct rect r)
{
	struct buf b = {0};
	struct cell_row row;

	cells_read(r, 0, &b, &row);
	return buf_steal(&b);
}

/* What the top view shows; of an overlay the overlay alone. */
static void take(struct linear *l)
{
	const struct view *view = l->tui.top;
	bool (*stop)(const struct view *, int) = VIEW_OP(view, stop);
	struct rect r = view->area;
	int number = 0, edge = view->ops->overlay ? 1 : 0, cursor_y, cursor_x;
	bool marked = false;
	size_t at_cursor = SIZE_MAX;

	picture_clear(&l->before);
	l->before = l->now;
	l->now = (struct picture){0};
	getyx(stdscr, cursor_y, cursor_x);
	(void)cursor_x;
	l->now.title =
		read_row(edge ? rect_columns(rect_rows(r, 0, 1), 1, r.columns - 2) : screen_row(0));
	r = rect_columns(rect_rows(r, edge, r.rows - 2 * edge), edge, r.columns - 2 * edge);
	for (int i = 0; i < r.rows; i++) {
		struct buf b = {0};
		struct cell_row row;
		int y = r.y + i;

		cells_read(r, i, &b, &row);
		if (!b.len || !strcmp(buf_text(&b), ">")) {
			buf_clear(&b);
			continue;
		}
		if (y == cursor_y)
			at_cursor = l->now.count;
		marked = marked || row.focused;
		picture_add(&l->now,
			(struct line){.text = buf_steal(&b),
				.y = y,
				.number = stop && stop(view, y) ? ++number : 0,
				.focused = row.focused});
	}
	if (!marked && stop && at_cursor != SIZE_MAX)
		l->now.lines[at_cursor].focused = true;
}

static bool was_there(const struct picture *before, const char *text, bool focused)
{
	for (size_t i = 0; i < before->count; i++)
		if ((before->lines[i].focused || !focused) && !strcmp(before->lines[i].text, text))
			return true;
	return false;
}

/* Titles are the same but for figures: a clock in them goes on. */
static bool same_title(const char *a, const char *b)
{
	for (;; a++, b++) {
		a += strspn(a, "0123456789");
		b += strspn(b, "0123456789");
		if (*a != *b || !*a)
			return *a == *b;
	}
}

static void say_message(struct linear *l)
{
	if (l->tui.message)
		say(l, l->tui.message);
}

/* Said once: lines have no six seconds. */
static void forget_message(struct linear *l)
{
	free(l->tui.message);
	l->tui.message = NULL;
	l->tui.dirty = true;
}

static void say_footer(struct linear *l)
{
	char *footer = read_row(screen_row(LINES - 1));

	if (*footer) {
		struct buf b = {0};
		buf_printf(&b, "%s: %s", _("Keys"), footer);
		say(l, buf_text(&b));
		buf_clear(&b);
	}
	free(footer);
}

static void say_all(struct linear *l)
{
	say(l, l->now.title);
	for (int y = 1; l->tui.practice && y <= PRACTICE_ROWS; y++) {
		char *panel = read_row(screen_row(y));
		say(l, panel);
		free(panel);
	}
	for (size_t i = 0; i < l->now.count; i++)
		say_line(l, &l->now.lines[i]);
	if (!l->tui.message) { /* else its row holds that */
		char *status = read_row(screen_row(LINES - 2));
		say(l, status);
		free(status);
	}
	say_footer(l);
	say_message(l);
}

/* A screen that was said before and shows again: where one is on it. */
static void say_place(const struct linear *l)
{
	say(l, l->now.title);
	for (size_t i = 0; i < l->now.count; i++)
		if (l->now.lines[i].focused)
			say_line(l, &l->now.lines[i]);
}

/* After a move the focused row alone; after an act what was not there before. */
static void say_changes(struct linear *l, bool moved)
{
	for (size_t i = 0; i < l->now.count; i++) {
		const struct line *line = &l->now.lines[i];
		bool fresh = !was_there(&l->before, line->text, false);
		bool refocused = line->focused && !was_there(&l->before, line->text, true);

		if (moved ? line->focused : fresh || refocused)
			say_line(l, line);
	}
	say_message(l);
}

/* ---- doing ----------------------------------------------------------------------------------- */

static bool is_typing(const struct linear *l)
{
	bool (*typing)(const struct view *) = l->tui.top ? VIEW_OP(l->tui.top, typing) : NULL;

	return typing && typing(l->tui.top);
}

static const struct editor *editor_of(const struct linear *l)
{
	const struct editor *(*editor)(const struct view *) = VIEW_OP(l->tui.top, editor);

	return editor ? editor(l->tui.top) : NULL;
}

/* Paint, and do the work between keys until there is none: the next line may be long in coming. */
static void settle(struct linear *l)
{
	do {
		if (l->tui.stop || !l->tui.top)
			return;
		tui_paint(&l->tui);
	} while (tui_spare(&l->tui));
	tui_paint(&l->tui);
}

static void burst(struct linear *l)
{
	key_finish(&l->keys);
	tui_burst(&l->tui, &l->keys);
	key_reset(&l->keys);
	if (!l->tui.stop)
		tui_paint(&l->tui);
}

static void press(struct linear *l, int code)
{
	key_feed(&l->keys, code);
	if (code == K_ESC) /* no digit follows that would make it an F-key */
		key_feed(&l->keys, K_NONE);
	burst(l);
}

/* One character as if by hand; returns what follows. */
static const char *type_char(struct linear *l, const char *at)
{
	do {
		key_feed(&l->keys, *at == '\t' ? ' ' : (unsigned char)*at);
		at++;
	} while ((*at & 0xc0) == 0x80);
	burst(l);
	return at;
}

/* The key at the beginning of `<F5>…`; K_NONE where it is none. */
static int key_at(const char *at, const char **rest)
{
	const char *close = *at == '<' ? strchr(at, '>') : NULL;
	size_t bytes = close ? (size_t)(close - at - 1) : 0;
	int code = bytes > 1 ? key_named(at + 1, bytes) : K_NONE;

	if (code != K_NONE)
		*rest = close + 1;
	return code;
}

static bool has_keys(const char *line)
{
	const char *rest;

	for (; *line; line++)
		if (key_at(line, &rest) != K_NONE)
			return true;
	return false;
}

static void run_keys(struct linear *l, const char *at)
{
	while (*at && !l->tui.stop) {
		const char *rest;
		int code = key_at(at, &rest);

		if (code != K_NONE) {
			press(l, code);
			at = rest;
		} else {
			at = type_char(l, at);
		}
	}
}

/* Put the focus on a row of the screen, step by step. */
static bool go_to(struct linear *l, int y)
{
	for (int i = 0; i < MOVES_MOST; i++) {
		int at, x, after;

		getyx(stdscr, at, x);
		if (l->tui.top->context == CTX_MENU) { /* its cursor is in the typed line */
			take(l);
			for (size_t j = 0; j < l->now.count; j++)
				if (l->now.lines[j].focused)
					at = l->now.lines[j].y;
		}
		(void)x;
		if (at == y)
			return true;
		tui_do(&l->tui, y < at ? ACT_UP : ACT_DOWN, NULL);
		tui_paint(&l->tui);
		getyx(stdscr, after, x);
		if (after == at && l->tui.top->context != CTX_MENU)
			return false;
	}
	return false;
}

/* A number alone: the row that has it, else the row of the case of that number. */
static bool choose_row(struct linear *l, const char *word)
{
	char *end, code[32];
	long number = strtol(word, &end, 10);

	if (*end || end == word || number < 1)
		return false;
	for (size_t i = 0; i < l->now.count; i++)
		if (l->now.lines[i].number == number)
			return go_to(l, l->now.lines[i].y);
	snprintf(code, sizeof code, "%04ld", number);
	for (size_t i = 0; i < l->now.count; i++)
		if (l->now.lines[i].number && strstr(l->now.lines[i].text, code))
			return go_to(l, l->now.lines[i].y);
	return false;
}

/* The action of this very name or label, also the English one; ACT_NONE where there is none. */
static enum action action_named(const char *words)
{
	for (int action = 1; action < ACT_COUNT; action++) {
		const struct action_info *info = &actions[action];
		char *label = text_fold(_(info->label));
		bool same = !strcasecmp(words, info->name) || !strcasecmp(words, info->label) ||
			text_folds_to(words, label);

		free(label);
		if (same)
			return (enum action)action;
	}
	return ACT_NONE;
}

/*
 * Words: an action by its name at once; else they are typed into the palette, which does what it
 * does with an argument ("g 402"), and shows what there is for one word.
 */
static void run_words(struct linear *l, const char *words)
{
	enum action action = action_named(words);
	size_t first = strcspn(words, " ");
	char *name = xstrndup(words, first);
	bool argument = words[first] && (first == 1 || action_named(name));

	free(name);
	if (action) {
		tui_do(&l->tui, action, NULL);
		return;
	}
	if (!tui_do(&l->tui, ACT_PALETTE, NULL))
		return;
	tui_paint(&l->tui);
	while (*words)
		words = type_char(l, words);
	if (argument)
		press(l, K_ENTER);
}

/* The line becomes the text of the field; in a note it is one more line of it. */
static void type_line(struct linear *l, const char *line)
{
	const struct editor *editor = editor_of(l);
	enum context context = l->tui.top->context;

	if (editor && !editor->lines && context != CTX_LOG) {
		press(l, K_TEXT_START);
		press(l, K_CTRL('K'));
	} else {
		press(l, K_TEXT_END);
	}
	while (*line && !l->tui.stop)
		line = type_char(l, line);
	if (context != CTX_MENU)
		press(l, K_ENTER);
}

static void say_how(const struct linear *l)
{
	static const char *const lines[] = {
		N_("Lines are commands. While the prompt says Browsing:"),
		N_("a number puts the focus on the row that has it; an empty line is Enter;"),
		N_("a letter is that key; words are a command: open, assign, undo;"),
		N_("<F5>, <Esc>, <Up>, <Down>, <Tab> are keys; <Esc> goes one step out."),
		N_("While it says Typing, a line is the text of the field that is named; an empty "
		   "line is Enter. <Ctrl+U> empties the field. In a list of choices a number takes "
		   "one."),
		N_("A full stop says the whole screen again, a question mark says this, <F1> all "
		   "keys, <F10> leaves."),
	};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		say(l, _(lines[i]));
}

static bool is_move(const char *line)
{
	static const char *const keys[] = {"<Up>", "<Down>", "<PgUp>", "<PgDn>", "<Home>", "<End>"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (!strcasecmp(line, keys[i]))
			return true;
	return false;
}

/* One line of input. */
static void obey(struct linear *l, const char *line)
{
	const struct view *under[DEEPEST] = {0};
	bool typing = is_typing(l), menu = l->tui.top->context == CTX_MENU, back = false;
	int deep = 0;
	bool moved = is_move(line), whole = false;

	if (!strcmp(line, "?")) {
		say_how(l);
		return;
	}
	for (const struct view *v = l->tui.top->below; v && deep < DEEPEST; v = v->below)
		under[deep++] = v;
	forget_message(l);
	if (!strcmp(line, ".")) {
		whole = true;
	} else if (!*line) {
		press(l, K_ENTER);
	} else if (has_keys(line)) {
		run_keys(l, line);
	} else if ((!typing || menu) && choose_row(l, line)) {
		moved = true;
		if (menu)
			press(l, K_ENTER);
	} else if (typing) {
		type_line(l, line);
	} else if (!line[1]) {
		type_char(l, line);
	} else if (line[strspn(line, "0123456789")]) {
		run_words(l, line);
	} else {
		printf("%s: ", line);
		say(l, _("no row has that number"));
	}
	if (!l->tui.stop && l->tui.top) {
		tui_tick(&l->tui);
		settle(l);
	}
	if (l->tui.stop || !l->tui.top)
		return;
	take(l);
	for (int i = 0; i < deep; i++)
		back = back || under[i] == l->tui.top;
	if (back && !whole) {
		say_place(l);
		say_message(l);
	} else if (whole || l->tui.top != l->view || !same_title(l->now.title, l->before.title)) {
		say_all(l);
	} else {
		say_changes(l, moved);
	}
	l->view = l->tui.top;
}

/* ---- the input ------------------------------------------------------------------------------- */

/* What the row of the cursor says before the field: its label; of a dialog its title. */
static void put_label(const struct linear *l, struct buf *out)
{
	const struct rect area = l->tui.top->area;
	struct cell_row row;
	int y, x;
	struct rect r;

	getyx(stdscr, y, x);
	(void)x;
	r = (struct rect){y, area.x, 1, area.columns};
	cells_read(r, 0, out, &row);
	buf_cut(out, 0);
	if (row.field > 0)
		cells_read(rect_columns(r, 0, row.field), 0, out, &row);
	if (!out->len && l->tui.top->ops->overlay)
		buf_puts(out, l->now.title);
}

static void prompt(struct linear *l)
{
	struct buf b = {0};

	if (is_typing(l)) {
		const struct editor *editor = editor_of(l);

		put_label(l, &b);
		printf("%s%s%s", _("Typing"), b.len ? ", " : "", buf_text(&b));
		if (editor && !editor->lines && !editor_is_empty(editor))
			printf(" [%s]", editor_text(editor));
		fputs(": ", stdout);
	} else {
		printf("%s: ", _("Browsing"));
	}
	buf_clear(&b);
	fflush(stdout);
}

static void hang_up(struct linear *l)
{
	key_feed(&l->keys, K_HANGUP);
	key_finish(&l->keys);
	tui_burst(&l->tui, &l->keys);
	key_reset(&l->keys);
}

static void loop(struct linear *l)
{
	char *line = NULL;
	size_t room = 0;

	settle(l);
	take(l);
	say_all(l);
	l->view = l->tui.top;
	while (!l->tui.stop && l->tui.top) {
		ssize_t bytes;

		prompt(l);
		bytes = ferror(stdout) ? -1 : getline(&line, &room, stdin);
		if (bytes < 0 || ended) {
			putchar('\n');
			hang_up(l);
			break;
		}
		line[strcspn(line, "\r\n")] = '\0';
		if (l->echo)
			puts(line);
		obey(l, line);
	}
	free(line);
}

/* A screen of a size on no terminal, of a type that can do what the views want. */
static bool open_screen(FILE *out, FILE *in)
{
	static const char *const types[] = {"xterm-256color", "xterm", "linux", "vt100"};
	char text[16];

	snprintf(text, sizeof text, "%d", ROWS);
	setenv("LINES", text, 1);
	snprintf(text, sizeof text, "%d", COLUMNS);
	setenv("COLUMNS", text, 1);
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (terminal_open(types[i], out, in))
			return true;
	return false;
}

int linear_run(struct desk *desk, const struct tui_options *options)
{
	struct linear l = {.width = options->width, .echo = !isatty(STDIN_FILENO)};
	FILE *in = fopen("/dev/null", "re"), *out = fopen("/dev/null", "we");
	int status = 1;

	if (!in || !out || !open_screen(out, in)) {
		fprintf(stderr, "doithoai: %s\n",
			_("no description of a terminal is installed (package ncurses-base)"));
		goto out;
	}
	catch_signals();
	theme_start(THEME_MONO, false);
	tui_start(&l.tui, desk, options);
	loop(&l);
	tui_finish(&l.tui);
	key_reader_clear(&l.keys);
	terminal_close();
	status = ended || ferror(stdout) ? 1 : 0;
out:
	picture_clear(&l.now);
	picture_clear(&l.before);
	if (in)
		fclose(in);
	if (out)
		fclose(out);
	return status;
}
