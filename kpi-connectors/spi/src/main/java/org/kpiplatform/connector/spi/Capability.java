package org.kpiplatform.connector.spi;

/// What a connector may promise beyond reading everything from the beginning. The compatibility kit holds it to what
/// it declares, and to what it does not.
public enum Capability {
    /// A read with a cursor delivers only what came after it.
    INCREMENTAL,
    /// Cursors inside a read resume it without loss after a crash.
    RESUMABLE,
    /// Its sources have the facet [Sampling].
    SAMPLING,
    /// Its sources have the facet [org.kpiplatform.connector.spi.pushdown.MetricPushDown].
    PUSH_DOWN
}
