/*
 * Telex and VNI. The table of syllables is Debian's word list for spelling (hunspell-vi), read
 * where it is installed; its words are typed in three orders. Nothing of it is kept here.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

#include "base/buf.h"
#include "base/syllable.h"
#include "base/text.h"
#include "base/viettype.h"

static const struct viettype telex = {VIETTYPE_TELEX, false, false};
static const struct viettype telex_modern = {VIETTYPE_TELEX, true, false};
static const struct viettype telex_w = {VIETTYPE_TELEX, false, true};
static const struct viettype vni = {VIETTYPE_VNI, false, false};

static const char *spelt(const struct viettype *how, const char *keys)
{
	static char out[VIETTYPE_ROOM];

	viettype_spell(how, keys, strlen(keys), true, out);
	return out;
}

struct row {
	const char *keys, *text;
};

static void expect(const struct viettype *how, const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		cr_assert_str_eq(spelt(how, rows[i].keys), rows[i].text, "%s -> %s, not %s",
			rows[i].keys, spelt(how, rows[i].keys), rows[i].text);
}
#define EXPECT(how, ...)                                                                           \
	do {                                                                                       \
		static const struct row rows[] = {__VA_ARGS__};                                    \
		expect(how, rows, sizeof rows / sizeof *rows);                                     \
	} while (0)

Test(viettype, marks_and_tones_may_come_in_any_order)
{
	EXPECT(&telex, {"nguwowif", "người"}, {"nguowif", "người"}, {"nguoiwf", "người"},
		{"nguoifw", "người"}, {"nguwoif", "người"}, {"dduowcj", "được"},
		{"duocdwj", "được"}, {"duwowcjd", "được"}, {"tieengs", "tiếng"},
		{"tiengse", "tiếng"}, {"tieesng", "tiếng"}, {"bienges", "biếng"},
		{"thuowr", "thuở"}, {"thuowng", "thương"}, {"huow", "huơ"}, {"cuuw", "cưu"},
		{"huouw", "hươu"}, {"ngoaos", "ngoáo"}, {"ngoeos", "ngoéo"}, {"muaw", "mưa"},
		{"hoacwj", "hoặc"}, {"quawng", "quăng"}, {"giuwx", "giữ"}, {"gif", "gì"},
		{"giaf", "già"}, {"gieengs", "giếng"}, {"quys", "quý"}, {"khuyur", "khuỷu"},
		{"dayas", "dấy"}, {"aawn", "ăn"}, {"awan", "ân"}, {"tosf", "tò"});
	EXPECT(&vni, {"cuu7", "cưu"}, {"nguoi72", "người"}, {"ngu7o7i2", "người"},
		{"d9uoc75", "được"}, {"duoc975", "được"}, {"tieng61", "tiếng"},
		{"tie6ng1", "tiếng"}, {"thuo73", "thuở"}, {"hoac85", "hoặc"}, {"mua7", "mưa"});
}

Test(viettype, capitals_stay_capitals)
{
	EXPECT(&telex, {"TIEENGS", "TIẾNG"}, {"Dduwowngf", "Đường"}, {"DDUWOWNGF", "ĐƯỜNG"},
		{"OANH", "OANH"}, {"Oanhr", "Oảnh"});
}

Test(viettype, the_same_key_again_takes_back_and_stands_for_itself)
{
	EXPECT(&telex, {"tesst", "test"}, {"toss", "tos"}, {"caaa", "caa"}, {"ddd", "dd"},
		{"uww", "uw"}, {"uoww", "uow"}, {"booong", "boong"}, {"booongs", "boóng"},
		{"tessst", "tesst"}, {"tetss", "tets"});
	EXPECT(&vni, {"A44", "A4"}, {"d99", "d9"}, {"o77", "o7"}, {"ta11i", "ta1i"});
}

Test(viettype, z_and_0_take_the_tone_away)
{
	EXPECT(&telex, {"toansz", "toan"}, {"toanz", "toanz"}, {"tieengsz", "tiêng"});
	EXPECT(&vni, {"toan10", "toan"}, {"toan0", "toan0"});
}

Test(viettype, old_and_modern_hands_put_the_tone_elsewhere)
{
	EXPECT(&telex, {"hoaf", "hòa"}, {"thuys", "thúy"}, {"khoer", "khỏe"}, {"hoanf", "hoàn"},
		{"quys", "quý"}, {"muas", "múa"}, {"xoaif", "xoài"});
	EXPECT(&telex_modern, {"hoaf", "hoà"}, {"thuys", "thuý"}, {"khoer", "khoẻ"},
		{"hoanf", "hoàn"}, {"quys", "quý"}, {"muas", "múa"}, {"xoaif", "xoài"});
}

Test(viettype, w_alone_is_a_letter_unless_it_is_asked_for)
{
	EXPECT(&telex, {"w", "w"}, {"tw", "tw"}, {"WHO", "WHO"});
	EXPECT(&telex_w, {"w", "ư"}, {"W", "Ư"}, {"tw", "tư"}, {"ww", "w"}, {"tww", "tw"},
		{"nhw", "như"}, {"Windows", "Windows"});
}

Test(viettype, words_that_are_not_vietnamese_stay_as_they_are_typed)
{
	static const char *const words[] = {"Windows", "Facebook", "Excel", "Word", "user", "users",
		"class", "banana", "camera", "dress", "email", "website", "laptop", "server",
		"address", "USD", "WHO", "UNESCO", "ASEAN", "UBND", "HTX", "TP", "KT", "VNPT",
		"Samsung", "Google", "Yahoo", "YouTube", "wifi", "file", "folder", "format",
		"download", "update", "software", "report", "project", "world", "street", "water",
		"text", "index", "number", "October", "John", "Peter", "Washington", "Korea",
		"London", "Berlin", "free", "speed", "school", "wood", "blood", "Moscow", "Texas",
		"Jazz", "kilowatt", "newton", "doithoai", "wxyz", "sdfg"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		cr_assert_str_eq(spelt(&telex, words[i]), words[i], "%s -> %s", words[i],
			spelt(&telex, words[i]));
	static const char *const codes[] = {"T1", "KN1", "HN2026", "2026", "H2O", "QD12", "B52",
		"Windows10", "mp3", "covid19", "x86"};
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		cr_assert_str_eq(spelt(&vni, codes[i]), codes[i], "%s -> %s", codes[i],
			spelt(&vni, codes[i]));
}

Test(viettype, abbreviations_keep_their_letters)
{
	EXPECT(&telex, {"HDDND", "HĐND"}, {"QDD", "QĐ"}, {"ddc", "đc"}, {"LDDLDD", "LĐLĐ"},
		{"NDD", "NĐ"}, {"DDT", "ĐT"}, {"MTTQ", "MTTQ"}, {"Kroong", "Krông"},
		{"DDawks", "Đắk"});
	EXPECT(&vni, {"HD9ND", "HĐND"}, {"QD9", "QĐ"}, {"LD9LD9", "LĐLĐ"});
}

/* ---- a whole language -------------------------------------------------------------------------- */

#define WORD_LIST "/usr/share/hunspell/vi_VN.dic"

enum order { IN_PLACE, AT_THE_END, BEHIND_THE_VOWELS, ORDER_COUNT };

/* The letters of a word, lower case, and its tone; 0 where it is not one word of letters. */
static size_t take_apart(const char *text, char32_t letters[VIETTYPE_MOST], enum tone *tone)
{
	const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)text;
	size_t count = 0;

	*tone = TONE_NONE;
	while (*at) {
		utf8proc_int32_t point;
		enum tone found;

		at += utf8proc_iterate(at, -1, &point);
		char32_t letter = letter_without_tone((char32_t)utf8proc_tolower(point), &found);
		if (letter_plain(letter) < 'a' || letter_plain(letter) > 'z' || count == 10)
			return 0;
		if (found)
			*tone = found;
		letters[count++] = letter;
	}
	return count;
}

static char mark_key(const struct viettype *how, char32_t letter)
{
	static const struct {
		char32_t letter;
		char telex, vni;
	} keys[] = {{U'ă', 'w', '8'}, {U'â', 'a', '6'}, {U'ê', 'e', '6'}, {U'ô', 'o', '6'},
		{U'ơ', 'w', '7'}, {U'ư', 'w', '7'}, {U'đ', 'd', '9'}};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (keys[i].letter == letter)
			return how == &vni ? keys[i].vni : keys[i].telex;
	return 0;
}

static void put_once(struct buf *keys, char key, size_t from)
{
	if (!strchr(buf_text(keys) + from, key)) /* one w marks both of ươ */
		buf_putc(keys, key);
}

/* The keys of a word in an order. */
static void type_word(const struct viettype *how, enum order order, const char32_t *letters,
	size_t count, enum tone tone, struct buf *keys)
{
	char tone_key = (how == &vni ? "012345" : "zsfrxj")[tone];
	bool toned = tone == TONE_NONE;
	size_t nucleus = syllable_nucleus(letters, count);

	for (size_t i = 0; i < count; i++) {
		char key = mark_key(how, letters[i]);

		if (order == BEHIND_THE_VOWELS && !toned && i > nucleus &&
			!letter_is_vowel(letters[i])) {
			buf_putc(keys, tone_key);
			toned = true;
		}
		buf_putc(keys, (char)letter_plain(letters[i]));
		if (key && order != AT_THE_END)
			buf_putc(keys, key);
		if (!key && how != &vni && letters[i] == U'o' && i && letters[i - 1] == U'o')
			buf_putc(keys, 'o'); /* boong is typed booong: oo is ô */
	}
	size_t end = keys->len;
	for (size_t i = 0; i < count && order == AT_THE_END; i++)
		if (mark_key(how, letters[i]))
			put_once(keys, mark_key(how, letters[i]), end);
	if (!toned)
		buf_putc(keys, tone_key);
}

/* What cannot be typed in every order, and why. */
static const struct {
	const char *word, *reason;
} known[] = {
	{"palăng", "two syllables in one word: it is typed in two pieces"},
	{"hđnd", "an abbreviation has no vowel: its đ is typed where it stands"},
};

static bool is_known(const char *word)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (!strcmp(known[i].word, word))
			return true;
	return false;
}

/* Words of the list typed so; how many come out otherwise. */
static int count_wrong(FILE *list, const struct viettype *how, enum order order, int *count)
{
	struct viettype modern = *how;
	struct buf keys = {0};
	char line[80];
	int wrong = 0;

	modern.modern = true;
	*count = 0;
	rewind(list);
	while (fgets(line, sizeof line, list)) {
		char32_t letters[VIETTYPE_MOST];
		enum tone tone;
		char word[VIETTYPE_ROOM];

		line[strcspn(line, "/\r\n")] = 0;
		char *lower = text_lower(line);
		size_t letter_count = take_apart(lower, letters, &tone);
		size_t accents = strlen(lower) - letter_count;

		if (letter_count && accents && !is_known(lower)) {
			buf_cut(&keys, 0);
			type_word(how, order, letters, letter_count, tone, &keys);
			viettype_spell(how, buf_text(&keys), keys.len, true, word);
			++*count;
			if (strcmp(word, lower) != 0 &&
				strcmp(spelt(&modern, buf_text(&keys)), lower) != 0) {
				printf("%s: %s gives %s\n", lower, buf_text(&keys), word);
				wrong++;
			}
		}
		free(lower);
	}
	buf_clear(&keys);
	return wrong;
}

Test(viettype, every_syllable_of_the_word_list_can_be_typed_in_three_orders)
{
	static const struct viettype *const methods[] = {&telex, &vni};
	FILE *list = fopen(WORD_LIST, "r");
	int count;

	if (!list)
		cr_skip_test("no " WORD_LIST ": ./check installs hunspell-vi");
	for (size_t m = 0; m < 2; m++) {
		for (int order = 0; order < ORDER_COUNT; order++) {
			int wrong = count_wrong(list, methods[m], (enum order)order, &count);

			cr_assert_gt(count, 5000);
			cr_expect_eq(wrong, 0, "%s, order %d: %d of %d wrong",
				viettype_names[methods[m]->method], order, wrong, count);
		}
	}
	fclose(list);
}

Test(viettype, what_is_spelt_can_be_taken_back_to_keys)
{
	static const char *const words[] = {"người", "Được", "boóng", "hòa", "đ", "TIẾNG", "ngh"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		static const struct viettype *const methods[] = {&telex, &vni};

		for (size_t m = 0; m < 2; m++) {
			char keys[VIETTYPE_MOST], out[VIETTYPE_ROOM];
			size_t count = viettype_keys(methods[m], words[i], keys);

			cr_assert_gt(count, 0, "%s", words[i]);
			viettype_spell(methods[m], keys, count, false, out);
			cr_assert_str_eq(out, words[i]);
		}
	}
	char keys[VIETTYPE_MOST];
	cr_assert_eq(viettype_keys(&telex, "漢", keys), 0);
	cr_assert_eq(viettype_keys(&telex, "bana", keys), 0, "keys would spell bân");
}

Test(viettype, any_keys_spell_valid_text)
{
	static const char alphabet[] = "aeiouydwsfrxjzghnctmAOUDW0123456789";
	unsigned seed = 7;

	for (int i = 0; i < 60000; i++) {
		struct viettype how = {1 + (enum viettype_method)(i & 1), i & 2, i & 4};
		char keys[VIETTYPE_MOST], out[VIETTYPE_ROOM];
		size_t count = 0, most;

		seed = seed * 1103515245u + 12345u;
		most = 1 + (seed >> 16) % VIETTYPE_MOST;
		while (count < most) {
			seed = seed * 1103515245u + 12345u;
			keys[count] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
			if (viettype_is_key(&how, keys[count]))
				count++;
		}
		viettype_spell(&how, keys, count, i & 8, out);
		char *normal = (char *)utf8proc_NFC((const utf8proc_uint8_t *)out);
		cr_assert(normal && !strcmp(normal, out), "%.*s", (int)count, keys);
		cr_assert(*out && text_length(out) <= count);
		free(normal);
	}
}
