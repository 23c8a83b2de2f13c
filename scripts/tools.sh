#!/bin/sh
# What the tests need beside Rust: C and C++ compilers, make, a memory checker.
# Installs what is missing where that is possible without asking: as root, on
# Debian and its relatives. Elsewhere it says what is missing.
set -eu

missing=
need() {
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}
need cc gcc
need c++ g++
need make make
need valgrind valgrind

[ -n "$missing" ] || exit 0
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "tools: missing:$missing"
    exit 0
fi
apt-get update -q
# The names are words of our own, one package each.
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
