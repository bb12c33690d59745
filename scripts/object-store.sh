#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# An S3-compatible store for the tests: moto's server from PyPI, which keeps versions, on a free port of the loopback.
# It takes any signature: ours are held to the published examples.
#
#   eval "$(scripts/object-store.sh start)"     sets TANSIQ_TEST_S3 and TANSIQ_OBJECT_STORE_FOLDER
#   scripts/object-store.sh stop "$TANSIQ_OBJECT_STORE_FOLDER"
#
# Where Python or the package cannot be had, `start` says so on stderr and exits 3, and the tests that need it are skipped.
# Any other store does as well: TANSIQ_TEST_S3=https://ACCESS_KEY:SECRET@host/bucket, with a bucket that is there.
set -euo pipefail

say() { printf 'object store: %s\n' "$*" >&2; }

start() {
  command -v python3 >/dev/null || { say 'no Python to run it with'; exit 3; }
  local programs=${XDG_CACHE_HOME:-$HOME/.cache}/tansiq/moto folder port
  if [ ! -x "$programs/bin/moto_server" ]; then
    say 'installing moto from PyPI'
    { python3 -m venv "$programs" && timeout 300 "$programs/bin/pip" install -q 'moto[server,s3]==5.2.1'; } >&2 ||
      { say 'it could not be installed'; exit 3; }
  fi
  folder=$(mktemp -d)
  port=$(python3 -c 'import socket; s=socket.socket(); s.bind(("127.0.0.1",0)); print(s.getsockname()[1])')
  nohup "$programs/bin/moto_server" -H 127.0.0.1 -p "$port" >"$folder/log" 2>&1 &
  echo $! >"$folder/pid"
  for _ in $(seq 300); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
    sleep 0.2
  done
  python3 - "http://127.0.0.1:$port/tansiq" <<'PYTHON' || { say 'it did not start'; cat "$folder/log" >&2; stop "$folder"; exit 3; }
import sys, urllib.request
urllib.request.urlopen(urllib.request.Request(sys.argv[1], method='PUT', headers={'authorization': 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request'}))
PYTHON
  printf 'export TANSIQ_TEST_S3=%q TANSIQ_OBJECT_STORE_FOLDER=%q\n' "http://test:not-secret@127.0.0.1:$port/tansiq" "$folder"
}

stop() {
  kill "$(cat "$1/pid")" 2>/dev/null || true
  rm -rf "$1"
}

case ${1:-} in
  start) start ;;
  stop) stop "$2" ;;
  *) sed -n '3,11p' "$0"; exit 2 ;;
esac
