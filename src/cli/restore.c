/*
 * doithoai restore: a backup becomes the database. The backup is checked and copied first; the
 * database that was there is moved aside, with the files that belong to it, and never deleted.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/locale.h"
#include "cli/cli.h"
#include "domain/journal.h"

/* The database and what SQLite keeps beside it. */
static const char *const parts[] = {"", "-wal", "-shm"};
enum { PARTS = sizeof(parts) / sizeof(parts[0]) };

static char *join(const char *path, const char *suffix)
{
	struct buf joined = {0};

	buf_printf(&joined, "%s%s", path, suffix);
	return buf_steal(&joined);
}

bool cli_move_database(const char *from, const char *to, struct error *err)
{
	for (int i = 0; i < PARTS; i++) {
		char *source = join(from, parts[i]), *target = join(to, parts[i]);
		bool moved = !rename(source, target) || (i && errno == ENOENT);
		if (!moved)
			output_error(source, errno, err);
		free(source);
		free(target);
		if (moved)
			continue;
		struct error unused;
		if (i)
			cli_move_database(to, from, &unused);
		return false;
	}
	return true;
}

/* Bringing the copy up to date has kept it as it was: the backup itself, once more. */
static void remove_before(const char *copy)
{
	struct buf path = {0};

	buf_printf(&path, "%s.before-%d", copy, store_schema_newest());
	cli_remove_database(buf_text(&path));
	buf_clear(&path);
}

/* Whether a backup is whole, down to its journal. */
static bool check_backup(const char *path, const char *copy, struct error *err)
{
	struct store *store = NULL;
	struct desk *desk = NULL;
	char seal[SEAL_SIZE];

	if (!store_open(&store, path, STORE_EXAMINE, err))
		return false;
	bool ok = store_check(store, err) && store_backup(store, copy, err);
	store_close(store);
	if (!ok)
		return false;
	/*
	 * The journal is read through a desk: the copy is already there, so that the backup itself
	 * is never written. One of an older schema is brought up to date there.
	 */
	ok = desk_open(&desk, copy, STORE_OPEN, err) &&
		journal_verify(desk, seal, cli_progress, NULL, err);
	desk_close(desk);
	remove_before(copy);
	return ok;
}

void cli_sync_folder(const char *path)
{
	char *folder = xstrdup(path);
	char *slash = strrchr(folder, '/');

	if (slash)
		slash[slash == folder] = '\0';
	int fd = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	free(folder);
}

/* The old one aside, the new one into its place; the old one back where that fails. */
static bool replace(const char *target, const char *copy, bool there, struct error *err)
{
	char stamp[DATE_STAMP_SIZE];
	struct buf old = {0};
	struct error unused;

	buf_printf(&old, "%s.replaced-%s", target, clock_stamp(clock_now(), stamp));
	for (int i = 2; !access(buf_text(&old), F_OK); i++) {
		buf_cut(&old, 0);
		buf_printf(&old, "%s.replaced-%s-%d", target, stamp, i);
	}
	bool ok = !there || cli_move_database(target, buf_text(&old), err);
	if (ok && !cli_move_database(copy, target, err)) {
		ok = false;
		if (there)
			cli_move_database(buf_text(&old), target, &unused);
	}
	if (ok && there)
		cli_say(_("The database that was there is now %s."), buf_text(&old));
	buf_clear(&old);
	return ok;
}

void cli_remove_database(const char *path)
{
	for (int i = 0; i < PARTS; i++) {
		char *part = join(path, parts[i]);
		unlink(part);
		free(part);
	}
}

static bool run_restore(struct cli *cli, struct error *err)
{
	char *target = cli_database(cli, err);
	char *copy = NULL;
	bool ok = false;

	if (!target)
		return false;
	bool there = !access(target, F_OK);
	if (there && !cli->option[OPT_REPLACE]) {
		error_set(err, ERR_DENIED,
			_("There is a database at %s. --replace puts it aside; it is not deleted."),
			target);
		goto out;
	}
	if (!there && !cli_make_folder(target, err))
		goto out;
	copy = join(target, ".restored");
	cli_remove_database(copy);
	ok = check_backup(cli->words[0], copy, err) && replace(target, copy, there, err);
	if (ok)
		cli_sync_folder(target);
	else
		cli_remove_database(copy);
out:
	free(copy);
	free(target);
	return ok;
}

const struct command command_restore = {
	.name = "restore",
	.arguments = "FILE",
	.help = N_("take a backup as the database, after checking it"),
	.details = N_("The screens must be closed at every place. With --replace the database that "
		      "was there is kept beside the new one, under "
		      "a name that says when."),
	.options = OPTION(REPLACE),
	.least = 1,
	.most = 1,
	.run = run_restore,
};
