/*
 * Definitions for the help, shown and searched there. What the law defines names its article (Law on
 * Complaints 02/2011, Law on Denunciations 25/2018, Law on Receiving Citizens 42/2013, decrees
 * 154/2026 and 155/2026); what has no source is how this program uses the word.
 */
#include "tui/terms.h"

#include "base/locale.h"

const struct term terms[] = {
	{N_("complaint"),
		N_("A citizen, an agency or a civil servant asks the competent body to review an "
		   "administrative decision, an administrative act or a disciplinary decision, on "
		   "grounds that it is unlawful and infringes their own rights."),
		N_("Law on Complaints, art. 2.1")},
	{N_("denunciation"),
		N_("An individual reports a violation by any agency or person that harms the State "
		   "or "
		   "others: in the performance of duties, or in State management of a field. The "
		   "denouncer is always an individual, and is kept secret."),
		N_("Law on Denunciations, art. 2.1 to 2.4")},
	{N_("feedback, proposal"),
		N_("A citizen gives information, opinions, wishes or proposed solutions about "
		   "carrying "
		   "out policy, law and management."),
		N_("Law on Receiving Citizens, art. 2.2")},
	{N_("opinion at a dialogue"),
		N_("What is said at a conference. It is no kind of case in law: it is answered as "
		   "feedback, or goes the way of a complaint or a denunciation."),
		NULL},
	{N_("reception of citizens"),
		N_("Regular, scheduled (by the head, on posted days) or unscheduled."),
		N_("Law on Receiving Citizens, art. 2.1")},
	{N_("petition"),
		N_("The written document. Several petitions may be about one case; both are "
		   "counted."),
		N_("Decree 154/2026, art. 3.2")},
	{N_("case"), N_("The matter itself, from its entry to its answer. It keeps its number."),
		NULL},
	{N_("duplicate petition"),
		N_("The same person about the same matter. It is linked, not deleted: it counts as "
		   "a "
		   "petition, but not as a case."),
		NULL},
	{N_("acceptance"),
		N_("The competent head takes a complaint or denunciation up for settlement; the "
		   "period of "
		   "settlement begins with it."),
		NULL},
	{N_("guidance"),
		N_("A complaint that belongs elsewhere is not transferred: the person is told in "
		   "writing "
		   "where to go, once for each matter."),
		N_("Law on Receiving Citizens, art. 26")},
	{N_("transfer"), N_("A denunciation or feedback that belongs elsewhere is sent there."),
		N_("Law on Denunciations, art. 24.2; Law on Receiving Citizens, art. 26.2b")},
	{N_("commitment"),
		N_("What a leader promises at a conference: who, what and until which day. It "
		   "comes back on "
		   "the next agenda until it is kept."),
		NULL},
	{N_("working day"),
		N_("Not a weekend, not a day off by law or as announced; make-up days count."),
		NULL},
	{N_("suspended"),
		N_("The period stands still: these days are not counted, and the last day moves."),
		NULL},
	{N_("restricted"),
		N_("Who denounces and about what is seen by leaders and by whom the case is "
		   "assigned to "
		   "only; others see ‹M›."),
		NULL},
	{N_("marks of the lists"),
		N_("!! overdue, ! today, · within three working days, = suspended, v done, ‹M› "
		   "restricted."),
		NULL},
	{N_("draft"),
		N_("Whatever is typed and not saved yet. It is on disk within a second and is "
		   "there again "
		   "when the screen is opened again, even after a power cut."),
		NULL},
	{N_("journal"),
		N_("Every change, by whom and when. It only grows; each row carries the hash of "
		   "the one "
		   "before, so that nothing can be changed behind it unseen."),
		NULL},
};

const size_t term_count = sizeof terms / sizeof *terms;
