package org.kpiplatform.app.definition.store;

import java.time.Instant;
import org.kpiplatform.domain.kpi.KpiDefinition;

/// A KPI as it was defined from a moment on, until the next version.
public record KpiVersion(Instant since, KpiDefinition kpi) {}
