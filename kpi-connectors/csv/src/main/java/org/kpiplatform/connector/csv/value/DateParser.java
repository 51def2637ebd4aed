package org.kpiplatform.connector.csv.value;

import java.time.LocalDate;

/// Reads dates, ISO or by declared patterns.
final class DateParser implements ValueParser {

    private final IsoTime iso;
    private final DateFormats formats;
    private final String expected;

    DateParser(IsoTime iso, DateFormats formats, String expected) {
        this.iso = iso;
        this.formats = formats;
        this.expected = expected;
    }

    @Override
    public Object parse(char[] text, int from, int to) {
        Object date = iso.date(text, from, to);
        if (date != Unreadable.UNREADABLE || formats.isEmpty()) {
            return date;
        }
        return formats.parse(text, from, to) instanceof LocalDate formatted ? formatted : Unreadable.UNREADABLE;
    }

    @Override
    public String expected() {
        return expected;
    }
}
