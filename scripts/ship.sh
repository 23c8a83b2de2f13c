#!/bin/sh
# The library as games ship it, in target/ship: built, weighed, and its symbols
# looked at. docs/dependencies.md says what the switches are for.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
# Bytes, stripped, for x86-64 Linux.
budget=${SHIP_BUDGET:-4194304}
# Of these, for the functions that say that they are not here.
refusals_budget=307200
. scripts/ship_build.sh

library=$shipped/libgreenroom.so
[ -f "$library" ] || exit 0 # elsewhere it has another name, and no budget

symbols=$(nm -D --defined-only "$library" | awk '{ print $3 }')
strangers=$(echo "$symbols" | grep -v -e '^EOS_' -e '^GR_' || true)
echo "$symbols" >"$library.symbols"
size=$(wc -c <"$library")
echo "ship: $size bytes of $budget, $(echo "$symbols" | wc -l) functions ($library.symbols)"

# Their code; each name twice, for the loader and for the log; and 120 bytes for
# what the loader and unwinding keep of each: as much as a build without them lacks.
sed -n 's/^    \(EOS_[A-Za-z0-9_]*\).*/\1/p' src/abi/refusals/*.rs >"$library.refused"
refusals=$(nm -D -S -t d --defined-only "$library" | awk '
    NR == FNR { refused[$1] = 1; next }
    $4 in refused { bytes += $2 + 2 * (length($4) + 1) + 120 }
    END { print bytes + 0 }' "$library.refused" -)
echo "ship: $refusals bytes of $refusals_budget for $(wc -l <"$library.refused") functions that refuse"

failed=0
if [ -n "$strangers" ]; then
    echo "ship: exported and not ours:" $strangers
    failed=1
fi
if [ "$size" -gt "$budget" ]; then
    echo "ship: $((size - budget)) bytes beyond the budget"
    failed=1
fi
if [ "$refusals" -gt "$refusals_budget" ]; then
    echo "ship: $((refusals - refusals_budget)) bytes too many refuse"
    failed=1
fi
exit $failed
