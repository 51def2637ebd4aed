package org.kpiplatform.app.kpi.past;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.api.series.SeriesGrain;
import org.kpiplatform.app.definition.PastDefinitions;
import org.kpiplatform.app.definition.ReportingCalendars;
import org.kpiplatform.app.metric.Completeness;
import org.kpiplatform.app.metric.Delivered;
import org.kpiplatform.app.metric.PastCells;
import org.kpiplatform.app.metric.SeriesAnswer;
import org.kpiplatform.app.metric.SeriesPeriods;
import org.kpiplatform.app.metric.SeriesQuestion;
import org.kpiplatform.app.metric.query.DimensionFilter;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.organisation.AsOf;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.publication.PublicationGap;
import org.kpiplatform.app.publication.PublishedKey;
import org.kpiplatform.app.publication.PublishedValues;
import org.kpiplatform.app.publication.PublishedValues.Known;
import org.kpiplatform.app.publication.Unpublished;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.kpi.KpiDefinition;

/// KPIs as they were known at a moment: by the definitions in force then, with the values published by
/// then. What had not been published is missing.
@ApplicationScoped
public class PastValues {

    private final PastDefinitions definitions;
    private final ReportingCalendars calendars;
    private final PublishedValues published;
    private final Unpublished unpublished;
    private final OrganisationTime time;

    PastValues(
            PastDefinitions definitions,
            ReportingCalendars calendars,
            PublishedValues published,
            Unpublished unpublished,
            OrganisationTime time) {
        this.definitions = definitions;
        this.calendars = calendars;
        this.published = published;
        this.unpublished = unpublished;
        this.time = time;
    }

    /// The series of a KPI.
    ///
    /// @throws ProblemException for a question that published values do not answer
    public Series series(KpiDefinition kpi, SeriesQuestion question, AsOf asOf) {
        requirePublished(
                kpi,
                question.grain(),
                question.selection().by(),
                question.selection().where());
        unpublished.awaitOthers(asOf.moment());
        Selection selection = question.selection();
        List<Optional<Known>> totals = published.known(PublishedKey.of(kpi.key()), selection.periods(), asOf.moment());
        PastCells cells =
                isTotal(selection) ? PastCells.total(selection.periods(), totals) : parts(kpi.key(), selection, asOf);
        return new Series(
                kpi.key(),
                Series.Kind.KPI,
                kpi.name() == null ? kpi.key() : kpi.name(),
                kpi.unit(),
                question.grain(),
                kpi.decimals(),
                selection.by(),
                SeriesAnswer.periods(cells.grid(), PastCells.completeness(totals)),
                SeriesAnswer.slices(cells.grid(), cells.column(), cells.inputs()),
                gap(kpi, selection, cells).orElse(null));
    }

    /// What had been published of the members of a dimension, or of one of them.
    public PastCells parts(String key, Selection selection, AsOf asOf) {
        return PastCells.parts(
                selection, published.knownBy(dimension(selection), key, selection.periods(), asOf.moment()));
    }

    /// What had not been published of one period, in a sentence.
    public Optional<String> gap(String key, Period period, AsOf asOf) {
        return PublicationGap.of(
                key, List.of(period), published.known(PublishedKey.of(key), List.of(period), asOf.moment()));
    }

    private static Optional<String> gap(KpiDefinition kpi, Selection selection, PastCells cells) {
        return isTotal(selection)
                ? PublicationGap.of(kpi.key(), selection.periods(), cells.known())
                : PublicationGap.ofParts(kpi.key(), parts(selection), selection.periods(), cells.bySlice());
    }

    private static boolean isTotal(Selection selection) {
        return selection.by().isEmpty() && selection.where().isEmpty();
    }

    private static String parts(Selection selection) {
        return selection.by().isEmpty()
                ? "where `%s=%s`"
                        .formatted(
                                dimension(selection),
                                String.join("", selection.where().getFirst().values()))
                : "by `%s`".formatted(dimension(selection));
    }

    private static String dimension(Selection selection) {
        return selection.by().isEmpty()
                ? selection.where().getFirst().dimension()
                : selection.by().getFirst();
    }

    /// Marks the periods whose value is not the first that was published of them. Only the values that are
    /// published can be: those in total, at the KPI's grain.
    public List<Completeness> restated(KpiDefinition kpi, SeriesQuestion question, List<Completeness> completeness) {
        Selection selection = question.selection();
        if (!question.grain().grain().equals(Optional.of(kpi.grain()))
                || !selection.by().isEmpty()
                || !selection.where().isEmpty()) {
            return completeness;
        }
        Set<Period> restated = published.restated(kpi.key(), selection.periods());
        return IntStream.range(0, completeness.size())
                .mapToObj(i -> restated.contains(selection.periods().get(i))
                        ? completeness.get(i).restated()
                        : completeness.get(i))
                .toList();
    }

    /// The definition of a KPI back then.
    ///
    /// @throws ProblemException for a KPI that there was not
    public KpiDefinition definition(String key, AsOf asOf) {
        return definitions.kpi(key, asOf).definition();
    }

    /// The periods that a KPI could be asked for at a moment, by the calendar in force then: where none is named,
    /// up to the last one that had been published.
    public SeriesPeriods periods(KpiDefinition kpi, AsOf asOf) {
        unpublished.awaitOthers(asOf.moment());
        ZonedCalendar calendar = new ZonedCalendar(calendars.at(asOf.moment()).of(kpi), time.zone(kpi.zone()));
        Delivered known = new Delivered(
                () -> published
                        .last(PublishedKey.of(kpi.key()), calendar, kpi.grain(), asOf.moment())
                        .map(Period::end),
                Optional::empty);
        return new SeriesPeriods(calendar, known, asOf.clock(time.clock()));
    }

    /// Refuses what is not published of a KPI.
    public static void requirePublished(
            KpiDefinition kpi, SeriesGrain grain, List<String> by, List<DimensionFilter> where) {
        if (!grain.grain().equals(Optional.of(kpi.grain()))) {
            throw ProblemException.invalidParameter("grain", onlyBy(kpi));
        }
        String parameter = by.isEmpty() ? "where" : "by";
        Set<String> dimensions = new TreeSet<>(by);
        where.forEach(filter -> dimensions.add(filter.dimension()));
        if (!kpi.publishBy().containsAll(dimensions)) {
            throw ProblemException.invalidParameter(
                    parameter,
                    kpi.publishBy().isEmpty()
                            ? "`%s` is published in total, not by slices; leave it out, or ask without `as_of`. `publish_by` in its definition names the dimensions that it is published by from then on."
                                    .formatted(kpi.key())
                            : "`%s` is published in total and by %s; leave the rest out, or ask without `as_of`."
                                    .formatted(kpi.key(), String.join(", ", kpi.publishBy())));
        }
        boolean addsUp = by.isEmpty()
                && where.stream().anyMatch(filter -> filter.values().size() + (filter.orNone() ? 1 : 0) > 1);
        if (dimensions.size() > 1 || addsUp) {
            throw ProblemException.invalidParameter(
                    parameter,
                    "Values are published by one member of one dimension each. Ask for one, or for all with `by`, or ask without `as_of`.");
        }
    }

    static String onlyBy(KpiDefinition kpi) {
        return "`%s` is published by %s; other grains can be asked without `as_of` only."
                .formatted(kpi.key(), kpi.grain().noun());
    }
}
