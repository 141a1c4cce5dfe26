/* The vocabulary. */
#include "words.h"

#include <stdbool.h>
#include <string.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

uint64_t rng_next(struct rng *rng) /* splitmix64 */
{
	uint64_t z = (rng->state += 0x9e3779b97f4a7c15u);

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

int rng_below(struct rng *rng, int bound)
{
	return (int)(rng_next(rng) % (uint64_t)bound);
}

int rng_chance(struct rng *rng, int percent)
{
	return rng_below(rng, 100) < percent;
}

struct weighted {
	const char *text;
	int weight;
};

static const char *pick_weighted(struct rng *rng, const struct weighted *words, int count)
{
	int sum = 0, at;

	for (int i = 0; i < count; i++)
		sum += words[i].weight;
	at = rng_below(rng, sum);
	for (int i = 0; i < count; i++) {
		if ((at -= words[i].weight) < 0)
			return words[i].text;
	}
	return words[0].text;
}

static const char *pick(struct rng *rng, const char *const *words, int count)
{
	return words[rng_below(rng, count)];
}

/* Family names by their share of the people, per thousand. */
static const struct weighted families[] = {
	{"Nguyễn", 384},
	{"Trần", 121},
	{"Lê", 95},
	{"Phạm", 70},
	{"Hoàng", 51},
	{"Phan", 45},
	{"Vũ", 39},
	{"Đặng", 21},
	{"Bùi", 20},
	{"Đỗ", 14},
	{"Hồ", 13},
	{"Ngô", 13},
	{"Dương", 10},
	{"Lý", 5},
	{"Đinh", 8},
	{"Trịnh", 7},
	{"Đoàn", 6},
	{"Lương", 5},
	{"Mai", 5},
	{"Đào", 5},
	{"Cao", 4},
	{"Tạ", 3},
	{"Hà", 3},
	{"Chu", 2},
	{"Quách", 1},
	{"Lường", 1},
	{"Giàng", 1},
	{"Nông", 1},
	{"Kiều", 1},
	{"Thạch", 1},
};
static const char *const middles_male[] = {"Văn", "Văn", "Văn", "Đức", "Hữu", "Công", "Quang",
	"Minh", "Xuân", "Ngọc", "Đình", "Bá", "Trọng", "Thế", "Tiến", "Duy"};
static const char *const middles_female[] = {
	"Thị", "Thị", "Thị", "Thị", "Thu", "Ngọc", "Thanh", "Kim", "Bích", "Hồng"};
static const char *const given_male[] = {"Hùng", "Tuấn", "Dũng", "Minh", "Nam", "Sơn", "Bình",
	"Thắng", "Cường", "Long", "Hải", "Thành", "Trung", "Kiên", "Quân", "Đạt", "Tám", "Kha",
	"Tư", "Năm", "Bảy", "Khánh", "Phúc", "Lộc", "Thọ", "Vinh", "Toàn", "Chiến", "Hòa", "Hiếu",
	"Nghĩa", "Đông", "Đoàn", "Khoa", "Lâm", "Phong", "Quý", "Sáng", "Tài", "Ước"};
static const char *const given_female[] = {"Hoa", "Lan", "Hương", "Mai", "Hằng", "Nga", "Thủy",
	"Hạnh", "Yến", "Mơ", "Huệ", "Liên", "Loan", "Phượng", "Thảo", "Trang", "Vân", "Xuân",
	"Dung", "Nhung", "Ngân", "Oanh", "Thơm", "Tuyết", "Ánh", "Bé", "Chín", "Diệu", "Gấm",
	"Sen"};

void words_person(struct rng *rng, struct buf *out)
{
	bool female = rng_chance(rng, 45);

	buf_printf(out, "%s %s %s", pick_weighted(rng, families, COUNT(families)),
		female ? pick(rng, middles_female, COUNT(middles_female))
		       : pick(rng, middles_male, COUNT(middles_male)),
		female ? pick(rng, given_female, COUNT(given_female))
		       : pick(rng, given_male, COUNT(given_male)));
}

static const char *const hamlet_first[] = {"Đông", "Đoài", "Trung", "Gốm", "Mỹ", "An", "Phú", "Tân",
	"Yên", "Đại", "Vĩnh", "Xuân", "Hòa", "Bình", "Long", "Thanh", "Kim", "Cẩm", "Đồng", "Nà",
	"Bản", "Thượng", "Hạ", "Lạc"};
static const char *const hamlet_last[] = {"Lộc", "Thịnh", "Lập", "Hòa", "Sơn", "Giang", "Khê",
	"Hải", "Phong", "Tiến", "Cường", "Châu", "Quang", "Nghĩa", "Lâm", "Điền", "Trạch", "Xá",
	"Mạc", "Nội"};

void words_hamlet(struct rng *rng, struct buf *out)
{
	buf_printf(out, "%s %s", pick(rng, hamlet_first, COUNT(hamlet_first)),
		pick(rng, hamlet_last, COUNT(hamlet_last)));
}

/* In sentences: %h hamlet, %n a person, %d a number, %p a place. */
struct topic {
	int weight;
	const char *fields[4]; /* keys of case_fields; every list here ends with NULL */
	const char *matters[9];
	const char *sentences[7];
	const char *answers[4];
	const char *promises[4];
};

static const struct topic topics[] = {
	{26, {"land-title", "land-boundary", "land-encroachment", NULL},
		{"Đề nghị cấp giấy chứng nhận quyền sử dụng đất",
			"Tranh chấp ranh giới thửa đất với hộ liền kề",
			"Lấn chiếm đất công làm lối đi", "Chậm trả kết quả đo đạc địa chính",
			"Đề nghị đính chính diện tích thửa %d tờ bản đồ %d",
			"Chuyển mục đích đất vườn sang đất ở bị chậm",
			"Không đồng ý quyết định thu hồi đất",
			"Hộ ông %n lấn ranh thửa đất của gia đình", NULL},
		{"Gia đình sử dụng thửa đất %d tờ bản đồ %d từ năm 1987 đến nay không có tranh "
		 "chấp.",
			"Hồ sơ nộp tại bộ phận một cửa đã quá hẹn %d ngày nhưng chưa có kết quả.",
			"Hộ ông %n đã xây tường rào lấn sang %d m2.",
			"Đề nghị cán bộ địa chính xuống đo lại mốc giới.",
			"Bản đồ địa chính năm 1996 ghi diện tích %d m2, giấy chứng nhận ghi ít "
			"hơn.",
			"Các hộ liền kề đã ký giáp ranh.", NULL},
		{"Xã đã giao cán bộ địa chính đo đạc lại và báo kết quả trong tháng.",
			"Hồ sơ thiếu biên bản ký giáp ranh, đề nghị gia đình bổ sung.",
			"Việc này thuộc thẩm quyền của chi nhánh văn phòng đăng ký đất đai.", NULL},
		{"Đo đạc lại mốc giới tại %h",
			"Niêm yết danh sách hộ đủ điều kiện cấp giấy chứng nhận",
			"Trả kết quả hồ sơ đất đai còn tồn", NULL}},
	{10, {"compensation", NULL},
		{"Bồi thường đất làm đường trục xã", "Đơn giá bồi thường thấp hơn hộ liền kề",
			"Chậm chi trả tiền hỗ trợ giải phóng mặt bằng",
			"Đề nghị bố trí tái định cư", "Kiểm đếm thiếu cây trồng trên đất thu hồi",
			"Bồi thường chuồng trại khi thu hồi đất", NULL},
		{"Dự án mở rộng đường thu hồi %d m2 đất vườn của gia đình.",
			"Tiền bồi thường mới nhận một phần, còn thiếu %d triệu đồng.",
			"Hội đồng kiểm đếm ghi thiếu %d cây ăn quả.",
			"Đề nghị công khai phương án bồi thường tại nhà văn hóa thôn %h.",
			"Hộ ông %n cùng vị trí được áp giá cao hơn.", NULL},
		{"Phương án bồi thường được niêm yết công khai, đơn giá theo quyết định của tỉnh.",
			"Sẽ phúc tra kiểm đếm và trả lời bằng văn bản.", NULL},
		{"Phúc tra kiểm đếm cho các hộ %h", "Chi trả dứt điểm tiền bồi thường đợt %d",
			NULL}},
	{17, {"rural-roads", NULL},
		{"Đường liên thôn lún nứt", "Xe tải trọng lớn né trạm làm hỏng đường",
			"Đề nghị làm đường bê tông nội đồng", "Cầu dân sinh xuống cấp",
			"Ổ gà trên đường trục xã", "Đề nghị lắp gờ giảm tốc trước cổng trường",
			"Đường ngõ xóm chưa được cứng hóa", "Biển báo giao thông bị che khuất",
			NULL},
		{"Đoạn %p dài khoảng %d m lún nứt, trời mưa đọng nước.",
			"Xe tải chở đất đi cả ban đêm, bụi và ồn.",
			"Đã có %d vụ ngã xe trong tháng.",
			"Bà con %h sẵn sàng hiến đất và góp ngày công.",
			"Đề nghị xã có kế hoạch sửa chữa trước mùa mưa.",
			"Tuyến này đã kiến nghị tại hội nghị trước nhưng chưa được sửa.", NULL},
		{"Xã đã báo Sở Xây dựng; trước mắt hạn chế xe tải.",
			"Đã đưa vào kế hoạch đầu tư công năm sau.",
			"Giao thôn vận động nhân dân đóng góp, xã hỗ trợ xi măng.", NULL},
		{"Lắp biển hạn chế tải trọng %p", "Vá ổ gà đường trục %h", "Đổ bê tông ngõ xóm %h",
			NULL}},
	{9, {"water-power", NULL},
		{"Đèn đường xóm %d hỏng cả tháng", "Điện yếu vào giờ cao điểm",
			"Cột điện nghiêng gây mất an toàn", "Dây điện chùng sát mái nhà",
			"Đề nghị lắp đèn chiếu sáng ngõ xóm", NULL},
		{"Buổi tối đường tối, trẻ em đi học về không an toàn.",
			"Đã báo điện lực %d lần nhưng chưa ai đến sửa.",
			"Cột điện trước nhà ông %n nghiêng từ sau bão.",
			"Cả xóm có %d hộ bị ảnh hưởng.", NULL},
		{"Đã chuyển điện lực huyện kiểm tra, hẹn trong tuần.",
			"Xã sẽ thay bóng đèn bằng nguồn kinh phí thường xuyên.", NULL},
		{"Thay bóng đèn đường %h", "Dựng lại cột điện nghiêng ở %h", NULL}},
	{9, {"water-power", NULL},
		{"Nước sạch yếu giờ nấu cơm", "Nước máy có mùi và vẩn đục",
			"Đề nghị mở rộng mạng cấp nước sạch", "Hóa đơn tiền nước tăng bất thường",
			"Mất nước nhiều ngày liền", NULL},
		{"Từ tháng 9 nước yếu, 17h đến 19h không lên được bồn.",
			"Đề nghị trạm bơm tăng áp hoặc chia giờ.",
			"Nước đục vàng, không dùng nấu ăn được.",
			"Trạm cấp nước nói do đường ống %p bị vỡ.",
			"Cả thôn %h có %d hộ chưa có nước sạch.", NULL},
		{"Đã làm việc với trạm bơm, chờ lịch bơm mới.",
			"Đơn vị cấp nước cam kết thay đường ống.", NULL},
		{"Thay đường ống cấp nước %h", "Lấy mẫu nước xét nghiệm và công khai kết quả",
			NULL}},
	{8, {"irrigation", NULL},
		{"Đề nghị nạo vét mương cấp 2 trước vụ xuân", "Cống thoát nước bị tắc gây ngập",
			"Ruộng thiếu nước tưới", "Bờ kênh sạt lở", "Ngập úng khi mưa lớn", NULL},
		{"Mương bồi lắng lâu năm, ruộng cuối kênh không có nước.",
			"Mưa là ngập sân nhà %d hộ.", "Rác và bèo lấp cống %p.",
			"Đề nghị hợp tác xã điều tiết lại lịch tưới.", NULL},
		{"Giao hợp tác xã nạo vét xong trước ngày đổ ải.",
			"Xã lập dự toán sửa cống bằng nguồn phòng chống thiên tai.", NULL},
		{"Nạo vét mương cấp 2 %h", "Khơi thông cống %p", NULL}},
	{13, {"environment", NULL},
		{"Rác ùn ở chợ, mùi nặng", "Trại lợn xả thải ra mương", "Đốt rơm rạ khói mù",
			"Lò gạch gây ô nhiễm khói bụi", "Đổ trộm phế thải xây dựng",
			"Thu gom rác không đúng lịch", "Bãi rác tạm quá gần khu dân cư", NULL},
		{"Mùi hôi vào buổi tối, %d hộ gần đó không mở được cửa.",
			"Trại lợn của ông %n nuôi hơn %d con.",
			"Nước thải chảy thẳng ra mương thôn %h.", "Xe rác một tuần chỉ đi một lần.",
			"Đề nghị lắp camera chỗ hay đổ trộm.", NULL},
		{"Đoàn kiểm tra của xã đã lập biên bản, yêu cầu khắc phục.",
			"Đã họp với tổ thu gom, tăng lên ba lần một tuần.", NULL},
		{"Dọn điểm rác tồn ở %h", "Kiểm tra trại chăn nuôi của hộ ông %n", NULL}},
	{6, {"construction", NULL},
		{"Xây nhà không phép lấn lối đi chung", "Mái tôn che lấn vỉa hè",
			"Công trình nhà bên làm nứt tường", "Xây dựng trên đất nông nghiệp", NULL},
		{"Nhà ông %n xây cao %d tầng không có giấy phép.",
			"Tường nhà tôi nứt từ khi bên cạnh đào móng.",
			"Lối đi chung rộng %d m nay chỉ còn một nửa.", NULL},
		{"Đã đình chỉ thi công và lập biên bản vi phạm.",
			"Hai gia đình thống nhất phương án khắc phục.", NULL},
		{"Tháo dỡ mái che lấn lòng đường ở %h", NULL}},
	{9, {"social-protection", "merit", "insurance", NULL},
		{"Đề nghị xét lại hộ nghèo", "Chậm chi trả trợ cấp người cao tuổi",
			"Trợ cấp người khuyết tật bị dừng", "Đề nghị công nhận người có công",
			"Hỗ trợ xóa nhà tạm", "Niêm yết danh sách hộ vay vốn", NULL},
		{"Mẹ tôi %d tuổi, chưa được hưởng trợ cấp.",
			"Gia đình có hai người ốm đau kéo dài.",
			"Thôn %h bình xét chưa công bằng, hộ ông %n khá giả vẫn được.",
			"Hồ sơ nộp từ %d tháng trước.", NULL},
		{"Đã rà soát, đủ điều kiện, hưởng từ tháng sau.",
			"Kết quả bình xét đúng quy trình, đã giải thích tại thôn.", NULL},
		{"Công khai danh sách hộ nghèo %h", "Hỗ trợ sửa nhà cho %d hộ", NULL}},
	{7, {"security", "fire-safety", NULL},
		{"Thanh niên tụ tập đua xe đêm", "Mất trộm chó và gia cầm",
			"Karaoke loa kéo gây ồn quá 22 giờ", "Nghi có người bán ma túy gần trường",
			"Chó thả rông không rọ mõm", NULL},
		{"Tối nào cũng ồn đến %d giờ đêm.", "Nhà bà %n mất %d con gà.",
			"Đề nghị công an xã tuần tra đoạn %p.", NULL},
		{"Công an xã đã nhắc nhở và cho ký cam kết.",
			"Tăng tuần tra từ 21 giờ đến 2 giờ sáng.", NULL},
		{"Lắp camera an ninh %p", "Tuần tra đêm ở %h", NULL}},
	{6, {"culture", NULL},
		{"Sửa mái nhà văn hóa thôn", "Loa truyền thanh thôn rè",
			"Đề nghị mua dụng cụ thể thao ngoài trời",
			"Tổ chức đám tang kéo dài nhiều ngày", NULL},
		{"Mái dột, mưa không họp được.", "Loa nói không nghe rõ từ cụm %d.",
			"Sân nhà văn hóa %h đọng nước.", NULL},
		{"Giao công chức văn hóa thay củ loa.",
			"Xã hỗ trợ %d triệu đồng, thôn vận động phần còn lại.", NULL},
		{"Sửa mái nhà văn hóa %h", NULL}},
	{6, {"education", NULL},
		{"Xin mở lại lớp mẫu giáo thôn", "Thu tiền ngoài quy định đầu năm học",
			"Bếp ăn bán trú chưa bảo đảm", "Trường thiếu giáo viên tiếng Anh", NULL},
		{"Các cháu phải đi học xa %d km.", "Trường thu %d nghìn đồng không có biên lai.",
			"Phụ huynh lớp %d đề nghị công khai thực đơn.", NULL},
		{"Nhà trường đã trả lại khoản thu sai.", "Đề nghị phòng giáo dục bố trí giáo viên.",
			NULL},
		{"Công khai thu chi của trường tại %h", NULL}},
	{5, {"health", "insurance", NULL},
		{"Trạm y tế thiếu thuốc bảo hiểm", "Cấp thẻ bảo hiểm y tế sai tên",
			"Phun thuốc muỗi phòng sốt xuất huyết",
			"Quán ăn mất vệ sinh an toàn thực phẩm", NULL},
		{"Xuống trạm %d lần đều không có bác sĩ.", "Thôn %h có %d ca sốt.",
			"Thẻ ghi sai ngày sinh.", NULL},
		{"Đã phun hóa chất toàn thôn.", "Trạm y tế cam kết trực đủ ca.", NULL},
		{"Phun thuốc diệt muỗi %h", NULL}},
	{9, {"administration", "civil-status", NULL},
		{"Lịch trực một cửa buổi chiều", "Thái độ cán bộ tiếp dân chưa đúng mực",
			"Chứng thực phải chờ lâu", "Đăng ký khai sinh trực tuyến bị lỗi",
			"Đề nghị cải chính hộ tịch", NULL},
		{"Tôi đến lúc %d giờ nhưng không có người trực.",
			"Hồ sơ bị trả lại %d lần, mỗi lần một lý do.",
			"Cán bộ nói phải quay lại tuần sau.", NULL},
		{"Đã chấn chỉnh, niêm yết lịch trực mới.",
			"Xin lỗi bằng văn bản và giải quyết trong ngày.", NULL},
		{"Niêm yết lịch trực một cửa", NULL}},
	{6, {"agriculture", NULL},
		{"Chuột phá lúa", "Đề nghị hỗ trợ giống vụ đông", "Vật tư phân bón kém chất lượng",
			"Dịch tả lợn châu Phi", NULL},
		{"Diện tích thiệt hại %d sào.", "Lúa cánh đồng %h bị chuột cắn %d phần trăm.",
			"Đã chết %d con lợn.", NULL},
		{"Phát động diệt chuột toàn xã.", "Cấp hóa chất tiêu độc khử trùng.", NULL},
		{"Cấp giống vụ đông cho %h", NULL}},
	{5, {"democracy", "hamlet-finance", "public-land", NULL},
		{"Thu chi quỹ thôn không công khai", "Trưởng thôn tự ý bán đất công ích",
			"Bầu trưởng thôn không đúng quy trình",
			"Đóng góp làm đường thu cao hơn mức họp dân", NULL},
		{"Mỗi khẩu thu %d nghìn đồng mà không có biên bản họp.",
			"Ông %n không công khai quyết toán.", "Đề nghị thanh tra nhân dân xem xét.",
			NULL},
		{"Ban thanh tra nhân dân kết luận thu đúng, chưa công khai kịp thời.",
			"Yêu cầu thôn công khai trong %d ngày.", NULL},
		{"Công khai thu chi quỹ thôn %h", NULL}},
};

static const char *const places[] = {"cầu Đá", "cổng làng", "trước trường tiểu học", "chợ Gốm",
	"ngã ba trạm bơm", "sau nhà văn hóa", "đê sông Cả", "nghĩa trang liệt sĩ", "cạnh trạm y tế",
	"bến đò", "đầm Sen", "gò Mối", "dốc Ổi", "km %d tỉnh lộ", "xóm %d", "tổ %d", "ngõ %d",
	"hẻm %d", "cánh đồng Mả", "bãi bồi"};
static const char *const closings[] = {"Kính đề nghị xã quan tâm giải quyết.",
	"Mong sớm được trả lời.", "Đã kiến nghị nhiều lần.", "Gia đình xin chân thành cảm ơn.",
	"Đề nghị trả lời bằng văn bản.", "Nếu không giải quyết chúng tôi sẽ gửi lên cấp trên."};

int words_topic(struct rng *rng)
{
	int sum = 0, at, i;

	for (i = 0; i < COUNT(topics); i++)
		sum += topics[i].weight;
	at = rng_below(rng, sum);
	for (i = 0; (at -= topics[i].weight) >= 0; i++)
		;
	return i;
}

static void fill(struct rng *rng, const char *pattern, const char *hamlet, struct buf *out)
{
	for (const char *s = pattern; *s; s++) {
		if (*s != '%') {
			buf_putc(out, *s);
			continue;
		}
		switch (*++s) {
		case 'h':
			buf_puts(out, hamlet);
			break;
		case 'n':
			words_person(rng, out);
			break;
		case 'p':
			words_place(rng, out);
			break;
		default:
			/* Small numbers are more frequent than large ones. */
			buf_printf(out, "%d", 1 + rng_below(rng, 1 + rng_below(rng, 400)));
		}
	}
}

static const char *pick_ended(struct rng *rng, const char *const *words)
{
	int count = 0;

	while (words[count])
		count++;
	return words[rng_below(rng, count)];
}

const char *words_topic_field(struct rng *rng, int topic)
{
	return pick_ended(rng, topics[topic].fields);
}

void words_place(struct rng *rng, struct buf *out)
{
	fill(rng, pick(rng, places, COUNT(places)), "", out);
}

void words_summary(struct rng *rng, int topic, const char *hamlet, struct buf *out)
{
	fill(rng, pick_ended(rng, topics[topic].matters), hamlet, out);
	if (rng_chance(rng, 35)) {
		buf_putc(out, ' ');
		words_place(rng, out);
	} else if (rng_chance(rng, 40)) {
		buf_printf(out, " thôn %s", hamlet);
	}
}

void words_detail(struct rng *rng, int topic, const char *hamlet, struct buf *out)
{
	int sentences = 1 + rng_below(rng, 3);

	for (int i = 0; i < sentences; i++) {
		fill(rng, pick_ended(rng, topics[topic].sentences), hamlet, out);
		buf_putc(out, ' ');
	}
	buf_puts(out, pick(rng, closings, COUNT(closings)));
}

void words_answer(struct rng *rng, int topic, struct buf *out)
{
	fill(rng, pick_ended(rng, topics[topic].answers), "", out);
}

void words_promise(struct rng *rng, int topic, const char *hamlet, struct buf *out)
{
	fill(rng, pick_ended(rng, topics[topic].promises), hamlet, out);
}
