package org.kpiplatform.connector.csv.value;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads dates and timestamps by declared patterns, such as `dd.MM.yyyy HH:mm`. Slow, but it remembers.
public final class DateFormats {

    private static final int REMEMBERED = 1 << 12;

    private final List<DateTimeFormatter> formats;
    private final ZoneId zone;
    private final Map<String, Object> seen = new HashMap<>();

    DateFormats(List<String> patterns, ZoneId zone) {
        this.formats = patterns.stream().map(DateFormats::compile).toList();
        this.zone = zone;
    }

    /// Refuses patterns that do not give a day.
    ///
    /// @throws IllegalArgumentException with a sentence for whoever wrote it
    public static void requireDay(String pattern) {
        try {
            DateTimeFormatter format = compile(pattern);
            OffsetDateTime sample = OffsetDateTime.of(2011, 3, 31, 20, 15, 30, 0, ZoneOffset.UTC);
            if (format.parse(format.format(sample)).query(TemporalQueries.localDate()) != null) {
                return;
            }
        } catch (IllegalArgumentException | DateTimeException _) {
            // said below
        }
        throw new IllegalArgumentException(
                "`" + pattern + "` in `date_formats` is not a pattern with year (yyyy), month "
                        + "(MM or MMM) and day (dd), such as `dd.MM.yyyy` or `MM/dd/yyyy HH:mm`; mind capitals: `YYYY` and `DD` "
                        + "mean something else.");
    }

    boolean isEmpty() {
        return formats.isEmpty();
    }

    /// Tries the patterns in their order.
    ///
    /// @return a [LocalDate] when the text has no time, an [Instant] when it has, or [Unreadable#UNREADABLE]
    Object parse(char[] text, int from, int to) {
        String key = new String(text, from, to - from);
        Object known = seen.get(key);
        if (known == null) {
            if (seen.size() >= REMEMBERED) {
                seen.clear();
            }
            known = parse(key);
            seen.put(key, known);
        }
        return known;
    }

    private Object parse(String text) {
        for (DateTimeFormatter format : formats) {
            // the check in advance is cheap; a mismatch found by parse() costs an exception
            ParsePosition position = new ParsePosition(0);
            if (format.parseUnresolved(text, position) != null && position.getIndex() == text.length()) {
                try {
                    return value(format.parse(text));
                } catch (DateTimeException _) {
                    // 31.02.2011 fits the pattern, but is no day
                }
            }
        }
        return Unreadable.UNREADABLE;
    }

    private Object value(TemporalAccessor parsed) {
        LocalDate date = parsed.query(TemporalQueries.localDate());
        if (date == null) {
            return Unreadable.UNREADABLE;
        }
        LocalTime time = timeOf(parsed);
        if (time == null) {
            return date;
        }
        ZoneId declared = parsed.query(TemporalQueries.zone());
        return ZonedDateTime.of(LocalDateTime.of(date, time), declared == null ? zone : declared)
                .toInstant();
    }

    /// A time of hours only is not resolved by the JDK in strict mode.
    private static @Nullable LocalTime timeOf(TemporalAccessor parsed) {
        LocalTime time = parsed.query(TemporalQueries.localTime());
        if (time == null && parsed.isSupported(ChronoField.HOUR_OF_DAY)) {
            return LocalTime.of(parsed.get(ChronoField.HOUR_OF_DAY), 0);
        }
        return time;
    }

    /// Strict, so that February has no 31st; `y` then needs an era, which `u` does not.
    private static DateTimeFormatter compile(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(withProlepticYears(pattern))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static String withProlepticYears(String pattern) {
        StringBuilder result = new StringBuilder();
        boolean literal = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            literal ^= c == '\'';
            result.append(c == 'y' && !literal && pattern.indexOf('G') < 0 ? 'u' : c);
        }
        return result.toString();
    }
}
