package org.kpiplatform.connector.csv.value;

/// Reads text. Remembers what it read lately, since the columns that people group by repeat themselves.
final class TextParser implements ValueParser {

    /// More characters than a business text has; a file of another kind is more likely.
    static final int LONGEST = 1_000_000;

    private static final int REMEMBERED = 1 << 10;
    private static final int LONGEST_REMEMBERED = 40;

    /// After so many texts, a column that hardly repeats itself is not worth remembering.
    private static final int TRIAL = 1 << 14;

    private final String[] seen = new String[REMEMBERED];
    private int misses;
    private int hits;
    private boolean remembers = true;

    @Override
    public Object parse(char[] text, int from, int to) {
        int hash = 0;
        for (int at = from; at < to; at++) {
            char c = text[at];
            if (c == 0) {
                return Unreadable.UNREADABLE;
            }
            hash = 31 * hash + c;
        }
        int length = to - from;
        if (!remembers || length > LONGEST_REMEMBERED) {
            return length > LONGEST ? Unreadable.UNREADABLE : new String(text, from, length);
        }
        return remembered(text, from, length, hash);
    }

    private String remembered(char[] text, int from, int length, int hash) {
        int slot = (hash ^ (hash >>> 15)) & (REMEMBERED - 1);
        String known = seen[slot];
        if (known != null && equal(known, text, from, length)) {
            hits++;
            return known;
        }
        String read = new String(text, from, length);
        seen[slot] = read;
        misses++;
        remembers = misses < TRIAL || hits > misses;
        return read;
    }

    private static boolean equal(String known, char[] text, int from, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String expected() {
        return "text of at most 1,000,000 characters without null characters";
    }

    @Override
    public boolean trims() {
        return false;
    }
}
