/* What is typed in a form or a prompt survives a kill at any moment, all but the last second of it. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "domain/draft.h"
#include "office.h"

enum { KILLS = 3, LINGER_MS = 1300 };

static unsigned draw(unsigned *seed, unsigned bound)
{
	*seed = *seed * 1103515245 + 12345;
	return (*seed >> 16) % bound;
}

/* Where text is typed: keys that lead there, what stands there before it, and how its draft is kept. */
static const struct place {
	const char *keys[6]; /* each after the program came to rest */
	const char *before;
	const char *place, *field;
} places[] = {
	{{"3", "<Enter>", "s", "<Tab><End>"}, "Đèn đường xóm 5 hỏng cả tháng", "form:case:2",
		"summary"},
	{{"3", "m", "<Tab>"}, "", "form:case:0", "summary"},
	{{"3", "<Enter>", ".", "Chuyển", "<Enter>"}, "", "act:case:2", "transfer"},
};

static void lead_to(struct term *term, const struct place *place)
{
	ASSERT_SEEN(term, "F1 Giúp");
	for (size_t i = 0; i < sizeof place->keys / sizeof *place->keys && place->keys[i]; i++) {
		cr_assert(term_quiet(term, TERM_DEADLINE));
		term_keys(term, place->keys[i]);
	}
	cr_assert(term_quiet(term, TERM_DEADLINE));
}

struct awaited {
	struct desk *desk;
	const struct place *place;
	const char *text;
};

static char *draft_of(struct desk *desk, const struct place *place)
{
	struct error err = {0};
	char *text = NULL;

	cr_assert(draft_get(desk, place->place, place->field, &text, &err), "%s", err.text);
	return text;
}

static bool draft_is(struct term *term, void *arg)
{
	const struct awaited *awaited = arg;
	char *text = draft_of(awaited->desk, awaited->place);
	const bool is = text && strcmp(text, awaited->text) == 0;

	(void)term;
	free(text);
	return is;
}

/* Type, see it on disk, type on, and kill the program. @return what then is on disk; the caller frees */
static char *type_and_kill(const char *path, const struct place *place, unsigned seed)
{
	struct term *term = office_open(path, "lan", 24, 80);
	struct awaited awaited = {.desk = office_desk(path, "lan"), .place = place};
	char typed[100], whole[200];

	lead_to(term, place);
	snprintf(typed, sizeof typed, " đã gõ lần %u", seed % 1000);
	snprintf(whole, sizeof whole, "%s%s", place->before, typed);
	term_keys(term, typed);
	awaited.text = whole;
	cr_assert(term_wait(term, draft_is, &awaited, TERM_DEADLINE), "%s: no draft “%s”\n%s",
		place->place, whole, term_text(term));
	strcat(whole, ", còn dở");
	term_keys(term, ", còn dở");
	term_wait_text(term, "không bao giờ có", (int)draw(&seed, LINGER_MS));
	term_signal(term, SIGKILL);
	term_wait_exit(term, NULL, TERM_DEADLINE);
	term_close(term);

	char *kept = draft_of(awaited.desk, place);
	cr_assert(kept && strncmp(whole, kept, strlen(kept)) == 0 &&
			strlen(kept) >= strlen(whole) - strlen(", còn dở"),
		"%s: “%s” of “%s”", place->place, kept ? kept : "nothing", whole);
	desk_close(awaited.desk);
	return kept;
}

/* It is offered on the desk, opens from there, and stands where it was typed. */
static void expect_offered(
	const char *path, const struct place *place, const char *kept, bool from_list)
{
	struct term *term = office_open(path, "lan", 24, 160);

	ASSERT_SEEN(term, "chưa lưu");
	term_keys(term, "<Ctrl+N>");
	ASSERT_SEEN(term, kept);
	if (from_list) {
		term_keys(term, "<Enter>");
		ASSERT_GONE(term, "Bản nháp: đã gõ");
	} else {
		term_keys(term, "q");
		ASSERT_GONE(term, kept);
		lead_to(term, place);
	}
	ASSERT_SEEN(term, kept);
	ASSERT_SEEN(term, " Gõ ");
	term_close(term);
}

Test(drafts, what_is_typed_in_a_form_or_a_prompt_is_offered_after_a_kill_at_any_moment,
	.timeout = 240)
{
	const char *path = scratch("kill-drafts.db");

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		for (unsigned kill = 1; kill <= KILLS; kill++) {
			unlink(path);
			office_make(path);
			char *kept = type_and_kill(path, &places[i], kill * 2654435761u);
			office_verify(path);
			expect_offered(path, &places[i], kept, kill % 2);
			free(kept);
		}
	}
}
