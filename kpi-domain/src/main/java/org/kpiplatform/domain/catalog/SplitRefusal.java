package org.kpiplatform.domain.catalog;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import org.kpiplatform.domain.metric.MetricDefinition;

/// Why a metric or KPI can't be split by a dimension, in words that show what it can be split by.
///
/// @param possible the dimensions that it can be split by
public record SplitRefusal(String key, String dimension, SortedSet<String> possible) {

    private static final int MOST_NAMED = 4;

    /// The sentence.
    ///
    /// @param metrics that it is computed from; itself alone when it is one
    public String sentence(List<MetricDefinition> metrics) {
        boolean isMetric = metrics.size() == 1 && metrics.getFirst().key().equals(key);
        return "`%s` can't be split by `%s`%s".formatted(key, dimension, isMetric ? ofMetric() : ofKpi(metrics));
    }

    private String ofMetric() {
        return possible.isEmpty() ? ": it has no dimensions." : ". Possible: " + names(possible) + ".";
    }

    private String ofKpi(List<MetricDefinition> metrics) {
        if (metrics.isEmpty()) {
            return ": no metric is behind it.";
        }
        String shared =
                possible.isEmpty() ? "Its inputs share no dimension." : "All inputs have: " + names(possible) + ".";
        return ": " + lacking(metrics) + ". " + shared;
    }

    private String lacking(List<MetricDefinition> metrics) {
        List<MetricDefinition> lacking = metrics.stream()
                .filter(metric -> !metric.dimensions().contains(dimension))
                .toList();
        String named = lacking.stream().limit(MOST_NAMED).map(SplitRefusal::has).collect(joining(", "));
        int more = lacking.size() - MOST_NAMED;
        return more <= 0 ? named : named + ", and %d more of %d inputs lack it".formatted(more, metrics.size());
    }

    private static String has(MetricDefinition metric) {
        return metric.dimensions().isEmpty()
                ? "`%s` has no dimensions".formatted(metric.key())
                : "`%s` has only %s".formatted(metric.key(), names(metric.dimensions()));
    }

    private static String names(Collection<String> dimensions) {
        return dimensions.stream().map("`%s`"::formatted).collect(joining(", "));
    }
}
