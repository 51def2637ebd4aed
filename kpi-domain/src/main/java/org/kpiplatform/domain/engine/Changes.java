package org.kpiplatform.domain.engine;

import java.util.ArrayList;
import java.util.List;
import org.kpiplatform.domain.series.Absence;

/// Values of metrics that have become others, since records have arrived, were corrected or went away. Slices and
/// periods are positions in [Question#measured].
public final class Changes {

    private final List<Change> changes = new ArrayList<>();

    /// @param records that an average or a spread is of; missing where nobody has said
    /// @param centre  of a spread, as [Column#centres] counts it; missing where nobody has said
    record Change(String metric, int slice, int period, double value, double records, double centre) {}

    /// A value as it is now; one that is not finite is undefined.
    public Changes set(String metric, int slice, int period, double value) {
        return set(metric, slice, period, value, Absence.MISSING.mark());
    }

    /// An average as it is now, and of how many records.
    public Changes set(String metric, int slice, int period, double value, double records) {
        return set(metric, slice, period, value, records, Absence.MISSING.mark());
    }

    /// A spread as it is now, of how many records, around which mean.
    ///
    /// @param centre counted as [Column#centres] of the slice are
    public Changes set(String metric, int slice, int period, double value, double records, double centre) {
        double settled = Double.isFinite(value) ? value + 0.0 : Absence.UNDEFINED.mark();
        changes.add(new Change(metric, slice, period, settled, records, centre));
        return this;
    }

    /// A value that there is no longer, or still not.
    public Changes setAbsent(String metric, int slice, int period, Absence reason) {
        changes.add(new Change(metric, slice, period, reason.mark(), reason.mark(), reason.mark()));
        return this;
    }

    List<Change> all() {
        return changes;
    }
}
