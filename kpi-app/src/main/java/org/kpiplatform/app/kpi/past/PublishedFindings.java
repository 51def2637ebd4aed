package org.kpiplatform.app.kpi.past;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kpiplatform.app.metric.PastCells;
import org.kpiplatform.app.publication.Part;
import org.kpiplatform.app.publication.PublishedValues.Known;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.engine.Findings;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Grid;
import org.kpiplatform.domain.series.Slice;

/// What had been published of KPIs, in total or by one dimension.
///
/// @param parts the members of which something was known of any of them
/// @param known by KPI and member, one for each period
record PublishedFindings(Grid grid, List<Part> parts, Map<String, SortedMap<Part, List<Optional<Known>>>> known)
        implements Findings {

    PublishedFindings {
        parts = List.copyOf(parts);
        known = Map.copyOf(known);
    }

    /// In total.
    ///
    /// @param known by KPI, one for each period
    static PublishedFindings total(List<Period> periods, Map<String, List<Optional<Known>>> known) {
        Map<String, SortedMap<Part, List<Optional<Known>>>> byPart = new HashMap<>();
        known.forEach((key, total) -> byPart.put(key, new TreeMap<>(Map.of(Part.TOTAL, total))));
        return new PublishedFindings(Grid.total(periods), List.of(Part.TOTAL), byPart);
    }

    /// By a dimension.
    ///
    /// @param known of KPIs of which something was known
    static PublishedFindings of(
            String dimension, List<Period> periods, Map<String, SortedMap<Part, List<Optional<Known>>>> known) {
        SortedSet<Part> parts = new TreeSet<>();
        known.values().forEach(byPart -> parts.addAll(byPart.keySet()));
        List<Slice> slices = parts.stream()
                .map(part -> new Slice(Collections.singletonList(part.member())))
                .toList();
        return new PublishedFindings(new Grid(periods, List.of(dimension), slices), List.copyOf(parts), known);
    }

    @Override
    public boolean has(String key) {
        return known.containsKey(key);
    }

    @Override
    public List<Integer> slicesOf(String key) {
        return byPart(key).keySet().stream().map(parts::indexOf).toList();
    }

    @Override
    public Column column(String key) {
        return cells(key).column();
    }

    @Override
    public SortedSet<String> missingInputs(String key, int cell) {
        return cells(key).inputs().missing().apply(cell);
    }

    @Override
    public SortedSet<String> replacedInputs(String key, int cell) {
        return cells(key).inputs().replaced().apply(cell);
    }

    private SortedMap<Part, List<Optional<Known>>> byPart(String key) {
        return Optional.ofNullable(known.get(key)).orElseGet(Collections::emptySortedMap);
    }

    private PastCells cells(String key) {
        List<Optional<Known>> nothing = Collections.nCopies(grid.periods().size(), Optional.empty());
        List<Optional<Known>> cells = parts.stream()
                .map(part -> byPart(key).getOrDefault(part, nothing))
                .flatMap(List::stream)
                .toList();
        return new PastCells(grid, cells);
    }
}
