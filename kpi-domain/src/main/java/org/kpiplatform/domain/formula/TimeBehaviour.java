package org.kpiplatform.domain.formula;

import org.jspecify.annotations.Nullable;

/// What is known about the values of a metric or KPI over time.
///
/// @param nature   how the values of several periods go together
/// @param obstacle why it cannot be computed for a part of a longer period, as a part of a sentence; null where it can
public record TimeBehaviour(TimeNature nature, @Nullable String obstacle) {

    /// Of what can be computed for any part of a period.
    public static TimeBehaviour of(TimeNature nature) {
        return new TimeBehaviour(nature, null);
    }

    /// The same, with an obstacle.
    public TimeBehaviour but(String reason) {
        return new TimeBehaviour(nature, reason);
    }
}
