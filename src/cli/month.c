/* The month's report on the command line: written, checked, frozen, and its sentences. */
#include "cli/month.h"

#include <stdio.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "cli/forms.h"
#include "cli/papers.h"
#include "domain/frozen.h"
#include "report/month.h"

static bool open_month(struct cli *cli, struct desk *desk, enum format *format, struct month *out,
	struct error *err)
{
	struct period period;

	return cli_format(cli, format, err) && cli_period(cli, desk, &period, err) &&
		month_make(desk, &period, out, err);
}

/* ---- the report ------------------------------------------------------------------------------------------------------ */

/* Tell what a superior would find; an error makes the exit status 1. */
static void say_checks(struct cli *cli, const struct month *month)
{
	for (size_t i = 0; i < month->check_count; i++) {
		if (month->checks[i].grade != MONTH_ERROR)
			continue;
		cli_say("%s", month->checks[i].sentence);
		cli->status = 1;
	}
}

static bool write_month(struct cli *cli, struct desk *desk, const struct month *month,
	const struct paper *paper, enum format format, const char *path, struct error *err)
{
	const bool file = path && strcmp(path, "-") != 0;
	struct buf bytes = {0};
	bool sent = false;
	bool ok = !month->frozen_at ||
		frozen_sent(desk, MONTH_FORM, month->period.from, month->period.to,
			format_names[format], &sent, &bytes, err);

	if (ok && !sent)
		ok = cli_paper_bytes(cli, paper, format, file ? 0 : output_width(), &bytes, err);
	if (ok && cli->option[OPT_FREEZE])
		ok = month_freeze(
			desk, month, paper, format_names[format], bytes.s, bytes.len, err);
	ok = ok && cli_write_bytes(path, &bytes, err);
	buf_clear(&bytes);
	return ok;
}

bool month_write_to(struct cli *cli, struct desk *desk, const struct period *period,
	enum paper_style style, enum format format, const char *path, struct error *err)
{
	struct month month;
	struct paper paper;

	if (!month_make(desk, period, &month, err))
		return false;
	say_checks(cli, &month);
	bool ok = month_paper(desk, &month, style, &paper, err);
	if (ok) {
		ok = write_month(cli, desk, &month, &paper, format, path, err);
		paper_clear(&paper);
	}
	month_clear(&month);
	return ok;
}

bool month_write(struct cli *cli, struct desk *desk, enum paper_style style, struct error *err)
{
	struct period period;
	enum format format;

	return cli_format(cli, &format, err) && cli_paper_may_go(cli, format, err) &&
		cli_period(cli, desk, &period, err) &&
		month_write_to(cli, desk, &period, style, format, cli->option[OPT_OUTPUT], err);
}

/* ---- lists ------------------------------------------------------------------------------------------------------------ */

static struct writer *open_list(enum format format, const char *name, const struct column *columns,
	size_t count, struct error *err)
{
	if (format == FORMAT_CSV || format == FORMAT_JSON)
		return writer_new(stdout, format, name, NULL, columns, count, output_width());
	error_set(err, ERR_USAGE, _("A list is not written as %s."), format_names[format]);
	return NULL;
}

static void put_indented(void *arg, const char *start, size_t bytes)
{
	(void)arg;
	printf("    %.*s\n", (int)bytes, start);
}

/* A line that names it, and a text of any length under it. */
static void print_text(const char *name, const char *state, const char *text)
{
	printf("%s  [%s]\n", name, state);
	text_wrap(text, output_width() - 4, put_indented, NULL);
}

static const char *const grades[] = {N_("ok"), N_("warning"), N_("error")};

static bool list_checks(const struct month *month, enum format format, struct error *err)
{
	static const struct column columns[] = {
		{"grade", "", ALIGN_LEFT, CELL_TEXT, 0},
		{"records", "", ALIGN_RIGHT, CELL_NUMBER, 0},
		{"sentence", "", ALIGN_LEFT, CELL_TEXT, 0},
	};
	struct writer *writer = open_list(format, "check", columns, 3, err);

	for (size_t i = 0; writer && i < month->check_count; i++) {
		const struct month_check *check = &month->checks[i];
		struct buf count = {0};
		buf_printf(&count, "%zu", check->count);
		const char *const cells[] = {
			grades[check->grade], buf_text(&count), check->sentence};
		writer_row(writer, cells);
		buf_clear(&count);
	}
	writer_free(writer);
	return writer != NULL;
}

bool month_check(struct cli *cli, struct desk *desk, struct error *err)
{
	struct month month;
	enum format format;
	bool ok = true;

	if (!open_month(cli, desk, &format, &month, err))
		return false;
	for (size_t i = 0; i < month.check_count; i++) {
		const struct month_check *check = &month.checks[i];
		if (format == FORMAT_TEXT)
			printf("[%s] %s\n", _(grades[check->grade]), check->sentence);
		if (check->grade == MONTH_ERROR)
			cli->status = 1;
	}
	if (format != FORMAT_TEXT)
		ok = list_checks(&month, format, err);
	month_clear(&month);
	return ok;
}

/* ---- sentences --------------------------------------------------------------------------------------------------------- */

static const struct {
	const char *word;
	int more;
	bool writes;
} sentence_words[] = {{"list", 0, false}, {"set", 2, true}, {"reset", 1, true}};

enum { SENTENCE_WORDS = sizeof sentence_words / sizeof sentence_words[0] };

/* The word behind `sentence`: `list` where there is none; SENTENCE_WORDS where it is none of ours. */
static size_t sentence_word(const struct cli *cli)
{
	size_t i = 0;

	while (cli->count > 1 && i < SENTENCE_WORDS &&
		strcmp(sentence_words[i].word, cli->words[1]) != 0)
		i++;
	return i;
}

bool month_sentence_words(const struct cli *cli, struct error *err)
{
	const size_t i = sentence_word(cli);

	if (i == SENTENCE_WORDS)
		return error_set(err, ERR_USAGE,
			_("“report sentence” takes list, set or reset, not “%s”."), cli->words[1]);
	if (cli->count > 1 && cli->count != 2 + sentence_words[i].more)
		return error_set(err, ERR_USAGE,
			_("“report sentence %s” takes %d more words, not %d."), cli->words[1],
			sentence_words[i].more, cli->count - 2);
	return true;
}

bool month_sentence_writes(const struct cli *cli)
{
	return sentence_words[sentence_word(cli)].writes;
}

static const char *state_of(const struct month_sentence *sentence)
{
	return !sentence->edited ? N_("drafted") : sentence->stale ? N_("stale") : N_("edited");
}

static bool list_sentences(const struct month *month, enum format format, struct error *err)
{
	static const struct column columns[] = {
		{"key", "", ALIGN_LEFT, CELL_TEXT, 0},
		{"state", "", ALIGN_LEFT, CELL_TEXT, 0},
		{"text", "", ALIGN_LEFT, CELL_TEXT, 0},
		{"draft", "", ALIGN_LEFT, CELL_TEXT, 0},
	};
	struct writer *writer = open_list(format, "sentence", columns, 4, err);

	for (size_t i = 0; writer && i < month->sentence_count; i++) {
		const struct month_sentence *sentence = &month->sentences[i];
		const char *const cells[] = {
			sentence->key, state_of(sentence), sentence->text, sentence->draft};
		writer_row(writer, cells);
	}
	writer_free(writer);
	return writer != NULL;
}

/* On a screen the draft stands where the clerk's text is another. */
static void print_sentences(const struct month *month)
{
	for (size_t i = 0; i < month->sentence_count; i++) {
		const struct month_sentence *sentence = &month->sentences[i];
		print_text(sentence->key, _(state_of(sentence)), sentence->text);
		if (sentence->edited)
			print_text(sentence->key, _("draft of now"), sentence->draft);
	}
}

bool month_sentence(struct cli *cli, struct desk *desk, struct error *err)
{
	const char *key = cli->count > 2 ? cli->words[2] : "";
	struct month month;
	enum format format;
	bool ok;

	if (!open_month(cli, desk, &format, &month, err))
		return false;
	switch (sentence_word(cli)) {
	case 0:
		ok = format == FORMAT_TEXT || list_sentences(&month, format, err);
		if (format == FORMAT_TEXT)
			print_sentences(&month);
		break;
	case 1:
		ok = month_sentence_set(desk, &month, key, cli->words[3], err);
		break;
	default:
		ok = month_sentence_reset(desk, &month, key, err);
	}
	month_clear(&month);
	return ok;
}
