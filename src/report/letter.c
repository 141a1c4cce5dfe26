/* Templates of letters: reading them, filling them, and the letter as lines of text. */
#include "report/letter.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/place.h"
#include "base/text.h"

enum { TEMPLATE_BYTES_MOST = 65536, WORD_MOST = 40 };

const struct letter_field letter_fields[] = {
	{"kinh_gui", N_("Addressee"), N_("in the case: Esc, then s")},
	{"nguoi_gui", N_("Sender, an alias where the identity is kept secret"),
		N_("in the case: Esc, then s")},
	{"ngay_nhan", N_("Day of receipt"), N_("in the case: Esc, then s")},
	{"ngay_thu_ly", N_("Day of acceptance"), N_("in the case: Esc, then s")},
	{"tom_tat", N_("Gist"), N_("in the case: Esc, then s")},
	{"noi_xay_ra", N_("Place"), N_("in the case: Esc, then s")},
	{"thon", N_("Hamlet"), N_("in the case: Esc, then s")},
	{"bi_don", N_("Respondent"), N_("in the case: Esc, then s")},
	{"linh_vuc", N_("Field"), N_("in the case: Esc, then s")},
	{"ma_vu", N_("Code"), N_("in the case: Esc, then s")},
	{"loai_vu", N_("Kind"), N_("in the case: Esc, then s")},
	{"ket_qua", N_("Outcome"), N_("in these steps")},
	{"tra_loi", N_("Answer"), N_("in these steps")},
	{"can_cu", N_("Grounds"), N_("in these steps")},
	{"co_quan", N_("Office"), N_("in the unit of the office: 7, Units")},
	{"cap_tren", N_("Superior office"), N_("in the settings file, as superior")},
	{"dia_danh", N_("Place name"), N_("in the unit of the office: 7, Units")},
	{"ngay_van_ban", N_("Day of the letter"), N_("in these steps")},
	{"so", N_("Number"), N_("in these steps")},
	{"chuc_vu", N_("Office of the signer"), N_("with the signer: 7, Staff, Office held")},
	{"nguoi_ky", N_("Signer"), N_("in these steps")},
	{"hn_ten", N_("Conference"), N_("in the conference: 2, Enter")},
	{"hn_thoi_gian", N_("Time of the conference"), N_("in the conference: 2, Enter")},
	{"hn_dia_diem", N_("Venue"), N_("in the conference: 2, Enter")},
	{"hn_chu_tri", N_("Chairs"), N_("in the conference: 2, Enter")},
	{"hn_noi_dung", N_("Agenda"), N_("in the conference: 2, Enter")},
	{"hn_so_nguoi", N_("People present"), N_("in the conference: 2, Enter")},
	{"hn_so_y_kien", N_("Opinions"), N_("in the conference: 2, Enter")},
	{"hn_ket_luan", N_("Conclusion"), N_("in the conference: 2, Enter")},
	{"hn_da_tra_loi", N_("Answered opinions"), N_("in the conference: 2, Enter")},
	{"hn_nhiem_vu", N_("Tasks"), N_("in the conference: 2, Enter")},
	{"hn_kien_nghi", N_("Proposals to superiors"), N_("in the conference: 2, Enter")},
	{NULL, NULL, NULL},
};

/* ---- reading ------------------------------------------------------------------------------------------ */

struct letter_key {
	const char *key;
	size_t offset;
	bool needed;
};

#define KEY(member, must)                                                                          \
	{                                                                                          \
#member, offsetof(struct letter, member), must                                     \
	}
static const struct letter_key keys[] = {
	KEY(name, true),
	KEY(letters, true),
	KEY(outcomes, false),
	KEY(kind, true),
	KEY(symbol, false),
	KEY(title, false),
	KEY(subject, true),
	KEY(to, false),
	KEY(recipients, false),
	KEY(authority, true),
};
enum { KEYS = sizeof keys / sizeof *keys };

static char **member(struct letter *letter, const struct letter_key *key)
{
	return (char **)((char *)letter + key->offset);
}

static const char *member_text(const struct letter *letter, const struct letter_key *key)
{
	return *(char *const *)((const char *)letter + key->offset);
}

struct source {
	const char *path;
	int line;
	struct error *err;
};

static bool fault(const struct source *source, const char *what, const char *word)
{
	return error_set(
		source->err, ERR_INVALID, "%s:%d: %s: %s", source->path, source->line, word, what);
}

static char *trimmed(const char *start, const char *end)
{
	while (start < end && (*start == ' ' || *start == '\t'))
		start++;
	while (end > start && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\r'))
		end--;
	return xstrndup(start, (size_t)(end - start));
}

static bool take_gap(
	struct letter *letter, const struct source *source, const char *word, char *label)
{
	for (const struct letter_field *f = letter_fields; f->word; f++)
		if (strcmp(f->word, word) == 0) {
			free(label);
			return fault(source, _("the program fills this word in itself"), word);
		}
	for (size_t i = 0; i < letter->gap_count; i++)
		if (strcmp(letter->gaps[i].word, word) == 0) {
			free(label);
			return fault(source, _("stands here twice"), word);
		}
	letter->gaps = xrealloc(letter->gaps, (letter->gap_count + 1) * sizeof *letter->gaps);
	letter->gaps[letter->gap_count++] = (struct letter_gap){xstrdup(word), label};
	return true;
}

/* One `key = value` of the head. */
static bool take_line(
	struct letter *letter, const struct source *source, const char *start, const char *end)
{
	const char *equals = memchr(start, '=', (size_t)(end - start));
	bool ok = false;

	if (!equals) {
		char *line = trimmed(start, end);
		ok = !*line || *line == '#' || fault(source, _("key = value is wanted"), line);
		free(line);
		return ok;
	}
	char *key = trimmed(start, equals), *value = trimmed(equals + 1, end);
	if (*key == '#') {
		ok = true;
	} else if (!*value) {
		fault(source, _("has no value"), key);
	} else if (strncmp(key, "gap.", 4) == 0) {
		ok = take_gap(letter, source, key + 4, value);
		value = NULL;
	} else {
		const struct letter_key *k = keys;
		while (k < keys + KEYS && strcmp(k->key, key) != 0)
			k++;
		if (k == keys + KEYS) {
			fault(source, _("there is no such key"), key);
		} else if (*member(letter, k)) {
			fault(source, _("stands here twice"), key);
		} else {
			*member(letter, k) = value;
			value = NULL;
			ok = true;
		}
	}
	free(key);
	free(value);
	return ok;
}

/* The bytes of a [word] behind its bracket, 0 where it is none. */
static size_t word_of(const char *bracket, char word[WORD_MOST + 1])
{
	size_t n = 0;

	while (n < WORD_MOST &&
		((bracket[1 + n] >= 'a' && bracket[1 + n] <= 'z') || bracket[1 + n] == '_' ||
			(n && bracket[1 + n] >= '0' && bracket[1 + n] <= '9')))
		n++;
	if (!n || bracket[1 + n] != ']')
		return 0;
	memcpy(word, bracket + 1, n);
	word[n] = '\0';
	return n;
}

static bool is_known(const struct letter *letter, const char *word)
{
	for (const struct letter_field *f = letter_fields; f->word; f++)
		if (strcmp(f->word, word) == 0)
			return true;
	for (size_t i = 0; i < letter->gap_count; i++)
		if (strcmp(letter->gaps[i].word, word) == 0)
			return true;
	return false;
}

static bool check_words(
	const struct letter *letter, struct source *source, const char *text, bool counting)
{
	char word[WORD_MOST + 1];

	for (const char *at = text; at && *at; at++) {
		source->line += counting && *at == '\n';
		if (*at != '[')
			continue;
		if (!word_of(at, word))
			return fault(source,
				_("a word of small letters and _ is wanted in brackets"), "[");
		if (!is_known(letter, word))
			return fault(source,
				_("there is no such word; a gap is named in the head: gap.word = "
				  "label"),
				word);
	}
	return true;
}

static bool parse(struct letter *letter, struct source *source, const char *text)
{
	const char *at = text;

	for (source->line = 1; *at; source->line++) {
		const char *end = strchrnul(at, '\n');
		if (end - at >= 3 && strncmp(at, "---", 3) == 0) {
			at = *end ? end + 1 : end;
			letter->body = xstrdup(at);
			break;
		}
		if (!take_line(letter, source, at, end))
			return false;
		at = *end ? end + 1 : end;
	}
	if (!letter->body)
		return fault(source, _("the line --- before the text is missing"), "---");
	const int head = source->line;
	for (size_t i = 0; i < KEYS; i++) {
		if (keys[i].needed && !member_text(letter, &keys[i]))
			return fault(source, _("is missing in the head"), keys[i].key);
		if (!check_words(letter, source, member_text(letter, &keys[i]), false))
			return false;
	}
	source->line = head + 1;
	return check_words(letter, source, letter->body, true);
}

static void letter_clear(struct letter *letter)
{
	for (size_t i = 0; i < KEYS; i++)
		free(*member(letter, &keys[i]));
	for (size_t i = 0; i < letter->gap_count; i++) {
		free(letter->gaps[i].word);
		free(letter->gaps[i].label);
	}
	free(letter->gaps);
	free(letter->id);
	free(letter->body);
	*letter = (struct letter){0};
}

static bool read_file(struct letter *out, const char *path, const char *id, struct error *err)
{
	struct source source = {path, 0, err};
	struct letter letter = {.id = xstrdup(id)};
	FILE *stream = fopen(path, "re");
	struct buf raw = {0};
	char *text = NULL;
	size_t got;
	bool ok = false;

	if (!stream) {
		error_set(err, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, _("%s cannot be read: %s"),
			path, strerror(errno));
		goto out;
	}
	while (raw.len <= TEMPLATE_BYTES_MOST &&
		(got = fread(buf_room(&raw, 4096), 1, 4096, stream)) > 0)
		buf_grow(&raw, got);
	if (ferror(stream))
		error_set(err, ERR_IO, _("%s cannot be read: %s"), path, strerror(errno));
	else if (raw.len > TEMPLATE_BYTES_MOST)
		error_set(err, ERR_INVALID, _("%s is longer than %d bytes"), path,
			TEMPLATE_BYTES_MOST);
	else
		ok = text_clean(&text, buf_text(&raw), raw.len, true, err) &&
			parse(&letter, &source, text);
out:
	if (stream)
		fclose(stream);
	if (ok)
		*out = letter;
	else
		letter_clear(&letter);
	buf_clear(&raw);
	free(text);
	return ok;
}

static int is_template(const struct dirent *entry)
{
	const char *dot = strrchr(entry->d_name, '.');

	return dot && dot != entry->d_name && strcmp(dot, ".txt") == 0;
}

/* In the place of the one of that id, or as a new one. */
static void take_letter(struct letters *letters, struct letter *letter)
{
	for (size_t i = 0; i < letters->count; i++)
		if (strcmp(letters->list[i].id, letter->id) == 0) {
			letter_clear(&letters->list[i]);
			letters->list[i] = *letter;
			return;
		}
	letters->list = xrealloc(letters->list, (letters->count + 1) * sizeof *letters->list);
	letters->list[letters->count++] = *letter;
}

/* All of a folder; takes its name. One that is not there is an error where it is needed. */
static bool read_folder(struct letters *letters, char *folder, bool needed, struct error *err)
{
	struct dirent **names = NULL;
	const int count = scandir(folder, &names, is_template, alphasort);
	bool ok = count >= 0 || (!needed && errno == ENOENT);

	if (!ok)
		error_set(err, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, _("%s cannot be read: %s"),
			folder, strerror(errno));
	for (int i = 0; i < count; i++) {
		struct buf path = {0};
		struct letter letter;
		const char *name = names[i]->d_name;
		char *id = xstrndup(name, strlen(name) - 4);
		buf_printf(&path, "%s/%s", folder, name);
		ok = ok && read_file(&letter, buf_text(&path), id, err);
		if (ok)
			take_letter(letters, &letter);
		free(id);
		free(names[i]);
		buf_clear(&path);
	}
	free(names);
	free(folder);
	return ok;
}

static char *below(const char *folder, const char *rest)
{
	struct buf path = {0};

	buf_printf(&path, "%s%s", folder, rest);
	return buf_steal(&path);
}

/* The office's own, over those of the program: as the rules of a site (domain/rules.h). */
static bool read_own(struct letters *letters, struct error *err)
{
	const char *only = getenv("DOITHOAI_LETTERS");
	const char *config_home = getenv("XDG_CONFIG_HOME");
	const char *home = getenv("HOME");

	if (only && *only)
		return read_folder(letters, xstrdup(only), true, err);
	if (!read_folder(letters, xstrdup(SYSCONFDIR "/doithoai/letters"), false, err))
		return false;
	if (config_home && *config_home == '/')
		return read_folder(letters, below(config_home, "/doithoai/letters"), false, err);
	return !home || !*home ||
		read_folder(letters, below(home, "/.config/doithoai/letters"), false, err);
}

static int by_id(const void *a, const void *b)
{
	return strcmp(((const struct letter *)a)->id, ((const struct letter *)b)->id);
}

bool letters_read(struct letters *out, const char *folder, struct error *err)
{
	struct letters letters = {0};
	const bool ok = folder ? read_folder(&letters, xstrdup(folder), true, err)
			       : read_folder(&letters, place_data("forms/vn/letters"), true, err) &&
			read_own(&letters, err);

	if (!ok) {
		letters_clear(&letters);
		return false;
	}
	if (letters.count)
		qsort(letters.list, letters.count, sizeof *letters.list, by_id);
	*out = letters;
	return true;
}

void letters_clear(struct letters *letters)
{
	for (size_t i = 0; i < letters->count; i++)
		letter_clear(&letters->list[i]);
	free(letters->list);
	*letters = (struct letters){0};
}

const struct letter *letters_find(const struct letters *letters, const char *id)
{
	for (size_t i = 0; i < letters->count; i++)
		if (strcmp(letters->list[i].id, id) == 0)
			return &letters->list[i];
	return NULL;
}

static bool has_word(const char *words, const char *word)
{
	const size_t bytes = strlen(word);

	for (const char *at = words; at && (at = strstr(at, word)); at += bytes)
		if ((at == words || at[-1] == ' ') && (!at[bytes] || at[bytes] == ' '))
			return true;
	return false;
}

bool letter_fits(const struct letter *letter, const char *owed, const char *outcome)
{
	return owed && has_word(letter->letters, owed) &&
		(!letter->outcomes || !outcome || has_word(letter->outcomes, outcome));
}

bool letter_is_of_conference(const struct letter *letter)
{
	return strncmp(letter->letters, "conference-", strlen("conference-")) == 0;
}

/* ---- filling ------------------------------------------------------------------------------------------ */

size_t letter_expand(const char *text, letter_value *value, void *arg, struct buf *out)
{
	char word[WORD_MOST + 1];
	size_t open = 0;

	for (const char *at = text; *at; at++) {
		const size_t bytes = *at == '[' ? word_of(at, word) : 0;
		if (!bytes) {
			buf_putc(out, *at);
			continue;
		}
		const char *filled = value(arg, word);
		if (filled && *filled) {
			buf_puts(out, filled);
		} else {
			buf_printf(out, "[%s]", word);
			open++;
		}
		at += bytes + 1;
	}
	return open;
}

/* The first word of a text that has no value. */
static size_t count_open(const char *text, letter_value *value, void *arg, struct buf *word_out)
{
	char word[WORD_MOST + 1];
	size_t open = 0;

	for (const char *at = text; at && *at; at++) {
		const char *filled;
		if (*at != '[' || !word_of(at, word) || ((filled = value(arg, word)) && *filled))
			continue;
		if (!open++ && word_out && !word_out->len)
			buf_puts(word_out, word);
	}
	return open;
}

size_t letter_open(const struct letter *letter, letter_value *value, void *arg, struct buf *word)
{
	static const char signs[] = "[dia_danh] [chuc_vu] [nguoi_ky]";

	return count_open(letter->subject, value, arg, word) +
		count_open(letter->to, value, arg, word) +
		count_open(letter->body, value, arg, word) +
		count_open(letter->recipients, value, arg, word) +
		count_open(signs, value, arg, word);
}

/* ---- laying out --------------------------------------------------------------------------------------- */

struct layout {
	letter_value *value;
	void *arg;
	int columns;
	void (*line)(void *to, enum letter_style style, const char *text);
	void *to;
	enum letter_style style; /* of the paragraph being broken */
	const char *first; /* before its first line */
	int indent; /* of the others */
	int lines;
};

static char *expanded(const struct layout *l, const char *text)
{
	struct buf out = {0};

	letter_expand(text, l->value, l->arg, &out);
	return buf_steal(&out);
}

static void put(const struct layout *l, enum letter_style style, const char *text)
{
	l->line(l->to, style, text);
}

/* A text broken into lines of so many columns; each is taken off its beginning. */
struct broken {
	struct buf text; /* LF behind each line */
	const char *rest;
};

static void break_line(void *arg, const char *start, size_t bytes)
{
	struct broken *broken = arg;

	buf_put(&broken->text, start, bytes);
	buf_putc(&broken->text, '\n');
}

static void break_text(struct broken *broken, const char *text, int columns)
{
	*broken = (struct broken){.text = {0}};
	text_wrap(text, columns, break_line, broken);
	broken->rest = buf_text(&broken->text);
}

/* Take the next line; "" behind the last one. */
static void next_line(struct broken *broken, struct buf *line)
{
	const size_t bytes = strcspn(broken->rest, "\n");

	buf_cut(line, 0);
	buf_put(line, broken->rest, bytes);
	broken->rest += bytes + (broken->rest[bytes] == '\n');
}

/* Two texts side by side, each in the middle of its half: 4 to 6 as on the paper. What is too long for its half goes on below. */
static void put_pair(
	const struct layout *l, enum letter_style style, const char *left, const char *right)
{
	const int half = l->columns * 42 / 100;
	struct buf first = {0}, second = {0}, out = {0};
	struct broken lefts, rights;

	break_text(&lefts, left, text_width(left) > half ? half - 1 : half);
	break_text(&rights, right, l->columns - half);
	do {
		next_line(&lefts, &first);
		next_line(&rights, &second);
		buf_cut(&out, 0);
		text_pad(&out, buf_text(&first), half, ALIGN_CENTRE);
		text_pad(&out, buf_text(&second), l->columns - half, ALIGN_CENTRE);
		while (out.len && out.s[out.len - 1] == ' ')
			buf_cut(&out, out.len - 1);
		put(l, style, buf_text(&out));
	} while (*lefts.rest || *rights.rest);
	buf_clear(&lefts.text);
	buf_clear(&rights.text);
	buf_clear(&first);
	buf_clear(&second);
	buf_clear(&out);
}

static void put_centred(const struct layout *l, enum letter_style style, const char *text)
{
	struct buf out = {0};
	int pad = (l->columns - text_width(text)) / 2;

	for (; pad > 0; pad--)
		buf_putc(&out, ' ');
	buf_puts(&out, text);
	put(l, style, buf_text(&out));
	buf_clear(&out);
}

static void paragraph_line(void *arg, const char *start, size_t bytes)
{
	struct layout *l = arg;
	struct buf out = {0};

	if (l->lines++ == 0)
		buf_puts(&out, l->first);
	else
		for (int i = 0; i < l->indent; i++)
			buf_putc(&out, ' ');
	buf_put(&out, start, bytes);
	put(l, l->style, buf_text(&out));
	buf_clear(&out);
}

static void put_paragraph(
	struct layout *l, enum letter_style style, const char *first, int indent, const char *text)
{
	const int lead = text_width(first);

	l->style = style;
	l->first = first;
	l->indent = indent;
	l->lines = 0;
	text_wrap(text, l->columns - (lead > indent ? lead : indent), paragraph_line, l);
}

static const char *value_or(const struct layout *l, const char *word, const char *instead)
{
	const char *text = l->value(l->arg, word);

	return text && *text ? text : instead;
}

/* "Ủy ban nhân dân xã Tân Lập" stands in two lines, the second from the kind of the place on. */
static void put_head(const struct layout *l, const struct letter *letter)
{
	static const char *const places[] = {" xã ", " phường ", " thị trấn ", " đặc khu ", NULL};
	const char *office = value_or(l, "co_quan", "[co_quan]");
	const char *at = NULL;

	for (size_t i = 0; places[i] && !at; i++)
		at = strstr(office, places[i]);
	char *first = at ? xstrndup(office, (size_t)(at - office)) : xstrdup(office);
	char *upper = text_upper(first), *second = text_upper(at ? at + 1 : "");
	struct buf number = {0}, day = {0};

	put_pair(l, LETTER_BOLD, upper, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
	put_pair(l, LETTER_BOLD, second, "Độc lập - Tự do - Hạnh phúc");
	put_pair(l, LETTER_PLAIN, "-------", "---------------");
	if (letter->symbol)
		buf_printf(&number, "Số: %s/%s", value_or(l, "so", "     "), letter->symbol);
	buf_printf(&day, "%s, ", value_or(l, "dia_danh", "[dia_danh]"));
	buf_puts(&day, value_or(l, "ngay_van_ban", "[ngay_van_ban]"));
	put_pair(l, LETTER_PLAIN, buf_text(&number), buf_text(&day));
	free(first);
	free(upper);
	free(second);
	buf_clear(&number);
	buf_clear(&day);
}

static void put_subject(struct layout *l, const struct letter *letter)
{
	char *subject = expanded(l, letter->subject);

	if (letter->title) {
		put(l, LETTER_PLAIN, "");
		put_centred(l, LETTER_BOLD, letter->title);
		if (text_width(subject) <= l->columns)
			put_centred(l, LETTER_BOLD, subject);
		else
			put_paragraph(l, LETTER_BOLD, "", 0, subject);
	} else {
		put_paragraph(l, LETTER_PLAIN, "  V/v ", 2, subject);
	}
	free(subject);
	if (letter->to) {
		char *to = expanded(l, letter->to);
		put(l, LETTER_PLAIN, "");
		put_paragraph(l, LETTER_PLAIN, "          Kính gửi: ", 20, to);
		free(to);
	}
}

static void put_body(struct layout *l, const struct letter *letter)
{
	char *body = expanded(l, letter->body);

	put(l, LETTER_PLAIN, "");
	for (char *at = body, *end; *at; at = end) {
		end = strchrnul(at, '\n');
		const bool more = *end;
		*end = '\0';
		if (*at)
			put_paragraph(l, LETTER_PLAIN, "    ", 0, at);
		else if (more && end[1])
			put(l, LETTER_PLAIN, "");
		end += more;
	}
	free(body);
}

/* A recipient at the left, a part of the signature in the middle of the right half. */
static void put_sides(const struct layout *l, const char *left, const char *right)
{
	const int half = l->columns / 2;
	struct buf out = {0};

	text_pad(&out, left, half, ALIGN_LEFT);
	if (*right)
		text_pad(&out, right, l->columns - half, ALIGN_CENTRE);
	while (out.len && out.s[out.len - 1] == ' ')
		buf_cut(&out, out.len - 1);
	put(l, LETTER_PLAIN, buf_text(&out));
	buf_clear(&out);
}

/* Who gets it, a line each or as many as the left half wants. */
static void break_recipients(const struct layout *l, const char *recipients, struct broken *out)
{
	const int half = l->columns / 2;

	if (*recipients)
		buf_puts(&out->text, "Nơi nhận:\n");
	for (const char *at = recipients; *at;) {
		struct buf line = {0};
		at += strspn(at, " ");
		const size_t bytes = strcspn(at, ";");
		buf_printf(&line, "- %.*s%s", (int)bytes, at, at[bytes] ? ";" : "");
		at += bytes + (at[bytes] == ';');
		text_wrap(buf_text(&line), text_width(buf_text(&line)) > half ? half - 1 : half,
			break_line, out);
		buf_clear(&line);
	}
	out->rest = buf_text(&out->text);
}

/* Who gets it at the left, who signs at the right. */
static void put_end(struct layout *l, const struct letter *letter)
{
	char *recipients = expanded(l, letter->recipients ? letter->recipients : "");
	char *office = xstrdup(value_or(l, "chuc_vu", "[chuc_vu]"));
	char *signer = xstrdup(value_or(l, "nguoi_ky", "[nguoi_ky]"));
	struct broken names = {.text = {0}}, signs;
	struct buf left = {0}, right = {0};

	put(l, LETTER_PLAIN, "");
	buf_printf(&right, "%s\n%s\n\n\n\n%s", letter->authority, office, signer);
	break_text(&signs, buf_text(&right), l->columns - l->columns / 2);
	break_recipients(l, recipients, &names);
	while (*names.rest || *signs.rest) {
		next_line(&names, &left);
		next_line(&signs, &right);
		put_sides(l, buf_text(&left), buf_text(&right));
	}
	buf_clear(&left);
	buf_clear(&right);
	buf_clear(&names.text);
	buf_clear(&signs.text);
	free(recipients);
	free(office);
	free(signer);
}

void letter_layout(const struct letter *letter, letter_value *value, void *arg, int columns,
	void (*line)(void *to, enum letter_style style, const char *text), void *to)
{
	struct layout l = {.value = value,
		.arg = arg,
		.columns = columns < 40 ? 40 : columns,
		.line = line,
		.to = to};

	put_head(&l, letter);
	put_subject(&l, letter);
	put_body(&l, letter);
	put_end(&l, letter);
}

static void add_line(void *to, enum letter_style style, const char *text)
{
	(void)style;
	buf_puts(to, text);
	buf_putc(to, '\n');
}

char *letter_text(const struct letter *letter, letter_value *value, void *arg, int columns)
{
	struct buf out = {0};

	letter_layout(letter, value, arg, columns, add_line, &out);
	return buf_steal(&out);
}
