package org.kpiplatform.app.answer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.app.metric.Bazaar.BUYERS;
import static org.kpiplatform.app.metric.Bazaar.SALES;
import static org.kpiplatform.app.metric.Bazaar.SHELVES;
import static org.kpiplatform.app.metric.Bazaar.noSale;
import static org.kpiplatform.app.metric.Bazaar.sale;
import static org.kpiplatform.app.metric.Bazaar.upsert;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kpiplatform.app.metric.Bazaar;
import org.kpiplatform.connector.spi.SourceRecord;

/// Whatever syncs bring, what is served is what would be evaluated. Takes some seconds, because every step asks
/// every question twice.
@QuarkusTest
class ServedAsEvaluatedTest {

    private static final int STEPS = 15;
    private static final LocalDate FIRST = LocalDate.parse("2011-01-01");
    private static final int DAYS = 120;

    private static final List<String> QUESTIONS = List.of(
            "kpis/average_sale/series",
            "kpis/average_sale/series?from=2011-01&to=2011-02",
            "kpis/average_sale/series?from=2011-03&to=2011-03&by=buyer.segment",
            "kpis/average_sale/series?from=2010-12&to=2011-06&as_of=2999-12-31",
            "kpis/growing/series?from=2011-02&to=2011-04",
            "kpis/growing/tree?period=2011-03",
            "kpis/unpaid_share/series?grain=week&from=2011-02-01&to=2011-03-31",
            "kpis/pieces_left/series?grain=day&from=2011-02-01&to=2011-04-30",
            "metrics/revenue/series?grain=day&from=2011-03-01&to=2011-03-31&by=kind",
            "metrics/buyers/series?from=2011-01&to=2011-04",
            "metrics/newcomers/series?from=2011-01&to=2011-04",
            "metrics/unpaid/series?from=2011-01&to=2011-05",
            "metrics/pieces/series?grain=month");

    @Inject
    Bazaar bazaar;

    @Inject
    Evaluations evaluations;

    @BeforeEach
    void open() {
        bazaar.open();
        bazaar.metric(SALES, "revenue", "sum(amount)", "kind", "buyer.segment");
        bazaar.metric(SALES, "sales", "count()", "kind", "buyer.segment");
        bazaar.metric(SALES, "buyers", "count_distinct(buyer_id)", "kind");
        bazaar.metric(SALES, "newcomers", "first_seen(buyer_id)");
        bazaar.metric(SALES, "unpaid", "open(sold_at, paid_on)");
        bazaar.metric(SHELVES, "pieces", "sum(pieces)");
        kpi("average_sale", "revenue / sales", "GBP / sale");
        kpi("growing", "growth(revenue)", "%");
        kpi("unpaid_share", "unpaid / sales", "ratio");
        kpi("pieces_left", "rolling_sum(revenue, 3)", "GBP");
        bazaar.sync(BUYERS, upsert("b0", "loyal"), upsert("b1", "new"), upsert("b2", "loyal"));
        bazaar.sync(SHELVES, upsert("pots", 3L, null));
        bazaar.sync(SALES, sale(1, "2011-02-05", null, "b1", "retail", "10"));
        evaluations.awaitHearing();
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void servesWhatWouldBeEvaluated(long seed) {
        Random random = new Random(seed);
        answers();
        for (int step = 0; step < STEPS; step++) {
            String what = change(random);
            Map<String, String> served = answers();
            evaluations.dropAll();
            assertThat(served).as("seed %d, step %d: %s", seed, step, what).isEqualTo(answers());
        }
    }

    private String change(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> {
                bazaar.sync(BUYERS, upsert("b" + random.nextInt(3), random.nextBoolean() ? "loyal" : "new"));
                yield "a buyer";
            }
            case 1 -> {
                Instant at = day(random).atTime(12, 0).toInstant(ZoneOffset.UTC);
                bazaar.sync(SHELVES, at, upsert("pots", random.nextLong(9), null));
                yield "shelves at " + at;
            }
            case 2 -> {
                SourceRecord record = anySale(random);
                bazaar.take(SALES, 7, record);
                yield "a batch without an end, " + record.values();
            }
            default -> {
                SourceRecord record = anySale(random);
                bazaar.sync(SALES, record);
                yield "a sync, " + record.values();
            }
        };
    }

    private static SourceRecord anySale(Random random) {
        long id = random.nextLong(12);
        if (random.nextInt(5) == 0) {
            return noSale(id);
        }
        LocalDate day = day(random);
        @Nullable
        String paid = random.nextBoolean() ? day.plusDays(random.nextInt(40)).toString() : null;
        return sale(
                id, day.toString(), paid, "b" + random.nextInt(3), random.nextBoolean() ? "retail" : "online", "" + id);
    }

    private static LocalDate day(Random random) {
        return FIRST.plusDays(random.nextInt(DAYS));
    }

    private static Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        QUESTIONS.forEach(question -> answers.put(
                question,
                given().get("/api/v1/" + question)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()));
        return answers;
    }

    private static void kpi(String key, String formula, String unit) {
        given().contentType(ContentType.JSON)
                .body(Map.of("key", key, "formula", formula, "unit", unit))
                .put("/api/v1/kpis/" + key)
                .then()
                .statusCode(201);
    }
}
