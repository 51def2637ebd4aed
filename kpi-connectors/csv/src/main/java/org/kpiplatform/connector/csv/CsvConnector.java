package org.kpiplatform.connector.csv;

import java.util.Set;
import org.kpiplatform.connector.spi.Capability;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceInfo;

/// The connector `csv`.
public final class CsvConnector implements MetricSourceProvider<CsvConfig> {

    @Override
    public SourceInfo info() {
        return new SourceInfo(
                "csv",
                "CSV files",
                "Reads delimited text files, plain or gzip, each stream from one file or many. Unchanged files are not "
                        + "read again.",
                Set.of(Capability.INCREMENTAL, Capability.RESUMABLE));
    }

    @Override
    public Class<CsvConfig> configType() {
        return CsvConfig.class;
    }

    @Override
    public MetricSource open(CsvConfig config, SourceContext context) {
        return new CsvSource(config, context);
    }
}
