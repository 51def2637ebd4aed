package org.kpiplatform.app.basis;

import java.util.List;

/// Facts may be other ones now: a transaction that changed them has ended, on this node or another; or this node can
/// not
/// know whether one has.
///
/// @param anything whether everything may have changed
public record FactsCommitted(List<Change> changes, boolean anything) {

    /// Everything may have changed while nobody listened.
    public static final FactsCommitted ANYTHING = new FactsCommitted(List.of(), true);

    public FactsCommitted {
        changes = List.copyOf(changes);
    }

    public boolean concerns(Fact fact) {
        return anything || changes.stream().anyMatch(change -> change.fact().equals(fact));
    }
}
