package org.kpiplatform.app.kpi;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.definition.store.KpiVersion;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.target.TargetHistory;

/// The targets that KPIs had before their definitions were changed, which past periods are judged by.
@ApplicationScoped
public class TargetHistories {

    private final Definitions definitions;
    private final OrganisationTime time;

    TargetHistories(Definitions definitions, OrganisationTime time) {
        this.definitions = definitions;
        this.time = time;
    }

    /// Those of the KPIs among some metrics and KPIs, and behind them, that have been changed by a moment.
    public Map<String, TargetHistory> of(KpiPlan plan, Collection<String> keys, Instant until) {
        List<String> kpis = plan.keysBehind(keys).stream()
                .filter(plan.catalog().kpis()::containsKey)
                .toList();
        Map<String, TargetHistory> histories = new HashMap<>();
        definitions.kpiVersions(kpis, until).forEach((kpi, versions) -> histories.put(kpi, history(versions)));
        return histories;
    }

    private TargetHistory history(List<KpiVersion> versions) {
        return TargetHistory.ofVersions(versions.stream()
                .map(version -> new TargetHistory.Version(
                        LocalDate.ofInstant(version.since(), time.zone()),
                        version.kpi().allTargets()))
                .toList());
    }
}
