/*
 * Plays a script against a program in a terminal and writes pictures of its screen: `shot SCRIPT FOLDER`. For the
 * pictures in docs/screens (make screenshots), and for looking at a screen while working on it.
 *
 * A script is lines of one command each; # begins a comment:
 *     size 24x80          of the terminals started after it
 *     env NAME=VALUE      for the programs started after it
 *     run PROGRAM ARGS    start it, ending the one before
 *     wait TEXT           until the text is on the screen
 *     keys TEXT<F5>TEXT   see term_keys
 *     paste TEXT
 *     resize 40x120
 *     shot NAME           write FOLDER/NAME.svg and FOLDER/NAME.txt once the program is quiet
 */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "term.h"

enum { ARGS = 32, ENVS = 32 };

struct player {
	const char *script, *folder;
	int line;
	int rows, cols;
	char *env[ENVS + 1];
	size_t env_count;
	struct term *term;
};

static bool fault(struct player *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
static bool fault(struct player *p, const char *format, ...)
{
	va_list args;

	fprintf(stderr, "%s:%d: ", p->script, p->line);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	if (p->term) {
		char *text = term_text(p->term);

		fputs(text, stderr);
		free(text);
	}
	return false;
}

static bool play_size(struct player *p, char *text)
{
	return sscanf(text, "%dx%d", &p->rows, &p->cols) == 2 ||
		fault(p, "size wants ROWSxCOLUMNS");
}

static bool play_env(struct player *p, char *text)
{
	if (p->env_count == ENVS)
		return fault(p, "more than %d environment settings", ENVS);
	p->env[p->env_count++] = strdup(text);
	return true;
}

static bool play_run(struct player *p, char *text)
{
	const char *argv[ARGS + 1] = {NULL};
	size_t count = 0;

	for (char *word = strtok(text, " "); word; word = strtok(NULL, " ")) {
		if (count == ARGS)
			return fault(p, "more than %d words", ARGS);
		argv[count++] = word;
	}
	if (!count)
		return fault(p, "run wants a program");
	term_close(p->term);
	p->term = term_open(
		&(struct term_options){
			.rows = p->rows, .cols = p->cols, .env = (const char *const *)p->env},
		argv);
	return p->term || fault(p, "%s does not start", argv[0]);
}

static bool play_wait(struct player *p, char *text)
{
	return term_wait_text(p->term, text, TERM_DEADLINE) || fault(p, "not seen: %s", text);
}

static bool play_keys(struct player *p, char *text)
{
	return term_keys(p->term, text) >= 0 || fault(p, "the program has ended");
}

static bool play_paste(struct player *p, char *text)
{
	return term_paste(p->term, text) || fault(p, "the program has ended");
}

static bool play_resize(struct player *p, char *text)
{
	int rows, cols;

	if (sscanf(text, "%dx%d", &rows, &cols) != 2)
		return fault(p, "resize wants ROWSxCOLUMNS");
	return term_resize(p->term, rows, cols);
}

static bool write_screen(struct player *p, const char *name, const char *suffix)
{
	char path[4096];

	snprintf(path, sizeof path, "%s/%s.%s", p->folder, name, suffix);
	FILE *stream = fopen(path, "w");
	if (!stream)
		return fault(p, "cannot write %s", path);
	if (!strcmp(suffix, "svg")) {
		term_svg(p->term, stream);
	} else {
		char *text = term_text(p->term);

		fputs(text, stream);
		free(text);
	}
	bool written = !ferror(stream);
	return (fclose(stream) == 0 && written) || fault(p, "cannot write %s", path);
}

static bool play_shot(struct player *p, char *text)
{
	if (!term_quiet(p->term, TERM_DEADLINE))
		return fault(p, "the program does not come to rest");
	return write_screen(p, text, "svg") && write_screen(p, text, "txt");
}

static const struct {
	const char *name;
	bool (*play)(struct player *p, char *text);
	bool needs_program;
} commands[] = {
	{"size", play_size, false},
	{"env", play_env, false},
	{"run", play_run, false},
	{"wait", play_wait, true},
	{"keys", play_keys, true},
	{"paste", play_paste, true},
	{"resize", play_resize, true},
	{"shot", play_shot, true},
};

static bool play_line(struct player *p, char *line)
{
	size_t word = strcspn(line, " ");
	char *text = line + word + strspn(line + word, " ");

	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		if (strlen(commands[i].name) != word || strncmp(commands[i].name, line, word))
			continue;
		if (commands[i].needs_program && !p->term)
			return fault(p, "%s before run", commands[i].name);
		return commands[i].play(p, text);
	}
	return fault(p, "no command %.*s", (int)word, line);
}

int main(int argc, char **argv)
{
	struct player p = {.rows = 24, .cols = 80};
	char line[4096];
	bool ok = true;

	if (argc != 3) {
		fprintf(stderr, "usage: %s SCRIPT FOLDER\n", argv[0]);
		return 2;
	}
	p.script = argv[1];
	p.folder = argv[2];
	FILE *stream = fopen(p.script, "r");
	if (!stream) {
		perror(p.script);
		return 1;
	}
	while (ok && fgets(line, sizeof line, stream)) {
		p.line++;
		line[strcspn(line, "\n")] = '\0';
		if (*line && *line != '#')
			ok = play_line(&p, line);
	}
	fclose(stream);
	term_close(p.term);
	for (size_t i = 0; i < p.env_count; i++)
		free(p.env[i]);
	return !ok;
}
