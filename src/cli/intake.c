/*
 * doithoai intake: what the law asks about a petition, what it allows, what it may repeat; and the
 * decision.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "cli/cli.h"
#include "domain/casefile.h"
#include "domain/intake.h"
#include "domain/table.h"

enum { LABEL_COLUMNS = 30, INDENT = 6, LEAST_COLUMNS = 30, DUPLICATES = 8 };

/* What is shown of a petition. */
struct view {
	struct desk *desk;
	const struct petition *petition;
	struct intake_question questions[QUESTIONS_MOST];
	size_t question_count;
	struct proposals proposals;
	struct likeness alike[DUPLICATES];
	size_t alike_count;
};

static bool gather(struct view *view, struct error *err)
{
	view->question_count = intake_questions(view->desk, view->petition, view->questions);
	return intake_propose(view->desk, view->petition, &view->proposals, err) &&
		intake_duplicates(view->desk, view->petition, view->alike, DUPLICATES,
			&view->alike_count, err);
}

static const struct field *field_of(const char *key)
{
	return entity_field(&entity_petition, key);
}

static const struct choice *handling_of(int64_t handling)
{
	return choice_by_value(field_of("handling")->choices, handling);
}

/* A field as people read it, or as files hold it; as this person may see it. */
static void put_value(struct desk *desk, const struct entity *entity, const void *record,
	const char *key, bool code, struct buf *out)
{
	if (code)
		desk_print(desk, entity, entity_field(entity, key), record, out);
	else
		desk_show(desk, entity, entity_field(entity, key), record, out);
}

/* ---- for people ------------------------------------------------------------------------------ */

static void print_line(void *arg, const char *start, size_t bytes)
{
	struct buf line = {0};

	text_pad(&line, "", *(const int *)arg, ALIGN_LEFT);
	printf("%s%.*s\n", buf_text(&line), (int)bytes, start);
	buf_clear(&line);
}

static void print_indented(int indent, const char *text)
{
	const int room = output_width() - indent;

	text_wrap(text, room < LEAST_COLUMNS ? LEAST_COLUMNS : room, print_line, &indent);
}

static void print_heading(const char *text)
{
	char *upper = text_upper(text);

	printf("\n%s\n", upper);
	free(upper);
}

/* The answer as people read it; of a question that is open what may be answered. */
static void print_question(const struct view *view, const struct intake_question *question)
{
	struct buf line = {0};

	buf_puts(&line, question->open && question->needed ? "? " : "  ");
	text_pad(&line, _(question->field->label), LABEL_COLUMNS, ALIGN_LEFT);
	buf_puts(&line, "  ");
	if (!question->open) {
		const size_t before = line.len;
		desk_show(view->desk, &entity_petition, question->field, view->petition, &line);
		/* Who is on record as a person is named, and needs no answer. */
		if (line.len == before && question->field == field_of("identity"))
			put_value(view->desk, &entity_petition, view->petition, "person", false,
				&line);
		if (line.len == before)
			buf_puts(&line, "-");
	} else {
		buf_printf(&line, "%s=", question->field->key);
		for (const struct choice *c = question->field->choices; c && c->key; c++)
			buf_printf(&line, "%s%s", c == question->field->choices ? "" : "|", c->key);
	}
	puts(buf_text(&line));
	buf_clear(&line);
}

static void print_proposal(const struct proposal *proposal)
{
	struct buf line = {0};
	char shown[DATE_ISO_SIZE];

	const struct choice *handling = handling_of(proposal->handling);
	const char mark = proposal->best ? '>' : proposal->lawful ? '+' : '-';

	buf_printf(&line, "%c %s (%s)", mark, choice_label(handling), handling->key);
	if (!proposal->lawful)
		buf_printf(&line, " · %s", _("not lawful"));
	if (proposal->until)
		buf_printf(&line, _(" · until %s"), date_show(proposal->until, shown));
	puts(buf_text(&line));
	buf_cut(&line, 0);
	buf_puts(&line, proposal->ground);
	if (*proposal->basis)
		buf_printf(&line, " (%s)", proposal->basis);
	print_indented(INDENT, buf_text(&line));
	if (*proposal->limit_name) {
		buf_cut(&line, 0);
		buf_printf(&line, "%s (%s)", proposal->limit_name, proposal->limit_basis);
		print_indented(INDENT, buf_text(&line));
	}
	if (proposal->letter) {
		buf_cut(&line, 0);
		buf_printf(&line, _("Letter: %s"),
			*proposal->letter_name ? proposal->letter_name : proposal->letter);
		print_indented(INDENT, buf_text(&line));
	}
	buf_clear(&line);
}

static bool print_likeness(
	const struct view *view, const struct likeness *likeness, struct error *err)
{
	static const char *const keys[] = {"received_on", "person", "summary"};
	struct buf line = {0};
	void *record;
	bool ok;

	if (!likeness->entity) {
		printf("  %s\n", likeness->why);
		return true;
	}
	record = xcalloc(1, likeness->entity->size);
	ok = desk_load(view->desk, likeness->entity, likeness->id, record, err);
	if (ok) {
		buf_printf(&line, "  %d%%  ", likeness->percent);
		record_code(likeness->entity, record, &line);
		for (size_t i = 0; i < COUNT(keys); i++) {
			buf_puts(&line, i ? " · " : "  ");
			put_value(view->desk, likeness->entity, record, keys[i], false, &line);
		}
		puts(buf_text(&line));
		print_indented(INDENT, likeness->why);
	}
	buf_clear(&line);
	record_clear(likeness->entity, record);
	free(record);
	return ok;
}

static void print_head(const struct view *view)
{
	static const char *const keys[] = {"kind", "received_on", "person", "summary"};
	struct buf line = {0};

	record_code(&entity_petition, view->petition, &line);
	for (size_t i = 0; i < COUNT(keys); i++) {
		if (field_is_empty(field_of(keys[i]), view->petition))
			continue;
		buf_puts(&line, " · ");
		put_value(view->desk, &entity_petition, view->petition, keys[i], false, &line);
	}
	puts(buf_text(&line));
	buf_clear(&line);
}

static void print_decision(const struct view *view)
{
	static const char *const keys[] = {"handling", "handled_on", "handling_document",
		"decided_by", "decision_reason", "casefile"};
	struct buf value = {0};

	if (!view->petition->handling)
		return;
	print_heading(_("Decided"));
	for (size_t i = 0; i < COUNT(keys); i++) {
		buf_cut(&value, 0);
		put_value(view->desk, &entity_petition, view->petition, keys[i], false, &value);
		if (!value.len)
			continue;
		struct buf line = {0};
		buf_puts(&line, "  ");
		text_pad(&line, _(field_of(keys[i])->label), LABEL_COLUMNS, ALIGN_LEFT);
		printf("%s  %s\n", buf_text(&line), buf_text(&value));
		buf_clear(&line);
	}
	buf_clear(&value);
}

static bool print_view(const struct view *view, struct error *err)
{
	char shown[DATE_ISO_SIZE];

	print_head(view);
	print_decision(view);
	print_heading(_("Questions"));
	for (size_t i = 0; i < view->question_count; i++)
		print_question(view, &view->questions[i]);
	if (view->proposals.time_bar)
		printf("  %s: %s\n", _("Last day to complain (LKN art. 9)"),
			date_show(view->proposals.time_bar, shown));
	print_heading(
		view->proposals.open ? _("Proposed, as far as it is answered") : _("Proposed"));
	for (size_t i = 0; i < view->proposals.count; i++)
		print_proposal(&view->proposals.list[i]);
	if (view->alike_count)
		print_heading(_("May be the same matter"));
	for (size_t i = 0; i < view->alike_count; i++)
		if (!print_likeness(view, &view->alike[i], err))
			return false;
	return true;
}

/* ---- for programs ---------------------------------------------------------------------------- */

static void json_text(struct buf *out, const char *key, const char *value)
{
	buf_printf(out, "%s\"%s\":", out->s[out->len - 1] == '{' ? "" : ",", key);
	if (value && *value)
		buf_json(out, value);
	else
		buf_puts(out, "null");
}

static void json_word(struct buf *out, const char *key, const char *value)
{
	buf_printf(out, "%s\"%s\":%s", out->s[out->len - 1] == '{' ? "" : ",", key, value);
}

static void json_bool(struct buf *out, const char *key, bool value)
{
	json_word(out, key, value ? "true" : "false");
}

static void json_date(struct buf *out, const char *key, date_t date)
{
	char iso[DATE_ISO_SIZE];

	json_text(out, key, date ? date_iso(date, iso) : NULL);
}

static void json_field(struct buf *out, struct desk *desk, const struct entity *entity,
	const void *record, const char *key, const char *name)
{
	struct buf value = {0};

	put_value(desk, entity, record, key, true, &value);
	json_text(out, name, buf_text(&value));
	buf_clear(&value);
}

static void json_question(
	struct buf *out, const struct view *view, const struct intake_question *question)
{
	buf_puts(out, "\n{");
	json_text(out, "key", question->field->key);
	json_text(out, "label", _(question->field->label));
	json_field(
		out, view->desk, &entity_petition, view->petition, question->field->key, "answer");
	json_bool(out, "open", question->open);
	json_bool(out, "needed", question->needed);
	buf_puts(out, "}");
}

static void json_proposal(struct buf *out, const struct proposal *proposal)
{
	buf_puts(out, "\n{");
	json_text(out, "handling", handling_of(proposal->handling)->key);
	json_bool(out, "lawful", proposal->lawful);
	json_bool(out, "best", proposal->best);
	json_text(out, "ground", proposal->ground);
	json_text(out, "basis", proposal->basis);
	json_text(out, "limit", proposal->limit);
	json_text(out, "limit_basis", proposal->limit_basis);
	json_date(out, "until", proposal->until);
	json_text(out, "letter", proposal->letter);
	buf_puts(out, "}");
}

static bool json_likeness(struct buf *out, const struct view *view, const struct likeness *likeness,
	struct error *err)
{
	const struct entity *entity = likeness->entity;
	struct buf code = {0};
	char percent[8];
	void *record;
	bool ok = true;

	buf_puts(out, "\n{");
	json_bool(out, "restricted", !entity);
	json_text(out, "why", likeness->why);
	if (entity) {
		record = xcalloc(1, entity->size);
		ok = desk_load(view->desk, entity, likeness->id, record, err);
		record_code(entity, record, &code);
		snprintf(percent, sizeof(percent), "%d", likeness->percent);
		json_text(out, "entity", entity->name);
		json_text(out, "code", buf_text(&code));
		json_word(out, "percent", percent);
		json_field(out, view->desk, entity, record, "received_on", "received_on");
		json_field(out, view->desk, entity, record, "person", "person");
		json_field(out, view->desk, entity, record, "summary", "summary");
		record_clear(entity, record);
		free(record);
		buf_clear(&code);
	}
	buf_puts(out, "}");
	return ok;
}

static bool print_json(const struct view *view, struct error *err)
{
	static const char *const keys[] = {"kind", "received_on", "handling", "handled_on",
		"handling_document", "decided_by", "decision_reason", "casefile", "duplicate_of"};
	struct buf out = {0}, code = {0};
	bool ok = true;

	buf_puts(&out, "{\"format\":1,\"entity\":\"intake\"");
	record_code(&entity_petition, view->petition, &code);
	json_text(&out, "petition", buf_text(&code));
	buf_clear(&code);
	for (size_t i = 0; i < COUNT(keys); i++)
		json_field(&out, view->desk, &entity_petition, view->petition, keys[i], keys[i]);
	json_text(&out, "open", view->proposals.open ? view->proposals.open->key : NULL);
	json_date(&out, "time_bar", view->proposals.time_bar);
	json_bool(&out, "late", view->proposals.late);
	buf_puts(&out, ",\"questions\":[");
	for (size_t i = 0; i < view->question_count; i++) {
		buf_puts(&out, i ? "," : "");
		json_question(&out, view, &view->questions[i]);
	}
	buf_puts(&out, "],\"proposals\":[");
	for (size_t i = 0; i < view->proposals.count; i++) {
		buf_puts(&out, i ? "," : "");
		json_proposal(&out, &view->proposals.list[i]);
	}
	buf_puts(&out, "],\"duplicates\":[");
	for (size_t i = 0; i < view->alike_count && ok; i++) {
		buf_puts(&out, i ? "," : "");
		ok = json_likeness(&out, view, &view->alike[i], err);
	}
	buf_puts(&out, "]}");
	if (ok)
		puts(buf_text(&out));
	buf_clear(&out);
	return ok;
}

/* ---- the command ----------------------------------------------------------------------------- */

/* Keys of the decision; the others answer questions. */
static bool is_decision_key(const char *key, bool split)
{
	static const char *const keys[] = {"on", "document", "reason", "decided_by", "case"};

	for (size_t i = 0; i < COUNT(keys); i++)
		if (strcmp(keys[i], key) == 0)
			return true;
	return split && (strcmp(key, "kind") == 0 || strcmp(key, "summary") == 0);
}

struct words {
	struct argument *arguments; /* of the decision; keys are owned */
	size_t argument_count;
	char **answers; /* words, borrowed */
	int answer_count;
};

static bool sort_words(const struct cli *cli, struct words *out, struct error *err)
{
	const char *decide = cli->option[OPT_DECIDE];
	const struct choice *handling =
		decide ? choice_find(field_of("handling")->choices, decide) : NULL;
	const bool split = handling && handling->value == HANDLING_SPLIT;

	out->arguments = xcalloc((size_t)cli->count, sizeof(*out->arguments));
	out->answers = xcalloc((size_t)cli->count, sizeof(*out->answers));
	for (int i = 1; i < cli->count; i++) {
		const char *value;
		char *key;
		if (!cli_split(cli->words[i], &key, &value, err))
			return false;
		if (decide && is_decision_key(key, split)) {
			out->arguments[out->argument_count++] = (struct argument){key, value};
			continue;
		}
		free(key);
		out->answers[out->answer_count++] = cli->words[i];
	}
	return true;
}

static void words_clear(struct words *words)
{
	for (size_t i = 0; i < words->argument_count; i++)
		free((char *)words->arguments[i].key);
	free(words->arguments);
	free(words->answers);
}

/* Save the answers, with the decision where one is taken. */
static bool act(struct cli *cli, struct desk *desk, const struct petition *before,
	struct words *words, struct error *err)
{
	const char *decide = cli->option[OPT_DECIDE];
	struct petition after = {0};
	bool ok;

	record_copy(&entity_petition, &after, before);
	ok = desk_may_write(desk, err) &&
		cli_assign(
			desk, &entity_petition, &after, words->answers, words->answer_count, err);
	if (ok && decide)
		ok = intake_decide(
			desk, before, &after, decide, words->arguments, words->argument_count, err);
	else if (ok)
		ok = desk_save(desk, &entity_petition, before, &after, "set", err);
	record_clear(&entity_petition, &after);
	return ok;
}

static bool run_intake(struct cli *cli, struct error *err)
{
	const struct entity *entity = &entity_petition;
	const bool writes = cli->count > 1 || cli->option[OPT_DECIDE];
	struct petition petition = {0};
	struct words words = {0};
	struct view view = {.petition = &petition};
	enum format format;
	int64_t id;
	bool ok = false;

	if (!cli_format(cli, &format, err) || !sort_words(cli, &words, err) ||
		!cli_open(cli, &view.desk, writes ? STORE_OPEN : STORE_READ, err) ||
		!desk_find(view.desk, cli->words[0], &entity, &id, err) ||
		!desk_load(view.desk, entity, id, &petition, err))
		goto out;
	if (!desk_may_read(view.desk, entity, &petition)) {
		error_set(err, ERR_DENIED, _("that petition is restricted"));
		goto out;
	}
	if (writes) {
		if (!act(cli, view.desk, &petition, &words, err))
			goto out;
		record_clear(entity, &petition);
		if (!desk_load(view.desk, entity, id, &petition, err))
			goto out;
	}
	ok = gather(&view, err) &&
		(format == FORMAT_JSON ? print_json(&view, err) : print_view(&view, err));
out:
	proposals_clear(&view.proposals);
	record_clear(entity, &petition);
	words_clear(&words);
	desk_close(view.desk);
	return ok;
}

/* For the help: a question, and how it is answered. */
static bool question_entry(size_t index, bool english, struct buf *title, struct buf *sentence)
{
	const struct field *field = intake_question_field(index);

	if (!field)
		return false;
	buf_printf(title, "%s=", field->key);
	buf_puts(sentence, english ? field->help : _(field->help));
	return true;
}

const struct command command_intake = {
	.name = "intake",
	.arguments = "CODE [KEY=VALUE…]",
	.help = N_("ask what the law allows with a petition, and decide it"),
	.details =
		N_("Answers are kept with the petition. --decide takes on=, document=, reason= "
		   "(needed where it is not what is proposed), decided_by= (the leader who did), "
		   "case= to attach it to a case, and for split kind= and summary= of each part."),
	.options = OPTION(FORMAT) | OPTION(DECIDE),
	.formats = "table json",
	.topic = N_("Questions"),
	.entry = question_entry,
	.least = 1,
	.most = -1,
	.run = run_intake,
};
