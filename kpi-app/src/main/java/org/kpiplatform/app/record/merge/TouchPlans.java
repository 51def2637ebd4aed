package org.kpiplatform.app.record.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.pushdown.StoredCatalog;
import org.kpiplatform.domain.metric.Condition;
import org.kpiplatform.domain.metric.Measure;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.metric.Value;
import org.kpiplatform.domain.source.JoinDefinition;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

/// Finds out which days a change to a stream's records touches: those of the metrics over it, and those of the metrics
/// that look into it through joins.
final class TouchPlans {

    private final Catalog catalog;
    private final Function<StreamKey, Optional<PinnedStream>> pinned;

    /// @param pinned tells what is pinned of a stream; one that is not has no records to touch
    TouchPlans(Catalog catalog, Function<StreamKey, Optional<PinnedStream>> pinned) {
        this.catalog = StoredCatalog.of(catalog);
        this.pinned = pinned;
    }

    TouchPlan of(StreamKey changed) {
        Set<String> times = new TreeSet<>();
        Map<List<TouchPlan.Hop>, Set<String>> dependents = new LinkedHashMap<>();
        for (MetricDefinition metric : catalog.metrics().values()) {
            StreamKey stream = StreamKey.parse(metric.of());
            Set<String> dates = times(metric, definition(stream));
            if (stream.equals(changed)) {
                times.addAll(dates);
            }
            for (List<String> joins : joins(metric)) {
                hops(stream, joins)
                        .filter(hops -> hops.getLast().to().key().equals(changed))
                        .ifPresent(hops -> dependents
                                .computeIfAbsent(hops, _ -> new TreeSet<>())
                                .addAll(dates));
            }
        }
        return new TouchPlan(
                existing(times, pinned.apply(changed)),
                dependents.entrySet().stream().map(TouchPlans::dependent).toList());
    }

    private static TouchPlan.Dependent dependent(Map.Entry<List<TouchPlan.Hop>, Set<String>> entry) {
        PinnedStream stream = entry.getKey().getFirst().from();
        return new TouchPlan.Dependent(stream, existing(entry.getValue(), Optional.of(stream)), entry.getKey());
    }

    private static Set<String> existing(Set<String> times, Optional<PinnedStream> stream) {
        Set<String> existing = new TreeSet<>(times);
        existing.removeIf(time -> stream.flatMap(it -> it.field(time))
                .filter(field -> field.type().isTime())
                .isEmpty());
        return existing;
    }

    /// The fields of the stream itself that date a metric's records.
    private static Set<String> times(MetricDefinition metric, @Nullable StreamDefinition stream) {
        if (Measure.parse(metric.measure()) instanceof Measure.Open open) {
            return Set.of(open.from().toString(), open.until().toString());
        }
        String streams = stream == null ? null : stream.time();
        return Stream.ofNullable(metric.time() == null ? streams : metric.time())
                .collect(java.util.stream.Collectors.toSet());
    }

    /// Every path of joins that a metric follows, and every beginning of one.
    private static Set<List<String>> joins(MetricDefinition metric) {
        List<Value.Field> fields =
                new ArrayList<>(Measure.parse(metric.measure()).usedFields());
        if (metric.where() != null) {
            fields.addAll(Condition.parse(metric.where()).usedFields());
        }
        Stream<List<String>> dimensions =
                metric.dimensions().stream().map(dimension -> List.of(dimension.split("\\.")));
        Set<List<String>> joins = new LinkedHashSet<>();
        Stream.concat(fields.stream().map(Value.Field::path), dimensions).forEach(path -> {
            for (int length = 1; length < path.size(); length++) {
                joins.add(path.subList(0, length));
            }
        });
        return joins;
    }

    /// The joins from a stream along a path; empty where a definition or a table is missing on the way.
    private Optional<List<TouchPlan.Hop>> hops(StreamKey stream, List<String> joins) {
        List<TouchPlan.Hop> hops = new ArrayList<>();
        StreamKey at = stream;
        for (String name : joins) {
            StreamDefinition definition = definition(at);
            JoinDefinition join = definition == null ? null : definition.joins().get(name);
            Optional<TouchPlan.Hop> hop = join == null ? Optional.empty() : hop(at, join);
            if (hop.isEmpty()) {
                return Optional.empty();
            }
            hops.add(hop.get());
            at = hop.get().to().key();
        }
        return Optional.of(List.copyOf(hops));
    }

    private Optional<TouchPlan.Hop> hop(StreamKey from, JoinDefinition join) {
        Optional<PinnedStream> to = pinned.apply(StreamKey.within(from.source(), join.stream()));
        return pinned.apply(from)
                .filter(owner ->
                        join.on().stream().allMatch(field -> owner.field(field).isPresent()))
                .flatMap(owner -> to.filter(it -> it.keys().size() == join.on().size())
                        .map(it -> new TouchPlan.Hop(owner, join.on(), it)));
    }

    private @Nullable StreamDefinition definition(StreamKey stream) {
        SourceDefinition source = catalog.sources().get(stream.source());
        return source == null ? null : source.streams().get(stream.stream());
    }
}
