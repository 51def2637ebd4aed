package org.kpiplatform.app.kpi.comparison;

import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.comparison.KpiComparisonApi;
import org.kpiplatform.api.comparison.PeriodComparison;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.api.series.SeriesGrain;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.kpi.KpiCalendars;
import org.kpiplatform.app.kpi.KpiPlans;
import org.kpiplatform.app.kpi.KpiValues;
import org.kpiplatform.app.kpi.KpiValues.Evaluated;
import org.kpiplatform.app.metric.SeriesQuestion;
import org.kpiplatform.app.metric.comparison.Division;
import org.kpiplatform.app.metric.comparison.PeriodComparisons;
import org.kpiplatform.app.metric.comparison.PeriodComparisons.Asked;
import org.kpiplatform.app.metric.comparison.PeriodComparisons.Subject;
import org.kpiplatform.app.metric.comparison.Reading;
import org.kpiplatform.app.metric.comparison.Reading.Cell;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.organisation.AsOf;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.comparison.ComparedWith;
import org.kpiplatform.domain.comparison.PeriodPart;
import org.kpiplatform.domain.comparison.ToDateRule;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.Slice;

@RunOnVirtualThread
class KpiComparisonResource implements KpiComparisonApi {

    private static final int ONLY_CELL = 0;

    private final Definitions definitions;
    private final KpiPlans plans;
    private final KpiValues values;
    private final PeriodComparisons comparisons;
    private final KpiCalendars calendars;
    private final PastComparisons past;

    KpiComparisonResource(
            Definitions definitions,
            KpiPlans plans,
            KpiValues values,
            PeriodComparisons comparisons,
            KpiCalendars calendars,
            PastComparisons past) {
        this.definitions = definitions;
        this.plans = plans;
        this.values = values;
        this.comparisons = comparisons;
        this.calendars = calendars;
        this.past = past;
    }

    @Override
    @SuppressWarnings("TooManyParameters") // the question as HTTP carries it
    public PeriodComparison compare(
            String key,
            @Nullable Grain grain,
            @Nullable String period,
            ToDateRule rule,
            ComparedWith with,
            List<String> by,
            List<String> where,
            @Nullable String asOf) {
        if (asOf != null) {
            return past.compare(key, grain, period, rule, with, by, where, AsOf.parse(asOf, calendars.zone()));
        }
        KpiDefinition kpi = definitions.kpi(key).definition();
        KpiPlan plan = plans.of(definitions.catalog());
        ZonedCalendar calendar = calendars.of(kpi).calendar();
        Division division = Division.of(by, where);
        Subject subject = new Subject(
                key,
                Series.Kind.KPI,
                kpi.name() == null ? key : kpi.name(),
                kpi.unit(),
                kpi.decimals(),
                plan.metricsOf(List.of(key)));
        return comparisons.compare(
                plan.catalog(),
                subject,
                new Asked(
                        calendar,
                        calendars.workingDays(kpi),
                        grain == null ? kpi.grain() : grain,
                        period,
                        rule,
                        with,
                        division),
                part -> read(plan, key, calendar, division, part));
    }

    private Reading read(KpiPlan plan, String key, ZonedCalendar calendar, Division division, PeriodPart part) {
        refuseLookingBack(plan, key, part);
        SeriesGrain grain = part.isWhole() ? SeriesGrain.of(part.period().grain()) : SeriesGrain.TOTAL;
        Function<Selection, Evaluated> values =
                selection -> this.values.series(plan, key, new SeriesQuestion(grain, calendar, selection));
        Evaluated total = values.apply(division.total(part.span(), calendar.zone()));
        Map<Slice, Cell> slices = Map.of();
        if (division.isSplit()) {
            Evaluated split = values.apply(division.split(part.span(), calendar.zone()));
            slices = Reading.cells(split.grid(), split.evaluation().column(key));
        }
        Cell found = cell(total, key);
        SortedSet<String> missing =
                found.absence() == Absence.MISSING ? total.evaluation().missingInputs(key, ONLY_CELL) : new TreeSet<>();
        return new Reading(
                found,
                missing,
                total.completeness().getFirst(),
                slices,
                slice -> cell(values.apply(division.only(slice, part.span(), calendar.zone())), key));
    }

    private static Cell cell(Evaluated evaluated, String key) {
        return Cell.of(evaluated.evaluation().column(key).value(ONLY_CELL));
    }

    private static void refuseLookingBack(KpiPlan plan, String key, PeriodPart part) {
        boolean looksBack = plan.lookback(Set.of(key), part.period().grain()).values().stream()
                .anyMatch(periods -> periods > 0);
        if (looksBack && !part.isWhole()) {
            throw ProblemException.invalidParameter(
                    "rule",
                    "`" + key + "` looks back to earlier periods, and a part of a period has none. Ask for"
                            + " `rule=previous_full_period`.");
        }
    }
}
