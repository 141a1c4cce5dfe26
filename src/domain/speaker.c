/* Who has registered to speak at a conference (danh sách đăng ký phát biểu). */
#include "domain/table.h"

static const struct field speaker_fields[] = {
	FIELD(speaker_record, conference, N_("Conference"), REF, .flags = FF_REQUIRED,
		.ref = &entity_conference, .columns = 12, .help = N_("Where they want to speak")),
	FIELD(speaker_record, position, N_("Order"), NUMBER, .flags = FF_LIST, .max = 9999,
		.columns = 5, .help = N_("Place on the list, from 1")),
	FIELD(speaker_record, person, N_("Person"), REF, .flags = FF_REQUIRED | FF_LIST,
		.ref = &entity_person, .columns = 24, .help = N_("Who wants to speak")),
	FIELD(speaker_record, topic, N_("Topic"), TEXT, .flags = FF_LIST | FF_CONTENT, .max = 200,
		.help = N_("What about, as registered")),
	FIELD(speaker_record, casefile, N_("Logged as"), REF, .flags = FF_LIST,
		.ref = &entity_casefile, .columns = 12,
		.help = N_("What was logged when their turn came")),
	FIELD(speaker_record, passed, N_("Passed"), BOOL, .columns = 6,
		.help = N_("Gave up the turn, or was absent")),
};

const struct entity entity_speaker = {
	.name = "speaker",
	.table = "speaker",
	.label = N_("registered speaker"),
	.plural = N_("registered speakers"),
	.prefix = "PB",
	.numbering = NUM_ID,
	.size = sizeof(struct speaker_record),
	.fields = speaker_fields,
	.field_count = COUNT(speaker_fields),
	.title = &speaker_fields[2],
};
