/*
 * Short names of records for lists, and what names typed have meant. Both are asked for again and
 * again while a list is painted or a file imported, so the last ones are remembered: one slot per
 * hash, the newer takes the slot.
 */
#include <stdlib.h>
#include <string.h>

#include "domain/desk_inside.h"

enum { SLOTS = 512 };

struct desk_names {
	struct slot {
		const struct entity *entity;
		int64_t id;
		char *name;
	} slots[SLOTS]; /* id to short name */
	struct slot typed[SLOTS]; /* name as typed to id */
};

static struct slot *slot_of_id(struct desk_names *names, const struct entity *entity, int64_t id)
{
	return &names->slots[((uint64_t)id * 31 + (uintptr_t)entity / 64) % SLOTS];
}

static size_t slot_of_text(const struct entity *entity, const char *text)
{
	uint64_t hash = (uintptr_t)entity / 64;

	for (; *text; text++)
		hash = hash * 1099511628211u + (unsigned char)*text;
	return (size_t)(hash % SLOTS);
}

static void slot_set(struct slot *slot, const struct entity *entity, int64_t id, char *name)
{
	free(slot->name);
	*slot = (struct slot){entity, id, name};
}

int64_t names_resolved(
	const struct desk_names *names, const struct entity *entity, const char *text)
{
	const struct slot *slot = &names->typed[slot_of_text(entity, text)];

	return slot->entity == entity && strcmp(slot->name, text) == 0 ? slot->id : 0;
}

void names_remember(
	struct desk_names *names, const struct entity *entity, const char *text, int64_t id)
{
	slot_set(&names->typed[slot_of_text(entity, text)], entity, id, xstrdup(text));
}

struct desk_names *names_new(void)
{
	return xcalloc(1, sizeof(struct desk_names));
}

void names_forget(struct desk_names *names)
{
	for (size_t i = 0; i < SLOTS; i++) {
		slot_set(&names->slots[i], NULL, 0, NULL);
		slot_set(&names->typed[i], NULL, 0, NULL);
	}
}

void names_free(struct desk_names *names)
{
	if (!names)
		return;
	names_forget(names);
	free(names);
}

/*
 * The short name of a record: initials of staff, name of a unit or citizen, the code of anything
 * else.
 */
static void short_name(const struct entity *entity, const void *record, struct buf *out)
{
	const struct staff *staff = record;

	if (entity == &entity_staff)
		buf_puts(out, staff->initials && *staff->initials ? staff->initials : staff->name);
	else if (entity == &entity_unit || entity == &entity_person)
		buf_puts(out, field_string(entity->title, record));
	else
		record_code(entity, record, out);
}

void desk_ref_label(struct desk *desk, const struct entity *entity, int64_t id, struct buf *out)
{
	struct buf name = {0};
	struct error err;

	if (!id)
		return;
	struct slot *slot = slot_of_id(desk->names, entity, id);
	if (slot->entity != entity || slot->id != id) {
		void *record = record_new(entity);
		if (store_load(desk->store, entity, id, record, &err))
			short_name(entity, record, &name);
		else
			buf_puts(&name,
				"?"); /* unreadable just now: say so, and do not remember it */
		const bool readable = ((struct record *)record)->id != 0;
		record_drop(entity, record);
		if (!readable) {
			buf_puts(out, buf_text(&name));
			buf_clear(&name);
			return;
		}
		slot_set(slot, entity, id, buf_steal(&name));
	}
	buf_puts(out, slot->name);
}
