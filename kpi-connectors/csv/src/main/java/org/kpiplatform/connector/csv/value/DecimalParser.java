package org.kpiplatform.connector.csv.value;

import java.math.BigDecimal;

/// Reads decimal numbers: `12.50`, `-.5`, `1e-05`, and with a grouping sign `1,234.50`.
final class DecimalParser implements ValueParser {

    /// As many digits as always fit into a long.
    private static final int LONG_DIGITS = 18;

    /// Beyond this a number is not a measurement but an attempt to fill the memory.
    private static final int LARGEST_EXPONENT = 300;

    private static final int LONGEST = 1_000;

    private final NumberFormat format;

    DecimalParser(NumberFormat format) {
        this.format = format;
    }

    @Override
    public Object parse(char[] text, int from, int to) {
        char point = format.decimal();
        int at = from;
        boolean negative = text[at] == '-';
        if (negative || text[at] == '+') {
            at++;
        }
        int start = at;
        int decimals = -1;
        long unscaled = 0;
        for (; at < to; at++) {
            char c = text[at];
            if (c >= '0' && c <= '9') {
                unscaled = unscaled * 10 + (c - '0');
            } else if (c == point && decimals < 0) {
                decimals = to - at - 1;
            } else {
                return slow(text, from, to);
            }
        }
        int digits = to - start - (decimals < 0 ? 0 : 1);
        if (digits < 1 || digits > LONG_DIGITS) {
            return slow(text, from, to);
        }
        return BigDecimal.valueOf(negative ? -unscaled : unscaled, Math.max(decimals, 0));
    }

    /// Grouping signs, exponents, and more digits than a long holds.
    private Object slow(char[] text, int from, int to) {
        String plain = to - from > LONGEST ? null : format.plain(text, from, to);
        if (plain == null) {
            return Unreadable.UNREADABLE;
        }
        try {
            BigDecimal number = new BigDecimal(plain);
            return Math.abs((long) number.precision() - number.scale()) > LARGEST_EXPONENT
                            || Math.abs((long) number.scale()) > LONGEST
                    ? Unreadable.UNREADABLE
                    : number;
        } catch (NumberFormatException _) {
            return Unreadable.UNREADABLE;
        }
    }

    @Override
    public String expected() {
        return "a decimal number such as " + format.example();
    }
}
