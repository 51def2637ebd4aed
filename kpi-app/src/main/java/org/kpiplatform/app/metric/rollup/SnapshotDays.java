package org.kpiplatform.app.metric.rollup;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.app.organisation.OrganisationConfig;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.StreamStates;

/// The days on which records without a time were counted: those of their syncs.
@ApplicationScoped
class SnapshotDays {

    private static final Table<Record> SNAPSHOTS = table(name("kpi", "snapshot"));
    private static final Field<String> METRIC = field(name("metric"), SQLDataType.CLOB);
    private static final Field<LocalDate> DAY = field(name("day"), SQLDataType.LOCALDATE);

    private final DSLContext sql;
    private final StreamStates states;
    private final Clock clock;

    SnapshotDays(DSLContext sql, StreamStates states, OrganisationConfig organisation, Clock clock) {
        this.sql = sql;
        this.states = states;
        this.clock = clock.withZone(organisation.zone());
    }

    /// The day of a stream's last complete sync, which its records of now belong to; before there was one,
    /// today.
    LocalDate latest(StreamKey stream) {
        return states.syncedAt(stream)
                .map(instant -> LocalDate.ofInstant(instant, clock.getZone()))
                .orElseGet(() -> LocalDate.now(clock));
    }

    /// The days of the snapshots of some metrics; those without any are left out.
    Map<String, NavigableSet<LocalDate>> of(Collection<String> metrics) {
        Map<String, NavigableSet<LocalDate>> days = new HashMap<>();
        if (!metrics.isEmpty()) {
            sql.select(METRIC, DAY)
                    .from(SNAPSHOTS)
                    .where(METRIC.eq(DSL.any(metrics.toArray(String[]::new))))
                    .forEach(row -> days.computeIfAbsent(row.value1(), _ -> new TreeSet<>())
                            .add(row.value2()));
        }
        return days;
    }

    void remember(String metric, LocalDate day) {
        sql.insertInto(SNAPSHOTS)
                .set(METRIC, metric)
                .set(DAY, day)
                .onConflictDoNothing()
                .execute();
    }

    void forget(String metric) {
        sql.deleteFrom(SNAPSHOTS).where(METRIC.eq(metric)).execute();
    }
}
