package org.kpiplatform.connector.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kpiplatform.connector.jdbc.TestDatabase.valuesOf;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tck.Delivery;

class DeletesTest {

    private final TestDatabase database = TestPostgres.database()
            .execute(
                    "create table t (id int primary key, state text, \"Deleted At\" timestamptz, at timestamptz not null)",
                    "insert into t select i, 'open', null, timestamptz '2026-01-01 00:00:00+00' + i * interval '1 day' "
                            + "from generate_series(1, 5) i");

    @Test
    void declaresSoftDeletesByTheFieldOfTheirColumn() throws InterruptedException {
        try (MetricSource source = database.open(options -> {
            options.table("t", "t").cursor("t", "at");
            options.softDeletes.put("t", "Deleted At");
        })) {
            assertThat(source.discover().getFirst().deleteMode()).isEqualTo(new StreamSpec.SoftDelete("deleted_at"));
        }
        try (MetricSource source = database.open(options -> {
            options.table("t", "t");
            options.softDeletes.put("t", "state = void | cancelled");
        })) {
            assertThat(source.discover().getFirst().deleteMode())
                    .isEqualTo(new StreamSpec.SoftDelete("state", Set.of("void", "cancelled")));
        }
    }

    @Test
    void readsEverythingInAFullRefreshAlsoWhatLiesBehindTheBound() throws InterruptedException {
        try (MetricSource source = database.open(options -> {
            options.table("t", "t").cursor("t", "at");
            options.snapshotDeletes = List.of("t");
        })) {
            StreamSpec spec = source.discover().getFirst();
            database.execute("delete from t where id = 2");

            ReadRequest refresh = new ReadRequest(spec, null)
                    .withUntil(Instant.parse("2026-01-03T00:00:00Z"))
                    .asFullRefresh();
            Delivery delivery = Delivery.of(source, refresh, 2);

            assertThat(spec.deleteMode()).isEqualTo(StreamSpec.DeleteMode.SNAPSHOT_DIFF);
            assertThat(valuesOf(delivery.records(), spec, "id")).containsExactly(1L, 3L, 4L, 5L);
        }
    }

    @Test
    void refusesOptionsForStreamsThatDoNotExist() {
        assertThatThrownBy(() -> database.open(options -> {
                    options.table("t", "t");
                    options.softDeletes.put("tickets", "Deleted At");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`soft_deletes` names the stream `tickets`");
    }
}
