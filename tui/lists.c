/*
 * What the plain lists show: one row an entity, joined to the field tables by key. Lists with
 * more to them (cases, conferences) have their own in tui/views.
 */
#include <stddef.h>

#include "base/locale.h"
#include "domain/records.h"
#include "tui/listview.h"
#include "tui/views/intake.h"

#define COLUMNS(table) .columns = (table), .column_count = sizeof(table) / sizeof *(table)

/* Width negative: takes what is left. Larger `drop` leaves first. */
static const struct list_column petition_columns[] = {
	{.key = "code", .label = N_("Code"), .columns = 11},
	{.key = "received_on", .label = N_("Received"), .columns = 10, .drop = 2},
	{.key = "kind", .columns = 9, .drop = 3},
	{.key = "summary", .columns = -19},
	{.key = "person", .columns = 16, .drop = 1},
	{.key = "handling", .columns = 12},
	{.key = "casefile", .columns = 12, .drop = 4},
};
static const struct list_column reception_columns[] = {
	{.key = "code", .label = N_("Code"), .columns = 12},
	{.key = "received_on", .label = N_("Day"), .columns = 10},
	{.key = "kind", .columns = 12, .drop = 3},
	{.key = "person", .columns = 16, .drop = 1},
	{.key = "content", .columns = -18},
	{.key = "received_by", .columns = 9, .drop = 2},
};
static const struct list_column reception_day_columns[] = {
	{.key = "day", .columns = 10},
	{.key = "host", .columns = -20},
	{.key = "kind", .columns = 14, .drop = 3},
	{.key = "posted_on", .columns = 12, .drop = 1},
	{.key = "held", .columns = 12, .drop = 2},
};
static const struct list_column clock_columns[] = {
	{.key = "rule", .columns = -22},
	{.key = "casefile", .columns = 12},
	{.key = "started_on", .columns = 10, .drop = 2},
	{.key = "due_on", .label = N_("Due"), .columns = 10},
	{.key = "state", .columns = 12, .drop = 1},
};
static const struct list_column commitment_columns[] = {
	{.key = "code", .label = N_("Code"), .columns = 11},
	{.key = "text", .columns = -20},
	{.key = "owner", .label = N_("Owner"), .columns = 9, .drop = 1},
	{.key = "due_on", .label = N_("Due"), .columns = 10},
	{.key = "done_on", .label = N_("Kept"), .columns = 10, .drop = 2},
};
static const struct list_column document_columns[] = {
	{.key = "number", .label = N_("No."), .columns = 5},
	{.key = "symbol", .columns = 10, .drop = 2},
	{.key = "kind", .columns = 12, .drop = 3},
	{.key = "issued_on", .label = N_("Issued"), .columns = 10},
	{.key = "subject", .columns = -24},
	{.key = "direction", .columns = 5, .drop = 1},
};
static const struct list_column person_columns[] = {
	{.key = "code", .label = N_("Code"), .columns = 8},
	{.key = "name", .columns = -22},
	{.key = "birth_year", .label = N_("Born"), .columns = 5, .drop = 1},
	{.key = "sex", .label = N_("Sex"), .columns = 4, .drop = 4},
	{.key = "hamlet", .columns = 12},
	{.key = "address", .columns = 18, .drop = 2},
	{.key = "phone", .columns = 13, .drop = 3},
};
static const struct list_column unit_columns[] = {
	{.key = "code", .columns = 8},
	{.key = "name", .columns = -20},
	{.key = "kind", .columns = 16, .drop = 1},
	{.key = "parent", .columns = 18, .drop = 2},
};
static const struct list_column staff_columns[] = {
	{.key = "login", .columns = 10},
	{.key = "name", .columns = -20},
	{.key = "initials", .columns = 10, .drop = 2},
	{.key = "title", .columns = 20, .drop = 3},
	{.key = "role", .columns = 14, .drop = 1},
};
static const struct list_column holiday_columns[] = {
	{.key = "day", .columns = 10},
	{.key = "kind", .columns = 22},
	{.key = "name", .columns = -16},
	{.key = "confirmed", .columns = 12, .drop = 1},
};

static const struct list_column absence_columns[] = {
	{.key = "staff", .columns = 12},
	{.key = "deputy", .columns = 12},
	{.key = "away_from", .columns = 10},
	{.key = "back_on", .columns = 10},
	{.key = "reason", .columns = -16, .drop = 1},
};

static const struct list_spec specs[] = {
	{.entity = &entity_petition,
		.title = N_("Petitions"),
		COLUMNS(petition_columns),
		.added = intake_offer},
	{.entity = &entity_reception, .title = N_("Receptions"), COLUMNS(reception_columns)},
	{.entity = &entity_reception_day,
		.title = N_("Days of reception"),
		COLUMNS(reception_day_columns)},
	{.entity = &entity_commitment, .title = N_("Commitments"), COLUMNS(commitment_columns)},
	{.entity = &entity_document, .title = N_("Documents"), COLUMNS(document_columns)},
	{.entity = &entity_person, .title = N_("Citizens"), COLUMNS(person_columns)},
	{.entity = &entity_unit, .title = N_("Units"), COLUMNS(unit_columns)},
	{.entity = &entity_staff, .title = N_("Staff"), COLUMNS(staff_columns)},
	{.entity = &entity_holiday, .title = N_("Holidays"), COLUMNS(holiday_columns)},
	{.entity = &entity_casefile, .title = N_("Cases")},
	{.entity = &entity_conference, .title = N_("Conferences")},
	{.entity = &entity_attendance, .title = N_("Attendance")},
	{.entity = &entity_resolution, .title = N_("Resolutions")},
	{.entity = &entity_attachment, .title = N_("Attachments"), .fixed = true},
	{.entity = &entity_clock,
		.title = N_("Time limits"),
		COLUMNS(clock_columns),
		.fixed = true},
	{.entity = &entity_absence, .title = N_("Absences"), COLUMNS(absence_columns)},
	{.entity = &entity_abbreviation, .title = N_("Abbreviations")},
	{.entity = &entity_speaker, .title = N_("Registered speakers")},
	{.entity = &entity_saved_view, .title = N_("Saved views")},
	{.entity = &entity_enforcement, .title = N_("Enforcement")},
	{.entity = &entity_opening_balance, .title = N_("Opening balances")},
	{.entity = &entity_report, .title = N_("Frozen reports"), .fixed = true},
	{.entity = &entity_sentence, .title = N_("Sentences of reports")},
};

const struct list_spec *list_spec_of(const struct entity *entity)
{
	for (size_t i = 0; i < sizeof specs / sizeof specs[0]; i++) {
		if (specs[i].entity == entity)
			return &specs[i];
	}
	die("no list for the entity %s", entity->name);
}
