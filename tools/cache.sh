# Sourced by the other scripts: where what is installed for this project is kept between clones.
# shellcheck shell=bash

# shellcheck disable=SC2034
cache_folder="${AKS_COMPUTE_CACHE:-$HOME/.cache/aks-compute}"

# The version of a crate in Cargo.lock.
locked_version() {
  awk -v crate="name = \"$1\"" '$0 == crate { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock
}
