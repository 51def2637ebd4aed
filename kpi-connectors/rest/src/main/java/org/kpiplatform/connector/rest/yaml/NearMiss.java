package org.kpiplatform.connector.rest.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/// Sentences about words that nobody knows.
public final class NearMiss {

    private NearMiss() {}

    /// Ends a sentence: with a question when a candidate is near, and with all that are known.
    public static String among(String found, Collection<String> known) {
        String question = known.stream()
                .filter(word -> distance(found, word) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt(word -> distance(found, word)))
                .map(word -> "; did you mean `" + word + "`?")
                .orElse(".");
        return question + (known.isEmpty() ? " None is known." : " Known are " + list(known) + ".");
    }

    /// Quotes each and joins them.
    public static String list(Collection<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }

    /// How many letters have to be put in, taken out, replaced or swapped with their neighbour.
    private static int distance(String one, String other) {
        int[][] edits = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, one, other, i, j);
            }
        }
        return edits[one.length()][other.length()];
    }

    private static int fewest(int[][] edits, String one, String other, int i, int j) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int fewest = Math.min(edits[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
    }
}
