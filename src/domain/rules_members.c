/*
 * Members of an entry, read by a table: types, ranges, words, what is required. Anything that the table does not know is a fault,
 * so that a mistyped member never turns into a default.
 */
#include <limits.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/locale.h"
#include "base/text.h"
#include "domain/rules_inside.h"

enum { ID_MOST = 60, TEXT_MOST = 1000, IDS_MOST = 64 };

const char *word_of(const struct word *words, int value)
{
	for (; words->word; words++)
		if (words->value == value)
			return words->word;
	return "";
}

static const struct word *find_word(const struct word *words, const char *text)
{
	for (; words->word; words++)
		if (strcmp(words->word, text) == 0)
			return words;
	return NULL;
}

struct rule_place member_place(struct reader *reader, const struct node *setting)
{
	reader->entry_line = setting->line;
	return (struct rule_place){reader->file->path, setting->line};
}

bool member_is_list(struct reader *reader, const struct node *setting)
{
	if (setting->type == NODE_LIST)
		return true;
	fault_at(reader, setting->line, _("%s: a list ( { … }, … ) is wanted"), setting->name);
	return false;
}

static bool is_group(struct reader *reader, const struct node *list, const struct node *element)
{
	if (element->type == NODE_GROUP)
		return true;
	fault_at(reader, element->line, _("%s: an entry { … } is wanted"), list->name);
	return false;
}

const char *group_text(const struct node *group, const char *name)
{
	const struct node *member = node_member(group, name);

	return member ? member->text : NULL;
}

/* Name what is read for its faults; returns the former name's length to go back to. */
static size_t enter(struct reader *reader, const char *what, const char *id, int number)
{
	const size_t former = strlen(reader->entry);
	char *at = reader->entry + former;
	const size_t room = sizeof reader->entry - former;

	if (id)
		snprintf(at, room, "%s%s %.60s", former ? ", " : "", what, id);
	else
		snprintf(at, room, "%s%s %d", former ? ", " : "", what, number);
	return former;
}

static void leave(struct reader *reader, size_t former)
{
	reader->entry[former] = '\0';
}

void members_each(struct reader *reader, const struct node *list, const char *what, const char *key,
	member_reader *read, void *into)
{
	int number = 0;

	if (!member_is_list(reader, list))
		return;
	for (const struct node *group = list->first; group; group = group->next) {
		number++;
		if (!is_group(reader, list, group))
			continue;
		const char *id = key ? group_text(group, key) : NULL;
		const size_t former = enter(reader, what, id, number);
		read(reader, group, into);
		leave(reader, former);
	}
}

/* A word that other entries, databases and the command line name it by. */
static bool is_id(const char *text, bool field)
{
	size_t bytes = 0;

	for (; text[bytes]; bytes++) {
		const char c = text[bytes];
		const bool inside = c == '-' || c == '.' || (field && c == '_');
		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && !(inside && bytes))
			return false;
	}
	return bytes && bytes <= ID_MOST;
}

/* The string of a setting; NULL, with a fault, where it is none that can be kept. */
static const char *take_text(
	struct reader *reader, const struct node *setting, const char *name, bool id)
{
	const char *text = setting->text;
	const int line = setting->line;

	if (!text) {
		fault_at(reader, line, _("%s: a text in \"quotes\" is wanted"), name);
		return NULL;
	}
	if (id && !is_id(text, false)) {
		char excerpt[TEXT_EXCERPT_SIZE];
		fault_at(reader, line,
			_("%s: \"%s\" is no name: small letters a to z, digits, - and . are"), name,
			text_excerpt(excerpt, text));
		return NULL;
	}
	if (strlen(text) > TEXT_MOST) {
		fault_at(reader, line, _("%s: longer than %d bytes: a \" may be missing"), name,
			TEXT_MOST);
		return NULL;
	}
	if (*text == ' ' || (*text && text[strlen(text) - 1] == ' ')) {
		fault_at(reader, line, _("%s: a blank at the beginning or the end"), name);
		return NULL;
	}
	return text;
}

static void fault_word(
	struct reader *reader, int line, const struct member *member, const char *text)
{
	struct buf why = {0};
	char excerpt[TEXT_EXCERPT_SIZE];

	for (const struct word *w = member->words; w->word; w++)
		buf_printf(&why, " %s", w->word);
	fault_at(reader, line, _("%s: \"%s\" is not known; accepted:%s"), member->name,
		text_excerpt(excerpt, text), buf_text(&why));
	buf_clear(&why);
}

static void read_int(
	struct reader *reader, const struct node *setting, const struct member *member, int *out)
{
	if (setting->type == NODE_INT && setting->number >= member->min &&
		setting->number <= member->max)
		*out = setting->number;
	else if (setting->type != NODE_FAULTY)
		fault_at(reader, setting->line, _("%s: a whole number from %d to %d is wanted"),
			member->name, member->min, member->max);
}

static void read_date(
	struct reader *reader, const struct node *setting, const struct member *member, date_t *out)
{
	const char *text = take_text(reader, setting, member->name, false);
	const date_t day = text ? date_from_iso(text) : DATE_NONE;

	if (day && date_year(day) >= 1945 && date_year(day) <= 2199)
		*out = day;
	else if (text)
		fault_at(reader, setting->line, _("%s: a day \"yyyy-mm-dd\" is wanted"),
			member->name);
}

/* Texts of a list or array; NULL, with a fault, where it is something else. */
static const char *const *read_ids(
	struct reader *reader, const struct node *setting, const struct member *member)
{
	if ((setting->type != NODE_ARRAY && setting->type != NODE_LIST) ||
		setting->count > IDS_MOST) {
		fault_at(reader, setting->line, _("%s: a list [\"…\", …] is wanted"), member->name);
		return NULL;
	}
	const char **ids = rules_memory(reader->rules, ((size_t)setting->count + 1) * sizeof *ids);
	size_t kept = 0;
	for (const struct node *element = setting->first; element; element = element->next) {
		/* underscores too: some of these lists name fields */
		const char *id = take_text(reader, element, member->name, false);
		if (!id)
			continue;
		if (!is_id(id, true)) {
			char excerpt[TEXT_EXCERPT_SIZE];
			fault_at(reader, element->line,
				_("%s: \"%s\" is no name: small letters a to z, digits, - and . "
				  "are"),
				member->name, text_excerpt(excerpt, id));
			continue;
		}
		bool twice = false;
		for (size_t k = 0; k < kept; k++)
			twice = twice || strcmp(ids[k], id) == 0;
		if (twice)
			fault_at(reader, element->line, _("%s: \"%s\" stands there twice"),
				member->name, id);
		else
			ids[kept++] = id;
	}
	return ids;
}

static void read_bits(struct reader *reader, const struct node *setting,
	const struct member *member, unsigned *out)
{
	const char *const *ids = read_ids(reader, setting, member);

	*out = 0;
	for (; ids && *ids; ids++) {
		const struct word *word = find_word(member->words, *ids);
		if (word)
			*out |= 1u << word->value;
		else
			fault_word(reader, setting->line, member, *ids);
	}
}

static void read_one(
	struct reader *reader, const struct node *setting, const struct member *member, void *entry)
{
	void *out = (char *)entry + member->offset;
	const char *text;

	switch (member->type) {
	case MEMBER_TEXT:
	case MEMBER_ID:
		text = take_text(reader, setting, member->name, member->type == MEMBER_ID);
		if (text && !*text && member->required)
			fault_at(reader, setting->line, _("%s is empty"), member->name);
		else if (text)
			*(const char **)out = text;
		break;
	case MEMBER_INT:
		read_int(reader, setting, member, out);
		break;
	case MEMBER_BOOL:
		if (setting->type == NODE_BOOL)
			*(bool *)out = setting->number;
		else
			fault_at(reader, setting->line, _("%s: true or false is wanted"),
				member->name);
		break;
	case MEMBER_DATE:
		read_date(reader, setting, member, out);
		break;
	case MEMBER_WORD:
		text = take_text(reader, setting, member->name, false);
		if (text) {
			const struct word *word = find_word(member->words, text);
			if (word)
				*(int *)out = word->value;
			else
				fault_word(reader, setting->line, member, text);
		}
		break;
	case MEMBER_BITS:
		read_bits(reader, setting, member, out);
		break;
	case MEMBER_IDS:
		*(const char *const **)out = read_ids(reader, setting, member);
		break;
	case MEMBER_ENTRIES:
		member->read(reader, setting, entry);
		break;
	}
}

/* The row of a name. Members mostly stand in the order of their table, so the row after the last one found is tried first. */
static const struct member *find_member(
	const struct member *members, const struct member *last, const char *name)
{
	if (last && last[1].name && strcmp(last[1].name, name) == 0)
		return last + 1;
	for (; members->name; members++)
		if (strcmp(members->name, name) == 0)
			return members;
	return NULL;
}

void members_read(struct reader *reader, const struct node *group, const struct member *members,
	void *entry, bool partial)
{
	const struct member *member = NULL;
	uint64_t seen = 0;

	for (const struct node *setting = group->first; setting; setting = setting->next) {
		const struct member *found = find_member(members, member, setting->name);
		if (!found) {
			fault_at(reader, setting->line, _("there is no member \"%s\" here"),
				setting->name);
			continue;
		}
		member = found;
		const uint64_t bit = (uint64_t)1 << (member - members);
		if (seen & bit)
			fault_at(reader, setting->line, _("%s stands there twice"), setting->name);
		seen |= bit;
		read_one(reader, setting, member, entry);
	}
	for (const struct member *m = members; m->name; m++)
		if (m->required && !partial && !(seen >> (m - members) & 1))
			fault_at(reader, group->line, _("%s is missing"), m->name);
}
