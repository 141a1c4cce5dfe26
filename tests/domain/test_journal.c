/*
 * The journal: any change to it from outside is found. Here alone the file is opened behind the
 * program's back.
 */
#include <sqlite3.h>

#include "office.h"

static void path_of(char *path, size_t size, const char *name)
{
	snprintf(path, size, "%s/%s", getenv("TMPDIR"), name);
}

/* A file with a few dozen events. */
static void make_file(const char *path)
{
	struct desk *desk = office_in(path);

	for (int i = 0; i < 4; i++) {
		const int64_t id = add_case(desk, "feedback", "Mương cấp hai cần nạo vét");
		MUST(act(desk, id, "assign", "assignee=hung", NULL));
		MUST(act(desk, id, "answer", "text=Đã giao", NULL));
	}
	cr_assert(is_clean(desk), "%s", err.text);
	desk_close(desk);
}

static sqlite3 *open_raw(const char *path)
{
	sqlite3 *db;

	cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
	return db;
}

static void run(sqlite3 *db, const char *sql)
{
	char *message = NULL;

	cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, &message), SQLITE_OK, "%s: %s", sql,
		message ? message : "");
}

static int64_t number(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *st;

	cr_assert_eq(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK, "%s", sql);
	cr_assert_eq(sqlite3_step(st), SQLITE_ROW);
	const int64_t value = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return value;
}

/* Whether the check names a row. */
static bool names_row(const char *path, int64_t id)
{
	struct desk *desk = open_as(path, STORE_OPEN, "quan");
	char row[40], seal[SEAL_SIZE];

	err = (struct error){0};
	const bool clean = journal_verify(desk, seal, NULL, NULL, &err);
	desk_close(desk);
	snprintf(row, sizeof row, "%lld", (long long)id);
	const char *at = strstr(err.text, row);
	return !clean && err.code == ERR_CORRUPT && at;
}

Test(journal, nobody_may_change_or_delete_a_row)
{
	char path[300];

	path_of(path, sizeof path, "triggers.db");
	make_file(path);
	sqlite3 *db = open_raw(path);
	cr_assert_eq(
		sqlite3_exec(db, "UPDATE event SET staff = 'x' WHERE id = 3", NULL, NULL, NULL),
		SQLITE_CONSTRAINT);
	cr_assert_eq(sqlite3_exec(db, "DELETE FROM event WHERE id = 3", NULL, NULL, NULL),
		SQLITE_CONSTRAINT);
	sqlite3_close(db);
}

/* One byte changed in a column of a row: texts and hashes get another byte, numbers another bit. */
static void spoil(sqlite3 *db, const char *column, bool number_column, int64_t id, unsigned seed)
{
	char sql[300];

	if (number_column) {
		snprintf(sql, sizeof sql, "UPDATE event SET %s = %s + %u WHERE id = %lld", column,
			column, 1 + seed % 200, (long long)id);
		run(db, sql);
		return;
	}
	snprintf(sql, sizeof sql, "SELECT length(cast(%s AS blob)) FROM event WHERE id = %lld",
		column, (long long)id);
	const int64_t length = number(db, sql);
	const bool blob = strcmp(column, "prev") == 0 || strcmp(column, "hash") == 0;
	sqlite3_stmt *st;
	snprintf(sql, sizeof sql, "SELECT cast(%s AS blob) FROM event WHERE id = %lld", column,
		(long long)id);
	cr_assert_eq(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK);
	cr_assert_eq(sqlite3_step(st), SQLITE_ROW);
	unsigned char *bytes = malloc((size_t)length + 1);
	memcpy(bytes, sqlite3_column_blob(st, 0), (size_t)length);
	sqlite3_finalize(st);
	bytes[seed % (unsigned)length] ^= (unsigned char)(1u << (seed / 7 % 5));
	snprintf(
		sql, sizeof sql, "UPDATE event SET %s = ?1 WHERE id = %lld", column, (long long)id);
	cr_assert_eq(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK);
	if (blob)
		sqlite3_bind_blob(st, 1, bytes, (int)length, SQLITE_STATIC);
	else
		sqlite3_bind_text(st, 1, (const char *)bytes, (int)length, SQLITE_STATIC);
	cr_assert_eq(sqlite3_step(st), SQLITE_DONE);
	sqlite3_finalize(st);
	free(bytes);
}

Test(journal, a_changed_byte_in_any_column_names_its_row, .timeout = 60)
{
	static const struct {
		const char *name;
		bool number;
	} columns[] = {{"tx", true}, {"at", false}, {"staff", false}, {"entity", false},
		{"record", true}, {"action", false}, {"before", false}, {"after", false},
		{"undoes", true}, {"prev", false}, {"hash", false}};
	char path[300], copy[300], command[1300];
	unsigned seed = 20261121;

	path_of(path, sizeof path, "byte.db");
	path_of(copy, sizeof copy, "spoilt.db");
	make_file(path);
	sqlite3 *db = open_raw(path);
	const int64_t count = number(db, "SELECT max(id) FROM event");
	sqlite3_close(db);
	snprintf(command, sizeof command, "cp '%s' '%s'; rm -f '%s-wal' '%s-shm'", path, copy, copy,
		copy);
	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
		for (int round = 0; round < 4; round++) {
			seed = seed * 1103515245u + 12345u;
			/* the first row, the last, and two between */
			const int64_t id = round == 0 ? 1
				: round == 1	      ? count
					     : 1 + (int64_t)(seed / 65536 % (unsigned)count);
			cr_assert_eq(system(command), 0);
			db = open_raw(copy);
			run(db,
				"PRAGMA foreign_keys = OFF; DROP TRIGGER event_no_update; DROP "
				"TRIGGER event_no_delete");
			spoil(db, columns[i].name, columns[i].number, id, seed);
			sqlite3_close(db);
			cr_expect(names_row(copy, id), "%s of row %lld: %s", columns[i].name,
				(long long)id, err.text);
		}
}

Test(journal, a_missing_row_is_named_wherever_it_was)
{
	char path[300], sql[100];

	path_of(path, sizeof path, "gap.db");
	make_file(path);
	for (int id = 7; id >= 1; id -= 3) { /* the first one too, at last */
		sqlite3 *db = open_raw(path);
		run(db, "DROP TRIGGER IF EXISTS event_no_delete");
		snprintf(sql, sizeof sql, "DELETE FROM event WHERE id = %d", id);
		run(db, sql);
		sqlite3_close(db);
		cr_expect(names_row(path, id), "row %d: %s", id, err.text);
	}
}

Test(journal, a_nul_smuggled_into_a_text_is_found)
{
	char path[300];

	path_of(path, sizeof path, "nul.db");
	make_file(path);
	sqlite3 *db = open_raw(path);
	run(db,
		"DROP TRIGGER event_no_update; UPDATE event SET staff = staff || char(0) || 'x' "
		"WHERE id = 5");
	sqlite3_close(db);
	cr_assert(names_row(path, 5), "%s", err.text);
}

Test(journal, the_seal_tells_when_the_last_row_is_gone)
{
	char path[300], before[SEAL_SIZE], after[SEAL_SIZE];

	path_of(path, sizeof path, "seal.db");
	make_file(path);
	struct desk *desk = open_as(path, STORE_OPEN, "quan");
	MUST(journal_verify(desk, before, NULL, NULL, &err));
	desk_close(desk);
	sqlite3 *db = open_raw(path);
	const int64_t last = number(db, "SELECT max(id) FROM event");
	cr_assert_eq(strtoll(before, NULL, 10), last);
	run(db,
		"DROP TRIGGER event_no_delete; DELETE FROM event WHERE id = (SELECT max(id) FROM "
		"event)");
	sqlite3_close(db);
	desk = open_as(path, STORE_OPEN, "quan");
	MUST(journal_verify(desk, after, NULL, NULL, &err));
	cr_assert_str_neq(before, after);
	desk_close(desk);
}

Test(journal, one_act_is_one_group_however_many_records_it_writes)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Đèn");
	const int64_t length = journal_length(desk);
	int64_t tx;
	struct buf sentence = {0};

	MUST(act(desk, id, "answer", "text=Xong", NULL));
	cr_assert_eq(
		journal_length(desk), length + 3); /* the answer, the time limit met, the case */
	MUST(undo_peek(desk, false, &tx, &sentence, &err));
	cr_assert_eq(tx, length + 1);
	buf_clear(&sentence);
	MUST(desk_begin(desk, &err));
	add_case(desk, "feedback", "Một");
	add_case(desk, "feedback", "Hai");
	MUST(desk_end(desk, true, &err));
	MUST(undo_peek(desk, false, &tx, &sentence, &err));
	cr_assert_eq(tx, length + 4);
	buf_clear(&sentence);
	desk_close(desk);
}

struct told {
	struct desk *desk;
	struct buf text;
};

static bool tell(void *arg, const struct event *event)
{
	struct told *told = arg;

	journal_sentence(told->desk, event, &told->text);
	buf_putc(&told->text, '\n');
	return true;
}

Test(journal, sentences_say_who_did_what_to_which_record)
{
	struct desk *desk = office();
	struct told told = {desk, {0}};
	const int64_t id = add_case(desk, "feedback", "Đèn đường hỏng");

	MUST(act(desk, id, "assign", "assignee=hung", NULL));
	MUST(act(desk, id, "answer", "text=Đã thay bóng", NULL));
	MUST(journal_read(desk, &entity_casefile, id, 0, 0, tell, &told, &err));
	const char *text = buf_text(&told.text);
	cr_expect(strstr(text, "Lan VP thêm PA-2026-0001: Đèn đường hỏng"), "%s", text);
	cr_expect(strstr(text, "Lan VP giao PA-2026-0001: Người giữ - -> Hùng ĐC"), "%s", text);
	cr_expect(strstr(text, "Đã thay bóng"), "the resolution belongs to the case's journal: %s",
		text);
	buf_clear(&told.text);
	desk_close(desk);
}

static bool stop_at_once(void *arg, int64_t done, int64_t total)
{
	(void)done;
	(void)total;
	++*(int *)arg;
	return false;
}

Test(journal, the_check_can_be_interrupted_and_an_empty_journal_is_clean)
{
	struct desk *desk = open_as(":memory:", STORE_CREATE, NULL);
	char seal[SEAL_SIZE];
	int calls = 0;

	MUST(journal_verify(desk, seal, stop_at_once, &calls, &err));
	cr_assert_eq(strncmp(seal, "0-0000", 6), 0);
	desk_close(desk);
}
