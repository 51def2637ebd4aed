package org.kpiplatform.domain.series;

import java.util.List;
import org.kpiplatform.domain.calendar.Period;

/// The cells that a question asks about: every slice in every period.
///
/// @param periods    consecutive, of one grain
/// @param dimensions what slices are split by; empty for the total
/// @param slices     at least one when there are no dimensions
public record Grid(List<Period> periods, List<String> dimensions, List<Slice> slices) {

    public Grid {
        periods = List.copyOf(periods);
        dimensions = List.copyOf(dimensions);
        slices = List.copyOf(slices);
    }

    /// Everything together, without a split.
    public static Grid total(List<Period> periods) {
        return new Grid(periods, List.of(), List.of(Slice.ALL));
    }

    public int cells() {
        return Math.multiplyExact(periods.size(), slices.size());
    }

    /// Where a cell lies in a [Column]: a slice's periods stand side by side.
    public int cell(int slice, int period) {
        return slice * periods.size() + period;
    }
}
