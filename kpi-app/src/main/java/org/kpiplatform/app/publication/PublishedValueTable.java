package org.kpiplatform.app.publication;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.series.Absence;

/// The table `kpi.published_value`.
final class PublishedValueTable {

    static final Table<Record> VALUES = table(name("kpi", "published_value"));

    static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);
    static final Field<String> KEY = field(name("key"), SQLDataType.CLOB);
    static final Field<String> ZONE = field(name("zone"), SQLDataType.CLOB);
    static final Field<String> GRAIN = field(name("grain"), SQLDataType.CLOB);
    static final Field<LocalDate> PERIOD_START = field(name("period_start"), SQLDataType.LOCALDATE);
    static final Field<LocalDate> PERIOD_END = field(name("period_end"), SQLDataType.LOCALDATE);
    static final Field<String> DIMENSION = field(name("dimension"), SQLDataType.CLOB);
    static final Field<String> MEMBER = field(name("member"), SQLDataType.CLOB);
    static final Field<Double> VALUE = field(name("value"), SQLDataType.DOUBLE);
    static final Field<String> ABSENCE = field(name("absence"), SQLDataType.CLOB);
    static final Field<Double> COMPLETENESS = field(name("completeness"), SQLDataType.DOUBLE);
    static final Field<String[]> MISSING_INPUTS = field(name("missing_inputs"), SQLDataType.CLOB.array());
    static final Field<String[]> REPLACED_INPUTS = field(name("replaced_inputs"), SQLDataType.CLOB.array());
    static final Field<Integer> REVISION = field(name("revision"), SQLDataType.INTEGER);
    static final Field<Long> RUN = field(name("run"), SQLDataType.BIGINT);
    static final Field<String> DEFINITION = field(name("definition"), SQLDataType.CLOB);
    static final Field<Instant> KNOWN_FROM = field(name("known_from"), SQLDataType.INSTANT);
    static final Field<Instant> KNOWN_TO = field(name("known_to"), SQLDataType.INSTANT);
    static final Field<Long> RESTATES = field(name("restates"), SQLDataType.BIGINT);

    /// What makes a value as people read it back.
    static final List<Field<?>> READ = List.of(
            ID,
            KEY,
            ZONE,
            GRAIN,
            PERIOD_START,
            PERIOD_END,
            DIMENSION,
            MEMBER,
            VALUE,
            ABSENCE,
            COMPLETENESS,
            MISSING_INPUTS,
            REPLACED_INPUTS,
            REVISION,
            RUN,
            DEFINITION,
            KNOWN_FROM,
            KNOWN_TO);

    private PublishedValueTable() {}

    static String word(Grain grain) {
        return grain.name().toLowerCase(Locale.ROOT);
    }

    static Grain grain(String word) {
        return Grain.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static String word(Absence absence) {
        return absence.name().toLowerCase(Locale.ROOT);
    }

    static Absence absence(String word) {
        return Absence.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static @Nullable String wordOrNull(@Nullable Absence absence) {
        return absence == null ? null : word(absence);
    }

    static @Nullable Absence absenceOrNull(@Nullable String word) {
        return word == null ? null : absence(word);
    }

    static boolean isMissing(@Nullable Absence absence) {
        return absence == Absence.MISSING;
    }

    /// What was known at a moment.
    static Condition knownAt(Instant moment) {
        return KNOWN_FROM.le(moment).and(KNOWN_TO.isNull().or(KNOWN_TO.gt(moment)));
    }
}
