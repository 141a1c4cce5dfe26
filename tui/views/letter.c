/*
 * Letters as they will be written: one case after the other with what is to be filled in, what is checked, and the text. What they
 * say and may not say is asked of report/mail.h; here they are looked over, filled in and written.
 */
#include "tui/views/letter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/draft.h"
#include "report/mail_files.h"
#include "tui/bulk.h"
#include "tui/danger.h"
#include "tui/paper_file.h"
#include "tui/prompt.h"
#include "tui/timeline.h"
#include "tui/views/case_acts.h"
#include "tui/views/case_ask.h"
#include "tui/views/case_cells.h"
#include "tui/views/page.h"

enum {
	NAME_MOST = 200,
	GAP_MOST = 2000,
	COUNTED_MOST = 40, /* of more marked cases nobody waits for how many take which letter */
};

struct letterview {
	struct pageview base;
	struct mail mail;
	int64_t *ids;
	size_t count, at;
	struct mail_piece piece; /* of ids[at]; mail NULL where it is refused */
	bool typed; /* gaps that no draft holds */
};

static struct letterview *self(struct view *view)
{
	return (struct letterview *)view;
}

/* ---- drafts: of one case that everybody may see ------------------------------------------------------- */

static bool keeps_drafts(const struct letterview *v)
{
	return v->count == 1 && v->piece.mail && v->piece.file.secrecy != SECRECY_RESTRICTED;
}

static bool take_draft(void *arg, const char *word, const char *text)
{
	struct mail *mail = arg;

	for (size_t i = 0; i < mail->letter->gap_count; i++)
		if (!mail->gaps[i] && strcmp(mail->letter->gaps[i].word, word) == 0)
			mail_set_gap(mail, i, text);
	return true;
}

static bool keep_gap(struct letterview *v, size_t gap, struct error *err)
{
	char place[DRAFT_PLACE_SIZE];

	if (!keeps_drafts(v)) {
		v->typed = true;
		return true;
	}
	draft_letter_place(&entity_casefile, v->ids[0], place);
	return draft_put(v->base.view.tui->desk, place, v->mail.letter->gaps[gap].word,
		v->mail.gaps[gap] ? v->mail.gaps[gap] : "", err);
}

/* Once it is written nothing is left to go on with. */
static void forget_drafts(struct view *view)
{
	struct letterview *v = self(view);
	char place[DRAFT_PLACE_SIZE];
	struct error err = {0};

	v->typed = false;
	if (keeps_drafts(v) &&
		!draft_drop(v->base.view.tui->desk,
			draft_letter_place(&entity_casefile, v->ids[0], place), &err))
		tui_complain(v->base.view.tui, &err);
}

/* ---- the page ----------------------------------------------------------------------------------------- */

static void add_gap(struct letterview *v, size_t gap)
{
	struct page_row *row = page_add(&v->base.page, PAGE_ITEM);
	const char *text = v->mail.gaps[gap];
	struct buf b = {0};

	buf_puts(&b, v->mail.letter->gaps[gap].label);
	if (text) {
		buf_puts(&b, ": ");
		for (; *text; text++)
			buf_putc(&b, *text == '\n' ? ' ' : *text);
	} else {
		row->style = row->right_style = ROLE_TODAY;
		row->right = xstrdup(_("to be filled in"));
	}
	row->entity = &entity_casefile;
	row->id = v->ids[v->at];
	row->value = (int64_t)gap + 1;
	row->mark = xstrdup(v->mail.gaps[gap] ? "v" : "x");
	row->text = buf_steal(&b);
}

/* Enter leads to where it is mended. */
static void add_fault(struct letterview *v, const struct mail_check *check)
{
	struct page_row *row = page_add(&v->base.page, PAGE_ITEM);

	row->style = row->right_style = ROLE_ERROR;
	row->entity = &entity_casefile;
	row->id = v->ids[v->at];
	row->value = check->gap + 1;
	row->mark = xstrdup("x");
	row->text = xstrdup(check->fault);
}

static void add_checks(struct letterview *v)
{
	struct mail_check checks[MAIL_CHECKS];
	struct buf b = {0};

	mail_lint(&v->piece, checks);
	page_heading(&v->base.page, _("Checks"), NULL);
	for (size_t i = 0; i < MAIL_CHECKS; i++) {
		buf_cut(&b, 0);
		buf_printf(&b, "%s %s", checks[i].ok ? "v" : "x",
			checks[i].ok ? _(checks[i].label) : checks[i].fault);
		if (checks[i].ok || checks[i].gap < 0)
			page_line(&v->base.page, checks[i].ok ? ROLE_DONE : ROLE_ERROR, 0,
				buf_text(&b));
		else
			add_fault(v, &checks[i]);
	}
	buf_clear(&b);
}

static void add_line(void *arg, enum letter_style style, const char *text)
{
	page_line(arg, style == LETTER_BOLD ? ROLE_TITLE : ROLE_NORMAL, 0, text);
}

static const char *standing_name(enum mail_standing standing)
{
	switch (standing) {
	case MAIL_OWED:
		return _("owed now");
	case MAIL_DONE:
		return _("a copy");
	case MAIL_READY:
		return _("for what comes next");
	}
	return "";
}

static void add_letter(struct letterview *v)
{
	struct page *page = &v->base.page;
	const int room = page->columns - 2;

	if (v->mail.letter->gap_count)
		page_heading(page, _("To be filled in"), _("Enter edits"));
	for (size_t i = 0; i < v->mail.letter->gap_count; i++)
		add_gap(v, i);
	add_checks(v);
	page_heading(page, _("Preview"), standing_name(v->piece.standing));
	letter_layout(mail_letter(&v->piece), mail_value, &v->piece,
		room < LETTER_COLUMNS ? room : LETTER_COLUMNS, add_line, page);
}

/* A refused one in the place of its letter, as lists of what will be done show it. */
static void add_refused(struct letterview *v, const char *reason)
{
	struct desk *desk = v->base.view.tui->desk;
	struct casefile file = {0};
	struct buf b = {0};

	page_heading(&v->base.page, _("No letter"), NULL);
	buf_puts(&b, "x ");
	if (desk_load(desk, &entity_casefile, v->ids[v->at], &file, NULL)) {
		record_code(&entity_casefile, &file, &b);
		buf_puts(&b, "  ");
		desk_show(desk, &entity_casefile, entity_casefile.title, &file, &b);
	}
	page_line(&v->base.page, ROLE_NORMAL, 0, buf_text(&b));
	page_paragraph(&v->base.page, ROLE_DIM, 4, v->base.page.columns - 6, reason);
	record_clear(&entity_casefile, &file);
	buf_clear(&b);
}

static bool load(struct view *view, struct error *err)
{
	struct letterview *v = self(view);
	char place[DRAFT_PLACE_SIZE];
	struct error why = {0};

	mail_piece_clear(&v->piece);
	const bool written = mail_piece_open(&v->piece, &v->mail, v->ids[v->at], &why);
	if (!written && why.code != ERR_DENIED && why.code != ERR_NOT_FOUND) {
		*err = why;
		return false;
	}
	if (keeps_drafts(v) &&
		!draft_fields(view->tui->desk,
			draft_letter_place(&entity_casefile, v->ids[0], place), take_draft,
			&v->mail, err))
		return false;
	page_restart(&v->base.page);
	if (written)
		add_letter(v);
	else
		add_refused(v, why.text);
	page_settle(&v->base.page);
	return true;
}

static void title(struct view *view, struct buf *left, struct buf *right)
{
	struct letterview *v = self(view);

	if (v->piece.mail) {
		case_cell_number(&v->piece.file, left);
		buf_puts(left, " · ");
	}
	buf_printf(left, "%s · %s", _("Letter"), v->mail.letter->name);
	if (v->count > 1)
		buf_printf(right, "%zu/%zu", v->at + 1, v->count);
}

static void status(struct view *view, struct buf *left, struct buf *right)
{
	struct letterview *v = self(view);
	struct error err = {0};

	if (v->count > 1)
		buf_printf(
			left, ngettext("%zu marked case", "%zu marked cases", v->count), v->count);
	else if (v->piece.mail && v->piece.file.secrecy == SECRECY_RESTRICTED)
		buf_puts(left, _("Restricted: no draft is kept"));
	if (v->piece.mail && mail_ready(&v->piece, &err))
		buf_puts(right, _("Everything is there: F8 writes it"));
	else
		buf_puts(right, v->piece.mail ? err.text : _("no letter to this case"));
}

/* ---- moving ------------------------------------------------------------------------------------------- */

static void go(struct view *view, size_t at)
{
	struct letterview *v = self(view);

	if (at >= v->count)
		return;
	v->at = at;
	page_reopen(&v->base.page);
	view_touch(view, DIRTY_DATA);
	view->tui->dirty = true;
}

static void run_left(struct view *view, const char *argument)
{
	(void)argument;
	if (self(view)->at)
		go(view, self(view)->at - 1);
}

static void run_right(struct view *view, const char *argument)
{
	(void)argument;
	go(view, self(view)->at + 1);
}

static void run_page_up(struct view *view, const char *argument)
{
	(void)argument;
	page_turn(&self(view)->base.page, -(view->area.rows - 1));
	view_touch(view, DIRTY_PAINT);
}

static void run_page_down(struct view *view, const char *argument)
{
	(void)argument;
	page_turn(&self(view)->base.page, view->area.rows - 1);
	view_touch(view, DIRTY_PAINT);
}

/* ---- gaps --------------------------------------------------------------------------------------------- */

static bool gap_given(
	struct view *view, void *arg, const char *text, size_t *column, struct error *err)
{
	struct letterview *v = self(view);
	const size_t gap = (size_t)(intptr_t)arg;

	*column = 0;
	mail_set_gap(&v->mail, gap, text);
	view_touch(view, DIRTY_DATA);
	view->tui->dirty = true;
	return keep_gap(v, gap, err);
}

static void ask_gap(struct view *view, size_t gap)
{
	struct letterview *v = self(view);
	const struct letter_gap *asked = &v->mail.letter->gaps[gap];
	char place[DRAFT_PLACE_SIZE];
	struct buf field = {0};

	buf_printf(&field, "typing.%s", asked->word);
	const struct prompt_draft draft = {
		draft_letter_place(&entity_casefile, v->ids[0], place), buf_text(&field)};
	prompt_note(view, asked->label, v->mail.gaps[gap], GAP_MOST,
		keeps_drafts(v) ? &draft : NULL, gap_given, (void *)(intptr_t)gap);
	buf_clear(&field);
}

static void run_open(struct view *view, const char *argument)
{
	struct page *page = &self(view)->base.page;
	const struct page_row *row = page_item(page);

	(void)argument;
	if (page->cursor < page->top) { /* nothing is edited that is not in sight */
		page->top = 0;
		view_touch(view, DIRTY_PAINT);
	} else if (row) {
		ask_gap(view, (size_t)row->value - 1);
	}
}

static void run_next(struct view *view, const char *argument)
{
	struct letterview *v = self(view);

	(void)argument;
	for (size_t i = 0; i < v->mail.letter->gap_count; i++)
		if (!v->mail.gaps[i]) {
			ask_gap(view, i);
			return;
		}
	tui_say(view->tui, _("Everything is filled in"));
}

/* ---- one file ----------------------------------------------------------------------------------------- */

static bool make_paper(
	struct view *view, const struct paper_file *file, struct paper *out, struct error *err)
{
	(void)file;
	if (!mail_ready(&self(view)->piece, err))
		return false;
	mail_paper(&self(view)->piece, out);
	return true;
}

static void make_text(struct view *view, struct buf *out)
{
	mail_text(&self(view)->piece, out);
}

static void print_one(struct view *view)
{
	static const struct paper_file file = {make_paper, make_text, forget_drafts};
	struct letterview *v = self(view);
	struct buf name = {0};

	buf_printf(&name, "%s-", v->mail.letter->id);
	record_code(&entity_casefile, &v->piece.file, &name);
	paper_file_ask(view, &file, _("Write the letter to"), buf_text(&name));
	buf_clear(&name);
}

/* ---- many files --------------------------------------------------------------------------------------- */

/* An act on several cases, as bulk.h wants it; the view stands below all the while. */
struct posting {
	struct letterview *v;
	struct mail_files files;
};

static bool check_one(struct desk *desk, int64_t id, void *arg, struct error *err)
{
	struct posting *posting = arg;
	struct mail_piece piece;

	(void)desk;
	if (!mail_piece_open(&piece, &posting->v->mail, id, err))
		return false;
	const bool ok = mail_ready(&piece, err) && mail_files_check(&posting->files, &piece, err);
	mail_piece_clear(&piece);
	return ok;
}

static bool post_one(struct desk *desk, int64_t id, void *arg, struct error *err)
{
	struct posting *posting = arg;
	struct mail_piece piece;

	(void)desk;
	if (!mail_piece_open(&piece, &posting->v->mail, id, err))
		return false;
	const bool ok = mail_ready(&piece, err) && mail_files_add(&posting->files, &piece, err);
	mail_piece_clear(&piece);
	return ok;
}

static bool post_end(void *arg, bool ok, struct buf *said, struct error *err)
{
	struct posting *posting = arg;
	struct mail_files *files = &posting->files;

	if (!mail_files_end(files, ok, err))
		return false;
	buf_printf(said, ngettext("%zu letter is in %s", "%zu letters are in %s", files->count),
		files->count, files->path);
	posting->v->typed = false;
	return true;
}

static void drop_posting(void *arg)
{
	struct posting *posting = arg;

	mail_files_clear(&posting->files);
	free(posting);
}

/* A form for a file each, in a folder; of the one file for all its ending says it. */
enum { IN_ONE_FILE = FORMAT_COUNT };

static bool place_given(
	struct view *view, void *arg, const char *path, size_t *column, struct error *err)
{
	const intptr_t form = (intptr_t)arg;
	enum format format = (enum format)form;
	struct letterview *v = self(view);
	struct posting *posting;
	struct buf b = {0};

	(void)column;
	if (form == IN_ONE_FILE && !paper_file_form(path, &format, err))
		return false;
	posting = xcalloc(1, sizeof *posting);
	if (!mail_files_begin(&posting->files, path, format, form == IN_ONE_FILE, err)) {
		free(posting);
		return false;
	}
	posting->v = v;
	buf_printf(&b, "%s: %s", v->mail.letter->name, posting->files.path);
	bulk_ask(view,
		&(const struct bulk_act){.entity = &entity_casefile,
			.title = buf_text(&b),
			.act = post_one,
			.check = check_one,
			.end = post_end,
			.arg = posting,
			.drop = drop_posting},
		v->ids, v->count);
	buf_clear(&b);
	return true;
}

static void ask_place(struct view *view, void *arg, int64_t form)
{
	const struct letter *letter = self(view)->mail.letter;
	char day[DATE_ISO_SIZE];
	struct buf base = {0}, name = {0};

	(void)arg;
	buf_printf(&base, "%s-%s", letter->id, date_iso(date_today(), day));
	if (form == IN_ONE_FILE)
		paper_file_name(buf_text(&base), paper_file_usual(), &name);
	else
		buf_puts(&name, buf_text(&base));
	prompt_text(view,
		form == IN_ONE_FILE ? _("Write all letters to the file")
				    : _("Write the letters into the folder"),
		buf_text(&name), NAME_MOST, NULL, place_given, (void *)(intptr_t)form);
	buf_clear(&base);
	buf_clear(&name);
}

static void run_print(struct view *view, const char *argument)
{
	const struct menu_item items[] = {
		{.value = FORMAT_PDF, .label = _("A PDF each, in a folder")},
		{.value = FORMAT_DOCX, .label = _("A DOCX each, in a folder")},
		{.value = FORMAT_TEXT, .label = _("A text each, in a folder")},
		{.value = IN_ONE_FILE, .label = _("All in one file, a page each")},
	};

	(void)argument;
	if (self(view)->count > 1)
		prompt_menu(view, _("Write the letters"), items, sizeof items / sizeof *items,
			paper_file_usual(), ask_place, NULL);
	else
		print_one(view);
}

/* ---- the register ------------------------------------------------------------------------------------- */

static void register_yes(struct view *view, void *arg)
{
	struct letterview *v = self(view);
	struct buf number = {0}, code = {0};
	struct error err = {0};

	(void)arg;
	if (mail_register(&v->piece, &number, &code, &err)) {
		forget_drafts(view);
		tui_changed(view->tui);
		tui_say(view->tui, _("The letter is in the register: %s"),
			number.len ? buf_text(&number) : buf_text(&code));
	} else {
		tui_complain(view->tui, &err);
	}
	buf_clear(&number);
	buf_clear(&code);
}

static void run_register(struct view *view, const char *argument)
{
	struct letterview *v = self(view);
	struct buf text = {0};

	(void)argument;
	if (mail_takes_number(&v->piece)) {
		buf_printf(&text, _("The next number of %s is taken for the letter."),
			v->mail.letter->symbol);
		danger_ask(view, DANGER_ISSUE, v->piece.file.record.id, buf_text(&text),
			register_yes, NULL);
	} else {
		prompt_confirm(view, _("Register"),
			_("The letter is entered, no number is taken. Ctrl+Z takes it back."), NULL,
			register_yes, NULL);
	}
	buf_clear(&text);
}

/* ---- the view ----------------------------------------------------------------------------------------- */

static void leave_yes(struct view *view, void *arg)
{
	(void)arg;
	tui_take_out(view);
}

static void run_back(struct view *view, const char *argument)
{
	(void)argument;
	if (self(view)->typed)
		prompt_confirm(view, _("Leave"), _("What was filled in here is gone then."), NULL,
			leave_yes, NULL);
	else
		tui_pop(view);
}

static void run_timeline(struct view *view, const char *argument)
{
	struct letterview *v = self(view);

	(void)argument;
	tui_push(view->tui, timeline_new(view->tui, &entity_casefile, v->ids[v->at]));
}

static bool allowed(const struct view *view, enum action action, struct error *err)
{
	struct letterview *v = (struct letterview *)view;
	const bool one = v->count == 1;

	if ((action == ACT_LEFT || action == ACT_RIGHT) && one)
		return error_set(err, ERR_DENIED, _("There is one letter only"));
	if ((action == ACT_NEXT || action == ACT_OPEN) && !v->mail.letter->gap_count)
		return error_set(err, ERR_DENIED, _("Nothing is to be filled in"));
	if (action == ACT_REGISTER && !one)
		return error_set(err, ERR_DENIED,
			_("Numbers are taken for one letter at a time: open the case and press t"));
	if (action == ACT_REGISTER && v->piece.entered)
		return error_set(err, ERR_DENIED, _("This letter was entered today already: %s/%s"),
			v->piece.number, v->mail.letter->symbol ? v->mail.letter->symbol : "");
	if ((action == ACT_PRINT && one) || action == ACT_REGISTER)
		return v->piece.mail ? mail_ready(&v->piece, err)
				     : error_set(err, ERR_DENIED, _("no letter to this case"));
	return true;
}

static bool current(const struct view *view, const struct entity **entity, int64_t *id)
{
	const struct letterview *v = (const struct letterview *)view;

	*entity = &entity_casefile;
	*id = v->ids[v->at];
	return true;
}

static void clear(struct view *view)
{
	struct letterview *v = self(view);

	pageview_ops.clear(view);
	mail_piece_clear(&v->piece);
	mail_clear(&v->mail);
	free(v->ids);
}

static const struct view_handler handlers[] = {
	{ACT_OPEN, run_open},
	{ACT_NEXT, run_next},
	{ACT_LEFT, run_left},
	{ACT_RIGHT, run_right},
	{ACT_PAGE_UP, run_page_up},
	{ACT_PAGE_DOWN, run_page_down},
	{ACT_PRINT, run_print},
	{ACT_REGISTER, run_register},
	{ACT_TIMELINE, run_timeline},
	{ACT_BACK, run_back},
	{ACT_NONE},
};

static const struct view_ops ops = {
	.name = "letter",
	.size = sizeof(struct letterview),
	.context = CTX_LETTER,
	.base = &pageview_ops,
	.handlers = handlers,
	.title = title,
	.load = load,
	.status = status,
	.current = current,
	.allowed = allowed,
	.clear = clear,
};

/* ---- choosing the template ---------------------------------------------------------------------------- */

/* The first case that the letter is written to; the first of all where it is none of those asked. */
static size_t first_taker(const struct mail *mail, const int64_t *ids, size_t count)
{
	for (size_t i = 0; i < count && i < COUNTED_MOST; i++) {
		struct casefile file = {0};
		enum mail_standing standing;
		const bool takes = desk_load(mail->desk, &entity_casefile, ids[i], &file, NULL) &&
			mail_allowed(mail, &file, mail->letter, &standing, NULL);
		record_clear(&entity_casefile, &file);
		if (takes)
			return i;
	}
	return 0;
}

/* Takes the mail and the ids. */
static void open_view(struct view *owner, struct mail *mail, const struct letter *letter,
	int64_t *ids, size_t count)
{
	struct letterview *v = view_new(owner->tui, &ops);

	v->mail = *mail;
	mail_choose(&v->mail, letter);
	v->ids = ids;
	v->count = count;
	v->at = first_taker(&v->mail, ids, count);
	tui_push(owner->tui, &v->base.view);
}

/* The templates are read anew: they were only named in the menu. */
static void open_by_id(struct view *owner, const char *id)
{
	struct mail mail;
	struct error err = {0};
	size_t count;

	if (!mail_open(&mail, owner->tui->desk, &err)) {
		tui_complain(owner->tui, &err);
		return;
	}
	const struct letter *letter = letters_find(&mail.letters, id);
	int64_t *ids = letter ? case_targets(owner, &count) : NULL;
	if (ids && count) {
		open_view(owner, &mail, letter, ids, count);
		return;
	}
	free(ids);
	mail_clear(&mail);
	if (letter)
		error_set(&err, ERR_DENIED, _("No case here"));
	else
		error_set(&err, ERR_NOT_FOUND, _("There is no template “%s”"), id);
	tui_complain(owner->tui, &err);
}

static void template_chosen(struct view *owner, void *arg, int64_t value)
{
	struct letters letters;
	struct error err = {0};

	(void)arg;
	if (!letters_read(&letters, NULL, &err)) {
		tui_complain(owner->tui, &err);
		return;
	}
	if (value >= 0 && (size_t)value < letters.count)
		open_by_id(owner, letters.list[value].id);
	letters_clear(&letters);
}

/* What the cases say of one template. */
struct choice_row {
	size_t takes; /* cases that it is written for */
	bool known; /* to the kind of one of them */
	enum mail_standing standing; /* the best of them */
	struct error why; /* the first refusal */
	struct buf label, detail;
};

static bool ask_cases(const struct mail *mail, const int64_t *ids, size_t count,
	struct choice_row *rows, struct error *err)
{
	for (size_t i = 0; i < count && i < COUNTED_MOST; i++) {
		struct casefile file = {0};
		if (!desk_load(mail->desk, &entity_casefile, ids[i], &file, err))
			return false;
		for (size_t j = 0; j < mail->letters.count; j++) {
			const struct letter *letter = &mail->letters.list[j];
			struct choice_row *row = &rows[j];
			enum mail_standing standing;
			struct error why = {0};
			if (!mail_knows(mail, &file, letter))
				continue;
			row->known = true;
			if (mail_allowed(mail, &file, letter, &standing, &why)) {
				if (!row->takes++ || standing < row->standing)
					row->standing = standing;
			} else if (!row->why.code) {
				row->why = why;
			}
		}
		record_clear(&entity_casefile, &file);
	}
	return true;
}

static void describe(struct choice_row *row, const struct letter *letter, size_t count)
{
	buf_printf(&row->label, "%s %s", letter->id, letter->name);
	buf_puts(&row->detail, standing_name(row->standing));
	if (count > 1 && count <= COUNTED_MOST)
		buf_printf(&row->detail, " · %zu/%zu", row->takes, count);
}

static void show_menu(
	struct view *view, const struct mail *mail, struct choice_row *rows, size_t count)
{
	struct menu_item *items = xcalloc(mail->letters.count + 1, sizeof *items);
	size_t shown = 0;

	/* Those that are owed first; last what is refused, with the reason. */
	for (int rank = MAIL_OWED; rank <= MAIL_READY + 1; rank++)
		for (size_t i = 0; i < mail->letters.count; i++) {
			struct choice_row *row = &rows[i];
			const int own = row->takes ? (int)row->standing : MAIL_READY + 1;
			if (!row->known || own != rank)
				continue;
			describe(row, &mail->letters.list[i], count);
			/* The first part of it: what is possible instead is told on the case. */
			row->why.text[strcspn(row->why.text, ";")] = '\0';
			items[shown++] = (struct menu_item){.value = (int64_t)i,
				.label = buf_text(&row->label),
				.detail = buf_text(&row->detail),
				.refusal = row->takes ? NULL : row->why.text};
		}
	if (shown)
		prompt_menu(view, _("Letter"), items, shown, items[0].value, template_chosen, NULL);
	else
		tui_say(view->tui, _("There is no template of a letter to such a case"));
	free(items);
}

void letter_act(struct view *view, const char *argument)
{
	struct tui *tui = view->tui;
	struct mail mail = {0};
	struct error err = {0};
	size_t count;
	int64_t *ids;

	if (argument && *argument) {
		open_by_id(view, argument);
		return;
	}
	ids = case_targets(view, &count);
	if (!count) {
		error_set(&err, ERR_DENIED, _("No case here"));
		tui_complain(tui, &err);
	} else if (!mail_open(&mail, tui->desk, &err)) {
		tui_complain(tui, &err);
	} else {
		struct choice_row *rows = xcalloc(mail.letters.count + 1, sizeof *rows);
		if (ask_cases(&mail, ids, count, rows, &err))
			show_menu(view, &mail, rows, count);
		else
			tui_complain(tui, &err);
		for (size_t i = 0; i < mail.letters.count; i++) {
			buf_clear(&rows[i].label);
			buf_clear(&rows[i].detail);
		}
		free(rows);
		mail_clear(&mail);
	}
	free(ids);
}
