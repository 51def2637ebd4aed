package org.kpiplatform.connector.host.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.CursorField;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.Position;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.SourceRecord;
import org.kpiplatform.connector.spi.SourceRecord.Operation;
import org.kpiplatform.connector.spi.StreamSpec;

/// What the host makes of cursor fields, orders and deletes.
class GuardedStreamsTest {

    private static final List<FieldSpec> FIELDS = List.of(
            new FieldSpec("id", FieldType.INTEGER, "Id"),
            new FieldSpec("status", FieldType.TEXT, "Status"),
            new FieldSpec("gone", FieldType.BOOLEAN, "Gone"),
            new FieldSpec("gone_at", FieldType.TIMESTAMP, "Gone at"));

    @Test
    void takesStreamsThatKeepTheRules() throws InterruptedException {
        StreamSpec good = tickets(new StreamSpec.SoftDelete("gone_at"))
                .withCursor(CursorField.of("gone_at", Duration.ofSeconds(1)))
                .withOrder(StreamSpec.Order.BY_CURSOR)
                .withResultCap(1_000);

        assertThat(FakeSource.discovering(good).discover()).containsExactly(good);
    }

    @Test
    void refusesCursorFieldsThatDoNotGrow() {
        assertRefused(
                "the cursor field `status` of stream `tickets` is of type TEXT",
                tickets(StreamSpec.DeleteMode.NONE).withCursor(CursorField.of("status", Duration.ZERO)));
        assertRefused(
                "the cursor field `updated` of stream `tickets` is not among its fields",
                tickets(StreamSpec.DeleteMode.NONE).withCursor(CursorField.of("updated", Duration.ZERO)));
    }

    @Test
    void refusesAnOrderByNothing() {
        assertRefused(
                "stream `tickets` is ordered by a cursor field, which it does not have",
                tickets(StreamSpec.DeleteMode.NONE).withOrder(StreamSpec.Order.BY_CURSOR));
    }

    @Test
    void refusesDeletesByAFieldThatIsNotThere() {
        assertRefused("the field `deleted`, by which stream", tickets(new StreamSpec.SoftDelete("deleted")));
    }

    @Test
    void takesARecordForDeletedWhoseFieldSaysSo() throws InterruptedException {
        Batch batch =
                batch(row(1, "open", false, null), row(2, "deleted", true, Instant.EPOCH), row(3, null, null, null));

        assertThat(operations(batch, new StreamSpec.SoftDelete("status", Set.of("deleted", "spam"))))
                .containsExactly(Operation.UPSERT, Operation.DELETE, Operation.UPSERT);
        assertThat(operations(batch, new StreamSpec.SoftDelete("gone")))
                .containsExactly(Operation.UPSERT, Operation.DELETE, Operation.UPSERT);
        assertThat(operations(batch, new StreamSpec.SoftDelete("gone_at")))
                .containsExactly(Operation.UPSERT, Operation.DELETE, Operation.UPSERT);
        assertThat(operations(batch, StreamSpec.DeleteMode.TOMBSTONE)).containsOnly(Operation.UPSERT);
    }

    @Test
    void keepsSecretsOutOfWhatIsStored() {
        Batch batch = new Batch(List.of(), List.of(), new Cursor(1, "page 2 by hunter22"), true);

        assertThatThrownBy(() -> operations(batch, StreamSpec.DeleteMode.NONE))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("the cursor of a batch holds a secret")
                .hasMessageNotContaining("hunter22");
    }

    private static List<Operation> operations(Batch batch, StreamSpec.DeleteMode mode) throws InterruptedException {
        return FakeSource.delivering(batch).read(new ReadRequest(tickets(mode), null)).next(10).records().stream()
                .map(SourceRecord::operation)
                .toList();
    }

    private static void assertRefused(String message, StreamSpec stream) {
        assertThatThrownBy(() -> FakeSource.discovering(stream).discover())
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(message);
    }

    private static StreamSpec tickets(StreamSpec.DeleteMode mode) {
        return new StreamSpec("tickets", FIELDS, List.of("id"), mode);
    }

    private static SourceRecord row(long id, @Nullable Object... others) {
        List<@Nullable Object> values = new java.util.ArrayList<>(List.of(id));
        values.addAll(Arrays.asList(others));
        return new SourceRecord(Operation.UPSERT, Collections.unmodifiableList(values), new Position("tickets", id));
    }

    private static Batch batch(SourceRecord... records) {
        return new Batch(List.of(records), List.of(), new Cursor(1, ""), true);
    }
}
