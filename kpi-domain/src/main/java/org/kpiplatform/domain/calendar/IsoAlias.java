package org.kpiplatform.domain.calendar;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Reads the labels of ISO 8601 for calendars of fiscal years, as far as they stand for the same days there.
/// Quarters, half-years and years are never understood: nobody could tell whose first quarter `2011-Q1` is
/// meant to be.
final class IsoAlias {

    private static final LocalDate EXAMPLE = LocalDate.of(2011, 3, 4);

    private IsoAlias() {}

    /// The period of a calendar that a label stands for.
    ///
    /// @param shared the grains whose periods are those of ISO 8601
    /// @throws IllegalArgumentException with a sentence, when there is none
    static Period parse(Calendar calendar, Set<Grain> shared, String label) {
        if (!IsoLabel.hasFormOf(label)) {
            throw new IllegalArgumentException("`%s` is not a period; expected %s.".formatted(label, forms(calendar)));
        }
        Period iso = IsoCalendar.INSTANCE.parse(label);
        if (!shared.contains(iso.grain())) {
            throw new IllegalArgumentException(
                    "`%s` is a %s of the ordinary calendar, and another one is in use: its first day lies in %s. Expected %s."
                            .formatted(
                                    label,
                                    iso.grain().noun(),
                                    calendar.containing(iso.grain(), iso.start()),
                                    forms(calendar)));
        }
        return calendar.containing(iso.grain(), iso.start());
    }

    private static String forms(Calendar calendar) {
        List<String> forms = Arrays.stream(Grain.values())
                .filter(grain -> grain != Grain.HOUR)
                .map(grain -> "a %s %s".formatted(grain.noun(), calendar.containing(grain, EXAMPLE)))
                .toList();
        return String.join(", ", forms.subList(0, forms.size() - 1)) + " or " + forms.getLast();
    }
}
