package org.kpiplatform.app.metric.query;

/// A metric cannot be computed as it is defined, for a reason that only the records' real fields show. The
/// message is for whoever edits the metric.
public final class UnusableMetric extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnusableMetric(String message) {
        super(message);
    }
}
