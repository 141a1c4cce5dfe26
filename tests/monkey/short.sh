#!/bin/sh
# A short run of the monkey, twice: nothing breaks, and the same seed does the same.
set -u
export MONKEY_FOLDER="$TEST_BUILDDIR"
keys=2500 passed=0 failed=0
first=$("$TEST_BUILDDIR/tests/monkey/monkey" $keys 4)
if [ -n "$first" ]; then
	passed=$((passed + 1))
	echo "ok: $first"
else
	failed=$((failed + 1))
	echo "NOT OK: the monkey broke something; see above"
fi
again=$("$TEST_BUILDDIR/tests/monkey/monkey" $keys 4)
if [ "$first" = "$again" ]; then
	passed=$((passed + 1))
	echo "ok: it does the same again"
else
	failed=$((failed + 1))
	echo "NOT OK: the same seed gave another run: $again"
fi
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
