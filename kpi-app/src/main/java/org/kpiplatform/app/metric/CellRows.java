package org.kpiplatform.app.metric;

import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.metric.query.Columns;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.domain.series.Slice;

/// Reads the cells of many metrics, those of many in one statement.
@ApplicationScoped
class CellRows {

    /// A statement for each metric spends its time on the way there and back; one for all of thousands would be
    /// planned as a whole before its first row.
    private static final int METRICS_AT_ONCE = 100;

    private static final int ROWS_AT_ONCE = 10_000;
    private static final Field<Integer> METRIC = field(name("metric"), SQLDataType.INTEGER);

    private static final Field<BigDecimal> NOTHING = castNull(SQLDataType.NUMERIC);

    private final DSLContext sql;

    CellRows(DSLContext sql) {
        this.sql = sql;
    }

    /// The cells of each metric, in their order.
    ///
    /// @throws org.kpiplatform.app.problem.ProblemException when a metric has too many
    List<MetricCells> read(List<PreparedMetric> metrics, Selection selection) {
        List<Counted> all = metrics.stream()
                .map(metric -> new Counted(
                        metric,
                        new MetricCells(
                                metric.measurement(), selection.periods().size())))
                .toList();
        List<Counted> present =
                all.stream().filter(it -> it.metric.source().isPresent()).toList();
        for (int from = 0; from < present.size(); from += METRICS_AT_ONCE) {
            read(
                    present.subList(from, Math.min(present.size(), from + METRICS_AT_ONCE)),
                    selection.by().size());
        }
        return all.stream().map(it -> it.cells.taken()).toList();
    }

    private void read(List<Counted> metrics, int dimensions) {
        List<Field<String>> slice = IntStream.rangeClosed(1, dimensions)
                .mapToObj(number -> field(name("s" + number), SQLDataType.CLOB))
                .toList();
        Select<Record> rows = IntStream.range(0, metrics.size())
                .mapToObj(metric -> rows(metric, metrics.get(metric).metric, slice))
                .reduce(Select::unionAll)
                .orElseThrow();
        try (Cursor<Record> cursor = rows.fetchSize(ROWS_AT_ONCE).fetchLazy()) {
            cursor.forEach(row -> metrics.get(number(row, 0)).take(row, dimensions));
        }
    }

    private static int number(Record row, int place) {
        return Objects.requireNonNull((Integer) row.get(place));
    }

    private Select<Record> rows(int number, PreparedMetric metric, List<Field<String>> slice) {
        List<SelectFieldOrAsterisk> columns = new ArrayList<>();
        columns.add(inline(number).as(METRIC));
        columns.add(Columns.PERIOD);
        for (int i = 0; i < slice.size(); i++) {
            columns.add(metric.slice().get(i).as(slice.get(i)));
        }
        columns.add(Columns.VALUE);
        columns.add(metric.measurement().isWeighted() ? Columns.RECORDS : NOTHING.as(Columns.RECORDS));
        columns.add(metric.measurement().isSpread() ? Columns.SUM : NOTHING.as(Columns.SUM));
        return sql.select(columns)
                .from(metric.source().orElseThrow().cells().asTable("cells"))
                .limit(inline(MetricValues.MOST_CELLS + 1));
    }

    /// A metric whose cells are counted while they are read.
    private static final class Counted {

        private final PreparedMetric metric;
        private final MetricCells cells;
        private int rows;

        private Counted(PreparedMetric metric, MetricCells cells) {
            this.metric = metric;
            this.cells = cells;
        }

        /// By the places of the columns: to look each up in every row took a third of the time.
        private void take(Record row, int dimensions) {
            rows++;
            if (rows > MetricValues.MOST_CELLS) {
                throw MetricValues.tooMany("The metric '%s' has more than %,d values there"
                        .formatted(metric.key(), MetricValues.MOST_CELLS));
            }
            List<@Nullable String> texts = new ArrayList<>();
            for (int i = 0; i < dimensions; i++) {
                texts.add((String) row.get(2 + i));
            }
            cells.put(new Slice(texts), number(row, 1), (BigDecimal) row.get(2 + dimensions));
            cells.weigh(new Slice(texts), number(row, 1), (BigDecimal) row.get(3 + dimensions), (BigDecimal)
                    row.get(4 + dimensions));
        }
    }
}
