package org.kpiplatform.domain.source;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When a source is synced by itself: every so often, or at times of the day. Exactly one of `every` and `cron` is
/// there in a definition that can come into force.
///
/// @param every an interval: `15m`, `6h`; null where there is `cron`
/// @param cron  five fields: minute, hour, day of the month, month, day of the week; null where there is `every`
/// @param zone  whose clocks `cron` goes by, a region such as `Europe/Rome`; null for the organisation's
public record ScheduleDefinition(
        @Nullable String every,
        @Nullable String cron,
        @Nullable String zone) {

    private static final Pattern INTERVAL = Pattern.compile("([1-9][0-9]{0,5})([smhd])");

    /// The length of `every`; empty where there is none, or none that can be read. A day is 24 hours.
    public Optional<Duration> interval() {
        return Optional.ofNullable(every)
                .map(INTERVAL::matcher)
                .filter(Matcher::matches)
                .map(found ->
                        length(Long.parseLong(found.group(1)), found.group(2).charAt(0)));
    }

    /// As people read it: `every 15m`, `0 6 * * mon-fri in Europe/Rome`.
    public String words() {
        if (every != null) {
            return "every " + every;
        }
        return zone == null ? String.valueOf(cron) : cron + " in " + zone;
    }

    private static Duration length(long number, char unit) {
        return switch (unit) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
