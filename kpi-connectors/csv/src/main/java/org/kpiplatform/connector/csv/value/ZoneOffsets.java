package org.kpiplatform.connector.csv.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/// Places local times of one zone on the time line, remembering the offset of the days it was asked about. A local
/// time that a change to summer time skips moves forward by the gap; one that comes twice is the earlier one.
final class ZoneOffsets {

    static final long SECONDS_A_DAY = 86_400;

    private static final int REMEMBERED = 1 << 10;

    private final ZoneId zone;
    private final ZoneRules rules;
    private final long[] days = new long[REMEMBERED];
    private final int[] offsets = new int[REMEMBERED];

    ZoneOffsets(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
        java.util.Arrays.fill(days, Long.MIN_VALUE);
    }

    long epochSecond(long epochDay, int secondOfDay) {
        int slot = (int) epochDay & (REMEMBERED - 1);
        if (days[slot] == epochDay) {
            return epochDay * SECONDS_A_DAY + secondOfDay - offsets[slot];
        }
        LocalDateTime midnight = LocalDate.ofEpochDay(epochDay).atStartOfDay();
        Instant begins = midnight.atZone(zone).toInstant();
        Instant ends = midnight.plusDays(1).atZone(zone).toInstant();
        if (rules.getOffset(begins).equals(rules.getOffset(ends)) && isCalm(begins, ends)) {
            days[slot] = epochDay;
            offsets[slot] = rules.getOffset(begins).getTotalSeconds();
            return epochSecond(epochDay, secondOfDay);
        }
        return midnight.plusSeconds(secondOfDay).atZone(zone).toEpochSecond();
    }

    private boolean isCalm(Instant begins, Instant ends) {
        var next = rules.nextTransition(begins.minusSeconds(1));
        return next == null || next.getInstant().isAfter(ends);
    }
}
