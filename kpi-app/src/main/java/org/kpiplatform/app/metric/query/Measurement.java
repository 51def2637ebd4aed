package org.kpiplatform.app.metric.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.domain.metric.Condition;
import org.kpiplatform.domain.metric.Measure;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.metric.Value;
import org.kpiplatform.domain.source.StreamDefinition;
import org.kpiplatform.domain.syntax.NearMiss;

/// A metric with its texts parsed and its time field found.
///
/// @param time dates a record; empty for a stock, which has two times, and for a snapshot, which has none
public record Measurement(
        MetricDefinition metric,
        StreamKey stream,
        Measure measure,
        Optional<Condition> where,
        Optional<Value.Field> time) {

    private static final int MOST_TEXTS = 10_000;

    /// Texts that have been read. A question looks at every metric of the streams it reads, and to parse them all
    /// again each time took a seventh of its time.
    private static final Cache<String, Measure> MEASURES =
            Caffeine.newBuilder().maximumSize(MOST_TEXTS).build();

    private static final Cache<String, Condition> CONDITIONS =
            Caffeine.newBuilder().maximumSize(MOST_TEXTS).build();

    /// Reads the definition of a metric over a stream.
    public static Measurement of(MetricDefinition metric, StreamDefinition stream) {
        Measure measure = MEASURES.get(metric.measure(), Measure::parse);
        String time = metric.time() == null ? stream.time() : metric.time();
        return new Measurement(
                metric,
                StreamKey.parse(metric.of()),
                measure,
                Optional.ofNullable(metric.where()).map(where -> CONDITIONS.get(where, Condition::parse)),
                Optional.ofNullable(time).filter(_ -> !measure.isStock()).map(Measurement::own));
    }

    private static Value.Field own(String field) {
        return new Value.Field(List.of(field));
    }

    /// A dimension as the field that it is.
    static Value.Field field(String dimension) {
        return Value.parse(dimension) instanceof Value.Field field ? field : own(dimension);
    }

    public String key() {
        return metric.key();
    }

    public List<String> dimensions() {
        return metric.dimensions();
    }

    /// Refuses a selection that the metric can't be split or filtered by. It is never answered at a coarser
    /// one.
    ///
    /// @throws ProblemException naming the dimension and those there are
    public void requireDimensionsOf(Selection selection) {
        selection.by().forEach(dimension -> require("by", dimension));
        selection.where().forEach(filter -> require("where", filter.dimension()));
    }

    private void require(String parameter, String dimension) {
        if (!dimensions().contains(dimension)) {
            String known = dimensions().isEmpty() ? "none" : "`" + String.join("`, `", dimensions()) + "`";
            throw ProblemException.invalidParameter(
                    parameter,
                    "The metric `%s` has no dimension `%s`; it has %s.%s"
                            .formatted(
                                    key(),
                                    ProblemException.quoted(dimension),
                                    known,
                                    NearMiss.of(dimension, dimensions())
                                            .map(" Did you mean `%s`?"::formatted)
                                            .orElse("")));
        }
    }

    /// Whether its values of several periods make one by the number of their records.
    public boolean isWeighted() {
        return measure instanceof Measure.Average || isSpread();
    }

    /// Whether its values of several periods make one by the means of their records as well.
    public boolean isSpread() {
        return measure instanceof Measure.Variance || measure instanceof Measure.Deviation;
    }

    public boolean isStock() {
        return measure.isStock();
    }

    /// Whether records are dated by their sync, since they have no time of their own.
    public boolean isSnapshot() {
        return time.isEmpty() && !isStock();
    }

    /// Whether daily buckets add up to every period and slice; otherwise records are read for each selection.
    public boolean isRolledUp() {
        return !parts().isEmpty();
    }

    /// What a bucket keeps, in the order of its columns.
    public List<Part> parts() {
        return switch (measure) {
            case Measure.Count _ -> List.of(Part.NUMBER);
            case Measure.Sum _, Measure.Open _ -> List.of(Part.TOTAL);
            case Measure.Average _ -> List.of(Part.TOTAL, Part.NUMBER);
            case Measure.Variance _, Measure.Deviation _ -> List.of(Part.NUMBER, Part.TOTAL, Part.SQUARES);
            case Measure.Minimum _ -> List.of(Part.LOWEST);
            case Measure.Maximum _ -> List.of(Part.HIGHEST);
            case Measure.Percentile _,
                    Measure.Last _,
                    Measure.CountDistinct _,
                    Measure.FirstSeen _,
                    Measure.SeenAtLeast _ -> List.of();
        };
    }

    /// The fields that date what is measured.
    public List<String> timeFields() {
        Stream<Value.Field> fields =
                measure instanceof Measure.Open open ? Stream.of(open.from(), open.until()) : time.stream();
        return fields.map(Value.Field::toString).distinct().toList();
    }
}
