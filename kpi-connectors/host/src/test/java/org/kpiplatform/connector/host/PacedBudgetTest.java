package org.kpiplatform.connector.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

class PacedBudgetTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void letsRequestsPassWhereNobodyAskedToWait() {
        assertThatCode(() -> new PacedBudget(Clock.systemUTC(), MINUTE).acquire(5))
                .doesNotThrowAnyException();
    }

    @Test
    void waitsUntilAShortPauseIsOver() throws InterruptedException {
        Instant end = Instant.now().plusMillis(60);
        PacedBudget budget = new PacedBudget(Clock.systemUTC(), MINUTE);
        budget.pauseUntil(end);

        budget.acquire(1);

        assertThat(Instant.now()).isAfterOrEqualTo(end);
    }

    @Test
    void endsTheRunWhereThePauseIsLongerThanARunShouldTake() {
        PacedBudget budget = new PacedBudget(Clock.fixed(NOON, ZoneOffset.UTC), MINUTE);
        budget.pauseUntil(NOON.plusSeconds(61));
        budget.pauseUntil(NOON.plusSeconds(5));

        assertThatThrownBy(() -> budget.acquire(1)).isInstanceOfSatisfying(SourceException.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
            assertThat(e.until()).contains(NOON.plusSeconds(61));
        });
    }

    @Test
    void stopsWaitingWhenItIsInterrupted() {
        PacedBudget budget = new PacedBudget(Clock.fixed(NOON, ZoneOffset.UTC), MINUTE);
        budget.pauseUntil(NOON.plusSeconds(30));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> budget.acquire(1)).isInstanceOf(InterruptedException.class);
    }
}
