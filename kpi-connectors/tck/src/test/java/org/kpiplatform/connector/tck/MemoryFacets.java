package org.kpiplatform.connector.tck;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.Sampling;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.spi.pushdown.Bucket;
import org.kpiplatform.connector.spi.pushdown.MetricPushDown;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion;

/// What a [MemorySource] answers beyond its records.
record MemoryFacets(MemorySource source, Flaw flaw) implements Sampling, MetricPushDown {

    private static final int ALL = 1_000;

    @Override
    public Sample sample(StreamSpec stream, int maxRecords) throws InterruptedException {
        int most = flaw == Flaw.SAMPLES_TOO_MANY ? ALL : maxRecords;
        try (var reader = source.read(new ReadRequest(stream, null))) {
            return new Sample(reader.next(most).records(), List.of());
        }
    }

    @Override
    public Verdict judge(MetricQuestion question) {
        return new Exact();
    }

    @Override
    public List<Bucket> answer(MetricQuestion question) throws InterruptedException {
        StreamSpec spec = source.discover().getFirst();
        Delivery delivery = Delivery.of(source, new ReadRequest(spec, null), ALL);
        List<Bucket> buckets = RecordMetrics.of(delivery, spec).answer(flawed(question));
        if (buckets.size() > question.maxBuckets()) {
            if (flaw == Flaw.SHORTENS_ANSWERS) {
                return buckets.subList(0, question.maxBuckets());
            }
            throw new SourceException(ErrorKind.DATA, "There are " + buckets.size() + " buckets, which are too many.");
        }
        return buckets;
    }

    private MetricQuestion flawed(MetricQuestion question) {
        return switch (flaw) {
            case CUTS_DAYS_IN_ITS_OWN_ZONE -> with(question, question.until(), ZoneOffset.UTC);
            case ANSWERS_PAST_THE_END -> with(question, question.until().plus(Duration.ofDays(1)), question.zone());
            default -> question;
        };
    }

    private static MetricQuestion with(MetricQuestion question, Instant until, ZoneId zone) {
        return new MetricQuestion(
                question.stream(),
                question.aggregates(),
                question.time(),
                question.from(),
                until,
                question.grain(),
                zone,
                question.dimensions(),
                question.filters(),
                question.maxBuckets());
    }
}
