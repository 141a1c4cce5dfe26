/* From the words of the command line to the exit status, and the steps that commands share. */
#include "cli/cli.h"

#include <errno.h>
#include <pwd.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/locale.h"
#include "domain/choices.h"

const struct command *const commands[] = {
	&command_init,
	&command_add,
	&command_show,
	&command_list,
	&command_set,
	&command_do,
	&command_intake,
	&command_search,
	&command_due,
	&command_calendar,
	&command_deadline,
	&command_import,
	&command_export,
	&command_report,
	&command_minutes,
	&command_letter,
	&command_rules,
	&command_journal,
	&command_verify,
	&command_backup,
	&command_restore,
	&command_staff,
	&command_demo,
	&command_completion,
	NULL,
};

/* ---- messages ---- */

static bool progress_shown;

void cli_progress_end(void)
{
	if (progress_shown)
		fputs("\r\033[K", stderr);
	progress_shown = false;
}

static volatile sig_atomic_t interrupted;

static void interrupt(int number)
{
	(void)number;
	interrupted = 1;
}

void cli_interruptible(bool on)
{
	static struct sigaction before;
	struct sigaction action = {.sa_handler = interrupt, .sa_flags = SA_RESTART};

	interrupted = 0;
	sigemptyset(&action.sa_mask);
	if (on)
		sigaction(SIGINT, &action, &before);
	else
		sigaction(SIGINT, &before, NULL);
}

bool cli_progress(void *arg, int64_t done, int64_t total)
{
	(void)arg;
	if (interrupted)
		return false;
	if (!isatty(STDERR_FILENO))
		return true;
	if (total > 0)
		fprintf(stderr, "\r%lld / %lld (%d %%)", (long long)done, (long long)total,
			(int)(done * 100 / total));
	else
		fprintf(stderr, "\r%lld", (long long)done);
	progress_shown = true;
	return true;
}

void cli_say(const char *format, ...)
{
	va_list args;

	cli_progress_end();
	fputs("doithoai: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	putc('\n', stderr);
}

/* ---- steps ---- */

/* A file in this person's folder of data, the caller's to free; NULL where there is no such folder. */
static char *own_file(const char *name)
{
	const char *data = getenv("XDG_DATA_HOME");
	const char *home = getenv("HOME");
	struct buf path = {0};

	/* The XDG specification: relative paths are to be ignored. */
	if (data && *data == '/')
		buf_printf(&path, "%s/doithoai/%s", data, name);
	else if (home && *home)
		buf_printf(&path, "%s/.local/share/doithoai/%s", home, name);
	else
		return NULL;
	return buf_steal(&path);
}

char *cli_database(const struct cli *cli, struct error *err)
{
	const char *path = cli->option[OPT_DB];

	if (!path)
		path = getenv("DOITHOAI_DB");
	if (path && *path)
		return xstrdup(path);
	char *own = own_file("doithoai.db");
	if (own)
		return own;
	error_set(err, ERR_USAGE,
		_("Where is the database? Say --db FILE, or set DOITHOAI_DB or HOME."));
	return NULL;
}

bool cli_open(const struct cli *cli, struct desk **out, enum store_mode mode, struct error *err)
{
	char *path = cli_database(cli, err);

	if (!path)
		return false;
	bool ok = desk_open(out, path, mode, err);
	if (!ok && err->code == ERR_NOT_FOUND && mode != STORE_CREATE)
		error_set(err, ERR_NOT_FOUND,
			_("There is no database at %s. \"doithoai init\" makes one, \"doithoai "
			  "demo\" shows a sample."),
			path);
	free(path);
	return ok;
}

/* Whether a blank-separated list holds a word. */
static bool has_word(const char *list, const char *word)
{
	size_t length = strlen(word);

	while (length && (list = strstr(list, word))) {
		if (!list[length] || list[length] == ' ')
			return true;
		list += length;
	}
	return false;
}

bool cli_format(const struct cli *cli, enum format *out, struct error *err)
{
	const char *known = cli->command->formats;
	const char *word = cli->option[OPT_FORMAT];
	char first[16];

	snprintf(first, sizeof(first), "%.*s", (int)strcspn(known, " "), known);
	if (!word)
		word = first;
	for (int i = 0; i < FORMAT_COUNT; i++) {
		if (strcmp(word, format_names[i]) || !has_word(known, word))
			continue;
		*out = (enum format)i;
		return true;
	}
	return error_set(err, ERR_USAGE, _("No form “%s” here; there are: %s."), word, known);
}

bool cli_number(const struct cli *cli, enum option_id option, int least, int most, int fallback,
	int *out, struct error *err)
{
	const char *text = cli->option[option];
	char *end;

	if (!text) {
		*out = fallback;
		return true;
	}
	errno = 0;
	long value = strtol(text, &end, 10);
	if (errno || end == text || *end || value < least || value > most)
		return error_set(err, ERR_USAGE,
			_("--%s takes a whole number from %d to %d, not “%s”."),
			option_rows[option].name, least, most, text);
	*out = (int)value;
	return true;
}

bool cli_entity(const char *word, const struct entity **out, struct error *err)
{
	struct buf names = {0};
	const struct entity *entity = entity_find(word);

	if (entity) {
		*out = entity;
		return true;
	}
	for (size_t i = 0; entities[i]; i++)
		buf_printf(&names, "%s%s", i ? ", " : "", entities[i]->name);
	error_set(err, ERR_USAGE, _("No kind of record “%s”; there are: %s."), word,
		buf_text(&names));
	buf_clear(&names);
	return false;
}

bool cli_target(struct cli *cli, struct desk *desk, const struct entity **entity, int64_t *id,
	int *used, struct error *err)
{
	*entity = NULL;
	*used = 0;
	if (cli->count > 1 && !strchr(cli->words[1], '=') && entity_find(cli->words[0])) {
		*entity = entity_find(cli->words[0]);
		*used = 1;
	}
	return desk_find(desk, cli->words[(*used)++], entity, id, err);
}

bool cli_split(const char *word, char **key, const char **value, struct error *err)
{
	const char *equals = strchr(word, '=');

	if (!equals || equals == word)
		return error_set(err, ERR_USAGE, _("“%s” is not key=value."), word);
	*key = xstrndup(word, (size_t)(equals - word));
	*value = equals + 1;
	return true;
}

static bool assign(struct desk *desk, const struct entity *entity, void *record, const char *word,
	struct error *err)
{
	char *key;
	const char *value;

	if (!cli_split(word, &key, &value, err))
		return false;
	const struct field *field = entity_find_field(entity, key);
	bool ok = false;
	if (!field) {
		struct buf keys = {0};
		for (size_t i = 0; i < entity->field_count; i++)
			if (!(entity->fields[i].flags & (FF_FIXED | FF_HIDDEN)))
				buf_printf(
					&keys, "%s%s", keys.len ? ", " : "", entity->fields[i].key);
		error_set(err, ERR_USAGE, _("A %s has no field “%s”; there are: %s."),
			_(entity->label), key, buf_text(&keys));
		buf_clear(&keys);
	} else if (field->flags & FF_FIXED) {
		error_set_field(err, ERR_DENIED, field, _("%s: the program sets this itself."),
			_(field->label));
	} else {
		ok = desk_parse(desk, entity, field, record, value, err);
	}
	free(key);
	return ok;
}

bool cli_assign(struct desk *desk, const struct entity *entity, void *record, char **words,
	int count, struct error *err)
{
	for (int i = 0; i < count; i++)
		if (!assign(desk, entity, record, words[i], err))
			return false;
	return true;
}

char *cli_join(const struct cli *cli, int first)
{
	struct buf text = {0};

	if (first >= cli->count)
		return NULL;
	for (int i = first; i < cli->count; i++)
		buf_printf(&text, "%s%s", i > first ? " " : "", cli->words[i]);
	return buf_steal(&text);
}

bool cli_add(
	struct desk *desk, const struct entity *entity, char **words, int count, struct error *err)
{
	void *record = xcalloc(1, entity->size);
	struct buf code = {0};
	bool ok = false;

	desk_new(desk, entity, record);
	if (!desk_may_write(desk, err) || !cli_assign(desk, entity, record, words, count, err))
		goto out;
	if (entity == &entity_staff && !cli_keeps_admin(desk, NULL, record, err))
		goto out;
	if (!desk_add(desk, entity, record, err))
		goto out;
	record_code(entity, record, &code);
	puts(buf_text(&code));
	ok = true;
out:
	buf_clear(&code);
	record_clear(entity, record);
	free(record);
	return ok;
}

bool cli_set(struct desk *desk, const struct entity *entity, int64_t id, char **words, int count,
	struct error *err)
{
	void *before = xcalloc(1, entity->size);
	void *after = xcalloc(1, entity->size);
	bool ok = false;

	if (!desk_may_write(desk, err) || !desk_load(desk, entity, id, before, err))
		goto out;
	record_copy(entity, after, before);
	if (!cli_assign(desk, entity, after, words, count, err))
		goto out;
	if (entity == &entity_staff && !cli_keeps_admin(desk, before, after, err))
		goto out;
	ok = desk_save(desk, entity, before, after, "set", err);
out:
	record_clear(entity, before);
	record_clear(entity, after);
	free(before);
	free(after);
	return ok;
}

/* ---- the program ---- */

static bool check_theme(const char *name, struct error *err)
{
	struct buf names = {0};

	if (!name)
		return true;
	for (size_t i = 0; settings_themes[i]; i++)
		if (!strcmp(name, settings_themes[i]))
			return true;
	for (size_t i = 0; settings_themes[i]; i++)
		buf_printf(&names, "%s%s", i ? ", " : "", settings_themes[i]);
	error_set(err, ERR_USAGE, _("No theme “%s”; there are: %s."), name, buf_text(&names));
	buf_clear(&names);
	return false;
}

/* Options and number of arguments against the command's row. */
static bool fits(const struct cli *cli, struct error *err)
{
	const struct command *command = cli->command;

	for (int i = 0; i < OPT_COUNT; i++)
		if (cli->option[i] && !((command->options | OPTIONS_GLOBAL) & OPTION_BIT(i)))
			return error_set(err, ERR_USAGE,
				_("“%s” takes no --%s. See doithoai %s --help."), command->name,
				option_rows[i].name, command->name);
	if (cli->count < command->least || (command->most >= 0 && cli->count > command->most))
		return error_set(err, ERR_USAGE,
			_("Usage: doithoai %s %s. See doithoai %s --help."), command->name,
			command->arguments, command->name);
	return true;
}

bool cli_wants_screens(const struct cli *cli)
{
	return cli->option[OPT_LINEAR] || (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO));
}

/* How they shall look, by the options. */
static bool read_look(struct cli *cli, struct cli_look *wanted, struct error *err)
{
	*wanted = (struct cli_look){
		.theme = cli->option[OPT_THEME],
		.ascii = cli->option[OPT_ASCII],
		.learn = cli->option[OPT_LEARN] != NULL,
		.linear = cli->option[OPT_LINEAR] != NULL,
	};
	if (!cli->show)
		return error_set(err, ERR_USAGE,
			_("The screens are not part of this build. See doithoai --help."));
	return cli_number(cli, OPT_WIDTH, 20, 1000, 0, &wanted->width, err) &&
		locale_check_terminal(err);
}

bool cli_first_screens(
	struct cli *cli, struct desk *scratch, struct first_run *first, struct error *err)
{
	struct cli_look wanted;

	if (!read_look(cli, &wanted, err))
		return false;
	wanted.first = first;
	cli->status = cli->show(scratch, &wanted);
	return true;
}

bool cli_screens(struct cli *cli, struct desk *desk, enum cli_screens which, struct error *err)
{
	const char *drill = cli->option[OPT_PRACTICE];
	struct cli_look wanted;
	char *progress = NULL;

	if (!read_look(cli, &wanted, err))
		return false;
	wanted.sample = which == SCREENS_SAMPLE;
	wanted.fresh = which == SCREENS_FRESH;
	if (drill) {
		wanted.practice = -1;
		if (*drill &&
			!cli_number(cli, OPT_PRACTICE, 1, CLI_DRILLS, 0, &wanted.practice, err))
			return false;
		progress = own_file("practice");
		if (progress && !cli_make_folder(progress, err)) {
			free(progress);
			return false;
		}
		wanted.progress = progress;
	}
	cli->status = cli->show(desk, &wanted);
	free(progress);
	return true;
}

/* No command: the screens, or the month's summary where there is no terminal. */
static bool run_default(struct cli *cli, struct error *err)
{
	struct desk *desk = NULL;
	bool made = false, ok = true;

	for (int i = 0; i < OPT_COUNT; i++)
		if (cli->option[i] && !((OPTIONS_GLOBAL | OPTIONS_SCREENS) & OPTION_BIT(i)))
			return error_set(err, ERR_USAGE,
				_("--%s needs a command. See doithoai --help."),
				option_rows[i].name);
	if (cli->option[OPT_PRACTICE]) {
		cli->command = &command_demo;
		return command_demo.run(cli, err);
	}
	if (!cli_wants_screens(cli)) {
		cli->command = &command_report;
		return command_report.run(cli, err);
	}
	char *path = cli_database(cli, err);
	if (!path)
		return false;
	const bool none = access(path, F_OK) && errno == ENOENT;
	if (none)
		ok = cli_first_run(cli, path, &made, err);
	free(path);
	if (!ok || (none && !made))
		return ok;
	ok = cli_open(cli, &desk, STORE_OPEN, err) &&
		cli_screens(cli, desk, made ? SCREENS_FRESH : SCREENS_OFFICE, err);
	desk_close(desk);
	return ok;
}

static bool run(struct cli *cli, int argc, char **argv, struct error *err)
{
	if (!options_read(cli, argc, argv, err))
		return false;
	/* Help names the values of the rules, but is there without them. */
	if ((cli->option[OPT_MAN_COMMANDS] || cli->option[OPT_HELP]) && !choices_load(err))
		cli_say("%s", err->text);
	if (cli->option[OPT_MAN_COMMANDS]) {
		help_print_man();
		return true;
	}
	if (cli->option[OPT_HELP]) {
		bool about = cli->command && cli->count && cli->command->words &&
			!strcmp(cli->command->words, "ENTITY");
		help_print(cli->command, about ? entity_find(cli->words[0]) : NULL);
		return true;
	}
	if (cli->option[OPT_VERSION]) {
		puts(PACKAGE_STRING);
		return true;
	}
	if (!check_theme(cli->option[OPT_THEME], err))
		return false;
	if (cli->option[OPT_USER])
		setenv("DOITHOAI_USER", cli->option[OPT_USER], 1);
	if (cli->option[OPT_NO_COLOR])
		setenv("NO_COLOR", "1", 1);
	return cli->command ? fits(cli, err) && cli->command->run(cli, err) : run_default(cli, err);
}

int cli_run(int argc, char **argv, cli_show *show)
{
	struct cli cli = {.show = show};
	struct error err = {0};
	struct output out = {.file = stdout};
	int status;

	/* Failed writes come back as errors: nothing is left half done by a signal. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	if (run(&cli, argc, argv, &err)) {
		status = cli.status;
	} else {
		status = error_exit_status(err.code);
		cli_say("%s", err.text);
	}
	cli_progress_end();
	if (!output_close(&out, true, &err)) {
		/* A reader that has gone away has seen enough: the status says so, no message. */
		if (errno != EPIPE)
			cli_say("%s", err.text);
		if (!status)
			status = error_exit_status(err.code);
	}
	return status;
}
