package org.kpiplatform.connector.csv.row;

import java.util.List;

/// The texts that mean nothing.
public final class Nulls {

    private final char[][] texts;
    private final int longest;

    public Nulls(List<String> texts) {
        this.texts = texts.stream().map(text -> text.strip().toCharArray()).toArray(char[][]::new);
        this.longest = texts.stream().mapToInt(String::length).max().orElse(0);
    }

    /// Whether the text is empty, or one of them.
    public boolean contains(char[] text, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return true;
        }
        if (length > longest) {
            return false;
        }
        for (char[] candidate : texts) {
            if (candidate.length == length && matches(candidate, text, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(char[] candidate, char[] text, int from) {
        for (int i = 0; i < candidate.length; i++) {
            if (candidate[i] != text[from + i]) {
                return false;
            }
        }
        return true;
    }
}
