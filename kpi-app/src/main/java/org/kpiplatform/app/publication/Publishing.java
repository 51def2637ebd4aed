package org.kpiplatform.app.publication;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.kpiplatform.app.publication.PublishedValueTable.ID;
import static org.kpiplatform.app.publication.PublishedValueTable.KNOWN_TO;
import static org.kpiplatform.app.publication.PublishedValueTable.VALUES;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.kpiplatform.app.basis.Change;
import org.kpiplatform.app.basis.Days;
import org.kpiplatform.app.basis.Fact;
import org.kpiplatform.app.basis.FactsChanged;

/// Makes values what people know. Nothing is overwritten: what was known ends, and a new row begins. All of it
/// happens in the caller's transaction.
@ApplicationScoped
public class Publishing {

    /// So many are compared with what is known at once: a statement each for reading, ending and beginning.
    private static final int VALUES_AT_ONCE = 20_000;

    private final DSLContext sql;
    private final PresentValues present;
    private final NewValues fresh;
    private final Event<FactsChanged> facts;

    Publishing(DSLContext sql, PresentValues present, NewValues fresh, Event<FactsChanged> facts) {
        this.sql = sql;
        this.present = present;
        this.fresh = fresh;
        this.facts = facts;
    }

    /// What became of some values.
    ///
    /// @param computed how many there were
    /// @param restated how many took the place of others
    public record Published(int computed, int restated) {

        public static final Published NOTHING = new Published(0, 0);

        public Published plus(Published other) {
            return new Published(computed + other.computed, restated + other.restated);
        }
    }

    /// Publishes the values that say something else than what people know.
    ///
    /// @param publications of metrics and KPIs; taken from the stream as they are written
    @Transactional(TxType.MANDATORY)
    public Published publish(Stream<Publication> publications) {
        List<Change> changes = new ArrayList<>();
        List<Publication> some = new ArrayList<>();
        Published published = Published.NOTHING;
        for (Publication one : (Iterable<Publication>) publications::iterator) {
            if (values(some) + one.values().size() > VALUES_AT_ONCE) {
                published = published.plus(publish(some, changes));
                some.clear();
            }
            some.add(one);
        }
        published = published.plus(publish(some, changes));
        tell(changes);
        return published;
    }

    private static int values(List<Publication> publications) {
        return publications.stream().mapToInt(it -> it.values().size()).sum();
    }

    private Published publish(List<Publication> some, List<Change> changes) {
        List<News> news = present.newsOf(some);
        List<Long> ended = news.stream().flatMap(it -> it.before().stream()).toList();
        some.stream().findFirst().ifPresent(one -> end(ended, one.at()));
        fresh.insert(news);
        news.stream()
                .collect(groupingBy(News::key, mapping(News::span, toList())))
                .forEach((key, spans) -> changes.addAll(changes(key, spans)));
        return new Published(values(some), ended.size());
    }

    /// Nothing may take the place of what has ended, where nobody reports it any more.
    ///
    /// @param rows by their ids
    void end(Collection<Long> rows, Instant at) {
        if (!rows.isEmpty()) {
            sql.update(VALUES)
                    .set(KNOWN_TO, at)
                    .where(ID.eq(DSL.any(rows.toArray(Long[]::new))))
                    .execute();
        }
    }

    /// What was published of a metric or KPI is another now.
    static List<Change> changes(String key, Collection<Span> spans) {
        return Change.ofStretches(
                Fact.published(key),
                spans.stream().map(span -> Days.of(span.start(), span.end())).toList());
    }

    /// Tells whoever keeps answers.
    void tell(List<Change> changes) {
        if (!changes.isEmpty()) {
            facts.fire(new FactsChanged(changes));
        }
    }
}
