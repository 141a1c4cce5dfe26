/*
 * The search index's tokenizer `vi`: FTS5's unicode61 without diacritics, and đ to d. Offsets stay
 * those of the text.
 *
 * A word of a text becomes up to five terms at one place:
 *     dat            folded: what an unaccented query finds
 *     =đât4          with its accents, the tone as a digit at the end, so that hòa = hoà and
 *                    đât is a beginning of đất: what an accented query finds
 *     <d <da <dat    its beginnings: what an unfinished word of up to three letters finds
 * A word of a query becomes one: folded if it has no accents, else accented. A query text that
 * begins with a mark is taken as the term itself (src/store/search.c makes those).
 */
#include "store/internal.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

struct tokenizer {
	fts5_tokenizer base; /* unicode61 */
	Fts5Tokenizer *instance;
};

typedef int token_function(
	void *context, int flags, const char *token, int bytes, int start, int end);

struct run {
	token_function *emit;
	void *context;
	const char *text;
	bool query;
};

size_t term_letters(const char *word, size_t bytes, int letters)
{
	size_t at = 0;

	while (at < bytes && letters-- > 0) {
		at++;
		while (at < bytes && ((unsigned char)word[at] & 0xC0) == 0x80)
			at++;
	}
	return at;
}

/* Tones in the order of the dictionary; 0 for every other character. */
static char tone_digit(utf8proc_int32_t c)
{
	switch (c) {
	case 0x300: /* huyền */
		return '1';
	case 0x309: /* hỏi */
		return '2';
	case 0x303: /* ngã */
		return '3';
	case 0x301: /* sắc */
		return '4';
	case 0x323: /* nặng */
		return '5';
	default:
		return 0;
	}
}

static bool is_ascii(const char *word, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		if ((unsigned char)word[i] >= 0x80)
			return false;
	return true;
}

bool term_accented(const char *word, size_t bytes, char out[TERM_SIZE], char tones[8])
{
	utf8proc_int32_t letters[TERM_SIZE / 4];
	utf8proc_uint8_t *at = (utf8proc_uint8_t *)out;
	size_t tone_count = 0;
	bool accented = false;

	if (is_ascii(word, bytes))
		return false; /* half of all words */
	utf8proc_ssize_t count =
		utf8proc_decompose((const utf8proc_uint8_t *)word, (utf8proc_ssize_t)bytes, letters,
			TERM_SIZE / 4, UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STABLE);

	if (count < 0 || count > TERM_SIZE / 4 - 8)
		return false;
	for (utf8proc_ssize_t i = 0; i < count; i++) {
		char tone = tone_digit(letters[i]);
		if (tone && tone_count < 7)
			tones[tone_count++] = tone;
		else
			at += utf8proc_encode_char(letters[i], at);
		accented = accented || letters[i] == 0x111 ||
			(letters[i] >= 0x300 && letters[i] <= 0x36F);
	}
	*at = '\0';
	tones[tone_count] = '\0';
	return accented;
}

/*
 * đ is a letter of its own to Unicode, so unicode61 keeps it. A "word" of hundreds of letters is
 * no word: its beginning stands for it, in text and query alike.
 */
static size_t fold_token(const char *token, size_t bytes, char out[TERM_SIZE])
{
	size_t len = 0;

	bytes = term_letters(token, bytes, TERM_SIZE / 4 - 1);
	for (size_t i = 0; i < bytes; i++) {
		if (i + 1 < bytes && token[i] == '\xC4' && token[i + 1] == '\x91') {
			out[len++] = 'd';
			i++;
		} else {
			out[len++] = token[i];
		}
	}
	return len;
}

static int emit_marked(const struct run *run, int flags, char mark, const char *text, size_t bytes,
	int start, int end)
{
	char term[TERM_SIZE + 16];

	term[0] = mark;
	memcpy(term + 1, text, bytes);
	return run->emit(run->context, flags, term, (int)bytes + 1, start, end);
}

static int on_token(void *context, int flags, const char *token, int bytes, int start, int end)
{
	const struct run *run = context;
	char folded[TERM_SIZE], accented[TERM_SIZE + 8], tones[8];

	size_t len = fold_token(token, (size_t)bytes, folded);
	bool has_accents = term_accented(run->text + start, (size_t)(end - start), accented, tones);
	if (has_accents)
		strcat(accented, tones);

	if (run->query && has_accents)
		return emit_marked(
			run, flags, TERM_ACCENTED, accented, strlen(accented), start, end);
	int rc = run->emit(run->context, flags, folded, (int)len, start, end);
	if (run->query)
		return rc;
	flags |= FTS5_TOKEN_COLOCATED;
	if (rc == SQLITE_OK && has_accents)
		rc = emit_marked(run, flags, TERM_ACCENTED, accented, strlen(accented), start, end);
	size_t before = 0;
	for (int letters = 1; rc == SQLITE_OK && letters <= TERM_BEGINNINGS; letters++) {
		size_t beginning = term_letters(folded, len, letters);
		if (beginning == before)
			break;
		rc = emit_marked(run, flags, TERM_BEGINNING, folded, beginning, start, end);
		before = beginning;
	}
	return rc;
}

static int tokenize(Fts5Tokenizer *instance, void *context, int flags, const char *text, int bytes,
	token_function *emit)
{
	struct tokenizer *tokenizer = (struct tokenizer *)instance;
	struct run run = {emit, context, text, (flags & FTS5_TOKENIZE_QUERY) != 0};

	if (run.query && bytes > 0 && (text[0] == TERM_BEGINNING || text[0] == TERM_ACCENTED))
		return emit(context, 0, text, bytes, 0, bytes);
	return tokenizer->base.xTokenize(tokenizer->instance, &run, flags, text, bytes, on_token);
}

static void delete (Fts5Tokenizer *instance)
{
	struct tokenizer *tokenizer = (struct tokenizer *)instance;

	if (tokenizer->instance)
		tokenizer->base.xDelete(tokenizer->instance);
	sqlite3_free(tokenizer);
}

static int create(void *context, const char **args, int count, Fts5Tokenizer **out)
{
	fts5_api *api = context;
	const char *options[] = {"remove_diacritics", "2"};
	void *base_context;

	(void)args;
	if (count)
		return SQLITE_ERROR; /* vi has no options */
	struct tokenizer *tokenizer = sqlite3_malloc(sizeof(*tokenizer));
	if (!tokenizer)
		return SQLITE_NOMEM;
	memset(tokenizer, 0, sizeof(*tokenizer));
	int rc = api->xFindTokenizer(api, "unicode61", &base_context, &tokenizer->base);
	if (rc == SQLITE_OK)
		rc = tokenizer->base.xCreate(base_context, options, 2, &tokenizer->instance);
	if (rc == SQLITE_OK)
		*out = (Fts5Tokenizer *)tokenizer;
	else
		delete ((Fts5Tokenizer *)tokenizer);
	return rc;
}

int tokenizer_register(sqlite3 *db, fts5_api **out)
{
	static fts5_tokenizer vi = {create, delete, tokenize};
	fts5_api *api = NULL;
	sqlite3_stmt *st = NULL;
	int rc = sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &st, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_bind_pointer(st, 1, &api, "fts5_api_ptr", NULL);
	if (rc == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW && api)
		rc = api->xCreateTokenizer(api, "vi", api, &vi, NULL);
	else if (rc == SQLITE_OK)
		rc = SQLITE_ERROR;
	sqlite3_finalize(st);
	*out = api;
	return rc;
}

/* ---- words of typed text ---- */

struct words {
	void (*word)(void *arg, size_t start, size_t end, const char *folded);
	void *arg;
};

static int on_typed(void *context, int flags, const char *token, int bytes, int start, int end)
{
	const struct words *words = context;
	char folded[TERM_SIZE];

	(void)flags;
	folded[fold_token(token, (size_t)bytes, folded)] = '\0';
	words->word(words->arg, (size_t)start, (size_t)end, folded);
	return SQLITE_OK;
}

void tokenizer_words(fts5_api *api, const char *text,
	void (*word)(void *arg, size_t start, size_t end, const char *folded), void *arg)
{
	struct words words = {word, arg};
	Fts5Tokenizer *instance;

	if (create(api, NULL, 0, &instance) != SQLITE_OK)
		die("out of memory");
	struct tokenizer *tokenizer = (struct tokenizer *)instance;
	if (tokenizer->base.xTokenize(tokenizer->instance, &words, FTS5_TOKENIZE_AUX, text,
		    (int)strlen(text), on_typed) != SQLITE_OK)
		die("out of memory");
	delete (instance);
}
