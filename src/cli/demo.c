/*
 * doithoai demo: the sample commune in a database that is thrown away. A second process works in
 * it, so that the folder goes whatever ends the work: the first one waits, hands signals on and
 * tidies up.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/locale.h"
#include "base/place.h"
#include "cli/cli.h"
#include "domain/import.h"

#define SAMPLE_STAFF "lan" /* who works at the sample desk */
#define SAMPLE_NOW                                                                                 \
	"2026-11-23T08:12:00+" /* the morning at which the sample's year ends; the clock runs */
#define SAMPLE_MONTH "2026-11" /* the last month that is over by then */

static void tell_fault(void *arg, const struct import_fault *fault)
{
	const char *path = arg;

	cli_say("%s:%zu: %s: %s", path, fault->line, fault->heading, fault->reason);
}

static bool import_sample(
	struct desk *desk, const struct entity *entity, const char *folder, struct error *err)
{
	struct buf path = {0};
	struct import_result result;
	bool ok = true;

	buf_printf(&path, "%s/%s.csv", folder, entity->name);
	struct import_options options = {.fault = tell_fault, .arg = path.s};
	FILE *stream = fopen(buf_text(&path), "re");
	if (stream) {
		ok = import_stream(desk, entity, stream, &options, &result, err);
		fclose(stream);
	} else if (errno != ENOENT) {
		ok = output_error(buf_text(&path), errno, err);
	}
	buf_clear(&path);
	return ok;
}

/* The sample as a new database at a path. */
static bool make_sample(const char *path, struct error *err)
{
	char *folder = place_data("samples");
	struct desk *desk = NULL;
	struct stat st;

	bool ok = !stat(folder, &st) || output_error(folder, errno, err);
	ok = ok && desk_open(&desk, path, STORE_CREATE, err);
	for (size_t i = 0; ok && entities[i]; i++)
		ok = import_sample(desk, entities[i], folder, err);
	desk_close(desk);
	free(folder);
	return ok;
}

/* What the second process does; never returns into the first one's work. */
static bool work(struct cli *cli, const char *path, struct error *err)
{
	struct desk *desk = NULL;

	unsetenv("DOITHOAI_USER");
	setenv("DOITHOAI_NOW", SAMPLE_NOW, 0);
	if (!make_sample(path, err))
		return false;
	if (!cli->option[OPT_USER])
		setenv("DOITHOAI_USER", SAMPLE_STAFF, 1);
	else
		setenv("DOITHOAI_USER", cli->option[OPT_USER], 1);
	if (!cli->option[OPT_PERIOD])
		cli->option[OPT_PERIOD] = SAMPLE_MONTH;
	bool ok = desk_open(&desk, path, STORE_OPEN, err) &&
		(cli_wants_screens(cli) ? cli_screens(cli, desk, SCREENS_SAMPLE, err)
					: cli_summary(cli, desk, err));
	desk_close(desk);
	return ok;
}

/* Wait for a process, handing on the signals that ask us to stop. */
static int wait_for(pid_t child, const sigset_t *stops)
{
	int status;

	for (;;) {
		int number;
		sigset_t wanted = *stops;
		sigaddset(&wanted, SIGCHLD);
		if (sigwait(&wanted, &number))
			die("sigwait");
		if (number != SIGCHLD)
			kill(child, number);
		else if (waitpid(child, &status, WNOHANG) == child)
			return status;
	}
}

static void remove_folder(const char *path)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;

	while (folder && (entry = readdir(folder)))
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			unlinkat(dirfd(folder), entry->d_name, 0);
	if (folder)
		closedir(folder);
	rmdir(path);
}

static char *make_folder(struct error *err)
{
	const char *temp = getenv("TMPDIR");
	struct buf path = {0};

	buf_printf(&path, "%s/doithoai-demo.XXXXXX", temp && *temp ? temp : "/tmp");
	if (!mkdtemp(path.s)) {
		output_error(buf_text(&path), errno, err);
		buf_clear(&path);
		return NULL;
	}
	return buf_steal(&path);
}

static bool run_demo(struct cli *cli, struct error *err)
{
	sigset_t stops, all, before;
	struct buf path = {0};
	char *folder = make_folder(err);

	if (!folder)
		return false;
	buf_printf(&path, "%s/doithoai.db", folder);
	sigemptyset(&stops);
	sigaddset(&stops, SIGHUP);
	sigaddset(&stops, SIGINT);
	sigaddset(&stops, SIGTERM);
	all = stops;
	sigaddset(&all, SIGCHLD);
	sigprocmask(SIG_BLOCK, &all, &before);
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		sigprocmask(SIG_SETMASK, &before, NULL);
		cli->second = true;
		bool ok = work(cli, buf_text(&path), err);
		buf_clear(&path);
		free(folder);
		return ok;
	}
	int status = 0;
	if (child > 0)
		status = wait_for(child, &stops);
	else
		output_error("fork", errno, err);
	if (cli->option[OPT_KEEP])
		cli_say(_("The sample is kept: doithoai --db %s"), buf_text(&path));
	else
		remove_folder(folder);
	sigprocmask(SIG_SETMASK, &before, NULL);
	cli->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	buf_clear(&path);
	free(folder);
	return child > 0;
}

const struct command command_demo = {
	.name = "demo",
	.arguments = "",
	.help = N_("the screens on a sample commune that is thrown away"),
	.details = N_("Without a terminal it prints the summary of the sample's last full month."),
	.options = OPTION(KEEP) | OPTION(PERIOD) | OPTION(FORMAT) | OPTIONS_SCREENS,
	.formats = "text csv json",
	.run = run_demo,
};
