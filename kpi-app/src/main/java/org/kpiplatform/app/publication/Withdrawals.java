package org.kpiplatform.app.publication;

import static java.util.stream.Collectors.groupingBy;
import static org.kpiplatform.app.publication.PublishedValueTable.DIMENSION;
import static org.kpiplatform.app.publication.PublishedValueTable.GRAIN;
import static org.kpiplatform.app.publication.PublishedValueTable.ID;
import static org.kpiplatform.app.publication.PublishedValueTable.KEY;
import static org.kpiplatform.app.publication.PublishedValueTable.KNOWN_TO;
import static org.kpiplatform.app.publication.PublishedValueTable.PERIOD_END;
import static org.kpiplatform.app.publication.PublishedValueTable.PERIOD_START;
import static org.kpiplatform.app.publication.PublishedValueTable.VALUES;
import static org.kpiplatform.app.publication.PublishedValueTable.ZONE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.kpiplatform.app.basis.Change;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Grain;

/// Ends what nobody reports any more: of metrics and KPIs that are gone, by calendars, grains and dimensions that they
/// were reported by. Nothing takes its place, and what was reported can be read back.
@ApplicationScoped
public class Withdrawals {

    private final DSLContext sql;
    private final Publishing publishing;

    Withdrawals(DSLContext sql, Publishing publishing) {
        this.sql = sql;
        this.publishing = publishing;
    }

    /// What is reported: a metric or KPI, in the periods of a calendar, in total and by some dimensions.
    public record Reported(PublishedKey of, Grain grain, Calendar calendar, Set<String> dimensions) {

        public Reported {
            dimensions = Set.copyOf(dimensions);
        }

        private boolean has(Record row) {
            String dimension = row.get(DIMENSION);
            return grain == PublishedValueTable.grain(row.get(GRAIN))
                    && (dimension.isEmpty() || dimensions.contains(dimension));
        }
    }

    /// Ends everything else, in the caller's transaction.
    ///
    /// @param changed the keys that may be reported in other periods than before; of the others, whole grains and
    ///     dimensions end
    /// @param at      from when on it is no longer known
    @Transactional(TxType.MANDATORY)
    public void withdrawAllBut(Collection<Reported> reported, Collection<String> changed, Instant at) {
        Map<PublishedKey, List<Reported>> byKey = reported.stream().collect(groupingBy(Reported::of));
        List<Record> unreported = new ArrayList<>();
        sql.selectDistinct(KEY, ZONE, GRAIN, DIMENSION).from(VALUES).where(KNOWN_TO.isNull()).fetch().stream()
                .filter(row -> byKey.getOrDefault(PublishedKey.of(row), List.of()).stream()
                        .noneMatch(it -> it.has(row)))
                .forEach(row -> unreported.addAll(known(
                        PublishedKey.of(row).isMeant(), GRAIN.eq(row.get(GRAIN)), DIMENSION.eq(row.get(DIMENSION)))));
        known(KEY.eq(DSL.any(changed.toArray(String[]::new)))).stream()
                .filter(row -> byKey.getOrDefault(PublishedKey.of(row), List.of()).stream()
                        .noneMatch(it -> it.has(row)
                                && Span.of(row).in(it.calendar(), it.grain()).isPresent()))
                .filter(row -> !unreported.contains(row))
                .forEach(unreported::add);
        end(unreported, at);
    }

    private List<Record> known(Condition... of) {
        return new ArrayList<>(sql.select(ID, KEY, ZONE, GRAIN, DIMENSION, PERIOD_START, PERIOD_END)
                .from(VALUES)
                .where(DSL.and(of), KNOWN_TO.isNull())
                .fetch());
    }

    private void end(List<Record> rows, Instant at) {
        publishing.end(rows.stream().map(row -> row.get(ID)).toList(), at);
        Map<String, List<Span>> spans = rows.stream()
                .collect(groupingBy(row -> row.get(KEY), Collectors.mapping(Span::of, Collectors.toList())));
        List<Change> changes = new ArrayList<>();
        spans.forEach((key, some) -> changes.addAll(Publishing.changes(key, some)));
        publishing.tell(changes);
    }
}
