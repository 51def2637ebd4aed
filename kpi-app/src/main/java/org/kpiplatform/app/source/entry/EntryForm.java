package org.kpiplatform.app.source.entry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.problem.Violation;
import org.kpiplatform.app.problem.ProblemException;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;
import org.kpiplatform.domain.syntax.NearMiss;

/// What may be typed in for a metric.
record EntryForm(
        MetricDefinition metric, StreamKey stream, StreamSpec spec, List<String> dimensions, EntryOptions options) {

    private static final int LONGEST_MEMBER = 200;
    private static final int MOST_DIGITS = 30;

    /// The form of a metric.
    ///
    /// @throws ProblemException when there is no such metric, or its values come otherwise
    static EntryForm of(Catalog catalog, String key) {
        MetricDefinition metric = catalog.metrics().get(key);
        if (metric == null) {
            throw ProblemException.notFound("metric", key, catalog.metrics().keySet());
        }
        StreamKey stream = StreamKey.parse(metric.of());
        SourceDefinition source = Objects.requireNonNull(catalog.sources().get(stream.source()), stream.source());
        if (!source.connector().equals(EntryConnector.TYPE)) {
            throw ProblemException.conflict("The values of `" + key + "` are measured over `" + metric.of()
                    + "`, which has `connector: " + source.connector()
                    + "`. Only a metric over a source with `connector: entry` takes values that are typed in.");
        }
        StreamDefinition definition = Objects.requireNonNull(source.streams().get(stream.stream()), metric.of());
        return new EntryForm(
                metric,
                stream,
                EntryConnector.spec(stream.stream(), definition),
                EntryConnector.dimensions(definition),
                EntryOptions.of(source.config()).orElseThrow());
    }

    /// The period that a text names.
    Period period(Calendar calendar, String text, LocalDate today) {
        Period period;
        try {
            period = calendar.parse(options.grain(), text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalidParameter(
                    "period",
                    e.getMessage() + " Values of `" + metric.key() + "` are typed in by the "
                            + options.grain().noun() + ".");
        }
        if (period.start().isAfter(today)) {
            throw ProblemException.invalidParameter(
                    "period",
                    period.label() + " has not begun; expected a "
                            + options.grain().noun() + " until " + today + ".");
        }
        return period;
    }

    void requireSlice(Map<String, String> slice) {
        Set<String> unknown = new TreeSet<>(slice.keySet());
        dimensions.forEach(unknown::remove);
        for (String dimension : unknown) {
            String meant = NearMiss.of(dimension, dimensions)
                    .map(it -> " Did you mean `" + it + "`?")
                    .orElse("");
            throw invalid(
                    "slice." + dimension,
                    "Values of `" + stream + "` have no dimension `" + dimension + "`." + meant + " They have "
                            + (dimensions.isEmpty() ? "none" : "`" + String.join("`, `", dimensions) + "`") + ".");
        }
        for (String dimension : dimensions) {
            String member = slice.getOrDefault(dimension, "");
            if (member.isBlank() || member.length() > LONGEST_MEMBER) {
                throw invalid(
                        "slice." + dimension,
                        "A value of `" + stream + "` is of one `" + dimension + "`; found "
                                + (member.isBlank() ? "none" : "one of " + member.length() + " characters")
                                + ". Say which: `"
                                + dimension + "=…`.");
            }
        }
    }

    void requireValue(BigDecimal value, @Nullable String unit) {
        if (unit != null && !unit.equals(metric.unit())) {
            throw invalid(
                    "unit",
                    "Found the unit `" + unit + "`; the values of `" + metric.key() + "` are in `" + metric.unit()
                            + "`.");
        }
        BigDecimal plain = value.stripTrailingZeros();
        if (Math.max((long) plain.precision() - plain.scale(), plain.precision()) > MOST_DIGITS) {
            throw invalid("value", "Found a number with more than " + MOST_DIGITS + " digits.");
        }
        if (plain.scale() > options.decimals()) {
            throw invalid(
                    "value",
                    "Found " + value + ", with " + plain.scale() + " decimals; the source takes at most "
                            + options.decimals() + ".");
        }
    }

    private static ProblemException invalid(String path, String detail) {
        return ProblemException.invalid(detail, List.of(Violation.of(path, detail)));
    }
}
