package org.kpiplatform.domain.tree;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.Calendars;
import org.kpiplatform.domain.engine.Findings;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.Grid;
import org.kpiplatform.domain.series.PeriodState;
import org.kpiplatform.domain.series.Slice;
import org.kpiplatform.domain.target.Aim;
import org.kpiplatform.domain.target.Course;
import org.kpiplatform.domain.target.Observation;
import org.kpiplatform.domain.target.StatusReading;
import org.kpiplatform.domain.target.TargetDefinition;
import org.kpiplatform.domain.tree.Place.Subject;

/// Holds the KPIs of a tree, and their slices, against the targets in force in its period.
final class Statuses {

    private final KpiPlan plan;
    private final TreeValues values;
    private final TreeFacts facts;
    private final Calendars calendars;
    private final Calendar calendar;
    private final Period period;

    Statuses(TreeValues values, TreeFacts facts) {
        this.plan = values.total().plan();
        this.values = values;
        this.facts = facts;
        this.calendars = Calendars.of(plan.catalog());
        this.calendar = values.total().question().calendar();
        this.period = values.total().question().asked().periods().getLast();
    }

    /// The target of a KPI or slice; null where there is none.
    ///
    /// @param slice the value of its dimension; null for a slice of records that have none, which nobody can aim at
    @Nullable
    TargetDefinition target(Subject subject, @Nullable String slice) {
        if (subject.dimension() != null && slice == null) {
            return null;
        }
        Map<String, String> part =
                subject.dimension() == null ? Map.of() : Map.of(subject.dimension(), requireNonNull(slice));
        return facts.targets(plan, subject.key()).inForce(part, period);
    }

    /// The status of a KPI, or of a slice of one.
    StatusReading of(
            Subject subject,
            KpiDefinition kpi,
            @Nullable TargetDefinition target,
            double value,
            Absence absence,
            PeriodState state) {
        Observation observed = new Observation(period, value, absence, state, through(subject.key()), facts.isPast());
        Course course = new Course(calendar, calendars.workingDays(kpi.calendar()), other -> value(subject, other));
        return StatusReading.of(new Aim(target, kpi.direction(), kpi.grain()), observed, course, NodeValues.style(kpi));
    }

    private LocalDate through(String key) {
        if (facts.through().isEmpty()) {
            return period.end();
        }
        return plan.metricsOf(List.of(key)).stream()
                .map(metric -> facts.through().getOrDefault(metric, period.end()))
                .min(LocalDate::compareTo)
                .orElse(period.end());
    }

    private double value(Subject subject, Period other) {
        Findings findings = values.others().get(subject.dimension() == null ? TreeValues.TOTAL : subject.dimension());
        if (findings == null || !findings.has(subject.key())) {
            return Double.NaN;
        }
        Grid grid = findings.grid();
        long index = other.ordinal() - grid.periods().getFirst().ordinal();
        int slice = grid.slices().indexOf(slice(subject));
        if (index < 0 || index >= grid.periods().size() || slice < 0) {
            return Double.NaN;
        }
        return findings.column(subject.key()).value(grid.cell(slice, (int) index));
    }

    private Slice slice(Subject subject) {
        return subject.dimension() == null
                ? Slice.ALL
                : requireNonNull(values.byDimension().get(subject.dimension()))
                        .grid()
                        .slices()
                        .get(subject.slice());
    }
}
