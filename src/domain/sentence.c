/* What the clerk made of the drafted sentences of reports. */
#include "domain/table.h"

static const struct field sentence_fields[] = {
	FIELD(sentence, form, N_("Report"), TEXT, .flags = FF_REQUIRED | FF_LIST, .max = 40,
		.columns = 12, .help = N_("Which report: summary")),
	FIELD(sentence, period, N_("Period"), TEXT, .flags = FF_REQUIRED | FF_LIST, .max = 40,
		.columns = 12, .help = N_("Name of the period: 2026-11")),
	FIELD(sentence, part, N_("Part"), TEXT, .flags = FF_REQUIRED | FF_LIST, .max = 40,
		.columns = 8, .help = N_("Which sentence of it")),
	FIELD(sentence, text, N_("Text"), NOTE, .flags = FF_LIST,
		.help = N_("As it shall stand in the report")),
	FIELD(sentence, drafted, N_("Drafted"), NOTE, .flags = FF_HIDDEN,
		.help = N_("What the program had drafted when it was written")),
};

const struct entity entity_sentence = {
	.name = "sentence",
	.table = "sentence",
	.label = N_("sentence of a report"),
	.plural = N_("sentences of reports"),
	.prefix = "CR",
	.numbering = NUM_ID,
	.size = sizeof(struct sentence),
	.fields = sentence_fields,
	.field_count = COUNT(sentence_fields),
	.title = &sentence_fields[3],
};
