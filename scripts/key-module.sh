#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A hardware module in software for the tests: SoftHSM of Debian's, and pkcs11js, which is built where it is used and so is no dependency.
#
#   eval "$(scripts/key-module.sh)"     sets TANSIQ_TEST_PKCS11, a folder with the binding in its node_modules
#
# Where one of them cannot be had, it says so on stderr and exits 3, and the tests that need them are skipped.
set -euo pipefail

say() { printf 'key module: %s\n' "$*" >&2; }

if ! command -v softhsm2-util >/dev/null; then
  command -v apt-get >/dev/null || { say 'SoftHSM is not installed, and there is no apt-get to install it with'; exit 3; }
  root=()
  [ "$(id -u)" = 0 ] || root=(sudo -n)
  say "installing Debian's package softhsm2"
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive timeout 120 apt-get install -y -qq --no-install-recommends softhsm2 >&2 ||
    { say "Debian's package could not be installed"; exit 3; }
fi
folder=${XDG_CACHE_HOME:-$HOME/.cache}/tansiq/pkcs11
if ! node -e "require('$folder/node_modules/pkcs11js')" 2>/dev/null; then
  say 'building pkcs11js'
  mkdir -p "$folder"
  (cd "$folder" && timeout 150 npm install --no-audit --no-fund --prefix . pkcs11js@2.1.7) >&2 ||
    { say 'pkcs11js could not be built: it takes a C++ compiler and Python'; exit 3; }
fi
printf 'export TANSIQ_TEST_PKCS11=%q\n' "$folder"
