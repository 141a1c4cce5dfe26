/* Damage, backups, the journal's seal, and two people at one case. */
#include "run.h"

#include <criterion/criterion.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "domain/desk.h"
#include "domain/records.h"
#include "store/store.h"

TestSuite(files, .init = run_enter, .fini = run_leave, .timeout = 60);

#define assert_has(text, needle)                                                                   \
	cr_assert(strstr(text, needle), "\"%s\" is missing in:\n%s", needle, text)

static void make_office(void)
{
	cr_assert_eq(run("init", NULL), 0, "%s", run_err);
	cr_assert_eq(run("add", "case", "kind=feedback", "received_on=2/11/2026", "summary=Rác chợ",
			     NULL),
		0, "%s", run_err);
	cr_assert_eq(run("set", "1", "place=chợ Tân Lập", NULL), 0, "%s", run_err);
}

/* Run SQL in a database as the sqlite3 shell would. */
static void sql(const char *path, const char *statement)
{
	sqlite3 *db;
	char *message = NULL;

	cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, statement, NULL, NULL, &message), SQLITE_OK, "%s", message);
	sqlite3_close(db);
}

Test(files, what_is_no_database_of_ours_is_refused)
{
	struct stat st;

	file_write("office.db",
		"This is a letter, not a database. It is long enough to have a header of a hundred "
		"bytes, or nearly so.\n");
	cr_assert_eq(run("list", "case", NULL), 3, "%s", run_err);
	cr_assert_eq(run("add", "case", "kind=feedback", "summary=x", NULL), 3);
	char *kept = file_read("office.db");
	assert_has(kept, "This is a letter");
	free(kept);
	unlink("office.db");
	sql("office.db", "CREATE TABLE diary (day TEXT)");
	cr_assert_eq(run("list", "case", NULL), 3, "%s", run_err);
	unlink("office.db");

	make_office();
	sql("office.db", "PRAGMA user_version = 999");
	cr_assert_eq(run("list", "case", NULL), 3);
	cr_assert(strlen(run_err) > 20);
	char back[80];
	snprintf(back, sizeof back, "PRAGMA user_version = %d; PRAGMA wal_checkpoint(TRUNCATE)",
		store_schema_newest());
	sql("office.db", back);
	cr_assert_eq(run("verify", NULL), 0, "%s", run_err);

	cr_assert_eq(stat("office.db", &st), 0);
	cr_assert_eq(truncate("office.db", st.st_size / 2), 0);
	cr_assert_eq(run("verify", NULL), 3);
	assert_has(run_err, "office.db");

	file_write("plain", "");
	cr_assert_eq(run("--db", "plain/office.db", "init", NULL), 3);
	cr_assert_eq(run("--db", "plain/office.db", "list", "case", NULL), 3);
}

Test(files, a_folder_without_permission_is_refused_in_words)
{
	if (geteuid() == 0) {
		fputs("root may write everywhere: the folder without permission is not tested\n",
			stderr);
		return;
	}
	cr_assert_eq(mkdir("closed", 0500), 0);
	cr_assert_eq(run("--db", "closed/office.db", "init", NULL), 3);
	assert_has(run_err, "closed");
	rmdir("closed");
}

Test(files, a_full_disk_stops_and_keeps_what_was_there)
{
	make_office();
	char *detail = malloc(60000);
	memset(detail, 'x', 59999);
	memcpy(detail, "note=", 5);
	detail[19000] = '\0';
	cr_assert_eq(run_limited(4096, "set", "1", detail, NULL), 3);
	cr_assert(*run_err);
	free(detail);
	cr_assert_eq(run("verify", NULL), 0, "%s", run_err);
	cr_assert_eq(run("show", "1", NULL), 0);
	assert_has(run_out, "chợ Tân Lập");
	cr_assert_eq(run_limited(4096, "--db", "other.db", "init", NULL), 3);
}

Test(files, two_people_at_one_case_lose_nothing)
{
	struct desk *desk = NULL;
	struct error err = {0};
	struct casefile before = {0}, after = {0};

	make_office();
	cr_assert(desk_open(&desk, "office.db", STORE_OPEN, &err), "%s", err.text);
	cr_assert(desk_load(desk, &entity_casefile, 1, &before, &err), "%s", err.text);
	record_copy(&entity_casefile, &after, &before);
	field_set_string(entity_field(&entity_casefile, "place"), &after, "chợ cũ");
	/* a reader is not in the way of another process that writes */
	cr_assert_eq(run("set", "1", "place=chợ mới", NULL), 0, "%s", run_err);
	cr_assert(!desk_save(desk, &entity_casefile, &before, &after, "set", &err));
	cr_assert_eq(err.code, ERR_CONFLICT);
	assert_has(err.text, "chợ cũ");
	assert_has(err.text, "chợ mới");
	record_clear(&entity_casefile, &before);
	record_clear(&entity_casefile, &after);

	/* a writer is not in the way of readers */
	cr_assert(desk_begin(desk, &err), "%s", err.text);
	cr_assert_eq(run("show", "1", NULL), 0, "%s", run_err);
	assert_has(run_out, "chợ mới");
	cr_assert(!desk_end(desk, false, &err));
	desk_close(desk);
}

/* Change the journal as somebody with the shell would, who puts the triggers back. */
static void forge(const char *change)
{
	sqlite3 *db;
	sqlite3_stmt *st;
	char *triggers = NULL;

	cr_assert_eq(sqlite3_open("office.db", &db), SQLITE_OK);
	cr_assert_eq(sqlite3_prepare_v2(db,
			     "SELECT group_concat(sql, '; ') FROM sqlite_schema WHERE type = "
			     "'trigger' AND "
			     "tbl_name = 'event'",
			     -1, &st, NULL),
		SQLITE_OK);
	cr_assert_eq(sqlite3_step(st), SQLITE_ROW);
	triggers = strdup((const char *)sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	cr_assert_eq(sqlite3_exec(db, "DROP TRIGGER event_no_update; DROP TRIGGER event_no_delete",
			     NULL, NULL, NULL),
		SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, change, NULL, NULL, NULL), SQLITE_OK, "%s: %s", change,
		sqlite3_errmsg(db));
	cr_assert_eq(sqlite3_exec(db, triggers, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	free(triggers);
}

Test(files, verify_names_a_forged_row_and_the_seal_finds_a_removed_one)
{
	static const char *const forgeries[] = {
		"UPDATE event SET staff = 'x' WHERE id = 2",
		"UPDATE event SET at = '2026-11-21T08:00:01' WHERE id = 2",
		"UPDATE event SET after = replace(after, 't', 'u') WHERE id = 2",
		"UPDATE event SET record = 7 WHERE id = 2",
		"UPDATE event SET hash = zeroblob(32) WHERE id = 2",
		"DELETE FROM event WHERE id = 1",
	};
	char seal[256];

	make_office();
	cr_assert_eq(run("verify", NULL), 0, "%s", run_err);
	snprintf(seal, sizeof(seal), "%s", run_out);
	seal[strcspn(seal, "\n")] = '\0';
	cr_assert_eq(strncmp(seal, "3-", 2), 0, "two acts and a clock: %s", seal);
	cr_assert_eq(run("backup", "good.db", NULL), 0, "%s", run_err);
	for (size_t i = 0; i < sizeof(forgeries) / sizeof(forgeries[0]); i++) {
		forge(forgeries[i]);
		cr_assert_eq(run("verify", NULL), 3, "%s is not found", forgeries[i]);
		assert_has(run_err, i < 5 ? "2" : "1");
		cr_assert_eq(run("restore", "good.db", "--replace", NULL), 0, "%s", run_err);
	}
	forge("DELETE FROM event WHERE id = 3");
	cr_assert_eq(run("verify", NULL), 0, "a removed end leaves a chain: %s", run_err);
	cr_assert_eq(run("verify", "--seal", seal, NULL), 3);
	cr_assert_eq(run("restore", "good.db", "--replace", NULL), 0);
	cr_assert_eq(
		run("add", "case", "kind=feedback", "summary=y", "received_on=2/11/2026", NULL), 0);
	cr_assert_eq(run("verify", "--seal", seal, NULL), 0, "an old seal stays true: %s", run_err);
	cr_assert_eq(run("verify", "--seal", "rubbish", NULL), 1);
}

Test(files, a_backup_comes_back)
{
	make_office();
	cr_assert_eq(run("backup", "copy.db", NULL), 0, "%s", run_err);
	cr_assert_str_eq(run_out, "copy.db\n");
	cr_assert_eq(run("backup", "copy.db", NULL), 1, "never overwritten");
	cr_assert_eq(run("backup", NULL), 2, "no folder in the settings");
	cr_assert_eq(run("set", "1", "place=sau đó", NULL), 0);
	cr_assert_eq(run("restore", "copy.db", NULL), 1, "a database is there");
	assert_has(run_err, "--replace");

	file_write("bad.db", "no database");
	cr_assert_eq(run("restore", "bad.db", "--replace", NULL), 3);
	cr_assert_eq(run("show", "1", NULL), 0);
	assert_has(run_out, "sau đó");

	cr_assert_eq(run("restore", "copy.db", "--replace", NULL), 0, "%s", run_err);
	assert_has(run_err, "office.db.replaced-2026-11-21T08:00:00");
	cr_assert_eq(run("show", "1", NULL), 0);
	assert_has(run_out, "chợ Tân Lập");
	cr_assert_eq(run("--db", "office.db.replaced-2026-11-21T08:00:00", "show", "1", NULL), 0);
	assert_has(run_out, "sau đó");
	cr_assert_eq(run("--db", "new.db", "restore", "copy.db", NULL), 0, "%s", run_err);
	cr_assert_eq(run("--db", "new.db", "verify", NULL), 0);
	cr_assert_eq(run("restore", "none.db", "--replace", NULL), 1);
}
