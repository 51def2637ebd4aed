package org.kpiplatform.connector.rest;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tck.Delivery;
import org.kpiplatform.connector.tck.context.KitContext;

/// Reads that tests have in common.
public final class Reads {

    private Reads() {}

    public static MetricSource open(RestOptions options) {
        return new RestConnector()
                .open(options.config(), new KitContext(Path.of("").toAbsolutePath()));
    }

    /// The only stream of a source.
    public static StreamSpec spec(MetricSource source) throws InterruptedException {
        return source.discover().getFirst();
    }

    /// Everything after a cursor.
    public static Delivery read(MetricSource source, @Nullable Cursor after) throws InterruptedException {
        return Delivery.of(source, new ReadRequest(spec(source), after), 1_000);
    }

    /// The values of one field, in the order in which they came.
    public static List<@Nullable Object> values(Delivery delivery, StreamSpec spec, String field) {
        int index = spec.fields().stream().map(it -> it.name()).toList().indexOf(field);
        return delivery.records().stream()
                .map(SourceRecord::values)
                .<@Nullable Object>map(it -> it.get(index))
                .toList();
    }
}
