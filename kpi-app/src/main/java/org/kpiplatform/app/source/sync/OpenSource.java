package org.kpiplatform.app.source.sync;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.domain.source.SourceDefinition;

/// The source of a run, with the streams that it was found to have. Opened anew after a failure, since nobody knows
/// what that has left behind.
final class OpenSource implements AutoCloseable {

    private final SyncParts parts;
    private final SourceDefinition definition;
    private final Map<String, StreamSpec> found = new TreeMap<>();
    private final Map<String, SourceException> undiscovered = new TreeMap<>();
    private @Nullable MetricSource opened;
    private boolean hasLooked;

    OpenSource(SyncParts parts, SourceDefinition definition) {
        this.parts = parts;
        this.definition = definition;
    }

    /// Looks what streams there are.
    ///
    /// @throws SourceException when it can not be read, or when no stream of it is wanted
    void discover() {
        look();
        if (definition.streams().isEmpty()) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    "Source `" + definition.key() + "` names no streams to read. It has `"
                            + String.join("`, `", found.keySet()) + "`; name those that are wanted under `streams`.");
        }
    }

    private void look() {
        MetricSource open = get();
        List<StreamSpec> streams = parts.sources().discover(definition, open);
        found.clear();
        streams.forEach(it -> found.put(it.name(), it));
        undiscovered.clear();
        undiscovered.putAll(open.undiscovered());
        hasLooked = true;
    }

    /// The source itself, opened if it is not.
    MetricSource get() {
        MetricSource open = opened;
        if (open == null) {
            open = parts.sources().open(definition);
            opened = open;
        }
        return open;
    }

    /// A stream as it was found.
    ///
    /// @throws SourceException when it was not, with the reason where that is known
    StreamSpec require(String stream) {
        if (undiscovered.containsKey(stream) && !hasLooked) {
            look();
        }
        SourceException failure = undiscovered.get(stream);
        if (failure != null) {
            throw failure;
        }
        StreamSpec spec = found.get(stream);
        if (spec == null) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    "Source `" + definition.key() + "` has no stream `" + stream + "`."
                            + DidYouMean.question(stream, found.keySet()) + " It has `"
                            + String.join("`, `", found.keySet())
                            + "`.");
        }
        return spec;
    }

    /// Does not wait for the connector, which may hang.
    @Override
    public void close() {
        MetricSource open = opened;
        if (open != null) {
            parts.sources().close(definition, open);
            opened = null;
            hasLooked = false;
        }
    }
}
