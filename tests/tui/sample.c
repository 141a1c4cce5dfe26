/*
 * The sample commune on its own morning, as the tests of screens see it, and every screen that can be
 * reached in it.
 */
#include "sample.h"

#include <errno.h>
#include <unistd.h>

#include "domain/import.h"

const char *in_tmp(const char *name)
{
	static char path[400];
	const char *folder = getenv("TMPDIR");

	snprintf(path, sizeof path, "%s/%s", folder ? folder : "/tmp", name);
	return path;
}

static void import_entity(struct desk *desk, const struct entity *entity)
{
	const struct import_options options = {0};
	struct import_result result;
	struct buf path = {0};

	buf_printf(&path, "%s/samples/%s.csv", getenv("TEST_SRCDIR"), entity->name);
	FILE *stream = fopen(buf_text(&path), "r");
	if (stream) {
		MUST(import_stream(desk, entity, stream, &options, &result, &err));
		fclose(stream);
	}
	buf_clear(&path);
}

/* Import the samples, unless another test has done so: each is a process of its own. */
static char *sample_master(void)
{
	char *master = strdup(in_tmp("sample.db")), name[40];

	if (!access(master, R_OK))
		return master;
	snprintf(name, sizeof name, "sample-%d.db", (int)getpid());
	char *mine = strdup(in_tmp(name));
	struct desk *desk = open_as(mine, STORE_CREATE, NULL);
	for (size_t i = 0; entities[i]; i++)
		import_entity(desk, entities[i]);
	desk_close(desk);
	cr_assert(!rename(mine, master), "%s", strerror(errno));
	free(mine);
	return master;
}

static void copy_file(const char *from, const char *to)
{
	FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
	char chunk[65536];
	size_t count;

	cr_assert(in && out, "%s, %s", from, to);
	while ((count = fread(chunk, 1, sizeof chunk, in)) > 0)
		cr_assert_eq(fwrite(chunk, 1, count, out), count);
	fclose(in);
	cr_assert(!fclose(out));
}

static char *own_path;

struct desk *sample_as(const char *login)
{
	char name[40];

	setenv("DOITHOAI_NOW", MORNING, 1);
	if (!own_path) {
		char *master = sample_master();
		snprintf(name, sizeof name, "own-%d.db", (int)getpid());
		own_path = strdup(in_tmp(name));
		copy_file(master, own_path);
		free(master);
	}
	return open_as(own_path, STORE_OPEN, login);
}

/* What a screen writes to a file lands in a new folder, so that none finds the files of another. */
static void enter_new_folder(void)
{
	char *folder = strdup(in_tmp("work-XXXXXX"));

	cr_assert(mkdtemp(folder) && !chdir(folder), "%s: %s", folder, strerror(errno));
	free(folder);
}

struct desk *start_as(const char *login, int rows, int columns)
{
	struct desk *desk = sample_as(login);

	enter_new_folder();
	tui = tui_test_start(desk, rows, columns);
	keys("");
	return desk;
}

struct desk *start(int rows, int columns)
{
	return start_as("lan", rows, columns);
}

void end(struct desk *desk)
{
	finish(desk);
	unlink(own_path);
	free(own_path);
	own_path = NULL;
}

/* ---- screens ------------------------------------------------------------------------------- */

/* From the desk: choose the planned conference, say yes to today, then log. */
#define LOG_THREE_LINES                                                                            \
	"<F5><Enter><Enter>Lê Thị Hoa<Tab>Nước sạch yếu giờ nấu cơm<Enter>"         \
	"= Trạm bơm sẽ chia giờ từ tuần sau.<Enter>"                                    \
	"+ Lắp đồng hồ áp lực ở cuối tuyến @tuan trước 4/12<Enter>"

const struct shown gallery[] = {
	{"desk", ""},
	{"conferences", "2"},
	{"conference", "2<Down><Enter>"},
	{"cases", "3<Down><Down>"},
	{"case", "3<Enter>"},
	{"case-papers", "3<Enter><Tab><Tab>"},
	{"case-related", "3<Enter><Shift+Tab>"},
	{"timeline", "3<Enter>n"},
	{"reports", "6"},
	{"reports-periods", "6l"},
	{"paper-summary", "6<Enter>"},
	{"paper-form", "6<Down><Down><Down><Down><Down><Enter>"},
	{"paper-register", "6<Down><Down><Down><Down><Down><Down><Down><Down><Down><Enter>"},
	{"paper-sentences", "6<Enter>s"},
	{"paper-sentence", "6<Enter>s<Down><Enter>"},
	{"paper-checks", "6<Enter>j"},
	{"paper-export", "6<Enter>x"},
	{"paper-freeze", "6<Down><Down><Down><Down><Down><Enter><F9>"},
	{"paper-frozen", "6<Down><Down><Down><Down><Down><Enter><F9>2026-11<Enter>"},
	{"paper-list", "6<Down><Down><Down><Down><Down><Enter><Enter>"},
	{"summary", "6b"},
	{"charts", "6b<F6>"},
	{"log", LOG_THREE_LINES},
	{"log-advice", "<F5><Enter><Enter>Lê Thị Hoa<Tab>Nước sạch yếu giờ nấu cơm"},
	{"prepare", "2<Enter><F7>"},
	{"prepare-speakers", "2<Enter><F7><End>"},
	{"tidy", "2<Down><Enter><Ctrl+T>"},
	{"tidy-alike", LOG_THREE_LINES "<Esc>2<Enter><Ctrl+T>"},
	{"minutes", "2<Down><Enter><Ctrl+W>"},
	{"minutes-part", "2<Down><Enter><Ctrl+W><Down><Enter>"},
	{"to-cases", "2<Down><Enter><Ctrl+G>"},
	{"to-cases-all",
		"<F5><Enter><Enter>Lê Thị Hoa<Tab>Nước sạch yếu #nuoc_sach<Enter>"
		"Đường lầy<Enter>"
		"Loa hỏng @hoa<Enter><Esc>2<Enter><Ctrl+G><F9>"},
	{"resolve-step-1", "3<Enter>k"},
	{"resolve-step-2", "3<Enter>k2"},
	{"resolve-step-3", "3<Enter>k3"},
	{"resolve-step-4", "3<Enter>k4"},
	{"resolve-step-5", "3<Enter>k5"},
	{"letter-menu", "3l<Ctrl+U>loại:KN mở<Enter><Enter>t"},
	{"letter", "3l<Ctrl+U>loại:KN<Enter><Enter>tKN-02<Enter>"},
	{"letter-gap", "3l<Ctrl+U>loại:PA mở<Enter><Enter>tCH-01<Enter><Tab>"},
	{"letters-many", "3l<Ctrl+U>loại:KN<Enter>*tKN-02<Enter><Right>"},
	{"letters-written", "3l<Ctrl+U>loại:KN<Enter>*tKN-02<Enter><F8><Enter><Enter>"},
	{"report", "3b"},
	{"report-marked", "3<Space><Space><Space>b<End>"},
	{"why", "<Down>h"},
	{"moves", "7<End><Enter>m9/12/2026<Tab><F3><Enter>Ngày hội của xã<F2>"},
	{"answer", ".Trả<Enter>đã giải<Enter>Đã thay bóng đèn."},
	{"other-lists", "7"},
	{"petitions", "7<Enter>"},
	{"petition", "7<Enter><Enter>"},
	{"intake-open", "7<Enter><F9>"},
	{"people-list", "7<Down><Down><Down><Down><Down><Down><Down><Down><Enter>"},
	{"year-days", "7<End><Up><Enter>"},
	{"case-form", "3<Enter>s"},
	{"case-new", "3m"},
	{"case-date", "3m<Tab><Tab><F3>"},
	{"assign", "3g"},
	{"convert", "3c"},
	{"merge", "3p"},
	{"act-fields", "3<Enter>cchuyển<Enter>Thuộc tỉnh<F6>"},
	{"pair-merge", "3p<Enter>"},
	{"pair-split", "3p<Down><Enter>"},
	{"filter", "3l"},
	{"search", "3/nuoc"},
	{"views", "3v"},
	{"facet-list", "3f"},
	{"due-calendar", "3<Ctrl+K>"},
	{"jump-menu", "3<Enter>j"},
	{"trashed", "7<Down><Down><Down><Enter><Delete><Enter><Ctrl+X>"},
	{"kept-drafts", "3<Enter>.Trả<Enter>đã giải<Enter>Đã thay bóng đèn.<Esc><Ctrl+N>"},
	{"last-acts", LOG_THREE_LINES "<Esc><Ctrl+G>"},
	{"absent", "<Ctrl+V>"},
	{"palette-desk", ":"},
	{"palette-typed", "3:giao"},
	{"own-key", "3:giao<F2>"},
	{"theme", "<Ctrl+T>"},
	{"help-desk", "<F1>"},
	{"help-case", "3<Enter><F1>"},
	{"log-choose", "<F5>"},
	{"period", "6lkhac<Enter>"},
	{"list-of-number", "6b<Right><Enter>"},
	{"empty-list", "3l mã:KN-1999-0001<Enter>"},
	{NULL, NULL},
};
