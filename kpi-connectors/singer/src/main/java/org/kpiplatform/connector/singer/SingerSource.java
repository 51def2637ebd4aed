package org.kpiplatform.connector.singer;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.singer.catalog.Catalog;
import org.kpiplatform.connector.singer.catalog.CatalogStream;
import org.kpiplatform.connector.singer.process.Tap;
import org.kpiplatform.connector.singer.process.TapPermissions;
import org.kpiplatform.connector.singer.process.TapProcess;
import org.kpiplatform.connector.singer.process.TapSettings;
import org.kpiplatform.connector.singer.reading.ReadPlan;
import org.kpiplatform.connector.singer.reading.SingerReading;
import org.kpiplatform.connector.singer.value.Conversion;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;

/// The streams of one tap. Each read, and each look at its streams, is a run of its own.
final class SingerSource implements MetricSource {

    /// What must end with this source.
    private record Running(BooleanSupplier isClosed, Runnable close) {}

    private final SingerConfig config;
    private final Tap tap;
    private final Conversion conversion;
    private final StreamSpecs specs;
    private final Queue<Running> running = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Catalog known;
    private volatile boolean closed;

    SingerSource(SingerConfig config, SourceContext context) {
        this.config = config;
        this.specs = new StreamSpecs(config);
        Path folder = config.workingFolder() == null ? null : context.folder().resolve(config.workingFolder());
        this.tap = new Tap(
                config.command(),
                new TapSettings(config.settings(), config.jsonSettings(), config.secretSettings()),
                config.environment(),
                folder,
                TapPermissions.of(context),
                context);
        this.conversion = new Conversion(
                config.zone() == null ? context.zone() : config.zone(), new HashSet<>(config.datesThatAreNone()));
    }

    @Override
    public CheckResult check() throws InterruptedException {
        try {
            Catalog catalog = catalog();
            if (catalog.streams().isEmpty()) {
                return new CheckResult.Failed(List.of("The tap has no streams. See its settings and permissions."));
            }
            readSomething(catalog);
            return new CheckResult.Passed(catalog.streams().size() + " streams: "
                    + catalog.streams().stream().map(SingerSource::described).collect(Collectors.joining(", ")));
        } catch (SourceException e) {
            return new CheckResult.Failed(List.of(Objects.requireNonNull(e.getMessage())));
        }
    }

    /// Many taps tell their streams without asking their origin, so that a wrong password shows only here.
    private void readSomething(Catalog catalog) throws InterruptedException {
        StreamSpec first = specs.of(catalog).getFirst();
        try (RecordReader reader = read(new ReadRequest(first, null))) {
            reader.next(1);
        }
    }

    private static String described(CatalogStream stream) {
        return "`" + stream.name() + "` ("
                + switch (stream.method()) {
                    case FULL_TABLE -> "read whole";
                    case LOG_BASED -> "from the log";
                    case INCREMENTAL ->
                        stream.replicationKey() == null ? "incremental" : "incremental by " + stream.replicationKey();
                }
                + (stream.key().isEmpty() ? ", no key)" : ")");
    }

    @Override
    public List<StreamSpec> discover() throws InterruptedException {
        return specs.of(catalog());
    }

    /// Asks the tap anew.
    private Catalog catalog() throws InterruptedException {
        try (TapProcess process = tap.discover()) {
            register(new Running(process::isClosed, process::close));
            Catalog catalog = Catalog.of(
                    process.all(config.discoveryLimit()), new Catalog.Choices(config.keys(), config.replicationKeys()));
            known = catalog;
            return catalog;
        }
    }

    @Override
    public RecordReader read(ReadRequest request) throws InterruptedException {
        Catalog seen = known;
        Catalog catalog = seen == null ? catalog() : seen;
        String name = request.stream().name();
        CatalogStream stream = catalog.stream(name)
                .orElseThrow(() -> new SourceException(
                        ErrorKind.CONFIG,
                        "The tap has no stream `" + name + "`; there are "
                                + catalog.streams().stream()
                                        .map(it -> "`" + it.name() + "`")
                                        .toList() + "."));
        SingerReading reading = new SingerReading(new ReadPlan(
                tap,
                catalog,
                stream,
                request,
                conversion,
                config.catalogArgument().argument(),
                config.nullCursors().get(name) == SingerConfig.NullCursor.EXCLUDE,
                config.silenceLimit()));
        register(new Running(reading::isClosed, reading::close));
        return reading;
    }

    private void register(Running started) {
        running.removeIf(it -> it.isClosed().getAsBoolean());
        running.add(started);
        if (closed) {
            started.close().run();
        }
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(it -> it.close().run());
    }
}
