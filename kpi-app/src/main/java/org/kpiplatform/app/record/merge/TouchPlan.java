package org.kpiplatform.app.record.merge;

import java.util.List;
import java.util.Set;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.StreamKey;

/// Which days a change to records of one stream touches, given the metrics there are.
///
/// @param times      fields of the stream itself that date the records of metrics over it
/// @param dependents streams whose metrics look into this one through joins
record TouchPlan(Set<String> times, List<Dependent> dependents) {

    TouchPlan {
        times = Set.copyOf(times);
        dependents = List.copyOf(dependents);
    }

    /// A stream whose records join to the changed ones, directly or through others.
    ///
    /// @param stream its records are the ones touched
    /// @param times  fields that date them
    /// @param hops   from the stream to the changed one, at least one
    record Dependent(PinnedStream stream, Set<String> times, List<Hop> hops) {

        Dependent {
            times = Set.copyOf(times);
            hops = List.copyOf(hops);
        }
    }

    /// One join.
    ///
    /// @param from holds the partner's key
    /// @param on   the fields that hold it, in the order of the key
    record Hop(PinnedStream from, List<String> on, PinnedStream to) {}

    List<StreamKey> dependentStreams() {
        return dependents.stream()
                .map(dependent -> dependent.stream().key())
                .distinct()
                .toList();
    }
}
