package org.kpiplatform.app.metric.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// The columns that the queries of this package hand to each other.
public final class Columns {

    /// The day of a record or bucket.
    public static final Field<LocalDate> DAY = DSL.field(DSL.name("day"), SQLDataType.LOCALDATE);

    /// The first day of the month of a record or bucket.
    public static final Field<LocalDate> MONTH = DSL.function(
                    DSL.systemName("date_trunc"),
                    SQLDataType.LOCALDATETIME,
                    DSL.inline("month"),
                    DAY.cast(SQLDataType.LOCALDATETIME))
            .cast(SQLDataType.LOCALDATE);

    /// Which of the asked periods it is in, counted from 1; 0 for the time before them.
    public static final Field<Integer> PERIOD = DSL.field(DSL.name("period"), SQLDataType.INTEGER);

    /// What is measured of a record, or the value of a cell.
    public static final Field<BigDecimal> VALUE = DSL.field(DSL.name("value"), SQLDataType.NUMERIC);

    /// Of how many records an average or a spread is.
    public static final Field<BigDecimal> RECORDS = DSL.field(DSL.name("records"), SQLDataType.NUMERIC);

    /// Whether a row of a stock is about the end of a record.
    static final Field<Boolean> CLOSES = DSL.field(DSL.name("closes"), SQLDataType.BOOLEAN);

    /// The sum of the values that a spread is of.
    public static final Field<BigDecimal> SUM = DSL.field(DSL.name("sum"), SQLDataType.NUMERIC);

    static final Field<Object> ENTITY = DSL.field(DSL.name("entity"), SQLDataType.OTHER);
    static final Field<Object> TIME = DSL.field(DSL.name("time"), SQLDataType.OTHER);

    private Columns() {}

    /// The columns of a metric's dimensions, in their order. Numbered, since names of fields can be longer than
    /// PostgreSQL allows once they are joined by dots.
    public static List<Field<String>> dimensions(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Columns::dimension).toList();
    }

    private static Field<String> dimension(int number) {
        return DSL.field(DSL.name("d" + number), SQLDataType.CLOB);
    }

    static Field<Object> key(int number) {
        return DSL.field(DSL.name("k" + number), SQLDataType.OTHER);
    }
}
