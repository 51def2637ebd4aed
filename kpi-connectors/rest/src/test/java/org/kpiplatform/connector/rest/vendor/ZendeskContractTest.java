package org.kpiplatform.connector.rest.vendor;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.kpiplatform.connector.rest.PresetText;
import org.kpiplatform.connector.rest.RestConfig;
import org.kpiplatform.connector.rest.RestConnector;
import org.kpiplatform.connector.rest.RestOptions;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.tck.MetricSourceContract;
import org.kpiplatform.connector.tck.Scenario;
import org.kpiplatform.connector.tck.report.Unproven;

/// The preset `zendesk` against the compatibility kit, with smaller answers than it asks for.
class ZendeskContractTest extends MetricSourceContract<RestConfig> {

    private final ZendeskStandIn zendesk = new ZendeskStandIn("api-token-planted");
    private final VendorServer server = new VendorServer(zendesk);
    private final VendorServer elsewhere = new VendorServer(zendesk);

    @BeforeEach
    void fill() {
        for (int i = 0; i < 4; i++) {
            zendesk.tickets.add();
        }
    }

    @AfterEach
    void stop() {
        server.close();
        elsewhere.close();
    }

    @Override
    protected MetricSourceProvider<RestConfig> provider() {
        return new RestConnector();
    }

    @Override
    protected RestConfig workingConfig() {
        return config(server.uri());
    }

    @Override
    protected RestConfig unreachableConfig() {
        return config(URI.create("http://localhost:1"));
    }

    @Override
    protected String stream() {
        return "tickets";
    }

    @Override
    protected Scenario scenario() {
        return new VendorScenario(server, zendesk.tickets) {

            @Override
            public void useUpQuota(Duration renewedAfter) {
                throw Unproven.notApplicable("Zendesk has no allowance by the day");
            }

            @Override
            public void refuseCredential() {
                zendesk.refuse();
            }

            @Override
            public void expireToken() {
                throw Unproven.notApplicable("an API token of Zendesk does not end");
            }

            @Override
            public void linkElsewhere() {
                zendesk.linkTo(elsewhere.uri().toString());
            }

            @Override
            public int requestsElsewhere() {
                return elsewhere.requests().size();
            }
        };
    }

    private static RestConfig config(URI uri) {
        RestOptions options = new RestOptions();
        options.manifest = PresetText.of("zendesk").replace("per_page: 1000", "per_page: 5");
        options.url = uri;
        options.user = ZendeskStandIn.USER;
        options.password = "api-token-planted";
        options.fields = Map.of("tickets.region", "text 36");
        return options.config();
    }
}
