/*
 * A clerk who types the 30 opinions of the sample conference at five key presses a second, through the real screens on a real file.
 * Nobody waits here: each press counts a fifth of a second, and what the program took for it is measured and added. A letter costs
 * the presses of Telex: one for the letter, one for each mark and tone, one for Shift.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <utf8proc.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/import.h"
#include "domain/journal.h"
#include "domain/records.h"
#include "tui/tui_test.h"

#define PRESS 0.2 /* seconds */
#define MEDIAN_MOST 10.0
#define P95_MOST 15.0
#define DAY "2026-11-26T14:00:00+" /* of HN-2026-006 */

enum { HORN = 0x31B, OPINIONS = 30 };

/* As it is typed: who, what, and how the line is ended. Short words, marks, Tab for what is suggested. */
static const struct {
	const char *speaker, *gist, *end;
	const char *further; /* answer and promise to it, typed but not counted; or NULL */
} script[OPINIONS] = {
	{"<Shift+Tab>", "nước yếu giờ nấu cơm, cuối tuyến", "<Tab><Enter>",
		"= Trạm bơm chia giờ từ mai<Enter>+ Thay ống D50 @tuan trước 3 tuần nữa<Enter>"},
	{"<Shift+Tab>", "đèn đường xóm 5 hỏng", "<Tab><Ctrl+L>", NULL},
	{"<Shift+Tab>", "sổ đỏ tách thửa 57 hẹn 3 lần", "<Tab><Enter>", NULL},
	{"<Shift+Tab>", "nạo vét mương cấp 2 trước vụ xuân", "<Tab><Enter>",
		"+ Nạo vét xong @tuan trước 15/1<Enter>"},
	{"<Shift+Tab>", "mở lại lớp mẫu giáo thôn Đoài", "<Tab><Enter>", NULL},
	{"nvt<Tab>", "gpmb đường trục xã, đơn giá thấp", "<Tab><Enter>",
		"= Sẽ đối thoại riêng thứ sáu<Enter>"},
	{"ttn<Tab>", "rác dồn ở chợ Gốm, mùi nặng", "<Tab><Enter>", NULL},
	{"dbh<Tab>", "xe tải chạy đêm, đường nứt", "<Tab><Enter>", NULL},
	{"dtp<Tab>", "khói lò gốm bay vào nhà", "<Tab><Enter>", NULL},
	{"vvc<Tab>", "vỉa hè bị lấn chiếm", " #lan_chiem<Enter>", NULL},
	{"tkq<Tab>", "thẻ bhyt sai năm sinh", "<Tab><Enter>", NULL},
	{"pco<Tab>", "loa truyền thanh thôn rè", "<Tab><Enter>", NULL},
	{"pct<Tab>", "cống xóm 4 tắc, mưa là ngập", "<Tab><Enter>", "= Tuần này thông cống<Enter>"},
	{"tht<Tab>", "hộ nghèo chưa được xét", "<Tab><Enter>", NULL},
	{"ckl<Tab>", "chó thả rông cắn trẻ em", "<Enter>", NULL},
	{"lvb<Tab>", "công khai quỹ thôn", "<Tab><Enter>", NULL},
	{"pml<Tab>", "điện yếu buổi tối, quạt không quay", "<Tab><Enter>", NULL},
	{"ntl<Tab>", "cầu Đá lún, xe máy ngã", "<Tab><Enter>",
		"+ Cắm biển hạn chế tải trọng @minh trước mai<Enter>"},
	{"hqt<Tab>", "đề nghị làm nvh thôn Bến", "<Tab><Enter>", NULL},
	{"tmd<Tab>", "một cửa hẹn trả hồ sơ quá hạn", "<Tab><Enter>", NULL},
	{"dtt<Tab>", "chuồng lợn cạnh trường học", "<Tab><Enter>", NULL},
	{"dky<Tab>", "trợ cấp người khuyết tật chậm", "<Tab><Enter>", NULL},
	{"dth<Tab>", "trộm cắp nhiều, xin lắp camera", "<Tab><Enter>", NULL},
	{"nvo<Tab>", "htx thu thủy lợi phí hai lần", "<Enter>", NULL},
	{"mtt<Tab>", "cán bộ một cửa nói nặng lời", "<Tab> ~<Enter>", NULL},
	{"Bùi Văn Tạo<Enter>", "ranh giới đất nhà tôi bị lấn", "<Tab><Enter>", NULL},
	{"Hoàng Thị Nga<Enter>", "mất nước ba ngày liền", "<Tab><Enter>", NULL},
	{"<Enter>", "cảm ơn xã đã làm sân bóng", "<Enter>", NULL}, /* nobody named */
	{"Vi Thị Sen<Enter>", "xin vay vốn nuôi ong", "<Enter>", NULL},
	{"<Enter>", "vsmt khu chợ, đề nghị đặt thùng rác", "<Tab><Enter>", NULL},
};

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void check(bool ok, const struct error *err, const char *what)
{
	if (!ok)
		die("%s: %s", what, err->text);
}

/* ---- the clerk ------------------------------------------------------------------------------- */

/* Presses of Telex for one letter; ươ are three, not four. */
static int presses_of(const char *letter, size_t bytes, bool *after_u_horn)
{
	utf8proc_uint8_t *decomposed = NULL;
	char *one = xstrndup(letter, bytes);
	utf8proc_int32_t code;
	int presses = 0;
	bool horn = false, is_u = false, is_o = false;

	utf8proc_map((const utf8proc_uint8_t *)one, 0, &decomposed,
		UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);
	for (const utf8proc_uint8_t *p = decomposed; *p; presses++) {
		p += utf8proc_iterate(p, -1, &code);
		horn = horn || code == HORN;
		is_u = is_u || code == 'u' || code == 'U';
		is_o = is_o || code == 'o' || code == 'O';
		presses += code == 0x111 || code == 0x110; /* đ is dd */
		presses += utf8proc_toupper(code) == code && utf8proc_tolower(code) != code;
	}
	presses -= *after_u_horn && is_o && horn;
	*after_u_horn = is_u && horn;
	free(decomposed);
	free(one);
	return presses;
}

struct clerk {
	struct tui *tui;
	int presses;
	double spent; /* by the program */
	double slowest; /* key */
};

/* One key to the screens: work between keys included, so nothing is left out. */
static void press(struct clerk *clerk, const char *key, int presses)
{
	const double start = seconds();

	tui_test_keys(clerk->tui, key);
	const double took = seconds() - start;
	clerk->presses += presses;
	clerk->spent += took;
	if (took > clerk->slowest)
		clerk->slowest = took;
}

/* Type a piece of the script: <Name> is a key. */
static void type(struct clerk *clerk, const char *keys)
{
	bool after_u_horn = false;

	for (size_t bytes; *keys; keys += bytes) {
		const bool named = *keys == '<';
		bytes = named ? strcspn(keys, ">") + 1 : text_next(keys);
		char *one = xstrndup(keys, bytes);
		press(clerk, one, named ? 1 : presses_of(keys, bytes, &after_u_horn));
		free(one);
	}
}

/* ---- the office ------------------------------------------------------------------------------ */

static struct desk *open_office(const char *path, enum store_mode mode, const char *login)
{
	struct error err = {0};
	struct desk *desk;

	if (login)
		setenv("DOITHOAI_USER", login, 1);
	else
		unsetenv("DOITHOAI_USER");
	check(desk_open(&desk, path, mode, &err), &err, path);
	return desk;
}

static void make_office(const char *path, const char *samples)
{
	const struct import_options options = {0};
	struct desk *desk = open_office(path, STORE_CREATE, NULL);
	struct error err = {0};

	for (size_t i = 0; entities[i]; i++) {
		struct import_result result;
		struct buf file = {0};
		buf_printf(&file, "%s/%s.csv", samples, entities[i]->name);
		FILE *stream = fopen(buf_text(&file), "r");
		if (stream) {
			check(import_stream(desk, entities[i], stream, &options, &result, &err),
				&err, buf_text(&file));
			fclose(stream);
		}
		buf_clear(&file);
	}
	desk_close(desk);
}

/* How many lines another program finds on the disk. */
static int64_t lines_on_disk(const char *path)
{
	struct error err = {0};
	struct desk *desk = open_office(path, STORE_OPEN, "lan");
	struct condition here = {
		.field = entity_field(&entity_casefile, "conference"), .op = OP_EQ};
	const struct query query = {.entity = &entity_casefile, .conditions = &here, .count = 1};
	const struct entity *entity = &entity_conference;
	int64_t count;

	check(desk_find(desk, "HN-2026-006", &entity, &here.number, &err), &err, "HN-2026-006");
	check(store_count(desk->store, &query, &count, &err), &err, "count");
	desk_close(desk);
	return count;
}

/* ---- the table ------------------------------------------------------------------------------- */

static int compare(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The smallest value that so many percent are not above. */
static double percentile(double *sorted, int percent)
{
	return sorted[(OPINIONS * percent + 99) / 100 - 1];
}

int main(int argc, char **argv)
{
	double times[OPINIONS];
	struct buf path = {0};

	if (argc != 3) {
		fprintf(stderr, "usage: typist SAMPLES FOLDER\n");
		return 2;
	}
	setenv("DOITHOAI_NOW", DAY, 1);
	locale_init();
	locale_set_language("vi");
	buf_printf(&path, "%s/typist-%d.db", argv[2], (int)getpid());
	make_office(buf_text(&path), argv[1]);
	struct desk *desk = open_office(buf_text(&path), STORE_OPEN, "lan");
	struct clerk clerk = {.tui = tui_test_start(desk, 24, 80)};
	type(&clerk, "<F5>");
	clerk.slowest = 0;
	for (int i = 0; i < OPINIONS; i++) {
		const int presses = clerk.presses;
		const double spent = clerk.spent;
		type(&clerk, script[i].speaker);
		type(&clerk, script[i].gist);
		type(&clerk, script[i].end);
		times[i] = (clerk.presses - presses) * PRESS + clerk.spent - spent;
		printf("%2d %3d presses %5.1f s, of it %5.1f ms by the program  %s\n", i + 1,
			clerk.presses - presses, times[i], (clerk.spent - spent) * 1000,
			script[i].gist);
		if (script[i].further)
			type(&clerk, script[i].further);
	}
	tui_test_finish(clerk.tui);
	desk_close(desk);
	const int64_t lines = lines_on_disk(buf_text(&path));
	qsort(times, OPINIONS, sizeof *times, compare);
	const double middle = percentile(times, 50), high = percentile(times, 95);
	printf("\n%d opinions, %lld on disk: median %.1f s (budget %.0f), 95th percentile %.1f s "
	       "(budget %.0f), slowest key %.1f ms\n",
		OPINIONS, (long long)lines, middle, MEDIAN_MOST, high, P95_MOST,
		clerk.slowest * 1000);
	unlink(buf_text(&path));
	buf_clear(&path);
	return lines == OPINIONS && middle < MEDIAN_MOST && high < P95_MOST ? 0 : 1;
}
