package org.kpiplatform.connector.rest.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.field.FieldManifest;
import org.kpiplatform.connector.rest.field.FieldReading;
import org.kpiplatform.connector.rest.field.Unfit;
import org.kpiplatform.connector.rest.query.Found;
import org.kpiplatform.connector.rest.query.StreamQuery;
import org.kpiplatform.connector.rest.yaml.NearMiss;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.Rejection;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;

/// Turns what was found into records with the pinned fields, or into rejections.
final class Conversion {

    private static final int LONGEST_RAW = 4_000;

    private final String path;
    private final List<FieldReading> readings = new ArrayList<>();

    /// @throws SourceException CONFIG for a field that the manifest does not have
    Conversion(StreamSpec pinned, StreamQuery query) {
        this.path = query.stream().request().path().text();
        for (FieldSpec field : pinned.fields()) {
            FieldManifest declared = query.stream().fields().get(field.name());
            if (declared == null) {
                throw new SourceException(
                        ErrorKind.CONFIG,
                        "Stream `" + pinned.name() + "` has no field `" + field.name() + "` in its manifest"
                                + NearMiss.among(
                                        field.name(), query.stream().fields().keySet()));
            }
            readings.add(new FieldReading(declared, field.type(), query.zone(declared)));
        }
    }

    /// Adds it to one of the lists.
    void convert(Found found, List<SourceRecord> records, List<Rejection> rejected) {
        Position position = new Position(path + "#" + found.key(), 1);
        if (found.flaw() != null) {
            rejected.add(new Rejection(position, null, raw(found), found.flaw()));
            return;
        }
        @Nullable Object[] values = new Object[readings.size()];
        for (int i = 0; i < values.length; i++) {
            FieldReading reading = readings.get(i);
            values[i] = reading.value(found.json());
            if (values[i] instanceof Unfit(String reason)) {
                rejected.add(new Rejection(position, reading.name(), raw(found), reason));
                return;
            }
        }
        records.add(new SourceRecord(
                SourceRecord.Operation.UPSERT, Collections.unmodifiableList(Arrays.asList(values)), position));
    }

    private static String raw(Found found) {
        String json = found.json().toString();
        return json.length() > LONGEST_RAW ? json.substring(0, LONGEST_RAW) + "…" : json;
    }
}
