package org.kpiplatform.connector.jdbc.relation;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.jdbc.database.QualifiedName;
import org.kpiplatform.connector.spi.CursorField.Missing;
import org.kpiplatform.connector.spi.StreamSpec;

/// A stream as the configuration declares it. Columns are named as the database or as the stream's fields are.
///
/// @param key     columns; empty for the table's primary key
/// @param cursor  null where the stream is read whole each time
/// @param deletes with the column of soft deletes in place of a field
public record DeclaredStream(
        String name,
        Origin origin,
        List<String> key,
        @Nullable Cursor cursor,
        StreamSpec.DeleteMode deletes) {

    /// Where its rows are.
    public sealed interface Origin {

        /// All rows of a table or a view.
        record Table(QualifiedName name) implements Origin {}

        /// What a query finds.
        ///
        /// @param text one statement that reads, without a semicolon
        record Query(String text) implements Origin {}
    }

    /// What tells which rows are new.
    ///
    /// @param fallback the column to take where that one is null, or null
    public record Cursor(
            String column, Missing missing, @Nullable String fallback, Duration lookback, Duration safetyLag) {}

    public DeclaredStream {
        key = List.copyOf(key);
    }
}
