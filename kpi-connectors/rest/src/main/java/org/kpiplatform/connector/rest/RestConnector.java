package org.kpiplatform.connector.rest;

import java.util.Set;
import org.kpiplatform.connector.spi.Capability;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.MetricSourceProvider;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceInfo;

/// The connector `rest`.
public final class RestConnector implements MetricSourceProvider<RestConfig> {

    @Override
    public SourceInfo info() {
        return new SourceInfo(
                "rest",
                "REST APIs",
                "Reads HTTP APIs that answer with JSON, as a manifest in YAML describes them. Manifests for GitHub,"
                        + " HubSpot, Jira Cloud, Redmine, Request Tracker, Salesforce and Zendesk come with it.",
                Set.of(Capability.INCREMENTAL, Capability.RESUMABLE));
    }

    @Override
    public Class<RestConfig> configType() {
        return RestConfig.class;
    }

    @Override
    public MetricSource open(RestConfig config, SourceContext context) {
        return new RestSource(config, context);
    }
}
