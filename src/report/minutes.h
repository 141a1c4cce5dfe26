/*
 * The minutes (biên bản) of a dialogue conference, drafted from its lines (domain.md 4, step 5) in the layout of NĐ 30/2020: hour, day,
 * venue; chairs, secretary, composition, people present; how it went; each opinion with who raised it, hamlet, field, answer and
 * promises; conclusion; signatures of chair and secretary.
 *
 * What people write themselves stands in the conference (opened_at, ended_at, attendees, proceedings, conclusion), so that drafting
 * again never loses it. Minutes are read by everybody: who asked to be hidden is hidden, restricted content is not in them but counted,
 * whoever drafts them.
 */
#ifndef REPORT_MINUTES_H
#define REPORT_MINUTES_H

#include "report/paper.h"

/** Draft the minutes. @p out is cleared by the caller with paper_clear; untouched on failure. */
bool minutes_make(struct desk *desk, int64_t conference, struct paper *out, struct error *err);

#endif
