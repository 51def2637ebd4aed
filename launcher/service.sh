# Read by kpi: runs the service, the commands that ask it, and the demo, which is both.

home=${KPI_HOME:-$here/kpi-data}
port=${QUARKUS_HTTP_PORT:-8080}
client=org.kpiplatform.app.client.KpiCommand

# Reads --port and --home.
read_options() {
    while [ $# -gt 0 ]; do
        case $1 in
            --port | --home) [ $# -ge 2 ] || wrong_use "$1 needs a value." ;;
        esac
        case $1 in
            --port=*) port=${1#*=} ;;
            --home=*) home=${1#*=} ;;
            --port) port=$2 && shift ;;
            --home) home=$2 && shift ;;
            *) wrong_use "Unknown option '$1'." ;;
        esac
        shift
    done
    case $port in
        '' | *[!0-9]* | ??????*) wrong_use "'$port' is not a port: a number up to 65535 is expected." ;;
    esac
    [ "$port" -le 65535 ] || wrong_use "'$port' is not a port: a number up to 65535 is expected."
}

wrong_use() { fail 2 "$1 See './kpi $command --help'."; }

# Makes the data folder $1 and sets $home to its full name.
enter_home() {
    mkdir -p "$1" 2>/dev/null && [ -w "$1" ] || fail 1 "The data folder '$1' is not writable for $(id -un): choose another \
one with --home or KPI_HOME."
    home=$(CDPATH='' cd -- "$1" && pwd -P)
}

# Replaces this shell by the service, on $home and $port. What training prepared makes the start fast; the JVM leaves
# it aside where it does not fit what runs.
run_service() {
    if [ -n "${service_training:-}" ]; then
        set -- -XX:AOTCacheOutput="$service_training"
    elif [ -f "$service_cache" ]; then
        set -- -XX:AOTCache="$service_cache" '-Xlog:aot*=off' '-Xlog:cds*=off'
    else
        set --
    fi
    # shellcheck disable=SC2086 # options are separated by spaces
    exec "$jdk/bin/java" "$@" ${KPI_JAVA_OPTS:-} -Dkpi.home="$home" -Dquarkus.http.port="$port" \
        -jar "$app/quarkus-run.jar"
}

# Replaces this shell by the client, which is to start fast rather than to run long.
run_client() {
    if [ -n "${client_training:-}" ]; then
        set -- -XX:AOTCacheOutput="$client_training" "$client" "$@"
    elif [ -f "$client_cache" ]; then
        set -- -XX:AOTCache="$client_cache" '-Xlog:aot*=off' '-Xlog:cds*=off' "$client" "$@"
    else
        set -- "$client" "$@"
    fi
    exec "$jdk/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$app/app/*:$app/lib/main/*" "$@"
}

serve() {
    read_options "$@"
    build_if_stale
    find_jdk
    enter_home "$home"
    run_service
}

demo() {
    read_options "$@"
    build_if_stale
    find_jdk
    enter_home "$home/demo"
    shown=
    asking=
    trap 'end_demo' INT TERM HUP
    start_service "$home/service.log"
    say "Starting the service; its log is $service_log"
    await_service || fail 1 "$(tail -n 5 "$service_log")"
    # in the background, so that this shell hears signals; there it would have no terminal for its input
    exec 3<&0
    (run_client demo --url "$url" --folder "$home/files") <&3 &
    asking=$!
    wait "$asking" || stop_service 1
    asking=
    shown=yes
    wait "$service" || true
    fail 1 "The service ended by itself; its log is $service_log"
}

# Starts the service in the background, deaf to Ctrl-C, with its output in the file $1.
start_service() {
    service_log=$1
    : >"$service_log"
    (run_service) >"$service_log" 2>&1 &
    service=$!
}

# Waits until the service listens, and sets $url to where; fails when it has ended instead.
await_service() {
    until url=$(sed -n 's/.*Listening on: \(http[^ "]*\).*/\1/p' "$service_log") && [ -n "$url" ]; do
        kill -0 "$service" 2>/dev/null || return 1
        sleep 0.2
    done
}

# Ctrl-C is how the demo ends, once it has been shown.
end_demo() {
    [ -z "$asking" ] || kill "$asking" 2>/dev/null || true
    if [ -n "$shown" ]; then stop_service 0; else stop_service 1; fi
}

# Stops the service, and exits with $1.
stop_service() {
    trap '' INT TERM HUP
    say "Stopping the service."
    kill "$service" 2>/dev/null || true
    wait "$service" || true
    exit "$1"
}
