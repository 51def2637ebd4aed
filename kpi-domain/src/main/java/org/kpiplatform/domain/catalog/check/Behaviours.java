package org.kpiplatform.domain.catalog.check;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.FormulaGraph;
import org.kpiplatform.domain.catalog.Policies;
import org.kpiplatform.domain.formula.Formula;
import org.kpiplatform.domain.formula.MissingPolicy;
import org.kpiplatform.domain.formula.TimeBehaviour;
import org.kpiplatform.domain.formula.TimeCheck;
import org.kpiplatform.domain.formula.TimeNature;
import org.kpiplatform.domain.metric.Measure;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.syntax.SyntaxError;

/// How the values of all metrics and KPIs behave over time.
final class Behaviours {

    private static final String ANEW = ", which has to be computed from the records of all periods";

    private final Catalog catalog;
    private final Policies policies;
    private final Map<String, TimeBehaviour> behaviours = new HashMap<>();
    private final Map<String, SyntaxError> errors = new HashMap<>();
    /// And spreads: metrics that need the number of their records to make one value of several periods.
    private final Set<String> averages = new HashSet<>();

    Behaviours(Catalog catalog, FormulaGraph graph, Policies policies) {
        this.catalog = catalog;
        this.policies = policies;
        catalog.metrics().values().forEach(this::read);
        graph.order().forEach(kpi -> graph.formula(kpi).ifPresent(formula -> read(kpi, formula)));
    }

    private void read(MetricDefinition metric) {
        try {
            Measure measure = Measure.parse(metric.measure());
            behaviours.put(metric.key(), of(metric, measure));
        } catch (SyntaxError _) {
            // what the metric's own check says is enough
        }
    }

    private void read(String kpi, Formula formula) {
        if (behaviours.keySet().containsAll(formula.references())) {
            try {
                behaviours.put(kpi, TimeCheck.behaviourOf(formula, input -> seenBy(kpi, input)));
            } catch (SyntaxError e) {
                errors.put(kpi, e);
            }
        }
    }

    /// Inputs that are left out or replaced in single periods are not the ones that add up to a value to date.
    /// Nobody can say of how many records an average is that stands in for one.
    private TimeBehaviour seenBy(String kpi, String input) {
        TimeBehaviour behaviour = requireNonNull(behaviours.get(input));
        return policies.of(kpi, input)
                .filter(policy -> policy instanceof MissingPolicy.Skip
                        || (policy.replaces() && (catalog.kpis().containsKey(input) || averages.contains(input))))
                .map(policy -> behaviour.but(
                        "`%s` has the policy `%s`, which is for single periods".formatted(input, policy.text())))
                .orElse(behaviour);
    }

    /// How a metric or KPI behaves over time; empty where nothing can be said.
    Optional<TimeBehaviour> of(String key) {
        return Optional.ofNullable(behaviours.get(key));
    }

    /// Why a KPI's formula puts periods together that don't go together.
    Optional<SyntaxError> error(String kpi) {
        return Optional.ofNullable(errors.get(kpi));
    }

    private static TimeNature ofSnapshots(MetricDefinition metric) {
        return TimeNature.level("the metric `%s` is taken from snapshots, and what stays would be counted in every one"
                .formatted(metric.key()));
    }

    private TimeBehaviour of(MetricDefinition metric, Measure measure) {
        String what = "the metric `%s` ".formatted(metric.key());
        return switch (measure) {
            case Measure.Count _, Measure.Sum _, Measure.FirstSeen _ ->
                TimeBehaviour.of(catalog.isSnapshot(metric) ? ofSnapshots(metric) : TimeNature.FLOW);
            case Measure.Open _ ->
                TimeBehaviour.of(
                        TimeNature.level(what + "is a stock, and what stays in it would be counted in every period"));
            case Measure.Last _, Measure.Minimum _, Measure.Maximum _ ->
                TimeBehaviour.of(TimeNature.point(what + "picks one value of each period"));
            case Measure.CountDistinct _, Measure.SeenAtLeast _ -> {
                String reason = what + "counts different values, and one that comes in two periods would count twice";
                yield new TimeBehaviour(TimeNature.crowd(reason), reason);
            }
            case Measure.Average _ -> {
                averages.add(metric.key());
                yield TimeBehaviour.of(TimeNature.ratio(what + "is an average" + ANEW));
            }
            case Measure.Variance _, Measure.Deviation _ -> {
                averages.add(metric.key());
                yield TimeBehaviour.of(TimeNature.ratio(what + "tells how far values spread" + ANEW));
            }
            case Measure.Percentile _ -> anew(what + "is a percentile");
        };
    }

    private static TimeBehaviour anew(String what) {
        String reason = what + ANEW;
        return new TimeBehaviour(TimeNature.ratio(reason), reason);
    }
}
