package org.kpiplatform.app.metric.comparison;

import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.comparison.MetricComparisonApi;
import org.kpiplatform.api.comparison.PeriodComparison;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.definition.ReportingCalendars;
import org.kpiplatform.app.metric.MetricGrid;
import org.kpiplatform.app.metric.MetricValues;
import org.kpiplatform.app.metric.comparison.PeriodComparisons.Asked;
import org.kpiplatform.app.metric.comparison.PeriodComparisons.Subject;
import org.kpiplatform.app.metric.comparison.Reading.Cell;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.organisation.AsOf;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.catalog.Calendars;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.comparison.ComparedWith;
import org.kpiplatform.domain.comparison.PeriodPart;
import org.kpiplatform.domain.comparison.ToDateRule;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.series.Absence;
import org.kpiplatform.domain.series.Slice;

@RunOnVirtualThread
class MetricComparisonResource implements MetricComparisonApi {

    private static final int ONLY_CELL = 0;

    private final Definitions definitions;
    private final MetricValues values;
    private final PeriodComparisons comparisons;
    private final PastMetricComparisons past;
    private final ReportingCalendars calendars;
    private final OrganisationTime time;

    MetricComparisonResource(
            Definitions definitions,
            MetricValues values,
            PeriodComparisons comparisons,
            PastMetricComparisons past,
            ReportingCalendars calendars,
            OrganisationTime time) {
        this.time = time;
        this.definitions = definitions;
        this.values = values;
        this.comparisons = comparisons;
        this.past = past;
        this.calendars = calendars;
    }

    @Override
    @SuppressWarnings("TooManyParameters") // the question as HTTP carries it
    public PeriodComparison compare(
            String key,
            Grain grain,
            @Nullable String period,
            ToDateRule rule,
            ComparedWith with,
            List<String> by,
            List<String> where,
            @Nullable String asOf) {
        if (asOf != null) {
            return past.compare(key, grain, period, rule, with, by, where, AsOf.parse(asOf, time.zone()));
        }
        MetricDefinition metric = definitions.metric(key).definition();
        Catalog catalog = definitions.catalog();
        Calendars present = calendars.of(catalog);
        ZonedCalendar calendar = time.here(present.usualCalendar());
        Division division = Division.of(by, where);
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
                new Asked(calendar, present.workingDays(null), grain, period, rule, with, division),
                part -> read(catalog, key, division, part));
    }

    private Reading read(Catalog catalog, String key, Division division, PeriodPart part) {
        MetricGrid total = read(catalog, key, division.total(part.span(), time.zone()));
        Map<Slice, Cell> slices = Map.of();
        if (division.isSplit()) {
            MetricGrid split = read(catalog, key, division.split(part.span(), time.zone()));
            slices = Reading.cells(split.grid(), split.columnOf(key));
        }
        Cell found = Cell.of(total.columnOf(key).value(ONLY_CELL));
        SortedSet<String> missing = new TreeSet<>(found.absence() == Absence.MISSING ? List.of(key) : List.of());
        return new Reading(
                found,
                missing,
                total.completenessOf(key).getFirst(),
                slices,
                slice -> Cell.of(read(catalog, key, division.only(slice, part.span(), time.zone()))
                        .columnOf(key)
                        .value(ONLY_CELL)));
    }

    private MetricGrid read(Catalog catalog, String key, Selection selection) {
        return values.read(catalog, List.of(key), selection);
    }
}
