/* Records as rows. */
#include "report/listing.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/records.h"

static bool is_default(const struct entity *entity, const struct field *field, bool all)
{
	if (field->flags & FF_HIDDEN)
		return false;
	return all || field->flags & FF_LIST || field == entity->key;
}

static void put_column(struct listing *l, const struct field *field)
{
	bool number = field && (field->type == &FT_NUMBER || field->type == &FT_MONEY);
	bool boolean = field && field->type == &FT_BOOL;

	l->fields[l->count] = field;
	l->columns[l->count] = (struct column){
		.key = field ? field->key : "code",
		.label = field ? _(field->label) : _("Code"),
		.align = number ? ALIGN_RIGHT : ALIGN_LEFT,
		.kind = number	  ? CELL_NUMBER
			: boolean ? CELL_BOOL
				  : CELL_TEXT,
	};
	l->count++;
}

bool listing_unknown_column(const struct entity *entity, const char *name, struct error *err)
{
	struct buf keys = {0};

	for (size_t i = 0; i < entity->field_count; i++)
		if (!(entity->fields[i].flags & FF_HIDDEN))
			buf_printf(&keys, "%s%s", keys.len ? ", " : "", entity->fields[i].key);
	error_set(err, ERR_USAGE, _("No column “%s”; there are: %s."), name, buf_text(&keys));
	buf_clear(&keys);
	return false;
}

/* Room for every field, the code, and each name a person gave. */
static size_t most_columns(const struct entity *entity, const char *names)
{
	size_t most = entity->field_count + 2;

	for (const char *c = names; c && *c; c++)
		most += *c == ',';
	return most;
}

bool listing_open(struct listing *out, struct desk *desk, const struct entity *entity,
	enum format format, const char *names, struct error *err)
{
	size_t most = most_columns(entity, names);
	bool all = names && !strcmp(names, "all");
	struct listing l = {
		.desk = desk, .entity = entity, .format = format, .people = format == FORMAT_TABLE};
	char *copy = NULL;
	bool ok = true;

	l.columns = xcalloc(most, sizeof(*l.columns));
	l.fields = xcalloc(most, sizeof(*l.fields));
	if (!names || all) {
		if (entity->numbering != NUM_KEY)
			put_column(&l, NULL);
		for (size_t i = 0; i < entity->field_count; i++)
			if (is_default(entity, &entity->fields[i], all))
				put_column(&l, &entity->fields[i]);
	} else {
		char *rest = copy = xstrdup(names);
		for (char *name; ok && (name = strsep(&rest, ","));) {
			const struct field *field = entity_find_field(entity, name);
			if (!field && strcmp(name, "code"))
				ok = listing_unknown_column(entity, name, err);
			else
				put_column(&l, field);
		}
	}
	free(copy);
	l.cells = xcalloc(l.count, sizeof(*l.cells));
	l.texts = xcalloc(l.count, sizeof(*l.texts));
	if (ok)
		*out = l;
	else
		listing_close(&l);
	return ok;
}

void listing_begin(struct listing *l, FILE *file)
{
	l->writer = writer_new(
		file, l->format, l->entity->name, l->extra, l->columns, l->count, output_width());
}

/* As people read it; a choice that is longer than its column stands there by its mark: PA. */
static void put_shown(
	struct listing *l, const struct field *field, const void *record, struct buf *out)
{
	desk_show(l->desk, l->entity, field, record, out);
	if (field->type != &FT_CHOICE || text_width(buf_text(out)) <= field->columns)
		return;
	const struct choice *choice = choice_by_value(field->choices, field_integer(field, record));
	if (!choice || !choice->mark || strcmp(buf_text(out), choice_label(choice)) != 0)
		return;
	buf_cut(out, 0);
	buf_puts(out, choice->mark);
}

bool listing_row(void *arg, const void *record)
{
	struct listing *l = arg;

	/* A row that says nothing would still answer who asks for a name. */
	if (l->entity == &entity_person && !desk_may_read(l->desk, l->entity, record))
		return true;
	for (size_t i = 0; i < l->count; i++) {
		const struct field *field = l->fields[i];
		buf_cut(&l->cells[i], 0);
		if (!field)
			record_code(l->entity, record, &l->cells[i]);
		else if (l->people)
			put_shown(l, field, record, &l->cells[i]);
		else
			desk_print(l->desk, l->entity, field, record, &l->cells[i]);
		l->texts[i] = buf_text(&l->cells[i]);
	}
	return writer_row(l->writer, l->texts);
}

void listing_close(struct listing *l)
{
	writer_free(l->writer);
	for (size_t i = 0; l->cells && i < l->count; i++)
		buf_clear(&l->cells[i]);
	free(l->cells);
	free(l->texts);
	free(l->columns);
	free(l->fields);
	*l = (struct listing){0};
}
