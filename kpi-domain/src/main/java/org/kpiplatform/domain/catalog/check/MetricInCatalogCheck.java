package org.kpiplatform.domain.catalog.check;

import java.util.List;
import java.util.Optional;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.catalog.Fields;
import org.kpiplatform.domain.catalog.StreamReference;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.metric.check.MetricCheck;
import org.kpiplatform.domain.syntax.NearMiss;

/// Checks one metric with the stream it is measured over.
final class MetricInCatalogCheck {

    private final Catalog catalog;
    private final Fields fields;
    private final MetricDefinition metric;
    private final Findings findings;

    MetricInCatalogCheck(Catalog catalog, Fields fields, MetricDefinition metric) {
        this.catalog = catalog;
        this.fields = fields;
        this.metric = metric;
        this.findings = new Findings(DefinitionKind.METRIC, metric.key());
    }

    List<Finding> findings() {
        findings.checkKey("key", "metric", metric.key());
        Optional<StreamReference> stream = StreamReference.parse(metric.of())
                .filter(named -> named.in(catalog).isPresent());
        if (stream.isEmpty()) {
            findings.error(
                    "of",
                    "There is no stream `%s`".formatted(metric.of()),
                    NearMiss.of(metric.of(), StreamReference.all(catalog)));
        }
        stream.map(fields::inReachOf)
                .map(lookup -> MetricCheck.check(metric, lookup))
                .orElseGet(() -> MetricCheck.check(metric))
                .forEach(findings::error);
        return findings.all();
    }
}
