package org.kpiplatform.app.metric.composition;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Record;
import org.kpiplatform.app.metric.query.Part;

/// The parts of a bucket, or of several that have been merged: exact, as the database has them.
record Sums(Map<Part, BigDecimal> parts) {

    static final Sums NOTHING = new Sums(Map.of());

    Sums {
        parts = Map.copyOf(parts);
    }

    /// Those of a row that has a column for each part.
    static Sums of(Record row, List<Part> kept) {
        Map<Part, BigDecimal> parts = new EnumMap<>(Part.class);
        kept.forEach(part -> Optional.ofNullable(row.get(part.column())).ifPresent(value -> parts.put(part, value)));
        return new Sums(parts);
    }

    Sums and(Sums other) {
        Map<Part, BigDecimal> merged = new EnumMap<>(Part.class);
        merged.putAll(parts);
        other.parts.forEach((part, value) -> merged.merge(part, value, part::and));
        return new Sums(merged);
    }

    Optional<BigDecimal> find(Part part) {
        return Optional.ofNullable(parts.get(part));
    }

    /// A part that is zero where there is nothing.
    BigDecimal get(Part part) {
        return parts.getOrDefault(part, BigDecimal.ZERO);
    }

    BigDecimal mean() {
        return get(Part.TOTAL).divide(get(Part.NUMBER), MathContext.DECIMAL128);
    }

    /// The squared distances from the mean, added up.
    BigDecimal squaredDeviations() {
        BigDecimal total = get(Part.TOTAL);
        return get(Part.NUMBER)
                .multiply(get(Part.SQUARES))
                .subtract(total.multiply(total))
                .divide(get(Part.NUMBER), MathContext.DECIMAL128);
    }
}
