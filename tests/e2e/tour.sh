#!/bin/sh
# The script of the pictures still finds its way through the screens, and the pictures and the manual show the screens as they are now.
# `make screenshots` draws them again.
set -u
folder=$TEST_SRCDIR/docs/screens
passed=0 failed=0

check() {
	if "$@"; then
		passed=$((passed + 1))
		echo "ok: $sentence"
	else
		failed=$((failed + 1))
		echo "NOT OK: $sentence; see make screenshots"
	fi
}

# All but the status row: its message is gone after six seconds of a slow machine.
same() {
	sed 23d "$1" >old && sed 23d "$2" >new && diff old new
}

cd "$TMPDIR" || exit 99
mkdir drawn || exit 99
wanted=$(grep -c '^shot ' "$folder/tour.script")
sentence='the script goes through to its end'
PATH=$TEST_BUILDDIR:$PATH check "$TEST_BUILDDIR/tests/shot" "$folder/tour.script" drawn
sentence="there are $wanted pictures"
check test "$(find drawn -name '*.svg' | wc -l)" -eq "$wanted"
for text in drawn/*.txt; do
	name=$(basename "$text" .txt)
	sentence="$name.txt is the screen of today"
	check same "$folder/$name.txt" "$text"
	sentence="$name.svg is there"
	check test -s "$folder/$name.svg"
done
sentence='the manual shows the desk of desk-en.txt'
awk -v screen="$folder/desk-en.txt" -f "$folder/manual.awk" "$TEST_SRCDIR/man/doithoai.1" >page
check cmp "$TEST_SRCDIR/man/doithoai.1" page

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
