package org.kpiplatform.app.publication;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// What a value is published of: everything, or what belongs to one member of a dimension.
///
/// @param dimension empty for everything
/// @param member    null for records that have no value there, and for everything
public record Part(String dimension, @Nullable String member) implements Comparable<Part> {

    /// Everything together.
    public static final Part TOTAL = new Part("", null);

    private static final Comparator<Part> ORDER = Comparator.comparing(Part::dimension)
            .thenComparing(Part::member, Comparator.nullsLast(Comparator.naturalOrder()));

    public boolean isTotal() {
        return dimension.isEmpty();
    }

    /// By dimension, then by member, those without a value last.
    @Override
    public int compareTo(Part other) {
        return ORDER.compare(this, other);
    }
}
