package org.kpiplatform.app.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.kpiplatform.app.source.SourceClient.counts;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kpiplatform.app.EmptyPlatform;

/// How many bad rows a stream may have, and how they are tried again.
@QuarkusTest
class QuarantineTest {

    @TempDir
    Path folder;

    private final SourceClient ledger = new SourceClient("ledger");

    @BeforeEach
    void begin() {
        EmptyPlatform.empty();
    }

    @Test
    void aStreamWithMoreBadRowsThanItMayHaveFailsAndShowsTheFirstOfThem() throws IOException {
        define(Map.of("batch", 50), Map.of("most_rows", 2));
        write(200, 60);

        JsonPath run = ledger.sync();

        assertThat(run.getString("state")).isEqualTo("failed");
        assertThat(run.getString("streams[0].error.kind")).isEqualTo("data");
        assertThat(run.getString("streams[0].error.message"))
                .isEqualTo("3 of 200 rows of stream `ledger.entries` could not be read, more than 2 rows "
                        + "(`quarantine.most_rows`). What came before is kept. The first of them: `ledger.txt:60`: `?` is no "
                        + "number. `ledger.txt:120`: `?` is no number. `ledger.txt:180`: `?` is no number. Mend the rows or "
                        + "the definition; `kpi quarantine ledger entries` shows more of them.");
        assertThat(counts(run))
                .as("the batch with the row too many is not taken")
                .containsExactly(151, 148, 0, 0, 0, 3);
        assertThat(ledger.get("/streams/entries/quarantine").getList("items.line"))
                .containsExactly(60, 120, 180);

        write(200, 0);
        assertThat(ledger.sync().getString("state")).isEqualTo("succeeded");
        assertThat(ledger.get("/streams/entries").getLong("records")).isEqualTo(198);
    }

    @Test
    void aShareIsJudgedWhenThereAreEnoughRowsToSpeakOfOne() throws IOException {
        define(Map.of("batch", 500), Map.of("most_percent", 5));
        write(20, 2);
        assertThat(ledger.sync().getString("state")).isEqualTo("succeeded");

        ledger.forget("entries");
        write(100, 10);

        JsonPath run = ledger.sync();
        assertThat(run.getString("streams[0].error.message"))
                .startsWith("10 of 100 rows of stream `ledger.entries` could not be read, more than 5 % "
                        + "(`quarantine.most_percent`).");
        define(Map.of("batch", 500), Map.of("most_percent", 10));
        assertThat(ledger.sync().getString("state")).isEqualTo("succeeded");
    }

    @Test
    void unlessItsDefinitionSaysOtherwiseHalfOfTheRowsMayBeBad() throws IOException {
        define(Map.of("batch", 500), null);
        write(200, 2);
        assertThat(ledger.sync().getString("state")).isEqualTo("succeeded");

        ledger.forget("entries");
        write(200, 1);

        assertThat(ledger.sync().getString("streams[0].error.message"))
                .startsWith("200 of 200 rows of stream `ledger.entries` could not be read, more than 50 %");
    }

    @Test
    void rowsAreTriedAgainWithoutDeletingAnything() throws IOException {
        define(Map.of("cursor", true, "batch", 500), null);
        write(30, 10);
        assertThat(counts(ledger.sync())).containsExactly(30, 27, 0, 0, 0, 3);
        write(29, 0);
        assertThat(counts(ledger.sync())).as("none of these is new").containsExactly(0, 0, 0, 0, 0, 0);

        JsonPath run = ledger.end(given().post("/api/v1/sources/ledger/streams/entries/quarantine/replay")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getLong("id"));

        assertThat(run.getString("mode")).isEqualTo("replay");
        assertThat(counts(run)).containsExactly(29, 2, 0, 27, 0, 0);
        assertThat(ledger.get("/streams/entries").getLong("records")).isEqualTo(29);
        assertThat(ledger.get("/streams/entries/quarantine").getList("items"))
                .as("row 30 is not there any more")
                .isEmpty();
        given().post("/api/v1/sources/ledger/streams/entries/quarantine/replay")
                .then()
                .statusCode(409)
                .body("detail", equalTo("Nothing of `ledger.entries` is in quarantine."));
        given().post("/api/v1/sources/ledger/streams/entrys/quarantine/replay")
                .then()
                .statusCode(404);
    }

    /// @param bad every so many rows, one can not be read; zero for none
    private void write(int rows, int bad) throws IOException {
        Files.writeString(
                folder.resolve("ledger.txt"),
                IntStream.rangeClosed(1, rows)
                        .mapToObj(id -> "%d %d 2011-03-01 %s%n"
                                .formatted(id, id, bad > 0 && id % bad == 0 ? "?" : Integer.toString(id)))
                        .collect(Collectors.joining()));
    }

    private void define(Map<String, Object> config, @Nullable Map<String, Object> quarantine) {
        Map<String, Object> stream = new HashMap<>(Map.of("key", List.of("id"), "time", "day"));
        if (quarantine != null) {
            stream.put("quarantine", quarantine);
        }
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
                        Map.of("entries", stream)))
                .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
    }
}
