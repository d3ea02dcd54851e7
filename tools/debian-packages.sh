#!/usr/bin/env bash
# Makes sure of the commands that come from the system: Chromium and its driver for the browser tests, openssl for
# certificates to test with, shellcheck for the scripts. Where they are missing, Debian's packages are installed.
set -euo pipefail

missing=()
for pair in chromium:chromium chromedriver:chromium-driver openssl:openssl shellcheck:shellcheck; do
  command -v "${pair%%:*}" > /dev/null || missing+=("${pair#*:}")
done
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get > /dev/null; then
  echo "These commands are missing: ${missing[*]}. Install them (the names are Debian's) and try again." >&2
  exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo > /dev/null; then
    echo "Installing ${missing[*]} needs root: run 'apt-get install ${missing[*]}' as root and try again." >&2
    exit 1
  fi
  as_root=(sudo)
fi
echo "Installing ${missing[*]}" >&2
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
