/* A disk without room: what, where and what next is said, what was typed stays, and is saved when there is room again. */
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "office.h"

/* Let the system refuse every write of the program to a file, or allow them again. */
static void give_room(struct term *term, bool room)
{
	struct rlimit limit;

	cr_assert_eq(prlimit(term_pid(term), RLIMIT_FSIZE, NULL, &limit), 0);
	limit.rlim_cur = room ? limit.rlim_max : 0;
	cr_assert_eq(prlimit(term_pid(term), RLIMIT_FSIZE, &limit, NULL), 0);
}

static const char typed[] = "đã xem tại chỗ";

static const struct place {
	const char *name;
	const char *
		keys[6]; /* that lead to where text is typed, each after the program came to rest */
	const char *save; /* the key that saves it */
	const char *filter; /* finds the case that then has the text */
} places[] = {
	{"form", {"3", "<Enter>", "s", "<Tab><End> "}, "<F2>", "đèn \"xem tại chỗ\""},
	{"new form", {"3", "m", "<F3>", "<Down><Enter>"}, "<F2>", "\"đã xem tại chỗ\""},
	{"prompt", {"3", "<Enter>", ".", "Chuyển", "<Enter>"}, "<Enter>", "outcome:transferred"},
	{"log", {"<F5>", "<Enter>"}, "<Enter>", "\"đã xem tại chỗ\""},
};

static void refuse_and_save(const char *path, const struct place *place)
{
	struct term *term = office_open(path, "lan", 24, 160);
	struct desk *desk;

	ASSERT_SEEN(term, "F1 Giúp");
	for (size_t i = 0; i < sizeof place->keys / sizeof *place->keys && place->keys[i]; i++) {
		cr_assert(term_quiet(term, TERM_DEADLINE));
		term_keys(term, place->keys[i]);
	}
	cr_assert(term_quiet(term, TERM_DEADLINE));
	give_room(term, false);
	term_keys(term, typed);
	ASSERT_SEEN(term, typed);
	for (int tries = 0; tries < 2; tries++) {
		term_keys(term, place->save);
		cr_assert(term_quiet(term, TERM_DEADLINE));
		ASSERT_SEEN(term, "Hết chỗ");
		ASSERT_SEEN(term, "full.db");
		ASSERT_SEEN(term, typed);
		ASSERT_SEEN(term, " Gõ ");
	}
	give_room(term, true);
	desk = office_desk(path, "quan");
	cr_assert_eq(office_count(desk, &entity_casefile, place->filter), 0, "%s\n%s", place->name,
		term_text(term));
	term_keys(term, place->save);
	cr_assert(term_quiet(term, TERM_DEADLINE));
	cr_assert_eq(office_count(desk, &entity_casefile, place->filter), 1, "%s: not saved\n%s",
		place->name, term_text(term));
	desk_close(desk);
	term_close(term);
	office_verify(path);
}

Test(full, what_is_typed_stays_where_it_is_and_is_saved_when_there_is_room, .timeout = 120)
{
	const char *path = scratch("full.db");

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		unlink(path);
		office_make(path);
		refuse_and_save(path, &places[i]);
	}
}
