package org.kpiplatform.app.basis;

/// Something in the database that answers rest on.
///
/// @param key of the metric, stream or KPI; empty for the catalog
public record Fact(Kind kind, String key) {

    /// Every definition in force.
    public static final Fact CATALOG = new Fact(Kind.CATALOG, "");

    public enum Kind {
        CATALOG,
        /// The values of a metric that is rolled up, and for which days they are complete.
        METRIC,
        /// The last day for which a metric that is rolled up is complete.
        COVERAGE,
        /// The records of a stream and the span of their times, as each batch changes them.
        STREAM,
        /// What of a stream shows through roll-ups between two refreshes: its fields and where its times begin.
        SHAPE,
        /// When the sync of a stream last reached its end.
        SYNC,
        /// What was published of a metric or KPI.
        PUBLISHED
    }

    public static Fact metric(String key) {
        return new Fact(Kind.METRIC, key);
    }

    public static Fact coverage(String metric) {
        return new Fact(Kind.COVERAGE, metric);
    }

    /// The records of `source.stream`.
    public static Fact stream(String stream) {
        return new Fact(Kind.STREAM, stream);
    }

    /// What shows through the roll-ups of `source.stream`.
    public static Fact shape(String stream) {
        return new Fact(Kind.SHAPE, stream);
    }

    /// The end of the last sync of `source.stream`.
    public static Fact sync(String stream) {
        return new Fact(Kind.SYNC, stream);
    }

    public static Fact published(String key) {
        return new Fact(Kind.PUBLISHED, key);
    }
}
