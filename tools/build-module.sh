#!/usr/bin/env bash
# Builds the two wasm modules, each with its glue, into pkg/src/generated: the main one, and the one that looks into
# certificates, which is loaded only when one is given.
set -euo pipefail
cd "$(dirname "$0")/.."

bindgen="$(tools/wasm-bindgen.sh)"
out=pkg/src/generated
target="${CARGO_TARGET_DIR:-target}"
# No path of this machine in the artifact: panics name the file that they come from.
export RUSTFLAGS="${RUSTFLAGS:-} --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src= --remap-path-prefix=$PWD="

# Builds the module NAME with the given options of cargo.
build() {
  local name="$1"
  shift
  cargo build --quiet --lib --profile wasm --no-default-features --target wasm32-unknown-unknown "$@"
  "$bindgen/wasm-bindgen" --target web --omit-default-module-path --out-dir "$out" --out-name "$name" \
    "$target/wasm32-unknown-unknown/wasm/aks_compute.wasm"
  # The names of functions, from which `make size` makes its breakdown, are kept beside the build, not in the package.
  cp "$out/${name}_bg.wasm" "$target/${name}_named.wasm"
  # The features are named one by one: with all of them wasm-opt makes a module that Node 20 refuses.
  # What counts is the size after brotli: inlining the functions that have one caller makes the module smaller (-9 KB) and
  # its brotli larger (+6 KB), sharing subexpressions likewise (-4 KB, +1.5 KB).
  node_modules/.bin/wasm-opt -Os --one-caller-inline-max-function-size 1 --skip-pass=local-cse \
    --strip-debug --strip-producers --strip-target-features \
    --enable-bulk-memory --enable-bulk-memory-opt --enable-nontrapping-float-to-int --enable-sign-ext \
    --enable-mutable-globals --enable-reference-types --enable-multivalue \
    "$out/${name}_bg.wasm" -o "$out/${name}_bg.wasm"
}

mkdir -p "$out"
build aks_compute
build aks_compute_certificates --features certificate-module
