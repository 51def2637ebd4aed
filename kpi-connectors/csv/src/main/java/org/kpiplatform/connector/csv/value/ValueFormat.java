package org.kpiplatform.connector.csv.value;

import java.time.ZoneId;
import java.util.List;
import org.kpiplatform.connector.spi.FieldType;

/// How the values of a file are written.
///
/// @param dateFormats patterns beside ISO 8601
/// @param zone        of timestamps that carry none
/// @param nullValues  what means nothing, beside the empty text
public record ValueFormat(NumberFormat numbers, List<String> dateFormats, ZoneId zone, List<String> nullValues) {

    public ValueFormat {
        dateFormats = List.copyOf(dateFormats);
        nullValues = List.copyOf(nullValues);
    }

    /// A parser for one column.
    public ValueParser parserFor(FieldType type) {
        return switch (type) {
            case TEXT -> new TextParser();
            case INTEGER -> new IntegerParser(numbers);
            case DECIMAL -> new DecimalParser(numbers);
            case BOOLEAN -> new BooleanParser();
            case DATE -> new DateParser(isoTime(), formats(), "a date such as 2011-03-31" + orFormatted());
            case TIMESTAMP ->
                new TimestampParser(
                        isoTime(), formats(), zone, "a timestamp such as 2011-03-31T08:26:00" + orFormatted());
        };
    }

    /// A guess for one column.
    public TypeGuess guess() {
        return new TypeGuess(this);
    }

    private IsoTime isoTime() {
        return new IsoTime(new ZoneOffsets(zone));
    }

    private DateFormats formats() {
        return new DateFormats(dateFormats, zone);
    }

    private String orFormatted() {
        return dateFormats.isEmpty() ? "" : ", or one that fits " + String.join(" or ", dateFormats);
    }
}
