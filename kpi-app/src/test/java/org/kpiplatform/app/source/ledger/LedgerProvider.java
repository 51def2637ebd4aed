package org.kpiplatform.app.source.ledger;

import java.util.Set;
import org.kpiplatform.connector.spi.Capability;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceInfo;

/// Found by the service like any other connector.
public final class LedgerProvider implements MetricSourceProvider<LedgerConfig> {

    @Override
    public SourceInfo info() {
        return new SourceInfo(
                "ledger", "Ledger", "Entries of a text file.", Set.of(Capability.INCREMENTAL, Capability.RESUMABLE));
    }

    @Override
    public Class<LedgerConfig> configType() {
        return LedgerConfig.class;
    }

    @Override
    public MetricSource open(LedgerConfig config, SourceContext context) {
        return new Ledger(config, context.folder());
    }
}
