/* The list of all entities, and the way from a word to one of them. */
#include "domain/records.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"

const struct entity *const entities[] = {
	&entity_unit,
	&entity_staff,
	&entity_person,
	&entity_holiday,
	&entity_conference,
	&entity_attendance,
	&entity_casefile,
	&entity_petition,
	&entity_reception,
	&entity_reception_day,
	&entity_commitment,
	&entity_document,
	&entity_resolution,
	&entity_attachment,
	&entity_clock,
	&entity_abbreviation,
	&entity_speaker,
	&entity_saved_view,
	&entity_absence,
	&entity_enforcement,
	&entity_opening_balance,
	&entity_report,
	&entity_sentence,
	NULL,
};

static bool same_folded(const char *text, const char *folded)
{
	char *other = text_fold(text);
	const bool same = strcmp(other, folded) == 0;

	free(other);
	return same;
}

const struct entity *entity_find(const char *word)
{
	const struct entity *found = NULL;
	char *folded = text_fold(word);

	for (size_t i = 0; entities[i] && !found; i++) {
		const struct entity *e = entities[i];
		if (same_folded(e->name, folded) || same_folded(e->plural, folded) ||
			same_folded(e->table, folded) || same_folded(e->label, folded) ||
			same_folded(_(e->label), folded) || same_folded(_(e->plural), folded))
			found = e;
	}
	free(folded);
	return found;
}
