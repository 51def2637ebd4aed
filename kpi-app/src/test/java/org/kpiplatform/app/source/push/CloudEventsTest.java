package org.kpiplatform.app.source.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.kpiplatform.app.source.push.Till.body;
import static org.kpiplatform.app.source.push.Till.counts;
import static org.kpiplatform.app.source.push.Till.push;
import static org.kpiplatform.app.source.push.Till.refused;
import static org.kpiplatform.app.source.push.Till.sales;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CloudEventsTest {

    @BeforeEach
    void open() {
        Till.open();
    }

    private static String event(String id, String type, String data) {
        return "{\"specversion\": \"1.0\", \"id\": \"%s\", \"source\": \"/tills/7\", \"type\": \"%s\", \"time\": \"2026-03-01T10:00:00Z\", \"data\": %s}"
                .formatted(id, type, data);
    }

    private static RequestSpecification one(String event) {
        return body("application/cloudevents+json; charset=UTF-8", event);
    }

    private static RequestSpecification several(String... events) {
        return body("application/cloudevents-batch+json", "[" + String.join(",", events) + "]");
    }

    @Test
    void takesAnEventOnceHoweverOftenItIsDelivered() {
        String first = event("a", "com.example.sale.made", "{\"sale_id\": 1, \"amount\": 1}");
        JsonPath taken = push(one(first));
        push(one(event("b", "com.example.sale.changed", "{\"sale_id\": 1, \"amount\": 2}")));
        JsonPath again = push(one(first));

        assertThat(counts(taken)).isEqualTo(List.of(1, 1, 0, 0, 0, 0));
        assertThat(again.<Map<String, Object>>get()).isEqualTo(taken.<Map<String, Object>>get());
        assertThat(sales()).containsExactly("1 2");
    }

    @Test
    void takesEventsTogetherAndLeavesOutThoseItHas() {
        push(one(event("a", "sale.made", "{\"sale_id\": 1, \"amount\": 1}")));
        push(one(event("b", "sale.made", "{\"sale_id\": 1, \"amount\": 2}")));

        JsonPath answer = push(several(
                event("a", "sale.made", "{\"sale_id\": 1, \"amount\": 1}"),
                event("c", "sale.made", "{\"sale_id\": 3, \"amount\": 3}"),
                event("c", "sale.made", "{\"sale_id\": 3, \"amount\": 3}"),
                event("d", "com.example.sale.deleted.v2", "{\"sale_id\": 1}"),
                event("e", "sale.made", "\"nothing\"")));

        assertThat(counts(answer)).isEqualTo(List.of(5, 1, 0, 0, 1, 1));
        assertThat(answer.getInt("repeated")).isEqualTo(2);
        assertThat(answer.getString("problems[0].reason"))
                .isEqualTo("The data of the event is a text; expected an object with the fields of a record.");
        assertThat(sales()).containsExactly("3 3");
    }

    @Test
    void takesAnEventWhoseAttributesAreHeaders() {
        JsonPath taken = push(binary("x", "sale.made", "{\"sale_id\": 9, \"amount\": 9}"));
        JsonPath again = push(binary("x", "sale.made", "{\"sale_id\": 9, \"amount\": 9}"));
        push(binary("y", "sale.delete", "{\"sale_id\": 9}"));

        assertThat(counts(taken)).isEqualTo(List.of(1, 1, 0, 0, 0, 0));
        assertThat(again.<Map<String, Object>>get()).isEqualTo(taken.<Map<String, Object>>get());
        assertThat(sales()).isEmpty();
    }

    private static RequestSpecification binary(String id, String type, String data) {
        return body("application/json", data)
                .header("ce-specversion", "1.0")
                .header("ce-id", id)
                .header("ce-source", "/tills/7")
                .header("ce-type", type);
    }

    @Test
    void refusesWhatIsNoEvent() {
        refused(one("{\"id\": \"a\"}"), 400).body("detail", containsString("expected `specversion` 1.0"));
        refused(several(event("a", "t", "{}").replace("\"source\"", "\"origin\"")), 400)
                .body("detail", containsString("Event 1 has no `source`"));
        refused(one("[1]"), 400).body("detail", containsString("Event 1 is"));
    }
}
