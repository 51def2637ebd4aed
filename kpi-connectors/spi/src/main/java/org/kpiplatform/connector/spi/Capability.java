package org.kpiplatform.connector.spi;

/// What a connector may promise beyond reading everything from the beginning.
public enum Capability {
    /// A read with a cursor delivers only what came after it.
    INCREMENTAL,
    /// Cursors inside a read resume it without loss after a crash.
    RESUMABLE
}
