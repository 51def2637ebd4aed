package org.kpiplatform.domain.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.syntax.SyntaxError;
import org.kpiplatform.domain.unit.Unit;

/// The declared units of all metrics and KPIs.
public final class Units {

    private final Map<String, Optional<Unit>> units = new HashMap<>();
    private final Map<String, SyntaxError> errors = new HashMap<>();

    /// Reads them, also of a catalog that has not passed its check.
    public Units(Catalog catalog) {
        for (MetricDefinition metric : catalog.metrics().values()) {
            read(metric.key(), metric.unit());
        }
        for (KpiDefinition kpi : catalog.kpis().values()) {
            read(kpi.key(), kpi.unit());
        }
    }

    private void read(String key, String unit) {
        try {
            units.put(key, Optional.of(Unit.parse(unit)));
        } catch (SyntaxError e) {
            units.put(key, Optional.empty());
            errors.put(key, e);
        }
    }

    /// The keys of all metrics and KPIs.
    public Set<String> keys() {
        return units.keySet();
    }

    /// The unit; empty when it can't be read.
    public Optional<Unit> of(String key) {
        return units.getOrDefault(key, Optional.empty());
    }

    /// Why the unit can't be read.
    public Optional<SyntaxError> error(String key) {
        return Optional.ofNullable(errors.get(key));
    }
}
