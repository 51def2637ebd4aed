package org.kpiplatform.app.answer;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/// Counts how often questions are evaluated rather than answered from memory.
@Singleton
class Evaluations {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MeterRegistry meters;
    private final KeptAnswers kept;

    Evaluations(MeterRegistry meters, KeptAnswers kept) {
        this.meters = meters;
        this.kept = kept;
    }

    int during(Runnable questions) {
        double before = count();
        questions.run();
        return (int) (count() - before);
    }

    private double count() {
        return meters.counter("kpi.answers", "from", "evaluation").count();
    }

    /// Waits until answers are kept, which needs a connection to the database.
    void awaitHearing() {
        Instant deadline = Instant.now().plus(PATIENCE);
        Question probe = new Question("probe");
        while (kept.find(probe).isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("No answer is kept.");
            }
            LockSupport.parkNanos(1_000_000);
            kept.findOrMake(probe, (basis, until) -> Answer.of("{}".getBytes(StandardCharsets.UTF_8), basis, until));
        }
    }

    /// Drops all that is kept, so that what comes next is evaluated.
    void dropAll() {
        kept.hear();
    }
}
