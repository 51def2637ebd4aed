package org.kpiplatform.app.kpi;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kpiplatform.app.metric.Bazaar.SALES;
import static org.kpiplatform.app.metric.Bazaar.noSale;
import static org.kpiplatform.app.metric.Bazaar.sale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.api.explanation.ExplainedValue;
import org.kpiplatform.api.explanation.Explanation;
import org.kpiplatform.api.explanation.MeasuredRecords;
import org.kpiplatform.api.explanation.ValueBucket;
import org.kpiplatform.api.explanation.ValuePart;
import org.kpiplatform.app.metric.Bazaar;
import org.kpiplatform.connector.spi.SourceRecord;

/// What an explanation takes a value apart into makes that value again, whatever the records are.
@QuarkusTest
class PartsMakeValuesTest {

    private static final Map<String, String> MEASURES = Map.of(
            "number", "count()",
            "total", "sum(amount)",
            "average", "avg(amount)",
            "spread", "variance(amount)",
            "distance", "stddev(amount)",
            "least", "min(amount)",
            "most", "max(amount)",
            "unpaid", "open(sold_at, paid_on)",
            "owed", "open(sold_at, paid_on, amount)");

    private static final List<String> PERIODS = List.of("2011-02-11", "2011-W07", "2011-02", "2011-Q1", "2011");

    @Inject
    Bazaar bazaar;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void open() {
        bazaar.open();
        MEASURES.forEach((key, measure) -> bazaar.metric(SALES, key, measure, "kind"));
        String formula = MEASURES.keySet().stream()
                .map(key -> key + " / " + key)
                .sorted()
                .collect(Collectors.joining(" + "));
        given().contentType(ContentType.JSON)
                .body(Map.of("key", "everything", "formula", formula, "unit", "ratio"))
                .put("/api/v1/kpis/everything")
                .then()
                .statusCode(201);
    }

    @AfterEach
    void close() {
        bazaar.close();
    }

    @Test
    void bucketsAndPartsMakeTheValueWhateverTheRecordsAre() throws JsonProcessingException {
        Random random = new Random(20_110_211);
        for (int sync = 0; sync < 3; sync++) {
            bazaar.sync(
                    SALES,
                    IntStream.rangeClosed(1, 60)
                            .mapToObj(_ -> random.nextInt(6) == 0 ? noSale(1 + random.nextInt(80)) : anySale(random))
                            .toArray(SourceRecord[]::new));
            for (String period : PERIODS) {
                assertMade(explain("period=" + period));
                assertMade(explain("period=" + period + "&where=kind=export"));
            }
        }
    }

    private static void assertMade(Explanation explanation) {
        List<ExplainedValue> metrics = explanation.values().stream()
                .filter(value -> value.measured() != null)
                .toList();
        assertThat(metrics).hasSameSizeAs(MEASURES.keySet());
        for (ExplainedValue metric : metrics) {
            MeasuredRecords measured = requireNonNull(metric.measured());
            assertThat(measured.withoutBuckets()).isNull();
            assertThat(measured.buckets())
                    .allSatisfy(bucket -> assertThat(bucket.start()).isBetween(explanation.start(), explanation.end()));
            String what = metric.key() + " in " + explanation.period() + explanation.where();
            assertSame(what, metric.value(), fromParts(metric.key(), measured.parts()));
            assertSame(what, metric.value(), fromBuckets(metric.key(), measured));
        }
    }

    private static void assertSame(String what, @Nullable Double expected, double made) {
        if (expected == null) {
            assertThat(made).as(what).isNaN();
        } else {
            assertThat(made).as(what).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
    }

    private static double fromParts(String metric, List<ValuePart> parts) {
        return switch (metric) {
            case "number" -> part(parts, "number");
            case "total" -> part(parts, "sum");
            case "average" -> part(parts, "sum") / part(parts, "number");
            case "spread" -> part(parts, "squared_deviations") / (part(parts, "number") - 1);
            case "distance" -> Math.sqrt(part(parts, "squared_deviations") / (part(parts, "number") - 1));
            case "least" -> part(parts, "min");
            case "most" -> part(parts, "max");
            default -> part(parts, "open_before") + part(parts, "opened") - part(parts, "closed");
        };
    }

    private static double fromBuckets(String metric, MeasuredRecords measured) {
        List<ValueBucket> buckets = measured.buckets();
        return switch (metric) {
            case "number", "total" ->
                buckets.stream().mapToDouble(ValueBucket::value).sum();
            case "average" -> all(buckets, "sum").sum() / all(buckets, "number").sum();
            case "spread" -> merged(buckets);
            case "distance" -> Math.sqrt(merged(buckets));
            case "least" -> all(buckets, "min").reduce(Double.NaN, known(Math::min));
            case "most" -> all(buckets, "max").reduce(Double.NaN, known(Math::max));
            default ->
                part(measured.parts(), "open_before") + all(buckets, "added").sum();
        };
    }

    /// As Chan, Golub and LeVeque (1979) merge samples.
    private static double merged(List<ValueBucket> buckets) {
        double number = 0;
        double mean = 0;
        double squares = 0;
        for (ValueBucket bucket : buckets) {
            double more = part(bucket.parts(), "number");
            if (more > 0) {
                double away = part(bucket.parts(), "mean") - mean;
                squares += part(bucket.parts(), "squared_deviations") + away * away * number * more / (number + more);
                number += more;
                mean += away * more / number;
            }
        }
        return number < 2 ? Double.NaN : squares / (number - 1);
    }

    private static DoubleBinaryOperator known(DoubleBinaryOperator operator) {
        return (left, right) -> Double.isNaN(left) ? right : operator.applyAsDouble(left, right);
    }

    private static DoubleStream all(List<ValueBucket> buckets, String name) {
        return buckets.stream()
                .mapToDouble(bucket -> part(bucket.parts(), name))
                .filter(Double::isFinite);
    }

    private static double part(List<ValuePart> parts, String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .mapToDouble(ValuePart::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static SourceRecord anySale(Random random) {
        LocalDate day = LocalDate.of(2010, 12, 20).plusDays(random.nextInt(120));
        return sale(
                1 + random.nextInt(80),
                day.toString(),
                random.nextInt(3) == 0
                        ? null
                        : day.plusDays(random.nextInt(20) - 1L).toString(),
                "ann",
                random.nextBoolean() ? "retail" : "export",
                random.nextInt(5) == 0 ? null : (random.nextInt(200) - 50) + "." + random.nextInt(100));
    }

    private Explanation explain(String query) throws JsonProcessingException {
        String body = given().get("/api/v1/kpis/everything/explanation?" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return json.readValue(body, Explanation.class);
    }
}
