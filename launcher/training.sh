# Read by kpi: lets the JVM remember what a start loads and links, so that later starts need not do it again.

# Runs the service and the client once, on a folder that is thrown away. Where that fails all works as well, only
# slower.
train() {
    say "Preparing fast starts (half a minute, once a build)."
    training=$work/training
    rm -rf "$training"
    mkdir -p "$training/home"
    if (trained) >"$work/training.log" 2>&1; then
        mv "$training/service.aot" "$service_cache"
        mv "$training/client.aot" "$client_cache"
    else
        say "That failed, so starts stay slow; the reason is in $work/training.log"
    fi
    rm -rf "$training"
}

trained() {
    home=$training/home
    port=0
    service_training=$training/service.aot
    start_service "$training/service.log"
    await_service || { cat "$service_log" && return 1; }
    # what it answers does not matter
    (client_training=$training/client.aot && run_client kpis --url "$url") || true
    kill "$service"
    wait "$service" || true
    [ -f "$service_training" ] && [ -f "$training/client.aot" ]
}
