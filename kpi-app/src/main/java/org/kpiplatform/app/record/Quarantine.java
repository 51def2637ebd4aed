package org.kpiplatform.app.record;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.table;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.Rejection;

/// The rows that could not become records, with their places and reasons.
@ApplicationScoped
public class Quarantine {

    private static final Table<Record> QUARANTINE = table(name("kpi", "quarantine"));
    private static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);
    private static final Field<String> SOURCE = field(name("source"), SQLDataType.CLOB);
    private static final Field<String> STREAM = field(name("stream"), SQLDataType.CLOB);
    private static final Field<Long> RUN = field(name("run"), SQLDataType.BIGINT);
    private static final Field<String> RESOURCE = field(name("resource"), SQLDataType.CLOB);
    private static final Field<Long> NUMBER = field(name("number"), SQLDataType.BIGINT);
    private static final Field<String> FIELD = field(name("field"), SQLDataType.CLOB);
    private static final Field<String> RAW = field(name("raw"), SQLDataType.CLOB);
    private static final Field<String> REASON = field(name("reason"), SQLDataType.CLOB);
    private static final Field<String> IDENTITY = field(name("identity"), SQLDataType.CLOB);

    private static final int ROWS_PER_STATEMENT = 500;

    private final DSLContext sql;

    Quarantine(DSLContext sql) {
        this.sql = sql;
    }

    /// A row in quarantine.
    ///
    /// @param run the sync run that read it last
    public record Entry(long id, long run, Rejection rejection) {}

    /// Adds what a run has rejected. The same record again, by its key or, elsewhere, by its text, takes the place of
    /// what was here of it.
    @Transactional(TxType.MANDATORY)
    public void add(StreamKey stream, long run, List<Rejection> rejected) {
        List<Rejection> latest = List.copyOf(latest(rejected).values());
        for (int from = 0; from < latest.size(); from += ROWS_PER_STATEMENT) {
            List<Rejection> some = latest.subList(from, Math.min(from + ROWS_PER_STATEMENT, latest.size()));
            forgetSame(stream, some);
            sql.insertInto(QUARANTINE, SOURCE, STREAM, RUN, RESOURCE, NUMBER, FIELD, RAW, REASON, IDENTITY)
                    .valuesOfRows(some.stream()
                            .map(it -> row(
                                    stream.source(),
                                    stream.stream(),
                                    run,
                                    it.position().resource(),
                                    it.position().number(),
                                    it.field(),
                                    storable(it.raw()),
                                    storable(it.reason()),
                                    RejectedIdentity.of(it)))
                            .toList())
                    .execute();
        }
    }

    /// Rows of one resource that read alike are several, unless they have the same key.
    private static Map<String, Rejection> latest(List<Rejection> rejected) {
        SequencedMap<String, Rejection> latest = new LinkedHashMap<>();
        for (Rejection rejection : rejected) {
            String identity = RejectedIdentity.of(rejection);
            String place = RejectedIdentity.isOfKey(identity) ? identity : identity + " " + rejection.position();
            latest.remove(place);
            latest.put(place, rejection);
        }
        return latest;
    }

    private void forgetSame(StreamKey stream, List<Rejection> rejected) {
        Map<String, List<String>> identities = rejected.stream()
                .collect(Collectors.groupingBy(
                        it -> it.position().resource(), Collectors.mapping(RejectedIdentity::of, Collectors.toList())));
        identities.forEach((resource, some) -> sql.deleteFrom(QUARANTINE)
                .where(is(stream), IDENTITY.in(some), RESOURCE.ne(resource).or(IDENTITY.like("key %")))
                .execute());
    }

    /// Forgets what earlier runs rejected of a resource from this place on, because it is being read again
    /// from there.
    @Transactional(TxType.MANDATORY)
    public void forgetFrom(StreamKey stream, long run, Position place) {
        sql.deleteFrom(QUARANTINE)
                .where(is(stream), RESOURCE.eq(place.resource()), NUMBER.ge(place.number()), RUN.ne(run))
                .execute();
    }

    /// Forgets the oldest rows of a stream whose rows are never read again.
    @Transactional(TxType.MANDATORY)
    public void keepLatest(StreamKey stream, int most) {
        sql.deleteFrom(QUARANTINE)
                .where(
                        is(stream),
                        ID.lt(sql.select(ID)
                                .from(QUARANTINE)
                                .where(is(stream))
                                .orderBy(ID.desc())
                                .offset(most - 1)
                                .limit(1)))
                .execute();
    }

    /// The first rows of a resource.
    public List<Rejection> first(StreamKey stream, String resource, int limit) {
        return sql.select(ID, RUN, RESOURCE, NUMBER, FIELD, RAW, REASON)
                .from(QUARANTINE)
                .where(is(stream), RESOURCE.eq(resource))
                .orderBy(NUMBER, ID)
                .limit(limit)
                .fetch(row -> entry(row).rejection());
    }

    /// Forgets what runs before this one have rejected and none since: everything has been read, and it was not there
    /// any more, or has become a record.
    @Transactional(TxType.MANDATORY)
    public void forgetBefore(StreamKey stream, long run) {
        sql.deleteFrom(QUARANTINE).where(is(stream), RUN.lt(run)).execute();
    }

    @Transactional(TxType.MANDATORY)
    void forget(StreamKey stream) {
        sql.deleteFrom(QUARANTINE).where(is(stream)).execute();
    }

    public long count(StreamKey stream) {
        return sql.fetchCount(QUARANTINE, is(stream));
    }

    /// The rows of a stream in the order they were put here, after the given one.
    ///
    /// @param after an [Entry#id], or null to begin
    public List<Entry> page(StreamKey stream, @Nullable Long after, int limit) {
        return sql.select(ID, RUN, RESOURCE, NUMBER, FIELD, RAW, REASON)
                .from(QUARANTINE)
                .where(is(stream), ID.gt(after == null ? 0 : after))
                .orderBy(ID)
                .limit(limit)
                .fetch(Quarantine::entry);
    }

    private static Entry entry(Record row) {
        Position position = new Position(row.get(RESOURCE), row.get(NUMBER));
        return new Entry(
                row.get(ID), row.get(RUN), new Rejection(position, row.get(FIELD), row.get(RAW), row.get(REASON)));
    }

    private static Condition is(StreamKey stream) {
        return SOURCE.eq(stream.source()).and(STREAM.eq(stream.stream()));
    }

    /// A rejected row may hold the very character that PostgreSQL can not.
    private static String storable(String text) {
        return text.replace('\0', '␀');
    }
}
