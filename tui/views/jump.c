/* Jumping along references, forwards and backwards. */
#include "tui/views/jump.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/records.h"
#include "tui/loop.h"
#include "tui/prompt.h"
#include "tui/screens.h"

enum { JUMPS_MOST = 40, OF_ONE_KIND = 12 };

/* The kinds that the way leads over, in the order in which they are offered. */
static const struct entity *const kinds[] = {&entity_casefile, &entity_conference, &entity_petition,
	&entity_commitment, &entity_resolution, &entity_document, &entity_reception, NULL};

struct jump {
	const struct entity *entity;
	int64_t id;
};

struct jumps {
	struct desk *desk;
	struct jump from; /* the record */
	struct jump list[JUMPS_MOST];
	size_t count;
};

static bool is_kind(const struct entity *entity)
{
	for (size_t i = 0; kinds[i]; i++)
		if (kinds[i] == entity)
			return true;
	return false;
}

static void add_jump(struct jumps *jumps, const struct entity *entity, int64_t id)
{
	if (!id || jumps->count == JUMPS_MOST ||
		(entity == jumps->from.entity && id == jumps->from.id))
		return;
	for (size_t i = 0; i < jumps->count; i++)
		if (jumps->list[i].entity == entity && jumps->list[i].id == id)
			return;
	jumps->list[jumps->count++] = (struct jump){entity, id};
}

struct found {
	struct jumps *jumps;
	const struct entity *entity;
};

static bool take_found(void *arg, const void *record)
{
	struct found *found = arg;

	add_jump(found->jumps, found->entity, ((const struct record *)record)->id);
	return true;
}

/* What the record refers to, and what refers to it. */
static bool find_jumps(struct jumps *jumps, struct error *err)
{
	const struct entity *entity = jumps->from.entity;
	void *record = xcalloc(1, entity->size);
	bool ok = desk_load(jumps->desk, entity, jumps->from.id, record, err);

	for (size_t i = 0; ok && i < entity->field_count; i++)
		if (entity->fields[i].ref && is_kind(entity->fields[i].ref))
			add_jump(jumps, entity->fields[i].ref,
				field_integer(&entity->fields[i], record));
	record_clear(entity, record);
	free(record);
	for (size_t k = 0; ok && kinds[k]; k++)
		for (size_t i = 0; ok && i < kinds[k]->field_count; i++) {
			const struct condition condition = {.field = &kinds[k]->fields[i],
				.op = OP_EQ,
				.number = jumps->from.id};
			const struct query query = {.entity = kinds[k],
				.conditions = &condition,
				.count = 1,
				.limit = OF_ONE_KIND};
			struct found found = {jumps, kinds[k]};
			if (condition.field->ref == entity)
				ok = store_query(
					jumps->desk->store, &query, take_found, &found, err);
		}
	return ok;
}

static bool current_of(const struct view *view, struct jump *out)
{
	bool (*current)(const struct view *, const struct entity **, int64_t *) =
		view ? VIEW_OP(view, current) : NULL;

	return current && current(view, &out->entity, &out->id);
}

static bool same(const struct jump *a, const struct jump *b)
{
	return a->entity == b->entity && a->id == b->id;
}

/* "0388 › CK-2026-012 ›": the way so far, before the title of where it leads. */
static void go(struct view *view, const struct jump *to)
{
	struct view *next = screen_of_record(view->tui, to->entity, to->id);
	struct buf trail = {0};
	struct jump from;

	if (!next)
		return;
	if (view->trail)
		buf_printf(&trail, "%s ", view->trail);
	if (current_of(view, &from)) {
		void *record = xcalloc(1, from.entity->size);
		if (desk_load(view->tui->desk, from.entity, from.id, record, NULL))
			record_code(from.entity, record, &trail);
		record_clear(from.entity, record);
		free(record);
	}
	buf_puts(&trail, " ›");
	next->trail = buf_steal(&trail);
	tui_push(view->tui, next);
}

static void chosen(struct view *owner, void *arg, int64_t value)
{
	struct jumps jumps = {.desk = owner->tui->desk};

	(void)arg;
	if (value == 0)
		tui_pop(owner);
	else if (current_of(owner, &jumps.from) && find_jumps(&jumps, NULL) &&
		(size_t)value <= jumps.count)
		go(owner, &jumps.list[value - 1]);
}

/* "case", its code, what it says. */
static void describe(
	struct desk *desk, const struct jump *to, struct buf *label, struct buf *detail)
{
	void *record = xcalloc(1, to->entity->size);

	if (desk_load(desk, to->entity, to->id, record, NULL)) {
		record_code(to->entity, record, label);
		buf_puts(label, "  ");
		desk_show(desk, to->entity, to->entity->title, record, label);
	}
	buf_puts(detail, _(to->entity->label));
	record_clear(to->entity, record);
	free(record);
}

void jump_act(struct view *view, const char *argument)
{
	struct jumps jumps = {.desk = view->tui->desk};
	struct menu_item items[JUMPS_MOST + 1];
	struct jump back = {0};
	struct error err = {0};
	size_t count = 0;

	(void)argument;
	if (!current_of(view, &jumps.from) || !find_jumps(&jumps, &err)) {
		if (err.code)
			tui_complain(view->tui, &err);
		return;
	}
	const bool returns = view->trail && current_of(view->below, &back);
	size_t others = 0, other = 0;
	for (size_t i = 0; i < jumps.count; i++)
		if (!returns || !same(&jumps.list[i], &back)) {
			others++;
			other = i;
		}
	if (!others && returns) {
		tui_pop(view);
		return;
	}
	if (!others) {
		error_set(&err, ERR_NOT_FOUND, _("Nothing belongs to this record yet"));
		tui_complain(view->tui, &err);
		return;
	}
	if (others == 1 && !returns) {
		go(view, &jumps.list[other]);
		return;
	}
	if (returns)
		items[count++] = (struct menu_item){.value = 0, .label = _("Back"), .detail = ""};
	for (size_t i = 0; i < jumps.count; i++) {
		struct buf label = {0}, detail = {0};
		if (returns && same(&jumps.list[i], &back))
			continue;
		describe(view->tui->desk, &jumps.list[i], &label, &detail);
		items[count++] = (struct menu_item){.value = (int64_t)i + 1,
			.label = buf_steal(&label),
			.detail = buf_steal(&detail)};
	}
	prompt_menu(view, _("Belongs to it"), items, count, (int64_t)other + 1, chosen, NULL);
	for (size_t i = returns ? 1 : 0; i < count; i++) {
		free((char *)items[i].label);
		free((char *)items[i].detail);
	}
}
