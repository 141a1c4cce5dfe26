/* Telex and VNI as two tables of keys over one engine; syllable.c says what is Vietnamese. */
#include "base/viettype.h"

#include <ctype.h>
#include <string.h>
#include <utf8proc.h>

#include "base/syllable.h"

const char *const viettype_names[VIETTYPE_COUNT + 1] = {
	[VIETTYPE_OFF] = "off",
	[VIETTYPE_TELEX] = "telex",
	[VIETTYPE_VNI] = "vni",
};

/* What a key does to the word; keys that are not listed are letters. */
struct meaning {
	char key;
	enum tone tone; /* with `marks` NULL */
	const char32_t *marks; /* pairs: a letter, and what the key makes of it */
};

static const struct meaning telex[] = {
	{'s', TONE_SAC, NULL},
	{'f', TONE_HUYEN, NULL},
	{'r', TONE_HOI, NULL},
	{'x', TONE_NGA, NULL},
	{'j', TONE_NANG, NULL},
	{'z', TONE_NONE, NULL},
	{'a', TONE_NONE, U"aâ"},
	{'e', TONE_NONE, U"eê"},
	{'o', TONE_NONE, U"oô"},
	{'w', TONE_NONE, U"uưoơaă"},
	{'d', TONE_NONE, U"dđ"},
	{0, TONE_NONE, NULL},
};
static const struct meaning vni[] = {
	{'1', TONE_SAC, NULL},
	{'2', TONE_HUYEN, NULL},
	{'3', TONE_HOI, NULL},
	{'4', TONE_NGA, NULL},
	{'5', TONE_NANG, NULL},
	{'0', TONE_NONE, NULL},
	{'6', TONE_NONE, U"aâeêoô"},
	{'7', TONE_NONE, U"uưoơ"},
	{'8', TONE_NONE, U"aă"},
	{'9', TONE_NONE, U"dđ"},
	{0, TONE_NONE, NULL},
};

struct word {
	const struct viettype *how;
	char32_t letters[VIETTYPE_MOST]; /* lower case, without tone */
	bool upper[VIETTYPE_MOST];
	size_t count;
	enum tone tone;
	/* Keys that were taken back; from then on they mean themselves, and so does the word. */
	char undone[VIETTYPE_MOST];
	size_t undone_count;
	size_t lone; /* 1 + index of the ư that a w alone has put there */
	bool implied; /* the ơ of ươ came by itself: the key for it may still come */
	bool foreign; /* it can be no syllable any more: the keys stand as they are */
};

static const struct meaning *meaning_of(const struct viettype *how, char key)
{
	for (const struct meaning *m = how->method == VIETTYPE_VNI ? vni : telex; m->key; m++)
		if (m->key == key)
			return m;
	return NULL;
}

bool viettype_is_key(const struct viettype *how, char byte)
{
	unsigned char c = (unsigned char)byte;

	if (how->method == VIETTYPE_OFF || c >= 0x80)
		return false;
	return isalpha(c) || (how->method == VIETTYPE_VNI && isdigit(c));
}

/* ---- keys ------------------------------------------------------------------------------------ */

static bool has_vowel(const struct word *word)
{
	for (size_t i = 0; i < word->count; i++)
		if (letter_is_vowel(word->letters[i]))
			return true;
	return false;
}

/* ươ and uơ are typed alike: what follows tells, as ươ does not end a word and uơ does. */
static void settle_horns(struct word *word)
{
	for (size_t i = syllable_nucleus(word->letters, word->count); i + 1 < word->count; i++) {
		char32_t *pair = word->letters + i;

		if (pair[0] == U'ư' && pair[1] == U'o') {
			pair[1] = U'ơ';
			word->implied = true;
		} else if (pair[0] == U'u' && pair[1] == U'ơ' && i + 2 < word->count)
			pair[0] = U'ư';
	}
}

static void put_letter(struct word *word, char key)
{
	word->letters[word->count] = (char32_t)tolower((unsigned char)key);
	word->upper[word->count++] = isupper((unsigned char)key);
	settle_horns(word);
	/* Abbreviations have no vowels and keep their đ: HĐND. */
	if (!word->undone_count && has_vowel(word) &&
		!syllable_begins(word->letters, word->count, word->tone))
		word->foreign = true;
}

static bool is_undone(const struct word *word, char key)
{
	return memchr(word->undone, tolower((unsigned char)key), word->undone_count);
}

static void undo(struct word *word, char key)
{
	word->undone[word->undone_count++] = (char)tolower((unsigned char)key);
	put_letter(word, key);
}

static bool put_tone(struct word *word, char key, enum tone tone)
{
	if (!has_vowel(word) || !syllable_begins(word->letters, word->count, tone))
		return false;
	if (tone == TONE_NONE && word->tone == TONE_NONE)
		return false;
	if (tone == word->tone) {
		word->tone = TONE_NONE;
		undo(word, key);
		return true;
	}
	word->tone = tone;
	return true;
}

/* What a key makes of a letter, whatever mark that has; 0 for nothing. */
static char32_t marked(const struct meaning *meaning, char32_t letter)
{
	for (const char32_t *pair = meaning->marks; *pair; pair += 2)
		if (pair[0] == letter_plain(letter))
			return pair[1];
	return 0;
}

static bool is_marked_by(const struct meaning *meaning, char32_t letter)
{
	return letter != letter_plain(letter) && marked(meaning, letter) == letter;
}

/* Change a letter if the word may still become a syllable by it. */
static bool try_mark(struct word *word, size_t at, char32_t letter)
{
	char32_t before[VIETTYPE_MOST];

	memcpy(before, word->letters, sizeof before);
	word->letters[at] = letter;
	settle_horns(word);
	if (syllable_begins(word->letters, word->count, word->tone))
		return true;
	memcpy(word->letters, before, sizeof before);
	return false;
}

/* One key marks both letters of uo; where they end the word, o alone (huơ) until more comes. */
static bool mark_pair(struct word *word, const struct meaning *meaning, size_t first)
{
	char32_t *letters = word->letters;

	if (!marked(meaning, U'u') || !marked(meaning, U'o'))
		return false;
	for (size_t i = first; i + 1 < word->count; i++)
		if (letter_plain(letters[i]) == U'u' && letter_plain(letters[i + 1]) == U'o' &&
			letters[i + 1] != U'ơ')
			return try_mark(word, i + 1, U'ơ');
	return false;
}

static bool mark_vowel(struct word *word, const struct meaning *meaning)
{
	size_t first = syllable_nucleus(word->letters, word->count);

	if (mark_pair(word, meaning, first))
		return true;
	for (size_t i = first; i < word->count; i++) {
		char32_t letter = marked(meaning, word->letters[i]);

		/* The u of uơ is the same key's already. */
		if (letter == U'ư' && i + 1 < word->count && word->letters[i + 1] == U'ơ')
			continue;
		if (letter && letter != word->letters[i] && try_mark(word, i, letter))
			return true;
	}
	return false;
}

/* The d right before the key, or the one that the syllable begins with. */
static bool mark_stroke(struct word *word)
{
	char32_t *letters = word->letters;

	if (letters[word->count - 1] == U'd') {
		letters[word->count - 1] = U'đ';
		return true;
	}
	return letters[0] == U'd' && has_vowel(word) && try_mark(word, 0, U'đ');
}

static void remove_letter(struct word *word, size_t at)
{
	word->count--;
	memmove(word->letters + at, word->letters + at + 1,
		(word->count - at) * sizeof *word->letters);
	memmove(word->upper + at, word->upper + at + 1, (word->count - at) * sizeof *word->upper);
}

/* Take a key's marks back. An abbreviation has its đ for itself: LĐLĐ. */
static bool unmark(struct word *word, const struct meaning *meaning)
{
	bool stroke = meaning->marks[0] == U'd', done = false;
	size_t from = stroke && !has_vowel(word) ? word->count - 1 : 0;

	for (size_t i = from; i < word->count; i++) {
		if (is_marked_by(meaning, word->letters[i])) {
			if (word->lone == i + 1)
				remove_letter(word, i--);
			else
				word->letters[i] = letter_plain(word->letters[i]);
			word->lone = 0;
			done = true;
		}
	}
	return done;
}

static bool put_mark(struct word *word, char key, const struct meaning *meaning)
{
	if (word->count &&
		(meaning->marks[0] == U'd' ? mark_stroke(word) : mark_vowel(word, meaning)))
		return true;
	if (word->implied && marked(meaning, U'o') == U'ơ') {
		word->implied = false;
		return true;
	}
	if (unmark(word, meaning)) {
		undo(word, key);
		return true;
	}
	if (meaning->key == 'w' && word->how->lone_w && !has_vowel(word)) {
		put_letter(word, isupper((unsigned char)key) ? 'U' : 'u');
		word->letters[word->count - 1] = U'ư';
		word->lone = word->count;
		return true;
	}
	return false;
}

static void press(struct word *word, char key)
{
	const struct meaning *meaning = meaning_of(word->how, (char)tolower((unsigned char)key));

	if (word->foreign)
		return;
	if (meaning && !is_undone(word, key) &&
		(meaning->marks ? put_mark(word, key, meaning)
				: put_tone(word, key, meaning->tone)))
		return;
	put_letter(word, key);
}

/* ---- words ----------------------------------------------------------------------------------- */

static void write_word(const struct word *word, char out[VIETTYPE_ROOM])
{
	size_t place = syllable_tone_place(word->letters, word->count, word->how->modern);
	char *at = out;

	for (size_t i = 0; i < word->count; i++) {
		char32_t letter = word->letters[i];

		if (i == place)
			letter = letter_with_tone(letter, word->tone);
		if (word->upper[i])
			letter = (char32_t)utf8proc_toupper((utf8proc_int32_t)letter);
		at += utf8proc_encode_char((utf8proc_int32_t)letter, (utf8proc_uint8_t *)at);
	}
	*at = 0;
}

/* Whether a finished word is shown as it was spelt. */
static bool is_vietnamese(const struct word *word)
{
	return word->undone_count || !has_vowel(word) ||
		syllable_is_whole(word->letters, word->count, word->tone);
}

void viettype_spell(const struct viettype *how, const char *keys, size_t count, bool ended,
	char out[VIETTYPE_ROOM])
{
	struct word word = {.how = how};

	for (size_t i = 0; i < count; i++)
		press(&word, keys[i]);
	if (word.foreign || (ended && !is_vietnamese(&word))) {
		memcpy(out, keys, count);
		out[count] = 0;
		return;
	}
	write_word(&word, out);
}

/* The key that makes `letter` of the plain one; 0 where none does. */
static char key_of_mark(const struct viettype *how, char32_t letter)
{
	for (const struct meaning *m = how->method == VIETTYPE_VNI ? vni : telex; m->key; m++)
		if (m->marks && is_marked_by(m, letter))
			return m->key;
	return 0;
}

static char key_of_tone(const struct viettype *how, enum tone tone)
{
	const struct meaning *m = how->method == VIETTYPE_VNI ? vni : telex;

	while (m->marks || m->tone != tone)
		m++;
	return m->key;
}

size_t viettype_keys(const struct viettype *how, const char *text, char keys[VIETTYPE_MOST])
{
	const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)text;
	enum tone tone = TONE_NONE, found;
	char spelt[VIETTYPE_ROOM];
	size_t count = 0;

	while (*at) {
		utf8proc_int32_t point;
		utf8proc_ssize_t bytes = utf8proc_iterate(at, -1, &point);
		bool upper = utf8proc_tolower(point) != point;
		char32_t letter = letter_without_tone((char32_t)utf8proc_tolower(point), &found);
		char32_t plain = letter_plain(letter);

		if (bytes < 1 || plain >= 0x80 || count + 3 > VIETTYPE_MOST)
			return 0;
		at += bytes;
		if (found)
			tone = found;
		keys[count++] = (char)(upper ? toupper((int)plain) : (int)plain);
		if (letter != plain)
			keys[count++] = key_of_mark(how, letter);
		else if (plain == U'o' && count > 1 && keys[count - 2] == 'o' &&
			how->method == VIETTYPE_TELEX)
			keys[count++] = 'o'; /* boong, not bông */
	}
	if (tone)
		keys[count++] = key_of_tone(how, tone);
	if (!count)
		return 0;
	for (size_t i = 0; i < count; i++)
		if (!viettype_is_key(how, keys[i]))
			return 0;
	viettype_spell(how, keys, count, false, spelt);
	return strcmp(spelt, text) ? 0 : count;
}
