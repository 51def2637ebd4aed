package org.kpiplatform.domain.target;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Where a KPI is meant to be, and by when. Either a value to reach or a band to stay in.
///
/// @param value     to reach; null for a band
/// @param baseline  the value at `from`; null for a target that holds from the first day
/// @param from      when it begins, or null for always
/// @param by        when the value is due, or null for now
/// @param path      what is expected between `from` and `by`
/// @param low       lower end of the healthy band, or null
/// @param high      upper end of the healthy band, or null
/// @param tolerance how far a value may miss what is expected and still be only at risk, as a fraction of
/// it; null for
///                  0.1
public record TargetDefinition(
        @Nullable Double value,
        @Nullable Double baseline,
        @Nullable LocalDate from,
        @Nullable LocalDate by,
        TargetPath path,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double tolerance) {

    public TargetDefinition {
        path = path == null ? TargetPath.LINEAR : path;
    }
}
