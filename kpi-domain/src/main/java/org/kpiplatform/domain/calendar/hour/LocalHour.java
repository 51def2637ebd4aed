package org.kpiplatform.domain.calendar.hour;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/// An hour as clocks show it at its beginning.
///
/// @param ordinal    among all hours of the zone
/// @param shown      the full hour that clocks show then, even where it begins later than that
/// @param offset     of the clocks then
/// @param shownTwice whether clocks show it with another offset as well
record LocalHour(long ordinal, LocalDateTime shown, ZoneOffset offset, Instant start, Instant end, boolean shownTwice) {

    /// The one label that stands for it: with the offset where only that tells it apart.
    String label() {
        return shownTwice ? label(shown) + offset(offset) : label(shown);
    }

    static String label(LocalDateTime shown) {
        return String.format(Locale.ROOT, "%sT%02d", shown.toLocalDate(), shown.getHour());
    }

    static String offset(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    }
}
