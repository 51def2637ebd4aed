package org.kpiplatform.connector.tck;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.CursorField;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.Sampling;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.spi.pushdown.MetricPushDown;

/// The things of a [MemoryOrigin].
final class MemorySource implements MetricSource {

    private final MemoryConfig config;
    private final MemoryClient client;
    private final Flaw flaw;
    private volatile boolean closed;
    private @Nullable List<StreamSpec> known;
    private int discoveries;
    private int reads;

    MemorySource(MemoryOrigin origin, MemoryConfig config, SourceContext context, Flaw flaw) {
        this.config = config;
        this.client = new MemoryClient(origin, config, context, flaw);
        this.flaw = flaw;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public CheckResult check() throws InterruptedException {
        try {
            return client.filters() || flaw == Flaw.TRUSTS_FILTERS
                    ? new CheckResult.Passed("things")
                    : new CheckResult.Failed(List.of("The origin finds things that can not exist. Is it another one?"));
        } catch (SourceException e) {
            if (flaw == Flaw.CHECK_THROWS) {
                throw e;
            }
            return new CheckResult.Failed(List.of(Objects.requireNonNull(e.getMessage())));
        }
    }

    @Override
    public List<StreamSpec> discover() throws InterruptedException {
        if (known == null || flaw != Flaw.REMEMBERS_ITS_DISCOVERY) {
            known = List.of(things());
        }
        return known;
    }

    private StreamSpec things() throws InterruptedException {
        String add = flaw == Flaw.DISCOVERS_ANEW ? " " + discoveries++ : "";
        List<FieldSpec> fields = client.fields().stream()
                .map(name -> new FieldSpec(name, type(name), name.toUpperCase(Locale.ROOT) + add))
                .toList();
        CursorField cursor = CursorField.of("changed", Duration.ofSeconds(1))
                .withMissing(CursorField.Missing.INCLUDE)
                .withLookback(Duration.ofSeconds(2));
        return new StreamSpec("things", fields, List.of("id"), StreamSpec.DeleteMode.TOMBSTONE)
                .withCursor(cursor)
                .withOrder(StreamSpec.Order.BY_CURSOR)
                .withResultCap(MemoryOrigin.CAP)
                .tellingCoverage();
    }

    private static FieldType type(String field) {
        return switch (field) {
            case "id", "number" -> FieldType.INTEGER;
            case "changed" -> FieldType.TIMESTAMP;
            case "due" -> FieldType.DATE;
            default -> FieldType.TEXT;
        };
    }

    @Override
    public RecordReader read(ReadRequest request) throws InterruptedException {
        if (!config.isReachable() && flaw == Flaw.READ_THROWS_STATE) {
            throw new IllegalStateException("nothing there");
        }
        StreamSpec stream = request.stream();
        if (!stream.name().equals("things") && flaw != Flaw.NOTHING_FOR_A_MISSING_STREAM) {
            throw new SourceException(ErrorKind.CONFIG, "There is no stream `" + stream.name() + "`, only `things`.");
        }
        requireFields(stream, client.fields());
        ZoneId zone = client.zone();
        boolean shuffled = flaw == Flaw.SHUFFLES && reads++ % 2 == 1;
        MemoryRows rows = new MemoryRows(stream.fields(), zone, flaw);
        return new MemoryReader(this, client, rows, request, flaw, config.password(), shuffled);
    }

    private void requireFields(StreamSpec stream, List<String> found) {
        for (FieldSpec field : stream.fields()) {
            if (!found.contains(field.name()) && flaw != Flaw.NULLS_FOR_A_MISSING_FIELD) {
                throw new SourceException(ErrorKind.DATA, "There is no field `" + field.name() + "`.");
            }
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Optional<T> facet(Class<T> type) {
        if (type == MetricPushDown.class || (type == Sampling.class && flaw != Flaw.HIDES_ITS_SAMPLES)) {
            return Optional.of(type.cast(new MemoryFacets(this, flaw)));
        }
        return flaw == Flaw.INVENTS_FACETS ? Optional.of((T) this) : Optional.empty();
    }

    @Override
    public void close() {
        if (closed && flaw == Flaw.CLOSES_ONCE) {
            throw new IllegalStateException("closed already");
        }
        closed = true;
    }
}
