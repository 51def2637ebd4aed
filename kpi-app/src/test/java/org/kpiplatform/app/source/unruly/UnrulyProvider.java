package org.kpiplatform.app.source.unruly;

import java.util.Set;
import org.kpiplatform.connector.spi.Capability;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceInfo;

/// Found by the service like any other connector.
public final class UnrulyProvider implements MetricSourceProvider<UnrulyConfig> {

    @Override
    public SourceInfo info() {
        return new SourceInfo(
                "unruly", "Unruly", "Misbehaves on request.", Set.of(Capability.INCREMENTAL, Capability.RESUMABLE));
    }

    @Override
    public Class<UnrulyConfig> configType() {
        return UnrulyConfig.class;
    }

    @Override
    public MetricSource open(UnrulyConfig config, SourceContext context) {
        return new UnrulySource(config, context.folder());
    }
}
