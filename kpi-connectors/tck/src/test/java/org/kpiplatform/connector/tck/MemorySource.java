package org.kpiplatform.connector.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;

/// Four things, each with a name and a number.
final class MemorySource implements MetricSource {

    static final List<FieldSpec> FIELDS = List.of(
            new FieldSpec("name", FieldType.TEXT, "Name"), new FieldSpec("number", FieldType.INTEGER, "Number"));

    private static final List<List<Object>> THINGS =
            List.of(List.of("one", 1L), List.of("two", 2L), List.of("three", 3L), List.of("four", 4L));

    private final MemoryConfig config;
    private final Flaw flaw;
    private volatile boolean closed;
    private int discoveries;
    private int reads;

    MemorySource(MemoryConfig config, Flaw flaw) {
        this.config = config;
        this.flaw = flaw;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public CheckResult check() {
        if (config.isReachable()) {
            return new CheckResult.Passed("4 things");
        }
        if (flaw == Flaw.CHECK_THROWS) {
            throw nothingThere();
        }
        return new CheckResult.Failed(
                List.of(Objects.requireNonNull(nothingThere().getMessage())));
    }

    @Override
    public List<StreamSpec> discover() {
        String title = flaw == Flaw.DISCOVERS_ANEW ? "Name " + discoveries++ : "Name";
        FieldSpec name = new FieldSpec("name", FieldType.TEXT, title);
        return List.of(
                new StreamSpec("things", List.of(name, FIELDS.getLast()), List.of("name"), StreamSpec.DeleteMode.NONE));
    }

    @Override
    public RecordReader read(ReadRequest request) {
        if (!config.isReachable()) {
            throw flaw == Flaw.READ_THROWS_STATE ? new IllegalStateException("nothing there") : nothingThere();
        }
        StreamSpec stream = request.stream();
        boolean known = stream.name().equals("things");
        if (!known && flaw != Flaw.NOTHING_FOR_A_MISSING_STREAM) {
            throw new SourceException(ErrorKind.CONFIG, "There is no stream `" + stream.name() + "`, only `things`.");
        }
        List<List<@Nullable Object>> rows = known ? pinned(stream.fields()) : List.of();
        return new MemoryReader(this, flaw, config.password(), stream.fields(), rows, start(request.after()));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Optional<T> facet(Class<T> type) {
        return flaw == Flaw.INVENTS_FACETS ? Optional.of((T) this) : Optional.empty();
    }

    @Override
    public void close() {
        if (closed && flaw == Flaw.CLOSES_ONCE) {
            throw new IllegalStateException("closed already");
        }
        closed = true;
    }

    private int start(@Nullable Cursor after) {
        if (after == null || flaw == Flaw.READS_EVERYTHING_AGAIN) {
            return 0;
        }
        if (after.format() != 1 && flaw != Flaw.STUMBLES_OVER_OLD_CURSORS) {
            return 0;
        }
        int start = Integer.parseInt(after.token().replaceAll(" .*", ""));
        return switch (flaw) {
            case LOSES_A_RECORD_ON_RESUMPTION -> Math.min(start + 1, THINGS.size());
            case REPEATS_A_RECORD_ON_RESUMPTION -> Math.max(start - 1, 0);
            default -> start;
        };
    }

    private List<List<@Nullable Object>> pinned(List<FieldSpec> fields) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (List<Object> thing : THINGS) {
            rows.add(fields.stream().map(field -> value(thing, field)).toList());
        }
        if (flaw == Flaw.SHUFFLES && reads++ % 2 == 1) {
            return rows.reversed();
        }
        return rows;
    }

    private @Nullable Object value(List<Object> thing, FieldSpec field) {
        int index = FIELDS.stream().map(FieldSpec::name).toList().indexOf(field.name());
        if (index < 0 && flaw != Flaw.NULLS_FOR_A_MISSING_FIELD) {
            throw new SourceException(ErrorKind.DATA, "There is no field `" + field.name() + "`.");
        }
        return index < 0 ? null : thing.get(index);
    }

    private static SourceException nothingThere() {
        return new SourceException(ErrorKind.CONFIG, "There is nothing there; say `here`.");
    }
}
