# The walls of the house and the message catalogue, checked by scripts.
dist_check_SCRIPTS = tests/walls/walls.sh tests/walls/catalogue.sh
TESTS += tests/walls/walls.sh tests/walls/catalogue.sh
EXTRA_DIST += tests/walls/literals.awk tests/walls/sql-builders
