/* Opening, creating and refusing files. */
#include "entities.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void write_file(const char *path, const char *bytes, size_t count)
{
	FILE *f = fopen(path, "wb");

	cr_assert(f);
	cr_assert_eq(fwrite(bytes, 1, count, f), count);
	cr_assert_eq(fclose(f), 0);
}

static void create(const char *path)
{
	struct store *store;
	struct error err = {0};

	cr_assert(store_open(&store, path, STORE_CREATE, &err), "%s", err.text);
	store_close(store);
}

/* The refusal names the file, and leaves it as it was. */
static void refuse(const char *path, enum store_mode mode, enum error_code code)
{
	struct store *store = NULL;
	struct error err = {0};
	struct stat before = {0}, after = {0};
	bool there = stat(path, &before) == 0;

	cr_assert_not(store_open(&store, path, mode, &err), "%s was opened", path);
	cr_expect_eq(err.code, code, "%s: code %d, not %d: %s", path, err.code, code, err.text);
	cr_expect(!*path || strstr(err.text, path), "the message does not name %s: %s", path,
		err.text);
	cr_expect_null(store);
	cr_expect_eq(stat(path, &after) == 0, there);
	if (there)
		cr_expect_eq(before.st_size, after.st_size);
}

Test(open, a_new_database_in_memory_has_the_newest_schema)
{
	struct store *store = open_memory();

	cr_assert_eq(store_schema(store), store_schema_newest());
	cr_assert_str_eq(store_path(store), ":memory:");
	store_close(store);
}

Test(open, a_new_file_is_ours_alone_and_set_up_for_safety)
{
	const char *path = scratch("new.db");
	static const struct {
		const char *sql;
		int64_t value;
	} settings[] = {
		{"PRAGMA application_id", STORE_APPLICATION_ID},
		{"PRAGMA synchronous", 2},
		{"PRAGMA foreign_keys", 1},
		{"PRAGMA trusted_schema", 0},
		{"PRAGMA busy_timeout", STORE_BUSY_MS},
		{"PRAGMA temp_store", 2},
		{"SELECT journal_mode = 'wal' FROM pragma_journal_mode", 1},
	};
	struct store *store;
	struct stat status;

	umask(0);
	cr_assert(store_open(&store, path, STORE_CREATE, NULL));
	for (size_t i = 0; i < sizeof(settings) / sizeof(*settings); i++)
		cr_expect_eq(ask(store, settings[i].sql), settings[i].value, "%s", settings[i].sql);
	static const char *const files[] = {"", "-wal", "-shm"};
	for (size_t i = 0; i < 3; i++) {
		char name[600];
		snprintf(name, sizeof(name), "%s%s", path, files[i]);
		cr_assert_eq(stat(name, &status), 0, "%s", name);
		cr_expect_eq(status.st_mode & 0777, 0600, "%s may be read by others", name);
	}
	store_close(store);
	refuse(path, STORE_CREATE, ERR_INVALID);
	cr_assert(store_open(&store, path, STORE_READ, NULL));
	store_close(store);
}

Test(open, what_is_no_database_of_ours_is_refused)
{
	const char *path = scratch("wrong.db");
	sqlite3 *other;

	refuse(scratch("none.db"), STORE_OPEN, ERR_NOT_FOUND);
	refuse(scratch("none.db"), STORE_READ, ERR_NOT_FOUND);
	refuse("", STORE_OPEN, ERR_NOT_FOUND);
	write_file(path, "", 0);
	refuse(path, STORE_OPEN, ERR_CORRUPT);
	write_file(path, "Danh sách hồ sơ\n", 20);
	refuse(path, STORE_OPEN, ERR_CORRUPT);
	char noise[8192];
	memset(noise, 'x', sizeof(noise));
	write_file(path, noise, sizeof(noise));
	refuse(path, STORE_OPEN, ERR_CORRUPT);
	refuse(path, STORE_READ, ERR_CORRUPT);
	refuse(path, STORE_CREATE, ERR_INVALID);
	unlink(path);
	cr_assert_eq(sqlite3_open(path, &other), SQLITE_OK);
	cr_assert_eq(
		sqlite3_exec(other, "CREATE TABLE casefile (id)", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(other);
	refuse(path, STORE_OPEN, ERR_CORRUPT);
	cr_assert_eq(mkfifo(scratch("pipe"), 0600), 0);
	refuse(scratch("pipe"), STORE_OPEN, ERR_CORRUPT);
}

Test(open, the_log_of_a_deleted_database_does_not_get_into_a_new_one)
{
	const char *path = scratch("again.db");
	char log[600], kept[600];
	struct store *store;
	struct error err = {0};

	snprintf(log, sizeof(log), "%s-wal", path);
	snprintf(kept, sizeof(kept), "%s-kept", path);
	cr_assert(store_open(&store, path, STORE_CREATE, NULL));
	for (int i = 1; i < 100; i++)
		add_matter(store, i, "Đất đai");
	cr_assert_eq(link(log, kept), 0);
	store_close(store);
	cr_assert_eq(unlink(path), 0);
	unlink(log);
	cr_assert_eq(rename(kept, log), 0); /* as after a crash */
	cr_assert(store_open(&store, path, STORE_CREATE, &err), "%s", err.text);
	cr_expect_eq(ask(store, "SELECT count(*) FROM casefile"), 0);
	cr_expect(store_check(store, &err), "%s", err.text);
	store_close(store);
}

/* What the write-ahead log has ever needed since it was begun: it is written over, not cut. */
static off_t log_bytes(const char *path)
{
	char log[600];
	struct stat status = {0};

	snprintf(log, sizeof(log), "%s-wal", path);
	return stat(log, &status) ? 0 : status.st_size;
}

/* A row of a hundred pages a commit. */
static void fill_log(struct store *store, int commits)
{
	for (int i = 0; i < commits; i++)
		tell(store,
			"INSERT INTO setting (key, value) VALUES (hex(randomblob(8)), "
			"hex(randomblob(200000)))");
}

Test(open, the_write_ahead_log_is_copied_back_in_idle_moments_and_does_not_grow_without_them)
{
	const char *path = scratch("log.db");
	struct store *store;
	const off_t page = 4096 + 24;

	cr_assert(store_open(&store, path, STORE_CREATE, NULL));
	store_close(store);
	cr_assert(store_open(&store, path, STORE_OPEN, NULL));
	for (int i = 0; i < 8; i++) {
		fill_log(store, 11);
		while (store_tidy(store))
			;
	}
	cr_expect(log_bytes(path) < 2500 * page, "%d pages", (int)(log_bytes(path) / page));
	fill_log(store, 120);
	cr_expect(log_bytes(path) < 4200 * page, "%d pages", (int)(log_bytes(path) / page));
	store_close(store);
}

Test(open, a_truncated_file_is_called_damaged)
{
	static const off_t lengths[] = {50, 100, 4096, 5000, 12288, 40960};

	for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths); i++) {
		const char *path = scratch("cut.db");
		unlink(path);
		create(path);
		cr_assert_eq(truncate(path, lengths[i]), 0);
		refuse(path, STORE_OPEN, ERR_CORRUPT);
		refuse(path, STORE_READ, ERR_CORRUPT);
	}
}

Test(open, a_newer_schema_is_refused_in_words)
{
	const char *path = scratch("newer.db");
	struct store *store;

	cr_assert(store_open(&store, path, STORE_CREATE, NULL));
	tell(store, "PRAGMA user_version = 99");
	store_close(store);
	refuse(path, STORE_OPEN, ERR_NEWER_SCHEMA);
	refuse(path, STORE_READ, ERR_NEWER_SCHEMA);
}

Test(open, paths_that_cannot_hold_a_file_are_refused)
{
	char path[700];
	const char *file = scratch("plain");

	write_file(file, "x", 1);
	snprintf(path, sizeof(path), "%s/inside.db", file);
	refuse(path, STORE_OPEN, ERR_IO);
	refuse(path, STORE_CREATE, ERR_IO);
	snprintf(path, sizeof(path), "%s/none/inside.db", getenv("TMPDIR"));
	refuse(path, STORE_CREATE, ERR_IO);
	refuse("/tmp", STORE_OPEN, ERR_IO);
	refuse("/tmp", STORE_CREATE, ERR_INVALID);
	refuse("/proc/new.db", STORE_CREATE, ERR_IO);
	memset(path, 'n', 300);
	path[300] = '\0';
	refuse(path, STORE_CREATE, ERR_IO);
}

/* Root may write everywhere, so the child becomes nobody; it reports by its exit status. */
static int without_permission(const char *path)
{
	struct store *store;
	struct error err = {0};

	if (getuid() == 0 && (setgid(65534) || setuid(65534)))
		return 1;
	if (store_open(&store, path, STORE_CREATE, &err) || err.code != ERR_IO)
		return 2;
	return strstr(err.text, path) ? 0 : 3;
}

Test(open, a_folder_without_permission_is_refused)
{
	char path[700];

	snprintf(path, sizeof(path), "%s", scratch("closed"));
	cr_assert_eq(mkdir(path, 0500), 0);
	cr_assert_eq(chmod(path, 0500), 0);
	strcat(path, "/new.db");
	pid_t child = fork();
	if (child == 0)
		_exit(without_permission(path));
	int status;
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "status %x", (unsigned)status);
}

Test(open, a_full_database_refuses_the_change_and_keeps_the_rest)
{
	struct store *store;
	struct error err = {0};

	cr_assert(store_open(&store, scratch("full.db"), STORE_CREATE, NULL));
	int64_t first = add_matter(store, 1, "vừa");
	tell(store, "PRAGMA max_page_count = 1"); /* SQLite takes the present size */
	cr_assert(store_begin(store, NULL));
	struct matter matter = {
		.year = 2026, .number = 2, .kind = 1, .received_on = date_make(2026, 1, 1)};
	matter.summary = xcalloc(200001, 1);
	memset(matter.summary, 'a', 200000);
	cr_assert_not(store_insert(store, &matter_entity, &matter, &err));
	cr_expect_eq(err.code, ERR_FULL, "%s", err.text);
	cr_expect_not(store_commit(store, &err));
	store_rollback(store);
	cr_expect_eq(ask(store, "SELECT max(id) FROM casefile"), first);
	record_clear(&matter_entity, &matter);
	cr_expect(store_check(store, &err), "%s", err.text);
	store_close(store);
}

/* The system refuses to let the file grow; the child reports by its exit status. */
static int on_a_small_disk(const char *path)
{
	struct rlimit limit = {64 * 1024, 64 * 1024};
	struct store *store;
	struct error err = {0};

	signal(SIGXFSZ, SIG_IGN);
	if (setrlimit(RLIMIT_FSIZE, &limit))
		return 1;
	if (store_open(&store, path, STORE_CREATE, &err))
		return 2;
	if (err.code != ERR_FULL)
		return 3;
	return access(path, F_OK) == 0 ? 4 : 0;
}

Test(open, a_full_disk_is_told_and_leaves_no_half_made_file)
{
	const char *path = scratch("disk.db");
	int status;
	pid_t child = fork();

	if (child == 0)
		_exit(on_a_small_disk(path));
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "status %x", (unsigned)status);
}
