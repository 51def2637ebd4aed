package org.kpiplatform.connector.csv;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.csv.file.DataFile;
import org.kpiplatform.connector.csv.file.FileSet;
import org.kpiplatform.connector.csv.http.ServerPermissions;
import org.kpiplatform.connector.csv.http.WebAccess;
import org.kpiplatform.connector.csv.http.WebFiles;
import org.kpiplatform.connector.csv.row.Dialect;
import org.kpiplatform.connector.csv.row.FieldNames;
import org.kpiplatform.connector.csv.row.Header;
import org.kpiplatform.connector.csv.row.NearMiss;
import org.kpiplatform.connector.csv.value.NumberFormat;
import org.kpiplatform.connector.csv.value.ValueFormat;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;

/// The files of one source.
final class CsvSource implements MetricSource {

    private final CsvConfig config;
    private final SourceContext context;
    private final Dialect dialect;
    private final ValueFormat values;
    private final FieldNames fieldNames;
    private final WebFiles web;
    private final Queue<CsvReading> readings = new ConcurrentLinkedQueue<>();
    private Map<String, SourceException> undiscovered = Map.of();
    private volatile boolean closed;

    CsvSource(CsvConfig config, SourceContext context) {
        this.config = config;
        this.context = context;
        this.dialect = dialect(config);
        this.values = values(config, context);
        this.fieldNames = new FieldNames(config.header());
        this.web = new WebFiles(
                context,
                new WebAccess(
                        config.user(),
                        config.password(),
                        config.token(),
                        config.allowedHosts(),
                        config.serverPatience(),
                        config.maxBytes()),
                ServerPermissions.of(context));
    }

    @Override
    public CheckResult check() throws InterruptedException {
        List<String> errors = new ArrayList<>();
        List<Header> found = new ArrayList<>();
        for (String pattern : config.files().values()) {
            try {
                found.addAll(headers(look(pattern)));
            } catch (SourceException e) {
                errors.add(Objects.requireNonNull(e.getMessage()));
            }
        }
        if (errors.isEmpty()) {
            errors.addAll(titlesThatNoFileHas(found));
        }
        long bytes = found.stream().mapToLong(header -> header.file().size()).sum();
        return errors.isEmpty()
                ? new CheckResult.Passed(found.size() + (found.size() == 1 ? " file, " : " files, ") + bytes + " bytes")
                : new CheckResult.Failed(errors);
    }

    private List<String> titlesThatNoFileHas(List<Header> headers) {
        Set<String> titles = headers.stream()
                .flatMap(header -> header.titles().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return config.header().keySet().stream()
                .filter(title -> !titles.contains(title))
                .sorted()
                .map(title -> "`header` names the column `" + title + "`, which no file has"
                        + NearMiss.of(title, titles)
                                .map(near -> "; did you mean `" + near + "`?")
                                .orElse("."))
                .toList();
    }

    @Override
    public List<StreamSpec> discover() throws InterruptedException {
        List<StreamSpec> streams = new ArrayList<>();
        Map<String, SourceException> failures = new LinkedHashMap<>();
        for (Map.Entry<String, String> stream : config.files().entrySet()) {
            try {
                List<Header> headers = headers(look(stream.getValue()));
                new Sample(dialect, values, headers).spec(stream.getKey()).ifPresent(streams::add);
            } catch (SourceException e) {
                failures.put(stream.getKey(), e);
            }
        }
        if (!failures.isEmpty() && failures.size() == config.files().size()) {
            throw failures.values().iterator().next();
        }
        undiscovered = Map.copyOf(failures);
        return streams;
    }

    /// One stream whose file is late does not keep the others from being read.
    @Override
    public Map<String, SourceException> undiscovered() {
        return undiscovered;
    }

    @Override
    public RecordReader read(ReadRequest request) throws InterruptedException {
        StreamSpec stream = request.stream();
        String pattern = config.files().get(stream.name());
        if (pattern == null) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    "There is no stream `" + stream.name() + "` in `files`, which names `"
                            + String.join("`, `", config.files().keySet()) + "`.");
        }
        readings.removeIf(CsvReading::isClosed);
        CsvReading reading = new CsvReading(dialect, new PinnedFields(stream, values), plan(request, pattern));
        readings.add(reading);
        if (closed) {
            reading.close();
        }
        return reading;
    }

    @Override
    public void close() {
        closed = true;
        readings.forEach(CsvReading::close);
        web.close();
    }

    /// The files as far as it takes to see their columns.
    private List<DataFile> look(String pattern) throws InterruptedException {
        if (!WebFiles.isAddress(pattern)) {
            return FileSet.find(context, pattern);
        }
        List<DataFile> heads = new ArrayList<>();
        for (URI address : WebFiles.addresses(pattern)) {
            heads.add(web.head(address));
        }
        return heads;
    }

    private static Dialect dialect(CsvConfig config) {
        return new Dialect(
                config.delimiter().charAt(0),
                config.quote().equals(CsvConfig.NO_QUOTE)
                        ? Dialect.NO_QUOTE
                        : config.quote().charAt(0),
                config.comment() == null ? null : config.comment().charAt(0),
                config.charset(),
                config.skipLines());
    }

    private static ValueFormat values(CsvConfig config, SourceContext context) {
        return new ValueFormat(
                new NumberFormat(
                        config.decimal().charAt(0),
                        config.grouping() == null
                                ? NumberFormat.NONE
                                : config.grouping().charAt(0)),
                config.dateFormats(),
                config.zone() == null ? context.zone() : config.zone(),
                config.nullValues());
    }

    private ReadPlan plan(ReadRequest request, String pattern) throws InterruptedException {
        Instant now = context.clock().instant();
        String how = Fingerprint.of(request.stream(), config, values.zone());
        Checkpoint checkpoint = checkpoint(request.after(), how);
        FilesToRead files = WebFiles.isAddress(pattern)
                ? FilesToRead.ofServers(web, WebFiles.addresses(pattern), checkpoint, dialect, now)
                : FilesToRead.ofFolders(FileSet.find(context, pattern), checkpoint, dialect, now);
        List<Header> headers = headers(files.files());
        return new ReadPlan(how, files.done(), headers, firstLine(checkpoint, files, headers), now, files.versions());
    }

    private Checkpoint checkpoint(@Nullable Cursor after, String how) {
        return after == null
                ? Checkpoint.start(how)
                : Checkpoint.of(after).filter(it -> it.how().equals(how)).orElseGet(() -> Checkpoint.start(how));
    }

    private static long firstLine(Checkpoint checkpoint, FilesToRead files, List<Header> headers) {
        Checkpoint.Part part = checkpoint.partRead();
        if (part != null && files.goesOn(checkpoint)) {
            return part.nextLine();
        }
        return headers.isEmpty() ? 1 : headers.getFirst().nextLine();
    }

    private List<Header> headers(List<DataFile> files) throws InterruptedException {
        List<Header> headers = new ArrayList<>();
        for (DataFile file : files) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while reading headers");
            }
            headers.add(Header.read(file, dialect, fieldNames));
        }
        return headers;
    }
}
