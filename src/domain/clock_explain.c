/*
 * The slip that says why a period ends on its day, in plain text: what was counted is told from the explanation alone, nothing is
 * worked out again. It is shown on the screen, printed for the file and written by the command line.
 */
#include "domain/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"

enum { DAYS_A_WEEK = 7, INDENT = 1, CELL = 5, WEEK = INDENT + DAYS_A_WEEK * CELL };
/* A calendar of more weeks leaves out those that are like the ones around them, if so many follow each other. */
enum { WEEKS_READABLE = 20, WEEKS_ALIKE = 3 };

static const char *const weekdays[] = {N_("Sunday"), N_("Monday"), N_("Tuesday"), N_("Wednesday"),
	N_("Thursday"), N_("Friday"), N_("Saturday")};

/* ---- a label and its text -------------------------------------------------------------------- */

struct slip {
	const struct rules *rules;
	const struct explanation *e;
	const struct clock_steps *steps;
	struct buf *out;
	int columns;
	int label_columns; /* of the widest label, with the gap behind it */
};

struct piece {
	struct slip *slip;
	const char *label; /* NULL behind the first line */
};

static void put_piece(void *arg, const char *start, size_t bytes)
{
	struct piece *piece = arg;
	struct buf *out = piece->slip->out;

	text_pad(out, piece->label ? piece->label : "", piece->slip->label_columns, ALIGN_LEFT);
	if (bytes)
		buf_put(out, start, bytes);
	else
		buf_cut(out, out->len - (size_t)piece->slip->label_columns);
	buf_putc(out, '\n');
	piece->label = NULL;
}

/* A row; the text is emptied for the next one. "" as label goes on with the row before. */
static void put_row(struct slip *slip, const char *label, struct buf *text)
{
	struct piece piece = {slip, label};

	if (text->len)
		text_wrap(buf_text(text), slip->columns - slip->label_columns, put_piece, &piece);
	buf_clear(text);
}

static const char *const labels[] = {N_("Time limit"), N_("Basis"), N_("Version"), N_("Caveat"),
	N_("Starts"), N_("Event"), N_("Paused"), N_("Extended"), N_("Last day")};

static int widest_label(void)
{
	int widest = 0;

	for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
		const int width = text_width(_(labels[i]));
		widest = width > widest ? width : widest;
	}
	return widest + 2;
}

static void put_date(struct buf *out, date_t date)
{
	char day[DATE_ISO_SIZE];

	buf_printf(out, "%s %s", _(weekdays[date_weekday(date)]), date_show(date, day));
}

/* A key of a list by its name, other words as they are. */
static const char *name_of(const struct slip *slip, const char *list, const char *key)
{
	const struct list_value *value =
		slip->rules ? rules_list_find(slip->rules, list, key) : NULL;

	return value ? rule_text(&value->name) : key;
}

/* ---- the rule -------------------------------------------------------------------------------- */

static void put_rule(struct slip *slip)
{
	const struct explanation *e = slip->e;
	const struct rule_head *head = &e->limit->head;
	const char *basis = e->variant && e->variant->basis ? e->variant->basis : head->basis;
	char count[80], day[DATE_ISO_SIZE];
	struct buf text = {0};

	limit_count_text(e->limit, e->variant ? e->variant->count : e->limit->count, count);
	buf_printf(&text, "%s: %s", rule_text(&head->name), count);
	put_row(slip, _("Time limit"), &text);
	buf_puts(&text, head->id);
	for (const char *p = e->variant ? e->variant->when : ""; *p;) {
		const size_t length = strcspn(p, "+");
		char *word = xstrndup(p, length);
		buf_printf(&text, ", %s", name_of(slip, "variants", word));
		free(word);
		p += length + (p[length] == '+');
	}
	put_row(slip, "", &text);
	buf_puts(&text, basis);
	put_row(slip, _("Basis"), &text);

	if (head->valid_from && !head->older)
		buf_printf(&text, _("in force from %s"), date_show(head->valid_from, day));
	else
		buf_puts(&text, _("in force"));
	if (head->valid_to)
		buf_printf(&text, _(" to %s"), date_show(head->valid_to, day));
	static const char *const sure[] = {
		[SURE_VERIFIED] = N_("read in the text of the law"),
		[SURE_SECONDARY] = N_("by secondary sources"),
		[SURE_LOCAL] = N_("the office's own setting"),
	};
	buf_printf(&text, "; %s", _(sure[head->sure]));
	put_row(slip, _("Version"), &text);
	buf_puts(&text, rule_text(&head->note));
	put_row(slip, _("Caveat"), &text);
}

static void put_start(struct slip *slip)
{
	const struct explanation *e = slip->e;
	struct buf text = {0};

	put_date(&text, e->from);
	if (e->limit->from && *e->limit->from)
		buf_printf(&text, ", %s", name_of(slip, "events", e->limit->from));
	if (limit_is_before(e->limit)) {
		buf_puts(&text, _("; counted back from the day before"));
		put_row(slip, _("Event"), &text);
	} else {
		buf_puts(&text, _("; day 1 is the day after"));
		put_row(slip, _("Starts"), &text);
	}
}

/* ---- the calendar ---------------------------------------------------------------------------- */

/* What is written under a day; also the legend's order. */
enum mark { MARK_START, MARK_WEEKEND, MARK_HOLIDAY, MARK_PAUSE, MARK_MOVED, MARK_DUE, MARK_GUESS };

static const char *const legend[] = {
	[MARK_START] = N_("0 start, not counted"),
	[MARK_WEEKEND] = N_(". weekend"),
	[MARK_HOLIDAY] = N_("off day off"),
	[MARK_PAUSE] = N_("= paused"),
	[MARK_MOVED] = N_("> moved over a day off"),
	[MARK_DUE] = N_("[n] last day"),
	[MARK_GUESS] = N_("? not announced yet"),
};

static void mark_day(
	const struct slip *slip, const struct counted_day *day, char out[24], unsigned *used)
{
	const bool counts = day->reason == COUNT_COUNTED && day->day != slip->e->raw;
	const bool guess = day->provisional && !counts && day->reason != COUNT_SUSPENDED;

	switch (day->reason) {
	case COUNT_START:
		*used |= 1u << MARK_START;
		snprintf(out, 24, "0");
		return;
	case COUNT_COUNTED:
		snprintf(out, 24, "%d", day->number);
		break;
	case COUNT_WEEKEND:
		*used |= 1u << MARK_WEEKEND;
		snprintf(out, 24, ".");
		break;
	case COUNT_HOLIDAY:
		*used |= 1u << MARK_HOLIDAY;
		snprintf(out, 24, "%s", _("off"));
		break;
	case COUNT_SUSPENDED:
		*used |= 1u << MARK_PAUSE;
		snprintf(out, 24, "=");
		return;
	case COUNT_ROLLED:
		*used |= 1u << MARK_MOVED;
		snprintf(out, 24, ">");
		break;
	case COUNT_DUE:
		*used |= 1u << MARK_DUE;
		if (day->number >= 1000)
			snprintf(out, 24, "%d", day->number);
		else if (day->number)
			snprintf(out, 24, "[%d]", day->number);
		else
			snprintf(out, 24, "[>]");
		break;
	}
	if (!guess)
		return;
	*used |= 1u << MARK_GUESS;
	strcat(out, "?");
}

/* What is written for a day: its month too where it is the first one of the calendar or of a month. */
static void name_day(const struct slip *slip, const struct counted_day *day, char out[24])
{
	int year, month, number;

	date_split(day->day, &year, &month, &number);
	if (number == 1 || day == slip->e->days)
		snprintf(out, 24, "%d/%d", number, month);
	else
		snprintf(out, 24, "%d", number);
}

/* The days of one week that the calendar holds: a range of e->days. */
struct week {
	size_t first, count;
};

static struct week week_at(const struct explanation *e, size_t first)
{
	size_t count = (size_t)(DAYS_A_WEEK - date_week_place(e->days[first].day));

	if (count > e->day_count - first)
		count = e->day_count - first;
	return (struct week){first, count};
}

/* Days with a name that matter for the count: "24/11 Ngày Văn hóa Việt Nam; 30/4–1/5 …". */
static void name_days_off(const struct slip *slip, const struct week *week, struct buf *out)
{
	const struct counted_day *days = slip->e->days + week->first;

	for (size_t i = 0; i < week->count; i++) {
		size_t last = i;
		int year, month, number;
		if (!*days[i].name || days[i].reason == COUNT_SUSPENDED)
			continue;
		while (last + 1 < week->count && strcmp(days[last + 1].name, days[i].name) == 0 &&
			days[last + 1].reason != COUNT_SUSPENDED)
			last++;
		buf_printf(out, "%s", out->len ? "; " : "");
		date_split(days[i].day, &year, &month, &number);
		const int begins = month;
		buf_printf(out, "%d", number);
		date_split(days[last].day, &year, &month, &number);
		if (month != begins)
			buf_printf(out, "/%d", begins);
		if (last > i)
			buf_printf(out, "–%d", number);
		buf_printf(out, "/%d", month);
		buf_printf(out, " %s", days[i].name);
		i = last;
	}
}

static void put_cell(struct buf *line, const char *text, bool first)
{
	text_pad(line, text, first ? CELL + INDENT : CELL, ALIGN_RIGHT);
}

struct indented {
	struct buf *out;
	int by;
};

static void put_indented(void *arg, const char *start, size_t bytes)
{
	const struct indented *to = arg;

	text_pad(to->out, "", to->by, ALIGN_LEFT);
	buf_put(to->out, start, bytes);
	buf_putc(to->out, '\n');
}

/* Two lines: the days, what they count; names of days off beside them, or below where there is no room. */
static void put_week(struct slip *slip, const struct week *week, unsigned *used)
{
	const struct counted_day *days = slip->e->days + week->first;
	const int blank = date_week_place(days[0].day);
	struct buf dates = {0}, marks = {0}, names = {0};

	for (int i = 0; i < blank; i++) {
		put_cell(&dates, "", i == 0);
		put_cell(&marks, "", i == 0);
	}
	for (size_t i = 0; i < week->count; i++) {
		const bool first = !dates.len;
		char text[24];
		name_day(slip, &days[i], text);
		put_cell(&dates, text, first);
		mark_day(slip, &days[i], text, used);
		put_cell(&marks, text, first);
	}
	name_days_off(slip, week, &names);
	const bool beside = names.len && WEEK + 2 + text_width(buf_text(&names)) <= slip->columns;
	if (beside) {
		text_pad(&marks, "", WEEK + 2 - text_width(buf_text(&marks)), ALIGN_LEFT);
		buf_puts(&marks, buf_text(&names));
	}
	buf_printf(slip->out, "%s\n%s\n", buf_text(&dates), buf_text(&marks));
	if (names.len && !beside) {
		struct indented to = {slip->out, CELL};
		text_wrap(buf_text(&names), slip->columns - CELL, put_indented, &to);
	}
	buf_clear(&dates);
	buf_clear(&marks);
	buf_clear(&names);
}

/* What a week is that tells nothing new: counted throughout, or paused throughout. */
static enum count_reason sort_of(const struct explanation *e, const struct week *week)
{
	const struct counted_day *days = e->days + week->first;
	const enum count_reason sort = days[0].reason;

	if (week->count != DAYS_A_WEEK || (sort != COUNT_COUNTED && sort != COUNT_SUSPENDED))
		return COUNT_DUE;
	for (size_t i = 0; i < week->count; i++) {
		const bool same = days[i].reason == sort ||
			(sort == COUNT_COUNTED && days[i].reason == COUNT_WEEKEND);
		if (!same || (*days[i].name && sort == COUNT_COUNTED))
			return COUNT_DUE;
	}
	return sort;
}

static void put_gap(
	struct slip *slip, size_t weeks, const struct week *first, const struct week *last)
{
	const struct explanation *e = slip->e;
	const struct counted_day *from = &e->days[first->first];
	const struct counted_day *to = &e->days[last->first + last->count - 1];
	struct indented indented = {slip->out, CELL};
	struct buf text = {0};
	char a[DATE_ISO_SIZE], b[DATE_ISO_SIZE];
	int number = 0;

	date_show(from->day, a);
	date_show(to->day, b);
	for (const struct counted_day *day = from; day <= to; day++)
		number = day->number ? day->number : number;
	if (from->reason == COUNT_SUSPENDED)
		buf_printf(&text, _("… %zu weeks paused, %s–%s"), weeks, a, b);
	else
		buf_printf(&text, _("… %zu weeks alike, %s–%s: days %d to %d"), weeks, a, b,
			from->number, number);
	text_wrap(buf_text(&text), slip->columns - CELL, put_indented, &indented);
	buf_clear(&text);
}

static void put_legend(struct slip *slip, unsigned used)
{
	struct indented to = {slip->out, INDENT};
	struct buf text = {0};

	for (size_t i = 0; i < sizeof legend / sizeof legend[0]; i++)
		if (used & 1u << i)
			buf_printf(&text, "%s%s", text.len ? "; " : "", _(legend[i]));
	text_wrap(buf_text(&text), slip->columns - INDENT, put_indented, &to);
	buf_clear(&text);
}

static void put_calendar(struct slip *slip)
{
	static const char *const heads[DAYS_A_WEEK] = {
		N_("Mo"), N_("Tu"), N_("We"), N_("Th"), N_("Fr"), N_("Sa"), N_("Su")};
	const struct explanation *e = slip->e;
	const date_t monday = e->days[0].day - date_week_place(e->days[0].day);
	const int weeks = (e->days[e->day_count - 1].day - monday) / DAYS_A_WEEK + 1;
	unsigned used = 0;

	buf_putc(slip->out, '\n');
	for (int i = 0; i < DAYS_A_WEEK; i++)
		put_cell(slip->out, _(heads[i]), i == 0);
	buf_putc(slip->out, '\n');
	for (size_t at = 0; at < e->day_count;) {
		const struct week first = week_at(e, at);
		const enum count_reason sort =
			weeks > WEEKS_READABLE ? sort_of(e, &first) : COUNT_DUE;
		struct week last = first;
		size_t alike = 1;
		while (sort != COUNT_DUE && last.first + last.count < e->day_count) {
			const struct week next = week_at(e, last.first + last.count);
			if (sort_of(e, &next) != sort)
				break;
			last = next;
			alike++;
		}
		if (sort != COUNT_DUE && alike >= WEEKS_ALIKE) {
			put_gap(slip, alike, &first, &last);
		} else {
			put_week(slip, &first, &used);
			last = first;
		}
		at = last.first + last.count;
	}
	put_legend(slip, used);
	buf_putc(slip->out, '\n');
}

/* ---- pauses, extensions, result -------------------------------------------------------------- */

static void put_ground(struct slip *slip, const char *list, const char *ground, struct buf *text)
{
	if (*ground)
		buf_printf(text, ": %s", name_of(slip, list, ground));
}

static void put_pauses(struct slip *slip)
{
	const struct clock_steps *steps = slip->steps;
	const char *label = _("Paused");
	struct buf text = {0};
	char day[DATE_ISO_SIZE];

	for (size_t i = 0; steps && i < steps->count; i++) {
		const struct clock_step *step = &steps->list[i];
		const struct clock_step *resumed = NULL;
		if (step->kind != STEP_SUSPEND)
			continue;
		for (size_t k = i + 1; k < steps->count && !resumed; k++)
			if (steps->list[k].kind == STEP_RESUME)
				resumed = &steps->list[k];
		buf_printf(&text, _("after %s"), date_show(step->on, day));
		if (resumed) {
			const int days = resumed->on - step->on;
			buf_printf(&text, _(" to %s"), date_show(resumed->on, day));
			buf_printf(&text, ngettext(", %d day", ", %d days", (unsigned long)days),
				days);
		}
		put_ground(slip, "suspension-grounds", step->ground, &text);
		put_row(slip, label, &text);
		label = "";
	}
	if (!*label)
		return;
	buf_puts(&text, _("never"));
	put_row(slip, label, &text);
}

static void put_extensions(struct slip *slip)
{
	const struct explanation *e = slip->e;
	const struct clock_steps *steps = slip->steps;
	const char *label = _("Extended");
	struct buf text = {0};
	char day[DATE_ISO_SIZE];

	for (size_t i = 0; steps && i < steps->count; i++) {
		const struct clock_step *step = &steps->list[i];
		if (step->kind != STEP_EXTEND)
			continue;
		buf_printf(&text, _("%s, by %d"), date_show(step->on, day), step->days);
		put_ground(slip, "extension-grounds", step->ground, &text);
		put_row(slip, label, &text);
		label = "";
	}
	if (!*label || !e->limit->extension_days)
		return;
	if (e->variant && e->variant->extensions) {
		buf_printf(&text,
			ngettext("the period is that after %d lawful extension",
				"the period is that after %d lawful extensions",
				(unsigned long)e->variant->extensions),
			e->variant->extensions);
		put_row(slip, label, &text);
		return;
	}
	buf_printf(&text, _("never (at most %d days each time"), e->limit->extension_days);
	if (e->limit->extension_needs)
		buf_printf(&text, _(", only where it is %s"),
			name_of(slip, "variants", e->limit->extension_needs));
	buf_putc(&text, ')');
	put_row(slip, label, &text);
}

/* By hand: when, and why. */
static void put_fixed(struct slip *slip, struct buf *text)
{
	const struct clock_step *fix = NULL;
	char day[DATE_ISO_SIZE];

	for (size_t i = 0; slip->steps && i < slip->steps->count; i++)
		if (slip->steps->list[i].kind == STEP_FIX)
			fix = &slip->steps->list[i];
	if (!fix)
		return;
	buf_printf(text, _("set by hand on %s"), date_show(fix->on, day));
	put_ground(slip, "extension-grounds", fix->ground, text);
	put_row(slip, "", text);
}

static void put_result(struct slip *slip)
{
	const struct explanation *e = slip->e;
	struct buf text = {0};

	if (!e->running) {
		buf_printf(&text,
			ngettext("none while paused; %d day is left from its resumption on",
				"none while paused; %d days are left from its resumption on",
				(unsigned long)e->left_when_suspended),
			e->left_when_suspended);
		put_row(slip, _("Last day"), &text);
		return;
	}
	put_date(&text, e->due);
	put_row(slip, _("Last day"), &text);
	if (e->raw != e->due) {
		buf_puts(&text, _("moved from "));
		put_date(&text, e->raw);
		buf_puts(&text, _(", a day off"));
		put_row(slip, "", &text);
	}
	if (e->act_by != e->due) {
		buf_puts(&text, _("a day off: act by "));
		put_date(&text, e->act_by);
		put_row(slip, "", &text);
	}
	if (e->extended) {
		buf_printf(
			&text, _("%d days in all, %d of them by extension"), e->count, e->extended);
		put_row(slip, "", &text);
	}
	if (e->fixed)
		put_fixed(slip, &text);
	if (e->provisional) {
		buf_puts(&text, _("provisional: it rests on a day that is not announced yet"));
		put_row(slip, "", &text);
	}
}

void explanation_write(const struct rules *rules, const struct explanation *explanation,
	const struct clock_steps *steps, int columns, struct buf *out)
{
	struct slip slip = {rules, explanation, steps, out, columns, widest_label()};

	put_rule(&slip);
	put_start(&slip);
	if (explanation->day_count)
		put_calendar(&slip);
	if (!limit_is_before(explanation->limit)) {
		put_pauses(&slip);
		put_extensions(&slip);
	}
	put_result(&slip);
}

void explanation_row(const char *label, const char *text, int columns, struct buf *out)
{
	struct slip slip = {.out = out, .columns = columns, .label_columns = widest_label()};
	struct buf copy = {0};

	buf_puts(&copy, text);
	put_row(&slip, label, &copy);
}
