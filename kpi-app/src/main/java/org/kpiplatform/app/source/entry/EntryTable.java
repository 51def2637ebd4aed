package org.kpiplatform.app.source.entry;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.entry.Entry;
import org.kpiplatform.api.entry.EntryState;
import org.kpiplatform.api.entry.EntryVerdict;
import org.kpiplatform.app.json.StoredJson;
import org.kpiplatform.app.record.DaySpan;
import org.kpiplatform.app.record.StreamKey;

/// What was ever typed in, and what was said to it. Rows are added and never changed.
@ApplicationScoped
class EntryTable {

    private static final Table<Record> ENTRIES = table(name("kpi", "entry"));
    private static final Table<Record> ENTRY = ENTRIES.as("e");
    private static final Table<Record> LATER = ENTRIES.as("later");
    private static final Table<Record> VERDICTS = table(name("kpi", "entry_verdict"));

    private static final Field<Long> ID = column(ENTRY, "id", SQLDataType.BIGINT);
    private static final Field<String> PERIOD = column(ENTRY, "period", SQLDataType.CLOB);
    private static final Field<LocalDate> DAY = column(ENTRY, "day", SQLDataType.LOCALDATE);
    private static final Field<LocalDate> UNTIL = column(ENTRY, "until", SQLDataType.LOCALDATE);
    private static final Field<String> SLICE = column(ENTRY, "slice", SQLDataType.CLOB);
    private static final Field<BigDecimal> VALUE = column(ENTRY, "value", SQLDataType.NUMERIC);
    private static final Field<String> AUTHOR = column(ENTRY, "author", SQLDataType.CLOB);
    private static final Field<String> NOTE = column(ENTRY, "note", SQLDataType.CLOB);
    private static final Field<Instant> ENTERED_AT = column(ENTRY, "entered_at", SQLDataType.INSTANT);
    private static final Field<Boolean> NEEDS_APPROVAL = column(ENTRY, "needs_approval", SQLDataType.BOOLEAN);

    private static final Table<Record> VERDICT = VERDICTS.as("v");
    private static final Field<Boolean> APPROVED = column(VERDICT, "approved", SQLDataType.BOOLEAN);
    private static final Field<String> VERDICT_BY = column(VERDICT, "given_by", SQLDataType.CLOB);
    private static final Field<String> VERDICT_NOTE = column(VERDICT, "note", SQLDataType.CLOB);
    private static final Field<Instant> VERDICT_AT = column(VERDICT, "given_at", SQLDataType.INSTANT);

    private static final Field<Boolean> OVERTAKEN =
            DSL.field(exists(selectOne().from(LATER).where(isLater())));
    private static final Field<Boolean> REPLACED = DSL.field(exists(selectOne()
            .from(LATER)
            .leftJoin(VERDICTS.as("w"))
            .on(column(VERDICTS.as("w"), "entry", SQLDataType.BIGINT).eq(column(LATER, "id", SQLDataType.BIGINT)))
            .where(
                    isLater(),
                    not(DSL.condition(column(LATER, "needs_approval", SQLDataType.BOOLEAN)))
                            .or(DSL.condition(column(VERDICTS.as("w"), "approved", SQLDataType.BOOLEAN))))));

    private final DSLContext sql;

    EntryTable(DSLContext sql) {
        this.sql = sql;
    }

    /// What is about to be written.
    ///
    /// @param value null where the period is to have none
    record Draft(
            String period,
            LocalDate day,
            LocalDate until,
            Map<String, String> slice,
            @Nullable BigDecimal value,
            String author,
            @Nullable String note,
            boolean needsApproval) {}

    @Transactional(TxType.MANDATORY)
    long add(StreamKey stream, Draft draft, Instant now) {
        Long id = sql.insertInto(
                        ENTRIES,
                        plain("source", SQLDataType.CLOB),
                        plain("stream", SQLDataType.CLOB),
                        plain("period", SQLDataType.CLOB),
                        plain("day", SQLDataType.LOCALDATE),
                        plain("until", SQLDataType.LOCALDATE),
                        plain("slice", SQLDataType.CLOB),
                        plain("value", SQLDataType.NUMERIC),
                        plain("author", SQLDataType.CLOB),
                        plain("note", SQLDataType.CLOB),
                        plain("entered_at", SQLDataType.INSTANT),
                        plain("needs_approval", SQLDataType.BOOLEAN))
                .values(
                        val(stream.source()),
                        val(stream.stream()),
                        val(draft.period()),
                        val(draft.day()),
                        val(draft.until()),
                        val(text(draft.slice())),
                        val(draft.value(), SQLDataType.NUMERIC),
                        val(draft.author()),
                        val(draft.note(), SQLDataType.CLOB),
                        val(now, SQLDataType.INSTANT),
                        val(draft.needsApproval()))
                .returning(plain("id", SQLDataType.BIGINT))
                .fetchSingle(row -> row.get("id", Long.class));
        return id;
    }

    @Transactional(TxType.MANDATORY)
    void judge(long entry, EntryVerdict verdict) {
        sql.insertInto(
                        VERDICTS,
                        plain("entry", SQLDataType.BIGINT),
                        plain("approved", SQLDataType.BOOLEAN),
                        plain("given_by", SQLDataType.CLOB),
                        plain("note", SQLDataType.CLOB),
                        plain("given_at", SQLDataType.INSTANT))
                .values(
                        val(entry),
                        val(verdict.approved()),
                        val(verdict.by()),
                        val(verdict.note(), SQLDataType.CLOB),
                        val(verdict.at(), SQLDataType.INSTANT))
                .execute();
    }

    Optional<Entry> find(StreamKey stream, long id) {
        return rows(is(stream).and(ID.eq(id)), null, 1).stream().findFirst();
    }

    /// The value that counts in a place, if there is one.
    Optional<Entry> counting(StreamKey stream, LocalDate day, Map<String, String> slice) {
        Condition place = is(stream).and(DAY.eq(day)).and(SLICE.eq(text(slice)));
        return rows(place, EntryState.COUNTS, 1).stream()
                .filter(entry -> entry.value() != null)
                .findFirst();
    }

    /// Entries, the latest first.
    ///
    /// @param day    only those of the period that begins on it, or null
    /// @param state  only those in it, or null
    /// @param before only those with a smaller id, or null
    List<Entry> page(
            StreamKey stream, @Nullable LocalDate day, @Nullable EntryState state, @Nullable Long before, int limit) {
        Condition which = is(stream)
                .and(day == null ? noCondition() : DAY.eq(day))
                .and(before == null ? noCondition() : ID.lt(before));
        return rows(which, state, limit);
    }

    /// The periods that have a value that counts.
    List<DaySpan> entered(StreamKey stream) {
        return sql.select(DAY, max(UNTIL))
                .from(ENTRY)
                .leftJoin(VERDICT)
                .on(isOfEntry())
                .where(is(stream), state(EntryState.COUNTS), VALUE.isNotNull())
                .groupBy(DAY)
                .orderBy(DAY)
                .fetch(row -> new DaySpan(row.value1(), row.value2()));
    }

    private List<Entry> rows(Condition which, @Nullable EntryState state, int limit) {
        return sql.select(
                        ID,
                        PERIOD,
                        DAY,
                        SLICE,
                        VALUE,
                        AUTHOR,
                        NOTE,
                        ENTERED_AT,
                        NEEDS_APPROVAL,
                        APPROVED,
                        VERDICT_BY,
                        VERDICT_NOTE,
                        VERDICT_AT,
                        OVERTAKEN.as("overtaken"),
                        REPLACED.as("replaced"))
                .from(ENTRY)
                .leftJoin(VERDICT)
                .on(isOfEntry())
                .where(which, state == null ? noCondition() : state(state))
                .orderBy(ID.desc())
                .limit(limit)
                .fetch(EntryTable::entry);
    }

    private static Entry entry(Record row) {
        Boolean approved = row.get(APPROVED);
        EntryVerdict verdict = approved == null
                ? null
                : new EntryVerdict(approved, row.get(VERDICT_BY), row.get(VERDICT_NOTE), row.get(VERDICT_AT));
        return new Entry(
                row.get(ID),
                row.get(PERIOD),
                row.get(DAY),
                slice(row.get(SLICE)),
                row.get(VALUE),
                row.get(AUTHOR),
                row.get(NOTE),
                row.get(ENTERED_AT),
                state(row, approved),
                verdict);
    }

    private static EntryState state(Record row, @Nullable Boolean approved) {
        if (Boolean.FALSE.equals(approved)) {
            return EntryState.REJECTED;
        }
        if (approved == null && row.get(NEEDS_APPROVAL)) {
            return row.get("overtaken", Boolean.class) ? EntryState.OVERTAKEN : EntryState.PENDING;
        }
        return row.get("replaced", Boolean.class) ? EntryState.REPLACED : EntryState.COUNTS;
    }

    /// The same as a condition.
    private static Condition state(EntryState state) {
        Condition waits = DSL.condition(NEEDS_APPROVAL).and(APPROVED.isNull());
        Condition counted = not(DSL.condition(NEEDS_APPROVAL)).or(APPROVED.isTrue());
        return switch (state) {
            case REJECTED -> APPROVED.isFalse();
            case OVERTAKEN -> waits.and(DSL.condition(OVERTAKEN));
            case PENDING -> waits.and(not(DSL.condition(OVERTAKEN)));
            case REPLACED -> counted.and(DSL.condition(REPLACED));
            case COUNTS -> counted.and(not(DSL.condition(REPLACED)));
        };
    }

    private static Condition isOfEntry() {
        return column(VERDICT, "entry", SQLDataType.BIGINT).eq(ID);
    }

    private static Condition is(StreamKey stream) {
        return column(ENTRY, "source", SQLDataType.CLOB)
                .eq(stream.source())
                .and(column(ENTRY, "stream", SQLDataType.CLOB).eq(stream.stream()));
    }

    /// Whether another row is of the same place, and came later.
    private static Condition isLater() {
        Condition later = column(LATER, "id", SQLDataType.BIGINT).gt(ID);
        for (String place : List.of("source", "stream", "slice")) {
            later = later.and(column(LATER, place, SQLDataType.CLOB).eq(column(ENTRY, place, SQLDataType.CLOB)));
        }
        return later.and(column(LATER, "day", SQLDataType.LOCALDATE).eq(DAY));
    }

    private static <T> Field<T> column(Table<?> table, String column, org.jooq.DataType<T> type) {
        return field(name(table.getName(), column), type);
    }

    private static <T> Field<T> plain(String column, org.jooq.DataType<T> type) {
        return field(name(column), type);
    }

    private static String text(Map<String, String> slice) {
        try {
            return StoredJson.mapper().writeValueAsString(slice);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a slice could not be written as JSON", e);
        }
    }

    private static Map<String, String> slice(String text) {
        try {
            return StoredJson.mapper().readValue(text, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a slice was not kept as JSON", e);
        }
    }
}
