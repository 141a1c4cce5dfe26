/* The resolve screen: its rows, what keys do with them, drafts, the finish. What is right and wrong is asked of report/resolve.h. */
#include "tui/views/resolve.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/choices.h"
#include "domain/lifecycle.h"
#include "tui/danger.h"
#include "tui/prompt.h"
#include "tui/timeline.h"
#include "tui/views/case_acts.h"
#include "tui/views/case_cells.h"
#include "tui/views/resolve_view.h"

static struct resolveview *self(struct view *view)
{
	return (struct resolveview *)view;
}

/* ---- slots ------------------------------------------------------------------------------------------- */

static const struct {
	const char *label; /* N_() */
	enum { AS_CHOICE, AS_LINE, AS_NOTE, AS_DAY } way;
	const char
		*empty; /* N_() what to fill in, shown while it is empty; NULL = nothing special */
} slots[SLOT_COUNT] = {
	[SLOT_ACT] = {N_("Act"), AS_CHOICE},
	[SLOT_OUTCOME] = {N_("Outcome"), AS_CHOICE, N_("open: Enter chooses")},
	[SLOT_TEXT] = {N_("Answer"), AS_NOTE,
		N_("to be filled in: what was done, for the citizen to read")},
	[SLOT_DAY] = {N_("Issued on"), AS_DAY},
	[SLOT_SIGNER] = {N_("Signer"), AS_LINE},
	[SLOT_DECIDER] = {N_("Decided by"), AS_CHOICE},
	[SLOT_GROUNDS] = {N_("Grounds"), AS_NOTE,
		N_("to be filled in: facts, papers, articles of the law")},
	[SLOT_LETTER] = {N_("Template"), AS_CHOICE},
	[SLOT_PUBLISH] = {N_("Publication"), AS_CHOICE, N_("open: Enter chooses")},
	[SLOT_PUBLIC] = {N_("Public version"), AS_NOTE},
	[SLOT_SURVEY] = {N_("Ask on"), AS_DAY},
	[SLOT_PROMISES] = {N_("Promises"), AS_CHOICE},
};

const char *resolve_label(const struct resolveview *v, int slot)
{
	const struct letter *letter = resolve_letter(&v->r);

	if (slot < SLOT_GAP)
		return _(slots[slot].label);
	return letter && (size_t)(slot - SLOT_GAP) < letter->gap_count
		? letter->gaps[slot - SLOT_GAP].label
		: "";
}

const char *resolve_empty(int slot)
{
	return slot < SLOT_GAP && slots[slot].empty ? _(slots[slot].empty) : _("to be filled in");
}

bool resolve_is_note(int slot)
{
	return slot >= SLOT_GAP || slots[slot].way == AS_NOTE;
}

bool resolve_is_text(int slot)
{
	return resolve_is_note(slot) || slots[slot].way == AS_LINE;
}

/* The person of a login. */
static void show_login(struct resolveview *v, const char *login, struct buf *out)
{
	int64_t id = 0;

	if (*login && store_find_key(v->r.desk->store, &entity_staff, login, &id, NULL) && id)
		desk_ref_label(v->r.desk, &entity_staff, id, out);
}

void resolve_shown(struct resolveview *v, int slot, struct buf *out)
{
	const struct lifecycle_action *action = resolve_action(&v->r);
	const struct letter *letter = resolve_letter(&v->r);
	const char *text = resolve_get(&v->r, slot);
	const struct choice *choice;
	char day[DATE_ISO_SIZE];

	switch (slot) {
	case SLOT_ACT:
		buf_puts(out, action ? rule_text(&action->name) : "");
		break;
	case SLOT_OUTCOME:
		choice = *text ? choice_find(case_outcomes, text) : NULL;
		buf_puts(out, choice ? choice_label(choice) : "");
		break;
	case SLOT_DAY:
	case SLOT_SURVEY:
		buf_puts(out,
			strcmp(text, "-") == 0 ? _("nobody is asked")
					       : date_show(date_from_iso(text), day));
		break;
	case SLOT_DECIDER:
		show_login(v, text, out);
		break;
	case SLOT_LETTER:
		if (letter)
			buf_printf(out, "%s %s", letter->id, letter->name);
		else
			buf_puts(out, _("no letter: no number is taken"));
		break;
	case SLOT_PUBLISH:
		choice = *text ? choice_find(resolution_publish, text) : NULL;
		buf_puts(out, choice ? choice_label(choice) : "");
		break;
	default:
		buf_puts(out, text);
	}
}

/* ---- rows of a step ---------------------------------------------------------------------------------- */

static void add_item(struct resolveview *v, enum item_kind kind, int index)
{
	if (v->item_count == v->item_room) {
		v->item_room = v->item_room ? v->item_room * 2 : 32;
		v->items = xrealloc(v->items, v->item_room * sizeof *v->items);
	}
	v->items[v->item_count++] = (struct resolve_item){kind, index};
}

static size_t count_acts(const struct resolveview *v)
{
	const struct lifecycle *lifecycle = case_lifecycle(v->r.desk, &v->r.file);
	size_t count = 0;

	for (size_t i = 0; i < lifecycle->action_count; i++)
		count += lifecycle->actions[i].verb == VERB_ANSWER &&
			case_action_allowed(v->r.desk, &v->r.file, &lifecycle->actions[i], NULL);
	return count;
}

static void list_items(struct resolveview *v)
{
	const struct lifecycle_action *action = resolve_action(&v->r);
	const struct letter *letter = resolve_letter(&v->r);

	v->item_count = 0;
	switch (v->step) {
	case STEP_RESULT:
		if (count_acts(v) > 1)
			add_item(v, ITEM_SLOT, SLOT_ACT);
		if (action && action->outcomes[0])
			add_item(v, ITEM_SLOT, SLOT_OUTCOME);
		add_item(v, ITEM_SLOT, SLOT_DAY);
		add_item(v, ITEM_SLOT, SLOT_SIGNER);
		if (action && case_action_needs_decider(v->r.desk, &v->r.file, action))
			add_item(v, ITEM_SLOT, SLOT_DECIDER);
		add_item(v, ITEM_SLOT, SLOT_TEXT);
		break;
	case STEP_GROUNDS:
		add_item(v, ITEM_SLOT, SLOT_GROUNDS);
		break;
	case STEP_LETTER:
		add_item(v, ITEM_SLOT, SLOT_LETTER);
		for (size_t i = 0; letter && i < letter->gap_count; i++)
			add_item(v, ITEM_SLOT, SLOT_GAP + (int)i);
		break;
	case STEP_PUBLISH:
		add_item(v, ITEM_SLOT, SLOT_PUBLISH);
		add_item(v, ITEM_SLOT, SLOT_PUBLIC);
		break;
	case STEP_FINISH:
		for (size_t i = 0; i < v->check_count; i++)
			add_item(v, ITEM_CHECK, (int)i);
		add_item(v, ITEM_SLOT, SLOT_SURVEY);
		for (size_t i = 0; i < v->r.promise_count; i++)
			add_item(v, ITEM_PROMISE, (int)i);
		break;
	case STEP_COUNT:
		break;
	}
	if (v->cursor >= v->item_count)
		v->cursor = v->item_count ? v->item_count - 1 : 0;
}

/* After anything was said: what is missing now, and which rows there are. */
static void look_again(struct resolveview *v)
{
	v->failed = resolve_lint(&v->r, v->checks, &v->check_count);
	list_items(v);
	v->view.tui->dirty = true;
	view_touch(&v->view, DIRTY_PAINT);
}

static int slot_here(const struct resolveview *v)
{
	return v->item_count && v->items[v->cursor].kind == ITEM_SLOT ? v->items[v->cursor].index
								      : -1;
}

/* ---- typing ------------------------------------------------------------------------------------------ */

static void take_typed(struct resolveview *v)
{
	if (!v->typing || v->editor.changes == v->seen)
		return;
	v->seen = v->editor.changes;
	resolve_set(&v->r, slot_here(v), editor_text(&v->editor));
	look_again(v);
}

static void stop_typing(struct resolveview *v)
{
	take_typed(v);
	v->typing = false;
	v->view.context = CTX_RESOLVE;
	look_again(v);
}

static void start_typing(struct resolveview *v)
{
	const int slot = slot_here(v);

	editor_clear(&v->editor);
	editor_init(&v->editor, resolve_is_note(slot), resolve_is_note(slot) ? RESOLVE_LIMIT : 120);
	editor_set(&v->editor, resolve_get(&v->r, slot));
	v->seen = v->editor.changes;
	v->typing = true;
	v->wanted = 0;
	v->view.context = CTX_RESOLVE_EDIT;
	look_again(v);
}

static void go_to_slot(struct resolveview *v, enum resolve_step step, int slot)
{
	v->step = step;
	v->scroll = 0;
	v->cursor = 0;
	list_items(v);
	for (size_t i = 0; i < v->item_count; i++)
		if (v->items[i].kind == ITEM_SLOT && v->items[i].index == slot)
			v->cursor = i;
	look_again(v);
}

static void go_to_step(struct resolveview *v, enum resolve_step step)
{
	stop_typing(v);
	go_to_slot(v, step, -1);
}

/* ---- choosing ---------------------------------------------------------------------------------------- */

enum { CHOICES_SHOWN = 40 };

struct picks {
	struct menu_item items[CHOICES_SHOWN];
	char *owned[CHOICES_SHOWN];
	const char *keys[CHOICES_SHOWN]; /* what is said by the row of value index + 1 */
	size_t count;
};

static void add_pick(struct picks *p, const char *key, const char *label, const char *detail)
{
	if (p->count == CHOICES_SHOWN)
		return;
	p->keys[p->count] = key;
	p->items[p->count] = (struct menu_item){
		.value = (int64_t)p->count + 1, .label = label, .detail = detail};
	p->count++;
}

struct leaders {
	struct picks *p;
	const struct lifecycle_action *action;
};

static bool add_leader(void *arg, const void *record)
{
	struct leaders *leaders = arg;
	const struct staff *staff = record;
	struct picks *p = leaders->p;

	if (!staff->active || !(leaders->action->who & (1u << staff->role)) ||
		p->count == CHOICES_SHOWN)
		return true;
	p->owned[p->count] = xstrdup(staff->name);
	add_pick(p, xstrdup(staff->login), p->owned[p->count], NULL);
	return true;
}

/* The values a slot may take now, in an order that does not change while the menu is open. */
static void list_picks(struct resolveview *v, int slot, struct picks *p)
{
	const struct lifecycle *lifecycle = case_lifecycle(v->r.desk, &v->r.file);
	const struct lifecycle_action *action = resolve_action(&v->r);
	const char *outcome = resolve_get(&v->r, SLOT_OUTCOME);
	const struct query staff = {.entity = &entity_staff};
	struct leaders leaders = {p, action};

	*p = (struct picks){.count = 0};
	switch (slot) {
	case SLOT_ACT:
		for (size_t i = 0; i < lifecycle->action_count; i++)
			if (lifecycle->actions[i].verb == VERB_ANSWER &&
				case_action_allowed(
					v->r.desk, &v->r.file, &lifecycle->actions[i], NULL))
				add_pick(p, lifecycle->actions[i].id,
					rule_text(&lifecycle->actions[i].name), NULL);
		break;
	case SLOT_OUTCOME:
		for (const struct choice *c = case_outcomes; action && c->value; c++)
			if (lifecycle_names(action->outcomes, c->key))
				add_pick(p, c->key, choice_label(c), NULL);
		break;
	case SLOT_DECIDER:
		if (action)
			store_query(v->r.desk->store, &staff, add_leader, &leaders, NULL);
		break;
	case SLOT_LETTER:
		for (size_t i = 0; action && i < v->r.letters.count; i++)
			if (letter_fits(&v->r.letters.list[i], action->letter,
				    *outcome ? outcome : NULL))
				add_pick(p, v->r.letters.list[i].id, v->r.letters.list[i].name,
					v->r.letters.list[i].id);
		if (!resolve_needs_letter(&v->r))
			add_pick(p, "-", _("no letter: no number is taken"), NULL);
		break;
	case SLOT_PUBLISH:
		for (const struct choice *c = resolution_publish; c->value; c++)
			add_pick(p, c->key, choice_label(c), NULL);
		break;
	default:
		break;
	}
}

static void drop_picks(struct picks *p, int slot)
{
	for (size_t i = 0; i < p->count; i++) {
		free(p->owned[i]);
		if (slot == SLOT_DECIDER)
			free((char *)p->keys[i]);
	}
}

static void picked(struct view *owner, void *arg, int64_t value)
{
	struct resolveview *v = self(owner);
	const int slot = (int)(intptr_t)arg;
	struct picks p;

	list_picks(v, slot, &p);
	if (value >= 1 && (size_t)value <= p.count)
		resolve_set(&v->r, slot, p.keys[value - 1]);
	drop_picks(&p, slot);
	look_again(v);
}

static void ask_choice(struct resolveview *v, int slot)
{
	const char *now = resolve_get(&v->r, slot);
	struct picks p;
	int64_t current = 1;

	list_picks(v, slot, &p);
	for (size_t i = 0; i < p.count; i++)
		if (strcmp(p.keys[i], now) == 0)
			current = (int64_t)i + 1;
	prompt_menu(&v->view, resolve_label(v, slot), p.items, p.count, current, picked,
		(void *)(intptr_t)slot);
	drop_picks(&p, slot);
}

static void day_chosen(struct view *owner, void *arg, date_t date)
{
	struct resolveview *v = self(owner);
	const int slot = (int)(intptr_t)arg;
	char day[DATE_ISO_SIZE];

	if (date || slot == SLOT_SURVEY)
		resolve_set(&v->r, slot, date ? date_iso(date, day) : "-");
	look_again(v);
}

static void fill(struct resolveview *v, int slot)
{
	if (resolve_is_text(slot))
		start_typing(v);
	else if (slots[slot].way == AS_DAY)
		prompt_date(&v->view, resolve_label(v, slot),
			date_from_iso(resolve_get(&v->r, slot)), day_chosen,
			(void *)(intptr_t)slot);
	else
		ask_choice(v, slot);
}

/* ---- actions ----------------------------------------------------------------------------------------- */

static bool promise_is_kept(struct resolveview *v, int index)
{
	const char *at = resolve_get(&v->r, SLOT_PROMISES);

	while (*at) {
		char *end;
		if (strtoll(at, &end, 10) == v->r.promises[index].id)
			return true;
		for (at = end; *at == ' '; at++)
			;
	}
	return false;
}

static void toggle_promise(struct resolveview *v, int index)
{
	struct buf ids = {0};

	for (int i = 0; i < (int)v->r.promise_count; i++)
		if (promise_is_kept(v, i) != (i == index))
			buf_printf(
				&ids, "%s%lld", ids.len ? " " : "", (long long)v->r.promises[i].id);
	resolve_set(&v->r, SLOT_PROMISES, buf_text(&ids));
	buf_clear(&ids);
	look_again(v);
}

static void run_open(struct view *view, const char *argument)
{
	struct resolveview *v = self(view);
	const struct resolve_item *item = &v->items[v->cursor];

	(void)argument;
	if (!v->item_count)
		return;
	if (item->kind == ITEM_SLOT)
		fill(v, item->index);
	else if (item->kind == ITEM_PROMISE)
		toggle_promise(v, item->index);
	else
		go_to_slot(v, v->checks[item->index].step,
			v->checks[item->index].ok ? -1 : v->checks[item->index].slot);
}

static void run_mark(struct view *view, const char *argument)
{
	struct resolveview *v = self(view);

	(void)argument;
	if (v->item_count && v->items[v->cursor].kind == ITEM_PROMISE)
		toggle_promise(v, v->items[v->cursor].index);
}

static void move(struct view *view, int by)
{
	struct resolveview *v = self(view);

	if (by < 0 ? v->cursor > 0 : v->cursor + 1 < v->item_count)
		v->cursor += by < 0 ? (size_t)-1 : 1;
	view_touch(view, DIRTY_PAINT);
}

static void run_up(struct view *view, const char *argument)
{
	(void)argument;
	move(view, -1);
}

static void run_down(struct view *view, const char *argument)
{
	(void)argument;
	move(view, 1);
}

static void run_left(struct view *view, const char *argument)
{
	struct resolveview *v = self(view);

	(void)argument;
	go_to_step(v, v->step > 0 ? v->step - 1 : 0);
}

static void run_right(struct view *view, const char *argument)
{
	struct resolveview *v = self(view);

	(void)argument;
	go_to_step(v, v->step + 1 < STEP_COUNT ? v->step + 1 : v->step);
}

/* Where a check is mended, in the order of the steps. */
static long place_of(enum resolve_step step, int slot)
{
	return (long)step * 1000 + slot;
}

/* The next thing that is missing, behind where one is, in whatever step; round from the last to the first. */
static const struct resolve_check *next_gap(const struct resolveview *v)
{
	const long here = place_of(v->step, slot_here(v));
	const struct resolve_check *first = NULL, *next = NULL;

	for (size_t i = 0; i < v->check_count; i++) {
		const struct resolve_check *check = &v->checks[i];
		const long place = place_of(check->step, check->slot);

		if (check->ok || check->slot < 0)
			continue;
		if (!first || place < place_of(first->step, first->slot))
			first = check;
		if (place > here && (!next || place < place_of(next->step, next->slot)))
			next = check;
	}
	return next ? next : first;
}

static void run_next(struct view *view, const char *argument)
{
	struct resolveview *v = self(view);

	(void)argument;
	stop_typing(v);
	const struct resolve_check *gap = next_gap(v);
	if (!gap) {
		go_to_step(v, STEP_FINISH);
		return;
	}
	go_to_slot(v, gap->step, gap->slot);
	if (resolve_is_text(slot_here(v)))
		start_typing(v);
}

/* Back to the place before where something is typed, in this step. */
static void run_previous(struct view *view, const char *argument)
{
	struct resolveview *v = self(view);

	(void)argument;
	stop_typing(v);
	for (size_t at = v->cursor; at-- > 0;) {
		if (v->items[at].kind != ITEM_SLOT || !resolve_is_text(v->items[at].index))
			continue;
		v->cursor = at;
		start_typing(v);
		return;
	}
	move(view, -1);
}

static void scroll(struct view *view, int by)
{
	struct resolveview *v = self(view);

	v->scroll = v->scroll + by > 0 ? v->scroll + by : 0;
	v->wanted = -1;
	view_touch(view, DIRTY_PAINT);
}

static void run_page_up(struct view *view, const char *argument)
{
	(void)argument;
	scroll(view, -5);
}

static void run_page_down(struct view *view, const char *argument)
{
	(void)argument;
	scroll(view, 5);
}

static bool keep(struct resolveview *v)
{
	char stamp[DATE_STAMP_SIZE];
	struct error err = {0};

	take_typed(v);
	if (!resolve_keep(&v->r, &err)) {
		tui_complain(v->view.tui, &err);
		return false;
	}
	if (v->r.file.secrecy != SECRECY_RESTRICTED)
		snprintf(v->kept_at, sizeof v->kept_at, "%.5s",
			clock_stamp(clock_now(), stamp) + DATE_ISO_SIZE);
	return true;
}

static void run_save(struct view *view, const char *argument)
{
	struct resolveview *v = self(view);

	(void)argument;
	if (!keep(v))
		return;
	if (v->r.file.secrecy == SECRECY_RESTRICTED)
		tui_say(view->tui,
			_("A restricted case leaves no drafts: finish it, or it is gone "
			  "when you leave"));
	else
		tui_say(view->tui, _("The draft is kept"));
}

static void run_discard(struct view *view, const char *argument)
{
	struct resolveview *v = self(view);

	(void)argument;
	resolve_redact_again(&v->r);
	look_again(v);
	tui_say(view->tui, _("The public version is made from the answer again"));
}

static void run_print(struct view *view, const char *argument)
{
	(void)argument;
	stop_typing(self(view));
	resolve_ask_file(view);
}

/* ---- the end ------------------------------------------------------------------------------------------ */

static void finish_yes(struct view *owner, void *arg)
{
	struct resolveview *v = self(owner);
	struct tui *tui = owner->tui;
	struct buf number = {0}, code = {0};
	struct error err = {0};

	(void)arg;
	if (!resolve_finish(&v->r, &number, &err)) {
		tui_complain(tui, &err);
		look_again(v);
		return;
	}
	record_code(&entity_casefile, &v->r.file, &code);
	tui_take_out(owner);
	tui_changed(tui);
	if (number.len)
		tui_say(tui, _("%s is answered with %s. Only a correcting entry can change it"),
			buf_text(&code), buf_text(&number));
	else
		tui_say(tui, _("%s is answered. Ctrl+Z takes it back."), buf_text(&code));
	buf_clear(&number);
	buf_clear(&code);
}

static void run_finish(struct view *view, const char *argument)
{
	struct resolveview *v = self(view);
	const struct letter *letter = resolve_letter(&v->r);
	struct buf text = {0};

	(void)argument;
	stop_typing(v);
	if (resolve_takes_number(&v->r)) {
		buf_printf(
			&text, _("The next number of %s is taken for the letter."), letter->symbol);
		danger_ask(view, DANGER_ISSUE, v->id, buf_text(&text), finish_yes, NULL);
	} else {
		prompt_confirm(view, _("Finish"),
			_("The case is answered, no number is taken. Ctrl+Z takes it back."), NULL,
			finish_yes, NULL);
	}
	buf_clear(&text);
}

static void leave_yes(struct view *owner, void *arg)
{
	(void)arg;
	tui_take_out(owner);
}

static void run_back(struct view *view, const char *argument)
{
	struct resolveview *v = self(view);
	bool changed = false;

	(void)argument;
	if (v->typing) {
		stop_typing(v);
		return;
	}
	for (size_t i = 0; i < SLOT_COUNT; i++)
		changed = changed || v->r.changed[i];
	for (size_t i = 0; i < v->r.gap_count; i++)
		changed = changed || v->r.gaps[i].changed;
	if (changed && v->r.file.secrecy == SECRECY_RESTRICTED)
		prompt_confirm(view, _("Leave"),
			_("A restricted case leaves no drafts: what was typed here is gone."), NULL,
			leave_yes, NULL);
	else if (keep(v))
		tui_pop(view);
}

static void run_timeline(struct view *view, const char *argument)
{
	(void)argument;
	tui_push(view->tui, timeline_new(view->tui, &entity_casefile, self(view)->id));
}

/* ---- the view ---------------------------------------------------------------------------------------- */

static bool load(struct view *view, struct error *err)
{
	struct resolveview *v = self(view);
	struct casefile file = {0};

	/* What others did to the case meanwhile; what is typed here stays. */
	if (!desk_load(view->tui->desk, &entity_casefile, v->id, &file, err))
		return false;
	record_clear(&entity_casefile, &v->r.file);
	v->r.file = file;
	look_again(v);
	return true;
}

static void title(struct view *view, struct buf *left, struct buf *right)
{
	struct resolveview *v = self(view);
	const struct lifecycle_action *action = resolve_action(&v->r);
	char *name = text_upper(action ? rule_text(&action->name) : "");
	struct buf summary = {0};

	case_cell_number(&v->r.file, left);
	desk_show(view->tui->desk, &entity_casefile, entity_field(&entity_casefile, "summary"),
		&v->r.file, &summary);
	buf_printf(left, " · %s · %s", name, buf_text(&summary));
	buf_puts(right, theme_due_look(case_due_state(view->tui->desk, &v->r.file))->glyph);
	buf_putc(right, ' ');
	case_cell_left(view->tui->desk, &v->r.file, right);
	buf_clear(&summary);
	free(name);
}

static void status(struct view *view, struct buf *left, struct buf *right)
{
	struct resolveview *v = self(view);

	if (v->r.file.secrecy == SECRECY_RESTRICTED)
		buf_puts(left, _("Restricted: no draft is kept"));
	else if (*v->kept_at)
		buf_printf(left, _("Draft kept %s"), v->kept_at);
	else if (v->r.drafted)
		buf_puts(left, _("Goes on from your draft"));
	if (v->failed)
		buf_printf(right,
			ngettext("Cannot be finished yet: %zu missing",
				"Cannot be finished yet: %zu missing", v->failed),
			v->failed);
	else
		buf_puts(right, _("Everything is there: F9 finishes"));
}

static bool key(struct view *view, const struct key *key)
{
	struct resolveview *v = self(view);

	if (v->typing) {
		/* A single line is done with Enter or an arrow, as anywhere else; in several lines they are part of the text. */
		if (!resolve_is_note(slot_here(v)) &&
			(key->code == K_ENTER || key->code == K_DOWN || key->code == K_UP)) {
			stop_typing(v);
			move(view, key->code == K_UP ? -1 : 1);
			return true;
		}
		const bool taken = editor_key(&v->editor, key);
		if (v->editor.full) {
			struct error err;
			error_set(&err, ERR_INVALID, _("no more than %zu characters fit"),
				v->editor.limit);
			tui_complain(view->tui, &err);
		}
		return taken;
	}
	if (key->code < '1' || key->code >= '1' + STEP_COUNT)
		return false;
	go_to_step(v, (enum resolve_step)(key->code - '1'));
	return true;
}

static void settle(struct view *view)
{
	take_typed(self(view));
}

static void tick(struct view *view)
{
	struct resolveview *v = self(view);
	bool changed = v->typing && v->editor.changes != v->seen;

	for (size_t i = 0; i < SLOT_COUNT; i++)
		changed = changed || v->r.changed[i];
	for (size_t i = 0; i < v->r.gap_count; i++)
		changed = changed || v->r.gaps[i].changed;
	if (changed && keep(v))
		view->tui->dirty = true;
}

static bool typing(const struct view *view)
{
	return ((const struct resolveview *)view)->typing;
}

static bool cursor(struct view *view, int *y, int *x)
{
	*y = self(view)->y;
	*x = self(view)->x;
	return true;
}

static bool current(const struct view *view, const struct entity **entity, int64_t *id)
{
	*entity = &entity_casefile;
	*id = ((const struct resolveview *)view)->id;
	return true;
}

static bool allowed(const struct view *view, enum action action, struct error *err)
{
	const struct resolveview *v = (const struct resolveview *)view;

	if (action == ACT_FINISH)
		for (size_t i = 0; i < v->check_count; i++)
			if (!v->checks[i].ok)
				return error_set(err, ERR_DENIED, _("Cannot be finished: %s"),
					v->checks[i].fault);
	if (action == ACT_PRINT)
		return resolve_may_print((struct resolve *)&v->r, err);
	if (action == ACT_DISCARD && v->step != STEP_PUBLISH)
		return error_set(err, ERR_DENIED, _("This is for the public version, in step 4"));
	return case_act_allowed(view, action, err);
}

/* What held the finish back is shown, ready to be mended. */
static void refused(struct view *view, enum action action)
{
	struct resolveview *v = self(view);

	for (size_t i = 0; action == ACT_FINISH && i < v->check_count; i++)
		if (!v->checks[i].ok) {
			stop_typing(v);
			go_to_slot(v, v->checks[i].step, v->checks[i].slot);
			return;
		}
}

static bool leave(struct view *view)
{
	return keep(self(view));
}

static void clear(struct view *view)
{
	struct resolveview *v = self(view);

	for (size_t i = 0; i < v->line_count; i++)
		free(v->lines[i].text);
	free(v->lines);
	free(v->items);
	editor_clear(&v->editor);
	resolve_clear(&v->r);
}

static const struct view_handler handlers[] = {
	{ACT_OPEN, run_open},
	{ACT_MARK, run_mark},
	{ACT_UP, run_up},
	{ACT_DOWN, run_down},
	{ACT_LEFT, run_left},
	{ACT_RIGHT, run_right},
	{ACT_NEXT, run_next},
	{ACT_PREVIOUS, run_previous},
	{ACT_PAGE_UP, run_page_up},
	{ACT_PAGE_DOWN, run_page_down},
	{ACT_SAVE, run_save},
	{ACT_DISCARD, run_discard},
	{ACT_PRINT, run_print},
	{ACT_FINISH, run_finish},
	{ACT_ACTS, case_act_all},
	{ACT_TIMELINE, run_timeline},
	{ACT_BACK, run_back},
	{ACT_NONE, NULL},
};

static const struct view_ops ops = {
	.name = "resolve",
	.size = sizeof(struct resolveview),
	.context = CTX_RESOLVE,
	.handlers = handlers,
	.title = title,
	.load = load,
	.draw = resolve_draw,
	.cursor = cursor,
	.typing = typing,
	.key = key,
	.settle = settle,
	.tick = tick,
	.status = status,
	.current = current,
	.allowed = allowed,
	.refused = refused,
	.leave = leave,
	.clear = clear,
};

struct view *resolve_view_new(struct tui *tui, int64_t id, struct error *err)
{
	struct resolveview *v;
	struct resolve r;

	if (!resolve_open(&r, tui->desk, id, err))
		return NULL;
	v = view_new(tui, &ops);
	v->id = id;
	v->r = r;
	v->wanted = -1;
	return &v->view;
}
