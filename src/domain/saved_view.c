/* Views of lists that people keep under a number from 1 to 9. */
#include "domain/saved_view.h"

#include <stdlib.h>

#include "base/text.h"
#include "domain/desk.h"
#include "domain/filter.h"
#include "domain/table.h"

static const struct field saved_view_fields[] = {
	FIELD(saved_view, staff, N_("Whose"), REF, .flags = FF_LIST, .ref = &entity_staff,
		.columns = 9, .help = N_("Empty: everybody's")),
	FIELD(saved_view, list, N_("List"), TEXT, .flags = FF_REQUIRED | FF_LIST, .max = 30,
		.columns = 12, .help = N_("What is listed: case, petition, commitment")),
	FIELD(saved_view, slot, N_("Number"), NUMBER, .flags = FF_REQUIRED | FF_LIST, .max = 9,
		.columns = 6, .help = N_("1 to 9: v and this digit open it")),
	FIELD(saved_view, name, N_("Name"), TEXT, .flags = FF_REQUIRED | FF_LIST,
		.max = SAVED_VIEW_NAME, .columns = 14, .help = N_("What people call it")),
	FIELD(saved_view, filter, N_("Filter"), TEXT, .flags = FF_LIST, .max = 500,
		.help = N_("In the filter language: state:open due<=3")),
	FIELD(saved_view, sort, N_("Ordered by"), TEXT, .max = 30,
		.help = N_("Field; empty: the list's own order")),
	FIELD(saved_view, descending, N_("Largest first"), BOOL, .help = N_("Reverse the order")),
};

struct search {
	int64_t staff;
	int64_t *id;
};

static bool take_id(void *arg, const void *record)
{
	struct search *search = arg;

	if (((const struct saved_view *)record)->staff == search->staff)
		*search->id = ((const struct record *)record)->id;
	return true;
}

static bool find(struct desk *desk, const struct entity *list, int slot, int64_t staff, int64_t *id,
	struct error *err)
{
	const struct condition conditions[] = {
		{.field = entity_field(&entity_saved_view, "list"), .text = list->name},
		{.field = entity_field(&entity_saved_view, "slot"), .number = slot},
	};
	const struct query query = {
		.entity = &entity_saved_view, .conditions = conditions, .count = COUNT(conditions)};
	struct search search = {staff, id};

	*id = 0;
	return store_query(desk->store, &query, take_id, &search, err);
}

/* One view under a number, for the same people. */
static bool is_free(struct desk *desk, const struct saved_view *view, struct error *err)
{
	const struct entity *list = entity_find(view->list);
	int64_t id = 0;

	if (view->record.trashed)
		return true;
	if (!find(desk, list, (int)view->slot, view->staff, &id, err))
		return false;
	return !id || id == view->record.id ||
		check_fault(&entity_saved_view, "slot", err,
			_("another view is kept under this number"));
}

static bool saved_view_check(struct desk *desk, const void *before, void *record, struct error *err)
{
	const struct saved_view *view = record;
	const struct entity *entity = entity_find(view->list);
	struct filter filter;
	size_t column;

	(void)before;
	if (!entity)
		return check_fault(&entity_saved_view, "list", err, _("there is no such list"));
	if (view->slot < 1)
		return check_fault(&entity_saved_view, "slot", err, _("a number from 1 to 9"));
	if (view->sort && *view->sort && !entity_find_field(entity, view->sort))
		return check_fault(
			&entity_saved_view, "sort", err, _("the list has no such field"));
	if (!filter_parse(desk, entity, view->filter ? view->filter : "", &filter, &column, err)) {
		err->field = entity_field(&entity_saved_view, "filter");
		return false;
	}
	filter_clear(&filter);
	return is_free(desk, view, err);
}

const struct entity entity_saved_view = {
	.name = "saved-view",
	.table = "saved_view",
	.label = N_("saved view"),
	.plural = N_("saved views"),
	.prefix = "KX",
	.numbering = NUM_ID,
	.size = sizeof(struct saved_view),
	.fields = saved_view_fields,
	.field_count = COUNT(saved_view_fields),
	.title = &saved_view_fields[3],
	.check = saved_view_check,
};

/* ---- for the lists ----------------------------------------------------------------------------- */

void view_slots_clear(struct view_slot slots[SAVED_VIEWS])
{
	for (size_t i = 0; i < SAVED_VIEWS; i++) {
		free(slots[i].name);
		free(slots[i].filter);
		slots[i] = (struct view_slot){0};
	}
}

struct reading {
	const struct entity *list;
	int64_t me;
	struct view_slot *slots;
};

static bool take_view(void *arg, const void *record)
{
	const struct reading *reading = arg;
	const struct saved_view *view = record;
	struct view_slot *slot = &reading->slots[view->slot - 1];

	if ((view->staff && view->staff != reading->me) || slot->staff)
		return true; /* somebody else's; or one's own is there already */
	free(slot->name);
	free(slot->filter);
	*slot = (struct view_slot){
		.id = view->record.id,
		.staff = view->staff,
		.name = xstrdup(view->name),
		.filter = xstrdup(view->filter ? view->filter : ""),
		.sort = view->sort && *view->sort ? entity_find_field(reading->list, view->sort)
						  : NULL,
		.descending = view->descending != 0,
	};
	return true;
}

bool saved_views_read(struct desk *desk, const struct entity *list,
	struct view_slot slots[SAVED_VIEWS], struct error *err)
{
	const struct condition of_list = {
		.field = entity_field(&entity_saved_view, "list"), .text = list->name};
	const struct query query = {
		.entity = &entity_saved_view, .conditions = &of_list, .count = 1};
	struct reading reading = {list, desk->staff, slots};

	view_slots_clear(slots);
	return store_query(desk->store, &query, take_view, &reading, err);
}

bool saved_view_find(struct desk *desk, const struct entity *list, int slot, bool office,
	int64_t *id, struct error *err)
{
	return find(desk, list, slot, office ? 0 : desk->staff, id, err);
}

bool saved_view_keep(struct desk *desk, const struct entity *list, int slot, bool office,
	const char *name, const char *filter, const struct field *sort, bool descending,
	struct error *err)
{
	const struct entity *entity = &entity_saved_view;
	struct saved_view before = {0}, after = {0};
	int64_t id;
	bool ok = saved_view_find(desk, list, slot, office, &id, err) &&
		(!id || desk_load(desk, entity, id, &before, err));

	if (ok) {
		if (id)
			record_copy(entity, &after, &before);
		else
			desk_new(desk, entity, &after);
		after.staff = office ? 0 : desk->staff;
		after.slot = slot;
		after.descending = descending;
		field_set_string(entity_field(entity, "list"), &after, list->name);
		field_set_string(entity_field(entity, "name"), &after, name);
		field_set_string(entity_field(entity, "filter"), &after, filter);
		field_set_string(entity_field(entity, "sort"), &after, sort ? sort->key : "");
		ok = id ? desk_save(desk, entity, &before, &after, "set", err)
			: desk_add(desk, entity, &after, err);
	}
	record_clear(entity, &before);
	record_clear(entity, &after);
	return ok;
}
