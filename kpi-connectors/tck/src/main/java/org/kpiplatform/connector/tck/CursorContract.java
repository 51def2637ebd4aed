package org.kpiplatform.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Capability;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.CursorField;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tck.report.KitRule;
import org.kpiplatform.connector.tck.report.Proves;
import org.kpiplatform.connector.tck.report.Unproven;

/// What a stream with a cursor field must not lose.
abstract class CursorContract<C extends Record> extends ResumingContract<C> {

    private static final int SOME = 6;

    @Test
    @Proves(KitRule.KEYSET)
    void losesNothingThatIsUpdatedInMidScan() throws InterruptedException {
        requireCursor();
        addSome();
        StreamSpec spec = discovered();
        List<String> all = read(new ReadRequest(spec, null)).keys(spec);

        assertThat(seenWhileTheFirstAreUpdated(spec, all))
                .as("records of the scan and of the next read. The first ones were updated as soon as they were"
                        + " delivered, so that all others moved up; whoever counts pages skips some")
                .containsAll(all);
    }

    @Test
    @Proves(KitRule.KEYSET)
    void losesNoTieWhileOthersAreUpdatedInMidScan() throws InterruptedException {
        requireCursor();
        List<String> tied = addTies();
        StreamSpec spec = discovered();

        assertThat(seenWhileTheFirstAreUpdated(spec, tied))
                .as("records with the same value in the cursor field, of the scan and of the next read. The first ones"
                        + " were updated as soon as they were delivered, so that the other ties moved up; whoever"
                        + " counts their pages reads them again until nothing has moved")
                .containsAll(tied);
    }

    /// The keys that are delivered by a scan and the next read, when the first of some records are updated right
    /// after they were delivered, so that whatever follows them moves.
    private Set<String> seenWhileTheFirstAreUpdated(StreamSpec spec, List<String> moving) throws InterruptedException {
        List<Batch> batches = new ArrayList<>();
        Set<String> updated = new HashSet<>();
        try (MetricSource source = open();
                RecordReader reader = source.read(new ReadRequest(spec, null))) {
            do {
                batches.add(reader.next(1));
                for (String key : new Delivery(List.of(batches.getLast()), List.of()).keys(spec)) {
                    if (moving.contains(key) && updated.size() < SOME / 2 && updated.add(key)) {
                        scenario().update(key);
                    }
                }
            } while (!batches.getLast().last() && batches.size() < 10 * MANY);
        }
        Delivery scan = new Delivery(batches, List.of());
        Set<String> seen = new LinkedHashSet<>(scan.keys(spec));
        seen.addAll(read(new ReadRequest(spec, scan.cursor())).keys(spec));
        return seen;
    }

    @Test
    @Proves(KitRule.KEYSET)
    void deliversWhatIsAddedAtTheVeryValueOfItsCursor() throws InterruptedException {
        requireCursor();
        String last = scenario().add();
        StreamSpec spec = discovered();
        Cursor cursor = read(new ReadRequest(spec, null)).cursor();
        String tied = scenario().addTied(last);

        assertThat(read(new ReadRequest(spec, cursor)).keys(spec)).contains(tied);
    }

    @Test
    @Proves(KitRule.CHECKPOINT)
    void losesNoneOfManyTiesWhereverItIsKilled() throws InterruptedException {
        requireCursor();
        requireCapability(Capability.RESUMABLE);
        addTies();
        StreamSpec spec = discovered();
        Delivery whole;
        try (MetricSource source = open()) {
            whole = Delivery.of(source, new ReadRequest(spec, null), 2);
        }
        for (int killed = 1; killed < whole.batches().size(); killed++) {
            Delivery before = new Delivery(whole.batches().subList(0, killed), List.of());
            Set<String> seen = new LinkedHashSet<>(before.keys(spec));
            seen.addAll(read(new ReadRequest(spec, before.cursor())).keys(spec));
            assertThat(seen).as("when killed after %s batches", killed).containsAll(whole.keys(spec));
        }
    }

    @Test
    @Proves(KitRule.MISSING_CURSOR)
    void doesAsDeclaredWithARecordThatLacksTheCursorField() throws InterruptedException {
        CursorField field = requireCursor();
        scenario().add();
        StreamSpec spec = discovered();
        Cursor cursor = read(new ReadRequest(spec, null)).cursor();
        String key = scenario().addWithoutCursor();
        switch (field.missing()) {
            case INCLUDE -> {
                assertThat(read(new ReadRequest(spec, null)).keys(spec))
                        .as("a full read")
                        .contains(key);
                assertThat(read(new ReadRequest(spec, cursor)).keys(spec))
                        .as("the next read")
                        .contains(key);
            }
            case EXCLUDE ->
                assertThat(read(new ReadRequest(spec, null)).keys(spec)).doesNotContain(key);
            case RAISE ->
                assertThatThrownBy(() -> read(new ReadRequest(spec, null)))
                        .isInstanceOfSatisfying(
                                SourceException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.DATA));
        }
    }

    @Test
    @Proves(KitRule.BOUND)
    void endsAtTheBoundOfItsRunAndDeliversTheRestNextTime() throws InterruptedException {
        requireCursor();
        addSome();
        StreamSpec spec = discovered();
        Delivery whole = read(new ReadRequest(spec, null));
        Instant bound = times(whole, spec).getLast();

        Delivery bounded = read(new ReadRequest(spec, null).withUntil(bound));
        Delivery rest = read(new ReadRequest(spec, bounded.cursor()));

        assertThat(times(bounded, spec))
                .as("times of a read whose `until`, which is exclusive, is %s", bound)
                .allMatch(time -> time.isBefore(bound));
        Set<String> seen = new LinkedHashSet<>(bounded.keys(spec));
        seen.addAll(rest.keys(spec));
        assertThat(seen).as("records before the bound, and of the next read").containsAll(whole.keys(spec));
    }

    @Test
    @Proves(KitRule.BOUND)
    void beginsEarlierByTheLookback() throws InterruptedException {
        requireCursor();
        requireCapability(Capability.INCREMENTAL);
        addSome();
        StreamSpec spec = discovered();
        Delivery whole = read(new ReadRequest(spec, null));
        List<Instant> times = times(whole, spec);
        Duration span = Duration.between(times.getFirst(), times.getLast()).plusSeconds(1);

        Delivery again = read(new ReadRequest(spec, whole.cursor()).withLookback(span));

        assertThat(times(again, spec)).as("times that lie in the lookback").containsAll(times);
    }

    /// The values of the cursor field, in ascending order.
    private static List<Instant> times(Delivery delivery, StreamSpec spec) {
        CursorField field = spec.cursor();
        return delivery.records().stream()
                .map(record -> field == null ? null : Delivery.value(record, field.field(), spec))
                .filter(Instant.class::isInstance)
                .map(Instant.class::cast)
                .sorted()
                .toList();
    }

    private List<String> addTies() {
        List<String> tied = new ArrayList<>(List.of(scenario().add()));
        for (int i = 0; i < SOME; i++) {
            tied.add(scenario().addTied(tied.getFirst()));
        }
        return tied;
    }

    private void addSome() {
        for (int i = 0; i < SOME; i++) {
            scenario().add();
        }
    }

    /// Ends the test where the stream has no cursor field.
    final CursorField requireCursor() throws InterruptedException {
        CursorField cursor = discovered().cursor();
        if (cursor == null) {
            throw Unproven.notApplicable("the stream declares no cursor field");
        }
        return cursor;
    }
}
