package org.kpiplatform.domain.calendar.hour;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the labels of hours: `2011-03-04T15`, and `2011-10-30T02+01:00` where clocks show an hour twice. In the
/// offset a space counts as a plus, since that is what addresses make of one.
///
/// @param shown  what clocks show
/// @param offset as it is written, or null
record HourLabel(String text, LocalDateTime shown, @Nullable ZoneOffset offset) {

    private static final Pattern FORM =
            Pattern.compile("(?<day>\\d{4}-\\d\\d-\\d\\d)T(?<hour>\\d\\d)(?<offset>Z|[+\\- ]\\d\\d:\\d\\d(:\\d\\d)?)?");

    /// Reads a label; empty when it does not have the form of one.
    ///
    /// @throws IllegalArgumentException with a sentence, when there is no such hour on any clock
    static Optional<HourLabel> read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime shown = LocalDate.parse(form.group("day")).atTime(Integer.parseInt(form.group("hour")), 0);
            String offset = form.group("offset");
            return Optional.of(
                    new HourLabel(text, shown, offset == null ? null : ZoneOffset.of(offset.replace(' ', '+'))));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "`%s` does not exist: days have hours 00 to 23, as in 2011-03-04T15.".formatted(text), e);
        }
    }

    /// The hour of a zone that it stands for.
    ///
    /// @throws IllegalArgumentException with a sentence, when there is none, or more than one
    LocalHour in(ZoneId zone) {
        List<LocalHour> hours = ZoneHours.of(zone).shownAs(shown);
        List<LocalHour> meant = hours.stream()
                .filter(it -> offset == null || offset.equals(it.offset()))
                .toList();
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        if (hours.isEmpty()) {
            throw new IllegalArgumentException(
                    "`%s` does not exist in %s, where clocks leap over that hour.".formatted(text, zone));
        }
        String forms = hours.stream().map(it -> "`" + it.label() + "`").collect(Collectors.joining(" or "));
        throw new IllegalArgumentException(
                meant.isEmpty()
                        ? "`%s` does not exist in %s; expected %s.".formatted(text, zone, forms)
                        : "`%s` comes twice in %s; expected %s.".formatted(text, zone, forms));
    }
}
