#!/usr/bin/env bash
# Installs the wasm-bindgen command in the crate's own version (they must be equal) and prints its folder.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/cache.sh

version="$(locked_version wasm-bindgen)"
root="$cache_folder/wasm-bindgen-$version"
if [ ! -x "$root/bin/wasm-bindgen" ] || [ ! -x "$root/bin/wasm-bindgen-test-runner" ]; then
  echo "Installing wasm-bindgen-cli $version (a few minutes, once)" >&2
  install=(cargo install wasm-bindgen-cli --version "$version" --root "$root" --quiet)
  # With its own lock file where that still builds, else with the newest dependencies.
  "${install[@]}" --locked >&2 || "${install[@]}" >&2
fi
echo "$root/bin"
