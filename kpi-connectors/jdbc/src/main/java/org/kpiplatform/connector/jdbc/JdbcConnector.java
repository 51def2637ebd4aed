package org.kpiplatform.connector.jdbc;

import java.util.Set;
import org.kpiplatform.connector.spi.Capability;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceInfo;

/// The connector `jdbc`.
public final class JdbcConnector implements MetricSourceProvider<JdbcConfig> {

    @Override
    public SourceInfo info() {
        return new SourceInfo(
                "jdbc",
                "SQL databases",
                "Reads tables and queries of PostgreSQL, Trino, and any database with a JDBC driver. It never writes.",
                Set.of(Capability.INCREMENTAL, Capability.RESUMABLE, Capability.SAMPLING, Capability.PUSH_DOWN));
    }

    @Override
    public Class<JdbcConfig> configType() {
        return JdbcConfig.class;
    }

    @Override
    public MetricSource open(JdbcConfig config, SourceContext context) {
        return new JdbcSource(config, context);
    }
}
