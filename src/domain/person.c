/*
 * Citizens, and organisations that petition. Their data are kept from other eyes: NĐ154 art. 12.2.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/table.h"

static const struct choice person_sexes[] = {
	{SEX_MALE, "male", N_("male"), NULL},
	{SEX_FEMALE, "female", N_("female"), NULL},
	{0},
};

static const struct field person_fields[] = {
	FIELD(person, name, N_("Full name"), TEXT, .flags = FF_REQUIRED | FF_LIST | FF_PERSONAL,
		.max = 120, .help = N_("Full name of the citizen, or name of the organisation")),
	FIELD(person, birth_year, N_("Year of birth"), NUMBER, .flags = FF_LIST | FF_PERSONAL,
		.min = 1900, .max = 2199, .columns = 5, .help = N_("Four digits")),
	FIELD(person, sex, N_("Sex"), CHOICE, .flags = FF_PERSONAL, .choices = person_sexes,
		.columns = 6, .help = N_("Male or female")),
	FIELD(person, id_number, N_("Identity number"), TEXT, .flags = FF_MASKED | FF_PERSONAL,
		.max = 20,
		.help = N_("Citizen identity number (12 digits), older card (9) or passport")),
	FIELD(person, address, N_("Address"), TEXT, .flags = FF_PERSONAL, .columns = 20,
		.help = N_("House, hamlet, commune")),
	FIELD(person, hamlet, N_("Hamlet"), REF, .flags = FF_LIST | FF_PERSONAL,
		.ref = &entity_unit, .columns = 12, .help = N_("Hamlet or residential group")),
	FIELD(person, phone, N_("Telephone"), TEXT, .flags = FF_MASKED | FF_LIST | FF_PERSONAL,
		.max = 30, .columns = 13, .help = N_("Telephone number")),
	FIELD(person, note, N_("Note"), NOTE, .flags = FF_PERSONAL, .help = N_("Remarks")),
	FIELD(person, initials, N_("Initials"), TEXT, .flags = FF_FIXED | FF_HIDDEN,
		.help = N_("First letters of the name without accents: nvt")),
	FIELD(person, fold, N_("Folded name"), TEXT, .flags = FF_FIXED | FF_HIDDEN,
		.help = N_("Name without accents, for the picker")),
};

/* Digits among the characters allowed beside them; -1 where another character occurs. */
static int count_digits(const char *text, const char *allowed)
{
	int digits = 0;

	for (; *text; text++)
		if (*text >= '0' && *text <= '9')
			digits++;
		else if (!strchr(allowed, *text))
			return -1;
	return digits;
}

static bool person_check(struct desk *desk, const void *before, void *record, struct error *err)
{
	struct person *person = record;
	const char *id_number = person->id_number ? person->id_number : "";
	const char *phone = person->phone ? person->phone : "";
	int digits;

	(void)desk;
	(void)before;
	if (person->birth_year > date_year(date_today()))
		return check_fault(&entity_person, "birth_year", err, _("is still to come"));
	/* Identity card 12 digits, the older card 9; passports and foreign papers have letters. */
	digits = count_digits(id_number, "");
	if (*id_number && digits >= 0 && digits != 9 && digits != 12)
		return check_fault(&entity_person, "id_number", err,
			_("must have 12 digits (or 9, the older card)"));
	if (count_digits(id_number, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-/") < 0)
		return check_fault(&entity_person, "id_number", err, _("only letters and digits"));
	digits = count_digits(phone, " .-+()");
	if (*phone && (digits < 3 || digits > 15)) /* three: an office's extension */
		return check_fault(&entity_person, "phone", err, _("must have 3 to 15 digits"));
	char *fold = text_fold(person->name);
	field_set_string(entity_field(&entity_person, "fold"), person, fold);
	free(fold);
	char *initials = text_initials(person->name);
	field_set_string(entity_field(&entity_person, "initials"), person, initials);
	free(initials);
	return true;
}

const struct entity entity_person = {
	.name = "person",
	.table = "person",
	.label = N_("citizen"),
	.plural = N_("citizens"),
	.prefix = "NG",
	.numbering = NUM_ID,
	.size = sizeof(struct person),
	.fields = person_fields,
	.field_count = COUNT(person_fields),
	.title = &person_fields[0],
	.sort = &person_fields[COUNT(person_fields) - 1],
	.check = person_check,
};
