package org.kpiplatform.connector.host.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Names as people write them in definitions, and sentences about them.
public final class Words {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private Words() {}

    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /// `dateFormats` becomes `date_formats`.
    static String snakeCase(String camelCase) {
        return HUMP.matcher(camelCase).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    /// `date_formats` becomes `Date formats`.
    static String title(String key) {
        return key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1).replace('_', ' ');
    }

    /// Quotes each and joins them: `a`, `b` and `c`.
    public static String list(Collection<String> words) {
        String joined = words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
        int last = joined.lastIndexOf(", ");
        return last < 0 ? joined : joined.substring(0, last) + " and" + joined.substring(last + 1);
    }

    /// Ends a sentence about a word that nobody knows: with a question when a candidate is near, else with a full
    /// stop.
    public static String didYouMean(String found, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> distance(found, candidate) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(found, candidate)))
                .map(candidate -> "; did you mean `" + candidate + "`?")
                .orElse(".");
    }

    /// Edits that turn one word into the other: insertions, deletions, replacements, swaps of neighbours.
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
        int replaced = edits[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
    }
}
