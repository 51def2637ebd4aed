package org.kpiplatform.connector.host.guard;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.pushdown.Bucket;
import org.kpiplatform.connector.spi.pushdown.MetricPushDown;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion;

/// Answers that fit their questions.
record GuardedPushDown(Guard guard, MetricPushDown source) implements MetricPushDown {

    /// What may be there once only.
    private record Place(Instant start, List<@Nullable Object> dimensions) {}

    @Override
    public Verdict judge(MetricQuestion question) {
        Verdict verdict = guard.callQuietly("judge", () -> source.judge(question));
        if (verdict == null) {
            throw guard.bug("judge returned null");
        }
        return verdict;
    }

    @Override
    public List<Bucket> answer(MetricQuestion question) throws InterruptedException {
        return guard.call("answer", () -> validated(source.answer(question), question));
    }

    private List<Bucket> validated(@Nullable List<Bucket> buckets, MetricQuestion question) {
        if (buckets == null) {
            throw guard.bug("answer returned null");
        }
        if (buckets.size() > question.maxBuckets()) {
            throw new SourceException(
                    ErrorKind.DATA,
                    "The answer has " + buckets.size() + " buckets, while at most " + question.maxBuckets()
                            + " were asked for. Ask for a shorter time or fewer dimensions.");
        }
        Set<Place> places = HashSet.newHashSet(buckets.size());
        for (Bucket bucket : buckets) {
            requireFit(bucket, question);
            if (!places.add(new Place(bucket.start(), bucket.dimensions()))) {
                throw guard.bug("answer has two buckets for " + bucket.dimensions() + " at " + bucket.start());
            }
        }
        return List.copyOf(buckets);
    }

    private void requireFit(Bucket bucket, MetricQuestion question) {
        if (bucket.start().isBefore(question.from()) || !bucket.start().isBefore(question.until())) {
            throw guard.bug("answer has a bucket at " + bucket.start() + ", asked for those from " + question.from()
                    + " until " + question.until());
        }
        requireSize("values", bucket.values().size(), question.aggregates().size());
        requireSize(
                "dimensions", bucket.dimensions().size(), question.dimensions().size());
    }

    private void requireSize(String what, int found, int wanted) {
        if (found != wanted) {
            throw guard.bug("a bucket of the answer has " + found + " " + what + ", asked for " + wanted);
        }
    }
}
