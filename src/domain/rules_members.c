/*
 * Members of an entry, read by a table: types, ranges, words, what is required. Anything that the table does not know is a fault,
 * so that a mistyped member never turns into a default.
 */
#include <limits.h>
#include <stdlib.h>
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

static int line_of(const config_setting_t *setting)
{
	return (int)config_setting_source_line(setting);
}

struct rule_place member_place(struct reader *reader, const config_setting_t *setting)
{
	reader->entry_line = line_of(setting);
	return (struct rule_place){reader->file->path, line_of(setting)};
}

bool member_is_list(struct reader *reader, const config_setting_t *setting)
{
	if (config_setting_type(setting) == CONFIG_TYPE_LIST)
		return true;
	fault_at(reader, line_of(setting), _("%s: a list ( { … }, … ) is wanted"),
		config_setting_name(setting));
	return false;
}

const config_setting_t *member_group(
	struct reader *reader, const config_setting_t *list, unsigned index)
{
	const config_setting_t *group = config_setting_get_elem(list, index);

	if (config_setting_type(group) == CONFIG_TYPE_GROUP)
		return group;
	fault_at(reader, line_of(group), _("%s: an entry { … } is wanted"),
		config_setting_name(list));
	return NULL;
}

const char *group_text(const config_setting_t *group, const char *name)
{
	const config_setting_t *member = config_setting_get_member(group, name);

	return member ? config_setting_get_string(member) : NULL;
}

static bool is_id(const char *text)
{
	const size_t bytes = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789.-");

	return bytes && !text[bytes] && bytes <= ID_MOST && text[0] != '.' && text[0] != '-';
}

/* The string of a setting; NULL, with a fault, where it is none that can be kept. */
static const char *take_text(
	struct reader *reader, const config_setting_t *setting, const char *name, bool id)
{
	const char *text = config_setting_get_string(setting);
	const int line = line_of(setting);

	if (!text || config_setting_type(setting) != CONFIG_TYPE_STRING) {
		fault_at(reader, line, _("%s: a text in \"quotes\" is wanted"), name);
		return NULL;
	}
	if (id && !is_id(text)) {
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

static void read_int(struct reader *reader, const config_setting_t *setting,
	const struct member *member, int *out)
{
	const int line = line_of(setting);
	const int value = config_setting_get_int(setting);

	if (config_setting_type(setting) == CONFIG_TYPE_INT && value >= member->min &&
		value <= member->max) {
		*out = value;
		return;
	}
	/* An integer that libconfig wraps was told already, with its digits. */
	for (size_t i = 0; i < reader->fault_count; i++)
		if (reader->faults[i].integer && reader->faults[i].file == reader->file &&
			reader->faults[i].line == line)
			return;
	fault_at(reader, line, _("%s: a whole number from %d to %d is wanted"), member->name,
		member->min, member->max);
}

static void read_date(struct reader *reader, const config_setting_t *setting,
	const struct member *member, date_t *out)
{
	const char *text = take_text(reader, setting, member->name, false);
	const date_t day = text ? date_from_iso(text) : DATE_NONE;

	if (day && date_year(day) >= 1945 && date_year(day) <= 2199)
		*out = day;
	else if (text)
		fault_at(reader, line_of(setting), _("%s: a day \"yyyy-mm-dd\" is wanted"),
			member->name);
}

/* Texts of a list or array; NULL, with a fault, where it is something else. */
static const char *const *read_ids(
	struct reader *reader, const config_setting_t *setting, const struct member *member)
{
	const int type = config_setting_type(setting);
	const int count = config_setting_length(setting);

	if ((type != CONFIG_TYPE_ARRAY && type != CONFIG_TYPE_LIST) || count > IDS_MOST) {
		fault_at(reader, line_of(setting), _("%s: a list [\"…\", …] is wanted"),
			member->name);
		return NULL;
	}
	const char **ids = rules_memory(reader->rules, ((size_t)count + 1) * sizeof *ids);
	size_t kept = 0;
	for (int i = 0; i < count; i++) {
		const config_setting_t *element = config_setting_get_elem(setting, (unsigned)i);
		const char *id;
		/* underscores too: some of these lists name fields */
		id = take_text(reader, element, member->name, false);
		if (!id)
			continue;
		if (!*id || id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789.-_")]) {
			char excerpt[TEXT_EXCERPT_SIZE];
			fault_at(reader, line_of(element),
				_("%s: \"%s\" is no name: small letters a to z, digits, - and . "
				  "are"),
				member->name, text_excerpt(excerpt, id));
			continue;
		}
		bool twice = false;
		for (size_t k = 0; k < kept; k++)
			twice = twice || strcmp(ids[k], id) == 0;
		if (twice)
			fault_at(reader, line_of(element), _("%s: \"%s\" stands there twice"),
				member->name, id);
		else
			ids[kept++] = id;
	}
	return ids;
}

static void read_bits(struct reader *reader, const config_setting_t *setting,
	const struct member *member, unsigned *out)
{
	const char *const *ids = read_ids(reader, setting, member);

	*out = 0;
	for (; ids && *ids; ids++) {
		const struct word *word = find_word(member->words, *ids);
		if (word)
			*out |= 1u << word->value;
		else
			fault_word(reader, line_of(setting), member, *ids);
	}
}

static void read_one(struct reader *reader, const config_setting_t *setting,
	const struct member *member, void *entry)
{
	void *out = (char *)entry + member->offset;
	const char *text;

	switch (member->type) {
	case MEMBER_TEXT:
	case MEMBER_ID:
		text = take_text(reader, setting, member->name, member->type == MEMBER_ID);
		if (text && !*text && member->required)
			fault_at(reader, line_of(setting), _("%s is empty"), member->name);
		else if (text)
			*(const char **)out = text;
		break;
	case MEMBER_INT:
		read_int(reader, setting, member, out);
		break;
	case MEMBER_BOOL:
		if (config_setting_type(setting) == CONFIG_TYPE_BOOL)
			*(bool *)out = config_setting_get_bool(setting);
		else
			fault_at(reader, line_of(setting), _("%s: true or false is wanted"),
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
				fault_word(reader, line_of(setting), member, text);
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

void members_read(struct reader *reader, const config_setting_t *group,
	const struct member *members, void *entry, bool partial)
{
	uint64_t seen = 0;

	for (int i = 0; i < config_setting_length(group); i++) {
		const config_setting_t *setting = config_setting_get_elem(group, (unsigned)i);
		const char *name = config_setting_name(setting);
		const struct member *member = members;
		while (member->name && strcmp(member->name, name) != 0)
			member++;
		if (!member->name) {
			fault_at(reader, line_of(setting), _("there is no member \"%s\" here"),
				name);
			continue;
		}
		seen |= (uint64_t)1 << (member - members);
		read_one(reader, setting, member, entry);
	}
	for (const struct member *m = members; m->name; m++)
		if (m->required && !partial && !(seen >> (m - members) & 1))
			fault_at(reader, line_of(group), _("%s is missing"), m->name);
}
