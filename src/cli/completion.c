/* doithoai completion: scripts for bash, zsh and fish, made from the command and option tables. */
#include <stdio.h>
#include <string.h>

#include "base/locale.h"
#include "cli/cli.h"

/* The first words a command takes, entities by name. */
static void put_words(const struct command *command, struct buf *out)
{
	if (command->words && strcmp(command->words, "ENTITY")) {
		buf_puts(out, command->words);
		return;
	}
	for (size_t i = 0; command->words && entities[i]; i++)
		buf_printf(out, "%s%s", i ? " " : "", entities[i]->name);
}

/* The second words, where the command has a list of them. */
static void put_second(const struct command *command, struct buf *out)
{
	if (command->second)
		command->second(out);
}

/* Options of a command, or of the program without one. */
static bool is_shown(const struct command *command, int id)
{
	uint64_t own = command ? command->options : OPTIONS_SCREENS;

	return option_rows[id].help && (own | OPTIONS_GLOBAL) & OPTION_BIT(id);
}

static void put_options(const struct command *command, struct buf *out)
{
	for (int id = 0; id < OPT_COUNT; id++)
		if (is_shown(command, id))
			buf_printf(out, "%s--%s", out->len ? " " : "", option_rows[id].name);
}

/* What can stand before the command and takes the next word for its value: --db|--user. */
static void put_valued(struct buf *out)
{
	for (int id = 0; id < OPT_COUNT; id++)
		if (is_shown(NULL, id) && option_rows[id].argument &&
			*option_rows[id].argument != '[')
			buf_printf(out, "%s--%s", out->len ? "|" : "", option_rows[id].name);
}

static void put_names(struct buf *out)
{
	for (size_t i = 0; commands[i]; i++)
		buf_printf(out, "%s%s", i ? " " : "", commands[i]->name);
}

/* One line of a case statement for each command: name) words options forms second ;; */
static void put_cases(
	const char *assign_words, const char *assign_options, const char *assign_forms)
{
	for (size_t i = 0; commands[i]; i++) {
		struct buf words = {0}, options = {0}, second = {0};
		put_words(commands[i], &words);
		put_options(commands[i], &options);
		put_second(commands[i], &second);
		printf("\t%s) %s'%s' %s'%s' %s'%s' second='%s' ;;\n", commands[i]->name,
			assign_words, buf_text(&words), assign_options, buf_text(&options),
			assign_forms, commands[i]->formats ? commands[i]->formats : "",
			buf_text(&second));
		buf_clear(&words);
		buf_clear(&options);
		buf_clear(&second);
	}
}

static void print_bash(void)
{
	struct buf names = {0}, options = {0}, valued = {0};

	put_names(&names);
	put_options(NULL, &options);
	put_valued(&valued);
	printf("# bash completion of doithoai\n"
	       "_doithoai() {\n"
	       "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= "
	       "words= options= forms= second= i\n"
	       "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	       "\t\tcase ${COMP_WORDS[i]} in\n"
	       "\t\t%s) ((i++)) ;;\n"
	       "\t\t-*) ;;\n"
	       "\t\t*) command=${COMP_WORDS[i]}; break ;;\n"
	       "\t\tesac\n"
	       "\tdone\n"
	       "\tcase $command in\n"
	       "\t'') words='%s' options='%s' ;;\n",
		buf_text(&valued), buf_text(&names), buf_text(&options));
	put_cases("words=", "options=", "forms=");
	printf("\tesac\n"
	       "\tcase $prev in\n"
	       "\t-f|--format) COMPREPLY=($(compgen -W \"$forms\" -- \"$cur\")); return ;;\n"
	       "\t-o|--output|--db|--map) COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n"
	       "\tesac\n"
	       "\t[[ $second ]] && ((COMP_CWORD == i + 2)) && words=$second\n"
	       "\tif [[ $cur == -* ]]; then\n"
	       "\t\tCOMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))\n"
	       "\telse\n"
	       "\t\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
	       "\t\t[[ $command && ${#COMPREPLY[@]} -eq 0 ]] && COMPREPLY=($(compgen -f -- "
	       "\"$cur\"))\n"
	       "\tfi\n"
	       "}\n"
	       "complete -F _doithoai doithoai\n");
	buf_clear(&names);
	buf_clear(&options);
	buf_clear(&valued);
}

static void print_zsh(void)
{
	struct buf names = {0}, options = {0}, valued = {0};

	put_names(&names);
	put_options(NULL, &options);
	put_valued(&valued);
	printf("#compdef doithoai\n"
	       "_doithoai() {\n"
	       "\tlocal command choices options forms second word skip\n"
	       "\tinteger index=1 at=0\n"
	       "\tfor word in ${words[2,CURRENT-1]}; do\n"
	       "\t\t((index++))\n"
	       "\t\tif [[ -n $skip ]]; then skip=; continue; fi\n"
	       "\t\tcase $word in\n"
	       "\t\t%s) skip=1 ;;\n"
	       "\t\t-*) ;;\n"
	       "\t\t*) command=$word; at=index; break ;;\n"
	       "\t\tesac\n"
	       "\tdone\n"
	       "\tcase $command in\n"
	       "\t'') choices='%s' options='%s' ;;\n",
		buf_text(&valued), buf_text(&names), buf_text(&options));
	put_cases("choices=", "options=", "forms=");
	printf("\tesac\n"
	       "\tcase ${words[CURRENT-1]} in\n"
	       "\t-f|--format) compadd -- ${=forms}; return ;;\n"
	       "\t-o|--output|--db|--map) _files; return ;;\n"
	       "\tesac\n"
	       "\t[[ -n $second ]] && ((CURRENT == at + 2)) && choices=$second\n"
	       "\tif [[ $PREFIX == -* ]]; then\n"
	       "\t\tcompadd -- ${=options}\n"
	       "\telse\n"
	       "\t\tcompadd -- ${=choices} || _files\n"
	       "\tfi\n"
	       "}\n"
	       "if [[ $funcstack[1] == _doithoai ]]; then _doithoai \"$@\"; else compdef _doithoai "
	       "doithoai; fi\n");
	buf_clear(&names);
	buf_clear(&options);
	buf_clear(&valued);
}

/* A text between single quotes of fish. */
static void print_quoted(const char *text)
{
	putchar('\'');
	for (; *text; text++) {
		if (*text == '\'' || *text == '\\')
			putchar('\\');
		putchar(*text);
	}
	putchar('\'');
}

static void print_fish_option(const struct command *command, int id)
{
	const struct option_row *row = &option_rows[id];

	if (command)
		printf("complete -c doithoai -n '__fish_seen_subcommand_from %s' -l %s",
			command->name, row->name);
	else
		printf("complete -c doithoai -n __fish_use_subcommand -l %s", row->name);
	if (row->letter)
		printf(" -s %c", row->letter);
	if (id == OPT_FORMAT)
		printf(" -x -a '%s'", command->formats);
	else if (row->argument)
		printf(" -r");
	printf(" -d ");
	print_quoted(_(row->help));
	putchar('\n');
}

static void print_fish(void)
{
	printf("# fish completion of doithoai\n");
	for (int id = 0; id < OPT_COUNT; id++)
		if (is_shown(NULL, id))
			print_fish_option(NULL, id);
	for (size_t i = 0; commands[i]; i++) {
		const struct command *command = commands[i];
		struct buf words = {0};
		printf("complete -c doithoai -n __fish_use_subcommand -f -a %s -d ", command->name);
		print_quoted(_(command->help));
		putchar('\n');
		put_words(command, &words);
		if (words.len)
			printf("complete -c doithoai -n '__fish_seen_subcommand_from %s' -a '%s'\n",
				command->name, buf_text(&words));
		buf_cut(&words, 0);
		put_second(command, &words);
		if (words.len)
			printf("complete -c doithoai -n '__fish_seen_subcommand_from %s; and test "
			       "(count (commandline -poc)) -eq 3' -f -a '%s'\n",
				command->name, buf_text(&words));
		buf_clear(&words);
		for (int id = 0; id < OPT_COUNT; id++)
			if (is_shown(command, id))
				print_fish_option(command, id);
	}
}

static bool run_completion(struct cli *cli, struct error *err)
{
	static const struct {
		const char *name;
		void (*print)(void);
	} shells[] = {{"bash", print_bash}, {"zsh", print_zsh}, {"fish", print_fish}};

	for (size_t i = 0; i < sizeof(shells) / sizeof(shells[0]); i++)
		if (!strcmp(cli->words[0], shells[i].name)) {
			shells[i].print();
			return true;
		}
	return error_set(err, ERR_USAGE, _("No shell “%s”; there are: %s."), cli->words[0],
		command_completion.words);
}

const struct command command_completion = {
	.name = "completion",
	.arguments = "bash|zsh|fish",
	.help = N_("print a completion script for a shell"),
	.details = N_("For bash: doithoai completion bash > "
		      "~/.local/share/bash-completion/completions/doithoai"),
	.words = "bash zsh fish",
	.least = 1,
	.most = 1,
	.run = run_completion,
};
