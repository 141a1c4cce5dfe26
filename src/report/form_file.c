/* Which file a form is: what was sent is never made a second time. */
#include "report/form_file.h"

#include "domain/frozen.h"
#include "report/form_paper.h"

bool form_file(struct desk *desk, const struct form_result *result, enum format format,
	const struct paper_options *options, struct buf *out, struct error *err)
{
	struct paper paper;
	bool sent = false;

	if (result->frozen_at &&
		!frozen_sent(desk, result->form->id, result->period.from, result->period.to,
			format_names[format], &sent, out, err))
		return false;
	if (sent)
		return true;
	form_make_paper(desk, result, &paper);
	const bool ok = paper_bytes(&paper, format, options, out, err);
	paper_clear(&paper);
	return ok;
}
