/* Codes, names, numbers, conflicts, the trash: what the desk does with any record. */
#include "office.h"

static const struct {
	const char *typed, *entity, *code;
} codes[] = {
	{"PA-2026-0001", "case", "PA-2026-0001"},
	{"pa-2026-1", "case", "PA-2026-0001"},
	{"KN-2026-0001", "case", "PA-2026-0001"}, /* the number tells, not the kind */
	{"2026-0001", "case", "PA-2026-0001"},
	{"0001", "case", "PA-2026-0001"},
	{" 1 ", "case", "PA-2026-0001"},
	{"HN-2026-001", "conference", "HN-2026-001"},
	{"hn-1", "conference", "HN-2026-001"},
	{"NG-1", "person", "NG-1"},
	{"T1", "unit", "T1"},
	{"t1", "unit", "T1"},
	{"lan", "staff", "lan"},
	{"LAN", "staff", "lan"},
	{"24/11/2026", "holiday", "2026-11-24"},
	{"2026-11-24", "holiday", "2026-11-24"},
	{"KN-2025-0001", NULL, NULL},
	{"PA-2026-0002", NULL, NULL},
	{"XX-2026-0001", NULL, NULL},
	{"NG-99", NULL, NULL},
	{"NG-2026-1", NULL, NULL},
	{"KN-2026-", NULL, NULL},
	{"1-2-3", NULL, NULL},
	{"999999999999999999999", NULL, NULL},
	{"", NULL, NULL},
};

Test(desk, records_are_found_by_the_code_a_person_types)
{
	struct desk *desk = office();

	add_case(desk, "feedback", "Đèn");
	add(desk, &entity_person, "name=Lê Thị Hoa", NULL);
	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
		const struct entity *entity = NULL;
		int64_t id = 0;
		err = (struct error){0};
		const bool hit = desk_find(desk, codes[i].typed, &entity, &id, &err);
		cr_expect_eq(hit, codes[i].code != NULL, "%s: %s", codes[i].typed, err.text);
		if (!hit) {
			cr_expect_eq(err.code, ERR_NOT_FOUND, "%s", codes[i].typed);
			cr_expect_null(entity);
			continue;
		}
		cr_expect_str_eq(entity->name, codes[i].entity, "%s", codes[i].typed);
		cr_expect_str_eq(code_of(desk, entity, id), codes[i].code, "%s", codes[i].typed);
	}
	const struct entity *wanted = &entity_petition;
	int64_t id;
	REFUSED(ERR_NOT_FOUND, desk_find(desk, "0001", &wanted, &id, &err));
	REFUSED(ERR_NOT_FOUND, desk_find(desk, "PA-2026-0001", &wanted, &id, &err));
	desk_close(desk);
}

Test(desk, numbers_count_within_the_year_and_across_kinds)
{
	struct desk *desk = office();

	add_case(desk, "feedback", "Một");
	const int64_t second = add_case(desk, "complaint", "Hai");
	cr_assert_str_eq(code_of(desk, &entity_casefile, second), "KN-2026-0002");
	const int64_t old = add(desk, &entity_casefile, "kind=mediation", "summary=Năm ngoái",
		"received_on=2025-12-31", NULL);
	cr_assert_str_eq(code_of(desk, &entity_casefile, old), "HG-2025-0001");
	const int64_t brought = add(desk, &entity_casefile, "kind=feedback", "summary=Sổ cũ",
		"year=2026", "number=388", NULL);
	cr_assert_str_eq(code_of(desk, &entity_casefile, brought), "PA-2026-0388");
	const int64_t next = add_case(desk, "feedback", "Sau đó");
	cr_assert_str_eq(code_of(desk, &entity_casefile, next), "PA-2026-0389");
	int64_t id;
	REFUSED(ERR_INVALID,
		try_add(desk, &entity_casefile, &id, "kind=feedback", "summary=Trùng", "year=2026",
			"number=2", NULL));
	cr_assert(strstr(err.text, "2026-0002"), "%s", err.text);
	desk_close(desk);
}

Test(desk, references_are_typed_by_code_or_name)
{
	static const struct {
		const char *key, *typed, *label;
	} typed[] = {
		{"assignee", "hung", "Hùng ĐC"},
		{"assignee", "hùng đc", "Hùng ĐC"},
		{"assignee", "Tran Hung", "Hùng ĐC"},
		{"assignee", "lan vp", "Lan VP"},
		{"hamlet", "T1", "Thôn Đông"},
		{"hamlet", "thon dong", "Thôn Đông"},
		{"hamlet", "đoài", "Thôn Đoài"},
		{"conference", "HN-1", "HN-2026-001"},
		{"conference", "đối thoại quý IV", "HN-2026-001"},
		{"person", "NG-2", "Lê Thị Hoa"},
		{"person", "le thi mai", "Lê Thị Mai"},
	};
	struct desk *desk = office();
	struct casefile file = {0};

	add(desk, &entity_person, "name=Lê Thị Hoa", "birth_year=1961", NULL);
	add(desk, &entity_person, "name=Lê Thị Hoa", "birth_year=1988", NULL);
	add(desk, &entity_person, "name=Lê Thị Mai", NULL);
	for (int round = 0; round < 2; round++) /* the second time from memory */
		for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
			const struct field *field = entity_field(&entity_casefile, typed[i].key);
			struct buf label = {0};
			MUST(desk_parse(
				desk, &entity_casefile, field, &file, typed[i].typed, &err));
			desk_show(desk, &entity_casefile, field, &file, &label);
			cr_expect_str_eq(buf_text(&label), typed[i].label, "%s", typed[i].typed);
			buf_clear(&label);
		}
	const struct field *person = entity_field(&entity_casefile, "person");
	const int64_t was = file.person;
	REFUSED(ERR_INVALID, desk_parse(desk, &entity_casefile, person, &file, "le thi hoa", &err));
	cr_expect(strstr(err.text, "NG-1") && strstr(err.text, "NG-2"), "%s", err.text);
	cr_expect_eq(err.field, person);
	cr_expect_eq(file.person, was, "a refused value changed the record");
	REFUSED(ERR_INVALID,
		desk_parse(desk, &entity_casefile, person, &file, "Ngô Văn Không", &err));
	REFUSED(ERR_INVALID,
		desk_parse(desk, &entity_casefile, person, &file, "KN-2026-0001", &err));
	MUST(desk_parse(desk, &entity_casefile, person, &file, "", &err));
	cr_expect_eq(file.person, 0);
	drop_case(&file);
	desk_close(desk);
}

Test(desk, a_hamlet_is_meant_rather_than_communes_of_the_same_name)
{
	struct desk *desk = office();
	struct casefile file = {0};

	act_as(desk, "quan");
	add(desk, &entity_unit, "code=00001", "name=Đông Sơn", "kind=commune", NULL);
	add(desk, &entity_unit, "code=00002", "name=Đông Sơn", "kind=ward", NULL);
	const struct field *hamlet = entity_field(&entity_casefile, "hamlet");
	REFUSED(ERR_INVALID, desk_parse(desk, &entity_casefile, hamlet, &file, "Đông Sơn", &err));
	const int64_t id = add(desk, &entity_unit, "code=T9", "name=Đông Sơn", "kind=hamlet",
		"parent=07174", NULL);
	MUST(desk_parse(desk, &entity_casefile, hamlet, &file, "Đông Sơn", &err));
	cr_assert_eq(file.hamlet, id);
	desk_close(desk);
}

Test(desk, two_desks_on_one_file_get_a_conflict_with_both_values)
{
	char path[300];
	struct casefile mine = {0}, changed = {0};

	snprintf(path, sizeof path, "%s/two.db", getenv("TMPDIR"));
	struct desk *lan = office_in(path);
	const int64_t id = add_case(lan, "feedback", "Đèn đường hỏng");
	struct desk *binh = open_as(path, STORE_OPEN, "binh");
	MUST(desk_load(lan, &entity_casefile, id, &mine, &err));
	record_copy(&entity_casefile, &changed, &mine);
	MUST(set(binh, &entity_casefile, id, "place=xóm 6", "note=gấp", NULL));

	field_set_string(entity_field(&entity_casefile, "place"), &changed, "xóm 5");
	const int64_t length = journal_length(lan);
	REFUSED(ERR_CONFLICT, desk_save(lan, &entity_casefile, &mine, &changed, "set", &err));
	cr_expect(strstr(err.text, "xóm 5") && strstr(err.text, "xóm 6"), "%s", err.text);
	cr_expect(strstr(err.text, "CT Bình, 20/11/2026 09:00"), "%s", err.text);
	cr_expect(strstr(err.text, "Địa điểm") && !strstr(err.text, "gấp"), "%s", err.text);
	cr_expect_eq(err.field, entity_field(&entity_casefile, "place"));
	cr_expect_str_eq(changed.place, "xóm 5");
	cr_expect_eq(changed.record.version, mine.record.version);
	cr_expect_eq(journal_length(lan), length);
	cr_expect_str_eq(printed(lan, &entity_casefile, id, "place"), "xóm 6");

	/* Other fields: a conflict too, which tells what is new. */
	field_set_string(entity_field(&entity_casefile, "place"), &changed, "");
	field_set_string(entity_field(&entity_casefile, "detail"), &changed, "cả tháng");
	REFUSED(ERR_CONFLICT, desk_save(lan, &entity_casefile, &mine, &changed, "set", &err));
	cr_expect(strstr(err.text, "xóm 6") && strstr(err.text, "gấp"), "%s", err.text);
	drop_case(&mine);
	drop_case(&changed);
	desk_close(lan);
	desk_close(binh);
}

Test(desk, names_changed_by_another_program_are_shown_anew)
{
	char path[300];

	snprintf(path, sizeof path, "%s/names.db", getenv("TMPDIR"));
	struct desk *lan = office_in(path);
	struct desk *quan = open_as(path, STORE_OPEN, "quan");
	const int64_t id =
		add(lan, &entity_casefile, "kind=feedback", "summary=X", "hamlet=T1", NULL);
	int64_t hamlet;
	MUST(store_find_key(lan->store, &entity_unit, "T1", &hamlet, &err));
	cr_assert_str_eq(shown(lan, &entity_casefile, id, "hamlet"), "Thôn Đông");
	MUST(set(quan, &entity_unit, hamlet, "name=Thôn Đông Sơn", NULL));
	cr_assert(desk_changed_elsewhere(lan));
	cr_assert_str_eq(shown(lan, &entity_casefile, id, "hamlet"), "Thôn Đông Sơn");
	cr_assert(!desk_changed_elsewhere(lan));
	desk_close(lan);
	desk_close(quan);
}

Test(desk, saving_without_a_change_writes_nothing)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Đèn");
	const int64_t length = journal_length(desk);

	MUST(set(desk, &entity_casefile, id, "summary=Đèn", NULL));
	cr_assert_eq(journal_length(desk), length);
	desk_close(desk);
}

static int64_t found(struct desk *desk, const char *words)
{
	const struct query query = {.entity = &entity_casefile, .match = words};
	int64_t count = -1;

	MUST(store_count(desk->store, &query, &count, &err));
	return count;
}

Test(desk, the_search_index_follows_cases_and_names)
{
	struct desk *desk = office();
	const int64_t person = add(desk, &entity_person, "name=Nguyễn Văn Tám", NULL);
	const int64_t id = add(desk, &entity_casefile, "kind=feedback",
		"summary=Đường liên thôn lún nứt", "person=NG-1", NULL);

	cr_assert_eq(found(desk, "lun nut"), 1);
	cr_assert_eq(found(desk, "tam"), 1);
	MUST(set(desk, &entity_person, person, "name=Nguyễn Văn Chín", NULL));
	cr_assert_eq(found(desk, "tam"), 0);
	cr_assert_eq(found(desk, "chín"), 1);
	MUST(set(desk, &entity_casefile, id, "summary=Cầu Đá hỏng", NULL));
	cr_assert_eq(found(desk, "lun nut"), 0);
	cr_assert_eq(found(desk, "cau da"), 1);
	MUST(desk_trash(desk, &entity_casefile, id, true, &err));
	cr_assert_eq(found(desk, "cau da"), 0);
	MUST(store_check(desk->store, &err));
	desk_close(desk);
}

Test(desk, the_trash_keeps_what_others_refer_to)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Đèn");
	const int64_t paper =
		add(desk, &entity_petition, "kind=feedback", "summary=Đèn", "casefile=1", NULL);

	REFUSED(ERR_DENIED, desk_trash(desk, &entity_casefile, id, true, &err));
	cr_assert(strstr(err.text, "đơn"), "%s", err.text);
	MUST(desk_trash(desk, &entity_petition, paper, true, &err));
	MUST(desk_trash(desk, &entity_casefile, id, true, &err));
	REFUSED(ERR_DENIED, set(desk, &entity_casefile, id, "place=x", NULL));
	REFUSED(ERR_DENIED, act(desk, id, "assign", "assignee=hung", NULL));
	MUST(desk_trash(desk, &entity_casefile, id, false, &err));
	MUST(set(desk, &entity_casefile, id, "place=x", NULL));
	desk_close(desk);
}

Test(desk, a_group_is_kept_or_dropped_as_a_whole)
{
	struct desk *desk = office();
	const int64_t length = journal_length(desk);
	int64_t id;

	MUST(desk_begin(desk, &err));
	add_case(desk, "feedback", "Một");
	add_case(desk, "feedback", "Hai");
	cr_assert(!desk_end(desk, false, &err));
	cr_assert_eq(journal_length(desk), length);
	cr_assert_eq(found(desk, "mot"), 0);

	/* A row refused by its checks leaves the others: an import goes on with the next. */
	MUST(desk_begin(desk, &err));
	add_case(desk, "feedback", "Một");
	REFUSED(ERR_INVALID, try_add(desk, &entity_casefile, &id, "kind=feedback", NULL));
	REFUSED(ERR_INVALID,
		try_add(desk, &entity_casefile, &id, "kind=feedback", "summary=X",
			"received_on=2027-01-01", NULL));
	add_case(desk, "feedback", "Hai");
	MUST(desk_end(desk, true, &err));
	cr_assert_eq(journal_length(desk), length + 4); /* each with its clock */

	/* A group inside that is given up takes the outer one with it. */
	MUST(desk_begin(desk, &err));
	add_case(desk, "feedback", "Ba");
	MUST(desk_begin(desk, &err));
	add_case(desk, "feedback", "Bốn");
	cr_assert(!desk_end(desk, false, &err));
	REFUSED(ERR_DENIED,
		try_add(desk, &entity_casefile, &id, "kind=feedback", "summary=Năm", NULL));
	REFUSED(ERR_DENIED, desk_end(desk, true, &err));
	cr_assert_eq(journal_length(desk), length + 4);
	const int64_t after = add_case(desk, "feedback", "Sáu");
	cr_assert_str_eq(code_of(desk, &entity_casefile, after), "PA-2026-0003");
	cr_assert(is_clean(desk), "%s", err.text);
	desk_close(desk);
}

Test(desk, auditors_read_and_do_not_write)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Đèn");
	int64_t other;

	act_as(desk, "thu");
	REFUSED(ERR_DENIED,
		try_add(desk, &entity_casefile, &other, "kind=feedback", "summary=X", NULL));
	REFUSED(ERR_DENIED, set(desk, &entity_casefile, id, "place=x", NULL));
	REFUSED(ERR_DENIED, act(desk, id, "assign", "assignee=hung", NULL));
	REFUSED(ERR_DENIED, desk_trash(desk, &entity_casefile, id, true, &err));
	REFUSED(ERR_DENIED, draft_put(desk, "form:case:1", "summary", "x", &err));
	cr_assert_str_eq(shown(desk, &entity_casefile, id, "summary"), "Đèn");
	desk_close(desk);
}

Test(desk, only_administrators_write_the_staff_list)
{
	struct desk *desk = office();
	int64_t id;

	REFUSED(ERR_DENIED,
		try_add(desk, &entity_staff, &id, "login=x", "name=X", "role=admin", NULL));
	act_as(desk, "binh");
	REFUSED(ERR_DENIED,
		try_add(desk, &entity_staff, &id, "login=x", "name=X", "role=admin", NULL));
	act_as(desk, "quan");
	MUST(try_add(desk, &entity_staff, &id, "login=x", "name=X", "role=officer", NULL));
	desk_close(desk);
}

Test(desk, who_is_not_on_the_staff_does_not_get_in)
{
	char path[300];
	struct desk *desk = NULL;
	int64_t id;

	snprintf(path, sizeof path, "%s/login.db", getenv("TMPDIR"));
	desk = office_in(path);
	act_as(desk, "quan");
	MUST(store_find_key(desk->store, &entity_staff, "hung", &id, &err));
	MUST(set(desk, &entity_staff, id, "active=0", NULL));
	desk_close(desk);
	desk = NULL;
	setenv("DOITHOAI_USER", "ai_do", 1);
	REFUSED(ERR_DENIED, desk_open(&desk, path, STORE_OPEN, &err));
	cr_assert_null(desk);
	setenv("DOITHOAI_USER", "hung", 1);
	REFUSED(ERR_DENIED, desk_open(&desk, path, STORE_OPEN, &err));
	desk = open_as(path, STORE_OPEN, "binh");
	cr_assert_eq(desk->role, ROLE_LEADER);
	desk_close(desk);
}
