/* Jobs that need a terminal: start, moving in lists, typing in the search box, memory. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "e2e/term.h"

enum { ROWS = 24, COLS = 80 };

static struct term *start(const char *const argv[])
{
	struct term *term = term_open(&(struct term_options){.rows = ROWS, .cols = COLS}, argv);

	if (!term)
		die("no pseudo-terminal");
	return term;
}

static struct term *start_bare(struct bench *bench, const char *file, const char *page)
{
	return start((const char *[]){bench->bare, file, page, NULL});
}

static struct term *start_program(struct bench *bench, const char *file)
{
	return start((const char *[]){bench->program, "--db", file, NULL});
}

static void rest(struct term *term)
{
	if (!term_quiet(term, TERM_DEADLINE))
		die("the program does not come to rest");
}

/* A first painted screen has its last row. Both programs name F1 there. */
static double first_paint(struct term *term)
{
	if (!term_wait_text(term, "F1 ", TERM_DEADLINE)) {
		char *text = term_text(term);

		die("no first screen:\n%s", text);
	}
	double ms = (double)(term_output_at(term) - term_started(term)) / 1000;
	term_close(term);
	return ms;
}

static double start_median(struct bench *bench, const char *file, bool bare)
{
	double samples[2 * ROUNDS + 1];

	for (int i = -1; i < 2 * ROUNDS; i++) /* the first warms the cache */
		samples[i < 0 ? 0 : i] = first_paint(
			bare ? start_bare(bench, file, "open") : start_program(bench, file));
	return median(samples, 2 * ROUNDS);
}

void bench_start(struct bench *bench)
{
	const char *file = copy_file(bench, bench->file, "start.db");
	double ours = start_median(bench, file, false), floor = start_median(bench, file, true);

	report(bench,
		&(struct line){.job = "start to first painted desk (floor: bare ncurses program "
				      "with database)",
			.unit = "ms",
			.ours = ours,
			.floor = floor,
			.ratio = 4});
	if (!bench->small)
		return;
	const char *small = copy_file(bench, bench->small, "small.db");
	report(bench,
		&(struct line){.job = "start (floor: itself at 10,000 cases)",
			.unit = "ms",
			.ours = ours,
			.floor = start_median(bench, small, false),
			.ratio = 1.3});
}

struct move {
	double ms, bytes;
};

/* One key: from the moment it is sent to the last byte of what it changes. */
static struct move press(struct term *term, const char *key)
{
	uint64_t bytes = term_bytes(term);
	double start = seconds();

	term_keys(term, key);
	rest(term);
	return (struct move){.ms = (double)term_output_at(term) / 1000 - start * 1000,
		.bytes = (double)(term_bytes(term) - bytes)};
}

static struct move press_median(struct term *term, const char *key, int rounds)
{
	double ms[200], bytes[200];

	for (int i = 0; i < rounds; i++) {
		struct move move = press(term, key);

		ms[i] = move.ms;
		bytes[i] = move.bytes;
	}
	return (struct move){
		.ms = median(ms, (size_t)rounds), .bytes = median(bytes, (size_t)rounds)};
}

/* Peak memory of a process in MB. */
static double peak_memory(struct term *term)
{
	char path[64], line[200];
	double kb = 0;

	snprintf(path, sizeof path, "/proc/%d/status", (int)term_pid(term));
	FILE *stream = fopen(path, "r");
	while (stream && fgets(line, sizeof line, stream)) {
		if (sscanf(line, "VmHWM: %lf", &kb) == 1)
			break;
	}
	if (stream)
		fclose(stream);
	return kb / 1024;
}

static struct term *open_cases(struct bench *bench, const char *file)
{
	struct term *term = start_program(bench, file);

	if (!term_wait_text(term, "F1 ", TERM_DEADLINE))
		die("no first screen");
	term_keys(term, "3");
	rest(term);
	return term;
}

/* All cases instead of the open ones: the filter line is emptied. */
static void show_all(struct term *term)
{
	term_keys(term, "l");
	rest(term);
	for (int i = 0; i < 40; i++)
		term_keys(term, "<Backspace>");
	term_keys(term, "<Enter>");
	rest(term);
}

/* Page keys at the beginning, in the depth and at the end. */
static const struct {
	const char *job, *before, *key;
	double ratio;
} moves[] = {
	{"page down, near the beginning", "<Home>", "<PgDn>", 3},
	{"page down, far down (up from the end)", "<End>", "<PgUp>", 3},
};

static void report_move(struct bench *bench, const char *job, struct move ours, struct move floor,
	double ratio, double most)
{
	char name[200];

	report(bench,
		&(struct line){.job = job,
			.unit = "ms",
			.ours = ours.ms,
			.floor = floor.ms,
			.ratio = ratio});
	snprintf(name, sizeof name, "%s, sent", job);
	report(bench,
		&(struct line){.job = name,
			.unit = "bytes",
			.ours = ours.bytes,
			.floor = floor.bytes,
			.most = most});
}

static struct move jump_median(struct term *term, const char *key, const char *back)
{
	double ms[ROUNDS], bytes[ROUNDS];

	for (int i = 0; i < ROUNDS; i++) {
		press(term, back);
		struct move move = press(term, key);

		ms[i] = move.ms;
		bytes[i] = move.bytes;
	}
	return (struct move){.ms = median(ms, ROUNDS), .bytes = median(bytes, ROUNDS)};
}

void bench_moves(struct bench *bench)
{
	const char *file = copy_file(bench, bench->file, "moves.db");
	struct term *ours = open_cases(bench, file), *floor = start_bare(bench, file, "all");

	rest(floor);
	show_all(ours);
	press(ours, "<Home>");
	report_move(bench, "one row down, with the preview of each case",
		press_median(ours, "<Down>", 2 * ROUNDS), (struct move){0}, 0, 0);
	press(ours, "<F6>"); /* the list alone, as the floor has it */
	report_move(bench, "one row down", press_median(ours, "<Down>", 2 * ROUNDS),
		press_median(floor, "<Down>", 2 * ROUNDS), 4, 500);
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
		press(ours, moves[i].before);
		press(floor, moves[i].before);
		report_move(bench, moves[i].job, press_median(ours, moves[i].key, 2 * ROUNDS),
			press_median(floor, moves[i].key, 2 * ROUNDS), moves[i].ratio, 0);
	}
	report_move(bench, "jump to the end", jump_median(ours, "<End>", "<Home>"),
		jump_median(floor, "<End>", "<Home>"), 3, 0);
	report_move(bench, "and back", jump_median(ours, "<Home>", "<End>"),
		jump_median(floor, "<Home>", "<End>"), 3, 0);
	report(bench,
		&(struct line){.job = "memory of the screens",
			.unit = "MB",
			.ours = peak_memory(ours),
			.floor = peak_memory(floor),
			.most = 30});
	term_close(ours);
	term_close(floor);
}

void bench_typing(struct bench *bench)
{
	static const char *const queries[] = {"dat dai", "duong lien thon", "nguyen van",
		"nuoc sach yeu", "tranh chap", "đất", "rac", "den duong xom 5", "cong khai thu chi",
		"tran thi hoa"};
	const char *file = copy_file(bench, bench->file, "typing.db");
	struct term *term = open_cases(bench, file);
	double ms[400];
	size_t count = 0;

	for (size_t q = 0; q < sizeof queries / sizeof *queries; q++) {
		press(term, "/");
		for (const char *s = queries[q]; *s && count < 400;) {
			char letter[5] = {*s++};

			for (size_t i = 1; (*s & 0xc0) == 0x80; i++)
				letter[i] = *s++;
			ms[count++] = press(term, letter).ms;
		}
		press(term, "<Esc>");
		press(term, "<Esc>");
	}
	report(bench,
		&(struct line){.job = "search, a keystroke end to end, median",
			.unit = "ms",
			.ours = median(ms, count),
			.most = 3});
	report(bench,
		&(struct line){.job = "search, a keystroke end to end, 99th percentile",
			.unit = "ms",
			.ours = percentile(ms, count, 99),
			.most = 12});
	term_close(term);
}
