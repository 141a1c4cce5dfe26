/* Commands as a person types them: words, options, exit status, messages. */
#include "run.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(commands, .init = run_enter, .fini = run_leave, .timeout = 60);

#define assert_has(text, needle)                                                                   \
	cr_assert(strstr(text, needle), "\"%s\" is missing in:\n%s", needle, text)

static void add_case(const char *summary)
{
	char word[256];

	snprintf(word, sizeof(word), "summary=%s", summary);
	cr_assert_eq(run("add", "case", "kind=feedback", "received_on=2/11/2026", word, NULL), 0,
		"%s", run_err);
}

Test(commands, help_lists_every_command_and_its_options)
{
	static const char *const names[] = {"init", "add", "show", "list", "set", "do", "search",
		"due", "import", "export", "report", "rules", "journal", "verify", "backup",
		"restore", "staff", "completion", "demo", "intake"};

	cr_assert_eq(run("--help", NULL), 0);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char line[64];
		snprintf(line, sizeof(line), "\n  %s ", names[i]);
		assert_has(run_out, line);
	}
	cr_assert_eq(run("list", "--help", NULL), 0);
	assert_has(run_out, "--columns");
	assert_has(run_out, "table csv json");
	cr_assert_null(strstr(run_out, "--keep-good"));
	cr_assert_eq(run("do", "-h", NULL), 0);
	assert_has(run_out, "assign assignee=");
	cr_assert_eq(run("add", "person", "--help", NULL), 0);
	assert_has(run_out, "birth_year");
	assert_has(run_out, "male, female");
	cr_assert_eq(run("--version", NULL), 0);
	assert_has(run_out, "doithoai 0.");
}

Test(commands, wrong_usage_exits_2_with_a_hint)
{
	cr_assert_eq(run("lsit", NULL), 2);
	assert_has(run_err, "“list”");
	cr_assert_eq(run("frobnicate", NULL), 2);
	assert_has(run_err, "--help");
	cr_assert_eq(run("--nonsense", NULL), 2);
	assert_has(run_err, "--nonsense");
	cr_assert_eq(run("list", "case", "--seal", "x", NULL), 2);
	assert_has(run_err, "--seal");
	cr_assert_eq(run("list", NULL), 2);
	cr_assert_eq(run("list", "--limit", NULL), 2);
	cr_assert_eq(run("completion", "csh", NULL), 2);
	cr_assert_eq(run("report", "yearbook", NULL), 2);
	cr_assert_eq(access("office.db", F_OK), -1, "nothing of this makes a database");
}

Test(commands, the_man_page_is_made_of_the_tables)
{
	char path[1024];

	snprintf(path, sizeof(path), "%s/man/doithoai.1", getenv("TEST_SRCDIR"));
	char *page = file_read(path);
	cr_assert(page);
	char *begin = strstr(page, ".\\\" BEGIN\n"), *end = strstr(page, ".\\\" END\n");
	cr_assert(begin && end);
	*end = '\0';
	cr_assert_eq(run("--man-commands", NULL), 0);
	cr_assert_str_eq(begin + strlen(".\\\" BEGIN\n"), run_out, "run make update-man");
	free(page);
}

Test(commands, completion_scripts_parse_and_know_every_command)
{
	static const char *const shells[] = {"bash", "zsh", "fish"};

	for (size_t i = 0; i < 3; i++) {
		cr_assert_eq(run("completion", shells[i], NULL), 0);
		assert_has(run_out, "journal");
		assert_has(run_out, "keep-good");
	}
	cr_assert_eq(run_into("script", "completion", "bash", NULL), 0);
	cr_assert_eq(system("bash -n script && bash -c '. ./script; COMP_WORDS=(doithoai l); "
			    "COMP_CWORD=1; _doithoai;"
			    " test \"${COMPREPLY[*]}\" = list' && "
			    "bash -c '. ./script; COMP_WORDS=(doithoai list --format j); "
			    "COMP_CWORD=3; _doithoai;"
			    " test \"${COMPREPLY[*]}\" = json'"),
		0);
}

Test(commands, init_makes_a_private_database_once)
{
	struct stat st;

	unsetenv("DOITHOAI_DB");
	setenv("XDG_DATA_HOME", "/nonexistent", 1);
	cr_assert_eq(run("list", "case", NULL), 1);
	assert_has(run_err, "doithoai init");
	char *here = getcwd(NULL, 0);
	setenv("XDG_DATA_HOME", here, 1);
	cr_assert_eq(run("init", "--unit", "", NULL), 1, "a unit without a code");
	cr_assert_eq(access("doithoai/doithoai.db", F_OK), -1, "no half-made office");
	cr_assert_eq(run("init", "--unit", "00004", "--name", "Tân Lập", NULL), 0, "%s", run_err);
	cr_assert_eq(stat("doithoai", &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0700);
	cr_assert_eq(stat("doithoai/doithoai.db", &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0600);
	cr_assert_eq(run("show", "unit", "00004", NULL), 0);
	assert_has(run_out, "Tân Lập");
	cr_assert_eq(run("init", NULL), 1);
	cr_assert_eq(system("rm -r doithoai"), 0);
	free(here);
}

Test(commands, records_are_added_shown_listed_changed)
{
	cr_assert_eq(run("init", NULL), 0);
	cr_assert_eq(run("add", "unit", "code=T3", "name=Thôn 3", "kind=hamlet", NULL), 0, "%s",
		run_err);
	cr_assert_str_eq(run_out, "T3\n");
	/* options anywhere, labels instead of keys, a reference by name without accents */
	cr_assert_eq(run("add", "--no-color", "case", "kind=PA", "Nội dung=Đèn đường hỏng",
			     "hamlet=thon 3", "received_on=2/11/2026", NULL),
		0, "%s", run_err);
	cr_assert_str_eq(run_out, "PA-2026-0001\n");
	cr_assert_eq(run("show", "1", NULL), 0);
	assert_has(run_out, "Đèn đường hỏng");
	assert_has(run_out, "02/11/2026");
	cr_assert_eq(run("set", "PA-2026-0001", "summary=Đèn đường thôn 3 hỏng", NULL), 0, "%s",
		run_err);
	cr_assert_eq(run("--format", "json", "show", "case", "PA-2026-0001", NULL), 0);
	assert_has(run_out, "{\"format\":1,\"entity\":\"case\",\"records\":[");
	assert_has(run_out, "\"summary\":\"Đèn đường thôn 3 hỏng\"");
	cr_assert_eq(run("list", "case", "--format", "csv", "--columns", "code,hamlet,received_on",
			     NULL),
		0);
	cr_assert_str_eq(run_out, "code,hamlet,received_on\nPA-2026-0001,T3,2026-11-02\n");
	add_case("Rác chợ");
	cr_assert_eq(run("list", "case", "kind:feedback", "--sort", "summary", "--desc", "--limit",
			     "1", "-f", "csv", "--columns", "summary", NULL),
		0);
	cr_assert_str_eq(run_out, "summary\nRác chợ\n");
	cr_assert_eq(run("list", "case", "kind:nonsense", NULL), 1);
	assert_has(run_err, "^");
	cr_assert_eq(run("list", "case", "--columns", "nonsense", NULL), 2);
	cr_assert_eq(run("show", "PA-2026-0099", NULL), 1);
}

Test(commands, bad_values_are_refused_and_change_nothing)
{
	cr_assert_eq(run("init", NULL), 0);
	add_case("Rác chợ");
	char *before = file_read("office.db");
	cr_assert_eq(
		run("add", "case", "kind=feedback", "summary=x", "received_on=31/02/2026", NULL),
		1);
	assert_has(run_err, "31");
	cr_assert_eq(run("set", "1", "received_on=31/02", NULL), 1);
	cr_assert_eq(run("set", "1", "summary=\xC3\x28", NULL), 1);
	cr_assert_eq(run("set", "1", "summary=", NULL), 1);
	cr_assert_eq(run("set", "1", "nonsense=1", NULL), 2);
	cr_assert_eq(run("set", "1", "closed_on=3/11/2026", NULL), 1, "the program sets it");
	cr_assert_eq(run("set", "1", "summary", NULL), 2);
	cr_assert_eq(run("add", "case", "kind=feedback", "summary=x", "hamlet=Atlantis", NULL), 1);
	cr_assert_eq(run("list", "case", "-f", "csv", "--columns", "summary,received_on,closed_on",
			     NULL),
		0);
	cr_assert_str_eq(run_out, "summary,received_on,closed_on\nRác chợ,2026-11-02,\n");
	cr_assert_eq(run("journal", "-f", "csv", NULL), 0);
	cr_assert_eq(lines(run_out), 3, "one act and the clock it started: %s", run_out);
	free(before);
}

Test(commands, a_case_goes_through_its_actions)
{
	cr_assert_eq(run("init", NULL), 0);
	cr_assert_eq(run("staff", "add", "login=lan", "name=Nguyễn Thị Lan", "role=admin", NULL), 0,
		"%s", run_err);
	setenv("DOITHOAI_USER", "lan", 1);
	add_case("Đèn đường hỏng");
	cr_assert_eq(run("do", "1", NULL), 0, "%s", run_err);
	assert_has(run_out, "assignee= [lead_unit=]");
	assert_has(run_out, "Tiếp nhận");
	cr_assert_eq(run("do", "1", "-f", "csv", NULL), 0, "%s", run_err);
	assert_has(run_out, "carry-out,Ghi đã thực hiện,0,");
	cr_assert_eq(
		run("do", "1", "assign", "assignee=lan", "on=18/11/2026", NULL), 0, "%s", run_err);
	cr_assert_eq(run("do", "1", "answer", "text=Sớm quá", "issued_on=17/11/2026", NULL), 1);
	assert_has(run_err, "Đang xử lý");
	cr_assert_eq(run("do", "1", "answer", "text=Đã thay bóng", "issued_on=19/11/2026", NULL), 0,
		"%s", run_err);
	cr_assert_eq(run("do", "1", "answer", "text=nữa", NULL), 1, "it is answered already");
	assert_has(run_err, "Đã trả lời");
	cr_assert_eq(run("show", "1", NULL), 0);
	assert_has(run_out, "Phản ánh của ông/bà đã được trả lời");
	cr_assert_eq(run("do", "1", "dance", NULL), 1);
	assert_has(run_err, "assign");
	cr_assert_eq(run("do", "1", "close", "closed_on=20/11/2026", NULL), 0, "%s", run_err);
	cr_assert_eq(
		run("list", "case", "-f", "csv", "--columns", "code,state,closed_on", NULL), 0);
	cr_assert_str_eq(run_out, "code,state,closed_on\nPA-2026-0001,closed,2026-11-20\n");
	cr_assert_eq(run("journal", "1", NULL), 0);
	assert_has(run_out, "Lan giao PA-2026-0001");
}

Test(commands, what_the_law_does_not_allow_is_refused_with_what_it_does)
{
	static const char *const refused[] = {"verify", "decide", "send", "take-effect", "suspend",
		"resume", "serve", "close", "reopen", "enforce"};

	cr_assert_eq(run("init", NULL), 0);
	cr_assert_eq(run("add", "case", "kind=complaint", "summary=Đo đạc sai", NULL), 0);
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		cr_assert_eq(run("do", "1", refused[i], NULL), 1, "%s", refused[i]);
		assert_has(run_err, "Tiếp nhận");
		assert_has(run_err, "accept, assign");
	}
	cr_assert_eq(run("do", "1", "accept", NULL), 0, "%s", run_err);
	cr_assert_eq(run("do", "1", "accept", NULL), 1);
	assert_has(run_err, "Thụ lý");
}

Test(commands, staff_come_and_go)
{
	cr_assert_eq(run("init", NULL), 0);
	cr_assert_eq(run("staff", "add", "login=hung", "name=Trần Văn Hùng", "role=officer", NULL),
		1, "nobody could add an administrator after him");
	cr_assert_eq(run("staff", "add", "login=lan", "name=Nguyễn Thị Lan", "role=admin", NULL), 0,
		"%s", run_err);
	cr_assert_eq(run("staff", "list", "--user", "lan", NULL), 0);
	assert_has(run_out, "Nguyễn Thị Lan");
	cr_assert_eq(
		run("--user", "nobody-here", "list", "case", NULL), 1, "not in the staff list");
	cr_assert_eq(run("--user", "lan", "staff", "add", "login=hung", "name=Trần Văn Hùng",
			     "role=officer", NULL),
		0);
	cr_assert_eq(run("--user", "lan", "staff", "set", "hung", "title=Công chức", NULL), 0, "%s",
		run_err);
	cr_assert_eq(run("--user", "hung", "list", "case", NULL), 0);
	cr_assert_eq(run("--user", "lan", "staff", "off", "hung", NULL), 0, "%s", run_err);
	cr_assert_eq(run("--user", "hung", "list", "case", NULL), 1);
	cr_assert_eq(
		run("--user", "lan", "staff", "off", "lan", NULL), 1, "the last administrator");
	cr_assert_eq(run("--user", "lan", "set", "staff", "lan", "role=clerk", NULL), 1);
	cr_assert_eq(run("--user", "lan", "staff", "dismiss", "hung", NULL), 2);
}

Test(commands, search_says_how_it_found)
{
	cr_assert_eq(run("init", NULL), 0);
	add_case("Đất đai thôn Đông lấn chiếm");
	cr_assert_eq(run("search", "Đất đai", "-f", "json", NULL), 0, "%s", run_err);
	assert_has(run_out, "\"match\":\"exact\"");
	assert_has(run_out, "PA-2026-0001");
	cr_assert_str_eq(run_err, "");
	cr_assert_eq(run("search", "lán", "chiem", "-f", "json", NULL), 0);
	assert_has(run_out, "\"match\":\"unaccented\"");
	assert_has(run_err, "lan chiem");
	cr_assert_eq(run("search", "chjem", "-f", "json", NULL), 0, "%s", run_err);
	assert_has(run_out, "\"match\":\"similar\"");
	assert_has(run_err, "chiem");
	cr_assert_eq(run("search", "?!", NULL), 2, "no word: %s", run_out);
	cr_assert_eq(run("search", "zzzzzz", NULL), 1);
	cr_assert_str_eq(run_out, "");
}

Test(commands, due_lists_cases_and_promises_by_day)
{
	cr_assert_eq(run("init", NULL), 0);
	cr_assert_eq(run("add", "case", "kind=feedback", "received_on=2/11/2026", "summary=Gần",
			     "due_on=24/11/2026", NULL),
		0, "%s", run_err);
	cr_assert_eq(run("add", "case", "kind=feedback", "received_on=2/11/2026", "summary=Xa",
			     "due_on=24/12/2026", NULL),
		0);
	cr_assert_eq(run("add", "commitment", "text=Hứa", "made_on=1/10/2026", "due_on=20/11/2026",
			     NULL),
		0, "%s", run_err);
	cr_assert_eq(run("due", "--days", "5", "-f", "csv", NULL), 0, "%s", run_err);
	/* Both heads owe their receptions of the month, too. */
	cr_assert_eq(lines(run_out), 5, "%s", run_out);
	const char *promise = strstr(run_out, "Hứa"), *near = strstr(run_out, "Gần");
	cr_assert(promise && near && promise < near, "the earliest first: %s", run_out);
	assert_has(run_out, "2026-11-20,-1,CK-2026-");
	assert_has(run_out, ",commitment\n");
	cr_assert_eq(run("due", "--days", "many", NULL), 2);
}

Test(commands, without_a_terminal_the_summary_is_printed)
{
	cr_assert_eq(run("init", NULL), 0);
	add_case("Đèn đường hỏng");
	cr_assert_eq(run(NULL, NULL), 0, "%s", run_err);
	assert_has(run_out, "11/2026");
	cr_assert_eq(run("report", "summary", "--period", "2026-11", "--format", "json", NULL), 0,
		"%s", run_err);
	assert_has(run_out, "\"format\":1,");
	cr_assert_eq(run("report", "summary", "--period", "2026-11", "-f", "csv", "-o", "thang.csv",
			     NULL),
		0);
	char *csv = file_read("thang.csv");
	cr_assert(csv && lines(csv) > 10);
	free(csv);
	cr_assert_eq(run("report", "--period", "2026-13", NULL), 1);
}

Test(commands, official_forms_are_listed_written_opened_and_frozen)
{
	cr_assert_eq(run("init", NULL), 0);
	cr_assert_eq(run("add", "petition", "kind=complaint", "summary=Ranh giới",
			     "received_on=2026-11-02", NULL),
		0, "%s", run_err);
	cr_assert_eq(run("report", "list", "--format", "csv", NULL), 0, "%s", run_err);
	assert_has(run_out, "01/XLD,TT 01/2024/TT-TTCP,2024-03-05,,");
	cr_assert_eq(run("report", "01/xld", "--period", "2026-11", NULL), 0, "%s", run_err);
	assert_has(run_out, "TỔNG HỢP KẾT QUẢ XỬ LÝ ĐƠN");
	cr_assert_eq(run("report", "cell", "01/XLD", "3", "--period", "2026-11", "--format", "csv",
			     NULL),
		0, "%s", run_err);
	assert_has(run_out, "petition,D-2026-0001,2026-11-02,1,Ranh giới");
	cr_assert_eq(
		run("report", "all", "--period", "2026-11", "-o", ".", NULL), 0, "%s", run_err);
	char *text = file_read("01-XLD.txt");
	cr_assert(text && strstr(text, "TỔNG HỢP"));
	free(text);
	text = file_read("summary.txt");
	cr_assert(text && strstr(text, "XỬ LÝ ĐƠN"));
	free(text);
	cr_assert_eq(
		run("report", "01/XLD", "--period", "2026-11", "--freeze", "-o", "gui.txt", NULL),
		0, "%s", run_err);
	cr_assert_eq(run("add", "petition", "kind=complaint", "summary=Nhập muộn",
			     "received_on=2026-11-03", NULL),
		0, "%s", run_err);
	cr_assert_eq(run("report", "01/XLD", "--period", "2026-11", "-o", "sau.txt", NULL), 0);
	char *sent = file_read("gui.txt"), *after = file_read("sau.txt");
	cr_assert_str_eq(sent, after, "what was sent has changed");
	free(sent);
	free(after);
	cr_assert_eq(run("report", "01/XLD", "--period", "2026-11", "--freeze", NULL), 1);
	cr_assert_eq(run("report", "09/ABC", "--period", "2026-11", NULL), 2);
	cr_assert_eq(run("report", "02/TCD", "--period", "2026-11", NULL), 1);
	cr_assert_eq(run("report", "cell", "01/XLD", "99", "--period", "2026-11", NULL), 1);
	cr_assert_eq(run("report", "all", "--period", "2026-11", NULL), 2);
	cr_assert_eq(run("report", "cell", "01/XLD", NULL), 2);
}

Test(commands, the_report_of_a_month_is_checked_written_anew_in_parts_and_sent)
{
	cr_assert_eq(run("init", NULL), 0);
	add_case("Rác");
	cr_assert_eq(run("report", "check", "--period", "2026-11", NULL), 0, "%s", run_err);
	assert_has(run_out,
		"[đạt] Vụ việc: 0 kỳ trước chuyển sang + 1 tiếp nhận = 0 xong + 1 còn lại");
	cr_assert_eq(run("report", "sentence", "set", "VI.1", "Đăng ký 12 mô hình.", "--period",
			     "2026-11", NULL),
		0, "%s", run_err);
	cr_assert_eq(run("report", "sentence", "--period", "2026-11", "-f", "csv", NULL), 0);
	assert_has(run_out, "VI.1,edited,Đăng ký 12 mô hình.,");
	cr_assert_eq(run("report", "summary", "--period", "2026-11", NULL), 0, "%s", run_err);
	assert_has(run_out, "Đăng ký 12 mô hình.");
	cr_assert_eq(run("report", "sentence", "reset", "VI.1", "--period", "2026-11", NULL), 0);
	cr_assert_eq(run("report", "sentence", "list", "--period", "2026-11", NULL), 0);
	assert_has(run_out, "VI.1  [dự thảo]");
	cr_assert_eq(run("report", "party", "--period", "2026-11", NULL), 0, "%s", run_err);
	assert_has(run_out, "ĐẢNG CỘNG SẢN VIỆT NAM");
	cr_assert_eq(run("report", "summary", "--period", "2026-11", "--freeze", "-f", "docx", "-o",
			     "gui.docx", NULL),
		0, "%s", run_err);
	add_case("Nhập muộn");
	cr_assert_eq(run("report", "--period", "2026-11", "-f", "docx", "-o", "sau.docx", NULL), 0);
	cr_assert_eq(system("cmp -s gui.docx sau.docx"), 0, "what was sent has changed");
	cr_assert_eq(run("report", "--period", "2026-11", "-f", "json", NULL), 0, "%s", run_err);
	assert_has(run_out, "một (1) vụ tiếp nhận trong kỳ");
	cr_assert_eq(run("report", "--period", "2026-12", "-f", "json", NULL), 0, "%s", run_err);
	assert_has(run_out, "một (1) vụ tiếp nhận trong kỳ");
	cr_assert_eq(run("report", "summary", "--period", "2026-11", "--freeze", NULL), 1);
	cr_assert_eq(run("report", "summary", "--period", "2026-12", "--freeze", NULL), 1);
	cr_assert_eq(run("report", "party", "--freeze", NULL), 2);
	cr_assert_eq(run("report", "summary", "more", NULL), 2);
	cr_assert_eq(run("report", "sentence", "write", "VI.1", NULL), 2);
	cr_assert_eq(run("report", "sentence", "set", "VI.1", NULL), 2);
	cr_assert_eq(run("report", "sentence", "set", "IX.9", "x", NULL), 1);
}

/* ---- outputs ---- */

Test(commands, a_full_or_missing_output_is_noticed)
{
	cr_assert_eq(run("init", NULL), 0);
	add_case("Rác chợ");
	cr_assert_eq(run_into("/dev/full", "list", "case", NULL), 3);
	cr_assert_eq(run("export", "case", "-o", "none/cases.csv", NULL), 3);
	assert_has(run_err, "none/cases.csv");
	FILE *many = fopen("many.csv", "w");
	fputs("kind,received_on,summary\n", many);
	for (int i = 0; i < 400; i++)
		fprintf(many, "feedback,2/11/2026,%0200d\n", i);
	fclose(many);
	cr_assert_eq(run("import", "case", "many.csv", NULL), 0, "%s", run_err);
	file_write("cases.csv", "old");
	/* room for what the database needs, not for the file */
	cr_assert_eq(run_limited(40000, "export", "case", "-o", "cases.csv", NULL), 3);
	assert_has(run_err, "cases.csv");
	char *kept = file_read("cases.csv");
	cr_assert_str_eq(kept, "old", "half a file never stands there");
	free(kept);
	cr_assert_eq(run("export", "case", "-o", "cases.csv", NULL), 0);
	kept = file_read("cases.csv");
	assert_has(kept, "Rác chợ");
	free(kept);
	cr_assert_eq(system("ls | grep -c 'cases.csv.'"), 1 << 8, "no temporary file stays");
}

/* ---- the sample ---- */

static size_t demo_folders(void)
{
	FILE *list = popen("ls -d doithoai-demo.* 2>/dev/null | wc -l", "r");
	int count = -1;

	cr_assert_eq(fscanf(list, "%d", &count), 1);
	pclose(list);
	return (size_t)count;
}

Test(commands, demo_prints_the_samples_summary_and_leaves_nothing)
{
	cr_assert_eq(run("demo", NULL), 0, "%s", run_err);
	assert_has(run_out, "11/2026");
	cr_assert_eq(demo_folders(), 0);
}

Test(commands, demo_tidies_up_after_a_signal)
{
	int status;
	pid_t child = run_start("demo", NULL);

	while (!demo_folders() && !waitpid(child, &status, WNOHANG))
		usleep(1000);
	kill(child, SIGTERM);
	waitpid(child, &status, 0);
	cr_assert_eq(demo_folders(), 0);
}

Test(commands, rules_tell_the_law_and_its_faults)
{
	cr_assert_eq(run("rules", "show", NULL), 0, "%s", run_err);
	assert_has(run_out, "complaint.settle");
	assert_has(run_out, "Luật Khiếu nại 2011");
	cr_assert_eq(run("rules", "show", "complaint.accept", NULL), 0, "%s", run_err);
	assert_has(run_out, "7 ngày làm việc");
	assert_has(run_out, "10 ngày");
	assert_has(run_out, "01/07/2012 – 30/06/2026");
	cr_assert_eq(run("rules", "show", "complaint", "--format", "csv", NULL), 0, "%s", run_err);
	assert_has(run_out, "\nend,closed,");
	cr_assert_eq(run("rules", "show", "denunciation.settle", "-f", "json", NULL), 0);
	assert_has(run_out, "\"variants\":\"complex=60 very-complex=90\"");
	cr_assert_eq(run("rules", "show", "letters", NULL), 0, "%s", run_err);
	assert_has(run_out, "Mẫu 03 NĐ155");
	cr_assert_eq(run("rules", "show", "nothing", NULL), 1);
	assert_has(run_err, "complaint-refusals");
	cr_assert_eq(run("rules", "check", NULL), 0, "%s%s", run_out, run_err);
	cr_assert_eq(lines(run_out), 1);
	cr_assert_eq(run("rules", "check", "/nowhere", NULL), 1);
	assert_has(run_out, "/nowhere/limits.conf");
	cr_assert_eq(run("rules", "repeal", NULL), 2);
}

Test(commands, a_faulty_rule_file_keeps_the_database_shut)
{
	file_write("rules.conf",
		"\nlimits = ( { id = \"complaint.settle\"; valid_from = "
		"\"2012-07-01\"; count = 4294967326; basis = \"x\"; } );\n");
	setenv("DOITHOAI_RULES_SITE", "rules.conf", 1);
	cr_assert_eq(run("rules", "check", NULL), 1);
	assert_has(run_out, "rules.conf:2: ");
	cr_assert_eq(run("init", NULL), 1);
	assert_has(run_err, "rules.conf:2: ");
	assert_has(run_err, "4294967326");
	setenv("DOITHOAI_RULES_SITE", "/dev/null", 1);
}

Test(commands, options_of_the_screens_are_for_the_screens)
{
	cr_assert_eq(run("--help", NULL), 0);
	cr_expect(strstr(run_out, "--theme NAME"));
	cr_expect_eq(run("--theme", "pink", "demo", NULL), 2);
	cr_expect(strstr(run_err, "pink") && strstr(run_err, "mono"), "%s", run_err);
	cr_expect_eq(run("verify", "--ascii", NULL), 2);
	cr_expect(strstr(run_err, "--ascii"), "%s", run_err);
	cr_assert_eq(run("completion", "bash", NULL), 0);
	cr_expect(strstr(run_out, "--user|--theme|"), "%s", run_out);
	cr_expect(strstr(run_out, "--ascii"));
}
