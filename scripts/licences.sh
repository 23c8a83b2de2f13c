#!/bin/sh
# licences.sh MACHINE: the licences of everything by others that the library for
# that machine has in it, to standard output: who is in it and under what, then
# each text once, with those whose text it is. A crate without a text is an error.
set -eu

machine=$1
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
crates=${CARGO_HOME:-$HOME/.cargo}/registry/src
desk=$(mktemp -d)
trap 'rm -rf "$desk"' EXIT
mkdir "$desk/texts" "$desk/users"

# sources NAME VERSION: where cargo unpacked the crate, or `cargo vendor` put it.
sources() {
    for folder in "$crates"/*/"$1-$2" "$root/vendor/$1-$2" "$root/vendor/$1"; do
        if [ -d "$folder" ]; then
            echo "$folder"
            return
        fi
    done
    echo "licences: the sources of $1 $2 are neither under $crates nor under $root/vendor" >&2
    return 1
}

# What is linked, and not what only helped to build it.
${CARGO:-cargo} tree --offline --package greenroom --edges normal,no-proc-macro --no-dedupe \
    --target "$machine" --prefix none --format '{p} under {l}' |
    sed -n 's/ ([^)]*) under/ under/; s/^\([^ ]*\) v\([^ ]*\) under /\1 \2 /p' |
    grep -v '^greenroom' | LC_ALL=C sort -u >"$desk/crates"
[ -s "$desk/crates" ] || { echo "licences: cargo names no crates" >&2; exit 1; }

while read -r name version licence; do
    folder=$(sources "$name" "$version")
    find "$folder" -type f \( -iname 'licen[sc]e*' -o -iname 'copying*' -o -iname 'copyright*' \
        -o -iname 'notice*' -o -iname 'unlicense*' \) ! -name '*.rs' | LC_ALL=C sort >"$desk/files"
    [ -s "$desk/files" ] || { echo "licences: $name $version has no text" >&2; exit 1; }
    while read -r file; do
        # By what it says; how lines end and spaces at their ends are no difference.
        tr -d '\r' <"$file" | sed 's/[ 	]*$//' >"$desk/text"
        mark=$(cksum <"$desk/text" | tr ' ' '-')
        cp "$desk/text" "$desk/texts/$mark"
        echo "$name $version (${file#"$folder/"})" >>"$desk/users/$mark"
    done <"$desk/files"
done <"$desk/crates"

cat <<HEAD
What Greenroom has in it by others
==================================

Rust's own library, of $(rustc --version): MIT OR Apache-2.0, and in parts
others, which THIRD-PARTY-LICENSES-RUST.html names where the toolchain has that list.

HEAD
sed 's/^\([^ ]*\) \([^ ]*\) /\1 \2: /' "$desk/crates"
for text in "$desk/texts"/*; do
    printf '\n%s\n' '--------------------------------------------------------------------------------'
    cat "$desk/users/${text##*/}"
    printf '%s\n\n' '--------------------------------------------------------------------------------'
    cat "$text"
done
