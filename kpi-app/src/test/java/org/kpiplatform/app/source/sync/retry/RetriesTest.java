package org.kpiplatform.app.source.sync.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

class RetriesTest {

    private static final Instant NOW = Instant.parse("2026-05-04T06:00:00Z");

    @ParameterizedTest
    @CsvSource({"1, 0.5, 2", "2, 0.5, 4", "3, 0.5, 8", "7, 0.5, 120", "1, 0, 1.6", "1, 1, 2.4", "60, 1, 144"})
    void pausesGrowUpToTheLongestAndDifferALittle(int attempt, double random, double seconds) {
        Retries patient = new Retries(100, Duration.ofSeconds(2), Duration.ofMinutes(2), () -> random);

        assertThat(patient.after(broken(), attempt, NOW))
                .isEqualTo(new Retry.Again(NOW.plusMillis(Math.round(seconds * 1_000))));
    }

    @Test
    void aBrokenConnectionIsTriedAsOftenAsTheBudgetAllows() {
        assertThat(retries().after(broken(), 3, NOW)).isInstanceOf(Retry.Again.class);
        assertThat(retries().after(broken(), 4, NOW)).isEqualTo(new Retry.Never());
    }

    @Test
    void aRateLimitIsWaitedForWhereItIsShort() {
        assertThat(retries().after(SourceException.rateLimited("slow", NOW.plusSeconds(30)), 1, NOW))
                .isEqualTo(new Retry.Again(NOW.plusSeconds(30)));
        assertThat(retries().after(SourceException.rateLimited("slow", NOW.plusSeconds(600)), 1, NOW))
                .isEqualTo(new Retry.Later(NOW.plusSeconds(600)));
        assertThat(retries().after(SourceException.rateLimited("slow", NOW.plusSeconds(30)), 4, NOW))
                .isEqualTo(new Retry.Later(NOW.plusSeconds(120)));
        assertThat(retries().after(SourceException.rateLimited("slow", NOW.minusSeconds(30)), 1, NOW))
                .isEqualTo(new Retry.Again(NOW));
    }

    @Test
    void aQuotaEndsTheRunUntilItIsRenewed() {
        assertThat(retries().after(SourceException.quotaUsedUp("used up", NOW.plusSeconds(9_000)), 1, NOW))
                .isEqualTo(new Retry.Later(NOW.plusSeconds(9_000)));
        assertThat(retries().after(SourceException.quotaUsedUp("used up", NOW), 1, NOW))
                .isEqualTo(new Retry.Later(NOW.plusSeconds(120)));
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorKind.class,
            names = {"CONFIG", "DATA", "BUG"})
    void whatTimeAloneDoesNotMendIsNotTriedAgain(ErrorKind kind) {
        assertThat(retries().after(new SourceException(kind, "no"), 1, NOW)).isEqualTo(new Retry.Never());
        assertThat(retries().after(null, 1, NOW)).isEqualTo(new Retry.Never());
    }

    private static SourceException broken() {
        return new SourceException(ErrorKind.TRANSIENT, "broken");
    }

    private static Retries retries() {
        return new Retries(4, Duration.ofSeconds(2), Duration.ofMinutes(2), () -> 0.5);
    }
}
