#!/bin/sh
# A program that stands in a build folder finds the rules of its own tree, wherever it is called from.
set -eu
program=$(cd "$top_builddir" && pwd)/doithoai
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
unset DOITHOAI_DATADIR DOITHOAI_RULES
mkdir "$tree/build"
cp "$program" "$tree/build/doithoai"
cd /
: >"$tree/configure.ac"
ln -s "$TEST_SRCDIR/rules" "$tree/rules"
if ! "$tree/build/doithoai" rules check; then
	echo "0 passed, 1 failed"
	exit 1
fi
echo "1 passed, 0 failed"
