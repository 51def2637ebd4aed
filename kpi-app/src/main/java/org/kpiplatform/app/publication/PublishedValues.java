package org.kpiplatform.app.publication;

import static org.kpiplatform.app.publication.PublishedValueTable.ABSENCE;
import static org.kpiplatform.app.publication.PublishedValueTable.COMPLETENESS;
import static org.kpiplatform.app.publication.PublishedValueTable.GRAIN;
import static org.kpiplatform.app.publication.PublishedValueTable.ID;
import static org.kpiplatform.app.publication.PublishedValueTable.KEY;
import static org.kpiplatform.app.publication.PublishedValueTable.KNOWN_FROM;
import static org.kpiplatform.app.publication.PublishedValueTable.KNOWN_TO;
import static org.kpiplatform.app.publication.PublishedValueTable.PERIOD_END;
import static org.kpiplatform.app.publication.PublishedValueTable.PERIOD_START;
import static org.kpiplatform.app.publication.PublishedValueTable.RESTATES;
import static org.kpiplatform.app.publication.PublishedValueTable.REVISION;
import static org.kpiplatform.app.publication.PublishedValueTable.RUN;
import static org.kpiplatform.app.publication.PublishedValueTable.VALUE;
import static org.kpiplatform.app.publication.PublishedValueTable.VALUES;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Row12;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.basis.Basis;
import org.kpiplatform.app.basis.Change;
import org.kpiplatform.app.basis.Days;
import org.kpiplatform.app.basis.Fact;
import org.kpiplatform.app.basis.FactsChanged;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.series.Absence;

/// What people know, and knew at every moment before, of the values of final periods. Start reading here.
@ApplicationScoped
public class PublishedValues {

    private static final int ROWS_AT_ONCE = 1_000;

    private final DSLContext sql;
    private final Event<FactsChanged> facts;

    PublishedValues(DSLContext sql, Event<FactsChanged> facts) {
        this.sql = sql;
        this.facts = facts;
    }

    /// A value at the moment that was asked.
    ///
    /// @param restated whether another had been reported of the period before
    /// @param revision of the definition that it was computed by
    /// @param run      the sync run whose records it came with; null where a definition was changed
    public record Known(
            @Nullable Double value,
            @Nullable Absence absence,
            double completeness,
            boolean restated,
            int revision,
            @Nullable Long run,
            Instant knownFrom) {}

    /// Publishes the values that say something else than what people know, in the caller's transaction.
    /// What a value says is compared to a relative 1e-9, as results of floating-point arithmetic are.
    ///
    /// @return how many took the place of others
    @Transactional(Transactional.TxType.MANDATORY)
    public int publish(Publication publication) {
        Map<Span, Record> known = present(publication);
        List<Record> ended = new ArrayList<>();
        List<ComputedValue> news = new ArrayList<>();
        for (ComputedValue computed : publication.values()) {
            Record before = known.get(Span.of(computed.period()));
            if (before == null ? computed.absence() != Absence.MISSING : !says(computed, before)) {
                news.add(computed);
                Optional.ofNullable(before).ifPresent(ended::add);
            }
        }
        end(ended, publication.at());
        insert(publication, news, known);
        tell(publication.key(), news);
        return ended.size();
    }

    private void tell(String key, List<ComputedValue> news) {
        if (!news.isEmpty()) {
            facts.fire(new FactsChanged(news.stream()
                    .map(value -> new Change(Fact.published(key), days(List.of(value.period()))))
                    .toList()));
        }
    }

    private static Days days(List<Period> periods) {
        return Days.of(periods.getFirst().start(), periods.getLast().end());
    }

    private Map<Span, Record> present(Publication publication) {
        if (publication.values().isEmpty()) {
            return Map.of();
        }
        LocalDate first = publication.values().getFirst().period().start();
        LocalDate last = publication.values().getLast().period().start();
        Map<Span, Record> known = new HashMap<>();
        sql.select(ID, PERIOD_START, PERIOD_END, VALUE, ABSENCE)
                .from(VALUES)
                .where(
                        KEY.eq(publication.key()),
                        GRAIN.eq(PublishedValueTable.word(publication.grain())),
                        PERIOD_START.between(first, last),
                        KNOWN_TO.isNull())
                .forEach(row -> known.put(Span.of(row), row));
        return known;
    }

    private static boolean says(ComputedValue computed, Record row) {
        return computed.says(row.get(VALUE), absence(row));
    }

    private static @Nullable Absence absence(Record row) {
        String word = row.get(ABSENCE);
        return word == null ? null : PublishedValueTable.absence(word);
    }

    private void end(List<Record> rows, Instant at) {
        if (!rows.isEmpty()) {
            Long[] ids = rows.stream().map(row -> row.get(ID)).toArray(Long[]::new);
            sql.update(VALUES).set(KNOWN_TO, at).where(ID.eq(DSL.any(ids))).execute();
        }
    }

    private void insert(Publication publication, List<ComputedValue> values, Map<Span, Record> before) {
        for (int from = 0; from < values.size(); from += ROWS_AT_ONCE) {
            List<ComputedValue> some = values.subList(from, Math.min(values.size(), from + ROWS_AT_ONCE));
            sql.insertInto(
                            VALUES,
                            KEY,
                            GRAIN,
                            PERIOD_START,
                            PERIOD_END,
                            VALUE,
                            ABSENCE,
                            COMPLETENESS,
                            REVISION,
                            RUN,
                            KNOWN_FROM,
                            KNOWN_TO,
                            RESTATES)
                    .valuesOfRows(some.stream()
                            .map(value -> row(publication, value, before.get(Span.of(value.period()))))
                            .toList())
                    .execute();
        }
    }

    private static Row12<
                    String, String, LocalDate, LocalDate, Double, String, Double, Integer, Long, Instant, Instant, Long>
            row(Publication publication, ComputedValue computed, @Nullable Record before) {
        Absence absence = computed.absence();
        return DSL.row(
                publication.key(),
                PublishedValueTable.word(publication.grain()),
                computed.period().start(),
                computed.period().end(),
                computed.value(),
                absence == null ? null : PublishedValueTable.word(absence),
                computed.completeness(),
                publication.revision(),
                publication.run(),
                publication.at(),
                null,
                before == null ? null : before.get(ID));
    }

    /// The last period of a calendar that people know a value of, for a metric or KPI; empty before the
    /// first. The same metric may be published by several calendars.
    public Optional<Period> last(String key, Calendar calendar, Grain grain) {
        return sql
                .select(PERIOD_START, PERIOD_END)
                .from(VALUES)
                .where(KEY.eq(key), GRAIN.eq(PublishedValueTable.word(grain)), KNOWN_TO.isNull())
                .orderBy(PERIOD_START.desc())
                .limit(ROWS_AT_ONCE)
                .fetch(Span::of)
                .stream()
                .flatMap(span -> span.in(calendar, grain).stream())
                .findFirst();
    }

    /// What was known at a moment of a metric or KPI in some periods: one for each, in their order; empty
    /// for those of which nothing had been published.
    public List<Optional<Known>> known(String key, List<Period> periods, Instant moment) {
        Basis.note(Fact.published(key), days(periods));
        Map<Span, Known> known = new HashMap<>();
        sql.select(PERIOD_START, PERIOD_END, VALUE, ABSENCE, COMPLETENESS, RESTATES, REVISION, RUN, KNOWN_FROM)
                .from(VALUES)
                .where(
                        KEY.eq(key),
                        GRAIN.eq(PublishedValueTable.word(periods.getFirst().grain())),
                        PERIOD_START.between(
                                periods.getFirst().start(), periods.getLast().start()),
                        PublishedValueTable.knownAt(moment))
                .forEach(row -> known.put(Span.of(row), known(row)));
        return periods.stream()
                .map(period -> Optional.ofNullable(known.get(Span.of(period))))
                .toList();
    }

    /// Those of some periods whose present value took the place of another.
    public Set<Period> restated(String key, List<Period> periods) {
        Basis.note(Fact.published(key), days(periods));
        Set<Span> restated = new HashSet<>(sql.select(PERIOD_START, PERIOD_END)
                .from(VALUES)
                .where(
                        KEY.eq(key),
                        GRAIN.eq(PublishedValueTable.word(periods.getFirst().grain())),
                        PERIOD_START.between(
                                periods.getFirst().start(), periods.getLast().start()),
                        KNOWN_TO.isNull(),
                        RESTATES.isNotNull())
                .fetch(Span::of));
        return periods.stream()
                .filter(period -> restated.contains(Span.of(period)))
                .collect(Collectors.toSet());
    }

    private static Known known(Record row) {
        return new Known(
                row.get(VALUE),
                absence(row),
                row.get(COMPLETENESS),
                row.get(RESTATES) != null,
                row.get(REVISION),
                row.get(RUN),
                row.get(KNOWN_FROM));
    }
}
