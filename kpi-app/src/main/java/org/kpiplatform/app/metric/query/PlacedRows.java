package org.kpiplatform.app.metric.query;

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

/// Rows put into the periods and slices of a selection.
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

    /// The buckets of the asked periods and slices, with the period's number and these columns.
    Select<Record> of(TableLike<?> buckets, List<? extends Field<?>> kept) {
        return ofDays(buckets, kept, Columns.DAY.ge(selection.start()));
    }

    /// The same, with all earlier buckets in period 0.
    Select<Record> andBefore(TableLike<?> buckets, List<? extends Field<?>> kept) {
        return ofDays(buckets, kept, DSL.noCondition());
    }

    private Select<Record> ofDays(TableLike<?> buckets, List<? extends Field<?>> kept, Condition begin) {
        Field<Integer> period = Edges.numberOf(Columns.DAY, DSL.val(selection.days(), SQLDataType.LOCALDATE.array()));
        return place(buckets, period, kept, begin.and(Columns.DAY.lt(selection.end())));
    }

    /// Rows that have the number of their period already, as far as they lie in one of those asked.
    Select<Record> ofPeriods(TableLike<?> rows, List<? extends Field<?>> kept) {
        return place(rows, Columns.PERIOD, kept, Columns.PERIOD.ge(1));
    }

    /// The same, with the earlier ones.
    Select<Record> ofPeriodsAndBefore(TableLike<?> rows, List<? extends Field<?>> kept) {
        return place(rows, Columns.PERIOD, kept, DSL.noCondition());
    }

    private Select<Record> place(
            TableLike<?> rows, Field<Integer> period, List<? extends Field<?>> kept, Condition counts) {
        List<SelectFieldOrAsterisk> selected = new ArrayList<>();
        selected.add(period.as(Columns.PERIOD));
        selected.addAll(slice());
        selected.addAll(kept);
        return DSL.select(selected).from(rows.asTable("rows")).where(counts.and(filter()));
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
