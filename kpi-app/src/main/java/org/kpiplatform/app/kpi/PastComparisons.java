package org.kpiplatform.app.kpi;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.comparison.PeriodComparison;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.app.definition.ReportingCalendars;
import org.kpiplatform.app.metric.PastCells;
import org.kpiplatform.app.metric.PeriodComparisons;
import org.kpiplatform.app.metric.PeriodComparisons.Asked;
import org.kpiplatform.app.metric.PeriodComparisons.Reading;
import org.kpiplatform.app.metric.PeriodComparisons.Subject;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.publication.AsOf;
import org.kpiplatform.app.publication.PublishedKey;
import org.kpiplatform.app.publication.PublishedValues;
import org.kpiplatform.app.publication.PublishedValues.Known;
import org.kpiplatform.app.publication.Unpublished;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.catalog.Calendars;
import org.kpiplatform.domain.comparison.ComparedWith;
import org.kpiplatform.domain.comparison.PeriodPart;
import org.kpiplatform.domain.comparison.ToDateRule;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.series.Absence;

/// KPIs beside earlier periods, as both were known at a moment. Only whole periods are: a part of a period is never
/// published.
@ApplicationScoped
class PastComparisons {

    private final PastValues past;
    private final PeriodComparisons comparisons;
    private final ReportingCalendars calendars;
    private final PublishedValues published;
    private final Unpublished unpublished;
    private final OrganisationTime time;

    PastComparisons(
            PastValues past,
            PeriodComparisons comparisons,
            ReportingCalendars calendars,
            PublishedValues published,
            Unpublished unpublished,
            OrganisationTime time) {
        this.time = time;
        this.past = past;
        this.comparisons = comparisons;
        this.calendars = calendars;
        this.published = published;
        this.unpublished = unpublished;
    }

    /// Compares by the definitions and calendars of back then; the last period published by then where none is named.
    ///
    /// @throws ProblemException for a KPI that there was not, or another grain than that of its values
    PeriodComparison compare(
            String key, @Nullable Grain grain, @Nullable String period, ToDateRule rule, ComparedWith with, AsOf asOf) {
        KpiDefinition kpi = past.definition(key, asOf);
        if (grain != null && grain != kpi.grain()) {
            throw ProblemException.invalidParameter("grain", PastValues.onlyBy(kpi));
        }
        unpublished.awaitOthers(asOf.moment());
        Calendars then = calendars.at(asOf.moment());
        ZonedCalendar calendar = new ZonedCalendar(then.of(kpi), time.zone(kpi.zone()));
        Optional<Period> last = published.last(PublishedKey.of(key), calendar, kpi.grain(), asOf.moment());
        Subject subject = new Subject(
                key, Series.Kind.KPI, kpi.name() == null ? key : kpi.name(), kpi.unit(), kpi.decimals(), List.of());
        Asked asked = new Asked(calendar, then.workingDays(kpi.calendar()), kpi.grain(), period, rule, with);
        return comparisons.past(last, subject, asked, part -> read(key, part, asOf));
    }

    private Reading read(String key, PeriodPart part, AsOf asOf) {
        Optional<Known> known = part.isWhole()
                ? published
                        .known(PublishedKey.of(key), List.of(part.period()), asOf.moment())
                        .getFirst()
                : Optional.empty();
        Absence absence = known.map(PastComparisons::absence).orElse(Absence.MISSING);
        return new Reading(
                known.map(Known::value).orElse(Double.NaN),
                absence,
                known.map(Known::missingInputs).orElseGet(TreeSet::new),
                PastCells.completeness(known));
    }

    private static Absence absence(Known known) {
        return known.value() == null ? Objects.requireNonNull(known.absence()) : Absence.NONE;
    }
}
