package org.kpiplatform.app.source.push;

import java.util.Map;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

/// A stream that records can be pushed to.
record PushedStream(SourceDefinition source, StreamDefinition definition, StreamSpec spec) {

    /// Finds a stream.
    ///
    /// @throws ProblemException when there is none, or when its source is read
    static PushedStream of(SourceDefinition source, String stream) {
        if (!source.connector().equals(PushConnector.TYPE)) {
            throw ProblemException.conflict("Source `" + source.key() + "` has `connector: " + source.connector()
                    + "`, so its records can not be pushed. Define a source with `connector: push` beside it.");
        }
        Map<String, StreamDefinition> streams = source.streams();
        StreamDefinition definition = streams.get(stream);
        if (definition == null) {
            throw ProblemException.notFound(
                    "stream",
                    source.key() + "." + stream,
                    streams.keySet().stream().map(it -> source.key() + "." + it).toList());
        }
        return new PushedStream(source, definition, PushConnector.spec(stream, definition));
    }

    StreamKey key() {
        return new StreamKey(source.key(), spec.name());
    }
}
