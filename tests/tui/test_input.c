/*
 * Vietnamese typed: by input methods of the system, whose bytes come in every way they can, and by
 * the built-in one. What stands in the field must be the plain text; where keys are commands,
 * nothing may happen.
 */
#include <curses.h>
#include <utf8proc.h>

#include "base/text.h"
#include "base/viettype.h"
#include "domain/preference.h"
#include "screen.h"
#include "tui/editor.h"
#include "tui/listview.h"
#include "tui/prompt.h"

/* Sentences as clerks log them, and the keys of each method that spell them. */
static const struct {
	const char *text, *telex, *vni;
} sentences[] = {
	{"Nước sạch yếu từ tháng 9, giờ nấu cơm không có nước",
		"Nuwowcs sachj yeeus tuwf thangs 9, giowf naaus cowm khoong cos nuwowcs",
		"Nu7o7c1 sach5 ye6u1 tu72 thang1 9, gio72 na6u1 co7m kho6ng co1 nu7o7c1"},
	{"Đường liên thôn đoạn cầu Đất lún nứt, xe tải né trạm đi nhiều",
		"DDuwowngf lieen thoon ddoanj caauf DDaats luns nuwts, xe tair nes tramj ddi "
		"nhieeuf",
		"D9u7o7ng2 lie6n tho6n d9oan5 ca6u2 D9a6t1 lun1 nu7t1, xe tai3 ne1 tram5 d9i "
		"nhie6u2"},
	{"Đề nghị xã niêm yết danh sách hộ nghèo trước ngày 15/12",
		"DDeef nghij xax nieem yeets danh sachs hooj ngheof truwowcs ngayf 15/12",
		"D9e62 nghi5 xa4 nie6m ye6t1 danh sach1 ho65 ngheo2 tru7o7c1 ngay2 15/12"},
	{"Ông Nguyễn Văn Khuyến hỏi về QĐ 118/QĐ-UBND: đất 86 m2 thửa 57",
		"Oong Nguyeenx Vawn Khuyeens hoir veef QDD 118/QDD-UBND: ddaats 86 m2 thuwar 57",
		"O6ng Nguye6n4 Va8n Khuye6n1 hoi3 ve62 QD9 118/QD9-UBND: d9a6t1 86 m2 thu73a 57"},
	{"Rác ứ: rau rầm, xóa, thủy, khuỷu tay, quốc lộ, gì, giếng",
		"Racs uws: rau raamf, xoas, thuyr, khuyur tay, quoocs looj, gif, gieengs",
		"Rac1 u71: rau ra6m2, xoa1, thuy3, khuyu3 tay, quo6c1 lo65, gi2, gie6ng1"},
};
#define SENTENCES (sizeof sentences / sizeof *sentences)

static const struct viettype telex = {VIETTYPE_TELEX, false, false};
static const struct viettype vni = {VIETTYPE_VNI, false, false};
static const struct viettype *const methods[] = {&telex, &vni};
#define METHODS (sizeof methods / sizeof *methods)

static const char *keys_of(size_t sentence, const struct viettype *how)
{
	return how == &vni ? sentences[sentence].vni : sentences[sentence].telex;
}

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

static void send_text(struct stream *stream, enum style style, const char *text)
{
	utf8proc_uint8_t *apart =
		style == UNIKEY_DECOMPOSED ? utf8proc_NFD((const utf8proc_uint8_t *)text) : NULL;

	buf_puts(&stream->bytes, apart ? (const char *)apart : text);
	free(apart);
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
	send_text(stream, style, new + same);
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

/* One read. */
static void feed_unpainted(const char *bytes, size_t count)
{
	static struct key_reader reader; /* a character may be cut by the end of a read */

	for (size_t i = 0; i < count; i++)
		key_feed(&reader, (unsigned char)bytes[i]);
	key_finish(&reader);
	tui_burst(tui, &reader);
	key_reset(&reader);
}

static void feed(const char *bytes, size_t count)
{
	feed_unpainted(bytes, count);
	tui_paint(tui);
}

static void feed_stream(const struct stream *stream, enum cut cut)
{
	const char *bytes = buf_text(&stream->bytes);

	if (cut == ONE_READ) {
		feed(bytes, stream->bytes.len);
	} else if (cut == EVERY_BYTE) {
		/* On a fast line nothing is painted in between; AS_SENT paints. */
		for (size_t i = 0; i < stream->bytes.len; i++)
			feed_unpainted(bytes + i, 1);
		tui_paint(tui);
	} else {
		for (size_t i = 0; i < stream->count; i++)
			feed(bytes + (i ? stream->ends[i - 1] : 0),
				stream->ends[i] - (i ? stream->ends[i - 1] : 0));
	}
}

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

static void type_stream(
	const char *where, size_t sentence, const struct viettype *how, enum style style)
{
	struct stream stream = {0};
	char place[80];

	send_sentence(&stream, how, style, keys_of(sentence, how));
	for (int cut = 0; cut < CUT_COUNT; cut++) {
		snprintf(place, sizeof place, "%s, method %d, style %d, cut %d, sentence %zu",
			where, how->method, style, cut, sentence);
		keys("<Ctrl+U>");
		feed_stream(&stream, (enum cut)cut);
		expect_text(place, sentences[sentence].text);
	}
	buf_clear(&stream.bytes);
}

/* Every sentence where words are kept; where each read looks something up, one that it takes its time for. */
static void type_streams(const char *where)
{
	const bool looks_up =
		!strcmp(where, "filter") || !strcmp(where, "search") || !strcmp(where, "palette");

	for (size_t i = 0; i < (looks_up ? 1 : SENTENCES); i++)
		for (size_t m = 0; m < METHODS; m++)
			for (int style = 0; style < STYLE_COUNT; style++)
				type_stream(where, i, methods[m], (enum style)style);
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

/* What is sent does nothing: the same view, the cursor where it was. */
static void expect_nothing(const char *screen, const char *bytes, size_t count)
{
	struct view *top = tui->top;
	const int64_t cursor = current_id();

	feed(bytes, count);
	cr_assert_eq(tui->top, top, "%s: another view after %.*s", screen, (int)count, bytes);
	cr_assert_eq(
		current_id(), cursor, "%s: the cursor moved after %.*s", screen, (int)count, bytes);
}

/* Whether an input method had its hand in it; plain letters are keys. */
static bool is_composed(const char *bytes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if ((unsigned char)bytes[i] >= 0x7f || bytes[i] == 8)
			return true;
	return false;
}

/* All that a method sends in one read; then each thing that it composed, cut at every byte: its letters are nobody's commands. */
static void send_to_commands(const char *screen, const struct viettype *how, enum style style,
	size_t sentence, bool every_byte)
{
	struct stream stream = {0};

	send_sentence(&stream, how, style, keys_of(sentence, how));
	const char *bytes = buf_text(&stream.bytes);
	expect_nothing(screen, bytes, stream.bytes.len);
	for (size_t i = 0; every_byte && i < stream.count; i++) {
		const size_t start = i ? stream.ends[i - 1] : 0;
		if (!is_composed(bytes + start, stream.ends[i] - start))
			continue;
		for (size_t at = start; at < stream.ends[i]; at++)
			expect_nothing(screen, bytes + at, 1);
	}
	buf_clear(&stream.bytes);
}

Test(input, what_input_methods_send_does_nothing_where_keys_are_commands)
{
	static const char *const screens[] = {"1", "2", "3", "6", "7", "3<Enter>"};
	static const char *const sent[] = {
		"\b\bươn", "\b\b\b\biếng", "ệch3", "\b\bViệt Nam 3qm ", "\b\bắcm\r"};
	struct desk *desk = begin(24, 80);
	int64_t rows;

	add_case(desk, "feedback", "Đèn đường hỏng");
	add_case(desk, "complaint", "Bồi thường đất");
	rows = journal_length(desk);
	for (size_t s = 0; s < sizeof screens / sizeof *screens; s++) {
		keys("<Esc><Esc>");
		keys(screens[s]);
		for (size_t i = 0; i < SENTENCES; i++)
			for (size_t m = 0; m < METHODS; m++)
				for (int style = 0; style < STYLE_COUNT; style++)
					send_to_commands(screens[s], methods[m], (enum style)style,
						i, i == s % SENTENCES);
		for (size_t i = 0; i < sizeof sent / sizeof *sent; i++) {
			for (const char *p = sent[i]; *p && *p != '\r'; p++)
				expect_nothing(screens[s], p, 1);
			expect_nothing(screens[s], sent[i], strlen(sent[i]));
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

static void type_built_in(const char *where)
{
	for (size_t m = 0; m < METHODS; m++) {
		choose_input(methods[m]->method);
		for (size_t i = 0; i < SENTENCES; i++) {
			const char *typed = keys_of(i, methods[m]);

			keys("<Ctrl+U>");
			feed(typed, strlen(typed));
			keys("<Home>"); /* which ends the last word */
			expect_text(where, sentences[i].text);
			keys("<End><Ctrl+U>");
			for (const char *p = typed; *p; p++)
				feed(p, 1);
			keys("<Home>");
			expect_text(where, sentences[i].text);
			keys("<End>");
		}
	}
	choose_input(VIETTYPE_OFF);
}

Test(input, the_built_in_methods_spell_in_every_field_key_by_key_and_in_bursts)
{
	each_way(type_built_in);
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
