package org.kpiplatform.app.kpi;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.series.SeriesGrain;
import org.kpiplatform.app.metric.Completeness;
import org.kpiplatform.app.metric.Delivered;
import org.kpiplatform.app.metric.MetricGrid;
import org.kpiplatform.app.metric.MetricValues;
import org.kpiplatform.app.metric.SeriesQuestion;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.engine.Evaluation;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.engine.Question;
import org.kpiplatform.domain.series.Grid;
import org.kpiplatform.domain.series.Slice;
import org.kpiplatform.domain.tree.KpiReading;
import org.kpiplatform.domain.tree.KpiTree;
import org.kpiplatform.domain.tree.TreeScope;

/// The values of KPIs, computed from those of their metrics.
@ApplicationScoped
public class KpiValues {

    private final MetricValues metrics;
    private final TargetHistories targets;
    private final Clock clock;

    KpiValues(MetricValues metrics, TargetHistories targets, Clock clock) {
        this.metrics = metrics;
        this.targets = targets;
        this.clock = clock;
    }

    /// A KPI evaluated over cells, and how complete each period is.
    public record Evaluated(Evaluation evaluation, Grid grid, List<Completeness> completeness) {}

    /// Answers a question for a series.
    ///
    /// @throws ProblemException when the KPI cannot be split or filtered like that
    public Evaluated series(KpiPlan plan, String kpi, SeriesQuestion asked) {
        if (asked.grain() == SeriesGrain.TOTAL) {
            refuseLookingBack(plan, kpi, asked.selection().periods().getFirst());
        }
        return of(plan, kpi, asked.calendar(), asked.selection());
    }

    /// Evaluates a KPI, and with it everything that it is computed from.
    ///
    /// @param calendar that made the periods
    /// @throws ProblemException when the KPI cannot be split or filtered like that
    public Evaluated of(KpiPlan plan, String kpi, Calendar calendar, Selection selection) {
        refuseDimensions(plan, kpi, selection);
        refuseGrain(plan, kpi, calendar, selection.periods());
        Grid frame = new Grid(selection.periods(), selection.by(), List.of(noSlice(selection)));
        Question question = possible(() -> plan.question(Set.of(kpi), frame, calendar));
        MetricGrid measured = metrics.read(
                plan.catalog(),
                question.metrics(),
                selection.about(question.measured().periods()));
        Grid grid =
                new Grid(selection.periods(), selection.by(), measured.grid().slices());
        Question sliced = plan.question(Set.of(kpi), grid, calendar);
        return new Evaluated(
                Evaluation.of(plan, sliced, measured.columns()),
                grid,
                completeness(measured, sliced, settlingDays(plan, kpi)));
    }

    private static @Nullable Integer settlingDays(KpiPlan plan, String kpi) {
        return Objects.requireNonNull(plan.catalog().kpis().get(kpi)).settlingDays();
    }

    /// Grows the tree of a KPI in one period. All of it is of one moment.
    public KpiTree tree(KpiPlan plan, String kpi, Period period, ZonedCalendar calendar) {
        refuseGrain(plan, kpi, calendar, List.of(period));
        TreeScope scope = TreeScope.of(plan, kpi);
        TreeInquiry.Answer answer = answer(scope, period, calendar);
        return KpiTree.of(scope, answer.values(), answer.facts());
    }

    /// Reads some KPIs in one period, without their trees. All of it is of one moment.
    public List<KpiReading> readings(KpiPlan plan, Collection<String> kpis, Period period, ZonedCalendar calendar) {
        kpis.forEach(kpi -> refuseGrain(plan, kpi, calendar, List.of(period)));
        TreeInquiry.Answer answer = answer(TreeScope.ofKpisAlone(plan, kpis), period, calendar);
        return KpiReading.of(answer.values(), answer.facts());
    }

    private TreeInquiry.Answer answer(TreeScope scope, Period period, ZonedCalendar calendar) {
        return new TreeInquiry(scope, period, calendar)
                .answered(metrics, targets.of(scope.plan(), scope.keys(), clock.instant()));
    }

    /// How far all sources behind a KPI have delivered, as far as they have delivered anything.
    ///
    /// @param zone where days begin
    public Delivered delivered(KpiPlan plan, String kpi, ZoneId zone) {
        SortedSet<String> behind = plan.metricsOf(Set.of(kpi));
        return new Delivered(
                () -> metrics.coveredThrough(plan.catalog(), behind, zone),
                () -> metrics.deliveredThrough(plan.catalog(), behind));
    }

    /// A formula may look back further than the calendar goes.
    public static Question possible(Supplier<Question> question) {
        try {
            Question possible = question.get();
            List<Period> periods = possible.measured().periods();
            if (periods.isEmpty() || periods.getFirst().start().getYear() > 0) {
                return possible;
            }
        } catch (IllegalArgumentException e) {
            throw ProblemException.conflict(String.valueOf(e.getMessage()));
        }
        throw ProblemException.conflict(
                "The formulas look back to before the year 1, where no value is computed. Ask for later periods or a shorter grain.");
    }

    private static Slice noSlice(Selection selection) {
        return selection.by().isEmpty()
                ? Slice.ALL
                : new Slice(Collections.<@Nullable String>nCopies(selection.by().size(), null));
    }

    /// Of each period asked, that of its worst metric.
    private static List<Completeness> completeness(
            MetricGrid measured, Question question, @Nullable Integer settlingDays) {
        SortedSet<String> inputs = question.metrics();
        int back = question.periodsBack();
        return IntStream.range(0, question.asked().periods().size())
                .mapToObj(period -> Completeness.worst(inputs.stream()
                                .map(it -> measured.completenessOf(it).get(period + back))
                                .toList())
                        .settlingIn(settlingDays))
                .toList();
    }

    private static void refuseDimensions(KpiPlan plan, String kpi, Selection selection) {
        plan.refusalOf(kpi, selection.by()).ifPresent(reason -> {
            throw ProblemException.invalidParameter("by", reason);
        });
        List<String> filtered =
                selection.where().stream().map(it -> it.dimension()).toList();
        plan.refusalOf(kpi, filtered).ifPresent(reason -> {
            throw ProblemException.invalidParameter("where", reason);
        });
    }

    private static void refuseGrain(KpiPlan plan, String kpi, Calendar calendar, List<Period> periods) {
        periods.stream()
                .findFirst()
                .flatMap(period -> plan.refusalOf(Set.of(kpi), period.grain(), calendar))
                .ifPresent(reason -> {
                    throw ProblemException.invalidParameter("grain", reason);
                });
    }

    private static void refuseLookingBack(KpiPlan plan, String kpi, Period period) {
        boolean looksBack =
                plan.lookback(Set.of(kpi), period.grain()).values().stream().anyMatch(it -> it > 0);
        if (looksBack) {
            throw ProblemException.invalidParameter(
                    "grain",
                    "`" + kpi
                            + "` looks back to earlier periods, and a total has none. Ask for a grain such as month.");
        }
    }
}
