/*
 * Likely duplicates of a petition: who else brought the same matter. Candidates come from indexes
 * alone (the person, rare words of the gist, the days around it); what is told of each is only what
 * the person who asks may read.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/case_parts.h"
#include "domain/desk_inside.h"
#include "domain/intake.h"
#include "domain/table.h"
#include "domain/wordset.h"

enum {
	PERSONS_MOST = 64, /* people who may be the petitioner */
	OF_PERSON = 64, /* newest petitions and cases of each */
	OF_WORDS = 200, /* newest cases with words in common */
	AROUND = 2000, /* newest petitions of the months around */
	AROUND_DAYS = 90,

	/* How much of the percent each can give. */
	WEIGHT_WORDS = 60,
	WEIGHT_PERSON = 40,
	BONUS_RESPONDENT = 10,
	FADES_DAYS = 30, /* a point less for each so many days apart … */
	FADES_MOST = 10, /* … up to so many */
	LEAST_PERCENT = 40, /* less is not shown */
	LEAST_WORDS = 15, /* percent of words in common: the same person may bring anything */

	SAME_PERSON = 100, /* the record, or the identity number */
	SAME_HAMLET = 80, /* the name, and the hamlet or address */
	SAME_NAME = 40,
};

/* ---- the search ------------------------------------------------------------------------------ */

struct hunt {
	struct desk *desk;
	const struct petition *petition;
	const struct casefile
		*file; /* that is compared instead of a petition: with cases alone; or NULL */
	struct wordset words;
	struct {
		int64_t id;
		int same; /* SAME_PERSON … */
	} persons[PERSONS_MOST];
	size_t person_count;
	struct {
		const struct entity *entity;
		int64_t id;
	} * seen;
	size_t seen_count, seen_room;
	struct likeness *out;
	size_t room, count;
	bool restricted; /* one of those that this person may not read is alike */
	struct error *err;
	bool failed;
};

static bool see(struct hunt *hunt, const struct entity *entity, int64_t id)
{
	for (size_t i = 0; i < hunt->seen_count; i++)
		if (hunt->seen[i].entity == entity && hunt->seen[i].id == id)
			return false;
	if (hunt->seen_count == hunt->seen_room) {
		hunt->seen_room = hunt->seen_room ? 2 * hunt->seen_room : 64;
		hunt->seen = xrealloc(hunt->seen, hunt->seen_room * sizeof *hunt->seen);
	}
	hunt->seen[hunt->seen_count].entity = entity;
	hunt->seen[hunt->seen_count++].id = id;
	return true;
}

static int sameness(const struct hunt *hunt, int64_t person)
{
	for (size_t i = 0; person && i < hunt->person_count; i++)
		if (hunt->persons[i].id == person)
			return hunt->persons[i].same;
	return 0;
}

/* What is compared of a petition or a case. */
struct candidate {
	const struct entity *entity;
	int64_t id;
	const char *summary, *respondent;
	int64_t person;
	date_t received_on;
};

/* Whoever is complained of there is named in this gist, with every word of the name. */
static bool names_respondent(const struct hunt *hunt, const char *respondent)
{
	struct wordset words;

	wordset_of(&words, respondent);
	const bool named = words.count && wordset_common(&words, &hunt->words) == words.count;
	wordset_clear(&words);
	return named;
}

static int days_apart(const struct hunt *hunt, const struct candidate *c)
{
	const int days = (int)(hunt->petition->received_on - c->received_on);

	return days < 0 ? -days : days;
}

static void keep(struct hunt *hunt, const struct likeness *found)
{
	size_t place = hunt->count;

	while (place && hunt->out[place - 1].percent < found->percent)
		place--;
	if (place == hunt->room)
		return;
	if (hunt->count == hunt->room)
		hunt->count--;
	memmove(&hunt->out[place + 1], &hunt->out[place],
		(hunt->count - place) * sizeof *hunt->out);
	hunt->out[place] = *found;
	hunt->count++;
}

static void say_why(
	struct likeness *found, int same, bool respondent, size_t common, size_t all, int days)
{
	static const struct {
		int same;
		const char *text;
	} people[] = {
		{SAME_PERSON, N_("same person")},
		{SAME_HAMLET, N_("same name and address")},
		{SAME_NAME, N_("same name")},
	};
	struct buf why = {0};

	for (size_t i = 0; i < COUNT(people); i++)
		if (people[i].same == same)
			buf_printf(&why, "%s, ", _(people[i].text));
	if (respondent)
		buf_printf(&why, "%s, ", _("same respondent"));
	buf_printf(&why, _("%d of %d words"), (int)common, (int)all);
	if (days)
		buf_printf(&why, _(", %d days apart"), days);
	else
		buf_puts(&why, _(", same day"));
	snprintf(found->why, sizeof found->why, "%s", buf_text(&why));
	buf_clear(&why);
}

/*
 * Of a record that is hidden only the words count, and only that it is there is told: a person whom
 * a case hides could else be guessed name by name.
 */
static void weigh(struct hunt *hunt, const struct candidate *c, const struct veil *veil)
{
	const int same = veil->person || veil->content ? 0 : sameness(hunt, c->person);
	const bool respondent = !veil->content && names_respondent(hunt, c->respondent);
	const int days = days_apart(hunt, c);
	struct likeness found = {.entity = c->entity, .id = c->id};
	struct wordset words;

	wordset_of(&words, c->summary);
	const int alike = wordset_percent(&hunt->words, &words);
	const size_t common = wordset_common(&hunt->words, &words), all = words.count;
	wordset_clear(&words);
	const int fades = days / FADES_DAYS;
	found.percent = (WEIGHT_WORDS * alike + WEIGHT_PERSON * same) / 100 +
		(respondent ? BONUS_RESPONDENT : 0) - (fades > FADES_MOST ? FADES_MOST : fades);
	if (found.percent > 100)
		found.percent = 100;
	if (found.percent < LEAST_PERCENT || alike < LEAST_WORDS)
		return;
	if (veil->content) {
		hunt->restricted = true;
		return;
	}
	say_why(&found, same, respondent, common, all, days);
	keep(hunt, &found);
}

static void weigh_petition(struct hunt *hunt, int64_t id)
{
	struct petition other = {0};
	struct veil veil;

	if (hunt->failed || hunt->file || id == hunt->petition->record.id ||
		!see(hunt, &entity_petition, id))
		return;
	if (!store_load(hunt->desk->store, &entity_petition, id, &other, hunt->err)) {
		hunt->failed = true;
		return;
	}
	desk_veil(hunt->desk, &entity_petition, &other, &veil);
	/* A part of the same paper is not its duplicate. */
	const bool part = hunt->petition->record.id &&
		(other.split_from == hunt->petition->record.id ||
			(hunt->petition->split_from &&
				(other.record.id == hunt->petition->split_from ||
					other.split_from == hunt->petition->split_from)));
	if (!part)
		weigh(hunt,
			&(struct candidate){&entity_petition, id, other.summary, "", other.person,
				other.received_on},
			&veil);
	record_clear(&entity_petition, &other);
}

static void weigh_case(void *arg, int64_t id)
{
	struct hunt *hunt = arg;
	struct casefile file = {0};
	struct veil veil;

	if (hunt->failed || id == hunt->petition->casefile || !see(hunt, &entity_casefile, id))
		return;
	if (!store_load(hunt->desk->store, &entity_casefile, id, &file, hunt->err)) {
		hunt->failed = true;
		return;
	}
	desk_veil(hunt->desk, &entity_casefile, &file, &veil);
	const bool part =
		hunt->file && (file.parent == hunt->file->record.id || id == hunt->file->parent);
	if (!file.record.trashed && !file.merged_into && !part)
		weigh(hunt,
			&(struct candidate){&entity_casefile, id, file.summary, file.respondent,
				file.person, file.received_on},
			&veil);
	record_clear(&entity_casefile, &file);
}

/* ---- where the candidates come from ---------------------------------------------------------- */

static void add_person(struct hunt *hunt, int64_t id, int same)
{
	if (sameness(hunt, id) || hunt->person_count == PERSONS_MOST)
		return;
	hunt->persons[hunt->person_count].id = id;
	hunt->persons[hunt->person_count++].same = same;
}

/* Ids that a statement gives, bound by the caller, up to the room there is. */
static size_t collect(struct hunt *hunt, struct statement *st, int64_t *ids, size_t room)
{
	size_t count = 0;
	bool row = true;

	while (row) {
		if (!statement_step(hunt->desk->store, st, &row, hunt->err)) {
			hunt->failed = true;
			return 0;
		}
		if (row && count < room)
			ids[count++] = column_integer(st, 0);
	}
	return count;
}

static int name_sameness(const struct person *a, const struct person *b)
{
	const bool hamlet = a->hamlet && a->hamlet == b->hamlet;
	bool address = false;

	if (a->address && *a->address && b->address) {
		char *folded = text_fold(a->address);
		address = text_folds_to(b->address, folded);
		free(folded);
	}
	if (a->birth_year && b->birth_year && a->birth_year != b->birth_year)
		return 0;
	return hamlet || address ? SAME_HAMLET : SAME_NAME;
}

static void add_namesake(struct hunt *hunt, const struct person *person, int64_t id)
{
	struct person other = {0};

	if (id == person->record.id)
		return;
	if (!store_load(hunt->desk->store, &entity_person, id, &other, hunt->err)) {
		hunt->failed = true;
		return;
	}
	const int same = name_sameness(person, &other);
	if (same)
		add_person(hunt, id, same);
	record_clear(&entity_person, &other);
}

/* The petitioner, the same identity number, the same folded name. */
static void find_persons(struct hunt *hunt)
{
	int64_t ids[PERSONS_MOST];
	struct person person = {0};
	struct statement *st;
	size_t count;

	if (!hunt->petition->person)
		return;
	add_person(hunt, hunt->petition->person, SAME_PERSON);
	if (!store_load(hunt->desk->store, &entity_person, hunt->petition->person, &person,
		    hunt->err)) {
		hunt->failed = true;
		return;
	}
	if (person.id_number && *person.id_number) {
		st = store_statement(hunt->desk->store, SQL_PERSON_BY_ID_NUMBER);
		bind_text(st, 1, person.id_number);
		count = collect(hunt, st, ids, COUNT(ids));
		for (size_t i = 0; i < count; i++)
			add_person(hunt, ids[i], SAME_PERSON);
	}
	st = store_statement(hunt->desk->store, SQL_PERSON_BY_FOLD);
	bind_text(st, 1, person.fold);
	count = collect(hunt, st, ids, COUNT(ids));
	for (size_t i = 0; i < count && !hunt->failed; i++)
		add_namesake(hunt, &person, ids[i]);
	record_clear(&entity_person, &person);
}

static void search_persons(struct hunt *hunt)
{
	int64_t ids[OF_PERSON];

	for (size_t i = 0; i < hunt->person_count && !hunt->failed; i++) {
		struct statement *st = store_statement(hunt->desk->store, SQL_PETITION_OF_PERSON);
		bind_integer(st, 1, hunt->persons[i].id);
		bind_integer(st, 2, OF_PERSON);
		size_t count = collect(hunt, st, ids, COUNT(ids));
		for (size_t k = 0; k < count; k++)
			weigh_petition(hunt, ids[k]);
		st = store_statement(hunt->desk->store, SQL_CASEFILE_NEWEST_OF_PERSON);
		bind_integer(st, 1, hunt->persons[i].id);
		bind_integer(st, 2, OF_PERSON);
		count = collect(hunt, st, ids, COUNT(ids));
		for (size_t k = 0; k < count; k++)
			weigh_case(hunt, ids[k]);
	}
}

/* Petitions have no search index: those of the months around are read, the newest first. */
static void search_around(struct hunt *hunt)
{
	const int least = (LEAST_PERCENT * 100 + WEIGHT_WORDS - 1) / WEIGHT_WORDS;
	struct statement *st = store_statement(hunt->desk->store, SQL_PETITION_AROUND);
	int64_t ids[AROUND];
	size_t count = 0;
	bool row = true;

	bind_date(st, 1, hunt->petition->received_on - AROUND_DAYS);
	bind_date(st, 2, hunt->petition->received_on + AROUND_DAYS);
	bind_integer(st, 3, AROUND);
	while (row) {
		struct wordset words;
		if (!statement_step(hunt->desk->store, st, &row, hunt->err)) {
			hunt->failed = true;
			return;
		}
		if (!row)
			break;
		wordset_of(&words, column_text(st, 1));
		/* Those of the same person were weighed; of others the words alone decide. */
		if (wordset_percent(&hunt->words, &words) >= least && count < COUNT(ids))
			ids[count++] = column_integer(st, 0);
		wordset_clear(&words);
	}
	for (size_t i = 0; i < count; i++)
		weigh_petition(hunt, ids[i]);
}

/*
 * A petition that lives in a case is told as that petition; the case it belongs to says nothing
 * more.
 */
static void drop_cases_of_petitions(struct hunt *hunt)
{
	size_t kept = 0;

	for (size_t i = 0; i < hunt->count; i++) {
		bool told = false;
		for (size_t k = 0; k < hunt->count && !told; k++) {
			struct petition other = {0};
			if (hunt->out[i].entity != &entity_casefile ||
				hunt->out[k].entity != &entity_petition)
				continue;
			told = store_load(hunt->desk->store, &entity_petition, hunt->out[k].id,
				       &other, NULL) &&
				other.casefile == hunt->out[i].id;
			record_clear(&entity_petition, &other);
		}
		if (!told)
			hunt->out[kept++] = hunt->out[i];
	}
	hunt->count = kept;
}

static bool run_hunt(struct hunt *hunt, struct likeness *out, size_t *count)
{
	const char *gist = hunt->petition->summary ? hunt->petition->summary : "";

	hunt->out = xcalloc(hunt->room + 1, sizeof *hunt->out);
	wordset_of(&hunt->words, gist);
	find_persons(hunt);
	if (!hunt->failed)
		search_persons(hunt);
	if (!hunt->failed &&
		!store_search_alike(hunt->desk->store, gist, OF_WORDS, weigh_case, hunt, hunt->err))
		hunt->failed = true;
	if (!hunt->failed && !hunt->file)
		search_around(hunt);
	if (!hunt->failed) {
		drop_cases_of_petitions(hunt);
		if (hunt->restricted && hunt->room) {
			if (hunt->count == hunt->room)
				hunt->count--;
			hunt->out[hunt->count] = (struct likeness){0};
			snprintf(hunt->out[hunt->count].why, sizeof hunt->out->why, "%s",
				_("a restricted one is alike: a leader can look"));
			hunt->count++;
		}
		memcpy(out, hunt->out, hunt->count * sizeof *out);
		*count = hunt->count;
	}
	free(hunt->seen);
	free(hunt->out);
	wordset_clear(&hunt->words);
	return !hunt->failed;
}

bool intake_duplicates(struct desk *desk, const struct petition *petition, struct likeness *out,
	size_t room, size_t *count, struct error *err)
{
	struct hunt hunt = {.desk = desk, .petition = petition, .room = room, .err = err};

	if (petition->record.id && !desk_may_read(desk, &entity_petition, petition))
		return error_set(err, ERR_DENIED, _("that petition is restricted"));
	return run_hunt(&hunt, out, count);
}

bool case_duplicates(struct desk *desk, const struct casefile *file, struct likeness *out,
	size_t room, size_t *count, struct error *err)
{
	struct veil veil;

	desk_veil(desk, &entity_casefile, file, &veil);
	if (veil.content)
		return error_set(err, ERR_DENIED, _("that case is restricted"));
	const struct petition as = {.person = veil.person ? 0 : file->person,
		.summary = file->summary,
		.received_on = file->received_on,
		.casefile = file->record.id};
	struct hunt hunt = {.desk = desk, .petition = &as, .file = file, .room = room, .err = err};
	return run_hunt(&hunt, out, count);
}
