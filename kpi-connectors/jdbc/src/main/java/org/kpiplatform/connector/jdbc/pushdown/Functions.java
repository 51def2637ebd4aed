package org.kpiplatform.connector.jdbc.pushdown;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.jdbc.database.Dialect;
import org.kpiplatform.connector.jdbc.database.PostgreSql;
import org.kpiplatform.connector.jdbc.database.StandardSql;
import org.kpiplatform.connector.jdbc.database.Trino;
import org.kpiplatform.connector.jdbc.relation.Column;
import org.kpiplatform.connector.jdbc.value.ColumnKind;

/// How a database is asked for numbers and spans of time.
sealed interface Functions {

    /// Empty for databases of which not enough is known.
    static Optional<Functions> of(Dialect dialect) {
        return switch (dialect) {
            case PostgreSql _ -> Optional.of(new OfPostgreSql());
            case Trino _ -> Optional.of(new OfTrino());
            case StandardSql _ -> Optional.empty();
        };
    }

    /// A sum that is the same every time: never of binary floating point numbers, whose sum depends on their order.
    String sum(Column column);

    /// What a sum of this column loses, or null.
    @Nullable
    String lossOfSum(Column column);

    String median(Column column);

    /// What a median of this column loses.
    String lossOfMedian();

    /// The local time in a zone of a column that has a zone.
    String local(String timestamp, ZoneId zone);

    /// A local time as a time with a zone.
    String zoned(String local, ZoneId zone);

    /// The start of the hour in UTC, as a local time.
    String utcHour(String timestamp);

    /// PostgreSQL's.
    record OfPostgreSql() implements Functions {

        @Override
        public String sum(Column column) {
            return column.kind() == ColumnKind.FLOATING
                    ? "sum(cast(" + column.sql() + " as numeric))"
                    : "sum(" + column.sql() + ")";
        }

        @Override
        public @Nullable String lossOfSum(Column column) {
            return column.kind() == ColumnKind.FLOATING
                    ? "`" + column.field() + "` is a binary floating point number; each is taken with 15 digits."
                    : null;
        }

        @Override
        public String median(Column column) {
            return "percentile_cont(0.5) within group (order by " + column.sql() + ")";
        }

        @Override
        public String lossOfMedian() {
            return "`percentile_cont` computes with binary floating point numbers.";
        }

        @Override
        public String local(String timestamp, ZoneId zone) {
            return "(" + timestamp + " at time zone " + named(zone) + ")";
        }

        @Override
        public String zoned(String local, ZoneId zone) {
            return "(" + local + " at time zone " + named(zone) + ")";
        }

        @Override
        public String utcHour(String timestamp) {
            return "date_trunc('hour', " + timestamp + " at time zone 'UTC')";
        }

        /// A text such as `+02:00` would be turned around: PostgreSQL counts those westward.
        private static String named(ZoneId zone) {
            return zone.normalized() instanceof ZoneOffset offset
                    ? "interval '" + offset.getTotalSeconds() + " seconds'"
                    : "'" + zone.getId() + "'";
        }
    }

    /// Trino's.
    record OfTrino() implements Functions {

        @Override
        public String sum(Column column) {
            return switch (column.kind()) {
                case INTEGER -> "sum(cast(" + column.sql() + " as decimal(38, 0)))";
                case FLOATING -> "sum(cast(" + column.sql() + " as decimal(38, 10)))";
                case TEXT, DECIMAL, BOOLEAN, DATE, LOCAL_TIMESTAMP, TIMESTAMP -> "sum(" + column.sql() + ")";
            };
        }

        @Override
        public @Nullable String lossOfSum(Column column) {
            return column.kind() == ColumnKind.FLOATING
                    ? "`" + column.field() + "` is a binary floating point number; each is rounded to 10 decimals."
                    : null;
        }

        @Override
        public String median(Column column) {
            return "approx_percentile(cast(" + column.sql() + " as double), 0.5)";
        }

        @Override
        public String lossOfMedian() {
            return "`approx_percentile` estimates.";
        }

        @Override
        public String local(String timestamp, ZoneId zone) {
            return "(" + timestamp + " at time zone '" + named(zone) + "')";
        }

        @Override
        public String zoned(String local, ZoneId zone) {
            return "with_timezone(" + local + ", '" + named(zone) + "')";
        }

        @Override
        public String utcHour(String timestamp) {
            return "cast(date_trunc('hour', " + timestamp + " at time zone 'UTC') as timestamp(0))";
        }

        private static String named(ZoneId zone) {
            return zone.normalized() instanceof ZoneOffset offset && offset.getTotalSeconds() == 0
                    ? "UTC"
                    : zone.normalized().getId();
        }
    }
}
