package org.kpiplatform.app.source.schedule;

import com.cronutils.model.time.ExecutionTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/// The times of a cron text by the clocks of a zone. A time of the day comes once a day: where clocks leave it
/// out, at the moment they are put forward, and where they show it twice, the first time. What is due in every
/// hour (`*` for the hour) follows the hours that pass instead, so that it is due in both of the repeated hour
/// and not in the one left out.
final class CronTimes implements Timing {

    private final ExecutionTime wallTimes;
    private final boolean everyHour;
    private final ZoneRules rules;

    private CronTimes(ExecutionTime wallTimes, boolean everyHour, ZoneRules rules) {
        this.wallTimes = wallTimes;
        this.everyHour = everyHour;
        this.rules = rules;
    }

    /// @throws CronFault where it can not be read
    static CronTimes parse(String text, ZoneId zone) {
        return new CronTimes(
                ExecutionTime.forCron(CronText.parse(text)), CronText.hour(text).startsWith("*"), zone.getRules());
    }

    @Override
    public Optional<Instant> first(Instant now) {
        return after(now);
    }

    @Override
    public Optional<Instant> next(Instant due, Instant now) {
        return after(now.isBefore(due) ? due : now);
    }

    /// Between two changes of the clocks, wall time and time go alike; so each such stretch is asked by itself.
    private Optional<Instant> after(Instant start) {
        Instant begin = start;
        LocalDateTime wall = LocalDateTime.ofInstant(start, rules.getOffset(start));
        while (true) {
            Optional<LocalDateTime> due = afterRepeated(wall, begin);
            if (due.isEmpty()) {
                return Optional.empty();
            }
            Instant at = due.get().toInstant(rules.getOffset(begin));
            ZoneOffsetTransition change = rules.nextTransition(begin);
            if (change == null || at.isBefore(change.getInstant())) {
                return Optional.of(at);
            }
            if (isLeftOut(due.get(), change)) {
                return Optional.of(change.getInstant());
            }
            begin = change.getInstant();
            wall = change.getDateTimeAfter().minusNanos(1);
        }
    }

    private boolean isLeftOut(LocalDateTime due, ZoneOffsetTransition change) {
        return !everyHour && change.isGap() && due.isBefore(change.getDateTimeAfter());
    }

    /// The next time by the wall, without times that it has shown before.
    private Optional<LocalDateTime> afterRepeated(LocalDateTime wall, Instant begin) {
        ZoneOffsetTransition before = rules.previousTransition(begin.plusNanos(1));
        boolean repeats =
                !everyHour && before != null && before.isOverlap() && wall.isBefore(before.getDateTimeBefore());
        LocalDateTime from = repeats ? before.getDateTimeBefore().minusNanos(1) : wall;
        return wallTimes.nextExecution(ZonedDateTime.of(from, ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
    }
}
