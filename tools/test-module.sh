#!/usr/bin/env bash
# Runs the tests of the module's own face (tests/web.rs) in Node and in headless Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."

runner="$(tools/wasm-bindgen.sh)/wasm-bindgen-test-runner"
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER="$runner"
test=(cargo test --target wasm32-unknown-unknown --no-default-features --test web)
echo "The module in Node"
"${test[@]}"
echo "The module in Chromium"
# How Chromium is started stands in webdriver.json. The driver lies in the path, where Debian's package puts it.
CHROMEDRIVER="$(command -v chromedriver)" WASM_BINDGEN_USE_BROWSER=1 "${test[@]}"
