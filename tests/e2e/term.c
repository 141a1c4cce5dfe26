/*
 * Pseudo-terminal and screen. The parent keeps the slave side open: its input queue tells whether the program has read
 * everything, and its modes after the end whether the program has cleaned up. For the latter the session must outlive
 * the program (the kernel resets a terminal when its session leader ends), so between the two stands a keeper process.
 */
#include "term.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

struct term {
	VTerm *vt;
	VTermScreen *screen;
	int rows, cols;
	int master, slave;
	struct termios modes; /* as they were at the start */
	pid_t keeper, pid;
	int news; /* from the keeper: the program's birth, later its wait status */
	int64_t started, output_at;
	bool ended;
	int status;
	bool alternate, cursor_visible, mouse;
	int64_t sent_at; /* when input was last sent; 0 = the program was quiet since */
	long sent_switches; /* switches() then */
	bool discard; /* output of libvterm is counted, not sent */
	size_t produced; /* bytes libvterm has wanted to send */
	bool gone; /* a write failed */
	uint64_t bytes;
	char tail[4]; /* beginning of a character whose rest has not come yet */
	size_t tail_bytes;
	char *line; /* of term_row */
};

static int64_t now_us(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000000 + ts.tv_nsec / 1000;
}

static void *need(void *memory)
{
	if (!memory)
		abort();
	return memory;
}

/* ---- what the kernel says of the program ---- */

enum waiting { WAITING_NO, WAITING_YES, WAITING_UNKNOWN };

#if defined __linux__ && defined __x86_64__
static bool read_proc(pid_t pid, const char *name, char *text, size_t size)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, name);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	ssize_t n = read(fd, text, size - 1);
	close(fd);
	text[n > 0 ? n : 0] = '\0';
	return n > 0;
}

static bool is_among(long number, const long *numbers, size_t count)
{
	while (count--) {
		if (numbers[count] == number)
			return true;
	}
	return false;
}

/* The process that has the terminal: where one waits for its child, that child. */
static pid_t innermost(pid_t pid)
{
	static const long child_waits[] = {SYS_wait4, SYS_waitid, SYS_rt_sigtimedwait, SYS_pause};
	char text[256], name[64];
	long number;
	int child;

	while (read_proc(pid, "syscall", text, sizeof text) && sscanf(text, "%ld", &number) == 1 &&
		is_among(number, child_waits, sizeof child_waits / sizeof *child_waits)) {
		snprintf(name, sizeof name, "task/%d/children", (int)pid);
		if (!read_proc(pid, name, text, sizeof text) || sscanf(text, "%d", &child) != 1)
			break;
		pid = child;
	}
	return pid;
}

static bool reads_terminal(pid_t pid, unsigned long fd)
{
	char path[64], target[64];

	snprintf(path, sizeof path, "/proc/%d/fd/%lu", (int)pid, fd);
	ssize_t n = readlink(path, target, sizeof target - 1);
	if (n <= 0)
		return false;
	target[n] = '\0';
	return !strncmp(target, "/dev/pts/", 9) || !strcmp(target, "/dev/tty");
}

/* Whether the kernel has a process asleep until input comes. */
static enum waiting process_waits(pid_t pid)
{
	static const long waits[] = {
		SYS_poll, SYS_ppoll, SYS_select, SYS_pselect6, SYS_epoll_wait, SYS_epoll_pwait};
	unsigned long first = 0, third = 0;
	char text[256];
	long number;

	if (!read_proc(pid, "syscall", text, sizeof text))
		return WAITING_UNKNOWN;
	if (sscanf(text, "%ld %lx %*x %lx", &number, &first, &third) < 1)
		return WAITING_NO; /* "running" */
	if (number == SYS_poll && (int)third >= 0 && (int)third < 100)
		return WAITING_NO; /* for the rest of an escape sequence, or not at all: it is not done */
	if (number == SYS_read)
		return reads_terminal(pid, first) ? WAITING_YES : WAITING_NO;
	return is_among(number, waits, sizeof waits / sizeof *waits) ? WAITING_YES : WAITING_NO;
}

/* How often the program has gone to sleep by itself; -1 where that cannot be seen. */
static long switches(pid_t pid)
{
	static const char label[] = "\nvoluntary_ctxt_switches:";
	char text[4096];
	const char *at;

	if (!read_proc(innermost(pid), "status", text, sizeof text) || !(at = strstr(text, label)))
		return -1;
	return strtol(at + strlen(label), NULL, 10);
}
#else
static pid_t innermost(pid_t pid)
{
	return pid;
}

static enum waiting process_waits(pid_t pid)
{
	(void)pid;
	return WAITING_UNKNOWN;
}

static long switches(pid_t pid)
{
	(void)pid;
	return -1;
}
#endif

/* ---- libvterm's side ---- */

/* Queue bytes as a person at the keyboard would. The program may be busy drawing: read meanwhile, or both sides block. */
static void write_all(struct term *term, const char *bytes, size_t count)
{
	term->sent_switches = switches(term->pid);
	term->sent_at = now_us();
	while (count && !term->gone) {
		ssize_t n = write(term->master, bytes, count);

		if (n >= 0) {
			bytes += n;
			count -= (size_t)n;
		} else if (errno == EAGAIN) {
			struct pollfd fd = {.fd = term->master, .events = POLLIN | POLLOUT};

			poll(&fd, 1, 10);
			term_pump(term);
			term->gone = term->ended;
		} else if (errno != EINTR) {
			term->gone = true;
		}
	}
}

static void vterm_wrote(const char *bytes, size_t count, void *user)
{
	struct term *term = user;

	term->produced += count;
	if (!term->discard)
		write_all(term, bytes, count);
}

static int property_changed(VTermProp property, VTermValue *value, void *user)
{
	struct term *term = user;

	if (property == VTERM_PROP_ALTSCREEN)
		term->alternate = value->boolean;
	else if (property == VTERM_PROP_CURSORVISIBLE)
		term->cursor_visible = value->boolean;
	else if (property == VTERM_PROP_MOUSE)
		term->mouse = value->number != 0;
	return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = property_changed};

/* The sixteen colours of a calm dark theme; the rest is as xterm has it. */
static const uint32_t palette[16] = {0x1b1f27, 0xe06c75, 0x98c379, 0xe5c07b, 0x61afef, 0xc678dd,
	0x56b6c2, 0xcdd3de, 0x6b7485, 0xf28b93, 0xb5dd94, 0xf5d799, 0x86c5ff, 0xd99bec, 0x7fd3dd,
	0xffffff};
#define COLOUR_FG 0xd6dae2u
#define COLOUR_BG 0x1b1f27u

static VTermColor colour(uint32_t rgb)
{
	VTermColor c;

	vterm_color_rgb(&c, (uint8_t)(rgb >> 16), (uint8_t)(rgb >> 8), (uint8_t)rgb);
	return c;
}

static void vterm_start(struct term *term)
{
	VTermColor fg = colour(COLOUR_FG), bg = colour(COLOUR_BG);

	term->vt = need(vterm_new(term->rows, term->cols));
	vterm_set_utf8(term->vt, 1);
	vterm_output_set_callback(term->vt, vterm_wrote, term);
	VTermState *state = vterm_obtain_state(term->vt);
	vterm_state_set_default_colors(state, &fg, &bg);
	for (int i = 0; i < 16; i++) {
		VTermColor c = colour(palette[i]);

		vterm_state_set_palette_color(state, i, &c);
	}
	term->screen = vterm_obtain_screen(term->vt);
	vterm_screen_enable_altscreen(term->screen, 1);
	vterm_screen_set_callbacks(term->screen, &callbacks, term);
	term->cursor_visible = true;
	vterm_screen_reset(term->screen, 1);
}

/* ---- the program ---- */

static _Noreturn void program_run(const struct term_options *options, const char *const argv[])
{
	signal(SIGPIPE, SIG_DFL);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TERM", "xterm-256color", 1);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	for (const char *const *e = options->env; e && *e; e++) {
		if (strchr(*e, '='))
			putenv((char *)(uintptr_t)*e);
		else
			unsetenv(*e);
	}
	execvp(argv[0], (char *const *)(uintptr_t)argv);
	dprintf(2, "%s: %s\n", argv[0], strerror(errno));
	_exit(127);
}

/* What the keeper reports once the program is started. */
struct birth {
	pid_t pid;
	int64_t at;
};

static bool tell(int fd, const void *news, size_t size)
{
	return write(fd, news, size) == (ssize_t)size;
}

/* Lead the session, start the program, report its pid and its end, stay until killed. The program stays a zombie, so
 * that nobody else gets its number. */
static _Noreturn void keeper_run(
	int slave, int news, const struct term_options *options, const char *const argv[])
{
	siginfo_t info = {0};
	sigset_t all;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	setsid();
	ioctl(slave, TIOCSCTTY, 0);
	for (int fd = 0; fd < 3; fd++)
		dup2(slave, fd);
	struct birth birth = {.at = now_us()};
	pid_t pid = birth.pid = fork();
	if (!pid) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		program_run(options, argv);
	}
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, NULL);
	if (pid < 0 || !tell(news, &birth, sizeof birth))
		_exit(1);
	while (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT) && errno == EINTR)
		;
	int status = info.si_code == CLD_EXITED ? W_EXITCODE(info.si_status, 0)
						: W_EXITCODE(0, info.si_status);
	tell(news, &status, sizeof status);
	for (;;)
		pause();
}

static void notice_end(struct term *term)
{
	if (!term->ended &&
		read(term->news, &term->status, sizeof term->status) == sizeof term->status)
		term->ended = true;
}

struct term *term_open(const struct term_options *options, const char *const argv[])
{
	struct winsize size = {
		.ws_row = (unsigned short)options->rows, .ws_col = (unsigned short)options->cols};
	struct term *term = need(calloc(1, sizeof *term));
	struct birth birth;
	int news[2] = {-1, -1};

	term->rows = options->rows;
	term->cols = options->cols;
	term->keeper = -1;
	if (openpty(&term->master, &term->slave, NULL, NULL, &size)) {
		free(term);
		return NULL;
	}
	fcntl(term->master, F_SETFD, FD_CLOEXEC);
	fcntl(term->slave, F_SETFD, FD_CLOEXEC);
	fcntl(term->master, F_SETFL, O_NONBLOCK);
	tcgetattr(term->slave, &term->modes);
	if (!pipe2(news, O_CLOEXEC)) {
		fflush(NULL);
		term->keeper = fork();
		if (!term->keeper)
			keeper_run(term->slave, news[1], options, argv);
		close(news[1]);
	}
	if (term->keeper < 0 || read(news[0], &birth, sizeof birth) != sizeof birth) {
		if (term->keeper > 0)
			waitpid(term->keeper, NULL, 0);
		close(news[0]);
		close(term->master);
		close(term->slave);
		free(term);
		return NULL;
	}
	term->pid = birth.pid;
	term->started = term->output_at = birth.at;
	term->news = news[0];
	fcntl(term->news, F_SETFL, O_NONBLOCK);
	vterm_start(term);
	return term;
}

void term_close(struct term *term)
{
	if (!term)
		return;
	kill(term->pid, SIGKILL); /* its number is held by the keeper even after its end */
	kill(term->keeper, SIGKILL);
	while (waitpid(term->keeper, NULL, 0) < 0 && errno == EINTR)
		;
	close(term->news);
	close(term->master);
	close(term->slave);
	vterm_free(term->vt);
	free(term->line);
	free(term);
}

pid_t term_pid(const struct term *term)
{
	return term->pid;
}

bool term_signal(struct term *term, int sig)
{
	notice_end(term);
	return !term->ended && kill(term->pid, sig) == 0;
}

/* Bytes at the end that begin a character without finishing it. */
static size_t unfinished(const char *bytes, size_t count)
{
	for (size_t back = 1; back <= 3 && back <= count; back++) {
		unsigned char c = (unsigned char)bytes[count - back];

		if ((c & 0xc0) == 0xc0)
			return back < (c >= 0xf0 ? 4u : c >= 0xe0 ? 3u : 2u) ? back : 0;
		if (c < 0x80)
			return 0;
	}
	return 0;
}

/* libvterm 0.1.4 garbles a character that comes in two pieces: only whole ones are passed on. */
static void show(struct term *term, char *bytes, size_t count)
{
	size_t tail = unfinished(bytes, count);

	vterm_input_write(term->vt, bytes, count - tail);
	memcpy(term->tail, bytes + count - tail, tail);
	term->tail_bytes = tail;
}

void term_pump(struct term *term)
{
	char bytes[16384 + sizeof term->tail];

	/* The end is noticed first: what was written before it is then surely in the queue. */
	notice_end(term);
	for (;;) {
		ssize_t n = read(term->master, bytes + term->tail_bytes, 16384);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		term->bytes += (uint64_t)n;
		term->output_at = now_us();
		memcpy(bytes, term->tail, term->tail_bytes);
		show(term, bytes, term->tail_bytes + (size_t)n);
	}
}

/* ---- input ---- */

bool term_send(struct term *term, const char *bytes, size_t count)
{
	notice_end(term);
	if (term->ended)
		return false;
	write_all(term, bytes, count);
	return !term->gone;
}

static const struct {
	const char *name;
	VTermKey key;
} key_names[] = {
	{"Enter", VTERM_KEY_ENTER},
	{"Tab", VTERM_KEY_TAB},
	{"Esc", VTERM_KEY_ESCAPE},
	{"Backspace", VTERM_KEY_BACKSPACE},
	{"Up", VTERM_KEY_UP},
	{"Down", VTERM_KEY_DOWN},
	{"Left", VTERM_KEY_LEFT},
	{"Right", VTERM_KEY_RIGHT},
	{"Home", VTERM_KEY_HOME},
	{"End", VTERM_KEY_END},
	{"PgUp", VTERM_KEY_PAGEUP},
	{"PgDn", VTERM_KEY_PAGEDOWN},
	{"Insert", VTERM_KEY_INS},
	{"Delete", VTERM_KEY_DEL},
};

static const struct {
	const char *prefix;
	VTermModifier modifier;
} modifiers[] = {
	{"Ctrl+", VTERM_MOD_CTRL},
	{"Shift+", VTERM_MOD_SHIFT},
};

static _Noreturn void key_unknown(const char *name)
{
	fprintf(stderr, "term_keys: no key <%s>\n", name);
	abort();
}

static VTermKey key_by_name(const char *name)
{
	char *end;

	for (size_t i = 0; i < sizeof key_names / sizeof *key_names; i++) {
		if (!strcmp(key_names[i].name, name))
			return key_names[i].key;
	}
	if (name[0] == 'F') {
		long number = strtol(name + 1, &end, 10);

		if (!*end && number >= 1 && number <= 12)
			return (VTermKey)VTERM_KEY_FUNCTION((int)number);
	}
	return VTERM_KEY_NONE;
}

static void key_press(struct term *term, const char *name)
{
	VTermModifier modifier = VTERM_MOD_NONE;
	const char *key = name;

	for (size_t i = 0; i < sizeof modifiers / sizeof *modifiers; i++) {
		size_t length = strlen(modifiers[i].prefix);

		if (!strncmp(key, modifiers[i].prefix, length)) {
			modifier |= modifiers[i].modifier;
			key += length;
		}
	}
	if (!strcmp(key, "Space")) {
		vterm_keyboard_unichar(term->vt, ' ', modifier);
	} else if (!strcmp(key, "lt")) {
		vterm_keyboard_unichar(term->vt, '<', modifier);
	} else if (key[0] >= 'A' && key[0] <= 'Z' && !key[1] && modifier == VTERM_MOD_CTRL) {
		/* libvterm would send Ctrl+I, Ctrl+J and Ctrl+M in a form that no program here understands. */
		char control = (char)(key[0] & 0x1f);

		vterm_wrote(&control, 1, term);
	} else {
		VTermKey code = key_by_name(key);

		if (code == VTERM_KEY_NONE)
			key_unknown(name);
		vterm_keyboard_key(term->vt, code, modifier);
	}
}

int term_keys(struct term *term, const char *keys)
{
	int presses = 0;

	notice_end(term);
	if (term->ended)
		return -1;
	for (const char *s = keys; *s; presses++) {
		if (*s == '<') {
			const char *end = strchr(s, '>');
			char name[32];

			if (!end || (size_t)(end - s) > sizeof name)
				key_unknown(s);
			snprintf(name, sizeof name, "%.*s", (int)(end - s - 1), s + 1);
			key_press(term, name);
			s = end + 1;
		} else {
			size_t bytes = 1;

			while ((s[bytes] & 0xc0) == 0x80)
				bytes++;
			vterm_wrote(s, bytes, term);
			s += bytes;
		}
	}
	return term->gone ? -1 : presses;
}

bool term_paste(struct term *term, const char *text)
{
	notice_end(term);
	if (term->ended)
		return false;
	vterm_keyboard_start_paste(term->vt);
	write_all(term, text, strlen(text));
	vterm_keyboard_end_paste(term->vt);
	return !term->gone;
}

bool term_resize(struct term *term, int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

	term_pump(term);
	term->rows = rows;
	term->cols = cols;
	vterm_set_size(term->vt, rows, cols);
	/* The kernel tells the program by SIGWINCH. */
	return ioctl(term->master, TIOCSWINSZ, &size) == 0;
}

/* ---- waiting ---- */

bool term_wait(
	struct term *term, bool (*predicate)(struct term *term, void *arg), void *arg, int deadline)
{
	int64_t end = now_us() + (int64_t)deadline * 1000;

	for (;;) {
		bool ended = term->ended;

		term_pump(term);
		if (predicate(term, arg))
			return true;
		if (ended || now_us() >= end)
			return false;
		struct pollfd fd = {.fd = term->master, .events = POLLIN};
		poll(&fd, 1, 5);
	}
}

static bool text_stands(struct term *term, void *text)
{
	return term_find(term, text, NULL, NULL);
}

static bool text_is_gone(struct term *term, void *text)
{
	return !term_find(term, text, NULL, NULL);
}

bool term_wait_text(struct term *term, const char *text, int deadline)
{
	return term_wait(term, text_stands, (void *)(uintptr_t)text, deadline);
}

bool term_wait_gone(struct term *term, const char *text, int deadline)
{
	return term_wait(term, text_is_gone, (void *)(uintptr_t)text, deadline);
}

/*
 * Whether the program has woken since input was sent. What is written to a pseudo-terminal is handed over by a worker of
 * the kernel: on a busy machine neither the queue nor the program may know of it for some milliseconds.
 */
static bool has_woken(struct term *term)
{
	return !term->sent_at || term->sent_switches < 0 ||
		switches(term->pid) != term->sent_switches || now_us() - term->sent_at > 300000;
}

/* Looks, a millisecond or more apart: the program holds a command letter back for ten (LETTER_MS of tui.c). */
enum { CALM_LOOKS = 15 };

bool term_quiet(struct term *term, int deadline)
{
	int64_t end = now_us() + (int64_t)deadline * 1000, silent = now_us();
	int calm = 0;

	while (now_us() < end) {
		uint64_t before = term->bytes;
		int queued = 0;
		enum waiting waiting;

		/* In this order: a program that waits with an empty queue has written all it will. */
		ioctl(term->slave, FIONREAD, &queued);
		pid_t inner = innermost(term->pid);
		waiting = process_waits(inner);
		if (waiting == WAITING_UNKNOWN && inner != term->pid)
			waiting = WAITING_NO; /* the child has just ended: its parent goes on */
		term_pump(term);
		if (term->ended)
			return true;
		if (term->bytes != before)
			silent = now_us();
		if (waiting == WAITING_UNKNOWN)
			calm = now_us() - silent > 60000 ? CALM_LOOKS : 0;
		else if (waiting == WAITING_YES && !queued && term->bytes == before &&
			has_woken(term))
			calm++;
		else
			calm = 0;
		if (calm >= CALM_LOOKS) {
			term->sent_at = 0;
			return true;
		}
		struct pollfd fd = {.fd = term->master, .events = POLLIN};
		poll(&fd, 1, 1);
	}
	return false;
}

static bool has_ended(struct term *term, void *arg)
{
	(void)arg;
	return term->ended;
}

bool term_wait_exit(struct term *term, int *status, int deadline)
{
	if (!term_wait(term, has_ended, NULL, deadline))
		return false;
	if (status)
		*status = term->status;
	return true;
}

/* ---- the screen ---- */

static size_t put_utf8(char *out, uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3f));
		out[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3f));
	out[2] = (char)(0x80 | (c >> 6 & 0x3f));
	out[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

static void cell_text(const VTermScreenCell *cell, char out[32])
{
	size_t bytes = 0;

	if (cell->chars[0] != (uint32_t)-1) { /* the right half of a wide character */
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
			bytes += put_utf8(out + bytes, cell->chars[i]);
		if (!bytes)
			out[bytes++] = ' ';
	}
	out[bytes] = '\0';
}

static uint32_t rgb_of(struct term *term, VTermColor c)
{
	vterm_screen_convert_color_to_rgb(term->screen, &c);
	return (uint32_t)c.rgb.red << 16 | (uint32_t)c.rgb.green << 8 | c.rgb.blue;
}

bool term_cell(struct term *term, int row, int col, struct term_cell *out)
{
	VTermScreenCell cell;

	if (row < 0 || col < 0 || row >= term->rows || col >= term->cols)
		return false;
	if (!vterm_screen_get_cell(term->screen, (VTermPos){.row = row, .col = col}, &cell))
		return false;
	*out = (struct term_cell){.width = cell.width,
		.bold = cell.attrs.bold,
		.underline = cell.attrs.underline != 0,
		.italic = cell.attrs.italic,
		.reverse = cell.attrs.reverse,
		.fg = rgb_of(term, cell.fg),
		.bg = rgb_of(term, cell.bg)};
	cell_text(&cell, out->text);
	return true;
}

const char *term_row(struct term *term, int row)
{
	size_t bytes = 0;

	term->line = need(realloc(term->line, (size_t)term->cols * 32 + 1));
	for (int col = 0; row >= 0 && row < term->rows && col < term->cols; col++) {
		VTermScreenCell cell;

		if (vterm_screen_get_cell(
			    term->screen, (VTermPos){.row = row, .col = col}, &cell)) {
			cell_text(&cell, term->line + bytes);
			bytes += strlen(term->line + bytes);
		}
	}
	while (bytes && term->line[bytes - 1] == ' ')
		bytes--;
	term->line[bytes] = '\0';
	return term->line;
}

char *term_text(struct term *term)
{
	size_t bytes = 0;
	char *text = NULL;

	for (int row = 0; row < term->rows; row++) {
		const char *line = term_row(term, row);
		size_t length = strlen(line);

		text = need(realloc(text, bytes + length + 2));
		memcpy(text + bytes, line, length);
		bytes += length;
		text[bytes++] = '\n';
	}
	if (!text)
		text = need(calloc(1, 1));
	text[bytes] = '\0';
	return text;
}

/* Column of a byte of a row's text. */
static int column_of(struct term *term, int row, size_t byte)
{
	size_t bytes = 0;

	for (int col = 0; col < term->cols; col++) {
		struct term_cell cell;

		term_cell(term, row, col, &cell);
		if (bytes >= byte && cell.text[0])
			return col;
		bytes += strlen(cell.text);
	}
	return term->cols;
}

bool term_find(struct term *term, const char *text, int *row, int *col)
{
	for (int r = 0; r < term->rows; r++) {
		const char *line = term_row(term, r), *at = strstr(line, text);

		if (!at)
			continue;
		if (row)
			*row = r;
		if (col)
			*col = column_of(term, r, (size_t)(at - line));
		return true;
	}
	return false;
}

void term_cursor(struct term *term, int *row, int *col, bool *visible)
{
	VTermPos pos;

	vterm_state_get_cursorpos(vterm_obtain_state(term->vt), &pos);
	*row = pos.row;
	*col = pos.col;
	*visible = term->cursor_visible;
}

void term_size(const struct term *term, int *rows, int *cols)
{
	*rows = term->rows;
	*cols = term->cols;
}

uint64_t term_bytes(const struct term *term)
{
	return term->bytes;
}

int64_t term_started(const struct term *term)
{
	return term->started;
}

int64_t term_output_at(const struct term *term)
{
	return term->output_at;
}

bool term_is_restored(struct term *term, const char **why)
{
	struct termios modes;
	const char *fault = NULL;

	term_pump(term);
	term->discard = true;
	term->produced = 0;
	vterm_keyboard_start_paste(term->vt); /* says something only where bracketed paste is on */
	vterm_keyboard_end_paste(term->vt);
	term->discard = false;
	tcgetattr(term->slave, &modes);
	if (term->alternate)
		fault = "the alternate screen was not left";
	else if (!term->cursor_visible)
		fault = "the cursor is hidden";
	else if (term->mouse)
		fault = "the mouse is still reported";
	else if (term->produced)
		fault = "bracketed paste is still on";
	else if (modes.c_lflag != term->modes.c_lflag || modes.c_iflag != term->modes.c_iflag ||
		modes.c_oflag != term->modes.c_oflag)
		fault = "the line discipline is not as it was";
	if (why)
		*why = fault;
	return !fault;
}

/* ---- picture ---- */

enum { CELL_WIDTH = 9, CELL_HEIGHT = 18, FONT_SIZE = 15, BASELINE = 14, MARGIN = 9 };

struct look {
	uint32_t fg, bg;
	bool bold, underline, italic;
};

static struct look look_of(const struct term_cell *cell)
{
	return (struct look){.fg = cell->reverse ? cell->bg : cell->fg,
		.bg = cell->reverse ? cell->fg : cell->bg,
		.bold = cell->bold,
		.underline = cell->underline,
		.italic = cell->italic};
}

static bool look_equals(struct look a, struct look b)
{
	return a.fg == b.fg && a.bg == b.bg && a.bold == b.bold && a.underline == b.underline &&
		a.italic == b.italic;
}

static void put_xml(FILE *stream, const char *text)
{
	for (; *text; text++) {
		if (*text == '&')
			fputs("&amp;", stream);
		else if (*text == '<')
			fputs("&lt;", stream);
		else
			fputc(*text, stream);
	}
}

/* Cells [from, to) of a row have one look. Blanks are left out; a cell of several code points stands alone, because x
 * positions are counted per code point. */
static void svg_run(struct term *term, FILE *stream, int row, int from, int to, struct look look)
{
	int y = MARGIN + row * CELL_HEIGHT;
	struct term_cell cell;

	if (look.bg != COLOUR_BG)
		fprintf(stream,
			"<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%06x\"/>\n",
			MARGIN + from * CELL_WIDTH, y, (to - from) * CELL_WIDTH, CELL_HEIGHT,
			look.bg);
	for (int col = from; col < to;) {
		int count = 0;

		term_cell(term, row, col, &cell);
		if (!look.underline && (cell.text[0] == ' ' || !cell.text[0])) {
			col++;
			continue;
		}
		fprintf(stream, "<text y=\"%d\" fill=\"#%06x\"%s%s%s x=\"", y + BASELINE, look.fg,
			look.bold ? " font-weight=\"bold\"" : "",
			look.italic ? " font-style=\"italic\"" : "",
			look.underline ? " text-decoration=\"underline\"" : "");
		for (; col + count < to; count++) {
			size_t lead = 0;

			term_cell(term, row, col + count, &cell);
			for (const char *s = cell.text; *s; s++)
				lead += (*s & 0xc0) != 0x80;
			if (lead > 1 && count)
				break;
			if (!look.underline && (cell.text[0] == ' ' || !cell.text[0]))
				break;
			if (lead)
				fprintf(stream, "%s%d", count ? " " : "",
					MARGIN + (col + count) * CELL_WIDTH);
			if (lead > 1) {
				count = 1;
				break;
			}
		}
		fputs("\">", stream);
		for (int i = 0; i < count; i++) {
			term_cell(term, row, col + i, &cell);
			put_xml(stream, cell.text);
		}
		fputs("</text>\n", stream);
		col += count;
	}
}

void term_svg(struct term *term, FILE *stream)
{
	int width = term->cols * CELL_WIDTH + 2 * MARGIN,
	    height = term->rows * CELL_HEIGHT + 2 * MARGIN;
	int cursor_row, cursor_col;
	bool visible;

	term_pump(term);
	fprintf(stream,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 "
		"0 %d %d\" "
		"font-family=\"DejaVu Sans Mono, Noto Sans Mono, monospace\" font-size=\"%d\" "
		"xml:space=\"preserve\">\n"
		"<rect width=\"%d\" height=\"%d\" rx=\"6\" fill=\"#%06x\"/>\n",
		width, height, width, height, FONT_SIZE, width, height, COLOUR_BG);
	for (int row = 0; row < term->rows; row++) {
		for (int from = 0, to; from < term->cols; from = to) {
			struct term_cell cell;

			term_cell(term, row, from, &cell);
			struct look look = look_of(&cell);
			for (to = from + 1; to < term->cols; to++) {
				term_cell(term, row, to, &cell);
				if (!look_equals(look, look_of(&cell)))
					break;
			}
			svg_run(term, stream, row, from, to, look);
		}
	}
	term_cursor(term, &cursor_row, &cursor_col, &visible);
	if (visible)
		fprintf(stream,
			"<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%06x\" "
			"opacity=\"0.6\"/>\n",
			MARGIN + cursor_col * CELL_WIDTH, MARGIN + cursor_row * CELL_HEIGHT,
			CELL_WIDTH, CELL_HEIGHT, COLOUR_FG);
	fputs("</svg>\n", stream);
}
