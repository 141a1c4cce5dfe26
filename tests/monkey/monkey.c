/*
 * monkey KEYS SEED, or monkey --replay FILE: work at the sample's desk at random. The work is done
 * by a second process that writes each step down before it does it; when that one fails, hangs or
 * dies, the first one says at which step and keeps the script, which --replay does again.
 */
#include <curses.h>
#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/locale.h"
#include "base/place.h"
#include "domain/import.h"
#include "monkey.h"
#include "tui/tui_test.h"

#define NOW "2026-11-23T08:12:00" /* the sample's last morning; it stands still */
#define DATABASE "monkey.db"
#define SCRIPT "monkey.script"

enum {
	STEP_SECONDS = 60, /* longer is a hang, sanitizers and a busy machine allowed for */
	INSPECT_EVERY = 2500, /* steps */
	SHIFT_EVERY = 900, /* steps, about: then somebody else sits down */
	STEP_MS = 70, /* of the clock that the screens see */
	VIEWS_MOST = 100, /* kinds of views that are counted */
};

/* Everybody of the sample who has another role or other cases; the clerk most often. */
static const char *const people[] = {"lan", "lan", "lan", "hung", "binh", "quang", "thao", "tuan"};

static int64_t moment;

static int64_t now(void)
{
	return moment;
}

/* ---- the sample ------------------------------------------------------------------------------ */

static void import_sample(struct desk *desk, const struct entity *entity, const char *folder)
{
	struct import_options options = {0};
	struct import_result result;
	struct buf path = {0};
	struct error err = {0};
	FILE *stream;

	buf_printf(&path, "%s/%s.csv", folder, entity->name);
	stream = fopen(buf_text(&path), "re");
	if (stream) {
		if (!import_stream(desk, entity, stream, &options, &result, &err))
			die("%s: %s", buf_text(&path), err.text);
		fclose(stream);
	} else if (errno != ENOENT) {
		die("cannot read %s", buf_text(&path));
	}
	buf_clear(&path);
}

static struct desk *open_desk(enum store_mode mode, const char *login)
{
	struct error err = {0};
	struct desk *desk;

	if (login)
		setenv("DOITHOAI_USER", login, 1);
	else
		unsetenv("DOITHOAI_USER");
	if (!desk_open(&desk, DATABASE, mode, &err))
		die("%s", err.text);
	return desk;
}

static void make_sample(void)
{
	char *folder = place_data("samples");
	struct desk *desk = open_desk(STORE_CREATE, NULL);

	for (size_t i = 0; entities[i]; i++)
		import_sample(desk, entities[i], folder);
	desk_close(desk);
	free(folder);
}

/* ---- steps ----------------------------------------------------------------------------------- */

struct run {
	struct desk *desk;
	struct tui *tui;
	struct key_reader keys;
	FILE *script; /* steps as they are done */
	long steps, keys_done; /* a step is one line of the script: a key, a phrase, a paste */
	int64_t longest; /* milliseconds of the slowest step, and which it was */
	long longest_step;
	struct visited { /* views that were on top, and for how many keys */
		const char *name;
		long keys;
	} visited[VIEWS_MOST];
};

static int64_t machine_now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void sit_down(struct run *run, const char *login, int rows, int columns)
{
	run->desk = open_desk(STORE_OPEN, login);
	run->tui = tui_test_start(run->desk, rows, columns);
}

static void get_up(struct run *run)
{
	tui_test_finish(run->tui);
	desk_close(run->desk);
	key_reader_clear(&run->keys);
}

static void fail(struct run *run, const char *what)
{
	struct buf screen = {0};

	fprintf(stderr, "monkey: step %ld: %s\n", run->steps, what);
	tui_test_dump(run->tui, &screen);
	fputs(buf_text(&screen), stderr);
	exit(1);
}

/* One turn of the loop, as tui_run does it. */
static void turn(struct run *run, bool tick, int rows, int columns, int spare)
{
	if (rows) {
		resizeterm(rows, columns);
		key_feed(&run->keys, K_RESIZE);
		key_finish(&run->keys);
	}
	tui_burst(run->tui, &run->keys);
	key_reset(&run->keys);
	if (tick) {
		moment += 500;
		tui_tick(run->tui);
	}
	tui_paint(run->tui);
	while (spare-- && !run->tui->stop && tui_spare(run->tui))
		tui_paint(run->tui);
	tui_paint(run->tui);
}

static void count_visit(struct run *run)
{
	const char *name = run->tui->top ? run->tui->top->ops->name : "-";

	for (size_t i = 0; i < VIEWS_MOST; i++) {
		struct visited *seen = &run->visited[i];

		if (!seen->name)
			seen->name = name;
		if (!strcmp(seen->name, name)) {
			seen->keys++;
			break;
		}
	}
	run->keys_done++;
}

/* A tab, a login and a size: another person sits down at the desk. All else are keys. */
static void do_step(struct run *run, const char *step)
{
	struct buf fault = {0};
	int64_t begun = machine_now();
	int rows, columns;
	bool tick;

	alarm(STEP_SECONDS);
	run->steps++;
	moment += STEP_MS;
	if (*step == '\t') {
		char login[40];

		if (sscanf(step, "\t%39s %dx%d", login, &columns, &rows) != 3)
			die("no step: %s", step);
		get_up(run);
		sit_down(run, login, rows, columns);
	}
	while (*step && *step != '\t' && !run->tui->stop &&
		key_script(&step, &run->keys, &tick, &rows, &columns)) {
		turn(run, tick, rows, columns, run->steps % 7 ? 3 : 40);
		count_visit(run);
		if (!run->tui->stop && !check_screen(run->tui, &fault))
			fail(run, buf_text(&fault));
	}
	if (machine_now() - begun > run->longest) {
		run->longest = machine_now() - begun;
		run->longest_step = run->steps;
	}
	if (run->steps % INSPECT_EVERY == 0 && !check_records(run->desk, &fault))
		fail(run, buf_text(&fault));
	buf_clear(&fault);
}

static void next_step(struct run *run, struct buf *step)
{
	buf_cut(step, 0);
	if (run->tui->stop || !chance(SHIFT_EVERY))
		buf_printf(step, "\t%s %ux%u", people[chance(sizeof people / sizeof *people)],
			60 + chance(81), 18 + chance(33));
	else
		whim(run->tui, step);
}

static void run_random(struct run *run, long keys)
{
	struct buf step = {0};

	while (run->keys_done < keys) {
		next_step(run, &step);
		fprintf(run->script, "%s\n", buf_text(&step));
		fflush(run->script);
		do_step(run, buf_text(&step));
	}
	buf_clear(&step);
}

static void run_script(struct run *run, const char *path)
{
	FILE *script = fopen(path, "r");
	size_t room = 0;
	char *line = NULL;

	if (!script)
		die("cannot read %s", path);
	while (getline(&line, &room, script) > 0) {
		line[strcspn(line, "\n")] = 0;
		do_step(run, line);
	}
	free(line);
	fclose(script);
}

static void tell_visits(const struct run *run)
{
	fprintf(stderr, "the slowest of %ld steps, %ld, took %lld ms; keys by view:", run->steps,
		run->longest_step, (long long)run->longest);
	for (size_t i = 0; i < VIEWS_MOST && run->visited[i].name; i++)
		fprintf(stderr, " %s %ld", run->visited[i].name, run->visited[i].keys);
	fputc('\n', stderr);
}

/* The second process: all of the work. */
static int work(const char *replay, long count, uint64_t seed)
{
	struct run run = {.script = fopen(SCRIPT, "w")};
	struct buf fault = {0};

	setenv("DOITHOAI_NOW", NOW, 1);
	locale_init();
	chance_seed(seed);
	tui_set_clock(now);
	make_sample();
	sit_down(&run, "lan", 24, 80);
	if (replay)
		run_script(&run, replay);
	else
		run_random(&run, count);
	alarm(0);
	if (!check_records(run.desk, &fault))
		fail(&run, buf_text(&fault));
	printf("seed %llu, %ld keys: screen %016llx, journal %lld rows\n", (unsigned long long)seed,
		run.keys_done, (unsigned long long)screen_mark(run.tui),
		(long long)journal_rows(run.desk));
	tell_visits(&run);
	get_up(&run);
	fclose(run.script);
	return 0;
}

/* ---- the first process ----------------------------------------------------------------------- */

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st, (void)kind, (void)at;
	return remove(path);
}

/* Say how it ended; what is needed to see it again stays where it went wrong. */
static int tell(int status, const char *folder)
{
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
		fprintf(stderr, "monkey: a step took longer than %d s\n", STEP_SECONDS);
	else if (WIFSIGNALED(status))
		fprintf(stderr, "monkey: killed by signal %d\n", WTERMSIG(status));
	else if (WEXITSTATUS(status) == 0)
		return nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS) ? 1 : 0;
	fprintf(stderr, "monkey: do it again with `monkey --replay %s/" SCRIPT "`\n", folder);
	return 1;
}

int main(int argc, char **argv)
{
	bool replay = argc == 3 && !strcmp(argv[1], "--replay");
	const char *temp = getenv("TMPDIR"), *keep = getenv("MONKEY_FOLDER");
	char *file = replay ? realpath(argv[2], NULL) : NULL;
	struct buf folder = {0};
	int status;

	if (argc != 3 || (replay && !file)) {
		fprintf(stderr, "usage: monkey KEYS SEED | monkey --replay FILE\n");
		return 2;
	}
	buf_printf(&folder, "%s/monkey.XXXXXX", keep ? keep : temp ? temp : "/tmp");
	if (!mkdtemp(folder.s) || chdir(folder.s))
		die("cannot work in %s", buf_text(&folder));
	fflush(NULL);
	pid_t child = fork();
	if (child < 0)
		die("fork");
	if (child == 0) {
		status = work(file, replay ? 0 : strtol(argv[1], NULL, 10),
			replay ? 0 : strtoull(argv[2], NULL, 10));
		buf_clear(&folder);
		free(file);
		return status;
	}
	if (waitpid(child, &status, 0) != child)
		die("waitpid");
	status = tell(status, buf_text(&folder));
	buf_clear(&folder);
	free(file);
	return status;
}
