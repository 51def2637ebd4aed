package org.kpiplatform.connector.host;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Names as people write them in definitions, and sentences about them.
final class Words {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private Words() {}

    static boolean isKey(String text) {
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
    static String list(Collection<String> words) {
        String joined = words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
        int last = joined.lastIndexOf(", ");
        return last < 0 ? joined : joined.substring(0, last) + " and" + joined.substring(last + 1);
    }

    /// Ends a sentence about a word that nobody knows: with a question when a candidate is near, else with a full stop.
    static String didYouMean(String found, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> distance(found, candidate) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(found, candidate)))
                .map(candidate -> "; did you mean `" + candidate + "`?")
                .orElse(".");
    }

    /// Edits that turn one word into the other: insertions, deletions, replacements.
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
