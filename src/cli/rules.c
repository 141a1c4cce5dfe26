/*
 * doithoai rules: the law that the program works by, as it has it, and whether its files are right. Needs no database.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "cli/cli.h"
#include "domain/rules.h"
#include "domain/settings.h"
#include "domain/table.h"

enum { NAME_COLUMNS = 28, ID_COLUMNS = 22 };

/* ---- pieces of text ---- */

/* What people read of sureness. */
static const char *sureness_text(enum sureness sure)
{
	static const char *const texts[] = {
		[SURE_VERIFIED] = N_("read in the text of the law"),
		[SURE_SECONDARY] = N_("by secondary sources"),
		[SURE_LOCAL] = N_("the office's own setting"),
	};

	return _(texts[sure]);
}

/* A word of a list by the name it has for people; the word itself where the list lacks it. */
static const char *name_of(const struct rules *rules, const char *list, const char *key)
{
	const struct list_value *value = rules_list_find(rules, list, key);

	return value ? rule_text(&value->name) : key;
}

/* "01/07/2012 – 30/06/2026", "since 01/07/2026", "before 01/01/2019 – 30/06/2026". */
static void put_validity(struct buf *out, date_t from, date_t to, bool older)
{
	char first[DATE_ISO_SIZE], last[DATE_ISO_SIZE];

	date_show(from, first);
	date_show(to, last);
	if (from && to)
		buf_printf(out, older ? _("before %s – %s") : "%s – %s", first, last);
	else if (from)
		buf_printf(out, older ? _("since before %s") : _("since %s"), first);
	else if (to)
		buf_printf(out, _("until %s"), last);
}

static void put_ids(struct buf *out, const char *const *ids, const char *between)
{
	for (size_t i = 0; ids[i]; i++)
		buf_printf(out, "%s%s", i ? between : "", ids[i]);
}

/* complex=45 remote+complex=60 */
static void put_variants(struct buf *out, const struct limit *limit)
{
	for (size_t i = 0; i < limit->variant_count; i++)
		buf_printf(out, "%s%s=%d", i ? " " : "", limit->variants[i].when,
			limit->variants[i].count);
}

/* ---- limits as rows ---- */

enum limit_column {
	LIMIT_ID,
	LIMIT_NAME,
	LIMIT_PERIOD,
	LIMIT_VALIDITY,
	LIMIT_BASIS,
	/* to people up to here; files get what is behind, too */
	LIMIT_SURE,
	LIMIT_COUNT,
	LIMIT_UNIT,
	LIMIT_FROM,
	LIMIT_VARIANTS,
	LIMIT_DUTY,
	LIMIT_VALID_FROM,
	LIMIT_VALID_TO,
	LIMIT_OLDER,
	LIMIT_NOTE,
	LIMIT_PLACE,
	LIMIT_COLUMNS
};

static void put_period(struct buf *out, const struct limit *limit)
{
	char text[80];

	buf_puts(out, limit_count_text(limit, limit->count, text));
	if (limit->variant_count) {
		buf_puts(out, "; ");
		put_variants(out, limit);
	}
}

static bool write_limit(struct writer *writer, const struct limit *limit)
{
	const struct rule_head *head = &limit->head;
	struct buf texts[LIMIT_COLUMNS] = {{0}};
	const char *cells[LIMIT_COLUMNS];
	char day[DATE_ISO_SIZE];

	buf_puts(&texts[LIMIT_ID], head->id);
	buf_puts(&texts[LIMIT_NAME], rule_text(&head->name));
	put_period(&texts[LIMIT_PERIOD], limit);
	put_validity(&texts[LIMIT_VALIDITY], head->valid_from, head->valid_to, head->older);
	buf_puts(&texts[LIMIT_BASIS], head->basis);
	buf_puts(&texts[LIMIT_SURE], sureness_word(head->sure));
	buf_printf(&texts[LIMIT_COUNT], "%d", limit->count);
	buf_puts(&texts[LIMIT_UNIT], limit_unit_word(limit->unit));
	buf_puts(&texts[LIMIT_FROM], limit->from);
	put_variants(&texts[LIMIT_VARIANTS], limit);
	buf_puts(&texts[LIMIT_DUTY], limit_duty_word(limit->duty));
	buf_puts(&texts[LIMIT_VALID_FROM], date_iso(head->valid_from, day));
	buf_puts(&texts[LIMIT_VALID_TO], date_iso(head->valid_to, day));
	buf_puts(&texts[LIMIT_OLDER], head->older ? "1" : "0");
	buf_puts(&texts[LIMIT_NOTE], rule_text(&head->note));
	buf_printf(&texts[LIMIT_PLACE], "%s:%d", head->place.file, head->place.line);
	for (size_t i = 0; i < LIMIT_COLUMNS; i++)
		cells[i] = buf_text(&texts[i]);
	const bool ok = writer_row(writer, cells);
	for (size_t i = 0; i < LIMIT_COLUMNS; i++)
		buf_clear(&texts[i]);
	return ok;
}

/* All versions of all limits, or of one. */
static void write_limits(const struct rules *rules, const char *id, enum format format)
{
	const struct column columns[LIMIT_COLUMNS] = {
		[LIMIT_ID] = {"id", _("Id"), ALIGN_LEFT, CELL_TEXT},
		[LIMIT_NAME] = {"name", _("Name"), ALIGN_LEFT, CELL_TEXT, NAME_COLUMNS},
		[LIMIT_PERIOD] = {"period", _("Length"), ALIGN_LEFT, CELL_TEXT, ID_COLUMNS},
		[LIMIT_VALIDITY] = {"in_force", _("In force"), ALIGN_LEFT, CELL_TEXT},
		[LIMIT_BASIS] = {"basis", _("Basis"), ALIGN_LEFT, CELL_TEXT, ID_COLUMNS},
		[LIMIT_SURE] = {"sure", "", ALIGN_LEFT, CELL_TEXT},
		[LIMIT_COUNT] = {"count", "", ALIGN_LEFT, CELL_NUMBER},
		[LIMIT_UNIT] = {"unit", "", ALIGN_LEFT, CELL_TEXT},
		[LIMIT_FROM] = {"from", "", ALIGN_LEFT, CELL_TEXT},
		[LIMIT_VARIANTS] = {"variants", "", ALIGN_LEFT, CELL_TEXT},
		[LIMIT_DUTY] = {"duty", "", ALIGN_LEFT, CELL_TEXT},
		[LIMIT_VALID_FROM] = {"valid_from", "", ALIGN_LEFT, CELL_TEXT},
		[LIMIT_VALID_TO] = {"valid_to", "", ALIGN_LEFT, CELL_TEXT},
		[LIMIT_OLDER] = {"older", "", ALIGN_LEFT, CELL_BOOL},
		[LIMIT_NOTE] = {"note", "", ALIGN_LEFT, CELL_TEXT},
		[LIMIT_PLACE] = {"place", "", ALIGN_LEFT, CELL_TEXT},
	};
	const size_t shown = format == FORMAT_TABLE ? LIMIT_BASIS + 1 : LIMIT_COLUMNS;
	struct writer *writer =
		writer_new(stdout, format, "limit", NULL, columns, shown, output_width());
	size_t count;
	const struct limit *limits = rules_limits(rules, &count);

	for (size_t i = 0; i < count; i++)
		if ((!id || strcmp(limits[i].head.id, id) == 0) && !write_limit(writer, &limits[i]))
			break;
	writer_free(writer);
}

/* ---- one limit in full, for people ---- */

static void tell(const char *label, const char *text)
{
	if (*text)
		printf("  %s: %s\n", label, text);
}

static void tell_variants(const struct rules *rules, const struct limit *limit)
{
	for (size_t i = 0; i < limit->variant_count; i++) {
		const struct limit_variant *variant = &limit->variants[i];
		struct buf words = {0};
		char count[80];
		for (const char *at = variant->when; *at;) {
			const size_t bytes = strcspn(at, "+");
			char *word = xstrndup(at, bytes);
			buf_printf(&words, "%s%s", words.len ? " + " : "",
				name_of(rules, "variants", word));
			free(word);
			at += bytes + (at[bytes] == '+');
		}
		printf("  %s (%s): %s", buf_text(&words), variant->when,
			limit_count_text(limit, variant->count, count));
		if (variant->extensions)
			printf(ngettext(", by %d written extension", ", by %d written extensions",
				       (unsigned long)variant->extensions),
				variant->extensions);
		if (variant->basis)
			printf(" [%s]", variant->basis);
		putchar('\n');
		buf_clear(&words);
	}
}

static void tell_limit(const struct rules *rules, const struct limit *limit)
{
	static const char *const duties[] = {
		[DUTY_OFFICE] = N_("the office must act"),
		[DUTY_CITIZEN] = N_("a right of the citizen"),
		[DUTY_WATCH] = N_("nobody acts"),
	};
	const struct rule_head *head = &limit->head;
	struct buf validity = {0}, place = {0};
	char count[80], extension[80];

	printf("%s: %s\n", head->id, rule_text(&head->name));
	tell(_("Length"), limit_count_text(limit, limit->count, count));
	tell_variants(rules, limit);
	tell(_("Runs from"), name_of(rules, "events", limit->from));
	if (limit->extension_days) {
		snprintf(extension, sizeof extension, _("%d × %d days, where it is: %s"),
			limit->extension_count, limit->extension_days,
			limit->extension_needs ? name_of(rules, "variants", limit->extension_needs)
					       : "-");
		tell(_("Extension"), extension);
	}
	tell(_("Owed"), _(duties[limit->duty]));
	put_validity(&validity, head->valid_from, head->valid_to, head->older);
	tell(_("In force"), buf_text(&validity));
	if (head->older)
		tell(_("Earlier"), _("in force before, too; since when is not asserted"));
	tell(_("Basis"), head->basis);
	tell(_("How sure"), sureness_text(head->sure));
	if (limit->editable)
		tell(_("Local"), _("another day may be set by hand, with a reason"));
	tell(_("Note"), rule_text(&head->note));
	buf_printf(&place, "%s:%d", head->place.file, head->place.line);
	tell(_("File"), buf_text(&place));
	buf_clear(&validity);
	buf_clear(&place);
}

static bool show_limit(const struct rules *rules, const char *id, enum format format)
{
	size_t count;
	const struct limit *versions = rules_limit_versions(rules, id, &count);

	if (format != FORMAT_TABLE && count)
		write_limits(rules, id, format);
	for (size_t i = 0; format == FORMAT_TABLE && i < count; i++) {
		if (i)
			putchar('\n');
		tell_limit(rules, &versions[i]);
	}
	return count;
}

/* ---- a lifecycle: states, then actions ---- */

enum step_column {
	STEP_PART,
	STEP_ID,
	STEP_NAME,
	STEP_FROM,
	STEP_TO,
	STEP_WHO,
	STEP_CLOCKS,
	STEP_LETTER,
	STEP_BASIS,
	/* files only */
	STEP_NEEDS,
	STEP_GUARDS,
	STEP_VERB,
	STEP_SURE,
	STEP_IN_FORCE,
	STEP_SENTENCE,
	STEP_PLACE,
	STEP_COLUMNS
};

static void put_clocks(struct buf *out, const char *sign, const char *const *ids)
{
	for (; *ids; ids++)
		buf_printf(out, "%s%s%s", out->len ? " " : "", sign, *ids);
}

static void put_roles(struct buf *out, unsigned who)
{
	const struct choice *roles = entity_field(&entity_staff, "role")->choices;

	for (; roles->key; roles++)
		if (who & (1u << roles->value))
			buf_printf(out, "%s%s", out->len ? " " : "", roles->key);
}

static bool write_step(struct writer *writer, struct buf texts[STEP_COLUMNS])
{
	const char *cells[STEP_COLUMNS];

	for (size_t i = 0; i < STEP_COLUMNS; i++)
		cells[i] = buf_text(&texts[i]);
	const bool ok = writer_row(writer, cells);
	for (size_t i = 0; i < STEP_COLUMNS; i++)
		buf_clear(&texts[i]);
	return ok;
}

static bool write_state(struct writer *writer, const struct lifecycle_state *state)
{
	struct buf texts[STEP_COLUMNS] = {{0}};

	buf_puts(&texts[STEP_PART], state->end ? "end" : state->outside ? "outside" : "state");
	buf_puts(&texts[STEP_ID], state->id);
	buf_puts(&texts[STEP_NAME], rule_text(&state->name));
	buf_puts(&texts[STEP_SENTENCE], rule_text(&state->sentence));
	buf_printf(&texts[STEP_PLACE], "%s:%d", state->place.file, state->place.line);
	return write_step(writer, texts);
}

static bool write_action(struct writer *writer, const struct lifecycle_action *action)
{
	struct buf texts[STEP_COLUMNS] = {{0}};

	buf_puts(&texts[STEP_PART], "action");
	buf_puts(&texts[STEP_ID], action->id);
	buf_puts(&texts[STEP_NAME], rule_text(&action->name));
	put_ids(&texts[STEP_FROM], action->from, " ");
	buf_puts(&texts[STEP_TO], action->to ? action->to : "");
	put_roles(&texts[STEP_WHO], action->who);
	put_clocks(&texts[STEP_CLOCKS], "+", action->starts);
	put_clocks(&texts[STEP_CLOCKS], "-", action->meets);
	put_clocks(&texts[STEP_CLOCKS], "x", action->cancels);
	put_clocks(&texts[STEP_CLOCKS], "=", action->pauses);
	if (action->extends)
		put_clocks(&texts[STEP_CLOCKS], ">", (const char *const[]){action->extends, NULL});
	buf_puts(&texts[STEP_LETTER], action->letter ? action->letter : "");
	buf_puts(&texts[STEP_BASIS], action->basis);
	put_ids(&texts[STEP_NEEDS], action->needs, " ");
	put_ids(&texts[STEP_GUARDS], action->guards, " ");
	buf_puts(&texts[STEP_VERB], verb_word(action->verb));
	buf_puts(&texts[STEP_SURE], sureness_word(action->sure));
	put_validity(&texts[STEP_IN_FORCE], action->valid_from, action->valid_to, false);
	buf_puts(&texts[STEP_SENTENCE], rule_text(&action->sentence));
	buf_printf(&texts[STEP_PLACE], "%s:%d", action->place.file, action->place.line);
	return write_step(writer, texts);
}

static void show_lifecycle(const struct lifecycle *lifecycle, enum format format)
{
	const struct column columns[STEP_COLUMNS] = {
		[STEP_PART] = {"part", _("Part"), ALIGN_LEFT, CELL_TEXT},
		[STEP_ID] = {"id", _("Id"), ALIGN_LEFT, CELL_TEXT},
		[STEP_NAME] = {"name", _("Name"), ALIGN_LEFT, CELL_TEXT, ID_COLUMNS},
		[STEP_FROM] = {"from", _("From"), ALIGN_LEFT, CELL_TEXT, ID_COLUMNS},
		[STEP_TO] = {"to", _("To"), ALIGN_LEFT, CELL_TEXT},
		[STEP_WHO] = {"who", _("Who"), ALIGN_LEFT, CELL_TEXT, ID_COLUMNS},
		[STEP_CLOCKS] = {"clocks", _("Time limits"), ALIGN_LEFT, CELL_TEXT, NAME_COLUMNS},
		[STEP_LETTER] = {"letter", _("Letter"), ALIGN_LEFT, CELL_TEXT, ID_COLUMNS},
		[STEP_BASIS] = {"basis", _("Basis"), ALIGN_LEFT, CELL_TEXT, ID_COLUMNS},
		[STEP_NEEDS] = {"needs", "", ALIGN_LEFT, CELL_TEXT},
		[STEP_GUARDS] = {"guards", "", ALIGN_LEFT, CELL_TEXT},
		[STEP_VERB] = {"verb", "", ALIGN_LEFT, CELL_TEXT},
		[STEP_SURE] = {"sure", "", ALIGN_LEFT, CELL_TEXT},
		[STEP_IN_FORCE] = {"in_force", "", ALIGN_LEFT, CELL_TEXT},
		[STEP_SENTENCE] = {"sentence", "", ALIGN_LEFT, CELL_TEXT},
		[STEP_PLACE] = {"place", "", ALIGN_LEFT, CELL_TEXT},
	};
	const size_t shown = format == FORMAT_TABLE ? STEP_BASIS + 1 : STEP_COLUMNS;
	struct writer *writer =
		writer_new(stdout, format, "lifecycle", NULL, columns, shown, output_width());
	bool ok = true;

	for (size_t i = 0; ok && i < lifecycle->state_count; i++)
		ok = write_state(writer, &lifecycle->states[i]);
	for (size_t i = 0; ok && i < lifecycle->action_count; i++)
		ok = write_action(writer, &lifecycle->actions[i]);
	writer_free(writer);
}

static const struct lifecycle *find_lifecycle(const struct rules *rules, const char *id)
{
	for (const struct choice *kind = case_kinds; kind->key; kind++)
		if (strcmp(kind->key, id) == 0)
			return rules_lifecycle(rules, kind->value);
	return NULL;
}

/* ---- a list of values ---- */

static bool show_list(const struct rules *rules, const char *name, enum format format)
{
	const struct column columns[] = {
		{"value", "#", ALIGN_RIGHT, CELL_NUMBER},
		{"key", _("Key"), ALIGN_LEFT, CELL_TEXT},
		{"name", _("Name"), ALIGN_LEFT, CELL_TEXT, NAME_COLUMNS},
		{"basis", _("Basis"), ALIGN_LEFT, CELL_TEXT, ID_COLUMNS},
		{"form", _("Form"), ALIGN_LEFT, CELL_TEXT, ID_COLUMNS},
		{"complaint", "", ALIGN_LEFT, CELL_TEXT},
		{"denunciation", "", ALIGN_LEFT, CELL_TEXT},
		{"feedback", "", ALIGN_LEFT, CELL_TEXT},
		{"note", "", ALIGN_LEFT, CELL_TEXT},
	};
	const size_t all = sizeof columns / sizeof columns[0];
	size_t count;
	const struct list_value *values = rules_list(rules, name, &count);

	if (!values)
		return false;
	struct writer *writer = writer_new(stdout, format, name, NULL, columns,
		format == FORMAT_TABLE ? 5 : all, output_width());
	for (size_t i = 0; i < count; i++) {
		const struct list_value *value = &values[i];
		char number[24];
		snprintf(number, sizeof number, "%lld", (long long)value->value);
		const char *cells[] = {number, value->key, rule_text(&value->name), value->basis,
			value->form, value->complaint, value->denunciation, value->feedback,
			rule_text(&value->note)};
		if (!writer_row(writer, cells))
			break;
	}
	writer_free(writer);
	return true;
}

/* ---- the command ---- */

static void tell_fault(void *arg, const char *text)
{
	(void)arg;
	puts(text);
}

static bool check_rules(const char *folder, struct error *err)
{
	const size_t faults = rules_check(folder, tell_fault, NULL);
	struct rules *rules;
	size_t limits, lists = 0, values = 0, count;

	if (faults)
		return error_set(err, ERR_INVALID, _("faults in the rules: %zu"), faults);
	if (!rules_read(&rules, folder, err))
		return false;
	rules_limits(rules, &limits);
	for (const char *const *name = rules_list_names(); *name; name++, lists++) {
		rules_list(rules, *name, &count);
		values += count;
	}
	printf(_("No faults: %zu entries of limits, %zu lists with %zu values.\n"), limits, lists,
		values);
	rules_free(rules);
	return true;
}

static bool show_rules(const char *id, enum format format, struct error *err)
{
	struct settings settings;
	struct rules *rules;
	const struct lifecycle *lifecycle;
	bool ok = true;

	if (!settings_read(&settings, err))
		return false;
	if (!rules_read(&rules, NULL, err)) {
		settings_clear(&settings);
		return false;
	}
	rules_apply_settings(rules, &settings);
	settings_clear(&settings);
	if (!id)
		write_limits(rules, NULL, format);
	else if ((lifecycle = find_lifecycle(rules, id)))
		show_lifecycle(lifecycle, format);
	else if (!show_limit(rules, id, format) && !show_list(rules, id, format)) {
		struct buf names = {0};
		put_ids(&names, rules_list_names(), " ");
		ok = error_set(err, ERR_NOT_FOUND,
			_("no limit (doithoai rules show lists them), lifecycle or list is named "
			  "%s; lists: "
			  "%s"),
			id, buf_text(&names));
		buf_clear(&names);
	}
	rules_free(rules);
	return ok;
}

static const struct rules_verb {
	const char *name, *arguments, *help;
} verbs[] = {
	{"show", "[ID]",
		N_("all limits with their versions and basis; one of them, a lifecycle or a list "
		   "of values")},
	{"check", "[FOLDER]", N_("every fault of the rule files with file, line and entry")},
	{0},
};

static bool verb_entry(size_t index, bool english, struct buf *title, struct buf *sentence)
{
	if (!verbs[index].name)
		return false;
	buf_printf(title, "%s %s", verbs[index].name, verbs[index].arguments);
	buf_puts(sentence, english ? verbs[index].help : _(verbs[index].help));
	return true;
}

static bool run_rules(struct cli *cli, struct error *err)
{
	const char *what = cli->count > 1 ? cli->words[1] : NULL;
	enum format format;

	if (!cli_format(cli, &format, err))
		return false;
	if (strcmp(cli->words[0], "check") == 0)
		return check_rules(what, err);
	if (strcmp(cli->words[0], "show") == 0)
		return show_rules(what, format, err);
	return error_set(err, ERR_USAGE, _("Usage: doithoai %s %s. See doithoai %s --help."),
		"rules", command_rules.arguments, "rules");
}

const struct command command_rules = {
	.name = "rules",
	.arguments = "show|check …",
	.help = N_("the law as the program has it, and whether its files are right"),
	.topic = N_("What it does"),
	.entry = verb_entry,
	.options = OPTION(FORMAT),
	.formats = "table csv json",
	.words = "show check",
	.least = 1,
	.most = 2,
	.run = run_rules,
};
