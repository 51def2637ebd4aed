package org.kpiplatform.app.source.upload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.kpiplatform.app.source.upload.Desk.FILES;
import static org.kpiplatform.app.source.upload.Desk.HEADER;
import static org.kpiplatform.app.source.upload.Desk.counts;
import static org.kpiplatform.app.source.upload.Desk.orders;
import static org.kpiplatform.app.source.upload.Desk.sync;
import static org.kpiplatform.app.source.upload.Desk.upload;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UploadsTest {

    private static final String TWO = "1,anna,10.50,2011-03-01 10:00:00\n2,bob,20,2011-03-02 11:00:00\n";

    @BeforeEach
    void begin() {
        Desk.clear();
    }

    @Test
    void aFileFromTheDeskBecomesRecordsAndValues() {
        upload("orders.csv", TWO).statusCode(201);

        assertThat(counts(sync())).containsExactly(2, 2, 0, 0, 0, 0);

        assertThat(orders()).containsExactly("1 anna 10.5", "2 bob 20");
        given().contentType(ContentType.JSON)
                .body(Map.of("key", "desk_revenue", "of", "desk.orders", "measure", "sum(amount)", "unit", "EUR"))
                .put("/api/v1/metrics/desk_revenue")
                .then()
                .statusCode(201);
        try {
            assertThat(Desk.get("/api/v1/metrics/desk_revenue/series?grain=month&from=2011-03&to=2011-03")
                            .getDouble("slices[0].values[0]"))
                    .isEqualTo(30.5);
        } finally {
            given().header("If-Match", "*").delete("/api/v1/metrics/desk_revenue");
        }
    }

    @Test
    void aCorrectedFileChangesOneRecord() {
        upload("orders.csv", TWO);
        sync();

        upload("orders.csv", TWO.replace("bob,20", "bob,21")).statusCode(200);

        assertThat(counts(sync())).containsExactly(2, 0, 1, 1, 0, 0);
        assertThat(orders()).containsExactly("1 anna 10.5", "2 bob 21");
    }

    @Test
    void theSameFileAgainIsNotReadAgain() {
        upload("orders.csv", TWO).statusCode(201);
        sync();

        upload("orders.csv", TWO).statusCode(200);

        assertThat(counts(sync())).containsExactly(0, 0, 0, 0, 0, 0);
    }

    @Test
    void severalFilesAreReadInTheOrderOfTheirNamesCompressedOrNot() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write((HEADER + "2,bob,25,2011-03-02 11:00:00\n").getBytes(StandardCharsets.UTF_8));
        }
        given().header("Content-Type", "application/gzip")
                .body(compressed.toByteArray())
                .put(FILES + "/orders-2.csv.gz")
                .then()
                .statusCode(201);
        upload("orders-1.csv", TWO).statusCode(201);

        sync();

        assertThat(orders()).containsExactly("1 anna 10.5", "2 bob 25");
    }

    @Test
    void tellsWhatCameWhenAndFromWhom() {
        Desk.csv(HEADER + TWO).header("Kpi-Author", "Ann").put(FILES + "/orders.csv");
        upload("orders-2.csv", "");

        JsonPath files = Desk.get(FILES);

        assertThat(files.getList("items.name")).containsExactly("orders-2.csv", "orders.csv");
        assertThat(files.getString("items[1].uploaded_by")).isEqualTo("Ann");
        assertThat(files.getInt("items[1].size")).isEqualTo((HEADER + TWO).length());
        assertThat(files.getString("items[1].sha256")).matches("[0-9a-f]{64}");
        assertThat(files.getString("items[1].uploaded_at")).isNotBlank();
        assertThat(Desk.get(FILES + "?limit=1").getString("next")).isNotBlank();
        assertThat(Desk.get(FILES + "/orders.csv").getString("sha256")).isEqualTo(files.getString("items[1].sha256"));
    }

    @Test
    void aDeletedFileIsGoneAndItsRecordsStay() {
        upload("orders.csv", TWO);
        sync();

        given().delete(FILES + "/orders.csv").then().statusCode(204);

        given().delete(FILES + "/orders.csv").then().statusCode(404);
        JsonPath run = sync();
        assertThat(run.getString("state")).isEqualTo("failed");
        assertThat(run.toString() + run.get()).contains("No file matches");
        assertThat(orders()).hasSize(2);
    }

    @Test
    void filesGoWithTheirSource() {
        upload("orders.csv", TWO);

        given().header("If-Match", "*").delete("/api/v1/sources/desk").then().statusCode(204);

        given().get(FILES).then().statusCode(404);
        Desk.define("desk", "csv", "<uploaded>").statusCode(201);
        given().get(FILES).then().statusCode(200).body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%2e%2e%2fetc%2fpasswd",
                "a%2Fb.csv",
                ".hidden.csv",
                "a*.csv",
                "a%5Cb.csv",
                "a.",
                "Gr%C3%B6%C3%9Fe.csv"
            })
    void refusesNamesThatCouldLeadSomewhereElse(String name) {
        int status = Desk.csv("x")
                .urlEncodingEnabled(false)
                .put(FILES + "/" + name)
                .then()
                .extract()
                .statusCode();

        assertThat(status).isIn(400, 404, 405);
        given().get(FILES).then().body("items", hasSize(0));
    }

    @Test
    void saysWhichNamesAreGood() {
        Desk.csv("x")
                .urlEncodingEnabled(false)
                .put(FILES + "/a%2Fb.csv")
                .then()
                .statusCode(400)
                .body("detail", containsString("No file may be called `a/b.csv`; expected 1 to 120 letters"))
                .body("detail", containsString("--as NAME"));
    }

    @Test
    void refusesFormsAndEncodedBodiesWhichWouldBeReadAsRows() {
        given().multiPart("file", "orders.csv", TWO.getBytes(StandardCharsets.UTF_8))
                .put(FILES + "/orders.csv")
                .then()
                .statusCode(415)
                .body("detail", containsString("curl -T FILE URL"));
        Desk.csv(TWO)
                .header("Content-Encoding", "gzip")
                .put(FILES + "/orders.csv")
                .then()
                .statusCode(415)
                .body("detail", containsString("orders.csv.gz"));
        given().get(FILES).then().body("items", hasSize(0));
    }

    @Test
    void sourcesThatReadOtherFilesTakeNone() {
        given().header("If-Match", "*").delete("/api/v1/sources/elsewhere");
        Desk.define("elsewhere", "csv", "/srv/exports").statusCode(201);

        Desk.csv(TWO)
                .put("/api/v1/sources/elsewhere/files/orders.csv")
                .then()
                .statusCode(409)
                .body("detail", containsString("Say `folder: <uploaded>` in its definition"));

        given().header("If-Match", "*").delete("/api/v1/sources/elsewhere");
        Desk.csv(TWO).put("/api/v1/sources/nowhere/files/orders.csv").then().statusCode(404);
    }

    @Test
    void aSourceThatReadsNoFilesCanNotSayThatItReadsThese() {
        Desk.define("shouts", "push", "<uploaded>")
                .statusCode(422)
                .body("violations.path", org.hamcrest.Matchers.hasItem("folder"));
    }

    @Test
    void yamlKeepsTheWordWhereverTheFileIs() {
        String yaml = """
                source: yaml_desk
                connector: csv
                folder: <uploaded>
                config: { files: { orders: orders.csv } }
                streams: { orders: { key: [order_id] } }
                """;

        given().contentType(ContentType.JSON)
                .body(Map.of("files", java.util.List.of(Map.of("name", "a.yaml", "folder", "/home/ann", "text", yaml))))
                .post("/api/v1/definitions/apply")
                .then()
                .statusCode(200);

        given().get("/api/v1/sources/yaml_desk").then().body("folder", equalTo("<uploaded>"));
        given().header("If-Match", "*")
                .delete("/api/v1/sources/yaml_desk")
                .then()
                .statusCode(204);
    }
}
