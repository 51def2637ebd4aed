package org.kpiplatform.connector.tryton.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;

/// Turns rows of a model into records with the pinned fields, or into rejections.
public final class RowConversion {

    private static final int LONGEST_RAW = 4_000;

    private final String model;
    private final Set<String> asked;
    private final List<FieldReading> readings = new ArrayList<>();

    /// @throws SourceException CONFIG for a field that the model does not have
    public RowConversion(Model model, StreamSpec pinned) {
        this.model = model.name();
        List<ModelField> fields = model.require(pinned.name(), pinned.fields());
        this.asked = new LinkedHashSet<>(Model.asked(fields));
        asked.addAll(List.of(ModelReading.CREATED, ModelReading.CHANGED));
        for (int i = 0; i < fields.size(); i++) {
            readings.add(new FieldReading(fields.get(i), pinned.fields().get(i).type()));
        }
    }

    /// What to ask Tryton for.
    public Set<String> asked() {
        return Collections.unmodifiableSet(asked);
    }

    /// Adds a row to one of the lists.
    public void convert(JsonNode row, long id, List<SourceRecord> records, List<Rejection> rejected) {
        Position position = new Position(model, id);
        @Nullable Object[] values = new Object[readings.size()];
        for (int i = 0; i < values.length; i++) {
            FieldReading reading = readings.get(i);
            values[i] = reading.value(row);
            if (values[i] instanceof Unfit(String reason)) {
                rejected.add(new Rejection(position, reading.name(), raw(row), reason));
                return;
            }
        }
        records.add(new SourceRecord(
                SourceRecord.Operation.UPSERT, Collections.unmodifiableList(Arrays.asList(values)), position));
    }

    private static String raw(JsonNode row) {
        String json = row.toString();
        return json.length() > LONGEST_RAW ? json.substring(0, LONGEST_RAW) + "…" : json;
    }
}
