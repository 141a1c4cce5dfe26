/* Run the built program as a person would. */
#include "run.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

char *run_out, *run_err;

static char folder[512];

void run_enter(void)
{
	const char *temp = getenv("TMPDIR");

	snprintf(folder, sizeof(folder), "%s/cli.XXXXXX", temp ? temp : "/tmp");
	cr_assert(mkdtemp(folder));
	cr_assert_eq(chdir(folder), 0);
	setenv("DOITHOAI_DB", "office.db", 1);
	setenv("DOITHOAI_NOW", "2026-11-21T08:00:00", 1);
	setenv("TMPDIR", folder, 1);
	setenv("COLUMNS", "120", 1);
}

void run_leave(void)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	while (dir && (entry = readdir(dir)))
		unlinkat(dirfd(dir), entry->d_name, 0);
	if (dir)
		closedir(dir);
	cr_assert_eq(chdir("/"), 0);
	free(run_out);
	free(run_err);
	run_out = run_err = NULL;
	cr_expect_eq(rmdir(folder), 0, "a test leaves folders behind in %s", folder);
}

char *file_read(const char *path)
{
	FILE *file = fopen(path, "r");
	char *text = NULL;
	size_t size = 0, got = 0;

	if (!file)
		return NULL;
	do {
		size += 65536;
		text = realloc(text, size + 1);
		got += fread(text + got, 1, size - got, file);
	} while (got == size);
	fclose(file);
	text[got] = '\0';
	return text;
}

void file_write(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	cr_assert(file);
	fputs(text, file);
	cr_assert_eq(fclose(file), 0);
}

size_t occurrences(const char *text, const char *needle)
{
	size_t count = 0;

	for (; (text = strstr(text, needle)); text += strlen(needle))
		count++;
	return count;
}

size_t lines(const char *text)
{
	return occurrences(text, "\n");
}

static void redirect(int fd, const char *path, int flags)
{
	int file = open(path, flags, 0600);

	if (file < 0 || dup2(file, fd) < 0)
		_exit(125);
	close(file);
}

static const char *typed_file = "/dev/null";

static pid_t start(const char *out, size_t limit, const char *first, va_list args)
{
	const char *argv[64] = {"doithoai", first};
	char program[1024];
	size_t count = 2;

	while (count < 63 && (argv[count] = va_arg(args, const char *)))
		count++;
	snprintf(program, sizeof(program), "%s/doithoai", getenv("TEST_BUILDDIR"));
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		struct rlimit size = {limit, limit};
		redirect(0, typed_file, O_RDONLY);
		redirect(1, out, O_WRONLY | O_CREAT | O_TRUNC);
		redirect(2, ".err", O_WRONLY | O_CREAT | O_TRUNC);
		if (limit && setrlimit(RLIMIT_FSIZE, &size))
			_exit(126);
		execv(program, (char **)argv);
		_exit(127);
	}
	cr_assert_gt(child, 0);
	return child;
}

static int finish(pid_t child, const char *out)
{
	int status;

	cr_assert_eq(waitpid(child, &status, 0), child);
	free(run_out);
	free(run_err);
	run_out = file_read(out);
	run_err = file_read(".err");
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int run(const char *first, ...)
{
	va_list args;

	va_start(args, first);
	pid_t child = start(".out", 0, first, args);
	va_end(args);
	return finish(child, ".out");
}

int run_typing(const char *typed, const char *first, ...)
{
	va_list args;

	file_write(".in", typed);
	typed_file = ".in";
	va_start(args, first);
	pid_t child = start(".out", 0, first, args);
	va_end(args);
	typed_file = "/dev/null";
	return finish(child, ".out");
}

int run_limited(size_t bytes, const char *first, ...)
{
	va_list args;

	va_start(args, first);
	pid_t child = start(".out", bytes, first, args);
	va_end(args);
	return finish(child, ".out");
}

int run_into(const char *path, const char *first, ...)
{
	va_list args;

	va_start(args, first);
	pid_t child = start(path, 0, first, args);
	va_end(args);
	return finish(child, "/dev/null");
}

pid_t run_start(const char *first, ...)
{
	va_list args;

	va_start(args, first);
	pid_t child = start(".out", 0, first, args);
	va_end(args);
	return child;
}
