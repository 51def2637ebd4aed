package org.kpiplatform.connector.spi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row that could not be turned into a record. It goes to quarantine, the rest of the batch goes on.
///
/// @param position where it stands
/// @param field    the field that did not fit, or null where the row as a whole is at fault
/// @param raw      the row as it was read, cut where it is very long
/// @param reason   a sentence: what was found, what was expected
/// @param key      the values of the stream's key, in its order, each of its field's [FieldType#javaType]; empty where
///     they could not be read. By it the platform knows that the record is not gone, and the same row when it comes
/// again
public record Rejection(Position position, @Nullable String field, String raw, String reason, List<Object> key) {

    public Rejection {
        key = List.copyOf(key);
    }

    /// A row whose key could not be read.
    public Rejection(Position position, @Nullable String field, String raw, String reason) {
        this(position, field, raw, reason, List.of());
    }

    /// The same row with its key, if all values of it are there.
    public Rejection withKey(List<? extends @Nullable Object> values) {
        List<Object> known = new ArrayList<>();
        for (Object value : values) {
            if (value != null) {
                known.add(value);
            }
        }
        return new Rejection(position, field, raw, reason, known.size() == values.size() ? known : List.of());
    }
}
