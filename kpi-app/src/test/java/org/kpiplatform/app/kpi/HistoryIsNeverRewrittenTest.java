package org.kpiplatform.app.kpi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.metric.Bazaar.SALES;
import static org.kpiplatform.app.metric.Bazaar.noSale;
import static org.kpiplatform.app.metric.Bazaar.sale;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kpiplatform.app.metric.Bazaar;

/// Whatever is synced, corrected, deleted and redefined: what a question as of a moment was answered once is what it
/// is answered for ever. It takes several seconds, since it has to sync again and again.
@QuarkusTest
class HistoryIsNeverRewrittenTest {

    private static final int STEPS = 12;
    private static final List<String> KINDS = List.of("retail", "trade", "online");
    private static final List<String> QUESTIONS = List.of(
            "kpis/average_sale/series?from=2011-01-05&to=2011-06-05",
            "kpis/average_sale/series?from=2011-01-05&to=2011-06-05&by=kind",
            "kpis/average_sale/tree?period=2011-02-10");

    @Inject
    Bazaar bazaar;

    private final Map<String, String> answers = new LinkedHashMap<>();

    @BeforeEach
    void open() {
        bazaar.open();
        bazaar.metric(SALES, "revenue", "sum(amount)", "kind");
        bazaar.metric(SALES, "sales", "count()", "kind");
        apply("calendar: april\nkind: fiscal\nfirst_day: 04-01\n", kpi("revenue / sales", "iso"));
        bazaar.sync(SALES, sale(1, "2011-01-01", null, "ann", "retail", "10"));
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20110301, 87})
    void whateverHappens(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            happens(random, step);
            ask(Instant.now());
        }
        assertThat(answer("restatements")).as("there is a history to rewrite").contains("average_sale");
        answers.forEach(
                (question, answer) -> assertThat(answer(question)).as(question).isEqualTo(answer));
    }

    /// While a sync publishes, moments that are just passing are asked.
    @ParameterizedTest
    @ValueSource(longs = 5)
    void alsoWhileItHappens(long seed) throws InterruptedException {
        Map<String, String> meanwhile = new ConcurrentHashMap<>();
        Thread reader = Thread.ofVirtual().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                String question = QUESTIONS.getFirst() + "&as_of=" + Instant.now();
                meanwhile.put(question, answer(question));
            }
        });
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            happens(random, step);
        }
        reader.interrupt();
        reader.join();

        assertThat(meanwhile).isNotEmpty();
        meanwhile.forEach(
                (question, answer) -> assertThat(answer(question)).as(question).isEqualTo(answer));
    }

    private void happens(Random random, int step) {
        switch (random.nextInt(6)) {
            case 0 -> bazaar.sync(SALES, noSale(1 + random.nextInt(8)));
            case 1 ->
                apply(kpi(
                        random.nextBoolean() ? "revenue / sales" : "2 * revenue / sales",
                        random.nextBoolean() ? "iso" : "april"));
            case 2 -> apply("calendar: april\nkind: fiscal\nfirst_day: 04-0" + (1 + random.nextInt(3)) + "\n");
            default -> {
                LocalDate day = LocalDate.of(2011, 1, 1).plusDays(random.nextInt(20 + 14 * step));
                bazaar.sync(
                        SALES,
                        sale(
                                1 + random.nextInt(8),
                                day.toString(),
                                null,
                                "ann",
                                KINDS.get(random.nextInt(KINDS.size())),
                                String.valueOf(random.nextInt(5) * 10)));
            }
        }
    }

    private void ask(Instant moment) {
        QUESTIONS.forEach(question -> {
            String asked = question + "&as_of=" + moment;
            answers.put(asked, answer(asked));
        });
    }

    private static String answer(String question) {
        var response = given().get("/api/v1/" + question);
        assertThat(response.statusCode()).as(question).isEqualTo(200);
        return response.asString();
    }

    private static String kpi(String formula, String calendar) {
        return "kpi: average_sale\nformula: %s\nunit: GBP / sale\ncalendar: %s\npublish_by: [kind]\n"
                .formatted(formula, calendar);
    }

    private static void apply(String... documents) {
        given().contentType(ContentType.JSON)
                .body(Map.of("files", List.of(Map.of("name", "all.yaml", "text", String.join("---\n", documents)))))
                .post("/api/v1/definitions/apply")
                .then()
                .statusCode(200);
    }
}
