package org.kpiplatform.app.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kpiplatform.app.source.Orders.Order;

/// Two shops have the same orders, which reach the platform in different orders and portions; afterwards some are
/// corrected, and move to other days and regions. Whatever the way, every metric and KPI is what a plain
/// computation from all records gives, in total and by region. Takes its time for two dozen syncs.
@QuarkusTest
class SyncOrderTest {

    private static final int ORDERS = 160;
    private static final int PORTIONS = 4;
    private static final String PER_ORDER = "amount_per_order";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void valuesAreThoseOfTheRecordsInWhateverOrderTheyCame(int seed) throws IOException {
        Random random = new Random(seed);
        Orders orders = new Orders();
        List<List<Order>> portions = portions(random);
        define("east");
        define("west");

        for (List<Order> portion : portions) {
            deliver("east", portion);
            portion.forEach(orders::put);
            holds("east", orders);
        }
        Collections.shuffle(portions, random);
        for (List<Order> portion : portions) {
            deliver("west", portion);
        }
        assertThat(everything("west")).isEqualTo(everything("east"));

        correct(random, orders);
        holds("east", orders);
        holds("west", orders);
    }

    private static List<List<Order>> portions(Random random) {
        List<List<Order>> portions = new ArrayList<>();
        for (int portion = 0; portion < PORTIONS; portion++) {
            portions.add(new ArrayList<>());
        }
        for (int id = 0; id < ORDERS; id++) {
            portions.get(random.nextInt(PORTIONS)).add(Order.random(id, random));
        }
        return portions;
    }

    private void deliver(String shop, List<Order> portion) throws IOException {
        write(shop, "orders-" + portion.getFirst().id() + ".csv", portion);
        assertThat(new SourceClient(shop).sync().getInt("added")).isEqualTo(portion.size());
    }

    private void correct(Random random, Orders orders) throws IOException {
        List<Order> corrections = new ArrayList<>();
        for (int id = 0; id < ORDERS; id += 1 + random.nextInt(12)) {
            corrections.add(Order.random(id, random));
        }
        corrections.forEach(orders::put);
        for (String shop : List.of("east", "west")) {
            write(shop, "orders-corrected.csv", corrections);
            JsonPath run = new SourceClient(shop).sync();
            assertThat(run.getInt("changed")).isEqualTo(corrections.size());
        }
    }

    private void write(String shop, String file, List<Order> orders) throws IOException {
        Path shopFolder = Files.createDirectories(folder.resolve(shop));
        Files.writeString(shopFolder.resolve(file), Orders.file(orders, Order::row));
    }

    private void define(String shop) throws IOException {
        Path files = Files.createDirectories(folder.resolve(shop));
        new SourceClient(shop).forget("orders");
        new SourceClient(shop)
                .define(Map.of(
                        "key", shop,
                        "connector", "csv",
                        "folder", files.toString(),
                        "config", Map.of("files", Map.of("orders", "orders-*.csv")),
                        "streams",
                                Map.of(
                                        "orders",
                                        Map.of(
                                                "key", List.of("order_id"),
                                                "time", "ordered_at",
                                                "fields", Map.of("amount", "decimal", "closed_at", "timestamp"),
                                                "coverage", Map.of("from", "2024-01-01", "through", "2024-07-01")))));
        Orders.MEASURES.forEach((name, measure) -> put(
                "metrics",
                Map.of(
                        "key", shop + "_" + name,
                        "of", shop + ".orders",
                        "measure", measure.getFirst(),
                        "dimensions", List.of("region"),
                        "unit", measure.getLast())));
        put(
                "kpis",
                Map.of(
                        "key", shop + "_" + PER_ORDER,
                        "formula", shop + "_revenue / " + shop + "_orders",
                        "unit", "EUR / order"));
    }

    private static void put(String kind, Map<String, Object> definition) {
        String path = "/api/v1/" + kind + "/" + definition.get("key");
        String etag = given().get(path).header("ETag");
        var request = given().contentType(ContentType.JSON).body(definition);
        int status = (etag == null ? request : request.header("If-Match", etag))
                .put(path)
                .statusCode();
        assertThat(status).as(path).isBetween(200, 201);
    }

    private static void holds(String shop, Orders orders) {
        for (String name : names()) {
            JsonPath total = series(shop, name, "");
            holds(shop + "_" + name, total.getList("slices[0].values"), orders.monthly(name, null));
            JsonPath byRegion = series(shop, name, "&by=region");
            List<String> regions = byRegion.getList("slices.slice.region");
            assertThat(regions).as(name).containsExactlyElementsOf(Orders.REGIONS);
            for (int i = 0; i < regions.size(); i++) {
                holds(
                        shop + "_" + name + " " + regions.get(i),
                        byRegion.getList("slices[%d].values".formatted(i)),
                        orders.monthly(name, regions.get(i)));
            }
        }
    }

    private static void holds(String what, List<@Nullable Number> found, List<@Nullable BigDecimal> expected) {
        assertThat(found).as(what).hasSameSizeAs(expected);
        for (int month = 0; month < expected.size(); month++) {
            Number value = found.get(month);
            BigDecimal plain = expected.get(month);
            if (plain == null) {
                assertThat(value).as("%s in month %d", what, month + 1).isNull();
            } else {
                assertThat(value).as("%s in month %d", what, month + 1).isNotNull();
                assertThat(value.doubleValue())
                        .as("%s in month %d", what, month + 1)
                        .isCloseTo(
                                plain.doubleValue(),
                                Offset.offset(1e-12 * Math.max(1, plain.abs().doubleValue())));
            }
        }
    }

    private static List<String> everything(String shop) {
        return names().stream()
                .flatMap(name -> List.of("", "&by=region").stream()
                        .map(by -> name + by + series(shop, name, by).getString("slices")))
                .toList();
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(Orders.MEASURES.keySet());
        names.add(PER_ORDER);
        return names;
    }

    private static JsonPath series(String shop, String name, String by) {
        String kind = name.equals(PER_ORDER) ? "kpis" : "metrics";
        return given().get(
                        "/api/v1/%s/%s_%s/series?grain=month&from=2024-01&to=2024-06%s".formatted(kind, shop, name, by))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(NumberReturnType.DOUBLE));
    }
}
