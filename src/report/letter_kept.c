/* Writing and reading letters as they were signed. */
#include "report/letter_kept.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/docregister.h"

/* Parts of a letter; those in brackets of a template are filled in. */
static const struct {
	const char *key;
	size_t offset;
} parts[] = {
	{"template", offsetof(struct letter, id)},
	{"name", offsetof(struct letter, name)},
	{"title", offsetof(struct letter, title)},
	{"symbol", offsetof(struct letter, symbol)},
	{"subject", offsetof(struct letter, subject)},
	{"to", offsetof(struct letter, to)},
	{"recipients", offsetof(struct letter, recipients)},
	{"authority", offsetof(struct letter, authority)},
};
enum { PARTS = sizeof parts / sizeof *parts };

static const char *const words[] = {
	"cap_tren", "co_quan", "dia_danh", "ngay_van_ban", "so", "chuc_vu", "nguoi_ky"};
_Static_assert(sizeof words / sizeof *words == LETTER_KEPT_WORDS, "a value for each word");

static char **part(struct letter *letter, size_t i)
{
	return (char **)((char *)letter + parts[i].offset);
}

static const char *part_text(const struct letter *letter, size_t i)
{
	return *(char *const *)((const char *)letter + parts[i].offset);
}

/* ---- writing ----------------------------------------------------------------------------------------- */

/* A value in one line. */
static void put_line(struct buf *out, const char *key, const char *text)
{
	if (!text || !*text)
		return;
	buf_printf(out, "%s = ", key);
	for (; *text; text++)
		buf_putc(out, *text == '\n' ? ' ' : *text);
	buf_putc(out, '\n');
}

bool letter_keep(struct desk *desk, int64_t document, const struct letter *letter,
	letter_value *value, void *arg, struct error *err)
{
	struct buf out = {0};

	for (size_t i = 0; i < PARTS; i++) {
		struct buf text = {0};
		letter_expand(part_text(letter, i) ? part_text(letter, i) : "", value, arg, &text);
		put_line(&out, parts[i].key, buf_text(&text));
		buf_clear(&text);
	}
	for (size_t i = 0; i < LETTER_KEPT_WORDS; i++)
		put_line(&out, words[i], value(arg, words[i]));
	buf_puts(&out, "---\n");
	letter_expand(letter->body, value, arg, &out);
	const bool ok = document_keep(desk, document, buf_text(&out), err);
	buf_clear(&out);
	return ok;
}

/* ---- reading ----------------------------------------------------------------------------------------- */

static char **place_of(struct letter_kept *kept, const char *line, size_t key)
{
	for (size_t i = 0; i < PARTS; i++)
		if (strlen(parts[i].key) == key && !strncmp(parts[i].key, line, key))
			return part(&kept->letter, i);
	for (size_t i = 0; i < LETTER_KEPT_WORDS; i++)
		if (strlen(words[i]) == key && !strncmp(words[i], line, key))
			return &kept->words[i];
	return NULL;
}

static bool parse(struct letter_kept *kept, const char *text)
{
	while (*text && strncmp(text, "---\n", 4) != 0) {
		const size_t bytes = strcspn(text, "\n"), key = strcspn(text, " ");
		char **place = place_of(kept, text, key);
		if (!place || *place || key + 3 > bytes || strncmp(text + key, " = ", 3) != 0)
			return false;
		*place = xstrndup(text + key + 3, bytes - key - 3);
		text += bytes + (text[bytes] == '\n');
	}
	if (!*text || !kept->letter.id || !kept->letter.subject || !kept->letter.authority)
		return false;
	kept->letter.body = xstrdup(text + 4);
	return true;
}

bool letter_kept_read(
	struct desk *desk, int64_t document, struct letter_kept *out, struct error *err)
{
	struct letter_kept kept = {.words = {0}};
	char *text;

	if (!document_kept(desk, document, &text, err))
		return false;
	const bool ok = !text || parse(&kept, text);
	free(text);
	if (ok) {
		*out = kept;
		return true;
	}
	letter_kept_clear(&kept);
	return error_set(err, ERR_CORRUPT, _("The letter kept with document %lld is damaged"),
		(long long)document);
}

void letter_kept_clear(struct letter_kept *kept)
{
	for (size_t i = 0; i < PARTS; i++)
		free(*part(&kept->letter, i));
	free(kept->letter.body);
	for (size_t i = 0; i < LETTER_KEPT_WORDS; i++)
		free(kept->words[i]);
	*kept = (struct letter_kept){.words = {0}};
}

const char *letter_kept_value(void *arg, const char *word)
{
	const struct letter_kept *kept = arg;

	for (size_t i = 0; i < LETTER_KEPT_WORDS; i++)
		if (strcmp(words[i], word) == 0)
			return kept->words[i];
	return NULL;
}
