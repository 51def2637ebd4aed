package org.kpiplatform.app.source.unruly;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.kpiplatform.app.source.unruly.UnrulyConfig.Mischief;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.StreamSpec;

/// Has a stream `bad` that misbehaves, and a stream `good` that does not.
record UnrulySource(UnrulyConfig config, Path folder, System.Logger logger) implements MetricSource {

    /// Of the JDK, the SPI, the service, its libraries, and another plugin.
    private static final List<String> SIGHTS = List.of(
            "java.sql.Connection",
            "org.kpiplatform.connector.spi.MetricSource",
            "org.kpiplatform.connector.host.Plugins",
            "org.kpiplatform.app.KpiMain",
            "org.kpiplatform.domain.kpi.KpiDefinition",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "io.quarkus.runtime.Quarkus",
            "jakarta.inject.Inject",
            "org.postgresql.Driver",
            "org.kpiplatform.connector.csv.CsvConnector");

    @Override
    public CheckResult check() throws InterruptedException {
        if (config.mischief() == Mischief.HANG_IN_CHECK) {
            new CountDownLatch(1).await();
        }
        return new CheckResult.Passed("ready to misbehave; sees "
                + SIGHTS.stream().filter(UnrulySource::isSeen).toList());
    }

    private static boolean isSeen(String type) {
        try {
            Class.forName(type);
            return true;
        } catch (ClassNotFoundException _) {
            return false;
        }
    }

    @Override
    public List<StreamSpec> discover() {
        if (config.mischief() == Mischief.ERROR_IN_DISCOVER) {
            throw new StackOverflowError("too deep");
        }
        return List.of(stream("bad"), stream("good"));
    }

    private static StreamSpec stream(String name) {
        return new StreamSpec(
                name,
                List.of(new FieldSpec("id", FieldType.INTEGER, "Id"), new FieldSpec("day", FieldType.DATE, "Day")),
                List.of("id"),
                StreamSpec.DeleteMode.NONE);
    }

    @Override
    public RecordReader read(ReadRequest request) {
        return new UnrulyReader(this, request);
    }

    @Override
    public void close() {}
}
