package org.kpiplatform.domain.syntax;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that was probably meant.
public final class NearMiss {

    private static final int LONGEST = 100;

    private NearMiss() {}

    /// The candidate that differs least from what was written: by one slip in a name of up to five letters, by
    /// one in three letters of a longer one. A slip is a letter too many, too few, wrong, or swapped with its
    /// neighbour; upper and lower case count as the same. Of equally near candidates the first in the alphabet.
    public static Optional<String> of(String written, Collection<String> candidates) {
        if (written.isEmpty() || written.length() > LONGEST) {
            return Optional.empty();
        }
        int bound = Math.max(1, written.length() / 3);
        return candidates.stream()
                .filter(candidate -> Math.abs(candidate.length() - written.length()) <= bound)
                .map(candidate -> new Candidate(candidate, distance(written, candidate)))
                .filter(candidate -> candidate.distance <= bound && candidate.distance < candidate.name.length())
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    private record Candidate(String name, int distance) {}

    /// Damerau and Levenshtein's distance in its optimal string alignment form.
    private static int distance(String one, String other) {
        String left = one.toLowerCase(Locale.ROOT);
        String right = other.toLowerCase(Locale.ROOT);
        int[] beforeLast = new int[right.length() + 1];
        int[] last = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] row = row(left, right, i, new int[][] {beforeLast, last});
            beforeLast = last;
            last = row;
        }
        return last[right.length()];
    }

    private static int[] row(String left, String right, int i, int[][] above) {
        int[] row = new int[right.length() + 1];
        row[0] = i;
        for (int j = 1; j <= right.length(); j++) {
            int wrong = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
            int slip = Math.min(row[j - 1], above[1][j]) + 1;
            row[j] = Math.min(slip, above[1][j - 1] + wrong);
            if (i > 1 && j > 1 && isSwapped(left, right, i, j)) {
                row[j] = Math.min(row[j], above[0][j - 2] + 1);
            }
        }
        return row;
    }

    private static boolean isSwapped(String left, String right, int i, int j) {
        return left.charAt(i - 1) == right.charAt(j - 2) && left.charAt(i - 2) == right.charAt(j - 1);
    }
}
