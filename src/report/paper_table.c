#include "report/paper_table.h"

#include <stdlib.h>

#include "base/error.h"
#include "report/paper_look.h"

enum { PARTS_SIZE = 9 };

/* What is tried, the best first: no letters under 10 on a page upright; narrow columns before letters that are hard to read. */
static const struct {
	bool landscape;
	int size;
	enum table_want want;
} tries[] = {{false, 13, WANT_FAIR}, {false, 12, WANT_FAIR}, {false, 11, WANT_FAIR},
	{false, 10, WANT_FAIR}, {true, 12, WANT_FAIR}, {true, 11, WANT_FAIR}, {true, 10, WANT_FAIR},
	{true, 9, WANT_FAIR}, {true, 9, WANT_LEAST}, {true, 8, WANT_FAIR}, {true, 8, WANT_LEAST},
	{true, 7, WANT_LEAST}};

/* Room of a page in thousandths of the size of letters, without what stands at the outer edges. */
static int room_of(const struct table_ruler *ruler, bool landscape, int size)
{
	return (int)(paper_text_width(landscape) * 1000 / size) - ruler->between;
}

void table_fit_init(struct table_fit *fit, const struct paper *paper, const struct table *table,
	struct typeface *letters)
{
	const struct table_ruler ruler = table_ruler_print(letters);
	struct table_wish *wishes = table_wishes(table, &ruler);

	*fit = (struct table_fit){.ruler = ruler, .landscape = true, .size = PARTS_SIZE};
	for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
		if (paper->landscape && !tries[i].landscape)
			continue;
		if (table_wanted(table, &ruler, wishes, tries[i].want) >
			room_of(&ruler, tries[i].landscape, tries[i].size))
			continue;
		fit->landscape = tries[i].landscape;
		fit->size = tries[i].size;
		break;
	}
	fit->pad = fit->size / 4.0;
	fit->part_count = table_parts(
		table, &ruler, wishes, room_of(&ruler, fit->landscape, fit->size), &fit->parts);
	fit->wishes = wishes;
}

void table_fit_clear(struct table_fit *fit)
{
	table_parts_free(fit->parts, fit->part_count);
	free(fit->wishes);
}

size_t table_part_count(const struct table_part *part)
{
	return part->until - part->from + part->repeat;
}

size_t table_part_column(const struct table_part *part, size_t place)
{
	return part->repeat && !place ? 0 : part->from + place - part->repeat;
}

double table_column_points(
	const struct table_fit *fit, const struct table_part *part, size_t column, double total)
{
	const int between = fit->ruler.between;
	double sum = 0;

	for (size_t i = 0; i < table_part_count(part); i++)
		sum += part->widths[table_part_column(part, i)] + between;
	return total * (part->widths[column] + between) / sum;
}

int table_part_wanted(const struct table_fit *fit, const struct table_part *part)
{
	int sum = 0;

	for (size_t i = 0; i < table_part_count(part); i++) {
		const size_t column = table_part_column(part, i);
		const int fair = fit->wishes[column].width[WANT_FAIR];
		sum += fit->ruler.between;
		sum += fair < part->widths[column] ? fair : part->widths[column];
	}
	return sum;
}

size_t table_part_boxes(
	const struct table *table, const struct table_part *part, struct table_box **boxes)
{
	struct table_box *first = NULL, *rest;
	const size_t ahead = part->repeat ? table_boxes(table, 0, 1, &first) : 0;
	const size_t behind = table_boxes(table, part->from, part->until, &rest);
	size_t count = 0;

	*boxes = xcalloc(ahead + behind + 1, sizeof **boxes);
	/* By levels, and from the left in each. */
	for (size_t level = 0; level < table_levels(table); level++) {
		for (size_t i = 0; i < ahead; i++)
			if (first[i].level == level)
				(*boxes)[count++] = first[i];
		for (size_t i = 0; i < behind; i++)
			if (rest[i].level == level) {
				(*boxes)[count] = rest[i];
				(*boxes)[count++].first = rest[i].first - part->from + part->repeat;
			}
	}
	free(first);
	free(rest);
	return count;
}

bool table_is_numbered(const struct table *table)
{
	for (size_t i = 0; i < table->column_count; i++)
		if (table->columns[i].number)
			return true;
	return false;
}
