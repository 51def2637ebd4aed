package org.kpiplatform.app.metric.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// The measures that have to see every record.
final class Aggregates {

    private Aggregates() {}

    /// A period and slice.
    static List<Field<?>> cell(PlacedRows placed) {
        List<Field<?>> cell = new ArrayList<>();
        cell.add(Columns.PERIOD);
        cell.addAll(placed.slice());
        return cell;
    }

    static Field<BigDecimal> rows() {
        return DSL.count().cast(SQLDataType.NUMERIC);
    }

    static Field<BigDecimal> entities() {
        return DSL.countDistinct(Columns.ENTITY).cast(SQLDataType.NUMERIC);
    }

    static Field<BigDecimal> percentile(double percent) {
        return DSL.percentileCont(DSL.inline(percent / 100))
                .withinGroupOrderBy(Columns.VALUE.cast(SQLDataType.DOUBLE))
                .coerce(SQLDataType.DOUBLE)
                .cast(SQLDataType.NUMERIC);
    }

    /// One row for each entity that has so many in a period and slice.
    static Select<Record> seenOften(int times, PlacedRows placed, Select<Record> all) {
        List<Field<?>> entity = cell(placed);
        entity.add(Columns.ENTITY);
        return DSL.select(entity)
                .from(placed.ofPeriods(all, List.of(Columns.ENTITY)).asTable("placed"))
                .where(Columns.ENTITY.isNotNull())
                .groupBy(entity)
                .having(DSL.count().ge(times));
    }

    /// The earliest row of each entity.
    static Select<Record> first(Select<Record> all, int keyLength) {
        List<OrderField<?>> order = new ArrayList<>(List.of(Columns.ENTITY, Columns.TIME));
        key(keyLength).forEach(order::add);
        return DSL.select(DSL.asterisk())
                .distinctOn(Columns.ENTITY)
                .from(all.asTable("rows"))
                .where(Columns.ENTITY.isNotNull())
                .orderBy(order);
    }

    /// The latest value of each period and slice.
    static Select<Record> last(PlacedRows placed, Select<Record> all, int keyLength) {
        List<Field<?>> kept = new ArrayList<>(List.of(Columns.VALUE, Columns.TIME));
        kept.addAll(key(keyLength));
        List<Field<?>> cell = cell(placed);
        List<OrderField<?>> order = new ArrayList<>(cell);
        order.add(Columns.TIME.desc());
        key(keyLength).forEach(field -> order.add(field.desc()));
        List<SelectFieldOrAsterisk> selected = new ArrayList<>(cell);
        selected.add(Columns.VALUE);
        selected.add(Columns.TIME);
        return DSL.select(selected)
                .distinctOn(cell)
                .from(placed.ofPeriods(all, kept).asTable("placed"))
                .where(Columns.VALUE.isNotNull())
                .orderBy(order);
    }

    private static List<Field<Object>> key(int length) {
        return IntStream.range(0, length).mapToObj(Columns::key).toList();
    }
}
