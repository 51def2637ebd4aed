package org.kpiplatform.connector.csv.row;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the title that somebody probably meant.
public final class NearMiss {

    private NearMiss() {}

    public static Optional<String> of(String wanted, Collection<String> titles) {
        return titles.stream()
                .filter(title -> distance(wanted, title) <= Math.max(1, wanted.length() / 3))
                .min(Comparator.comparingInt(title -> distance(wanted, title)));
    }

    /// Insertions, deletions and replacements that turn one into the other; case counts for nothing.
    private static int distance(String wanted, String title) {
        String one = wanted.toLowerCase(Locale.ROOT);
        String other = title.toLowerCase(Locale.ROOT);
        int[] row = new int[other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            int diagonal = i == 0 ? 0 : row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = i == 0 || one.charAt(i - 1) == other.charAt(j - 1) ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = i == 0 ? j : Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
