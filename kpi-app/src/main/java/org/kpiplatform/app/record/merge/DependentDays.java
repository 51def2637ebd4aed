package org.kpiplatform.app.record.merge;

import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectDistinct;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.app.record.PinnedField;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.RecordTable;

/// The days of records that join to changed ones.
final class DependentDays {

    private final ZoneId zone;
    private final Table<?> changed;

    /// @param changed holds the keys of the changed records
    DependentDays(ZoneId zone, Table<?> changed) {
        this.zone = zone;
        this.changed = changed;
    }

    /// @param field the field of time that dates the dependent's records
    Select<Record1<LocalDate>> of(TouchPlan.Dependent dependent, String field) {
        PinnedField time = dependent.stream().field(field).orElseThrow();
        Table<Record> first = alias(dependent.stream(), 0);
        Table<?> from = first;
        List<TouchPlan.Hop> hops = dependent.hops();
        for (int i = 0; i < hops.size(); i++) {
            boolean last = i == hops.size() - 1;
            Table<?> partner = last ? changed : alias(hops.get(i).to(), i + 1);
            from = from.join(partner).on(joins(hops.get(i), alias(hops.get(i).from(), i), partner));
        }
        Field<LocalDate> day = RecordTable.day(RecordTable.column(first, time), time.type(), zone);
        return selectDistinct(day.as("day")).from(from);
    }

    private static Table<Record> alias(PinnedStream stream, int hop) {
        return RecordTable.of(stream.key()).as(name("r" + hop));
    }

    private static Condition joins(TouchPlan.Hop hop, Table<?> owner, Table<?> partner) {
        List<Condition> equal = new ArrayList<>();
        for (int i = 0; i < hop.on().size(); i++) {
            PinnedField own = hop.from().field(hop.on().get(i)).orElseThrow();
            PinnedField key = hop.to().field(hop.to().keys().get(i)).orElseThrow();
            equal.add(equal(own, RecordTable.column(owner, own), key, RecordTable.column(partner, key)));
        }
        return DSL.and(equal);
    }

    /// A key may be text on one side and a number on the other; then their texts must agree.
    @SuppressWarnings("unchecked") // both sides have the same type
    private static Condition equal(PinnedField own, Field<?> ownColumn, PinnedField key, Field<?> keyColumn) {
        return own.type() == key.type()
                ? ((Field<Object>) ownColumn).eq((Field<Object>) keyColumn)
                : ownColumn.cast(SQLDataType.CLOB).eq(keyColumn.cast(SQLDataType.CLOB));
    }
}
