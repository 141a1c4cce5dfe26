/* What the monkey feels like doing next. Rows of a table, each with its weight. */
#include <curses.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "monkey.h"
#include "tui/key.h"
#include "tui/keymap.h"
#include "tui/tui_test.h"

/* splitmix64: one word of state, every seed as good as any other. */
static uint64_t state;

void chance_seed(uint64_t seed)
{
	state = seed;
}

unsigned chance(unsigned below)
{
	uint64_t z = state += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return (unsigned)((z ^ z >> 31) % below);
}

#define CHOOSE(list) ((list)[chance(sizeof(list) / sizeof *(list))])

/* Bytes as a script has them: what is no plain letter by its number. NUL cannot be fed. */
static void put_byte(struct buf *step, unsigned char byte)
{
	if (byte >= ' ' && byte < 127 && byte != '<')
		buf_putc(step, (char)byte);
	else
		buf_printf(step, "<x%02x>", byte ? byte : 1u);
}

static void put_text(struct buf *step, const char *text)
{
	for (; *text; text++) {
		if (*text == '<')
			buf_puts(step, "<lt>");
		else if (*text == '\n')
			buf_puts(step, "<x0a>");
		else
			buf_putc(step, *text);
	}
}

/* What is typed at a commune's desk, in lists, in the log, in filters and forms. */
static const char *const phrases[] = {"Nước sạch yếu giờ nấu cơm", "đường liên thôn lún nứt",
	"đèn hỏng #nuoc-sach @tuan !feedback", "rác ùn ở chợ Gốm ~", "= xã đã báo Sở Xây dựng",
	"+ lắp biển hạn chế @minh trước 4/12", "+ nạo vét mương @tuan 3 ngày nữa", "gpmb ubnd ",
	"kind:complaint", "state:open due<=7d", "hạn<=3 thôn:Đông", "\"rác", "received:2026-10",
	"field:", "-kind:opinion", "loại:khiếu nại", "Nguyễn Thị Hương", "lth", "nvt", "tuan",
	"hung", "T1", "1/12/2026", "31/2", "24/11", "mai", "thứ sáu", "8h30", "25:61", "2026", "0",
	"99999999999999999999", "-1", "0388", "KN-2026-0388", "TC-2026-0385", "NG-12", "HN-2026-1",
	"D-2026-1", "có", "không", "x", "☎ 0912 345 678", "e\u0302\u0301", "漢字かな",
	"👩‍👩‍👧", "\u202ephải sang trái", "a\tb", "…………", "  ", "%s%n%d", "'; --", "\\",
	"g 402 tuan", "giao 388 hung", "giup", "tim", "xong", "hoan tac", "khac", "in", "chuyen"};

static void whim_bound_key(struct tui *tui, struct buf *step)
{
	const struct keybinding *binding = NULL;
	unsigned count = 0, wanted;

	while ((binding = keymap_next(tui->top->context, binding)))
		count++;
	wanted = chance(count);
	for (count = 0, binding = NULL; (binding = keymap_next(tui->top->context, binding));)
		if (count++ == wanted)
			break;
	if (binding->action == ACT_QUIT && chance(20)) /* now and then is enough */
		return;
	key_script_put(binding->key, step);
}

/* Keys of the view itself come before those that hold everywhere. */
static void whim_own_key(struct tui *tui, struct buf *step)
{
	const struct keybinding *binding = NULL;
	unsigned count = 0, wanted;

	while ((binding = keymap_next(tui->top->context, binding)) &&
		binding->context != CTX_GLOBAL)
		count++;
	if (!count)
		return;
	wanted = chance(count);
	for (count = 0, binding = NULL; (binding = keymap_next(tui->top->context, binding));)
		if (count++ == wanted)
			break;
	key_script_put(binding->key, step);
}

static void whim_any_key(struct tui *tui, struct buf *step)
{
	int code = 0;

	(void)tui;
	switch (chance(4)) {
	case 0:
		code = 1 + (int)chance(31); /* Ctrl+letter, Tab, Enter */
		break;
	case 1:
		code = K_F1 + (int)chance(12);
		break;
	case 2:
		code = K_BACKSPACE + (int)chance(K_F1 - K_BACKSPACE);
		break;
	default:
		code = ' ' + (int)chance(95);
		break;
	}
	if (code == 27)
		code = K_ESC;
	if (code < 32 && code != K_TAB && code != K_ENTER && code != K_ESC)
		put_byte(step, (unsigned char)code);
	else
		key_script_put(code, step);
}

static void whim_go(struct tui *tui, struct buf *step)
{
	static const int codes[] = {K_ENTER, K_ENTER, K_ENTER, K_ESC, K_ESC, K_TAB, K_UP, K_DOWN,
		K_DOWN, K_PAGE_DOWN, K_HOME, K_END, K_LEFT, K_RIGHT, K_SPACE};

	(void)tui;
	key_script_put(CHOOSE(codes), step);
}

static void whim_letters(struct tui *tui, struct buf *step)
{
	(void)tui;
	for (unsigned i = 1 + chance(6); i; i--)
		put_byte(step, (unsigned char)(' ' + chance(95)));
}

static void whim_phrase(struct tui *tui, struct buf *step)
{
	(void)tui;
	put_text(step, CHOOSE(phrases));
	if (chance(2))
		buf_puts(step, "<Enter>");
}

/* A word that stands on the screen: what a question asks for, a code, a name in a list. */
static void whim_echo(struct tui *tui, struct buf *step)
{
	struct buf screen = {0};
	const char *at, *end;

	tui_test_dump(tui, &screen);
	at = buf_text(&screen) + chance((unsigned)screen.len);
	while (at > buf_text(&screen) && !strchr(" \n", at[-1]))
		at--;
	end = at + strcspn(at, " \n");
	char *word = xstrndup(at, (size_t)(end - at));
	put_text(step, word);
	free(word);
	if (chance(3))
		buf_puts(step, "<Enter>");
	buf_clear(&screen);
}

/* The number a dangerous act asks for, if one stands in the middle of the screen. */
static void whim_number(struct tui *tui, struct buf *step)
{
	struct buf screen = {0};
	size_t from;

	tui_test_dump(tui, &screen);
	from = chance((unsigned)screen.len);
	const char *at = strpbrk(buf_text(&screen) + from, "0123456789");
	if (at)
		buf_put(step, at, strspn(at, "0123456789"));
	buf_puts(step, "<Enter>");
	buf_clear(&screen);
}

/* As UniKey writes: the letters again, with Backspaces before them, in one read. */
static void whim_input_method(struct tui *tui, struct buf *step)
{
	static const char *const bursts[] = {"a<Backspace>â", "<Backspace><Backspace>ườ", "ệ",
		"<Backspace>", "k<Backspace>q", "3đ7", "dd<Backspace><Backspace>đ ",
		"<Backspace>6"};

	(void)tui;
	buf_printf(step, "<Burst>%s<End burst>", CHOOSE(bursts));
}

static void whim_escape_digit(struct tui *tui, struct buf *step)
{
	(void)tui;
	buf_printf(step, "<Burst><Esc>%u<End burst>", chance(10));
}

static void whim_noise(struct tui *tui, struct buf *step)
{
	(void)tui;
	buf_puts(step, "<Burst>");
	for (unsigned i = 1 + chance(12); i; i--)
		put_byte(step, (unsigned char)(1 + chance(255)));
	buf_puts(step, "<End burst>");
}

static void whim_paste(struct tui *tui, struct buf *step)
{
	unsigned length = chance(1500) ? chance(120) : 1u << 20;
	bool bytes = chance(2);

	(void)tui;
	buf_puts(step, "<Paste>");
	while (length) {
		if (bytes) {
			put_byte(step, (unsigned char)(1 + chance(255)));
			length--;
		} else {
			const char *phrase = CHOOSE(phrases);
			size_t size = strlen(phrase);

			put_text(step, phrase);
			put_text(step, chance(9) ? " " : "\n");
			length -= length < size ? length : (unsigned)size;
		}
	}
	buf_puts(step, "<End paste>");
}

static void whim_resize(struct tui *tui, struct buf *step)
{
	static const int known[][2] = {{60, 18}, {80, 24}, {80, 24}, {100, 30}, {120, 40},
		{139, 29}, {140, 50}, {200, 60}};

	(void)tui;
	if (chance(3)) {
		unsigned size = chance(sizeof known / sizeof *known);

		buf_printf(step, "<Resize %dx%d>", known[size][0], known[size][1]);
	} else {
		buf_printf(step, "<Resize %ux%u>", 20 + chance(181), 5 + chance(56));
	}
}

/* Out of everything and to another main screen, where there is more to break. */
static void whim_elsewhere(struct tui *tui, struct buf *step)
{
	static const char *const places[] = {"1", "2", "3", "3", "6", "7", "7", "<F5>", ":"};

	(void)tui;
	buf_printf(step, "<Esc><Esc><Esc>%s", CHOOSE(places));
}

/*
 * Things that people do, more or less: % is a few rows down, $ something typed. What else happens
 * in between is chance.
 */
static const char *const deeds[] = {"3%gtuan<Enter>", "3%g%<Enter>", "3%k$<F2>", "3%k%<Enter>$<F2>",
	"3%<Enter>s%$<F2>", "3%<Enter>s%<Ctrl+U>$<F2>", "3%<F9>%<Enter>", "3%<Enter><F9>$<F2>",
	"3%n%<Enter>", "3%h<Tab><Enter>$<F2>", "3%h<Enter>", "3% % g%<Enter>", "3%p%<Enter>",
	"3%c%<Enter>$<F2>", "3v2%<Enter>", "3l$<Enter>%<Enter>", "3/$<Enter>%<Enter>",
	"3%<Enter>r$<F2>", "7%<Enter>m$<Tab>$<Tab>$<F2>", "7%<Enter>m<F3>%<Enter><Tab>$<F2>",
	"7%<Enter>%s%$<F2>", "7%<Enter>%<Delete><Enter>", "7%<Enter><F9>%<Enter>",
	"7%<Enter>%<F9><Space><Space><Space><F9><Enter>", "<F5>$<Enter>", "<F5>$<Tab><Enter>",
	"<F5>lth<Tab>$<Enter>", "<F5>= $<Enter>", "<F5>+ $ @tuan 4/12<Enter>", "<F5><Ctrl+L>",
	"<F5><Up>$<Enter>", "2%<Enter>%<Enter>", "2m$<F2>", "6%<Right><Enter>%<Enter>", ":$<Enter>",
	"<Ctrl+Z>", "<Ctrl+Z><Ctrl+Z><Ctrl+Y>", "1%k$<F2>", "1%g%<Enter>", "1%<Enter>n%"};

static void whim_deed(struct tui *tui, struct buf *step)
{
	(void)tui;
	buf_puts(step, "<Esc><Esc><Esc>");
	for (const char *at = CHOOSE(deeds); *at; at++) {
		if (*at == '%') {
			for (unsigned i = chance(8); i; i--)
				buf_puts(step, "<Down>");
		} else if (*at == '$') {
			put_text(step, CHOOSE(phrases));
		} else {
			buf_putc(step, *at);
		}
	}
}

static void whim_tick(struct tui *tui, struct buf *step)
{
	(void)tui;
	buf_puts(step, "<Tick>");
}

static const struct {
	unsigned weight;
	void (*put)(struct tui *tui, struct buf *step);
} whims[] = {
	{30, whim_own_key},
	{14, whim_bound_key},
	{16, whim_go},
	{8, whim_phrase},
	{7, whim_echo},
	{4, whim_letters},
	{6, whim_any_key},
	{3, whim_number},
	{3, whim_input_method},
	{2, whim_escape_digit},
	{2, whim_noise},
	{3, whim_paste},
	{3, whim_resize},
	{4, whim_elsewhere},
	{5, whim_deed},
	{6, whim_tick},
};

void whim(struct tui *tui, struct buf *step)
{
	unsigned all = 0, wanted;
	size_t i = 0;

	if ((LINES < 18 || COLS < 60) && chance(2)) {
		buf_puts(step, "<Resize 80x24>");
		return;
	}
	for (size_t k = 0; k < sizeof whims / sizeof *whims; k++)
		all += whims[k].weight;
	for (wanted = chance(all); wanted >= whims[i].weight; i++)
		wanted -= whims[i].weight;
	whims[i].put(tui, step);
	if (!step->len)
		buf_puts(step, "<Tick>");
}
