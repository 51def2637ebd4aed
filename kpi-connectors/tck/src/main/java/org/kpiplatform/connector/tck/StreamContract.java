package org.kpiplatform.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.CursorField;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tck.report.KitRule;
import org.kpiplatform.connector.tck.report.Proves;
import org.kpiplatform.connector.tck.report.Unproven;

/// Whether a stream is what it declares, and stays so while its origin changes.
abstract class StreamContract<C extends Record> extends CursorContract<C> {

    @Test
    @Proves(KitRule.DECLARATION)
    void keepsTheOrderThatItDeclares() throws InterruptedException {
        StreamSpec spec = discovered();
        CursorField cursor = spec.cursor();
        if (spec.order() != StreamSpec.Order.BY_CURSOR || cursor == null) {
            throw Unproven.notApplicable("the stream declares no order");
        }

        List<Comparable<Object>> values = new ArrayList<>();
        read(new ReadRequest(spec, null))
                .records()
                .forEach(record -> comparable(record, cursor, spec).ifPresent(values::add));
        assertThat(values).as("values of `%s`", cursor.field()).isSorted();
    }

    @SuppressWarnings("unchecked")
    private static Optional<Comparable<Object>> comparable(SourceRecord record, CursorField cursor, StreamSpec spec) {
        return Optional.ofNullable((Comparable<Object>) Delivery.value(record, cursor.field(), spec));
    }

    @Test
    @Proves(KitRule.DECLARATION)
    void tellsItsCoverageWhereItDeclaresSo() throws InterruptedException {
        StreamSpec spec = discovered();
        Delivery delivery = read(new ReadRequest(spec, null));

        assertThat(delivery.batches().getLast().coverage() != null)
                .as("the last batch tells how far the stream is complete")
                .isEqualTo(spec.tellsCoverage());
    }

    @Test
    @Proves(KitRule.DECLARATION)
    void tellsOfDeletesAsItDeclares() throws InterruptedException {
        StreamSpec spec = discovered();
        if (spec.deleteMode() instanceof StreamSpec.None) {
            throw Unproven.notApplicable("the stream declares that it does not tell of deletes");
        }
        String key = scenario().add();
        Cursor cursor = read(new ReadRequest(spec, null)).cursor();
        scenario().delete(key);
        switch (spec.deleteMode()) {
            case StreamSpec.None _ -> throw new IllegalStateException("asked above");
            case StreamSpec.Tombstone _ ->
                assertThat(read(new ReadRequest(spec, cursor)).deleted(spec)).contains(key);
            case StreamSpec.SoftDelete soft ->
                assertThat(read(new ReadRequest(spec, cursor)).record(key, spec))
                        .as("the record whose `%s` says that it is gone", soft.field())
                        .isPresent();
            case StreamSpec.SnapshotDiff _ ->
                assertThat(read(new ReadRequest(spec, null).asFullRefresh()).keys(spec))
                        .as("a full refresh")
                        .isNotEmpty()
                        .doesNotContain(key);
        }
    }

    @Test
    @Proves(KitRule.CAP)
    void readsPastTheCapOfTheOrigin() throws InterruptedException {
        int cap = requireCap();
        List<String> added = new ArrayList<>();
        for (int i = 0; i <= cap; i++) {
            added.add(scenario().add());
        }
        StreamSpec spec = discovered();

        assertThat(read(new ReadRequest(spec, null)).keys(spec)).containsAll(added);
    }

    @Test
    @Proves(KitRule.CAP)
    void failsWhereMoreRecordsTieThanTheOriginHandsOut() throws InterruptedException {
        int cap = requireCap();
        requireCursor();
        List<String> added = new ArrayList<>(List.of(scenario().add()));
        for (int i = 0; i <= cap; i++) {
            added.add(scenario().addTied(added.getFirst()));
        }
        StreamSpec spec = discovered();
        try {
            assertThat(read(new ReadRequest(spec, null)).keys(spec))
                    .as("reads all of them, or says that it can not")
                    .containsAll(added);
        } catch (SourceException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Test
    @Proves(KitRule.TIME)
    void readsTheSameWhateverTheZoneOfItsAccount() throws InterruptedException {
        scenario().add();
        StreamSpec spec = discovered();
        Delivery before = read(new ReadRequest(spec, null));

        scenario().useZone(ZoneId.of("Asia/Kolkata"));

        assertThat(read(new ReadRequest(spec, null)).records())
                .extracting(record -> new ArrayList<>(record.values()))
                .as("values of a full read")
                .isEqualTo(before.records().stream()
                        .map(record -> new ArrayList<>(record.values()))
                        .toList());
        String added = scenario().add();
        assertThat(read(new ReadRequest(spec, before.cursor())).keys(spec))
                .as("the next read")
                .contains(added);
    }

    @Test
    @Proves(KitRule.TIME)
    void takesADateThatStandsForNoneForNull() throws InterruptedException {
        Scenario.Planted planted = scenario().addSentinel();
        StreamSpec spec = discovered();

        SourceRecord record =
                read(new ReadRequest(spec, null)).record(planted.key(), spec).orElseThrow();

        assertThat(Delivery.value(record, planted.field(), spec))
                .as("value of `%s`", planted.field())
                .isNull();
    }

    @Test
    @Proves(KitRule.NO_FALSE_DELETES)
    void deletesNothingWhereTheOriginShowsNothing() throws InterruptedException {
        StreamSpec spec = discovered();
        Cursor cursor = read(new ReadRequest(spec, null)).cursor();

        scenario().showNothing();

        for (ReadRequest request : List.of(
                new ReadRequest(spec, cursor),
                new ReadRequest(spec, null),
                new ReadRequest(spec, null).asFullRefresh())) {
            try {
                assertThat(read(request).deleted(spec))
                        .as("deletes of %s", request)
                        .isEmpty();
            } catch (SourceException e) {
                assertThat(e.getMessage()).as("a failure that says why").isNotBlank();
            }
        }
    }

    @Test
    @Proves(KitRule.DRIFT)
    void showsAFieldThatWasAdded() throws InterruptedException {
        try (MetricSource source = open()) {
            assertThat(source.discover()).isNotEmpty();
            String added = scenario().addField();

            assertThat(discovered(source).fields()).extracting(FieldSpec::name).contains(added);
        }
    }

    @Test
    @Proves(KitRule.DRIFT)
    void failsForAFieldThatIsGone() throws InterruptedException {
        StreamSpec spec = discovered();
        String gone = scenario().removeField();

        assertThatThrownBy(() -> read(new ReadRequest(spec, null)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(gone);
    }

    private int requireCap() throws InterruptedException {
        int cap = discovered().resultCap();
        if (cap == 0) {
            throw Unproven.notApplicable("the stream declares no result cap");
        }
        return cap;
    }
}
