/*
 * Settings files (libconfig), read only: the system's, then the user's. What the screens change is
 * kept in the database.
 */
#ifndef DOMAIN_SETTINGS_H
#define DOMAIN_SETTINGS_H

#include <stdbool.h>

#include "base/error.h"

struct settings {
	char *language; /* "vi" or "en"; NULL = by locale */
	char *user; /* login; NULL = system account */
	char *theme; /* "dark" "light" "mono"; NULL = dark */
	char *unit; /* code of this office's unit */
	char *office; /* Ủy ban nhân dân xã Tân Lập */
	char *superior; /* Ủy ban nhân dân tỉnh … */
	char *place; /* place name for dates: Tân Lập */
	char *signer; /* name */
	char *signer_title; /* CHỦ TỊCH */
	char *backup_folder;
	int month_start; /* first day of the reporting month, 1..28; default 15 */
	bool remote_area; /* default of case.remote */
	/*
	 * The office's own limits until the law stands in rules/: working days, or days where the
	 * name says so.
	 */
	int opinion_days; /* working days to answer an opinion; default 15, local setting */
	/* working days to answer feedback; default 15, local setting (no statutory limit found) */
	int feedback_days;
	/* calendar days; default 30: LKN art. 28 counts from acceptance, which a later issue brings */
	int complaint_days;
	int denunciation_days; /* calendar days; default 30: LTC art. 30, from acceptance */
	int mediation_days; /* calendar days; default 30, local setting */
	int soon_days; /* working days that count as "due soon"; default 3 */
};

/**
 * Defaults, then /etc/doithoai/doithoai.conf, then $XDG_CONFIG_HOME/doithoai/doithoai.conf
 * (DOITHOAI_CONFIG names one file instead of both).
 * @param out untouched on failure
 * @param err INVALID names file, line and setting; NOT_FOUND or IO where a file cannot be read
 */
bool settings_read(struct settings *out, struct error *err);
void settings_clear(struct settings *settings);

#endif
