package org.kpiplatform.domain.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the periods of the [IsoCalendar] are written and read. Only four-digit years can be read.
final class IsoLabel {

    private static final String FORMS = "a day 2011-03-04, an ISO week 2011-W09, a month 2011-03, a quarter 2011-Q1, "
            + "a half-year 2011-H1 or a year 2011";

    private static final Pattern FORM = Pattern.compile(
            "(?<year>\\d{4})(-(W(?<week>\\d\\d)|Q(?<quarter>\\d)|H(?<half>\\d)|(?<month>\\d\\d)(-(?<day>\\d\\d))?))?");

    private IsoLabel() {}

    /// Digits are ASCII wherever the service runs.
    static String of(Grain grain, LocalDate start) {
        int year = start.getYear();
        int month = start.getMonthValue();
        return switch (grain) {
            case HOUR -> throw IsoCalendar.noHours();
            case DAY -> start.toString();
            case WEEK -> String.format(Locale.ROOT, "%04d-W%02d", weekYear(start), weekNumber(start));
            case MONTH -> String.format(Locale.ROOT, "%04d-%02d", year, month);
            case QUARTER -> String.format(Locale.ROOT, "%04d-Q%d", year, (month + 2) / 3);
            case HALF_YEAR -> String.format(Locale.ROOT, "%04d-H%d", year, (month + 5) / 6);
            case YEAR -> String.format(Locale.ROOT, "%04d", year);
        };
    }

    /// Whether a text looks like a label, whatever the numbers in it.
    static boolean hasFormOf(String text) {
        return FORM.matcher(text).matches();
    }

    static Period parse(String label) {
        Matcher form = FORM.matcher(label);
        if (!form.matches()) {
            throw new IllegalArgumentException("`%s` is not a period; expected %s.".formatted(label, FORMS));
        }
        int year = Integer.parseInt(form.group("year"));
        if (form.group("week") != null) {
            int week = part(form, "week", weeksOf(year), "ISO weeks W01 to W%02d");
            return IsoCalendar.INSTANCE.containing(Grain.WEEK, mondayOf(year, week));
        }
        if (form.group("quarter") != null) {
            int quarter = part(form, "quarter", 4, "quarters Q1 to Q%d");
            return IsoCalendar.INSTANCE.containing(Grain.QUARTER, LocalDate.of(year, 3 * quarter, 1));
        }
        if (form.group("half") != null) {
            int half = part(form, "half", 2, "half-years H1 and H%d");
            return IsoCalendar.INSTANCE.containing(Grain.HALF_YEAR, LocalDate.of(year, 6 * half, 1));
        }
        return parseMonth(form, year);
    }

    private static Period parseMonth(Matcher form, int year) {
        if (form.group("month") == null) {
            return IsoCalendar.INSTANCE.containing(Grain.YEAR, LocalDate.of(year, 1, 1));
        }
        YearMonth month = YearMonth.of(year, part(form, "month", 12, "months 01 to %02d"));
        if (form.group("day") == null) {
            return IsoCalendar.INSTANCE.containing(Grain.MONTH, month.atDay(1));
        }
        int day = Integer.parseInt(form.group("day"));
        if (!month.isValidDay(day)) {
            throw new IllegalArgumentException("`%s` does not exist: %s has days 01 to %02d."
                    .formatted(form.group(), month, month.lengthOfMonth()));
        }
        return IsoCalendar.INSTANCE.containing(Grain.DAY, month.atDay(day));
    }

    private static int part(Matcher form, String name, int last, String known) {
        int number = Integer.parseInt(form.group(name));
        if (number < 1 || number > last) {
            throw new IllegalArgumentException("`%s` does not exist: %s has %s."
                    .formatted(form.group(), form.group("year"), known.formatted(last)));
        }
        return number;
    }

    /// The year a week belongs to: its Thursday's.
    static int weekYear(LocalDate monday) {
        return thursday(monday).getYear();
    }

    static int weekNumber(LocalDate monday) {
        return (thursday(monday).getDayOfYear() + 6) / 7;
    }

    /// 53 in the years that begin or, when leap, have their second day on a Thursday; otherwise 52.
    static int weeksOf(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        boolean endsOnThursday = first.plusDays(Year.isLeap(year) ? 1 : 0).getDayOfWeek() == DayOfWeek.THURSDAY;
        return endsOnThursday || first.getDayOfWeek() == DayOfWeek.THURSDAY ? 53 : 52;
    }

    static LocalDate mondayOf(int year, int week) {
        LocalDate inFirstWeek = LocalDate.of(year, 1, 4);
        return inFirstWeek
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(week - 1L);
    }

    private static LocalDate thursday(LocalDate monday) {
        return monday.plusDays(3);
    }
}
