package org.kpiplatform.domain.catalog;

import java.util.Locale;

/// What can be defined.
public enum DefinitionKind {
    CALENDAR,
    SOURCE,
    METRIC,
    KPI;

    /// What people call it in a sentence, in the singular.
    public String noun() {
        return this == KPI ? "KPI" : name().toLowerCase(Locale.ROOT);
    }
}
