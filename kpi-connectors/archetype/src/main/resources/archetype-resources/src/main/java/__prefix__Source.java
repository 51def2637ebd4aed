package ${package};

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.CursorField;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;

/// One configured service.
final class ${prefix}Source implements MetricSource {

    static final String STREAM = "tickets";

    private final ${prefix}Config config;
    private final ${prefix}Client client;
    private volatile boolean closed;

    ${prefix}Source(${prefix}Config config, SourceContext context) {
        this.config = config;
        this.client = new ${prefix}Client(config, context);
    }

    /// Asks for tickets that can not exist: a service that ignores the filter would give us too many for ever.
    @Override
    public CheckResult check() throws InterruptedException {
        try {
            return client.get("/tickets", Map.of("status", "no such status", "limit", "1")).isEmpty()
                    ? new CheckResult.Passed("The service answers.")
                    : new CheckResult.Failed(List.of("The service ignores filters. Is `url` that of its API?"));
        } catch (SourceException e) {
            return new CheckResult.Failed(List.of(e.getMessage()));
        }
    }

    @Override
    public List<StreamSpec> discover() throws InterruptedException {
        List<FieldSpec> fields = fields().stream()
                .map(name -> new FieldSpec(name, type(name), name))
                .toList();
        return List.of(new StreamSpec(STREAM, fields, List.of("id"), new StreamSpec.SoftDelete("status", Set.of("deleted")))
                .withCursor(CursorField.of("changed", Duration.ofSeconds(1)).withLookback(Duration.ofSeconds(5)))
                .withOrder(StreamSpec.Order.BY_CURSOR));
    }

    @Override
    public RecordReader read(ReadRequest request) throws InterruptedException {
        StreamSpec stream = request.stream();
        if (!stream.name().equals(STREAM)) {
            throw new SourceException(
                    ErrorKind.CONFIG, "There is no stream `" + stream.name() + "`; there is `" + STREAM + "`.");
        }
        List<String> columns = fields();
        for (FieldSpec field : stream.fields()) {
            if (!columns.contains(field.name())) {
                throw new SourceException(
                        ErrorKind.DATA, "Tickets have no field `" + field.name() + "` any more; they have " + columns + ".");
            }
        }
        return new ${prefix}Reader(this, client, columns, request, config.pageSize());
    }

    private List<String> fields() throws InterruptedException {
        List<List<String>> rows = client.get("/fields", Map.of());
        if (rows.isEmpty()) {
            throw new SourceException(ErrorKind.DATA, "The service does not tell the fields of tickets.");
        }
        return rows.getFirst();
    }

    private static FieldType type(String field) {
        return switch (field) {
            case "id" -> FieldType.INTEGER;
            case "changed" -> FieldType.TIMESTAMP;
            case "hours" -> FieldType.DECIMAL;
            default -> FieldType.TEXT;
        };
    }

    void requireOpen() {
        if (closed) {
            throw new SourceException(ErrorKind.TRANSIENT, "The source was closed while it was being read.");
        }
    }

    @Override
    public void close() {
        closed = true;
        client.close();
    }
}
