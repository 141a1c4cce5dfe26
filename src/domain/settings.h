/*
 * Settings files (libconfig), read only: the system's, then the user's. What the screens change is
 * kept in the database.
 */
#ifndef DOMAIN_SETTINGS_H
#define DOMAIN_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* A key of the screens that is to be another one; tui/keybind.c knows what the names mean. */
struct settings_key {
	char *context, *action, *key;
	char *file; /* where it says so */
	unsigned line;
};

struct settings {
	char *language; /* "vi" or "en"; NULL = by locale */
	char *user; /* login; NULL = system account */
	char *theme; /* one of settings_themes; NULL = dark. A choice on the screen goes over it */
	char *input; /* "off" "telex" "vni": how text is typed at first; NULL = off */
	char *input_tones; /* "old" (hòa) "modern" (hoà); NULL = old */
	bool input_w; /* Telex: a lone w is ư */
	char *key_profile; /* "default" "vi"; NULL = default */
	struct settings_key *keys;
	size_t key_count;
	char *unit; /* code of this office's unit */
	char *office; /* Ủy ban nhân dân xã Tân Lập */
	char *superior; /* Ủy ban nhân dân tỉnh … */
	char *place; /* place name for dates: Tân Lập */
	char *signer; /* name */
	char *signer_title; /* CHỦ TỊCH */
	char *backup_folder;
	int month_start; /* first day of the reporting month, 1..28; default 15 */
	bool remote_area; /* default of case.remote */
	/* The office's own limits, over the count of the rules (rules_apply_settings); 0 = as there. */
	int opinion_days; /* opinion.answer, working days */
	int feedback_days; /* feedback.settle, working days */
	int mediation_days; /* mediation.settle and mediation.land, days */
	int soon_days; /* working days that count as "due soon"; default 3 */
	int survey_days; /* days from an answer to asking whether it satisfies; 0 = never; default 7 */
	bool mouse; /* clicks and the wheel work from the start; F12 changes it */
	/* Steps of the layout. */
	int pane_columns; /* from here on the preview stands at the right; default 100 */
	int timeline_columns; /* from here on the timeline stands there too; default 140 */
	int airy_rows; /* from here on there are blank lines between groups; default 30 */
	int on_time_target; /* percent marked in the chart of what was answered in time; 0 = none */
};

/* Names of the themes, NULL at the end. */
extern const char *const settings_themes[];

/**
 * Defaults, then /etc/doithoai/doithoai.conf, then $XDG_CONFIG_HOME/doithoai/doithoai.conf
 * (DOITHOAI_CONFIG names one file instead of both).
 * @param out untouched on failure
 * @param err INVALID names file, line and setting; NOT_FOUND or IO where a file cannot be read
 */
bool settings_read(struct settings *out, struct error *err);
void settings_clear(struct settings *settings);

#endif
