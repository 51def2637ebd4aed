package org.kpiplatform.connector.csv.row;

/// The blanks around a value.
public final class Blanks {

    private static final char NO_BREAK_SPACE = '\u00a0';

    private Blanks() {}

    /// Where the first character stands that is no blank, or `to`.
    public static int skip(char[] text, int from, int to) {
        int at = from;
        while (at < to && isBlank(text[at])) {
            at++;
        }
        return at;
    }

    /// Behind the last character that is no blank, or `from`.
    public static int cut(char[] text, int from, int to) {
        int at = to;
        while (at > from && isBlank(text[at - 1])) {
            at--;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == NO_BREAK_SPACE;
    }
}
