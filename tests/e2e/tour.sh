#!/bin/sh
# The script of the README's pictures still finds its way through the screens (make screenshots draws them).
set -u
script=$TEST_SRCDIR/docs/screens/tour.script
wanted=$(grep -c '^shot ' "$script")
PATH=$TEST_BUILDDIR:$PATH "$TEST_BUILDDIR/tests/shot" "$script" "$TMPDIR"
drawn=$(find "$TMPDIR" -name '*.svg' | wc -l)
echo "$drawn passed, $((wanted - drawn)) failed"
[ "$wanted" -gt 0 ] && [ "$drawn" -eq "$wanted" ]
