package org.kpiplatform.app.metric.composition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.explanation.ValueBucket;
import org.kpiplatform.api.explanation.ValuePart;

/// What a measured value is made of.
///
/// @param parts      empty where there is no value
/// @param buckets    in the order of time
/// @param withoutBuckets why there are none, in a sentence; null where there are, or no value
public record Composition(
        List<ValuePart> parts,
        List<ValueBucket> buckets,
        @Nullable String withoutBuckets) {

    /// Of no value.
    public static final Composition NOTHING = new Composition(List.of(), List.of(), null);

    public Composition {
        parts = List.copyOf(parts);
        buckets = List.copyOf(buckets);
    }
}
