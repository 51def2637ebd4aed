package org.kpiplatform.app.kpi.explanation;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.explanation.ExplainedValue;
import org.kpiplatform.api.explanation.Explanation;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.api.series.SeriesGrain;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.kpi.past.PastTrees;
import org.kpiplatform.app.kpi.past.PastValues;
import org.kpiplatform.app.metric.Completeness;
import org.kpiplatform.app.metric.PastCells;
import org.kpiplatform.app.metric.SeriesQuestion;
import org.kpiplatform.app.metric.query.DimensionFilter;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.organisation.AsOf;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.publication.PublicationGap;
import org.kpiplatform.app.publication.PublishedValues.Known;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.tree.TreeNode;

/// Tells how the value of a part came about, as it was known at a moment: from what was published of it. Metrics are
/// published in total only, and so are KPIs that do not name the dimension; their values of the part are not known.
@ApplicationScoped
class PastParts {

    private final Definitions definitions;
    private final PastValues values;
    private final PastTrees trees;

    PastParts(Definitions definitions, PastValues values, PastTrees trees) {
        this.definitions = definitions;
        this.values = values;
        this.trees = trees;
    }

    /// Explains a part of a KPI in one period.
    ///
    /// @throws ProblemException for a part that the KPI was not published by
    Explanation of(KpiDefinition kpi, Period period, ZonedCalendar calendar, List<String> where, AsOf asOf) {
        Selection part = SeriesQuestion.inOnePeriod(period, calendar.zone(), where);
        PastValues.requirePublished(kpi, SeriesGrain.of(period.grain()), List.of(), part.where());
        Optional<TreeNode> judged = node(kpi, period, calendar, part.where().getFirst(), asOf);
        KpiPlan plan = KpiPlan.of(definitions.catalogAt(asOf.moment()));
        List<ExplainedValue> behind = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String key : plan.keysBehind(List.of(kpi.key())).reversed()) {
            Optional<Known> known = known(plan.catalog(), key, part, asOf);
            behind.add(value(plan, key, known, asOf));
            if (known.isEmpty() && !key.equals(kpi.key())) {
                unknown.add(key);
            }
        }
        Optional<Known> itself = known(plan.catalog(), kpi.key(), part, asOf);
        Completeness completeness = PastCells.completeness(itself);
        return new Explanation(
                kpi.key(),
                period.label(),
                period.start(),
                period.end(),
                completeness.state(),
                completeness.fraction(),
                where,
                itself.map(value -> List.copyOf(value.missingInputs())).orElse(List.of()),
                judged.map(TreeNode::status).orElse(null),
                judged.map(TreeNode::statusReason).orElse(null),
                behind,
                unpublished(kpi, period, where, itself, unknown));
    }

    /// Where the KPI's tree shows the part.
    private Optional<TreeNode> node(
            KpiDefinition kpi, Period period, ZonedCalendar calendar, DimensionFilter part, AsOf asOf) {
        if (part.orNone()
                || kpi.sliceDimension().filter(part.dimension()::equals).isEmpty()) {
            return Optional.empty();
        }
        String member = part.values().getFirst();
        return trees.tree(kpi, period, calendar, asOf).tree().root().children().stream()
                .filter(node ->
                        node.slice() != null && member.equals(node.slice().get(part.dimension())))
                .findFirst();
    }

    private Optional<Known> known(Catalog catalog, String key, Selection part, AsOf asOf) {
        return catalog.kpis().containsKey(key)
                ? values.parts(key, part, asOf).known().getFirst()
                : Optional.empty();
    }

    private ExplainedValue value(KpiPlan plan, String key, Optional<Known> known, AsOf asOf) {
        @Nullable KpiDefinition kpi = plan.catalog().kpis().get(key);
        @Nullable MetricDefinition metric = plan.catalog().metrics().get(key);
        return new ExplainedValue(
                key,
                kpi == null ? Series.Kind.METRIC : Series.Kind.KPI,
                definitions.revisionAt(kpi == null ? DefinitionKind.METRIC : DefinitionKind.KPI, key, asOf.moment()),
                kpi == null ? requireNonNull(metric).unit() : kpi.unit(),
                known.map(Known::value).orElse(null),
                known.isPresent() ? known.get().absence() : Absence.MISSING,
                kpi == null ? null : kpi.formula(),
                plan.inputsOf(key),
                metric == null ? null : MeasuredMetrics.past(metric),
                known.map(Known::knownFrom).orElse(null),
                known.map(Known::run).orElse(null));
    }

    private static @Nullable String unpublished(
            KpiDefinition kpi, Period period, List<String> where, Optional<Known> itself, List<String> unknown) {
        String part = "where `%s`".formatted(String.join("` and `", where));
        Optional<String> gap = PublicationGap.ofParts(kpi.key(), part, List.of(period), List.of(List.of(itself)));
        return gap.orElseGet(() -> unknown.isEmpty()
                ? null
                : "`%s` had not been published %s: metrics are published in total, and KPIs by the dimensions that their `publish_by` names."
                        .formatted(String.join("`, `", unknown), part));
    }
}
