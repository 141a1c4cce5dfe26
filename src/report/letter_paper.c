/* The blocks of a letter. */
#include "report/letter_paper.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"

struct making {
	const struct letter *letter;
	letter_value *value;
	void *arg;
	bool draft;
	struct paper *paper;
};

static char *expanded(const struct making *m, const char *text)
{
	struct buf out = {0};

	letter_expand(text, m->value, m->arg, &out);
	return buf_steal(&out);
}

/* A value, or its [word]. */
static void put_value(const struct making *m, const char *word, struct buf *out)
{
	const char *text = m->value(m->arg, word);

	if (text && *text)
		buf_puts(out, text);
	else
		buf_printf(out, "[%s]", word);
}

static void put_upper(const struct making *m, const char *word, struct buf *out)
{
	struct buf plain = {0};

	put_value(m, word, &plain);
	char *upper = text_upper(buf_text(&plain));
	buf_puts(out, upper);
	free(upper);
	buf_clear(&plain);
}

static void put_head(const struct making *m)
{
	const char *superior = m->value(m->arg, "cap_tren");
	struct buf left = {0};

	if (superior && *superior) {
		put_upper(m, "cap_tren", &left);
		buf_putc(&left, '\n');
	}
	put_upper(m, "co_quan", &left);
	paper_add(m->paper, PAPER_HEAD, buf_text(&left),
		"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc");
	buf_clear(&left);
}

/* An official letter has no title: what it is about stands below its number. */
static void put_number(const struct making *m, const char *subject)
{
	const char *number = m->draft ? NULL : m->value(m->arg, "so");
	struct buf left = {0}, right = {0};

	if (m->letter->symbol)
		buf_printf(&left, "Số: %s/%s", number && *number ? number : "     ",
			m->letter->symbol);
	if (!m->letter->title)
		buf_printf(&left, "%sV/v %s", left.len ? "\n" : "", subject);
	put_value(m, "dia_danh", &right);
	buf_puts(&right, ", ");
	put_value(m, "ngay_van_ban", &right);
	paper_add(m->paper, PAPER_NUMBER, buf_text(&left), buf_text(&right));
	buf_clear(&left);
	buf_clear(&right);
}

static void put_to(const struct making *m)
{
	struct buf text = {0};

	buf_puts(&text, "Kính gửi: ");
	letter_expand(m->letter->to, m->value, m->arg, &text);
	paper_add(m->paper, PAPER_TO, buf_text(&text), NULL);
	buf_clear(&text);
}

/* "QUYẾT ĐỊNH:" alone in its line stands in the middle. */
static bool is_order(const char *line)
{
	char *upper = text_upper(line);
	const size_t bytes = strlen(line);
	const bool order = bytes > 1 && line[bytes - 1] == ':' && !strcmp(upper, line);

	free(upper);
	return order;
}

/* What a paper is based on stands at its beginning, slanted (NĐ 30/2020, annex I). */
static bool is_basis(const char *line)
{
	return !strncmp(line, "Căn cứ", strlen("Căn cứ"));
}

static void put_body(const struct making *m)
{
	char *body = expanded(m, m->letter->body);
	bool begun = !m->letter->title;

	for (char *at = body, *end; *at; at = end) {
		end = strchrnul(at, '\n');
		const bool more = *end;
		*end = '\0';
		end += more;
		if (!*at)
			continue;
		const bool order = is_order(at);
		begun = begun || !is_basis(at);
		paper_add(m->paper,
			order		? PAPER_NAME
				: begun ? PAPER_TEXT
					: PAPER_BASIS,
			at, NULL)
			->strong = order;
	}
	free(body);
}

/* Who gets it, a line each. */
static void put_recipients(const struct making *m, struct buf *out)
{
	char *all = expanded(m, m->letter->recipients ? m->letter->recipients : "");

	if (*all)
		buf_puts(out, "Nơi nhận:");
	for (const char *at = all; *at;) {
		at += strspn(at, " ");
		const size_t bytes = strcspn(at, ";");
		buf_puts(out, "\n- ");
		buf_put(out, at, bytes);
		at += bytes;
		if (*at == ';')
			buf_putc(out, *at++);
	}
	free(all);
}

static void put_end(const struct making *m)
{
	struct buf left = {0}, right = {0};

	put_recipients(m, &left);
	buf_printf(&right, "%s\n", m->letter->authority);
	put_value(m, "chuc_vu", &right);
	buf_puts(&right, "\n\n\n\n\n");
	put_value(m, "nguoi_ky", &right);
	paper_blank(m->paper);
	paper_add(m->paper, PAPER_SIGN, buf_text(&left), buf_text(&right));
	buf_clear(&left);
	buf_clear(&right);
}

void letter_paper(const struct letter *letter, letter_value *value, void *arg, bool draft,
	struct paper *paper)
{
	const struct making m = {letter, value, arg, draft, paper};
	char *subject = expanded(&m, letter->subject);

	if (paper->count)
		paper_add(paper, PAPER_BREAK, NULL, NULL)->strong = true;
	if (draft)
		paper_add(paper, PAPER_NOTE, _("DRAFT, not signed"), NULL)->strong = true;
	put_head(&m);
	put_number(&m, subject);
	if (letter->title) {
		paper_add(paper, PAPER_NAME, letter->title, NULL)->strong = true;
		paper_add(paper, PAPER_ABOUT, subject, NULL)->strong = true;
	}
	if (letter->to)
		put_to(&m);
	put_body(&m);
	put_end(&m);
	if (!paper->title) {
		struct buf title = {0};
		buf_printf(&title, "%s: %s", letter->title ? letter->title : "Công văn", subject);
		paper->title = paper_clean(buf_text(&title));
		buf_clear(&title);
	}
	free(subject);
}
