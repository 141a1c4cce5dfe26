/* Numbers in words. Vietnamese: groups of three digits; behind tens 1 is mốt, 4 tư, 5 lăm; an empty place is said inside a number. */
#include "base/numeral.h"

#include <stdbool.h>
#include <string.h>

#include "base/locale.h"

#define THOUSAND 1000
#define BILLION INT64_C(1000000000)

static void put_word(struct buf *out, const char *word)
{
	if (out->len && out->s[out->len - 1] != ' ' && out->s[out->len - 1] != '-')
		buf_putc(out, ' ');
	buf_puts(out, word);
}

/* ---- Vietnamese --------------------------------------------------------------------------------------------- */

static const char *const vi_digits[] = {
	"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};

/* The last digit behind tens. */
static const char *vi_unit(int tens, int unit)
{
	if (unit == 1 && tens > 1)
		return "mốt";
	if (unit == 4 && tens != 1)
		return "tư";
	return unit == 5 && tens ? "lăm" : vi_digits[unit];
}

/* Up to three digits. @p inside: something larger was said before, so that hundreds are said even where there are none */
static void put_vi_group(struct buf *out, int number, bool inside)
{
	const int hundreds = number / 100, tens = number / 10 % 10, unit = number % 10;
	const bool large = inside || hundreds;

	if (large) {
		put_word(out, vi_digits[hundreds]);
		put_word(out, "trăm");
	}
	if (tens == 1) {
		put_word(out, "mười");
	} else if (tens) {
		put_word(out, vi_digits[tens]);
		put_word(out, "mươi");
	} else if (large && unit) {
		put_word(out, "linh");
	}
	if (unit)
		put_word(out, tens || large ? vi_unit(tens, unit) : vi_digits[unit]);
}

static void put_vi(struct buf *out, int64_t number, bool inside)
{
	static const char *const names[] = {"triệu", "nghìn", NULL};

	if (number >= BILLION) {
		put_vi(out, number / BILLION, inside);
		put_word(out, "tỷ");
		inside = true;
		number %= BILLION;
	}
	for (int64_t i = 0, size = THOUSAND * THOUSAND; i < 3; i++, size /= THOUSAND) {
		const int group = (int)(number / size % THOUSAND);
		if (!group)
			continue;
		put_vi_group(out, group, inside);
		if (names[i])
			put_word(out, names[i]);
		inside = true;
	}
}

/* ---- English ------------------------------------------------------------------------------------------------- */

static void put_en_group(struct buf *out, int number)
{
	static const char *const small[] = {"zero", "one", "two", "three", "four", "five", "six",
		"seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
		"fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
	static const char *const tens[] = {"", "", "twenty", "thirty", "forty", "fifty", "sixty",
		"seventy", "eighty", "ninety"};

	if (number >= 100) {
		put_word(out, small[number / 100]);
		put_word(out, "hundred");
		number %= 100;
		if (!number)
			return;
		put_word(out, "and");
	}
	if (number < 20) {
		put_word(out, small[number]);
		return;
	}
	put_word(out, tens[number / 10]);
	if (number % 10) {
		buf_putc(out, '-');
		put_word(out, small[number % 10]);
	}
}

static void put_en(struct buf *out, int64_t number)
{
	static const char *const names[] = {"million", "thousand", NULL};

	if (number >= BILLION) {
		put_en(out, number / BILLION);
		put_word(out, "billion");
		number %= BILLION;
	}
	for (int64_t i = 0, size = THOUSAND * THOUSAND; i < 3; i++, size /= THOUSAND) {
		const int group = (int)(number / size % THOUSAND);
		if (!group)
			continue;
		if (size == 1 && group < 100 && out->len)
			put_word(out, "and");
		put_en_group(out, group);
		if (names[i])
			put_word(out, names[i]);
	}
}

/* ---- either --------------------------------------------------------------------------------------------------- */

void numeral_words(int64_t number, struct buf *out)
{
	const bool vi = strcmp(locale_language(), "en") != 0;
	struct buf words = {0};

	if (number < 0) {
		put_word(&words, vi ? "âm" : "minus");
		number = -number;
	}
	if (!number)
		put_word(&words, vi ? vi_digits[0] : "zero");
	else if (vi)
		put_vi(&words, number, false);
	else
		put_en(&words, number);
	buf_puts(out, buf_text(&words));
	buf_clear(&words);
}
