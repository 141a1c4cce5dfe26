/* Files kept in the database: their fields here, their content once per hash in table blob. */
#include "domain/table.h"

static const struct field attachment_fields[] = {
	FIELD(attachment, name, N_("File name"), TEXT, .flags = FF_REQUIRED | FF_LIST | FF_CONTENT,
		.max = 255, .help = N_("Name of the file")),
	FIELD(attachment, media_type, N_("Media type"), TEXT, .flags = FF_FIXED | FF_LIST,
		.max = 120, .columns = 20, .help = N_("Media type: application/pdf")),
	FIELD(attachment, size, N_("Size"), NUMBER, .flags = FF_FIXED | FF_LIST, .max = INT64_MAX,
		.columns = 12, .help = N_("Bytes")),
	FIELD(attachment, hash, N_("Hash"), TEXT, .flags = FF_FIXED, .max = 64,
		.help = N_("BLAKE2b-256 of the content")),
	FIELD(attachment, casefile, N_("Case"), REF, .flags = FF_LIST, .ref = &entity_casefile,
		.columns = 12, .help = N_("The matter it belongs to")),
	FIELD(attachment, conference, N_("Conference"), REF, .ref = &entity_conference,
		.columns = 12, .help = N_("Conference it belongs to")),
	FIELD(attachment, note, N_("Note"), NOTE, .flags = FF_CONTENT, .help = N_("Remarks")),
};

const struct entity entity_attachment = {
	.name = "attachment",
	.table = "attachment",
	.label = N_("attachment"),
	.plural = N_("attachments"),
	.prefix = "TP",
	.numbering = NUM_ID,
	.size = sizeof(struct attachment),
	.fields = attachment_fields,
	.field_count = COUNT(attachment_fields),
	.title = &attachment_fields[0],
};
