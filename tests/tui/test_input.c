/*
 * Vietnamese typed: by input methods of the system, whose bytes come in every way they can, and by
 * the built-in one. What stands in the field must be the plain text; where keys are commands,
 * nothing may happen.
 */
#include <curses.h>

#include "base/text.h"
#include "base/viettype.h"
#include "domain/preference.h"
#include "screen.h"
#include "tui/editor.h"
#include "tui/listview.h"
#include "tui/prompt.h"

/* Sentences as clerks log them, by their Telex keys. */
static const char *const sentences[] = {
	"Nuwowcs sachj yeeus tuwf thangs 9, giowf naaus cowm khoong cos nuwowcs",
	"DDuwowngf lieen thoon ddoanj caauf DDas luns nuwts, xe tair nes tramj ddi nhieeuf",
	"DDeef nghij xax nieem yeets danh sachs hooj nghaof truwowcs ngayf 15/12",
	"Oong Nguyeenx Vawn Khuyees hoir veef QDD 118/QDD-UBND: ddaats 86 m2 thuwar 57",
	"Rac uwf: raucs raufm, xoaf, thuys, khuyur tay, quoocs loj, gif, gieengs",
};
#define SENTENCES (sizeof sentences / sizeof *sentences)

enum style {
	UNIKEY, /* Backspaces and what stands there instead, in one go */
	UNIKEY_DECOMPOSED, /* the same with marks as characters of their own */
	IBUS_PREEDIT, /* each word when it is finished */
	IBUS_SURROUNDING, /* Backspaces by themselves, then text */
	STYLE_COUNT
};

enum cut { ONE_READ, AS_SENT, EVERY_BYTE, CUT_COUNT };

/* Bytes of an input method, and where each thing it sends ends. */
struct stream {
	struct buf bytes;
	size_t ends[1000];
	size_t count;
};

static void send_end(struct stream *stream)
{
	cr_assert_lt(stream->count, sizeof stream->ends / sizeof *stream->ends);
	stream->ends[stream->count++] = stream->bytes.len;
}

/* Replace what a word showed by what it is to show: that is all an input method can do. */
static void send_change(struct stream *stream, enum style style, const char *old, const char *new)
{
	size_t same = 0;

	while (old[same] && old[same] == new[same])
		same++;
	while (same && (old[same] & 0xc0) == 0x80)
		same--;
	for (const char *p = old + same; *p; p++) {
		if ((*p & 0xc0) == 0x80)
			continue;
		buf_putc(&stream->bytes, style == IBUS_SURROUNDING ? 8 : 127);
		if (style == IBUS_SURROUNDING)
			send_end(stream);
	}
	buf_puts(&stream->bytes, new + same);
	send_end(stream);
}

static void send_word(struct stream *stream, const struct viettype *how, enum style style,
	const char *keys, size_t count)
{
	char old[VIETTYPE_ROOM] = "", new[VIETTYPE_ROOM];

	for (size_t i = style == IBUS_PREEDIT ? count : 1; i <= count && count; i++) {
		viettype_spell(how, keys, i, i == count, new);
		send_change(stream, style, old, new);
		strcpy(old, new);
	}
}

static void send_sentence(
	struct stream *stream, const struct viettype *how, enum style style, const char *keys)
{
	while (*keys) {
		size_t word = 0;

		while (viettype_is_key(how, keys[word]))
			word++;
		send_word(stream, how, style, keys, word);
		keys += word;
		if (*keys) {
			buf_putc(&stream->bytes, *keys++);
			send_end(stream);
		}
	}
}

/* What the sentence is meant to be. */
static char *plain(const struct viettype *how, const char *keys)
{
	struct stream stream = {0};

	send_sentence(&stream, how, IBUS_PREEDIT, keys);
	return buf_steal(&stream.bytes);
}

static void feed(const char *bytes, size_t count)
{
	static struct key_reader reader; /* a character may be cut by the end of a read */

	for (size_t i = 0; i < count; i++)
		key_feed(&reader, (unsigned char)bytes[i]);
	key_finish(&reader);
	tui_burst(tui, &reader);
	tui_paint(tui);
	key_reset(&reader);
}

static void feed_stream(const struct stream *stream, enum cut cut)
{
	const char *bytes = buf_text(&stream->bytes);

	if (cut == ONE_READ) {
		feed(bytes, stream->bytes.len);
	} else if (cut == EVERY_BYTE) {
		for (size_t i = 0; i < stream->bytes.len; i++)
			feed(bytes + i, 1);
	} else {
		for (size_t i = 0; i < stream->count; i++)
			feed(bytes + (i ? stream->ends[i - 1] : 0),
				stream->ends[i] - (i ? stream->ends[i - 1] : 0));
	}
}

static const struct viettype telex = {VIETTYPE_TELEX, false, false};

/* ---- into text fields ------------------------------------------------------------------------ */

static bool nothing(
	struct view *owner, void *arg, const char *text, size_t *column, struct error *error)
{
	(void)owner, (void)text, (void)column, (void)error;
	++*(int *)arg;
	return true;
}

/* Where text is typed: the keys that lead there, and those that empty the field again. */
static const struct field_way {
	const char *name, *way;
} ways[] = {
	{"form", "7m"},
	{"log", "<F5><Enter>"},
	{"filter", "3l"},
	{"search", "3/"},
	{"palette", ":"},
};
#define WAYS (sizeof ways / sizeof *ways)

/* The text of the field that is typed in, however many there are: the editor's that changed last. */
static void expect_text(const char *where, const char *wanted)
{
	struct editor *editor = editor_typed_in();

	cr_assert_not_null(editor, "%s", where);
	cr_assert_str_eq(editor_text(editor), wanted, "%s: %s", where, editor_text(editor));
}

static void each_way(void (*type)(const char *where))
{
	struct desk *desk = begin(24, 80);
	int answers = 0;

	add(desk, &entity_person, "name=Nguyễn Văn A", NULL);
	for (size_t i = 0; i < WAYS; i++) {
		if (!strcmp(ways[i].name, "form")) {
			tui_push(tui, &listview_entity(tui, &entity_person)->view);
			keys("m");
		} else {
			keys("<Esc><Esc><Esc>1");
			keys(ways[i].way);
		}
		cr_assert(tui_is_typing(tui), "%s", ways[i].name);
		type(ways[i].name);
		keys("<Ctrl+U><Esc><Esc>");
	}
	prompt_note(tui->top, "Ghi chú", "", 0, NULL, nothing, &answers);
	type("note");
	finish(desk);
}

static void type_streams(const char *where)
{
	for (int style = 0; style < STYLE_COUNT; style++) {
		for (int cut = 0; cut < CUT_COUNT; cut++) {
			for (size_t i = 0; i < SENTENCES; i++) {
				struct stream stream = {0};
				char *wanted = plain(&telex, sentences[i]), place[80];

				snprintf(place, sizeof place, "%s, style %d, cut %d, sentence %zu",
					where, style, cut, i);
				send_sentence(&stream, &telex, (enum style)style, sentences[i]);
				keys("<Ctrl+U>");
				feed_stream(&stream, (enum cut)cut);
				expect_text(place, wanted);
				free(wanted);
				buf_clear(&stream.bytes);
			}
		}
	}
}

Test(input, what_input_methods_send_is_the_plain_text_in_every_field)
{
	each_way(type_streams);
}

static void type_macro(const char *where)
{
	static const char *const reads[] = {"vn", "\b\bViệt Nam ", "ubnd", "\b\b\b\bUBND xã ", "hu",
		"\bư", "u", "\b\bươ", "ng", "\b\b\bơng"};

	keys("<Ctrl+U>");
	for (size_t i = 0; i < sizeof reads / sizeof *reads; i++)
		feed(reads[i], strlen(reads[i]));
	expect_text(where, "Việt Nam UBND xã hương");
}

Test(input, a_macro_that_fires_on_space_gives_its_text)
{
	each_way(type_macro);
}

/* ---- where keys are commands ------------------------------------------------------------------ */

Test(input, what_input_methods_send_does_nothing_where_keys_are_commands)
{
	static const char *const screens[] = {"1", "2", "3", "6", "7", "3<Enter>"};
	struct desk *desk = begin(24, 80);
	int64_t rows;

	add_case(desk, "feedback", "Đèn đường hỏng");
	add_case(desk, "complaint", "Bồi thường đất");
	rows = journal_length(desk);
	for (size_t s = 0; s < sizeof screens / sizeof *screens; s++) {
		keys("<Esc><Esc>");
		keys(screens[s]);
		struct view *top = tui->top;
		int64_t cursor = current_id();

		for (size_t i = 0; i < SENTENCES; i++) {
			for (int style = 0; style < STYLE_COUNT; style++) {
				struct stream stream = {0};

				send_sentence(&stream, &telex, (enum style)style, sentences[i]);
				feed_stream(&stream, ONE_READ);
				buf_clear(&stream.bytes);
				cr_assert_eq(tui->top, top, "%s: another view", screens[s]);
				cr_assert_eq(
					current_id(), cursor, "%s: the cursor moved", screens[s]);
			}
		}
		/* One thing that was sent, cut at every byte: its letters are nobody's commands. */
		static const char *const sent[] = {
			"\b\bươn", "\b\b\b\biếng", "ệch3", "\b\bViệt Nam 3qm ", "\b\bắcm\r"};
		for (size_t i = 0; i < sizeof sent / sizeof *sent; i++) {
			for (const char *p = sent[i]; *p && *p != '\r'; p++)
				feed(p, 1);
			cr_assert_eq(tui->top, top, "%s: %s", screens[s], sent[i]);
			feed(sent[i], strlen(sent[i]));
			cr_assert_eq(tui->top, top, "%s: %s", screens[s], sent[i]);
			cr_assert_eq(current_id(), cursor, "%s: %s", screens[s], sent[i]);
		}
		tui->noise_until = 0;
	}
	cr_assert_eq(journal_length(desk), rows, "a record changed");
	finish(desk);
}

/* ---- the built-in input method ----------------------------------------------------------------- */

static void choose_input(enum viettype_method method)
{
	struct viettype input = {.method = method};

	editor_set_input(&input);
}

static void type_telex(const char *where)
{
	choose_input(VIETTYPE_TELEX);
	for (size_t i = 0; i < SENTENCES; i++) {
		char *wanted = plain(&telex, sentences[i]);

		keys("<Ctrl+U>");
		feed(sentences[i], strlen(sentences[i]));
		keys("<Home>"); /* which ends the last word */
		expect_text(where, wanted);
		keys("<End><Ctrl+U>");
		for (const char *p = sentences[i]; *p; p++)
			feed(p, 1);
		keys("<Home>");
		expect_text(where, wanted);
		keys("<End>");
		free(wanted);
	}
	choose_input(VIETTYPE_OFF);
}

Test(input, telex_spells_in_every_field_key_by_key_and_in_bursts)
{
	each_way(type_telex);
}

static struct editor editor;

static void type(const char *bytes)
{
	editor_type(&editor, bytes, strlen(bytes));
}

static void expect(const char *text)
{
	cr_assert_str_eq(editor_text(&editor), text);
}

static void press(int code)
{
	struct key key = {.code = code};

	editor_end_word();
	cr_assert(editor_key(&editor, &key));
}

Test(input, words_that_are_not_vietnamese_come_back_when_they_end)
{
	editor_init(&editor, false, 0);
	choose_input(VIETTYPE_TELEX);
	type("user");
	expect("ủe");
	type(" ");
	expect("user ");
	type("Windows tesst,");
	expect("user Windows test,");
	type("user");
	press(K_HOME);
	expect("user Windows test,user");
	editor_clear(&editor);
	choose_input(VIETTYPE_OFF);
}

Test(input, backspace_takes_a_letter_and_the_word_goes_on)
{
	struct key back = {.code = K_BACKSPACE};

	editor_init(&editor, false, 0);
	choose_input(VIETTYPE_TELEX);
	type("nguowif");
	editor_key(&editor, &back);
	expect("ngườ");
	type("i");
	expect("người");
	type("s");
	expect("ngưới");
	for (int i = 0; i < 5; i++)
		editor_key(&editor, &back);
	expect("");
	type("Windowx");
	editor_key(&editor, &back);
	expect("Window");
	type("s");
	expect("Windows");
	editor_clear(&editor);
	choose_input(VIETTYPE_OFF);
}

Test(input, a_moved_cursor_ends_the_word)
{
	editor_init(&editor, false, 0);
	choose_input(VIETTYPE_TELEX);
	type("hoa");
	press(K_LEFT);
	press(K_RIGHT);
	type("f");
	expect("hoaf");
	editor_clear(&editor);
	choose_input(VIETTYPE_OFF);
}

Test(input, what_is_pasted_or_composed_elsewhere_is_left_alone)
{
	struct key paste = {K_PASTE, "tieengs", 7};

	editor_init(&editor, false, 0);
	choose_input(VIETTYPE_TELEX);
	editor_key(&editor, &paste);
	expect("tieengs");
	type(" việet");
	expect("tieengs việet");
	editor_clear(&editor);
	choose_input(VIETTYPE_OFF);
}

Test(input, undo_gives_the_keys_then_the_word_before)
{
	editor_init(&editor, false, 0);
	choose_input(VIETTYPE_TELEX);
	type("mootj tets");
	expect("một tét");
	cr_assert(editor_give_keys());
	expect("một tets");
	type("s");
	expect("một tetss");
	editor_undo(&editor);
	expect("một");
	type(" tets ");
	expect("một tét ");
	cr_assert(editor_give_keys(), "after the space, too");
	expect("một tets ");
	cr_assert_eq(editor.cursor, strlen("một tets "));
	cr_assert_not(editor_give_keys());
	editor_clear(&editor);
	choose_input(VIETTYPE_OFF);
}

Test(input, a_full_field_refuses_the_key_and_keeps_the_word)
{
	editor_init(&editor, false, 4);
	choose_input(VIETTYPE_TELEX);
	type("tieengs");
	expect("tiến");
	editor_clear(&editor);
	choose_input(VIETTYPE_OFF);
}

Test(input, f4_goes_round_and_the_person_finds_it_again)
{
	struct desk *desk = begin(24, 80);
	char *chosen;

	keys("3l<F4>");
	sees("Gõ Telex");
	keys("<Ctrl+U>rac <F4>");
	sees("Gõ VNI");
	keys("d9u7o7ng2");
	expect_text("filter", "rac đường");
	MUST(preference_get(desk, "input", &chosen, &err));
	cr_assert_str_eq(chosen, "vni");
	free(chosen);
	tui_test_finish(tui);
	tui = tui_test_start(desk, 24, 80);
	cr_assert_eq(editor_input()->method, VIETTYPE_VNI);
	keys("3l<F4>");
	sees("Đã tắt bộ gõ");
	keys("<Esc><Esc>");
	finish(desk);
}

Test(input, the_built_in_method_sleeps_where_keys_are_commands)
{
	struct desk *desk = begin(24, 80);

	choose_input(VIETTYPE_TELEX);
	keys("7");
	sees("[7 Khác]");
	keys("3");
	sees("[3 Vụ việc]");
	choose_input(VIETTYPE_OFF);
	finish(desk);
}
