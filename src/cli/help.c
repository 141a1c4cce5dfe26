/*
 * --help and the generated sections of the man page. Both come from the command and option tables
 * alone.
 */
#include <stdio.h>
#include <string.h>

#include "base/locale.h"
#include "cli/cli.h"

static void print_wrapped(void *arg, const char *start, size_t bytes)
{
	const char *indent = arg;

	printf("%s%.*s\n", indent, (int)bytes, start);
}

static void print_pair(const char *left, int width, const char *right)
{
	struct buf line = {0};

	buf_puts(&line, "  ");
	if (text_width(left) > width) {
		buf_puts(&line, left);
		buf_puts(&line, "\n  ");
		left = "";
	}
	text_pad(&line, left, width, ALIGN_LEFT);
	printf("%s  %s\n", buf_text(&line), right);
	buf_clear(&line);
}

/* "-o, --output FILE" */
static void option_title(const struct option_row *row, struct buf *out)
{
	if (row->letter)
		buf_printf(out, "-%c, ", row->letter);
	buf_printf(out, "--%s", row->name);
	if (row->argument)
		buf_printf(out, " %s", row->argument);
}

/* What to write for an option of a command: the forms it knows stand in for FORMAT. */
static void print_options(const struct command *command, uint64_t wanted)
{
	for (int i = 0; i < OPT_COUNT; i++) {
		struct buf title = {0};
		if (!(wanted & OPTION_BIT(i)) || !option_rows[i].help)
			continue;
		option_title(&option_rows[i], &title);
		if (i == OPT_FORMAT && command) {
			struct buf forms = {0};
			buf_printf(&forms, "%s: %s", _(option_rows[i].help), command->formats);
			print_pair(buf_text(&title), 24, buf_text(&forms));
			buf_clear(&forms);
		} else {
			print_pair(buf_text(&title), 24, _(option_rows[i].help));
		}
		buf_clear(&title);
	}
}

static void print_command(const struct command *command)
{
	static char indent[] = "  ";

	printf("%s: doithoai %s%s%s\n\n%s\n", _("Usage"), command->name,
		*command->arguments ? " " : "", command->arguments, _(command->help));
	if (command->details) {
		putchar('\n');
		text_wrap(_(command->details), 76, print_wrapped, indent);
	}
	if (command->topic)
		printf("\n%s:\n", _(command->topic));
	struct buf title = {0}, sentence = {0};
	for (size_t i = 0; command->entry && command->entry(i, false, &title, &sentence); i++) {
		print_pair(buf_text(&title), 24, buf_text(&sentence));
		buf_cut(&title, 0);
		buf_cut(&sentence, 0);
	}
	buf_clear(&title);
	buf_clear(&sentence);
	printf("\n%s:\n", _("Options"));
	print_options(command, command->options | OPTIONS_GLOBAL);
}

static const char *choice_keys(const struct field *field, struct buf *out)
{
	buf_cut(out, 0);
	for (const struct choice *choice = field->choices; choice && choice->key; choice++)
		buf_printf(out, "%s%s", out->len ? ", " : "", choice->key);
	return buf_text(out);
}

static void print_fields(const struct entity *entity)
{
	static char indent[] = "    ";
	struct buf text = {0}, keys = {0};

	printf("\n%s %s:\n", _("Fields of"), entity->name);
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		if (field->flags & (FF_HIDDEN | FF_FIXED))
			continue;
		buf_cut(&text, 0);
		buf_printf(&text, "%s (%s)%s", _(field->label), _(field->type->hint),
			field->flags & FF_REQUIRED ? " *" : "");
		print_pair(field->key, 24, buf_text(&text));
		if (field->choices)
			text_wrap(choice_keys(field, &keys), 72, print_wrapped, indent);
	}
	printf("%s\n", _("* must be filled in"));
	buf_clear(&text);
	buf_clear(&keys);
}

void help_print(const struct command *command, const struct entity *entity)
{
	if (command) {
		print_command(command);
		if (entity)
			print_fields(entity);
		return;
	}
	printf("%s: doithoai [%s] [%s …]\n\n%s\n\n%s:\n", _("Usage"), _("options"), _("command"),
		_("The desk of a commune office. Without a command it opens the screens."),
		_("Commands"));
	for (size_t i = 0; commands[i]; i++) {
		struct buf title = {0};
		buf_printf(&title, "%s %s", commands[i]->name, commands[i]->arguments);
		print_pair(buf_text(&title), 30, _(commands[i]->help));
		buf_clear(&title);
	}
	printf("\n%s:\n", _("Options"));
	print_options(NULL, OPTIONS_GLOBAL);
	printf("\n%s:\n", _("Options of the screens"));
	print_options(NULL, OPTIONS_SCREENS);
	printf("\n%s\n", _("doithoai COMMAND --help tells more about one of them."));
}

/* roff: hyphens that are typed, backslashes, and lines that would begin a request. */
static void roff(const char *text)
{
	for (const char *c = text; *c; c++) {
		if (*c == '-')
			fputs("\\-", stdout);
		else if (*c == '\\')
			fputs("\\e", stdout);
		else if ((*c == '.' || *c == '\'') && (c == text || c[-1] == '\n'))
			printf("\\&%c", *c);
		else
			putchar(*c);
	}
}

static void man_option(int id, const struct command *command)
{
	const struct option_row *row = &option_rows[id];

	printf(".TP\n");
	if (row->letter)
		printf("\\fB\\-%c\\fR, ", row->letter);
	fputs("\\fB\\-\\-", stdout);
	roff(row->name);
	fputs("\\fR", stdout);
	if (row->argument) {
		fputs(" \\fI", stdout);
		roff(row->argument);
		fputs("\\fR", stdout);
	}
	putchar('\n');
	roff(row->help);
	if (id == OPT_FORMAT && command) {
		fputs(": ", stdout);
		roff(command->formats);
	}
	putchar('\n');
}

static void man_entries(const struct command *command)
{
	struct buf title = {0}, sentence = {0};

	if (command->topic)
		printf(".PP\n%s:\n", command->topic);
	for (size_t i = 0; command->entry && command->entry(i, true, &title, &sentence); i++) {
		printf(".TP\n");
		roff(buf_text(&title));
		putchar('\n');
		roff(buf_text(&sentence));
		putchar('\n');
		buf_cut(&title, 0);
		buf_cut(&sentence, 0);
	}
	buf_clear(&title);
	buf_clear(&sentence);
}

static void man_entity(const struct entity *entity)
{
	struct buf keys = {0};

	printf(".SS ");
	roff(entity->name);
	putchar('\n');
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		if (field->flags & FF_HIDDEN)
			continue;
		printf(".TP\n\\fB");
		roff(field->key);
		printf("\\fR%s%s (%s)\n", field->flags & FF_REQUIRED ? "*" : "",
			field->flags & FF_FIXED ? "\\(dg" : "",
			field->ref ? field->ref->name : field->type->name);
		roff(field->help);
		printf(".\n");
		if (!field->choices)
			continue;
		roff(choice_keys(field, &keys));
		printf(".\n");
	}
	buf_clear(&keys);
}

void help_print_man(void)
{
	printf(".SH OPTIONS\nEvery command takes these.\n");
	for (int i = 0; i < OPT_COUNT; i++)
		if (OPTIONS_GLOBAL & OPTION_BIT(i) && option_rows[i].help)
			man_option(i, NULL);
	printf(".SS Options of the screens\nWithout a command, and for the sample of "
	       "\\fBdoithoai demo\\fR.\n");
	for (int i = 0; i < OPT_COUNT; i++)
		if (OPTIONS_SCREENS & OPTION_BIT(i) && option_rows[i].help)
			man_option(i, NULL);
	printf(".SH COMMANDS\n");
	for (size_t i = 0; commands[i]; i++) {
		const struct command *command = commands[i];
		printf(".SS \"doithoai ");
		roff(command->name);
		if (*command->arguments)
			putchar(' ');
		roff(command->arguments);
		printf("\"\n");
		roff(command->help);
		printf(".\n");
		if (command->details) {
			printf(".PP\n");
			roff(command->details);
			putchar('\n');
		}
		man_entries(command);
		for (int id = 0; id < OPT_COUNT; id++)
			if (command->options & ~OPTIONS_SCREENS & OPTION_BIT(id))
				man_option(id, command);
	}
	printf(".SH RECORDS\nFields that the program sets itself are marked with a dagger, those "
	       "that must be "
	       "filled in with an asterisk.\n");
	for (size_t i = 0; entities[i]; i++)
		man_entity(entities[i]);
}
