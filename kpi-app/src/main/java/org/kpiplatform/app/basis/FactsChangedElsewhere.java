package org.kpiplatform.app.basis;

import java.util.List;

/// Another node has changed facts, and its transaction has committed; or this node can not know whether one did.
///
/// @param anything whether everything may have changed
public record FactsChangedElsewhere(List<Change> changes, boolean anything) {

    /// Everything may have changed while nobody listened.
    public static final FactsChangedElsewhere ANYTHING = new FactsChangedElsewhere(List.of(), true);

    public FactsChangedElsewhere {
        changes = List.copyOf(changes);
    }

    public boolean concerns(Fact fact) {
        return anything || changes.stream().anyMatch(change -> change.fact().equals(fact));
    }
}
