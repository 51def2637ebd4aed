package org.kpiplatform.app.source.sync;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SyncStopTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource time = () -> now;
    private final Clock clock = time.withZone(ZoneOffset.UTC);

    @Test
    void aRunGoesOnUntilItsLimitAndNoLonger() {
        SyncStop stop = new SyncStop(clock, Duration.ofMinutes(5));

        now = now.plus(Duration.ofMinutes(5));
        assertThatCode(stop::check).doesNotThrowAnyException();
        now = now.plusMillis(1);

        assertThatThrownBy(stop::check)
                .isInstanceOf(SyncStop.Stopped.class)
                .hasMessage(
                        "It was stopped since it took longer than 300 seconds (`kpi.sync.run-limit`). The next run goes "
                                + "on from there.");
    }

    @Test
    void aRunThatWaitsForAnotherAttemptIsHeldToItsLimitAsWell() {
        SyncStop stop = new SyncStop(clock, Duration.ofSeconds(1));
        now = now.plusSeconds(2);

        assertThatThrownBy(() -> stop.sleepUntil(now.plusSeconds(3_600)))
                .isInstanceOf(SyncStop.Stopped.class)
                .hasMessageContaining("kpi.sync.run-limit");
    }

    @Test
    void whoeverAsksItToStopSaysWhy() {
        SyncStop stop = new SyncStop(clock, Duration.ofHours(1));
        stop.ask("It was cancelled on request.");

        assertThatThrownBy(stop::check).hasMessage("It was cancelled on request.");
    }
}
