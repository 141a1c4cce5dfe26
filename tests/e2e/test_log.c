/* The live log: what was entered survives whatever happens to the program, the unfinished line too. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/text.h"
#include "domain/draft.h"
#include "office.h"

enum { KILLS = 50, LINES_MOST = 400 };

static int64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static unsigned draw(unsigned *seed, unsigned bound)
{
	*seed = *seed * 1103515245 + 12345;
	return (*seed >> 16) % bound;
}

/* The screens with the log of today's conference open. */
static struct term *open_log(const char *path)
{
	struct term *term = office_open(path, "lan", 24, 80);

	ASSERT_SEEN(term, "F1 Giúp");
	term_keys(term, "<F5>");
	ASSERT_SEEN(term, "quý IV");
	ASSERT_SEEN(term, "Ctrl+Z");
	return term;
}

/* Leave the speaker's part where the cursor is in it. */
static void go_to_gist(struct term *term)
{
	int row, col;
	bool visible;

	cr_assert(term_quiet(term, TERM_DEADLINE));
	term_cursor(term, &row, &col, &visible);
	if (!strstr(term_row(term, row), "Nội dung"))
		term_keys(term, "<Enter>");
}

struct logged {
	char texts[LINES_MOST][600];
	int count;
};

static bool take_case(void *arg, const void *record)
{
	struct logged *logged = arg;
	const struct casefile *file = record;

	cr_assert(file->line >= 1 && file->line < LINES_MOST, "line %d", (int)file->line);
	snprintf(logged->texts[file->line], sizeof logged->texts[0], "%s", file->summary);
	logged->count++;
	return true;
}

static void read_log(const char *path, struct logged *logged)
{
	struct error err = {0};
	struct desk *desk = office_desk(path, "quan");
	struct condition at_conference = {
		.field = entity_field(&entity_casefile, "conference"), .op = OP_EQ, .number = 1};
	struct query query = {.entity = &entity_casefile, .conditions = &at_conference, .count = 1};

	memset(logged, 0, sizeof *logged);
	cr_assert(store_query(desk->store, &query, take_case, logged, &err), "%s", err.text);
	desk_close(desk);
}

/* Highest of our numbers on the screen: what the program has said to be on disk. */
static int highest_seen(struct term *term)
{
	int highest = 0;

	term_pump(term);
	for (int row = 0; row < 24; row++) {
		const char *at = strstr(term_row(term, row), "Ý kiến số ");
		int number;

		/* not the line being typed */
		if (at && !strstr(term_row(term, row), "Nội dung") &&
			sscanf(at + strlen("Ý kiến số "), "%d", &number) == 1 && number > highest)
			highest = number;
	}
	return highest;
}

/* A line that is on disk is not offered again: its draft went in the same transaction. */
static void expect_no_draft_of_a_saved_line(
	const char *path, unsigned seed, const struct logged *logged)
{
	struct error err = {0};
	struct desk *desk = office_desk(path, "lan");
	char *text = NULL;

	cr_assert(draft_get(desk, "log:1", "gist", &text, &err), "%s", err.text);
	for (int i = 1; text && i <= logged->count; i++)
		cr_assert(strcmp(text, logged->texts[i]) != 0,
			"seed %u: line %d is on disk and a draft too", seed, i);
	free(text);
	desk_close(desk);
}

/*
 * Enter some lines and a piece of another one, and kill the program at a moment of its own: at once, while it works off
 * what was typed, or when it is done.
 */
static void enter_and_kill(const char *path, unsigned seed, struct logged *logged)
{
	struct term *term = open_log(path);
	int before = logged->count, lines = 1 + (int)draw(&seed, 3);
	char text[200];

	go_to_gist(term);
	/* What an earlier life left unfinished is there; go on with it. */
	for (int i = 1; i <= lines; i++) {
		snprintf(text, sizeof text, "Ý kiến số %d về nước sạch<Enter><Enter>", before + i);
		cr_assert(term_keys(term, text) > 0);
	}
	term_keys(term, "còn dở");
	switch (draw(&seed, 3)) {
	case 0:
		break;
	case 1:
		for (unsigned i = draw(&seed, 30); i > 0; i--)
			term_wait_text(term, "không bao giờ", 1);
		break;
	default:
		cr_assert(term_quiet(term, TERM_DEADLINE));
	}
	int seen = highest_seen(term);
	term_signal(term, SIGKILL);
	term_wait_exit(term, NULL, TERM_DEADLINE);
	term_close(term);

	read_log(path, logged);
	cr_assert(logged->count >= before, "seed %u: lines of earlier lives are gone", seed);
	cr_assert(logged->count >= seen, "seed %u: line %d was shown, %d are on disk", seed, seen,
		logged->count);
	for (int i = 1; i <= logged->count; i++)
		cr_assert(*logged->texts[i], "seed %u: line %d is missing", seed, i);
	expect_no_draft_of_a_saved_line(path, seed, logged);
	for (int i = before + 1; i <= logged->count; i++) {
		snprintf(text, sizeof text, "Ý kiến số %d về nước sạch", i);
		cr_assert(strstr(logged->texts[i], text), "seed %u: line %d is “%s”", seed, i,
			logged->texts[i]);
	}
}

Test(log, fifty_kills_lose_no_line_that_was_entered, .timeout = 300)
{
	static struct logged logged;
	const char *path = scratch("kill.db");

	office_make(path);
	for (unsigned seed = 1; seed <= KILLS; seed++)
		enter_and_kill(path, seed * 2654435761u, &logged);
	cr_assert_geq(logged.count, KILLS / 2, "only %d lines were logged: the test tests little",
		logged.count);
	office_verify(path);
}

struct awaited_draft {
	struct desk *desk;
	const char *text;
};

static bool draft_holds(struct term *term, void *arg)
{
	struct awaited_draft *awaited = arg;
	struct error err = {0};
	char *text = NULL;

	(void)term;
	bool holds = draft_get(awaited->desk, "log:1", "gist", &text, &err) && text &&
		!strcmp(text, awaited->text);
	free(text);
	return holds;
}

Test(log, the_unfinished_line_is_on_disk_within_a_second_and_comes_back, .timeout = 60)
{
	const char *path = scratch("draft.db");
	static const char typed[] = "Nước sạch yếu từ tháng 9, giờ nấu cơm";

	office_make(path);
	for (int round = 0; round < 3; round++) {
		struct term *term = open_log(path);
		struct awaited_draft awaited = {.desk = office_desk(path, "lan"), .text = typed};

		if (round == 0) {
			go_to_gist(term);
			term_keys(term, typed);
			int64_t start = now_ms();
			cr_assert(term_wait(term, draft_holds, &awaited, TERM_DEADLINE),
				"the draft does not come");
			/* one second is the promise; the other is for a busy machine */
			cr_assert_lt(now_ms() - start, 2000, "the draft came after %d ms",
				(int)(now_ms() - start));
		}
		ASSERT_SEEN(term, typed);
		desk_close(awaited.desk);
		term_signal(term, SIGKILL);
		term_close(term);
	}
	office_verify(path);
}

Test(log, a_hangup_loses_nothing_that_was_entered)
{
	static struct logged logged;
	const char *path = scratch("hangup.db");
	struct term *term;

	office_make(path);
	term = open_log(path);
	go_to_gist(term);
	term_keys(term, "Ý kiến số 1 về nước sạch<Enter>");
	ASSERT_SEEN(term, "1 về nước sạch");
	cr_assert(term_quiet(term, TERM_DEADLINE));
	term_signal(term, SIGHUP);
	cr_assert(term_wait_exit(term, NULL, TERM_DEADLINE));
	term_close(term);
	read_log(path, &logged);
	cr_assert_eq(logged.count, 1);
	office_verify(path);
}

/* ---- Vietnamese from an input method ---- */

/* One line: bursts as they come from the keyboard, | between two reads; \b is the Backspace key. */
static const struct {
	const char *name, *bursts, *text;
} typings[] = {
	{"Unikey rewrites with backspaces in one burst", "Tie|\bê|n|g|\b\b\bếng| V|ie|\bê|t|\b\bệt",
		"Tiếng Việt"},
	{"a whole word at a time", "đường |liên |thôn ", "đường liên thôn"},
	{"bytes of a letter in two reads",
		"n\xc6|\xb0\xe1\xbb|\x9b"
		"c",
		"nước"},
	{"decomposed letters", "Tie\xcc\x82\xcc\x81ng Vie\xcc\xa3\xcc\x82t", "Tiếng Việt"},
	{"marks typed after their letter", "Tie|\xcc\x82|\xcc\x81|ng", "Tiếng"},
	{"one backspace takes a whole letter", "nướcế|\b", "nước"},
};

Test(log, vietnamese_from_an_input_method_is_kept_as_it_was_meant)
{
	static struct logged logged;
	const char *path = scratch("typing.db");
	struct term *term;

	office_make(path);
	term = open_log(path);
	for (size_t i = 0; i < sizeof typings / sizeof *typings; i++) {
		char bursts[200];

		go_to_gist(term);
		snprintf(bursts, sizeof bursts, "%s", typings[i].bursts);
		for (char *burst = strtok(bursts, "|"); burst; burst = strtok(NULL, "|")) {
			for (char *s = burst; *s; s++) {
				if (*s == '\b')
					*s = 0x7f;
			}
			term_send(term, burst, strlen(burst));
			cr_assert(term_quiet(term, TERM_DEADLINE));
		}
		term_keys(term, "<Enter>");
		cr_assert(term_quiet(term, TERM_DEADLINE));
		read_log(path, &logged);
		cr_assert_eq(logged.count, (int)i + 1, "%s: not logged\n%s", typings[i].name,
			term_text(term));
		cr_expect_str_eq(logged.texts[i + 1], typings[i].text, "%s: “%s”", typings[i].name,
			logged.texts[i + 1]);
	}
	term_close(term);
}

Test(log, a_paste_becomes_text_and_never_commands)
{
	static struct logged logged;
	const char *path = scratch("paste.db");
	struct term *term;

	office_make(path);
	term = open_log(path);
	go_to_gist(term);
	term_paste(term, "Đề nghị nạo vét mương\ncấp 2 trước vụ xuân");
	ASSERT_SEEN(term, "vụ xuân");
	cr_assert(term_quiet(term, TERM_DEADLINE));
	read_log(path, &logged);
	cr_assert_eq(logged.count, 0, "the line break of the paste was taken for Enter");
	term_keys(term, "<Enter>");
	cr_assert(term_quiet(term, TERM_DEADLINE));
	read_log(path, &logged);
	cr_assert_eq(logged.count, 1);
	cr_assert_str_eq(logged.texts[1], "Đề nghị nạo vét mương cấp 2 trước vụ xuân");
	/* Where keys are commands, a paste does nothing: no screen is changed, nothing runs. */
	term_keys(term, "<Esc>");
	ASSERT_GONE(term, "Nội dung");
	term_keys(term, "q");
	ASSERT_SEEN(term, "F1 Giúp");
	cr_assert(term_quiet(term, TERM_DEADLINE));
	term_paste(term, "3mlq:quit\n");
	cr_assert(term_quiet(term, TERM_DEADLINE));
	char *after = term_text(term);
	cr_assert(term_find(term, "F1 Giúp", NULL, NULL) && strstr(after, "QUÁ HẠN"),
		"the paste ran\n%s", after);
	free(after);
	term_close(term);
}
