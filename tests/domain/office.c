/* The office the tests work in. */
#include "office.h"

#include <stdarg.h>

#include "base/locale.h"

struct error err;

date_t day(const char *iso)
{
	return date_from_iso(iso);
}

struct desk *open_as(const char *path, enum store_mode mode, const char *login)
{
	struct desk *desk = NULL;

	setenv("DOITHOAI_NOW", NOW, 0);
	setenv("DOITHOAI_USER", login ? login : "nobody-yet", 1);
	locale_init();
	cr_assert(desk_open(&desk, path, mode, &err), "%s", err.text);
	return desk;
}

void act_as(struct desk *desk, const char *login)
{
	struct staff staff = {0};
	int64_t id;

	MUST(store_find_key(desk->store, &entity_staff, login, &id, &err));
	MUST(desk_load(desk, &entity_staff, id, &staff, &err));
	free(desk->login);
	desk->login = xstrdup(login);
	desk->staff = id;
	desk->role = staff.role;
	record_clear(&entity_staff, &staff);
}

/* Put one "key=value" into a record. */
static bool put(struct desk *desk, const struct entity *entity, void *record, const char *pair)
{
	const char *equals = strchr(pair, '=');
	char key[40];

	cr_assert(equals, "%s", pair);
	snprintf(key, sizeof key, "%.*s", (int)(equals - pair), pair);
	const struct field *field = entity_field(entity, key);
	cr_assert(field, "%s", key);
	return desk_parse(desk, entity, field, record, equals + 1, &err);
}

static bool add_list(struct desk *desk, const struct entity *entity, int64_t *id, va_list pairs)
{
	void *record = calloc(1, entity->size);
	const char *pair;
	bool ok = true;

	desk_new(desk, entity, record);
	while (ok && (pair = va_arg(pairs, const char *)))
		ok = put(desk, entity, record, pair);
	ok = ok && desk_add(desk, entity, record, &err);
	if (ok)
		*id = ((struct record *)record)->id;
	record_clear(entity, record);
	free(record);
	return ok;
}

bool try_add(struct desk *desk, const struct entity *entity, int64_t *id, ...)
{
	va_list pairs;

	va_start(pairs, id);
	const bool ok = add_list(desk, entity, id, pairs);
	va_end(pairs);
	return ok;
}

int64_t add(struct desk *desk, const struct entity *entity, ...)
{
	va_list pairs;
	int64_t id = 0;

	va_start(pairs, entity);
	MUST(add_list(desk, entity, &id, pairs));
	va_end(pairs);
	return id;
}

bool set(struct desk *desk, const struct entity *entity, int64_t id, ...)
{
	void *before = calloc(1, entity->size), *after = calloc(1, entity->size);
	const char *pair;
	va_list pairs;
	bool ok = true;

	MUST(desk_load(desk, entity, id, before, &err));
	record_copy(entity, after, before);
	va_start(pairs, id);
	while (ok && (pair = va_arg(pairs, const char *)))
		ok = put(desk, entity, after, pair);
	va_end(pairs);
	ok = ok && desk_save(desk, entity, before, after, "set", &err);
	record_clear(entity, before);
	record_clear(entity, after);
	free(before);
	free(after);
	return ok;
}

bool act(struct desk *desk, int64_t id, const char *action, ...)
{
	struct argument arguments[10];
	char *copies[10];
	size_t count = 0;
	const char *pair;
	va_list pairs;

	va_start(pairs, action);
	while ((pair = va_arg(pairs, const char *))) {
		copies[count] = strdup(pair);
		char *equals = strchr(copies[count], '=');
		*equals = '\0';
		arguments[count] = (struct argument){copies[count], equals + 1};
		count++;
	}
	va_end(pairs);
	const bool ok = case_do(desk, id, action, arguments, count, &err);
	while (count)
		free(copies[--count]);
	return ok;
}

int64_t add_case(struct desk *desk, const char *kind, const char *summary)
{
	char kind_pair[40], summary_pair[200];

	snprintf(kind_pair, sizeof kind_pair, "kind=%s", kind);
	snprintf(summary_pair, sizeof summary_pair, "summary=%s", summary);
	return add(desk, &entity_casefile, kind_pair, summary_pair, NULL);
}

static void fill(struct desk *desk)
{
	add(desk, &entity_unit, "code=07174", "name=Tân Lập", "kind=commune", NULL);
	add(desk, &entity_unit, "code=T1", "name=Thôn Đông", "kind=hamlet", "parent=07174", NULL);
	add(desk, &entity_unit, "code=T2", "name=Thôn Đoài", "kind=hamlet", "parent=07174", NULL);
	add(desk, &entity_unit, "code=DC", "name=Địa chính", "kind=section", "parent=07174", NULL);
	add(desk, &entity_staff, "login=lan", "name=Nguyễn Thị Lan", "initials=Lan VP",
		"role=clerk", NULL);
	add(desk, &entity_staff, "login=hung", "name=Trần Hùng", "initials=Hùng ĐC", "role=officer",
		"unit=DC", NULL);
	add(desk, &entity_staff, "login=binh", "name=Trần Văn Bình", "initials=CT Bình",
		"role=leader", NULL);
	add(desk, &entity_staff, "login=quan", "name=Lê Quân", "role=admin", NULL);
	add(desk, &entity_staff, "login=thu", "name=Phạm Thị Thu", "role=auditor", NULL);
	add(desk, &entity_holiday, "day=2026-11-24", "kind=holiday", "name=Ngày Văn hóa Việt Nam",
		"confirmed=1", NULL);
	add(desk, &entity_conference, "title=Đối thoại quý IV", "held_on=2026-11-20", "status=open",
		NULL);
	act_as(desk, "lan");
}

struct desk *office_in(const char *path)
{
	struct desk *desk = open_as(path, STORE_CREATE, NULL);

	fill(desk);
	return desk;
}

struct desk *office(void)
{
	return office_in(":memory:");
}

struct casefile load_case(struct desk *desk, int64_t id)
{
	struct casefile file = {0};

	MUST(desk_load(desk, &entity_casefile, id, &file, &err));
	return file;
}

void drop_case(struct casefile *file)
{
	record_clear(&entity_casefile, file);
}

static const char *value_of(struct desk *desk, const struct entity *entity, int64_t id,
	const char *key,
	void (*write)(struct desk *, const struct entity *, const struct field *, const void *,
		struct buf *))
{
	static char text[4000];
	void *record = calloc(1, entity->size);
	struct buf out = {0};

	MUST(desk_load(desk, entity, id, record, &err));
	write(desk, entity, entity_field(entity, key), record, &out);
	snprintf(text, sizeof text, "%s", buf_text(&out));
	buf_clear(&out);
	record_clear(entity, record);
	free(record);
	return text;
}

const char *shown(struct desk *desk, const struct entity *entity, int64_t id, const char *key)
{
	return value_of(desk, entity, id, key, desk_show);
}

const char *printed(struct desk *desk, const struct entity *entity, int64_t id, const char *key)
{
	return value_of(desk, entity, id, key, desk_print);
}

const char *code_of(struct desk *desk, const struct entity *entity, int64_t id)
{
	static char text[60];
	void *record = calloc(1, entity->size);
	struct buf out = {0};

	MUST(desk_load(desk, entity, id, record, &err));
	record_code(entity, record, &out);
	snprintf(text, sizeof text, "%s", buf_text(&out));
	buf_clear(&out);
	record_clear(entity, record);
	free(record);
	return text;
}

static bool take_id(void *arg, const struct event *event)
{
	*(int64_t *)arg = event->id;
	return false;
}

int64_t journal_length(struct desk *desk)
{
	int64_t id = 0;

	MUST(journal_read(desk, NULL, 0, 0, 1, take_id, &id, &err));
	return id;
}

bool is_clean(struct desk *desk)
{
	char seal[SEAL_SIZE];

	return journal_verify(desk, seal, NULL, NULL, &err);
}

static bool write_row(void *arg, const void *record)
{
	void **both = arg;
	const struct entity *entity = both[0];
	struct buf *out = both[1];

	buf_printf(out, "%s %lld %lld ", entity->name,
		(long long)((const struct record *)record)->id,
		(long long)((const struct record *)record)->trashed);
	record_json(entity, record, NULL, out);
	buf_putc(out, '\n');
	return true;
}

char *office_state(struct desk *desk, bool with_trash)
{
	struct buf out = {0};

	for (size_t i = 0; entities[i]; i++) {
		for (int trash = 0; trash <= with_trash; trash++) {
			void *both[] = {(void *)entities[i], &out};
			const struct query query = {.entity = entities[i], .trash = trash};
			MUST(store_query(desk->store, &query, write_row, both, &err));
		}
	}
	return buf_steal(&out);
}
