package org.kpiplatform.app.publication;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Grain;

/// The values of one metric or KPI that are to be what people know from now on.
///
/// @param key      of the metric or KPI
/// @param grain    of the periods
/// @param revision of the definition
/// @param run      whose records they came with; null where a definition was changed
/// @param at       from when on they are known
/// @param values   of consecutive final periods
public record Publication(
        String key, Grain grain, int revision, @Nullable Long run, Instant at, List<ComputedValue> values) {

    public Publication {
        values = List.copyOf(values);
    }
}
