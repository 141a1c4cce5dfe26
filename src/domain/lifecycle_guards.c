/* Named conditions in C that an action of a lifecycle may ask for. */
#include "domain/rules.h"

const char *const lifecycle_guard_names[] = {NULL};
