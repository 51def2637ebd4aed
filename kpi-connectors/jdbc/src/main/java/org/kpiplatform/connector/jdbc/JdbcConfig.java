package org.kpiplatform.connector.jdbc;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.jdbc.database.Address;
import org.kpiplatform.connector.jdbc.relation.DeclaredStream;
import org.kpiplatform.connector.spi.Option;
import org.kpiplatform.connector.spi.Secret;

/// The options of a database. Columns are named as the database names them, or as the stream's fields are named.
public record JdbcConfig(
        @Option(
                description = "Where the database is, as its driver wants it; without user, password and tokens.",
                example = "jdbc:postgresql://db.example.com:5432/shop")
        String url,

        @Option(description = "The account that reads. It needs no more than the right to select.", example = "kpi")
        @Nullable
        String user,

        @Option(description = "The password of the account.") @Nullable
        Secret password,

        @Option(description = "Further properties of the driver.", example = "{ssl: true}")
        Map<String, String> properties,

        @Option(description = "Properties of the driver that must not be seen, such as `accessToken` of Trino.")
        Map<String, Secret> secretProperties,

        @Option(
                description = "Streams and their tables: `orders: shop.orders`. A name with dots in it is put in "
                        + "double quotes.",
                example = "{orders: shop.orders}")
        Map<String, String> tables,

        @Option(
                description = "Streams and their queries, each one SELECT, WITH or TABLE.",
                example = "{paid: select * from invoices where paid}")
        Map<String, String> queries,

        @Option(
                description = "The columns that identify a record, by stream, with commas between them. Tables with a "
                        + "primary key need none.",
                example = "{items: line_id}")
        Map<String, String> keys,

        @Option(
                description = "The column that tells what is new, by stream: a timestamp, a date or a whole number "
                        + "that grows with every change.",
                example = "{orders: updated_at}")
        Map<String, String> cursors,

        @Option(
                description = "What becomes of rows without a value in the cursor column, by stream: `raise` (as for "
                        + "streams that are not named), `exclude`, or `include` by `cursor_fallbacks`.",
                example = "{orders: include}")
        Map<String, NullCursor> nullCursors,

        @Option(
                description = "The column to take where the cursor column is null, by stream.",
                example = "{orders: created_at}")
        Map<String, String> cursorFallbacks,

        @Option(
                description = "How far before the last read a new one begins, for rows that were committed late.",
                defaultValue = "1m",
                example = "10m")
        Duration lookback,

        @Option(
                description = "How far before the present a read ends, for transactions that are still open.",
                defaultValue = "5s",
                example = "1m")
        Duration safetyLag,

        @Option(
                description = "The column that tells that a row is deleted, by stream: one that is then not null or "
                        + "true, or one with certain values, such as `status = void|cancelled`.",
                example = "{orders: deleted_at}")
        Map<String, String> softDeletes,

        @Option(
                description = "Streams whose rows are really deleted, so that what a full refresh does not find is "
                        + "gone.",
                example = "[items]")
        List<String> snapshotDeletes,

        @Option(
                description = "The time zone of timestamps without one. Without it, the organisation's.",
                example = "Europe/Berlin")
        @Nullable
        ZoneId zone,

        @Option(description = "Dates that stand for none.", example = "[1970-01-01, 9999-12-31]")
        List<String> nullDates,

        @Option(description = "Rows that the driver fetches at once.", defaultValue = "1000", example = "5000")
        int fetchSize,

        @Option(
                description = "How long the database may take to begin its answer.",
                defaultValue = "10m",
                example = "30m")
        Duration queryTimeout) {

    /// What becomes of rows without a value in the cursor column.
    public enum NullCursor {
        RAISE,
        INCLUDE,
        EXCLUDE
    }

    public JdbcConfig {
        Address.require(url);
        Address.requireProperties(properties.keySet());
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables)); // keeps the order
        queries = Collections.unmodifiableMap(new LinkedHashMap<>(queries));
        requirePositive("fetch_size", fetchSize);
        requirePositive("query_timeout", queryTimeout.toSeconds());
        requireNotNegative("lookback", lookback);
        requireNotNegative("safety_lag", safetyLag);
        nullDates.forEach(JdbcConfig::date);
        snapshotDeletes = List.copyOf(snapshotDeletes);
        nullDates = List.copyOf(nullDates);
        DeclaredStreams.require(tables, queries);
        DeclaredStreams.requireKnown(
                tables,
                queries,
                Map.of(
                        "keys", keys.keySet(),
                        "cursors", cursors.keySet(),
                        "null_cursors", nullCursors.keySet(),
                        "cursor_fallbacks", cursorFallbacks.keySet(),
                        "soft_deletes", softDeletes.keySet(),
                        "snapshot_deletes", snapshotDeletes));
        nullCursors.forEach((stream, policy) ->
                DeclaredStreams.requireFallback(stream, policy, cursors.get(stream), cursorFallbacks.get(stream)));
    }

    /// The streams in the order of their names here: tables first.
    Map<String, DeclaredStream> streams() {
        return DeclaredStreams.of(this);
    }

    List<LocalDate> datesThatAreNone() {
        return nullDates.stream().map(JdbcConfig::date).toList();
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "`null_dates` has `" + text + "`, expected dates such as `1970-01-01`.", e);
        }
    }

    private static void requirePositive(String option, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("`" + option + "` is less than one; expected one at least.");
        }
    }

    private static void requireNotNegative(String option, Duration span) {
        if (span.isNegative()) {
            throw new IllegalArgumentException("`" + option + "` is negative: " + span + ".");
        }
    }
}
