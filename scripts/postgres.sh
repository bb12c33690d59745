#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A PostgreSQL of its own for the tests: a new cluster in a temporary folder, on a free port of the loopback.
#
#   eval "$(scripts/postgres.sh start)"     sets TANSIQ_TEST_POSTGRES and TANSIQ_POSTGRES_FOLDER
#   scripts/postgres.sh stop "$TANSIQ_POSTGRES_FOLDER"
#   scripts/postgres.sh crash FOLDER        ends the server at once, as a loss of power would
#   scripts/postgres.sh again FOLDER        starts it again, on the same port
#   scripts/postgres.sh keep FOLDER         archives its log from now on, beside a base backup
#   scripts/postgres.sh back FOLDER TIME    puts it back to a moment: base backup, archived log, recovery_target_time
#   scripts/postgres.sh sql FOLDER SQL      has its owner say something to it
#
# Where no PostgreSQL is installed and Debian's packages can be had, `start` installs it; where not, it says
# so on stderr and exits 3, and the store's tests fall back to what they can run.
set -euo pipefail

say() { printf 'postgres: %s\n' "$*" >&2; }

# The newest server that Debian's packages or a build by hand left here; fails where there is none.
programs() {
  local folder
  for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -Vr) /usr/local/pgsql/bin; do
    [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && echo "$folder" && return
  done
  return 1
}

install_server() {
  command -v apt-get >/dev/null || { say 'not installed, and there is no apt-get to install it with'; return 1; }
  local root=()
  [ "$(id -u)" = 0 ] || root=(sudo -n)
  say "not installed; installing Debian's package"
  {
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive timeout 120 apt-get update -qq &&
      "${root[@]}" env DEBIAN_FRONTEND=noninteractive timeout 300 apt-get install -y -qq --no-install-recommends postgresql
  } >&2 2>&1 || { say "Debian's package could not be installed"; return 1; }
}

# The server refuses to run as root, so root runs it as the user that Debian's package made for it.
as_server() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

free_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

start() {
  local bin folder port password said
  bin=$(programs) || { install_server && bin=$(programs); } || exit 3
  cd /
  folder=$(as_server mktemp -d "${TMPDIR:-/tmp}/tansiq-postgres.XXXXXX")
  port=$(free_port)
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '%s' "$password" | as_server sh -c 'cat >"$1"' sh "$folder/password"
  said=$(as_server "$bin/initdb" --pgdata="$folder/cluster" --username=tansiq --pwfile="$folder/password" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C 2>&1) || { printf '%s\n' "$said" >&2; exit 1; }
  as_server sh -c 'cat >>"$1"' sh "$folder/cluster/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$folder'
max_connections = 200
CONF
  if ! as_server "$bin/pg_ctl" --pgdata="$folder/cluster" --log="$folder/log" --silent --wait --timeout=60 start >&2; then
    as_server cat "$folder/log" >&2
    exit 1
  fi
  say "$("$bin/postgres" --version) on port $port"
  echo "export TANSIQ_POSTGRES_FOLDER='$folder'"
  echo "export TANSIQ_TEST_POSTGRES='postgres://tansiq:$password@127.0.0.1:$port/postgres'"
}

stop() {
  local folder=$1
  cd /
  as_server "$(programs)/pg_ctl" --pgdata="$folder/cluster" --silent --mode=fast --wait stop >&2 || true
  as_server rm -rf "$folder"
}

crash() {
  cd /
  as_server "$(programs)/pg_ctl" --pgdata="$1/cluster" --silent --mode=immediate --wait stop >&2
}

again() {
  cd /
  as_server "$(programs)/pg_ctl" --pgdata="$1/cluster" --log="$1/log" --silent --wait --timeout=60 start >&2
}

port_of() { as_server sed -n 's/^port = //p' "$1/cluster/postgresql.conf" | tail -n 1; }

keep() {
  local folder=$1 bin
  cd /
  bin=$(programs)
  as_server mkdir "$folder/archive"
  as_server sh -c 'cat >>"$1"' sh "$folder/cluster/postgresql.conf" <<CONF
archive_mode = on
archive_command = 'test ! -f "$folder/archive/%f" && cp "%p" "$folder/archive/%f"'
restore_command = 'cp "$folder/archive/%f" "%p"'
CONF
  as_server "$bin/pg_ctl" --pgdata="$folder/cluster" --log="$folder/log" --silent --wait --timeout=60 --mode=fast restart >&2
  as_server env PGPASSWORD="$(as_server cat "$folder/password")" "$bin/pg_basebackup" --host=127.0.0.1 --port="$(port_of "$folder")" \
    --username=tansiq --pgdata="$folder/base" --checkpoint=fast >&2
}

back() {
  local folder=$1 time=$2 bin
  cd /
  bin=$(programs)
  ask "$folder" 'select pg_switch_wal()' >/dev/null
  # A server that is told to stop archives what is whole before it goes.
  as_server "$bin/pg_ctl" --pgdata="$folder/cluster" --silent --mode=fast --wait --timeout=60 stop >&2
  as_server rm -rf "$folder/cluster"
  as_server cp -a "$folder/base" "$folder/cluster"
  as_server touch "$folder/cluster/recovery.signal"
  as_server sh -c 'cat >>"$1"' sh "$folder/cluster/postgresql.conf" <<CONF
recovery_target_time = '$time'
recovery_target_action = promote
CONF
  as_server "$bin/pg_ctl" --pgdata="$folder/cluster" --log="$folder/log" --silent --wait --timeout=60 start >&2 ||
    { as_server tail -n 20 "$folder/log" >&2; exit 1; }
  local i
  for i in $(seq 100); do
    [ "$(ask "$folder" 'select pg_is_in_recovery()' 2>/dev/null | tr -d ' \n')" = f ] && return
    sleep 0.2
  done
  as_server tail -n 20 "$folder/log" >&2
  exit 1
}

ask() {
  local port
  cd /
  port=$(port_of "$1")
  PGPASSWORD=$(as_server cat "$1/password") "$(programs)/psql" --host=127.0.0.1 --port="$port" --username=tansiq --dbname=postgres \
    --no-psqlrc --quiet --tuples-only --command="$2"
}

case "${1:-}" in
  start) start ;;
  crash) crash "${2:?the folder that start gave}" ;;
  again) again "${2:?the folder that start gave}" ;;
  keep) keep "${2:?the folder that start gave}" ;;
  back) back "${2:?the folder that start gave}" "${3:?the moment}" ;;
  sql) ask "${2:?the folder that start gave}" "${3:?what to say}" ;;
  stop) stop "${2:?the folder that start gave}" ;;
  *) say 'usage: postgres.sh start | stop FOLDER | crash FOLDER | again FOLDER | keep FOLDER | back FOLDER TIME | sql FOLDER SQL'; exit 2 ;;
esac
