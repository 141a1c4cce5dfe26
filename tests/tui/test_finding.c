/* Finding in lists: the filter line with its help, views under numbers, facets, the calendar of due days. */
#include "base/locale.h"
#include "sample.h"
#include "tui/listview.h"

/* ---- what they look like ------------------------------------------------------------------- */

static const struct {
	const char *name, *script;
} pictures[] = {
	{"filter-typed", "3l ha"},
	{"views", "3v"},
	{"view-keep", "3v+Việc của tôi<Enter>"},
	{"facets", "3f"},
	{"due-days", "3<Ctrl+K>"},
	{"bulk",
		"3l<Ctrl+U>người giữ:tuan loại:PA "
		"mở<Enter><Space><Space>l<Ctrl+U>state:closed<Enter><Space>gHoa<Enter>"},
	{"export", "3<Space><Space>x"},
	{"filter-mistake", "3l<Ctrl+U>thôn:Trung loại:tranh chấp hạn<lt>=3<Enter>"},
};

static void take_pictures(int rows, int columns)
{
	char name[60];

	for (size_t i = 0; i < sizeof pictures / sizeof pictures[0]; i++) {
		struct desk *desk = start(rows, columns);
		keys(pictures[i].script);
		snprintf(name, sizeof name, "%s-%dx%d", pictures[i].name, columns, rows);
		golden(name);
		end(desk);
	}
}

Test(finding, looks_as_it_should_at_60_columns)
{
	take_pictures(18, 60);
}

Test(finding, looks_as_it_should_at_80_columns)
{
	take_pictures(24, 80);
}

Test(finding, looks_as_it_should_at_120_columns)
{
	take_pictures(40, 120);
}

Test(finding, speaks_english)
{
	struct desk *desk;

	setenv("DOITHOAI_LANG", "en", 1);
	desk = start(24, 80);
	keys("3l du");
	golden("filter-typed-80x24.en");
	end(desk);
}

/* ---- the filter line ----------------------------------------------------------------------- */

static const struct listview *list(void)
{
	return (const struct listview *)tui->top;
}

Test(finding, tab_takes_what_is_offered_and_the_list_narrows)
{
	struct desk *desk = start(24, 80);

	keys("3l<Ctrl+U>loai:khieu<Tab>tho<Tab>trun<Tab><Enter>");
	cr_assert_str_eq(list()->filter, "loai:\"khiếu nại\" thôn:Trung ");
	keys("l<Ctrl+U>qua h<Down><Up><Tab><Enter>");
	cr_assert_str_eq(list()->filter, "quá hạn ");
	sees("0249");
	end(desk);
}

Test(finding, typed_and_taken_in_one_burst_is_the_same)
{
	struct desk *desk = start(24, 80);

	keys("3l<Ctrl+U>");
	keys("linh v<Tab>moi tr<Tab><Enter>");
	cr_assert(list()->filter && strstr(list()->filter, "lĩnh vực:"), "%s", list()->filter);
	cr_assert(!list()->typing);
	end(desk);
}

Test(finding, a_mistake_is_marked_and_nothing_typed_is_lost)
{
	struct desk *desk = start(24, 80);
	char *row;

	keys("3l<Ctrl+U>rác loại:tranh chấp<Enter>");
	cr_assert_eq(list()->typing, LINE_FILTER);
	cr_assert_eq(list()->mistake, 9);
	row = tui_test_row(tui, 2);
	cr_assert(strchr(row, '^'), "%s", row);
	free(row);
	keys("<Esc>");
	cr_assert(!list()->typing);
	keys("l");
	sees("rác loại:");
	keys("<Ctrl+U><Enter>");
	cr_assert_null(list()->filter);
	keys("l");
	sees_not("rác loại:");
	end(desk);
}

Test(finding, searched_words_are_words_even_where_the_language_has_them)
{
	struct desk *desk = start(24, 80);

	keys("3l<Ctrl+U><Enter>/open<Enter>");
	cr_assert_eq(list()->rows.filter.count, 0);
	cr_assert_str_eq(list()->rows.filter.words, "open");
	end(desk);
}

/* ---- views under numbers ------------------------------------------------------------------- */

Test(finding, a_digit_opens_its_view)
{
	struct desk *desk = start(24, 80);

	keys("3v3");
	cr_assert_str_eq(list()->filter, "trạng thái:quá hạn");
	sees("Khung nhìn 3: Quá hạn");
	keys("v9");
	sees("Số 9 chưa có khung nhìn nào");
	end(desk);
}

Test(finding, a_list_is_kept_as_a_view_and_opened_again)
{
	struct desk *desk = start(24, 80);

	keys("3l<Ctrl+U>loại:KN<Enter>v+Khiếu nại<Enter>9<Enter>");
	sees("Đã lưu");
	keys("v1");
	sees("Khung nhìn 1: Của tôi");
	keys("v9");
	cr_assert_str_eq(list()->filter, "loại:KN");
	sees("Khung nhìn 9: Khiếu nại");
	/* In the trash it is gone from its number, and comes back. */
	keys("<Ctrl+Z>");
	sees_not("Khung nhìn 9");
	keys("v9");
	sees("Số 9 chưa có khung nhìn nào");
	end(desk);
}

Test(finding, a_view_is_replaced_only_when_asked)
{
	struct desk *desk = start(24, 80);

	keys("3l<Ctrl+U>loại:KN<Enter>v+Khiếu nại<Enter>9<Enter>");
	keys("l<Ctrl+U>loại:TC<Enter>v+Tố cáo<Enter>9<Enter>");
	sees("Thay khung nhìn?");
	keys("<Esc>v9");
	cr_assert_str_eq(list()->filter, "loại:KN");
	keys("l<Ctrl+U>loại:TC<Enter>v+Tố cáo<Enter>9<Enter><Enter>");
	keys("v1v9");
	cr_assert_str_eq(list()->filter, "loại:TC");
	end(desk);
}

Test(finding, ones_own_view_stands_over_the_offices_and_that_over_the_ready_made)
{
	struct desk *desk = start(24, 80);

	keys("3l<Ctrl+U>loại:KN<Enter>v+Của phòng<Enter>1<Down><Enter>");
	keys("v2v1");
	sees("Khung nhìn 1: Của phòng");
	keys("l<Ctrl+U>loại:TC<Enter>v+Riêng<Enter>1<Enter>");
	keys("v2v1");
	sees("Khung nhìn 1: Riêng");
	/* Another person sees the office's. */
	finish(desk);
	desk = sample_as("hung");
	tui = tui_test_start(desk, 24, 80);
	keys("3v1");
	sees("Khung nhìn 1: Của phòng");
	end(desk);
}

Test(finding, every_list_keeps_views)
{
	struct desk *desk = start(24, 80);

	tui_push(tui, &listview_entity(tui, &entity_petition)->view);
	keys("l<Ctrl+U>loại:complaint<Enter>");
	keys("v+Đơn khiếu nại<Enter>1<Enter>");
	keys("l<Ctrl+U><Enter>v1");
	cr_assert_str_eq(list()->filter, "loại:complaint");
	end(desk);
}

/* ---- facets -------------------------------------------------------------------------------- */

/* The rows of the list as it is now. */
static int64_t total(void)
{
	keys("");
	return list()->rows.total;
}

Test(finding, a_facet_narrows_to_as_many_rows_as_it_counted_and_esc_goes_back)
{
	struct desk *desk = start(24, 80);
	int64_t all;

	keys("3");
	all = total();
	keys("f");
	sees("Loại: phản ánh, kiến nghị");
	const struct listview *cases = (const struct listview *)tui->top->below;
	int64_t counted = cases->facets[0].values[0].count;
	cr_assert(cases->facets[0].counted);
	cr_assert(counted > 0 && counted < all);
	keys("<Enter>");
	cr_assert_eq(total(), counted);
	keys("fnguoi giu tuan<Enter>");
	cr_assert_lt(total(), counted);
	cr_assert(strstr(list()->filter, "người giữ:tuan"), "%s", list()->filter);
	keys("<Esc>");
	cr_assert_eq(total(), counted);
	keys("<Esc>");
	cr_assert_eq(total(), all);
	end(desk);
}

/* ---- due days ------------------------------------------------------------------------------ */

Test(finding, a_day_of_the_calendar_narrows_the_list_to_it)
{
	struct desk *desk = start(24, 80);

	keys("3<Ctrl+K>");
	sees("3 đến hạn, trong đó 3 chưa xong");
	keys("<Right>");
	sees("Ngày Văn hóa Việt Nam");
	keys("<Left><Enter>");
	cr_assert_eq(total(), 3);
	cr_assert(strstr(list()->filter, "hạn:23/11/2026"), "%s", list()->filter);
	keys("<Ctrl+K><PgDn>");
	sees("tháng 12/2026");
	keys("<Esc><Esc>");
	cr_assert_str_eq(list()->filter, "trạng thái:mở");
	end(desk);
}

/* ---- panels -------------------------------------------------------------------------------- */

Test(finding, panels_agree_with_the_list_and_leave_with_the_zoom)
{
	struct desk *desk = start(40, 120);

	keys("3");
	sees("Thống kê nhanh");
	sees("Lịch hạn");
	cr_assert_eq(list()->due[0].all, 3);
	keys("<Space>");
	sees("ĐÃ ĐÁNH DẤU");
	keys("-");
	sees_not("ĐÃ ĐÁNH DẤU");
	keys("<F6>");
	sees_not("Thống kê nhanh");
	end(desk);
}

/* ---- marks --------------------------------------------------------------------------------- */

Test(finding, marks_survive_filters_and_all_means_all)
{
	struct desk *desk = start(18, 60);
	size_t all;

	keys("3*");
	all = list()->mark_count;
	cr_assert_eq((int64_t)all, total(), "%zu marked", all);
	keys("-<Space><Down><Space>l<Ctrl+U>loại:TC<Enter>");
	cr_assert_eq(list()->mark_count, 2);
	keys("*");
	cr_assert_eq((int64_t)list()->mark_count, 2 + total());
	keys("*");
	cr_assert_eq((int64_t)list()->mark_count, 2 + total());
	end(desk);
}

Test(finding, too_many_rows_are_not_marked_at_all)
{
	struct desk *desk = begin(24, 80);
	char name[40];

	MUST(desk_begin(desk, &err));
	for (int i = 0; i < 5001; i++) {
		snprintf(name, sizeof name, "name=Người %04d", i);
		add(desk, &entity_person, name, NULL);
	}
	MUST(desk_end(desk, true, &err));
	tui_push(tui, &listview_entity(tui, &entity_person)->view);
	keys("*");
	cr_assert_eq(list()->mark_count, 0);
	sees("5000");
	finish(desk);
}

/* ---- acts on marked rows ------------------------------------------------------------------- */

static int64_t assigned_to(struct desk *desk, const char *login)
{
	const struct entity *entity = &entity_staff;
	struct condition is = {.field = entity_field(&entity_casefile, "assignee"), .op = OP_EQ};
	const struct query query = {.entity = &entity_casefile, .conditions = &is, .count = 1};
	int64_t count = 0;

	MUST(desk_find(desk, login, &entity, &is.number, &err));
	MUST(store_count(desk->store, &query, &count, &err));
	return count;
}

Test(finding, an_act_on_marked_rows_is_shown_first_then_done_and_undone_as_one)
{
	struct desk *desk = start(24, 80);
	int64_t before = assigned_to(desk, "hoa");

	/* Three that are not Hoa's. */
	keys("3l<Ctrl+U>mở người giữ:tuan loại:PA<Enter><Space><Space><Space>gHoa<Enter>");
	sees("Sẽ làm với 3 dòng.");
	cr_assert_eq(assigned_to(desk, "hoa"), before, "nothing is written before Enter");
	keys("<Esc>");
	cr_assert_eq(assigned_to(desk, "hoa"), before);
	keys("gHoa<Enter><Enter>");
	cr_assert_eq(assigned_to(desk, "hoa"), before + 3);
	keys("<Ctrl+Z>");
	cr_assert_eq(assigned_to(desk, "hoa"), before, "one step takes all back");
	end(desk);
}

Test(finding, what_is_refused_is_named_with_its_reason_and_left_out)
{
	struct desk *desk = start(24, 80);
	int64_t before = assigned_to(desk, "hoa");

	/* A closed case among them cannot be assigned. */
	keys("3l<Ctrl+U>người giữ:tuan loại:PA mở<Enter><Space><Space>");
	keys("l<Ctrl+U>state:closed<Enter><Space>gHoa<Enter>");
	sees("Sẽ làm với 2 dòng. 1 dòng bị từ chối:");
	keys("<Enter>");
	cr_assert_eq(assigned_to(desk, "hoa"), before + 2);
	end(desk);
}

static long long number_of(struct desk *desk, int64_t id)
{
	struct casefile file = load_case(desk, id);
	const long long number = file.number;

	drop_case(&file);
	return number;
}

Test(finding, marked_cases_are_merged_into_the_one_under_the_cursor)
{
	struct desk *desk = start(24, 80);
	struct casefile file;
	int64_t first, into;
	char number[8];

	keys("3l<Ctrl+U>mở loại:PA người giữ:tuan<Enter>");
	first = current_id();
	keys("<Space>");
	into = current_id();
	cr_assert_neq(first, into);
	keys("p");
	sees("Nhập vào");
	keys("<Enter>");
	sees("Gộp tất cả?");
	keys("<Enter>");
	file = load_case(desk, first);
	cr_assert_eq(file.merged_into, 0, "Enter alone merged them");
	snprintf(number, sizeof number, "%04lld", number_of(desk, into));
	keys(number);
	keys("<Enter>");
	drop_case(&file);
	file = load_case(desk, first);
	cr_assert_eq(file.merged_into, into);
	drop_case(&file);
	keys("<Ctrl+Z>");
	file = load_case(desk, first);
	cr_assert_eq(file.merged_into, 0);
	drop_case(&file);
	end(desk);
}

static bool key_comes(void *arg)
{
	(void)arg;
	return true;
}

Test(finding, a_key_stops_an_act_on_many_and_nothing_is_kept)
{
	struct desk *desk = start(24, 80);
	int64_t before = assigned_to(desk, "hoa");

	keys("3l<Ctrl+U>người giữ:tuan loại:PA mở<Enter>*gHoa<Enter>");
	tui->key_waits = key_comes;
	keys("<Enter>");
	tui->key_waits = NULL;
	cr_assert_eq(assigned_to(desk, "hoa"), before);
	sees("Đã dừng: chưa làm gì");
	end(desk);
}

Test(finding, dates_of_marked_cases_are_changed_together)
{
	struct desk *desk = start(24, 80);

	keys("3l<Ctrl+U>mở loại:KN<Enter><Space><Space>h");
	sees("Hạn của các vụ đã đánh dấu");
	end(desk);
}

/* ---- lists as files ------------------------------------------------------------------------ */

/* A file of this run, read whole; NULL where it is not there. */
static char *file_of(const char *name)
{
	FILE *file = fopen(in_tmp(name), "re");
	struct buf b = {0};
	int c;

	if (!file)
		return NULL;
	while ((c = getc(file)) != EOF)
		buf_putc(&b, (char)c);
	fclose(file);
	return buf_steal(&b);
}

static size_t lines_of(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += *text == '\n';
	return count;
}

/* x, another name than the one proposed, Enter. */
static void export_to(const char *name)
{
	struct buf script = {0};

	buf_printf(&script, "x<Ctrl+U>%s<Enter>", in_tmp(name));
	keys(buf_text(&script));
	buf_clear(&script);
}

Test(finding, a_list_is_written_as_it_is_narrowed)
{
	struct desk *desk = start(24, 80);
	char *text;

	keys("3l<Ctrl+U>mở loại:PA người giữ:tuan<Enter>x");
	sees("vu-viec-2026-11-23.csv");
	keys("<Esc>");
	export_to("list.csv");
	text = file_of("list.csv");
	cr_assert(text && !strncmp(text, "code,", 5), "%s", text);
	cr_assert_eq((int64_t)lines_of(text), list()->rows.total + 1);
	free(text);
	end(desk);
}

Test(finding, marked_rows_are_written_alone_and_as_json_where_the_name_says_so)
{
	struct desk *desk = start(24, 80);
	char *text;

	keys("3<Space><Space>");
	export_to("two.json");
	text = file_of("two.json");
	cr_assert(text && strstr(text, "\"code\":\"PA-2026-0172\""), "%s", text);
	cr_assert(strstr(text, "\"code\":\"PA-2026-0232\""));
	cr_assert_null(strstr(text, "\"code\":\"PA-2026-0245\""));
	free(text);
	end(desk);
}

Test(finding, a_file_that_is_there_is_never_written_over)
{
	struct desk *desk = start(24, 80);
	FILE *file = fopen(in_tmp("mine.csv"), "we");
	char *text;

	cr_assert(file);
	fputs("mine", file);
	fclose(file);
	keys("3");
	export_to("mine.csv");
	cr_assert_neq(tui->top, (const struct view *)NULL);
	sees("đã có");
	text = file_of("mine.csv");
	cr_assert_str_eq(text, "mine");
	free(text);
	keys("<Esc>");
	export_to("mine.xls");
	sees(".csv");
	cr_assert_null(file_of("mine.xls"));
	end(desk);
}

Test(finding, what_a_person_may_not_read_is_hidden_in_the_file_too)
{
	struct desk *desk = start(24, 80);
	char *text;

	keys("3l<Ctrl+U>loại:TC<Enter>");
	export_to("secret.csv");
	text = file_of("secret.csv");
	cr_assert(text);
	cr_assert(strstr(text, "TC-2026-0246,denunciation,,,"), "%s", text);
	free(text);
	end(desk);
	desk = start_as("binh", 24, 80);
	keys("3l<Ctrl+U>loai:TC<Enter>");
	export_to("leader.csv");
	text = file_of("leader.csv");
	cr_assert(text && strstr(text, "TC-2026-0246,denunciation,"));
	cr_assert_null(strstr(text, "TC-2026-0246,denunciation,,,"), "who may read it has it");
	free(text);
	end(desk);
}

Test(finding, a_key_stops_the_writing_and_leaves_no_file)
{
	struct desk *desk = start(24, 80);

	keys("3");
	tui->key_waits = key_comes;
	export_to("stopped.csv");
	tui->key_waits = NULL;
	sees("Đã dừng");
	cr_assert_null(file_of("stopped.csv"));
	end(desk);
}

Test(finding, panels_have_room_whole_or_not_at_all)
{
	struct desk *desk = start(40, 120);

	keys("3");
	sees("Ctrl+K mở lịch");
	sees(" 07"); /* the third week, of December */
	end(desk);
	desk = start(30, 120);
	keys("3");
	sees("Thống kê nhanh");
	sees_not("Lịch hạn");
	end(desk);
}
