package org.kpiplatform.connector.csv.row;

/// Text of a file as messages and quarantines show it: cut where it is very long, and without null characters, which
/// databases do not take.
public final class Shown {

    public static final int LONGEST_ROW = 1_000;
    static final int LONGEST_VALUE = 100;

    private Shown() {}

    public static String row(String raw) {
        return cut(raw, LONGEST_ROW);
    }

    public static String value(String raw) {
        return cut(raw, LONGEST_VALUE);
    }

    private static String cut(String raw, int longest) {
        String visible = raw.replace('\0', '\u2400');
        if (visible.length() <= longest) {
            return visible;
        }
        int end = Character.isHighSurrogate(visible.charAt(longest - 1)) ? longest - 1 : longest;
        return visible.substring(0, end) + "…";
    }
}
