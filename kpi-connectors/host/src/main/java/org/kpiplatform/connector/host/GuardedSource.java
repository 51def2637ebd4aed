package org.kpiplatform.connector.host;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kpiplatform.connector.host.configuration.Words;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.StreamSpec;

/// A source that keeps the promises of its interface whatever the connector behind it does.
final class GuardedSource implements MetricSource {

    private final Guard guard;
    private final MetricSource source;

    GuardedSource(Guard guard, MetricSource source) {
        this.guard = guard;
        this.source = require(guard, source, "open");
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
        return guard.call("discover", () -> validated(require(guard, source.discover(), "discover")));
    }

    private List<StreamSpec> validated(List<StreamSpec> streams) {
        Set<String> names = new HashSet<>();
        for (StreamSpec stream : streams) {
            requireKey(stream.name(), "stream");
            if (!names.add(stream.name())) {
                throw guard.bug("discover names the stream `" + stream.name() + "` twice");
            }
            requireFields(stream);
        }
        return List.copyOf(streams);
    }

    @Override
    public RecordReader read(ReadRequest request) throws InterruptedException {
        RecordReader reader = require(guard, guard.call("read", () -> source.read(request)), "read");
        return new GuardedReader(guard, reader, request.stream());
    }

    @Override
    public <T> Optional<T> facet(Class<T> type) {
        return require(guard, guard.callQuietly("facet", () -> source.facet(type)), "facet");
    }

    @Override
    public void close() {
        guard.callQuietly("close", () -> {
            source.close();
            return true;
        });
    }

    private void requireFields(StreamSpec stream) {
        Set<String> names = new HashSet<>();
        stream.fields().forEach(field -> {
            requireKey(field.name(), "field");
            if (!names.add(field.name())) {
                throw guard.bug("stream `" + stream.name() + "` has the field `" + field.name() + "` twice");
            }
        });
        if (!names.containsAll(stream.key())) {
            throw guard.bug("the key " + stream.key() + " of stream `" + stream.name() + "` is not among its fields");
        }
    }

    private void requireKey(String name, String what) {
        if (!Words.isKey(name)) {
            throw guard.bug("the name `" + name + "` of a " + what + " is not a word in snake_case");
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
