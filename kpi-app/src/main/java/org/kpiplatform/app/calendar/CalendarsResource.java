package org.kpiplatform.app.calendar;

import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.calendar.CalendarPeriod;
import org.kpiplatform.api.calendar.CalendarPeriods;
import org.kpiplatform.api.calendar.CalendarsApi;
import org.kpiplatform.api.calendar.OrganisationCalendars;
import org.kpiplatform.api.series.SeriesGrain;
import org.kpiplatform.app.metric.SeriesPeriods;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Period;

@RunOnVirtualThread
class CalendarsResource implements CalendarsApi {

    private final OrganisationTime time;

    CalendarsResource(OrganisationTime time) {
        this.time = time;
    }

    @Override
    public OrganisationCalendars list() {
        return new OrganisationCalendars(time.zone().getId(), time.usual(), List.copyOf(time.calendars()));
    }

    @Override
    public CalendarPeriods periods(String name, Grain grain, @Nullable String from, @Nullable String to) {
        Calendar calendar =
                time.calendar(name).orElseThrow(() -> ProblemException.notFound("calendar", name, time.calendars()));
        List<Period> periods = new SeriesPeriods(
                        calendar, () -> calendar.containing(grain, time.today()).end())
                .of(SeriesGrain.of(grain), from, to);
        return new CalendarPeriods(
                name,
                time.zone().getId(),
                grain,
                periods.stream().map(period -> described(calendar, period)).toList());
    }

    private CalendarPeriod described(Calendar calendar, Period period) {
        return new CalendarPeriod(
                period.label(),
                period.ordinal(),
                period.start(),
                period.end(),
                period.startsAt(time.zone()),
                period.endsAt(time.zone()),
                period.days(),
                time.workingDays().in(period),
                calendar.yearBefore(period).label());
    }
}
