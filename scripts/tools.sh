#!/bin/sh
# What the automatic run needs beside Rust: C and C++ compilers, make, a memory
# checker, a Python that can make environments, abidiff, CMake, pkg-config, cargo-deny. Installs what is missing where that is possible without
# asking: packages as root, on Debian and its relatives. Elsewhere it says what
# is missing.
set -eu

missing=
need() {
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}
need cc gcc
need c++ g++
need make make
need valgrind valgrind
need abidiff abigail-tools
need cmake cmake
need pkg-config pkg-config
python3 -c "import ensurepip, venv" >/dev/null 2>&1 || missing="$missing python3 python3-venv"

if [ -n "$missing" ]; then
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
        echo "tools: missing:$missing"
    else
        apt-get update -q
        # The names are words of our own, one package each.
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
    fi
fi

# Needs no root, but a C compiler.
cargo deny --version >/dev/null 2>&1 || cargo install --locked cargo-deny@0.20.2
