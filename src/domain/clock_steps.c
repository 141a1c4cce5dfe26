/* What happened to a clock, as the lines of text of clock.steps: reading and writing them. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/clock.h"

static const char *const words[] = {
	[STEP_SUSPEND] = "suspend",
	[STEP_RESUME] = "resume",
	[STEP_EXTEND] = "extend",
	[STEP_FIX] = "fix",
};
enum { WORD_COUNT = sizeof words / sizeof words[0] };

void clock_steps_add(struct clock_steps *steps, enum clock_step_kind kind, date_t on, int days,
	date_t fixed, const char *ground)
{
	struct buf line = {0};

	for (const char *p = ground ? ground : ""; *p; p++) {
		const char c = *p == '\n' || *p == '\t' || *p == '\r' ? ' ' : *p;
		if (c != ' ' || (line.len && line.s[line.len - 1] != ' '))
			buf_putc(&line, c);
	}
	if (line.len && line.s[line.len - 1] == ' ')
		buf_cut(&line, line.len - 1);
	steps->list = xrealloc(steps->list, (steps->count + 1) * sizeof *steps->list);
	steps->list[steps->count++] = (struct clock_step){
		.kind = kind, .on = on, .days = days, .fixed = fixed, .ground = buf_steal(&line)};
}

void clock_steps_clear(struct clock_steps *steps)
{
	for (size_t i = 0; i < steps->count; i++)
		free(steps->list[i].ground);
	free(steps->list);
	*steps = (struct clock_steps){0};
}

void clock_steps_print(const struct clock_steps *steps, struct buf *out)
{
	char day[DATE_ISO_SIZE];

	for (size_t i = 0; i < steps->count; i++) {
		const struct clock_step *step = &steps->list[i];
		buf_printf(
			out, "%s%s %s", i ? "\n" : "", words[step->kind], date_iso(step->on, day));
		if (step->kind == STEP_EXTEND)
			buf_printf(out, " %d", step->days);
		if (step->kind == STEP_FIX)
			buf_printf(out, " %s", date_iso(step->fixed, day));
		if (*step->ground)
			buf_printf(out, " %s", step->ground);
	}
}

/* ---- reading --------------------------------------------------------------------------------- */

/* Cut the next word off a line; "" at its end. */
static const char *next_word(char **rest)
{
	char *word = *rest + strspn(*rest, " ");
	char *end = word + strcspn(word, " ");

	*rest = *end ? end + 1 : end;
	*end = '\0';
	return word;
}

static bool parse_days(const char *word, int *out)
{
	char *end;
	long days;

	errno = 0;
	days = strtol(word, &end, 10);
	if (errno || end == word || *end || days < 1 || days > STEP_DAYS_MOST)
		return false;
	*out = (int)days;
	return true;
}

/* One line, which is cut to pieces. */
static bool parse_line(struct clock_steps *steps, char *line)
{
	const char *word = next_word(&line);
	struct clock_step step = {0};
	int kind = 0;

	while (kind < WORD_COUNT && strcmp(words[kind], word) != 0)
		kind++;
	step.on = date_from_iso(next_word(&line));
	if (kind == WORD_COUNT || !step.on ||
		(kind == STEP_EXTEND && !parse_days(next_word(&line), &step.days)) ||
		(kind == STEP_FIX && !(step.fixed = date_from_iso(next_word(&line)))))
		return false;
	clock_steps_add(steps, (enum clock_step_kind)kind, step.on, step.days, step.fixed, line);
	return true;
}

bool clock_steps_parse(struct clock_steps *out, const char *text, struct error *err)
{
	struct clock_steps steps = {0};

	for (int number = 1; text && *text; number++) {
		const size_t length = strcspn(text, "\n");
		char *line = xstrndup(text, length);
		const bool ok = parse_line(&steps, line);
		free(line);
		if (!ok) {
			clock_steps_clear(&steps);
			return error_set(err, ERR_INVALID,
				_("line %d of the steps of a time limit cannot be read: “%.*s”"),
				number, (int)length, text);
		}
		text += length + (text[length] == '\n');
	}
	*out = steps;
	return true;
}
