/* Which file a form is: what was sent is never made a second time. */
#include "report/form_file.h"

#include <string.h>

#include "domain/frozen.h"
#include "report/form_paper.h"

static bool sent_file(struct desk *desk, const struct form_result *result, enum format format,
	bool *found, struct buf *out, struct error *err)
{
	struct frozen_report report = {0};
	bool ok = true;

	*found = false;
	if (!result->frozen_at)
		return true;
	ok = frozen_find(desk, result->form->id, result->period.from, result->period.to, &report,
		found, err);
	*found = ok && *found && report.format && strcmp(report.format, format_names[format]) == 0;
	if (*found)
		ok = frozen_file(desk, &report, out, err);
	record_clear(&entity_report, &report);
	return ok;
}

bool form_file(struct desk *desk, const struct form_result *result, enum format format,
	const struct paper_options *options, struct buf *out, struct error *err)
{
	struct paper paper;
	bool sent;

	if (!sent_file(desk, result, format, &sent, out, err))
		return false;
	if (sent)
		return true;
	form_make_paper(desk, result, &paper);
	const bool ok = paper_bytes(&paper, format, options, out, err);
	paper_clear(&paper);
	return ok;
}
