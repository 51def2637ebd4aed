package org.kpiplatform.app.publication;

import static org.kpiplatform.app.publication.PublishedValueTable.ABSENCE;
import static org.kpiplatform.app.publication.PublishedValueTable.COMPLETENESS;
import static org.kpiplatform.app.publication.PublishedValueTable.DIMENSION;
import static org.kpiplatform.app.publication.PublishedValueTable.GRAIN;
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
import static org.kpiplatform.app.publication.PublishedValueTable.ZONE;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.basis.Basis;
import org.kpiplatform.app.basis.Days;
import org.kpiplatform.app.basis.Fact;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.series.Absence;

/// What people know, and knew at every moment before, of the values of final periods. Start reading here; how values
/// become known is [Publishing]'s.
@ApplicationScoped
public class PublishedValues {

    private static final int ROWS_AT_ONCE = 1_000;
    private static final int LATEST = 24;

    private final DSLContext sql;

    PublishedValues(DSLContext sql) {
        this.sql = sql;
    }

    /// A value at the moment that was asked.
    ///
    /// @param missingInputs  the metrics whose absence made it missing
    /// @param replacedInputs the inputs that were missing and had been left out or replaced in it
    /// @param restated       whether another had been reported of the period before
    /// @param revision       of the definition that it was computed by
    /// @param run            the sync run whose records it came with; null where a definition was changed
    public record Known(
            @Nullable Double value,
            @Nullable Absence absence,
            double completeness,
            SortedSet<String> missingInputs,
            SortedSet<String> replacedInputs,
            boolean restated,
            int revision,
            @Nullable Long run,
            Instant knownFrom) {}

    /// The last period of a calendar that people knew a total of at a moment, for a metric or KPI; empty before the
    /// first. The same metric may be published by several calendars.
    public Optional<Period> last(PublishedKey of, Calendar calendar, Grain grain, Instant moment) {
        Basis.note(Fact.published(of.key()), Days.ALL);
        return sql
                .select(PERIOD_START, PERIOD_END)
                .from(VALUES)
                .where(
                        of.isMeant(),
                        GRAIN.eq(PublishedValueTable.word(grain)),
                        DIMENSION.eq(""),
                        PublishedValueTable.knownAt(moment))
                .orderBy(PERIOD_START.desc())
                .limit(ROWS_AT_ONCE)
                .fetch(Span::of)
                .stream()
                .flatMap(span -> span.in(calendar, grain).stream())
                .findFirst();
    }

    /// The last period of a calendar of which a total is in force, for each of some metrics and KPIs. Those are
    /// left out of which nothing is, or nothing among their latest few: these may be of other calendars.
    public Map<PublishedKey, Period> last(Collection<PublishedKey> all, Calendar calendar, Grain grain) {
        Map<PublishedKey, Period> last = new HashMap<>();
        Field<String> key = DSL.field(DSL.name("asked", "key"), SQLDataType.CLOB);
        Field<String> zone = DSL.field(DSL.name("asked", "zone"), SQLDataType.CLOB);
        sql.select(key, zone, PERIOD_START, PERIOD_END)
                .from(DSL.table(
                                "unnest({0}, {1})",
                                DSL.val(all.stream().map(PublishedKey::key).toArray(String[]::new)),
                                DSL.val(all.stream()
                                        .map(PublishedKey::storedZone)
                                        .toArray(String[]::new)))
                        .as("asked", "key", "zone"))
                .crossJoin(DSL.lateral(DSL.select(PERIOD_START, PERIOD_END)
                        .from(VALUES)
                        .where(
                                KEY.eq(key),
                                ZONE.eq(zone),
                                GRAIN.eq(PublishedValueTable.word(grain)),
                                DIMENSION.eq(""),
                                KNOWN_TO.isNull())
                        .orderBy(PERIOD_START.desc())
                        .limit(DSL.inline(LATEST))
                        .asTable("latest")))
                .forEach(row -> Span.of(row)
                        .in(calendar, grain)
                        .ifPresent(period -> last.merge(
                                PublishedKey.ofStored(row.value1(), row.value2()),
                                period,
                                BinaryOperator.maxBy(Comparator.comparingLong(Period::ordinal)))));
        return last;
    }

    /// What was known at a moment of the total of a metric or KPI in some periods: one for each, in their order; empty
    /// for those of which nothing had been published.
    public List<Optional<Known>> known(PublishedKey of, List<Period> periods, Instant moment) {
        Map<Place, Known> known = read(of, "", periods, PublishedValueTable.knownAt(moment));
        return ofPart(known, Part.TOTAL, periods);
    }

    /// What was known at a moment of every member of a dimension of which something was known.
    public SortedMap<Part, List<Optional<Known>>> knownBy(
            String dimension, String key, List<Period> periods, Instant moment) {
        Map<Place, Known> known = read(PublishedKey.of(key), dimension, periods, PublishedValueTable.knownAt(moment));
        SortedMap<Part, List<Optional<Known>>> byPart = new TreeMap<>();
        known.keySet().stream()
                .map(Place::part)
                .forEach(part -> byPart.computeIfAbsent(part, it -> ofPart(known, it, periods)));
        return byPart;
    }

    private static List<Optional<Known>> ofPart(Map<Place, Known> known, Part part, List<Period> periods) {
        return periods.stream()
                .map(period -> Optional.ofNullable(known.get(new Place(part, Span.of(period)))))
                .toList();
    }

    private Map<Place, Known> read(PublishedKey of, String dimension, List<Period> periods, Condition when) {
        Basis.note(
                Fact.published(of.key()),
                Days.of(periods.getFirst().start(), periods.getLast().end()));
        Map<Place, Known> known = new HashMap<>();
        sql.select(
                        PERIOD_START,
                        PERIOD_END,
                        DIMENSION,
                        MEMBER,
                        VALUE,
                        ABSENCE,
                        COMPLETENESS,
                        MISSING_INPUTS,
                        REPLACED_INPUTS,
                        RESTATES,
                        REVISION,
                        RUN,
                        KNOWN_FROM)
                .from(VALUES)
                .where(in(of, dimension, periods), when)
                .forEach(row -> known.put(Place.of(row), known(row)));
        return known;
    }

    private static Condition in(PublishedKey of, String dimension, List<Period> periods) {
        return of.isMeant()
                .and(GRAIN.eq(PublishedValueTable.word(periods.getFirst().grain())))
                .and(DIMENSION.eq(dimension))
                .and(PERIOD_START.between(
                        periods.getFirst().start(), periods.getLast().start()));
    }

    /// Those of some periods whose present total took the place of another.
    public Set<Period> restated(String key, List<Period> periods) {
        Basis.note(
                Fact.published(key),
                Days.of(periods.getFirst().start(), periods.getLast().end()));
        Set<Span> restated = new HashSet<>(sql.select(PERIOD_START, PERIOD_END)
                .from(VALUES)
                .where(in(PublishedKey.of(key), "", periods), KNOWN_TO.isNull(), RESTATES.isNotNull())
                .fetch(Span::of));
        return periods.stream()
                .filter(period -> restated.contains(Span.of(period)))
                .collect(Collectors.toSet());
    }

    private static Known known(Record row) {
        return new Known(
                row.get(VALUE),
                PublishedValueTable.absenceOrNull(row.get(ABSENCE)),
                row.get(COMPLETENESS),
                new TreeSet<>(List.of(row.get(MISSING_INPUTS))),
                new TreeSet<>(List.of(row.get(REPLACED_INPUTS))),
                row.get(RESTATES) != null,
                row.get(REVISION),
                row.get(RUN),
                row.get(KNOWN_FROM));
    }
}
