package org.kpiplatform.app.metric;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kpiplatform.app.metric.query.Selection;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.record.DaySpan;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Grid;
import org.kpiplatform.domain.series.Slice;

/// The values of metrics. Start reading here: everything that shows numbers asks this.
@ApplicationScoped
public class MetricValues {

    /// The most values in an answer for one metric or KPI.
    public static final int MOST_CELLS = 100_000;

    private final OneMoment moment;
    private final Preparation preparation;
    private final CellRows cells;

    MetricValues(OneMoment moment, Preparation preparation, CellRows cells) {
        this.moment = moment;
        this.preparation = preparation;
        this.cells = cells;
    }

    /// Reads metrics in the same cells: in every slice that one of them has records in. All of it is of one
    /// moment.
    ///
    /// @throws ProblemException when one of them lacks a dimension or can't be computed as it is defined,
    ///     and when the answer would be too large
    public MetricGrid read(Catalog catalog, Collection<String> metrics, Selection selection) {
        return read(catalog, List.of(new Wanted(metrics, selection))).getFirst();
    }

    /// Some metrics in some cells.
    public record Wanted(Collection<String> metrics, Selection selection) {}

    /// Reads metrics in several sets of cells. All of it is of one moment.
    ///
    /// @return the values of each, in the order asked
    /// @throws ProblemException as above
    public List<MetricGrid> read(Catalog catalog, List<Wanted> wanted) {
        return moment.read(() -> preparation.prepare(catalog, wanted), prepared -> read(wanted, prepared));
    }

    /// The days of a zone that the values of a metric are complete for: from the first one that its source
    /// delivered through the last. Empty where there is nothing to measure yet.
    public Optional<DaySpan> days(Catalog catalog, String metric, ZoneId zone) {
        return Optional.ofNullable(days(catalog, List.of(metric), zone).get(metric));
    }

    /// The same of several metrics; those of which there is nothing to measure yet are left out.
    public Map<String, DaySpan> days(Catalog catalog, Collection<String> metrics, ZoneId zone) {
        return preparation.days(catalog, metrics, zone);
    }

    /// The day after the last one of a zone that the sources of all of these metrics cover; those without records
    /// are left aside.
    public Optional<LocalDate> coveredThrough(Catalog catalog, Collection<String> metrics, ZoneId zone) {
        return days(catalog, metrics, zone).values().stream()
                .map(DaySpan::through)
                .min(Comparator.naturalOrder());
    }

    /// The first instant that not all sources of these metrics cover; those without records are left aside.
    public Optional<Instant> deliveredThrough(Catalog catalog, Collection<String> metrics) {
        return preparation.deliveredThrough(catalog, metrics).values().stream().min(Comparator.naturalOrder());
    }

    private List<MetricGrid> read(List<Wanted> wanted, List<List<PreparedMetric>> prepared) {
        List<MetricGrid> grids = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Selection selection = wanted.get(i).selection();
            grids.add(grid(prepared.get(i), selection, cells.read(prepared.get(i), selection)));
        }
        return grids;
    }

    private static MetricGrid grid(List<PreparedMetric> metrics, Selection selection, List<MetricCells> cells) {
        Grid grid = grid(selection, cells);
        Map<String, Column> columns = new HashMap<>();
        Map<String, List<Completeness>> completeness = new HashMap<>();
        for (int i = 0; i < metrics.size(); i++) {
            PreparedMetric metric = metrics.get(i);
            completeness.put(metric.key(), metric.completeness());
            columns.put(metric.key(), cells.get(i).column(grid, metric.completeness(), metric.isEntered()));
        }
        return new MetricGrid(grid, columns, completeness);
    }

    private static Grid grid(Selection selection, Collection<MetricCells> cells) {
        SortedSet<Slice> slices = new TreeSet<>(SliceOrder.BY_VALUES);
        cells.forEach(metric -> slices.addAll(metric.slices()));
        if (selection.by().isEmpty()) {
            slices.add(Slice.ALL);
        }
        long size = (long) slices.size() * selection.periods().size();
        if (size > MOST_CELLS) {
            throw tooMany("%,d slices in %,d periods are %,d values"
                    .formatted(slices.size(), selection.periods().size(), size));
        }
        return new Grid(selection.periods(), selection.by(), List.copyOf(slices));
    }

    static ProblemException tooMany(String found) {
        return ProblemException.invalidParameter(
                "by",
                "%s; one answer has at most %,d values. Ask about fewer periods, a longer grain, or fewer dimensions."
                        .formatted(found, MOST_CELLS));
    }
}
