# The walls of the house and the message catalogue, checked by scripts.
dist_check_SCRIPTS = tests/walls/walls.sh tests/walls/catalogue.sh tests/walls/uninstalled.sh
TESTS += tests/walls/walls.sh tests/walls/catalogue.sh tests/walls/uninstalled.sh
EXTRA_DIST += tests/walls/literals.awk tests/walls/sql-builders
