package org.kpiplatform.app.source.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.record.PinnedField;
import org.kpiplatform.app.record.PinnedStream;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.source.StreamDefinition;

/// What becomes of a stream whose fields are not what they were.
class StreamDriftTest {

    private static final StreamKey ORDERS = new StreamKey("shop", "orders");
    private static final StreamDefinition DEFINED = new StreamDefinition(List.of("id"), null, Map.of(), Map.of(), null);
    private static final PinnedStream PINNED = new PinnedStream(
            ORDERS,
            List.of(
                    new PinnedField("id", FieldType.INTEGER, "Id"),
                    new PinnedField("pieces", FieldType.INTEGER, "Pieces"),
                    new PinnedField("note", FieldType.TEXT, "Note")),
            List.of("id"));

    @Test
    void aNewFieldIsNoted() {
        StreamDrift.Wanted wanted = compare("id integer", "pieces integer", "note text", "discount decimal");

        assertThat(wanted.notes())
                .containsExactly("Field `discount` (decimal) is new; records read before have no value in it.");
        assertThat(wanted.stream().type("discount")).isEqualTo(FieldType.DECIMAL);
    }

    @Test
    void aTypeThatTakesMoreIsTakenOn() {
        StreamDrift.Wanted wanted = compare("id integer", "pieces decimal", "note text");

        assertThat(wanted.notes())
                .containsExactly("Field `pieces` held whole numbers only and takes decimals from now on.");
        assertThat(wanted.stream().type("pieces")).isEqualTo(FieldType.DECIMAL);
    }

    /// Types may be guessed, and one odd row must not stop all others: too many of them do, in quarantine.
    @Test
    void aTypeThatDoesNotFitLeavesItsRowsToQuarantine() {
        StreamDrift.Wanted wanted = compare("id integer", "pieces text", "note integer");

        assertThat(wanted.notes())
                .containsExactly("Field `pieces` looks like text now. It stays integer, and rows that do not fit go to "
                        + "quarantine.");
        assertThat(wanted.stream().type("pieces")).isEqualTo(FieldType.INTEGER);
        assertThat(wanted.stream().type("note")).isEqualTo(FieldType.TEXT);
    }

    @Test
    void aKeyThatIsLostStopsTheStream() {
        assertThatThrownBy(() -> compare("number integer", "pieces integer", "note text"))
                .isInstanceOfSatisfying(
                        SourceException.class, it -> assertThat(it.kind()).isEqualTo(ErrorKind.CONFIG))
                .hasMessage(
                        "The definition of stream `shop.orders` names as its key `id`, which is no field of it. Its "
                                + "fields are `note`, `number`, `pieces`.");
    }

    private static StreamDrift.Wanted compare(String... fields) {
        List<FieldSpec> found = Stream.of(fields)
                .map(field -> field.split(" "))
                .map(field -> new FieldSpec(
                        field[0],
                        org.kpiplatform.connector.spi.FieldType.valueOf(field[1].toUpperCase(java.util.Locale.ROOT)),
                        field[0]))
                .toList();
        return StreamDrift.compare(
                ORDERS,
                new StreamSpec("orders", found, List.of(), StreamSpec.DeleteMode.NONE),
                DEFINED,
                Optional.of(PINNED));
    }
}
