package ${package};

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.tck.MetricSourceContract;
import org.kpiplatform.connector.tck.Scenario;

/// Holds the connector to the compatibility kit.
class ${prefix}ContractTest extends MetricSourceContract<${prefix}Config> {

    private ${prefix}Server server;

    @BeforeEach
    void start() throws IOException {
        server = new ${prefix}Server();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected MetricSourceProvider<${prefix}Config> provider() {
        return new ${prefix}Connector();
    }

    /// With pages of two tickets, so that a handful of them spans several.
    @Override
    protected ${prefix}Config workingConfig() {
        return new ${prefix}Config(server.url(), new Secret(${prefix}Server.KEY), 2);
    }

    @Override
    protected ${prefix}Config unreachableConfig() {
        return new ${prefix}Config(URI.create("http://localhost:1"), new Secret(${prefix}Server.KEY), 2);
    }

    @Override
    protected String stream() {
        return ${prefix}Source.STREAM;
    }

    @Override
    protected Scenario scenario() {
        return server;
    }
}
