package org.kpiplatform.app.metric;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.metric.MetricsApi;
import org.kpiplatform.api.page.Page;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.api.series.SeriesGrain;
import org.kpiplatform.app.answer.Answers;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.definition.Etag;
import org.kpiplatform.app.definition.PastDefinitions;
import org.kpiplatform.app.definition.Precondition;
import org.kpiplatform.app.definition.ReportingCalendars;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.organisation.AsOf;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.page.Pages;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.metric.MetricDefinition;

@RunOnVirtualThread
class MetricsResource implements MetricsApi {

    private final Definitions definitions;
    private final PastDefinitions pastDefinitions;
    private final MetricValues values;
    private final RecordsBehindValues records;
    private final Answers answers;
    private final OrganisationTime time;
    private final ReportingCalendars calendars;
    private final PastMetrics past;

    MetricsResource(
            Definitions definitions,
            PastDefinitions pastDefinitions,
            MetricValues values,
            RecordsBehindValues records,
            Answers answers,
            OrganisationTime time,
            ReportingCalendars calendars,
            PastMetrics past) {
        this.records = records;
        this.definitions = definitions;
        this.pastDefinitions = pastDefinitions;
        this.values = values;
        this.answers = answers;
        this.time = time;
        this.calendars = calendars;
        this.past = past;
    }

    @Override
    public Page<MetricDefinition> list(int limit, @Nullable String cursor, @Nullable String asOf) {
        Catalog catalog = asOf == null
                ? definitions.catalog()
                : pastDefinitions.at(AsOf.parse(asOf, time.zone())).catalog();
        return Pages.of(catalog.metrics(), limit, cursor);
    }

    @Override
    public Response get(String key, @Nullable String asOf, @Nullable String ifNoneMatch) {
        return Etag.found(
                asOf == null ? definitions.metric(key) : pastDefinitions.metric(key, AsOf.parse(asOf, time.zone())),
                ifNoneMatch);
    }

    @Override
    public Response put(String key, MetricDefinition metric, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
        return Etag.saved(
                definitions.put(key, metric, Precondition.of(ifMatch, ifNoneMatch)),
                URI.create("/api/v1/metrics/" + key));
    }

    @Override
    public void retire(String key, @Nullable String ifMatch) {
        definitions.retire(DefinitionKind.METRIC, key, Precondition.of(ifMatch, null));
    }

    @Override
    public Page<Map<String, @Nullable Object>> records(
            String key,
            String period,
            @Nullable String zone,
            List<String> where,
            int limit,
            @Nullable String cursor,
            @Nullable String asOf) {
        if (asOf != null) {
            throw ProblemException.invalidParameter(
                    "as_of",
                    "Records are kept as they are now, so those of back then can't be read. Leave `as_of` out, or ask for the value of back then: `/api/v1/metrics/%s/series?as_of=...`."
                            .formatted(ProblemException.quoted(key)));
        }
        MetricDefinition metric = definitions.metric(key).definition();
        ZonedCalendar calendar =
                new ZonedCalendar(calendars.now().usualCalendar(), zone == null ? time.zone() : zone(zone));
        Period asked = new SeriesPeriods(calendar, Delivered.NOTHING, time.clock()).span("period", period);
        Selection selection = SeriesQuestion.inOnePeriod(asked, calendar.zone(), where);
        return records.page(definitions.catalog(), metric, selection, limit, cursor);
    }

    private static ZoneId zone(String zone) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw ProblemException.invalidParameter(
                    "zone",
                    "`zone=" + ProblemException.quoted(zone)
                            + "` is no region of the time zone database, such as `Europe/Rome`.");
        }
        return ZoneId.of(zone);
    }

    @Override
    public Response series(
            String key,
            SeriesGrain grain,
            @Nullable String from,
            @Nullable String to,
            List<String> by,
            List<String> where,
            @Nullable String asOf,
            @Nullable String ifNoneMatch) {
        return answers.answer(
                ifNoneMatch,
                () -> asOf == null
                        ? series(key, grain, from, to, by, where)
                        : past.series(key, grain, from, to, by, where, AsOf.parse(asOf, time.zone())));
    }

    private Series series(
            String key,
            SeriesGrain grain,
            @Nullable String from,
            @Nullable String to,
            List<String> by,
            List<String> where) {
        MetricDefinition metric = definitions.metric(key).definition();
        ZonedCalendar calendar = time.here(calendars.now().usualCalendar());
        SeriesPeriods periods = new SeriesPeriods(calendar, delivered(key), time.clock());
        SeriesQuestion question = SeriesQuestion.of(grain, calendar, periods.of(grain, from, to), by, where);
        MetricGrid answer = values.read(definitions.catalog(), List.of(key), question.selection());
        SortedSet<String> itself = new TreeSet<>(List.of(key));
        return new Series(
                key,
                Series.Kind.METRIC,
                metric.name() == null ? key : metric.name(),
                metric.unit(),
                grain,
                null,
                answer.grid().dimensions(),
                SeriesAnswer.periods(answer.grid(), answer.completenessOf(key)),
                SeriesAnswer.slices(answer.grid(), answer.columnOf(key), SeriesAnswer.Inputs.missing(_ -> itself)),
                null);
    }

    private Delivered delivered(String key) {
        return new Delivered(
                () -> values.coveredThrough(definitions.catalog(), List.of(key), time.zone()),
                () -> values.deliveredThrough(definitions.catalog(), List.of(key)));
    }
}
