package org.kpiplatform.connector.singer;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.tck.MetricSourceContract;
import org.kpiplatform.connector.tck.Scenario;

/// The compatibility kit on a tap that is a shell script.
class SingerContractTest extends MetricSourceContract<SingerConfig> {

    @TempDir
    Path folder;

    private TestTaps taps;
    private ShopScenario scenario;

    @BeforeEach
    void installTap() {
        taps = new TestTaps(folder);
        taps.nullDates = List.of("1970-01-01");
        scenario = new ShopScenario(taps);
    }

    @Override
    protected MetricSourceProvider<SingerConfig> provider() {
        return new SingerConnector();
    }

    @Override
    protected SingerConfig workingConfig() {
        return taps.config(taps.folder.resolve("tap-shop"));
    }

    @Override
    protected SingerConfig unreachableConfig() {
        return taps.config(taps.folder.resolve("tap-nobody-installed"));
    }

    @Override
    protected Path folder() {
        return folder;
    }

    @Override
    protected String stream() {
        return "shop_orders";
    }

    @Override
    protected Scenario scenario() {
        return scenario;
    }
}
