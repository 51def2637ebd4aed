package org.kpiplatform.app.metric;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.api.series.SeriesGrain;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.organisation.AsOf;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.publication.PublicationGap;
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
public class PastMetrics {

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

    /// A metric by the definitions of back then.
    ///
    /// @throws ProblemException for a metric that there was not
    public PastMetric find(String key, AsOf asOf) {
        unpublished.awaitOthers(asOf.moment());
        Catalog catalog = definitions.catalogAt(asOf.moment());
        MetricDefinition metric = catalog.metrics().get(key);
        if (metric == null) {
            throw ProblemException.notFound(
                    "There was no metric `%s` as of %s.".formatted(ProblemException.quoted(key), asOf.moment()));
        }
        Calendars calendars = Calendars.of(catalog);
        Calendar usual = calendars.usualCalendar();
        return new PastMetric(
                metric, time.here(usual), calendars.workingDays(null), grains(catalog, key, calendars, usual));
    }

    private Set<Grain> grains(Catalog catalog, String key, Calendars calendars, Calendar usual) {
        return KpiPlan.of(catalog).keysAbove(List.of(key)).stream()
                .flatMap(above -> Optional.ofNullable(catalog.kpis().get(above)).stream())
                .filter(kpi -> calendars.of(kpi).equals(usual))
                .filter(kpi -> time.elsewhere(time.zone(kpi.zone())) == null)
                .map(KpiDefinition::grain)
                .collect(Collectors.toSet());
    }

    /// The last period that had been published.
    public Optional<Period> last(PastMetric metric, Grain grain, AsOf asOf) {
        return published.last(PublishedKey.of(metric.definition().key()), metric.calendar(), grain, asOf.moment());
    }

    /// What had been published of some periods, one for each.
    public List<Optional<Known>> known(PastMetric metric, List<Period> periods, AsOf asOf) {
        return published.known(PublishedKey.of(metric.definition().key()), periods, asOf.moment());
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
        PastMetric metric = find(key, asOf);
        refuseParts(by, where);
        metric.requirePublished(grain);
        List<Period> periods =
                periods(metric, grain.grain().orElseThrow(), asOf).of(grain, from, to);
        List<Optional<Known>> known = known(metric, periods, asOf);
        PastCells cells = PastCells.total(periods, known);
        return new Series(
                key,
                Series.Kind.METRIC,
                metric.name(),
                metric.definition().unit(),
                grain,
                null,
                List.of(),
                SeriesAnswer.periods(cells.grid(), PastCells.completeness(known)),
                SeriesAnswer.slices(cells.grid(), cells.column(), cells.inputs()),
                PublicationGap.of(key, periods, known).orElse(null));
    }

    private SeriesPeriods periods(PastMetric metric, Grain grain, AsOf asOf) {
        Delivered known = new Delivered(() -> last(metric, grain, asOf).map(Period::end), Optional::empty);
        return new SeriesPeriods(metric.calendar(), known, asOf.clock(time.clock()));
    }

    /// Refuses parts, of which nothing is published.
    ///
    /// @throws ProblemException where parts are asked for
    public static void refuseParts(Collection<?> by, Collection<?> where) {
        if (!by.isEmpty() || !where.isEmpty()) {
            throw ProblemException.invalidParameter(
                    by.isEmpty() ? "where" : "by",
                    "Metrics are published in total; leave it out, or ask without `as_of`. What was reported of parts is kept for KPIs that name them in `publish_by`.");
        }
    }
}
