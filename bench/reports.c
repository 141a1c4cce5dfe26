/* Reports as a clerk asks for them, the whole program from its start to the file: time and peak memory. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

struct run {
	double seconds, megabytes;
	bool ok;
};

static struct run run_report(struct bench *bench, const char *file, const char *what,
	const char *period, const char *format, const char *output)
{
	const double start = seconds();
	const pid_t pid = fork();
	struct rusage usage;
	int status;

	if (!pid) {
		const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
		for (int fd = 0; null >= 0 && fd < 3; fd++)
			dup2(null, fd);
		execl(bench->program, bench->program, "--db", file, "report", what, "--period",
			period, "--format", format, "--output", output, (char *)NULL);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, &usage) != pid)
		return (struct run){0};
	/* 1: a printed formula of a form does not hold; or an error, which leaves no file. */
	return (struct run){.seconds = seconds() - start,
		.megabytes = (double)usage.ru_maxrss / 1024,
		.ok = WIFEXITED(status) && WEXITSTATUS(status) <= 1 && access(output, F_OK) == 0};
}

static void measure(struct bench *bench, const char *file, const char *what, const char *period,
	const char *format, double most)
{
	const char *output = in_folder(bench, "reports");
	double samples[ROUNDS], peak = 0;
	char job[96];

	snprintf(job, sizeof job, "report %s, %s, %s", what, period, format);
	for (int i = -1; i < ROUNDS; i++) {
		timed_command("rm -rf '%s'", output);
		const struct run run = run_report(bench, file, what, period, format, output);
		if (!run.ok) {
			report_missing(job, "it failed");
			return;
		}
		samples[i < 0 ? 0 : i] = run.seconds;
		peak = run.megabytes > peak ? run.megabytes : peak;
	}
	report(bench,
		&(struct line){
			.job = job, .unit = "s", .ours = median(samples, ROUNDS), .most = most});
	report(bench,
		&(struct line){.job = "  its memory", .unit = "MB", .ours = peak, .most = 100});
	timed_command("rm -rf '%s'", output);
}

void bench_reports(struct bench *bench)
{
	const char *file = copy_file(bench, bench->file, "reports.db");

	measure(bench, file, "summary", "2026-10", "xlsx", 2);
	measure(bench, file, "all", "2026", "xlsx", 10);
	measure(bench, file, "all", "2026", "docx", 10);
	measure(bench, file, "all", "2026", "pdf", 10);
}
