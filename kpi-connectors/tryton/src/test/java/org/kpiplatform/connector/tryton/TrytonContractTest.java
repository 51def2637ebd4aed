package org.kpiplatform.connector.tryton;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.tck.MetricSourceContract;
import org.kpiplatform.connector.tck.Scenario;
import org.kpiplatform.connector.tryton.standin.Standin;
import org.kpiplatform.connector.tryton.standin.StandinScenario;

/// The connector against the compatibility kit, with pages of two records.
class TrytonContractTest extends MetricSourceContract<TrytonConfig> {

    private final Standin standin = new Standin();

    @BeforeEach
    void fill() {
        for (int i = 0; i < 2; i++) {
            standin.opportunities().add();
            standin.opportunities().addNew();
        }
    }

    @AfterEach
    void stop() {
        standin.close();
    }

    @Override
    protected MetricSourceProvider<TrytonConfig> provider() {
        return new TrytonConnector();
    }

    @Override
    protected TrytonConfig workingConfig() {
        return Options.of(standin).config();
    }

    @Override
    protected TrytonConfig unreachableConfig() {
        Options options = Options.of(standin);
        options.url = URI.create("http://localhost:1");
        return options.config();
    }

    @Override
    protected String stream() {
        return "opportunities";
    }

    @Override
    protected Scenario scenario() {
        return new StandinScenario(standin);
    }
}
