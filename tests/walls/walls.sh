#!/bin/sh
# The walls of the house: which room may use what. Each wall is a function that prints the places that break it.
# First the tree is checked, then each wall is shown to notice a fault that is planted in a small tree of its own.
set -u
here=$TEST_SRCDIR/tests/walls
passed=0 failed=0

ok() {
	passed=$((passed + 1))
	echo "ok: $1"
}

not_ok() {
	failed=$((failed + 1))
	echo "NOT OK: $1"
}

# sources ROOT FOLDER…: the C files below the folders
sources() {
	(cd "$1" && shift && find "$@" -name '*.[ch]' -type f 2>/dev/null | LC_ALL=C sort)
}

# literals ROOT FOLDER…: FILE:LINE:text of their string literals
literals() {
	sources "$@" | (cd "$1" && xargs -r awk -f "$here/literals.awk")
}

# The names that the curses library exports to the program.
curses_names() {
	ldd "$TEST_BUILDDIR/doithoai" | awk '/curses|tinfo/ { print $3 }' | xargs -r nm -D --defined-only | awk '{ sub(/@.*/, "", $3); print $3 }' | LC_ALL=C sort -u
}

# curses_free ARCHIVE: names that it needs, does not define itself, and curses has
curses_free() {
	nm "$1" 2>/dev/null | awk 'NF == 2 && $1 == "U" { needs[$2] } NF == 3 { has[$3] } END { for (name in needs) if (!(name in has)) print name }' |
		LC_ALL=C sort >needed
	LC_ALL=C comm -12 needed curses
}

sqlite_header_stays_in_the_store() {
	(cd "$1" && grep -nE '#[[:space:]]*include[[:space:]]*[<"]sqlite3' -rs src tui --include='*.[ch]' | grep -v '^src/store/')
}

# Words that only SQL writes in capitals, and its commonest sentences in small letters.
sql_words='(^|[^A-Za-z_])(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|PRAGMA|WHERE|JOIN|VALUES|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|VACUUM|ATTACH|ORDER BY|GROUP BY)([^A-Za-z_]|$)'
sql_small='(select .+ from |insert into |update .+ set |delete from |create (table|index|view|trigger) |pragma [a-z_]+)'

sql_stands_in_schema() {
	literals "$1" src tui | grep -E -e "$sql_words" -e "$sql_small" >sql
	grep -v '^#' "$1/tests/walls/sql-builders" | awk 'NF { print $1 }' >builders
	awk -F: 'FILENAME == "builders" { builder[$1]; next } !($1 in builder)' builders sql
	# a listed file that holds none has no business in the list
	awk -F: 'FILENAME == "sql" { holds[$1]; next } !($1 in holds) || $1 !~ /^src\/store\// { print $1 ": in sql-builders, but holds no SQL or is not in src/store" }' sql builders
}

# Rooms that a room may include, itself among them.
allowed_rooms() {
	case $1 in
	src/base) echo base ;;
	src/store) echo base store ;;
	src/domain) echo base store domain ;;
	src/report) echo base store domain report ;;
	src/cli) echo base store domain report cli ;;
	tui) echo base store domain report tui ;;
	esac
}

includes_run_downwards() {
	for room in src/base src/store src/domain src/report src/cli tui; do
		sources "$1" "$room" | (cd "$1" && xargs -r grep -nHE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"') |
			while IFS=: read -r file line text; do
				name=${text#*\"}
				name=${name%%\"*}
				case " $(allowed_rooms "$room") " in
				*" ${name%%/*} "*) [ "${name#*/}" != "$name" ] && continue ;;
				esac
				echo "$file:$line:$text"
			done
	done
}

# A width in a format counts bytes, not columns: Vietnamese text needs text_pad.
text_is_padded_by_columns() {
	literals "$1" tui src/cli src/report | grep -E '%[-+ 0#]*([1-9][0-9]*|\*)(\.([0-9]+|\*))?s'
}

keys_are_read_in_one_place() {
	(cd "$1" && grep -nE '(^|[^a-z_])(mv)?w?(getch|get_wch|getstr|getnstr|get_wstr|getn_wstr)[[:space:]]*\(' -rs tui src --include='*.[ch]') | grep -v '^tui/terminal\.c:'
}

# The text files of the tree, without what a build in it makes.
tree_holds_no_machine_path() {
	(cd "$1" && find . \( -name .git -o -name build -o -name 'build-*' -o -name autom4te.cache -o -name _build -o -name _inst \) -prune -o -type f \
		! -name 'configure*' ! -name Makefile ! -name Makefile.in ! -name aclocal.m4 ! -name 'config.*' -exec \
		grep -nIE "(^|[^A-Za-z0-9_.\$}/-])(/hom[e]/[a-z]|/roo[t]/|/wor[k]/|/User[s]/|$TEST_SRCDIR(/|\"|\$))" {} +)
}

# stands WALL SENTENCE: the wall holds in our tree
stands() {
	found=$("$1" "$TEST_SRCDIR")
	if [ -z "$found" ]; then
		ok "$2"
	else
		not_ok "$2"
		printf '%s\n' "$found"
	fi
}

# falls WALL FILE TEXT: the wall notices the text in that file of an otherwise clean tree
falls() {
	rm -rf planted
	mkdir -p planted/tests/walls "planted/$(dirname "$2")" planted/src planted/tui
	: >>planted/tests/walls/sql-builders
	printf '%s\n' "$3" >>"planted/$2"
	if [ -n "$("$1" "$PWD/planted")" ]; then ok "$1 notices: $3"; else not_ok "$1 misses in $2: $3"; fi
}

# spares WALL FILE TEXT: the wall leaves the text in that file alone
spares() {
	rm -rf planted
	mkdir -p planted/tests/walls "planted/$(dirname "$2")" planted/src planted/tui
	: >>planted/tests/walls/sql-builders
	printf '%s\n' "$3" >>"planted/$2"
	found=$("$1" "$PWD/planted")
	if [ -z "$found" ]; then ok "$1 spares: $3"; else not_ok "$1 is wrong about $2: $found"; fi
}

cd "$TMPDIR" || exit 99

curses_names >curses
if [ "$(wc -l <curses)" -lt 100 ]; then not_ok 'the names of the curses library can be read'; fi
found=$(curses_free "$TEST_BUILDDIR/libdoithoai.a")
if [ -s needed ] && [ -z "$found" ]; then ok 'libdoithoai.a needs no curses symbol'; else not_ok "libdoithoai.a needs of curses: $found"; fi
if [ -n "$(curses_free "$TEST_BUILDDIR/libtui.a")" ]; then ok 'curses symbols are noticed in libtui.a'; else not_ok 'no curses symbol is noticed in libtui.a'; fi

stands sqlite_header_stays_in_the_store 'only src/store includes sqlite3.h'
falls sqlite_header_stays_in_the_store tui/a.c '#include <sqlite3.h>'
falls sqlite_header_stays_in_the_store src/domain/a.h '# include "sqlite3.h"'
spares sqlite_header_stays_in_the_store src/store/a.c '#include <sqlite3.h>'

stands sql_stands_in_schema 'SQL stands in schema/ alone'
falls sql_stands_in_schema tui/a.c 'f("SELECT id FROM person");'
falls sql_stands_in_schema src/store/a.c 'f("select id from person");'
falls sql_stands_in_schema src/domain/a.c 'f(x, " ORDER BY id");'
falls sql_stands_in_schema tests/walls/sql-builders 'src/store/none.c no such file'
spares sql_stands_in_schema src/store/a.c '/* SELECT in a comment, "even quoted" */ // "DELETE FROM x"'
spares sql_stands_in_schema tui/a.c "g('\"', _(\"Select a row from the list\")); /* \"PRAGMA x\" */"

stands includes_run_downwards 'includes run only downwards'
falls includes_run_downwards src/base/a.c '#include "store/store.h"'
falls includes_run_downwards src/store/a.c '#include "domain/desk.h"'
falls includes_run_downwards src/domain/a.c '#include "report/period.h"'
falls includes_run_downwards src/report/a.c '#include "cli/command.h"'
falls includes_run_downwards src/cli/a.c '#include "tui/view.h"'
falls includes_run_downwards tui/a.c '#include "view.h"'
falls includes_run_downwards tui/a.c '#include "cli/command.h"'
spares includes_run_downwards tui/a.c '#include "tui/view.h"'
spares includes_run_downwards src/cli/a.c '#include "report/period.h"'

stands text_is_padded_by_columns 'text is padded by columns, not by bytes'
falls text_is_padded_by_columns tui/a.c 'printf("%-20s|", name);'
falls text_is_padded_by_columns src/cli/a.c 'printf("%*s", width, name);'
spares text_is_padded_by_columns tui/a.c 'printf("%s %.*s %5d", a, n, b, c);'

stands keys_are_read_in_one_place 'keys are read in one place'
falls keys_are_read_in_one_place tui/a.c 'int key = getch();'
falls keys_are_read_in_one_place tui/a.c 'wget_wch(window, &key);'
spares keys_are_read_in_one_place tui/a.c '/* getch loses text */'
spares keys_are_read_in_one_place tui/terminal.c 'int key = wgetch(window);'

stands tree_holds_no_machine_path 'no path of this machine stands in the tree'
falls tree_holds_no_machine_path docs/a.md "see /hom""e/lan/doithoai"
falls tree_holds_no_machine_path a.c "open(\"$TEST_SRCDIR/samples\")"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
