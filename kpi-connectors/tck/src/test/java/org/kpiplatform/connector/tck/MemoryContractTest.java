package org.kpiplatform.connector.tck;

import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.Secret;

/// A good connector passes.
class MemoryContractTest extends MetricSourceContract<MemoryConfig> {

    @Override
    protected MetricSourceProvider<MemoryConfig> provider() {
        return new MemoryConnector();
    }

    @Override
    protected MemoryConfig workingConfig() {
        return new MemoryConfig("here", new Secret("open sesame"));
    }

    @Override
    protected MemoryConfig unreachableConfig() {
        return new MemoryConfig("nowhere", new Secret("open sesame"));
    }

    @Override
    protected String stream() {
        return "things";
    }
}
