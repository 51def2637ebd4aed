package org.kpiplatform.app.metric;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.api.series.SeriesGrain;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.publication.AsOf;
import org.kpiplatform.app.publication.PublishedKey;
import org.kpiplatform.app.publication.PublishedValues;
import org.kpiplatform.app.publication.PublishedValues.Known;
import org.kpiplatform.app.publication.Unpublished;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.Calendars;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.engine.KpiPlan;
import org.kpiplatform.domain.kpi.KpiDefinition;
import org.kpiplatform.domain.metric.MetricDefinition;

/// Metrics as they were known at a moment. Their values are published for the KPIs that are computed from them: in
/// total, in the periods that these are reported in.
@ApplicationScoped
class PastMetrics {

    private final Definitions definitions;
    private final PublishedValues published;
    private final Unpublished unpublished;
    private final OrganisationTime time;

    PastMetrics(Definitions definitions, PublishedValues published, Unpublished unpublished, OrganisationTime time) {
        this.definitions = definitions;
        this.published = published;
        this.unpublished = unpublished;
        this.time = time;
    }

    /// A series by the definitions of back then; what had not been published is missing.
    ///
    /// @throws ProblemException for a metric that there was not, and for a question that published values do not
    ///     answer
    Series series(
            String key,
            SeriesGrain grain,
            @Nullable String from,
            @Nullable String to,
            List<String> by,
            List<String> where,
            AsOf asOf) {
        refuseParts(by, where);
        Catalog catalog = definitions.catalogAt(asOf.moment());
        MetricDefinition metric = metric(catalog, key, asOf);
        Calendar calendar = Calendars.of(catalog).usualCalendar();
        requirePublished(catalog, key, grain, calendar);
        List<Period> periods =
                new SeriesPeriods(time.here(calendar), Delivered.NOTHING, time.clock()).of(grain, from, to);
        unpublished.awaitOthers(asOf.moment());
        List<Optional<Known>> known = published.known(PublishedKey.of(key), periods, asOf.moment());
        PastCells cells = PastCells.total(periods, known);
        return new Series(
                key,
                Series.Kind.METRIC,
                metric.name() == null ? key : metric.name(),
                metric.unit(),
                grain,
                null,
                List.of(),
                SeriesAnswer.periods(cells.grid(), PastCells.completeness(known)),
                SeriesAnswer.slices(cells.grid(), cells.column(), cells.inputs()));
    }

    private static void refuseParts(List<String> by, List<String> where) {
        if (!by.isEmpty() || !where.isEmpty()) {
            throw ProblemException.invalidParameter(
                    by.isEmpty() ? "where" : "by",
                    "Metrics are published in total; leave it out, or ask without `as_of`. What was reported of parts is kept for KPIs that name them in `publish_by`.");
        }
    }

    private static MetricDefinition metric(Catalog catalog, String key, AsOf asOf) {
        MetricDefinition metric = catalog.metrics().get(key);
        if (metric == null) {
            throw ProblemException.notFound(
                    "There was no metric `%s` as of %s.".formatted(ProblemException.quoted(key), asOf.moment()));
        }
        return metric;
    }

    /// @throws ProblemException where no KPI was reported in such periods that is computed from the metric
    private void requirePublished(Catalog catalog, String key, SeriesGrain asked, Calendar calendar) {
        Set<Grain> grains = grains(catalog, key, calendar);
        if (grains.isEmpty()) {
            throw ProblemException.invalidParameter(
                    "as_of",
                    "`%s` was not published then: values of metrics are kept for the KPIs that are computed from them and reported by the usual calendar. Ask without `as_of`."
                            .formatted(key));
        }
        if (asked.grain().filter(grains::contains).isEmpty()) {
            throw ProblemException.invalidParameter(
                    "grain",
                    "`%s` is published by %s, as the KPIs that are computed from it; other grains can be asked without `as_of` only."
                            .formatted(key, grains.stream().map(Grain::noun).collect(Collectors.joining(" and "))));
        }
    }

    private Set<Grain> grains(Catalog catalog, String key, Calendar calendar) {
        Calendars calendars = Calendars.of(catalog);
        return KpiPlan.of(catalog).keysAbove(List.of(key)).stream()
                .flatMap(above -> Optional.ofNullable(catalog.kpis().get(above)).stream())
                .filter(kpi -> calendars.of(kpi).equals(calendar))
                .filter(kpi -> time.elsewhere(time.zone(kpi.zone())) == null)
                .map(KpiDefinition::grain)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
