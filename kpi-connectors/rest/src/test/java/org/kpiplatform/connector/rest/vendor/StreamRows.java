package org.kpiplatform.connector.rest.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tck.Delivery;

/// The records of one stream, by the names of their fields.
final class StreamRows {

    private StreamRows() {}

    static Map<String, @Nullable Object> first(MetricSource source, String stream) throws InterruptedException {
        return all(source, stream).getFirst();
    }

    static List<Map<String, @Nullable Object>> all(MetricSource source, String stream) throws InterruptedException {
        return of(source, stream, null);
    }

    static List<Map<String, @Nullable Object>> of(MetricSource source, String stream, @Nullable Cursor after)
            throws InterruptedException {
        StreamSpec spec = spec(source, stream);
        Delivery delivery = delivery(source, stream, after);
        assertThat(delivery.rejected()).isEmpty();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        delivery.records().forEach(record -> {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            List<String> names = spec.fields().stream().map(FieldSpec::name).toList();
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), record.values().get(i));
            }
            rows.add(row);
        });
        return rows;
    }

    static Delivery delivery(MetricSource source, String stream, @Nullable Cursor after) throws InterruptedException {
        return Delivery.of(source, new ReadRequest(spec(source, stream), after), 1_000);
    }

    private static StreamSpec spec(MetricSource source, String stream) throws InterruptedException {
        return source.discover().stream()
                .filter(it -> it.name().equals(stream))
                .findFirst()
                .orElseThrow();
    }
}
