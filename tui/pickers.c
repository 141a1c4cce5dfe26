/* Ready-made menus: fixed rows, values of a code table, records. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/absence.h"
#include "domain/records.h"
#include "tui/formview.h"
#include "tui/listview.h"
#include "tui/menu.h"

/* Whether typed words, without accents, find a label. */
static bool finds(const char *label, const char *typed)
{
	return !*typed || text_matches(label, typed);
}

/* ---- fixed rows ------------------------------------------------------------------------------ */

struct fixed {
	struct menu_row *rows;
	size_t count;
	void (*chosen)(struct view *owner, void *arg, int64_t value);
	void *arg;
};

static void fixed_fill(struct menu *menu, const char *typed, void *arg)
{
	const struct fixed *fixed = arg;

	for (size_t i = 0; i < fixed->count; i++) {
		const struct menu_row *row = &fixed->rows[i];
		if (finds(row->label, typed) || (row->detail && finds(row->detail, typed)))
			menu_add(menu, row->value, row->label, row->detail, row->refused)->marked =
				row->marked;
	}
}

static void fixed_choose(struct menu *menu, const struct menu_row *row, void *arg)
{
	const struct fixed *fixed = arg;
	int64_t value = row->value;

	if (menu->marks) {
		value = 0;
		for (size_t i = 0; i < menu->count; i++)
			value |= menu->rows[i].marked ? menu->rows[i].value : 0;
	}
	fixed->chosen(menu->owner, fixed->arg, value);
}

static void fixed_drop(void *arg)
{
	struct fixed *fixed = arg;

	for (size_t i = 0; i < fixed->count; i++) {
		free(fixed->rows[i].label);
		free(fixed->rows[i].detail);
	}
	free(fixed->rows);
	free(fixed);
}

static const struct menu_source fixed_source = {fixed_fill, fixed_choose, NULL, fixed_drop};

static struct fixed *fixed_new(
	size_t room, void (*chosen)(struct view *owner, void *arg, int64_t value), void *arg)
{
	struct fixed *fixed = xcalloc(1, sizeof *fixed);

	fixed->rows = xcalloc(room ? room : 1, sizeof *fixed->rows);
	fixed->chosen = chosen;
	fixed->arg = arg;
	return fixed;
}

static struct menu_row *fixed_add(
	struct fixed *fixed, int64_t value, const char *label, const char *detail)
{
	struct menu_row *row = &fixed->rows[fixed->count++];

	*row = (struct menu_row){
		.value = value, .label = xstrdup(label), .detail = xstrdup(detail)};
	return row;
}

static void choose_item(struct view *owner, const char *title, const struct menu_item *items,
	size_t count, int64_t current, bool numbered,
	void (*chosen)(struct view *owner, void *arg, int64_t value), void *arg)
{
	struct fixed *fixed = fixed_new(count, chosen, arg);
	struct menu *menu = menu_new(owner, title, &fixed_source, fixed);

	for (size_t i = 0; i < count; i++) {
		const char *refusal = items[i].refusal;
		struct buf label = {0};

		if (numbered)
			buf_printf(&label, "%zu  ", i + 1);
		buf_puts(&label, items[i].label);
		fixed_add(fixed, items[i].value, buf_text(&label),
			refusal ? refusal : items[i].detail)
			->refused = refusal != NULL;
		buf_clear(&label);
	}
	menu->wanted = current;
	menu->numbered = numbered;
	tui_push(owner->tui, &menu->view);
}

void prompt_menu(struct view *owner, const char *title, const struct menu_item *items, size_t count,
	int64_t current, void (*chosen)(struct view *owner, void *arg, int64_t value), void *arg)
{
	choose_item(owner, title, items, count, current, false, chosen, arg);
}

void prompt_numbers(struct view *owner, const char *title, const struct menu_item *items,
	size_t count, int64_t current, void (*chosen)(struct view *owner, void *arg, int64_t value),
	void *arg)
{
	choose_item(owner, title, items, count, current, true, chosen, arg);
}

/* ---- code tables ----------------------------------------------------------------------------- */

static size_t count_choices(const struct choice *choices)
{
	size_t count = 0;

	while (choices[count].key)
		count++;
	return count;
}

static void choose_code(struct view *owner, const struct field *field, int64_t current, bool marks,
	void (*chosen)(struct view *owner, void *arg, int64_t value), void *arg)
{
	size_t count = count_choices(field->choices);
	struct fixed *fixed = fixed_new(count + 1, chosen, arg);
	struct menu *menu = menu_new(owner, _(field->label), &fixed_source, fixed);

	if (!marks && !(field->flags & FF_REQUIRED) && !choice_by_value(field->choices, 0))
		fixed_add(fixed, 0, _("not stated"), NULL);
	for (size_t i = 0; i < count; i++) {
		const struct choice *choice = &field->choices[i];
		fixed_add(fixed, choice->value, choice_label(choice), choice->mark)->marked =
			marks && (current & choice->value);
	}
	menu->marks = marks;
	menu->wanted = marks ? INT64_MIN : current;
	tui_push(owner->tui, &menu->view);
}

void prompt_choice(struct view *owner, const struct field *field, int64_t current,
	void (*chosen)(struct view *owner, void *arg, int64_t value), void *arg)
{
	choose_code(owner, field, current, false, chosen, arg);
}

void prompt_flags(struct view *owner, const struct field *field, int64_t current,
	void (*chosen)(struct view *owner, void *arg, int64_t value), void *arg)
{
	choose_code(owner, field, current, true, chosen, arg);
}

/* ---- records --------------------------------------------------------------------------------- */

enum { MOST_ROWS = 50, NEW_RECORD = -1 };

struct reference {
	const struct entity *entity;
	bool optional;
	void (*chosen)(struct view *owner, void *arg, int64_t id);
	void *arg;
};

struct finding {
	struct menu *menu;
	const struct reference *reference;
};

static bool is_listed(const struct menu *menu, int64_t id)
{
	for (size_t i = 0; i < menu->count; i++)
		if (menu->rows[i].value == id)
			return true;
	return false;
}

/* Code and the second thing lists show: enough to tell two Nguyễn Văn Tám apart. */
static void describe(
	struct desk *desk, const struct entity *entity, const void *record, struct buf *out)
{
	int shown = 0;

	for (size_t i = 0; i < entity->field_count && shown < 2; i++) {
		const struct field *field = &entity->fields[i];
		struct buf value = {0};

		if (!(field->flags & FF_LIST) || (field->flags & FF_MASKED) ||
			field == entity->title || field == entity->key)
			continue;
		desk_show(desk, entity, field, record, &value);
		if (value.len) {
			buf_printf(out, "%s%s", out->len ? " · " : "", buf_text(&value));
			shown++;
		}
		buf_clear(&value);
	}
	if (out->len)
		buf_puts(out, "   ");
	record_code(entity, record, out);
}

/* Who is away is no good choice: until when, and who stands in. */
static void describe_absence(struct desk *desk, int64_t staff, struct buf *out)
{
	const date_t back = absence_back(desk, staff);
	char day[DATE_ISO_SIZE];

	if (!back)
		return;
	buf_cut(out, 0);
	buf_printf(out, _("away, back on %s"), date_show(back, day));
	absence_append(desk, staff, out);
}

static bool add_record(void *arg, const void *record)
{
	struct finding *finding = arg;
	const struct entity *entity = finding->reference->entity;
	struct desk *desk = finding->menu->view.tui->desk;
	int64_t id = ((const struct record *)record)->id;
	struct buf label = {0}, detail = {0};

	if (!is_listed(finding->menu, id)) {
		desk_show(desk, entity, entity->title, record, &label);
		describe(desk, entity, record, &detail);
		if (entity == &entity_staff)
			describe_absence(desk, id, &detail);
		menu_add(finding->menu, id, buf_text(&label), buf_text(&detail), false);
	}
	buf_clear(&label);
	buf_clear(&detail);
	return finding->menu->count < MOST_ROWS;
}

static void run_query(struct finding *finding, const struct condition *conditions, size_t count,
	const char *words, const struct field *sort)
{
	struct tui *tui = finding->menu->view.tui;
	struct error err = {0};
	struct query query = {.entity = finding->reference->entity,
		.conditions = conditions,
		.count = count,
		.match = words,
		.descending = words != NULL,
		.sort = sort,
		.limit = MOST_ROWS};

	if (!store_query(tui->desk->store, &query, add_record, finding, &err))
		tui_complain(tui, &err);
}

/* The record whose code was typed comes first. */
static void find_code(struct finding *finding, const char *typed)
{
	const struct entity *entity = finding->reference->entity;
	struct desk *desk = finding->menu->view.tui->desk;
	struct error err = {0};
	int64_t id = 0;
	void *record;

	if (!*typed || !desk_find(desk, typed, &entity, &id, &err))
		return;
	record = xcalloc(1, entity->size);
	if (desk_load(desk, entity, id, record, &err))
		add_record(finding, record);
	record_clear(entity, record);
	free(record);
}

/* People are found from the beginning of their folded name by its index, then by any part of it. */
static void find_by_words(struct finding *finding, const char *typed)
{
	const struct entity *entity = finding->reference->entity;
	const struct field *fold = entity_field(entity, "fold");
	char *folded = text_fold(typed);
	struct buf beyond = {0};

	if (fold && *folded) {
		buf_printf(&beyond, "%s\xf4\x8f\xbf\xbd",
			folded); /* above every name that begins so */
		run_query(finding,
			(const struct condition[]){{.field = fold, .op = OP_GE, .text = folded},
				{.field = fold, .op = OP_LT, .text = buf_text(&beyond)}},
			2, NULL, fold);
	}
	if (entity == &entity_casefile && *typed) {
		run_query(finding, NULL, 0, typed, NULL);
	} else if (finding->menu->count < MOST_ROWS) {
		const struct condition contains = {
			.field = entity->title, .op = OP_CONTAINS, .text = folded};
		run_query(finding, &contains, *folded ? 1 : 0, NULL, fold ? fold : entity->sort);
	}
	buf_clear(&beyond);
	free(folded);
}

static void reference_fill(struct menu *menu, const char *typed, void *arg)
{
	const struct reference *reference = arg;
	struct finding finding = {menu, reference};
	struct buf b = {0};

	if (reference->optional && !*typed)
		menu_add(menu, 0, _("none"), NULL, false);
	find_code(&finding, typed);
	find_by_words(&finding, typed);
	if (reference->entity == &entity_person && *typed &&
		desk_may_write(menu->view.tui->desk, NULL)) {
		buf_printf(&b, _("New person: %s"), typed);
		menu_add(menu, NEW_RECORD, buf_text(&b), NULL, false);
	}
	buf_clear(&b);
}

/* What is left of a picker while the form of a new person stands in its place. */
struct newcomer {
	void (*chosen)(struct view *owner, void *arg, int64_t id);
	void *arg;
	char *name;
};

static void preset_name(struct desk *desk, void *record, void *arg)
{
	(void)desk;
	field_set_string(entity_person.title, record, ((struct newcomer *)arg)->name);
}

static void newcomer_saved(struct view *owner, void *arg, int64_t id)
{
	struct newcomer *newcomer = arg;

	newcomer->chosen(owner, newcomer->arg, id);
}

static void newcomer_drop(void *arg)
{
	free(((struct newcomer *)arg)->name);
	free(arg);
}

static void reference_choose(struct menu *menu, const struct menu_row *row, void *arg)
{
	const struct reference *reference = arg;

	if (row->value == NEW_RECORD) {
		struct newcomer *newcomer = xcalloc(1, sizeof *newcomer);

		newcomer->chosen = reference->chosen;
		newcomer->arg = reference->arg;
		newcomer->name = xstrdup(editor_text(&menu->line));
		tui_push(menu->view.tui,
			formview_new(menu->view.tui, &entity_person, NULL,
				&(struct form_hooks){
					preset_name, newcomer_saved, newcomer_drop, newcomer}));
		return;
	}
	reference->chosen(menu->owner, reference->arg, row->value);
}

static const struct menu_source reference_source = {reference_fill, reference_choose, NULL, free};

void prompt_reference(struct view *owner, const struct entity *entity, int64_t current,
	bool optional, const char *typed, void (*chosen)(struct view *owner, void *arg, int64_t id),
	void *arg)
{
	struct reference *reference = xcalloc(1, sizeof *reference);
	struct menu *menu;

	*reference = (struct reference){entity, optional, chosen, arg};
	menu = menu_new(owner, _(list_spec_of(entity)->title), &reference_source, reference);
	menu->hint = _("accents are not needed");
	menu->wanted = current;
	if (typed && *typed)
		menu_type(menu, typed);
	else
		menu->tall = 0;
	tui_push(owner->tui, &menu->view);
}
