/* Short words and what they stand for. */
#include "domain/abbreviations.h"
#include "office.h"

static const struct {
	const char *line, *text, *taken; /* text NULL: it stands for nothing */
} typed[] = {
	{"gpmb", "giải phóng mặt bằng", "gpmb"},
	{"Gpmb", "Giải phóng mặt bằng", "Gpmb"},
	{"Xin gpmb", "giải phóng mặt bằng", "gpmb"},
	{"ubnd", "Ủy ban nhân dân", "ubnd"},
	{"(gpmb)", "giải phóng mặt bằng", "gpmb"},
	{"việc gpmb,", "giải phóng mặt bằng", "gpmb"},
	{"bhyt", "Bảo hiểm của xã", "bhyt"}, /* the office's own goes first */
	{"xtm", "xóm Tân Mỹ", "xtm"},
	{"GPMB", NULL, NULL},
	{"gPmb", NULL, NULL},
	{"#gpmb", NULL, NULL},
	{"@gpmb", NULL, NULL},
	{"!gpmb", NULL, NULL},
	{"a/gpmb", NULL, NULL},
	{"gpmbx", NULL, NULL},
	{"gpmb ", NULL, NULL}, /* the word ended before */
	{"ấn", NULL, NULL},
	{"", NULL, NULL},
	{"(", NULL, NULL},
};

Test(abbreviations, a_word_is_spelled_out_with_its_case_kept_and_names_are_left_alone)
{
	struct desk *desk = office();
	struct abbreviations *list;

	add(desk, &entity_abbreviation, "word=bhyt", "text=Bảo hiểm của xã", NULL);
	add(desk, &entity_abbreviation, "word=xtm", "text=xóm Tân Mỹ", NULL);
	MUST(abbreviations_read(desk, &list, &err));
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
		size_t begin = 0, length = 0;
		char *text = abbreviations_expand(
			list, typed[i].line, strlen(typed[i].line), &begin, &length);
		if (!typed[i].text) {
			cr_expect_null(text, "“%s” is “%s”", typed[i].line, text);
		} else {
			cr_expect_str_eq(text ? text : "", typed[i].text, "%s", typed[i].line);
			cr_expect_eq(length, strlen(typed[i].taken), "%s", typed[i].line);
			cr_expect_eq(memcmp(typed[i].line + begin, typed[i].taken, length), 0, "%s",
				typed[i].line);
		}
		free(text);
	}
	abbreviations_free(list);
	desk_close(desk);
}
