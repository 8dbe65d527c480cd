#!/usr/bin/env bash
# A native Postgres 15 with pgvector for the tests, beside the system's own.
#
#   export TEST_DATABASE_URL=$(.ci/postgres.sh start)
#   .ci/postgres.sh status   # prints the URL and succeeds while it runs
#   .ci/postgres.sh stop
#   .ci/postgres.sh remove   # stop, then delete the build and the data
#
# Debian 12's packages are unpacked into a folder and pgvector is compiled
# there, since Debian 12's own pgvector is older than 0.8 and so has no
# iterative scan. Nothing is installed and apt's sources stay as they are.
#
# SHOPKEEPER_PG_DIR  the folder (default: .ci/cache/postgres in the project)
# PGPORT             the port (default: 54329, or the next free one)
#
# Any local user may connect without a password: for tests, never for a shop.
set -euo pipefail
umask 022

major=15
default_port=54329
wanted_port=${PGPORT:-}
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
# The caller's own Postgres settings must not steer the clients used below.
for name in "${!PG@}"; do unset "$name"; done

say() { echo "postgres: $*" >&2; }
die() {
  say "$*"
  exit 1
}

# Postgres refuses to run as root, so root hands it to another user.
run_as=()
if [ "$(id -u)" -eq 0 ]; then
  user=nobody
  getent passwd postgres >/dev/null && user=postgres
  run_as=(setpriv "--reuid=$(id -u "$user")" "--regid=$(id -g "$user")" --clear-groups --
    env HOME=/ "USER=$user" "LOGNAME=$user")
fi
as_owner() { "${run_as[@]}" "$@"; }

# Whether the folder exists, is ours, and the server's user can get into it.
usable() {
  mkdir -p "$1" 2>/dev/null && [ -O "$1" ] && [ ! -L "$1" ] &&
    as_owner test -r "$1" -a -x "$1"
}

choose_folder() {
  if [ -n "${SHOPKEEPER_PG_DIR:-}" ]; then
    usable "$SHOPKEEPER_PG_DIR" ||
      die "the server's user cannot use SHOPKEEPER_PG_DIR=$SHOPKEEPER_PG_DIR"
    (cd "$SHOPKEEPER_PG_DIR" && pwd -P)
    return
  fi
  local candidate tag
  # The project may lie where only root can enter.
  tag=shopkeeper-postgres-$(id -u)-$(printf %s "$project" | cksum | cut -d ' ' -f 1)
  for candidate in "$project/.ci/cache/postgres" "${TMPDIR:-/tmp}/$tag" "/tmp/$tag"; do
    if usable "$candidate"; then
      echo "$candidate"
      return
    fi
    rmdir "$candidate" 2>/dev/null || true
  done
  die "no folder that the server's user can use; set SHOPKEEPER_PG_DIR"
}

folder=$(choose_folder)
root=$folder/root
data=$folder/data
bin=$root/usr/lib/postgresql/$major/bin
cd /

use_libraries() {
  local path
  for path in "$root"/usr/lib/*-linux-gnu* "$root"/lib/*-linux-gnu*; do
    [ ! -d "$path" ] || LD_LIBRARY_PATH=$path${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
  done
  export LD_LIBRARY_PATH
}

unpack() { # packages, from the working directory into $root
  local deb
  apt-get -qq download "$@" >&2 </dev/null || return 1
  for deb in ./*.deb; do dpkg -x "$deb" "$root" || return 1; done
  rm -f ./*.deb
}

build() {
  local work=$folder/build tool lists keyring mirror libraries missing
  for tool in apt-get dpkg gcc make tar; do
    command -v "$tool" >/dev/null || die "needs $tool, on Debian 12"
  done
  rm -rf "$work" "$root" "$folder/built"
  mkdir -p "$work/lists/partial" "$work/deb" "$root"

  say "fetching Postgres $major"
  cd "$work/deb"
  export APT_CONFIG=$work/apt.conf
  # apt's own unprivileged user cannot write into these folders.
  echo 'APT::Sandbox::User "root";' >"$APT_CONFIG"
  local packages=("postgresql-$major" "postgresql-client-$major"
    "postgresql-server-dev-$major" libpq5 libpq-dev)
  if ! unpack "${packages[@]}"; then
    [ "$(id -u)" -eq 0 ] || die "as root, run apt-get update, then try again"
    rm -f ./*.deb
    apt-get -qq update >&2 </dev/null
    unpack "${packages[@]}" || die "apt does not offer ${packages[*]}"
  fi
  use_libraries
  libraries=$(ldd "$bin/postgres" "$bin/psql")
  if [[ $libraries == *'not found'* ]]; then
    # LLVM is left out: it is large, and compiling queries is turned off.
    libraries=$(apt-cache depends "postgresql-$major" "postgresql-client-$major" |
      awk '$1 == "Depends:" && $2 ~ /^lib/ && $2 !~ /^libllvm/ { print $2 }')
    # shellcheck disable=SC2086 # one word a package
    missing=$(apt-get -s install --no-install-recommends $libraries </dev/null |
      awk '$1 == "Inst" && $3 !~ /^\[/ { print $2 }')
    # shellcheck disable=SC2086
    [ -z "$missing" ] || unpack $missing || die "could not fetch $missing"
    use_libraries
  fi

  # Debian 13's pgvector, as source, through lists of its own.
  say "fetching pgvector"
  lists=(-o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=-
    -o "Dir::State::lists=$work/lists" -o "Dir::Cache=$work" -o Acquire::Languages=none)
  # shellcheck disable=SC2016 # apt fills it in
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Identifier: Packages' |
    awk '/\/debian\/?$/ && !found++')
  keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  [ -f "$keyring" ] && keyring="[signed-by=$keyring]" || keyring=
  echo "deb-src $keyring ${mirror:-http://deb.debian.org/debian} trixie main" >"$work/sources.list"
  apt-get -qq "${lists[@]}" update >&2 </dev/null
  mkdir "$work/source" && cd "$work/source"
  apt-get -qq "${lists[@]}" source --download-only pgvector >&2 </dev/null
  tar -xf pgvector_*.orig.tar.* --strip-components=1
  unset APT_CONFIG

  say "compiling pgvector"
  if ! { make -j2 "PG_CONFIG=$bin/pg_config" with_llvm=no OPTFLAGS= &&
    make install "PG_CONFIG=$bin/pg_config" with_llvm=no; } >"$work/make.log" 2>&1 </dev/null; then
    tail -n 30 "$work/make.log" >&2
    die "pgvector did not compile"
  fi
  cd /
  rm -rf "$work"
  touch "$folder/built"
}

init() {
  rm -rf "$data" "$folder/initialised"
  mkdir -m 700 "$data"
  [ "${#run_as[@]}" -eq 0 ] || chown "$(id -u "$user"):$(id -g "$user")" "$data"
  say "creating the data folder"
  if ! as_owner "$bin/initdb" -D "$data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 -N \
    >"$folder/initdb.log" 2>&1 </dev/null; then
    cat "$folder/initdb.log" >&2
    die "initdb failed"
  fi
  touch "$folder/initialised"
}

running() { [ -f "$folder/initialised" ] && as_owner "$bin/pg_ctl" -D "$data" status >/dev/null 2>&1; }
running_port() { sed -n 4p "$data/postmaster.pid"; }
ready() { as_owner "$bin/pg_isready" -q -h 127.0.0.1 -p "$1" -U postgres -t 2; }
url() { echo "postgres://postgres@127.0.0.1:$1/postgres"; }
taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

sql() { # port, database, statement
  PGOPTIONS='-c client_min_messages=warning' as_owner "$bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$1" -U postgres -d "$2" -c "$3" </dev/null
}

check() { # the extensions work, in a database that goes again
  local port=$1 scratch=shopkeeper_check version
  sql "$port" postgres "DROP DATABASE IF EXISTS $scratch" &&
    sql "$port" postgres "CREATE DATABASE $scratch" &&
    sql "$port" "$scratch" 'CREATE EXTENSION vector; CREATE EXTENSION pg_trgm' || return 1
  version=$(sql "$port" "$scratch" "SET hnsw.iterative_scan = relaxed_order;
    SELECT extversion FROM pg_extension
     WHERE extname = 'vector' AND '[1,0]'::vector <=> '[1,0]' = 0 AND similarity('ab', 'ab') = 1") || return 1
  sql "$port" postgres "DROP DATABASE $scratch" || return 1
  [ -n "$version" ] || return 1
  say "pgvector $version, $(as_owner "$bin/postgres" --version)"
}

start() {
  local port tries
  if [ ! -f "$folder/built" ]; then build; fi
  use_libraries
  if running; then
    port=$(running_port)
    if [ -n "$wanted_port" ] && [ "$wanted_port" != "$port" ]; then
      die "already running on port $port, not $wanted_port: stop it first"
    fi
    ready "$port" || die "running on port $port but not answering: see $data/server.log"
    url "$port"
    return
  fi
  [ -f "$folder/initialised" ] || init

  port=${wanted_port:-$default_port}
  if [ -z "$wanted_port" ]; then
    while taken "$port"; do port=$((port + 1)); done
  elif taken "$port"; then
    die "port $port is taken by another program"
  fi
  say "starting on port $port, in $folder"
  # The lock's descriptor (9) must not live on in the server.
  if ! as_owner "$bin/pg_ctl" -D "$data" -l "$data/server.log" -w -t 60 -s start -o "-c port=$port \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c shared_buffers=512MB \
    -c max_connections=60 -c jit=off" >&2 </dev/null 9>&-; then
    tail -n 20 "$data/server.log" >&2 || true
    die "did not start"
  fi
  for ((tries = 0; tries < 50; tries++)); do
    if ready "$port"; then break; fi
    sleep 0.2
  done
  if ! check "$port"; then
    stop
    die "pgvector >= 0.8 or pg_trgm does not work"
  fi
  url "$port"
}

stop() {
  use_libraries
  if running; then
    as_owner "$bin/pg_ctl" -D "$data" -m fast -w -t 60 -s stop >&2 </dev/null || die "did not stop"
    say "stopped"
  fi
}

command=${1:-}
case $command in
  start | stop | remove)
    # One at a time: two starts at once must not build in one folder.
    exec 9>"$folder/lock"
    flock 9
    ;;
esac
case $command in
  start) start ;;
  stop) stop ;;
  status)
    use_libraries
    running || exit 1
    url "$(running_port)"
    ;;
  remove)
    stop
    rm -rf "$folder"
    ;;
  *)
    echo "usage: .ci/postgres.sh start | status | stop | remove" >&2
    exit 2
    ;;
esac
