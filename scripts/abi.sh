#!/bin/sh
# The C interface against that of the previous release, by abidiff: functions,
# structs and enums that games were built with may not go or change; new ones may
# come. A struct that grows by a field at its end has its line in abi.suppr.
#
# The headers of both are compiled to a library of empty functions, so that no old
# release must be built: `make test` holds that the headers say what the sources
# say. Beside that the library of the tree must export what they declare.
#
# Without a release there is tests/facts/abi.xml instead, which
# GREENROOM_UPDATE_ABI=1 writes anew.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
target=${CARGO_TARGET_DIR:-$root/target}
desk=$target/abi
baseline=tests/facts/abi.xml

command -v abidiff >/dev/null 2>&1 || sh scripts/tools.sh
if ! command -v abidiff >/dev/null 2>&1; then
    echo "NOT RUN: the interface against the previous release: there is no abidiff (Debian: abigail-tools)"
    exit 0
fi

# compile INCLUDE LIBRARY: a library with every function that the headers declare.
compile() {
    {
        for header in "$1"/*.h; do
            echo "#include \"${header##*/}\""
        done
        # A declaration, up to its semicolon, becomes a function.
        cat "$1"/*.h | awk '
            /^EOS_DECLARE_FUNC\(/ { inside = 1 }
            inside { ended = sub(/;.*/, " { __builtin_trap(); }"); print }
            ended { inside = 0; ended = 0 }'
    } >"$2.c"
    "${CC:-cc}" -std=c99 -g -O0 -fPIC -shared "-ffile-prefix-map=$root=." -I"$1" -o "$2" "$2.c"
}

rm -rf "$desk"
mkdir -p "$desk"
compile include "$desk/libgreenroom.so"

${CARGO:-cargo} build --quiet -p greenroom --lib
exported() {
    nm -D --defined-only "$1" | awk '{ print $3 }' | grep -e '^EOS_' -e '^GR_' | sort
}
exported "$desk/libgreenroom.so" >"$desk/declared"
exported "$target/debug/libgreenroom.so" >"$desk/exported"
missing=$(comm -23 "$desk/declared" "$desk/exported")
if [ -n "$missing" ]; then
    echo "abi: declared and not exported:" $missing
    exit 1
fi

if [ -n "${GREENROOM_UPDATE_ABI:-}" ]; then
    abidw --no-corpus-path --no-comp-dir-path --no-show-locs "$desk/libgreenroom.so" >"$baseline"
    echo "abi: wrote $baseline"
    exit 0
fi

release=${ABI_RELEASE-$(git describe --tags --abbrev=0 --match 'v*' 2>/dev/null || true)}
if [ -n "$release" ]; then
    mkdir "$desk/$release"
    git archive "$release" include | tar -x -C "$desk/$release"
    compile "$desk/$release/include" "$desk/$release/libgreenroom.so"
    before=$desk/$release/libgreenroom.so
else
    release=$baseline
    before=$baseline
fi
if ! abidiff --no-added-syms --no-show-locs --suppressions scripts/abi.suppr "$before" "$desk/libgreenroom.so"; then
    echo "abi: games built with $release would break"
    exit 1
fi
echo "abi: $(wc -l <"$desk/declared") functions; nothing of $release is gone or changed"
