package org.kpiplatform.app.publication;

import java.time.Instant;
import java.util.List;
import org.kpiplatform.domain.calendar.Grain;

/// The values of one metric or KPI that are to be what people know from now on.
///
/// @param of       the metric or KPI
/// @param grain    of the periods
/// @param revision of the definition
/// @param cause    what brought them
/// @param at       from when on they are known
/// @param values   of final periods; those of each part in order of time
public record Publication(
        PublishedKey of, Grain grain, int revision, PublicationCause cause, Instant at, List<ComputedValue> values) {

    public Publication {
        values = List.copyOf(values);
    }
}
