package org.kpiplatform.connector.jdbc.pushdown;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kpiplatform.connector.jdbc.relation.Column;
import org.kpiplatform.connector.jdbc.relation.Relation;
import org.kpiplatform.connector.jdbc.value.ColumnKind;
import org.kpiplatform.connector.jdbc.value.Conversion;
import org.kpiplatform.connector.spi.CursorField.Missing;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.spi.pushdown.Filter;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion.Aggregate;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion.Grain;

/// A question that was not refused, as a statement: the span of time unless it is the whole range, the dimensions, the
/// aggregates. It counts the records that a read would deliver.
final class QuestionSql {

    private final Functions functions;
    private final Relation relation;
    private final Conversion conversion;
    private final MetricQuestion question;
    private final TimeSpans spans;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    QuestionSql(Functions functions, Relation relation, Conversion conversion, MetricQuestion question) {
        this.functions = functions;
        this.relation = relation;
        this.conversion = conversion;
        this.question = question;
        this.spans = new TimeSpans(functions, column(question.time()), conversion.zone(), question);
        addRange();
        addExistence();
        question.filters().forEach(this::add);
    }

    private Column column(String field) {
        return relation.columns().ofField(field).orElseThrow();
    }

    List<Column> dimensions() {
        return question.dimensions().stream().map(this::column).toList();
    }

    /// How many columns rows are grouped by.
    int groups() {
        return dimensions().size() + (question.grain() == Grain.TOTAL ? 0 : 1);
    }

    List<Object> parameters() {
        return Collections.unmodifiableList(parameters);
    }

    String sql() {
        Stream<String> span = question.grain() == Grain.TOTAL ? Stream.of() : Stream.of(spans.sql());
        Stream<String> columns = Stream.of(
                        span,
                        dimensions().stream().map(Column::sql),
                        question.aggregates().stream().map(this::aggregate))
                .flatMap(part -> part);
        String places =
                IntStream.rangeClosed(1, groups()).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        return "select " + columns.collect(Collectors.joining(", ")) + " from " + relation.from() + " where "
                + String.join(" and ", conditions) + (places.isEmpty() ? "" : " group by " + places);
    }

    private String aggregate(Aggregate aggregate) {
        if (aggregate.field() == null) {
            return "count(*)";
        }
        Column column = column(aggregate.field());
        return switch (aggregate.function()) {
            case COUNT, COUNT_VALUES -> "count(" + column.sql() + ")";
            case COUNT_DISTINCT -> "count(distinct " + column.sql() + ")";
            case SUM -> functions.sum(column);
            case MIN -> "min(" + column.sql() + ")";
            case MAX -> "max(" + column.sql() + ")";
            case MEDIAN -> functions.median(column);
            default -> throw new IllegalStateException("refused: " + aggregate);
        };
    }

    private void addRange() {
        String time = column(question.time()).sql();
        conditions.add(time + " >= ?");
        parameters.add(spans.bound(question.from()));
        conditions.add(time + " < ?");
        parameters.add(spans.bound(question.until()));
    }

    /// Leaves out the rows that are no records, or deleted ones.
    private void addExistence() {
        relation.key().stream()
                .filter(Column::nullable)
                .forEach(column -> conditions.add(column.sql() + " is not null"));
        Relation.Cursor cursor = relation.cursor();
        if (cursor != null && cursor.field().missing() == Missing.EXCLUDE && cursor.mayBeMissing()) {
            conditions.add(cursor.sql() + " is not null");
        }
        if (relation.deletes() instanceof StreamSpec.SoftDelete(String field, var values)) {
            Column deleted = column(field);
            if (!values.isEmpty()) {
                conditions.add("(" + deleted.sql() + " is null or cast(" + deleted.sql() + " as varchar) not in "
                        + places(values.size()) + ")");
                parameters.addAll(values);
            } else if (deleted.kind() == ColumnKind.BOOLEAN) {
                conditions.add("(" + deleted.sql() + " is null or " + deleted.sql() + " = false)");
            } else {
                conditions.add(deleted.sql() + " is null");
            }
        }
    }

    private void add(Filter filter) {
        Column column = column(filter.field());
        String places = places(filter.values().size());
        conditions.add(column.sql()
                + switch (filter.comparison()) {
                    case IN -> " in " + places;
                    case NOT_IN -> " not in " + places;
                    case LESS -> " < ?";
                    case AT_MOST -> " <= ?";
                    case GREATER -> " > ?";
                    case AT_LEAST -> " >= ?";
                    case IS_NULL -> " is null";
                    case IS_NOT_NULL -> " is not null";
                    default -> throw new IllegalStateException("refused: " + filter);
                });
        filter.values().forEach(value -> parameters.add(stored(value, column)));
    }

    /// A value of a field as its column has it.
    private Object stored(Object value, Column column) {
        return column.kind() == ColumnKind.LOCAL_TIMESTAMP && value instanceof Instant instant
                ? LocalDateTime.ofInstant(instant, conversion.zone())
                : value;
    }

    private static String places(int count) {
        return "(" + String.join(", ", Collections.nCopies(count, "?")) + ")";
    }
}
