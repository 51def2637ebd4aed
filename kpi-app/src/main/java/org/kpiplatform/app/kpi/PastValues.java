package org.kpiplatform.app.kpi;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.api.series.SeriesGrain;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.metric.Completeness;
import org.kpiplatform.app.metric.PastCells;
import org.kpiplatform.app.metric.SeriesAnswer;
import org.kpiplatform.app.metric.SeriesQuestion;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.publication.AsOf;
import org.kpiplatform.app.publication.PublishedKey;
import org.kpiplatform.app.publication.PublishedValues;
import org.kpiplatform.app.publication.PublishedValues.Known;
import org.kpiplatform.app.publication.Unpublished;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.engine.Question;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.PeriodState;
import org.kpiplatform.domain.target.TargetHistory;
import org.kpiplatform.domain.tree.KpiTree;
import org.kpiplatform.domain.tree.TreeFacts;
import org.kpiplatform.domain.tree.TreeScope;
import org.kpiplatform.domain.tree.TreeValues;

/// KPIs as they were known at a moment: by the definitions in force then, with the values published by
/// then. What had not been published is missing.
@ApplicationScoped
class PastValues {

    private final Definitions definitions;
    private final PublishedValues published;
    private final Unpublished unpublished;
    private final TargetHistories targets;
    private final KpiCalendars calendars;

    PastValues(
            Definitions definitions,
            PublishedValues published,
            Unpublished unpublished,
            TargetHistories targets,
            KpiCalendars calendars) {
        this.calendars = calendars;
        this.definitions = definitions;
        this.published = published;
        this.unpublished = unpublished;
        this.targets = targets;
    }

    /// The series of a KPI.
    ///
    /// @throws ProblemException for a question that published values do not answer
    Series series(KpiDefinition kpi, SeriesQuestion question, AsOf asOf) {
        requirePublished(kpi, question.grain(), question.selection());
        List<Period> periods = question.selection().periods();
        PastCells cells = cells(kpi, question.selection(), asOf.moment());
        return new Series(
                kpi.key(),
                Series.Kind.KPI,
                kpi.name() == null ? kpi.key() : kpi.name(),
                kpi.unit(),
                question.grain(),
                kpi.decimals(),
                question.selection().by(),
                SeriesAnswer.periods(
                        cells.grid(),
                        PastCells.completeness(totals(PublishedKey.of(kpi.key()), periods, asOf.moment()))),
                SeriesAnswer.slices(cells.grid(), cells.column(), cells.inputs()));
    }

    private List<Optional<Known>> totals(PublishedKey of, List<Period> periods, Instant moment) {
        unpublished.awaitOthers(moment);
        return published.known(of, periods, moment);
    }

    private PastCells cells(KpiDefinition kpi, Selection selection, Instant moment) {
        unpublished.awaitOthers(moment);
        return selection.by().isEmpty() && selection.where().isEmpty()
                ? PastCells.total(
                        selection.periods(), published.known(PublishedKey.of(kpi.key()), selection.periods(), moment))
                : PastCells.parts(
                        selection, published.knownBy(dimension(selection), kpi.key(), selection.periods(), moment));
    }

    private static String dimension(Selection selection) {
        return selection.by().isEmpty()
                ? selection.where().getFirst().dimension()
                : selection.by().getFirst();
    }

    /// Marks the periods whose value is not the first that was published of them. Only the values that are
    /// published can be: those in total, at the KPI's grain.
    List<Completeness> restated(KpiDefinition kpi, SeriesQuestion question, List<Completeness> completeness) {
        Selection selection = question.selection();
        if (!question.grain().grain().equals(Optional.of(kpi.grain()))
                || !selection.by().isEmpty()
                || !selection.where().isEmpty()) {
            return completeness;
        }
        Set<Period> restated = published.restated(kpi.key(), selection.periods());
        return IntStream.range(0, completeness.size())
                .mapToObj(i -> restated.contains(selection.periods().get(i))
                        ? completeness.get(i).restated()
                        : completeness.get(i))
                .toList();
    }

    /// The definition of a KPI back then.
    ///
    /// @throws ProblemException for a KPI that there was not
    KpiDefinition definition(String key, AsOf asOf) {
        KpiDefinition kpi = definitions.catalogAt(asOf.moment()).kpis().get(key);
        if (kpi == null) {
            throw ProblemException.notFound(
                    "There was no KPI `%s` as of %s.".formatted(ProblemException.quoted(key), asOf.moment()));
        }
        return kpi;
    }

    private static void requirePublished(KpiDefinition kpi, SeriesGrain grain, Selection selection) {
        if (!grain.grain().equals(Optional.of(kpi.grain()))) {
            throw ProblemException.invalidParameter("grain", onlyBy(kpi));
        }
        String parameter = selection.by().isEmpty() ? "where" : "by";
        Set<String> dimensions = new TreeSet<>(selection.by());
        selection.where().forEach(filter -> dimensions.add(filter.dimension()));
        if (!kpi.publishBy().containsAll(dimensions)) {
            throw ProblemException.invalidParameter(
                    parameter,
                    kpi.publishBy().isEmpty()
                            ? "`%s` is published in total, not by slices; leave it out, or ask without `as_of`. `publish_by` in its definition names the dimensions that it is published by from then on."
                                    .formatted(kpi.key())
                            : "`%s` is published in total and by %s; leave the rest out, or ask without `as_of`."
                                    .formatted(kpi.key(), String.join(", ", kpi.publishBy())));
        }
        boolean addsUp = selection.by().isEmpty()
                && selection.where().stream()
                        .anyMatch(filter -> filter.values().size() + (filter.orNone() ? 1 : 0) > 1);
        if (dimensions.size() > 1 || addsUp) {
            throw ProblemException.invalidParameter(
                    parameter,
                    "Values are published by one member of one dimension each. Ask for one, or for all with `by`, or ask without `as_of`.");
        }
    }

    static String onlyBy(KpiDefinition kpi) {
        return "`%s` is published by %s; other grains can be asked without `as_of` only."
                .formatted(kpi.key(), kpi.grain().noun());
    }

    /// The tree of a KPI in one period, computed by the formulas of back then from the metrics as published
    /// by then. Slices by a dimension are not published.
    ///
    /// @throws ProblemException for a grain at which it is not published
    KpiTree tree(KpiDefinition kpi, Period period, ZonedCalendar calendar, AsOf asOf) {
        return evaluate(kpi, period, calendar, asOf).tree();
    }

    /// What was computed from the values known at a moment.
    record Past(Evaluation evaluation, KpiTree tree) {}

    Past evaluate(KpiDefinition kpi, Period period, ZonedCalendar calendar, AsOf asOf) {
        if (period.grain() != kpi.grain()) {
            throw ProblemException.invalidParameter("grain", onlyBy(kpi));
        }
        KpiPlan plan = KpiPlan.of(definitions.catalogAt(asOf.moment()));
        TreeScope scope = TreeScope.of(plan, kpi.key());
        Question question = scope.question(period, calendar);
        Map<String, TargetHistory> histories = targets.of(plan, scope.keys(), asOf.moment());
        Map<String, PeriodState> states = new HashMap<>();
        Map<String, Column> columns = known(question, calendar, asOf);
        for (String metric : question.metrics()) {
            PublishedKey of = calendars.published(metric, calendar.zone());
            if (totals(of, List.of(period), asOf.moment()).getFirst().isEmpty()) {
                states.put(metric, PeriodState.OPEN);
            }
        }
        TreeFacts facts = new TreeFacts(states, Map.of(), histories);
        Map<String, Evaluation> others = new HashMap<>();
        scope.otherPeriods(facts, period, calendar)
                .ifPresent(other ->
                        others.put(TreeValues.TOTAL, Evaluation.of(plan, other, known(other, calendar, asOf))));
        Evaluation total = Evaluation.of(plan, question, columns);
        return new Past(total, KpiTree.of(scope, new TreeValues(total, Map.of(), others), facts));
    }

    private Map<String, Column> known(Question question, ZonedCalendar calendar, AsOf asOf) {
        List<Period> periods = question.measured().periods();
        Map<String, Column> columns = new HashMap<>();
        question.metrics()
                .forEach(metric -> columns.put(
                        metric,
                        PastCells.total(
                                        periods,
                                        totals(calendars.published(metric, calendar.zone()), periods, asOf.moment()))
                                .column()));
        return columns;
    }
}
