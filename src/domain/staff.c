/* Who works in the office, and what each may do. */
#include <stdlib.h>
#include <string.h>

#include "domain/table.h"

static const struct choice staff_roles[] = {
	{ROLE_CLERK, "clerk", N_("clerk"), NULL}, /* receives and registers */
	{ROLE_OFFICER, "officer", N_("officer"), NULL}, /* handles the cases assigned to them */
	{ROLE_LEADER, "leader", N_("leader"), NULL}, /* assigns, signs, reads restricted cases */
	{ROLE_ADMIN, "admin", N_("administrator"), NULL}, /* the same, and keeps staff and units */
	{ROLE_AUDITOR, "auditor", N_("auditor"), NULL}, /* reads, never writes */
	{0},
};

static const struct field staff_fields[] = {
	FIELD(staff, login, N_("Login"), TEXT, .flags = FF_REQUIRED | FF_LIST, .max = 32,
		.columns = 10, .help = N_("Account name: small letters, digits, - . _")),
	FIELD(staff, name, N_("Full name"), TEXT, .flags = FF_REQUIRED | FF_LIST, .max = 120,
		.help = N_("Family name, middle name, given name")),
	FIELD(staff, initials, N_("Short name"), TEXT, .flags = FF_LIST, .max = 20, .columns = 10,
		.help = N_("Short form for lists (Lan VP); the given name if left empty")),
	FIELD(staff, title, N_("Office held"), TEXT, .flags = FF_LIST, .max = 120, .columns = 20,
		.help = N_("Office held: chair of the People's Committee")),
	FIELD(staff, unit, N_("Section"), REF, .ref = &entity_unit,
		.help = N_("Section where this person works")),
	FIELD(staff, role, N_("Role"), CHOICE, .flags = FF_REQUIRED | FF_LIST,
		.choices = staff_roles, .columns = 14,
		.help = N_("What this person may do in the program")),
	FIELD(staff, phone, N_("Telephone"), TEXT, .max = 30, .help = N_("Telephone at work")),
	FIELD(staff, active, N_("Works here"), BOOL, .preset = 1,
		.help = N_("No = left the office; keeps the history")),
};

bool staff_login_is_valid(const char *login)
{
	return *login && strspn(login, "abcdefghijklmnopqrstuvwxyz0123456789._-") == strlen(login);
}

static bool staff_check(struct desk *desk, const void *before, void *record, struct error *err)
{
	struct staff *staff = record;

	(void)desk;
	(void)before;
	if (!staff_login_is_valid(staff->login))
		return check_fault(&entity_staff, "login", err,
			_("only small letters a-z, digits, and - . _"));
	if (!staff->initials || !*staff->initials) {
		const char *given = strrchr(staff->name, ' ');
		field_set_string(entity_field(&entity_staff, "initials"), staff,
			given ? given + 1 : staff->name);
	}
	return true;
}

const struct entity entity_staff = {
	.name = "staff",
	.table = "staff",
	.label = N_("staff member"),
	.plural = N_("staff"),
	.numbering = NUM_KEY,
	.size = sizeof(struct staff),
	.fields = staff_fields,
	.field_count = COUNT(staff_fields),
	.key = &staff_fields[0],
	.title = &staff_fields[1],
	.sort = &staff_fields[0],
	.check = staff_check,
};
