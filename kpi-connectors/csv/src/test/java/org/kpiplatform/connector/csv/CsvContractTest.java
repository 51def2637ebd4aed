package org.kpiplatform.connector.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.tck.MetricSourceContract;
import org.kpiplatform.connector.tck.Scenario;

/// The connector against the compatibility kit, with two files of which one has a row that spans lines.
class CsvContractTest extends MetricSourceContract<CsvConfig> {

    private CsvFolder folder;
    private CsvScenario scenario;

    @BeforeEach
    void writeFiles(@TempDir Path path) {
        folder = new CsvFolder(path);
        scenario = new CsvScenario(folder);
    }

    @Override
    protected MetricSourceProvider<CsvConfig> provider() {
        return new CsvConnector();
    }

    @Override
    protected CsvConfig workingConfig() {
        return config("orders-*.csv");
    }

    @Override
    protected CsvConfig unreachableConfig() {
        return config("absent/*.csv");
    }

    @Override
    protected String stream() {
        return "orders";
    }

    @Override
    protected List<String> key() {
        return List.of("order_id");
    }

    @Override
    protected Path folder() {
        return folder.folder();
    }

    @Override
    protected Scenario scenario() {
        return scenario;
    }

    private static CsvConfig config(String pattern) {
        CsvFolder.Options options = new CsvFolder.Options();
        options.files = Map.of("orders", pattern);
        return options.config();
    }
}
