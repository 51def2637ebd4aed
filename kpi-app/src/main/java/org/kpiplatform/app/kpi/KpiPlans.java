package org.kpiplatform.app.kpi;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.engine.KpiPlan;

/// The plan of the catalog in force, made once for each.
@ApplicationScoped
public class KpiPlans {

    private volatile @Nullable KpiPlan latest;

    /// The plan of a catalog.
    @SuppressWarnings("ReferenceEquality") // comparing thousands of definitions would cost more than a plan
    public KpiPlan of(Catalog catalog) {
        KpiPlan plan = latest;
        if (plan == null || plan.catalog() != catalog) {
            plan = KpiPlan.of(catalog);
            latest = plan;
        }
        return plan;
    }
}
