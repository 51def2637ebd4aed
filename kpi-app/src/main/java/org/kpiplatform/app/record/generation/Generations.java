package org.kpiplatform.app.record.generation;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.connector.spi.Cursor;
import org.postgresql.PGConnection;

/// The generations that are being read, at most one of each stream.
@ApplicationScoped
public class Generations {

    /// Of [#met]: the fingerprint of a record.
    public static final Field<Long> MET = field(name("met", "fingerprint"), SQLDataType.BIGINT);

    private static final Table<Record> GENERATIONS = table(name("kpi", "generation"));
    private static final Table<Record> BATCHES = table(name("kpi", "generation_batch"));
    private static final Field<String> SOURCE = field(name("source"), SQLDataType.CLOB);
    private static final Field<String> STREAM = field(name("stream"), SQLDataType.CLOB);
    private static final Field<String> REACH = field(name("reach"), SQLDataType.CLOB);
    private static final Field<Long> FIRST_RUN = field(name("first_run"), SQLDataType.BIGINT);
    private static final Field<Boolean> REMEMBERS = field(name("remembers"), SQLDataType.BOOLEAN);
    private static final Field<Integer> CURSOR_FORMAT = field(name("cursor_format"), SQLDataType.INTEGER);
    private static final Field<String> CURSOR_TOKEN = field(name("cursor_token"), SQLDataType.CLOB);
    private static final Field<Long> DELIVERED = field(name("delivered"), SQLDataType.BIGINT);
    private static final Field<Long> REJECTED = field(name("rejected"), SQLDataType.BIGINT);

    private final DSLContext sql;

    Generations(DSLContext sql) {
        this.sql = sql;
    }

    /// The generation of a stream that has not come to its end.
    public Optional<Generation> find(StreamKey stream) {
        return sql.select(REACH, FIRST_RUN, REMEMBERS, CURSOR_FORMAT, CURSOR_TOKEN, DELIVERED, REJECTED)
                .from(GENERATIONS)
                .where(is(stream))
                .fetchOptional(row -> generation(stream, row));
    }

    /// Begins a generation of a pinned stream; one that was under way is given up.
    ///
    /// @param remembers whether it has to keep which records it meets
    @Transactional
    public Generation begin(StreamKey stream, Generation.Reach reach, long run, boolean remembers) {
        drop(stream);
        sql.insertInto(GENERATIONS, SOURCE, STREAM, REACH, FIRST_RUN, REMEMBERS)
                .values(stream.source(), stream.stream(), reach.name().toLowerCase(Locale.ROOT), run, remembers)
                .execute();
        return new Generation(stream, reach, run, remembers, null, 0, 0);
    }

    /// Ends a generation, or gives it up.
    @Transactional
    public void drop(StreamKey stream) {
        sql.deleteFrom(GENERATIONS).where(is(stream)).execute();
    }

    /// Notes what a batch has brought, in the batch's own transaction.
    ///
    /// @param next         where the generation goes on
    /// @param delivered fingerprints of the records in the batch
    /// @param kept      those of records whose rows in it could not be read
    /// @param rejected  how many rows in it may be of any record
    /// @return the generation after it
    @Transactional(TxType.MANDATORY)
    public Generation took(Generation before, Cursor next, long[] delivered, List<Long> kept, int rejected) {
        Generation after = sql.update(GENERATIONS)
                .set(CURSOR_FORMAT, next.format())
                .set(CURSOR_TOKEN, next.token())
                .set(DELIVERED, DELIVERED.plus(delivered.length))
                .set(REJECTED, REJECTED.plus(rejected))
                .where(is(before.stream()), FIRST_RUN.eq(before.firstRun()))
                .returning(REACH, FIRST_RUN, REMEMBERS, CURSOR_FORMAT, CURSOR_TOKEN, DELIVERED, REJECTED)
                .fetchOptional(row -> generation(before.stream(), row))
                .orElseThrow(() ->
                        new IllegalStateException("the generation of " + before.stream() + " was given up meanwhile"));
        long[] met = LongStream.concat(LongStream.of(delivered), kept.stream().mapToLong(Long::longValue))
                .toArray();
        if (before.remembers() && met.length > 0) {
            sql.connection(connection -> remember(connection, before.stream(), met));
        }
        return after;
    }

    /// Not by jOOQ, which would make an object of each number.
    private static void remember(Connection connection, StreamKey stream, long[] fingerprints) throws SQLException {
        Array numbers = connection.unwrap(PGConnection.class).createArrayOf("int8", fingerprints);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into kpi.generation_batch values (?, ?, ?)")) {
            insert.setString(1, stream.source());
            insert.setString(2, stream.stream());
            insert.setArray(3, numbers);
            insert.executeUpdate();
        } finally {
            numbers.free();
        }
    }

    /// The fingerprints that a generation has met, each at least once.
    public Table<Record1<Long>> met(StreamKey stream) {
        return select(field("unnest({0})", SQLDataType.BIGINT, field(name("fingerprints"))))
                .from(BATCHES)
                .where(is(stream))
                .asTable("met", "fingerprint");
    }

    private static Generation generation(StreamKey stream, Record row) {
        return new Generation(
                stream,
                Generation.Reach.valueOf(row.get(REACH).toUpperCase(Locale.ROOT)),
                row.get(FIRST_RUN),
                row.get(REMEMBERS),
                cursor(row),
                row.get(DELIVERED),
                row.get(REJECTED));
    }

    private static @Nullable Cursor cursor(Record row) {
        String token = row.get(CURSOR_TOKEN);
        return token == null ? null : new Cursor(row.get(CURSOR_FORMAT), token);
    }

    private static Condition is(StreamKey stream) {
        return SOURCE.eq(val(stream.source())).and(STREAM.eq(val(stream.stream())));
    }
}
