package org.kpiplatform.app.database.embedded;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kpiplatform.app.database.embedded.PostgresOptions.Durability;

/// The server's settings: for one application on a machine that has other things to do.
final class ServerSettings {

    private static final List<String> COMMON = List.of(
            "listen_addresses=127.0.0.1",
            // an empty value: no socket file that other accounts of the machine could reach
            "unix_socket_directories=",
            "max_connections=60",
            "timezone=UTC",
            "log_timezone=UTC",
            "shared_buffers=256MB",
            "work_mem=32MB",
            "maintenance_work_mem=256MB",
            "effective_cache_size=1GB",
            "random_page_cost=1.1",
            "max_wal_size=2GB",
            "checkpoint_timeout=15min",
            // nobody replicates this server, so bulk loads into new tables need no log
            "wal_level=minimal",
            "max_wal_senders=0",
            // compiling costs more than it saves on queries of some milliseconds
            "jit=off");

    private static final List<String> NOT_DURABLE =
            List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=64MB");

    private ServerSettings() {}

    /// As `pg_ctl -o` takes them: they pass through a shell, and no value needs more than these quotes.
    static String commandLine(int port, Durability durability) {
        List<String> durable = switch (durability) {
            case COMMITTED_IS_SAFE -> List.of();
            case NONE -> NOT_DURABLE;
        };
        return Stream.of(List.of("port=" + port, "max_parallel_workers_per_gather=" + workers()), COMMON, durable)
                .flatMap(List::stream)
                .map(setting -> "-c '" + setting + "'")
                .collect(Collectors.joining(" "));
    }

    /// So many processes join in a large scan, beside the one that was asked.
    private static int workers() {
        return Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, 4);
    }
}
