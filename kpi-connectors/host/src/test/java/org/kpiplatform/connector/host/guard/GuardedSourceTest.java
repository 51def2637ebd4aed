package org.kpiplatform.connector.host.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kpiplatform.connector.host.configuration.Redaction;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;

class GuardedSourceTest {

    private static final Instant LATER = Instant.parse("2026-03-01T12:00:00Z");
    private static final StreamSpec STREAM =
            stream(new FieldSpec("id", FieldType.TEXT, "Id"), new FieldSpec("units", FieldType.INTEGER, "Units"));

    @Test
    void turnsAnyExceptionIntoABugOfTheConnector() {
        assertThatThrownBy(() -> guarded(() -> {
                            throw new IllegalStateException("cable cut");
                        })
                        .check())
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.BUG))
                .hasMessage(
                        "Connector `rivers` (plugin water, version 7.1): check failed with "
                                + "java.lang.IllegalStateException: cable cut. That is a bug of the connector; tell its author.")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(classes = {NoClassDefFoundError.class, StackOverflowError.class, AssertionError.class})
    void survivesErrorsOfTheConnector(Class<? extends Error> type) {
        assertThatThrownBy(() -> guarded(() -> {
                            throw type.getConstructor().newInstance();
                        })
                        .check())
                .isInstanceOf(SourceException.class)
                .hasCauseInstanceOf(type);
    }

    @Test
    void passesOnThatTheMemoryIsFull() {
        assertThatThrownBy(() -> guarded(() -> {
                            throw new OutOfMemoryError("heap");
                        })
                        .check())
                .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void passesOnExpectedFailuresAsTheyAre() {
        SourceException limit = SourceException.rateLimited("Come back later.", LATER);

        assertThatThrownBy(() -> guarded(() -> {
                            throw limit;
                        })
                        .check())
                .isSameAs(limit);
    }

    @Test
    void takesSecretsOutOfWhatAFailureSays() {
        RuntimeException cause = new IllegalArgumentException("GET /?token=hunter22");
        SourceException told = new SourceException(ErrorKind.QUOTA, "hunter22 is used up.", cause, LATER);

        assertThatThrownBy(() -> guarded(() -> {
                            throw told;
                        })
                        .check())
                .isInstanceOfSatisfying(SourceException.class, e -> {
                    assertThat(e).hasMessage("*** is used up.").hasNoCause();
                    assertThat(e.kind()).isEqualTo(ErrorKind.QUOTA);
                    assertThat(e.until()).contains(LATER);
                });
    }

    @Test
    void takesSecretsOutOfFailedChecks() throws InterruptedException {
        MetricSource source = guarded(() -> new CheckResult.Failed(List.of("The token hunter22 is refused.")));

        assertThat(source.check()).isEqualTo(new CheckResult.Failed(List.of("The token *** is refused.")));
    }

    @Test
    @SuppressWarnings("NullAway") // a plugin's compiler knows no nulls
    void noticesAnAnswerThatIsNotThere() {
        assertThatThrownBy(() -> guarded(() -> null).check())
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("check returned null");
    }

    @Test
    void passesOnGoodBatches() throws InterruptedException {
        Batch batch = batch(row("a", 1L), row("b", null));

        assertThat(readerOf(batch).next(2)).isSameAs(batch);
    }

    @Test
    void refusesARecordWithTooFewValues() {
        assertBug(batch(row("a")), 10, "the record at rivers:1 has 1 values, not one for each of 2 fields");
    }

    @Test
    void refusesAValueOfTheWrongClass() {
        assertBug(
                batch(row("a", 1)),
                10,
                "field `units` of the record at rivers:1 is a java.lang.Integer, while its type INTEGER takes a "
                        + "java.lang.Long");
    }

    @Test
    void refusesMoreThanWasAskedFor() {
        assertBug(batch(row("a", 1L), row("b", 2L)), 1, "next delivered 2 records and rejections, asked for at most 1");
    }

    @Test
    void refusesAnEmptyBatchBeforeTheLast() {
        assertBug(batch(), 10, "next delivered an empty batch that is not the last one");
    }

    @Test
    void refusesStreamsThatCanNotBeTables() {
        assertNotDiscovered(
                "the name `My Stream` of a stream",
                new StreamSpec("My Stream", STREAM.fields(), List.of(), StreamSpec.DeleteMode.NONE));
        assertNotDiscovered("the name `Id` of a field", stream(new FieldSpec("Id", FieldType.TEXT, "Id")));
        assertNotDiscovered("names the stream `rivers` twice", STREAM, STREAM);
        assertNotDiscovered(
                "has the field `id` twice",
                stream(new FieldSpec("id", FieldType.TEXT, "Id"), new FieldSpec("id", FieldType.TEXT, "ID")));
        assertNotDiscovered(
                "the key [nr] of stream `rivers` is not among its fields",
                new StreamSpec("rivers", STREAM.fields(), List.of("nr"), StreamSpec.DeleteMode.NONE));
    }

    /// What a fake source answers, whatever it is asked.
    @FunctionalInterface
    private interface Answer {
        @Nullable
        Object get() throws Exception;
    }

    private record Fake(Answer answer) implements MetricSource {

        @Override
        public CheckResult check() {
            return given();
        }

        @Override
        public List<StreamSpec> discover() {
            return given();
        }

        @Override
        public RecordReader read(ReadRequest request) {
            return given();
        }

        @Override
        public void close() {}

        /// Throws checked exceptions, too, as plugins in other languages do.
        @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
        private <T, E extends Exception> T given() throws E {
            try {
                return (T) answer.get();
            } catch (Exception e) {
                throw (E) e;
            }
        }
    }

    private record OneBatch(Batch batch) implements RecordReader {

        @Override
        public Batch next(int maxRecords) {
            return batch;
        }

        @Override
        public void close() {}
    }

    private static MetricSource guarded(Answer answer) {
        ConnectorPlugin plugin = new ConnectorPlugin(
                "water", "7.1", Path.of("water"), GuardedSourceTest.class.getClassLoader(), List.of(), new PluginUse());
        return new GuardedSource(
                new Guard("rivers", plugin, Redaction.of(List.of(new Secret("hunter22")))), new Fake(answer));
    }

    private static RecordReader readerOf(Batch batch) throws InterruptedException {
        return guarded(() -> new OneBatch(batch)).read(new ReadRequest(STREAM, null));
    }

    private static void assertBug(Batch batch, int maxRecords, String message) {
        assertThatThrownBy(() -> readerOf(batch).next(maxRecords))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.BUG))
                .hasMessageContaining(message);
    }

    private static void assertNotDiscovered(String message, StreamSpec... streams) {
        assertThatThrownBy(() -> guarded(() -> List.of(streams)).discover())
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(message);
    }

    private static StreamSpec stream(FieldSpec... fields) {
        return new StreamSpec("rivers", List.of(fields), List.of(), StreamSpec.DeleteMode.NONE);
    }

    private static SourceRecord row(@Nullable Object... values) {
        return new SourceRecord(
                SourceRecord.Operation.UPSERT,
                Collections.unmodifiableList(Arrays.asList(values)),
                new Position("rivers", 1));
    }

    private static Batch batch(SourceRecord... records) {
        return new Batch(List.of(records), List.of(), new Cursor(1, ""), false);
    }
}
