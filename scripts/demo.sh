#!/bin/sh
# The road, for people to watch: a directory in a temporary folder on a free
# port, a host and a joiner, each a process of its own. Ends by itself.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
target=${CARGO_TARGET_DIR:-$root/target}
desk=$(mktemp -d)
directory=
host=

# Whatever ends this script ends what it has started.
clean_up() {
    for process in $host $directory; do
        kill "$process" 2>/dev/null && wait "$process" || true
    done
    rm -rf "$desk"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# speak WHO FILE [FROM]: the lines of a file from line FROM on, with who says them.
speak() {
    sed -n "${3:-1},\$s/^/$(printf '%-9s' "$1") | /p" "$desk/$2"
}

fail() {
    echo "demo: $1" >&2
    for log in "$desk"/*.log; do
        sed "s|^|    $(basename "$log"): |" "$log" >&2
    done
    exit 1
}

# wait_for PROCESS FILE TEXT: until the file has the text.
wait_for() {
    tries=0
    until grep -qs "$3" "$desk/$2"; do
        kill -0 "$1" 2>/dev/null || fail "a process ended early"
        tries=$((tries + 1))
        [ "$tries" -lt 600 ] || fail "nothing happened for a minute"
        sleep 0.1
    done
}

echo "Building. The first time this takes some minutes."
"${CARGO:-cargo}" build --quiet
for sample in 03_host 04_find_and_join; do
    "${CC:-cc}" "samples-c/$sample/main.c" -Iinclude -L"$target/debug" -lgreenroom \
        -Wl,-rpath,"$target/debug" -o "$desk/$sample"
done

"$target/debug/greenroom" serve --dev --listen 127.0.0.1:0 --data "$desk/data" \
    >"$desk/directory.out" 2>"$desk/directory.log" &
directory=$!
wait_for $directory directory.out 'listening on'
speak directory directory.out
GREENROOM_URL=$(sed -n 's/^listening on //p' "$desk/directory.out")
GREENROOM_DATA_HOME=$desk
export GREENROOM_URL GREENROOM_DATA_HOME

# The host's keyboard, so that we can press Enter for it.
mkfifo "$desk/keyboard"
GREENROOM_PROFILE=anna "$desk/03_host" --title 'Friday night' --map harbour \
    <"$desk/keyboard" >"$desk/host.out" 2>"$desk/host.log" &
host=$!
exec 3>"$desk/keyboard"
wait_for $host host.out 'Press Enter'
speak host host.out
said=$(wc -l <"$desk/host.out")

GREENROOM_PROFILE=ben "$desk/04_find_and_join" --maps 'harbour;desert' \
    >"$desk/joiner.out" 2>"$desk/joiner.log" || fail "the joiner did not get in"
speak joiner joiner.out

echo >&3
wait $host || fail "the host did not end well"
host=
speak host host.out $((said + 1))

# Nothing is left to be found, which the sample calls a failure.
if GREENROOM_PROFILE=ben "$desk/04_find_and_join" >"$desk/joiner.out" 2>"$desk/joiner.log"; then
    fail "the joiner found a session that is closed"
fi
speak joiner joiner.out

kill $directory
wait $directory || fail "the directory did not end well"
directory=
echo "stopped" >"$desk/directory.out"
speak directory directory.out
