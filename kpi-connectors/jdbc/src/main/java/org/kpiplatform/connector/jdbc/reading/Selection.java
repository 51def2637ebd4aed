package org.kpiplatform.connector.jdbc.reading;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kpiplatform.connector.jdbc.relation.Column;
import org.kpiplatform.connector.jdbc.relation.Relation;
import org.kpiplatform.connector.spi.ReadRequest;

/// The statement that asks for the rows of one read: the wanted columns, then the value of the cursor column
/// where there is one, then the key.
///
/// @param parameters in the order of their places
record Selection(String sql, List<Object> parameters) {

    /// Which rows, and where they begin.
    ///
    /// @param start  the place after which to go on
    /// @param zone   of local times
    static Selection of(Relation relation, List<Column> wanted, Checkpoint start, ReadRequest request, ZoneId zone) {
        List<String> conditions = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        Relation.Cursor cursor = relation.cursor();
        if (cursor != null) {
            begin(relation, cursor, start, request, conditions, parameters);
            end(cursor, request, zone, conditions, parameters);
        } else if (!start.key().isEmpty()) {
            conditions.add(behind(relation.key(), start.key(), parameters));
        }
        String sql = "select " + columns(relation, wanted) + " from " + relation.from()
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                + order(relation, wanted.size());
        return new Selection(sql, List.copyOf(parameters));
    }

    /// Asks for rows in the order in which they are cheapest: none.
    static Selection ofAny(Relation relation, List<Column> wanted) {
        return new Selection("select " + columns(relation, wanted) + " from " + relation.from(), List.of());
    }

    /// Asks for a row that has no value to be ordered by.
    static Selection ofMissing(Relation relation, Relation.Cursor cursor) {
        return new Selection("select 1 from " + relation.from() + " where " + cursor.sql() + " is null", List.of());
    }

    private static String columns(Relation relation, List<Column> wanted) {
        Relation.Cursor cursor = relation.cursor();
        Stream<String> position = Stream.concat(
                cursor == null ? Stream.of() : Stream.of(cursor.sql()),
                relation.key().stream().map(Column::sql));
        return Stream.concat(wanted.stream().map(Column::sql), position).collect(Collectors.joining(", "));
    }

    private static void begin(
            Relation relation,
            Relation.Cursor cursor,
            Checkpoint start,
            ReadRequest request,
            List<String> conditions,
            List<Object> parameters) {
        Object value = start.value();
        if (value == null) {
            if (cursor.mayBeMissing()) {
                conditions.add(cursor.sql() + " is not null");
            }
        } else if (start.ties() == null
                && !start.end()
                && !start.key().isEmpty()
                && request.lookback().isZero()) {
            parameters.add(value);
            parameters.add(value);
            conditions.add("(" + cursor.sql() + " > ? or (" + cursor.sql() + " = ? and "
                    + behind(relation.key(), start.key(), parameters) + "))");
        } else {
            conditions.add(cursor.sql() + " >= ?");
            parameters.add(Positions.earlier(value, request.lookback()));
        }
    }

    /// A full refresh has no end: what lies behind it would look deleted.
    private static void end(
            Relation.Cursor cursor,
            ReadRequest request,
            ZoneId zone,
            List<String> conditions,
            List<Object> parameters) {
        if (request.until() == null || request.fullRefresh()) {
            return;
        }
        Object bound = cursor.column().kind().at(request.until(), zone);
        if (bound != null) {
            conditions.add(cursor.sql() + " < ?");
            parameters.add(bound);
        }
    }

    /// Whether a row stands behind a key: `a > ? or (a = ? and b > ?)`, for not all databases compare rows.
    private static String behind(List<Column> columns, List<Object> key, List<Object> parameters) {
        List<String> alternatives = new ArrayList<>();
        for (int last = 0; last < columns.size(); last++) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i <= last; i++) {
                parts.add(columns.get(i).sql() + (i == last ? " > ?" : " = ?"));
                parameters.add(key.get(i));
            }
            alternatives.add("(" + String.join(" and ", parts) + ")");
        }
        return "(" + String.join(" or ", alternatives) + ")";
    }

    /// By places, since a column that is wanted and orders the rows is there twice.
    private static String order(Relation relation, int wanted) {
        int last = wanted + relation.key().size() + (relation.cursor() == null ? 0 : 1);
        String places = IntStream.rangeClosed(wanted + 1, last)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        return places.isEmpty() ? "" : " order by " + places;
    }
}
