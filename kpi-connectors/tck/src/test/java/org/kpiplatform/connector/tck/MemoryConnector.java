package org.kpiplatform.connector.tck;

import java.util.EnumSet;
import org.kpiplatform.connector.spi.Capability;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceInfo;

/// A connector without an outside world, good but for one flaw.
public final class MemoryConnector implements MetricSourceProvider<MemoryConfig> {

    private final MemoryOrigin origin;
    private final Flaw flaw;

    public MemoryConnector() {
        this(new MemoryOrigin(), Flaw.NONE);
    }

    MemoryConnector(MemoryOrigin origin, Flaw flaw) {
        this.origin = origin;
        this.flaw = flaw;
    }

    @Override
    public SourceInfo info() {
        String title = flaw == Flaw.NO_TITLE ? "" : "Memory";
        return new SourceInfo("memory", title, "Reads what it remembers.", EnumSet.allOf(Capability.class));
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
        return new MemorySource(origin, config, context, flaw);
    }
}
