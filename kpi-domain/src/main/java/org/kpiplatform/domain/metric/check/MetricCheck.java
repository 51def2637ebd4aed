package org.kpiplatform.domain.metric.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kpiplatform.domain.metric.Condition;
import org.kpiplatform.domain.metric.Measure;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.metric.Parsed;
import org.kpiplatform.domain.metric.Value.DurationUnit;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.syntax.Span;
import org.kpiplatform.domain.syntax.SyntaxError;
import org.kpiplatform.domain.unit.Unit;

/// Checks one metric: its texts, its unit, and the fields it uses.
public final class MetricCheck {

    private final MetricDefinition metric;
    private final Report report = new Report();
    private final Optional<Parsed<Measure>> measure;
    private final Optional<Parsed<Condition>> where;

    private MetricCheck(MetricDefinition metric) {
        this.metric = metric;
        this.measure = read("measure", metric.measure(), Parsed::measure);
        this.where = Optional.ofNullable(metric.where()).flatMap(text -> read("where", text, Parsed::condition));
    }

    /// What is wrong with a metric whatever its records look like; nothing when all is well.
    public static List<MetricProblem> check(MetricDefinition metric) {
        MetricCheck check = new MetricCheck(metric);
        check.unit();
        return check.report.problems();
    }

    /// What is wrong with a metric over records with these fields; nothing when all is well.
    public static List<MetricProblem> check(MetricDefinition metric, FieldLookup fields) {
        MetricCheck check = new MetricCheck(metric);
        check.unit();
        check.fields(new FieldCheck(fields, check.report));
        return check.report.problems();
    }

    private <T> Optional<T> read(String property, String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (SyntaxError error) {
            report.on(property).add(error);
            return Optional.empty();
        }
    }

    private void unit() {
        Optional<MeasureCheck> check = measure.map(text -> new MeasureCheck(text, report));
        report.on("measure");
        Optional<DurationUnit> duration = check.flatMap(MeasureCheck::duration);
        Optional<Unit> unit = read("unit", metric.unit(), Unit::parse);
        if (check.isPresent() && unit.isPresent()) {
            report.on("unit");
            check.get().unit(unit.get(), duration, whole(metric.unit()));
        }
    }

    private void fields(FieldCheck fields) {
        report.on("measure");
        measure.ifPresent(text -> new MeasureCheck(text, report).fields(fields));
        report.on("where");
        where.ifPresent(text -> new ConditionCheck(fields, text).run());
        if (metric.time() != null) {
            time(fields, metric.time());
        }
        List<String> dimensions = metric.dimensions();
        for (int index = 0; index < dimensions.size(); index++) {
            report.on("dimensions[" + index + "]");
            dimension(fields, index);
        }
    }

    private void time(FieldCheck fields, String time) {
        report.on("time");
        Optional<FieldType> type = fields.type(path(time), whole(time));
        if (type.isPresent() && !type.get().isTime()) {
            String message = "The field `%s` is %s, expected %s.".formatted(time, Sort.of(type.get()), Sort.TIME);
            report.add(whole(time), message);
        }
    }

    private void dimension(FieldCheck fields, int index) {
        String dimension = metric.dimensions().get(index);
        fields.type(path(dimension), whole(dimension));
        if (metric.dimensions().indexOf(dimension) < index) {
            report.add(whole(dimension), "The dimension `%s` is named twice.".formatted(dimension));
        }
    }

    private static List<String> path(String dotted) {
        return List.of(dotted.split("\\.", -1));
    }

    private static Span whole(String text) {
        return new Span(0, text.length());
    }
}
