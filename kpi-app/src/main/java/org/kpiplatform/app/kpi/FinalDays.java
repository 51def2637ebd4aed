package org.kpiplatform.app.kpi;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kpiplatform.app.metric.MetricValues;
import org.kpiplatform.app.record.DaySpan;
import org.kpiplatform.domain.engine.KpiPlan;

/// For which days metrics and KPIs are settled. Asks for the days of each metric once.
final class FinalDays {

    private final KpiPlan plan;
    private final MetricValues metrics;
    private final ZoneId zone;
    private final Map<String, Optional<DaySpan>> days = new HashMap<>();

    /// @param zone where days begin
    FinalDays(KpiPlan plan, MetricValues metrics, ZoneId zone) {
        this.zone = zone;
        this.plan = plan;
        this.metrics = metrics;
    }

    /// From the first day on which something behind a metric or KPI is known, through the last one that all
    /// of its sources have delivered and that has settled; empty while one of them has delivered nothing.
    ///
    /// @param settling for how many days after a period's end records may still change
    Optional<DaySpan> of(String key, int settling) {
        List<Optional<DaySpan>> behind = plan.metricsOf(List.of(key)).stream()
                .map(metric -> days.computeIfAbsent(metric, it -> metrics.days(plan.catalog(), it, zone)))
                .toList();
        if (behind.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        List<DaySpan> spans = behind.stream().flatMap(Optional::stream).toList();
        Optional<LocalDate> through =
                spans.stream().map(span -> span.through().minusDays(settling)).min(Comparator.naturalOrder());
        return spans.stream()
                .map(DaySpan::from)
                .min(Comparator.naturalOrder())
                .filter(from -> from.isBefore(through.orElse(from)))
                .map(from -> new DaySpan(from, through.orElseThrow()));
    }
}
