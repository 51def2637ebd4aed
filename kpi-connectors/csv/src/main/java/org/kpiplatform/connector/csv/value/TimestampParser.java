package org.kpiplatform.connector.csv.value;

import java.time.LocalDate;
import java.time.ZoneId;

/// Reads timestamps, ISO or by declared patterns. A date is the moment it begins.
final class TimestampParser implements ValueParser {

    private final IsoTime iso;
    private final DateFormats formats;
    private final ZoneId zone;
    private final String expected;

    TimestampParser(IsoTime iso, DateFormats formats, ZoneId zone, String expected) {
        this.iso = iso;
        this.formats = formats;
        this.zone = zone;
        this.expected = expected;
    }

    @Override
    public Object parse(char[] text, int from, int to) {
        Object instant = iso.timestamp(text, from, to);
        if (instant != Unreadable.UNREADABLE || formats.isEmpty()) {
            return instant;
        }
        Object formatted = formats.parse(text, from, to);
        return formatted instanceof LocalDate date ? date.atStartOfDay(zone).toInstant() : formatted;
    }

    @Override
    public String expected() {
        return expected;
    }
}
