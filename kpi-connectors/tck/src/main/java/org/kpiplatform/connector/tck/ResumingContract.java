package org.kpiplatform.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Capability;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.Sampling;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.spi.pushdown.MetricPushDown;
import org.kpiplatform.connector.tck.report.KitRule;
import org.kpiplatform.connector.tck.report.Proves;
import org.kpiplatform.connector.tck.report.Unproven;

/// How a source resumes, closes and gives up.
abstract class ResumingContract<C extends Record> extends ReadingContract<C> {

    @Test
    @Proves(KitRule.BOUND)
    void deliversTheSameAgainFromTheBeginning() throws InterruptedException {
        try (MetricSource source = open()) {
            ReadRequest request = new ReadRequest(discovered(source), null);

            List<SourceRecord> first = Delivery.of(source, request, MANY).records();

            assertThat(Delivery.of(source, request, MANY).records()).isEqualTo(first);
        }
    }

    @Test
    @Proves(KitRule.CHECKPOINT)
    void resumesStrictlyAfterEveryCursor() throws InterruptedException {
        requireCapability(Capability.RESUMABLE);
        try (MetricSource source = open()) {
            StreamSpec spec = discovered(source);
            Delivery delivery = Delivery.of(source, new ReadRequest(spec, null), 1);
            List<SourceRecord> all = delivery.records();
            int seen = 0;
            for (Batch batch : delivery.batches()) {
                seen += batch.records().size();
                try (MetricSource restarted = open()) {
                    assertThat(Delivery.of(restarted, new ReadRequest(spec, batch.next()), MANY)
                                    .records())
                            .as("records after the cursor `%s`", batch.next().token())
                            .isEqualTo(all.subList(seen, all.size()));
                }
            }
        }
    }

    @Test
    @Proves(KitRule.CHECKPOINT)
    void deliversNothingWhereNothingIsNew() throws InterruptedException {
        requireCapability(Capability.INCREMENTAL);
        try (MetricSource source = open()) {
            StreamSpec spec = discovered(source);
            Cursor end = Delivery.of(source, new ReadRequest(spec, null), MANY).cursor();

            Delivery second = Delivery.of(source, new ReadRequest(spec, end), MANY);

            assertThat(second.records()).isEmpty();
            assertThat(second.batches())
                    .as("one empty batch, which is the last")
                    .hasSize(1);
        }
    }

    @Test
    @Proves(KitRule.CHECKPOINT)
    void survivesACursorOfAnotherFormat() throws InterruptedException {
        try (MetricSource source = open()) {
            StreamSpec spec = discovered(source);
            int all = Delivery.of(source, new ReadRequest(spec, null), MANY)
                    .records()
                    .size();
            ReadRequest request = new ReadRequest(spec, new Cursor(Integer.MAX_VALUE, "no such token"));
            try {
                assertThat(Delivery.of(source, request, MANY).records())
                        .as("reads from the beginning, or says that it can not")
                        .hasSize(all);
            } catch (SourceException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void closesTwiceWithoutComplaint() {
        MetricSource source = open();
        source.close();

        assertThatCode(source::close).doesNotThrowAnyException();
    }

    @Test
    void closesReadersTwiceWithoutComplaint() throws InterruptedException {
        try (MetricSource source = open()) {
            RecordReader reader = source.read(new ReadRequest(discovered(source), null));
            reader.close();

            assertThatCode(reader::close).doesNotThrowAnyException();
        }
    }

    @Test
    void failsReadersOfAClosedSource() throws InterruptedException {
        try (MetricSource source = open();
                RecordReader reader = source.read(new ReadRequest(discovered(source), null))) {
            reader.next(1);
            Thread.ofVirtual().start(source::close).join();

            assertThatThrownBy(() -> reader.next(1)).isInstanceOf(SourceException.class);
        }
    }

    @Test
    void heedsInterruption() throws InterruptedException {
        try (MetricSource source = open();
                RecordReader reader = source.read(new ReadRequest(discovered(source), null))) {
            Thread.currentThread().interrupt();
            boolean told;
            try {
                reader.next(1);
                told = Thread.currentThread().isInterrupted();
            } catch (InterruptedException _) {
                told = true;
            }

            assertThat(Thread.interrupted() || told)
                    .as("throws InterruptedException, or leaves the thread interrupted")
                    .isTrue();
        }
    }

    @Test
    void answersUnknownFacetsWithNothing() {
        try (MetricSource source = open()) {
            assertThat(source.facet(MetricSourceContract.class)).isEmpty();
        }
    }

    @Test
    void hasTheFacetsThatItDeclaresAndNoOthers() {
        try (MetricSource source = open()) {
            assertThat(source.facet(Sampling.class).isPresent())
                    .as("has the facet %s", Sampling.class.getSimpleName())
                    .isEqualTo(has(Capability.SAMPLING));
            assertThat(source.facet(MetricPushDown.class).isPresent())
                    .as("has the facet %s", MetricPushDown.class.getSimpleName())
                    .isEqualTo(has(Capability.PUSH_DOWN));
        }
    }

    @Test
    void givesUpARequestThatHangs() throws InterruptedException {
        CountDownLatch arrived = scenario().hang();
        AtomicReference<@Nullable Throwable> end = new AtomicReference<>();
        Thread reading = Thread.ofPlatform().daemon().name("hanging read").start(() -> {
            try {
                readAgain();
            } catch (Throwable e) {
                end.set(e);
            }
        });
        assertThat(arrived.await(30, TimeUnit.SECONDS)).as("a request arrives").isTrue();

        reading.interrupt();

        assertThat(reading.join(patience())).as("ends within %s", patience()).isTrue();
        assertThat(end.get()).isInstanceOf(InterruptedException.class);
    }

    private void readAgain() throws InterruptedException {
        try (MetricSource source = open()) {
            Delivery.of(source, new ReadRequest(discovered(source), null), MANY);
        }
    }

    final boolean has(Capability capability) {
        return provider().info().capabilities().contains(capability);
    }

    /// Ends the test where the connector does not declare the capability.
    final void requireCapability(Capability capability) {
        if (!has(capability)) {
            throw Unproven.notApplicable("the connector does not declare " + capability);
        }
    }
}
