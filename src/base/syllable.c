/* Vietnamese syllables from two lists: initials and rhymes. */
#include "base/syllable.h"

#define LENGTH(list) (sizeof(list) / sizeof *(list))

/* Each vowel with its tones, in the order of enum tone. */
static const char32_t vowels[][TONE_COUNT + 1] = {U"aáàảãạ", U"ăắằẳẵặ", U"âấầẩẫậ", U"eéèẻẽẹ",
	U"êếềểễệ", U"iíìỉĩị", U"oóòỏõọ", U"ôốồổỗộ", U"ơớờởỡợ", U"uúùủũụ", U"ưứừửữự", U"yýỳỷỹỵ"};

static const char32_t *const initials[] = {U"", U"b", U"c", U"ch", U"d", U"đ", U"g", U"gh", U"gi",
	U"h", U"k", U"kh", U"l", U"m", U"n", U"ng", U"ngh", U"nh", U"p", U"ph", U"q", U"qu", U"r",
	U"s", U"t", U"th", U"tr", U"v", U"x"};

/* clang-format off */
static const char32_t *const rhymes[] = {
	U"a", U"ac", U"ach", U"ai", U"am", U"an", U"ang", U"anh", U"ao", U"ap", U"at", U"au", U"ay",
	U"ăc", U"ăm", U"ăn", U"ăng", U"ăp", U"ăt",
	U"âc", U"âm", U"ân", U"âng", U"âp", U"ât", U"âu", U"ây",
	U"e", U"ec", U"em", U"en", U"eng", U"eo", U"ep", U"et",
	U"ê", U"êch", U"êm", U"ên", U"ênh", U"êp", U"êt", U"êu",
	U"i", U"ia", U"ich", U"iêc", U"iêm", U"iên", U"iêng", U"iêp", U"iêt", U"iêu",
	U"im", U"in", U"inh", U"ip", U"it", U"iu",
	U"o", U"oa", U"oac", U"oach", U"oai", U"oam", U"oan", U"oang", U"oanh", U"oao", U"oap",
	U"oat", U"oay", U"oăc", U"oăm", U"oăn", U"oăng", U"oăt", U"oc", U"oe", U"oen", U"oeo",
	U"oet", U"oi", U"om", U"on", U"ong", U"ooc", U"oong", U"op", U"ot",
	U"ô", U"ôc", U"ôi", U"ôm", U"ôn", U"ông", U"ôp", U"ôt",
	U"ơ", U"ơi", U"ơm", U"ơn", U"ơp", U"ơt",
	U"u", U"ua", U"uân", U"uâng", U"uât", U"uây", U"uc", U"uê", U"uênh", U"uêch", U"uêu",
	U"ui", U"um", U"un", U"ung", U"uôc", U"uôi", U"uôm", U"uôn", U"uông", U"uôt", U"uơ",
	U"up", U"ut", U"uy", U"uya", U"uych", U"uyên", U"uyêt", U"uyn", U"uynh", U"uyp", U"uyt",
	U"uyu",
	U"ư", U"ưa", U"ưc", U"ưi", U"ưm", U"ưn", U"ưng", U"ươ", U"ươc", U"ươi", U"ươm", U"ươn",
	U"ương", U"ươp", U"ươt", U"ươu", U"ưt", U"ưu",
	U"y", U"yêm", U"yên", U"yêng", U"yêt", U"yêu", U"yt",
};
/* clang-format on */

/* Names of places and peoples that are written with Vietnamese letters, but are no such syllables. */
static const char32_t *const names[] = {U"brâu", U"đăk", U"hrê", U"krông", U"lăk", U"păk"};

/* ---- letters --------------------------------------------------------------------------------- */

char32_t letter_plain(char32_t letter)
{
	switch (letter) {
	case U'ă':
	case U'â':
		return U'a';
	case U'đ':
		return U'd';
	case U'ê':
		return U'e';
	case U'ô':
	case U'ơ':
		return U'o';
	case U'ư':
		return U'u';
	default:
		return letter;
	}
}

bool letter_is_vowel(char32_t letter)
{
	for (size_t i = 0; i < LENGTH(vowels); i++)
		if (vowels[i][0] == letter)
			return true;
	return false;
}

char32_t letter_with_tone(char32_t letter, enum tone tone)
{
	for (size_t i = 0; i < LENGTH(vowels); i++)
		if (vowels[i][0] == letter)
			return vowels[i][tone];
	return letter;
}

char32_t letter_without_tone(char32_t letter, enum tone *tone)
{
	for (size_t i = 0; i < LENGTH(vowels); i++) {
		for (int t = 0; t < TONE_COUNT; t++) {
			if (vowels[i][t] == letter) {
				*tone = (enum tone)t;
				return vowels[i][0];
			}
		}
	}
	*tone = TONE_NONE;
	return letter;
}

/* ---- syllables ------------------------------------------------------------------------------- */

static size_t length(const char32_t *letters)
{
	size_t count = 0;

	while (letters[count])
		count++;
	return count;
}

/*
 * How letters agree with a pattern: not at all, as its beginning with marks that may yet come, or
 * wholly.
 */
enum fit { FIT_NOT, FIT_BEGINS, FIT_WHOLE };

static enum fit fits(const char32_t *letters, size_t count, const char32_t *pattern)
{
	bool marks_missing = false;

	for (size_t i = 0; i < count; i++) {
		if (!pattern[i])
			return FIT_NOT;
		if (letters[i] == pattern[i])
			continue;
		if (letters[i] != letter_plain(pattern[i]))
			return FIT_NOT;
		marks_missing = true;
	}
	return pattern[count] || marks_missing ? FIT_BEGINS : FIT_WHOLE;
}

static enum fit fit_one_of(const char32_t *letters, size_t count, const char32_t *const *patterns,
	size_t pattern_count)
{
	enum fit best = FIT_NOT;

	for (size_t i = 0; i < pattern_count && best != FIT_WHOLE; i++) {
		enum fit fit = fits(letters, count, patterns[i]);

		if (fit > best)
			best = fit;
	}
	return best;
}

static enum fit fit_syllable(const char32_t *letters, size_t count)
{
	enum fit best = fit_one_of(letters, count, names, LENGTH(names));

	for (size_t i = 0; i < LENGTH(initials) && best != FIT_WHOLE; i++) {
		size_t used = length(initials[i]);
		enum fit fit;

		if (count <= used) {
			fit = fits(letters, count, initials[i]) != FIT_NOT ? FIT_BEGINS : FIT_NOT;
		} else if (fits(letters, used, initials[i]) != FIT_WHOLE ||
			(letters[0] == U'q' && letters[1] != U'u')) {
			fit = FIT_NOT;
		} else {
			fit = fit_one_of(letters + used, count - used, rhymes, LENGTH(rhymes));
		}
		if (fit > best)
			best = fit;
	}
	return best;
}

/* Before a stop only sắc and nặng are heard. */
static bool tone_fits(const char32_t *letters, size_t count, enum tone tone)
{
	char32_t last = count ? letters[count - 1] : 0;
	bool stop = last == U'c' || last == U'p' || last == U't' || last == U'k' ||
		(last == U'h' && count > 1 && letters[count - 2] == U'c');

	return tone == TONE_NONE || tone == TONE_SAC || tone == TONE_NANG || !stop;
}

bool syllable_begins(const char32_t *letters, size_t count, enum tone tone)
{
	return fit_syllable(letters, count) != FIT_NOT && tone_fits(letters, count, tone);
}

bool syllable_is_whole(const char32_t *letters, size_t count, enum tone tone)
{
	return fit_syllable(letters, count) == FIT_WHOLE && tone_fits(letters, count, tone);
}

size_t syllable_nucleus(const char32_t *letters, size_t count)
{
	size_t at = 0;

	while (at < count && !letter_is_vowel(letters[at]))
		at++;
	if (at == 1 && at + 1 < count && letter_is_vowel(letters[at + 1]) &&
		((letters[0] == U'q' && letters[1] == U'u') ||
			(letters[0] == U'g' && letters[1] == U'i')))
		at++;
	return at;
}

size_t syllable_tone_place(const char32_t *letters, size_t count, bool modern)
{
	size_t first = syllable_nucleus(letters, count), end = first, marked = count;

	while (end < count && letter_is_vowel(letters[end])) {
		if (letter_plain(letters[end]) != letters[end])
			marked = end;
		end++;
	}
	if (end == first)
		return count;
	if (marked < count)
		return marked;
	if (end - first == 1)
		return first;
	if (end - first > 2 || end < count)
		return first + 1;
	/* The glides of oa, oe, uy: where modern and old hands differ. */
	if ((letters[first] == U'o' && (letters[end - 1] == U'a' || letters[end - 1] == U'e')) ||
		(letters[first] == U'u' && letters[end - 1] == U'y'))
		return modern ? first + 1 : first;
	return first;
}
