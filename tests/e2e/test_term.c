/* The terminal of the tests, proved against small programs before anything is proved with it. */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "term.h"

static struct term *shell(const char *script)
{
	struct term *term = term_open(&(struct term_options){.rows = 10, .cols = 40},
		(const char *[]){"sh", "-c", script, NULL});

	cr_assert(term, "no pseudo-terminal");
	return term;
}

#define ASSERT_SEEN(term, text)                                                                    \
	do {                                                                                       \
		if (!term_wait_text(term, text, TERM_DEADLINE))                                    \
			cr_assert(0, "not seen: %s\n%s", text, term_text(term));                   \
	} while (0)

Test(term, vietnamese_text_attributes_and_colours_are_seen_in_their_cells)
{
	struct term *term =
		shell("printf 'Tiếng Việt \\033[1mđậm\\033[0m "
		      "\\033[7;33mvàng\\033[0m\\r\\ntie\\314\\202\\314\\201ng 漢Q'; cat");
	struct term_cell cell;
	int row, col;

	ASSERT_SEEN(term, "漢Q");
	cr_assert_str_eq(term_row(term, 0), "Tiếng Việt đậm vàng");
	cr_assert(term_find(term, "đậm", &row, &col) && row == 0 && col == 11);
	cr_assert(term_cell(term, 0, 11, &cell) && cell.bold && !cell.reverse);
	cr_assert_str_eq(cell.text, "đ");
	cr_assert(term_cell(term, 0, 15, &cell) && cell.reverse && !cell.bold);
	cr_assert_eq(cell.fg, 0xe5c07b, "yellow is %06x", cell.fg);
	cr_assert(term_find(term, "Q", &row, &col) && row == 1 && col == 8,
		"after a wide character: column %d", col);
	cr_assert(term_cell(term, 1, 6, &cell) && cell.width == 2);
	cr_assert(term_cell(term, 1, 2, &cell));
	cr_assert_str_eq(cell.text, "e\xcc\x82\xcc\x81", "decomposed letters keep their marks");
	cr_assert(!term_cell(term, 10, 0, &cell) && !term_cell(term, 0, -1, &cell));
	term_close(term);
}

Test(term, characters_that_come_in_pieces_are_whole)
{
	struct term *term = shell("printf '\\341'; sleep 0.02; printf '\\272'; sleep 0.02; printf "
				  "'\\277|\\304'; sleep 0.02; printf '\\221.'; cat");

	ASSERT_SEEN(term, ".");
	cr_assert_str_eq(term_row(term, 0), "ế|đ.");
	term_close(term);
}

Test(term, keys_arrive_as_the_terminal_sends_them_and_are_counted)
{
	struct term *term = shell("stty raw -echo; printf ready; cat -v");

	ASSERT_SEEN(term, "ready");
	cr_assert_eq(term_keys(term, "đa<Up><F5><Ctrl+Z><Shift+Tab><Esc><Enter><lt>"), 9);
	ASSERT_SEEN(term, "M-DM-^Qa^[[A^[[15~^Z^[[Z^[^M<");
	term_close(term);
}

Test(term, arrow_keys_follow_the_mode_the_program_asks_for)
{
	struct term *term = shell("stty raw -echo; printf '\\033[?1hready'; cat -v");

	ASSERT_SEEN(term, "ready");
	term_keys(term, "<Up>");
	ASSERT_SEEN(term, "^[OA");
	term_close(term);
}

Test(term, a_paste_is_bracketed_only_where_asked)
{
	struct term *term = shell("stty raw -echo; printf 'ready'; cat -v");

	ASSERT_SEEN(term, "ready");
	term_paste(term, "mot");
	ASSERT_SEEN(term, "readymot");
	term_close(term);

	term = shell("stty raw -echo; printf '\\033[?2004hready'; cat -v");
	ASSERT_SEEN(term, "ready");
	term_paste(term, "hai");
	ASSERT_SEEN(term, "ready^[[200~hai^[[201~");
	term_close(term);
}

Test(term, a_resize_reaches_the_program_and_the_screen)
{
	struct term *term =
		shell("trap 'stty size' WINCH; printf ready; while :; do read -r x; done");
	int rows, cols;

	ASSERT_SEEN(term, "ready");
	cr_assert(term_resize(term, 24, 80));
	ASSERT_SEEN(term, "24 80");
	term_size(term, &rows, &cols);
	cr_assert(rows == 24 && cols == 80);
	term_close(term);
}

Test(term, quiet_waits_for_slow_work_and_not_for_idle_programs)
{
	struct term *term = shell("while read -r x; do sleep 0.1; echo \"got $x\"; done");

	for (int i = 0; i < 5; i++) {
		char typed[24], seen[24];

		snprintf(typed, sizeof typed, "n%d<Enter>", i);
		snprintf(seen, sizeof seen, "got n%d", i);
		term_keys(term, typed);
		cr_assert(term_quiet(term, TERM_DEADLINE));
		cr_assert(term_find(term, seen, NULL, NULL), "quiet came before %s", seen);
	}
	term_close(term);
}

Test(term, quiet_looks_at_the_child_that_a_program_waits_for)
{
	struct term *term =
		shell("(while read -r x; do sleep 0.1; echo \"got $x\"; done); echo over");

	for (int i = 0; i < 3; i++) {
		cr_assert(term_quiet(term, TERM_DEADLINE));
		term_keys(term, "x<Enter>");
		cr_assert(term_quiet(term, TERM_DEADLINE));
		cr_assert_eq(
			*term_row(term, 2 * i + 1), 'g', "quiet came before the child's answer");
	}
	term_close(term);
}

Test(term, a_busy_program_is_not_quiet)
{
	struct term *term = shell("printf ready; while :; do :; done");

	ASSERT_SEEN(term, "ready");
	cr_assert(!term_quiet(term, 100));
	term_close(term);
}

Test(term, waiting_ends_with_the_program_and_with_the_deadline)
{
	struct term *term = shell("printf bye; exit 3");
	int status;

	cr_assert(!term_wait_text(term, "never", TERM_DEADLINE), "returns at once after the end");
	cr_assert(term_wait_exit(term, &status, TERM_DEADLINE));
	cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 3);
	cr_assert(term_find(term, "bye", NULL, NULL), "the last words are kept");
	cr_assert_eq(term_keys(term, "x"), -1);
	cr_assert(!term_send(term, "x", 1));
	term_close(term);

	term = shell("cat");
	cr_assert(!term_wait_text(term, "never", 30));
	cr_assert(!term_wait_exit(term, NULL, 30));
	cr_assert(term_signal(term, SIGTERM));
	cr_assert(term_wait_exit(term, &status, TERM_DEADLINE));
	cr_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
	term_close(term);
}

Test(term, text_that_goes_away_is_noticed)
{
	struct term *term = shell("printf here; read -r x; printf '\\033[2J'; cat");

	ASSERT_SEEN(term, "here");
	cr_assert(!term_wait_gone(term, "here", 20));
	term_keys(term, "<Enter>");
	cr_assert(term_wait_gone(term, "here", TERM_DEADLINE));
	term_close(term);
}

Test(term, what_a_program_leaves_behind_is_told)
{
	static const struct {
		const char *script, *fault;
	} rows[] = {
		{"printf '\\033[?1049h\\033[?25l\\033[?2004h'; m=$(stty -g); stty raw; stty $m; "
		 "printf "
		 "'\\033[?2004l\\033[?25h\\033[?1049l'",
			NULL},
		{"printf '\\033[?1049h'", "the alternate screen was not left"},
		{"printf '\\033[?25l'", "the cursor is hidden"},
		{"printf '\\033[?1000h'", "the mouse is still reported"},
		{"printf '\\033[?2004h'", "bracketed paste is still on"},
		{"stty -echo", "the line discipline is not as it was"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct term *term = shell(rows[i].script);
		const char *why;

		cr_assert(term_wait_exit(term, NULL, TERM_DEADLINE));
		bool restored = term_is_restored(term, &why);
		cr_expect(restored == !rows[i].fault, "%s: %s", rows[i].script,
			why ? why : "restored");
		if (rows[i].fault && why)
			cr_expect_str_eq(why, rows[i].fault);
		term_close(term);
	}
}

Test(term, a_large_burst_both_ways_does_not_lock_up)
{
	struct term *term = shell("stty raw -echo; printf ready; cat");
	static char burst[200001];

	memset(burst, 'x', sizeof burst - 2);
	burst[sizeof burst - 2] = '$';
	ASSERT_SEEN(term, "ready");
	cr_assert(term_send(term, burst, sizeof burst - 1));
	ASSERT_SEEN(term, "$");
	cr_assert_geq(term_bytes(term), sizeof burst - 1);
	term_close(term);
}

Test(term, the_picture_pins_each_character_and_escapes_markup)
{
	struct term *term = shell("printf 'a<b & \\033[1mđ\\033[0m'; cat");
	char *svg = NULL;
	size_t size = 0;

	ASSERT_SEEN(term, "& đ");
	FILE *stream = open_memstream(&svg, &size);
	term_svg(term, stream);
	fclose(stream);
	cr_assert(strstr(svg, "x=\"9 18 27\">a&lt;b<"), "%s", svg);
	cr_assert(strstr(svg, ">&amp;<") && strstr(svg, "font-weight=\"bold\" x=\"63\">đ<"), "%s",
		svg);
	cr_assert_str_eq(svg + size - 7, "</svg>\n");
	free(svg);
	term_close(term);
}
