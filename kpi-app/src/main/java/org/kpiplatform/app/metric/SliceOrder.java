package org.kpiplatform.app.metric;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.series.Slice;

/// Slices by their first value, then the second, and so on; those without a value last.
public final class SliceOrder implements Comparator<Slice> {

    public static final SliceOrder BY_VALUES = new SliceOrder();

    private static final Comparator<@Nullable String> VALUES = Comparator.nullsLast(Comparator.<String>naturalOrder());

    private SliceOrder() {}

    @Override
    public int compare(Slice one, Slice other) {
        List<@Nullable String> left = one.values();
        List<@Nullable String> right = other.values();
        for (int i = 0; i < left.size(); i++) {
            int order = VALUES.compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
