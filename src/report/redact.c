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

/* The same words in the same letters, capitals aside. */
static bool is_same(const char *at, size_t bytes, const char *words)
{
	char *copy = xstrndup(at, bytes), *a = text_lower(copy), *b = text_lower(words);
	const bool same = strcmp(a, b) == 0;

	free(copy);
	free(a);
	free(b);
	return same;
}

/* The next word of a name and what follows; NULL behind the last. */
static const char *tail_of(const char *name)
{
	const char *blank = strchr(name, ' ');

	return blank && blank[1] ? blank + 1 : NULL;
}

/* A name, or its last two or more words, capitalised and with all accents: "Khuê Ngân" of Đỗ Thị Khuê Ngân. */
static size_t match_name(const char *at, const char *name)
{
	size_t used = match_words(at, name);

	for (const char *tail = tail_of(name); !used && tail && tail_of(tail);
		tail = tail_of(tail)) {
		used = match_words(at, tail);
		if (used && (!is_capital(at, word_bytes(at)) || !is_same(at, used, tail)))
			used = 0;
	}
	return used;
}

/* Behind an honorific the given name is enough, and accents may be missing where there is more of it; out: where it begins. */
static size_t match_given(const char *at, const char *name, size_t *from)
{
	const size_t word = word_bytes(at), gap = gap_bytes(at + word);
	size_t used = 0;

	if (!gap || !word_is_one_of(at, word, honorifics))
		return 0;
	*from = word + gap;
	for (const char *tail = name; !used && tail; tail = tail_of(tail)) {
		used = match_words(at + *from, tail);
		if (used && !tail_of(tail) && !is_same(at + *from, used, tail))
			used = 0;
	}
	return used ? *from + used : 0;
}

static size_t match_names(const char *at, const struct redact_known *known)
{
	size_t longest = 0;

	for (size_t i = 0; i < known->name_count; i++) {
		const char *name = known->names[i];
		const size_t used = name && *name ? match_name(at, name) : 0;
		longest = used > longest ? used : longest;
	}
	return longest;
}

static size_t match_givens(const char *at, const struct redact_known *known, size_t *from)
{
	size_t longest = 0;

	for (size_t i = 0; i < known->name_count; i++) {
		const char *name = known->names[i];
		const size_t used = name && *name ? match_given(at, name, from) : 0;
		longest = used > longest ? used : longest;
	}
	return longest;
}

/* The digits of a number however they are grouped; "+84" is its 0. */
static bool same_number(const char *at, size_t bytes, bool plus, const char *number)
{
	struct buf a = {0}, b = {0};

	for (size_t i = 0; i < bytes; i++)
		if (at[i] >= '0' && at[i] <= '9')
			buf_putc(&a, at[i]);
	for (; *number; number++)
		if (*number >= '0' && *number <= '9')
			buf_putc(&b, *number);
	const char *one = buf_text(&a), *other = buf_text(&b);
	one += plus && !strncmp(one, "84", 2) ? 2 : strspn(one, "0");
	other += strspn(other, "0");
	const bool same = b.len >= 6 && strcmp(one, other) == 0;
	buf_clear(&a);
	buf_clear(&b);
	return same;
}

static size_t match_others(const char *at, bool plus, const struct redact_known *known)
{
	const size_t number = match_number(at, plus);
	size_t longest = 0;

	for (size_t i = 0; i < known->other_count; i++) {
		const char *other = known->others[i];
		size_t used = other && *other ? match_words(at, other) : 0;
		if (!used && number && same_number(at, number, plus, other))
			used = number;
		longest = used > longest ? used : longest;
	}
	return longest;
}

/* Which rules are for the text. */
static char *redact(const char *text, const struct redact_known *known, bool guess)
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
		if ((used = match_names(here, known))) {
			buf_puts(&out, _("(name hidden)"));
		} else if (guess ? (used = match_number(here, plus))
				 : (used = match_others(here, plus, known)) && *here >= '0' &&
					*here <= '9' && match_number(here, plus)) {
			if (plus)
				buf_cut(&out, out.len - 1);
			buf_puts(&out, _("(number hidden)"));
		} else if ((used = match_others(here, plus, known)) ||
			(guess && (used = match_house(here)))) {
			buf_puts(&out, _("(address hidden)"));
		} else if ((used = guess ? match_address(here, word_bytes(here), &from)
					 : match_givens(here, known, &from))) {
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

char *redact_text(const char *text, const struct redact_known *known)
{
	return redact(text, known, true);
}

char *redact_known_text(const char *text, const struct redact_known *known)
{
	return redact(text, known, false);
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

static bool name_here(const char *text, const char *at, const void *arg)
{
	size_t from;

	(void)text;
	return match_name(at, arg) || match_given(at, arg, &from);
}

bool redact_finds_name(const char *text, const char *name)
{
	return *name && any_word(text, name_here, name);
}
