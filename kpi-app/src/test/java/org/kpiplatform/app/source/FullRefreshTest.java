package org.kpiplatform.app.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.kpiplatform.app.source.SourceClient.counts;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.app.EmptyPlatform;
import org.kpiplatform.app.source.sync.book.SyncTakeover;

/// Reading everything that exists: what is deleted by it, when, and what never is.
@QuarkusTest
class FullRefreshTest {

    private static final List<String> SIX = List.of(
            "1 1 2011-03-01 10",
            "2 2 2011-03-01 20",
            "3 3 2011-03-02 30",
            "4 4 2011-03-03 40",
            "5 5 2011-03-03 50",
            "6 6 2011-03-04 60");

    private static final Map<String, Object> ABSENCE = Map.of("absence", true);
    private static final Map<String, Object> CURSOR = Map.of("cursor", true);

    @Inject
    DSLContext sql;

    @Inject
    SyncTakeover takeover;

    @TempDir
    Path folder;

    private final SourceClient ledger = new SourceClient("ledger");

    @BeforeEach
    void begin() throws IOException {
        EmptyPlatform.empty();
        write(SIX);
    }

    @Test
    void deletesWhatIsNotMetAnyMoreAndLeavesMetricsAsIfTheyWereComputedAnew() throws IOException {
        define(CURSOR);
        ledger.sync();
        List<Object> before = revenue();
        write(List.of("1 1 2011-03-01 10", "3 7 2011-03-02 33", "5 5 2011-03-03 50"));
        assertThat(counts(ledger.sync())).as("what is new only").containsExactly(1, 0, 1, 0, 0, 0);

        JsonPath run = ledger.refresh();

        assertThat(run.getString("state")).isEqualTo("succeeded");
        assertThat(run.getString("mode")).isEqualTo("full");
        assertThat(counts(run)).containsExactly(3, 0, 0, 3, 3, 0);
        assertThat(ids()).containsExactly(1, 3, 5);
        List<Object> refreshed = revenue();
        assertThat(refreshed).isNotEqualTo(before);
        ledger.forget("entries");
        ledger.sync();
        assertThat(refreshed).isEqualTo(revenue());
        assertThat(refreshed).asString().isEqualTo("[10, 33, 50, null, null]");
    }

    @Test
    void everyRunRefreshesAStreamThatShowsDeletesByAbsenceAndHasNoCursor() throws IOException {
        define(ABSENCE);
        ledger.sync();
        write(SIX.subList(1, 5));

        JsonPath run = ledger.sync();

        assertThat(run.getString("mode")).isEqualTo("incremental");
        assertThat(counts(run)).containsExactly(4, 0, 0, 4, 2, 0);
        assertThat(ids()).containsExactly(2, 3, 4, 5);
        assertThat(reads()).containsExactly("full=true after=-", "full=true after=-");
    }

    @Test
    void oneThatHasACursorIsRefreshedWhenItsTimeHasCome() throws IOException {
        define(Map.of("absence", true, "cursor", true));
        ledger.sync();
        write(SIX.subList(1, 6));
        assertThat(counts(ledger.sync())).containsExactly(0, 0, 0, 0, 0, 0);
        sql.execute("update kpi.stream set refreshed_at = refreshed_at - interval '25 hours'");

        assertThat(counts(ledger.sync())).containsExactly(5, 0, 0, 5, 1, 0);
        assertThat(reads()).containsExactly("full=true after=-", "full=false after=6", "full=true after=-");
    }

    @Test
    void aStreamThatSuddenlyIsEmptyKeepsItsRecordsUntilSomebodyConfirms() throws IOException {
        define(ABSENCE);
        ledger.sync();
        write(List.of());

        JsonPath run = ledger.sync();

        assertThat(run.getString("state")).isEqualTo("failed");
        assertThat(run.getString("streams[0].error.kind")).isEqualTo("data");
        assertThat(run.getString("streams[0].error.message"))
                .isEqualTo(
                        "A read of everything in stream `ledger.entries` has brought nothing that could be read, while 6 records of it are "
                                + "here. They stay, since a source that is broken looks like an empty one. If they are really "
                                + "gone, confirm it: kpi sync ledger --full --stream entries --accept-deletes.");
        assertThat(ids()).hasSize(6);

        JsonPath confirmed =
                ledger.end(ledger.start(Map.of("full", true, "streams", List.of("entries"), "accept_deletes", true)));
        assertThat(counts(confirmed)).containsExactly(0, 0, 0, 0, 6, 0);
        assertThat(ids()).isEmpty();
    }

    @Test
    void aReadThatFailsDeletesNothingAndTheNextOneGoesOnWithIt() throws IOException {
        define(ABSENCE);
        ledger.sync();
        write(SIX.subList(0, 5));
        Files.createFile(folder.resolve("trouble"));

        JsonPath torn = ledger.sync();

        assertThat(torn.getString("streams[0].error.message")).isEqualTo("The ledger is torn.");
        assertThat(ids()).hasSize(6);
        Files.delete(folder.resolve("trouble"));
        assertThat(counts(ledger.sync())).containsExactly(3, 0, 0, 3, 1, 0);
        assertThat(ids()).containsExactly(1, 2, 3, 4, 5);
        assertThat(reads()).containsExactly("full=true after=-", "full=true after=-", "full=true after=2");
    }

    @Test
    void aCancelledOneDeletesNothingAndAnOrdinaryRunGoesOnWhereTheStreamWas() throws IOException {
        define(CURSOR);
        ledger.sync();
        write(SIX.subList(0, 5));
        Path gate = Files.createFile(folder.resolve("gate"));
        long run = ledger.start(Map.of("full", true));
        Await.until("it has committed a batch", () -> SourceClient.run(run).getInt("read") > 0);

        given().post("/api/v1/sync-runs/" + run + "/cancel").then().statusCode(202);
        ledger.end(run);
        Files.delete(gate);

        assertThat(ids()).hasSize(6);
        assertThat(counts(ledger.sync())).containsExactly(0, 0, 0, 0, 0, 0);
        assertThat(reads()).containsExactly("full=false after=-", "full=true after=-", "full=false after=6");
        assertThat(sql.fetchCount(org.jooq.impl.DSL.table("kpi.generation"))).isZero();
    }

    /// The node that dies is this one, which finds out when it wants to commit; another run goes on.
    @Test
    void aKilledOneIsGoneOnWithInTheSameGeneration() throws IOException {
        define(CURSOR);
        ledger.sync();
        write(SIX.subList(0, 5));
        Path gate = Files.createFile(folder.resolve("gate"));
        long killed = ledger.start(Map.of("full", true));
        Await.until("it has committed a batch", () -> SourceClient.run(killed).getInt("read") > 0);

        sql.execute("update kpi.sync_run set leased_until = now() - interval '1 second' where id = ?", killed);
        takeover.takeOver();
        Await.until("another run goes on", () -> reads().size() == 3);
        Files.delete(gate);

        JsonPath successor = ledger.end(
                given().get("/api/v1/sync-runs?source=ledger").jsonPath().getLong("items[0].id"));
        assertThat(successor.getLong("resumes")).isEqualTo(killed);
        assertThat(successor.getString("mode")).isEqualTo("full");
        assertThat(counts(successor)).containsExactly(3, 0, 0, 3, 1, 0);
        assertThat(SourceClient.run(killed).getInt("read")).isEqualTo(2);
        assertThat(ids()).containsExactly(1, 2, 3, 4, 5);
        assertThat(reads()).last().isEqualTo("full=true after=2");
    }

    @Test
    void losesNothingThatChangesWhileItReads() throws IOException {
        define(CURSOR);
        ledger.sync();
        Path gate = Files.createFile(folder.resolve("gate"));
        long run = ledger.start(Map.of("full", true));
        Await.until("it has committed a batch", () -> SourceClient.run(run).getInt("read") > 0);

        write(List.of(
                "1 7 2011-03-05 11",
                "2 2 2011-03-01 20",
                "4 4 2011-03-03 40",
                "5 5 2011-03-03 50",
                "7 8 2011-03-05 70"));
        Files.delete(gate);
        ledger.end(run);

        assertThat(ids()).containsExactly(1, 2, 4, 5, 7);
        assertThat(revenue()).asString().isEqualTo("[20, 0, 90, 0, 81]");
        write(List.of(
                "1 7 2011-03-05 11",
                "2 9 2011-03-01 22",
                "4 4 2011-03-03 40",
                "5 5 2011-03-03 50",
                "7 8 2011-03-05 70"));
        assertThat(counts(ledger.sync())).containsExactly(1, 0, 1, 0, 0, 0);
    }

    @Test
    void aRecordWhoseRowWentToQuarantineIsNotTakenForGone() throws IOException {
        define(ABSENCE);
        ledger.sync();
        write(List.of("1 1 2011-03-01 ?", "2 2 2011-03-01 20", "3 3 2011-03-02 30"));

        JsonPath run = ledger.sync();

        assertThat(run.getString("state")).isEqualTo("succeeded");
        assertThat(counts(run)).containsExactly(3, 0, 0, 2, 0, 1);
        assertThat(run.getString("streams[0].notes[0]"))
                .startsWith("4 records were not met any more, and 1 rows went to quarantine");
        assertThat(ids()).hasSize(6);
        write(SIX.subList(0, 3));
        assertThat(counts(ledger.sync())).containsExactly(3, 0, 0, 3, 3, 0);
        assertThat(ledger.get("/streams/entries/quarantine").getList("items")).isEmpty();
    }

    @Test
    void whereTheKeyOfABadRowIsKnownTheOthersThatAreGoneGoAway() throws IOException {
        define(ABSENCE);
        ledger.sync();
        write(List.of("1 1 2011-03-01 !", "2 2 2011-03-01 20", "3 3 2011-03-02 30"));

        JsonPath run = ledger.sync();

        assertThat(counts(run)).containsExactly(3, 0, 0, 2, 3, 1);
        assertThat(run.getList("streams[0].notes")).isEmpty();
        assertThat(ids()).containsExactly(1, 2, 3);
        write(List.of("2 2 2011-03-01 20", "3 3 2011-03-02 30"));
        assertThat(counts(ledger.sync())).as("it is gone now").containsExactly(2, 0, 0, 2, 1, 0);
    }

    @Test
    void aStreamThatIsNotThereIsNamedWithItsNearMiss() {
        define(ABSENCE);

        ledger.post(Map.of("streams", List.of("entrys")))
                .statusCode(422)
                .body("violations[0].path", equalTo("streams"))
                .body("detail", equalTo("Source `ledger` defines no stream `entrys`. Did you mean `entries`?"));
    }

    private void define(Map<String, Object> config) {
        ledger.define(Map.of(
                        "key",
                        "ledger",
                        "connector",
                        "ledger",
                        "folder",
                        folder.toString(),
                        "config",
                        config,
                        "streams",
                        Map.of("entries", Map.of("key", List.of("id"), "time", "day"))))
                .statusCode(201);
        given().contentType("application/json")
                .body(Map.of("key", "ledger_sum", "of", "ledger.entries", "measure", "sum(amount)", "unit", "GBP"))
                .put("/api/v1/metrics/ledger_sum")
                .then()
                .statusCode(201);
    }

    private void write(List<String> entries) throws IOException {
        Path draft = Files.write(folder.resolve("draft.txt"), entries);
        Files.move(draft, folder.resolve("ledger.txt"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> reads() {
        try {
            return Files.readAllLines(folder.resolve("reads.txt"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<Integer> ids() {
        return ledger.get("/streams/entries/records").getList("items.id");
    }

    private static List<Object> revenue() {
        return given().get("/api/v1/metrics/ledger_sum/series?grain=day&from=2011-03-01&to=2011-03-05")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("slices[0].values");
    }
}
