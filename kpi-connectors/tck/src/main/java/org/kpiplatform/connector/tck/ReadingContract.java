package org.kpiplatform.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tck.report.KitRule;
import org.kpiplatform.connector.tck.report.Proves;

/// What a source delivers from its beginning.
abstract class ReadingContract<C extends Record> extends ProviderContract<C> {

    static final int MANY = 1_000;

    private static final String KEY = "[a-z][a-z0-9_]{0,49}";

    /// The stream to try, as the source discovers it.
    final StreamSpec discovered(MetricSource source) throws InterruptedException {
        return source.discover().stream()
                .filter(spec -> spec.name().equals(stream()))
                .findFirst()
                .map(spec -> spec.key().isEmpty() ? spec.withFields(spec.fields(), key()) : spec)
                .orElseThrow(() -> new AssertionError("discover does not list the stream " + stream()));
    }

    /// The stream to try, as a new source discovers it.
    final StreamSpec discovered() throws InterruptedException {
        try (MetricSource source = open()) {
            return discovered(source);
        }
    }

    /// Reads to the end with a new source, as after a restart.
    final Delivery read(ReadRequest request) throws InterruptedException {
        try (MetricSource source = open()) {
            return Delivery.of(source, request, MANY);
        }
    }

    @Test
    void passesTheCheckOfAWorkingOrigin() throws InterruptedException {
        try (MetricSource source = open()) {
            assertThat(source.check()).isInstanceOf(CheckResult.Passed.class);
        }
    }

    @Test
    void failsTheCheckOfAMissingOriginWithSentences() throws InterruptedException {
        try (MetricSource source = provider().open(unreachableConfig(), context())) {
            assertThat(source.check())
                    .isInstanceOfSatisfying(
                            CheckResult.Failed.class,
                            failed -> assertThat(failed.errors())
                                    .allSatisfy(
                                            error -> assertThat(error.strip()).matches("(?s).*\\s.*[.?!]")));
        }
    }

    @Test
    @Proves(KitRule.ERRORS)
    void reportsAMissingOriginAsSourceException() throws InterruptedException {
        StreamSpec spec;
        try (MetricSource source = open()) {
            spec = discovered(source);
        }
        try (MetricSource missing = provider().open(unreachableConfig(), context())) {
            assertThatThrownBy(() -> Delivery.of(missing, new ReadRequest(spec, null), MANY))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.kind()).as(e.getMessage()).isNotEqualTo(ErrorKind.BUG));
        }
    }

    @Test
    void discoversNamedFieldsAndTheSameOnesAgain() throws InterruptedException {
        try (MetricSource source = open()) {
            List<StreamSpec> streams = source.discover();

            assertThat(streams)
                    .extracting(StreamSpec::name)
                    .doesNotHaveDuplicates()
                    .allMatch(name -> name.matches(KEY));
            assertThat(streams).allSatisfy(spec -> {
                assertThat(spec.fields())
                        .extracting(FieldSpec::name)
                        .doesNotHaveDuplicates()
                        .allMatch(name -> name.matches(KEY))
                        .containsAll(spec.key());
                assertThat(spec.fields()).extracting(FieldSpec::title).noneMatch(String::isBlank);
            });
            assertThat(source.discover()).as("a second discovery").isEqualTo(streams);
        }
    }

    @Test
    void deliversValuesOfTheDeclaredTypes() throws InterruptedException {
        try (MetricSource source = open()) {
            StreamSpec spec = discovered(source);

            Delivery delivery = Delivery.of(source, new ReadRequest(spec, null), MANY);

            assertThat(delivery.records()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(delivery.records()).allSatisfy(record -> assertFits(record, spec));
        }
    }

    @Test
    @Proves(KitRule.DECLARATION)
    void deliversTheKeyOfEveryRecord() throws InterruptedException {
        try (MetricSource source = open()) {
            StreamSpec spec = discovered(source);
            List<String> names = spec.fields().stream().map(FieldSpec::name).toList();

            Delivery delivery = Delivery.of(source, new ReadRequest(spec, null), MANY);

            assertThat(delivery.records())
                    .allSatisfy(record -> assertThat(spec.key())
                            .allSatisfy(key -> assertThat(record.values().get(names.indexOf(key)))
                                    .as("key `%s` of the record at %s", key, record.position())
                                    .isNotNull()));
        }
    }

    @Test
    void deliversPinnedFieldsInTheirOrderOnly() throws InterruptedException {
        try (MetricSource source = open()) {
            StreamSpec spec = discovered(source);
            List<FieldSpec> reversed = spec.fields().reversed();
            StreamSpec pinned = spec.withFields(reversed, spec.key());

            List<SourceRecord> all =
                    Delivery.of(source, new ReadRequest(spec, null), MANY).records();
            List<SourceRecord> turned =
                    Delivery.of(source, new ReadRequest(pinned, null), MANY).records();

            assertThat(turned)
                    .extracting(record -> new ArrayList<>(record.values()))
                    .isEqualTo(all.stream()
                            .map(record -> new ArrayList<>(record.values().reversed()))
                            .toList());
        }
    }

    @Test
    @Proves(KitRule.QUARANTINE)
    void rejectsRowsThatDoNotFitThePinnedTypes() throws InterruptedException {
        try (MetricSource source = open()) {
            StreamSpec spec = discovered(source);
            StreamSpec dates = withFields(
                    spec,
                    spec.fields().stream()
                            .map(field -> new FieldSpec(field.name(), FieldType.DATE, field.title()))
                            .toList());
            int all = Delivery.of(source, new ReadRequest(spec, null), MANY)
                    .records()
                    .size();

            Delivery delivery = Delivery.of(source, new ReadRequest(dates, null), MANY);

            assertThat(delivery.records()).allSatisfy(record -> assertFits(record, dates));
            assertThat(delivery.records().size() + delivery.rejected().size())
                    .as("records and rejections")
                    .isEqualTo(all);
            assertThat(delivery.rejected()).allSatisfy(rejection -> {
                assertThat(rejection.reason()).contains(" ");
                assertThat(rejection.raw()).isNotEmpty();
            });
        }
    }

    @Test
    @Proves(KitRule.DRIFT)
    void failsForAFieldThatIsNotThere() throws InterruptedException {
        try (MetricSource source = open()) {
            StreamSpec spec = discovered(source);
            List<FieldSpec> fields = new ArrayList<>(spec.fields());
            fields.add(new FieldSpec("no_such_field", FieldType.TEXT, "No such field"));

            assertThatThrownBy(() -> Delivery.of(source, new ReadRequest(withFields(spec, fields), null), MANY))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("no_such_field");
        }
    }

    @Test
    @Proves(KitRule.ERRORS)
    void failsForAStreamThatIsNotThere() throws InterruptedException {
        try (MetricSource source = open()) {
            StreamSpec spec = discovered(source);
            StreamSpec missing = new StreamSpec("no_such_stream", spec.fields(), List.of(), spec.deleteMode());

            assertThatThrownBy(() -> Delivery.of(source, new ReadRequest(missing, null), MANY))
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
                    .hasMessageContaining("no_such_stream");
        }
    }

    @Test
    void keepsBatchesWithinWhatWasAskedFor() throws InterruptedException {
        try (MetricSource source = open()) {
            StreamSpec spec = discovered(source);

            Delivery delivery = Delivery.of(source, new ReadRequest(spec, null), 2);

            assertThat(delivery.batches()).allSatisfy(batch -> {
                int size = batch.records().size() + batch.rejected().size();
                assertThat(size).as("records and rejections of a batch").isLessThanOrEqualTo(2);
                assertThat(size > 0 || batch.last())
                        .as("an empty batch is the last one")
                        .isTrue();
            });
        }
    }

    @Test
    void tellsProgressThatGrows() throws InterruptedException {
        try (MetricSource source = open()) {
            Delivery delivery = Delivery.of(source, new ReadRequest(discovered(source), null), 1);

            assertThat(delivery.progress()).extracting(it -> it.done()).isSorted();
            assertThat(delivery.progress())
                    .filteredOn(it -> it.total() > 0)
                    .allSatisfy(it -> assertThat(it.done()).isBetween(0L, it.total()));
        }
    }

    private static StreamSpec withFields(StreamSpec spec, List<FieldSpec> fields) {
        return spec.withFields(fields, List.of());
    }

    static void assertFits(SourceRecord record, StreamSpec spec) {
        assertThat(record.values())
                .as("values of the record at %s", record.position())
                .hasSameSizeAs(spec.fields());
        for (int i = 0; i < spec.fields().size(); i++) {
            FieldSpec field = spec.fields().get(i);
            Object value = record.values().get(i);
            if (value != null) {
                assertThat(Objects.requireNonNull(value).getClass())
                        .as("class of `%s` of the record at %s", field.name(), record.position())
                        .isEqualTo(field.type().javaType());
            }
        }
    }
}
