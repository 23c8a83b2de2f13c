# To be read by other scripts, in the root of the repository: builds the library
# as games ship it, shared and static in one go, and says in $shipped where it is.
# Beside them lies libgreenroom.libraries: what of the system the static one needs.
# docs/dependencies.md says what the switches are for.

target=${CARGO_TARGET_DIR:-$PWD/target}
cargo_home=${CARGO_HOME:-$HOME/.cargo}
shipped=$target${CARGO_BUILD_TARGET:+/$CARGO_BUILD_TARGET}/ship
mkdir -p "$shipped"

# With frame pointers unwinding needs fewer tables than it saves instructions
# without. The folders of whoever builds are nobody's business.
RUSTFLAGS="${RUSTFLAGS:-} -Cforce-frame-pointers=yes --remap-path-prefix=$cargo_home/registry/src= --remap-path-prefix=$PWD="
export RUSTFLAGS
# Of these kinds alone: while it is also a library for Rust, cargo leaves
# link-time optimization out without a word.
${CARGO:-cargo} rustc --profile ship -p greenroom --lib --crate-type cdylib,staticlib \
    -- --print "native-static-libs=$shipped/libgreenroom.libraries"
