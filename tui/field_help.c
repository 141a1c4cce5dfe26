/* Help, form, limits, choices and an example of a field. */
#include "tui/field_help.h"

#include "base/locale.h"

enum { TEXT_MOST = 500, NOTE_MOST = 20000 }; /* as in field.h */

/* What to type, by type. */
static const struct {
	const struct field_type *type;
	const char *text; /* N_() where it has words */
} examples[] = {
	{&FT_DATE, N_("15/3, 15/3/2026")},
	{&FT_TIME, "8h30, 14:00"},
	{&FT_MONEY, "1.500.000"},
	{&FT_BOOL, N_("yes, no, x")},
};

static void put_limits(const struct field *field, struct buf *out)
{
	bool text = field->type == &FT_TEXT, note = field->type == &FT_NOTE;

	if (text || note) {
		long long most = field->max ? field->max : text ? TEXT_MOST : NOTE_MOST;
		buf_printf(out, _("At most %lld characters."), most);
		buf_putc(out, '\n');
	} else if (field->type == &FT_NUMBER && field->max) {
		buf_printf(
			out, _("From %lld to %lld."), (long long)field->min, (long long)field->max);
		buf_putc(out, '\n');
	}
}

static void put_choices(const struct field *field, struct buf *out)
{
	bool first = true;

	if (!field->choices)
		return;
	buf_printf(out, "%s: ", _("One of"));
	for (const struct choice *choice = field->choices; choice->key; choice++) {
		buf_printf(out, "%s%s", first ? "" : ", ", choice_label(choice));
		first = false;
	}
	buf_puts(out, ".\n");
}

void field_help(const struct field *field, struct buf *out)
{
	if (field->help)
		buf_printf(out, "%s.\n", _(field->help));
	if (field->flags & (FF_FIXED | FF_ACT)) {
		buf_printf(out, "%s\n",
			field->flags & FF_FIXED ? _("The program sets this itself.")
						: _("An act sets this: see the keys of the case."));
		return;
	}
	if (field->flags & FF_REQUIRED)
		buf_printf(out, "%s\n", _("It must be filled in."));
	if (field->flags & FF_MASKED)
		buf_printf(out, "%s\n", _("Shown with most characters hidden."));
	buf_printf(out, _("How it is written: %s."), _(field->type->hint));
	buf_putc(out, '\n');
	put_limits(field, out);
	put_choices(field, out);
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		if (examples[i].type == field->type) {
			buf_printf(out, _("For example: %s."), _(examples[i].text));
			buf_putc(out, '\n');
		}
	}
}
