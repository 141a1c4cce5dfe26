/* Language of the interface and the locale fallback. */
#include "base/locale.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/place.h"

/* glibc's counter of catalogue changes: gettext keeps the old language until it moves. */
extern int _nl_msg_cat_cntr;

static const char *language = "vi";

/* The variables that name a locale, the strongest first, as setlocale() reads them. */
static const char *const locale_variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
static const char *const language_variables[] = {
	"DOITHOAI_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};

static bool names_language(const char *value, const char *code)
{
	size_t bytes = strlen(code);

	return strncmp(value, code, bytes) == 0 && (value[bytes] < 'a' || value[bytes] > 'z');
}

/* English only where the first variable that names a language says so: the program speaks two. */
static const char *wanted_language(void)
{
	for (size_t i = 0; i < sizeof(language_variables) / sizeof(language_variables[0]); i++) {
		const char *value = getenv(language_variables[i]);
		if (!value || !*value || names_language(value, "C") ||
			names_language(value, "POSIX"))
			continue;
		return names_language(value, "en") ? "en" : "vi";
	}
	return "vi";
}

void locale_init(void)
{
	char *folder = place_locale();

	if (!setlocale(LC_ALL, "") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
		if (!setlocale(LC_ALL, "C.UTF-8"))
			die("the C library has no C.UTF-8 locale");
	}
	/* Numbers are written and read by our own code; libraries expect the decimal point. */
	setlocale(LC_NUMERIC, "C");
	/* Under the locale "C" of messages gettext would not look at LANGUAGE at all. */
	if (strcmp(setlocale(LC_MESSAGES, NULL), "C") == 0 ||
		strcmp(setlocale(LC_MESSAGES, NULL), "POSIX") == 0)
		setlocale(LC_MESSAGES, "C.UTF-8");
	bindtextdomain("doithoai", folder);
	free(folder);
	bind_textdomain_codeset("doithoai", "UTF-8");
	textdomain("doithoai");
	locale_set_language(wanted_language());
}

void locale_set_language(const char *name)
{
	language = strcmp(name, "en") == 0 ? "en" : "vi";
	if (setenv("LANGUAGE", language, 1) != 0)
		die("out of memory");
	++_nl_msg_cat_cntr;
}

const char *locale_language(void)
{
	return language;
}

bool locale_check_terminal(struct error *err)
{
	for (size_t i = 0; i < sizeof(locale_variables) / sizeof(locale_variables[0]); i++) {
		const char *name = locale_variables[i];
		const char *value = getenv(name);
		if (!value || !*value)
			continue;
		const char *dot = strchr(value, '.');
		size_t bytes = dot ? strcspn(dot + 1, "@") : 0;
		bool utf8 = !dot || (bytes == 5 && strncasecmp(dot + 1, "UTF-8", 5) == 0) ||
			(bytes == 4 && strncasecmp(dot + 1, "utf8", 4) == 0);
		if (utf8)
			return true;
		/* Plain ASCII in both languages: what else this terminal shows nobody knows. */
		return error_set(err, ERR_INVALID,
			"%s=%s: this terminal does not use UTF-8; set it to UTF-8 and run: export "
			"%s=vi_VN.UTF-8 (or C.UTF-8)\n"
			"%s=%s: man hinh nay khong dung UTF-8; hay chuyen sang UTF-8 va chay: "
			"export %s=vi_VN.UTF-8 (hoac C.UTF-8)",
			name, value, name, name, value, name);
	}
	return true;
}
