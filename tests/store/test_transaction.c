/* Transactions: nesting, rollback, two connections, interruption. */
#include "entities.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

static void add_place(struct store *store, const char *code)
{
	struct place place = {.code = xstrdup(code), .name = xstrdup("Tân Lập")};
	struct error err = {0};

	cr_assert(store_insert(store, &place_entity, &place, &err), "%s", err.text);
	record_clear(&place_entity, &place);
}

static int64_t places(struct store *store)
{
	return ask(store, "SELECT count(*) FROM unit");
}

Test(transaction, only_the_outermost_commit_commits)
{
	struct store *store = open_memory();

	cr_assert(store_begin(store, NULL));
	add_place(store, "T1");
	cr_assert(store_begin(store, NULL));
	add_place(store, "T2");
	cr_assert(store_commit(store, NULL));
	cr_assert(store_in_transaction(store));
	store_rollback(store);
	cr_assert_not(store_in_transaction(store));
	cr_assert_eq(places(store), 0);

	cr_assert(store_begin(store, NULL));
	cr_assert(store_begin(store, NULL));
	add_place(store, "T3");
	cr_assert(store_commit(store, NULL));
	cr_assert(store_commit(store, NULL));
	cr_assert_not(store_in_transaction(store));
	cr_assert_eq(places(store), 1);
	store_close(store);
}

Test(transaction, an_inner_rollback_takes_the_outer_one_with_it)
{
	struct store *store = open_memory();
	struct place place = {.code = xstrdup("T3"), .name = xstrdup("Thôn 3")};
	struct error err = {0};

	cr_assert(store_begin(store, NULL));
	add_place(store, "T1");
	cr_assert(store_begin(store, NULL));
	add_place(store, "T2");
	store_rollback(store);

	/* nothing may slip in between: it would be committed by itself */
	cr_assert_not(store_insert(store, &place_entity, &place, &err));
	cr_assert_eq(err.code, ERR_CONFLICT);
	cr_assert_not(store_begin(store, &err));
	cr_assert_not(store_commit(store, &err));
	cr_assert_eq(err.code, ERR_CONFLICT);
	store_rollback(store);

	cr_assert_not(store_in_transaction(store));
	cr_assert_eq(places(store), 0);
	add_place(store, "T4"); /* and it works again */
	cr_assert_eq(places(store), 1);
	store_rollback(store); /* harmless outside */
	record_clear(&place_entity, &place);
	store_close(store);
}

Test(transaction, a_reader_is_never_blocked_and_a_second_writer_waits)
{
	const char *path = scratch("two.db");
	struct store *first, *second, *reader;
	struct error err = {0};

	cr_assert(store_open(&first, path, STORE_CREATE, &err), "%s", err.text);
	cr_assert(store_open(&second, path, STORE_OPEN, &err), "%s", err.text);
	cr_assert(store_open(&reader, path, STORE_READ, &err), "%s", err.text);
	sqlite3_busy_timeout(second->db, 50);
	sqlite3_busy_timeout(reader->db, 0);

	cr_assert(store_begin(first, NULL));
	add_place(first, "T1");
	cr_assert_eq(places(reader), 0, "a reader sees what was committed");
	cr_assert_not(store_begin(second, &err));
	cr_assert_eq(err.code, ERR_BUSY);
	cr_assert_not(store_in_transaction(second));
	cr_assert(store_commit(first, NULL));
	cr_assert_eq(places(reader), 1);
	cr_assert(store_begin(second, &err), "%s", err.text);
	add_place(second, "T2");
	cr_assert(store_commit(second, &err), "%s", err.text);
	cr_assert_eq(places(first), 2);

	struct place place = {.code = xstrdup("T9"), .name = xstrdup("x")};
	cr_assert_not(store_insert(reader, &place_entity, &place, &err));
	cr_assert_eq(err.code, ERR_IO, "%s", err.text);
	record_clear(&place_entity, &place);
	store_close(reader);
	store_close(second);
	store_close(first);
}

Test(transaction, changes_of_others_are_noticed_once_and_own_ones_never)
{
	const char *path = scratch("changes.db");
	struct store *first, *second;

	cr_assert(store_open(&first, path, STORE_CREATE, NULL));
	cr_assert(store_open(&second, path, STORE_OPEN, NULL));
	cr_assert_not(store_changed_elsewhere(first));
	add_place(first, "T1");
	cr_assert_not(store_changed_elsewhere(first));
	add_place(second, "T2");
	cr_assert(store_changed_elsewhere(first));
	cr_assert_not(store_changed_elsewhere(first));
	store_close(second);
	store_close(first);
}

static struct store *to_interrupt;

static void on_alarm(int number)
{
	(void)number;
	store_interrupt(to_interrupt);
}

static bool stop_at_the_third(void *arg)
{
	return ++*(int *)arg == 3;
}

Test(transaction, a_watch_stops_what_takes_long, .timeout = 20)
{
	struct store *store = open_memory();
	struct error err = {.code = ERR_IO};
	struct statement endless = {.sql = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + "
					   "1 FROM n) SELECT count(*) FROM n"};
	int asked = 0;
	bool row;

	store_watch(store, stop_at_the_third, &asked);
	cr_assert_not(statement_step(store, &endless, &row, &err));
	cr_assert_eq(err.code, ERR_NONE);
	cr_assert_eq(asked, 3);
	store_watch(store, NULL, NULL);
	statement_finalize(&endless);
	store_close(store);
}

Test(transaction, an_interrupted_statement_says_so_without_an_error_code, .timeout = 20)
{
	struct itimerval soon = {.it_value.tv_usec = 20000};
	struct error err = {.code = ERR_IO};
	struct statement endless = {.sql = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + "
					   "1 FROM n) SELECT count(*) FROM n"};
	bool row;

	to_interrupt = open_memory();
	signal(SIGALRM, on_alarm);
	setitimer(ITIMER_REAL, &soon, NULL);
	cr_assert_not(statement_step(to_interrupt, &endless, &row, &err));
	cr_assert_eq(err.code, ERR_NONE);
	cr_assert(strlen(err.text) > 0);
	statement_finalize(&endless);
	cr_assert_eq(places(to_interrupt), 0, "the next statement runs");
	store_close(to_interrupt);
}
