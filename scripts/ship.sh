#!/bin/sh
# The library as games ship it, in target/ship: built, weighed, and its symbols
# looked at. docs/dependencies.md says what the switches are for.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
# Bytes, stripped, for x86-64 Linux.
budget=${SHIP_BUDGET:-4194304}
. scripts/ship_build.sh

library=$shipped/libgreenroom.so
[ -f "$library" ] || exit 0 # elsewhere it has another name, and no budget

symbols=$(nm -D --defined-only "$library" | awk '{ print $3 }')
strangers=$(echo "$symbols" | grep -v -e '^EOS_' -e '^GR_' || true)
echo "$symbols" >"$library.symbols"
size=$(wc -c <"$library")
echo "ship: $size bytes of $budget, $(echo "$symbols" | wc -l) functions ($library.symbols)"

failed=0
if [ -n "$strangers" ]; then
    echo "ship: exported and not ours:" $strangers
    failed=1
fi
if [ "$size" -gt "$budget" ]; then
    echo "ship: $((size - budget)) bytes beyond the budget"
    failed=1
fi
exit $failed
