package org.kpiplatform.app.publication;

import static org.kpiplatform.app.publication.PublishedValueTable.ABSENCE;
import static org.kpiplatform.app.publication.PublishedValueTable.COMPLETENESS;
import static org.kpiplatform.app.publication.PublishedValueTable.DEFINITION;
import static org.kpiplatform.app.publication.PublishedValueTable.DIMENSION;
import static org.kpiplatform.app.publication.PublishedValueTable.GRAIN;
import static org.kpiplatform.app.publication.PublishedValueTable.ID;
import static org.kpiplatform.app.publication.PublishedValueTable.KEY;
import static org.kpiplatform.app.publication.PublishedValueTable.KNOWN_FROM;
import static org.kpiplatform.app.publication.PublishedValueTable.KNOWN_TO;
import static org.kpiplatform.app.publication.PublishedValueTable.MEMBER;
import static org.kpiplatform.app.publication.PublishedValueTable.MISSING_INPUTS;
import static org.kpiplatform.app.publication.PublishedValueTable.PERIOD_END;
import static org.kpiplatform.app.publication.PublishedValueTable.PERIOD_START;
import static org.kpiplatform.app.publication.PublishedValueTable.REPLACED_INPUTS;
import static org.kpiplatform.app.publication.PublishedValueTable.RESTATES;
import static org.kpiplatform.app.publication.PublishedValueTable.REVISION;
import static org.kpiplatform.app.publication.PublishedValueTable.RUN;
import static org.kpiplatform.app.publication.PublishedValueTable.VALUE;
import static org.kpiplatform.app.publication.PublishedValueTable.VALUES;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.api.publication.PublishedValue;
import org.kpiplatform.api.publication.Restatement;
import org.kpiplatform.api.publication.Restatement.Cause;
import org.kpiplatform.app.definition.ReportingCalendars;
import org.kpiplatform.app.page.Cursor;
import org.kpiplatform.app.page.Pages;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.Calendars;

/// Published values as people read them back.
@ApplicationScoped
class PublishedHistory {

    private final DSLContext sql;
    private final ReportingCalendars calendars;

    PublishedHistory(DSLContext sql, ReportingCalendars calendars) {
        this.sql = sql;
        this.calendars = calendars;
    }

    /// Everything that was published of a period, the oldest first: the total, then each part.
    List<PublishedValue> of(String key, Period period) {
        return sql.select(PublishedValueTable.READ)
                .from(VALUES)
                .where(
                        KEY.eq(key),
                        GRAIN.eq(PublishedValueTable.word(period.grain())),
                        PERIOD_START.eq(period.start()),
                        PERIOD_END.eq(period.end()))
                .orderBy(DIMENSION, MEMBER.asc().nullsLast(), ID)
                .fetch(this::value);
    }

    /// The values that took the place of others, the latest first.
    Page<Restatement> restatements(@Nullable String key, int limit, @Nullable String cursor) {
        Condition later = Cursor.parse(cursor, 1)
                .<Condition>map(after -> ID.lt(id(after)))
                .orElse(DSL.noCondition());
        List<PublishedValue> after = sql.select(PublishedValueTable.READ)
                .from(VALUES)
                .where(RESTATES.isNotNull(), key == null ? DSL.noCondition() : KEY.eq(key), later)
                .orderBy(ID.desc())
                .limit(limit + 1)
                .fetch(this::value);
        Map<Long, PublishedValue> before = before(after);
        return Pages.cut(after.stream(), limit, last -> Cursor.after(String.valueOf(last.id())))
                .map(value -> restatement(Objects.requireNonNull(before.get(value.id())), value));
    }

    private Map<Long, PublishedValue> before(List<PublishedValue> values) {
        Long[] ids = values.stream().map(PublishedValue::id).toArray(Long[]::new);
        Map<Long, Long> restates =
                sql.select(ID, RESTATES).from(VALUES).where(ID.eq(DSL.any(ids))).fetchMap(ID, RESTATES);
        Map<Long, PublishedValue> restated = sql
                .select(PublishedValueTable.READ)
                .from(VALUES)
                .where(ID.eq(DSL.any(restates.values().toArray(Long[]::new))))
                .fetch(this::value)
                .stream()
                .collect(Collectors.toMap(PublishedValue::id, value -> value));
        return restates.entrySet().stream()
                .collect(
                        Collectors.toMap(Map.Entry::getKey, it -> Objects.requireNonNull(restated.get(it.getValue()))));
    }

    private static Restatement restatement(PublishedValue before, PublishedValue after) {
        Double change = before.value() == null || after.value() == null ? null : after.value() - before.value();
        return new Restatement(before, after, change, after.run() == null ? Cause.DEFINITION : Cause.RECORDS);
    }

    private PublishedValue value(Record row) {
        Grain grain = PublishedValueTable.grain(row.get(GRAIN));
        return new PublishedValue(
                row.get(ID),
                row.get(KEY),
                PublishedKey.of(row).zone(),
                grain,
                label(Span.of(row), grain, row.get(KNOWN_FROM)),
                slice(row),
                row.get(VALUE),
                PublishedValueTable.absenceOrNull(row.get(ABSENCE)),
                row.get(COMPLETENESS),
                List.of(row.get(MISSING_INPUTS)),
                List.of(row.get(REPLACED_INPUTS)),
                row.get(REVISION),
                row.get(RUN),
                row.get(DEFINITION),
                row.get(KNOWN_FROM),
                row.get(KNOWN_TO));
    }

    /// As the calendars call it that are in force, or else those that were when it was published.
    private String label(Span span, Grain grain, Instant publishedAt) {
        return label(span, grain, calendars.now())
                .or(() -> label(span, grain, calendars.at(publishedAt)))
                .orElseGet(() -> span.start() + ".." + span.end().minusDays(1));
    }

    private static Map<String, @Nullable String> slice(Record row) {
        String dimension = row.get(DIMENSION);
        return dimension.isEmpty() ? Map.of() : Collections.singletonMap(dimension, row.get(MEMBER));
    }

    private static Optional<String> label(Span span, Grain grain, Calendars calendars) {
        return calendars.all().stream()
                .flatMap(calendar -> span.in(calendar, grain).stream())
                .findFirst()
                .map(Period::label);
    }

    private static long id(Cursor cursor) {
        try {
            return Long.parseLong(cursor.position().getFirst());
        } catch (NumberFormatException _) {
            throw ProblemException.invalidParameter(
                    "cursor", "The cursor is not one of this list. Leave it out to begin at the latest restatement.");
        }
    }
}
