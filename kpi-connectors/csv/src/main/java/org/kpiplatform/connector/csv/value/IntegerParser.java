package org.kpiplatform.connector.csv.value;

import java.math.BigDecimal;

/// Reads whole numbers, also as tools write them that know decimals only: `12`, `1,200`, `12.0`.
final class IntegerParser implements ValueParser {

    private static final int LONG_DIGITS = 18;

    private final DecimalParser decimals;

    IntegerParser(NumberFormat format) {
        this.decimals = new DecimalParser(format);
    }

    @Override
    public Object parse(char[] text, int from, int to) {
        boolean negative = text[from] == '-';
        int start = negative ? from + 1 : from;
        if (to - start > LONG_DIGITS || start == to) {
            return slow(text, from, to);
        }
        long number = 0;
        for (int at = start; at < to; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                return slow(text, from, to);
            }
            number = number * 10 + digit;
        }
        return negative ? -number : number;
    }

    private Object slow(char[] text, int from, int to) {
        if (!(decimals.parse(text, from, to) instanceof BigDecimal number)) {
            return Unreadable.UNREADABLE;
        }
        try {
            return number.longValueExact();
        } catch (ArithmeticException _) {
            return Unreadable.UNREADABLE;
        }
    }

    @Override
    public String expected() {
        return "a whole number such as 42";
    }
}
