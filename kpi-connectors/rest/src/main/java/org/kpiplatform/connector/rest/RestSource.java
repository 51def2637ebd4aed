package org.kpiplatform.connector.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.manifest.Manifest;
import org.kpiplatform.connector.rest.manifest.StreamManifest;
import org.kpiplatform.connector.rest.query.StreamQuery;
import org.kpiplatform.connector.rest.read.FilterProof;
import org.kpiplatform.connector.rest.read.StreamReading;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;

/// The streams of one manifest.
final class RestSource implements MetricSource {

    private final RestConfig config;
    private final SourceContext context;
    private final Object lock = new Object();
    private @Nullable Connection connection;
    private boolean closed;

    RestSource(RestConfig config, SourceContext context) {
        this.config = config;
        this.context = context;
    }

    @Override
    public CheckResult check() throws InterruptedException {
        List<String> complaints = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try {
            for (StreamManifest stream : connection().streams()) {
                names.add("`" + stream.name() + "`");
                complaint(stream.name()).filter(it -> !complaints.contains(it)).ifPresent(complaints::add);
            }
        } catch (SourceException e) {
            if (e.kind() == ErrorKind.BUG) {
                throw e;
            }
            complaints.add(e.getMessage());
        }
        return complaints.isEmpty()
                ? new CheckResult.Passed("Can be read: " + String.join(", ", names) + ".")
                : new CheckResult.Failed(complaints);
    }

    /// One stream that may not be read says nothing about the next; a system that does not answer says enough.
    private Optional<String> complaint(String stream) throws InterruptedException {
        StreamQuery query = connection().query(stream);
        try {
            return new FilterProof(query).complaint();
        } catch (SourceException e) {
            if (e.kind() == ErrorKind.CONFIG || e.kind() == ErrorKind.DATA) {
                return Optional.ofNullable(e.getMessage());
            }
            throw e;
        }
    }

    @Override
    public List<StreamSpec> discover() {
        return connection().streams().stream().map(StreamManifest::spec).toList();
    }

    @Override
    public RecordReader read(ReadRequest request) throws InterruptedException {
        Connection open = connection();
        StreamQuery query = open.query(request.stream().name());
        return new StreamReading(query, request, open::requireOpen);
    }

    private Connection connection() {
        synchronized (lock) {
            if (closed) {
                throw new SourceException(ErrorKind.TRANSIENT, "The source is closed.");
            }
            if (connection == null) {
                connection = new Connection(config.extended(manifest()), config, context);
            }
            return connection;
        }
    }

    private Manifest manifest() {
        if (config.preset() != null) {
            return Presets.named(config.preset());
        }
        return ManifestText.parse(config.manifest() == null ? "" : config.manifest(), context);
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            if (connection != null) {
                connection.close();
            }
        }
    }
}
