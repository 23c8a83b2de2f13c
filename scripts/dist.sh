#!/bin/sh
# What a game takes along, in dist/<machine>: the library under its own name and
# under that of the EOS SDK, the static one, headers, what pkg-config and CMake
# read, licences, checksums. docs/swap.md says where each goes.
#
# DIST is another folder to lay it out in. DIST_BUILT is one with libraries, for
# tests, which have them already; else they are built as `make ship` builds them.
# CARGO_BUILD_TARGET is another machine to build for; CC links for that one then.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
machine=${CARGO_BUILD_TARGET:-$(rustc -vV | sed -n 's/^host: //p')}
dist=${DIST:-$root/dist/$machine}
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)

# The folder is removed and made anew. One of somebody's choice, be it /usr/local,
# is let be when it holds a file that no earlier run has laid out.
if [ -n "${DIST:-}" ] && [ -d "$dist" ]; then
    strange=$(cd "$dist" && find . ! -type d | sed 's|^\./||' | awk '
        BEGIN {
            known["SHA256SUMS"]
            while ((getline line <"SHA256SUMS") > 0) {
                sub(/^[0-9a-f]+ [ *]/, "", line)
                known[line]
            }
        }
        !($0 in known) { print; exit }')
    if [ -n "$strange" ]; then
        echo "dist: $dist would be removed, and has $strange, which is not of an earlier run" >&2
        exit 1
    fi
fi

built=${DIST_BUILT:-}
if [ -z "$built" ]; then
    . scripts/ship_build.sh
    built=$shipped
fi
# What of the system the static library needs, as the compiler says it.
system=$(cat "$built/libgreenroom.libraries")

# Under which name games look for the SDK.
case $machine in
x86_64-*-linux-*) sdk=EOSSDK-Linux-Shipping ;;
aarch64-*-linux-*) sdk=EOSSDK-LinuxArm64-Shipping ;;
*-apple-darwin) sdk=EOSSDK-Mac-Shipping ;;
x86_64-*-windows-*) sdk=EOSSDK-Win64-Shipping ;;
aarch64-*-windows-*) sdk=EOSSDK-Win64-Shippingarm64 ;;
i?86-*-windows-*) sdk=EOSSDK-Win32-Shipping ;;
*)
    echo "dist: the EOS SDK has no name on $machine"
    exit 1
    ;;
esac

rm -rf "$dist"
mkdir -p "$dist/lib/pkgconfig" "$dist/lib/cmake/Greenroom"
cp -R include "$dist/include"

# A library of a name of its own is linked a second time, from the static one: its
# name inside must be that of the file, or the linker of a game notes the other one
# and the game looks for a file that is not there.
case $machine in
*-linux-*)
    shared=lib/libgreenroom.so sdk_file=lib/lib$sdk.so static=lib/libgreenroom.a
    cp "$built/libgreenroom.so" "$built/libgreenroom.a" "$dist/lib"
    names=$(mktemp)
    trap 'rm -f "$names"' EXIT
    echo '{ global: EOS_*; GR_*; local: *; };' >"$names"
    # Why it stays once it was loaded, says build.rs.
    # shellcheck disable=SC2086 # each library is a word
    "${CC:-cc}" -shared -o "$dist/$sdk_file" "-Wl,-soname,lib$sdk.so" -Wl,-z,nodelete \
        -Wl,-z,relro -Wl,-z,now -Wl,-O1 -Wl,--gc-sections -Wl,--strip-all \
        "-Wl,--version-script=$names" \
        -Wl,--whole-archive "$dist/$static" -Wl,--no-whole-archive -Wl,--as-needed $system
    ;;
*-apple-*)
    shared=lib/libgreenroom.dylib sdk_file=lib/lib$sdk.dylib static=lib/libgreenroom.a
    cp "$built/libgreenroom.dylib" "$built/libgreenroom.a" "$dist/lib"
    # shellcheck disable=SC2086 # each library is a word
    "${CC:-cc}" -dynamiclib -o "$dist/$sdk_file" "-Wl,-install_name,@rpath/lib$sdk.dylib" \
        -Wl,-exported_symbol,_EOS_* -Wl,-exported_symbol,_GR_* -Wl,-dead_strip -Wl,-x \
        "-Wl,-force_load,$dist/$static" $system
    ;;
*-windows-*)
    # A DLL is called as its file is.
    mkdir "$dist/bin"
    shared=bin/greenroom.dll sdk_file=bin/$sdk.dll
    cp "$built/greenroom.dll" "$dist/bin"
    cp "$built/greenroom.dll" "$dist/$sdk_file"
    case $machine in
    *-gnu*) static=lib/libgreenroom.a import=lib/libgreenroom.dll.a ;;
    *) static=lib/greenroom.lib import=lib/greenroom.dll.lib ;;
    esac
    cp "$built/${static##*/}" "$built/${import##*/}" "$dist/lib"
    ;;
esac

# In CMake's lists a framework and its name are one word.
listed=$(echo $system | sed 's/ /;/g; s/-framework;/-framework /g')
for template in scripts/dist/*; do
    case $template in
    *.pc) place=lib/pkgconfig ;;
    *) place=lib/cmake/Greenroom ;;
    esac
    sed -e "s|@VERSION@|$version|g" -e "s|@SHARED@|$shared|g" -e "s|@STATIC@|$static|g" \
        -e "s|@SDK@|$sdk_file|g" -e "s|@IMPORT@|${import:-}|g" \
        -e "s|@SYSTEM@|$(echo $system)|g" -e "s|@SYSTEM_LIST@|$listed|g" \
        "$template" >"$dist/$place/${template##*/}"
done

cp LICENSE-MIT LICENSE-APACHE "$dist"
sh scripts/licences.sh "$machine" >"$dist/THIRD-PARTY-LICENSES"
rust=$(rustc --print sysroot)/share/doc/rust/COPYRIGHT-library.html
[ ! -f "$rust" ] || cp "$rust" "$dist/THIRD-PARTY-LICENSES-RUST.html"

sums() {
    if command -v sha256sum >/dev/null 2>&1; then
        xargs sha256sum
    else
        xargs shasum -a 256
    fi
}
(cd "$dist" && find . -type f | sed 's|^\./||' | LC_ALL=C sort | sums >../.SHA256SUMS.$$ && mv ../.SHA256SUMS.$$ SHA256SUMS)
echo "dist: $dist"
