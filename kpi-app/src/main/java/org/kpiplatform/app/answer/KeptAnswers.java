package org.kpiplatform.app.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.basis.Basis;
import org.kpiplatform.app.basis.Change;
import org.kpiplatform.app.basis.FactsCommitted;

/// The answers that still hold. Nothing is kept, nor found, while changes of other nodes can not be heard.
@ApplicationScoped
class KeptAnswers {

    /// All days of all zones, and all hours, begin with a quarter of an hour. What depends on the time of day holds
    /// until the next one.
    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

    private final Clock clock;
    private final Cache<Question, Answer> kept;
    private final Object gate = new Object();
    private final Map<Question, Flight> flights = new HashMap<>();
    private volatile boolean hearing;

    KeptAnswers(AnswersConfig config, Clock clock) {
        this.clock = clock;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(config.memory().asLongValue())
                .weigher((Question question, Answer answer) ->
                        2 * question.text().length() + answer.weight())
                .executor(Runnable::run)
                .build();
    }

    /// The answer to a question, if it is there and holds.
    Optional<Answer> find(Question question) {
        @Nullable Answer answer = hearing ? kept.getIfPresent(question) : null;
        return answer != null && clock.instant().isBefore(answer.until()) ? Optional.of(answer) : Optional.empty();
    }

    /// The answer to a question: the one that is being made for somebody else, or a new one, which is kept unless
    /// something that it rests on changes meanwhile.
    ///
    /// @param evaluation makes an answer that holds until a moment on a basis that is to be noted
    Answer findOrMake(Question question, Evaluation evaluation) {
        Flight own = new Flight();
        @Nullable Flight others = others(question, own);
        return others == null
                ? make(question, own, evaluation)
                : others.await().orElseGet(() -> make(question, own, evaluation));
    }

    /// Makes an answer.
    @FunctionalInterface
    interface Evaluation {
        Answer on(Basis basis, Instant until);
    }

    private @Nullable Flight others(Question question, Flight own) {
        synchronized (gate) {
            return flights.putIfAbsent(question, own);
        }
    }

    private Answer make(Question question, Flight flight, Evaluation evaluation) {
        try {
            Answer answer = evaluation.on(flight.basis(), nextQuarter());
            keep(question, flight, answer);
            flight.land(answer);
            return answer;
        } finally {
            leave(question, flight);
        }
    }

    private Instant nextQuarter() {
        return Instant.ofEpochSecond((clock.instant().getEpochSecond() / QUARTER + 1) * QUARTER);
    }

    private void keep(Question question, Flight flight, Answer answer) {
        synchronized (gate) {
            // one that is no longer listed has been overtaken, or waited in vain for another
            if (hearing
                    && !flight.isOvertaken()
                    && flights.get(question) == flight
                    && answer.basis().isLasting()) {
                kept.put(question, answer);
            }
        }
    }

    private void leave(Question question, Flight flight) {
        synchronized (gate) {
            flights.remove(question, flight);
        }
        flight.fail(); // means nothing to those that have landed
    }

    /// Changes by other nodes are heard from now on: what is there may be from before.
    void hear() {
        dropIf(_ -> true);
        hearing = true;
    }

    /// Changes by other nodes are no longer heard.
    void stopHearing() {
        hearing = false;
        dropIf(_ -> true);
    }

    void drop(@Observes FactsCommitted changed) {
        if (changed.anything()) {
            dropIf(_ -> true);
        } else {
            drop(changed.changes());
        }
    }

    private void drop(Collection<Change> changes) {
        dropIf(basis -> basis.isShakenBy(changes));
    }

    private void dropIf(Predicate<Basis> shaken) {
        synchronized (gate) {
            flights.values().removeIf(flight -> {
                boolean overtaken = shaken.test(flight.basis());
                if (overtaken) {
                    flight.overtake();
                }
                return overtaken;
            });
            kept.asMap().values().removeIf(answer -> shaken.test(answer.basis()));
        }
    }
}
