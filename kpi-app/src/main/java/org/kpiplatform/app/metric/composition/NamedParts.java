package org.kpiplatform.app.metric.composition;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.explanation.ValuePart;
import org.kpiplatform.app.metric.query.Columns;
import org.kpiplatform.app.metric.query.CountedParts;
import org.kpiplatform.app.metric.query.Part;
import org.kpiplatform.domain.metric.Measure;

/// Names the parts of values as people know them: by the words of the measures.
final class NamedParts {

    private final Measure measure;
    private final boolean areAnswers;

    private NamedParts(Measure measure, boolean areAnswers) {
        this.measure = measure;
        this.areAnswers = areAnswers;
    }

    /// Those of values that are measured here.
    static NamedParts ofRecords(Measure measure) {
        return new NamedParts(measure, false);
    }

    /// Those of values that a source has answered by the day, whose records are not here: the answers, added up.
    static NamedParts ofAnswers(Measure asked) {
        return new NamedParts(asked, true);
    }

    /// Whether buckets keep all there is to tell.
    boolean areAllKept() {
        return areAnswers || isKept();
    }

    private boolean isKept() {
        return switch (measure) {
            case Measure.Count _, Measure.Average _, Measure.Variance _, Measure.Deviation _ -> true;
            case Measure.Sum _,
                    Measure.Minimum _,
                    Measure.Maximum _,
                    Measure.Open _,
                    Measure.Last _,
                    Measure.Percentile _,
                    Measure.CountDistinct _,
                    Measure.FirstSeen _,
                    Measure.SeenAtLeast _ -> false;
        };
    }

    /// The parts of a bucket.
    List<ValuePart> ofBucket(Sums kept) {
        return measure.isStock() ? List.of(new ValuePart("added", number(kept, Part.TOTAL))) : merged(kept);
    }

    /// The parts of the value of a period.
    ///
    /// @param kept    those that buckets keep, merged; of a stock, those of what was there before
    /// @param counted what the records tell; empty where there are none
    List<ValuePart> ofValue(Sums kept, Optional<Record> counted) {
        return areAnswers ? merged(kept) : measured(kept, counted);
    }

    private List<ValuePart> measured(Sums kept, Optional<Record> counted) {
        return switch (measure) {
            case Measure.Open _ ->
                List.of(
                        new ValuePart("open_before", number(kept, Part.TOTAL)),
                        new ValuePart("opened", counted(counted, CountedParts.OPENED)),
                        new ValuePart("closed", counted(counted, CountedParts.CLOSED)));
            case Measure.Last _ ->
                counted.map(row -> List.of(new ValuePart(
                                "last", row.get(Columns.VALUE).doubleValue(), time(row.get(CountedParts.TIME)))))
                        .orElse(List.of());
            case Measure.Count _, Measure.Average _, Measure.Variance _, Measure.Deviation _ -> merged(kept);
            case Measure.Sum _,
                    Measure.Minimum _,
                    Measure.Maximum _,
                    Measure.Percentile _,
                    Measure.CountDistinct _,
                    Measure.FirstSeen _,
                    Measure.SeenAtLeast _ -> {
                List<ValuePart> parts = new ArrayList<>(merged(kept));
                parts.add(new ValuePart("number", counted(counted, Part.NUMBER.column())));
                yield parts;
            }
        };
    }

    private List<ValuePart> merged(Sums kept) {
        return switch (measure) {
            case Measure.Count _ ->
                List.of(new ValuePart("number", number(kept, areAnswers ? Part.TOTAL : Part.NUMBER)));
            case Measure.Sum _ -> List.of(new ValuePart("sum", number(kept, Part.TOTAL)));
            case Measure.Average _ ->
                List.of(
                        new ValuePart("sum", number(kept, Part.TOTAL)),
                        new ValuePart("number", number(kept, Part.NUMBER)));
            case Measure.Variance _, Measure.Deviation _ -> spread(kept);
            case Measure.Minimum _ -> found("min", kept.find(Part.LOWEST));
            case Measure.Maximum _ -> found("max", kept.find(Part.HIGHEST));
            case Measure.Open _,
                    Measure.Last _,
                    Measure.Percentile _,
                    Measure.CountDistinct _,
                    Measure.FirstSeen _,
                    Measure.SeenAtLeast _ -> List.of();
        };
    }

    /// By their mean and the distances from it, since of sums of squares the double of an answer keeps too little.
    private static List<ValuePart> spread(Sums kept) {
        ValuePart number = new ValuePart("number", number(kept, Part.NUMBER));
        return kept.get(Part.NUMBER).signum() == 0
                ? List.of(number)
                : List.of(
                        number,
                        new ValuePart("mean", kept.mean().doubleValue()),
                        new ValuePart(
                                "squared_deviations", kept.squaredDeviations().doubleValue()));
    }

    private static List<ValuePart> found(String name, Optional<BigDecimal> value) {
        return value.map(it -> List.of(new ValuePart(name, it.doubleValue()))).orElse(List.of());
    }

    private static double number(Sums kept, Part part) {
        return kept.get(part).doubleValue();
    }

    private static double counted(Optional<Record> row, Field<BigDecimal> column) {
        return row.map(it -> it.get(column)).map(BigDecimal::doubleValue).orElse(0.0);
    }

    /// Null where records have no time.
    private static @Nullable String time(Object time) {
        return switch (time) {
            case Timestamp instant -> instant.toInstant().toString();
            case Date day -> day.toLocalDate().toString();
            case OffsetDateTime instant -> instant.toInstant().toString();
            case LocalDate day -> day.toString();
            default -> null;
        };
    }
}
