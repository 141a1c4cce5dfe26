/* What all views have in common. */
#include "base/error.h"
#include "tui/view.h"

void *view_new(struct tui *tui, const struct view_ops *ops)
{
	struct view *view = xcalloc(1, ops->size);

	view->ops = ops;
	view->tui = tui;
	view->context = ops->context;
	view->dirty = DIRTY_LAYOUT | DIRTY_DATA | DIRTY_PAINT;
	return view;
}

void view_touch(struct view *view, unsigned dirty)
{
	view->dirty |= dirty | DIRTY_PAINT;
}

const struct view_handler *view_find_handler(const struct view_ops *ops, enum action action)
{
	for (; ops; ops = ops->base) {
		const struct view_handler *handler = ops->handlers;

		for (; handler && handler->action; handler++)
			if (handler->action == action)
				return handler;
	}
	return NULL;
}
