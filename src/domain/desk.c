/*
 * Opening the desk for a person, and grouping acts. Reading and writing records stand in the other
 * files desk_*.c.
 */
#include "domain/desk.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/locale.h"
#include "domain/absence.h"
#include "domain/choices.h"
#include "domain/desk_inside.h"
#include "domain/journal.h"
#include "domain/rules.h"

char *desk_account(const struct settings *settings)
{
	const char *login = getenv("DOITHOAI_USER");

	if (login && *login)
		return xstrdup(login);
	if (settings->user && *settings->user)
		return xstrdup(settings->user);
	const struct passwd *account = getpwuid(geteuid());
	return xstrdup(account ? account->pw_name : "-");
}

/*
 * Who acts: a member of the staff; anybody is the administrator of an office that has no staff yet.
 */
static bool find_person(struct desk *desk, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_STAFF_BY_LOGIN);
	char *login = desk_account(&desk->settings);
	bool row, ok = false;

	bind_text(st, 1, login);
	if (!statement_step(desk->store, st, &row, err))
		goto out;
	if (row) {
		desk->staff = column_integer(st, 0);
		desk->role = column_integer(st, 1);
		desk->login = xstrdup(column_text(st, 2));
		statement_reset(st);
		ok = true;
		goto out;
	}
	st = store_statement(desk->store, SQL_STAFF_ANY);
	if (!statement_step(desk->store, st, &row, err))
		goto out;
	statement_reset(st);
	if (row) {
		error_set(err, ERR_DENIED,
			_("%s is not in the staff list, or has left: have an administrator add "
			  "this login, "
			  "or set DOITHOAI_USER to yours"),
			login);
		goto out;
	}
	desk->role = ROLE_ADMIN;
	desk->login = xstrdup("-");
	ok = true;
out:
	free(login);
	return ok;
}

bool desk_open(struct desk **out, const char *path, enum store_mode mode, struct error *err)
{
	struct desk *desk = xcalloc(1, sizeof *desk);

	desk->names = names_new();
	if (!settings_read(&desk->settings, err) || !rules_read(&desk->rules, NULL, err) ||
		!store_open(&desk->store, path, mode, err) || !find_person(desk, err)) {
		desk_close(desk);
		return false;
	}
	rules_apply_settings(desk->rules, &desk->settings);
	choices_take(desk->rules);
	*out = desk;
	return true;
}

void desk_close(struct desk *desk)
{
	if (!desk)
		return;
	store_close(desk->store);
	settings_clear(&desk->settings);
	rules_free(desk->rules);
	names_free(desk->names);
	absence_forget(desk);
	desk_forget_calendar(desk);
	free(desk->login);
	free(desk);
}

void desk_new(const struct desk *desk, const struct entity *entity, void *record)
{
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		if (field->preset)
			field_set_integer(field, record,
				field->type->storage == STORE_DATE ? date_today() : field->preset);
	}
	if (entity == &entity_casefile)
		((struct casefile *)record)->remote = desk->settings.remote_area;
}

bool desk_changed_elsewhere(struct desk *desk)
{
	if (!store_changed_elsewhere(desk->store))
		return false;
	names_forget(desk->names);
	absence_forget(desk);
	desk_forget_calendar(desk);
	return true;
}

bool desk_may_write(const struct desk *desk, struct error *err)
{
	if (desk->role != ROLE_AUDITOR)
		return true;
	return error_set(err, ERR_DENIED, _("auditors read and do not write"));
}

bool desk_begin(struct desk *desk, struct error *err)
{
	if (!desk_may_write(desk, err))
		return false;
	if (desk->depth && desk->spoiled)
		return error_set(err, ERR_DENIED,
			_("an act of this group has failed: nothing of it is kept"));
	if (!store_begin(desk->store, err))
		return false;
	if (desk->depth++ == 0)
		desk->spoiled = false;
	return true;
}

bool desk_end(struct desk *desk, bool ok, struct error *err)
{
	if (desk->depth <= 0)
		die("a group is ended that was not begun");
	if (ok && desk->depth == 1 && !desk->spoiled)
		ok = desk_recount(desk, true, err);
	desk->depth--;
	const bool late = ok && desk->spoiled;
	if (late)
		error_set(err, ERR_DENIED,
			_("an act of this group has failed: nothing of it is kept"));
	if (!ok || late || !store_commit(desk->store, err)) {
		desk->spoiled = true;
		names_forget(desk->names);
		absence_forget(desk);
		desk_forget_calendar(desk);
		store_rollback(desk->store);
	}
	if (desk->depth == 0) {
		desk->tx = 0;
		desk->calendar_changed = false;
	}
	return !desk->spoiled;
}

bool desk_give_up(struct desk *desk, bool wrote)
{
	struct error ignored;

	/*
	 * Nothing written: a commit of nothing keeps the group around it; its own failure would
	 * tell nothing new.
	 */
	desk_end(desk, !wrote && desk->depth > 1, &ignored);
	return false;
}

void *record_new(const struct entity *entity)
{
	return xcalloc(1, entity->size);
}

void record_drop(const struct entity *entity, void *record)
{
	if (!record)
		return;
	record_clear(entity, record);
	free(record);
}
