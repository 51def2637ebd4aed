package org.kpiplatform.connector.tck;

import java.util.Set;
import org.kpiplatform.connector.spi.Capability;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceInfo;

/// A connector without an outside world, good but for one flaw.
public final class MemoryConnector implements MetricSourceProvider<MemoryConfig> {

    private final Flaw flaw;

    public MemoryConnector() {
        this(Flaw.NONE);
    }

    MemoryConnector(Flaw flaw) {
        this.flaw = flaw;
    }

    @Override
    public SourceInfo info() {
        String title = flaw == Flaw.NO_TITLE ? "" : "Memory";
        return new SourceInfo(
                "memory", title, "Reads what it remembers.", Set.of(Capability.INCREMENTAL, Capability.RESUMABLE));
    }

    @Override
    public Class<MemoryConfig> configType() {
        return MemoryConfig.class;
    }

    @Override
    public MetricSource open(MemoryConfig config, SourceContext context) {
        if (flaw == Flaw.CONNECTS_WHEN_OPENED && !config.isReachable()) {
            throw new IllegalStateException("nothing there");
        }
        return new MemorySource(config, flaw);
    }
}
