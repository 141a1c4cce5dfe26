/*
 * Undo and redo of the acts that write many records at once: decisions at intake, imports, attachments, a line of the live log with a
 * new person. Each is done, undone and redone over a restart; what is said before is what is said after.
 */
#include "office.h"

#include <unistd.h>

#include "domain/attachment.h"
#include "domain/import.h"
#include "domain/intake.h"
#include "domain/livelog.h"

static struct petition load_petition(struct desk *desk, int64_t id)
{
	struct petition petition = {0};

	MUST(desk_load(desk, &entity_petition, id, &petition, &err));
	return petition;
}

/* ---- decisions at intake ------------------------------------------------------------------------------- */

#define KNTC                                                                                       \
	"mixed=no", "identity=named", "eligibility=eligible", "settled_before=no", "competence=ours"
#define COMPLAINT "kind=complaint", KNTC
#define DENUNCIATION "kind=denunciation", "crime_signs=no", KNTC
#define ELSEWHERE "competence=other-body", "also_sent=no", "guided_before=no"

/* Each handling on petition 1 with these answers, decided by a leader. */
static const struct decision {
	const char *handling;
	const char *answers[14];
	const char *arguments[5]; /* key, value */
} decisions[] = {
	{"accepted", {COMPLAINT, "refusals=none"}, {NULL}},
	{"accepted", {COMPLAINT, "refusals=none"}, {"case", "0001"}},
	{"accepted", {DENUNCIATION, "unmet=none"}, {NULL}},
	{"guided", {COMPLAINT, ELSEWHERE}, {"document", "12/HD-UBND"}},
	{"transferred", {DENUNCIATION, ELSEWHERE, "channel=post"}, {NULL}},
	{"returned", {COMPLAINT, "refusals=none", "signers=5"}, {NULL}},
	{"filed", {COMPLAINT, "identity=anonymous"}, {NULL}},
	{"urged", {COMPLAINT, "competence=lower-overdue"}, {NULL}},
	{"split", {COMPLAINT, "mixed=yes"}, {"kind", "complaint", "summary", "Giá đền bù"}},
	{"not-accepted", {COMPLAINT, "refusals=own-right"}, {NULL}},
	{"referred", {DENUNCIATION, "crime_signs=yes"}, {NULL}},
	{"checked", {DENUNCIATION, "identity=anonymous", "evidence=yes"}, {NULL}},
	{"explained", {COMPLAINT, "settled_before=yes"}, {NULL}},
};

/* A petition that waits for a decision, and a complaint it may join. */
static void prepare_decision(struct desk *desk, size_t i)
{
	struct petition petition = {0};

	add_case(desk, "complaint", "Bồi thường đất làm đường trục xã");
	desk_new(desk, &entity_petition, &petition);
	petition.received_on = day("2026-11-16");
	petition.summary = strdup("Cấp giấy chứng nhận thửa 14");
	for (const char *const *pair = decisions[i].answers; *pair; pair++) {
		const char *equals = strchr(*pair, '=');
		char key[40];
		snprintf(key, sizeof key, "%.*s", (int)(equals - *pair), *pair);
		MUST(desk_parse(desk, &entity_petition, entity_field(&entity_petition, key),
			&petition, equals + 1, &err));
	}
	MUST(desk_add(desk, &entity_petition, &petition, &err));
	record_clear(&entity_petition, &petition);
}

static bool do_decision(struct desk *desk, size_t i)
{
	const char *const *text = decisions[i].arguments;
	struct petition petition = load_petition(desk, 1);
	struct argument arguments[4];
	size_t count = 0;

	for (; text[2 * count]; count++)
		arguments[count] = (struct argument){text[2 * count], text[2 * count + 1]};
	if (strcmp(decisions[i].handling, "split") == 0) {
		arguments[count++] = (struct argument){"kind", "feedback"};
		arguments[count++] = (struct argument){"summary", "Đường vào thôn"};
	}
	const bool ok = intake_decide(
		desk, &petition, &petition, decisions[i].handling, arguments, count, &err);
	record_clear(&entity_petition, &petition);
	return ok;
}

static void prepare_link(struct desk *desk, size_t i)
{
	prepare_decision(desk, i);
	prepare_decision(desk, i);
}

static bool do_link(struct desk *desk, size_t i)
{
	return i ? intake_link(desk, 2, &entity_petition, 1, &err)
		 : intake_link(desk, 2, &entity_casefile, 1, &err);
}

/* ---- imports ------------------------------------------------------------------------------------------- */

static const struct {
	const struct entity *entity;
	const char *text;
} imports[] = {
	{&entity_person, "name,birth_year\nLê Thị Hoa,1970\nĐỗ Văn Kha,1958\n"},
	/* Changes and additions in one file, a row that rests on the row above. */
	{&entity_casefile,
		"code,kind,summary,hamlet,received_on\nPA-2026-0001,feedback,Đèn đường xóm 6 "
		"hỏng,T2,2026-11-19\n"
		",complaint,Ranh giới thửa 112,T1,2026-11-18\n"},
	{&entity_unit, "code,name,kind,parent\nX9,Xóm Mới,hamlet,\nX10,Xóm Bến,hamlet,X9\n"},
	/* Days off move due dates. */
	{&entity_holiday, "day,kind,name\n2026-11-26,holiday,Ngày hội\n"},
};

static void prepare_import(struct desk *desk, size_t i)
{
	(void)i;
	add_case(desk, "feedback", "Đèn đường xóm 5 hỏng");
}

/* Why a file of the table is refused: the test is wrong then. */
static void no_fault(void *arg, const struct import_fault *fault)
{
	(void)arg;
	cr_assert_fail("line %zu, %s: %s", fault->line, fault->heading, fault->reason);
}

static bool do_import(struct desk *desk, size_t i)
{
	const struct import_options options = {.fault = no_fault};
	struct import_result result;
	FILE *stream = fmemopen((void *)(uintptr_t)imports[i].text, strlen(imports[i].text), "r");

	cr_assert(stream);
	const bool ok = import_stream(desk, imports[i].entity, stream, &options, &result, &err);
	fclose(stream);
	return ok;
}

/* ---- attachments --------------------------------------------------------------------------------------- */

static const char paper[] = "%PDF-1.7 đơn";

static void in_folder(const char *name, char out[300])
{
	snprintf(out, 300, "%s/walk-%s", getenv("TMPDIR"), name);
}

/* To the case, to the conference, and the same content once more: it is kept once. */
static void prepare_attachment(struct desk *desk, size_t i)
{
	char path[300];
	int64_t id;

	in_folder("paper.pdf", path);
	FILE *stream = fopen(path, "w");
	cr_assert(stream);
	cr_assert_eq(fputs(paper, stream) < 0, 0);
	cr_assert_eq(fclose(stream), 0);
	add_case(desk, "feedback", "Đèn đường xóm 5 hỏng");
	if (i == 2)
		MUST(attachment_add_file(desk, path, 1, 0, &id, &err));
}

static bool do_attachment(struct desk *desk, size_t i)
{
	char path[300];
	int64_t id;

	in_folder("paper.pdf", path);
	return attachment_add_file(desk, path, i != 1, i == 1, &id, &err);
}

/* The content of the last one is there as long as it is. */
static void look_attachment(struct desk *desk, size_t i)
{
	char path[300], text[sizeof paper] = "";

	in_folder("again.pdf", path);
	unlink(path);
	MUST(attachment_write(desk, i == 2 ? 2 : 1, path, &err));
	FILE *stream = fopen(path, "r");
	cr_assert(stream);
	cr_assert_eq(fread(text, 1, sizeof text - 1, stream), sizeof paper - 1);
	fclose(stream);
	cr_assert_str_eq(text, paper);
	unlink(path);
}

static void prepare_attached(struct desk *desk, size_t i)
{
	prepare_attachment(desk, i);
	MUST(do_attachment(desk, 0));
	if (i == 2)
		MUST(desk_trash(desk, &entity_attachment, 1, true, &err));
}

static bool do_attached(struct desk *desk, size_t i)
{
	switch (i) {
	case 0:
		return set(desk, &entity_attachment, 1, "note=bản chính", NULL);
	case 1:
		return desk_trash(desk, &entity_attachment, 1, true, &err);
	default:
		return desk_trash(desk, &entity_attachment, 1, false, &err);
	}
}

/* ---- lines of the live log ----------------------------------------------------------------------------- */

static const char *const lines[] = {
	"Nước yếu #nuoc_sach @hung !pa ~",
	"Sai quyết định 118 !kn",
	"Ông ấy nhận tiền !tc",
};

static void prepare_line(struct desk *desk, size_t i)
{
	(void)desk, (void)i;
}

/* As the log writes a line of somebody whom the register does not know: one transaction. */
static bool do_line(struct desk *desk, size_t i)
{
	struct livelog_context context = {.conference = 1};
	struct logline line;
	const struct entity *entity;
	size_t column;
	int64_t id;

	MUST(logline_parse(desk, lines[i], &line, &column, &err));
	MUST(desk_begin(desk, &err));
	context.person = add(desk, &entity_person, "name=Lê Thị Hoa", "hamlet=T1", NULL);
	context.hamlet = 2;
	const bool ok = livelog_add(desk, &context, &line, &entity, &id, &err);
	logline_clear(&line);
	return desk_end(desk, ok, &err);
}

/* ---- the walk ------------------------------------------------------------------------------------------- */

static const struct walk {
	const char *name;
	size_t count;
	const char *login; /* who acts */
	void (*prepare)(struct desk *desk, size_t i);
	bool (*act)(struct desk *desk, size_t i);
	void (*look)(struct desk *desk, size_t i); /* further, while it is done; or NULL */
} walks[] = {
	{"decision", sizeof decisions / sizeof *decisions, "binh", prepare_decision, do_decision,
		NULL},
	{"link", 2, "lan", prepare_link, do_link, NULL},
	{"import", sizeof imports / sizeof *imports, "quan", prepare_import, do_import, NULL},
	{"attachment", 3, "lan", prepare_attachment, do_attachment, look_attachment},
	{"attached", 3, "lan", prepare_attached, do_attached, NULL},
	{"line", sizeof lines / sizeof *lines, "lan", prepare_line, do_line, NULL},
};

/* Take the last act back, or do it again: what is said beforehand is what is said then. */
static void step(struct desk *desk, bool redo, const char *name, size_t i)
{
	struct buf before = {0}, after = {0};
	int64_t tx;

	cr_assert(undo_peek(desk, redo, &tx, &before, &err), "%s %zu: %s", name, i, err.text);
	cr_assert(undo_do(desk, redo, &after, &err), "%s %zu: %s", name, i, err.text);
	cr_assert(after.len, "%s %zu: nothing is said", name, i);
	cr_expect_str_eq(buf_text(&after), buf_text(&before), "%s %zu", name, i);
	buf_clear(&before);
	buf_clear(&after);
}

static void is_as(struct desk *desk, const char *wanted, const char *name, size_t i, bool undone)
{
	char *now = office_state(desk, false);

	cr_expect_str_eq(now, wanted, "%s %zu %s:\n%s\nnot\n%s", name, i,
		undone ? "undone" : "redone", now, wanted);
	free(now);
}

static struct desk *again(struct desk *desk, const char *path, const char *login)
{
	desk_close(desk);
	return open_as(path, STORE_OPEN, login);
}

static void walk(const struct walk *walk, size_t i)
{
	char path[300];

	in_folder(walk->name, path);
	unlink(path);
	struct desk *desk = office_in(path);
	walk->prepare(desk, i);
	act_as(desk, walk->login);
	char *before = office_state(desk, false);
	cr_assert(walk->act(desk, i), "%s %zu: %s", walk->name, i, err.text);
	char *after = office_state(desk, false);
	for (int round = 0; round < 2; round++) {
		desk = again(desk, path, walk->login);
		step(desk, false, walk->name, i);
		is_as(desk, before, walk->name, i, true);
		desk = again(desk, path, walk->login);
		step(desk, true, walk->name, i);
		is_as(desk, after, walk->name, i, false);
		if (walk->look)
			walk->look(desk, i);
	}
	cr_expect(is_clean(desk), "%s %zu: %s", walk->name, i, err.text);
	MUST(store_check(desk->store, &err));
	free(before);
	free(after);
	desk_close(desk);
	unlink(path);
}

Test(walk, what_writes_many_records_is_undone_and_redone_over_a_restart)
{
	for (size_t w = 0; w < sizeof walks / sizeof *walks; w++)
		for (size_t i = 0; i < walks[w].count; i++)
			walk(&walks[w], i);
}

Test(walk, every_handling_is_walked)
{
	const struct choice *choice = entity_field(&entity_petition, "handling")->choices;

	for (; choice->key; choice++) {
		bool listed = false;
		for (size_t i = 0; i < sizeof decisions / sizeof *decisions; i++)
			listed = listed || strcmp(decisions[i].handling, choice->key) == 0;
		cr_expect(listed, "%s is not walked", choice->key);
	}
}

/* ---- refusals ------------------------------------------------------------------------------------------- */

static void change_field(struct desk *desk)
{
	MUST(set(desk, &entity_casefile, 1, "place=xóm 5", NULL));
	act_as(desk, "binh");
	MUST(set(desk, &entity_casefile, 1, "place=xóm 6", NULL));
}

static void rest_on_it(struct desk *desk)
{
	act_as(desk, "binh");
	add(desk, &entity_petition, "kind=feedback", "summary=Đèn", "casefile=1", NULL);
}

static void trash_it(struct desk *desk)
{
	act_as(desk, "binh");
	MUST(desk_trash(desk, &entity_casefile, 1, true, &err));
}

static void take_it_out(struct desk *desk)
{
	MUST(desk_trash(desk, &entity_casefile, 1, true, &err));
	act_as(desk, "binh");
	MUST(desk_trash(desk, &entity_casefile, 1, false, &err));
}

static void trash_what_was_named(struct desk *desk)
{
	add(desk, &entity_person, "name=Lê Thị Hoa", NULL);
	MUST(set(desk, &entity_casefile, 1, "person=NG-1", NULL));
	MUST(set(desk, &entity_casefile, 1, "person=", NULL));
	act_as(desk, "binh");
	MUST(desk_trash(desk, &entity_person, 1, true, &err));
}

static const struct {
	void (*stand)(struct desk *desk); /* in the way of what lan did to case 1 */
	const char *words[4]; /* of the refusal: which record, what, by whom, what next */
} refusals[] = {
	{change_field, {"PA-2026-0001", "Địa điểm", "xóm 6", "CT Bình"}},
	{rest_on_it, {"PA-2026-0001", "đơn", "sửa chúng trước"}},
	{trash_it, {"PA-2026-0001", "thùng rác", "lấy ra trước"}},
	{take_it_out, {"PA-2026-0001", "đã được lấy khỏi thùng rác"}},
	{trash_what_was_named, {"NG-1", "thùng rác", "lấy ra trước"}},
};

Test(walk, a_refusal_says_which_record_stands_in_the_way_and_what_to_do)
{
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		struct desk *desk = office();
		struct buf sentence = {0};

		add_case(desk, "feedback", "Đèn đường xóm 5 hỏng");
		refusals[i].stand(desk);
		act_as(desk, "lan");
		char *before = office_state(desk, true);
		REFUSED(ERR_CONFLICT, undo_do(desk, false, &sentence, &err));
		for (size_t k = 0; k < 4 && refusals[i].words[k]; k++)
			cr_expect(strstr(err.text, refusals[i].words[k]), "%zu: no “%s” in “%s”", i,
				refusals[i].words[k], err.text);
		char *after = office_state(desk, true);
		cr_expect_str_eq(after, before, "refusal %zu wrote", i);
		cr_expect_not(sentence.len);
		free(before);
		free(after);
		desk_close(desk);
	}
}
