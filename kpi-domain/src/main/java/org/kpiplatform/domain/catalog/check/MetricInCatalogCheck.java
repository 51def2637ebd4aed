package org.kpiplatform.domain.catalog.check;

import java.util.List;
import java.util.Optional;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.catalog.Fields;
import org.kpiplatform.domain.catalog.StreamReference;
import org.kpiplatform.domain.catalog.pushdown.Pushing;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.metric.check.MetricCheck;
import org.kpiplatform.domain.source.StreamDefinition;
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
        if (findings.all().isEmpty()) {
            stream.flatMap(named -> named.in(catalog)).ifPresent(this::checkPushDown);
        }
        return findings.all();
    }

    private void checkPushDown(StreamDefinition stream) {
        if (stream.pushDown() != null
                && Pushing.of(metric, stream) instanceof Pushing.Kept(String property, String reason)) {
            findings.error(property, reason);
        }
    }
}
