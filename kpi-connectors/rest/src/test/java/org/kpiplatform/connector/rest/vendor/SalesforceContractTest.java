package org.kpiplatform.connector.rest.vendor;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.kpiplatform.connector.rest.RestConfig;
import org.kpiplatform.connector.rest.RestConnector;
import org.kpiplatform.connector.rest.RestOptions;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.tck.MetricSourceContract;
import org.kpiplatform.connector.tck.Scenario;

/// The preset `salesforce` against the compatibility kit.
class SalesforceContractTest extends MetricSourceContract<RestConfig> {

    private final SalesforceStandIn salesforce = new SalesforceStandIn(5);
    private final VendorServer server = new VendorServer(salesforce);
    private final VendorServer elsewhere = new VendorServer(salesforce);

    @BeforeEach
    void fill() {
        salesforce.at(server.uri());
        for (int i = 0; i < 4; i++) {
            salesforce.objects.opportunities().add();
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
        return "opportunities";
    }

    @Override
    protected Scenario scenario() {
        return new VendorScenario(server, salesforce.objects.opportunities()) {

            @Override
            public void useUpQuota(Duration renewedAfter) {
                server.troubleOnce(_ -> new VendorServer.Reply(
                        403,
                        after(renewedAfter),
                        SalesforceStandIn.error(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")
                                .body()));
            }

            @Override
            public void refuseCredential() {
                salesforce.tokens.refuse();
            }

            @Override
            public void expireToken() {
                salesforce.tokens.expire();
            }

            @Override
            public int requestsWith(Secret access) {
                return salesforce.tokens.requestsWith(access.reveal());
            }

            @Override
            public void linkElsewhere() {
                String first = salesforce.objects.opportunities().add();
                for (int i = 0; i < 6; i++) { // so that a page is turned
                    salesforce.objects.opportunities().addTied(first);
                }
                salesforce.linkTo(elsewhere.uri().toString());
            }

            @Override
            public int requestsElsewhere() {
                return elsewhere.requests().size();
            }
        };
    }

    private static RestConfig config(URI uri) {
        RestOptions options = new RestOptions();
        options.preset = "salesforce";
        options.url = uri;
        options.clientId = SalesforceTokens.CLIENT;
        options.clientSecret = SalesforceTokens.SECRET;
        return options.config();
    }
}
