package org.kpiplatform.app.kpi;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kpiplatform.app.metric.MetricValues;
import org.kpiplatform.app.record.DaySpan;
import org.kpiplatform.domain.engine.KpiPlan;

/// For which days metrics and KPIs are settled. Asks for the days of all metrics behind them at once.
final class FinalDays {

    private final KpiPlan plan;
    private final Map<String, DaySpan> days;

    /// @param keys of metrics and KPIs that will be asked for
    /// @param zone where days begin
    FinalDays(KpiPlan plan, MetricValues metrics, Collection<String> keys, ZoneId zone) {
        this.plan = plan;
        this.days = metrics.days(plan.catalog(), plan.metricsOf(keys), zone);
    }

    /// From the first day on which something behind a metric or KPI is known, through the last one that all
    /// of its sources have delivered and that has settled; empty while one of them has delivered nothing.
    ///
    /// @param settling for how many days after a period's end records may still change
    Optional<DaySpan> of(String key, int settling) {
        Collection<String> behind = plan.metricsOf(List.of(key));
        if (!days.keySet().containsAll(behind)) {
            return Optional.empty();
        }
        List<DaySpan> spans = behind.stream()
                .flatMap(metric -> Stream.ofNullable(days.get(metric)))
                .toList();
        Optional<LocalDate> through =
                spans.stream().map(span -> span.through().minusDays(settling)).min(Comparator.naturalOrder());
        return spans.stream()
                .map(DaySpan::from)
                .min(Comparator.naturalOrder())
                .filter(from -> from.isBefore(through.orElse(from)))
                .map(from -> new DaySpan(from, through.orElseThrow()));
    }
}
