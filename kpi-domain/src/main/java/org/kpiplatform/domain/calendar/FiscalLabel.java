package org.kpiplatform.domain.calendar;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the periods of fiscal years are written and read: `FY2025`, `FY2025-H1`, `FY2025-Q1`, `FY2025-P03`,
/// `FY2025-W09`. The prefix keeps them apart from calendar years; months are called periods, since they need
/// not be those of the calendar.
///
/// @param year   the year's name, of four digits where it has been read
/// @param number of the period in its year, from 1
record FiscalLabel(int year, Grain grain, int number) {

    private static final Pattern FORM = Pattern.compile("FY(?<year>\\d{4})(-(?<letter>[HQPW])(?<number>\\d{1,2}))?");

    /// Reads a label; empty when it is none, or counts further than any year goes.
    static Optional<FiscalLabel> read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(form.group("year"));
        if (form.group("letter") == null) {
            return Optional.of(new FiscalLabel(year, Grain.YEAR, 1));
        }
        Grain grain = grain(form.group("letter"));
        FiscalLabel label = new FiscalLabel(year, grain, Integer.parseInt(form.group("number")));
        return label.toString().equals(text) ? Optional.of(label) : Optional.empty();
    }

    private static Grain grain(String letter) {
        return switch (letter) {
            case "H" -> Grain.HALF_YEAR;
            case "Q" -> Grain.QUARTER;
            case "P" -> Grain.MONTH;
            default -> Grain.WEEK;
        };
    }

    /// The same, checked against how many there are.
    ///
    /// @throws IllegalArgumentException with a sentence, when there is no such period in a year
    FiscalLabel upTo(int last) {
        if (number < 1 || number > last) {
            throw new IllegalArgumentException("`%s` does not exist: FY%04d has %s to %s."
                    .formatted(this, year, part(grain, 1), part(grain, last)));
        }
        return this;
    }

    @Override
    public String toString() {
        String name = String.format(Locale.ROOT, "FY%04d", year);
        return grain == Grain.YEAR ? name : name + "-" + part(grain, number);
    }

    private static String part(Grain grain, int number) {
        return switch (grain) {
            case WEEK -> String.format(Locale.ROOT, "W%02d", number);
            case MONTH -> String.format(Locale.ROOT, "P%02d", number);
            case QUARTER -> "Q" + number;
            case HALF_YEAR -> "H" + number;
            case HOUR, DAY, YEAR ->
                throw new IllegalArgumentException("A " + grain.noun() + " has no number in its year.");
        };
    }
}
