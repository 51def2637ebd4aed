package org.kpiplatform.connector.csv.value;

import java.time.Instant;
import java.time.LocalDate;

/// Reads dates and timestamps as ISO 8601 writes them, at fixed positions: `2011-03-31`, `2011-03-31T08:26`,
/// `2011-03-31 08:26:00.25+01:00`. Holds the parts of what it read last, so that nothing is allocated on the way.
final class IsoTime {

    private static final int DATE_LENGTH = 10;
    private static final int[] DAYS_IN_MONTH = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int REMEMBERED = 1 << 10;

    private final ZoneOffsets zone;
    private final LocalDate[] dates = new LocalDate[REMEMBERED];

    private int year;
    private int month;
    private int day;
    private int secondOfDay;
    private int nano;

    /// Where the scan of a timestamp stands.
    private int at;

    IsoTime(ZoneOffsets zone) {
        this.zone = zone;
    }

    /// Reads a date. A timestamp is one when it says midnight.
    ///
    /// @return a [LocalDate], or [Unreadable#UNREADABLE]
    Object date(char[] text, int from, int to) {
        if (!scanDate(text, from, to)) {
            return Unreadable.UNREADABLE;
        }
        boolean midnight = at == to || (scanTime(text, to) && at == to && secondOfDay == 0 && nano == 0);
        return midnight ? localDate() : Unreadable.UNREADABLE;
    }

    /// Reads a timestamp. A date is the moment it begins.
    ///
    /// @return an [Instant], or [Unreadable#UNREADABLE]
    Object timestamp(char[] text, int from, int to) {
        if (!scanDate(text, from, to)) {
            return Unreadable.UNREADABLE;
        }
        secondOfDay = 0;
        nano = 0;
        if (at < to && !scanTime(text, to)) {
            return Unreadable.UNREADABLE;
        }
        long epochDay = epochDay();
        if (at == to) {
            return Instant.ofEpochSecond(zone.epochSecond(epochDay, secondOfDay), nano);
        }
        int offset = scanOffset(text, to);
        return offset == Integer.MIN_VALUE
                ? Unreadable.UNREADABLE
                : Instant.ofEpochSecond(epochDay * ZoneOffsets.SECONDS_A_DAY + secondOfDay - offset, nano);
    }

    /// Whether there is a time after the date.
    static boolean hasTime(int from, int to) {
        return to - from > DATE_LENGTH;
    }

    private boolean scanDate(char[] text, int from, int to) {
        if (to - from < DATE_LENGTH || text[from + 4] != '-' || text[from + 7] != '-') {
            return false;
        }
        year = two(text, from) * 100 + two(text, from + 2);
        month = two(text, from + 5);
        day = two(text, from + 8);
        at = from + DATE_LENGTH;
        return two(text, from) >= 0
                && two(text, from + 2) >= 0
                && year >= 1
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= DAYS_IN_MONTH[month - 1]
                && (month != 2 || day < 29 || isLeap(year));
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /// `T08:26`, ` 08:26:00`, `T08:26:00.123456789`
    private boolean scanTime(char[] text, int to) {
        if (to - at < 6 || !isTimeMark(text[at]) || text[at + 3] != ':') {
            return false;
        }
        int hour = two(text, at + 1);
        int minute = two(text, at + 4);
        int second = 0;
        at += 6;
        nano = 0;
        if (at < to && text[at] == ':') {
            second = to - at < 3 ? -1 : two(text, at + 1);
            at += 3;
            if (at < to && (text[at] == '.' || text[at] == ',') && !scanFraction(text, to)) {
                return false;
            }
        }
        secondOfDay = (hour * 60 + minute) * 60 + second;
        return hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
    }

    private static boolean isTimeMark(char c) {
        return c == 'T' || c == ' ' || c == 't';
    }

    /// Digits beyond nanoseconds are cut off.
    private boolean scanFraction(char[] text, int to) {
        int start = ++at;
        int scale = 100_000_000;
        for (; at < to && text[at] >= '0' && text[at] <= '9'; at++) {
            nano += (text[at] - '0') * scale;
            scale /= 10;
        }
        return at > start;
    }

    /// `Z`, `+01`, `+0130`, `+01:30`, also after a blank.
    ///
    /// @return seconds, or [Integer#MIN_VALUE]
    private int scanOffset(char[] text, int to) {
        int start = text[at] == ' ' ? at + 1 : at;
        int length = to - start;
        if (length == 1 && (text[start] == 'Z' || text[start] == 'z')) {
            return 0;
        }
        boolean signed = text[start] == '+' || text[start] == '-';
        boolean fits = length == 3 || length == 5 || (length == 6 && text[start + 3] == ':');
        if (!signed || !fits) {
            return Integer.MIN_VALUE;
        }
        int hours = two(text, start + 1);
        int minutes = length == 3 ? 0 : two(text, to - 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int seconds = (hours * 60 + minutes) * 60;
        return text[start] == '-' ? -seconds : seconds;
    }

    private LocalDate localDate() {
        int slot = ((year * 12 + month) * 31 + day) & (REMEMBERED - 1);
        LocalDate known = dates[slot];
        if (known == null
                || known.getDayOfMonth() != day
                || known.getMonthValue() != month
                || known.getYear() != year) {
            known = LocalDate.of(year, month, day);
            dates[slot] = known;
        }
        return known;
    }

    /// Days since 1970 of a proleptic Gregorian date, counting years from March so that the leap day comes last.
    private long epochDay() {
        int marchYear = month > 2 ? year : year - 1;
        int era = marchYear / 400;
        int yearOfEra = marchYear - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * 146_097L + yearOfEra * 365L + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    /// Two digits as a number, or -1.
    private static int two(char[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
