package org.kpiplatform.domain.calendar.hour;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// All hours of a zone, numbered in the order in which they pass. In UTC an hour's number is that of the full hours
/// since 1970.
///
/// Clocks that change by whole hours show full hours at the same instants as before, so that only other changes
/// matter. A table has these; it ends with the year 9999.
final class ZoneHours {

    private static final Map<ZoneId, ZoneHours> KNOWN = new ConcurrentHashMap<>();
    private static final int SECONDS = 3_600;
    private static final int LAST_YEAR = 9_999;

    private final ZoneRules rules;

    /// Seconds since 1970 at which an hour is cut, the beginning of time being the first.
    private final long[] cuts;

    /// How many seconds after those of UTC full hours begin, from each cut on.
    private final int[] phases;

    /// What makes the number of an hour out of the full hours since 1970, from each cut on.
    private final long[] shifts;

    private ZoneHours(ZoneRules rules) {
        this.rules = rules;
        List<ZoneOffsetTransition> changes = cuts(rules);
        int times = changes.size() + 1;
        cuts = new long[times];
        phases = new int[times];
        shifts = new long[times];
        cuts[0] = Long.MIN_VALUE;
        phases[0] = phase(rules.getOffset(Instant.MIN));
        for (int i = 1; i < times; i++) {
            cuts[i] = changes.get(i - 1).toEpochSecond();
            phases[i] = phase(changes.get(i - 1).getOffsetAfter());
            long next = shifts[i - 1] + Math.ceilDiv(cuts[i] - phases[i - 1], SECONDS);
            shifts[i] = next - Math.floorDiv(cuts[i] - phases[i], SECONDS);
        }
    }

    private static List<ZoneOffsetTransition> cuts(ZoneRules rules) {
        List<ZoneOffsetTransition> cuts = new ArrayList<>();
        ZoneOffsetTransition change = rules.nextTransition(Instant.MIN);
        while (change != null && change.getDateTimeBefore().getYear() <= LAST_YEAR) {
            if (phase(change.getOffsetBefore()) != phase(change.getOffsetAfter()) || leapsIntoADay(change)) {
                cuts.add(change);
            }
            change = rules.nextTransition(change.getInstant());
        }
        return cuts;
    }

    private static int phase(ZoneOffset offset) {
        return Math.floorMod(-offset.getTotalSeconds(), SECONDS);
    }

    /// Then the day begins with the change, whatever clocks show.
    private static boolean leapsIntoADay(ZoneOffsetTransition change) {
        return change.getDateTimeBefore()
                .toLocalDate()
                .isBefore(change.getDateTimeAfter().toLocalDate());
    }

    static ZoneHours of(ZoneId zone) {
        return KNOWN.computeIfAbsent(zone, it -> new ZoneHours(it.getRules()));
    }

    /// The number of the hour that holds an instant.
    long ordinal(Instant instant) {
        return ordinal(instant.getEpochSecond());
    }

    private long ordinal(long second) {
        int found = Arrays.binarySearch(cuts, second);
        int time = found < 0 ? -found - 2 : found;
        return shifts[time] + Math.floorDiv(second - phases[time], SECONDS);
    }

    /// The hour of a number.
    LocalHour at(long ordinal) {
        LocalHour hour = hour(ordinal, false);
        return shownAs(hour.shown()).size() > 1 ? hour(ordinal, true) : hour;
    }

    private LocalHour hour(long ordinal, boolean shownTwice) {
        int time = timeOf(ordinal);
        long begin = (ordinal - shifts[time]) * SECONDS + phases[time];
        long end = time == cuts.length - 1 ? begin + SECONDS : Math.min(begin + SECONDS, cuts[time + 1]);
        Instant start = Instant.ofEpochSecond(Math.max(begin, cuts[time]));
        ZoneOffset offset = rules.getOffset(start);
        LocalDateTime shown = LocalDateTime.ofInstant(start, offset).truncatedTo(ChronoUnit.HOURS);
        return new LocalHour(ordinal, shown, offset, start, Instant.ofEpochSecond(end), shownTwice);
    }

    /// Which cut an hour comes after.
    private int timeOf(long ordinal) {
        int first = 0;
        int last = cuts.length - 1;
        while (first < last) {
            int middle = (first + last + 1) >>> 1;
            if (shifts[middle] + Math.floorDiv(cuts[middle] - phases[middle], SECONDS) <= ordinal) {
                first = middle;
            } else {
                last = middle - 1;
            }
        }
        return first;
    }

    /// The hours at whose beginning clocks show this one, in the order in which they pass: none where they leap over
    /// it, and two where they show it again.
    List<LocalHour> shownAs(LocalDateTime shown) {
        Instant earliest = shown.toInstant(ZoneOffset.MAX);
        Instant latest = shown.plusHours(1).toInstant(ZoneOffset.MIN);
        Map<Long, LocalHour> hours = new TreeMap<>();
        add(shown, shown.toInstant(rules.getOffset(earliest)), hours);
        ZoneOffsetTransition change = rules.nextTransition(earliest);
        while (change != null && change.getInstant().isBefore(latest)) {
            add(shown, change.getInstant(), hours);
            add(shown, shown.toInstant(change.getOffsetAfter()), hours);
            change = rules.nextTransition(change.getInstant());
        }
        return hours.values().stream()
                .map(hour -> hours.size() > 1 ? hour(hour.ordinal(), true) : hour)
                .toList();
    }

    private void add(LocalDateTime shown, Instant perhaps, Map<Long, LocalHour> hours) {
        LocalHour hour = hour(ordinal(perhaps), false);
        if (hour.shown().equals(shown)) {
            hours.put(hour.ordinal(), hour);
        }
    }
}
