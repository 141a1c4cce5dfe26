/*
 * The competence guard: each row of domain.md 1.4 for each kind, the edges of its numbers, what a
 * decision leaves behind, and likely duplicates.
 */
#include "office.h"

#include "domain/intake.h"

/* A petition, answered with "key=value" texts; not saved. */
static struct petition answered(struct desk *desk, const char *const *pairs)
{
	struct petition petition = {0};

	desk_new(desk, &entity_petition, &petition);
	petition.received_on = day("2026-11-16");
	petition.summary = strdup("Cấp giấy chứng nhận thửa 14");
	for (; *pairs; pairs++) {
		const char *equals = strchr(*pairs, '=');
		char key[40];
		snprintf(key, sizeof key, "%.*s", (int)(equals - *pairs), *pairs);
		MUST(desk_parse(desk, &entity_petition, entity_field(&entity_petition, key),
			&petition, equals + 1, &err));
	}
	return petition;
}

static const char *word_of(const char *key, int64_t value)
{
	const struct choice *choice =
		choice_by_value(entity_field(&entity_petition, key)->choices, value);

	return choice ? choice->key : "";
}

/* Everything is in order, and it is ours. */
#define KNTC                                                                                       \
	"mixed=no", "identity=named", "eligibility=eligible", "settled_before=no", "competence=ours"
#define COMPLAINT "kind=complaint", KNTC
#define DENUNCIATION "kind=denunciation", "crime_signs=no", KNTC
#define FEEDBACK "kind=feedback", "crime_signs=no", KNTC
#define ELSEWHERE "competence=other-body", "also_sent=no", "guided_before=no"

/* A later answer to the same question stands. */
static const struct row {
	const char *pairs[16];
	const char *best, *also; /* handlings; "" none */
	const char *basis, *limit, *letter; /* in the basis; "" none */
} rows[] = {
	/* Competent, conditions met. */
	{{COMPLAINT, "refusals=none"}, "accepted", "", "LKN Điều 17, 27", "complaint.accept",
		"acceptance-proposal"},
	{{DENUNCIATION, "unmet=none"}, "accepted", "", "LTC Điều 24.1, 29", "denunciation.initial",
		"denunciation-acceptance"},
	{{FEEDBACK}, "accepted", "", "LTCD Điều 26", "intake.notice", "intake-notice"},
	/* Not competent. */
	{{COMPLAINT, ELSEWHERE}, "guided", "", "LTCD Điều 26.2 điểm b", "intake.notice",
		"guidance"},
	{{DENUNCIATION, ELSEWHERE, "channel=post"}, "transferred", "", "LTC Điều 24.2",
		"denunciation.transfer", "transfer-slip"},
	{{DENUNCIATION, ELSEWHERE, "channel=in-person"}, "guided", "", "LTC Điều 24.2",
		"intake.notice", "guidance"},
	{{DENUNCIATION, "unmet=competence", "also_sent=no", "guided_before=no", "channel=post"},
		"transferred", "", "LTC Điều 24.2", "denunciation.transfer", "transfer-slip"},
	{{FEEDBACK, ELSEWHERE}, "transferred", "", "LTCD Điều 26.2 điểm b", "intake.notice",
		"transfer-slip"},
	/* Not competent, also sent to the competent body, or repeated after guidance. */
	{{COMPLAINT, ELSEWHERE, "also_sent=yes"}, "filed", "", "TT05 Điều 6, 28", "intake.notice",
		"filing-proposal"},
	{{COMPLAINT, ELSEWHERE, "guided_before=yes"}, "filed", "", "TT05 Điều 6, 28",
		"intake.notice", "filing-proposal"},
	{{DENUNCIATION, ELSEWHERE, "also_sent=yes"}, "filed", "", "LTC Điều 24.3", "", ""},
	{{DENUNCIATION, ELSEWHERE, "guided_before=yes", "channel=in-person"}, "filed", "",
		"LTC Điều 24.3", "", ""},
	{{FEEDBACK, ELSEWHERE, "also_sent=yes"}, "filed", "", "TT05 Điều 6, 28", "intake.notice",
		"filing-proposal"},
	{{FEEDBACK, ELSEWHERE, "guided_before=yes"}, "filed", "", "TT05 Điều 6, 28",
		"intake.notice", "filing-proposal"},
	/* A lower body's, overdue; and one that is not. */
	{{COMPLAINT, "competence=lower-overdue"}, "urged", "", "NĐ154 Điều 15.3", "intake.notice",
		"urging"},
	{{DENUNCIATION, "competence=lower-overdue"}, "urged", "", "LTC Điều 38", "intake.notice",
		"urging"},
	{{FEEDBACK, "competence=lower-overdue"}, "urged", "", "NĐ154 Điều 15.3", "intake.notice",
		"urging"},
	{{COMPLAINT, "competence=lower-body", "also_sent=no", "guided_before=no"}, "guided", "",
		"LTCD Điều 26.2 điểm b", "intake.notice", "guidance"},
	/* Signs of a crime; a complaint has none. */
	{{COMPLAINT, "refusals=none", "crime_signs=yes"}, "accepted", "", "LKN Điều 17, 27",
		"complaint.accept", "acceptance-proposal"},
	{{DENUNCIATION, "crime_signs=yes"}, "referred", "", "LTC Điều 27.1", "", "referral"},
	{{DENUNCIATION, ELSEWHERE, "crime_signs=yes", "identity=anonymous"}, "referred", "",
		"LTC Điều 27.1", "", "referral"},
	{{FEEDBACK, "crime_signs=yes"}, "referred", "", "LTC Điều 27.1", "", "referral"},
	/* Settled before. */
	{{COMPLAINT, "settled_before=yes"}, "explained", "", "LTCD Điều 9.3", "reception.refusal",
		"reception-refusal"},
	{{DENUNCIATION, "settled_before=yes"}, "explained", "", "LTCD Điều 9.3",
		"reception.refusal", "reception-refusal"},
	{{FEEDBACK, "settled_before=yes"}, "explained", "", "NĐ154 Điều 4.1 điểm h",
		"reception.refusal", "reception-refusal"},
	/* Ineligible, or not to be accepted. */
	{{COMPLAINT, "refusals=own-right"}, "not-accepted", "", "LKN Điều 11, 27",
		"complaint.accept", "non-acceptance-notice"},
	{{COMPLAINT, "eligibility=not-eligible", "lacks=signature"}, "not-accepted", "",
		"LKN Điều 11, 27", "complaint.accept", "non-acceptance-notice"},
	{{COMPLAINT, "eligibility=not-eligible", "lacks=date+illegible"}, "filed", "not-accepted",
		"TT05 Điều 6, 28", "intake.notice", "filing-proposal"},
	{{COMPLAINT, ELSEWHERE, "eligibility=not-eligible", "lacks=signature"}, "filed", "",
		"TT05 Điều 6, 28", "intake.notice", "filing-proposal"},
	{{DENUNCIATION, "unmet=form+content"}, "not-accepted", "", "LTC Điều 24.1, 29.1",
		"denunciation.initial", "denunciation-refusal"},
	{{DENUNCIATION, "eligibility=not-eligible", "lacks=content"}, "not-accepted", "",
		"LTC Điều 24.1, 29.1", "denunciation.initial", "denunciation-refusal"},
	{{DENUNCIATION, ELSEWHERE, "eligibility=not-eligible", "lacks=illegible"}, "filed",
		"transferred", "TT05 Điều 6, 28", "", "filing-proposal"},
	{{FEEDBACK, "eligibility=not-eligible", "lacks=content"}, "filed", "", "TT05 Điều 6, 28",
		"intake.notice", "filing-proposal"},
	/* Anonymous, or in another's name. */
	{{COMPLAINT, "identity=anonymous"}, "filed", "", "TT05 Điều 6, 28", "", "filing-proposal"},
	{{DENUNCIATION, "identity=anonymous", "evidence=no"}, "filed", "", "LTC Điều 25.1", "", ""},
	{{DENUNCIATION, "identity=impersonated", "evidence=no"}, "filed", "", "LTC Điều 25.1", "",
		""},
	{{DENUNCIATION, "identity=anonymous", "evidence=yes"}, "checked", "transferred",
		"LTC Điều 25.2", "", "inspection-plan"},
	{{DENUNCIATION, ELSEWHERE, "identity=anonymous", "evidence=yes"}, "transferred", "",
		"LTC Điều 25.2", "", "transfer-slip"},
	{{FEEDBACK, "identity=impersonated"}, "filed", "", "TT05 Điều 6, 28", "",
		"filing-proposal"},
	/* Mixed content. */
	{{COMPLAINT, "mixed=yes"}, "split", "", "LTCD Điều 25.3", "intake.notice", ""},
	{{DENUNCIATION, "mixed=yes", "crime_signs=yes"}, "split", "", "LTCD Điều 25.3",
		"intake.notice", ""},
	{{FEEDBACK, "mixed=yes"}, "split", "", "LTCD Điều 25.3", "intake.notice", ""},
	/* A group without its papers; what is not a complaint needs none. */
	{{COMPLAINT, "refusals=none", "signers=5"}, "returned", "not-accepted", "NĐ155 Điều 4",
		"complaint.accept", "return-note"},
	{{FEEDBACK, "signers=30"}, "accepted", "", "LTCD Điều 26", "intake.notice",
		"intake-notice"},
	{{DENUNCIATION, "unmet=none", "signers=30"}, "accepted", "", "LTC Điều 24.1, 29",
		"denunciation.initial", "denunciation-acceptance"},
};

static const char *text_of(const char *text)
{
	return text ? text : "";
}

Test(intake, every_row_of_the_decision_table)
{
	struct desk *desk = office();

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct row *row = &rows[i];
		struct petition petition = answered(desk, row->pairs);
		struct proposals got = {0};
		const char *also = "";
		int best = 0;

		MUST(intake_propose(desk, &petition, &got, &err));
		const struct proposal *first = &got.list[0];
		cr_expect_null(got.open, "row %zu: %s is open", i, got.open ? got.open->key : "");
		cr_expect_eq(got.count, 11, "every handling is listed, lawful or not");
		cr_expect_str_eq(word_of("handling", first->handling), row->best, "row %zu: %s", i,
			first->ground);
		cr_expect(strstr(first->basis, row->basis), "row %zu: %s", i, first->basis);
		cr_expect_str_eq(text_of(first->limit), row->limit, "row %zu", i);
		cr_expect_str_eq(text_of(first->letter), row->letter, "row %zu", i);
		for (size_t k = 0; k < got.count; k++) {
			const struct proposal *p = &got.list[k];
			best += p->best;
			cr_expect(!p->best || (k == 0 && p->lawful), "row %zu", i);
			cr_expect(p->ground && *p->ground, "row %zu: %s says nothing", i,
				word_of("handling", p->handling));
			if (k && p->lawful)
				also = word_of("handling", p->handling);
		}
		cr_expect_eq(best, 1, "row %zu", i);
		cr_expect_str_eq(also, row->also, "row %zu", i);
		proposals_clear(&got);
		record_clear(&entity_petition, &petition);
	}
	desk_close(desk);
}

/* ---- questions ------------------------------------------------------------------------------- */

static const char *next(struct desk *desk, const char *const *pairs)
{
	struct petition petition = answered(desk, pairs);
	const struct field *field = intake_next_question(desk, &petition);

	record_clear(&entity_petition, &petition);
	return field ? field->key : "";
}

#define ASKS(desk, key, ...)                                                                       \
	cr_expect_str_eq(next(desk, (const char *const[]){__VA_ARGS__, NULL}), key)

Test(intake, only_questions_that_still_matter_are_asked)
{
	struct desk *desk = office();

	ASKS(desk, "kind", "signers=1");
	ASKS(desk, "mixed", "kind=complaint");
	ASKS(desk, "", "kind=complaint", "mixed=yes");
	ASKS(desk, "identity", "kind=complaint", "mixed=no");
	ASKS(desk, "crime_signs", "kind=denunciation", "mixed=no");
	ASKS(desk, "", "kind=denunciation", "mixed=no", "crime_signs=yes");
	ASKS(desk, "", "kind=feedback", "mixed=no", "crime_signs=no", "identity=anonymous");
	ASKS(desk, "evidence", "kind=denunciation", "mixed=no", "crime_signs=no",
		"identity=anonymous");
	ASKS(desk, "competence", "kind=denunciation", "mixed=no", "crime_signs=no",
		"identity=anonymous", "evidence=yes");
	ASKS(desk, "lacks", "kind=complaint", "mixed=no", "identity=named",
		"eligibility=not-eligible");
	ASKS(desk, "also_sent", COMPLAINT, "competence=other-body");
	ASKS(desk, "guided_before", COMPLAINT, "competence=other-body", "also_sent=no");
	ASKS(desk, "", COMPLAINT, "competence=other-body", "also_sent=yes");
	ASKS(desk, "channel", DENUNCIATION, ELSEWHERE);
	ASKS(desk, "refusals", COMPLAINT);
	ASKS(desk, "unmet", DENUNCIATION);
	ASKS(desk, "", FEEDBACK);
	desk_close(desk);
}

Test(intake, a_person_on_record_is_named)
{
	struct desk *desk = office();

	add(desk, &entity_person, "name=Đỗ Văn Kha", NULL);
	ASKS(desk, "eligibility", "kind=complaint", "mixed=no", "person=NG-1");
	ASKS(desk, "", "kind=complaint", "mixed=no", "person=NG-1", "identity=impersonated");
	desk_close(desk);
}

Test(intake, nothing_is_proposed_without_a_kind)
{
	struct desk *desk = office();
	struct petition petition = {.received_on = day("2026-11-16")};
	struct proposals got = {0};

	REFUSED(ERR_INVALID, intake_propose(desk, &petition, &got, &err));
	cr_assert_str_eq(err.field->key, "kind");
	cr_assert_eq(got.count, 0);
	desk_close(desk);
}

/* ---- days ------------------------------------------------------------------------------------ */

/* The best proposal's last day, received on Monday 16/11/2026; Tuesday 24/11/2026 is a holiday. */
Test(intake, each_clock_ends_on_its_lawful_day)
{
	static const struct {
		const char *pairs[14];
		const char *until;
	} days[] = {
		{{COMPLAINT, "refusals=none"}, "2026-11-26"}, /* 7 working days */
		{{COMPLAINT, "refusals=court"}, "2026-11-26"},
		{{COMPLAINT, ELSEWHERE}, "2026-12-01"}, /* 10 working days */
		{{COMPLAINT, "settled_before=yes"}, "2026-11-19"}, /* 3 working days */
		{{DENUNCIATION, "unmet=none"}, "2026-11-26"},
		{{DENUNCIATION, "unmet=none", "several_places=1"}, "2026-12-01"},
		{{DENUNCIATION, ELSEWHERE, "channel=post"}, "2026-11-23"}, /* 5 working days */
		{{DENUNCIATION, "crime_signs=yes"}, ""}, /* at once */
		{{FEEDBACK}, "2026-12-01"},
		/* Before 01/07/2026 ten calendar days (LKN art. 27): Saturday 20/6 goes to Monday. */
		{{COMPLAINT, "refusals=none", "received_on=2026-06-10"}, "2026-06-22"},
	};
	struct desk *desk = office();

	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
		struct petition petition = answered(desk, days[i].pairs);
		struct proposals got = {0};
		char iso[DATE_ISO_SIZE] = "";
		MUST(intake_propose(desk, &petition, &got, &err));
		if (got.list[0].until)
			date_iso(got.list[0].until, iso);
		cr_expect_str_eq(iso, days[i].until, "row %zu: %s", i, got.list[0].ground);
		proposals_clear(&got);
		record_clear(&entity_petition, &petition);
	}
	desk_close(desk);
}

Test(intake, the_time_bar_is_ninety_days_without_those_of_an_obstacle)
{
	static const struct {
		const char *known, *obstacle, *received, *last;
		bool late;
	} bars[] = {
		{"2026-08-17", "0", "2026-11-16", "2026-11-16", false}, /* a Sunday moves on */
		{"2026-08-18", "0", "2026-11-16", "2026-11-16", false}, /* day 90 itself */
		{"2026-08-14", "0", "2026-11-13", "2026-11-12", true}, /* one day late */
		{"2026-08-14", "1", "2026-11-13", "2026-11-13", false}, /* but for an obstacle */
		{"2026-06-01", "30", "2026-09-29", "2026-09-29", false},
		{"2026-06-01", "30", "2026-09-30", "2026-09-29", true},
		{"2026-06-01", "0", "2026-11-16", "2026-09-03", true}, /* over Quốc khánh */
	};
	struct desk *desk = office();

	for (size_t i = 0; i < sizeof bars / sizeof bars[0]; i++) {
		char known[40], obstacle[40], received[40], iso[DATE_ISO_SIZE];
		struct proposals got = {0};
		snprintf(known, sizeof known, "known_on=%s", bars[i].known);
		snprintf(obstacle, sizeof obstacle, "obstacle_days=%s", bars[i].obstacle);
		snprintf(received, sizeof received, "received_on=%s", bars[i].received);
		struct petition petition = answered(desk,
			(const char *const[]){
				COMPLAINT, "refusals=none", known, obstacle, received, NULL});
		MUST(intake_propose(desk, &petition, &got, &err));
		cr_expect_str_eq(date_iso(got.time_bar, iso), bars[i].last, "row %zu", i);
		cr_expect_eq(got.late, bars[i].late, "row %zu", i);
		cr_expect_eq(got.list[0].handling,
			bars[i].late ? HANDLING_NOT_ACCEPTED : HANDLING_ACCEPTED, "row %zu: %s", i,
			got.list[0].ground);
		proposals_clear(&got);
		record_clear(&entity_petition, &petition);
	}
	desk_close(desk);
}

/* ---- groups ---------------------------------------------------------------------------------- */

Test(intake, groups_have_so_many_representatives)
{
	static const struct {
		int signers;
		const char *lawful; /* of 0 to 6 representatives: x = lawful */
	} groups[] = {
		{4, "xxxxxxx"}, /* no group: nothing is demanded */
		{5, "-xx----"},
		{10, "-xx----"},
		{11, "-xxxxx-"},
		{500, "-xxxxx-"},
	};
	struct desk *desk = office();

	for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
		for (int n = 0; n <= 6; n++) {
			struct petition petition = answered(desk,
				(const char *const[]){COMPLAINT, "refusals=none", "all_signed=1",
					"representative=Biên bản 15/11", NULL});
			struct proposals got = {0};
			petition.signers = groups[i].signers;
			petition.representatives = n;
			MUST(intake_propose(desk, &petition, &got, &err));
			cr_expect_eq(got.list[0].handling == HANDLING_ACCEPTED,
				groups[i].lawful[n] == 'x', "%d signers, %d representatives: %s",
				groups[i].signers, n, got.list[0].ground);
			proposals_clear(&got);
			record_clear(&entity_petition, &petition);
		}
	}
	desk_close(desk);
}

Test(intake, a_group_says_what_it_lacks)
{
	static const struct {
		const char *pair, *says;
	} papers[] = {
		{"all_signed=0", "Chưa đủ chữ ký"},
		{"representative=", "văn bản cử người đại diện"},
		{"representatives=3", "3"},
	};
	struct desk *desk = office();

	for (size_t i = 0; i < sizeof papers / sizeof papers[0]; i++) {
		struct petition petition = answered(desk,
			(const char *const[]){COMPLAINT, "refusals=none", "signers=7",
				"all_signed=1", "representatives=2",
				"representative=Biên bản 15/11", papers[i].pair, NULL});
		struct proposals got = {0};
		MUST(intake_propose(desk, &petition, &got, &err));
		cr_expect_eq(got.list[0].handling, HANDLING_RETURNED, "%s", papers[i].pair);
		cr_expect_not(proposals_find(&got, HANDLING_ACCEPTED)->lawful);
		proposals_clear(&got);
		record_clear(&entity_petition, &petition);
	}
	desk_close(desk);
}

/* ---- deciding -------------------------------------------------------------------------------- */

/* Decide on a saved petition with "key=value" texts. */
static bool decide(struct desk *desk, int64_t id, const char *handling, const char *const *pairs)
{
	struct argument arguments[12];
	char copies[12][120];
	struct petition petition = {0};
	size_t count = 0;

	for (; *pairs; pairs++, count++) {
		snprintf(copies[count], sizeof copies[count], "%s", *pairs);
		char *equals = strchr(copies[count], '=');
		*equals = '\0';
		arguments[count] = (struct argument){copies[count], equals + 1};
	}
	MUST(desk_load(desk, &entity_petition, id, &petition, &err));
	const bool ok = intake_decide(desk, &petition, &petition, handling, arguments, count, &err);
	record_clear(&entity_petition, &petition);
	return ok;
}

#define DECIDE(desk, id, handling, ...)                                                            \
	decide(desk, id, handling, (const char *const[]){__VA_ARGS__, NULL})
#define NOTHING_ELSE NULL

static int64_t add_petition(struct desk *desk, const char *const *pairs)
{
	struct petition petition = answered(desk, pairs);

	MUST(desk_add(desk, &entity_petition, &petition, &err));
	const int64_t id = petition.record.id;
	record_clear(&entity_petition, &petition);
	return id;
}

#define PETITION(desk, ...) add_petition(desk, (const char *const[]){__VA_ARGS__, NULL})

static const char *petition_value(struct desk *desk, int64_t id, const char *key)
{
	return printed(desk, &entity_petition, id, key);
}

Test(intake, a_decision_keeps_proposal_ground_and_who_took_it)
{
	struct desk *desk = office();
	const int64_t id = PETITION(desk, COMPLAINT, ELSEWHERE);

	MUST(DECIDE(desk, id, "guided", "on=2026-11-18", "document=12/HD-UBND"));
	cr_expect_str_eq(petition_value(desk, id, "handling"), "guided");
	cr_expect_str_eq(petition_value(desk, id, "handled_on"), "2026-11-18");
	cr_expect_str_eq(petition_value(desk, id, "handling_document"), "12/HD-UBND");
	cr_expect_str_eq(petition_value(desk, id, "proposal"), "guided");
	cr_expect(strstr(petition_value(desk, id, "proposal_ground"), "LTCD Điều 26.2 điểm b"));
	cr_expect_str_eq(petition_value(desk, id, "decided_by"), "lan");
	cr_expect_str_eq(petition_value(desk, id, "casefile"), "");
	desk_close(desk);
}

Test(intake, what_is_not_lawful_is_refused_for_everybody)
{
	struct desk *desk = office();
	const int64_t id = PETITION(desk, COMPLAINT, ELSEWHERE);

	act_as(desk, "quan");
	const int64_t length = journal_length(desk);
	REFUSED(ERR_DENIED, DECIDE(desk, id, "transferred", "reason=Vẫn chuyển"));
	REFUSED(ERR_DENIED, DECIDE(desk, id, "accepted", "reason=Vẫn nhận"));
	REFUSED(ERR_INVALID, DECIDE(desk, id, "posted", NOTHING_ELSE));
	REFUSED(ERR_INVALID, DECIDE(desk, id, "guided", "case=1"));
	REFUSED(ERR_INVALID, DECIDE(desk, id, "guided", "on=2026-11-15"));
	REFUSED(ERR_INVALID, DECIDE(desk, id, "guided", "on=2026-11-21"));
	cr_assert_eq(journal_length(desk), length);
	cr_assert_str_eq(petition_value(desk, id, "handling"), "");
	desk_close(desk);
}

Test(intake, an_open_question_stands_in_the_way)
{
	struct desk *desk = office();
	const int64_t id =
		PETITION(desk, "kind=complaint", "mixed=no", "identity=named", "competence=ours");

	REFUSED(ERR_INVALID, DECIDE(desk, id, "accepted", NOTHING_ELSE));
	cr_assert_str_eq(err.field->key, "eligibility");
	desk_close(desk);
}

Test(intake, another_lawful_handling_needs_a_reason)
{
	struct desk *desk = office();
	const int64_t id = PETITION(desk, COMPLAINT, "eligibility=not-eligible", "lacks=date");

	act_as(desk, "binh");
	REFUSED(ERR_INVALID, DECIDE(desk, id, "not-accepted", NOTHING_ELSE));
	cr_assert_str_eq(err.field->key, "decision_reason");
	MUST(DECIDE(desk, id, "not-accepted", "reason=Đã hướng dẫn bổ sung hai lần"));
	cr_expect_str_eq(petition_value(desk, id, "proposal"), "filed");
	cr_expect_str_eq(petition_value(desk, id, "handling"), "not-accepted");
	desk_close(desk);
}

Test(intake, not_accepting_is_for_a_leader)
{
	struct desk *desk = office();
	const int64_t first = PETITION(desk, COMPLAINT, "refusals=court");
	const int64_t second = PETITION(desk, COMPLAINT, "refusals=court");

	REFUSED(ERR_INVALID, DECIDE(desk, first, "not-accepted", NOTHING_ELSE));
	REFUSED(ERR_INVALID, DECIDE(desk, first, "not-accepted", "decided_by=hung"));
	MUST(DECIDE(desk, first, "not-accepted", "decided_by=binh"));
	cr_expect_str_eq(petition_value(desk, first, "decided_by"), "binh");
	act_as(desk, "binh");
	MUST(DECIDE(desk, second, "not-accepted", NOTHING_ELSE));
	cr_expect_str_eq(petition_value(desk, second, "decided_by"), "binh");
	desk_close(desk);
}

Test(intake, accepting_makes_the_case_of_all_that_the_petition_knows)
{
	struct desk *desk = office();
	const int64_t person = add(desk, &entity_person, "name=Đỗ Văn Kha", "hamlet=T2", NULL);
	const int64_t id = PETITION(desk, COMPLAINT, "refusals=none", "person=NG-1", "channel=post",
		"field=land-title");

	cr_assert_eq(person, 1);
	MUST(DECIDE(desk, id, "accepted", NOTHING_ELSE));
	struct petition petition = {0};
	MUST(desk_load(desk, &entity_petition, id, &petition, &err));
	struct casefile file = load_case(desk, petition.casefile);
	cr_expect_eq(file.kind, KIND_COMPLAINT);
	cr_expect_eq(file.person, person);
	cr_expect_eq(file.channel, 2);
	cr_expect_eq(file.field, petition.field);
	cr_expect_eq(file.received_on, petition.received_on);
	cr_expect_str_eq(file.summary, petition.summary);
	cr_expect_str_eq(printed(desk, &entity_casefile, file.record.id, "hamlet"), "T2");
	cr_expect_not(file.closed_on);
	drop_case(&file);
	record_clear(&entity_petition, &petition);
	desk_close(desk);
}

Test(intake, a_leader_who_accepts_accepts_the_case_and_a_clerk_puts_it_to_the_chair)
{
	struct desk *desk = office();
	const int64_t put = PETITION(desk, COMPLAINT, "refusals=none");
	const int64_t named = PETITION(desk, COMPLAINT, "refusals=none");
	const int64_t own = PETITION(desk, COMPLAINT, "refusals=none");
	struct buf told = {0};

	MUST(DECIDE(desk, put, "accepted", NOTHING_ELSE));
	MUST(DECIDE(desk, named, "accepted", "decided_by=binh"));
	act_as(desk, "binh");
	MUST(DECIDE(desk, own, "accepted", "on=2026-11-18"));
	cr_expect_str_eq(printed(desk, &entity_casefile, 1, "accepted_on"), "");
	cr_expect_str_eq(printed(desk, &entity_casefile, 2, "accepted_on"), "2026-11-20");
	cr_expect_str_eq(printed(desk, &entity_casefile, 3, "accepted_on"), "2026-11-18");
	MUST(undo_do(desk, false, &told, &err));
	buf_clear(&told);
	cr_expect_str_eq(petition_value(desk, own, "handling"), "");
	struct casefile file = load_case(desk, 3);
	cr_expect(file.record.trashed);
	drop_case(&file);
	desk_close(desk);
}

Test(intake, an_accepted_denunciation_is_restricted)
{
	struct desk *desk = office();
	const int64_t id = PETITION(desk, DENUNCIATION, "unmet=none");

	REFUSED(ERR_DENIED, DECIDE(desk, id, "accepted", NOTHING_ELSE)); /* as lan */
	act_as(desk, "binh");
	MUST(DECIDE(desk, id, "accepted", NOTHING_ELSE));
	struct casefile file = load_case(desk, 1);
	cr_expect_eq(file.secrecy, SECRECY_RESTRICTED);
	drop_case(&file);
	desk_close(desk);
}

Test(intake, a_petition_joins_the_case_that_is_named_or_that_it_repeats)
{
	struct desk *desk = office();
	const int64_t first = PETITION(desk, COMPLAINT, "refusals=none");
	const int64_t second = PETITION(desk, COMPLAINT, "refusals=none");
	const int64_t third = PETITION(desk, COMPLAINT, "refusals=none");
	const int64_t fourth = PETITION(desk, COMPLAINT, "refusals=none");
	char code[40];

	MUST(DECIDE(desk, first, "accepted", NOTHING_ELSE));
	snprintf(code, sizeof code, "case=%s", petition_value(desk, first, "casefile"));
	MUST(DECIDE(desk, second, "accepted", code));
	MUST(intake_link(desk, third, &entity_petition, first, &err));
	MUST(DECIDE(desk, third, "accepted", NOTHING_ELSE));
	cr_expect_str_eq(petition_value(desk, second, "casefile"), code + 5);
	cr_expect_str_eq(petition_value(desk, third, "casefile"), code + 5);

	const int64_t other = add_case(desk, "feedback", "Đèn đường");
	snprintf(code, sizeof code, "case=%s", code_of(desk, &entity_casefile, other));
	REFUSED(ERR_INVALID, DECIDE(desk, fourth, "accepted", code)); /* of another kind */
	REFUSED(ERR_NOT_FOUND, DECIDE(desk, fourth, "accepted", "case=9999"));
	cr_assert_str_eq(petition_value(desk, fourth, "handling"), "");
	desk_close(desk);
}

Test(intake, a_split_makes_a_petition_of_each_part)
{
	struct desk *desk = office();

	add(desk, &entity_person, "name=Đỗ Văn Kha", NULL);
	const int64_t id = PETITION(desk, COMPLAINT, "mixed=yes", "person=NG-1", "channel=post");
	REFUSED(ERR_INVALID, DECIDE(desk, id, "split", NOTHING_ELSE));
	REFUSED(ERR_INVALID, DECIDE(desk, id, "split", "kind=complaint", "summary=Giá đền bù"));
	REFUSED(ERR_INVALID,
		DECIDE(desk, id, "split", "summary=Giá đền bù", "kind=feedback", "summary=Đường"));
	MUST(DECIDE(desk, id, "split", "kind=complaint", "summary=Giá đền bù", "kind=feedback",
		"summary=Đường vào thôn"));
	cr_expect_str_eq(petition_value(desk, id, "handling"), "split");
	cr_expect_str_eq(petition_value(desk, id + 1, "split_from"), "D-2026-0001");
	cr_expect_str_eq(petition_value(desk, id + 1, "person"), "NG-1");
	cr_expect_str_eq(petition_value(desk, id + 1, "received_on"), "2026-11-16");
	cr_expect_str_eq(petition_value(desk, id + 2, "kind"), "feedback");
	cr_expect_str_eq(petition_value(desk, id + 2, "summary"), "Đường vào thôn");
	cr_expect_str_eq(petition_value(desk, id + 2, "mixed"), "no");
	desk_close(desk);
}

Test(intake, undo_takes_a_decision_back_with_all_that_followed)
{
	struct desk *desk = office();
	struct buf told = {0};
	const int64_t whole = PETITION(desk, COMPLAINT, "mixed=yes");
	const int64_t id = PETITION(desk, COMPLAINT, "refusals=none");
	struct petition petition = {0};

	MUST(DECIDE(desk, id, "accepted", NOTHING_ELSE));
	MUST(DECIDE(
		desk, whole, "split", "kind=complaint", "summary=A", "kind=feedback", "summary=B"));
	MUST(undo_do(desk, false, &told, &err));
	MUST(undo_do(desk, false, &told, &err));
	buf_clear(&told);
	cr_expect_str_eq(petition_value(desk, id, "handling"), "");
	cr_expect_str_eq(petition_value(desk, id, "proposal"), "");
	cr_expect_str_eq(petition_value(desk, id, "casefile"), "");
	cr_expect_str_eq(petition_value(desk, whole, "handling"), "");
	struct casefile file = load_case(desk, 1);
	cr_expect(file.record.trashed);
	drop_case(&file);
	MUST(desk_load(desk, &entity_petition, id + 1, &petition, &err));
	cr_expect(petition.record.trashed);
	record_clear(&entity_petition, &petition);
	cr_expect(is_clean(desk));
	MUST(DECIDE(desk, id, "accepted", NOTHING_ELSE));
	desk_close(desk);
}

Test(intake, nothing_is_decided_twice_but_what_was_returned_to_be_completed)
{
	struct desk *desk = office();
	const int64_t once = PETITION(desk, FEEDBACK);
	const int64_t group = PETITION(desk, COMPLAINT, "refusals=none", "signers=6");

	MUST(DECIDE(desk, once, "accepted", NOTHING_ELSE));
	REFUSED(ERR_DENIED, DECIDE(desk, once, "accepted", NOTHING_ELSE));
	MUST(DECIDE(desk, group, "returned", "on=2026-11-17"));
	MUST(set(desk, &entity_petition, group, "all_signed=1", "representatives=2",
		"representative=Biên bản 18/11", NULL));
	MUST(DECIDE(desk, group, "accepted", NOTHING_ELSE));
	cr_expect_str_eq(petition_value(desk, group, "handled_on"), "2026-11-20");
	desk_close(desk);
}

Test(intake, two_who_decide_at_once_are_told)
{
	struct desk *desk = office();
	const int64_t id = PETITION(desk, FEEDBACK);
	struct petition seen = {0};

	MUST(desk_load(desk, &entity_petition, id, &seen, &err));
	act_as(desk, "hung");
	MUST(DECIDE(desk, id, "accepted", NOTHING_ELSE));
	act_as(desk, "lan");
	const int64_t length = journal_length(desk);
	REFUSED(ERR_CONFLICT, intake_decide(desk, &seen, &seen, "accepted", NULL, 0, &err));
	cr_assert_eq(journal_length(desk), length, "no second case");
	record_clear(&entity_petition, &seen);
	desk_close(desk);
}

Test(intake, the_handling_is_decided_here_and_nowhere_else)
{
	struct desk *desk = office();
	const int64_t id = PETITION(desk, FEEDBACK);
	const int64_t old = PETITION(desk, "kind=feedback", "handling=filed",
		"handled_on=2026-11-18"); /* a row of an old register */

	REFUSED(ERR_INVALID,
		set(desk, &entity_petition, id, "handling=filed", "handled_on=2026-11-20", NULL));
	cr_assert_str_eq(err.field->key, "handling");
	MUST(set(desk, &entity_petition, old, "handling=transferred", NULL));
	MUST(DECIDE(desk, id, "accepted", NOTHING_ELSE));
	REFUSED(ERR_INVALID, set(desk, &entity_petition, id, "handling=filed", NULL));
	MUST(set(desk, &entity_petition, id, "handling_document=4/TB-UBND", NULL));
	desk_close(desk);
}

/* ---- likely duplicates ----------------------------------------------------------------------- */

/* The likenesses of a saved petition. */
static size_t alike(struct desk *desk, int64_t id, struct likeness *out, size_t room)
{
	struct petition petition = {0};
	size_t count = 0;

	MUST(desk_load(desk, &entity_petition, id, &petition, &err));
	MUST(intake_duplicates(desk, &petition, out, room, &count, &err));
	record_clear(&entity_petition, &petition);
	return count;
}

static int64_t add_about(
	struct desk *desk, const char *kind, const char *person, const char *summary)
{
	char who[40], what[200], which[40];

	snprintf(which, sizeof which, "kind=%s", kind);
	snprintf(who, sizeof who, "person=%s", person);
	snprintf(what, sizeof what, "summary=%s", summary);
	return PETITION(desk, which, who, what);
}

static void add_people(struct desk *desk)
{
	add(desk, &entity_person, "name=Đỗ Văn Kha", "hamlet=T1", "id_number=001185003417", NULL);
	add(desk, &entity_person, "name=Do Van Kha", "hamlet=T1", NULL);
	add(desk, &entity_person, "name=Đỗ Văn Kha", "hamlet=T2", "birth_year=1960", NULL);
	add(desk, &entity_person, "name=Kha", "id_number=001185003417", NULL);
	add(desk, &entity_person, "name=Lê Thị Hoa", "hamlet=T1", NULL);
}

#define GIST "Ống cống cuối xóm Đông bị tắc gây ngập ruộng"

Test(alike, the_same_matter_of_the_same_person_is_found)
{
	static const struct {
		const char *person, *summary;
		bool found;
	} others[] = {
		{"NG-1", GIST, true},
		{"NG-1", "ống cống xóm đông tắc, ruộng ngập nước", true},
		{"NG-2", "Ong cong cuoi xom Dong tac gay ngap", true}, /* same name and hamlet */
		{"NG-4", "Cống xóm Đông tắc, ngập ruộng lúa", true}, /* same identity number */
		{"NG-5", GIST, true}, /* another signer of the same text */
		{"NG-1", "Xin xác nhận hộ nghèo năm 2027", false},
		{"NG-5", "Ruộng bị chuột phá", false},
		{"NG-3", "Cống nước thải chợ Mới bốc mùi", false},
	};

	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
		struct desk *desk = office();
		struct likeness found[8];
		add_people(desk);
		const int64_t other =
			add_about(desk, "feedback", others[i].person, others[i].summary);
		const int64_t mine = add_about(desk, "feedback", "NG-1", GIST);
		const size_t count = alike(desk, mine, found, 8);
		cr_expect_eq(count, others[i].found, "%s: %zu", others[i].summary, count);
		if (count && others[i].found) {
			cr_expect_eq(found[0].id, other);
			cr_expect_eq(found[0].entity, &entity_petition);
			cr_expect(found[0].percent >= 40 && found[0].percent <= 100);
			cr_expect(*found[0].why);
		}
		desk_close(desk);
	}
}

Test(alike, the_likeliest_comes_first_and_the_room_is_kept)
{
	struct desk *desk = office();
	struct likeness found[3];

	add_people(desk);
	add_about(desk, "feedback", "NG-5", GIST);
	add_about(desk, "feedback", "NG-1", "Cống xóm Đông tắc");
	const int64_t same = add_about(desk, "feedback", "NG-1", GIST);
	for (int i = 0; i < 5; i++)
		add_about(desk, "feedback", "NG-5", GIST);
	const int64_t mine = add_about(desk, "feedback", "NG-1", GIST);
	cr_assert_eq(alike(desk, mine, found, 3), 3);
	cr_expect_eq(found[0].id, same);
	cr_expect(found[0].percent > found[1].percent);
	cr_expect(found[1].percent >= found[2].percent);
	desk_close(desk);
}

Test(alike, cases_are_found_by_their_words)
{
	struct desk *desk = office();
	struct likeness found[4];

	add_people(desk);
	add_case(desk, "opinion", "Cống cuối xóm Đông tắc gây ngập ruộng");
	add_case(desk, "opinion", "Đèn đường hỏng");
	const int64_t mine = add_about(desk, "feedback", "NG-1", GIST);
	cr_assert_eq(alike(desk, mine, found, 4), 1);
	cr_expect_eq(found[0].entity, &entity_casefile);
	cr_expect_eq(found[0].id, 1);
	desk_close(desk);
}

Test(alike, a_restricted_one_is_told_of_but_not_about)
{
	struct desk *desk = office();
	struct likeness found[4];

	add_people(desk);
	add_about(desk, "denunciation", "NG-1", GIST);
	const int64_t mine = add_about(desk, "feedback", "NG-5", GIST);
	cr_assert_eq(alike(desk, mine, found, 4), 1);
	cr_expect_null(found[0].entity);
	cr_expect_eq(found[0].id, 0);
	cr_expect_eq(found[0].percent, 0);
	act_as(desk, "binh");
	cr_assert_eq(alike(desk, mine, found, 4), 1);
	cr_expect_eq(found[0].entity, &entity_petition);
	desk_close(desk);
}

Test(alike, a_hidden_person_cannot_be_guessed_by_name)
{
	struct desk *desk = office();
	struct likeness found[4];

	add_people(desk);
	/* Half the words and the same person: alike for a leader; a clerk learns nothing. */
	add_about(desk, "denunciation", "NG-1", "Cán bộ nhận tiền khi làm cống xóm Đông");
	const int64_t hidden = add(desk, &entity_casefile, "kind=feedback", "person=NG-1",
		"secrecy=person", "summary=Đường cống xóm Đông làm dối, mưa ngập", NULL);
	const int64_t mine = add_about(desk, "feedback", "NG-1", "Chuyện cống xóm Đông");
	cr_assert_eq(alike(desk, mine, found, 4), 0);
	act_as(desk, "binh");
	cr_assert_eq(alike(desk, mine, found, 4), 2);
	cr_expect(hidden);
	desk_close(desk);
}

Test(alike, linking_keeps_both_and_goes_round_no_circle)
{
	struct desk *desk = office();
	struct likeness found[4];

	add_people(desk);
	const int64_t first = add_about(desk, "feedback", "NG-1", GIST);
	const int64_t second = add_about(desk, "feedback", "NG-1", GIST);
	MUST(intake_link(desk, second, &entity_petition, first, &err));
	cr_expect_str_eq(petition_value(desk, second, "duplicate_of"), "D-2026-0001");
	REFUSED(ERR_INVALID, intake_link(desk, first, &entity_petition, second, &err));
	REFUSED(ERR_INVALID, intake_link(desk, first, &entity_petition, first, &err));
	cr_assert_eq(alike(desk, first, found, 4), 1, "it is still there");
	desk_close(desk);
}

Test(alike, linking_to_a_case_attaches_to_it_and_its_first_petition)
{
	struct desk *desk = office();

	add_people(desk);
	const int64_t first = PETITION(desk, FEEDBACK, "person=NG-1");
	MUST(DECIDE(desk, first, "accepted", NOTHING_ELSE));
	const int64_t second = PETITION(desk, FEEDBACK, "person=NG-1");
	MUST(intake_link(desk, second, &entity_casefile, 1, &err));
	cr_expect_str_eq(petition_value(desk, second, "duplicate_of"), "D-2026-0001");
	cr_expect_str_eq(petition_value(desk, second, "casefile"), "PA-2026-0001");
	desk_close(desk);
}
