package org.kpiplatform.connector.host.guard;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kpiplatform.connector.host.configuration.Redaction;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.StreamSpec;

/// A source that answers what a test gave it.
///
/// @param facets what it can do beyond reading
record FakeSource(List<StreamSpec> streams, List<Batch> batches, List<Object> facets) implements MetricSource {

    static MetricSource discovering(StreamSpec... streams) {
        return new FakeSource(List.of(streams), List.of(), List.of()).guarded();
    }

    static MetricSource delivering(Batch batch) {
        return new FakeSource(List.of(), List.of(batch), List.of()).guarded();
    }

    static MetricSource with(Object facet) {
        return new FakeSource(List.of(), List.of(), List.of(facet)).guarded();
    }

    private MetricSource guarded() {
        ConnectorPlugin plugin = new ConnectorPlugin(
                "water", "7.1", Path.of("water"), FakeSource.class.getClassLoader(), List.of(), new PluginUse());
        return new GuardedSource(new Guard("rivers", plugin, Redaction.of(List.of(new Secret("hunter22")))), this);
    }

    @Override
    public CheckResult check() {
        return new CheckResult.Passed("fine");
    }

    @Override
    public List<StreamSpec> discover() {
        return streams;
    }

    @Override
    public RecordReader read(ReadRequest request) {
        return new RecordReader() {
            @Override
            public Batch next(int maxRecords) {
                return batches.getFirst();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public <T> Optional<T> facet(Class<T> type) {
        return facets.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    @Override
    public void close() {}
}
