package org.kpiplatform.app.kpi;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import org.kpiplatform.app.definition.ReportingCalendars;
import org.kpiplatform.app.metric.Delivered;
import org.kpiplatform.app.metric.SeriesPeriods;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.publication.PublishedKey;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.calendar.working.WorkingDays;
import org.kpiplatform.domain.kpi.KpiDefinition;

/// The calendars that KPIs are reported by: their own, or the usual one. Never the viewer's.
@ApplicationScoped
public class KpiCalendars {

    private final ReportingCalendars calendars;
    private final OrganisationTime time;

    KpiCalendars(ReportingCalendars calendars, OrganisationTime time) {
        this.calendars = calendars;
        this.time = time;
    }

    /// Where the organisation's days begin and end.
    public ZoneId zone() {
        return time.zone();
    }

    /// Where the days of a KPI begin and end.
    public ZoneId zone(KpiDefinition kpi) {
        return time.zone(kpi.zone());
    }

    /// What a metric is published as for KPIs whose days are those of a zone.
    public PublishedKey published(String metric, ZoneId zone) {
        return new PublishedKey(metric, time.elsewhere(zone));
    }

    /// On which days people work, by the calendar that a KPI is reported by.
    public WorkingDays workingDays(KpiDefinition kpi) {
        return calendars.now().workingDays(kpi.calendar());
    }

    /// The periods that a KPI can be asked for, the last one by the clock.
    public SeriesPeriods of(KpiDefinition kpi) {
        return of(kpi, Delivered.NOTHING);
    }

    /// The periods that a KPI can be asked for.
    ///
    /// @param delivered by its sources
    public SeriesPeriods of(KpiDefinition kpi, Delivered delivered) {
        return new SeriesPeriods(new ZonedCalendar(calendars.now().of(kpi), zone(kpi)), delivered, time.clock());
    }
}
