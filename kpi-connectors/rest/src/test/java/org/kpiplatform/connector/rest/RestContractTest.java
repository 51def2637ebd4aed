package org.kpiplatform.connector.rest;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.kpiplatform.connector.rest.tracker.Tracker;
import org.kpiplatform.connector.rest.tracker.TrackerScenario;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.tck.MetricSourceContract;
import org.kpiplatform.connector.tck.Scenario;

/// The connector against the compatibility kit, with a tracker that pages by links, hands out rotating tokens and
/// at most twenty results, and shows times in the zone of its account.
class RestContractTest extends MetricSourceContract<RestConfig> {

    private final Tracker tracker = new Tracker();
    private final Tracker elsewhere = new Tracker();

    @BeforeEach
    void fill() {
        tracker.admitting(tracker.tokens()::admits).capped(20);
        for (int i = 0; i < 4; i++) {
            tracker.issues().add();
        }
    }

    @AfterEach
    void stop() {
        tracker.close();
        elsewhere.close();
    }

    @Override
    protected MetricSourceProvider<RestConfig> provider() {
        return new RestConnector();
    }

    @Override
    protected RestConfig workingConfig() {
        return config(tracker.uri());
    }

    @Override
    protected RestConfig unreachableConfig() {
        return config(URI.create("http://localhost:1"));
    }

    @Override
    protected String stream() {
        return "issues";
    }

    @Override
    protected Path folder() {
        return Path.of("src/test/resources").toAbsolutePath();
    }

    @Override
    protected Scenario scenario() {
        return new TrackerScenario(tracker, elsewhere);
    }

    private static RestConfig config(URI uri) {
        RestOptions options = new RestOptions();
        options.manifest = "tracker.yaml";
        options.url = uri;
        options.clientId = "kpi";
        options.clientSecret = "client-secret-planted";
        options.refreshToken = "refresh-0-planted";
        return options.config();
    }
}
