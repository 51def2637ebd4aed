package org.kpiplatform.connector.csv;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.tck.MetricSourceContract;

/// The connector against the compatibility kit, with two files of which one has a row that spans lines.
class CsvContractTest extends MetricSourceContract<CsvConfig> {

    private CsvFolder folder;

    @BeforeEach
    void writeFiles(@TempDir Path path) {
        folder = new CsvFolder(path);
        folder.file("orders-1.csv", "order_id,note,amount", "A1,plain,1.50", "A2,\"two", "lines\",2")
                .file("orders-2.csv", "amount,order_id,note", "3,A3,", "4,A4,last");
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
    protected SourceContext context() {
        return folder;
    }

    private static CsvConfig config(String pattern) {
        CsvFolder.Options options = new CsvFolder.Options();
        options.files = Map.of("orders", pattern);
        return options.config();
    }
}
