/* The office of the end-to-end tests. */
#include "office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/date.h"
#include "domain/filter.h"
#include "domain/journal.h"

const char *scratch(const char *name)
{
	static char paths[4][4096];
	static int next;
	const char *folder = getenv("TMPDIR");
	char *path = paths[next++ % 4];

	snprintf(path, sizeof paths[0], "%s/%s", folder ? folder : "/tmp", name);
	return path;
}

const char *office_program(void)
{
	static char path[4096];
	const char *folder = getenv("TEST_BUILDDIR");

	snprintf(path, sizeof path, "%s/doithoai", folder ? folder : ".");
	return path;
}

struct desk *office_desk(const char *path, const char *login)
{
	struct error err = {0};
	struct desk *desk = NULL;

	setenv("DOITHOAI_NOW", OFFICE_NOW, 1);
	setenv("DOITHOAI_USER", login, 1);
	cr_assert(desk_open(&desk, path, STORE_OPEN, &err), "%s: %s", path, err.text);
	return desk;
}

static int64_t add(struct desk *desk, const struct entity *entity, const char *const pairs[])
{
	struct error err = {0};
	struct record *record = xcalloc(1, entity->size);

	for (; *pairs; pairs += 2) {
		const struct field *field = entity_field(entity, pairs[0]);

		cr_assert(field, "%s has no field %s", entity->name, pairs[0]);
		cr_assert(desk_parse(desk, entity, field, record, pairs[1], &err), "%s: %s",
			pairs[0], err.text);
	}
	cr_assert(desk_add(desk, entity, record, &err), "%s: %s", entity->name, err.text);
	int64_t id = record->id;
	record_clear(entity, record);
	free(record);
	return id;
}

#define ADD(desk, entity, ...) add(desk, entity, (const char *[]){__VA_ARGS__, NULL})

void office_make(const char *path)
{
	struct error err = {0};
	struct desk *desk = NULL;

	setenv("DOITHOAI_NOW", OFFICE_NOW, 1);
	unsetenv("DOITHOAI_USER");
	cr_assert(desk_open(&desk, path, STORE_CREATE, &err), "%s: %s", path, err.text);
	ADD(desk, &entity_unit, "code", "10001", "name", "Tân Lập", "kind", "commune");
	ADD(desk, &entity_unit, "code", "T1", "name", "Đông", "kind", "hamlet", "parent", "10001");
	ADD(desk, &entity_unit, "code", "T2", "name", "Đoài", "kind", "hamlet", "parent", "10001");
	ADD(desk, &entity_unit, "code", "T3", "name", "Gốm", "kind", "hamlet", "parent", "10001");
	ADD(desk, &entity_staff, "login", "quan", "name", "Lê Văn Quân", "initials", "Quân QT",
		"role", "admin", "active", "1");
	desk_close(desk);
	desk = office_desk(path, "quan");
	ADD(desk, &entity_staff, "login", "lan", "name", "Nguyễn Thị Lan", "initials", "Lan VP",
		"role", "clerk", "active", "1");
	ADD(desk, &entity_staff, "login", "tuan", "name", "Phạm Anh Tuấn", "initials", "Tuấn MT",
		"role", "officer", "active", "1");
	ADD(desk, &entity_staff, "login", "binh", "name", "Trần Văn Bình", "initials", "CT Bình",
		"role", "leader", "active", "1");
	ADD(desk, &entity_person, "name", "Lê Thị Hoa", "hamlet", "T1", "birth_year", "1970");
	ADD(desk, &entity_person, "name", "Nguyễn Văn Tám", "hamlet", "T1", "birth_year", "1961");
	ADD(desk, &entity_person, "name", "Đỗ Văn Kha", "hamlet", "T2", "birth_year", "1958");
	ADD(desk, &entity_conference, "title", "Hội nghị đối thoại quý IV", "held_on", "2026-11-23",
		"kind", "annual", "status", "open");
	ADD(desk, &entity_casefile, "kind", "feedback", "summary", "Rác ùn ở chợ Gốm, mùi nặng",
		"received_on", "2026-11-16", "hamlet", "T3", "channel", "one-stop");
	ADD(desk, &entity_casefile, "kind", "feedback", "summary", "Đèn đường xóm 5 hỏng cả tháng",
		"received_on", "2026-10-20", "hamlet", "T2", "channel", "one-stop");
	ADD(desk, &entity_casefile, "kind", "complaint", "summary",
		"Bồi thường đất làm đường trục xã", "received_on", "2026-10-12", "hamlet", "T1",
		"channel", "one-stop");
	ADD(desk, &entity_casefile, "kind", "feedback", "summary", "Nước sạch yếu giờ nấu cơm",
		"received_on", "2026-11-11", "hamlet", "T1", "channel", "hotline");
	ADD(desk, &entity_casefile, "kind", "mediation", "summary", "Ranh giới thửa 112 tờ 8",
		"received_on", "2026-11-02", "hamlet", "T1", "channel", "mediation-group");
	desk_close(desk);
}

int64_t office_count(struct desk *desk, const struct entity *entity, const char *text)
{
	struct error err = {0};
	struct filter filter = {0};
	size_t column = 0;
	int64_t count = -1;

	cr_assert(filter_parse(desk, entity, text, &filter, &column, &err), "%s, column %zu: %s",
		text, column, err.text);
	struct query query = {.entity = entity,
		.conditions = filter.conditions,
		.count = filter.count,
		.match = filter.words};
	cr_assert(store_count(desk->store, &query, &count, &err), "%s: %s", text, err.text);
	filter_clear(&filter);
	return count;
}

void office_verify(const char *path)
{
	struct error err = {0};
	char seal[SEAL_SIZE];
	struct desk *desk = office_desk(path, "quan");

	cr_assert(store_check(desk->store, &err), "%s", err.text);
	cr_assert(journal_verify(desk, seal, NULL, NULL, &err), "%s", err.text);
	desk_close(desk);
}

struct term *office_open(const char *path, const char *login, int rows, int cols)
{
	char user[200];
	const char *const env[] = {"DOITHOAI_NOW=" OFFICE_NOW, user, NULL};

	snprintf(user, sizeof user, "DOITHOAI_USER=%s", login);
	struct term *term =
		term_open(&(struct term_options){.rows = rows, .cols = cols, .env = env},
			(const char *[]){office_program(), "--db", path, NULL});
	cr_assert(term, "the program does not start");
	return term;
}

int office_run(const char *path, const char *login, char **out, const char *const arguments[])
{
	const char *argv[64] = {office_program(), "--db", path};
	size_t count = 3, length = 0, room = 4096;
	char *text = xcalloc(1, room);
	int ends[2], status;

	while (*arguments && count < sizeof argv / sizeof *argv - 1)
		argv[count++] = *arguments++;
	cr_assert(!*arguments, "too many arguments");
	cr_assert(pipe(ends) == 0);
	fflush(NULL);
	pid_t pid = fork();
	if (!pid) {
		setenv("DOITHOAI_NOW", OFFICE_NOW, 1);
		setenv("DOITHOAI_USER", login, 1);
		dup2(ends[1], 1);
		dup2(ends[1], 2);
		close(ends[0]);
		close(ends[1]);
		execv(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	close(ends[1]);
	for (ssize_t n; (n = read(ends[0], text + length, room - length - 1)) > 0;) {
		length += (size_t)n;
		if (room - length < 2)
			text = xrealloc(text, room *= 2);
	}
	text[length] = '\0';
	close(ends[0]);
	waitpid(pid, &status, 0);
	if (out)
		*out = text;
	else
		free(text);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
