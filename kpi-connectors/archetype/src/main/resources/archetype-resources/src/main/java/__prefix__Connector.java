package ${package};

import java.util.Set;
import org.kpiplatform.connector.spi.Capability;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceInfo;

/// The connector `${connector}`. The platform finds it by the file in META-INF/services.
public final class ${prefix}Connector implements MetricSourceProvider<${prefix}Config> {

    @Override
    public SourceInfo info() {
        return new SourceInfo(
                "${connector}",
                "${prefix}",
                "Reads the tickets of a ${prefix} service.",
                Set.of(Capability.INCREMENTAL, Capability.RESUMABLE));
    }

    @Override
    public Class<${prefix}Config> configType() {
        return ${prefix}Config.class;
    }

    @Override
    public MetricSource open(${prefix}Config config, SourceContext context) {
        return new ${prefix}Source(config, context);
    }
}
