package org.kpiplatform.app.definition.store;

import java.util.Comparator;
import org.kpiplatform.domain.catalog.DefinitionKind;

/// Which definition. Ordered by kind, then key: what is needed comes before what needs it.
public record DefinitionId(DefinitionKind kind, String key) implements Comparable<DefinitionId> {

    private static final Comparator<DefinitionId> ORDER =
            Comparator.comparing(DefinitionId::kind).thenComparing(DefinitionId::key);

    @Override
    public int compareTo(DefinitionId other) {
        return ORDER.compare(this, other);
    }

    /// For sentences: `the metric `orders``.
    @Override
    public String toString() {
        return "the " + kind.noun() + " `" + key + "`";
    }
}
