/* The pair screen: what it knows of the two cases, what keys do, drafts, and the act. */
#include "tui/views/pair.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/draft.h"
#include "domain/lifecycle.h"
#include "tui/prompt.h"
#include "tui/timeline.h"
#include "tui/views/case_cells.h"
#include "tui/views/pair_inside.h"

enum { TITLE_MOST = 500, NOTE_MOST = 2000 };

static struct pairview *self(struct view *view)
{
	return (struct pairview *)view;
}

const struct casefile *pair_kept(const struct pairview *v)
{
	return v->stays ? &v->file : &v->other;
}

const struct casefile *pair_duplicate(const struct pairview *v)
{
	return v->stays ? &v->other : &v->file;
}

static const char *word(const struct pairview *v)
{
	return v->way == PAIR_MERGE ? "merge" : "split";
}

/* The act's own name, as the lifecycle of the case has it. */
static const char *act_name(const struct pairview *v)
{
	const struct lifecycle_action *action =
		case_action_find(v->base.view.tui->desk, &v->file, word(v));

	return action ? rule_text(&action->name) : "";
}

/* ---- what was typed and chosen, on disk -------------------------------------------------------- */

/* Nowhere for a restricted case: its text lies about in no drafts. */
static bool keeps_drafts(const struct pairview *v)
{
	return v->file.secrecy != SECRECY_RESTRICTED;
}

/* Title first, for whoever reads a list of drafts; then a line each of kind, note, what goes along. */
static void put_draft(const struct pairview *v, struct buf *out)
{
	buf_puts(out, v->title ? v->title : "");
	buf_printf(out, "\nkind %lld\nother %lld\nstays %d\nalong", (long long)v->kind,
		(long long)v->other.record.id, v->stays);
	for (size_t i = 0; i < v->part_count; i++)
		if (v->parts[i].along)
			buf_printf(out, " %s", v->parts[i].code);
	buf_puts(out, "\ncontent");
	for (size_t i = 0; i < v->sentence_count; i++)
		if (v->sentences[i].along)
			buf_printf(out, " %zu", i);
	buf_printf(out, "\nnote %s", v->note ? v->note : "");
}

static void keep(struct pairview *v)
{
	char place[DRAFT_PLACE_SIZE];
	struct buf text = {0};
	struct error err = {0};

	if (keeps_drafts(v)) {
		put_draft(v, &text);
		draft_act_place(&entity_casefile, v->id, place);
		if (!draft_put(v->base.view.tui->desk, place, word(v), buf_text(&text), &err))
			tui_complain(v->base.view.tui, &err);
	}
	buf_clear(&text);
}

static bool has_word(const char *list, const char *code)
{
	const size_t bytes = strlen(code);

	for (const char *at = list; (at = strstr(at, code)); at += bytes)
		if ((at == list || at[-1] == ' ') && (at[bytes] == ' ' || !at[bytes]))
			return true;
	return false;
}

static void take_draft_line(struct pairview *v, const char *line)
{
	long long number;
	char digits[24];

	if (sscanf(line, "kind %lld", &number) == 1 && choice_by_value(case_kinds, number))
		v->kind = number;
	else if (strncmp(line, "along", 5) == 0)
		for (size_t i = 0; i < v->part_count; i++)
			v->parts[i].along = has_word(line, v->parts[i].code);
	else if (strncmp(line, "content", 7) == 0)
		for (size_t i = 0; i < v->sentence_count; i++) {
			snprintf(digits, sizeof digits, "%zu", i);
			v->sentences[i].along = has_word(line, digits);
		}
}

static bool choose(struct pairview *v, int64_t id, struct error *err)
{
	struct casefile file = {0};

	if (!desk_load(v->base.view.tui->desk, &entity_casefile, id, &file, err))
		return false;
	record_clear(&entity_casefile, &v->other);
	v->other = file;
	return true;
}

static void take_draft(struct pairview *v, char *text)
{
	char *note = strstr(text, "\nnote "), *rest = text;
	const char *other = strstr(text, "\nother ");
	struct error err = {0};
	long long id = 0;
	int stays = 0;

	if (!note || !other)
		return;
	if (v->way == PAIR_MERGE && sscanf(other, "\nother %lld\nstays %d", &id, &stays) == 2 &&
		id && choose(v, id, &err))
		v->stays = stays != 0;
	*note = '\0';
	free(v->note);
	v->note = note[6] ? xstrdup(note + 6) : NULL;
	const char *first = strsep(&rest, "\n");
	free(v->title);
	v->title = *first ? xstrdup(first) : NULL;
	for (char *line; (line = strsep(&rest, "\n"));)
		take_draft_line(v, line);
	tui_say(v->base.view.tui, _("What you typed last time is here again"));
}

static bool restore(struct pairview *v, struct error *err)
{
	char place[DRAFT_PLACE_SIZE], *text = NULL;

	draft_act_place(&entity_casefile, v->id, place);
	if (!keeps_drafts(v))
		return true;
	if (!draft_get(v->base.view.tui->desk, place, word(v), &text, err))
		return false;
	if (text)
		take_draft(v, text);
	free(text);
	return true;
}

/* ---- what there is to choose from ---------------------------------------------------------------- */

static bool load_likes(struct pairview *v, struct error *err)
{
	if (!case_duplicates(
		    v->base.view.tui->desk, &v->file, v->likes, PAIR_LIKES, &v->like_count, err))
		return false;
	/* The likeliest to begin with; the older of the two goes on. */
	if (v->loaded || !v->like_count || !v->likes[0].entity)
		return true;
	if (!choose(v, v->likes[0].id, err))
		return false;
	v->stays = v->file.received_on < v->other.received_on ||
		(v->file.received_on == v->other.received_on && v->id < v->other.record.id);
	return true;
}

static bool add_part(void *arg, const struct entity *entity, const void *record)
{
	struct pairview *v = arg;
	struct buf code = {0}, text = {0};

	if (!case_part_moves(entity))
		return true;
	record_code(entity, record, &code);
	desk_show(v->base.view.tui->desk, entity, entity->title, record, &text);
	v->parts = xrealloc(v->parts, (v->part_count + 1) * sizeof *v->parts);
	v->parts[v->part_count++] = (struct pair_part){.entity = entity,
		.id = ((const struct record *)record)->id,
		.code = buf_steal(&code),
		.text = buf_steal(&text)};
	return true;
}

static void drop_parts(struct pair_part *parts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(parts[i].code);
		free(parts[i].text);
	}
	free(parts);
}

/* Read again; what was marked stays marked. */
static bool load_parts(struct pairview *v, struct error *err)
{
	struct pair_part *former = v->parts;
	const size_t count = v->part_count;

	v->parts = NULL;
	v->part_count = 0;
	const bool ok = case_parts(v->base.view.tui->desk, v->id, add_part, v, err);
	for (size_t i = 0; i < v->part_count; i++)
		for (size_t k = 0; k < count; k++)
			if (former[k].entity == v->parts[i].entity &&
				former[k].id == v->parts[i].id)
				v->parts[i].along = former[k].along;
	drop_parts(former, count);
	return ok;
}

static void drop_sentences(struct pairview *v)
{
	for (size_t i = 0; i < v->sentence_count; i++)
		free(v->sentences[i].text);
	free(v->sentences);
	v->sentences = NULL;
	v->sentence_count = 0;
}

/* A sentence ends with its line, or with a stop and a blank behind it. */
static void load_sentences(struct pairview *v)
{
	const char *at = v->file.detail ? v->file.detail : "";

	if (v->loaded)
		return;
	while (*at) {
		at += strspn(at, " \n");
		const char *end = at;
		while (*end && *end != '\n' && !(strchr(".?!;", end[0]) && end[1] == ' '))
			end++;
		if (*end && *end != '\n')
			end++;
		if (end > at) {
			v->sentences = xrealloc(
				v->sentences, (v->sentence_count + 1) * sizeof *v->sentences);
			v->sentences[v->sentence_count++] =
				(struct pair_sentence){.text = xstrndup(at, (size_t)(end - at))};
		}
		at = end;
	}
}

static void put_detail(const struct pairview *v, struct buf *out)
{
	for (size_t i = 0; i < v->sentence_count; i++)
		if (v->sentences[i].along)
			buf_printf(out, "%s%s", out->len ? "\n" : "", v->sentences[i].text);
}

/* What the new case would be, for the side by side. */
static void make_part(struct pairview *v)
{
	static const char *const inherited[] = {"field", "hamlet", "person", "channel",
		"conference", "received_on", "remote", "secrecy"};
	struct buf detail = {0};

	record_clear(&entity_casefile, &v->other);
	v->other = (struct casefile){.kind = v->kind};
	for (size_t i = 0; i < sizeof inherited / sizeof *inherited; i++)
		field_assign(entity_field(&entity_casefile, inherited[i]), &v->other, &v->file);
	put_detail(v, &detail);
	field_set_string(entity_field(&entity_casefile, "summary"), &v->other, v->title);
	field_set_string(entity_field(&entity_casefile, "detail"), &v->other, buf_text(&detail));
	buf_clear(&detail);
}

/* Whether it may be done as it stands; the reason is shown where the consequences would be. */
static void find_refusal(struct pairview *v)
{
	struct desk *desk = v->base.view.tui->desk;
	const struct casefile *acted = v->way == PAIR_MERGE ? pair_duplicate(v) : &v->file;
	struct error why = {0};

	free(v->refusal);
	v->refusal = NULL;
	if (!acted->record.id)
		return;
	const struct lifecycle_action *action = case_action_find(desk, acted, word(v));
	if (!action)
		v->refusal = xstrdup(_("Nothing of this kind for such a case"));
	else if (!case_action_allowed(desk, acted, action, &why))
		v->refusal = xstrdup(why.text);
	else if (v->way == PAIR_MERGE &&
		(pair_kept(v)->merged_into || pair_kept(v)->record.trashed))
		v->refusal = xstrdup(_("that case is itself merged or in the trash"));
}

static void show(struct pairview *v)
{
	if (v->way == PAIR_SPLIT)
		make_part(v);
	find_refusal(v);
	pair_rows(v);
	v->base.view.tui->dirty = true;
	view_touch(&v->base.view, DIRTY_PAINT);
}

static bool load(struct view *view, struct error *err)
{
	struct pairview *v = self(view);
	struct desk *desk = view->tui->desk;

	record_clear(&entity_casefile, &v->file);
	if (!desk_load(desk, &entity_casefile, v->id, &v->file, err))
		return false;
	if (!v->kind)
		v->kind = v->file.kind;
	const int64_t other = v->other.record.id;
	if (v->way == PAIR_MERGE) {
		if ((other && !choose(v, other, err)) || !load_likes(v, err))
			return false;
	} else if (!load_parts(v, err)) {
		return false;
	} else {
		load_sentences(v);
	}
	if (!v->loaded && !restore(v, err))
		return false;
	v->loaded = true;
	show(v);
	return true;
}

/* ---- keys ---------------------------------------------------------------------------------------- */

static void changed(struct pairview *v)
{
	keep(v);
	show(v);
}

static void other_chosen(struct view *owner, void *arg, int64_t id)
{
	struct pairview *v = self(owner);
	struct error err = {0};

	(void)arg;
	if (id == v->id)
		error_set(&err, ERR_INVALID, _("a case cannot be merged into itself"));
	else if (choose(v, id, &err))
		changed(v);
	if (err.code)
		tui_complain(owner->tui, &err);
}

static void kind_chosen(struct view *owner, void *arg, int64_t value)
{
	(void)arg;
	self(owner)->kind = value;
	changed(self(owner));
}

static bool text_typed(
	struct view *owner, void *arg, const char *text, size_t *column, struct error *err)
{
	char **to = arg;

	(void)column, (void)err;
	free(*to);
	*to = *text ? xstrdup(text) : NULL;
	changed(self(owner));
	return true;
}

static void type(struct pairview *v, const char *label, char **text, size_t most, const char *field)
{
	char place[DRAFT_PLACE_SIZE];
	const struct prompt_draft draft = {place, field};

	draft_act_place(&entity_casefile, v->id, place);
	prompt_text(&v->base.view, label, *text, most, keeps_drafts(v) ? &draft : NULL, text_typed,
		text);
}

static void ask_kind(struct pairview *v)
{
	prompt_choice(
		&v->base.view, entity_field(&entity_casefile, "kind"), v->kind, kind_chosen, NULL);
}

/* The row under the cursor: what it is, and which of them. */
static enum pair_row row_here(const struct pairview *v, size_t *index)
{
	const struct page_row *row = page_item(&v->base.page);

	*index = row ? (size_t)(row->value % 100000) : 0;
	return row ? (enum pair_row)(row->value / 100000) : PAIR_NONE;
}

static void run_open(struct view *view, const char *argument)
{
	struct pairview *v = self(view);
	size_t index;

	(void)argument;
	switch (row_here(v, &index)) {
	case PAIR_LIKE:
		other_chosen(view, NULL, v->likes[index].id);
		break;
	case PAIR_ANOTHER:
		prompt_reference(view, &entity_casefile, v->other.record.id, false, NULL,
			other_chosen, NULL);
		break;
	case PAIR_TITLE:
		type(v, _("Gist of the new case"), &v->title, TITLE_MOST, "split.summary");
		break;
	case PAIR_KIND:
		ask_kind(v);
		break;
	case PAIR_NOTE:
		type(v, _("Note"), &v->note, NOTE_MOST,
			v->way == PAIR_MERGE ? "merge.note" : "split.note");
		break;
	case PAIR_PART:
		v->parts[index].along = !v->parts[index].along;
		changed(v);
		break;
	case PAIR_SENTENCE:
		v->sentences[index].along = !v->sentences[index].along;
		changed(v);
		break;
	case PAIR_NONE:
		break;
	}
}

static void run_mark(struct view *view, const char *argument)
{
	size_t index;
	const enum pair_row row = row_here(self(view), &index);

	if (row == PAIR_LIKE || row == PAIR_PART || row == PAIR_SENTENCE)
		run_open(view, argument);
}

static void run_swap(struct view *view, const char *argument)
{
	struct pairview *v = self(view);

	(void)argument;
	v->stays = !v->stays;
	changed(v);
}

static bool do_it(struct pairview *v, struct error *err)
{
	struct desk *desk = v->base.view.tui->desk;
	struct argument arguments[5];
	char place[DRAFT_PLACE_SIZE];
	struct buf code = {0}, along = {0}, detail = {0};
	size_t count = 0;
	int64_t id = v->id;

	if (v->way == PAIR_MERGE) {
		id = pair_duplicate(v)->record.id;
		record_code(&entity_casefile, pair_kept(v), &code);
		arguments[count++] = (struct argument){"into", buf_text(&code)};
	} else {
		for (size_t i = 0; i < v->part_count; i++)
			if (v->parts[i].along)
				buf_printf(&along, "%s%s", along.len ? " " : "", v->parts[i].code);
		put_detail(v, &detail);
		arguments[count++] = (struct argument){"summary", v->title};
		arguments[count++] =
			(struct argument){"kind", choice_by_value(case_kinds, v->kind)->key};
		arguments[count++] = (struct argument){"along", buf_text(&along)};
		arguments[count++] = (struct argument){"detail", buf_text(&detail)};
	}
	if (v->note)
		arguments[count++] = (struct argument){"note", v->note};
	bool ok = desk_begin(desk, err);
	if (ok) {
		draft_act_place(&entity_casefile, v->id, place);
		ok = case_do(desk, id, word(v), arguments, count, err) &&
			draft_put(desk, place, word(v), "", err);
		ok = desk_end(desk, ok, err);
	}
	buf_clear(&code);
	buf_clear(&along);
	buf_clear(&detail);
	return ok;
}

static void run_decide(struct view *view, const char *argument)
{
	struct pairview *v = self(view);
	struct tui *tui = view->tui;
	struct error err = {0};

	(void)argument;
	if (!do_it(v, &err)) {
		tui_complain(tui, &err);
		view_touch(view, DIRTY_DATA);
		return;
	}
	tui_changed(tui);
	tui_say(tui, _("%s: done. Ctrl+Z takes it back."), act_name(v));
	tui_take_out(view);
}

static void run_timeline(struct view *view, const char *argument)
{
	(void)argument;
	tui_push(view->tui, timeline_new(view->tui, &entity_casefile, self(view)->id));
}

static bool allowed(const struct view *view, enum action action, struct error *err)
{
	const struct pairview *v = (const struct pairview *)view;

	if (action == ACT_SWAP && (v->way != PAIR_MERGE || !v->other.record.id))
		return error_set(
			err, ERR_DENIED, _("There is no other case to change places with"));
	if (action != ACT_DECIDE)
		return true;
	if (v->way == PAIR_MERGE && !v->other.record.id)
		return error_set(err, ERR_DENIED, _("Choose the other case first"));
	if (v->way == PAIR_SPLIT && !v->title)
		return error_set(err, ERR_DENIED, _("The new case needs its gist"));
	return !v->refusal || error_set(err, ERR_DENIED, "%s", v->refusal);
}

/* ---- the view --------------------------------------------------------------------------------------- */

static void title(struct view *view, struct buf *left, struct buf *right)
{
	struct pairview *v = self(view);
	char *upper = text_upper(act_name(v));

	case_cell_number(&v->file, left);
	buf_printf(left, " · %s · ", upper);
	desk_show(view->tui->desk, &entity_casefile, entity_casefile.title, &v->file, left);
	buf_puts(right, case_cell_kind(&v->file));
	free(upper);
}

static void status(struct view *view, struct buf *left, struct buf *right)
{
	struct error why = {0};

	record_code(&entity_casefile, &self(view)->file, left);
	buf_puts(right, allowed(view, ACT_DECIDE, &why) ? _("F9 does it") : why.text);
}

static bool current(const struct view *view, const struct entity **entity, int64_t *id)
{
	*entity = &entity_casefile;
	*id = ((const struct pairview *)view)->id;
	return true;
}

static void clear(struct view *view)
{
	struct pairview *v = self(view);

	record_clear(&entity_casefile, &v->file);
	record_clear(&entity_casefile, &v->other);
	drop_parts(v->parts, v->part_count);
	drop_sentences(v);
	free(v->title);
	free(v->note);
	free(v->refusal);
	pageview_ops.clear(view);
}

static const struct view_handler handlers[] = {
	{ACT_OPEN, run_open},
	{ACT_MARK, run_mark},
	{ACT_SWAP, run_swap},
	{ACT_DECIDE, run_decide},
	{ACT_TIMELINE, run_timeline},
	{ACT_NONE},
};

static const struct view_ops ops = {
	.name = "pair",
	.size = sizeof(struct pairview),
	.context = CTX_PAIR,
	.base = &pageview_ops,
	.handlers = handlers,
	.title = title,
	.load = load,
	.status = status,
	.current = current,
	.allowed = allowed,
	.clear = clear,
};

struct view *pair_view_new(struct tui *tui, int64_t id, enum pair_way way)
{
	struct pairview *v = view_new(tui, &ops);

	v->id = id;
	v->way = way;
	return &v->base.view;
}
