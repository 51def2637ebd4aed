# Read by kpi: runs the service, the commands that ask it, and the demo, which is both.

home=${KPI_HOME:-$here/kpi-data}
port=${QUARKUS_HTTP_PORT:-8080}

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

# Replaces this shell by the service.
run_service() {
    # shellcheck disable=SC2086 # options are separated by spaces
    exec "$jdk/bin/java" ${KPI_JAVA_OPTS:-} -Dkpi.home="$home" -Dquarkus.http.port="$port" \
        -jar "$app/quarkus-run.jar"
}

# Replaces this shell by the client, with options that make it start fast.
run_client() {
    exec "$jdk/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto \
        -cp "$app/app/*:$app/lib/main/*" org.kpiplatform.app.client.KpiCommand "$@"
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
    client=
    service_log=$home/service.log
    trap 'end_demo' INT TERM HUP
    (run_service) >"$service_log" 2>&1 &
    service=$!
    await_service
    # a background command is deaf to Ctrl-C and has no terminal as input: the first is wanted, the second is not
    exec 3<&0
    (run_client demo --url "http://127.0.0.1:$port" --folder "$home/files") <&3 &
    client=$!
    await "$client" || stop_service 1
    client=
    shown=yes
    await "$service" || true
    fail 1 "The service ended by itself; its log is $service_log"
}

# Returns when the service says that it listens.
await_service() {
    say "Starting the service; its log is $service_log"
    until grep -q 'Listening on' "$service_log"; do
        if ! kill -0 "$service" 2>/dev/null; then
            tail -n 5 "$service_log" >&2
            exit 1
        fi
        sleep 0.2
    done
}

# Waits for a child, also past signals.
await() {
    code=0
    wait "$1" || code=$?
    return "$code"
}

# Ctrl-C is how the demo ends, once it has been shown.
end_demo() {
    [ -z "$client" ] || kill "$client" 2>/dev/null || true
    if [ -n "$shown" ]; then stop_service 0; else stop_service 1; fi
}

stop_service() {
    trap '' INT TERM HUP
    say "Stopping the service."
    kill "$service" 2>/dev/null || true
    wait "$service" || true
    exit "$1"
}
