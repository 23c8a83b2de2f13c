#!/bin/sh
# Installs into the target folder what holds the description of the REST face
# against a running directory: schemathesis, and a validator of descriptions, in
# a Python of their own. Says nothing where that is not possible; the tests that
# need it note then that they did not run.
set -eu
cd "$(dirname "$0")/.."

wanted=scripts/schemathesis.txt
home=${TARGET:-target}/schemathesis
if cmp -s "$wanted" "$home/installed.txt"; then
    exit 0
fi
python3 -c 'import ensurepip, venv' 2>/dev/null || exit 0
mkdir -p "$(dirname "$home")"
log=$home.log
rm -rf "$home"
if python3 -m venv "$home" >"$log" 2>&1 &&
    "$home/bin/pip" install --quiet --disable-pip-version-check -r "$wanted" >>"$log" 2>&1; then
    cp "$wanted" "$home/installed.txt"
else
    rm -rf "$home"
    echo "schemathesis: not installed, see $log"
fi
