/*
 * No word of the program is cut on any screen, in either language, in narrow and wide windows. What people wrote may be: it ends in an
 * ellipsis then, and its record shows it whole.
 */
#include <ctype.h>

#include "base/locale.h"
#include "sample.h"

/* The texts of the program in the language under test: those of po/vi.po, and of the lists of values. */
static struct {
	char **text;
	size_t count;
} words;

static void keep_word(struct buf *text)
{
	if (text->len) {
		words.text = xrealloc(words.text, (words.count + 1) * sizeof *words.text);
		words.text[words.count++] = buf_steal(text);
	}
	buf_clear(text);
}

/* A quoted text from there on, its escapes resolved. */
static void unquote(const char *line, struct buf *out)
{
	const char *c = strchr(line, '"');

	for (c = c ? c + 1 : ""; *c && *c != '"'; c++) {
		if (*c == '\\' && c[1] == 'n')
			buf_putc(out, (c++, '\n'));
		else if (*c == '\\')
			buf_putc(out, *++c);
		else
			buf_putc(out, *c);
	}
}

static void each_line(const char *name, void (*take)(const char *line, bool english), bool english)
{
	struct buf path = {0};
	char *line = NULL;
	size_t room = 0;

	buf_printf(&path, "%s/%s", getenv("TEST_SRCDIR"), name);
	FILE *file = fopen(buf_text(&path), "r");
	cr_assert_not_null(file, "%s", buf_text(&path));
	while (getline(&line, &room, file) >= 0)
		take(line, english);
	fclose(file);
	free(line);
	buf_clear(&path);
}

static struct buf message;
static bool inside;

static void take_message(const char *line, bool english)
{
	const bool id = !strncmp(line, "msgid", 5);

	if (*line != '"')
		keep_word(&message);
	if (id || !strncmp(line, "msgstr", 6))
		inside = id == english;
	if (inside)
		unquote(line, &message);
}

static void take_value(const char *line, bool english)
{
	const char *at = strstr(line, english ? "en = \"" : "vi = \"");
	struct buf text = {0};

	if (at)
		unquote(at, &text);
	keep_word(&text);
}

static void read_words(bool english)
{
	each_line("po/vi.po", take_message, english);
	keep_word(&message);
	each_line("rules/vn/lists.conf", take_value, english);
}

static const char *after_conversion(const char *format)
{
	format += 1 + strspn(format + 1, "0123456789.-+*lzh$");
	return format + (*format != 0);
}

/*
 * Whether a text is made by a format: what stands for %s is anything, for %d a number. *end: where the words of the program end in it, which
 * is before the last %… if nothing but signs follows that.
 */
static bool is_made_by(const char *text, const char *format, const char **end)
{
	while (*format) {
		if (*format == '%' && format[1] == '%') {
			format++;
		} else if (*format == '%') {
			const char *rest = after_conversion(format), *from = text;
			const bool number = rest[-1] != 's';
			do {
				if (!is_made_by(text, rest, end))
					continue;
				if (!*(rest + strcspn(rest, "%abcdefghijklmnopqrstuvwxyz")))
					*end = from;
				return true;
			} while (*text && (!number || strchr("+-0123456789", *text)) && *text++);
			return false;
		}
		if (*text++ != *format++)
			return false;
	}
	*end = text;
	return !*text;
}

/* Letters of a format that stand in every text it makes: with too few of them it makes anything. */
enum { LETTERS_LEAST = 8 };
static size_t fixed_letters(const char *format)
{
	size_t count = 0;

	while (*format) {
		if (*format == '%') {
			format = after_conversion(format);
			continue;
		}
		count += isalpha((unsigned char)*format) || (*format & 0xc0) == 0xc0;
		format++;
	}
	return count;
}

static bool is_word(const char *text, const char *word)
{
	char *capital = text_capital(word), *upper = text_upper(word);
	const bool found = !strcmp(text, word) || !strcmp(text, capital) || !strcmp(text, upper);

	free(capital);
	free(upper);
	return found;
}

/* Columns of a text in which words of the program stand; 0: it is none of the program's. */
static int program_columns(const char *text)
{
	for (size_t i = 0; i < words.count; i++) {
		const char *end = NULL;
		if (!strchr(words.text[i], '%')) {
			if (is_word(text, words.text[i]))
				return text_width(text);
		} else if (fixed_letters(words.text[i]) >= LETTERS_LEAST &&
			is_made_by(text, words.text[i], &end)) {
			char *whole = xstrndup(text, (size_t)(end - text));
			const int columns = text_width(whole);
			free(whole);
			return columns;
		}
	}
	return 0;
}

static const char *where_cut;
static struct buf cuts;

static void check_piece(const char *piece, int from, int shown, const char *text)
{
	const int columns = program_columns(piece);
	struct buf line = {0};

	buf_printf(&line, "%s: %s\n", where_cut, text);
	if (columns && from + columns > shown && !strstr(buf_text(&cuts), buf_text(&line)))
		buf_puts(&cuts, buf_text(&line));
	buf_clear(&line);
}

/* A text is one, or several with two blanks or a point between them. */
static void note_cut(const char *text, int shown)
{
	char *copy = xstrdup(text), *piece = copy;

	while (*piece) {
		char *blanks = strstr(piece, "  "), *point = strstr(piece, " · ");
		char *end = !blanks || (point && point < blanks) ? point : blanks;
		if (end)
			*end = '\0';
		check_piece(piece, text_width(copy) - text_width(piece), shown, text);
		if (!end)
			break;
		*end = ' ';
		piece = end + 1 + strspn(end + 1, " ");
		if (!strncmp(piece, "· ", strlen("· ")))
			piece += strlen("· ");
	}
	free(copy);
}

/* Lines of a timeline are what happened, cut as other data: Enter shows all of one. */
static bool tells_events(const char *name)
{
	return !strcmp(name, "timeline") || !strcmp(name, "last-acts");
}

static void look_for_cuts(bool english)
{
	static const struct {
		int rows, columns;
	} sizes[] = {{18, 60}, {60, 60}, {24, 80}, {40, 120}};
	char where[100];

	setenv("DOITHOAI_LANG", english ? "en" : "vi", 1);
	read_words(english);
	where_cut = where;
	for (size_t c = 0; c < sizeof sizes / sizeof sizes[0]; c++) {
		for (size_t i = 0; gallery[i].name; i++) {
			snprintf(where, sizeof where, "%s at %dx%d", gallery[i].name,
				sizes[c].columns, sizes[c].rows);
			struct desk *desk = start(sizes[c].rows, sizes[c].columns);
			keys(gallery[i].script);
			draw_cut = tells_events(gallery[i].name) ? NULL : note_cut;
			tui->erase = true;
			tui_paint(tui);
			draw_cut = NULL;
			end(desk);
		}
	}
	cr_assert(!cuts.len, "cut:\n%s", buf_text(&cuts));
	cr_assert_gt(words.count, 1000);
	for (size_t i = 0; i < words.count; i++)
		free(words.text[i]);
	free(words.text);
}

Test(words, no_word_of_the_program_is_cut_in_vietnamese)
{
	look_for_cuts(false);
}

Test(words, no_word_of_the_program_is_cut_in_english)
{
	look_for_cuts(true);
}
