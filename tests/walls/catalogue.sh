#!/bin/sh
# The Vietnamese catalogue: well formed, complete, without leftovers, and its translations agree with the formats of the sources.
set -u
passed=0 failed=0

check() {
	if "$@" >report 2>&1; then
		passed=$((passed + 1))
		echo "ok: $sentence"
	else
		failed=$((failed + 1))
		echo "NOT OK: $sentence"
		cat report
	fi
}

agree() {
	msgmerge --quiet --force-po --no-fuzzy-matching -o merged.po "$vi" strings.pot && msgfmt --check-format -o merged.mo merged.po
}

# Print the messages of the merged catalogue that an option of msgattrib picks; there must be none.
none() {
	msgattrib "$1" merged.po >picked && cat picked && [ ! -s picked ]
}

cd "$TMPDIR" || exit 99
vi=$TEST_SRCDIR/po/vi.po

sentence='vi.po is well formed'
check msgfmt --check -o vi.mo "$vi"

# The template knows which strings are formats; vi.po as people write it does not say.
(cd "$TEST_SRCDIR" && find src tui -name '*.[ch]' | LC_ALL=C sort) >sources
sentence='the strings of the sources can be collected'
# shellcheck disable=SC2086 # a list of options, those of `make update-po`
check xgettext $XGETTEXT_OPTIONS --directory="$TEST_SRCDIR" --files-from=sources --no-location --force-po -o strings.pot
sentence='translations take the same arguments as the sources'
check agree

sentence='every string of the sources is translated'
check none --untranslated
sentence='no translation is in doubt'
check none --only-fuzzy
sentence='no translation is left over'
check none --only-obsolete

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
