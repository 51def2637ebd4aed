package org.kpiplatform.app.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kpiplatform.domain.source.FieldType.DATE;
import static org.kpiplatform.domain.source.FieldType.DECIMAL;
import static org.kpiplatform.domain.source.FieldType.INTEGER;
import static org.kpiplatform.domain.source.FieldType.TEXT;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.domain.source.FieldType;

@QuarkusTest
class RecordTablesTest {

    private static final StreamKey LEADS = new StreamKey("crm", "leads");

    @Inject
    RecordTables tables;

    @Inject
    PinnedStreams streams;

    @Inject
    DSLContext sql;

    @BeforeEach
    void forget() {
        tables.forget(LEADS);
    }

    @Test
    void haveATypedColumnForEachField() {
        tables.pin(leads(List.of("id"), field("id", INTEGER), field("select", TEXT), field("worth", DECIMAL)));

        assertThat(columns())
                .containsExactly(
                        "id bigint NO",
                        "select text YES",
                        "worth numeric YES",
                        "_run bigint YES",
                        "_fingerprint bigint YES");
        assertThat(streams.find(LEADS))
                .contains(leads(List.of("id"), field("id", INTEGER), field("select", TEXT), field("worth", DECIMAL)));
    }

    @Test
    void gainNewFieldsAndWiderNumbers() {
        tables.pin(leads(List.of("id"), field("id", INTEGER), field("worth", INTEGER)));

        PinnedStream evolved =
                tables.pin(leads(List.of("id"), field("since", DATE), field("worth", DECIMAL), field("id", INTEGER)));

        assertThat(columns())
                .containsExactly(
                        "id bigint NO",
                        "worth numeric YES",
                        "_run bigint YES",
                        "_fingerprint bigint YES",
                        "since date YES");
        assertThat(evolved.fields()).extracting(PinnedField::name).containsExactly("id", "worth", "since");
        assertThat(streams.find(LEADS)).contains(evolved);
    }

    @Test
    void refuseAnotherTypeAndSayHowToStartAgain() {
        tables.pin(leads(List.of("id"), field("id", INTEGER), field("worth", TEXT)));

        assertThatThrownBy(() -> tables.pin(leads(List.of("id"), field("id", INTEGER), field("worth", DECIMAL))))
                .isInstanceOf(StreamRefused.class)
                .hasMessageStartingWith("Field `worth` of stream `crm.leads` holds text and can not change to decimal.")
                .hasMessageEndingWith("DELETE /api/v1/sources/crm/streams/leads/records.");
    }

    @Test
    void refuseThatAFieldVanishes() {
        tables.pin(leads(List.of("id"), field("id", INTEGER), field("worth", TEXT)));

        assertThatThrownBy(() -> tables.pin(leads(List.of("id"), field("id", INTEGER))))
                .isInstanceOf(StreamRefused.class)
                .hasMessageStartingWith("Field `worth` of stream `crm.leads` (\"WORTH\" in the source) is gone.");
    }

    @Test
    void refuseAnotherKey() {
        tables.pin(leads(List.of("id"), field("id", INTEGER), field("worth", TEXT)));

        assertThatThrownBy(() -> tables.pin(leads(List.of("worth"), field("id", INTEGER), field("worth", TEXT))))
                .isInstanceOf(StreamRefused.class)
                .hasMessageStartingWith(
                        "Stream `crm.leads` keeps its records by the key `id` and can not change to `worth`.");
    }

    @Test
    void refuseNamesThatPostgresWouldCutOrThatHideSystemColumns() {
        String long64 = "a".repeat(64);

        assertThatThrownBy(() -> tables.pin(leads(List.of(long64), field(long64, INTEGER))))
                .hasMessageContaining("is too long to name a field: its 64 bytes in the database are more than 63.");
        assertThatThrownBy(() -> tables.pin(leads(List.of("_run"), field("_run", INTEGER))))
                .hasMessageStartingWith("`_run` can not name a field");
        assertThatThrownBy(() -> tables.pin(leads(List.of("a\";drop"), field("a\";drop", INTEGER))))
                .hasMessageContaining("can not name a field");
    }

    @Test
    void refuseAKeyThatIsNoFieldOrNothing() {
        assertThatThrownBy(() -> tables.pin(leads(List.of("ido"), field("id", INTEGER))))
                .hasMessage("The key of stream `crm.leads` names `ido`, which is no field of it. Its fields are `id`.");
        assertThatThrownBy(() -> tables.pin(leads(List.of(), field("id", INTEGER))))
                .hasMessageStartingWith("Nothing says what identifies a record of stream `crm.leads`.");
    }

    @Test
    void mayBeVeryWide() {
        List<PinnedField> fields = new ArrayList<>(List.of(field("id", INTEGER)));
        IntStream.range(0, 1_400).forEach(i -> fields.add(field("f" + i, TEXT)));

        PinnedStream wide = tables.pin(leads(List.of("id"), fields.toArray(PinnedField[]::new)));

        assertThat(wide.fields()).hasSize(1_401);
    }

    private List<String> columns() {
        return sql.fetch("""
                        select column_name || ' ' || data_type || ' ' || is_nullable from information_schema.columns
                        where table_schema = 'source_crm' and table_name = 'leads' order by ordinal_position""").getValues(0, String.class);
    }

    private static PinnedStream leads(List<String> keys, PinnedField... fields) {
        return new PinnedStream(LEADS, List.of(fields), keys);
    }

    private static PinnedField field(String name, FieldType type) {
        return new PinnedField(name, type, name.toUpperCase(java.util.Locale.ROOT));
    }
}
