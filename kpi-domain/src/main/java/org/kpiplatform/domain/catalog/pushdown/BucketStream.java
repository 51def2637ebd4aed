package org.kpiplatform.domain.catalog.pushdown;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.StreamReference;
import org.kpiplatform.domain.metric.MetricDefinition;
import org.kpiplatform.domain.source.PushDownDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

/// A source's answers to the question of one metric, stored like records: one for each day and combination of
/// dimension values, dated by its day. A metric is then measured over these.
///
/// @param origin     the stream whose records stay at their source
/// @param pushDown   what that stream's definition says
/// @param question   what the source is asked
/// @param definition of the stream of buckets
/// @param stored     the metric over the stream of buckets
public record BucketStream(
        StreamReference origin,
        PushDownDefinition pushDown,
        Pushing.Pushed question,
        StreamDefinition definition,
        MetricDefinition stored) {

    /// The field that tells buckets apart.
    public static final String BUCKET = "kpi_bucket";

    /// The field with a bucket's day.
    public static final String DAY = "kpi_day";

    /// The field with a bucket's number.
    public static final String VALUE = "kpi_value";

    /// Between the names of the stream and the metric; no key has it.
    public static final String MARK = "~";

    private static final int LONGEST_NAME = 50;

    /// The stream of a metric's buckets; empty where its records are read.
    public static Optional<BucketStream> of(MetricDefinition metric, Catalog catalog) {
        return StreamReference.parse(metric.of())
                .flatMap(origin -> origin.in(catalog)
                        .filter(stream -> stream.pushDown() != null)
                        .flatMap(stream -> of(metric, origin, stream)));
    }

    private static Optional<BucketStream> of(MetricDefinition metric, StreamReference origin, StreamDefinition stream) {
        return switch (Pushing.of(metric, stream)) {
            case Pushing.Kept _ -> Optional.empty();
            case Pushing.Pushed question ->
                Optional.of(new BucketStream(
                        origin,
                        Objects.requireNonNull(stream.pushDown()),
                        question,
                        new StreamDefinition(List.of(BUCKET), DAY, Map.of(), Map.of(), stream.coverage()),
                        over(metric, question, origin.source() + "." + name(metric, origin, stream, question))));
        };
    }

    /// The name of the stream of buckets, in the same source. Another question has another name, so that answers to
    /// two questions are never mixed.
    public String name() {
        return stored.of().substring(origin.source().length() + 1);
    }

    private static String name(
            MetricDefinition metric, StreamReference origin, StreamDefinition stream, Pushing.Pushed question) {
        PushDownDefinition pushDown = Objects.requireNonNull(stream.pushDown());
        CRC32 hash = new CRC32();
        hash.update((metric.key() + question + pushDown.from()).getBytes(UTF_8));
        String readable = origin.stream() + MARK + metric.key();
        return readable.substring(0, Math.min(readable.length(), LONGEST_NAME))
                + MARK
                + HexFormat.of().toHexDigits((int) hash.getValue());
    }

    private static MetricDefinition over(MetricDefinition metric, Pushing.Pushed question, String stream) {
        String function = switch (question.function()) {
            case COUNT, SUM -> "sum";
            case MIN -> "min";
            case MAX -> "max";
        };
        return new MetricDefinition(
                metric.key(),
                metric.name(),
                metric.description(),
                stream,
                function + "(" + VALUE + ")",
                null,
                null,
                metric.dimensions(),
                metric.unit());
    }
}
