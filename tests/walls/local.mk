# The walls of the house and the message catalogue, checked by scripts.
dist_check_SCRIPTS = tests/walls/walls.sh tests/walls/catalogue.sh
TESTS += $(dist_check_SCRIPTS)
EXTRA_DIST += tests/walls/literals.awk tests/walls/sql-builders
