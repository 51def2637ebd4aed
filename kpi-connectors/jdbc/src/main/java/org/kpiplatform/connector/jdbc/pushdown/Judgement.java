package org.kpiplatform.connector.jdbc.pushdown;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kpiplatform.connector.jdbc.relation.Column;
import org.kpiplatform.connector.jdbc.relation.Relation;
import org.kpiplatform.connector.jdbc.value.ColumnKind;
import org.kpiplatform.connector.jdbc.value.Conversion;
import org.kpiplatform.connector.spi.pushdown.Filter;
import org.kpiplatform.connector.spi.pushdown.MetricPushDown.Approximate;
import org.kpiplatform.connector.spi.pushdown.MetricPushDown.Exact;
import org.kpiplatform.connector.spi.pushdown.MetricPushDown.Refused;
import org.kpiplatform.connector.spi.pushdown.MetricPushDown.Verdict;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion.Aggregate;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion.Function;

/// Whether a database's answer would be the one that its records add up to.
final class Judgement {

    private static final Set<ColumnKind> NUMBERS = Set.of(ColumnKind.INTEGER, ColumnKind.DECIMAL, ColumnKind.FLOATING);

    private final Functions functions;
    private final Relation relation;
    private final Conversion conversion;
    private final MetricQuestion question;
    private final List<String> refusals = new ArrayList<>();
    private final List<String> losses = new ArrayList<>();

    private Judgement(Functions functions, Relation relation, Conversion conversion, MetricQuestion question) {
        this.functions = functions;
        this.relation = relation;
        this.conversion = conversion;
        this.question = question;
    }

    static Verdict of(Functions functions, Relation relation, Conversion conversion, MetricQuestion question) {
        return new Judgement(functions, relation, conversion, question).verdict();
    }

    private Verdict verdict() {
        judgeTime();
        question.aggregates().forEach(this::judge);
        question.dimensions().forEach(this::column);
        question.filters().forEach(this::judge);
        if (!refusals.isEmpty()) {
            return new Refused(String.join(" ", refusals));
        }
        return losses.isEmpty() ? new Exact() : new Approximate(String.join(" ", losses));
    }

    /// The column of a field that is asked for; notes what keeps its values from being those of the records.
    private Optional<Column> column(String field) {
        Optional<Column> column = known(field);
        if (!conversion.absent().isEmpty()
                && column.stream().anyMatch(it -> it.kind().isTime())) {
            refuseAbsent(field);
        }
        return column;
    }

    private Optional<Column> known(String field) {
        Optional<Column> column = relation.columns().ofField(field);
        if (column.isEmpty()) {
            refusals.add("Stream `" + relation.name() + "` has no field `" + field + "`.");
        }
        return column;
    }

    private void refuseAbsent(String field) {
        refusals.add("Some values of `" + field + "` stand for none (`null_dates`), which the database does not know.");
    }

    private void judgeTime() {
        known(question.time()).ifPresent(time -> {
            if (!time.kind().isTime()) {
                refusals.add("`" + time.field() + "` is neither a timestamp nor a date.");
                return;
            }
            new TimeSpans(functions, time, conversion.zone(), question)
                    .refusal()
                    .ifPresent(refusals::add);
            if (conversion.absent().stream().anyMatch(this::isInRange)) {
                refuseAbsent(time.field());
            }
        });
    }

    /// Whatever the zone is in which such a day begins.
    private boolean isInRange(LocalDate day) {
        Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return midnight.isAfter(question.from().minus(Duration.ofDays(1)))
                && midnight.isBefore(question.until().plus(Duration.ofDays(1)));
    }

    private void judge(Aggregate aggregate) {
        if (aggregate.field() == null) {
            return;
        }
        column(aggregate.field()).ifPresent(column -> {
            switch (aggregate.function()) {
                case COUNT, COUNT_VALUES, COUNT_DISTINCT -> {
                    // whatever the values are
                }
                case SUM, MIN, MAX, MEDIAN -> judgeNumber(aggregate.function(), column);
                default -> refusals.add("This connector knows no aggregate " + aggregate.function() + ".");
            }
        });
    }

    private void judgeNumber(Function function, Column column) {
        if (!NUMBERS.contains(column.kind())) {
            refusals.add("`" + column.field() + "` is no number.");
        } else if (function == Function.MEDIAN) {
            losses.add(functions.lossOfMedian());
        } else if (function == Function.SUM) {
            Optional.ofNullable(functions.lossOfSum(column)).ifPresent(losses::add);
        }
    }

    private void judge(Filter filter) {
        column(filter.field()).ifPresent(column -> {
            Class<?> expected = column.kind().fieldType().javaType();
            if (filter.values().stream().anyMatch(value -> value.getClass() != expected)) {
                refusals.add("The values of the filter on `" + column.field() + "` are not of the type of its column.");
            }
            switch (filter.comparison()) {
                case IN, NOT_IN, IS_NULL, IS_NOT_NULL -> {
                    // the same for every type
                }
                case LESS, AT_MOST, GREATER, AT_LEAST -> {
                    if (column.kind() == ColumnKind.TEXT) {
                        refusals.add("The order of texts in `" + column.field() + "` is the database's own.");
                    }
                }
                default -> refusals.add("This connector knows no comparison " + filter.comparison() + ".");
            }
        });
    }
}
