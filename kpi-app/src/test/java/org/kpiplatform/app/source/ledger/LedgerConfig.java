package org.kpiplatform.app.source.ledger;

import org.kpiplatform.connector.spi.Option;

/// How the ledger shows what is new and what is gone. Beside `ledger.txt`, files of these names have an effect: `gate`
/// holds the reader up after each batch, `trouble` makes it fail after the first one.
///
/// @param cursor   whether entries are read by their version
/// @param absence  whether deletes show by absence
/// @param batch    how many entries it delivers at once
public record LedgerConfig(
        @Option(description = "Whether entries are read by version.", defaultValue = "false")
        boolean cursor,

        @Option(description = "Whether deletes show by absence.", defaultValue = "false")
        boolean absence,

        @Option(description = "Entries of a batch.", defaultValue = "2")
        int batch) {}
