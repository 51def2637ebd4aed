package org.kpiplatform.app.metric.rollup;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.record.PinnedField;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.PinnedStreams;
import org.kpiplatform.app.record.RecordTable;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.StreamStates;
import org.kpiplatform.domain.source.FieldType;

/// Lets PostgreSQL put many records into buckets with several processes. It does so where it knows that much fewer
/// buckets than records come of it, for which it has to know on how many days the records lie.
@ApplicationScoped
class ManyRecords {

    /// Fewer are in their buckets before all of this is found out.
    private static final long MANY = 1_000_000;

    private final DSLContext sql;
    private final PinnedStreams pinned;
    private final StreamStates states;
    private final ZoneId zone;

    ManyRecords(DSLContext sql, PinnedStreams pinned, StreamStates states, OrganisationTime time) {
        this.sql = sql;
        this.pinned = pinned;
        this.states = states;
        this.zone = time.zone();
    }

    /// Prepares the rest of the transaction for some works, as far as they read all records of a stream.
    @Transactional(TxType.MANDATORY)
    void expect(Collection<BucketWork> works) {
        works.stream()
                .filter(work -> work.days().isEmpty())
                .map(work -> work.query().measurement().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(this::expect);
    }

    private void expect(StreamKey stream) {
        long records = states.read(stream).records();
        if (records >= MANY) {
            pinned.find(stream).ifPresent(it -> estimate(it, records));
            sql.setLocal("work_mem", inline("128MB")).execute();
            // the default makes sense where a process hands over rows, not buckets
            sql.setLocal("parallel_tuple_cost", inline("0.001")).execute();
        }
    }

    /// Makes PostgreSQL know on about how many days the records of a stream lie.
    @Transactional(TxType.MANDATORY)
    void estimate(PinnedStream stream, long records) {
        boolean known = sql.fetchExists(DSL.selectOne()
                .from(table(name("pg_catalog", "pg_class")))
                .where(
                        field(name("oid"))
                                .eq(DSL.field(
                                        "{0}::regclass",
                                        inline(RecordTable.of(stream.key()).toString()))),
                        field(name("reltuples"), SQLDataType.REAL).gt(records / 2F)));
        boolean isNew = false;
        for (PinnedField time : stream.times()) {
            if (time.type() == FieldType.TIMESTAMP && !hasDays(stream.key(), time)) {
                createDays(stream.key(), time);
                isNew = true;
            }
        }
        if (isNew || !known) {
            sql.query("analyze {0}", RecordTable.of(stream.key())).execute();
        }
    }

    private boolean hasDays(StreamKey stream, PinnedField time) {
        return sql.fetchExists(DSL.selectOne()
                .from(table(name("pg_catalog", "pg_statistic_ext")))
                .where(
                        field(name("stxname")).eq(inline(days(stream, time).last())),
                        field("stxnamespace::regnamespace::text").eq(inline(RecordTable.schema(stream.source())))));
    }

    private void createDays(StreamKey stream, PinnedField time) {
        Table<Record> records = RecordTable.of(stream);
        sql.query(
                        "create statistics {0} on ({1}) from {2}",
                        days(stream, time),
                        RecordTable.day(RecordTable.column(records, time), time.type(), zone),
                        records)
                .execute();
    }

    /// The name of what is known of the days of a field.
    private Name days(StreamKey stream, PinnedField time) {
        int ofZone = List.of(stream.stream(), time.name(), zone.getId()).hashCode();
        return name(RecordTable.schema(stream.source()), "days_" + Integer.toHexString(ofZone));
    }
}
