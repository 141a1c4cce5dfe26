/* Layouts of forms: from the files of forms/vn to tables of columns and equations. The reader is that of the rules. */
#include <dirent.h>
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/place.h"
#include "base/text.h"
#include "domain/rules_inside.h"
#include "report/form_inside.h"

enum { COLUMNS_MOST = 60, TERMS_MOST = 60 };

struct forms {
	struct form *list;
	size_t count;
	struct rules **sources; /* memory of the layouts, one a file */
	size_t source_count;
};

/* A formula, and where it says so. */
struct formula {
	const char *formula, *note;
	struct rule_place place;
};

struct formulas {
	struct formula *list;
	size_t count;
};

struct text_list {
	const char **list;
	size_t count;
};

/* A layout while it is read. */
struct layout {
	struct form form;
	struct formulas wrong, checks;
	struct text_list notes;
	const char *carried, *left;
};

/* ---- formulas ---- */

/* "2+3+...+7", "20+..+24", "18+…+22": columns, with what is left out between two of them. */
struct terms {
	int list[TERMS_MOST];
	int count;
};

static void blanks(const char **at)
{
	while (**at == ' ')
		++*at;
}

static bool read_column(const char **at, int *out)
{
	char *end;

	blanks(at);
	const long n = strtol(*at, &end, 10);
	if (end == *at || **at < '0' || **at > '9' || n < 1 || n > 2 * COLUMNS_MOST)
		return false;
	*at = end;
	*out = (int)n;
	blanks(at);
	return true;
}

static bool skip_dots(const char **at)
{
	if (strncmp(*at, "…", strlen("…")) == 0)
		*at += strlen("…");
	else if (strncmp(*at, "..", 2) == 0)
		*at += strspn(*at, ".");
	else
		return false;
	return true;
}

static bool add_term(struct terms *terms, int column)
{
	if (terms->count == TERMS_MOST)
		return false;
	terms->list[terms->count++] = column;
	return true;
}

/* What stands between a column and the dots' end. */
static bool add_range(struct terms *terms, const char **at)
{
	const int last = terms->count ? terms->list[terms->count - 1] : 0;
	int to;

	blanks(at);
	if (**at != '+' || last < 1)
		return false;
	++*at;
	if (!read_column(at, &to) || to <= last)
		return false;
	for (int column = last + 1; column <= to; column++)
		if (!add_term(terms, column))
			return false;
	return true;
}

static bool read_terms(const char **at, struct terms *terms)
{
	int sign = 1, column;

	terms->count = 0;
	for (;;) {
		blanks(at);
		if (terms->count && sign > 0 && skip_dots(at)) {
			if (!add_range(terms, at))
				return false;
		} else if (!read_column(at, &column) || !add_term(terms, sign * column)) {
			return false;
		}
		if (**at != '+' && **at != '-')
			return true;
		sign = *(*at)++ == '+' ? 1 : -1;
	}
}

static bool within(const struct form *form, int column)
{
	return column >= 1 && column <= (int)form_width(form);
}

static bool terms_within(const struct form *form, const struct terms *terms)
{
	bool ok = true;

	for (int i = 0; i < terms->count; i++)
		ok = ok && within(form, abs(terms->list[i]));
	return ok;
}

static int *keep_terms(struct reader *reader, const struct terms *terms)
{
	int *kept = rules_memory(reader->rules, (size_t)terms->count * sizeof *kept);

	memcpy(kept, terms->list, (size_t)terms->count * sizeof *kept);
	return kept;
}

/* One equation of a printed chain, in plain words: "8=15+16". */
static const char *spelled(struct reader *reader, int left, const char *from, const char *to)
{
	struct buf text = {0};

	buf_printf(&text, "%d=%.*s", left, (int)(to - from), from);
	char *kept = rules_memory(reader->rules, text.len + 1);
	memcpy(kept, buf_text(&text), text.len + 1);
	buf_clear(&text);
	return kept;
}

static bool same_equation(const struct form_identity *identity, int left, const struct terms *terms)
{
	return identity->left == left && identity->count == terms->count &&
		memcmp(identity->terms, terms->list, (size_t)terms->count * sizeof(int)) == 0;
}

/* "6=8+9+10=11+12+13": an equation for each sign of equality. @p each is told of them. */
static bool read_chain(struct reader *reader, const struct form *form, const char *text,
	void (*each)(void *arg, struct reader *reader, int left, const struct terms *terms,
		const char *formula),
	void *arg)
{
	const char *at = text;
	int left;

	if (!read_column(&at, &left) || !within(form, left))
		return false;
	while (*at == '=') {
		struct terms terms;
		const char *from = ++at;
		if (!read_terms(&at, &terms) || !terms_within(form, &terms))
			return false;
		each(arg, reader, left, &terms, spelled(reader, left, from, at));
	}
	return *at == '\0';
}

struct adding {
	struct form *form;
	bool printed;
};

static void add_identity(
	void *arg, struct reader *reader, int left, const struct terms *terms, const char *formula)
{
	const struct adding *adding = arg;
	struct form *form = adding->form;
	struct form_identity *identity = rules_append(
		reader->rules, &form->identities, &form->identity_count, sizeof *identity);

	*identity = (struct form_identity){.formula = formula,
		.left = left,
		.terms = keep_terms(reader, terms),
		.count = terms->count,
		.printed = adding->printed};
}

struct marking {
	struct form *form;
	const char *note;
	bool found;
};

static void mark_wrong(
	void *arg, struct reader *reader, int left, const struct terms *terms, const char *formula)
{
	struct marking *marking = arg;

	(void)reader;
	(void)formula;
	for (size_t i = 0; i < marking->form->identity_count; i++) {
		struct form_identity *identity = &marking->form->identities[i];
		if (!identity->printed || !same_equation(identity, left, terms))
			continue;
		identity->warning = true;
		identity->note = marking->note;
		marking->found = true;
	}
}

static void read_identities(struct reader *reader, struct layout *layout)
{
	struct form *form = &layout->form;
	struct adding adding = {form, true};

	for (size_t i = 0; i < form->column_count; i++) {
		const struct form_column *column = &form->columns[i];
		if (form->rows != FORM_REGISTER && column->number &&
			!read_chain(reader, form, column->number, add_identity, &adding))
			fault_at(reader, column->place.line,
				_("number: \"%s\" is no formula of columns"), column->number);
	}
	adding.printed = false;
	for (size_t i = 0; i < layout->checks.count; i++) {
		const struct formula *check = &layout->checks.list[i];
		if (!read_chain(reader, form, check->formula, add_identity, &adding))
			fault_at(reader, check->place.line,
				_("formula: \"%s\" is no formula of columns"), check->formula);
	}
	for (size_t i = 0; i < layout->wrong.count; i++) {
		const struct formula *wrong = &layout->wrong.list[i];
		struct marking marking = {form, wrong->note, false};
		if (!read_chain(reader, form, wrong->formula, mark_wrong, &marking) ||
			!marking.found)
			fault_at(reader, wrong->place.line,
				_("formula: \"%s\" is not printed on this form"), wrong->formula);
	}
}

static void read_sum(
	struct reader *reader, const struct form *form, const char *text, struct form_sum *out)
{
	const char *at = text;
	struct terms terms;

	if (!text)
		return;
	if (!read_terms(&at, &terms) || *at || !terms_within(form, &terms)) {
		fault_at(reader, form->place.line, _("\"%s\" is no sum of columns"), text);
		return;
	}
	*out = (struct form_sum){keep_terms(reader, &terms), terms.count};
}

/* ---- members ---- */

static const struct word rows_words[] = {
	{"office", FORM_OFFICE},
	{"records", FORM_RECORDS},
	{"kinds", FORM_KINDS},
	{"register", FORM_REGISTER},
	{NULL, 0},
};

static const struct word kind_words[] = {
	{"number", FORM_NUMBER},
	{"money", FORM_MONEY},
	{"percent", FORM_PERCENT},
	{"text", FORM_TEXT},
	{"date", FORM_DATE},
	{NULL, 0},
};

#define MEMBER(struct_, name_, kind_, ...) MEMBER_OF(struct_, #name_, name_, kind_, __VA_ARGS__)
#define MEMBER_OF(struct_, word_, name_, kind_, ...)                                               \
	{                                                                                          \
		.name = (word_), .type = MEMBER_##kind_,                                           \
		.offset = offsetof(struct struct_, name_), __VA_ARGS__                             \
	}

static const struct member column_members[] = {
	MEMBER(form_column, number, TEXT, .required = true),
	MEMBER(form_column, heading, TEXT, .required = true),
	MEMBER(form_column, kind, WORD, .words = kind_words),
	MEMBER(form_column, share, TEXT, .required = false),
	MEMBER(form_column, field, TEXT, .required = false),
	{0},
};

static const struct member hidden_members[] = {
	MEMBER(form_hidden, meaning, TEXT, .required = true),
	MEMBER(form_hidden, note, TEXT, .required = false),
	{0},
};

static const struct member formula_members[] = {
	MEMBER(formula, formula, TEXT, .required = true),
	MEMBER(formula, note, TEXT, .required = false),
	{0},
};

static void read_column_entry(struct reader *reader, const struct node *group, void *into)
{
	struct form *form = into;
	struct form_column *column =
		rules_append(reader->rules, &form->columns, &form->column_count, sizeof *column);

	column->place = member_place(reader, group);
	members_read(reader, group, column_members, column, false);
}

static void read_columns(struct reader *reader, const struct node *list, void *entry)
{
	struct form *form = &((struct layout *)entry)->form;

	members_each(reader, list, "column", NULL, read_column_entry, form);
	if (!form->column_count || form->column_count > COLUMNS_MOST)
		fault_at(reader, list->line, _("a form has 1 to %d columns"), COLUMNS_MOST);
}

static void read_hidden_entry(struct reader *reader, const struct node *group, void *into)
{
	struct form *form = into;

	members_read(reader, group, hidden_members,
		rules_append(
			reader->rules, &form->hidden, &form->hidden_count, sizeof *form->hidden),
		false);
}

static void read_hidden(struct reader *reader, const struct node *list, void *entry)
{
	struct form *form = &((struct layout *)entry)->form;

	members_each(reader, list, "hidden", NULL, read_hidden_entry, form);
	if (form->hidden_count > COLUMNS_MOST)
		fault_at(reader, list->line, _("a form has at most %d hidden columns"),
			COLUMNS_MOST);
}

static void read_formula(struct reader *reader, const struct node *group, void *into)
{
	struct formulas *formulas = into;
	struct formula *formula =
		rules_append(reader->rules, &formulas->list, &formulas->count, sizeof *formula);

	formula->place = member_place(reader, group);
	members_read(reader, group, formula_members, formula, false);
}

static void read_wrong(struct reader *reader, const struct node *list, void *entry)
{
	members_each(
		reader, list, "wrong", "formula", read_formula, &((struct layout *)entry)->wrong);
}

static void read_checks(struct reader *reader, const struct node *list, void *entry)
{
	members_each(
		reader, list, "check", "formula", read_formula, &((struct layout *)entry)->checks);
}

static void read_notes(struct reader *reader, const struct node *setting, void *entry)
{
	struct text_list *notes = &((struct layout *)entry)->notes;

	if (!member_is_list(reader, setting))
		return;
	for (const struct node *node = setting->first; node; node = node->next) {
		if (!node->text || !*node->text) {
			fault_at(reader, node->line, _("notes: a text in \"quotes\" is wanted"));
			continue;
		}
		const char **kept = rules_append(
			reader->rules, &notes->list, &notes->count, sizeof *notes->list);
		*kept = node->text;
	}
}

static const struct member layout_members[] = {
	MEMBER_OF(layout, "id", form.id, TEXT, .required = true),
	MEMBER_OF(layout, "title", form.title, TEXT, .required = true),
	MEMBER_OF(layout, "basis", form.basis, TEXT, .required = true),
	MEMBER_OF(layout, "valid_from", form.valid_from, DATE, .required = false),
	MEMBER_OF(layout, "valid_to", form.valid_to, DATE, .required = false),
	MEMBER_OF(layout, "facts", form.facts, ID, .required = false),
	MEMBER_OF(layout, "rows", form.rows, WORD, .words = rows_words),
	MEMBER_OF(layout, "row_heading", form.row_heading, TEXT, .required = false),
	MEMBER(layout, carried, TEXT, .required = false),
	MEMBER(layout, left, TEXT, .required = false),
	{.name = "wrong", .type = MEMBER_ENTRIES, .read = read_wrong},
	{.name = "checks", .type = MEMBER_ENTRIES, .read = read_checks},
	{.name = "notes", .type = MEMBER_ENTRIES, .read = read_notes},
	{.name = "hidden", .type = MEMBER_ENTRIES, .read = read_hidden},
	{.name = "columns", .type = MEMBER_ENTRIES, .required = true, .read = read_columns},
	{0},
};

/* ---- one file ---- */

size_t form_width(const struct form *form)
{
	return form->column_count + form->hidden_count;
}

static bool find_facts(const char *facts, enum sql_id *out)
{
	struct buf name = {0};
	bool found = false;

	buf_printf(&name, "report_%s", facts);
	for (char *c = name.s; *c; c++)
		if (*c == '-')
			*c = '_';
	for (int id = 0; id < SQL_COUNT && !found; id++) {
		found = strcmp(sql_names[id], buf_text(&name)) == 0;
		if (found)
			*out = (enum sql_id)id;
	}
	buf_clear(&name);
	return found;
}

/* Columns stand in their order, and each says what its kind needs. */
static void check_columns(struct reader *reader, struct form *form)
{
	for (size_t i = 0; i < form->column_count; i++) {
		struct form_column *column = &form->columns[i];
		if (column->number && strtol(column->number, NULL, 10) != (long)i + 1)
			fault_at(reader, column->place.line, _("number: column %zu is wanted here"),
				i + 1);
		if (form->rows == FORM_REGISTER) {
			if (!column->field || !register_has(column->field))
				fault_at(reader, column->place.line,
					_("field: \"%s\" is no column of a register"),
					column->field ? column->field : "");
			continue;
		}
		if ((column->kind == FORM_PERCENT) != (column->share != NULL))
			fault_at(reader, column->place.line,
				_("share: what a percentage is of, \"3/2\", and nothing else "
				  "has"));
		const char *at = column->share;
		if (at &&
			(!read_column(&at, &column->part) || *at++ != '/' ||
				!read_column(&at, &column->whole) || *at ||
				!within(form, column->part) || !within(form, column->whole)))
			fault_at(reader, column->place.line, _("share: \"%s\" are no two columns"),
				column->share);
	}
}

static void read_layout(struct reader *reader, struct forms *forms)
{
	struct layout layout = {.form.place = {reader->file->path, 1}};
	struct form *form = &layout.form;
	const size_t before = reader->fault_count;

	members_read(reader, reader->file->root, layout_members, &layout, false);
	if (reader->fault_count > before)
		return;
	if ((form->rows == FORM_REGISTER) != !form->facts)
		fault_at(reader, 1, _("facts are wanted, but not by a register"));
	else if (form->facts && !find_facts(form->facts, &form->sql))
		fault_at(reader, 1, _("facts: there is no statement \"%s\""), form->facts);
	if (form->valid_from && form->valid_to && form->valid_to < form->valid_from)
		fault_at(reader, 1, _("valid_to lies before valid_from"));
	check_columns(reader, form);
	read_identities(reader, &layout);
	read_sum(reader, form, layout.carried, &form->carried);
	read_sum(reader, form, layout.left, &form->left);
	form->notes = layout.notes.list;
	form->note_count = layout.notes.count;
	if (reader->fault_count > before)
		return;
	forms->list = xrealloc(forms->list, (forms->count + 1) * sizeof *forms->list);
	forms->list[forms->count++] = *form;
}

/* ---- the folder ---- */

struct faults {
	void (*fault)(void *arg, const char *text);
	void *arg;
	size_t count;
	char *first;
	enum error_code code;
};

static void tell(struct faults *faults, struct reader *reader)
{
	for (size_t i = 0; i < reader->fault_count; i++) {
		if (faults->fault)
			faults->fault(faults->arg, reader->faults[i].text);
		if (!faults->count++) {
			faults->first = xstrdup(reader->faults[i].text);
			faults->code = reader->code;
		}
		free(reader->faults[i].text);
	}
	free(reader->faults);
}

static void read_file(
	struct forms *forms, const char *folder, const char *name, struct faults *faults)
{
	struct buf path = {0};
	struct rules *rules = xcalloc(1, sizeof *rules);
	struct reader reader = {.rules = rules, .file = &rules->files[0], .code = ERR_INVALID};

	buf_printf(&path, "%s/%s", folder, name);
	rules->files[0].path = buf_steal(&path);
	rules->file_count = 1;
	forms->sources =
		xrealloc(forms->sources, (forms->source_count + 1) * sizeof(struct rules *));
	forms->sources[forms->source_count++] = rules;
	if (source_read(&reader, true))
		read_layout(&reader, forms);
	tell(faults, &reader);
}

static int by_id(const void *a, const void *b)
{
	const struct form *x = a, *y = b;
	const int order = strcmp(x->id, y->id);

	return order ? order : (x->valid_from > y->valid_from) - (x->valid_from < y->valid_from);
}

/* Two of one id may not be in force on the same day. */
static void check_validity(const struct forms *forms, struct faults *faults)
{
	for (size_t i = 1; i < forms->count; i++) {
		const struct form *first = &forms->list[i - 1], *second = &forms->list[i];
		struct buf text = {0};
		if (strcmp(first->id, second->id) != 0 ||
			(first->valid_to && first->valid_to < second->valid_from))
			continue;
		buf_printf(&text, _("%s:1: %s is in force together with that of %s"),
			second->place.file, second->id, first->place.file);
		if (faults->fault)
			faults->fault(faults->arg, buf_text(&text));
		if (!faults->count++) {
			faults->first = xstrdup(buf_text(&text));
			faults->code = ERR_INVALID;
		}
		buf_clear(&text);
	}
}

static int is_layout(const struct dirent *entry)
{
	const size_t bytes = strlen(entry->d_name);

	return *entry->d_name != '.' && bytes > 5 &&
		strcmp(entry->d_name + bytes - 5, ".conf") == 0;
}

static struct forms *read_folder(const char *folder, struct faults *faults)
{
	const char *wanted = getenv("DOITHOAI_FORMS");
	char *where = folder	    ? xstrdup(folder)
		: wanted && *wanted ? xstrdup(wanted)
				    : place_data("forms/vn");
	struct forms *forms = xcalloc(1, sizeof *forms);
	struct dirent **names = NULL;
	const int count = scandir(where, &names, is_layout, alphasort);

	for (int i = 0; i < count; i++) {
		read_file(forms, where, names[i]->d_name, faults);
		free(names[i]);
	}
	free(names);
	if (count <= 0) {
		struct buf text = {0};
		buf_printf(&text, _("%s: no layouts of forms there: %s"), where,
			strerror(count < 0 ? errno : ENOENT));
		if (faults->fault)
			faults->fault(faults->arg, buf_text(&text));
		faults->count++;
		faults->first = buf_steal(&text);
		faults->code = ERR_NOT_FOUND;
	}
	if (forms->count)
		qsort(forms->list, forms->count, sizeof *forms->list, by_id);
	check_validity(forms, faults);
	free(where);
	return forms;
}

bool forms_read(struct forms **out, const char *folder, struct error *err)
{
	struct faults faults = {0};
	struct forms *forms = read_folder(folder, &faults);

	if (faults.count) {
		error_set(err, faults.code, "%s", faults.first);
		forms_free(forms);
	} else {
		*out = forms;
	}
	free(faults.first);
	return !faults.count;
}

size_t forms_check(const char *folder, void (*fault)(void *arg, const char *text), void *arg)
{
	struct faults faults = {.fault = fault, .arg = arg};

	forms_free(read_folder(folder, &faults));
	free(faults.first);
	return faults.count;
}

void forms_free(struct forms *forms)
{
	if (!forms)
		return;
	for (size_t i = 0; i < forms->source_count; i++)
		rules_free(forms->sources[i]);
	free(forms->sources);
	free(forms->list);
	free(forms);
}

const struct form *forms_all(const struct forms *forms, size_t *count)
{
	*count = forms->count;
	return forms->list;
}

/* ---- finding ---- */

/* 01/XLD, 01-xld, and register-03 all the same. */
static bool same_id(const char *id, const char *word)
{
	for (; *id && *word; id++, word++) {
		const char a = *id >= 'A' && *id <= 'Z' ? (char)(*id | 0x20)
			: *id == '/'			? '-'
							: *id;
		const char b = *word >= 'A' && *word <= 'Z' ? (char)(*word | 0x20)
			: *word == '/'			    ? '-'
							    : *word;
		if (a != b)
			return false;
	}
	return !*id && !*word;
}

bool form_in_force(const struct form *form, const struct period *period)
{
	return !(form->valid_from && period->to < form->valid_from) &&
		!(form->valid_to && period->to > form->valid_to);
}

const struct form *form_find(
	const struct forms *forms, const char *id, const struct period *period, struct error *err)
{
	const struct form *other = NULL;
	char day[DATE_ISO_SIZE];

	for (size_t i = 0; i < forms->count; i++) {
		const struct form *form = &forms->list[i];
		if (!same_id(form->id, id))
			continue;
		other = form;
		if (!period || form_in_force(form, period))
			return form;
	}
	if (other)
		error_set(err, ERR_NOT_FOUND, _("form %s was not in force on %s"), other->id,
			date_show(period->to, day));
	else
		error_set(err, ERR_USAGE,
			_("there is no form “%s”; all of them: doithoai report list"), id);
	return NULL;
}
