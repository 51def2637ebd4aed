package org.kpiplatform.connector.tryton;

import java.util.Set;
import org.kpiplatform.connector.spi.Capability;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceInfo;

/// The connector `tryton`.
public final class TrytonConnector implements MetricSourceProvider<TrytonConfig> {

    @Override
    public SourceInfo info() {
        return new SourceInfo(
                "tryton",
                "Tryton",
                "Reads opportunities, parties, complaints, sales, projects and any other model of a Tryton. It never"
                        + " writes.",
                Set.of(Capability.INCREMENTAL, Capability.RESUMABLE));
    }

    @Override
    public Class<TrytonConfig> configType() {
        return TrytonConfig.class;
    }

    @Override
    public MetricSource open(TrytonConfig config, SourceContext context) {
        return new TrytonSource(config, context);
    }
}
