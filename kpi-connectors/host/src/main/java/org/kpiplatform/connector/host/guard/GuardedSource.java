package org.kpiplatform.connector.host.guard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.Sampling;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.spi.pushdown.MetricPushDown;

/// A source that keeps the promises of its interface whatever the connector behind it does.
final class GuardedSource implements MetricSource {

    private final Guard guard;
    private final MetricSource source;
    private final boolean holds;
    private final AtomicBoolean closed = new AtomicBoolean();

    GuardedSource(Guard guard, MetricSource source) {
        this.guard = guard;
        this.source = require(guard, source, "open");
        this.holds = guard.plugin().use().hold();
    }

    @Override
    public CheckResult check() throws InterruptedException {
        return switch (require(guard, guard.call("check", source::check), "check")) {
            case CheckResult.Passed passed -> passed;
            case CheckResult.Failed(List<String> errors) ->
                new CheckResult.Failed(
                        errors.stream().map(guard.redaction()::apply).toList());
        };
    }

    @Override
    public List<StreamSpec> discover() throws InterruptedException {
        return guard.call(
                "discover", () -> new StreamRules(guard).require(require(guard, source.discover(), "discover")));
    }

    @Override
    public Map<String, SourceException> undiscovered() {
        Map<String, SourceException> failures =
                require(guard, guard.callQuietly("undiscovered", source::undiscovered), "undiscovered");
        Map<String, SourceException> clean = new LinkedHashMap<>();
        failures.forEach((stream, failure) -> clean.put(stream, guard.redacted(failure)));
        return clean;
    }

    @Override
    public RecordReader read(ReadRequest request) throws InterruptedException {
        RecordReader reader = require(guard, guard.call("read", () -> source.read(request)), "read");
        return new GuardedReader(guard, reader, request.stream());
    }

    /// Only facets of the SPI: what nobody can guard is not handed out.
    @Override
    public <T> Optional<T> facet(Class<T> type) {
        if (type == Sampling.class) {
            return found(Sampling.class).map(it -> type.cast(new GuardedSampling(guard, it)));
        }
        if (type == MetricPushDown.class) {
            return found(MetricPushDown.class).map(it -> type.cast(new GuardedPushDown(guard, it)));
        }
        return Optional.empty();
    }

    private <T> Optional<T> found(Class<T> type) {
        return require(guard, guard.callQuietly("facet", () -> source.facet(type)), "facet");
    }

    @Override
    public void close() {
        try {
            guard.callQuietly("close", () -> {
                source.close();
                return true;
            });
        } finally {
            if (closed.compareAndSet(false, true) && holds) {
                guard.plugin().use().release();
            }
        }
    }

    @SuppressWarnings("NullAway") // what a plugin returns is known only when it is there
    private static <T> T require(Guard guard, T answer, String what) {
        if (answer == null) {
            throw guard.bug(what + " returned null");
        }
        return answer;
    }
}
