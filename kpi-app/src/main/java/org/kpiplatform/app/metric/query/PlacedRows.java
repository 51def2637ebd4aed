package org.kpiplatform.app.metric.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.TableLike;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Rows that have a day, put into the periods and slices of a selection.
final class PlacedRows {

    private final Selection selection;
    private final List<String> dimensions;
    private final List<Field<String>> columns;

    /// @throws org.kpiplatform.app.problem.ProblemException when the selection names a dimension that the
    /// metric lacks
    PlacedRows(Selection selection, Measurement measurement) {
        measurement.requireDimensionsOf(selection);
        this.selection = selection;
        dimensions = measurement.dimensions();
        columns = Columns.dimensions(dimensions.size());
    }

    /// The columns that the selection splits by, in its order.
    List<Field<String>> slice() {
        return selection.by().stream().map(this::column).toList();
    }

    private Field<String> column(String dimension) {
        return columns.get(dimensions.indexOf(dimension));
    }

    /// The rows of the asked periods and slices, with the period's number and these columns.
    Select<Record> of(TableLike<?> rows, List<? extends Field<?>> kept) {
        return place(rows, kept, Columns.DAY.ge(selection.start()));
    }

    /// The same, with all earlier rows in period 0.
    Select<Record> andBefore(TableLike<?> rows, List<? extends Field<?>> kept) {
        return place(rows, kept, DSL.noCondition());
    }

    private Select<Record> place(TableLike<?> rows, List<? extends Field<?>> kept, Condition begin) {
        List<SelectFieldOrAsterisk> selected = new ArrayList<>();
        selected.add(period().as(Columns.PERIOD));
        selected.addAll(slice());
        selected.addAll(kept);
        return DSL.select(selected)
                .from(rows.asTable("rows"))
                .where(begin.and(Columns.DAY.lt(selection.end())).and(filter()));
    }

    /// PostgreSQL looks the day up among the sorted edges; its first bucket, 0, is what lies before them.
    private Field<Integer> period() {
        Field<LocalDate[]> edges = DSL.val(selection.edges(), SQLDataType.LOCALDATE.array());
        return DSL.function(DSL.systemName("width_bucket"), SQLDataType.INTEGER, Columns.DAY, edges);
    }

    private Condition filter() {
        return DSL.and(selection.where().stream().map(this::passes).toList());
    }

    private Condition passes(DimensionFilter filter) {
        Field<String> column = column(filter.dimension());
        Condition isOne = column.in(filter.values());
        return filter.orNone() ? isOne.or(column.isNull()) : isOne;
    }
}
