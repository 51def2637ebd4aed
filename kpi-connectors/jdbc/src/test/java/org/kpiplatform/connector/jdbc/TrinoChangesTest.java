package org.kpiplatform.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tck.Delivery;

/// The connector on a Trino whose table changes while it is read. Trino's memory tables know inserts only, so an update
/// puts a table with other rows into the place of the first.
@EnabledIfSystemProperty(
        named = "trino.url",
        matches = ".+",
        disabledReason = "no Trino runs: kpi-connectors/real-servers/run-trino starts one")
@Timeout(60)
class TrinoChangesTest {

    private static final int SOME = 70;

    @BeforeEach
    void fill() throws SQLException {
        TestTrino.fill();
    }

    @Test
    void losesNothingThatChangesInMidScan() throws Exception {
        Map<String, String> seen = new HashMap<>();
        try (MetricSource source = TestTrino.events()) {
            StreamSpec spec = source.discover().getFirst();
            Batch batch;
            int changed = 0;
            try (RecordReader reader = source.read(new ReadRequest(spec, null))) {
                do {
                    batch = reader.next(SOME);
                    seen.putAll(amounts(spec, new Delivery(List.of(batch), List.of())));
                    if (changed < 3) { // at both ends: what was read, and what is still to come
                        change(1 + changed, 500 - changed);
                        changed++;
                    }
                } while (!batch.last());
            }
            Delivery rest = TestDatabase.read(source, batch.next());
            seen.putAll(amounts(spec, rest));
            System.out.println("SEEN " + changed * 2 + " of " + seen.size() + " rows changed in mid-scan, "
                    + rest.records().size() + " records in the next run");
        }

        assertThat(seen).isEqualTo(counted()).hasSize(500);
    }

    @Test
    void goesOnWhereItWasKilled() throws Exception {
        Map<String, String> seen = new HashMap<>();
        Cursor cursor = null;
        int records = 0;
        int ends = 0;
        boolean last = false;
        while (!last) {
            try (MetricSource source = TestTrino.events()) {
                StreamSpec spec = source.discover().getFirst();
                try (RecordReader reader = source.read(new ReadRequest(spec, cursor))) {
                    Batch batch = reader.next(SOME);
                    seen.putAll(amounts(spec, new Delivery(List.of(batch), List.of())));
                    records += batch.records().size();
                    cursor = batch.next();
                    last = batch.last();
                    if (!last) {
                        reader.next(SOME); // read, and lost
                        ends++;
                    }
                }
            }
        }

        System.out.println("SEEN " + records + " records after " + ends + " ends in the middle");
        assertThat(seen).isEqualTo(counted());
        assertThat(records).as("none is delivered twice").isEqualTo(500);
    }

    @Test
    void showsDeletesByAbsenceFromAFullRefresh() throws Exception {
        try (MetricSource source = TestTrino.eventsThatMayBeDeleted()) {
            StreamSpec spec = source.discover().getFirst();
            assertThat(spec.deleteMode()).isEqualTo(StreamSpec.DeleteMode.SNAPSHOT_DIFF);
            Cursor cursor = TestDatabase.read(source, null).cursor();
            replace("select * from memory.default.events where id not in (1, 250, 500)");

            assertThat(TestDatabase.read(source, cursor).records()).isEmpty();
            Delivery refresh = Delivery.of(source, new ReadRequest(spec, null).asFullRefresh(), SOME);

            assertThat(amounts(spec, refresh)).isEqualTo(counted()).hasSize(497).doesNotContainKeys("1", "250", "500");
        }
    }

    private static void change(int first, int second) throws SQLException {
        replace(
                "select id, if(id in (%1$d, %2$d), -amount, amount) as amount, country, paid, at, if(id in (%1$d, %2$d), "
                                .formatted(first, second)
                        + "timestamp '2026-04-10 00:00:00' + id * interval '1' minute, local_at) as local_at "
                        + "from memory.default.events");
    }

    private static void replace(String query) throws SQLException {
        TestTrino.execute("create table memory.default.changed as " + query);
        TestTrino.execute("drop table memory.default.events");
        TestTrino.execute("alter table memory.default.changed rename to memory.default.events");
    }

    /// As Trino itself says.
    private static Map<String, String> counted() throws SQLException {
        return TestTrino.execute(
                        "select cast(id as varchar) || ' ' || cast(amount as varchar) from memory.default.events")
                .stream()
                .map(row -> row.split(" "))
                .collect(Collectors.toMap(row -> row[0], row -> row[1]));
    }

    private static Map<String, String> amounts(StreamSpec spec, Delivery delivery) {
        List<?> ids = TestDatabase.valuesOf(delivery.records(), spec, "id");
        List<?> amounts = TestDatabase.valuesOf(delivery.records(), spec, "amount");
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            found.put(String.valueOf(ids.get(i)), String.valueOf(amounts.get(i)));
        }
        return found;
    }
}
