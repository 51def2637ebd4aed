package org.kpiplatform.connector.rest.vendor;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.kpiplatform.connector.rest.PresetText;
import org.kpiplatform.connector.rest.RestConfig;
import org.kpiplatform.connector.rest.RestConnector;
import org.kpiplatform.connector.rest.RestOptions;
import org.kpiplatform.connector.rest.vendor.VendorServer.Reply;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.tck.MetricSourceContract;
import org.kpiplatform.connector.tck.Scenario;
import org.kpiplatform.connector.tck.report.Unproven;

/// The preset `hubspot` against the compatibility kit, with smaller pages and a smaller cap than HubSpot has.
class HubSpotContractTest extends MetricSourceContract<RestConfig> {

    private static final int CAP = 20;

    private final HubSpotStandIn hubspot = new HubSpotStandIn("access-token-planted", CAP);
    private final VendorServer server = new VendorServer(hubspot);
    private final VendorServer elsewhere = new VendorServer(hubspot);

    @BeforeEach
    void fill() {
        for (int i = 0; i < 4; i++) {
            hubspot.rows("deals").add();
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
        return "deals";
    }

    @Override
    protected Scenario scenario() {
        return new VendorScenario(server, hubspot.rows("deals")) {

            @Override
            public void delete(String key) {
                hubspot.rows("deals").remove(key);
            }

            @Override
            public void useUpQuota(Duration renewedAfter) {
                Map<String, String> body = new LinkedHashMap<>();
                body.put("status", "error");
                body.put("message", "You have reached your daily limit.");
                body.put("errorType", "RATE_LIMIT");
                body.put("policyName", "DAILY");
                server.troubleOnce(_ -> new Reply(429, after(renewedAfter), body));
            }

            @Override
            public void refuseCredential() {
                hubspot.refuse();
            }

            @Override
            public void expireToken() {
                throw Unproven.notApplicable("the access token of a private app does not end");
            }

            @Override
            public void linkElsewhere() {
                hubspot.linkTo(elsewhere.uri().toString());
            }

            @Override
            public int requestsElsewhere() {
                return elsewhere.requests().size();
            }
        };
    }

    private static RestConfig config(URI uri) {
        RestOptions options = new RestOptions();
        options.manifest = PresetText.of("hubspot")
                .replace("size: 200", "size: 5")
                .replace("result_cap: 10000", "result_cap: " + CAP);
        options.url = uri;
        options.token = "access-token-planted";
        return options.config();
    }
}
