/* Where the program finds what belongs to it. */
#include "base/place.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/error.h"

static bool exists(const char *folder, const char *name)
{
	struct buf path = {0};

	buf_printf(&path, "%s/%s", folder, name);
	const bool there = access(buf_text(&path), F_OK) == 0;
	buf_clear(&path);
	return there;
}

/* The folder that the running program stands in; false where the system does not tell. */
static bool own_folder(char out[PATH_MAX])
{
	const ssize_t length = readlink("/proc/self/exe", out, PATH_MAX - 1);
	char *slash;

	if (length <= 0)
		return false;
	out[length] = '\0';
	slash = strrchr(out, '/');
	if (!slash || slash == out)
		return false;
	*slash = '\0';
	return true;
}

/* The source tree of a program that is not installed: its own folder, or the one above. */
static bool own_tree(char out[PATH_MAX])
{
	char *slash;

	if (!own_folder(out))
		return false;
	if (exists(out, "configure.ac"))
		return true;
	slash = strrchr(out, '/');
	if (!slash || slash == out)
		return false;
	*slash = '\0';
	return exists(out, "configure.ac") && exists(out, "rules");
}

static char *joined(const char *folder, const char *rest)
{
	struct buf path = {0};

	buf_printf(&path, "%s/%s", folder, rest);
	return buf_steal(&path);
}

char *place_data(const char *rest)
{
	const char *wanted = getenv("DOITHOAI_DATADIR");
	char tree[PATH_MAX];

	if (wanted && *wanted)
		return joined(wanted, rest);
	return joined(own_tree(tree) ? tree : PKGDATADIR, rest);
}

char *place_locale(void)
{
	const char *wanted = getenv("DOITHOAI_LOCALEDIR");
	char own[PATH_MAX], tree[PATH_MAX];

	if (wanted && *wanted)
		return xstrdup(wanted);
	if (own_tree(tree) && own_folder(own) && exists(own, "locale"))
		return joined(own, "locale");
	return xstrdup(LOCALEDIR);
}
