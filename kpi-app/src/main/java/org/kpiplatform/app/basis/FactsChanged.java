package org.kpiplatform.app.basis;

import java.util.List;

/// Facts are about to change. Fired inside the transaction that changes them; told to this node and all others when
/// it commits.
public record FactsChanged(List<Change> changes) {

    public FactsChanged {
        changes = List.copyOf(changes);
    }
}
