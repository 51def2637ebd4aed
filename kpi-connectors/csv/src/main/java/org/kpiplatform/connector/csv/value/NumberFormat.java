package org.kpiplatform.connector.csv.value;

import org.jspecify.annotations.Nullable;

/// How the numbers of a file are written.
///
/// @param decimal  the sign before the decimals
/// @param grouping the sign between groups of three digits, or [#NONE]
public record NumberFormat(char decimal, char grouping) {

    public static final char NONE = 0;

    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final char NARROW_NO_BREAK_SPACE = '\u202f';

    String example() {
        return (grouping == NONE ? "1234" : "1" + grouping + "234") + decimal + "50";
    }

    /// The number as Java writes it, or null where it is grouped in another way than by three digits. Whether it is a
    /// number at all is left to the reader of the answer.
    @Nullable
    String plain(char[] text, int from, int to) {
        StringBuilder plain = new StringBuilder(to - from);
        int sinceGroup = -1;
        boolean whole = true;
        for (int at = from; at < to; at++) {
            char c = text[at];
            if (whole && isGrouping(c)) {
                if (sinceGroup >= 0 ? sinceGroup != 3 : !isFirstGroup(plain)) {
                    return null;
                }
                sinceGroup = 0;
            } else if (c == decimal || c == 'e' || c == 'E') {
                if (whole && sinceGroup >= 0 && sinceGroup != 3) {
                    return null;
                }
                whole = false;
                plain.append(c == decimal ? '.' : c);
            } else if ((c >= '0' && c <= '9') || c == '-' || c == '+') {
                sinceGroup = sinceGroup < 0 ? sinceGroup : sinceGroup + 1;
                plain.append(c);
            } else {
                return null;
            }
        }
        return whole && sinceGroup >= 0 && sinceGroup != 3 ? null : plain.toString();
    }

    private static boolean isFirstGroup(StringBuilder before) {
        int digits = before.length();
        if (digits > 0 && !Character.isDigit(before.charAt(0))) {
            digits--;
        }
        return digits >= 1 && digits <= 3;
    }

    private boolean isGrouping(char c) {
        return grouping != NONE
                && (c == grouping || (grouping == ' ' && (c == NO_BREAK_SPACE || c == NARROW_NO_BREAK_SPACE)));
    }
}
