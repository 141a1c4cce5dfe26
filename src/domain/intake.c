/*
 * What the law allows with a petition at intake. Three tables say it: the questions and when each
 * matters, the situations of domain.md 1.4 with what they lead to, and why a handling is not lawful
 * where it is not. Nothing here writes; intake_decide.c does.
 */
#include "domain/intake.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/clock.h"
#include "domain/rules.h"
#include "domain/table.h"

/* ---- facts ----------------------------------------------------------------------------------- */

/* Kinds of petitions as bits. */
enum { KN = 1 << PETITION_COMPLAINT, TC = 1 << PETITION_DENUNCIATION, PA = 1 << PETITION_FEEDBACK };
#define ALL (KN | TC | PA)

/* What the answers come to. */
enum fact {
	MIXED = 1 << 0, /* content of several kinds */
	CRIME = 1 << 1, /* signs of a crime */
	UNNAMED = 1 << 2, /* the sender is not known, or is not who is named */
	EVIDENCE = 1 << 3, /* a violator and evidence that can be checked */
	INELIGIBLE = 1 << 4, /* lacks a condition for processing */
	SETTLED = 1 << 5, /* correctly settled and notified before */
	ELSEWHERE = 1 << 6, /* the answer to `competence` is another body */
	OTHER = 1 << 7, /* another body's, by that answer or by LTC art. 29.1 c */
	OVERDUE = 1 << 8, /* a lower body's that has let its time pass */
	ALSO_SENT = 1 << 9, /* the competent body has it too */
	SENT = 1 << 10, /* that, or guided once already */
	IN_PERSON = 1 << 11, /* brought to the reception office */
	KNOWN = 1 << 12, /* the day the time bar runs from is given */
	REFUSED = 1 << 13, /* a ground of LKN art. 11 holds */
	UNMET = 1 << 14, /* a condition of LTC art. 29.1 is not met */
	GROUP = 1 << 15, /* signed by five or more */
	UNSIGNED = 1 << 16, /* a group without all signatures, or lawful representatives */
};

/* Nothing else matters once one of these is known; INELIGIBLE depends on the kind. */
#define CUTS_SHORT (MIXED | CRIME | UNNAMED | SETTLED)

enum {
	IN_PERSON_CHANNEL = 1,
	MORE_THAN_TEN = 10, /* signers above which a group may have more representatives */
};

static bool has_text(const char *text)
{
	return text && *text;
}

void intake_representatives(
	const struct desk *desk, const struct petition *petition, int64_t *least, int64_t *most)
{
	const struct limit *size = rules_limit(desk->rules, "group.size", petition->received_on);
	const struct limit *people =
		rules_limit(desk->rules, "group.representatives", petition->received_on);

	*least = *most = 0;
	if (!size || !people || petition->signers < size->count)
		return;
	*least = 1;
	*most = limit_count(people, petition->signers > MORE_THAN_TEN ? "more-than-ten" : "", NULL);
}

/*
 * The grounds of LKN art. 11 that hold: those that were marked, the time bar by its own count, and
 * no signature (5) where the paper lacks one.
 */
static int64_t grounds_of(const struct petition *petition, bool late)
{
	int64_t grounds = petition->refusals & ~(int64_t)REFUSAL_NONE;

	if (petition->known_on)
		grounds &= ~(int64_t)REFUSAL_TIME_BAR;
	if (late)
		grounds |= REFUSAL_TIME_BAR;
	if (petition->eligibility == NOT_ELIGIBLE && (petition->lacks & LACKS_SIGNATURE))
		grounds |= REFUSAL_UNSIGNED;
	return grounds;
}

static unsigned facts_of(const struct desk *desk, const struct petition *petition, bool late)
{
	const bool elsewhere = petition->competence > COMPETENCE_OURS;
	int64_t least, most;

	intake_representatives(desk, petition, &least, &most);
	const bool group = most > 0;
	const struct {
		bool holds;
		unsigned facts;
	} rows[] = {
		{petition->mixed == ANSWER_YES, MIXED},
		{petition->crime_signs == ANSWER_YES, CRIME},
		{petition->identity > IDENTITY_NAMED, UNNAMED},
		{petition->evidence == ANSWER_YES, EVIDENCE},
		{petition->eligibility == NOT_ELIGIBLE, INELIGIBLE},
		{petition->settled_before == ANSWER_YES, SETTLED},
		{elsewhere, ELSEWHERE | OTHER},
		{petition->competence == COMPETENCE_OVERDUE, OVERDUE},
		{petition->also_sent == ANSWER_YES, ALSO_SENT | SENT},
		{petition->guided_before == ANSWER_YES, SENT},
		{petition->channel == IN_PERSON_CHANNEL, IN_PERSON},
		{petition->known_on != DATE_NONE, KNOWN},
		{grounds_of(petition, late) != 0, REFUSED},
		{petition->unmet & ~(int64_t)UNMET_NONE, UNMET},
		{petition->unmet & UNMET_COMPETENCE, OTHER},
		{group, GROUP},
		{group &&
				(!petition->all_signed || !has_text(petition->representative) ||
					petition->representatives < least ||
					petition->representatives > most),
			UNSIGNED},
	};
	unsigned facts = 0;

	for (size_t i = 0; i < COUNT(rows); i++)
		facts |= rows[i].holds ? rows[i].facts : 0;
	/* Crime is a question of denunciation and feedback alone (domain.md 1.4). */
	return petition->kind == PETITION_COMPLAINT ? facts & ~(unsigned)CRIME : facts;
}

static unsigned kind_of(const struct petition *petition)
{
	return 1u << petition->kind;
}

/* ---- questions ------------------------------------------------------------------------------- */

enum asking {
	NEEDED, /* nothing is decided without it */
	WANTED, /* open while it is empty, but need not be known */
	TOLD, /* what is there is the answer */
};

/* In the order of the desk; a field that two rows name is asked where either matters. */
static const struct question {
	const char *key;
	unsigned kinds;
	unsigned when, unless; /* facts that must all hold; facts none of which may */
	enum asking asking;
	int64_t usual;
} questions[] = {
	{"kind", ALL, 0, 0, NEEDED, 0},
	{"mixed", ALL, 0, 0, NEEDED, ANSWER_NO},
	{"crime_signs", TC | PA, 0, MIXED, NEEDED, ANSWER_NO},
	{"identity", ALL, 0, MIXED | CRIME, NEEDED, IDENTITY_NAMED},
	{"evidence", TC, UNNAMED, MIXED | CRIME, NEEDED, 0},
	{"eligibility", ALL, 0, MIXED | CRIME | UNNAMED, NEEDED, ELIGIBLE},
	{"lacks", ALL, INELIGIBLE, MIXED | CRIME | UNNAMED, NEEDED, 0},
	{"settled_before", ALL, 0, MIXED | CRIME | UNNAMED | INELIGIBLE, NEEDED, ANSWER_NO},
	{"competence", KN | TC, 0, CUTS_SHORT, NEEDED, COMPETENCE_OURS},
	{"competence", TC, UNNAMED | EVIDENCE, MIXED | CRIME, NEEDED, COMPETENCE_OURS},
	{"competence", PA, 0, CUTS_SHORT | INELIGIBLE, NEEDED, COMPETENCE_OURS},
	{"also_sent", ALL, OTHER, CUTS_SHORT | INELIGIBLE | OVERDUE, NEEDED, ANSWER_NO},
	{"guided_before", ALL, OTHER, CUTS_SHORT | INELIGIBLE | OVERDUE | ALSO_SENT, NEEDED,
		ANSWER_NO},
	{"channel", TC, OTHER, CUTS_SHORT | INELIGIBLE | OVERDUE | SENT, NEEDED, 0},
	{"known_on", KN, 0, CUTS_SHORT | INELIGIBLE | ELSEWHERE, WANTED, 0},
	{"obstacle_days", KN, KNOWN, CUTS_SHORT | INELIGIBLE | ELSEWHERE, TOLD, 0},
	{"refusals", KN, 0, CUTS_SHORT | INELIGIBLE | ELSEWHERE, NEEDED, REFUSAL_NONE},
	{"unmet", TC, 0, CUTS_SHORT | INELIGIBLE | ELSEWHERE, NEEDED, UNMET_NONE},
	{"several_places", TC, 0, CUTS_SHORT | INELIGIBLE | ELSEWHERE, TOLD, 0},
	{"signers", KN, 0, CUTS_SHORT | INELIGIBLE | ELSEWHERE, TOLD, 0},
	{"all_signed", KN, GROUP, CUTS_SHORT | INELIGIBLE | ELSEWHERE, TOLD, 0},
	{"representatives", KN, GROUP, CUTS_SHORT | INELIGIBLE | ELSEWHERE, WANTED, 0},
	{"representative", KN, GROUP, CUTS_SHORT | INELIGIBLE | ELSEWHERE, WANTED, 0},
	{"forwarded_by", ALL, 0, 0, TOLD, 0},
};
_Static_assert(COUNT(questions) <= QUESTIONS_MOST, "room for every question");

/*
 * A person on record is named; a reason in words says what is lacking; the rest is open while it is
 * empty.
 */
static bool is_open(const struct question *question, const struct petition *petition)
{
	const struct field *field = entity_field(&entity_petition, question->key);

	if (question->asking == TOLD || !field_is_empty(field, petition))
		return false;
	if (strcmp(question->key, "identity") == 0)
		return !petition->person;
	if (strcmp(question->key, "lacks") == 0)
		return !has_text(petition->ineligible_reason);
	return true;
}

size_t intake_questions(const struct desk *desk, const struct petition *petition,
	struct intake_question out[QUESTIONS_MOST])
{
	const unsigned facts = facts_of(desk, petition, false);
	const unsigned kind = petition->kind ? kind_of(petition) : ALL;
	size_t count = 0;

	for (size_t i = 0; i < COUNT(questions); i++) {
		const struct question *q = &questions[i];
		if (!(q->kinds & kind) || (facts & q->when) != q->when || (facts & q->unless))
			continue;
		out[count++] = (struct intake_question){
			.field = entity_field(&entity_petition, q->key),
			.open = is_open(q, petition),
			.needed = q->asking == NEEDED,
			.usual = q->usual,
		};
		if (!petition->kind)
			break; /* the kind decides what else is asked */
	}
	return count;
}

const struct field *intake_question_field(size_t index)
{
	for (size_t i = 0; i < COUNT(questions); i++) {
		bool again = false;
		for (size_t k = 0; k < i; k++)
			again = again || strcmp(questions[k].key, questions[i].key) == 0;
		if (!again && index-- == 0)
			return entity_field(&entity_petition, questions[i].key);
	}
	return NULL;
}

const struct field *intake_next_question(const struct desk *desk, const struct petition *petition)
{
	struct intake_question list[QUESTIONS_MOST];
	const size_t count = intake_questions(desk, petition, list);

	for (size_t i = 0; i < count; i++)
		if (list[i].open && list[i].needed)
			return list[i].field;
	return NULL;
}

/* ---- situations ------------------------------------------------------------------------------ */

/* What is told behind the ground. */
enum detail { PLAIN, TELL_LACKS, TELL_GROUNDS, TELL_UNMET, TELL_GROUP };

struct outcome {
	int64_t handling;
	const char *ground; /* N_(): whole sentences */
	const char *basis; /* N_() */
	const char *limit; /* counted from the day of receipt; NULL none */
	const char *letter; /* key of rules_list "letters"; NULL none */
};

/*
 * The decision table of domain.md 1.4, in the order in which one answer makes the others idle: the
 * first row that fits is what the law asks for. `also` is lawful beside it.
 */
static const struct situation {
	unsigned kinds, when;
	enum detail detail;
	struct outcome best, also;
} situations[] = {
	{ALL, MIXED, PLAIN,
		{HANDLING_SPLIT,
			N_("Content of several kinds is split into separate petitions; each is "
			   "handled by itself."),
			N_("LTCD art. 25.3, NĐ154 art. 14.4"), "intake.notice", NULL},
		{0}},
	{TC | PA, CRIME, PLAIN,
		{HANDLING_REFERRED,
			N_("There are signs of a crime: it goes to the investigators or the "
			   "procuracy at once."),
			N_("LTC art. 27.1"), NULL, "referral"},
		{0}},

	{TC, UNNAMED | EVIDENCE | OTHER, PLAIN,
		{HANDLING_TRANSFERRED,
			N_("Its sender is not known, but it names a violator, with evidence: it is "
			   "passed on to the competent body for its management."),
			N_("LTC art. 25.2"), NULL, "transfer-slip"},
		{0}},
	{TC, UNNAMED | EVIDENCE, PLAIN,
		{HANDLING_CHECKED,
			N_("Its sender is not known, but it names a violator, with evidence: it is "
			   "looked into ex officio, not as a denunciation."),
			N_("LTC art. 25.2"), NULL, "inspection-plan"},
		{HANDLING_TRANSFERRED,
			N_("Instead of being looked into here it may be passed on to the body that "
			   "manages the matter."),
			N_("LTC art. 25.2"), NULL, "transfer-slip"}},
	{TC, UNNAMED, PLAIN,
		{HANDLING_FILED,
			N_("Its sender is not known, and there is nothing that can be checked: it "
			   "is not handled as a denunciation."),
			N_("LTC art. 25.1"), NULL, NULL},
		{0}},
	{KN | PA, UNNAMED, PLAIN,
		{HANDLING_FILED,
			N_("Its sender is not known, or is not the one it names: it does not meet "
			   "the conditions and is filed for one year."),
			N_("TT05 art. 6, 28"), NULL, "filing-proposal"},
		{0}},

	{KN | TC, SETTLED, PLAIN,
		{HANDLING_EXPLAINED,
			N_("It was correctly settled and notified before: that is explained, and "
			   "reception is refused in writing."),
			N_("LTCD art. 9.3"), "reception.refusal", "reception-refusal"},
		{0}},
	{PA, SETTLED, PLAIN,
		{HANDLING_EXPLAINED,
			N_("It was answered before: that is explained, and reception is refused in "
			   "writing."),
			N_("NĐ154 art. 4.1 h"), "reception.refusal", "reception-refusal"},
		{0}},

	{KN, INELIGIBLE | OTHER, TELL_LACKS,
		{HANDLING_FILED,
			N_("It does not meet the conditions for processing and is filed for one "
			   "year."),
			N_("TT05 art. 6, 28"), "intake.notice", "filing-proposal"},
		{0}},
	{TC, INELIGIBLE | OTHER, TELL_LACKS,
		{HANDLING_FILED,
			N_("It does not meet the conditions for processing and is filed for one "
			   "year."),
			N_("TT05 art. 6, 28"), NULL, "filing-proposal"},
		{HANDLING_TRANSFERRED,
			N_("The competent body may be given it as it is, to see to the conditions "
			   "itself; the denouncer is notified."),
			N_("LTC art. 24.2"), "denunciation.transfer", "transfer-slip"}},
	{PA, INELIGIBLE, TELL_LACKS,
		{HANDLING_FILED,
			N_("It does not meet the conditions for processing and is filed for one "
			   "year."),
			N_("TT05 art. 6, 28"), "intake.notice", "filing-proposal"},
		{0}},

	{KN | PA, OVERDUE, PLAIN,
		{HANDLING_URGED,
			N_("It is for a lower body to settle, which has let its time pass: that "
			   "body is urged in writing."),
			N_("NĐ154 art. 15.3"), "intake.notice", "urging"},
		{0}},
	{TC, OVERDUE, PLAIN,
		{HANDLING_URGED,
			N_("It is for a lower body to settle, which has let its time pass: that "
			   "body is urged in writing, except in the case of LTC art. 38.5."),
			N_("NĐ154 art. 15.3, LTC art. 38"), "intake.notice", "urging"},
		{0}},
	{KN | PA, OTHER | SENT, PLAIN,
		{HANDLING_FILED,
			N_("It is another body's, which has it already, or its sender was guided "
			   "on the same content: it is filed for one year."),
			N_("TT05 art. 6, 28"), "intake.notice", "filing-proposal"},
		{0}},
	{TC, OTHER | SENT, PLAIN,
		{HANDLING_FILED,
			N_("It is another body's, which has it already, or its sender was guided "
			   "on the same content: it is not handled."),
			N_("LTC art. 24.3"), NULL, NULL},
		{0}},
	{KN, OTHER, PLAIN,
		{HANDLING_GUIDED,
			N_("It is another body's to settle: the complainant is guided there in "
			   "writing, once for each content; a complaint is not transferred."),
			N_("LTCD art. 26.2 b, 28"), "intake.notice", "guidance"},
		{0}},
	{TC, OTHER | IN_PERSON, PLAIN,
		{HANDLING_GUIDED,
			N_("It is another body's to settle, and the denouncer is here: they are "
			   "guided to that body."),
			N_("LTC art. 24.2, LTCD art. 28"), "intake.notice", "guidance"},
		{0}},
	{TC, OTHER, PLAIN,
		{HANDLING_TRANSFERRED,
			N_("It is another body's to settle: it is transferred there, and the "
			   "denouncer is notified."),
			N_("LTC art. 24.2"), "denunciation.transfer", "transfer-slip"},
		{0}},
	{PA, OTHER, PLAIN,
		{HANDLING_TRANSFERRED,
			N_("It is another body's to settle: the paper, or a record of what was "
			   "said, is transferred there."),
			N_("LTCD art. 26.2 b, 28"), "intake.notice", "transfer-slip"},
		{0}},

	{KN, REFUSED, TELL_GROUNDS,
		{HANDLING_NOT_ACCEPTED,
			N_("The law does not let it be accepted; the complainant is told why in "
			   "writing."),
			N_("LKN art. 11, 27"), "complaint.accept", "non-acceptance-notice"},
		{0}},
	{KN, INELIGIBLE, TELL_LACKS,
		{HANDLING_FILED,
			N_("It does not meet the conditions for processing and is filed for one "
			   "year."),
			N_("TT05 art. 6, 28"), "intake.notice", "filing-proposal"},
		{HANDLING_NOT_ACCEPTED,
			N_("Instead of being filed it may be refused acceptance; the complainant "
			   "is told why in writing."),
			N_("LKN art. 27"), "complaint.accept", "non-acceptance-notice"}},
	{TC, UNMET, TELL_UNMET,
		{HANDLING_NOT_ACCEPTED,
			N_("The conditions for accepting a denunciation are not met; the denouncer "
			   "is notified at once, with the reason."),
			N_("LTC art. 24.1, 29.1"), "denunciation.initial", "denunciation-refusal"},
		{0}},
	{TC, INELIGIBLE, TELL_LACKS,
		{HANDLING_NOT_ACCEPTED,
			N_("The conditions for accepting a denunciation are not met; the denouncer "
			   "is notified at once, with the reason."),
			N_("LTC art. 24.1, 29.1"), "denunciation.initial", "denunciation-refusal"},
		{0}},
	{KN, UNSIGNED, TELL_GROUP,
		{HANDLING_RETURNED,
			N_("The complaint of a group is accepted only with all signatures and the "
			   "paper that appoints its representatives: it is returned to be "
			   "completed."),
			N_("LTCD art. 29, NĐ155 art. 4, 16.1"), "complaint.accept", "return-note"},
		{HANDLING_NOT_ACCEPTED,
			N_("Instead of being returned it may be refused acceptance; the "
			   "complainants are told why in writing."),
			N_("LKN art. 27, NĐ155 art. 16.1"), "complaint.accept",
			"non-acceptance-notice"}},

	{KN, 0, PLAIN,
		{HANDLING_ACCEPTED,
			N_("It is ours to settle and meets the conditions: it is put to the chair "
			   "to be accepted."),
			N_("LTCD art. 26, LKN art. 17, 27"), "complaint.accept",
			"acceptance-proposal"},
		{0}},
	{TC, 0, PLAIN,
		{HANDLING_ACCEPTED,
			N_("It is ours to settle and meets the conditions: the chair decides to "
			   "accept it."),
			N_("LTC art. 24.1, 29"), "denunciation.initial", "denunciation-acceptance"},
		{0}},
	{PA, 0, PLAIN,
		{HANDLING_ACCEPTED,
			N_("It is ours, and its content is clear: a section is assigned to study "
			   "and answer it."),
			N_("LTCD art. 26, 28"), "intake.notice", "intake-notice"},
		{0}},
};

/* ---- why not --------------------------------------------------------------------------------- */

/* The first row of a handling that fits says why it is not lawful. The texts follow its name. */
static const struct obstacle {
	int64_t handling;
	unsigned kinds, when, unless; /* as in questions */
	const char *text; /* N_() */
} obstacles[] = {
	{HANDLING_ACCEPTED, ALL, MIXED, 0, N_("Mixed content is split first.")},
	{HANDLING_ACCEPTED, TC | PA, CRIME, 0,
		N_("Signs of a crime are for the investigators (LTC art. 27.1).")},
	{HANDLING_ACCEPTED, ALL, UNNAMED, 0, N_("Nobody answers for it as its sender.")},
	{HANDLING_ACCEPTED, ALL, SETTLED, 0, N_("It was correctly settled before.")},
	{HANDLING_ACCEPTED, ALL, OTHER, 0, N_("It is another body's to settle.")},
	{HANDLING_ACCEPTED, KN, REFUSED, 0, N_("LKN art. 11 does not let it be accepted.")},
	{HANDLING_ACCEPTED, TC, UNMET, 0, N_("A condition of LTC art. 29.1 is not met.")},
	{HANDLING_ACCEPTED, ALL, INELIGIBLE, 0,
		N_("It does not meet the conditions for processing.")},
	{HANDLING_ACCEPTED, KN, UNSIGNED, 0,
		N_("A group's complaint needs all signatures and the paper that appoints its "
		   "representatives (NĐ155 art. 16.1).")},

	{HANDLING_GUIDED, PA, 0, 0,
		N_("Proposals and feedback are transferred, not guided (LTCD art. 26.2 b).")},
	{HANDLING_GUIDED, ALL, 0, OTHER, N_("It is not another body's: guided to whom?")},
	{HANDLING_GUIDED, ALL, SENT, 0,
		N_("Each content is guided once, and only where the competent body has it not.")},
	{HANDLING_GUIDED, TC, 0, IN_PERSON,
		N_("A denunciation is guided only where the denouncer is here in person; else it "
		   "is transferred (LTC art. 24.2).")},

	{HANDLING_TRANSFERRED, KN, 0, 0,
		N_("A complaint is not transferred: the complainant is guided (LTCD art. 26.2 "
		   "b).")},
	{HANDLING_TRANSFERRED, ALL, 0, OTHER, N_("It is not another body's: transferred to whom?")},
	{HANDLING_TRANSFERRED, ALL, SENT, 0, N_("The competent body has it already.")},
	{HANDLING_TRANSFERRED, TC, IN_PERSON, 0,
		N_("The denouncer is here in person and is guided instead (LTC art. 24.2).")},

	{HANDLING_RETURNED, ALL, 0, 0,
		N_("Returned to be completed is only a group's complaint that lacks signatures or "
		   "representatives.")},

	{HANDLING_FILED, ALL, 0, UNNAMED | INELIGIBLE | SENT,
		N_("It does not lack a condition, and no other body has it: it may not be left "
		   "unhandled.")},

	{HANDLING_URGED, ALL, 0, OVERDUE,
		N_("No lower body is overdue with it (NĐ154 art. 15.3).")},

	{HANDLING_SPLIT, ALL, 0, MIXED, N_("Its content is of one kind.")},

	{HANDLING_NOT_ACCEPTED, PA, 0, 0,
		N_("Not accepting, with its notice, is for complaints and denunciations.")},
	{HANDLING_NOT_ACCEPTED, ALL, OTHER, 0, N_("Whose it is to settle decides on that.")},
	{HANDLING_NOT_ACCEPTED, KN, 0, REFUSED, N_("No ground of LKN art. 11 holds.")},
	{HANDLING_NOT_ACCEPTED, TC, 0, UNMET, N_("All conditions of LTC art. 29.1 are met.")},

	{HANDLING_REFERRED, KN, 0, 0,
		N_("LTC art. 27.1 is about denunciations and feedback, not complaints.")},
	{HANDLING_REFERRED, ALL, 0, CRIME, N_("No signs of a crime are noted.")},

	{HANDLING_CHECKED, KN | PA, 0, 0,
		N_("Only a denunciation without a known sender is looked into ex officio (LTC art. "
		   "25.2).")},
	{HANDLING_CHECKED, ALL, 0, UNNAMED, N_("Its sender is known.")},
	{HANDLING_CHECKED, ALL, 0, EVIDENCE, N_("It has nothing that can be checked.")},

	{HANDLING_EXPLAINED, ALL, 0, SETTLED, N_("It was not settled before (LTCD art. 9.3).")},
};

static bool fits(unsigned facts, unsigned when, unsigned unless)
{
	return (facts & when) == when && !(facts & unless);
}

static const char *why_not(int64_t handling, unsigned kind, unsigned facts)
{
	for (size_t i = 0; i < COUNT(obstacles); i++) {
		const struct obstacle *o = &obstacles[i];
		if (o->handling == handling && (o->kinds & kind) && fits(facts, o->when, o->unless))
			return _(o->text);
	}
	return NULL;
}

/* ---- days ------------------------------------------------------------------------------------ */

/*
 * The last day of a limit by the law in force on its starting day, with days that are not counted
 * besides; DATE_NONE where the law then had no such limit.
 */
static bool last_day(struct desk *desk, const char *id, date_t from, const char *variant,
	int64_t more_days, date_t *out, struct error *err)
{
	const struct limit *limit = rules_limit(desk->rules, id, from);
	struct clock_steps steps = {0};
	struct explanation counted = {0};
	bool ok;

	*out = DATE_NONE;
	if (!limit)
		return true;
	if (more_days)
		clock_steps_add(&steps, STEP_EXTEND, from, (int)more_days, DATE_NONE, "");
	ok = clock_count(&counted, desk_calendar(desk), limit, from, variant, &steps, false, err);
	if (ok)
		*out = counted.due;
	explanation_clear(&counted);
	clock_steps_clear(&steps);
	return ok;
}

/*
 * LKN art. 9: 90 days from the day the decision was received or the act was known; days of force
 * majeure or obstacle are not counted.
 */
static bool count_time_bar(struct desk *desk, const struct petition *petition,
	struct proposals *out, struct error *err)
{
	if (petition->kind != PETITION_COMPLAINT || !petition->known_on)
		return true;
	if (!last_day(desk, "complaint.time-bar", petition->known_on, "", petition->obstacle_days,
		    &out->time_bar, err))
		return false;
	out->late = out->time_bar && petition->received_on > out->time_bar;
	return true;
}

/* ---- proposing ------------------------------------------------------------------------------- */

static void put_flags(const char *key, int64_t value, struct buf *out)
{
	const struct field *field = entity_field(&entity_petition, key);
	struct petition petition = {0};

	field_set_integer(field, &petition, value);
	field->type->show(field, field_member_const(field, &petition), out);
}

static void tell_group(const struct desk *desk, const struct petition *petition, struct buf *out)
{
	int64_t least, most;

	intake_representatives(desk, petition, &least, &most);
	if (!petition->all_signed)
		buf_puts(out, _(" Not all have signed."));
	if (!has_text(petition->representative))
		buf_puts(out, _(" There is no paper that appoints representatives."));
	if (petition->representatives < least || petition->representatives > most)
		buf_printf(out,
			_(" %lld people are represented by %lld to %lld of them; here: %lld."),
			(long long)petition->signers, (long long)least, (long long)most,
			(long long)petition->representatives);
}

static void tell(const struct desk *desk, enum detail detail, const struct petition *petition,
	const struct proposals *proposals, struct buf *out)
{
	char shown[DATE_ISO_SIZE];

	switch (detail) {
	case PLAIN:
		return;
	case TELL_LACKS:
		buf_puts(out, _(" It lacks: "));
		if (petition->lacks)
			put_flags("lacks", petition->lacks, out);
		if (has_text(petition->ineligible_reason))
			buf_printf(
				out, petition->lacks ? "; %s" : "%s", petition->ineligible_reason);
		buf_puts(out, ".");
		return;
	case TELL_GROUNDS:
		buf_puts(out, _(" Grounds of LKN art. 11: "));
		put_flags("refusals", grounds_of(petition, proposals->late), out);
		buf_puts(out, ".");
		if (proposals->late)
			buf_printf(out, _(" The last day to complain was %s."),
				date_show(proposals->time_bar, shown));
		return;
	case TELL_UNMET:
		buf_puts(out, _(" Not met: "));
		put_flags("unmet", petition->unmet, out);
		buf_puts(out, ".");
		return;
	case TELL_GROUP:
		tell_group(desk, petition, out);
		return;
	}
}

static struct proposal *add_proposal(struct proposals *out, int64_t handling)
{
	struct proposal *proposal = &out->list[out->count++];

	*proposal = (struct proposal){.handling = handling,
		.basis = "",
		.limit_name = "",
		.limit_basis = "",
		.letter_name = ""};
	return proposal;
}

static const char *letter_name(const struct desk *desk, const char *key)
{
	size_t count;
	const struct list_value *list = rules_list(desk->rules, "letters", &count);

	for (size_t i = 0; key && i < count; i++)
		if (strcmp(list[i].key, key) == 0)
			return rule_text(&list[i].name);
	return "";
}

/* A lawful one, with its day. */
static bool add_outcome(struct desk *desk, const struct petition *petition,
	const struct situation *situation, const struct outcome *outcome, struct proposals *out,
	struct error *err)
{
	const char *variant = petition->several_places ? "several-places" : "";
	struct buf ground = {0};
	struct proposal *proposal;

	if (!outcome->handling)
		return true;
	proposal = add_proposal(out, outcome->handling);
	proposal->lawful = true;
	proposal->best = outcome == &situation->best;
	proposal->basis = _(outcome->basis);
	proposal->limit = outcome->limit;
	proposal->letter = outcome->letter;
	proposal->letter_name = letter_name(desk, outcome->letter);
	const struct limit *limit = outcome->limit
		? rules_limit(desk->rules, outcome->limit, petition->received_on)
		: NULL;
	if (limit) {
		proposal->limit_name = rule_text(&limit->head.name);
		proposal->limit_basis = limit->head.basis;
	}
	buf_puts(&ground, _(outcome->ground));
	tell(desk, situation->detail, petition, out, &ground);
	proposal->ground = buf_steal(&ground);
	return !outcome->limit ||
		last_day(desk, outcome->limit, petition->received_on, variant, 0, &proposal->until,
			err);
}

static const char *handling_label(int64_t handling)
{
	const struct field *field = entity_field(&entity_petition, "handling");

	return choice_label(choice_by_value(field->choices, handling));
}

static void add_unlawful(struct proposals *out, int64_t handling, unsigned kind, unsigned facts)
{
	const char *reason = why_not(handling, kind, facts);
	struct buf ground = {0};

	if (reason)
		buf_puts(&ground, reason);
	else
		buf_printf(&ground, _("Here the law asks for “%s”."),
			handling_label(out->list[0].handling));
	add_proposal(out, handling)->ground = buf_steal(&ground);
}

static const struct situation *find_situation(unsigned kind, unsigned facts)
{
	for (size_t i = 0; i < COUNT(situations); i++)
		if ((situations[i].kinds & kind) && fits(facts, situations[i].when, 0))
			return &situations[i];
	return NULL;
}

bool intake_propose(struct desk *desk, const struct petition *petition, struct proposals *out,
	struct error *err)
{
	const struct field *kind_field = entity_field(&entity_petition, "kind");
	const struct field *field = entity_field(&entity_petition, "handling");
	struct proposals made = {.open = intake_next_question(desk, petition)};
	const unsigned kind = kind_of(petition);

	if (!choice_by_value(kind_field->choices, petition->kind))
		return error_set_field(err, ERR_INVALID, kind_field,
			_("%s: say first what it is by its content"), _(kind_field->label));
	if (!count_time_bar(desk, petition, &made, err))
		return false;
	const unsigned facts = facts_of(desk, petition, made.late);
	const struct situation *situation = find_situation(kind, facts);
	if (!add_outcome(desk, petition, situation, &situation->best, &made, err) ||
		!add_outcome(desk, petition, situation, &situation->also, &made, err)) {
		proposals_clear(&made);
		return false;
	}
	for (const struct choice *c = field->choices; c->key; c++) {
		bool listed = false;
		for (size_t i = 0; i < made.count; i++)
			listed = listed || made.list[i].handling == c->value;
		if (!listed)
			add_unlawful(&made, c->value, kind, facts);
	}
	*out = made;
	return true;
}

void proposals_clear(struct proposals *proposals)
{
	for (size_t i = 0; i < proposals->count; i++)
		free(proposals->list[i].ground);
	*proposals = (struct proposals){0};
}

const struct proposal *proposals_find(const struct proposals *proposals, int64_t handling)
{
	for (size_t i = 0; i < proposals->count; i++)
		if (proposals->list[i].handling == handling)
			return &proposals->list[i];
	return NULL;
}
