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
import static org.kpiplatform.app.publication.PublishedValueTable.ZONE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RowN;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.basis.Change;
import org.kpiplatform.app.basis.Days;
import org.kpiplatform.app.basis.Fact;
import org.kpiplatform.app.basis.FactsChanged;

/// Makes values what people know. Nothing is overwritten: what was known ends, and a new row begins. All of it
/// happens in the caller's transaction.
@ApplicationScoped
public class Publishing {

    private static final int ROWS_AT_ONCE = 1_000;
    private static final List<Field<?>> WRITTEN = List.of(
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
            RESTATES);

    private final DSLContext sql;
    private final Event<FactsChanged> facts;

    Publishing(DSLContext sql, Event<FactsChanged> facts) {
        this.sql = sql;
        this.facts = facts;
    }

    /// Publishes the values that say something else than what people know.
    ///
    /// @return how many took the place of others
    @Transactional(TxType.MANDATORY)
    public int publish(Publication publication) {
        Map<Place, Record> known = present(publication);
        Beginnings beginnings = beginnings(publication);
        List<ComputedValue> news = publication.values().stream()
                .filter(computed -> isNews(computed, known.get(Place.of(computed)), beginnings))
                .toList();
        List<Record> ended = news.stream()
                .flatMap(computed -> Optional.ofNullable(known.get(Place.of(computed))).stream())
                .toList();
        end(ended, publication.at());
        insert(publication, news, known);
        tell(publication.of().key(), news.stream().map(ComputedValue::period).map(Span::of));
        return ended.size();
    }

    private static boolean isNews(ComputedValue computed, @Nullable Record before, Beginnings beginnings) {
        if (before != null) {
            return !computed.says(
                    before.get(VALUE),
                    PublishedValueTable.absenceOrNull(before.get(ABSENCE)),
                    List.of(before.get(REPLACED_INPUTS)));
        }
        return !PublishedValueTable.isMissing(computed.absence()) && beginnings.hasBegun(computed);
    }

    private Beginnings beginnings(Publication publication) {
        Map<Part, LocalDate> first = new HashMap<>();
        sql.select(DIMENSION, MEMBER, DSL.min(PERIOD_START))
                .from(VALUES)
                .where(of(publication), DIMENSION.ne(""), KNOWN_TO.isNull())
                .groupBy(DIMENSION, MEMBER)
                .forEach(row -> first.put(new Part(row.value1(), row.value2()), row.value3()));
        return new Beginnings(first);
    }

    private static Condition of(Publication publication) {
        return publication.of().isMeant().and(GRAIN.eq(PublishedValueTable.word(publication.grain())));
    }

    private Map<Place, Record> present(Publication publication) {
        Map<Place, Record> known = new HashMap<>();
        List<LocalDate> starts = publication.values().stream()
                .map(computed -> computed.period().start())
                .sorted()
                .toList();
        if (!starts.isEmpty()) {
            sql.select(ID, PERIOD_START, PERIOD_END, DIMENSION, MEMBER, VALUE, ABSENCE, REPLACED_INPUTS)
                    .from(VALUES)
                    .where(
                            of(publication),
                            PERIOD_START.between(starts.getFirst(), starts.getLast()),
                            KNOWN_TO.isNull())
                    .forEach(row -> known.put(Place.of(row), row));
        }
        return known;
    }

    /// Nothing may take the place of what has ended, where nobody reports it any more.
    void end(Collection<Record> rows, Instant at) {
        if (!rows.isEmpty()) {
            Long[] ids = rows.stream().map(row -> row.get(ID)).toArray(Long[]::new);
            sql.update(VALUES).set(KNOWN_TO, at).where(ID.eq(DSL.any(ids))).execute();
        }
    }

    private void insert(Publication publication, List<ComputedValue> values, Map<Place, Record> before) {
        for (int from = 0; from < values.size(); from += ROWS_AT_ONCE) {
            List<ComputedValue> some = values.subList(from, Math.min(values.size(), from + ROWS_AT_ONCE));
            sql.insertInto(VALUES, WRITTEN)
                    .valuesOfRows(some.stream()
                            .map(value -> row(publication, value, before.get(Place.of(value))))
                            .toList())
                    .execute();
        }
    }

    private static RowN row(Publication publication, ComputedValue computed, @Nullable Record before) {
        return DSL.row(List.of(
                DSL.val(publication.of().key(), KEY),
                DSL.val(publication.of().storedZone(), ZONE),
                DSL.val(PublishedValueTable.word(publication.grain()), GRAIN),
                DSL.val(computed.period().start(), PERIOD_START),
                DSL.val(computed.period().end(), PERIOD_END),
                DSL.val(computed.part().dimension(), DIMENSION),
                DSL.val(computed.part().member(), MEMBER),
                DSL.val(computed.value(), VALUE),
                DSL.val(PublishedValueTable.wordOrNull(computed.absence()), ABSENCE),
                DSL.val(computed.completeness(), COMPLETENESS),
                DSL.val(computed.missingInputs().toArray(String[]::new), MISSING_INPUTS),
                DSL.val(computed.replacedInputs().toArray(String[]::new), REPLACED_INPUTS),
                DSL.val(publication.revision(), REVISION),
                DSL.val(publication.cause().run(), RUN),
                DSL.val(publication.cause().definition(), DEFINITION),
                DSL.val(publication.at(), KNOWN_FROM),
                DSL.val(before == null ? null : before.get(ID), RESTATES)));
    }

    /// Tells whoever keeps answers.
    void tell(String key, Stream<Span> spans) {
        List<Change> changes = spans.distinct()
                .map(span -> new Change(Fact.published(key), Days.of(span.start(), span.end())))
                .toList();
        if (!changes.isEmpty()) {
            facts.fire(new FactsChanged(changes));
        }
    }
}
