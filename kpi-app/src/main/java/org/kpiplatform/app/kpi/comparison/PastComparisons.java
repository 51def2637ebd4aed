package org.kpiplatform.app.kpi.comparison;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.comparison.PeriodComparison;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.api.series.SeriesGrain;
import org.kpiplatform.app.definition.ReportingCalendars;
import org.kpiplatform.app.kpi.past.PastValues;
import org.kpiplatform.app.metric.PastCells;
import org.kpiplatform.app.metric.comparison.Division;
import org.kpiplatform.app.metric.comparison.PeriodComparisons;
import org.kpiplatform.app.metric.comparison.PeriodComparisons.Asked;
import org.kpiplatform.app.metric.comparison.PeriodComparisons.Subject;
import org.kpiplatform.app.metric.comparison.Reading;
import org.kpiplatform.app.metric.comparison.Reading.Cell;
import org.kpiplatform.app.organisation.AsOf;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.publication.PublishedKey;
import org.kpiplatform.app.publication.PublishedValues;
import org.kpiplatform.app.publication.PublishedValues.Known;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.comparison.ComparedWith;
import org.kpiplatform.domain.comparison.PeriodPart;
import org.kpiplatform.domain.comparison.ToDateRule;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.series.Slice;

/// KPIs beside earlier periods, as both were known at a moment. Only whole periods are: a part of a period is never
/// published.
@ApplicationScoped
class PastComparisons {

    private final PastValues past;
    private final PeriodComparisons comparisons;
    private final ReportingCalendars calendars;
    private final PublishedValues published;

    PastComparisons(
            PastValues past, PeriodComparisons comparisons, ReportingCalendars calendars, PublishedValues published) {
        this.past = past;
        this.comparisons = comparisons;
        this.calendars = calendars;
        this.published = published;
    }

    /// Compares by the definitions and calendars of back then; the last period published by then where none is named.
    ///
    /// @throws ProblemException for a KPI that there was not, and for what is not published of it
    PeriodComparison compare(
            String key,
            @Nullable Grain grain,
            @Nullable String period,
            ToDateRule rule,
            ComparedWith with,
            List<String> by,
            List<String> where,
            AsOf asOf) {
        KpiDefinition kpi = past.definition(key, asOf);
        ZonedCalendar calendar = past.periods(kpi, asOf).calendar();
        Division division = Division.of(by, where);
        Grain length = grain == null ? kpi.grain() : grain;
        PastValues.requirePublished(kpi, SeriesGrain.of(length), division.by(), division.where());
        Optional<Period> last = published.last(PublishedKey.of(key), calendar, length, asOf.moment());
        Subject subject = new Subject(
                key, Series.Kind.KPI, kpi.name() == null ? key : kpi.name(), kpi.unit(), kpi.decimals(), List.of());
        Asked asked = new Asked(
                calendar,
                calendars.at(asOf.moment()).workingDays(kpi.calendar()),
                length,
                period,
                rule,
                with,
                division);
        return comparisons.past(
                last,
                subject,
                asked,
                part -> read(key, division, calendar, part, asOf),
                unknown -> past.gap(key, unknown, asOf));
    }

    private Reading read(String key, Division division, ZonedCalendar calendar, PeriodPart part, AsOf asOf) {
        List<Period> periods = List.of(part.period());
        if (division.isWhole() || !part.isWhole()) {
            return Reading.published(part, published.known(PublishedKey.of(key), periods, asOf.moment()));
        }
        PastCells cells = past.parts(key, division.split(part.period(), calendar.zone()), asOf);
        Map<Slice, Cell> slices = Reading.cells(cells.grid(), cells.column());
        return division.isSplit()
                ? Reading.published(part, total(key, division, periods, asOf)).with(slices)
                : Reading.published(part, cells.known());
    }

    /// Slices of one member only are no part of a total that is published.
    private List<Optional<Known>> total(String key, Division division, List<Period> periods, AsOf asOf) {
        return division.where().isEmpty()
                ? published.known(PublishedKey.of(key), periods, asOf.moment())
                : List.of(Optional.empty());
    }
}
