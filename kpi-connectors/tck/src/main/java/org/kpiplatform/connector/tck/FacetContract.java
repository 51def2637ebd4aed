package org.kpiplatform.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.Capability;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.Sampling;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.spi.pushdown.MetricPushDown;
import org.kpiplatform.connector.spi.pushdown.MetricQuestion;
import org.kpiplatform.connector.tck.report.Unproven;

/// What a source answers beyond its records must agree with them.
abstract class FacetContract<C extends Record> extends SecretContract<C> {

    @Test
    void samplesRecordsThatFit() throws InterruptedException {
        requireCapability(Capability.SAMPLING);
        try (MetricSource source = open()) {
            StreamSpec spec = discovered(source);
            Sampling.Sample sample = source.facet(Sampling.class).orElseThrow().sample(spec, 2);

            assertThat(sample.records().size() + sample.rejected().size()).isBetween(1, 2);
            assertThat(sample.records()).allSatisfy(record -> assertFits(record, spec));
        }
    }

    /// Day by day in a zone of its own, by a dimension, in a range that ends before its end.
    @Test
    void answersMetricsByDayAsItsRecordsDo() throws InterruptedException {
        assertAgrees(MetricQuestion.Grain.DAY);
    }

    @Test
    void answersMetricsOfAWholeRangeAsItsRecordsDo() throws InterruptedException {
        assertAgrees(MetricQuestion.Grain.TOTAL);
    }

    private void assertAgrees(MetricQuestion.Grain grain) throws InterruptedException {
        requireCapability(Capability.PUSH_DOWN);
        StreamSpec spec = discovered();
        RecordMetrics records = RecordMetrics.of(read(new ReadRequest(spec, null)), spec);
        for (MetricQuestion question : records.questions(grain)) {
            try (MetricSource source = open()) {
                MetricPushDown pushDown = exactly(source, question);
                assertThat(RecordMetrics.comparable(pushDown.answer(question)))
                        .as("the answer to %s", question)
                        .isEqualTo(records.answer(question));
            }
        }
    }

    @Test
    void failsRatherThanShortenAnAnswer() throws InterruptedException {
        requireCapability(Capability.PUSH_DOWN);
        StreamSpec spec = discovered();
        RecordMetrics records = RecordMetrics.of(read(new ReadRequest(spec, null)), spec);
        MetricQuestion question = records.question(MetricQuestion.Grain.HOUR, 1);
        if (records.answer(question).size() < 2) {
            throw Unproven.notTried("the records lie within one hour");
        }
        try (MetricSource source = open()) {
            MetricPushDown pushDown = exactly(source, question);

            assertThatThrownBy(() -> pushDown.answer(question))
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.DATA));
        }
    }

    /// The push-down of a source that has discovered its streams and answers the question exactly.
    private MetricPushDown exactly(MetricSource source, MetricQuestion question) throws InterruptedException {
        discovered(source);
        MetricPushDown pushDown = source.facet(MetricPushDown.class).orElseThrow();
        return switch (pushDown.judge(question)) {
            case MetricPushDown.Exact _ -> pushDown;
            case MetricPushDown.Approximate(String reason) -> throw Unproven.notApplicable("approximate: " + reason);
            case MetricPushDown.Refused(String reason) -> throw Unproven.notApplicable("refused: " + reason);
        };
    }
}
