package org.kpiplatform.connector.spi.pushdown;

import java.util.List;

/// A facet of sources that can aggregate. The platform first has a question judged, then asks it; it falls back on
/// records of its own when the verdict is a refusal.
///
/// An answer counts what a read would have left in the platform: the records that exist, each once, without those that
/// the stream's delete mode calls gone.
public interface MetricPushDown {

    /// Says whether this source can answer, from what it knows of the stream and its fields. Cheap, and the same every
    /// time: no request to the origin. A connector refuses what it does not know, constants of enums that are newer
    /// than it is among that.
    Verdict judge(MetricQuestion question);

    /// Answers a question that was not refused.
    ///
    /// @return one bucket for each start and each combination of dimension values that has records, in any
    ///         order; none where there are no records. With [MetricQuestion.Grain#TOTAL] and no dimensions
    ///         exactly one
    /// @throws org.kpiplatform.connector.spi.SourceException of kind DATA where there are more buckets than
    ///         [MetricQuestion#maxBuckets]; a shortened answer would look like a right one
    List<Bucket> answer(MetricQuestion question) throws InterruptedException;

    /// What a source can do with a question.
    sealed interface Verdict {}

    /// It answers with the numbers that its records add up to, the same ones every time.
    record Exact() implements Verdict {}

    /// It answers with numbers that may be off, or that change from run to run, which will be shown.
    ///
    /// @param reason a sentence: `approx_percentile is within 2.3 percent.`
    record Approximate(String reason) implements Verdict {}

    /// It can not answer.
    ///
    /// @param reason a sentence: what it can not do, and what it could
    record Refused(String reason) implements Verdict {}
}
