/* Runner: `run [-p PROGRAM] [-j JOB] FILE [SMALL]` prints the table of budgets. Exit 1 where a line is over. */
#include "bench.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/error.h"
#include "base/locale.h"

static const struct {
	const char *name;
	void (*run)(struct bench *bench);
} jobs[] = {
	{"start", bench_start},
	{"moves", bench_moves},
	{"typing", bench_typing},
	{"search", bench_search},
	{"speakers", bench_speakers},
	{"summary", bench_summary},
	{"reports", bench_reports},
	{"logging", bench_logging},
	{"verify", bench_verify},
	{"import", bench_import},
	{"backup", bench_backup},
	{"clocks", bench_clocks},
};

void report(struct bench *bench, const struct line *line)
{
	char floor[32] = "", ratio[32] = "", budget[64] = "";
	bool over = (line->ratio && line->floor && line->ours > line->ratio * line->floor) ||
		(line->most && line->ours > line->most);

	if (line->floor) {
		snprintf(floor, sizeof floor, "%.3f", line->floor);
		snprintf(ratio, sizeof ratio, "%.2f", line->ours / line->floor);
	}
	if (line->ratio && line->most)
		snprintf(budget, sizeof budget, "≤ %g x, ≤ %g %s", line->ratio, line->most,
			line->unit);
	else if (line->ratio)
		snprintf(budget, sizeof budget, "≤ %g x", line->ratio);
	else if (line->most)
		snprintf(budget, sizeof budget, "≤ %g %s", line->most, line->unit);
	printf("| %s | %.3f %s | %s | %s | %s | %s |%s%s\n", line->job, line->ours, line->unit,
		floor, ratio, budget,
		over		  ? "**over**"
			: *budget ? "ok"
				  : "",
		line->note ? " " : "", line->note ? line->note : "");
	fflush(stdout);
	bench->over += over;
}

void report_missing(const char *job, const char *why)
{
	printf("| %s | not measured | | | | %s |\n", job, why);
	fflush(stdout);
}

double seconds(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

static int compare_doubles(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double percentile(double *samples, size_t count, double percent)
{
	qsort(samples, count, sizeof *samples, compare_doubles);
	size_t at = (size_t)((double)count * percent / 100);
	return count ? samples[at < count ? at : count - 1] : 0;
}

double median(double *samples, size_t count)
{
	return percentile(samples, count, 50);
}

const char *in_folder(struct bench *bench, const char *name)
{
	static char paths[16][4400];
	static int next;
	char *path = paths[next++ % 16];

	snprintf(path, sizeof paths[0], "%s/%s", bench->folder, name);
	return path;
}

double timed_command(const char *format, ...)
{
	char command[20000];
	va_list args;

	va_start(args, format);
	int length = vsnprintf(command, sizeof command, format, args);
	va_end(args);
	if (length < 0 || (size_t)length >= sizeof command)
		return -1;
	double start = seconds();
	int status = system(command);
	return status == 0 ? seconds() - start : -1;
}

const char *copy_file(struct bench *bench, const char *from, const char *name)
{
	const char *path = in_folder(bench, name);

	if (timed_command("cp '%s' '%s' && rm -f '%s-wal' '%s-shm'", from, path, path, path) < 0)
		die("cannot copy %s to %s", from, path);
	return path;
}

static bool wanted(const char *job, const char *name)
{
	return !job || !strcmp(job, name);
}

int main(int argc, char **argv)
{
	struct bench bench = {.program = "./doithoai", .bare = "bench/bare"};
	const char *job = NULL;

	for (int option; (option = getopt(argc, argv, "p:b:j:")) != -1;) {
		if (option == 'p')
			bench.program = optarg;
		else if (option == 'b')
			bench.bare = optarg;
		else if (option == 'j')
			job = optarg;
		else
			return 2;
	}
	if (optind >= argc || argc - optind > 2) {
		fprintf(stderr, "usage: %s [-p PROGRAM] [-b BARE] [-j JOB] FILE [SMALL]\n",
			argv[0]);
		return 2;
	}
	bench.file = argv[optind];
	bench.small = argv[optind + 1];
	snprintf(bench.folder, sizeof bench.folder, "%s.bench-XXXXXX", bench.file);
	if (!mkdtemp(bench.folder))
		die("cannot make a folder beside %s", bench.file);
	setenv("DOITHOAI_NOW", "2026-11-21T08:12:00", 1);
	setenv("DOITHOAI_CONFIG", "/dev/null", 1);
	setenv("DOITHOAI_USER", "lan", 1);
	setenv("DOITHOAI_LANG", "vi", 1);
	locale_init();
	puts("| job | ours | floor | ratio | budget | |\n|---|---|---|---|---|---|");
	for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
		if (wanted(job, jobs[i].name))
			jobs[i].run(&bench);
	}
	if (timed_command("rm -rf '%s'", bench.folder) < 0)
		fprintf(stderr, "cannot remove %s\n", bench.folder);
	return bench.over ? 1 : 0;
}
