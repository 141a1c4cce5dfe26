/* Opening, creating, refusing, migrating. */
#include "entities.h"

#include <criterion/criterion.h>

Test(open, a_new_database_in_memory_has_the_newest_schema)
{
	struct store *store = open_memory();

	cr_assert_eq(store_schema(store), store_schema_newest());
	store_close(store);
}
