package org.kpiplatform.app.definition.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.basis.Fact;
import org.kpiplatform.app.basis.FactsCommitted;

/// This node's copy of the definitions in force. What this node changes is seen at once; what another node changes,
/// as soon as it is heard of, or else within a fifth of a second.
@ApplicationScoped
public class CatalogCopy {

    private static final Duration TRUSTED = Duration.ofMillis(200);

    /// Before anybody computes anew, be it to publish or to answer.
    private static final int FIRST = 1;

    private final Clock clock;
    private final AtomicLong doubts = new AtomicLong();
    private volatile @Nullable Compared latest;

    CatalogCopy(Clock clock) {
        this.clock = clock;
    }

    /// @param at     when the copy was last the same as the database
    /// @param doubts how often it had been doubted before it was compared
    private record Compared(InForce copy, Instant at, long doubts) {}

    /// What is in force, or was so a moment ago.
    public InForce get() {
        Compared present = latest;
        return present != null && isTrusted(present) ? present.copy : compare();
    }

    /// What is in force in the database.
    public InForce newest() {
        return compare();
    }

    private boolean isTrusted(Compared present) {
        return present.doubts == doubts.get() && clock.instant().isBefore(present.at.plus(TRUSTED));
    }

    /// In a transaction of its own: a caller that is itself changing definitions must not leave behind a copy
    /// of what may yet be rolled back.
    private synchronized InForce compare() {
        Instant now = clock.instant();
        long before = doubts.get();
        InForce fresh = QuarkusTransaction.requiringNew().call(this::unlessCurrent);
        latest = new Compared(fresh, now, before);
        return fresh;
    }

    private InForce unlessCurrent() {
        long version = CatalogRow.current().version;
        Compared present = latest;
        return present != null && present.copy.version() == version ? present.copy : InForce.read(version);
    }

    void doubt(@Observes(during = TransactionPhase.AFTER_COMPLETION) @Priority(FIRST) CatalogChanged change) {
        doubts.incrementAndGet();
    }

    void doubt(@Observes @Priority(FIRST) FactsCommitted changed) {
        if (changed.concerns(Fact.CATALOG)) {
            doubts.incrementAndGet();
        }
    }
}
