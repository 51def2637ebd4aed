package org.kpiplatform.connector.tck;

import org.kpiplatform.connector.spi.Option;
import org.kpiplatform.connector.spi.Secret;

/// The options of a [MemoryConnector].
record MemoryConfig(
        @Option(description = "Where the records are; there are some `here`.")
        String origin,

        @Option(description = "Opens the memory.") Secret password) {

    boolean isReachable() {
        return origin.equals("here");
    }
}
