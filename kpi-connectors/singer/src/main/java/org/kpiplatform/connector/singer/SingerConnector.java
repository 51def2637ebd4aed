package org.kpiplatform.connector.singer;

import java.util.Set;
import org.kpiplatform.connector.spi.Capability;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceInfo;

/// The connector `singer`.
public final class SingerConnector implements MetricSourceProvider<SingerConfig> {

    @Override
    public SourceInfo info() {
        return new SourceInfo(
                "singer",
                "Singer taps",
                "Runs a Singer tap that the operator permits, and reads the records that it writes.",
                Set.of(Capability.INCREMENTAL, Capability.RESUMABLE));
    }

    @Override
    public Class<SingerConfig> configType() {
        return SingerConfig.class;
    }

    @Override
    public MetricSource open(SingerConfig config, SourceContext context) {
        return new SingerSource(config, context);
    }
}
