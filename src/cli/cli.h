/*
 * What the commands share: the table row each of them is, the words and options it was given, and
 * the steps nearly all of them take. Dispatch stands in cli.c, options in options.c, output files
 * and rows in report/output.h.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/buf.h"
#include "base/error.h"
#include "domain/desk.h"
#include "domain/records.h"
#include "domain/setup.h"
#include "report/output.h"

/* Rows of the options table in options.c. */
enum option_id {
	OPT_DB,
	OPT_USER,
	OPT_NO_COLOR,
	OPT_HELP,
	OPT_VERSION,
	OPT_MAN_COMMANDS,
	OPT_UNIT,
	OPT_NAME,
	OPT_FORMAT,
	OPT_COLUMNS,
	OPT_SORT,
	OPT_DESC,
	OPT_LIMIT,
	OPT_TRASH,
	OPT_OUTPUT,
	OPT_BOM,
	OPT_DAYS,
	OPT_MAP,
	OPT_DRY_RUN,
	OPT_KEEP_GOOD,
	OPT_PERIOD,
	OPT_SEAL,
	OPT_REPLACE,
	OPT_KEEP,
	OPT_DECIDE,
	OPT_FROM,
	OPT_VARIANT,
	OPT_SUSPENDED,
	OPT_RESUMED,
	OPT_EXPLAIN,
	OPT_BATCH,
	OPT_RECOUNT,
	OPT_THEME,
	OPT_ASCII,
	OPT_LINEAR,
	OPT_WIDTH,
	OPT_LEARN,
	OPT_PRACTICE,
	OPT_FREEZE,
	OPT_COUNT
};

/* The bit of an option in a set of them; OPTION(DB) where the name is known. */
#define OPTION_BIT(id) (UINT64_C(1) << (id))
#define OPTION(name) OPTION_BIT(OPT_##name)
enum { CLI_DRILLS = 12 }; /* of --practice */
_Static_assert(OPT_COUNT <= 64, "command.options holds a bit for each option");

struct option_row {
	const char *name; /* long name without dashes */
	char letter; /* short name, or 0 */
	/* What to write for its value: "FILE"; "[N]" where it may be left out; NULL for a switch. */
	const char *argument;
	const char *help; /* N_() one line; NULL = not shown */
};

extern const struct option_row option_rows[OPT_COUNT];
/* Options that every command takes. */
#define OPTIONS_GLOBAL                                                                             \
	(OPTION(DB) | OPTION(USER) | OPTION(NO_COLOR) | OPTION(HELP) | OPTION(VERSION) |           \
		OPTION(MAN_COMMANDS))
/* Options of the screens: for the program without a command, and for the sample. */
#define OPTIONS_SCREENS                                                                            \
	(OPTION(THEME) | OPTION(ASCII) | OPTION(LINEAR) | OPTION(WIDTH) | OPTION(LEARN) |          \
		OPTION(PRACTICE))

struct cli;

/* How the screens shall be; main hands it to them. */
struct cli_look {
	const char *theme; /* name of settings_themes; NULL = the setting */
	bool ascii; /* no line drawing */
	bool linear; /* plain lines */
	int width; /* of these; 0 = any */
	bool learn; /* say first what a key will do */
	int practice; /* drill to begin with; -1 = show them, 0 = none */
	const char *progress; /* file of the drills that were done; NULL = not kept */
	bool sample; /* the database is a throw-away copy */
	bool fresh; /* the office was made just now: offer to show around */
	struct first_run *first; /* ask these questions instead; or NULL */
};
/** Show the screens until the person leaves. @return the exit status */
typedef int cli_show(struct desk *desk, const struct cli_look *wanted);

/* One command. Feeds dispatch, --help, completion and the man page. */
struct command {
	const char *name;
	const char *arguments; /* as the help shows them: "ENTITY [FILTER]"; "" for none */
	const char *help; /* N_() one line */
	const char *details; /* N_() a paragraph of what else to know, or NULL */
	uint64_t options; /* OPTION() bits of its own */
	const char *formats; /* words of --format, the default first; NULL: takes none */
	const char *words; /* first argument, for completion: "bash zsh fish", "ENTITY", NULL */
	int least, most; /* number of arguments; most -1 = any */
	const char *topic; /* N_() heading of entry's lines in the help: "Actions"; or NULL */
	/** Append a line's title and its sentence, in the interface's language or in English; false after the last. */
	bool (*entry)(size_t index, bool english, struct buf *title, struct buf *sentence);
	void (*second)(struct buf *out); /* words of the second argument, for completion; or NULL */
	/** Do it. Results go to standard output, messages to standard error. */
	bool (*run)(struct cli *cli, struct error *err);
};

/* In the order of the help; NULL at the end. */
extern const struct command *const commands[];

extern const struct command command_init, command_add, command_show, command_list, command_set,
	command_do, command_intake, command_search, command_due, command_calendar, command_import,
	command_export, command_report, command_rules, command_journal, command_verify,
	command_backup, command_restore, command_staff, command_demo, command_completion,
	command_deadline, command_minutes, command_letter;

struct cli {
	const struct command *command; /* NULL: none was named */
	const char *option[OPT_COUNT]; /* value given, "" for a switch; NULL = not given */
	char **words; /* what stands after the command's name */
	int count;
	cli_show *show; /* see cli_run */
	int status; /* exit status where there is no error */
	bool second; /* this is the process that worked in the sample: whoever sees it returns at once */
};

/** Read the command line. @param err USAGE: what is wrong and where to look */
bool options_read(struct cli *cli, int argc, char **argv, struct error *err);
/** The command of a name; NULL if none. */
const struct command *command_find(const char *name);

/**
 * The whole program from its words to its exit status.
 * @param show opens the screens on a database and returns the exit status; NULL = this build has
 *             none
 */
int cli_run(int argc, char **argv, cli_show *show);

/** The general help, or a command's; with an entity its fields too. */
void help_print(const struct command *command, const struct entity *entity);
/** The sections OPTIONS, COMMANDS and RECORDS of the man page, in English. */
void help_print_man(void);

/* ---- steps of commands ---- */

/**
 * Path of the database: --db, DOITHOAI_DB, else $XDG_DATA_HOME/doithoai/doithoai.db.
 * @return the caller's to free; NULL with err USAGE where neither those nor HOME are set
 */
char *cli_database(const struct cli *cli, struct error *err);
/** Make the folders above a file that are missing, with mode 0700. */
bool cli_make_folder(const char *file, struct error *err);
/**
 * Open the database as the person of --user. Errors are desk_open's, with a hint where there is no
 * database yet.
 */
bool cli_open(const struct cli *cli, struct desk **out, enum store_mode mode, struct error *err);
/** The form of the output, checked against command.formats. */
bool cli_format(const struct cli *cli, enum format *out, struct error *err);
/** A whole number of an option; @p fallback where it is not given. USAGE outside least to most. */
bool cli_number(const struct cli *cli, enum option_id option, int least, int most, int fallback,
	int *out, struct error *err);
/** The entity of a word. USAGE lists the words there are. */
bool cli_entity(const char *word, const struct entity **out, struct error *err);
/**
 * The record named by the first words, `[ENTITY] CODE`.
 * @param used out: how many words that were
 */
bool cli_target(struct cli *cli, struct desk *desk, const struct entity **entity, int64_t *id,
	int *used, struct error *err);
/**
 * Put `key=value` words into a record. INVALID names the word; fields that the program sets itself
 * are refused.
 */
bool cli_assign(struct desk *desk, const struct entity *entity, void *record, char **words,
	int count, struct error *err);
/** Split `key=value`; the key is the caller's to free. USAGE where there is no `=`. */
bool cli_split(const char *word, char **key, const char **value, struct error *err);
/** The words from @p first on with a blank between, the caller's to free; NULL for none. */
char *cli_join(const struct cli *cli, int first);
/** Add a record from `key=value` words and print its code. */
bool cli_add(
	struct desk *desk, const struct entity *entity, char **words, int count, struct error *err);
/** Change a record by `key=value` words. */
bool cli_set(struct desk *desk, const struct entity *entity, int64_t id, char **words, int count,
	struct error *err);
/**
 * Refuse (DENIED) what would leave an office with staff but without an administrator: nobody could
 * mend it.
 * @param before NULL for a new record
 */
bool cli_keeps_admin(struct desk *desk, const struct staff *before, const struct staff *after,
	struct error *err);
/** Write the summary of --period, or of the month that holds today. */
bool cli_summary(struct cli *cli, struct desk *desk, struct error *err);
/** Move a closed database; a part that is not there is none. Where one cannot be moved the others go back. */
bool cli_move_database(const char *from, const char *to, struct error *err);
/** See to it that the entries of the folder above a file reach the disk too. */
void cli_sync_folder(const char *path);
/** Delete a database and what SQLite keeps beside it; for files that this very command has made. */
void cli_remove_database(const char *path);
/** Whether screens are to be shown: both ends are terminals, or plain lines will do. */
bool cli_wants_screens(const struct cli *cli);
/* Which screens: those of an office, of a throw-away copy, of an office made just now. */
enum cli_screens { SCREENS_OFFICE, SCREENS_SAMPLE, SCREENS_FRESH };
/** Show the screens; their exit status becomes the program's. USAGE where there are none. */
bool cli_screens(struct cli *cli, struct desk *desk, enum cli_screens which, struct error *err);
/** The same for what is asked before there is a database. */
bool cli_first_screens(
	struct cli *cli, struct desk *scratch, struct first_run *first, struct error *err);
/**
 * No database yet: ask what an office needs and make it, or show the sample.
 * @param path where it is to be
 * @param made out: there is one now
 */
bool cli_first_run(struct cli *cli, const char *path, bool *made, struct error *err);
/** Say something to the person on standard error, one line. */
void cli_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/**
 * Show how far long work is on standard error, where that is a terminal; @p total 0 = unknown.
 * @return true: goes on; false after Ctrl+C between cli_interruptible(true) and (false)
 */
bool cli_progress(void *arg, int64_t done, int64_t total);
/** Take the progress line away. */
void cli_progress_end(void);
/** From here on Ctrl+C does not end the program, but the long work that asks cli_progress; false: no more. */
void cli_interruptible(bool on);

#endif
