/* Register of letters and directives, incoming and outgoing. */
#include "domain/table.h"

/* Kinds of NĐ30/2020 that an office of this size writes, by their abbreviations there. */
const struct choice document_kinds[] = {
	{1, "report", N_("report"), "BC"},
	{2, "notice", N_("notice"), "TB"},
	{3, "plan", N_("plan"), "KH"},
	{4, "decision", N_("decision"), "QĐ"},
	{5, "minutes", N_("minutes"), "BB"},
	{6, "submission", N_("submission"), "TTr"},
	{7, "letter", N_("official letter"), "CV"},
	{8, "invitation", N_("invitation"), "GM"},
	{9, "transfer-slip", N_("transfer slip"), "PC"},
	{10, "conclusion", N_("conclusion"), "KL"},
	{11, "other", N_("other document"), NULL},
	{0},
};

static const struct choice document_directions[] = {
	{DOCUMENT_INCOMING, "incoming", N_("incoming"), NULL},
	{DOCUMENT_OUTGOING, "outgoing", N_("outgoing"), NULL},
	{0},
};

static const struct field document_fields[] = {
	FIELD(document, number, N_("Document number"), TEXT, .flags = FF_LIST, .max = 40,
		.columns = 6, .help = N_("Number as written on the document")),
	FIELD(document, symbol, N_("Symbol"), TEXT, .flags = FF_LIST, .max = 60, .columns = 10,
		.help = N_("Symbol: TB-UBND")),
	FIELD(document, kind, N_("Kind"), CHOICE, .flags = FF_LIST, .choices = document_kinds,
		.columns = 4, .help = N_("Kind of document (NĐ30/2020)")),
	FIELD(document, direction, N_("Direction"), CHOICE, .choices = document_directions,
		.columns = 10, .help = N_("Incoming or outgoing")),
	FIELD(document, issuer, N_("Issuer"), TEXT, .columns = 20, .help = N_("Issuing body")),
	FIELD(document, issued_on, N_("Issued on"), DATE, .flags = FF_LIST, .columns = 10,
		.help = N_("Date of the document")),
	FIELD(document, subject, N_("Abstract"), TEXT, .flags = FF_REQUIRED | FF_LIST | FF_CONTENT,
		.help = N_("What it is about")),
	FIELD(document, recipients, N_("Recipients"), NOTE, .flags = FF_CONTENT,
		.help = N_("To whom it goes")),
	FIELD(document, casefile, N_("Case"), REF, .ref = &entity_casefile, .columns = 12,
		.help = N_("The matter it belongs to")),
	FIELD(document, conference, N_("Conference"), REF, .ref = &entity_conference, .columns = 12,
		.help = N_("Conference it belongs to")),
	FIELD(document, text, N_("Text"), NOTE, .flags = FF_CONTENT,
		.help = N_("What the letter says, as it was issued")),
	FIELD(document, note, N_("Note"), NOTE, .flags = FF_CONTENT, .help = N_("Remarks")),
};

const struct entity entity_document = {
	.name = "document",
	.table = "document",
	.label = N_("document"),
	.plural = N_("documents"),
	.prefix = "VB",
	.numbering = NUM_ID,
	.size = sizeof(struct document),
	.fields = document_fields,
	.field_count = COUNT(document_fields),
	.title = &document_fields[6],
	.sort = &document_fields[5],
	.descending = true,
};
