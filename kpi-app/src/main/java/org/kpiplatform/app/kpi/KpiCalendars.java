package org.kpiplatform.app.kpi;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.kpiplatform.app.metric.SeriesPeriods;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.kpi.KpiDefinition;

/// The calendars that KPIs are reported by: their own, or the organisation's. Never the viewer's.
@ApplicationScoped
class KpiCalendars {

    private final OrganisationTime time;

    KpiCalendars(OrganisationTime time) {
        this.time = time;
    }

    /// Where days begin and end, of every calendar.
    ZoneId zone() {
        return time.zone();
    }

    /// The calendar that a KPI is reported by; the organisation's where its own has been taken out of the
    /// configuration.
    Calendar orUsual(KpiDefinition kpi) {
        return time.calendar(kpi.calendar()).orElseGet(time::calendar);
    }

    /// The periods that a KPI can be asked for, the last one by the clock.
    ///
    /// @throws ProblemException when its calendar has been taken out of the configuration
    SeriesPeriods of(KpiDefinition kpi) {
        return of(kpi, Optional::empty);
    }

    /// The periods that a KPI can be asked for.
    ///
    /// @param covered the day after the last one that its sources cover, as far as they cover anything
    /// @throws ProblemException when its calendar has been taken out of the configuration
    SeriesPeriods of(KpiDefinition kpi, Supplier<Optional<LocalDate>> covered) {
        return time.calendar(kpi.calendar())
                .map(calendar -> new SeriesPeriods(calendar, () -> covered.get().orElseGet(time::today)))
                .orElseThrow(() -> ProblemException.conflict(
                        "The KPI `%s` is reported by the calendar `%s`, which is not configured any more; there are %s."
                                .formatted(kpi.key(), kpi.calendar(), String.join(", ", time.calendars()))));
    }
}
