/* Views of lists that people keep under a number from 1 to 9. */
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
	FIELD(saved_view, name, N_("Name"), TEXT, .flags = FF_REQUIRED | FF_LIST, .max = 60,
		.columns = 14, .help = N_("What people call it")),
	FIELD(saved_view, filter, N_("Filter"), TEXT, .flags = FF_LIST, .max = 500,
		.help = N_("In the filter language: state:open due<=3")),
	FIELD(saved_view, sort, N_("Ordered by"), TEXT, .max = 30,
		.help = N_("Field; empty: the list's own order")),
	FIELD(saved_view, descending, N_("Largest first"), BOOL, .help = N_("Reverse the order")),
};

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
	if (!filter_parse(desk, entity, view->filter ? view->filter : "", &filter, &column, err))
		return false;
	filter_clear(&filter);
	return true;
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
