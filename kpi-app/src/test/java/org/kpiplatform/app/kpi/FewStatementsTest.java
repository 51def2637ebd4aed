package org.kpiplatform.app.kpi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.metric.Bazaar.SALES;
import static org.kpiplatform.app.metric.Bazaar.sale;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.app.database.Statements;
import org.kpiplatform.app.metric.Bazaar;

/// How often the database is asked does not depend on how many metrics there are.
@QuarkusTest
class FewStatementsTest {

    private static final int FEW = 2;
    private static final int MANY = 30;

    @Inject
    Bazaar bazaar;

    @Inject
    Statements statements;

    @BeforeEach
    void open() {
        open(MANY);
    }

    private void open(int metrics) {
        bazaar.open();
        apply(metrics(metrics) + kpi("of_few", FEW) + kpi("of_many", metrics));
        bazaar.sync(
                SALES,
                sale(1, "2011-01-10", null, "ann", "retail", "10"),
                sale(2, "2011-02-10", null, "bob", "trade", "20"),
                sale(3, "2011-03-10", null, "bob", "trade", "30"));
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    @Test
    void forASeries() {
        assertThat(statements.during(() -> ask("of_many/series?from=2011-01&to=2011-02")))
                .isEqualTo(statements.during(() -> ask("of_few/series?from=2011-01&to=2011-02")))
                .isLessThan(10);
    }

    @Test
    void forASeriesBySlices() {
        assertThat(statements.during(() -> ask("of_many/series?from=2011-01&to=2011-02&by=kind")))
                .isEqualTo(statements.during(() -> ask("of_few/series?from=2011-01&to=2011-02&by=kind")));
    }

    @Test
    void forTheLatestTree() {
        assertThat(statements.during(() -> ask("of_many/tree")))
                .isEqualTo(statements.during(() -> ask("of_few/tree")))
                .isLessThan(20);
    }

    @Test
    void toTakeACorrectionAndPublishWhatItChanges() {
        int ofMany = correct();
        assertThat(given().get("/api/v1/restatements?limit=500").jsonPath().getList("items"))
                .hasSize(2 * (MANY + 2));
        open(FEW);

        assertThat(ofMany).isEqualTo(correct()).isLessThan(100);
    }

    /// The second correction, since whatever comes first has more to do.
    private int correct() {
        bazaar.sync(SALES, sale(2, "2011-02-10", null, "bob", "trade", "21"));
        return statements.during(() -> bazaar.sync(SALES, sale(2, "2011-02-10", null, "bob", "trade", "22")));
    }

    private static void ask(String question) {
        given().get("/api/v1/kpis/" + question).then().statusCode(200);
    }

    private static String metrics(int number) {
        return IntStream.range(0, number).mapToObj("""
                        metric: revenue_%1$d
                        of: bazaar.sales
                        measure: sum(amount)
                        dimensions: [kind]
                        unit: GBP
                        ---
                        """::formatted).collect(Collectors.joining());
    }

    private static String kpi(String key, int metrics) {
        String sum = IntStream.range(0, metrics).mapToObj(i -> "revenue_" + i).collect(Collectors.joining(" + "));
        return "kpi: %s\nformula: %s\nunit: GBP\n---\n".formatted(key, sum);
    }

    private static void apply(String text) {
        given().contentType(ContentType.JSON)
                .body(Map.of("files", List.of(Map.of("name", "all.yaml", "text", text))))
                .post("/api/v1/definitions/apply")
                .then()
                .statusCode(200);
    }
}
