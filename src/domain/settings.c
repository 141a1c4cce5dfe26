/*
 * Settings files. One table row per setting gives name, type, limits and default; a file may hold
 * nothing else, so that a mistyped name is told and not ignored.
 */
#include "domain/settings.h"

#include <ctype.h>
#include <errno.h>
#include <libconfig.h>
#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/locale.h"
#include "base/text.h"
#include "base/viettype.h"

enum setting_type { SETTING_TEXT, SETTING_NUMBER, SETTING_BOOL, SETTING_KEYS };

struct setting_row {
	const char *name;
	enum setting_type type;
	size_t offset;
	int min, max, value; /* numbers: range and default */
	const char *const *words; /* texts: the words accepted, NULL = any */
};

static const char *const languages[] = {"vi", "en", NULL};
const char *const settings_themes[] = {"dark", "light", "colour-blind", "mono", NULL};

static const char *const key_profiles[] = {"default", "vi", NULL};
static const char *const tone_hands[] = {"old", "modern", NULL};

#define TEXT(member, ...)                                                                          \
	{                                                                                          \
#member, SETTING_TEXT, offsetof(struct settings, member), __VA_ARGS__              \
	}
#define NUMBER(member, least, most, preset)                                                        \
	{                                                                                          \
#member, SETTING_NUMBER, offsetof(struct settings, member), least, most, preset,   \
			NULL                                                                       \
	}
#define BOOL(member)                                                                               \
	{                                                                                          \
#member, SETTING_BOOL, offsetof(struct settings, member), 0, 0, 0, NULL            \
	}

static const struct setting_row setting_rows[] = {
	TEXT(language, .words = languages),
	TEXT(user, .words = NULL),
	TEXT(theme, .words = settings_themes),
	TEXT(input, .words = viettype_names),
	TEXT(input_tones, .words = tone_hands),
	BOOL(input_w),
	TEXT(key_profile, .words = key_profiles),
	{"keys", SETTING_KEYS, offsetof(struct settings, keys), 0, 0, 0, NULL},
	TEXT(unit, .words = NULL),
	TEXT(office, .words = NULL),
	TEXT(superior, .words = NULL),
	TEXT(place, .words = NULL),
	TEXT(signer, .words = NULL),
	TEXT(signer_title, .words = NULL),
	TEXT(backup_folder, .words = NULL),
	NUMBER(month_start, 1, 28, 15),
	BOOL(remote_area),
	NUMBER(opinion_days, 1, 365, 0),
	NUMBER(feedback_days, 1, 365, 0),
	NUMBER(mediation_days, 1, 365, 0),
	NUMBER(soon_days, 0, 30, 3),
	NUMBER(survey_days, 0, 90, 7),
	BOOL(mouse),
	NUMBER(pane_columns, 60, 400, 100),
	NUMBER(timeline_columns, 60, 400, 140),
	NUMBER(airy_rows, 18, 200, 30),
	NUMBER(on_time_target, 1, 100, 0),
};

#define ROWS (sizeof(setting_rows) / sizeof(setting_rows)[0])

static void *member_of(struct settings *settings, const struct setting_row *row)
{
	return (char *)settings + row->offset;
}

static bool fault(
	struct error *err, const config_setting_t *setting, const char *path, const char *why)
{
	const char *file = config_setting_source_file(setting);

	return error_set(err, ERR_INVALID, _("%s, line %u: setting %s: %s"), file ? file : path,
		config_setting_source_line(setting), config_setting_name(setting), why);
}

static const char *fault_number(char out[160], const struct setting_row *row)
{
	snprintf(out, 160, _("a whole number from %d to %d is wanted, on the line of its name"),
		row->min, row->max);
	return out;
}

/*
 * libconfig wraps integers silently (4294967311 is read as 15), so a number counts only if its
 * digits stand on its line.
 */
static bool stands_on_line(const config_setting_t *setting, const char *path, int value)
{
	const char *file = config_setting_source_file(setting);
	FILE *stream = fopen(file ? file : path, "re");
	char digits[16], *line = NULL;
	size_t room = 0;
	bool found = false;

	if (!stream)
		return false;
	const size_t count = (size_t)snprintf(digits, sizeof digits, "%d", value);
	for (unsigned n = config_setting_source_line(setting);
		n && getline(&line, &room, stream) >= 0; n--)
		if (n == 1)
			for (const char *at = line; (at = strstr(at, digits)) && !found; at++)
				found = !isalnum((unsigned char)at[count]) &&
					(at == line || !isalnum((unsigned char)at[-1]));
	free(line);
	fclose(stream);
	return found;
}

static bool read_text(const struct setting_row *row, const config_setting_t *setting,
	const char *path, struct settings *out, struct error *err)
{
	char **member = member_of(out, row);
	const char *text = config_setting_get_string(setting);
	struct error inner = {0};
	char *clean;

	if (!text)
		return fault(err, setting, path, _("a text in \"quotes\" is wanted"));
	if (!text_clean(&clean, text, strlen(text), false, &inner))
		return fault(err, setting, path, inner.text);
	for (size_t i = 0; row->words && strcmp(row->words[i], clean) != 0; i++) {
		if (row->words[i + 1])
			continue;
		struct buf why = {0};
		buf_puts(&why, _("accepted:"));
		for (size_t k = 0; row->words[k]; k++)
			buf_printf(&why, " \"%s\"", row->words[k]);
		fault(err, setting, path, buf_text(&why));
		buf_clear(&why);
		free(clean);
		return false;
	}
	free(*member);
	*member = clean;
	return true;
}

static void drop_keys(struct settings *settings)
{
	while (settings->key_count) {
		struct settings_key *key = &settings->keys[--settings->key_count];

		free(key->context);
		free(key->action);
		free(key->key);
		free(key->file);
	}
	free(settings->keys);
	settings->keys = NULL;
}

/* One member of one key: a text. */
static bool read_key_member(const config_setting_t *member, struct settings_key *key)
{
	const char *name = config_setting_name(member), *text = config_setting_get_string(member);
	char **place = !strcmp(name, "context") ? &key->context
		: !strcmp(name, "action")	? &key->action
		: !strcmp(name, "key")		? &key->key
						: NULL;

	if (!place || !text)
		return false;
	free(*place);
	*place = xstrdup(text);
	return true;
}

/* The keys of a later file take the place of those of an earlier one. */
static bool read_keys(
	const config_setting_t *setting, const char *path, struct settings *out, struct error *err)
{
	int count = config_setting_length(setting);

	drop_keys(out);
	if (config_setting_type(setting) != CONFIG_TYPE_LIST)
		return fault(err, setting, path, _("a list ( { … }, { … } ) is wanted"));
	out->keys = xcalloc((size_t)count + 1, sizeof *out->keys);
	for (int i = 0; i < count; i++) {
		const config_setting_t *row = config_setting_get_elem(setting, (unsigned)i);
		struct settings_key *key = &out->keys[out->key_count++];
		const char *file = config_setting_source_file(row);
		bool good = config_setting_is_group(row);

		key->file = xstrdup(file ? file : path);
		key->line = config_setting_source_line(row);
		for (int k = 0; good && k < config_setting_length(row); k++)
			good = read_key_member(config_setting_get_elem(row, (unsigned)k), key);
		if (!good || !key->context || !key->action || !key->key)
			return error_set(err, ERR_INVALID,
				_("%s, line %u: setting keys: each entry is { context = \"…\"; "
				  "action = \"…\"; key = \"…\"; }"),
				key->file, key->line);
	}
	return true;
}

static bool read_one(
	const config_setting_t *setting, const char *path, struct settings *out, struct error *err)
{
	const struct setting_row *row = NULL;
	char why[160];

	for (size_t i = 0; i < ROWS && !row; i++)
		if (strcmp(setting_rows[i].name, config_setting_name(setting)) == 0)
			row = &setting_rows[i];
	if (!row)
		return fault(err, setting, path, _("there is no such setting"));
	if (row->type == SETTING_TEXT)
		return read_text(row, setting, path, out, err);
	if (row->type == SETTING_KEYS)
		return read_keys(setting, path, out, err);
	if (row->type == SETTING_BOOL) {
		if (config_setting_type(setting) != CONFIG_TYPE_BOOL)
			return fault(err, setting, path, _("true or false is wanted"));
		*(bool *)member_of(out, row) = config_setting_get_bool(setting);
		return true;
	}
	const int value = config_setting_get_int(setting);
	if (config_setting_type(setting) != CONFIG_TYPE_INT || value < row->min ||
		value > row->max || !stands_on_line(setting, path, value))
		return fault(err, setting, path, fault_number(why, row));
	*(int *)member_of(out, row) = value;
	return true;
}

/* Take over what one file says. @p must: a missing file is an error. */
static bool read_file(const char *path, bool must, struct settings *out, struct error *err)
{
	config_t config;
	bool ok = false;

	FILE *stream = fopen(path, "re");
	if (!stream) {
		if (errno == ENOENT && !must)
			return true;
		return error_set(err, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO,
			_("the settings file %s cannot be read: %s"), path, strerror(errno));
	}
	config_init(&config);
	char *folder = xstrdup(path);
	char *slash = strrchr(folder, '/');
	if (slash) {
		*slash = '\0';
		config_set_include_dir(&config, *folder ? folder : "/");
	}
	if (config_read(&config, stream) != CONFIG_TRUE) {
		const char *file = config_error_file(&config);
		error_set(err, ERR_INVALID, _("%s, line %d: %s"), file ? file : path,
			config_error_line(&config), config_error_text(&config));
		goto out;
	}
	const config_setting_t *root = config_root_setting(&config);
	for (int i = 0; i < config_setting_length(root); i++)
		if (!read_one(config_setting_get_elem(root, (unsigned)i), path, out, err))
			goto out;
	ok = true;
out:
	config_destroy(&config);
	free(folder);
	fclose(stream);
	return ok;
}

bool settings_read(struct settings *out, struct error *err)
{
	const char *only = getenv("DOITHOAI_CONFIG");
	const char *config_home = getenv("XDG_CONFIG_HOME");
	const char *home = getenv("HOME");
	struct settings fresh = {0};
	struct buf path = {0};
	bool ok = true;

	for (size_t i = 0; i < ROWS; i++)
		if (setting_rows[i].type == SETTING_NUMBER)
			*(int *)member_of(&fresh, &setting_rows[i]) = setting_rows[i].value;
	if (only && *only) {
		ok = read_file(only, true, &fresh, err);
	} else {
		ok = read_file(SYSCONFDIR "/doithoai/doithoai.conf", false, &fresh, err);
		/* The XDG rules: a relative path is not valid and is to be ignored. */
		if (config_home && *config_home == '/')
			buf_puts(&path, config_home);
		else if (home && *home)
			buf_printf(&path, "%s/.config", home);
		if (path.len) {
			buf_puts(&path, "/doithoai/doithoai.conf");
			ok = ok && read_file(buf_text(&path), false, &fresh, err);
		}
	}
	buf_clear(&path);
	if (!ok) {
		settings_clear(&fresh);
		return false;
	}
	*out = fresh;
	return true;
}

void settings_clear(struct settings *settings)
{
	if (!settings)
		return;
	drop_keys(settings);
	for (size_t i = 0; i < ROWS; i++)
		if (setting_rows[i].type == SETTING_TEXT) {
			char **text = member_of(settings, &setting_rows[i]);
			free(*text);
			*text = NULL;
		}
}
