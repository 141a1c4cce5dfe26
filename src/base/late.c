#include "base/late.h"

#include <dlfcn.h>

#include "base/locale.h"

bool late_load(struct late *late, struct error *err)
{
	if (late->loaded)
		return true;
	void *handle = dlopen(late->library, RTLD_NOW | RTLD_LOCAL);
	if (!handle)
		return error_set(err, ERR_NOT_FOUND,
			_("%s needs %s, which cannot be loaded: %s. Install the package %s, or "
			  "%s."),
			late->what, late->library, dlerror(), late->package, _(late->instead));
	for (size_t i = 0; i < late->count; i++) {
		*late->names[i].place = dlsym(handle, late->names[i].name);
		if (!*late->names[i].place)
			return error_set(err, ERR_NOT_FOUND,
				_("%s needs a newer %s: it has no %s. Install the package %s, or "
				  "%s."),
				late->what, late->library, late->names[i].name, late->package,
				_(late->instead));
	}
	late->loaded = true;
	return true;
}
