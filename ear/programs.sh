# shellcheck shell=bash
# The bureau and its stations as processes of this machine; sourced by ./run and ./dev, which set
#   home, data, port, url, broker_port, command and debug.

# what is printed is Chinese
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in *[Uu][Tt][Ff]*) ;; *) export LC_ALL=C.UTF-8 ;; esac

say() { printf '%s\n' "$@" >&2; }
die() { say "$@"; exit 2; }

# A start that cannot be, as the bureau itself ends where it refuses one.
refuse() { say "$@"; exit 78; }

# The head of the script that was called.
usage() { sed -n '2,/^set /s/^# //p' "$0"; }

is_port() { [[ $1 =~ ^[0-9]{1,5}$ ]] && [ "$1" -ge 1 ] && [ "$1" -le 65532 ]; }

# Makes complete what was asked for, and refuses what cannot be.
settle() {
  check_words
  (umask 077 && mkdir -p "$data")
  chmod go= "$data" # also one from before
  data=$(cd "$data" && pwd)
  log=$data/log
}

# For what only reads: nothing is made.
settle_to_read() {
  # a database elsewhere has no folder here, unless somebody says so
  [ -z "$data" ] && [ -n "${BUREAU_DB_URL:-}" ] || [ -d "${data:=$PWD/data}" ] || die "there is no folder $data"
  settle_to_ask
}

# For what asks a running bureau: the one that works on the data, unless a port is given.
settle_to_ask() {
  local held
  : "${data:=$PWD/data}"
  if [ -z "$port" ] && [ -e "$data/run.lock" ] && ! flock -n "$data/run.lock" true 2>/dev/null; then
    held=$(cat "$data/run.lock")
    ! is_port "$held" || port=$held
  fi
  check_words
  [ ! -d "$data" ] || data=$(cd "$data" && pwd)
}

check_words() {
  : "${port:=8080}" "${data:=$PWD/data}"
  is_port "$port" || die "--port wants a number from 1 to 65532, got $port"
  [ -z "$debug" ] || is_port "$debug" || die "--debug wants a port from 1 to 65532, got $debug"
  url=http://localhost:$port
  broker_port=${BUREAU_BROKER_PORT:-$((port + 1))}
  ocsp_port=${BUREAU_OCSP_PORT:-$((port + 2))}
  health_port=${BUREAU_HEALTH_PORT:-$((port + 3))}
  log=$data/log
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  command -v "$java" >/dev/null || die "a JDK 17 or newer is needed: set JAVA_HOME, or apt-get install openjdk-17-jdk-headless"
}

station_jar=$home/station/target/station.jar
console_jar=$home/console/target/console.jar

build_all() {
  say "building, this takes a few minutes the first time"
  local mvn=mvn
  command -v mvn >/dev/null || mvn=$home/mvnw
  (cd "$home" && "$mvn" -q -B -DskipTests -Dspotless.check.skip -pl '!ear/tests' package) >&2
}

console() { "$java" -jar "$console_jar" "$@"; }
running() { (exec 3<>"/dev/tcp/localhost/$port") 2>/dev/null && console ready --url "$url" --seconds 0 2>/dev/null; }

# One start at a time works on a data directory. The two programs inherit the lock, so it outlives a
# killed script as long as one of them runs; the file says at which port.
claim_data() {
  command -v flock >/dev/null || die "flock is needed: apt-get install util-linux"
  umask 077
  exec 9>>"$data/run.lock"
  if flock -n 9; then
    echo "$port" >"$data/run.lock"
    rm -f "$data/run.ready"
    refuse_taken
    return 0
  fi
  local held
  held=$(cat "$data/run.lock")
  [ "$command" = demo ] && [ "$held" = "$port" ] \
    || refuse "$data is in use by a bureau at port ${held:-unknown}; stop that one first, or choose another --data"
  say "the bureau at port $port is starting; waiting for it"
  console ready --url "$url" --seconds 600 || die "the bureau at port $port did not become ready; see $log/bureau.log"
  await_stations
  return 1
}

# The doors answer before the stations are founded and their tokens counted in.
await_stations() {
  local left=240
  while [ -e "$data/run.lock" ] && ! flock -n "$data/run.lock" true && [ ! -e "$data/run.ready" ]; do
    [ "$((left -= 1))" -gt 0 ] || die "the start at port $port did not come to its end; see $log/station.log"
    sleep 0.5
  done
}

bureau_pid='' bureau_status='' station_pid='' loop_pid='' ending=''
stop_all() {
  [ -z "$ending" ] || return 0
  ending=yes
  [ -z "${unfinished:-}" ] || [ -z "$bureau_pid" ] || say "this once the end takes longer: what makes the next starts quicker is written down"
  local pid
  for pid in $loop_pid $station_pid $bureau_pid; do kill -TERM "$pid" 2>/dev/null || true; done
  for pid in $loop_pid $station_pid; do wait "$pid" 2>/dev/null || true; done
  [ -z "$bureau_pid" ] || { bureau_status=0; wait "$bureau_pid" 2>/dev/null || bureau_status=$?; }
  at_end
}

# What else is to be done when all have ended; ./run and ./dev may have something.
at_end() { :; }

# The container would say so only after half a minute of starting, the broker not at all.
taken=()
look_whether_taken() { # look_whether_taken ADDRESS PORT WHAT-CHOOSES-ANOTHER
  local address=$1
  case "$address" in ''|0.0.0.0|::|localhost) address=127.0.0.1 ;; esac
  [ "$2" != 0 ] || return 0
  ! (exec 3<>"/dev/tcp/$address/$2") 2>/dev/null || taken+=("port $2 is taken by another program; choose another with $3")
}
refuse_taken() {
  look_whether_taken "${BUREAU_ADDRESS:-}" "$port" --port
  look_whether_taken "${BUREAU_BROKER_BIND:-}" "$broker_port" "BUREAU_BROKER_PORT, or with --port (its own is the next one)"
  look_whether_taken "${BUREAU_OCSP_BIND:-}" "$ocsp_port" "BUREAU_OCSP_PORT, or with --port (its own is the next but one)"
  look_whether_taken "${BUREAU_HEALTH_BIND:-}" "$health_port" "BUREAU_HEALTH_PORT, or with --port (its own is the next but two)"
  [ ${#taken[@]} = 0 ] || refuse "${taken[@]}"
}

# Here it is one unless somebody says that it is none.
is_demo() { [ "$(tr A-Z a-z <<<"${BUREAU_DEMO:-true}")" = true ]; }

# start_bureau WORD...: what Java is to run, with its own options.
start_bureau() {
  refuse_taken
  mkdir -p "$log"
  if [ -z "${BUREAU_MASTER_KEY_FILE:-}" ] && [ ! -e "$data.master-key" ]; then
    say "BUREAU_MASTER_KEY_FILE is not set: a new master key will be written to $data.master-key (mode 0600)."
    say "Keep it apart from the data: whoever has both has every key, and without it the data cannot be opened."
  fi
  # without BUREAU_ADDRESS only this machine gets in: the accounts are for a demonstration
  echo "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=${BUREAU_ADDRESS:-127.0.0.1}" \
    >"$data/preboot"
  [ -z "${preboot:-}" ] || printf '%s\n' "$preboot" >>"$data/preboot"
  # the server's own files hold nothing of the bureau's; left by a killed one, they would have it
  # load the bureau twice, and answer in between
  rm -rf "$data/payara"
  touch "$log/bureau.log"
  log_began=$(wc -c <"$log/bureau.log")
  local sooner=0
  ! is_demo || sooner=400 # so that what was made a minute ago can be shown renewed
  BUREAU_DATA=$data BUREAU_DEMO=${BUREAU_DEMO:-true} BUREAU_DEMO_RENEWAL_DAYS=${BUREAU_DEMO_RENEWAL_DAYS:-$sooner} BUREAU_BROKER_PORT=$broker_port BUREAU_OCSP_PORT=$ocsp_port BUREAU_HEALTH_PORT=$health_port \
  BUREAU_PUBLIC_URL=${BUREAU_PUBLIC_URL:-$url} \
    "$java" -Xmx1g -XX:+UseParallelGC -XX:TieredStopAtLevel=${BUREAU_JIT_LEVEL:-1} \
      ${debug:+"-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:$debug"} "$@" \
      --port "$port" --rootdir "$data/payara" --prebootcommandfile "$data/preboot" \
      >>"$log/bureau.log" 2>&1 &
  bureau_pid=$!
  await_bureau
}

# Until it answers, or has ended: its last words say why.
await_bureau() {
  local status=2
  if console ready --url "$url" --seconds 600 --pid "$bureau_pid"; then
    of_this_start '/^BUREAU_.* is no setting/p' >&2
    return 0
  fi
  kill -0 "$bureau_pid" 2>/dev/null || { status=0; wait "$bureau_pid" || status=$?; bureau_pid=''; }
  of_this_start '/^BUREAU_.* is no setting/p' >&2
  say "the bureau did not start: $(of_this_start 's/^the bureau cannot start: //p' || true)" "see $log/bureau.log"
  bureau_status=$status
  exit "$((status == 0 ? 2 : status))"
}

of_this_start() { tail -c "+$((log_began + 1))" "$log/bureau.log" | sed -n "$1"; }

# What a log may grow to, in bytes, before it is put aside; of each the last four are kept.
log_bytes=${BUREAU_LOG_BYTES:-20971520}

# The programs write at the end of the file, wherever that is. Where the disk is full, what was said
# before is given up for what is to come.
keep_logs_short() {
  local file age
  for file in "$log"/bureau.log "$log"/station.log; do
    [ "$(stat -c %s "$file" 2>/dev/null || echo 0)" -ge "$log_bytes" ] || continue
    for age in 3 2 1; do [ ! -e "$file.$age" ] || mv -f "$file.$age" "$file.$((age + 1))"; done
    cp "$file" "$file.1" 2>/dev/null || rm -f "$file.1"
    : >"$file"
  done
}

# A bureau that ends with this status wants to be started again: what it needs is back.
start_again=75

# keep_running WORD...: until it ends for good; the words as start_bureau takes them.
keep_running() {
  local status
  exec 8<> <(:) # nothing ever comes from there: a wait that a signal ends, without a process
  while :; do
    while kill -0 "$bureau_pid" 2>/dev/null; do
      keep_logs_short
      keep_station
      read -r -t 2 -u 8 || true
    done
    status=0
    wait "$bureau_pid" || status=$?
    [ "$status" = "$start_again" ] || return "$status"
    say "the bureau ended to be started again"
    start_bureau "$@"
    say "the bureau is back"
  done
}

# A station program that ended is started again, unless somebody has to mend something first or it
# ended right after it was started: then all ends, as a house whose tokens nobody writes is not ready.
keep_station() {
  [ -n "$station_pid" ] && ! kill -0 "$station_pid" 2>/dev/null || return 0
  local status=0
  wait "$station_pid" || status=$?
  station_pid=''
  say "the station program ended with $status: $(tail -n 1 "$log/station.log" 2>/dev/null)"
  if [ "$status" = "$to_be_mended" ] || [ "$((SECONDS - station_began))" -lt "$at_once" ]; then
    say "it is not started again; see $log/station.log"
    exit "$((status == 0 ? 1 : status))"
  fi
  run_station
  say "the station program is started again"
}
to_be_mended=2 at_once=60

# One station for each region that has desks, each with its own keys, login and rack of soft tokens.
found_station() {
  local region=$1 dir=$data/stations/$1
  [ ! -f "$dir/station.properties" ] || return 0
  rm -rf "$dir"
  local code
  code=ST-$region-$(od -An -N2 -tx1 /dev/urandom | tr -d ' \n' | tr a-f A-F)
  mkdir -p "$dir"
  "$java" -jar "$station_jar" enrol --dir "$dir" --code "$code" --out "$dir/request.pem"
  "$java" -jar "$station_jar" mint --dir "$dir" --batch "DEMO-$region-1" --count 20
  console enrol-station --url "$url" --accounts "$data/accounts.txt" --region "$region" --dir "$dir" \
    --code "$code" --broker "127.0.0.1:$broker_port"
}

# Those that are here, and for a demonstration one for each region that has accounts.
start_station() {
  local region dir founded=''
  ! is_demo || [ ! -e "$data/accounts.txt" ] || founded=$(awk '$4 ~ /^[0-9]+$/ {print $4}' "$data/accounts.txt" | sort -u)
  for region in $founded; do
    found_station "$region" >>"$log/station.log" 2>&1 || die "the station of $region could not be enrolled: $(tail -n 1 "$log/station.log")" "see $log/station.log"
  done
  station_dirs=()
  for dir in "$data"/stations/*/; do
    [ -f "$dir/station.properties" ] || continue
    sed -i "s/^broker=127\.0\.0\.1:.*/broker=127.0.0.1:$broker_port/" "$dir/station.properties"
    station_dirs+=("${dir%/}")
  done
  if [ ${#station_dirs[@]} = 0 ]; then
    say "no station is started: there is none in $data/stations. Outside of a demonstration an administrator lets one in (station/README.md)"
    with_station=no
    return 0
  fi
  run_station
}

run_station() {
  local IFS=:
  station_said=$(stat -c %s "$log/station.log" 2>/dev/null || echo 0)
  "$java" -Xmx256m -jar "$station_jar" run --dir "${station_dirs[*]}" >>"$log/station.log" 2>&1 &
  station_pid=$!
  station_began=$SECONDS
}

# Until each says that it is ready, or the program has ended.
await_station() {
  local left=240
  [ -n "$station_pid" ] || return 0
  while [ "$(tail -c "+$((station_said + 1))" "$log/station.log" | grep -c ' Ready: station ')" -lt "${#station_dirs[@]}" ]; do
    keep_station
    [ "$((left -= 1))" -gt 0 ] || die "the station program did not become ready; see $log/station.log"
    sleep 0.25
  done
  echo "stations ready: ${#station_dirs[@]}"
}

# start WORD...: the bureau as start_bureau takes it, and the stations.
start() {
  claim_data || return 0
  launch "$@"
}

launch() {
  trap 'stop_all' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  start_bureau "$@"
  if [ "$with_station" = yes ]; then start_station; fi
  touch "$data/run.ready"
}

tell_how_to_get_in() {
  echo "ready $url/"
  echo "log   $log/bureau.log"
  [ "$with_station" = no ] || echo "log   $log/station.log"
  [ -z "$debug" ] || echo "debugger 127.0.0.1:$debug"
  tell_first_accounts
}

# The bureau has taken out of the file, as it started, whose password is another by now.
tell_first_accounts() {
  if [ ! -s "$data/accounts.txt" ]; then
    echo "log in with an account of your own; whoever forgot the password is helped by administrators on the page 人员"
  elif is_demo; then
    echo "demo accounts (name password role region), kept in $data/accounts.txt:"
    cat "$data/accounts.txt"
  else
    echo "first administrators (name, first password, role, region) of $data/accounts.txt; each has to choose another at the first login:"
    cat "$data/accounts.txt"
  fi
}
