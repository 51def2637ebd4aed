package org.kpiplatform.app.definition.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// This node's copy of the definitions in force. What this node changes is seen at once; what another node
/// changes, within a fifth of a second.
@ApplicationScoped
public class CatalogCopy {

    private static final Duration TRUSTED = Duration.ofMillis(200);

    private final Clock clock;
    private volatile @Nullable InForce copy;
    private volatile Instant comparedAt = Instant.MIN;

    CatalogCopy(Clock clock) {
        this.clock = clock;
    }

    /// What is in force, or was so a moment ago.
    public InForce get() {
        InForce present = copy;
        return present != null && clock.instant().isBefore(comparedAt.plus(TRUSTED)) ? present : compare();
    }

    /// In a transaction of its own: a caller that is itself changing definitions must not leave behind a copy
    /// of what may yet be rolled back.
    private synchronized InForce compare() {
        Instant now = clock.instant();
        InForce fresh = QuarkusTransaction.requiringNew().call(this::unlessCurrent);
        copy = fresh;
        comparedAt = now;
        return fresh;
    }

    private InForce unlessCurrent() {
        long version = CatalogRow.current().version;
        InForce present = copy;
        return present != null && present.version() == version ? present : InForce.read(version);
    }

    void compareNext(@Observes(during = TransactionPhase.AFTER_COMPLETION) CatalogChanged change) {
        comparedAt = Instant.MIN;
    }
}
