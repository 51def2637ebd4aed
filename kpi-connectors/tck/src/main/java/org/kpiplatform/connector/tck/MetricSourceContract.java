package org.kpiplatform.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Capability;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;

/// What every connector must do. Its test class extends this one and says how to reach an origin:
///
/// ```java
/// class ShopContractTest extends MetricSourceContract<ShopConfig> {
///     @Override protected MetricSourceProvider<ShopConfig> provider() { return new ShopConnector(); }
///     @Override protected ShopConfig workingConfig() { return new ShopConfig(server.uri()); }
///     @Override protected ShopConfig unreachableConfig() { return new ShopConfig(NOWHERE); }
///     @Override protected String stream() { return "orders"; }
/// }
/// ```
///
/// Declared capabilities are held to what they promise; a connector without them must not pretend to have them.
///
/// @param <C> the connector's configuration
public abstract class MetricSourceContract<C extends Record> extends ReadingContract<C> {

    @Test
    void deliversTheSameAgainFromTheBeginning() throws InterruptedException {
        try (MetricSource source = open()) {
            ReadRequest request = new ReadRequest(discovered(source), null);

            List<SourceRecord> first = Delivery.of(source, request, MANY).records();

            assertThat(Delivery.of(source, request, MANY).records()).isEqualTo(first);
        }
    }

    @Test
    void resumesStrictlyAfterEveryCursor() throws InterruptedException {
        assumeTrue(has(Capability.RESUMABLE), "declares no resumable reads");
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
    void deliversNothingWhereNothingIsNew() throws InterruptedException {
        assumeTrue(has(Capability.INCREMENTAL), "declares no incremental reads");
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
    void tellsNoSecretInItsCursors() throws Exception {
        List<String> secrets = secretsOf(workingConfig());
        try (MetricSource source = open()) {
            Delivery delivery = Delivery.of(source, new ReadRequest(discovered(source), null), 1);

            assertThat(delivery.batches())
                    .extracting(batch -> batch.next().token())
                    .allSatisfy(token -> assertThat(secrets).noneMatch(token::contains));
            assertThat(delivery.records())
                    .extracting(record -> record.position().resource())
                    .allSatisfy(resource -> assertThat(secrets).noneMatch(resource::contains));
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

    private boolean has(Capability capability) {
        return provider().info().capabilities().contains(capability);
    }

    private static List<String> secretsOf(Record config) throws ReflectiveOperationException {
        List<String> secrets = new ArrayList<>();
        for (RecordComponent component : config.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            if (component.getAccessor().invoke(config) instanceof Secret secret) {
                secrets.add(secret.reveal());
            }
        }
        return secrets;
    }
}
