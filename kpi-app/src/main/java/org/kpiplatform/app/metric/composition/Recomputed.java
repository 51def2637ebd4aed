package org.kpiplatform.app.metric.composition;

import java.util.List;
import org.kpiplatform.api.explanation.ValuePart;
import org.kpiplatform.app.metric.CellSource;
import org.kpiplatform.app.metric.query.Measurement;

/// Says why a value was computed from records, and not merged from buckets.
final class Recomputed {

    private Recomputed() {}

    static String why(CellSource.Records source, List<ValuePart> parts) {
        Measurement measurement = source.query().measurement();
        String from = from(parts);
        if (!measurement.isRolledUp()) {
            return "`%s` is computed anew from %s: what is known of its days does not make one value together."
                    .formatted(measurement.measure().text(), from);
        }
        if (source.selection().isOfHours()) {
            return "Buckets are kept of days; what happened in an hour is computed anew from %s.".formatted(from);
        }
        return "Buckets are kept of the organisation's days; the days of `%s` are computed anew from %s."
                .formatted(source.selection().zone(), from);
    }

    private static String from(List<ValuePart> parts) {
        return parts.stream()
                .filter(part -> part.name().equals("number"))
                .findFirst()
                .map(part -> "the %,d values in its records".formatted((long) part.value()))
                .orElse("its records");
    }
}
