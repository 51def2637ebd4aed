package org.kpiplatform.app.calendar;

import static java.util.Objects.requireNonNull;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.calendar.CalendarPeriod;
import org.kpiplatform.api.calendar.CalendarPeriods;
import org.kpiplatform.api.calendar.CalendarsApi;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.api.series.SeriesGrain;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.definition.Etag;
import org.kpiplatform.app.definition.PastDefinitions;
import org.kpiplatform.app.definition.Precondition;
import org.kpiplatform.app.definition.ReportingCalendars;
import org.kpiplatform.app.metric.Delivered;
import org.kpiplatform.app.metric.SeriesPeriods;
import org.kpiplatform.app.organisation.AsOf;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.page.Pages;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.definition.CalendarDefinition;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.calendar.working.WorkingDays;
import org.kpiplatform.domain.catalog.Calendars;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.DefinitionKind;

@RunOnVirtualThread
class CalendarsResource implements CalendarsApi {

    private final Definitions definitions;
    private final PastDefinitions past;
    private final ReportingCalendars calendars;
    private final OrganisationTime time;

    CalendarsResource(
            Definitions definitions, PastDefinitions past, ReportingCalendars calendars, OrganisationTime time) {
        this.definitions = definitions;
        this.past = past;
        this.calendars = calendars;
        this.time = time;
    }

    @Override
    public Page<CalendarDefinition> list(int limit, @Nullable String cursor, @Nullable String asOf) {
        return Pages.of(known(asOf).definitions(), limit, cursor);
    }

    @Override
    public Response get(String key, @Nullable String asOf, @Nullable String ifNoneMatch) {
        Catalog catalog =
                asOf == null ? definitions.catalog() : past.at(moment(asOf)).catalog();
        if (key.equals(CalendarDefinition.ISO) && !catalog.calendars().containsKey(key)) {
            return Response.ok(known(asOf).definitions().get(key)).build();
        }
        return Etag.found(asOf == null ? definitions.calendar(key) : past.calendar(key, moment(asOf)), ifNoneMatch);
    }

    private Calendars known(@Nullable String asOf) {
        return asOf == null ? calendars.now() : calendars.at(moment(asOf).moment());
    }

    private AsOf moment(String asOf) {
        return AsOf.parse(asOf, time.zone());
    }

    @Override
    public Response put(
            String key, CalendarDefinition calendar, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
        return Etag.saved(
                definitions.put(key, calendar, Precondition.of(ifMatch, ifNoneMatch)),
                URI.create("/api/v1/calendars/" + key));
    }

    @Override
    public void retire(String key, @Nullable String ifMatch) {
        definitions.retire(DefinitionKind.CALENDAR, key, Precondition.of(ifMatch, null));
    }

    @Override
    public CalendarPeriods periods(
            String key, Grain grain, @Nullable String from, @Nullable String to, @Nullable String asOf) {
        Calendars known = known(asOf);
        ZonedCalendar calendar = known.find(key)
                .map(time::here)
                .orElseThrow(() -> ProblemException.notFound("calendar", key, known.keys()));
        List<Period> periods =
                new SeriesPeriods(calendar, running(calendar, grain), time.clock()).of(SeriesGrain.of(grain), from, to);
        WorkingDays workingDays = known.workingDays(key);
        return new CalendarPeriods(
                key,
                time.zone().getId(),
                grain,
                periods.stream()
                        .map(period -> described(calendar, workingDays, period))
                        .toList());
    }

    /// Lists end with the period that is running, as if it were known.
    private Delivered running(ZonedCalendar calendar, Grain grain) {
        Instant now = time.clock().instant();
        return new Delivered(
                () -> Optional.of(
                        calendar.containing(grain, calendar.dayAt(now)).end()),
                () -> Optional.of(requireNonNull(calendar.hourAt(now).hour()).end()));
    }

    private CalendarPeriod described(Calendar calendar, WorkingDays workingDays, Period period) {
        return new CalendarPeriod(
                period.label(),
                period.ordinal(),
                period.start(),
                period.end(),
                period.startsAt(time.zone()),
                period.endsAt(time.zone()),
                period.days(),
                workingDays.in(period),
                calendar.yearBefore(period).label());
    }
}
