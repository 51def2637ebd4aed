package org.kpiplatform.connector.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A configured place that records come from.
///
/// The platform calls every method but [#close] from one thread at a time and may interrupt it. Methods report
/// failures of the outside world as [SourceException]; anything else that is thrown counts as a bug of the
/// connector.
public interface MetricSource extends AutoCloseable {

    /// Tries whether the source can be read with this configuration. Expected failures are an answer, not an
    /// exception. A connector that filters at the origin tries that, too: some origins ignore a filter they do
    /// not know, so it asks for what can not exist and fails when something comes.
    CheckResult check() throws InterruptedException;

    /// Lists the streams as they are now, with the types that the data suggests. The platform calls this on every run
    /// and compares the answer with what it has pinned.
    List<StreamSpec> discover() throws InterruptedException;

    /// Why streams that are configured are missing in the last answer of [#discover], by name. Those fail alone, and
    /// the others are read. A source of which no stream can be seen fails in [#discover] instead.
    default Map<String, SourceException> undiscovered() {
        return Map.of();
    }

    /// Starts reading one stream after the request's cursor, or from the beginning when there is none. Values are
    /// converted to the types of the request's [StreamSpec], which may differ from what [#discover] suggests; a row
    /// whose values do not fit travels as a [Rejection].
    RecordReader read(ReadRequest request) throws InterruptedException;

    /// A capability beyond reading, if this source has it: [Sampling], or
    /// [org.kpiplatform.connector.spi.pushdown.MetricPushDown]. Unknown types are answered with empty. The same
    /// threading and the same exceptions as here go for what a facet does.
    default <T> Optional<T> facet(Class<T> type) {
        return Optional.empty();
    }

    /// Releases everything and makes blocked readers fail. Idempotent, may be called from any thread.
    @Override
    void close();
}
