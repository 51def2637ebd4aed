package org.kpiplatform.app.source.schedule;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.domain.source.ScheduleDefinition;

/// The table `kpi.schedule`.
final class ScheduleTable {

    static final Table<Record> SCHEDULES = table(name("kpi", "schedule"));

    static final Field<String> SOURCE = field(name("kpi", "schedule", "source"), SQLDataType.CLOB);
    static final Field<String> EVERY = field(name("every"), SQLDataType.CLOB);
    static final Field<String> CRON = field(name("cron"), SQLDataType.CLOB);
    static final Field<String> ZONE = field(name("zone"), SQLDataType.CLOB);
    static final Field<Instant> DUE_AT = field(name("due_at"), SQLDataType.INSTANT);
    static final Field<Instant> PAUSED_AT = field(name("paused_at"), SQLDataType.INSTANT);

    static final Field<Long> HALTED_BY = field(name("halted_by"), SQLDataType.BIGINT);

    private ScheduleTable() {}

    static ScheduleDefinition definition(Record row) {
        return new ScheduleDefinition(row.get(EVERY), row.get(CRON), row.get(ZONE));
    }
}
