package org.kpiplatform.domain.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A measure over one stream. Raw data: nobody owns a target for it.
///
/// @param key         `snake_case`, unique among metrics and KPIs together, since formulas name both
/// @param name        for people, or null to show the key
/// @param description one or two sentences, or null
/// @param of          the stream: `source.stream`
/// @param measure     what is computed, see [Measure]: `sum(amount)`
/// @param where       which records count, see [Condition]: `type = 'order'`; null for all
/// @param time        the field that dates a record for this metric, or null for the stream's
/// @param dimensions  fields that values can be split by, own or joined: `country`, `agent.region`
/// @param unit        of the values: `GBP`, `order`, `hours`, `%`
public record MetricDefinition(
        String key,
        @Nullable String name,
        @Nullable String description,
        String of,
        String measure,
        @Nullable String where,
        @Nullable String time,
        List<String> dimensions,
        String unit) {

    public MetricDefinition {
        dimensions = dimensions == null ? List.of() : List.copyOf(dimensions);
    }
}
