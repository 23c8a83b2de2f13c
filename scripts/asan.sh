#!/bin/sh
# The program that calls every refused function, under AddressSanitizer on both
# sides: the library is built anew for it, which only a nightly toolchain can.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
tables=${CARGO_TARGET_DIR:-$root/target}/tmp/exports
target=${CARGO_TARGET_DIR:-$root/target}/asan

not_run() {
    echo "NOT RUN: the library under AddressSanitizer: there is no $1 here"
    exit 0
}

sysroot=$(rustc +nightly --print sysroot 2>/dev/null) || not_run "nightly toolchain"
machine=$(rustc +nightly -vV | sed -n 's/^host: //p')

# The test writes what the program includes.
${CARGO:-cargo} test --quiet --test exports every_name_can_be_bound

RUSTFLAGS=-Zsanitizer=address cargo +nightly build --target "$machine" --target-dir "$target" \
    -p greenroom --lib
library=$target/$machine/debug

# The runtime is the one of Rust's compiler: that of a C compiler may lack what
# the library calls.
runtime=$(ls "$sysroot/lib/rustlib/$machine"/lib/librustc*_rt.asan.a)
"${CC:-cc}" -std=c99 -g -fsanitize=address -fPIE -c tests/exports/every.c -o "$target/every.o" \
    -Iinclude -Itests/c "-I$tables" || not_run "C compiler with AddressSanitizer"
"${CC:-cc}" -pie "$target/every.o" -o "$target/every" \
    -Wl,--whole-archive "$runtime" -Wl,--no-whole-archive -Wl,--export-dynamic \
    -pthread -ldl -lm -lrt

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
GREENROOM_DATA_HOME=$home GREENROOM_URL=local: "$target/every" "$library/libgreenroom.so"
