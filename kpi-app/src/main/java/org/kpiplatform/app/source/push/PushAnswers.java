package org.kpiplatform.app.source.push;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.kpiplatform.api.push.PushReceipt;
import org.kpiplatform.app.json.StoredJson;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.record.StreamKey;

/// What was answered to whom, for some days. Written and read under the lock of the stream.
@ApplicationScoped
class PushAnswers {

    private static final Table<Record> ANSWERS = table(name("kpi", "push_answer"));
    private static final Field<String> SOURCE = field(name("source"), SQLDataType.CLOB);
    private static final Field<String> STREAM = field(name("stream"), SQLDataType.CLOB);
    private static final Field<String> KEY = field(name("key"), SQLDataType.CLOB);
    private static final Field<String> DIGEST = field(name("digest"), SQLDataType.CLOB);
    private static final Field<String> ANSWER = field(name("answer"), SQLDataType.CLOB);
    private static final Field<Instant> TAKEN_AT = field(name("taken_at"), SQLDataType.INSTANT);

    private static final int ROWS_PER_STATEMENT = 500;

    private final DSLContext sql;
    private final PushConfig config;
    private final Clock clock;

    PushAnswers(DSLContext sql, PushConfig config, Clock clock) {
        this.sql = sql;
        this.config = config;
        this.clock = clock;
    }

    /// What was answered to the same before.
    ///
    /// @param digest of what is sent now
    /// @throws ProblemException when the key was used for something else
    @Transactional(TxType.MANDATORY)
    Optional<PushReceipt> find(StreamKey stream, String key, String digest) {
        Record found = sql.select(DIGEST, ANSWER)
                .from(ANSWERS)
                .where(is(stream), KEY.eq(key))
                .fetchOne();
        if (found == null || found.get(ANSWER) == null) {
            return Optional.empty();
        }
        if (!digest.equals(found.get(DIGEST))) {
            throw ProblemException.invalid(
                    "The Idempotency-Key `" + key.substring(key.indexOf(' ') + 1)
                            + "` was used for another body. A retry sends the same; something new needs a new key.",
                    List.of());
        }
        return Optional.of(receipt(found.get(ANSWER)));
    }

    /// Those of some keys that are there.
    @Transactional(TxType.MANDATORY)
    Set<String> known(StreamKey stream, Collection<String> keys) {
        return keys.isEmpty()
                ? Set.of()
                : sql.select(KEY)
                        .from(ANSWERS)
                        .where(is(stream), KEY.eq(org.jooq.impl.DSL.any(keys.toArray(String[]::new))))
                        .fetchSet(KEY);
    }

    /// Keeps an answer.
    @Transactional(TxType.MANDATORY)
    void keep(StreamKey stream, String key, String digest, PushReceipt answer) {
        sql.insertInto(ANSWERS, SOURCE, STREAM, KEY, DIGEST, ANSWER, TAKEN_AT)
                .values(stream.source(), stream.stream(), key, digest, text(answer), clock.instant())
                .execute();
        sql.deleteFrom(ANSWERS)
                .where(is(stream), TAKEN_AT.lt(clock.instant().minus(config.keepAnswers())))
                .execute();
    }

    /// Remembers events.
    @Transactional(TxType.MANDATORY)
    void remember(StreamKey stream, List<String> events) {
        Instant now = clock.instant();
        for (int from = 0; from < events.size(); from += ROWS_PER_STATEMENT) {
            List<String> some = events.subList(from, Math.min(from + ROWS_PER_STATEMENT, events.size()));
            sql.insertInto(ANSWERS, SOURCE, STREAM, KEY, TAKEN_AT)
                    .valuesOfRows(some.stream()
                            .map(event -> row(stream.source(), stream.stream(), event, now))
                            .toList())
                    .onConflictDoNothing()
                    .execute();
        }
    }

    private static PushReceipt receipt(String text) {
        try {
            return StoredJson.mapper().readValue(text, PushReceipt.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer was not kept as JSON", e);
        }
    }

    private static String text(PushReceipt answer) {
        try {
            return StoredJson.mapper().writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer could not be written as JSON", e);
        }
    }

    private static Condition is(StreamKey stream) {
        return SOURCE.eq(stream.source()).and(STREAM.eq(stream.stream()));
    }
}
