# shellcheck shell=bash
# The bureau and its stations as processes of this machine; sourced by ./run and ./dev, which set
#   home, data, port, url, broker_port, command and debug.

# what is printed is Chinese
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in *[Uu][Tt][Ff]*) ;; *) export LC_ALL=C.UTF-8 ;; esac

say() { printf '%s\n' "$@" >&2; }
die() { say "$@"; exit 2; }

# The head of the script that was called.
usage() { sed -n '2,/^set /s/^# //p' "$0"; }

is_port() { [[ $1 =~ ^[0-9]{1,5}$ ]] && [ "$1" -ge 1 ] && [ "$1" -le 65532 ]; }

# Makes complete what was asked for, and refuses what cannot be.
settle() {
  is_port "$port" || die "--port wants a number from 1 to 65532, got $port"
  [ -z "$debug" ] || is_port "$debug" || die "--debug wants a port from 1 to 65532, got $debug"
  (umask 077 && mkdir -p "$data")
  chmod go= "$data" # also one from before
  data=$(cd "$data" && pwd)
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
running() { console ready --url "$url" --seconds 0 2>/dev/null; }

# One start at a time works on a data directory. The two programs inherit the lock, so it outlives a
# killed script as long as one of them runs; the file says at which port.
claim_data() {
  umask 077
  exec 9>>"$data/run.lock"
  if flock -n 9; then
    echo "$port" >"$data/run.lock"
    rm -f "$data/run.ready"
    return 0
  fi
  local held
  held=$(cat "$data/run.lock")
  [ "$command" = demo ] && [ "$held" = "$port" ] \
    || die "$data is in use by a bureau at port ${held:-unknown}; stop that one first, or choose another --data"
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
  [ -z "${unfinished:-}" ] || say "this once the end takes longer: what makes the next starts quicker is written down"
  local pid
  for pid in $loop_pid $station_pid $bureau_pid; do kill -TERM "$pid" 2>/dev/null || true; done
  for pid in $loop_pid $station_pid; do wait "$pid" 2>/dev/null || true; done
  [ -z "$bureau_pid" ] || { bureau_status=0; wait "$bureau_pid" 2>/dev/null || bureau_status=$?; }
  at_end
}

# What else is to be done when all have ended; ./run and ./dev may have something.
at_end() { :; }

# The container would say so only after half a minute of starting, the broker not at all.
refuse_taken() { # refuse_taken PORT WHAT-CHOOSES-ANOTHER
  if (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then
    die "port $1 is taken by another program; choose another with $2"
  fi
}

# start_bureau WORD...: what Java is to run, with its own options.
start_bureau() {
  refuse_taken "$port" --port
  refuse_taken "$broker_port" "BUREAU_BROKER_PORT, or with --port (its own is the next one)"
  [ "$ocsp_port" = 0 ] || refuse_taken "$ocsp_port" "BUREAU_OCSP_PORT, or with --port (its own is the next but one)"
  [ "$health_port" = 0 ] || refuse_taken "$health_port" "BUREAU_HEALTH_PORT, or with --port (its own is the next but two)"
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
  local demo=${BUREAU_DEMO:-true} sooner=0
  [ "$demo" != true ] || sooner=400 # so that what was made a minute ago can be shown renewed
  BUREAU_DATA=$data BUREAU_DEMO=$demo BUREAU_DEMO_RENEWAL_DAYS=${BUREAU_DEMO_RENEWAL_DAYS:-$sooner} BUREAU_BROKER_PORT=$broker_port BUREAU_OCSP_PORT=$ocsp_port BUREAU_HEALTH_PORT=$health_port \
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
  console ready --url "$url" --seconds 600 --pid "$bureau_pid" \
    || die "the bureau did not start: $(of_this_start 's/^the bureau cannot start: //p' || true)" "see $log/bureau.log"
  of_this_start '/^BUREAU_.* is no setting/p' >&2
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

start_station() {
  local region dirs=()
  for region in $(awk '$4 ~ /^[0-9]+$/ {print $4}' "$data/accounts.txt" | sort -u); do
    found_station "$region" >>"$log/station.log" 2>&1 || die "the station of $region could not be enrolled; see $log/station.log"
    sed -i "s/^broker=.*/broker=127.0.0.1:$broker_port/" "$data/stations/$region/station.properties"
    dirs+=("$data/stations/$region")
  done
  local IFS=:
  "$java" -Xmx256m -jar "$station_jar" run --dir "${dirs[*]}" >>"$log/station.log" 2>&1 &
  station_pid=$!
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

refuse_a_second() {
  if running; then die "something answers at $url already; choose another --port"; fi
  command -v flock >/dev/null || die "flock is needed: apt-get install util-linux"
}

tell_how_to_get_in() {
  echo "ready $url/"
  echo "log   $log/bureau.log"
  [ "$with_station" = no ] || echo "log   $log/station.log"
  [ -z "$debug" ] || echo "debugger 127.0.0.1:$debug"
  echo "demo accounts (name password role region), kept in $data/accounts.txt:"
  cat "$data/accounts.txt"
}
