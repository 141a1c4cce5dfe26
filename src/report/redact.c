/* Taking people out of a text. It is read once, word by word; at every word each rule may take some of what follows. */
#include "report/redact.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/locale.h"
#include "base/text.h"

/* Ways to speak of a person; a capitalised word behind one is a name, unless it is an office. */
static const char *const honorifics[] = {"ông", "bà", "anh", "chị", "cô", "chú", "bác", "em",
	"cháu", "cụ", "dì", "cậu", "thím", "mợ", NULL};
static const char *const offices[] = {
	"chủ", "phó", "bí", "trưởng", "giám", "ủy", "ban", "xã", "thôn", "tổ", NULL};

enum { NAME_WORDS_MOST = 6 };

static bool is_word_byte(char c)
{
	const unsigned char u = (unsigned char)c;

	return u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') ||
		(u >= 'A' && u <= 'Z');
}

static size_t word_bytes(const char *at)
{
	size_t n = 0;

	while (is_word_byte(at[n]))
		n++;
	return n;
}

/* From a word to the beginning of the next; blanks only, 0 where something else stands between. */
static size_t gap_bytes(const char *at)
{
	size_t n = 0;

	while (at[n] == ' ' || at[n] == '\n' || at[n] == '\t')
		n++;
	return is_word_byte(at[n]) ? n : 0;
}

static char *fold_bytes(const char *at, size_t bytes)
{
	char *copy = xstrndup(at, bytes), *folded = text_fold(copy);

	free(copy);
	return folded;
}

static bool word_is_one_of(const char *at, size_t bytes, const char *const *words)
{
	char *copy = xstrndup(at, bytes), *lower = text_lower(copy);
	bool found = false;

	for (; *words && !found; words++)
		found = strcmp(lower, *words) == 0;
	free(copy);
	free(lower);
	return found;
}

static bool is_capital(const char *at, size_t bytes)
{
	const size_t first = text_next(at);
	char *letter = xstrndup(at, first < bytes ? first : bytes), *lower = text_lower(letter);
	const bool capital = strcmp(letter, lower) != 0;

	free(letter);
	free(lower);
	return capital;
}

/* ---- rules: each says how many bytes from a word on it takes, 0 for none ------------------------- */

/* The words of a value, whatever stands between them but a full stop's worth of text. */
static size_t match_words(const char *at, const char *value)
{
	size_t used = 0, v = 0;

	for (;;) {
		while (value[v] && !is_word_byte(value[v]))
			v++;
		if (!value[v])
			return used;
		const size_t wanted = word_bytes(value + v);
		size_t start = used;
		if (used)
			while (at[start] && !is_word_byte(at[start]) && at[start] != '\n' &&
				start - used < 4)
				start++;
		const size_t found = word_bytes(at + start);
		char *a = fold_bytes(at + start, found), *b = fold_bytes(value + v, wanted);
		const bool same = found && strcmp(a, b) == 0;
		free(a);
		free(b);
		if (!same)
			return 0;
		used = start + found;
		v += wanted;
	}
}

/* A capitalised name behind an honorific; out: where it begins. */
static size_t match_address(const char *at, size_t word, size_t *from)
{
	size_t end = word, gap, next;

	if (!word_is_one_of(at, word, honorifics) || !(gap = gap_bytes(at + word)))
		return 0;
	*from = word + gap;
	for (int i = 0; i < NAME_WORDS_MOST; i++) {
		gap = gap_bytes(at + end);
		next = gap ? word_bytes(at + end + gap) : 0;
		if (!next || !is_capital(at + end + gap, next) ||
			(i == 0 && word_is_one_of(at + end + gap, next, offices)))
			break;
		end += gap + next;
	}
	return end > word ? end : 0;
}

/* A telephone or identity number; "+84" counts as its 0. */
static size_t match_number(const char *at, bool plus)
{
	size_t n = 0, digits = 0, end = 0;
	bool plain = true;

	for (; (at[n] >= '0' && at[n] <= '9') ||
		(digits && (at[n] == ' ' || at[n] == '.' || at[n] == '-') && at[n + 1] >= '0' &&
			at[n + 1] <= '9');
		n++) {
		if (at[n] >= '0' && at[n] <= '9') {
			digits++;
			end = n + 1;
		} else {
			plain = false;
		}
	}
	if (is_word_byte(at[end]))
		return 0;
	if ((at[0] == '0' || plus) && digits >= 9 && digits <= 12)
		return end;
	return plain && (digits == 9 || digits == 12) ? end : 0;
}

static size_t match_house(const char *at)
{
	static const char *const ways[] = {"so nha", "nha so", NULL};

	for (const char *const *way = ways; *way; way++) {
		const size_t used = match_words(at, *way);
		const size_t gap = used ? gap_bytes(at + used) : 0;
		if (gap && at[used + gap] >= '0' && at[used + gap] <= '9')
			return used + gap + word_bytes(at + used + gap);
	}
	return 0;
}

size_t redact_span(const char *at, const char *words)
{
	return match_words(at, words);
}

/* ---- the text ---------------------------------------------------------------------------------------- */

static size_t match_known(const char *at, const char *const *values, size_t count)
{
	size_t longest = 0;

	for (size_t i = 0; i < count; i++) {
		const size_t used = values[i] && *values[i] ? match_words(at, values[i]) : 0;
		longest = used > longest ? used : longest;
	}
	return longest;
}

char *redact_text(const char *text, const struct redact_known *known)
{
	struct buf out = {0};
	size_t at = 0;

	while (text[at]) {
		const char *here = text + at;
		const bool starts = is_word_byte(*here) && (at == 0 || !is_word_byte(text[at - 1]));
		const bool plus = at && text[at - 1] == '+';
		size_t used, from = 0;
		if (!starts) {
			buf_putc(&out, *here);
			at++;
			continue;
		}
		if ((used = match_known(here, known->names, known->name_count))) {
			buf_puts(&out, _("(name hidden)"));
		} else if ((used = match_number(here, plus))) {
			if (plus)
				buf_cut(&out, out.len - 1);
			buf_puts(&out, _("(number hidden)"));
		} else if ((used = match_known(here, known->others, known->other_count)) ||
			(used = match_house(here))) {
			buf_puts(&out, _("(address hidden)"));
		} else if ((used = match_address(here, word_bytes(here), &from))) {
			buf_put(&out, here, from);
			buf_puts(&out, _("(name hidden)"));
		} else {
			used = word_bytes(here);
			buf_put(&out, here, used);
		}
		at += used;
	}
	return buf_steal(&out);
}

/* Try a rule at every word. */
static bool any_word(const char *text,
	bool (*rule)(const char *text, const char *at, const void *arg), const void *arg)
{
	for (const char *at = text; *at; at += word_bytes(at)) {
		while (*at && !is_word_byte(*at))
			at++;
		if (*at && rule(text, at, arg))
			return true;
	}
	return false;
}

static bool number_here(const char *text, const char *at, const void *arg)
{
	(void)arg;
	return match_number(at, at > text && at[-1] == '+') > 0;
}

bool redact_finds_number(const char *text)
{
	return any_word(text, number_here, NULL);
}

static bool words_here(const char *text, const char *at, const void *arg)
{
	(void)text;
	return match_words(at, arg) > 0;
}

bool redact_finds_words(const char *text, const char *words)
{
	return any_word(text, words_here, words);
}

/* "bà Tố": the given name alone tells little, behind an honorific it tells all. */
static bool given_here(const char *text, const char *at, const void *arg)
{
	const size_t word = word_bytes(at), gap = gap_bytes(at + word);
	const size_t given = gap ? word_bytes(at + word + gap) : 0;

	(void)text;
	return given == strlen(arg) && memcmp(at + word + gap, arg, given) == 0 &&
		word_is_one_of(at, word, honorifics);
}

bool redact_finds_name(const char *text, const char *name)
{
	const char *given = strrchr(name, ' ');

	return *name &&
		(redact_finds_words(text, name) ||
			any_word(text, given_here, given ? given + 1 : name));
}
