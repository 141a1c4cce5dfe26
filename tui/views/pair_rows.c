/* The pair screen as rows: what can be chosen, what will happen, and the two cases field by field. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/lifecycle.h"
#include "tui/views/case_cells.h"
#include "tui/views/pair_inside.h"

enum {
	WIDE = 100, /* columns from which the two stand beside each other */
	MARK_COLUMNS = 3,
	LABEL_COLUMNS = 18,
	LINES_MOST = 40, /* of one value */
};

/* ---- two values ------------------------------------------------------------------------------ */

/* Fields that tell whether two cases are one, in the order of the case screen. */
static const char *const compared[] = {"kind", "step", "summary", "detail", "field", "person",
	"hamlet", "place", "respondent", "channel", "conference", "received_on", "due_on",
	"assignee", "lead_unit", "outcome", "secrecy", "project"};

struct lines {
	char *list[LINES_MOST];
	size_t count;
};

static void take_line(void *arg, const char *start, size_t bytes)
{
	struct lines *lines = arg;

	if (lines->count < LINES_MOST)
		lines->list[lines->count++] = xstrndup(start, bytes);
	else if (lines->count == LINES_MOST) { /* what is longer is read in the case itself */
		free(lines->list[LINES_MOST - 1]);
		lines->list[LINES_MOST - 1] = xstrdup(theme_glyph(GLYPH_MORE));
	}
}

static void drop_lines(struct lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		free(lines->list[i]);
}

static void add_line(struct pairview *v, unsigned style, const char *text, const char *word)
{
	struct page_row *row = page_add(&v->base.page, PAGE_LINE);

	row->style = style;
	row->text = xstrdup(text);
	row->right = word ? xstrdup(word) : NULL;
	row->right_style = style;
}

/* Mark, label, both values beside each other, and the word for the mark. */
static void put_beside(struct pairview *v, const char *mark, unsigned style, const char *label,
	const char *left, const char *right, const char *word)
{
	const int half = (v->base.view.area.columns - MARK_COLUMNS - LABEL_COLUMNS - 14) / 2;
	struct lines a = {.count = 0}, b = {.count = 0};
	struct buf line = {0};

	text_wrap(left, half - 1, take_line, &a);
	text_wrap(right, half - 1, take_line, &b);
	for (size_t i = 0; i < a.count || i < b.count; i++) {
		buf_cut(&line, 0);
		text_pad(&line, i ? "" : mark, MARK_COLUMNS, ALIGN_LEFT);
		text_pad(&line, i ? "" : label, LABEL_COLUMNS, ALIGN_LEFT);
		text_pad(&line, i < a.count ? a.list[i] : "", half, ALIGN_LEFT);
		buf_puts(&line, theme_glyph(GLYPH_VERTICAL));
		buf_putc(&line, ' ');
		text_pad(&line, i < b.count ? b.list[i] : "", half - 1, ALIGN_LEFT);
		add_line(v, style, buf_text(&line), i ? NULL : word);
	}
	drop_lines(&a);
	drop_lines(&b);
	buf_clear(&line);
}

/* One value below its label, behind the number of its case. */
static void put_value(struct pairview *v, unsigned style, const char *number, const char *text)
{
	const int room = v->base.view.area.columns - MARK_COLUMNS - 12;
	struct lines lines = {.count = 0};
	struct buf line = {0};

	text_wrap(text, room, take_line, &lines);
	for (size_t i = 0; i < lines.count; i++) {
		buf_cut(&line, 0);
		text_pad(&line, "", MARK_COLUMNS, ALIGN_LEFT);
		text_pad(&line, i ? "" : number, 8, ALIGN_LEFT);
		buf_puts(&line, lines.list[i]);
		add_line(v, style, buf_text(&line), NULL);
	}
	drop_lines(&lines);
	buf_clear(&line);
}

/* What the two are called in rows of values. */
static void put_number(const struct pairview *v, const struct casefile *file, struct buf *out)
{
	if (file->record.id)
		case_cell_number(file, out);
	else
		buf_puts(out, v->way == PAIR_SPLIT ? _("new") : "-");
}

static void put_field(struct pairview *v, const struct field *field)
{
	struct desk *desk = v->base.view.tui->desk;
	struct buf a = {0}, b = {0}, number = {0}, line = {0};

	desk_show(desk, &entity_casefile, field, &v->file, &a);
	desk_show(desk, &entity_casefile, field, &v->other, &b);
	const bool differs = strcmp(buf_text(&a), buf_text(&b)) != 0;
	const bool wide = v->base.view.area.columns >= WIDE;
	if (!a.len && !b.len)
		goto out;
	if (wide) {
		put_beside(v, differs ? "<>" : "=", differs ? ROLE_NORMAL : ROLE_DIM,
			_(field->label), buf_text(&a), buf_text(&b),
			differs ? _("differs") : _("same"));
		goto out;
	}
	text_pad(&line, differs ? "<>" : "=", MARK_COLUMNS, ALIGN_LEFT);
	if (differs) {
		buf_puts(&line, _(field->label));
		add_line(v, ROLE_LABEL, buf_text(&line), _("differs"));
		put_number(v, &v->file, &number);
		put_value(v, ROLE_NORMAL, buf_text(&number), a.len ? buf_text(&a) : "-");
		buf_cut(&number, 0);
		put_number(v, &v->other, &number);
		put_value(v, ROLE_NORMAL, buf_text(&number), b.len ? buf_text(&b) : "-");
	} else {
		buf_printf(&line, "%s: %s", _(field->label), buf_text(&a));
		add_line(v, ROLE_DIM, buf_text(&line), _("same"));
	}
out:
	buf_clear(&a);
	buf_clear(&b);
	buf_clear(&number);
	buf_clear(&line);
}

/* "0388 goes on", "0402 is closed as a duplicate". */
static void put_part_of(const struct pairview *v, const struct casefile *file, struct buf *out)
{
	put_number(v, file, out);
	buf_putc(out, ' ');
	if (v->way == PAIR_SPLIT)
		buf_puts(out, file == &v->file ? _("stays as it is") : _("is split off"));
	else
		buf_puts(out, file == pair_kept(v) ? _("goes on") : _("closed as duplicate"));
}

static void add_comparison(struct pairview *v)
{
	struct buf a = {0}, b = {0}, line = {0};

	page_heading(&v->base.page, _("Side by side"), NULL);
	put_part_of(v, &v->file, &a);
	put_part_of(v, &v->other, &b);
	if (v->base.view.area.columns >= WIDE) {
		put_beside(v, "", ROLE_TITLE, "", buf_text(&a), buf_text(&b), NULL);
	} else {
		buf_printf(&line, "%s · %s", buf_text(&a), buf_text(&b));
		add_line(v, ROLE_TITLE, buf_text(&line), NULL);
	}
	buf_clear(&a);
	buf_clear(&b);
	buf_clear(&line);
	for (size_t i = 0; i < sizeof compared / sizeof *compared; i++) {
		if (v->way == PAIR_SPLIT &&
			lifecycle_names(
				(const char *const[]){"step", "due_on", "assignee", "lead_unit",
					"outcome", "project", "place", "respondent", NULL},
				compared[i]))
			continue; /* the new case begins anew */
		put_field(v, entity_field(&entity_casefile, compared[i]));
	}
}

/* ---- what will happen ------------------------------------------------------------------------ */

struct counts {
	int of[8];
};

static bool count_part(void *arg, const struct entity *entity, const void *record)
{
	struct counts *counts = arg;

	(void)record;
	for (size_t i = 0; case_part_kinds[i]; i++)
		counts->of[i] += case_part_kinds[i] == entity;
	return true;
}

/* "2 petitions, 1 commitment". */
static void put_counts(const struct counts *counts, struct buf *out)
{
	const size_t start = out->len;

	for (size_t i = 0; case_part_kinds[i]; i++) {
		const struct entity *entity = case_part_kinds[i];
		const bool one = counts->of[i] == 1;
		if (counts->of[i])
			buf_printf(out, "%s%d %s", out->len > start ? ", " : "", counts->of[i],
				entity == &entity_casefile
					? ngettext("duplicate", "duplicates",
						  (unsigned long)counts->of[i])
					: _(one ? entity->label : entity->plural));
	}
}

static void say(struct pairview *v, unsigned style, const char *mark, const char *text)
{
	struct buf line = {0};

	text_pad(&line, mark, MARK_COLUMNS, ALIGN_LEFT);
	buf_puts(&line, text);
	page_hanging(&v->base.page, style, 0, MARK_COLUMNS, v->base.view.area.columns - 3,
		buf_text(&line));
	buf_clear(&line);
}

static void say_merge(struct pairview *v)
{
	const struct casefile *duplicate = pair_duplicate(v), *kept = pair_kept(v);
	struct desk *desk = v->base.view.tui->desk;
	struct buf from = {0}, into = {0}, text = {0};
	struct counts counts = {.of = {0}};
	struct error err = {0};

	record_code(&entity_casefile, duplicate, &from);
	record_code(&entity_casefile, kept, &into);
	buf_printf(&text,
		_("%s is closed as a duplicate; its time limits fall away. %s goes on unchanged."),
		buf_text(&from), buf_text(&into));
	say(v, ROLE_NORMAL, "x", buf_text(&text));
	buf_cut(&text, 0);
	if (!case_parts(desk, duplicate->record.id, count_part, &counts, &err)) {
		say(v, ROLE_ERROR, "!", err.text);
	} else {
		struct buf list = {0};
		put_counts(&counts, &list);
		if (list.len)
			buf_printf(&text, _("Stays with %s and is found through %s: %s."),
				buf_text(&from), buf_text(&into), buf_text(&list));
		else
			buf_printf(&text, _("No petition, promise, paper or file belongs to %s."),
				buf_text(&from));
		say(v, ROLE_NORMAL, "=", buf_text(&text));
		buf_clear(&list);
	}
	buf_cut(&text, 0);
	if (duplicate->person) {
		buf_printf(&text, _("Who brought %s stays named there: "), buf_text(&from));
		desk_show(desk, &entity_casefile, entity_field(&entity_casefile, "person"),
			duplicate, &text);
		say(v, ROLE_NORMAL, "=", buf_text(&text));
	}
	buf_clear(&from);
	buf_clear(&into);
	buf_clear(&text);
}

static void say_split(struct pairview *v)
{
	struct buf code = {0}, text = {0}, day = {0};
	struct counts counts = {.of = {0}};
	int sentences = 0;

	record_code(&entity_casefile, &v->file, &code);
	case_cell_day(v->file.received_on, &day);
	buf_printf(&text,
		_("A new case is made, received on %s like %s, with time limits of its own."),
		buf_text(&day), buf_text(&code));
	say(v, ROLE_NORMAL, "+", buf_text(&text));
	for (size_t i = 0; i < v->part_count; i++)
		if (v->parts[i].along)
			count_part(&counts, v->parts[i].entity, NULL);
	for (size_t i = 0; i < v->sentence_count; i++)
		sentences += v->sentences[i].along;
	buf_cut(&text, 0);
	put_counts(&counts, &text);
	if (text.len) {
		struct buf line = {0};
		buf_printf(&line, _("Goes along: %s."), buf_text(&text));
		say(v, ROLE_NORMAL, "+", buf_text(&line));
		buf_clear(&line);
	}
	buf_cut(&text, 0);
	if (sentences) {
		buf_printf(&text,
			ngettext("%d sentence is copied into it.",
				"%d sentences are copied into it.", (unsigned long)sentences),
			sentences);
		say(v, ROLE_NORMAL, "+", buf_text(&text));
		buf_cut(&text, 0);
	}
	buf_printf(
		&text, _("%s keeps its words, its answers and its time limits."), buf_text(&code));
	say(v, ROLE_NORMAL, "=", buf_text(&text));
	buf_clear(&code);
	buf_clear(&day);
	buf_clear(&text);
}

static void add_consequences(struct pairview *v)
{
	page_heading(&v->base.page, _("What will happen"), NULL);
	if (v->refusal)
		say(v, ROLE_ERROR, "!", v->refusal);
	else if (v->way == PAIR_MERGE)
		say_merge(v);
	else
		say_split(v);
	say(v, ROLE_DIM, "", _("Nothing is deleted; one undo (Ctrl+Z) takes all of it back."));
}

/* ---- what can be chosen ---------------------------------------------------------------------- */

static struct page_row *add_item(struct pairview *v, enum pair_row what, size_t index,
	const char *mark, const char *lead, const char *text)
{
	struct page_row *row = page_add(&v->base.page, PAGE_ITEM);

	/* The rows stand for the case itself: the cursor is found again by its value. */
	row->entity = &entity_casefile;
	row->id = v->id;
	row->value = PAIR_VALUE(what, index);
	row->indent = 1;
	row->mark = mark ? xstrdup(mark) : NULL;
	row->lead = lead ? xstrdup(lead) : NULL;
	row->text = xstrdup(text);
	row->right_style = ROLE_DIM;
	return row;
}

static void add_likes(struct pairview *v)
{
	struct desk *desk = v->base.view.tui->desk;
	const bool wide = v->base.view.area.columns >= WIDE;
	bool listed = !v->other.record.id;

	page_heading(&v->base.page, _("The other case"), NULL);
	for (size_t i = 0; i < v->like_count; i++) {
		const struct likeness *like = &v->likes[i];
		struct casefile file = {0};
		struct buf text = {0}, right = {0};
		if (!like->entity) {
			page_line(&v->base.page, ROLE_RESTRICTED, 3, like->why);
			continue;
		}
		if (!desk_load(desk, &entity_casefile, like->id, &file, NULL))
			continue;
		const bool chosen = like->id == v->other.record.id;
		listed = listed || chosen;
		case_cell_number(&file, &text);
		buf_putc(&text, ' ');
		desk_show(desk, &entity_casefile, entity_casefile.title, &file, &text);
		buf_printf(&right, wide ? "%d%% · %s" : "%d%%", like->percent, like->why);
		add_item(v, PAIR_LIKE, i, chosen ? "(*)" : "( )", NULL, buf_text(&text))->right =
			buf_steal(&right);
		if (!wide)
			page_line(&v->base.page, ROLE_DIM, 4, like->why);
		record_clear(&entity_casefile, &file);
		buf_clear(&text);
		buf_clear(&right);
	}
	struct buf text = {0};
	if (!listed) {
		case_cell_number(&v->other, &text);
		buf_putc(&text, ' ');
		desk_show(desk, &entity_casefile, entity_casefile.title, &v->other, &text);
	} else {
		buf_puts(&text,
			v->like_count ? _("Another case…") : _("None is alike: choose a case…"));
	}
	add_item(v, PAIR_ANOTHER, 0, listed ? "( )" : "(*)", NULL, buf_text(&text));
	buf_clear(&text);
}

static void add_typed(
	struct pairview *v, enum pair_row what, const char *label, const char *text, bool needed)
{
	struct page_row *row = add_item(v, what, 0, needed && !*text ? "!" : NULL, label,
		*text		 ? text
			: needed ? _("to be filled in")
				 : "-");

	row->style = *text ? ROLE_NORMAL : needed ? ROLE_EMPTY : ROLE_DIM;
}

static void add_parts(struct pairview *v)
{
	size_t along = 0;
	struct buf count = {0};

	for (size_t i = 0; i < v->part_count; i++)
		along += v->parts[i].along;
	for (size_t i = 0; i < v->sentence_count; i++)
		along += v->sentences[i].along;
	if (!v->part_count && !v->sentence_count)
		return;
	buf_printf(&count, "%zu/%zu", along, v->part_count + v->sentence_count);
	page_heading(&v->base.page, _("What goes along"), buf_text(&count));
	buf_clear(&count);
	for (size_t i = 0; i < v->part_count; i++) {
		const struct pair_part *part = &v->parts[i];
		add_item(v, PAIR_PART, i, part->along ? "[x]" : "[ ]", part->code, part->text)
			->right = xstrdup(part->along ? _("goes along") : _("stays"));
	}
	for (size_t i = 0; i < v->sentence_count; i++) {
		const struct pair_sentence *sentence = &v->sentences[i];
		add_item(v, PAIR_SENTENCE, i, sentence->along ? "[x]" : "[ ]", _("Content"),
			sentence->text)
			->right = xstrdup(sentence->along ? _("copied") : _("stays"));
	}
}

void pair_rows(struct pairview *v)
{
	page_restart(&v->base.page);
	if (v->way == PAIR_MERGE) {
		add_likes(v);
		add_typed(v, PAIR_NOTE, _("Note"), v->note ? v->note : "", false);
		if (v->other.record.id) {
			add_consequences(v);
			add_comparison(v);
		}
	} else {
		const struct choice *kind = choice_by_value(case_kinds, v->kind);
		page_heading(&v->base.page, _("The new case"), NULL);
		add_typed(v, PAIR_TITLE, _("Gist"), v->title ? v->title : "", true);
		add_typed(v, PAIR_KIND, _("Kind"), kind ? choice_label(kind) : "", true);
		add_typed(v, PAIR_NOTE, _("Note"), v->note ? v->note : "", false);
		add_parts(v);
		add_consequences(v);
		add_comparison(v);
	}
	page_settle(&v->base.page);
}
