package org.kpiplatform.app.metric;

import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.comparison.MetricComparisonApi;
import org.kpiplatform.api.comparison.PeriodComparison;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.definition.ReportingCalendars;
import org.kpiplatform.app.metric.PeriodComparisons.Asked;
import org.kpiplatform.app.metric.PeriodComparisons.Reading;
import org.kpiplatform.app.metric.PeriodComparisons.Subject;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.catalog.Calendars;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.comparison.ComparedWith;
import org.kpiplatform.domain.comparison.PeriodPart;
import org.kpiplatform.domain.comparison.ToDateRule;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.Column;

@RunOnVirtualThread
class MetricComparisonResource implements MetricComparisonApi {

    private static final int ONLY_CELL = 0;

    private final Definitions definitions;
    private final MetricValues values;
    private final PeriodComparisons comparisons;
    private final ReportingCalendars calendars;
    private final OrganisationTime time;

    MetricComparisonResource(
            Definitions definitions,
            MetricValues values,
            PeriodComparisons comparisons,
            ReportingCalendars calendars,
            OrganisationTime time) {
        this.time = time;
        this.definitions = definitions;
        this.values = values;
        this.comparisons = comparisons;
        this.calendars = calendars;
    }

    @Override
    public PeriodComparison compare(
            String key, Grain grain, @Nullable String period, ToDateRule rule, ComparedWith with) {
        MetricDefinition metric = definitions.metric(key).definition();
        Catalog catalog = definitions.catalog();
        Calendars present = calendars.of(catalog);
        Subject subject = new Subject(
                key,
                Series.Kind.METRIC,
                metric.name() == null ? key : metric.name(),
                metric.unit(),
                null,
                List.of(key));
        return comparisons.compare(
                catalog,
                subject,
                new Asked(time.here(present.usualCalendar()), present.workingDays(null), grain, period, rule, with),
                part -> read(catalog, key, part));
    }

    private Reading read(Catalog catalog, String key, PeriodPart part) {
        MetricGrid grid = values.read(catalog, List.of(key), Selection.total(List.of(part.span()), time.zone()));
        Column column = grid.columnOf(key);
        Absence absence = column.absence(ONLY_CELL);
        SortedSet<String> missing = new TreeSet<>(absence == Absence.MISSING ? List.of(key) : List.of());
        return new Reading(
                column.value(ONLY_CELL),
                absence,
                missing,
                grid.completenessOf(key).getFirst());
    }
}
