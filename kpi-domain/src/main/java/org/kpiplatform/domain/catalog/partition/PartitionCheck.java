package org.kpiplatform.domain.catalog.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kpiplatform.domain.catalog.partition.SliceNature.Apart;

/// Tells from definitions whether some KPIs are the parts of another one: all of it, and nothing twice. Their
/// definitions tell where the parts are the whole with a condition on one field each.
///
/// @param overlaps  sentences about parts that share records; such parts are no partition
/// @param gaps      sentences about records that are in none of the parts, as far as there are such records
/// @param unchecked why nothing at all can be checked, neither here nor by numbers; a part of a sentence
public record PartitionCheck(List<String> overlaps, List<String> gaps, Optional<String> unchecked) {

    public PartitionCheck {
        overlaps = List.copyOf(overlaps);
        gaps = List.copyOf(gaps);
    }

    private record Part(String kpi, Filtered filtered) {}

    /// Checks the parts of a KPI.
    public static PartitionCheck of(String whole, List<String> parts, SliceNatures natures) {
        List<Part> known = new ArrayList<>();
        for (String part : parts) {
            Filtered.of(part, whole, natures).ifPresent(filtered -> known.add(new Part(part, filtered)));
        }
        boolean oneField =
                known.stream().map(part -> part.filtered.field()).distinct().count() == 1;
        if (known.size() == parts.size() && oneField) {
            return new PartitionCheck(overlaps(known), gaps(whole, known), Optional.empty());
        }
        return new PartitionCheck(
                List.of(),
                List.of(),
                natures.of(whole) instanceof Apart apart ? Optional.of(apart.because()) : Optional.empty());
    }

    private static List<String> overlaps(List<Part> parts) {
        List<String> overlaps = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            for (Part other : parts.subList(i + 1, parts.size())) {
                Part one = parts.get(i);
                DimensionValues both = one.filtered.values().and(other.filtered.values());
                if (!both.isEmpty()) {
                    overlaps.add("The slices `%s` and `%s` overlap: both count records whose `%s` is one of %s."
                            .formatted(one.kpi, other.kpi, one.filtered.field(), both.text()));
                }
            }
        }
        return overlaps;
    }

    private static List<String> gaps(String whole, List<Part> parts) {
        DimensionValues together =
                parts.stream().map(part -> part.filtered.values()).reduce(DimensionValues.NOTHING, DimensionValues::or);
        String field = parts.getFirst().filtered.field().toString();
        String names = parts.stream().map(part -> "`" + part.kpi + "`").collect(Collectors.joining(", "));
        List<String> gaps = new ArrayList<>();
        if (!together.except()) {
            gaps.add("The slices %s leave out records of `%s` with any other `%s` than %s; add a slice for the rest."
                    .formatted(names, whole, field, together.text()));
        } else if (!together.named().isEmpty()) {
            gaps.add("The slices %s leave out records of `%s` whose `%s` is one of %s."
                    .formatted(names, whole, field, new DimensionValues(together.named(), false, false).text()));
        }
        if (!together.none()) {
            gaps.add(
                    "The slices %s leave out records of `%s` without a `%s`, if there are any: no condition but `is null` lets these through."
                            .formatted(names, whole, field));
        }
        return gaps;
    }
}
