#!/usr/bin/env bash
# Whether what is generated and committed is what would be generated now.
set -euo pipefail
cd "$(dirname "$0")/.."

failed=0

# The pages of the rules: the test compares them, `make reference` writes them.
cargo test --quiet --test reference || failed=1

# The lock file belongs to the package.json files.
npm ls --all > /dev/null || failed=1

if [ "$failed" -ne 0 ]; then
  echo "Generated files are not current: run 'make reference' and 'npm install'." >&2
  exit 1
fi
