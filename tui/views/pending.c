/* Generic lists where the hand-made views are not in the tree yet; each definition there takes the place of one here. */
#include "domain/records.h"
#include "tui/formview.h"
#include "tui/listview.h"
#include "tui/screens.h"

#define PENDING __attribute__((weak))

PENDING struct view *desk_view_new(struct tui *tui)
{
	return &listview_entity(tui, &entity_commitment)->view;
}

PENDING struct view *conferences_view_new(struct tui *tui)
{
	return &listview_entity(tui, &entity_conference)->view;
}

PENDING struct view *log_view_new(struct tui *tui, int64_t conference)
{
	(void)conference;
	return &listview_entity(tui, &entity_conference)->view;
}

PENDING struct view *cases_view_new(struct tui *tui, const char *filter)
{
	(void)filter;
	return &listview_entity(tui, &entity_casefile)->view;
}

PENDING struct view *case_view_new(struct tui *tui, int64_t id)
{
	return formview_open(tui, &entity_casefile, NULL, id);
}

PENDING struct view *summary_view_new(struct tui *tui)
{
	return &listview_entity(tui, &entity_petition)->view;
}
