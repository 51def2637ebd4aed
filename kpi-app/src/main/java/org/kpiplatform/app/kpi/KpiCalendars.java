package org.kpiplatform.app.kpi;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.kpiplatform.app.definition.ReportingCalendars;
import org.kpiplatform.app.metric.SeriesPeriods;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.publication.AsOf;
import org.kpiplatform.domain.calendar.working.WorkingDays;
import org.kpiplatform.domain.catalog.Calendars;
import org.kpiplatform.domain.kpi.KpiDefinition;

/// The calendars that KPIs are reported by: their own, or the usual one. Never the viewer's.
@ApplicationScoped
class KpiCalendars {

    private final ReportingCalendars calendars;
    private final OrganisationTime time;

    KpiCalendars(ReportingCalendars calendars, OrganisationTime time) {
        this.calendars = calendars;
        this.time = time;
    }

    /// Where days begin and end, of every calendar.
    ZoneId zone() {
        return time.zone();
    }

    /// On which days people work, by the calendar that a KPI is reported by.
    WorkingDays workingDays(KpiDefinition kpi) {
        return calendars.now().workingDays(kpi.calendar());
    }

    /// The periods that a KPI can be asked for, the last one by the clock.
    SeriesPeriods of(KpiDefinition kpi) {
        return of(kpi, Optional::empty);
    }

    /// The periods that a KPI can be asked for.
    ///
    /// @param covered the day after the last one that its sources cover, as far as they cover anything
    SeriesPeriods of(KpiDefinition kpi, Supplier<Optional<LocalDate>> covered) {
        return of(calendars.now(), kpi, covered);
    }

    /// The periods that a KPI could be asked for at a moment, by the calendar in force then.
    SeriesPeriods of(KpiDefinition kpi, AsOf asOf) {
        return of(calendars.at(asOf.moment()), kpi, Optional::empty);
    }

    private SeriesPeriods of(Calendars some, KpiDefinition kpi, Supplier<Optional<LocalDate>> covered) {
        return new SeriesPeriods(some.of(kpi), () -> covered.get().orElseGet(time::today));
    }
}
