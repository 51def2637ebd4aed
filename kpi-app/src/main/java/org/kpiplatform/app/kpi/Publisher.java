package org.kpiplatform.app.kpi;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.definition.store.CatalogChanged;
import org.kpiplatform.app.metric.rollup.MetricsRefreshed;
import org.kpiplatform.app.publication.PublicationCause;
import org.kpiplatform.app.publication.PublicationTurns;
import org.kpiplatform.app.publication.Publishing.Published;
import org.kpiplatform.app.publication.Unpublished;
import org.kpiplatform.app.publication.Unpublished.Note;
import org.kpiplatform.domain.catalog.CalendarMoves;

/// Publishes the values of final periods as soon as records or definitions have changed them. What has
/// changed is noted in the transaction that changes it, and published right after by a thread of its own, in one
/// transaction; what could not be published waits for the next time.
@ApplicationScoped
class Publisher {

    /// After so many a round is published although more has changed meanwhile: something changes all the time.
    private static final int MOST_ATTEMPTS = 3;

    private final Definitions definitions;
    private final Unpublished unpublished;
    private final PublicationRound round;
    private final PublicationTurns turns;

    Publisher(Definitions definitions, Unpublished unpublished, PublicationRound round, PublicationTurns turns) {
        this.turns = turns;
        this.definitions = definitions;
        this.unpublished = unpublished;
        this.round = round;
    }

    void note(@Observes MetricsRefreshed refreshed) {
        unpublished.note(refreshed.metrics().stream()
                .map(metric -> new Note(metric.metric(), metric.since(), new PublicationCause(refreshed.run(), null)))
                .toList());
    }

    void note(@Observes CatalogChanged changed) {
        List<Note> notes = new ArrayList<>();
        differing(changed.before().metrics(), changed.after().metrics()).forEach(key -> notes.add(allOf(key, key)));
        differing(changed.before().kpis(), changed.after().kpis()).forEach(key -> notes.add(allOf(key, key)));
        CalendarMoves moves = CalendarMoves.between(changed.before(), changed.after());
        differing(changed.before().calendars(), changed.after().calendars())
                .forEach(calendar -> moves.kpis(calendar).forEach(key -> notes.add(allOf(key, calendar))));
        unpublished.note(notes);
    }

    private static Note allOf(String key, String definition) {
        return new Note(key, null, new PublicationCause(null, definition));
    }

    private static <T> List<String> differing(Map<String, T> before, Map<String, T> after) {
        SortedSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
        return List.copyOf(keys);
    }

    void publish(@Observes(during = TransactionPhase.AFTER_SUCCESS) MetricsRefreshed refreshed) {
        turns.ask(this::publish);
    }

    void publish(@Observes(during = TransactionPhase.AFTER_SUCCESS) CatalogChanged changed) {
        turns.ask(this::publish);
    }

    void publish(@Observes StartupEvent started) {
        if (!unpublished.isEmpty()) {
            turns.ask(this::publish);
        }
    }

    private void publish() {
        Published published = Published.NOTHING;
        boolean done = false;
        for (int attempt = 1; !done; attempt++) {
            boolean isLast = attempt == MOST_ATTEMPTS;
            try {
                published = QuarkusTransaction.requiringNew()
                        .timeout((int) Unpublished.LONGEST_PUBLICATION.toSeconds())
                        .call(() -> publishWhatIsNoted(isLast));
                done = true;
            } catch (Overtaken _) {
                Log.debugf("Publishing anew, as more has changed meanwhile: attempt=%d", attempt);
            }
        }
        if (published.computed() > 0) {
            Log.infof("Values published: values=%d restated=%d", published.computed(), published.restated());
        }
    }

    /// More has been noted while values were computed, so that some of them may rest on it while others do not:
    /// nothing is published, and the next attempt takes all notes. Otherwise a KPI could be known before the
    /// metrics behind it.
    private static final class Overtaken extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    /// By definitions that are no older than the notes: these are taken first, and the copy of the catalog may
    /// not have heard of a change yet that they tell of.
    ///
    /// @param whatever more has been noted meanwhile
    private Published publishWhatIsNoted(boolean whatever) {
        List<Note> notes = unpublished.take();
        if (notes.isEmpty()) {
            return Published.NOTHING;
        }
        Published published = round.publish(definitions.newestCatalog(), notes);
        if (!whatever && !unpublished.isEmpty()) {
            throw new Overtaken();
        }
        return published;
    }
}
