package org.kpiplatform.connector.rest.field;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.yaml.YamlValue;

/// How an API writes times: `iso`, `epoch_seconds`, `epoch_millis`, or a pattern of [DateTimeFormatter].
public sealed interface TimeFormat {

    /// Reads a time.
    ///
    /// @param zone of a time that carries none
    /// @throws DateTimeException where the text is no such time
    Instant parse(String text, ZoneId zone);

    /// As it stands in a filter.
    ///
    /// @param zone in which the API reads it
    String render(Instant time, ZoneId zone);

    /// As people write it: `2024-01-31T10:15:30+01:00`. Reading takes a blank for the `T`, offsets without a
    /// colon, and times without an offset; filters are written in UTC with a `Z`.
    record Iso() implements TimeFormat {

        private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .appendPattern("['T'][' ']")
                .append(DateTimeFormatter.ISO_LOCAL_TIME)
                .appendPattern("[' '][XXX][XX][X]")
                .toFormatter(Locale.ROOT);

        @Override
        public Instant parse(String text, ZoneId zone) {
            return text.length() == "2024-01-31".length()
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : instant(TIME.parse(text), zone);
        }

        @Override
        public String render(Instant time, ZoneId zone) {
            return time.toString();
        }
    }

    /// Seconds or milliseconds since 1970.
    ///
    /// @param perSecond 1 or 1000
    record Epoch(int perSecond) implements TimeFormat {

        @Override
        public Instant parse(String text, ZoneId zone) {
            try {
                long count = Long.parseLong(text);
                return perSecond == 1 ? Instant.ofEpochSecond(count) : Instant.ofEpochMilli(count);
            } catch (NumberFormatException e) {
                throw new DateTimeException("no whole number", e);
            }
        }

        @Override
        public String render(Instant time, ZoneId zone) {
            return String.valueOf(perSecond == 1 ? time.getEpochSecond() : time.toEpochMilli());
        }
    }

    /// A pattern, with the zone's time where it has no offset.
    record Patterned(DateTimeFormatter formatter) implements TimeFormat {

        @Override
        public Instant parse(String text, ZoneId zone) {
            TemporalAccessor parsed = formatter.parse(text);
            return parsed.isSupported(ChronoField.HOUR_OF_DAY)
                    ? instant(parsed, zone)
                    : LocalDate.from(parsed).atStartOfDay(zone).toInstant();
        }

        @Override
        public String render(Instant time, ZoneId zone) {
            return formatter.format(beforeAnyOverlap(time, zone).atZone(zone));
        }

        /// A local time that comes twice when summer ends may be taken for either: the earlier one loses nothing.
        private static Instant beforeAnyOverlap(Instant time, ZoneId zone) {
            ZoneRules rules = zone.getRules();
            LocalDateTime local = LocalDateTime.ofInstant(time, zone);
            ZoneOffset other = rules.getValidOffsets(local).getLast();
            return rules.getOffset(time).equals(other)
                            && rules.getValidOffsets(local).size() > 1
                    ? Objects.requireNonNull(rules.getTransition(local))
                            .getInstant()
                            .minus(Objects.requireNonNull(rules.getTransition(local))
                                    .getDuration()
                                    .abs())
                    : time;
        }
    }

    /// Whichever fits, for APIs that write times in more than one way. The first is that of filters.
    ///
    /// @param formats at least one
    record AnyOf(List<TimeFormat> formats) implements TimeFormat {

        public AnyOf {
            formats = List.copyOf(formats);
        }

        @Override
        public Instant parse(String text, ZoneId zone) {
            for (TimeFormat format : formats.subList(0, formats.size() - 1)) {
                try {
                    return format.parse(text, zone);
                } catch (DateTimeException _) {
                    // the next one may fit
                }
            }
            return formats.getLast().parse(text, zone);
        }

        @Override
        public String render(Instant time, ZoneId zone) {
            return formats.getFirst().render(time, zone);
        }
    }

    TimeFormat ISO = new Iso();

    /// One format, or a list of those that come.
    static TimeFormat of(YamlValue value) {
        return value.isScalar()
                ? one(value)
                : new AnyOf(value.list().stream().map(TimeFormat::one).toList());
    }

    private static TimeFormat one(YamlValue value) {
        return switch (value.text()) {
            case "iso" -> ISO;
            case "epoch_seconds" -> new Epoch(1);
            case "epoch_millis" -> new Epoch(1000);
            default -> patterned(value);
        };
    }

    private static TimeFormat patterned(YamlValue value) {
        try {
            return new Patterned(DateTimeFormatter.ofPattern(value.text(), Locale.ENGLISH));
        } catch (IllegalArgumentException e) {
            throw value.place()
                    .refuse("`" + value.text() + "` is no time format; expected `iso`, `epoch_seconds`, `epoch_millis` "
                            + "or a pattern such as `yyyy-MM-dd HH:mm` (" + e.getMessage() + ").");
        }
    }

    private static Instant instant(TemporalAccessor parsed, ZoneId zone) {
        @Nullable ZoneOffset offset = parsed.query(java.time.temporal.TemporalQueries.offset());
        LocalDateTime local = LocalDateTime.from(parsed);
        return offset == null ? local.atZone(zone).toInstant() : local.toInstant(offset);
    }
}
