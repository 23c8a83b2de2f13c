#!/bin/sh
# The parsers of the wire under libFuzzer, which looks for inputs that reach new
# code. FUZZ_SECONDS is how long each of them. What it finds lies beside the corpus
# in the target folder.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}/fuzz
seconds=${FUZZ_SECONDS:-60}

rustc +nightly --version >/dev/null 2>&1 || {
    echo "NOT RUN: fuzzing by coverage: there is no nightly toolchain here"
    exit 0
}
machine=$(rustc +nightly -vV | sed -n 's/^host: //p')

# What `cargo fuzz` passes.
passes="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing -Cdebug-assertions
    -Cforce-frame-pointers -Zsanitizer=address"
RUSTFLAGS=$(echo $passes) cargo +nightly build --release --manifest-path "$root/fuzz/Cargo.toml" \
    --target "$machine" --target-dir "$target"

for name in delta query filter frame words; do
    corpus=$target/corpus/$name
    mkdir -p "$corpus"
    # Words that it would hardly find by itself, where inputs are made of words.
    set --
    test ! -e "$root/fuzz/$name.dict" || set -- "-dict=$root/fuzz/$name.dict"
    echo "$name:"
    "$target/$machine/release/$name" "$corpus" "$@" -max_total_time="$seconds" -artifact_prefix="$corpus-" \
        -verbosity=0
done
