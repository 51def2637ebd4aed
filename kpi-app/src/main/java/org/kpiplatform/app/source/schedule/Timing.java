package org.kpiplatform.app.source.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.kpiplatform.domain.source.ScheduleDefinition;

/// When a source is due.
sealed interface Timing permits Timing.Every, CronTimes {

    /// The first time that it is due once it is defined.
    Optional<Instant> first(Instant now);

    /// The next time, when it was due at one. Times that have passed meanwhile are left out: what was missed is made
    /// up for once.
    Optional<Instant> next(Instant due, Instant now);

    /// Reads a schedule that was checked.
    ///
    /// @param here the organisation's zone
    static Timing of(ScheduleDefinition schedule, ZoneId here) {
        return schedule.interval()
                .<Timing>map(Every::new)
                .orElseGet(() -> CronTimes.parse(
                        String.valueOf(schedule.cron()), schedule.zone() == null ? here : ZoneId.of(schedule.zone())));
    }

    /// At once, and then after every interval.
    record Every(Duration interval) implements Timing {

        @Override
        public Optional<Instant> first(Instant now) {
            return Optional.of(now);
        }

        @Override
        public Optional<Instant> next(Instant due, Instant now) {
            long passed = now.isBefore(due) ? 0 : Duration.between(due, now).dividedBy(interval);
            return Optional.of(due.plus(interval.multipliedBy(passed + 1)));
        }
    }
}
