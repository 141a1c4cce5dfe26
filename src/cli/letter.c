/* doithoai letter: letters about cases, as files for people, scripts and cron. Which may be written is asked of report/mail.h. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/locale.h"
#include "cli/cli.h"
#include "cli/papers.h"
#include "report/letter_paper.h"
#include "report/mail.h"
#include "report/meeting_letter.h"

struct job {
	struct cli *cli;
	struct mail mail;
	enum format format;
	char **codes; /* words of the cases, borrowed */
	size_t count;
};

/* ---- words ------------------------------------------------------------------------------------------- */

/* word=text for a gap of the template. */
static bool take_gap(struct mail *mail, const char *word, struct error *err)
{
	const struct letter *letter = mail->letter;
	struct buf words = {0};
	const char *text;
	char *key;

	if (!cli_split(word, &key, &text, err))
		return false;
	for (size_t i = 0; i < letter->gap_count; i++) {
		if (strcmp(letter->gaps[i].word, key) == 0) {
			mail_set_gap(mail, i, text);
			buf_clear(&words);
			free(key);
			return true;
		}
		buf_printf(&words, "%s%s", words.len ? ", " : "", letter->gaps[i].word);
	}
	if (words.len)
		error_set(err, ERR_USAGE, _("%s has no gap “%s”; there are: %s."), letter->id, key,
			buf_text(&words));
	else
		error_set(err, ERR_USAGE, _("%s has no gap to be filled in."), letter->id);
	buf_clear(&words);
	free(key);
	return false;
}

static bool take_words(struct job *job, struct error *err)
{
	const struct cli *cli = job->cli;
	const struct letter *letter = letters_find(&job->mail.letters, cli->words[0]);

	if (!letter)
		return error_set(err, ERR_NOT_FOUND,
			_("There is no template “%s”; `letter list` names them."), cli->words[0]);
	mail_choose(&job->mail, letter);
	job->codes = xcalloc((size_t)cli->count, sizeof *job->codes);
	for (int i = 1; i < cli->count; i++) {
		if (!strchr(cli->words[i], '='))
			job->codes[job->count++] = cli->words[i];
		else if (!take_gap(&job->mail, cli->words[i], err))
			return false;
	}
	return job->count ||
		error_set(err, ERR_USAGE, _("To which case or conference is the letter?"));
}

/* ---- letters ----------------------------------------------------------------------------------------- */

/* One that may be written and lacks nothing. */
static bool open_piece(
	struct job *job, const char *code, struct mail_piece *piece, struct error *err)
{
	const struct entity *entity = &entity_casefile;
	struct error why = {0};
	int64_t id;

	if (!desk_find(job->mail.desk, code, &entity, &id, err))
		return false;
	if (!mail_piece_open(piece, &job->mail, id, &why))
		return error_set(err, why.code, "%s: %s", code, why.text);
	if (mail_ready(piece, &why))
		return true;
	mail_piece_clear(piece);
	return error_set(err, why.code, "%s: %s", code, why.text);
}

/* Do something with every letter; nothing further behind the first that cannot be written. */
static bool each_piece(struct job *job,
	bool (*with)(struct job *job, struct mail_piece *piece, void *arg, struct error *err),
	void *arg, struct error *err)
{
	bool ok = true;

	for (size_t i = 0; i < job->count && ok; i++) {
		struct mail_piece piece;
		if (job->count > 1 && !cli_progress(NULL, (int64_t)i, (int64_t)job->count))
			return error_set(err, ERR_DENIED, _("stopped"));
		if (!open_piece(job, job->codes[i], &piece, err))
			return false;
		ok = with(job, &piece, arg, err);
		mail_piece_clear(&piece);
	}
	return ok;
}

static bool add_text(struct job *job, struct mail_piece *piece, void *text, struct error *err)
{
	(void)job, (void)err;
	if (((struct buf *)text)->len)
		buf_putc(text, '\f');
	mail_text(piece, text);
	return true;
}

static bool add_paper(struct job *job, struct mail_piece *piece, void *paper, struct error *err)
{
	(void)job, (void)err;
	mail_paper(piece, paper);
	return true;
}

static bool write_text(const char *path, const struct buf *text, struct error *err)
{
	struct output out = {0};

	if (!output_open(&out, path, err))
		return false;
	fwrite(buf_text(text), 1, text->len, out.file);
	return out.path ? output_close(&out, true, err) : true;
}

/* All in one file, a page each. */
static bool write_joint(struct job *job, struct error *err)
{
	struct paper paper = {0};
	struct buf text = {0};
	bool ok;

	if (job->format == FORMAT_TEXT)
		ok = each_piece(job, add_text, &text, err) &&
			write_text(job->cli->option[OPT_OUTPUT], &text, err);
	else
		ok = each_piece(job, add_paper, &paper, err) &&
			cli_paper(job->cli, &paper, job->format, err);
	paper_clear(&paper);
	buf_clear(&text);
	return ok;
}

static bool check_one(struct job *job, struct mail_piece *piece, void *arg, struct error *err)
{
	(void)job, (void)piece, (void)arg, (void)err;
	return true;
}

static bool write_one(struct job *job, struct mail_piece *piece, void *arg, struct error *err)
{
	struct paper paper = {0};
	struct output out = {0};
	struct buf path = {0}, text = {0};

	(void)arg;
	buf_puts(&path, job->cli->option[OPT_OUTPUT]);
	if (path.s[path.len - 1] != '/')
		buf_putc(&path, '/');
	mail_file_name(piece, job->format, &path);
	bool ok = true;
	if (job->format == FORMAT_TEXT) {
		mail_text(piece, &text);
		ok = write_text(buf_text(&path), &text, err);
	} else if ((ok = output_open(&out, buf_text(&path), err))) {
		mail_paper(piece, &paper);
		ok = output_close(&out, paper_write(&paper, job->format, NULL, out.file, err), err);
	}
	if (ok)
		puts(buf_text(&path));
	paper_clear(&paper);
	buf_clear(&path);
	buf_clear(&text);
	return ok;
}

/* A file each; all are looked over before the first is written. */
static bool write_each(struct job *job, struct error *err)
{
	return each_piece(job, check_one, NULL, err) && each_piece(job, write_one, NULL, err);
}

static bool is_folder(const char *path)
{
	struct stat status;

	return path && stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* About a conference: one letter. */
static bool write_meeting(struct job *job, struct error *err)
{
	const struct entity *entity = &entity_conference;
	struct desk *desk = job->mail.desk;
	struct meeting_letter m;
	struct paper paper = {0};
	int64_t id;
	bool ok;

	if (job->count > 1)
		return error_set(err, ERR_USAGE, _("One conference at a time."));
	if (!desk_find(desk, job->codes[0], &entity, &id, err) ||
		!meeting_letter_open(&m, desk, id, job->mail.letter, err))
		return false;
	if (job->format == FORMAT_TEXT) {
		struct buf text = {0};
		char *lines = letter_text(m.letter, meeting_letter_value, &m, LETTER_COLUMNS);
		buf_puts(&text, lines);
		ok = write_text(job->cli->option[OPT_OUTPUT], &text, err);
		buf_clear(&text);
		free(lines);
	} else {
		meeting_letter_paper(&m, &paper);
		ok = cli_paper(job->cli, &paper, job->format, err);
	}
	meeting_letter_clear(&m);
	paper_clear(&paper);
	return ok;
}

static bool write_letters(struct job *job, struct error *err)
{
	const char *path = job->cli->option[OPT_OUTPUT];

	if (letter_is_of_conference(job->mail.letter))
		return write_meeting(job, err);

	cli_interruptible(job->count > 1);
	const bool ok = cli_shows(path, job->format, err) &&
		(is_folder(path) ? write_each(job, err) : write_joint(job, err));
	cli_progress_end();
	cli_interruptible(false);
	return ok;
}

/* ---- as it was signed --------------------------------------------------------------------------------- */

static bool write_kept(
	struct job *job, struct desk *desk, const struct document *document, struct error *err)
{
	const char *path = job->cli->option[OPT_OUTPUT];
	struct buf text = {0};
	struct letter_kept kept;
	struct paper paper = {0};

	if (!letter_kept_read(desk, document->record.id, &kept, err))
		return false;
	buf_puts(&text, document->text ? document->text : "");
	bool ok;
	if (job->format == FORMAT_TEXT && text.len) {
		ok = write_text(path, &text, err);
	} else if (kept.letter.id) {
		letter_paper(&kept.letter, letter_kept_value, &kept, false, &paper);
		ok = cli_paper(job->cli, &paper, job->format, err);
	} else {
		ok = error_set(err, ERR_NOT_FOUND,
			text.len ? _("Of this letter only the text was kept: take --format "
				     "text.")
				 : _("What this document says was not kept here: it was "
				     "entered by hand."));
	}
	letter_kept_clear(&kept);
	paper_clear(&paper);
	buf_clear(&text);
	return ok;
}

/* The letter of an entry of the register. */
static bool write_entry(struct job *job, struct desk *desk, struct error *err)
{
	const struct entity *entity = &entity_document;
	struct document document = {0};
	int64_t id;

	if (!desk_find(desk, job->cli->words[0], &entity, &id, err) ||
		!desk_load(desk, &entity_document, id, &document, err))
		return false;
	const bool ok =
		(desk_may_read(desk, &entity_document, &document) ||
			error_set(err, ERR_DENIED, _("%s belongs to a case that you may not read."),
				job->cli->words[0])) &&
		write_kept(job, desk, &document, err);
	record_clear(&entity_document, &document);
	return ok;
}

/* ---- what there is ------------------------------------------------------------------------------------ */

static bool list_templates(enum format format, struct error *err)
{
	const struct column columns[] = {
		{"template", _("Template"), ALIGN_LEFT, CELL_TEXT, 0},
		{"symbol", _("Symbol"), ALIGN_LEFT, CELL_TEXT, 0},
		{"name", _("Name"), ALIGN_LEFT, CELL_TEXT, 0},
		{"gaps", _("To be filled in"), ALIGN_LEFT, CELL_TEXT, 20},
	};
	struct letters letters;

	if (format != FORMAT_TEXT)
		return error_set(
			err, ERR_USAGE, _("A list is not written as %s."), format_names[format]);
	if (!letters_read(&letters, NULL, err))
		return false;
	struct writer *writer = writer_new(stdout, FORMAT_TABLE, "template", NULL, columns,
		sizeof columns / sizeof columns[0], output_width());
	for (size_t i = 0; i < letters.count; i++) {
		const struct letter *letter = &letters.list[i];
		struct buf gaps = {0};
		for (size_t k = 0; k < letter->gap_count; k++)
			buf_printf(&gaps, "%s%s", k ? " " : "", letter->gaps[k].word);
		const char *const cells[] = {
			letter->id, letter->symbol, letter->name, buf_text(&gaps)};
		const bool more = writer_row(writer, cells);
		buf_clear(&gaps);
		if (!more)
			break;
	}
	writer_free(writer);
	letters_clear(&letters);
	return true;
}

static bool run_letter(struct cli *cli, struct error *err)
{
	struct job job = {.cli = cli};
	struct desk *desk = NULL;

	if (!cli_format(cli, &job.format, err))
		return false;
	if (cli->count == 1 && strcmp(cli->words[0], "list") == 0)
		return list_templates(job.format, err);
	if (!cli_open(cli, &desk, STORE_READ, err))
		return false;
	const bool ok = cli->count == 1 ? write_entry(&job, desk, err)
					: mail_open(&job.mail, desk, err) &&
			take_words(&job, err) && write_letters(&job, err);
	free(job.codes);
	mail_clear(&job.mail);
	desk_close(desk);
	return ok;
}

const struct command command_letter = {
	.name = "letter",
	.arguments = "list | TEMPLATE CODE… [GAP=TEXT…] | DOCUMENT",
	.help = N_("write letters about cases and conferences from a template"),
	.details = N_(
		"TEMPLATE is one of `letter list`, as KN-02. A letter is written where an act that "
		"owes it is done or may be done now, and where nothing is missing in it; else "
		"nothing is written. Letters to several cases stand in one file, a page each, or "
		"each in its own where --output is a folder. Until a letter has its number from "
		"the register, its pages are marked as a draft. DOCUMENT is the code of an entry "
		"of the register, as VB-12: its letter is printed as it was signed."),
	.options = OPTION(FORMAT) | OPTION(OUTPUT),
	.formats = "text docx pdf html",
	.words = "list",
	.least = 1,
	.most = -1,
	.run = run_letter,
};
