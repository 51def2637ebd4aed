package org.kpiplatform.domain.engine;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.series.Grid;

/// What is to be evaluated, and what has to be measured for it. Made by [KpiPlan#question]. Immutable; whoever
/// asks the same again keeps it, and with it the order of evaluation.
public final class Question {

    private final KpiPlan plan;
    private final List<String> keys;
    private final SortedSet<String> metrics;
    private final Grid asked;
    private final Grid measured;
    private final Calendar calendar;
    private volatile @Nullable Schedule schedule;

    Question(KpiPlan plan, Collection<String> keys, Grid asked, Grid measured, Calendar calendar) {
        this.plan = plan;
        this.keys = List.copyOf(new TreeSet<>(keys));
        this.metrics = plan.metricsOf(keys);
        this.asked = asked;
        this.measured = measured;
        this.calendar = calendar;
    }

    /// Of metrics and KPIs, sorted.
    public List<String> keys() {
        return keys;
    }

    /// The metrics whose columns are needed.
    public SortedSet<String> metrics() {
        return metrics;
    }

    /// The cells that are asked for.
    public Grid asked() {
        return asked;
    }

    /// The cells that the metrics' columns must have: the same slices, and the periods before the first one asked
    /// that formulas look back to.
    public Grid measured() {
        return measured;
    }

    /// The one that made the periods.
    public Calendar calendar() {
        return calendar;
    }

    /// How many periods formulas look back before the first one asked.
    public int periodsBack() {
        return measured.periods().size() - asked.periods().size();
    }

    Schedule schedule() {
        Schedule known = schedule;
        if (known == null) {
            known = new Schedule(plan.outline(), keys);
            schedule = known;
        }
        return known;
    }
}
