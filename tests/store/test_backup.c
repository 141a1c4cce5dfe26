/* Backup, and the check of the whole file. */
#include "entities.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

Test(backup, a_backup_is_a_database_with_the_same_rows)
{
	const char *path = scratch("office.db"), *copy = scratch("copy.db");
	struct store *store, *again;
	struct error err = {0};
	struct stat status;

	umask(0);
	cr_assert(store_open(&store, path, STORE_CREATE, NULL));
	for (int i = 1; i <= 50; i++)
		add_matter(store, i, "Đất đai");
	cr_assert(store_backup(store, copy, &err), "%s", err.text);
	add_matter(store, 51, "sau");
	cr_assert_not(store_backup(store, copy, &err));
	cr_assert_eq(err.code, ERR_INVALID, "%s", err.text);
	cr_assert_not(store_backup(store, "/nowhere/copy.db", &err));
	cr_assert_eq(err.code, ERR_IO, "%s", err.text);
	store_close(store);

	cr_assert_eq(stat(copy, &status), 0);
	cr_assert_eq(status.st_mode & 0777, 0600);
	cr_assert(store_open(&again, copy, STORE_OPEN, &err), "%s", err.text);
	cr_assert_eq(ask(again, "SELECT count(*) FROM casefile"), 50);
	cr_assert(store_check(again, &err), "%s", err.text);
	store_close(again);

	/* Files of this test's process: others make copies meanwhile. */
	char beside[40];
	snprintf(beside, sizeof beside, "%d-copy.db.", (int)getpid());
	DIR *folder = opendir(getenv("TMPDIR"));
	for (struct dirent *entry; (entry = readdir(folder));)
		cr_expect(!strstr(entry->d_name, beside), "left behind: %s", entry->d_name);
	closedir(folder);
}

static void refuse(struct store *store, const char *words)
{
	struct error err = {0};

	cr_assert_not(store_check(store, &err), "%s went unnoticed", words);
	cr_assert_eq(err.code, ERR_CORRUPT);
	cr_assert(strstr(err.text, words), "%s", err.text);
}

Test(check, a_sound_file_passes)
{
	struct store *store = open_memory();
	struct error err = {0};

	add_matter(store, 1, "Đất đai");
	tell(store, "ANALYZE");
	cr_assert(store_check(store, &err), "%s", err.text);
	store_close(store);
}

Test(check, a_trigger_of_the_journal_that_is_gone_or_altered_is_named)
{
	struct store *store = open_memory();

	tell(store, "DROP TRIGGER event_no_delete");
	refuse(store, "event_no_delete");
	tell(store, "CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT 1; END");
	refuse(store, "event_no_delete");
	store_close(store);
	store = open_memory();
	tell(store, "CREATE TRIGGER spy AFTER INSERT ON person BEGIN SELECT 1; END");
	refuse(store, "spy");
	store_close(store);
}

Test(check, a_reference_to_nothing_is_named)
{
	struct store *store = open_memory();

	tell(store, "PRAGMA foreign_keys = OFF");
	tell(store, "INSERT INTO attendance (uid, conference) VALUES ('a', 77)");
	refuse(store, "attendance");
	store_close(store);
}

Test(check, a_search_index_out_of_step_is_found)
{
	struct store *store = open_memory();
	struct error err = {0};

	add_matter(store, 1, "Đất đai");
	cr_assert(store_search_catch_up(store, NULL));
	tell(store, "UPDATE casefile SET summary = 'Đường sá'");
	cr_assert_not(store_check(store, &err));
	cr_assert_eq(err.code, ERR_CORRUPT);
	store_close(store);
}

Test(check, a_damaged_page_is_found)
{
	const char *path = scratch("damaged.db");
	struct store *store;
	struct error err = {0};
	struct stat status;
	char noise[4096];

	cr_assert(store_open(&store, path, STORE_CREATE, NULL));
	for (int i = 1; i <= 300; i++)
		add_matter(store, i, "Đất đai quanh chợ, đường, mương và ao hồ của thôn");
	store_close(store);
	cr_assert_eq(stat(path, &status), 0);
	int fd = open(path, O_WRONLY);
	memset(noise, 0x5A, sizeof(noise));
	cr_assert_eq(pwrite(fd, noise, sizeof(noise), (status.st_size / 4096 - 3) * 4096),
		(ssize_t)sizeof(noise));
	close(fd);
	cr_assert(store_open(&store, path, STORE_OPEN, &err), "%s", err.text);
	cr_assert_not(store_check(store, &err));
	cr_assert_eq(err.code, ERR_CORRUPT, "%s", err.text);
	store_close(store);
}

static void bring_up(int schema)
{
	const struct migrations its = {sql_migrations, schema};
	const char *old = scratch("older.db"), *copy = scratch("older-copy.db");
	struct store *store;
	struct error err = {0};
	char before[40];

	cr_assert(store_open_with(&store, old, STORE_CREATE, &its, &err), "%s", err.text);
	tell(store, "INSERT INTO unit (uid, code, name) VALUES ('u', 'T1', 'Thôn')");
	tell(store,
		"INSERT INTO casefile (uid, year, number, kind, summary, received_on) "
		"VALUES ('c', 2026, 1, 1, 'Đất đai', '2026-11-01')");
	tell(store, "INSERT INTO search (search) VALUES ('rebuild')");
	store_close(store);
	cr_assert_not(store_open(&store, old, STORE_READ, &err), "reading wants the new schema");
	cr_assert(store_open(&store, old, STORE_EXAMINE, &err), "%s", err.text);
	cr_assert(store_check(store, &err), "%d: %s", schema, err.text);
	cr_assert(store_backup(store, copy, &err), "%s", err.text);
	store_close(store);
	cr_assert(store_open(&store, copy, STORE_OPEN, &err), "%s", err.text);
	cr_assert_eq(store_schema(store), store_schema_newest());
	cr_assert_eq(ask(store, "SELECT count(*) FROM search WHERE search MATCH 'dat'"), 1);
	cr_assert_eq(add_matter(store, 2, "Đất ở"), 2);
	cr_assert(store_search_catch_up(store, NULL));
	cr_assert_eq(ask(store, "SELECT count(*) FROM search WHERE search MATCH 'dat'"), 2);
	cr_assert(store_check(store, &err), "%d: %s", schema, err.text);
	store_close(store);
	snprintf(before, sizeof before, "older-copy.db.before-%d", store_schema_newest());
	cr_assert_eq(unlink(scratch(before)), 0);
	unlink(old);
	unlink(copy);
}

Test(backup, those_of_older_schemas_can_be_checked_and_copied_and_keep_what_they_hold)
{
	for (int schema = 1; schema < store_schema_newest(); schema++)
		bring_up(schema);
}
