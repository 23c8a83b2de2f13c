#!/bin/sh
# Eight threads of a game in the library at once, and the library's own worker,
# under ThreadSanitizer. The library and Rust's own are built anew for it, which
# only a nightly toolchain with its sources can. SECONDS_OF_PLAY is how long.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
target=${CARGO_TARGET_DIR:-$root/target}/tsan

not_run() {
    echo "NOT RUN: the library under ThreadSanitizer: there is no $1 here"
    exit 0
}

sysroot=$(rustc +nightly --print sysroot 2>/dev/null) || not_run "nightly toolchain"
[ -d "$sysroot/lib/rustlib/src/rust/library" ] || not_run "rust-src of the nightly toolchain"
machine=$(rustc +nightly -vV | sed -n 's/^host: //p')

RUSTFLAGS=-Zsanitizer=thread cargo +nightly build -Zbuild-std \
    --target "$machine" --target-dir "$target" -p greenroom --lib
library=$target/$machine/debug

# The runtime is the one of Rust's compiler: that of a C compiler may lack what
# the library calls.
runtime=$(ls "$sysroot/lib/rustlib/$machine"/lib/librustc*_rt.tsan.a)
"${CC:-cc}" -std=c99 -g -fsanitize=thread -fPIE -c tests/c/threads.c -o "$target/threads.o" \
    -Iinclude || not_run "C compiler with ThreadSanitizer"
"${CC:-cc}" -pie "$target/threads.o" -o "$target/threads" \
    -Wl,--whole-archive "$runtime" -Wl,--no-whole-archive -Wl,--export-dynamic \
    -L"$library" -lgreenroom "-Wl,-rpath,$library" -pthread -ldl -lm -lrt

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
GREENROOM_DATA_HOME=$home GREENROOM_URL=local: TSAN_OPTIONS=halt_on_error=1 \
    "$target/threads" "${SECONDS_OF_PLAY:-5}"
