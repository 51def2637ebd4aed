package org.kpiplatform.app.publication;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/// How much is published.
@ConfigMapping(prefix = "kpi.publication")
public interface PublicationConfig {

    /// The most members of a dimension that a KPI is published by. Of a dimension with more, nothing is published:
    /// what nobody reads would grow with every period.
    @WithDefault("200")
    @Min(1)
    int mostMembers();
}
