package org.kpiplatform.connector.tryton.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.connector.spi.Batch;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.Cursor;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tck.Delivery;
import org.kpiplatform.connector.tryton.standin.Definitions;

/// The whole connector on a real Tryton, with pages of ten. Every expectation is Tryton's own answer, or the same
/// row in its database.
class RealTrytonTest {

    private static final int SOME = 7;

    private final RealTryton tryton = RealTryton.require();

    @ParameterizedTest
    @CsvSource({
        "opportunities, sale.opportunity",
        "parties, party.party",
        "complaints, sale.complaint",
        "sales, sale.sale",
        "work, project.work"
    })
    void readsEverythingThatTrytonCountsAndThatItsDatabaseHolds(String stream, String model) throws Exception {
        try (MetricSource source = Sources.tryton(tryton)) {
            StreamSpec spec = Sources.spec(source, stream);
            Delivery delivery = Delivery.of(source, new ReadRequest(spec, null), 1_000);

            assertThat(delivery.rejected()).isEmpty();
            assertThat(delivery.records()).isNotEmpty().hasSize((int) tryton.count(model));
            Sources.Comparison both = Sources.compare(spec, delivery, tryton, model);
            System.out.println("SEEN " + stream + ": " + delivery.records().size() + " records, " + both.columns()
                    + " columns the same by JDBC");
            assertThat(both.columns()).hasSizeGreaterThan(8);
            assertThat(both.byTryton()).isEqualTo(both.byJdbc());
        }
    }

    @Test
    void readsExactlyWhatIsNew() throws InterruptedException {
        try (MetricSource source = Sources.tryton(tryton)) {
            Cursor cursor = read(source, null).cursor();
            assertThat(read(source, cursor).records()).isEmpty();
            long first = tryton.listed().keySet().iterator().next();
            tryton.rename(first, "Renamed " + Instant.now());
            long added = tryton.create("Added " + Instant.now());

            Map<Long, String> found = descriptions(source, read(source, cursor));

            assertThat(found).containsOnlyKeys(first, added);
            assertThat(tryton.listed()).containsAllEntriesOf(found);
        }
    }

    @Test
    void losesNothingThatChangesInMidScan() throws InterruptedException {
        Map<Long, String> seen = new HashMap<>();
        List<Long> ids = new ArrayList<>(tryton.listed().keySet());
        try (MetricSource source = Sources.tryton(tryton)) {
            StreamSpec spec = Sources.spec(source, "opportunities");
            Batch batch;
            int renamed = 0;
            try (RecordReader reader = source.read(new ReadRequest(spec, null))) {
                do {
                    batch = reader.next(SOME);
                    seen.putAll(descriptions(source, new Delivery(List.of(batch), List.of())));
                    if (renamed < SOME) { // at both ends: what was read, and what is still to come
                        tryton.rename(ids.get(renamed), "Moved " + renamed + " " + Instant.now());
                        tryton.rename(ids.get(ids.size() - 1 - renamed), "Moved back " + renamed);
                        tryton.create("Created in mid-scan " + renamed++);
                    }
                } while (!batch.last());
            }
            seen.putAll(descriptions(source, read(source, batch.next())));
        }

        assertThat(seen).isEqualTo(tryton.listed());
    }

    @Test
    void goesOnWhereItWasKilled() throws InterruptedException {
        Map<Long, String> seen = new HashMap<>();
        int records = 0;
        Cursor cursor = null;
        boolean last = false;
        while (!last) {
            try (MetricSource source = Sources.tryton(tryton);
                    RecordReader reader = source.read(new ReadRequest(Sources.spec(source, "opportunities"), cursor))) {
                for (int i = 0; i < 2 && !last; i++) { // then the source is closed in the middle
                    Batch batch = reader.next(SOME);
                    seen.putAll(descriptions(source, new Delivery(List.of(batch), List.of())));
                    records += batch.records().size();
                    cursor = batch.next();
                    last = batch.last();
                }
            }
        }

        assertThat(seen).isEqualTo(tryton.listed());
        assertThat(records).as("none is delivered twice").isEqualTo((int) tryton.count("sale.opportunity"));
    }

    @Test
    void showsDeletesByAbsenceFromAFullRefreshThatLosesNothing() throws InterruptedException {
        long gone = tryton.create("To be deleted");
        long last = tryton.create("To be changed");
        try (MetricSource source = Sources.tryton(tryton)) {
            StreamSpec spec = Sources.spec(source, "opportunities");
            assertThat(spec.deleteMode()).isEqualTo(StreamSpec.DeleteMode.SNAPSHOT_DIFF);
            assertThat(descriptions(source, read(source, null))).containsKey(gone);
            tryton.delete(gone);
            List<Batch> batches = new ArrayList<>();
            try (RecordReader reader = source.read(new ReadRequest(spec, null).asFullRefresh())) {
                do {
                    batches.add(reader.next(SOME));
                    tryton.rename(last, "Changed in mid-refresh " + batches.size());
                } while (!batches.getLast().last());
            }

            Map<Long, String> refreshed = descriptions(source, new Delivery(batches, List.of()));

            assertThat(refreshed.keySet())
                    .doesNotContain(gone)
                    .isEqualTo(tryton.listed().keySet());
        }
    }

    @Test
    void endsAtItsBoundAlthoughTheSystemIsBusy() throws InterruptedException {
        try (MetricSource source = Sources.tryton(tryton)) {
            Instant bound = Instant.now();
            long later = tryton.create("After the bound");
            StreamSpec spec = Sources.spec(source, "opportunities");

            Delivery bounded = Delivery.of(source, new ReadRequest(spec, null).withUntil(bound), 1_000);

            assertThat(descriptions(source, bounded))
                    .doesNotContainKey(later)
                    .hasSize((int) tryton.count("sale.opportunity") - 1);
            assertThat(descriptions(source, read(source, bounded.cursor()))).containsOnlyKeys(later);
        }
    }

    @Test
    void readsOnWhenTrytonHasForgottenItsSession() throws Exception {
        try (MetricSource source = Sources.tryton(tryton)) {
            source.discover();
            try (Connection database = DriverManager.getConnection(tryton.jdbc(), "tryton", "");
                    Statement statement = database.createStatement()) {
                assertThat(
                                statement.executeUpdate(
                                        "delete from ir_session where create_uid = (select id from res_user where login = 'kpi')"))
                        .isPositive();
            }

            assertThat(descriptions(source, read(source, null))).isEqualTo(tryton.listed());
        }
        assertThat(sessions()).as("sessions after the source is closed").isZero();
    }

    private long sessions() throws SQLException {
        try (Connection database = DriverManager.getConnection(tryton.jdbc(), "tryton", "");
                Statement statement = database.createStatement();
                var rows = statement.executeQuery("select count(*) from ir_session s join res_user u on"
                        + " s.create_uid = u.id where u.login = 'kpi'")) {
            return rows.next() ? rows.getLong(1) : -1;
        }
    }

    @Test
    void passesItsCheckAndSaysWhatItSees() throws InterruptedException {
        try (MetricSource source = Sources.tryton(tryton)) {
            CheckResult result = source.check();
            System.out.println("SEEN " + result);
            assertThat(result).isInstanceOf(CheckResult.Passed.class);
        }
    }

    @Test
    void saysWhatIsWrongWithItsPassword() throws InterruptedException {
        try (MetricSource source = Sources.withPassword(tryton, "wrong")) {
            assertThat(source.check())
                    .isInstanceOfSatisfying(
                            CheckResult.Failed.class,
                            failed -> assertThat(failed.errors())
                                    .singleElement()
                                    .asString()
                                    .contains("does not accept the user `kpi`"));
        }
    }

    @Test
    void holdsTheStandInToTheTruth() {
        Definitions.noted().forEach((model, noted) -> {
            JsonNode real = tryton.admin().call(model + ".fields_get", List.of(), 0);
            noted.properties().forEach(field -> {
                for (String property : List.of("type", "loading", "sortable", "relation")) {
                    assertThat(real.path(field.getKey()).path(property))
                            .as("`%s` of %s.%s", property, model, field.getKey())
                            .isEqualTo(field.getValue().path(property));
                }
            });
        });
    }

    private static Delivery read(MetricSource source, @Nullable Cursor after) throws InterruptedException {
        return Delivery.of(source, new ReadRequest(Sources.spec(source, "opportunities"), after), 1_000);
    }

    private static Map<Long, String> descriptions(MetricSource source, Delivery delivery) throws InterruptedException {
        StreamSpec spec = Sources.spec(source, "opportunities");
        Map<Long, String> found = new HashMap<>();
        delivery.records()
                .forEach(record -> found.put(
                        (Long) Sources.value(spec, record, "id"),
                        String.valueOf(Sources.value(spec, record, "description"))));
        return found;
    }
}
