/* doithoai do: an action on a case, or what can be done with it now and why the rest cannot. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "cli/cli.h"
#include "report/output.h"
#include "domain/case_values.h"
#include "domain/casefile.h"
#include "domain/lifecycle.h"

/* ---- what an action needs and takes ------------------------------------------------------------ */

/* "assignee= [lead_unit=] [note=]": as it is typed; what may be left out in brackets. */
static void put_keys(
	const struct lifecycle_action *action, bool needed, bool optional, struct buf *out)
{
	for (const char *const *key = action->takes; *key; key++) {
		const bool need = lifecycle_names(action->needs, *key);
		if (need ? needed : optional)
			buf_printf(out, need ? "%s%s=" : "%s[%s=]", out->len ? " " : "", *key);
	}
}

static void add_ground(void *arg, const struct list_value *value)
{
	struct buf *out = arg;

	buf_printf(out, "%s%s", out->len ? ", " : "", value->key);
}

/* Words that a key may have: results, grounds. */
static void put_words(const struct rules *rules, const struct lifecycle *lifecycle,
	const struct lifecycle_action *action, struct buf *out)
{
	struct buf grounds = {0};

	if (lifecycle_names(action->takes, "outcome") && *action->outcomes) {
		buf_puts(out, "outcome: ");
		for (const char *const *key = action->outcomes; *key; key++)
			buf_printf(out, "%s%s", key == action->outcomes ? "" : ", ", *key);
	}
	if (lifecycle_names(action->takes, "ground") && action->grounds) {
		case_grounds(rules, action, lifecycle->kind, add_ground, &grounds);
		buf_printf(out, "%sground: %s", out->len ? "; " : "", buf_text(&grounds));
	}
	buf_clear(&grounds);
}

/* ---- listing ------------------------------------------------------------------------------------- */

static void print_line(void *arg, const char *start, size_t bytes)
{
	printf("%s%.*s\n", (const char *)arg, (int)bytes, start);
}

static void print_paragraph(const char *indent, const char *text)
{
	text_wrap(text, output_width() - (int)strlen(indent), print_line, (void *)indent);
}

static void print_action(struct desk *desk, const struct casefile *file,
	const struct lifecycle_action *action, const char *refusal)
{
	const struct lifecycle *lifecycle = case_lifecycle(desk, file);
	struct buf title = {0}, words = {0};

	buf_printf(&title, "%s — %s", action->id, rule_text(&action->name));
	if (!refusal && case_action_needs_decider(desk, file, action))
		buf_printf(&title, " (%s)", _("needs decided_by="));
	if (refusal && !lifecycle_leaves(action, case_step(desk, file))) {
		lifecycle_when(lifecycle, action, &words);
		buf_printf(&title, " (%s: %s)", _("only when"), buf_text(&words));
		print_paragraph("  ", buf_text(&title));
	} else if (refusal) {
		print_paragraph("  ", buf_text(&title));
		print_paragraph("      ", refusal);
	} else {
		print_paragraph("  ", buf_text(&title));
		print_paragraph("      ", rule_text(&action->sentence));
		buf_cut(&title, 0);
		put_keys(action, true, true, &title);
		print_paragraph("      ", buf_text(&title));
		put_words(desk->rules, lifecycle, action, &words);
		if (words.len)
			print_paragraph("      ", buf_text(&words));
	}
	buf_clear(&title);
	buf_clear(&words);
}

static void print_actions(struct desk *desk, const struct casefile *file)
{
	const struct lifecycle *lifecycle = case_lifecycle(desk, file);
	const struct lifecycle_state *state = case_step(desk, file);
	struct buf code = {0};

	record_code(&entity_casefile, file, &code);
	printf("%s · %s\n", buf_text(&code), rule_text(&state->name));
	print_paragraph("", rule_text(&state->sentence));
	for (int possible = 1; possible >= 0; possible--) {
		bool any = false;
		for (size_t i = 0; i < lifecycle->action_count; i++) {
			const struct lifecycle_action *action = &lifecycle->actions[i];
			struct error why = {0};
			if (case_action_allowed(desk, file, action, &why) != (possible != 0))
				continue;
			if (!any)
				printf("\n%s:\n", possible ? _("Possible now") : _("Not now"));
			any = true;
			print_action(desk, file, action, possible ? NULL : why.text);
		}
	}
	buf_clear(&code);
}

static void write_rows(struct desk *desk, const struct casefile *file, enum format format)
{
	static const struct column columns[] = {
		{.key = "action", .kind = CELL_TEXT},
		{.key = "label", .kind = CELL_TEXT},
		{.key = "possible", .kind = CELL_BOOL},
		{.key = "needs", .kind = CELL_TEXT},
		{.key = "takes", .kind = CELL_TEXT},
		{.key = "refusal", .kind = CELL_TEXT},
	};
	enum { COLUMN_COUNT = sizeof columns / sizeof *columns };
	const struct lifecycle *lifecycle = case_lifecycle(desk, file);
	struct writer *writer =
		writer_new(stdout, format, "action", NULL, columns, COLUMN_COUNT, output_width());

	for (size_t i = 0; i < lifecycle->action_count; i++) {
		const struct lifecycle_action *action = &lifecycle->actions[i];
		struct buf needs = {0}, takes = {0};
		struct error why = {0};
		const bool possible = case_action_allowed(desk, file, action, &why);
		for (const char *const *key = action->needs; *key; key++)
			buf_printf(&needs, "%s%s", needs.len ? " " : "", *key);
		if (case_action_needs_decider(desk, file, action))
			buf_printf(&needs, "%sdecided_by", needs.len ? " " : "");
		for (const char *const *key = action->takes; *key; key++)
			buf_printf(&takes, "%s%s", takes.len ? " " : "", *key);
		writer_row(writer,
			(const char *[]){action->id, rule_text(&action->name), possible ? "1" : "0",
				buf_text(&needs), buf_text(&takes), why.text});
		buf_clear(&needs);
		buf_clear(&takes);
	}
	writer_free(writer);
}

static bool list_actions(struct cli *cli, struct error *err)
{
	const struct entity *entity = &entity_casefile;
	struct casefile file = {0};
	struct desk *desk = NULL;
	enum format format;
	int64_t id;
	bool ok = false;

	if (!cli_format(cli, &format, err) || !cli_open(cli, &desk, STORE_READ, err))
		return false;
	if (desk_find(desk, cli->words[0], &entity, &id, err) &&
		desk_load(desk, entity, id, &file, err)) {
		if (format == FORMAT_TABLE)
			print_actions(desk, &file);
		else
			write_rows(desk, &file, format);
		ok = true;
	}
	record_clear(&entity_casefile, &file);
	desk_close(desk);
	return ok;
}

/* ---- doing --------------------------------------------------------------------------------------- */

/* A refusal names acts as people call them; here they are typed by their words. */
static void add_possible_words(struct desk *desk, int64_t id, const char *word, struct error *err)
{
	struct casefile file = {0};
	struct error why = *err;
	struct buf words = {0};
	bool other_step = false;

	if (err->code != ERR_DENIED || !desk_load(desk, &entity_casefile, id, &file, NULL))
		return;
	const struct lifecycle *lifecycle = case_lifecycle(desk, &file);
	for (size_t i = 0; i < lifecycle->action_count; i++) {
		const struct lifecycle_action *action = &lifecycle->actions[i];
		const bool leaves = lifecycle_leaves(action, case_step(desk, &file));
		other_step = other_step || (!leaves && strcmp(action->id, word) == 0);
		if (leaves && lifecycle_action_is_valid(action, date_today()))
			buf_printf(&words, "%s%s", words.len ? ", " : "", action->id);
	}
	if (other_step && words.len)
		error_set(err, why.code, _("%s (to type here: %s)"), why.text, buf_text(&words));
	buf_clear(&words);
	record_clear(&entity_casefile, &file);
}

static bool run_do(struct cli *cli, struct error *err)
{
	const struct entity *entity = &entity_casefile;
	struct desk *desk = NULL;
	bool ok = false;
	int64_t id;

	if (cli->count == 1)
		return list_actions(cli, err);
	const size_t count = (size_t)cli->count - 2;
	struct argument *arguments = xcalloc(count + 1, sizeof(*arguments));
	for (size_t i = 0; i < count; i++) {
		char *key;
		if (!cli_split(cli->words[i + 2], &key, &arguments[i].value, err))
			goto out;
		arguments[i].key = key;
	}
	if (!cli_open(cli, &desk, STORE_OPEN, err) ||
		!desk_find(desk, cli->words[0], &entity, &id, err))
		goto out;
	ok = case_do(desk, id, cli->words[1], arguments, count, err);
	if (!ok)
		add_possible_words(desk, id, cli->words[1], err);
out:
	for (size_t i = 0; i < count; i++)
		free((char *)arguments[i].key);
	free(arguments);
	desk_close(desk);
	return ok;
}

/* ---- help ------------------------------------------------------------------------------------------ */

/* The rules of this program's run, for the help; a fault in them is told in place of the actions. */
static const struct rules *help_rules(struct error *err)
{
	static struct rules *rules;

	return rules || rules_read(&rules, NULL, err) ? rules : NULL;
}

static const struct lifecycle_action *action_at(
	const struct rules *rules, size_t index, const struct lifecycle **lifecycle)
{
	for (const struct choice *kind = case_kinds; kind->value; kind++) {
		*lifecycle = rules_lifecycle(rules, kind->value);
		if (index < (*lifecycle)->action_count)
			return &(*lifecycle)->actions[index];
		index -= (*lifecycle)->action_count;
	}
	return NULL;
}

/* An action, what it needs and what it takes besides; by kinds. */
static bool action_entry(size_t index, bool english, struct buf *title, struct buf *sentence)
{
	const struct lifecycle *lifecycle;
	struct error err = {0};
	const struct rules *rules = help_rules(&err);
	struct buf keys = {0};

	if (!rules) {
		buf_puts(sentence, err.text);
		return index == 0;
	}
	const struct lifecycle_action *action = action_at(rules, index, &lifecycle);
	if (!action)
		return false;
	put_keys(action, true, true, &keys);
	buf_printf(title, "%s: %s%s%s", lifecycle->id, action->id, keys.len ? " " : "",
		buf_text(&keys));
	buf_clear(&keys);
	buf_printf(sentence, "%s (%s)",
		english ? action->sentence.en : rule_text(&action->sentence), action->basis);
	return true;
}

/* Every word there is, once. */
static void action_words(struct buf *out)
{
	const struct lifecycle *lifecycle;
	struct error err = {0};
	const struct rules *rules = help_rules(&err);
	const struct lifecycle_action *action;

	for (size_t i = 0; rules && (action = action_at(rules, i, &lifecycle)); i++) {
		const struct lifecycle_action *former;
		size_t k = 0;
		while (k < i && (former = action_at(rules, k, &lifecycle)) &&
			strcmp(former->id, action->id) != 0)
			k++;
		if (k == i)
			buf_printf(out, "%s%s", out->len ? " " : "", action->id);
	}
}

const struct command command_do = {
	.name = "do",
	.arguments = "CODE [ACTION [KEY=VALUE…]]",
	.help = N_("do what a case allows now, or list it"),
	.details =
		N_("Without an action it lists what is lawful now and what it needs, and why the "
		   "rest is not. Every action also takes on= (the day it happened) and, where a "
		   "leader decides and somebody else records it, decided_by=."),
	.topic = N_("Actions"),
	.entry = action_entry,
	.second = action_words,
	.options = OPTION(FORMAT),
	.formats = "table csv json",
	.least = 1,
	.most = -1,
	.run = run_do,
};
