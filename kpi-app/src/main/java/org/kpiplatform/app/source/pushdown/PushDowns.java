package org.kpiplatform.app.source.pushdown;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.kpiplatform.app.definition.Definitions;
import org.kpiplatform.app.organisation.OrganisationConfig;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.PinnedStreams;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.record.merge.Merges;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.spi.pushdown.MetricPushDown;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.pushdown.BucketStream;
import org.kpiplatform.domain.source.StreamDefinition;

/// What a source is asked about a stream whose records stay there: one question for each metric over it.
@ApplicationScoped
public class PushDowns {

    private final DSLContext sql;
    private final Definitions definitions;
    private final PinnedStreams streams;
    private final Merges merges;
    private final Clock clock;
    private final ZoneId zone;

    PushDowns(
            DSLContext sql,
            Definitions definitions,
            PinnedStreams streams,
            Merges merges,
            OrganisationConfig organisation,
            Clock clock) {
        this.sql = sql;
        this.definitions = definitions;
        this.streams = streams;
        this.merges = merges;
        this.zone = organisation.zone();
        this.clock = clock;
    }

    /// A metric's answers as a stream to sync.
    ///
    /// @param source that reads them
    /// @param spec   what they look like
    public record Answers(StreamKey key, StreamDefinition definition, MetricSource source, StreamSpec spec) {}

    /// The answers that a source has about a stream.
    ///
    /// @param stream whose records stay where they are
    /// @param origin the stream as the source shows it now
    /// @param notes  takes a sentence about each metric that it can not answer
    /// @throws SourceException when it answers no questions
    public List<Answers> of(StreamKey stream, StreamSpec origin, MetricSource source, Consumer<String> notes) {
        MetricPushDown answering = source.facet(MetricPushDown.class)
                .orElseThrow(() -> new SourceException(
                        ErrorKind.CONFIG,
                        "The connector of source `" + stream.source()
                                + "` answers no questions about metrics. Leave out" + " `push_down` of stream `"
                                + stream.stream() + "`, so that its records are read."));
        List<Answers> answers = new ArrayList<>();
        for (BucketStream buckets : buckets(stream)) {
            BucketQuestion question = new BucketQuestion(buckets, origin, zone);
            objection(answering, question)
                    .ifPresentOrElse(
                            reason -> notes.accept(
                                    "Metric `" + buckets.stored().key() + "` has no new values: " + reason),
                            () -> answers.add(answers(question, answering)));
        }
        return answers;
    }

    /// Throws away the answers to questions that are not asked any more.
    ///
    /// @return the streams that they were
    public List<StreamKey> forgetOthers(StreamKey stream) {
        return forget(stream, buckets(stream).stream().map(BucketStream::name).collect(Collectors.toSet()));
    }

    /// Throws away all answers about a stream, so that its next sync asks from the beginning.
    public void forgetAll(StreamKey stream) {
        forget(stream, Set.of());
    }

    private List<StreamKey> forget(StreamKey stream, Set<String> kept) {
        List<PinnedStream> others = streams.ofSource(stream.source()).stream()
                .filter(pinned -> pinned.key().stream().startsWith(stream.stream() + BucketStream.MARK))
                .filter(pinned -> !kept.contains(pinned.key().stream()))
                .toList();
        others.forEach(merges::forget);
        return others.stream().map(PinnedStream::key).toList();
    }

    private List<BucketStream> buckets(StreamKey stream) {
        Catalog catalog = definitions.catalog();
        return catalog.metrics().values().stream()
                .filter(metric -> metric.of().equals(stream.toString()))
                .flatMap(metric -> BucketStream.of(metric, catalog).stream())
                .toList();
    }

    /// Why a source's answer can not be taken for what its records add up to.
    private static Optional<String> objection(MetricPushDown answering, BucketQuestion question) {
        LocalDate day = Objects.requireNonNull(question.buckets().pushDown().from());
        try {
            return switch (answering.judge(question.about(day, day.plusDays(1)))) {
                case MetricPushDown.Exact _ -> Optional.empty();
                case MetricPushDown.Approximate(String reason) ->
                    Optional.of("the source would answer approximately. " + reason);
                case MetricPushDown.Refused(String reason) -> Optional.of("the source can not answer. " + reason);
            };
        } catch (SourceException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Answers answers(BucketQuestion question, MetricPushDown answering) {
        BucketStream buckets = question.buckets();
        StreamKey key = new StreamKey(buckets.origin().source(), buckets.name());
        AnsweringSource source =
                new AnsweringSource(answering, question, new StoredBuckets(sql, key), buckets.pushDown(), clock);
        return new Answers(key, buckets.definition(), source, question.answers());
    }
}
