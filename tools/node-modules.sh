#!/usr/bin/env bash
# Installs the npm packages of the lock file, unless the last installation was of the same one.
set -euo pipefail
cd "$(dirname "$0")/.."

wanted="$(cat package-lock.json package.json ./*/package.json | cksum) $(node --version)"
stamp=node_modules/.installed
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then exit 0; fi
# The Node that the tools need; npm's own complaint about it comes late and in many lines.
# shellcheck disable=SC2016
node -e 'if (Number(process.versions.node.split(".")[0]) < 20) { console.error(`Node 20 or later is needed; this is ${process.version}.`); process.exit(1) }'
npm ci --ignore-scripts --no-progress --loglevel=error
echo "$wanted" > "$stamp"
