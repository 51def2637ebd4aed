package org.kpiplatform.domain.metric.check;

import java.util.Optional;
import org.kpiplatform.domain.metric.Measure;
import org.kpiplatform.domain.metric.Parsed;
import org.kpiplatform.domain.metric.Value;
import org.kpiplatform.domain.metric.Value.DurationUnit;
import org.kpiplatform.domain.syntax.Span;
import org.kpiplatform.domain.unit.Unit;

/// Checks what a measure is computed from and in which unit it comes out.
final class MeasureCheck {

    private final Parsed<Measure> text;
    private final Report report;

    MeasureCheck(Parsed<Measure> text, Report report) {
        this.text = text;
        this.report = report;
    }

    void fields(FieldCheck fields) {
        ValueCheck values = new ValueCheck(fields, text);
        switch (text.tree()) {
            case Measure.Count _ -> {}
            case Measure.CountDistinct(Value.Field field) -> values.requireKnown(field);
            case Measure.FirstSeen(Value.Field entity) -> values.requireKnown(entity);
            case Measure.SeenAtLeast(Value.Field entity, int _) -> values.requireKnown(entity);
            case Measure.Open open -> {
                values.requireTime(open.from());
                values.requireTime(open.until());
                open.measured().ifPresent(values::requireNumber);
            }
            case Measure.Sum _,
                    Measure.Average _,
                    Measure.Variance _,
                    Measure.Deviation _,
                    Measure.Minimum _,
                    Measure.Maximum _,
                    Measure.Percentile _,
                    Measure.Last _ -> text.tree().measured().ifPresent(values::requireNumber);
        }
    }

    /// The unit that the measure is certainly in; durations that don't fit each other are reported.
    Optional<DurationUnit> duration() {
        return text.tree().measured().flatMap(new Durations(text, report)::of);
    }

    /// Fields have no unit, so only two things are known: what is counted is a count, and what is elapsed is in the
    /// unit it was asked in.
    void unit(Unit declared, Optional<DurationUnit> duration, Span span) {
        String measure = text.tree().text();
        if (text.tree().isCount() && !declared.isCount()) {
            String message = "`%s` counts, so its unit is what it counts, such as `order`; found `%s`."
                    .formatted(measure, declared);
            report.add(span, message);
        }
        boolean isVariance = text.tree() instanceof Measure.Variance;
        if (isVariance && !declared.isSquare()) {
            String message =
                    "`%s` is in the square of the unit of its values, such as `GBP^2` or `ratio`; found `%s`. `stddev` is in the unit itself."
                            .formatted(measure, declared);
            report.add(span, message);
        } else if (duration.isPresent()) {
            String word = duration.get().word() + (isVariance ? "^2" : "");
            duration(declared, word, span);
        }
    }

    private void duration(Unit declared, String word, Span span) {
        if (!declared.text().equals(word)) {
            String measure = text.tree().text();
            String message = "`%s` is in `%s`, but the declared unit is `%s`.".formatted(measure, word, declared);
            report.add(span, message, Optional.of(word));
        }
    }
}
