/* The five answers of a first run, and the office made of them. */
#include "domain/preference.h"
#include "domain/setup.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/table.h"

enum { NAME_LIMIT = 120, HAMLETS_MOST = 200, HAMLETS_LIMIT = 6000, CODE_MOST = 12 };

const struct setup_row setup_rows[SETUP_QUESTIONS] = {
	[SETUP_OFFICE] = {N_("Office"), N_("Which commune, ward or special zone is this?"),
		N_("It stands at the head of letters and minutes. Write what it is and its name: "
		   "Xã "
		   "Tân Lập, Phường Tam Sơn, Đặc khu Hải Vân."),
		NAME_LIMIT, false, false},
	[SETUP_PROVINCE] = {N_("Province"), N_("Which province or city does it belong to?"),
		N_("The unit above yours, also at the head of papers: Tỉnh Tam Sơn, Thành phố Hải "
		   "Vân."),
		NAME_LIMIT, false, false},
	[SETUP_PERSON] = {N_("You"), N_("What is your full name?"),
		N_("Everything you do is kept under it, and you become the administrator: you can "
		   "add the others later. Family name first: Nguyễn Thị Lan."),
		NAME_LIMIT, false, false},
	[SETUP_SIGNER] = {N_("Signs letters"), N_("Who signs the answers to citizens?"),
		N_("As a rule the chair of the People's Committee: Trần Văn Bình. You can leave it "
		   "empty and add it later."),
		NAME_LIMIT, false, true},
	[SETUP_HAMLETS] = {N_("Hamlets"), N_("Which hamlets are there?"),
		N_("One a line: Thôn Đông. Enter in an empty line goes on. You can leave it empty "
		   "and add them later."),
		HAMLETS_LIMIT, true, true},
};

/* ---- words before names ---------------------------------------------------------------------- */

struct kind_word {
	const char *word; /* as it is written at the beginning of a name */
	int64_t kind;
};

static const struct kind_word office_words[] = {
	{"Xã", UNIT_COMMUNE}, {"Phường", UNIT_WARD}, {"Đặc khu", UNIT_SPECIAL_ZONE}, {NULL, 0}};
static const struct kind_word province_words[] = {
	{"Tỉnh", UNIT_PROVINCE}, {"Thành phố", UNIT_CITY}, {NULL, 0}};
/* The longer of two that begin alike comes first. */
static const struct kind_word hamlet_words[] = {{"Thôn", UNIT_HAMLET}, {"Xóm", UNIT_HAMLET},
	{"Bản", UNIT_HAMLET}, {"Ấp", UNIT_HAMLET}, {"Khóm", UNIT_HAMLET}, {"Làng", UNIT_HAMLET},
	{"Buôn", UNIT_HAMLET}, {"Tổ dân phố", UNIT_HAMLET}, {"Khu dân cư", UNIT_HAMLET},
	{"Khu phố", UNIT_HAMLET}, {"Tiểu khu", UNIT_HAMLET}, {"Khu", UNIT_HAMLET}, {NULL, 0}};
/* At the head of a name in the settings. */
static const struct kind_word committee_words[] = {
	{"Ủy ban nhân dân", 1}, {"Uỷ ban nhân dân", 1}, {NULL, 0}};

/* Behind as many words of a text as another one has. */
static const char *skip_words(const char *text, const char *word)
{
	for (; *word; word += *word == ' ') {
		word += strcspn(word, " ");
		text += strcspn(text, " ");
		text += strspn(text, " ");
	}
	return text;
}

/* The word that a name begins with, accents or not; NULL: none of them with a name behind it. */
static const struct kind_word *word_of(
	const struct kind_word *words, const char *text, const char **rest)
{
	for (; words->word; words++) {
		const char *behind = skip_words(text, words->word);
		char *folded = text_fold(words->word);
		char *begin = *behind ? xstrndup(text, (size_t)(behind - text - 1)) : xstrdup("");
		const bool same = text_folds_to(begin, folded);

		free(folded);
		free(begin);
		if (!same)
			continue;
		*rest = behind;
		return words;
	}
	return NULL;
}

/* ---- answers --------------------------------------------------------------------------------- */

/* One blank between words, none at the ends; lines without a word are left out. */
void setup_answer(struct setup *setup, enum setup_question question, const char *text)
{
	struct buf tidy = {0};

	while (*text) {
		const size_t line = strcspn(text, "\n");
		bool first = true;

		for (const char *at = text; at < text + line;) {
			const size_t blanks = strspn(at, " \t"),
				     word = strcspn(at + blanks, " \t\n");
			if (word)
				buf_printf(&tidy, "%s%.*s",
					!first		   ? " "
						: tidy.len ? "\n"
							   : "",
					(int)word, at + blanks);
			first = first && !word;
			at += blanks + word;
		}
		text += line + (text[line] == '\n');
	}
	free(setup->answers[question]);
	setup->answers[question] = xstrdup(buf_text(&tidy));
	buf_clear(&tidy);
}

/* What settings say of an office, without "Ủy ban nhân dân": "xã Tân Lập" as "Xã Tân Lập". */
static void propose_unit(struct setup *setup, enum setup_question question, const char *name)
{
	const char *rest = name;

	setup_answer(setup, question, "");
	if (!name || !word_of(committee_words, name, &rest))
		return;
	char *capital = text_capital(rest);
	setup_answer(setup, question, capital);
	free(capital);
}

/* The full name of the account, as the system has it. */
static void propose_person(struct setup *setup)
{
	const struct passwd *account = getpwuid(geteuid());
	char *name = xstrdup(account && account->pw_gecos ? account->pw_gecos : "");
	struct error unused;
	char *clean = NULL;

	name[strcspn(name, ",")] = '\0';
	if (!text_clean(&clean, name, strlen(name), false, &unused))
		clean = xstrdup("");
	setup_answer(setup, SETUP_PERSON, clean);
	if (!strchr(setup->answers[SETUP_PERSON],
		    ' ')) /* no name of a person, but of the account */
		setup_answer(setup, SETUP_PERSON, "");
	free(clean);
	free(name);
}

bool setup_begin(struct setup *out, const struct settings *settings, struct error *err)
{
	struct setup setup = {.login = desk_account(settings)};

	if (!staff_login_is_valid(setup.login)) {
		error_set(err, ERR_DENIED,
			_("The account name “%s” cannot be a login: small letters a-z, digits, - . "
			  "_ "
			  "Begin with: doithoai --user NAME"),
			setup.login);
		free(setup.login);
		return false;
	}
	propose_unit(&setup, SETUP_OFFICE, settings->office);
	propose_unit(&setup, SETUP_PROVINCE, settings->superior);
	propose_person(&setup);
	setup_answer(&setup, SETUP_SIGNER, settings->signer ? settings->signer : "");
	setup_answer(&setup, SETUP_HAMLETS, "");
	*out = setup;
	return true;
}

void setup_clear(struct setup *setup)
{
	for (int i = 0; i < SETUP_QUESTIONS; i++)
		free(setup->answers[i]);
	free(setup->login);
	*setup = (struct setup){0};
}

/* ---- hamlets --------------------------------------------------------------------------------- */

struct hamlets {
	char **lines; /* as written */
	size_t count;
};

static void hamlets_clear(struct hamlets *hamlets)
{
	for (size_t i = 0; i < hamlets->count; i++)
		free(hamlets->lines[i]);
	free(hamlets->lines);
}

static struct hamlets hamlets_of(const struct setup *setup)
{
	const char *text = setup->answers[SETUP_HAMLETS];
	struct hamlets hamlets = {0};

	while (*text) {
		const size_t line = strcspn(text, "\n");
		hamlets.lines =
			xrealloc(hamlets.lines, (hamlets.count + 1) * sizeof *hamlets.lines);
		hamlets.lines[hamlets.count++] = xstrndup(text, line);
		text += line + (text[line] == '\n');
	}
	return hamlets;
}

/* "Đông" of "Thôn Đông"; "Tổ dân phố 5" stays whole, since "5" says nothing. */
static const char *bare_name(const char *line)
{
	const char *rest = line;

	if (!word_of(hamlet_words, line, &rest) || (*rest >= '0' && *rest <= '9'))
		return line;
	return rest;
}

/* The short name for lists: the bare one where no other line has it too. */
static const char *short_name(const struct hamlets *hamlets, size_t at)
{
	const char *bare = bare_name(hamlets->lines[at]);

	for (size_t i = 0; i < hamlets->count; i++)
		if (i != at && !strcmp(bare_name(hamlets->lines[i]), bare))
			return hamlets->lines[at];
	return bare;
}

static bool check_hamlets(const struct setup *setup, struct error *err)
{
	struct hamlets hamlets = hamlets_of(setup);
	bool ok = true;

	if (hamlets.count > HAMLETS_MOST)
		ok = error_set(err, ERR_INVALID, _("%zu hamlets: at most %d fit here"),
			hamlets.count, HAMLETS_MOST);
	for (size_t i = 0; ok && i < hamlets.count; i++) {
		if (text_length(hamlets.lines[i]) > NAME_LIMIT)
			ok = error_set(err, ERR_INVALID,
				_("Line %zu is longer than %d letters: one hamlet a line"), i + 1,
				NAME_LIMIT);
		for (size_t k = 0; ok && k < i; k++)
			if (!strcmp(hamlets.lines[i], hamlets.lines[k]))
				ok = error_set(err, ERR_INVALID,
					_("“%s” stands there twice, in lines %zu and %zu: take one "
					  "out"),
					hamlets.lines[i], k + 1, i + 1);
	}
	hamlets_clear(&hamlets);
	return ok;
}

/* ---- what can be wrong ----------------------------------------------------------------------- */

bool setup_check(const struct setup *setup, enum setup_question question, struct error *err)
{
	const char *answer = setup->answers[question], *rest;

	if (!*answer)
		return setup_rows[question].optional ||
			error_set(err, ERR_INVALID, _("%s: this cannot stay empty. %s"),
				_(setup_rows[question].label), _(setup_rows[question].help));
	switch (question) {
	case SETUP_OFFICE:
		return word_of(office_words, answer, &rest) ||
			error_set(err, ERR_INVALID,
				_("“%s” does not say what it is: begin with Xã, Phường or Đặc khu, "
				  "as in Xã %s"),
				answer, answer);
	case SETUP_PROVINCE:
		return word_of(province_words, answer, &rest) ||
			error_set(err, ERR_INVALID,
				_("“%s” does not say what it is: begin with Tỉnh or Thành phố, as "
				  "in Tỉnh %s"),
				answer, answer);
	case SETUP_PERSON:
	case SETUP_SIGNER:
		return strchr(answer, ' ') ||
			error_set(err, ERR_INVALID,
				_("“%s” is one word: write the family name too, as in Nguyễn Thị "
				  "Lan"),
				answer);
	case SETUP_HAMLETS:
		return check_hamlets(setup, err);
	case SETUP_QUESTIONS:
		break;
	}
	die("no such question: %d", (int)question);
}

/* ---- as it will be kept ---------------------------------------------------------------------- */

/* A unit's name with its word written as it should be: "xa Tân Lập" as "Xã Tân Lập". */
static char *full_name(const struct kind_word *words, const char *answer)
{
	const char *rest = answer;
	const struct kind_word *word = word_of(words, answer, &rest);
	struct buf name = {0};

	if (word)
		buf_printf(&name, "%s ", word->word);
	buf_puts(&name, rest);
	return buf_steal(&name);
}

void setup_show(const struct setup *setup, enum setup_question question, struct buf *out)
{
	const char *answer = setup->answers[question];
	struct hamlets hamlets = {0};
	char *name = NULL;

	if (!*answer) {
		buf_puts(out, _("to be named later"));
	} else if (question == SETUP_OFFICE || question == SETUP_PROVINCE) {
		name = full_name(question == SETUP_OFFICE ? office_words : province_words, answer);
		buf_puts(out, name);
	} else if (question == SETUP_PERSON) {
		buf_printf(out, _("%s, administrator, login %s"), answer, setup->login);
	} else if (question == SETUP_HAMLETS) {
		hamlets = hamlets_of(setup);
		buf_printf(out, "%zu: ", hamlets.count);
		for (size_t i = 0; i < hamlets.count; i++)
			buf_printf(out, "%s%s", i ? ", " : "", short_name(&hamlets, i));
	} else {
		buf_puts(out, answer);
	}
	hamlets_clear(&hamlets);
	free(name);
}

/* ---- making ---------------------------------------------------------------------------------- */

/* Letters and digits of a name, folded and in capitals: "TANLAP"; told apart from the one given. */
static char *code_of(const char *name, const char *other)
{
	char *folded = text_fold(name), *capitals = text_upper(folded);
	struct buf code = {0};

	for (const char *c = capitals; *c && code.len < CODE_MOST; c++)
		if ((*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9'))
			buf_putc(&code, *c);
	if (!code.len || (other && !strcmp(buf_text(&code), other)))
		buf_puts(&code, "-2");
	free(folded);
	free(capitals);
	return buf_steal(&code);
}

static bool add_unit(struct desk *desk, struct unit *unit, struct error *err)
{
	const bool ok = desk_add(desk, &entity_unit, unit, err);

	unit->record.id = ok ? unit->record.id : 0;
	return ok;
}

/* A province or office by its full name; its id. */
static bool add_named(struct desk *desk, const struct kind_word *words, const char *answer,
	int64_t parent, const char *other_code, char **code, int64_t *id, struct error *err)
{
	const char *rest;
	const struct kind_word *word = word_of(words, answer, &rest);
	struct unit unit = {.kind = word->kind, .parent = parent};

	unit.name = xstrdup(rest);
	unit.full_name = full_name(words, answer);
	unit.code = code_of(rest, other_code);
	*code = xstrdup(unit.code);
	const bool ok = add_unit(desk, &unit, err);
	*id = unit.record.id;
	record_clear(&entity_unit, &unit);
	return ok;
}

static bool add_hamlets(
	struct desk *desk, const struct setup *setup, int64_t office, struct error *err)
{
	struct hamlets hamlets = hamlets_of(setup);
	bool ok = true;

	for (size_t i = 0; ok && i < hamlets.count; i++) {
		struct unit unit = {.kind = UNIT_HAMLET, .parent = office};
		struct buf code = {0};

		buf_printf(&code, "T%zu", i + 1);
		unit.code = buf_steal(&code);
		unit.name = xstrdup(short_name(&hamlets, i));
		unit.full_name = xstrdup(hamlets.lines[i]);
		ok = add_unit(desk, &unit, err);
		record_clear(&entity_unit, &unit);
	}
	hamlets_clear(&hamlets);
	return ok;
}

/* A login for somebody else, of the given name: "binh"; never that of who asks. */
static char *login_of(const char *name, const char *taken)
{
	const char *given = strrchr(name, ' ');
	char *folded = text_fold(given ? given + 1 : name);
	struct buf login = {0};

	for (const char *c = folded; *c; c++)
		if (*c >= 'a' && *c <= 'z')
			buf_putc(&login, *c);
	if (!login.len || !strcmp(buf_text(&login), taken))
		buf_putc(&login, '2');
	free(folded);
	return buf_steal(&login);
}

static bool add_staff(struct desk *desk, char *login, const char *name, const char *title,
	int64_t unit, enum staff_role role, struct error *err)
{
	struct staff staff = {.login = login, .unit = unit, .role = role, .active = 1};

	staff.name = xstrdup(name);
	staff.title = xstrdup(title);
	const bool ok = desk_add(desk, &entity_staff, &staff, err);
	record_clear(&entity_staff, &staff);
	return ok;
}

/* "Chủ tịch UBND xã": Vietnamese as all that stands on letters. */
static char *chair_title(const struct setup *setup)
{
	const char *rest;
	char *kind = text_lower(word_of(office_words, setup->answers[SETUP_OFFICE], &rest)->word);
	struct buf title = {0};

	buf_printf(&title, "Chủ tịch UBND %s", kind);
	free(kind);
	return buf_steal(&title);
}

/* Who asks, and who signs where that is somebody else. */
static bool add_people(
	struct desk *desk, const struct setup *setup, int64_t office, struct error *err)
{
	const char *person = setup->answers[SETUP_PERSON], *signer = setup->answers[SETUP_SIGNER];
	const bool same = !strcmp(person, signer);
	char *title = chair_title(setup);

	const bool ok = add_staff(desk, xstrdup(setup->login), person, same ? title : NULL, office,
				ROLE_ADMIN, err) &&
		(same || !*signer ||
			add_staff(desk, login_of(signer, setup->login), signer, title, office,
				ROLE_LEADER, err));
	free(title);
	return ok;
}

/* For the account of next time, which the desk need not be opened with. */
static bool keep_input(struct desk *desk, const struct setup *setup, struct error *err)
{
	char *login = desk->login;

	if (!setup->input)
		return true;
	desk->login = setup->login;
	const bool ok = preference_put(desk, "input", setup->input, err);
	desk->login = login;
	return ok;
}

bool setup_make(struct desk *desk, const struct setup *setup, struct error *err)
{
	char *office_code = NULL, *province_code = NULL;
	int64_t province = 0, office = 0;

	for (int i = 0; i < SETUP_QUESTIONS; i++)
		if (!setup_check(setup, (enum setup_question)i, err))
			return false;
	if (!desk_begin(desk, err))
		return false;
	bool ok = add_named(desk, province_words, setup->answers[SETUP_PROVINCE], 0, NULL,
			  &province_code, &province, err) &&
		add_named(desk, office_words, setup->answers[SETUP_OFFICE], province, province_code,
			&office_code, &office, err) &&
		add_hamlets(desk, setup, office, err) && add_people(desk, setup, office, err) &&
		keep_input(desk, setup, err);
	ok = desk_end(desk, ok, err);
	free(office_code);
	free(province_code);
	return ok;
}
