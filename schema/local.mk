# SQL lives here alone. Migrations and named statements are embedded into src/store/sql.[ch] of the build tree.
MIGRATIONS = schema/0001-init.sql
EXTRA_DIST += $(MIGRATIONS)
