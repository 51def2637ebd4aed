package org.kpiplatform.connector.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.RateBudget;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.spi.TokenStore;
import org.kpiplatform.connector.tck.context.KitContext;

/// A folder with files, and the source that reads them. One stream, `rows`, unless told otherwise.
final class CsvFolder implements SourceContext {

    /// Long before the tests run, so that files count as settled.
    private static final Instant MODIFIED = Instant.parse("2026-01-31T12:00:00Z");

    private final Path folder;
    private final KitContext kit;
    private Options options = new Options();

    CsvFolder(Path folder) {
        this.folder = folder;
        this.kit = new KitContext(folder);
    }

    /// The options of a [CsvConfig] with their defaults.
    static final class Options {
        Map<String, String> files = new LinkedHashMap<>(Map.of("rows", "*.csv*"));
        String delimiter = ",";
        String quote = "\"";

        @Nullable
        String comment;

        Charset charset = UTF_8;
        int skipLines;
        Map<String, String> header = Map.of();
        String decimal = ".";

        @Nullable
        String grouping;

        List<String> dateFormats = List.of();

        @Nullable
        ZoneId zone;

        List<String> nullValues = List.of();

        @Nullable
        String user;

        @Nullable
        Secret password;

        @Nullable
        Secret token;

        List<String> allowedHosts = List.of();
        Duration serverPatience = Duration.ofSeconds(10);
        long maxBytes = 1L << 30;

        CsvConfig config() {
            return new CsvConfig(
                    files,
                    delimiter,
                    quote,
                    comment,
                    charset,
                    skipLines,
                    header,
                    decimal,
                    grouping,
                    dateFormats,
                    zone,
                    nullValues,
                    user,
                    password,
                    token,
                    allowedHosts,
                    serverPatience,
                    maxBytes);
        }
    }

    /// Everything that one read delivered.
    record Result(List<Batch> batches) {

        List<List<@Nullable Object>> values() {
            return batches.stream()
                    .flatMap(batch -> batch.records().stream())
                    .map(SourceRecord::values)
                    .toList();
        }

        List<Rejection> rejected() {
            return batches.stream().flatMap(batch -> batch.rejected().stream()).toList();
        }

        Cursor cursor() {
            return batches.getLast().next();
        }
    }

    CsvFolder with(java.util.function.Consumer<Options> change) {
        change.accept(options);
        return this;
    }

    CsvFolder file(String name, String... lines) {
        return file(name, (String.join("\n", lines) + "\n").getBytes(UTF_8));
    }

    CsvFolder file(String name, byte[] bytes) {
        return file(name, bytes, MODIFIED);
    }

    CsvFolder file(String name, byte[] bytes, Instant modified) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, bytes);
            Files.setLastModifiedTime(file, FileTime.from(modified));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MetricSource open() {
        return new CsvConnector().open(options.config(), this);
    }

    StreamSpec discover() throws InterruptedException {
        try (MetricSource source = open()) {
            return source.discover().getFirst();
        }
    }

    Result read() throws InterruptedException {
        return read(discover(), null);
    }

    Result read(StreamSpec stream, @Nullable Cursor after) throws InterruptedException {
        try (MetricSource source = open()) {
            return read(source, new ReadRequest(stream, after), 1_000);
        }
    }

    static Result read(MetricSource source, ReadRequest request, int maxRecords) throws InterruptedException {
        List<Batch> batches = new ArrayList<>();
        try (RecordReader reader = source.read(request)) {
            do {
                batches.add(reader.next(maxRecords));
            } while (!batches.getLast().last());
        }
        return new Result(batches);
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public Path pluginFolder() {
        return folder;
    }

    @Override
    public boolean mayRead(Path path) {
        try {
            return path.startsWith(folder.toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public System.Logger logger() {
        return System.getLogger("csv");
    }

    @Override
    public RateBudget budget() {
        return kit.budget();
    }

    @Override
    public TokenStore tokens() {
        return kit.tokens();
    }
}
