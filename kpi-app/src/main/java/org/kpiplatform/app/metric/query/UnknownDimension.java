package org.kpiplatform.app.metric.query;

import java.util.List;

/// A selection names a dimension that a metric does not have. Never answered at a coarser one.
public final class UnknownDimension extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String dimension;

    UnknownDimension(String dimension, String metric, List<String> known) {
        super(message(dimension, metric, known));
        this.dimension = dimension;
    }

    private static String message(String dimension, String metric, List<String> known) {
        return "The metric '%s' has no dimension '%s'; %s"
                .formatted(
                        metric,
                        dimension,
                        known.isEmpty() ? "it has none." : "it has %s.".formatted(String.join(", ", known)));
    }

    public String dimension() {
        return dimension;
    }
}
