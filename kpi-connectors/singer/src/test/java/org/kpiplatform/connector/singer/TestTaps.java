package org.kpiplatform.connector.singer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tck.Delivery;
import org.kpiplatform.connector.tck.context.KitContext;

/// A folder of taps, the operator's permission to run them, and a source for one.
final class TestTaps {

    static final String TOKEN = "s3cret/token+of the shop";

    /// Finds the arguments of a tap, and answers `--discover` with the file `catalog.json` beside it.
    private static final String PRELUDE = """
            #!/bin/sh
            here=$(dirname "$0")
            while [ $# -gt 0 ]; do
                case "$1" in
                    --config) config=$2; shift ;;
                    --catalog|--properties) catalog=$2; shift ;;
                    --state) state=$2; shift ;;
                    --discover) discover=yes ;;
                esac
                shift
            done
            if [ -n "$discover" ]; then cat "$here/catalog.json"; exit 0; fi
            """;

    /// One stream, `things`, with a number and a time by which it is read.
    static final String THINGS = """
            {"streams": [{"tap_stream_id": "things", "stream": "things", "key_properties": ["id"],
              "schema": {"type": "object", "properties": {
                "id": {"type": "integer"},
                "changed_at": {"type": ["null", "string"], "format": "date-time"}}},
              "metadata": [{"breadcrumb": [], "metadata": {
                "table-key-properties": ["id"], "valid-replication-keys": ["changed_at"]}}]}]}
            """;

    final Path folder;
    final KitContext context;
    final Map<String, String> settings = new HashMap<>();
    final Map<String, String> jsonSettings = new HashMap<>();
    final Map<String, String> replicationKeys = new HashMap<>();
    final Map<String, SingerConfig.NullCursor> nullCursors = new HashMap<>();
    final Map<String, String> softDeletes = new HashMap<>();
    List<String> environment = List.of();
    List<String> keepMissing = List.of();
    List<String> nullDates = List.of();
    Duration lookback = Duration.ZERO;
    Duration discoveryLimit = Duration.ofSeconds(30);
    Duration silenceLimit = Duration.ofSeconds(30);

    @Nullable
    String workingFolder;

    SingerConfig.CatalogArgument catalogArgument = SingerConfig.CatalogArgument.CATALOG;

    TestTaps(Path folder) {
        this.folder = folder.resolve("taps");
        this.context = new KitContext(folder);
        write(this.folder.resolve("catalog.json"), THINGS);
        permit("taps = " + this.folder);
    }

    void permit(String properties) {
        write(context.pluginFolder().resolve("singer.properties"), properties);
    }

    void catalog(String json) {
        write(folder.resolve("catalog.json"), json);
    }

    /// @param script what it does to read
    Path tap(String name, String script) {
        Path tap = folder.resolve(name);
        write(tap, PRELUDE + script);
        try {
            return Files.setPosixFilePermissions(tap, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SingerConfig config(Path tap) {
        return new SingerConfig(
                List.of(tap.toString()),
                Map.copyOf(settings),
                Map.copyOf(jsonSettings),
                Map.of("access_token", new Secret(TOKEN)),
                workingFolder,
                environment,
                catalogArgument,
                Map.of(),
                Map.copyOf(replicationKeys),
                Map.copyOf(nullCursors),
                Map.copyOf(softDeletes),
                keepMissing,
                lookback,
                null,
                nullDates,
                discoveryLimit,
                silenceLimit);
    }

    MetricSource open(Path tap) {
        return new SingerConnector().open(config(tap), context);
    }

    /// A source whose tap, called `tap`, does this to read.
    MetricSource running(String script) {
        return open(tap("tap", script));
    }

    static StreamSpec stream(MetricSource source) throws InterruptedException {
        return source.discover().getFirst();
    }

    static Delivery read(MetricSource source, @Nullable Cursor after, int batch) throws InterruptedException {
        return Delivery.of(source, new ReadRequest(stream(source), after), batch);
    }

    /// The first values of the records.
    static List<Object> ids(Delivery delivery) {
        List<Object> ids = new ArrayList<>();
        delivery.records()
                .forEach(record -> ids.add(String.valueOf(record.values().getFirst())));
        return ids;
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
