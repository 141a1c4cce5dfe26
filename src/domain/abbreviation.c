/* The office's own abbreviations: spelled out while people type. */
#include "domain/table.h"

static const struct field abbreviation_fields[] = {
	FIELD(abbreviation, word, N_("Abbreviation"), TEXT, .flags = FF_REQUIRED | FF_LIST,
		.max = 20, .columns = 14,
		.help = N_("Small letters and digits without accents: gpmb")),
	FIELD(abbreviation, text, N_("Stands for"), TEXT, .flags = FF_REQUIRED | FF_LIST,
		.max = 200, .help = N_("What it is spelled out as")),
};

static bool abbreviation_check(
	struct desk *desk, const void *before, void *record, struct error *err)
{
	const struct abbreviation *abbreviation = record;

	(void)desk;
	(void)before;
	for (const char *p = abbreviation->word; *p; p++)
		if (!(*p >= 'a' && *p <= 'z') && !(*p >= '0' && *p <= '9'))
			return check_fault(&entity_abbreviation, "word", err,
				_("small letters and digits only, without accents or blanks"));
	return true;
}

const struct entity entity_abbreviation = {
	.name = "abbreviation",
	.table = "abbreviation",
	.label = N_("abbreviation"),
	.plural = N_("abbreviations"),
	.numbering = NUM_KEY,
	.size = sizeof(struct abbreviation),
	.fields = abbreviation_fields,
	.field_count = COUNT(abbreviation_fields),
	.key = &abbreviation_fields[0],
	.title = &abbreviation_fields[1],
	.sort = &abbreviation_fields[0],
	.check = abbreviation_check,
};
