# Read by kpi: builds the packaged service, quietly, once at a time, and only when sources changed.

work=$here/target/kpi
built=$work/built
log=$work/build.log
lock=$work/building
service_cache=$work/service.aot
client_cache=$work/client.aot

# Prints a source file that is newer than what was built; nothing when all is up to date. Folders count too: a
# deleted file makes its folder newer. Tests and documents do not count.
newer_source() {
    [ -f "$built" ] && [ -f "$app/quarkus-run.jar" ] || { echo "(nothing was built yet)" && return; }
    find "$here/pom.xml" "$here"/kpi-*/pom.xml "$here"/kpi-connectors/*/pom.xml \
        "$here"/kpi-*/src/main "$here"/kpi-connectors/*/src/main \
        -newer "$built" -print 2>/dev/null | head -n 1
}

build_if_stale() {
    [ -z "$(newer_source)" ] || with_lock build_unless_done
}

build_now() {
    [ $# -eq 0 ] || fail 2 "./kpi build takes no options, but got '$1'."
    with_lock build_and_train
}

build_and_train() {
    build
    train
}

run_tests() {
    with_lock maven_verify "$@"
}

maven_verify() {
    # two modules at a time: most of them are connectors that wait for nobody but the SPI
    (cd "$here" && ./mvnw -B -ntp -T 2 verify "$@")
}

# Another run may have built while this one waited for the lock.
build_unless_done() {
    [ -n "$(newer_source)" ] || return 0
    # who waits for all libraries anyway gets fast starts as well; who changed a line wants to see it run
    if [ -f "$built" ]; then build; else build_and_train; fi
}

# Runs a command while no other kpi builds in this folder. The lock is a link whose target is a process number:
# making a link is atomic, and says at once who holds it.
with_lock() {
    mkdir -p "$work" 2>/dev/null && [ -w "$work" ] || fail 3 "kpi builds in its own folder, and $(id -un) may not write \
to '$here/target': make a clone of your own, or let the owner of the folder run './kpi build'."
    waiting=
    until ln -s "$$" "$lock" 2>/dev/null; do
        owner=$(readlink "$lock" || true)
        if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null && ! ps -p "$owner" >/dev/null 2>&1; then
            rm -f "$lock"
            continue
        fi
        [ -n "$waiting" ] || say "Waiting for another kpi (process $owner) that builds here."
        waiting=yes
        sleep 1
    done
    trap 'rm -f "$lock"' EXIT
    trap 'exit 1' INT TERM HUP
    "$@"
    rm -f "$lock"
    trap - EXIT INT TERM HUP
}

build() {
    find_jdk
    if [ -f "$built" ]; then say "Building the service."; else
        say "Building the service. The first time this fetches some 400 MB of libraries and takes a few minutes."
    fi
    begun=$(date +%s)
    # sources that are saved while the build runs are newer than this
    : >"$work/begun"
    { run_maven || echo "$?" >"$work/failed"; } 2>&1 | show_progress
    if [ -f "$work/failed" ]; then
        rm -f "$work/failed"
        complaints | head -n 20 >&2
        fail 1 "The build failed. All that Maven said is in $log"
    fi
    rm -f "$service_cache" "$client_cache"
    mv "$work/begun" "$built"
    say "Built in $(($(date +%s) - begun)) seconds."
}

# What the compiler and Maven complained of, without Maven's general advice; else the end of the log.
complaints() {
    grep -E '^\[(ERROR|WARNING)\] .*(\.java:|Failed|Non-resolvable|COMPILATION|BUILD)' "$log" || tail -n 20 "$log"
}

run_maven() {
    (cd "$here" && ./mvnw -B -Dmaven.test.skip=true -Dspotless.check.skip=true -Dstyle.color=never package)
}

# Copies Maven's output to the log, and shows where it is: a module a line, or one changing line on a terminal.
show_progress() {
    fetched=0
    module='reading the modules'
    while IFS= read -r line; do
        printf '%s\n' "$line"
        case $line in
            '[INFO] Building kpi'*'['*/*']')
                module=${line#'[INFO] Building '}
                module="[${module##*'['} ${module%% *}"
                progress
                ;;
            Downloaded*)
                fetched=$((fetched + 1))
                [ $((fetched % 100)) -ne 0 ] || progress
                ;;
        esac
    done >"$log"
    [ ! -t 2 ] || printf '\r\033[K' >&2
}

progress() {
    text="  $module"
    [ "$fetched" -eq 0 ] || text="$text ($fetched files fetched)"
    if [ -t 2 ]; then printf '\r\033[K%s' "$text" >&2; else say "$text"; fi
}
