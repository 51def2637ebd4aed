package org.kpiplatform.connector.tck;

import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.Secret;

/// A good connector passes, and is tried in everything.
class MemoryContractTest extends MetricSourceContract<MemoryConfig> {

    final MemoryOrigin origin = new MemoryOrigin();

    @Override
    protected MetricSourceProvider<MemoryConfig> provider() {
        return new MemoryConnector(origin, Flaw.NONE);
    }

    @Override
    protected MemoryConfig workingConfig() {
        return new MemoryConfig(MemoryOrigin.HOST, new Secret("open sesame"));
    }

    @Override
    protected MemoryConfig unreachableConfig() {
        return new MemoryConfig("nowhere", new Secret("open sesame"));
    }

    @Override
    protected String stream() {
        return "things";
    }

    @Override
    protected Scenario scenario() {
        return new MemoryScenario(origin);
    }
}
